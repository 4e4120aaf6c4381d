"""The page "Read this article": the text with its dates marked, and a card for each to decide on."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.dates import Span, hull, read
from events.dates.claims import fitting
from events.desk.base import DeskRequest, apart, desk_of, framed, may_publish
from events.desk.card_places import own_places
from events.desk.carrying_out import beside_now, carry_out, read_anew, span_now, take_back, tell, tell_carried_out
from events.desk.choosing import conflict_at
from events.desk.fields import TypedDateField
from events.desk.forms import say_refused
from events.desk.reading_form import ANOTHER, CandidateForm
from events.desk.segments import segments
from events.intake import candidates, deciding
from events.intake.proposer import MOST_PROPOSED, offered_kinds, readable
from events.intake.similar import Likeness, SimilarEvents
from events.models import Actor, Article, Candidate, Conflict, Event, EventKind, Place
from events.models.belonging import of
from events.models.roles import ENTER
from events.record.door import Stale, change
from events.text.given import whole_number

ACTIONS = ("publish", "accept", "reject", "put_back", "again", "beside", "undo")
MOST_LIKE = 3  # events that a card offers
MOST_CARDS = 40  # undecided proposals that are shown as cards at once; the text marks all
Typed = dict[int, dict[str, Any]]  # what an editor has changed in the cards, by the number of their candidate


class Card(NamedTuple):
    """A candidate to decide on, with the events that it may be an account of; one card is the current one."""

    candidate: Candidate
    form: CandidateForm
    likeliest: list[Event]
    current: bool
    beside: list[dict[str, Any]]  # dates of which there is no card

    @property
    def explaining(self) -> str:
        """Where a typed date is explained: beside those of the events that are offered."""
        beside = urlencode([("beside", event.date) for event in self.likeliest])
        return f"{reverse('admin:events_explain_date')}?{beside}"

    @property
    def offered_dates(self) -> list[tuple[Any, str]]:
        """The dates to choose from, each with those of the offered events that it fits."""
        others = [event.date for event in self.likeliest]
        return [(one, " ".join(fitting(one.data["value"], others))) for one in self.form["choice"]]

    @property
    def same_as(self) -> str:
        """The address of the event that it is said to be an account of, ANOTHER if typed; "" for a new one."""
        return str(self.form["event"].value() or "")


def read_article(request: DeskRequest, article: Article) -> HttpResponse:
    """The page; sent, the article is read anew first, unless only another conflict is chosen."""
    if request.method != "POST":
        return reading_page(request, article)
    typed = typed_in_cards(request, article)
    if "_choose" not in request.POST:
        try:
            take_added(request, article)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return reading_page(request, article, typed)
        read_now(request, article)
    return answered(request, article, typed)


ADDED = {  # what is asked for above the text where it is not known, and what readers are told of it
    "published": gettext_lazy("The source’s date of publication was added."),
    "publisher": gettext_lazy("The source’s publisher was added."),
}


def may_add(request: DeskRequest, article: Article, name: str) -> bool:
    """Whether the article lacks its date of publication or publisher, and this person may say it."""
    fixed = desk_of(Article).get_readonly_fields(request, article)
    secret = name == "publisher" and article.confidential  # which nobody is told
    return not (getattr(article, name) or name in fixed or secret) and request.user.has_perm("events.change_article")


def take_added(request: DeskRequest, article: Article) -> None:
    """What was typed above the text. Raises ValidationError for a date that is none."""
    written = {name: request.POST.get(name, "").strip() for name in ADDED if may_add(request, article, name)}
    if written.get("published"):
        written["published"] = TypedDateField().clean(written["published"])
    changed = [name for name, value in written.items() if value]
    for name in changed:
        column = cast(Any, Article._meta.get_field(name))
        setattr(article, name, column.clean(written[name], article))
    if not changed:
        return
    try:
        article.clean()
        with change(by=request.user, public_reason=str(ADDED[changed[0]])) as door:
            door.save_source(article)
    except ValidationError:
        article.refresh_from_db(fields=changed)
        raise
    desk_of(Article).log_change(request, article, [{"changed": {"fields": changed}}])


def read_now(request: DeskRequest, article: Article) -> None:
    """Make candidates of the dates in the text, and say how many are new."""
    if not readable(article):
        messages.warning(
            request,
            _("Dates are read in Arabic, English and French texts. Select words to make events of them by hand."),
        )
        return
    counts = candidates.read_into_candidates(article)
    message = ngettext(
        "The article was read: %(count)d dated expression is new.",
        "The article was read: %(count)d dated expressions are new.",
        counts["new"],
    )
    none = _("The article was read: no dated expression is new.")
    messages.success(request, message % {"count": counts["new"]} if counts["new"] else none)
    if counts["beyond"]:
        most = _("Only the first %d dated expressions were taken: enter the rest of the text as another article.")
        messages.warning(request, most % MOST_PROPOSED)
    if not article.published:
        messages.warning(
            request, _("The article has no date of publication: “on Thursday” and the like cannot be reckoned.")
        )


def sent_cards(request: DeskRequest, article: Article) -> list[Candidate]:
    """The undecided candidates whose cards were sent along."""
    names = (re.fullmatch(r"c(\d{1,18})-quote", name, re.ASCII) for name in request.POST)
    numbers = [int(name[1]) for name in names if name]
    return list(article.candidates.undecided().for_the_desk().filter(pk__in=numbers[:MOST_CARDS]))


def typed_in_cards(request: DeskRequest, article: Article, but: Candidate | None = None) -> Typed:
    """What stands in the cards that were sent along and changed, `but` not in that of one candidate."""
    kinds = list(EventKind.objects.all())
    others = [one for one in sent_cards(request, article) if one != but]
    places = own_places(others)
    sent = [
        CandidateForm(
            one, request.POST, kinds=kinds, places=places, same_as=request.POST.get(CandidateForm.same_as_of(one), "")
        )
        for one in others
    ]
    return {form.candidate.pk: form.typed for form in sent if form.has_changed()}


def reading_page(
    request: DeskRequest,
    article: Article,
    typed: Typed | None = None,
    *,
    failed: Sequence[CandidateForm] = (),
    at: Candidate | None = None,
) -> HttpResponse:
    """The text and the cards, with what was typed in them; `failed` are the forms of the cards that could not be
    carried out, `at` the candidate whose card is the current one."""
    conflicts = list(Conflict.objects.all())
    conflict = conflict_of(request, article, conflicts)
    marked = list(article.candidates.marked())
    undecided = sum(candidate.undecided for candidate in marked)
    first = list(article.candidates.undecided().for_the_desk()[:MOST_CARDS])
    at_card = str(at.pk) if at else request.GET.get("at", "")
    shown = cards(first, conflict, typed or {}, failed, at_card)
    with_cards = {(candidate.start, candidate.end) for candidate in marked}
    for card in shown:
        card.beside[:] = [date for date in card.beside if (date.get("start"), date.get("end")) not in with_cards]
    ticked = sum(bool(card.form["along"].value()) for card in shown)
    context = {
        "article": article,
        "conflict": conflict,
        "conflicts": conflicts,
        "segments": segments(article.text, marked),
        "cards": shown,
        "ticked": ticked,
        "unticked": len(shown) - ticked,
        "undecided": undecided,
        "all_decided": bool(marked) and not undecided,
        "more": max(undecided - MOST_CARDS, 0),
        "decided": article.candidates.decided(),
        "readable": readable(article),
        "asks": [name for name in ADDED if may_add(request, article, name)],
        "published": request.POST.get("published", ""),
        "may_publish": may_publish(request),
        "may_enter": request.user.has_perms(ENTER),
        "another": ANOTHER,
        "place_names": of(Place.objects.all(), conflict),
        "actor_names": of(Actor.objects.all(), conflict),
        "moved": article.citations.reckoned_from_another_date().exists(),
        "media": desk_of(Article).media + CandidateForm.base_media(),
        "is_nav_sidebar_enabled": False,  # the text and the cards need its room
    }
    return framed(request, "article/read", _("Read: %s") % apart(article), Article, **context)


def conflict_of(request: DeskRequest, article: Article, conflicts: list[Conflict]) -> Conflict | None:
    """The one asked for; else that of the desk, unless the article is of others; else the only one; else none."""
    slug = request.POST.get("conflict") or request.GET.get("conflict")
    if slug:
        return next((conflict for conflict in conflicts if conflict.slug == slug), None)
    its_own = list(article.conflicts.all())
    fitting, chosen = its_own or conflicts, conflict_at(request)
    return chosen if chosen in fitting else fitting[0] if len(fitting) == 1 or its_own else None


def cards(
    proposals: list[Candidate],
    conflict: Conflict | None,
    typed: Typed,
    failed: Sequence[CandidateForm],
    at: str,
) -> list[Card]:
    """A card for each; the current one is the first failed one, or that of the candidate whose number is `at`, or the
    first."""
    if not conflict or not proposals:
        return []
    kinds = offered_kinds(conflict)
    reaches = [read(candidate.date).reach for candidate in proposals if candidate.date]
    all_dated = len(reaches) == len(proposals)
    similar = SimilarEvents(conflict, hull(reaches) if all_dated else Span(None, None))
    others = [read(date).reach for candidate in proposals for date in candidate.dates if date != candidate.date]
    by_other = SimilarEvents(conflict, hull(others)) if others and all_dated else None
    current = next((candidate.pk for candidate in proposals if str(candidate.pk) == at), proposals[0].pk)
    refused = {form.candidate.pk: form for form in failed}
    current = next(iter(refused), current)
    named = {form["event"] for form in typed.values()} | {form["event"].data for form in failed}
    chosen = {
        event.slug: event for event in Event.objects.of(conflict).filter(slug__in=[slug for slug in named if slug])
    }
    made, places = [], own_places(proposals)
    told = set(proposals[0].article.citations.values_list("event_id", flat=True))
    for candidate in proposals:
        actors = [actor.pk for actor in candidate.actors.all()]
        rated = similar.rated(candidate.date, actors, candidate.sentence, kind=candidate.kind_id)
        if by_other:
            rated = with_other_dates(rated, by_other, candidate, actors)
        likeliest = [one.event for one in rated]
        # What an article tells of twice is of two days only where it is of two events.
        like = next((one for one in rated[:1] if one.event.pk not in told or one.event.date == candidate.date), None)
        form = refused.get(candidate.pk) or CandidateForm(
            candidate, kinds=kinds, typed=typed.get(candidate.pk), places=places, like=like
        )
        event = chosen.get(str(form["event"].value()))
        if event and event not in likeliest:  # others are likelier since it was chosen
            likeliest.append(event)
        made.append(
            Card(candidate, form, likeliest, candidate.pk == current, list(candidate.beside.get("dates", [])))
        )
    return made


def with_other_dates(
    rated: list[Likeness], similar: SimilarEvents, candidate: Candidate, actors: list[int]
) -> list[Likeness]:
    """And those that it is as like by another date that its words may mean; of these none is sure."""
    best = {one.event.pk: one for one in rated}
    for date in candidate.dates:
        if date == candidate.date:
            continue
        for one in similar.rated(date, actors, candidate.sentence, kind=candidate.kind_id):
            if one.event.pk not in best or best[one.event.pk].points < one.points:
                best[one.event.pk] = one._replace(sure=False)
    return sorted(best.values(), key=lambda one: (-one.points, one.event.pk))[:MOST_LIKE]


def answered(request: DeskRequest, article: Article, typed: Typed, at: Candidate | None = None) -> HttpResponse:
    """Back to the page by a redirection, or with what was typed in other cards, which that would lose."""
    return reading_page(request, article, typed, at=at) if typed else back(request, article, at)


def back(request: DeskRequest, article: Article, at: Candidate | None = None) -> HttpResponse:
    """To the page of the article, in the conflict that was chosen there, at the card of this candidate."""
    query = {"conflict": request.POST["conflict"]} if request.POST.get("conflict") else {}
    if at:
        query["at"] = str(at.pk)
    address = reverse("admin:events_article_read", args=[article.pk])
    fragment = f"#candidate-{at.pk}" if at else ""
    return HttpResponseRedirect(f"{address}?{urlencode(query)}{fragment}" if query else address)


def select_words(request: DeskRequest, article: Article) -> HttpResponse:
    """Selected words become a candidate; without a script, words that were copied here are looked for."""
    typed = typed_in_cards(request, article)
    try:
        candidate = candidates.propose_words(article, *selected(request, article))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return answered(request, article, typed)
    return answered(request, article, typed, candidate)


def selected(request: DeskRequest, article: Article) -> tuple[int, int]:
    """Where the words begin and end; raises ValidationError where the text does not hold them."""
    start, end = (whole_number(request.POST.get(name), most=len(article.text)) for name in ("start", "end"))
    if start is not None and end is not None:
        return start, end
    words = " ".join(request.POST.get("words", "").split())
    position = article.text.find(words) if words else -1
    if position < 0:
        raise ValidationError(_("These words do not occur in the article's text. Copy them as they stand there."))
    return position, position + len(words)


def decide(request: DeskRequest, article: Article, number: int) -> HttpResponse:
    """Carry out the button that was pressed on the card of this candidate.

    Raises Http404 where it is no candidate of the article, PermissionDenied for publishing without the permission.
    """
    candidate = get_object_or_404(article.candidates.for_the_desk(), pk=number)
    action = next((name for name in ACTIONS if f"_{name}" in request.POST), "")
    publish = action == "publish"
    if not action:
        return HttpResponse(status=400)
    if publish and not may_publish(request):
        raise PermissionDenied
    form = None
    typed = typed_in_cards(request, article, but=candidate)
    try:
        if action == "reject":
            deciding.reject(candidate)
            tell(request, candidate, _("Rejected: “{}”."), str(candidate), button="_put_back")
        elif action == "put_back":
            deciding.put_back(candidate)
        elif action == "undo":
            take_back(request, candidate)
        elif action in ("again", "beside"):
            words = beside_now(request, article, candidate) if action == "beside" else span_now(article, candidate)
            candidate = candidates.propose_words(article, *words)
            return answered(request, article, typed, candidate)
        else:
            conflict = get_object_or_404(Conflict, slug=request.POST.get("conflict", ""))
            form = CandidateForm(candidate, request.POST, kinds=list(EventKind.objects.all()), publish=publish)
            form.conflict = conflict
            if not form.is_valid():
                return reading_page(request, article, typed, failed=[form])
            event = carry_out(request, candidate, form, conflict, publish)
            tell_carried_out(request, candidate, form, event)
            read_anew(form)
    except (deciding.Decided, Stale) as refused:
        messages.error(request, str(refused))
    except ValidationError as error:
        if form is None:
            messages.error(request, " ".join(error.messages))
        else:
            say_refused(form, error)
            return reading_page(request, article, typed, failed=[form])
    following = article.candidates.undecided().filter(start__gte=candidate.start).order_by("start", "pk").first()
    return answered(request, article, typed, candidate if action in ("put_back", "undo") else following)
