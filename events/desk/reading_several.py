"""Several cards of one article, decided by one press: those that are ticked, or all the others; and undone by one."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.dates import read
from events.desk.base import DeskRequest, may_publish, told_of
from events.desk.carrying_out import MOST_VERSIONS, carry_out, read_anew, tell_entered, undo
from events.desk.forms import say_refused
from events.desk.reading import MOST_CARDS, answered, reading_page, sent_cards, typed_in_cards
from events.desk.reading_form import CandidateForm
from events.intake import candidates, deciding
from events.intake.similar import SimilarEvents
from events.models import Article, Candidate, Conflict, Event, EventKind
from events.record.door import Stale
from events.text.given import whole_number

ACTIONS = ("finish", "publish", "accept", "reject", "undo", "put_back")


def decide_several(request: DeskRequest, article: Article) -> HttpResponse:
    """Raises PermissionDenied for publishing without the permission."""
    action = next((name for name in ACTIONS if f"_{name}" in request.POST), "")
    if not action:
        return HttpResponse(status=400)
    if action in ("finish", "publish") and not may_publish(request):
        raise PermissionDenied
    if action in ("undo", "put_back"):
        at = take_back_several(request, article, request.POST[f"_{action}"])
        return answered(request, article, typed_in_cards(request, article), at)
    cards = sent_cards(request, article)
    ticked = [card for card in cards if f"c{card.pk}-along" in request.POST]
    done, failed = Done([], []), list[CandidateForm]()
    if action != "reject":
        failed = carry_out_several(request, article, ticked, done, publish=action != "accept")
    if action in ("finish", "reject") and not failed:  # of which one is refused the others wait with it
        reject_several(request, [card for card in cards if card not in ticked], done)
    tell_done(request, article, done, publish=action != "accept")
    typed = typed_in_cards(request, article)
    if failed:
        return reading_page(request, article, typed, failed=failed)
    return answered(request, article, typed)


class Done(NamedTuple):
    """What one press did."""

    carried_out: list[tuple[CandidateForm, Event]]
    rejected: list[Candidate]


def carry_out_several(
    request: DeskRequest, article: Article, ticked: Iterable[Candidate], made: Done, *, publish: bool
) -> list[CandidateForm]:
    """Each by itself, in the order of the text; gives the forms of those that could not be."""
    conflict = get_object_or_404(Conflict, slug=request.POST.get("conflict", ""))
    kinds = list(EventKind.objects.all())
    done, failed = made.carried_out, []
    for card in ticked:
        form = CandidateForm(card, request.POST, kinds=kinds, publish=publish)
        form.conflict = conflict
        try:
            if form.is_valid():
                check_apart(form, conflict, [event for _form, event in done])
                done.append((form, carry_out(request, card, form, conflict, publish)))
                continue
        except (deciding.Decided, Stale) as refused:
            messages.error(request, str(refused))
            continue
        except ValidationError as error:
            say_refused(form, error)
        failed.append(form)
    if done:
        read_anew(*(form for form, _event in done))
    return failed


def check_apart(form: CandidateForm, conflict: Conflict, made: list[Event]) -> None:
    """Raises ValidationError where a new event would be one that this same press has just made: nobody saw that one
    beside this card. What an article tells of two days is two events."""
    if form.cleaned_data.get("event") or not made:
        return
    decision = form.decision()
    similar = SimilarEvents(conflict, read(decision.date).reach)
    actors, kind = [actor.pk for actor in decision.actors], decision.kind.pk if decision.kind else None
    rated = similar.rated(decision.date, actors, form.candidate.sentence, kind=kind)
    if rated and rated[0].sure and rated[0].event in made and rated[0].event.date == decision.date:
        told = _("This may be “%s”, which was made just now: say whether it is, or press this card’s own button.")
        raise ValidationError(told % rated[0].event)


def tell_done(request: DeskRequest, article: Article, done: Done, *, publish: bool) -> None:
    """With one button that undoes all of it."""
    parts = []
    if count := len(done.carried_out):
        told = (
            ngettext("%(count)d card was published.", "%(count)d cards were published.", count)
            if publish
            else ngettext("%(count)d card became a draft.", "%(count)d cards became drafts.", count)
        )
        parts.append(told % {"count": count})
    if count := len(done.rejected):
        told = ngettext("%(count)d card was rejected.", "%(count)d cards were rejected.", count)
        parts.append(told % {"count": count})
    if parts:
        undone_by = [f"{form.candidate.pk}:{event.version}" for form, event in done.carried_out]
        undone_by += [f"{card.pk}:0" for card in done.rejected]
        tell(request, article, " ".join(parts), "_undo" if done.carried_out else "_put_back", ",".join(undone_by))
    tell_entered(request, *(form for form, _event in done.carried_out))


def reject_several(request: DeskRequest, cards: list[Candidate], done: Done) -> None:
    for card in cards:
        try:
            deciding.reject(card)
        except deciding.Decided as refused:
            messages.error(request, str(refused))
        else:
            done.rejected.append(card)


def tell(request: DeskRequest, article: Article, told: str, button: str, value: str) -> None:
    """What was done, beside a button that undoes all of it."""
    address = reverse("admin:events_article_decide_several", args=[article.pk])
    message = '{} <button class="button undo" formaction="{}" name="{}" value="{}">{}</button>'
    messages.success(request, format_html(message, told, address, button, value, _("Undo")))


def take_back_several(request: DeskRequest, article: Article, told: str) -> Candidate | None:
    """Undo the decisions of one press, and give the first card that is here again; those on which somebody worked
    since stay, and are named."""
    undone: list[Candidate] = []
    entered = False
    for event, cards in by_event(article, told).items():
        try:
            if event:
                entered = undo(request, event, cards) or entered
            else:
                for card in cards:
                    deciding.put_back(card)
            undone += cards
        except (Stale, ValidationError) as refused:
            why = " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)
            for card in cards:
                messages.error(request, told_of(card, why))
    if entered:
        candidates.read_into_candidates(article)
    if undone:
        told = ngettext(
            "Undone: %(count)d card is here again.", "Undone: %(count)d cards are here again.", len(undone)
        )
        messages.success(request, told % {"count": len(undone)})
    return min(undone, key=lambda card: (card.start, card.pk), default=None)


def by_event(article: Article, told: str) -> dict[Event | None, dict[Candidate, int]]:
    """The cards that a button names, each with the version of its event that it became; None: of no event."""
    pairs = [part.partition(":") for part in told.split(",")[:MOST_CARDS]]
    versions = {whole_number(pk) or 0: whole_number(number, most=MOST_VERSIONS) or 0 for pk, _colon, number in pairs}
    cards: dict[Event | None, dict[Candidate, int]] = {}
    for card in article.candidates.for_the_desk().filter(pk__in=versions):
        cards.setdefault(card.citation.event if card.citation else None, {})[card] = versions[card.pk]
    return cards
