"""The pages that readers see."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from pydantic import Field

from events.dates import Span
from events.models import Conflict, DataSet, Revision, Tally
from events.models.finding import EventQuerySet
from events.record.counting import ALL, having, number_of, totals
from events.text.languages import current_language
from timeline import exports, share
from timeline.api import ViewQuery, figure_of
from timeline.caching import framed
from timeline.calendars import month_choices
from timeline.changes import day_of
from timeline.chips import chips
from timeline.choices import by_slug, offer
from timeline.conflicts import seen_conflict
from timeline.drafts import editor, for_the_desk
from timeline.drawing.gathered import Numbers
from timeline.drawing.lanes import MODEL
from timeline.drawing.layouts import FOLDED, LAYOUTS, WIDEST, Layout
from timeline.drawing.marks import Chart
from timeline.drawing.sketch import overview, sketch
from timeline.drawing.window import Window, size_of, window
from timeline.errors import error_page
from timeline.filters import EventFilter
from timeline.hints import days_meant, in_the_way, near_misses
from timeline.legend import numbers_of, switches
from timeline.listing import PORTION, Portion, by_year_and_month, portion
from timeline.parameters import BadQuery
from timeline.shown import days_of, in_view, said_of

MOST_MORE = 19  # portions beyond the first that are given at once: on paper, and to who comes back to a list


class ListQuery(ViewQuery):
    after: str = ""
    cited: int = Field(0, ge=0, le=100_000)
    more: int = Field(0, ge=0, le=MOST_MORE)


class Outline(NamedTuple):
    """A conflict as the first page shows it."""

    conflict: Conflict
    number: int  # of published events
    strip: dict[str, Any]
    first: date | None
    last: date | None
    changed: date | None


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    numbers = totals()
    shown = Conflict.objects.filter(pk__in=numbers)
    outlines = [outline(conflict, numbers[conflict.pk]) for conflict in shown]
    return render(request, "timeline/home.html", {"outlines": outlines})


def outline(conflict: Conflict, number: int) -> Outline:
    filters = EventFilter()
    matching, counts = filters.asked(conflict)
    drawn = window(matching, filters.lanes, ALL, (), size_of(matching, counts), counts)
    days = [day for event in drawn.events for day in (event.earliest, event.latest) if day]
    whole = drawn.whole if drawn.whole != ALL else Span(min(days, default=None), max(days, default=None))
    newest = Revision.objects.filter(event__conflict=conflict, public=True).order_by("-pk").first()
    changed = day_of(newest) if newest else None
    return Outline(conflict, number, overview_of(drawn, filters), whole.start, whole.end, changed)


@require_safe
def conflict_page(request: HttpRequest, conflict: str) -> HttpResponseBase:
    return timeline_page(request, conflict, "timeline/conflict.html")


def readable(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of filtered events, which says what is wrong with a filter that cannot be read."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except BadQuery as error:
            return error_page(request, 400, str(error))

    return answer


@require_safe
@for_the_desk
def preview(request: HttpRequest, conflict: str) -> HttpResponseBase:
    """The page as it would be if all that is in preparation were published."""
    return timeline_page(request, conflict, "timeline/preview.html", drafts=True)


@require_safe
@for_the_desk
def preview_figure(request: HttpRequest, conflict: str) -> HttpResponse:
    the_conflict = get_object_or_404(Conflict, slug=conflict)
    try:
        filters = EventFilter.from_query(request.GET).with_drafts(editor(request))
        figure = figure_of(the_conflict, filters, ViewQuery.model_validate(request.GET.dict()))
    except (BadQuery, ValueError, ValidationError) as error:
        return JsonResponse({"reason": str(error)}, status=400)
    return HttpResponse(figure, content_type="application/json")


@require_safe
@framed
def embed(request: HttpRequest, conflict: str) -> HttpResponseBase:
    """The chart and the list alone: the only page that other sites may show in a frame."""
    return timeline_page(request, conflict, "timeline/embed.html", in_frame=True)


@readable
def timeline_page(
    request: HttpRequest, conflict: str, template: str, *, drafts: bool = False, in_frame: bool = False
) -> HttpResponse:
    """The events of the filter in the address. What of that cannot be read is said at the form; in a frame, which
    has none, BadQuery does."""
    the_conflict = get_object_or_404(Conflict, slug=conflict) if drafts else seen_conflict(conflict)
    if "page" in request.GET:  # as the list was once numbered
        return without_page(request)
    filters, refused = EventFilter.as_far_as_read(request.GET)
    filters = (filters.with_drafts(editor(request)) if drafts else filters).counting()
    filters, nobody = by_slug(the_conflict, filters, "actor")
    filters, nowhere = by_slug(the_conflict, filters, "place")
    if nobody:
        refused["actor"] = _("No actor is called “%s”.") % "”, “".join(nobody)
    if nowhere:
        refused["place"] = _("No place is called “%s”.") % "”, “".join(nowhere)
    if refused and in_frame:
        raise BadQuery(" ".join(refused.values()))
    matching, counts = filters.asked(the_conflict)
    size = size_of(matching, counts)
    meant = days_meant(the_conflict, filters)
    if meant and not (size.total or refused or in_frame):  # a day was looked for by its name, as no words hold it
        return HttpResponseRedirect(f"{request.path}?{meant.hint.query}")
    listed = portion_after(matching, request.GET.get("after", ""), counts, filters.range.start)
    # Without titles, which a script asks for where a pointer may show them: a tenth of the page.
    drawn = window(matching, filters.lanes, filters.range, listed.events, size, counts, titled=False)
    context = {
        "conflict": the_conflict,
        "canonical": request.build_absolute_uri(),
        "refused": refused,
        "unknown": {"actor": ", ".join(nobody), "place": ", ".join(nowhere)},
        "days_meant": meant,
        "in_the_way": [] if size.total else in_the_way(the_conflict, filters),
        "near_misses": [] if size.total or not filters.q else near_misses(the_conflict, filters),
        "total": size.total,
        "about": size.about,
        "counts": numbers_of(the_conflict, filters),
        "in_range": filters.counts_in_range(the_conflict),
        "certain_about": filters.estimates_the_certain(the_conflict),
        "chips": chips(the_conflict, filters),
        "banded": bool(drawn.bands),
        "said": in_view(size.total, about=size.about),
        "sketch": drawings(drawn, filters, FOLDED if in_frame else LAYOUTS),
        "switches": switches(the_conflict, filters, matching, size.total, counts),
        "overview": overview_of(drawn, filters),
        "forms": exports.FORMS,
        "share": share.of_view(request, the_conflict, filters, share.framed_height(drawn)),
        "right_to_left": filters.right_to_left(current_language()),
        **addresses(the_conflict, filters, drafts=drafts, in_frame=in_frame),
        **choices(the_conflict, filters, size.total),
        **list_of(listed, filters),
    }
    return render(request, template, context, status=400 if refused else 200)


def addresses(conflict: Conflict, filters: EventFilter, *, drafts: bool, in_frame: bool) -> dict[str, str]:
    """Where the page's script asks for more of what is shown."""
    of_drafts, here = "preview_" if drafts else "", [conflict.slug]
    figure = reverse("timeline:preview_figure" if drafts else "api-1:figure", args=here)
    return {
        "figure_url": f"{figure}?{filters.query(lang=current_language(), folded=in_frame)}",
        "view_url": f"{reverse(f'timeline:{of_drafts}view', args=here)}?{filters.query(folded=in_frame)}",
        "listed_url": f"{reverse(f'timeline:{of_drafts}listed', args=here)}?{filters.query()}",
    }


def without_page(request: HttpRequest) -> HttpResponse:
    """To the same view, its list from the beginning."""
    query = request.GET.copy()
    del query["page"]
    return HttpResponseRedirect(f"{request.path}?{query.urlencode()}")


def drawings(drawn: Window, filters: EventFilter, layouts: Sequence[Layout] = LAYOUTS) -> SafeString:
    """The chart for each width of its place in a page, which shows one of them."""
    charts = ((layout, drawn.chart(layout)) for layout in layouts)
    parts = (
        drawing(chart, filters, layout, titled=drawn.titled, whole=chart.view == drawn.whole_view(layout.width))
        for layout, chart in charts
    )
    return mark_safe("".join(parts))  # noqa: S308 — escapes its texts


def drawing(chart: Chart, filters: EventFilter, layout: Layout, *, titled: bool = True, whole: bool = False) -> str:
    lang = current_language()
    right_to_left = filters.right_to_left(lang)
    return sketch(chart, layout, right_to_left=right_to_left, lang=lang, titled=titled, whole=whole)


def overview_of(drawn: Window, filters: EventFilter) -> dict[str, Any]:
    """The whole extent of the events as a small drawing, and its first and last day, as ordinals."""
    whole = drawn.whole_view(WIDEST.width)
    strip = overview(drawn.outline(whole), whole, right_to_left=filters.right_to_left(current_language()))
    return {"drawing": mark_safe(strip), "view": whole}  # noqa: S308 — numbers only


@require_safe
@readable
def view_page(request: HttpRequest, conflict: str) -> HttpResponseBase:
    return drawn_view(request, seen_conflict(conflict), EventFilter.from_query(request.GET))


@require_safe
@for_the_desk
@readable
def preview_view(request: HttpRequest, conflict: str) -> HttpResponseBase:
    filters = EventFilter.from_query(request.GET).with_drafts(editor(request))
    return drawn_view(request, get_object_or_404(Conflict, slug=conflict), filters)


def drawn_view(request: HttpRequest, conflict: Conflict, filters: EventFilter) -> JsonResponse:
    """A part of the axis as the page draws it anew while its reader moves: `view` and `width` as the figure's.

    `drawing` is the element, `said` the number in view, `nearest` the days of the nearest event where there is none.
    """
    try:
        view = ViewQuery.model_validate(request.GET.dict())
        asked = days_of(view.view)
    except (ValidationError, ValueError) as error:
        return JsonResponse({"reason": str(error)}, status=400)
    (matching, counts), shown = filters.asked(conflict), asked or filters.range
    chart = window(matching, filters.lanes, shown, counts=counts, exact=asked is not None).chart(view.layout)
    return JsonResponse({"drawing": drawing(chart, filters, view.layout), **said_of(matching, counts, shown)})


@require_safe
@readable
def listed_page(request: HttpRequest, conflict: str) -> HttpResponse:
    return listed_view(request, seen_conflict(conflict), EventFilter.from_query(request.GET))


@require_safe
@for_the_desk
@readable
def preview_listed(request: HttpRequest, conflict: str) -> HttpResponse:
    filters = EventFilter.from_query(request.GET).with_drafts(editor(request))
    return listed_view(request, get_object_or_404(Conflict, slug=conflict), filters)


def listed_view(request: HttpRequest, conflict: Conflict, filters: EventFilter) -> HttpResponse:
    """The first events of the list in a part of the axis, or those after a key, with their sources, as the page takes
    them in: its reader moves, or wants more. With `more`, so many portions beyond the first."""
    try:
        wanted = ListQuery.model_validate(request.GET.dict())
        shown = days_of(wanted.view)
    except (ValidationError, ValueError) as error:
        raise BadQuery(str(error)) from None
    matching, numbers = filters.asked(conflict)
    counts: Numbers | None = numbers
    query = filters.query()
    if shown:
        if few := numbers.near(shown):
            matching = few.matching.in_order()
        matching, filters, counts = matching.possibly_in(shown), filters.within(shown), None
    size = PORTION * (1 + wanted.more)
    portion_of_it = portion_after(matching, wanted.after, counts, filters.range.start, size)
    listed = list_of(portion_of_it, filters, wanted.cited)
    return render(request, "timeline/_listed.html", {"conflict": conflict, **listed, "query": query})


def list_of(listed: Portion, filters: EventFilter, cited: int = 0) -> dict[str, Any]:
    """What the list's template asks for, of one portion of the events that match; `cited` sources stand before it."""
    return {
        "filter": filters,
        "query": filters.query(),
        "preview": filters.drafts,
        "portion": listed,
        "years": by_year_and_month(listed.events),
        "sources": exports.numbered_sources(listed.events, cited),
    }


def portion_after(
    matching: EventQuerySet, after: str, counts: Numbers | None, since: date | None, size: int | None = None
) -> Portion:
    """A portion of the list; raises BadQuery for what is no key of it."""
    try:
        return portion(matching, after, size or PORTION, counts, since)
    except ValueError:
        raise BadQuery(_("The list has no such place: take its address without “after”.")) from None


@require_safe
def oembed(request: HttpRequest) -> JsonResponse:
    """How to show a timeline's page in another: https://oembed.com/. Refuses addresses of other pages with 404."""
    if request.GET.get("format", "json") != "json":
        return JsonResponse({"reason": _("Only JSON is given.")}, status=501)
    answer = share.oembed(request)
    if answer is None:
        return JsonResponse({"reason": _("There is no timeline at this address.")}, status=404)
    return JsonResponse(answer)


def choices(conflict: Conflict, filters: EventFilter, total: int) -> dict[str, Any]:
    return {
        "offers": {name: offer(conflict, filters, name, total) for name in MODEL},
        "month_choices": month_choices(),
        "data_sets": DataSet.objects.filter(pk__in=having(conflict, Tally.Of.DATA_SET)),
    }


@require_safe
def about(request: HttpRequest, conflict: str) -> HttpResponse:
    found = seen_conflict(conflict)
    numbers = {"accounts": number_of(found, Tally.Of.ACCOUNT), "wordless": number_of(found, Tally.Of.WORDLESS)}
    return render(request, "timeline/about.html", {"conflict": found, **numbers})
