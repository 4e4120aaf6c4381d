"""A weekday beside a date or "today": where they contradict each other."""

from datetime import date, timedelta

from events.dates import read
from events.reading.finding import Match

DATED_WEEKDAYS = {"date", "date-part", "rel-weekday", "weekday-rel", "hijri", "numeric"}  # rules
BESIDE_WEEKDAY = {"rel-weekday", "weekday-rel"}  # rules
MOST_DAYS_LATER = 2  # a text is printed than it was written


def weekday_differs(match: Match, edtf: str) -> bool:
    """Whether a weekday contradicts its date: that is said, and the date believed, unless it is "today"."""
    if match.rule not in DATED_WEEKDAYS or match.groups.get("wd") is None:
        return False
    day = read(edtf).bounds.start if edtf else None
    return day is not None and day.weekday() != match.groups["wd"]


def by_its_weekday(match: Match, edtf: str) -> str:
    """The day that the weekday names where "today" is said beside it in what is quoted of another day; "" where it is
    too far, or it is no certain day: "since yesterday, Friday"."""
    day = read(edtf).bounds.start
    if day is None or edtf != day.isoformat():
        return ""
    later = days_after_weekday(day, match)
    return (day - timedelta(later)).isoformat() if abs(later) <= MOST_DAYS_LATER else ""


def days_after_weekday(day: date, match: Match) -> int:
    return int((day.weekday() - match.groups["wd"] + 3) % 7 - 3)
