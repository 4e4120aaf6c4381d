"""The page "Read this article": the text with its dates marked, and a card for each to decide on."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from events.dates import Span, hull, read
from events.dates.words import in_words
from events.desk.reading_form import CandidateForm
from events.intake import anchoring, candidates
from events.intake.similar import SimilarEvents
from events.models import Actor, Article, Candidate, Conflict, Event, EventKind
from events.models.events import Status
from events.text.folding import fold
from events.text.languages import current_language

MOST_CARDS = 40  # undecided proposals that are shown as cards at once; the text marks all


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
            marks += [(r["start"] + shift, r["end"] + shift, None) for r in candidate.reasons if r["end"]]
    pieces, place = [], 0
    for start, end, marked in sorted(marks, key=lambda mark: (mark[0], mark[2] is None, mark[1])):
        if start < place or end > len(text):
            continue
        pieces += [Segment(text[place:start]), Segment(text[start:end], marked, cue=marked is None)]
        place = end
    return [piece for piece in [*pieces, Segment(text[place:])] if piece.text]


def where(text: str, candidate: Candidate) -> int | None:
    """Where the candidate's words begin; in a corrected text where its sentence stands now; None if nowhere."""
    if text[candidate.sentence_start :].startswith(candidate.sentence):
        return candidate.start
    found = text.find(candidate.sentence)
    return None if found < 0 else found + candidate.start - candidate.sentence_start


class Card(NamedTuple):
    candidate: Candidate
    form: CandidateForm
    likeliest: list[Event]
    current: bool


class ReadingDesk:
    """Pages of the articles' admin."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/read/", wrap(self.read), name="events_article_read"),
            path("<int:pk>/read/words/", wrap(require_POST(self.select_words)), name="events_article_words"),
            path("<int:pk>/read/<int:number>/", wrap(require_POST(self.decide)), name="events_article_decide"),
            path("<int:pk>/dates/", wrap(self.reanchor), name="events_article_dates"),
            path("find-events/", wrap(self.find_events), name="events_find_events"),
            *super().get_urls(),
        ]

    def article(self, request: HttpRequest, pk: int) -> Article:
        """The article, if the editor may work with it; 404 and 403 as everywhere in the admin."""
        article = get_object_or_404(self.get_queryset(request), pk=pk)
        if not request.user.has_perms(["events.change_candidate", "events.add_event", "events.change_event"]):
            raise PermissionDenied
        return article

    def read(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.article(request, pk)
        if request.method == "POST":
            self.read_now(request, article)
            return self.back(request, article)
        return self.page(request, article)

    def read_now(self, request: HttpRequest, article: Article) -> None:
        if not candidates.readable(article):
            told = _(
                "Dates are read in Arabic, English and French texts. Select words to make events of them by hand."
            )
            messages.warning(request, told)
            return
        counts = candidates.read_into_candidates(article)
        told = ngettext(
            "The article was read: %(count)d dated expression is new.",
            "The article was read: %(count)d dated expressions are new.",
            counts["new"],
        )
        messages.success(request, told % {"count": counts["new"]})
        if not article.published:
            told = _("The article has no date of publication: “on Thursday” and the like cannot be reckoned.")
            messages.warning(request, told)

    def page(self, request: HttpRequest, article: Article, failed: CandidateForm | None = None) -> HttpResponse:
        conflicts = list(Conflict.objects.all())
        conflict = self.conflict(request, article, conflicts)
        proposals = list(article.candidates.for_the_desk())
        undecided = [c for c in proposals if c.undecided]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Read: %s") % article,
            "opts": self.opts,
            "article": article,
            "conflict": conflict,
            "conflicts": conflicts,
            "segments": segments(article.text, proposals),
            "cards": self.cards(request, undecided[:MOST_CARDS], conflict, failed),
            "undecided": len(undecided),
            "more": max(len(undecided) - MOST_CARDS, 0),
            "decided": [c for c in proposals if not c.undecided],
            "readable": candidates.readable(article),
            "may_publish": request.user.has_perm("events.publish_event"),
            "actor_names": [actor.name.text for actor in Actor.objects.all()],
            "moved": article.citations.reckoned_from_another_date().exists(),
            "media": self.media + CandidateForm.base_media(),
        }
        return render(request, "admin/events/article/read.html", context)

    def conflict(self, request: HttpRequest, article: Article, conflicts: list[Conflict]) -> Conflict | None:
        """The one asked for; else that of the article's events; else the first."""
        asked = request.POST.get("conflict") or request.GET.get("conflict")
        if asked:
            return next((c for c in conflicts if c.slug == asked), None)
        cited = Conflict.objects.filter(events__citations__article=article).first()
        return cited or next(iter(conflicts), None)

    def cards(
        self,
        request: HttpRequest,
        proposals: list[Candidate],
        conflict: Conflict | None,
        failed: CandidateForm | None,
    ) -> list[Card]:
        if not conflict or not proposals:
            return []
        kinds = list(EventKind.objects.all())
        reaches = [read(c.date).reach for c in proposals if c.date]
        dated = len(reaches) == len(proposals)
        similar = SimilarEvents(conflict, hull(reaches) if dated else Span(None, None))
        at = request.GET.get("at", "")
        current = next((c.pk for c in proposals if str(c.pk) == at), proposals[0].pk)
        if failed:
            current = failed.candidate.pk
        cards = []
        for candidate in proposals:
            likeliest = similar.likeliest(candidate.date, [a.pk for a in candidate.actors.all()], candidate.sentence)
            if failed and failed.candidate.pk == candidate.pk:
                form = failed
            else:
                form = CandidateForm(candidate, kinds=kinds, likeliest=likeliest)
            cards.append(Card(candidate, form, likeliest, candidate.pk == current))
        return cards

    def back(self, request: HttpRequest, article: Article, at: Candidate | None = None) -> HttpResponse:
        query = {"conflict": request.POST["conflict"]} if request.POST.get("conflict") else {}
        if at:
            query["at"] = str(at.pk)
        address = reverse("admin:events_article_read", args=[article.pk])
        fragment = f"#candidate-{at.pk}" if at else ""
        return HttpResponseRedirect(f"{address}?{urlencode(query)}{fragment}" if query else address)

    def select_words(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Selected words become a candidate; without a script, words that were copied here are looked for."""
        article = self.article(request, pk)
        try:
            made = candidates.propose_words(article, *self.selected(article, request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.back(request, article)
        return self.back(request, article, made)

    def selected(self, article: Article, request: HttpRequest) -> tuple[int, int]:
        start, end = request.POST.get("start", ""), request.POST.get("end", "")
        if start.isdecimal() and end.isdecimal():
            return int(start), int(end)
        words = " ".join(request.POST.get("words", "").split())
        found = article.text.find(words) if words else -1
        if found < 0:
            raise ValidationError(_("These words do not occur in the article's text. Copy them as they stand there."))
        return found, found + len(words)

    def decide(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        article = self.article(request, pk)
        candidate = get_object_or_404(article.candidates.for_the_desk(), pk=number)
        action = next((name for name in ACTIONS if f"_{name}" in request.POST), "")
        publish = action in ("publish", "add_publish")
        if not action:
            return HttpResponse(status=400)
        if publish and not request.user.has_perm("events.publish_event"):
            raise PermissionDenied
        form = None
        try:
            if action == "reject":
                candidates.reject(candidate)
            elif action == "put_back":
                candidates.put_back(candidate)
            elif action == "again":
                candidate = candidates.propose_words(article, *self.span_now(article, candidate))
                return self.back(request, article, candidate)
            else:
                conflict = get_object_or_404(Conflict, slug=request.POST.get("conflict", ""))
                form = CandidateForm(candidate, request.POST, kinds=list(EventKind.objects.all()), action=action)
                form.conflict = conflict
                if not form.is_valid():
                    return self.page(request, article, failed=form)
                self.carry_out(request, candidate, form, conflict, publish)
        except candidates.Decided as decided:
            messages.error(request, str(decided))
        except ValidationError as error:
            if form is None:
                messages.error(request, " ".join(error.messages))
            else:
                form.add_error(None, error.messages)
                return self.page(request, article, failed=form)
        following = article.candidates.undecided().filter(start__gte=candidate.start).order_by("start", "pk").first()
        return self.back(request, article, candidate if action == "put_back" else following)

    def span_now(self, article: Article, candidate: Candidate) -> tuple[int, int]:
        start = where(article.text, candidate)
        if start is None:
            raise ValidationError(_("The sentence no longer stands in the article's text."))
        return start, start + candidate.end - candidate.start

    def carry_out(
        self, request: HttpRequest, candidate: Candidate, form: CandidateForm, conflict: Conflict, publish: bool
    ) -> None:
        decision = form.decision()
        if event := form.cleaned_data.get("event"):
            check_changeable(event, request)
            candidates.add_to(candidate, decision, event, by=request.user, publish=publish)
            told = _("The account was added and published: {}.") if publish else _("The account was added to {}.")
        else:
            event = candidates.accept(candidate, decision, conflict, by=request.user, publish=publish)
            told = _("Published: {}.") if publish else _("A draft was made: {}.")
        messages.success(request, format_html(told, links(event)))

    def find_events(self, request: HttpRequest) -> JsonResponse:
        """Events of a conflict whose titles, quotes or names hold the typed words: for the field of another event."""
        if not request.user.has_perm("events.view_event"):
            raise PermissionDenied
        words = request.GET.get("q", "").strip()[:100]
        events = Event.objects.filter(conflict__slug=request.GET.get("conflict", "")).exclude(status=Status.WITHDRAWN)
        found = events.search(words).in_order().distinct()[:10] if fold(words) else []
        return JsonResponse({"events": [{"slug": e.slug, "title": str(e), "date": e.date} for e in found]})

    # The article's date was corrected

    def reanchor(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.article(request, pk)
        moves = anchoring.moves(article)
        if request.method == "POST":
            for move in moves:
                self.decide_move(request, move, request.POST.get(f"move-{move.citation.pk}"))
            left = article.citations.reckoned_from_another_date().exists()
            name = "dates" if left else "change"
            return HttpResponseRedirect(reverse(f"admin:events_article_{name}", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Dates reckoned from the article's date"),
            "opts": self.opts,
            "article": article,
            "moves": moves,
        }
        return render(request, "admin/events/article/dates.html", context)

    def decide_move(self, request: HttpRequest, move: anchoring.Move, choice: str | None) -> None:
        reason = f"The article's date is {move.citation.article.published}, not {move.citation.reckoned_from}"
        typed = request.POST.get("public_reason", "").strip()[:500]
        public_reason = typed or _("The source's date of publication was corrected.")
        try:
            if choice in ("move", "keep"):
                check_changeable(move.citation.event, request)
            if choice == "move":
                anchoring.let_move(move, by=request.user, reason=reason, public_reason=public_reason)
            elif choice == "keep":
                anchoring.keep(move, by=request.user, reason=reason, public_reason=public_reason)
        except ValidationError as error:
            messages.warning(request, f"{move.citation.event}: {' '.join(error.messages)}")


ACTIONS = ("publish", "accept", "add_publish", "add", "reject", "put_back", "again")


def check_changeable(event: Event, request: HttpRequest) -> None:
    """Raises ValidationError where this person may not change the event."""
    if not Event.objects.changeable_by(request.user).filter(pk=event.pk).exists():
        raise ValidationError(_("Only editors change this event: make a draft of your own, or ask one of them."))


def links(event: Event) -> SafeString:
    """The event's title, with its date, as a link to its page: the readers' where it is published."""
    public = event.status == Status.PUBLISHED
    address = event.get_absolute_url() if public else reverse("admin:events_event_change", args=[event.pk])
    date = in_words(event.when, current_language(), planned=event.planned) if event.when else ""
    return format_html('<a href="{}">{}</a> ({})', address, event, date)
