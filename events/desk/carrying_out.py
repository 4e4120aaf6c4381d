"""What is decided on a card of the page that reads an article is carried out, told, and undone."""

from collections.abc import Mapping
from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from events.dates.words import in_words
from events.desk.base import DeskRequest
from events.desk.reading_form import CandidateForm
from events.desk.segments import where
from events.intake import candidates, deciding
from events.models import Article, Candidate, Conflict, Event
from events.models.finding import Status
from events.models.roles import ENTER
from events.record.door import Stale
from events.text.given import whole_number
from events.text.languages import current_language, listed

MOST_VERSIONS = 2**31 - 1


def take_back(request: DeskRequest, candidate: Candidate) -> None:
    """Undo the decision that the message told of; raises ValidationError, Stale."""
    if not candidate.citation:
        raise Stale(Stale.message)
    version = whole_number(request.POST["_undo"], most=MOST_VERSIONS) or 0
    if undo(request, candidate.citation.event, {candidate: version}):
        candidates.read_into_candidates(candidate.article)
    messages.success(request, _("Undone: the card is here again."))


def undo(request: DeskRequest, event: Event, decided: Mapping[Candidate, int]) -> bool:
    """Take back what candidates gave to an event, each as this version; gives whether somebody or some place was
    entered with it, whom the other cards name then. Raises ValidationError, Stale."""
    check_changeable(request, event)
    return deciding.undo(decided, event, by=request.user)


def tell(request: DeskRequest, candidate: Candidate, message: str, what: str, *, button: str, value: int = 0) -> None:
    """What was done, beside a button that undoes it."""
    address = reverse("admin:events_article_decide", args=[candidate.article_id, candidate.pk])
    undo = '<button class="button undo" formaction="{}" name="{}" value="{}">{}</button>'
    done = format_html(message, what)
    messages.success(request, format_html("{} " + undo, done, address, button, value, _("Undo")))


def span_now(article: Article, candidate: Candidate) -> tuple[int, int]:
    """Where the candidate's words begin and end now; raises ValidationError where their sentence is gone."""
    start = where(article.text, candidate)
    if start is None:
        raise ValidationError(_("The sentence no longer stands in the article's text."))
    return start, start + candidate.end - candidate.start


def beside_now(request: DeskRequest, article: Article, candidate: Candidate) -> tuple[int, int]:
    """Where the date stands now that a button names, of those beside the candidate's; raises ValidationError."""
    start, _end = span_now(article, candidate)
    first = whole_number(request.POST["_beside"], most=len(article.text))
    other = next((date for date in candidate.beside.get("dates", []) if date.get("start") == first), None)
    if other is None:
        raise ValidationError(_("The sentence no longer stands in the article's text."))
    moved = start - candidate.start
    return other["start"] + moved, other["end"] + moved


def carry_out(
    request: DeskRequest, candidate: Candidate, form: CandidateForm, conflict: Conflict, publish: bool
) -> Event:
    """Make an event of the candidate, or an account of the event that was chosen; gives it.

    Raises ValidationError, Decided, Stale.
    """
    decision = form.decision()
    decision.enters = request.user.has_perms(ENTER)
    if event := form.cleaned_data.get("event"):
        check_changeable(request, event)
        deciding.add_to(candidate, decision, event, by=request.user, publish=publish)
    else:
        event = deciding.accept(candidate, decision, conflict, by=request.user, publish=publish)
    named = [*decision.new_actors, *filter(None, [decision.new_place])]
    form.enters, form.keeps = (named, []) if decision.enters else ([], decision.kept)
    return cast(Event, event)


def read_anew(*decided: CandidateForm) -> None:
    """Whom or what these decisions entered is known now: the other cards name them too."""
    if any(form.enters for form in decided):
        candidates.read_into_candidates(decided[0].candidate.article)


def tell_carried_out(request: DeskRequest, candidate: Candidate, form: CandidateForm, event: Event) -> None:
    if form.cleaned_data.get("event"):
        published, drafted = _("The account was added and published: {}."), _("The account was added to {}.")
    else:
        published, drafted = _("Published: {}."), _("A draft was made: {}.")
    message = published if form.publish else drafted
    tell(request, candidate, message, links(event), button="_undo", value=event.version)
    tell_entered(request, form)


def tell_entered(request: DeskRequest, *forms: CandidateForm) -> None:
    """And what is left to those who may."""
    if entered := list(dict.fromkeys(name for form in forms for name in form.enters)):
        messages.info(request, _("Entered anew: %s.") % listed(entered))
    if kept := list(dict.fromkeys(name for form in forms for name in form.keeps)):
        messages.info(request, _("Kept in the notes, for an editor to enter: %s.") % listed(kept))


def check_changeable(request: DeskRequest, event: Event) -> None:
    """Raises ValidationError where this person may not change the event."""
    if not Event.objects.changeable_by(request.user).filter(pk=event.pk).exists():
        raise ValidationError(_("Only editors change this event: make a draft of your own, or ask one of them."))


def links(event: Event) -> SafeString:
    """The event's title, with its date, as a link to its page: the readers' where it is published."""
    public = event.status == Status.PUBLISHED
    address = event.get_absolute_url() if public else reverse("admin:events_event_change", args=[event.pk])
    date = in_words(event.when, current_language(), planned=event.planned) if event.when else ""
    return format_html('<a href="{}">{}</a>{}', address, event, date and f" · {date}")
