"""The page "Read this article": the text with its dates marked, and a card for each to decide on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.dates import Span, hull, read
from events.dates.words import in_words
from events.desk.base import DeskRequest, apart, desk_of, framed, may_publish
from events.desk.choosing import conflict_at
from events.desk.fields import TypedDateField
from events.desk.forms import say_refused
from events.desk.reading_form import ANOTHER, CandidateForm, own_places
from events.intake import candidates, deciding
from events.intake.similar import SimilarEvents
from events.models import Actor, Article, Candidate, Conflict, Event, EventKind, Place
from events.models.belonging import of
from events.models.finding import Status
from events.record.door import Stale, change
from events.text.folding import fold
from events.text.given import whole_number
from events.text.languages import current_language, in_all_languages
from events.text.searching import wanted

MOST_CARDS = 40  # undecided proposals that are shown as cards at once; the text marks all
MOST_SORTED = 200  # events that hold typed words, of which the ten likeliest are offered
MOST_VERSIONS = 2**31 - 1
Typed = dict[int, dict[str, Any]]  # what an editor has changed in the cards, by the number of their candidate


class Segment(NamedTuple):
    """A piece of an article's text: plain, an expression with its candidate, or a cue that decided."""

    text: str
    candidate: Candidate | None = None
    cue: bool = False


def segments(text: str, proposals: Iterable[Candidate]) -> list[Segment]:
    """The whole text in pieces, in order; of marks that overlap, the first one stands."""
    marks: list[tuple[int, int, Candidate | None]] = []
    for candidate in proposals:
        start = where(text, candidate)
        if start is not None:
            marks.append((start, start + candidate.end - candidate.start, candidate))
            shift = start - candidate.start
            cues = [reason for reason in candidate.reasons if reason["end"]]
            marks += [(cue["start"] + shift, cue["end"] + shift, None) for cue in cues]
    pieces: list[Segment] = []
    place = 0
    for start, end, marked in sorted(marks, key=lambda mark: (mark[0], mark[2] is None, mark[1])):
        if start < place or end > len(text):
            continue
        pieces += [Segment(text[place:start]), Segment(text[start:end], marked, cue=marked is None)]
        place = end
    return [piece for piece in [*pieces, Segment(text[place:])] if piece.text]


def where(text: str, candidate: Candidate) -> int | None:
    """Where the candidate's words begin; in a corrected text where its sentence stands now; None if nowhere."""
    if text.startswith(candidate.sentence, candidate.sentence_start):
        return candidate.start
    sentence_start = text.find(candidate.sentence)
    return None if sentence_start < 0 else sentence_start + candidate.start - candidate.sentence_start


class Card(NamedTuple):
    """A candidate to decide on, with the events that it may be an account of; one card is the current one."""

    candidate: Candidate
    form: CandidateForm
    likeliest: list[Event]
    current: bool
    beside: list[dict[str, Any]]  # dates of which there is no card

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
            take_published(request, article)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return reading_page(request, article, typed)
        read_now(request, article)
    return answered(request, article, typed)


def may_date(request: DeskRequest, article: Article) -> bool:
    """Whether the article has no date of publication, and this person may give it one."""
    fixed = desk_of(Article).get_readonly_fields(request, article)
    return not article.published and "published" not in fixed and request.user.has_perm("events.change_article")


def take_published(request: DeskRequest, article: Article) -> None:
    """The date of publication that was typed above the text. Raises ValidationError for what is none."""
    written = request.POST.get("published", "").strip()
    if not written or not may_date(request, article):
        return
    published = Article._meta.get_field("published").clean(TypedDateField().clean(written), article)
    article.published = published
    try:
        article.clean()
        with change(by=request.user, public_reason=_("The source’s date of publication was added.")) as door:
            door.save_source(article)
    except ValidationError:
        article.published = ""
        raise
    desk_of(Article).log_change(request, article, [{"changed": {"fields": ["published"]}}])


def read_now(request: DeskRequest, article: Article) -> None:
    """Make candidates of the dates in the text, and say how many are new."""
    if not candidates.readable(article):
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
        messages.warning(request, most % candidates.MOST_PROPOSED)
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
        "readable": candidates.readable(article),
        "may_date": may_date(request, article),
        "published": request.POST.get("published", ""),
        "may_publish": may_publish(request),
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
    kinds = candidates.offered_kinds(conflict)
    reaches = [read(candidate.date).reach for candidate in proposals if candidate.date]
    all_dated = len(reaches) == len(proposals)
    similar = SimilarEvents(conflict, hull(reaches) if all_dated else Span(None, None))
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
    if event := form.cleaned_data.get("event"):
        check_changeable(request, event)
        deciding.add_to(candidate, decision, event, by=request.user, publish=publish)
    else:
        event = deciding.accept(candidate, decision, conflict, by=request.user, publish=publish)
    form.enters = [*decision.new_actors, *filter(None, [decision.new_place])]
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
    tell_entered(request, form.enters)


def tell_entered(request: DeskRequest, names: Iterable[str]) -> None:
    if entered := list(dict.fromkeys(names)):
        messages.info(request, _("Entered anew: %s.") % _(", ").join(entered))


def find_events(request: DeskRequest) -> JsonResponse:
    """Events of a conflict whose titles, quotes or names hold the typed words, titles first: for the field of another
    event."""
    words = request.GET.get("q", "").strip()[:100]
    conflict = Conflict.objects.filter(slug=request.GET.get("conflict", "")).first()
    events = Event.objects.exclude(status=Status.WITHDRAWN)
    fitting = list(events.search(words, conflict).in_order()[:MOST_SORTED]) if conflict and wanted(words) else []
    by_title = sorted(
        fitting, key=lambda event: fold(words) not in fold(" ".join(in_all_languages(event, "title").values()))
    )
    rows = [
        {
            "slug": event.slug,
            "title": str(event),
            "date": event.date,
            "says": in_words(event.when, current_language(), planned=event.planned) if event.when else "",
            "public": event.status == Status.PUBLISHED,
        }
        for event in by_title[:10]
    ]
    return JsonResponse({"events": rows})


ACTIONS = ("publish", "accept", "reject", "put_back", "again", "beside", "undo")


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
