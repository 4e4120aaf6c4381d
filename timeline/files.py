"""A view as a file: for spreadsheets, calendars and programs, to keep, and as a picture."""

from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.importing.own_json import file_out
from events.importing.own_table import beside
from events.models import Conflict, Event
from events.record.table import as_csv
from events.text.languages import current_language
from timeline import exports, share
from timeline.api import kept_back_sets
from timeline.conflicts import seen_conflict
from timeline.drawing.gathered import Numbers
from timeline.drawing.layouts import layout_of
from timeline.drawing.picture import WIDTH as PICTURE_WIDTH
from timeline.drawing.picture import picture as draw_picture
from timeline.drawing.window import size_of, window
from timeline.filters import EventFilter
from timeline.legend import kinds_of
from timeline.listing import by_year_and_month, each
from timeline.sending import whole_or_streamed
from timeline.views import choices, drawings, readable

STYLESHEET = Path(__file__).parent / "static" / "timeline" / "timeline.css"
MOST_SAVED = 2000  # events in a saved page: what a browser opens and prints


@require_safe
@readable
def export(request: HttpRequest, conflict: str, form: str) -> HttpResponse | StreamingHttpResponse:
    """The events of the filter in the address, as a file."""
    the_conflict = seen_conflict(conflict)
    filters = EventFilter.from_query(request.GET)
    matching, numbers = filters.asked(the_conflict)
    those = Event.objects.may_be_passed_on()
    those = exports.with_last_change(those) if form == "ics" else those
    events = each(matching, numbers, filters.range.start, those)
    address = exports.page_address(request)
    match form:
        case "csv":
            answer = whole_or_streamed(as_csv(events, address, beside()), "text/csv; charset=utf-8")
        case "ics":
            wide = request.GET.get("wide") == "1"
            calendar = exports.as_calendar(the_conflict, events, address, request.get_host(), wide=wide)
            answer = whole_or_streamed(calendar, "text/calendar; charset=utf-8")
        case "html":
            answer = HttpResponse(saved_page(request, the_conflict, filters))
        case "timelinejs.json":
            answer = whole_or_streamed(exports.as_timelinejs(the_conflict, events, address), "application/json")
        case _:
            file = file_out(the_conflict, events, address, request.build_absolute_uri())
            answer = whole_or_streamed(file, "application/json")
    name = f"{the_conflict.slug}-{date.today().isoformat()}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@readable
def picture(request: HttpRequest, conflict: str) -> HttpResponse:
    """The view as a picture, for the cards that other sites show of a link."""
    the_conflict = seen_conflict(conflict)
    filters = EventFilter.from_query(request.GET)
    (matching, counts), lang = filters.asked(the_conflict), current_language()
    size = size_of(matching, counts)
    chart = window(matching, filters.lanes, filters.range, (), size, counts).chart(layout_of(PICTURE_WIDTH))
    key = share.key_of(kinds_of(the_conflict, matching, size.total, counts), laned=filters.lanes == "kind")
    words = replace(
        share.picture_words(request, the_conflict, filters, matching, size.total), key=key, others=_("Others")
    )
    png = draw_picture(chart, words, right_to_left=filters.right_to_left(lang), lang=lang)
    return HttpResponse(png, content_type="image/png")


def saved_page(request: HttpRequest, conflict: Conflict, filters: EventFilter) -> str:
    """The view as one file that needs no network: with its drawing, all accounts, and its sources numbered."""
    styles = STYLESHEET.read_text(encoding="utf-8")
    matching, numbers = filters.asked(conflict)
    counts: Numbers | None = numbers
    if kept_back_sets(conflict):
        matching, counts = matching.may_be_passed_on(), None
    size = size_of(matching, counts)
    total = size.total
    kept = matching.most_significant(MOST_SAVED).in_order() if total > MOST_SAVED else matching
    events = list(kept.with_accounts())
    drawn = window(matching, filters.lanes, filters.range, events, size, counts)
    context = {
        "conflict": conflict,
        "years": by_year_and_month(events),
        "kept": len(events),
        "total": total,
        "about": size.about,
        "sources": exports.numbered_sources(events),
        "sketch": drawings(drawn, filters),
        "kinds": kinds_of(conflict, matching, total, counts),
        "styles": mark_safe(styles),  # noqa: S308 — our own file
        "policy": policy_of(styles),
        "share": share.of_view(request, conflict, filters, share.HEIGHT),
        "right_to_left": filters.right_to_left(current_language()),
        **choices(conflict, filters, total),
    }
    return render_to_string("timeline/saved.html", context, request)


def policy_of(styles: str) -> str:
    """What a browser may do with a saved page, wherever it is opened: show it in these styles, and run nothing."""
    digest = b64encode(sha256(styles.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
