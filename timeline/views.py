"""The pages that readers see."""

from collections.abc import Callable
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.importing.own_json import file_out
from events.models import Article, Citation, Conflict, Event, EventKind, FormerAddress, Tally
from events.models.events import EventQuerySet, Status
from events.record.counting import ALL, Counts, number_of, totals
from events.record.table import as_csv
from events.text.languages import current_language
from timeline import exports, share
from timeline.api import ViewQuery, figure_of
from timeline.caching import framed
from timeline.calendars import month_choices
from timeline.changes import changes_of
from timeline.choices import MOST_COUNTED, actors_by_slug, offer
from timeline.drawing.lanes import MODEL
from timeline.drawing.picture import WIDTH as PICTURE_WIDTH
from timeline.drawing.picture import picture as draw_picture
from timeline.drawing.sketch import overview, sketch
from timeline.drawing.window import Window, extents_of, in_view, size_of, window
from timeline.filters import BadQuery, EventFilter
from timeline.hints import days_meant, near_misses
from timeline.listing import by_year_and_month, portion

STYLESHEET = Path(__file__).parent / "static" / "timeline" / "timeline.css"
SKETCH_WIDTH = 1100  # px for which the drawing in the page is laid out
MOST_SAVED = 2000  # events in a saved page: what a browser opens and prints
CHUNK = 500  # events of an export that are read at once
PORTION = 300  # events of the list in one page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    numbers = totals()
    shown = Conflict.objects.filter(pk__in=numbers)
    return render(
        request, "timeline/home.html", {"conflicts": [(conflict, numbers[conflict.pk]) for conflict in shown]}
    )


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


def for_the_desk(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only for those who prepare events, and kept by no cache."""
    return never_cache(staff_member_required(permission_required("events.view_event", raise_exception=True)(view)))


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
        filters = EventFilter.from_query(request.GET).with_drafts()
        figure = figure_of(the_conflict, filters, ViewQuery.model_validate(request.GET.dict()))
    except (BadQuery, ValueError, ValidationError) as error:
        return JsonResponse({"reason": str(error)}, status=400)
    return HttpResponse(figure, content_type="application/json")


@require_safe
@for_the_desk
def preview_event(
    request: HttpRequest, conflict: str, slug: str, template: str = "timeline/event.html"
) -> HttpResponse:
    prepared = Event.objects.in_preparation().with_accounts()
    event = get_object_or_404(prepared, conflict__slug=conflict, slug=slug)
    return render(request, template, {"event": event, "conflict": event.conflict, "preview": True})


@require_safe
@framed
def embed(request: HttpRequest, conflict: str) -> HttpResponseBase:
    """The chart and the list alone: the only page that other sites may show in a frame."""
    return timeline_page(request, conflict, "timeline/embed.html", form=False)


@readable
def timeline_page(
    request: HttpRequest, conflict: str, template: str, *, drafts: bool = False, form: bool = True
) -> HttpResponse:
    """The events of the filter in the address; where there is a `form`, it says what of that cannot be read."""
    the_conflict = get_object_or_404(Conflict, slug=conflict)
    if "page" in request.GET:  # as the list was once numbered
        return without_page(request)
    filters, refused = EventFilter.as_far_as_read(request.GET)
    filters, unknown = actors_by_slug(filters)
    if unknown:
        refused["actor"] = _("No actor is called “%s”.") % "”, “".join(unknown)
    if refused and not form:
        raise BadQuery(" ".join(refused.values()))
    filters = filters.with_drafts() if drafts else filters
    matching = filters.apply(the_conflict)
    figure = reverse("timeline:preview_figure" if drafts else "api-1:figure", args=[the_conflict.slug])
    counts = filters.counts(the_conflict)
    size = size_of(matching, counts)
    try:
        listed = portion(matching, request.GET.get("after", ""), PORTION)
    except ValueError:
        raise BadQuery(_("The list has no such place: take its address without “after”.")) from None
    drawn = window(matching, filters.lanes, filters.range, listed.events, size, counts)
    context = {
        "conflict": the_conflict,
        "filter": filters,
        "refused": refused,
        "unknown_actors": ", ".join(unknown),
        "days_meant": days_meant(filters),
        "near_misses": [] if size.total or not filters.q else near_misses(the_conflict, filters),
        "total": size.total,
        "portion": listed,
        "years": by_year_and_month(listed.events),
        "counts": numbers_of(the_conflict, filters, matching, size.total),
        "sources": exports.numbered_sources(listed.events),
        "in_range": filters.counts_in_range(the_conflict),
        "source": source_named(filters.source),
        "banded": bool(drawn.bands),
        "said": in_view(size.total),
        "sketch": drawing(drawn, filters),
        "kinds": kinds_of(the_conflict, matching, size.total, counts),
        "overview": overview_of(drawn, filters),
        "figure_url": f"{figure}?{filters.query(lang=current_language())}",
        "preview": drafts,
        "share": share.of_view(request, the_conflict, filters),
        **choices(the_conflict, filters, size.total),
    }
    return render(request, template, context, status=400 if refused else 200)


def without_page(request: HttpRequest) -> HttpResponse:
    """To the same view, its list from the beginning."""
    query = request.GET.copy()
    del query["page"]
    return HttpResponseRedirect(f"{request.path}?{query.urlencode()}")


def drawing(drawn: Window, filters: EventFilter) -> SafeString:
    lang = current_language()
    return mark_safe(sketch(drawn.chart(SKETCH_WIDTH), right_to_left=filters.right_to_left(lang), lang=lang))  # noqa: S308 — escapes its texts


def overview_of(drawn: Window, filters: EventFilter) -> dict[str, Any]:
    """The whole extent of the events as a small drawing, and its first and last day, as ordinals."""
    whole = drawn.whole_view(SKETCH_WIDTH)
    right_to_left = filters.right_to_left(current_language())
    strip = overview(extents_of(drawn.events, whole), whole, right_to_left=right_to_left)
    return {"drawing": mark_safe(strip), "view": whole, "right_to_left": right_to_left}  # noqa: S308 — numbers only


@require_safe
def oembed(request: HttpRequest) -> JsonResponse:
    """How to show a timeline's page in another: https://oembed.com/. Refuses addresses of other pages with 404."""
    if request.GET.get("format", "json") != "json":
        return JsonResponse({"reason": _("Only JSON is given.")}, status=501)
    answer = share.oembed(request)
    if answer is None:
        return JsonResponse({"reason": _("There is no timeline at this address.")}, status=404)
    return JsonResponse(answer)


@require_safe
@readable
def export(request: HttpRequest, conflict: str, form: str) -> HttpResponse | StreamingHttpResponse:
    """The events of the filter in the address, as a file."""
    the_conflict = get_object_or_404(Conflict, slug=conflict)
    filters = EventFilter.from_query(request.GET)
    events = filters.apply(the_conflict).may_be_passed_on().with_accounts().iterator(CHUNK)
    address = exports.page_address(request)
    answer: HttpResponse | StreamingHttpResponse
    match form:
        case "csv":
            answer = StreamingHttpResponse(as_csv(events, address), "text/csv; charset=utf-8")
        case "ics":
            wide = request.GET.get("wide") == "1"
            calendar = exports.as_calendar(the_conflict, events, address, request.get_host(), wide=wide)
            answer = StreamingHttpResponse(calendar, "text/calendar; charset=utf-8")
        case "html":
            answer = HttpResponse(saved_page(request, the_conflict, filters))
        case "timelinejs.json":
            answer = JsonResponse(exports.as_timelinejs(the_conflict, events, address))
        case _:
            file = file_out(the_conflict, events, address, request.build_absolute_uri())
            answer = StreamingHttpResponse(file, "application/json")
    name = f"{the_conflict.slug}-{date.today().isoformat()}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@readable
def picture(request: HttpRequest, conflict: str) -> HttpResponse:
    """The view as a picture, for the cards that other sites show of a link."""
    the_conflict = get_object_or_404(Conflict, slug=conflict)
    filters = EventFilter.from_query(request.GET)
    matching, lang = filters.apply(the_conflict), current_language()
    counts = filters.counts(the_conflict)
    size = size_of(matching, counts)
    chart = window(matching, filters.lanes, filters.range, (), size, counts).chart(PICTURE_WIDTH)
    words = share.picture_words(request, the_conflict, filters, size.total)
    png = draw_picture(chart, words, right_to_left=filters.right_to_left(lang), lang=lang)
    return HttpResponse(png, content_type="image/png")


def saved_page(request: HttpRequest, conflict: Conflict, filters: EventFilter) -> str:
    """The view as one file that needs no network: with its drawing, all accounts, and its sources numbered."""
    matching = filters.apply(conflict).may_be_passed_on()
    total = matching.count()
    kept = matching.most_significant(MOST_SAVED).in_order() if total > MOST_SAVED else matching
    events = list(kept.with_accounts())
    context = {
        "conflict": conflict,
        "years": by_year_and_month(events),
        "kept": len(events),
        "total": total,
        "sources": exports.numbered_sources(events),
        "sketch": drawing(window(matching, filters.lanes, filters.range, events), filters),
        "kinds": kinds_of(conflict, matching, total),
        "styles": mark_safe(STYLESHEET.read_text(encoding="utf-8")),  # noqa: S308 — our own file
        "share": share.of_view(request, conflict, filters),
        **choices(conflict, filters, total),
    }
    return render_to_string("timeline/saved.html", context, request)


def source_named(number: str) -> Article | None:
    """The source that the events are limited to, as far as readers may know it."""
    return Article.objects.filter(pk=number, confidential=False).defer("text").first() if number else None


def numbers_of(conflict: Conflict, filters: EventFilter, matching: EventQuerySet, total: int) -> dict[str, int]:
    """Accounts, sources and disputed dates of the events that match; sources only of so many as can be counted."""
    if not filters.active and not filters.drafts and total > MOST_COUNTED:
        return {"accounts": number_of(conflict, Tally.Of.ACCOUNT), "disputed": number_of(conflict, Tally.Of.DISPUTED)}
    if total > MOST_COUNTED:
        return {}
    accounts = Citation.objects.published().filter(event__in=matching.order_by().values("pk"))
    return {
        **accounts.aggregate(accounts=Count("pk"), sources=Count("article", distinct=True)),
        "disputed": matching.disputed().count(),
    }


def kinds_of(
    conflict: Conflict, matching: EventQuerySet, total: int, counts: Counts | None = None
) -> list[EventKind]:
    """The kinds of the events that match, in the order of the lanes; all of the conflict where too many match."""
    if counts or total > MOST_COUNTED:
        counts = counts or Counts(conflict)
        numbers = counts.possibly_in(ALL)
        return [kind for kind in counts.kinds.values() if kind.slug in numbers]
    return list(EventKind.objects.filter(pk__in=matching.order_by().values("kind")))


def choices(conflict: Conflict, filters: EventFilter, total: int) -> dict[str, Any]:
    return {
        "offers": {name: offer(conflict, filters, name, total) for name in MODEL},
        "month_choices": month_choices(),
        "data_sets": Event.objects.published().of(conflict).data_sets(),
    }


@require_safe
def event_page(request: HttpRequest, conflict: str, slug: str, template: str = "timeline/event.html") -> HttpResponse:
    events = Event.objects.with_accounts().select_related("merged_into__conflict")
    event = events.filter(conflict__slug=conflict, slug=slug).first()
    if event is None or not event.was_seen_here():
        return moved_or_missing(request, conflict, slug)
    if event.merged_into and event.merged_into.status == Status.PUBLISHED:
        return HttpResponsePermanentRedirect(event.merged_into.get_absolute_url())
    if event.status != Status.PUBLISHED:
        return withdrawn(request, event)
    context = {
        "event": event,
        "conflict": event.conflict,
        "preview": False,
        "changes": partial(changes_of, event),
        "image": share.picture_address(request, event.conflict, EventFilter.model_validate({"events": slug})),
    }
    return render(request, template, context)


def moved_or_missing(request: HttpRequest, conflict: str, slug: str) -> HttpResponse:
    """The new address of an event that was renamed, or its notice; raises Http404 where there is none."""
    former = (
        FormerAddress.objects.select_related("event__conflict").filter(conflict__slug=conflict, slug=slug).first()
    )
    if former is None:
        raise Http404
    if former.event.status != Status.PUBLISHED:
        return withdrawn(request, former.event)
    return HttpResponsePermanentRedirect(former.event.get_absolute_url())


def withdrawn(request: HttpRequest, event: Event) -> HttpResponse:
    """A notice with the public reason only; raises Http404 for an event that readers never saw."""
    last = event.revisions.filter(public=True).order_by("-number").first()
    if last is None:
        raise Http404
    return error_page(request, 410, last.public_reason, event.conflict)


@require_safe
def about(request: HttpRequest, conflict: str) -> HttpResponse:
    context = {"conflict": get_object_or_404(Conflict, slug=conflict)}
    return render(request, "timeline/about.html", context)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answers while the database does."""
    Conflict.objects.exists()
    return HttpResponse("ok", content_type="text/plain")


def error_page(request: HttpRequest, status: int, reason: str = "", conflict: Conflict | None = None) -> HttpResponse:
    context = {"status": status, "reason": reason, "conflict": conflict}
    return render(request, "timeline/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"reason": _("There is nothing published at this address.")}, status=404)
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(request, 500)
