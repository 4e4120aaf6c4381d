"""A calendar (iCalendar) → its rows: what it calls an event, a day each or from one to another. Pure."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from icalendar import Calendar, Component
from icalendar.error import BrokenCalendarProperty

CALENDAR = ".ics"
OURS = "-//Sourced timeline//"  # as `timeline.exports` signs it: a month stands there as its days
A_DAY = timedelta(1)
OTHERS = frozenset(["VALARM", "VFREEBUSY", "VJOURNAL", "VTODO"])
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
        calendar = Calendar.from_ical(without_others(text))
    except (ValueError, KeyError, IndexError) as error:
        message = _("The file is no calendar (iCalendar): %(error)s")
        raise ValidationError(message, params={"error": str(error)[:200]}) from None
    if str(calendar.get("prodid", "")) == OURS:
        raise ValidationError(_("A timeline's own calendar hides how exact its dates are: take its JSON or CSV."))
    yield from map(row_of, calendar.walk("VEVENT"))


def without_others(text: str) -> str:
    """Without what is no event: an error in it would be one of the whole file."""
    kept, within = [], ""
    for line in text.split("\n"):
        said, _colon, name = line.strip().upper().partition(":")
        if within:
            within = "" if (said, name) == ("END", within) else within
        elif said == "BEGIN" and name in OTHERS:
            within = name
        else:
            kept.append(line)
    return text if within else "\n".join(kept)  # what has no end would take the events after it along


def row_of(event: Component) -> dict[str, str]:
    said = {name: as_text(event.get(of)) for name, of in COLUMNS.items()}
    first, last = days_of(event)
    at = [str(of(event.get("geo"), name) or "") for name in ("latitude", "longitude")]
    kinds = event.get("categories")
    several = kinds if isinstance(kinds, list) else [kinds]
    return said | {
        "date": first,
        "end date": last,
        "latitude": at[0],
        "longitude": at[1],
        "category": "; ".join(as_text(name) for one in several if one for name in of(one, "cats") or [one]),
    }


def of(value: Any, name: str) -> Any:
    """What it has of this name; None where it has none, or is written wrongly."""
    with suppress(AttributeError, BrokenCalendarProperty):
        return getattr(value, name)


def days_of(event: Component) -> tuple[str, str]:
    """The first day, and the last where it is another: where no hours are given, it ends before its end, but for what
    ends where it begins. What is written wrongly stands as it is written."""
    said = [event.get(name) for name in ("dtstart", "dtend")]
    start, end = (of(value, "dt") for value in said)
    lasts = of(event.get("duration"), "dt")
    with suppress(OverflowError, TypeError):  # beyond the last year, or of a time without a day
        end = start + lasts if said[1] is None and lasts else end
        end -= timedelta(0) if isinstance(end, datetime) or end == start else A_DAY
    first, last = (day_of(when) or as_text(value) for when, value in zip((start, end), said, strict=True))
    return first, last if last != first else ""


def day_of(when: Any) -> str:
    day = when.date() if isinstance(when, datetime) else when
    return day.isoformat() if isinstance(day, date) else ""


def as_text(value: Any) -> str:
    if value is None:
        return ""
    return value.to_ical().decode() if hasattr(value, "to_ical") and not isinstance(value, str) else str(value)
