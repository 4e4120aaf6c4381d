"""A calendar (iCalendar) → its rows: what it calls an event, a day each or from one to another. Pure."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from icalendar import Calendar, Component

CALENDAR = ".ics"
OURS = "-//Sourced timeline//"  # as `timeline.exports` signs it: a month stands there as its days
A_DAY = timedelta(1)
COLUMNS = {
    "id": "uid",
    "title": "summary",
    "location": "location",
    "description": "description",
    "url": "url",
    "repeats": "rrule",  # of which the first alone is read: the column stands among those that are left out
}


def records_of_calendar(text: str) -> Iterator[dict[str, str]]:
    """Raises ValidationError for what is no calendar, and for one that we made."""
    try:
        calendar = Calendar.from_ical(text)
    except (ValueError, KeyError, IndexError) as error:
        message = _("The file is no calendar (iCalendar): %(error)s")
        raise ValidationError(message, params={"error": str(error)[:200]}) from None
    if str(calendar.get("prodid", "")) == OURS:
        raise ValidationError(_("A timeline's own calendar hides how exact its dates are: take its JSON or CSV."))
    yield from map(row_of, calendar.walk("VEVENT"))


def row_of(event: Component) -> dict[str, str]:
    said = {name: as_text(event.get(of)) for name, of in COLUMNS.items()}
    first, last = days_of(event)
    at = getattr(event.get("geo"), "latitude", ""), getattr(event.get("geo"), "longitude", "")
    kinds = event.get("categories")
    several = kinds if isinstance(kinds, list) else [kinds]
    return said | {
        "date": first,
        "end date": last,
        "latitude": str(at[0]),
        "longitude": str(at[1]),
        "category": "; ".join(as_text(name) for one in several if one for name in getattr(one, "cats", [one])),
    }


def days_of(event: Component) -> tuple[str, str]:
    """The first day, and the last where it is another: where no hours are given, it ends before its end."""
    start, end, lasts = (getattr(event.get(name), "dt", None) for name in ("dtstart", "dtend", "duration"))
    if start is None:
        return "", ""
    if end is None and isinstance(lasts, timedelta):
        end = start + lasts
    if end is not None and not isinstance(end, datetime):
        end -= A_DAY
    first, last = day_of(start), day_of(end)
    return first, last if last != first else ""


def day_of(when: Any) -> str:
    day = when.date() if isinstance(when, datetime) else when
    return day.isoformat() if isinstance(day, date) else ""


def as_text(value: Any) -> str:
    if value is None:
        return ""
    return value.to_ical().decode() if hasattr(value, "to_ical") and not isinstance(value, str) else str(value)
