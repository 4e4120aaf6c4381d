"""The events of a filtered view, to take along: as a calendar, or slides of TimelineJS."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from typing import Any

import orjson
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Calendar, vText
from icalendar import Event as CalendarEvent

from events.dates import EventDate, Point
from events.dates.timelinejs import parts_of
from events.dates.words import in_words
from events.models import Article, Batch, Conflict, Event, Revision
from events.models.finding import EventQuerySet
from events.record.table import Address
from events.text.languages import current_language

WIDEST_IN_CALENDAR = 7  # days; what may be on any of more would only fill a calendar
# RFC 5545 has no calendar without any component.
WITHOUT_EVENTS = (
    b"BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"
    b"TZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
FORMS = {  # of a view as a file, by the end of its name, and what the page calls it; `files.export` writes them
    "html": gettext_lazy("This view as of today, with all sources, to print or keep (HTML)"),
    "csv": gettext_lazy("Table for spreadsheets (CSV)"),
    "json": gettext_lazy("Data with all accounts (JSON)"),
    "ics": gettext_lazy("Calendar (iCalendar)"),
    "timelinejs.json": gettext_lazy("Slides for TimelineJS"),
}


def page_address(request: HttpRequest) -> Address:
    """Gives the address of an event's page as it stands in files, with the scheme and the host of the request."""

    before: dict[int, str] = {}  # of the slug, by conflict: to make each address anew was an eighth of an export

    def address(event: Event) -> str:
        if event.conflict_id not in before:
            whole = request.build_absolute_uri(event.get_absolute_url())
            before[event.conflict_id] = whole.removesuffix(f"{event.slug}/")
        return f"{before[event.conflict_id]}{event.slug}/"

    return address


def as_calendar(
    conflict: Conflict, events: Iterable[Event], address: Address, host: str, *, wide: bool = False
) -> Iterator[bytes]:
    """The parts of an iCalendar file of whole days; what may be on any of more than seven days only if `wide`."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sourced timeline//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", vText(conflict.name.text))  # without it nothing of these is escaped
    calendar.add("x-wr-caldesc", vText(licence_words(conflict)))
    head, end = calendar.to_ical().split(b"END:VCALENDAR")
    yield head
    is_empty = True
    for event in events:
        first, last = event.earliest, event.latest
        if first and last and (wide or (last - first).days < WIDEST_IN_CALENDAR):
            is_empty = False
            yield calendar_event(event, first, last, address, host).to_ical()
    yield (WITHOUT_EVENTS if is_empty else b"") + b"END:VCALENDAR" + end


def calendar_event(event: Event, first: date, last: date, address: Address, host: str) -> CalendarEvent:
    words = date_words(event)
    entry = CalendarEvent()
    entry.add("uid", f"{event.conflict.slug}.{event.slug}@{host}")
    entry.add("dtstamp", midnight(told_last(event)))
    entry.add("dtstart", first)
    if last < date.max:
        entry.add("dtend", last + timedelta(1))
    else:  # no day follows it
        entry.add("duration", timedelta((last - first).days + 1))
    exact = event.date == first.isoformat()
    entry.add("summary", event.title.text if exact else f"{event.title.text} ({words})")
    entry.add("description", f"{words}\n{event.summary.text}\n{address(event)}")
    entry.add("url", address(event))
    entry.add("status", "TENTATIVE" if event.planned or event.tentative else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    if event.place:
        entry.add("location", event.place.name.text)
    return entry


def told_last(event: Event) -> date:
    """The day of its last change that readers saw, or of the import that wrote it; event as `with_last_change`."""
    at: datetime | None = getattr(event, "last_change", None)
    return at.astimezone(UTC).date() if at else date.today()


def with_last_change(events: EventQuerySet) -> EventQuerySet:
    seen = Revision.objects.filter(event=OuterRef("pk"), public=True).order_by("-at").values("at")[:1]
    imported = Batch.objects.filter(batch=OuterRef("import_batch")).values("at")[:1]
    return events.annotate(last_change=Coalesce(Subquery(seen), Subquery(imported)))


def date_words(event: Event) -> str:
    """The event's date as a reader of the page's language says it; "" where it has none."""
    return in_words(event.when, current_language(), planned=event.planned) if event.when else ""


def midnight(day: date) -> datetime:
    """No file tells the hour of an edit."""
    return datetime.combine(day, time(), UTC)


def as_timelinejs(conflict: Conflict, events: Iterable[Event], address: Address) -> Iterator[bytes]:
    """The parts of what TimelineJS 3 loads: texts escaped, as it takes them for HTML; dates in words as
    `display_date`."""
    text = f"{escape(conflict.summary.text)}<p>{escape(licence_words(conflict))}</p>"
    head = {"title": {"text": {"headline": escape(conflict.name.text), "text": text}}}
    yield orjson.dumps(head)[:-1] + b',"events":['
    slides = (slide for event in events if (slide := timelinejs_slide(event, address)))
    for number, slide in enumerate(slides):
        yield (b",\n" if number else b"\n") + orjson.dumps(slide)
    yield b"]}\n"


def timelinejs_slide(event: Event, address: Address) -> dict[str, Any] | None:
    """None for an event without a date, which TimelineJS refuses."""
    if event.when is None:
        return None
    start, end = ends(event.when)
    link = f'<a href="{escape(address(event))}">{escape(_("Sources"))}</a>'
    slide = {
        "unique_id": event.slug,
        "start_date": parts_of(start),
        "display_date": escape(date_words(event)),
        "group": escape(event.kind.name.text),
        "text": {
            "headline": escape(event.title.text),
            "text": f"<p>{escape(event.summary.text)}</p><p>{link}</p>",
        },
    }
    return {**slide, "end_date": parts_of(end)} if end else slide


def ends(when: EventDate) -> tuple[Point, Point | None]:
    """The points from and to which a date is drawn; the second None where there is but one."""
    if when.start and when.end and when.start != when.end:
        return when.start, when.end
    return when.start or when.end or when.points[0], None


def numbered_sources(events: Iterable[Event], before: int = 0) -> dict[int, tuple[int, Article]]:
    """The sources of all accounts, each once, numbered in the order in which they are met, from 1 or after those that
    stand `before`; keyed by id."""
    numbered: dict[int, tuple[int, Article]] = {}
    for event in events:
        for account in event.citations.all():
            if account.article_id not in numbered:
                numbered[account.article_id] = (before + len(numbered) + 1, account.article)
    return numbered


def licence_words(conflict: Conflict) -> str:
    """The licence of the data, and that quotes are excepted from it; "" where the conflict names none."""
    if not conflict.licence:
        return ""
    words = _("Data: %(licence)s, %(editors)s. Words quoted from sources belong to them.")
    return words % {"licence": conflict.licence, "editors": conflict.editors or conflict.name.text}
