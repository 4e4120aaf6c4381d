"""The day of the week in a column of its own: it tells which of two orders a day is written in. Pure.

Spreadsheets turn 3/1/2017 of one country into 1 March and leave 13/1/2017 as it is: the column has no order then.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.dates import EventDate, Form
from events.reading.typed import typed
from events.text.remembering import remembered

A_MONDAY = date(2017, 1, 2)
JANUARY = ("January", "janvier", "يناير")  # of all other languages the first
LETTERS = re.compile(r"[^\W\d_][^\W\d_ -]{1,18}(?:[ -][^\W\d_]{1,10})?\.?")


@remembered(512)
def weekday_of(text: str) -> int | None:
    """0 for Monday in any language that dates are read in; None of what is no such name."""
    name = text.strip()
    if not (LETTERS.fullmatch(name) and is_known(name)):
        return None
    called = [number for number in range(7) if is_called(name, A_MONDAY + timedelta(number))]
    return called[0] if len(called) == 1 else None  # a word that says nothing may stand before any day


def is_known(name: str) -> bool:
    """Whether it stands before days: of each short text of a table all seven are not asked."""
    for month in JANUARY:
        try:
            return bool(typed(f"{name} {A_MONDAY.day} {month} {A_MONDAY.year}", "en", cell=True))
        except ValidationError as error:
            if error.code == "weekday":  # of another one
                return True
    return False


def is_called(name: str, day: date) -> bool:
    for month in JANUARY:
        with suppress(ValidationError):
            return bool(typed(f"{name} {day.day} {month} {day.year}", "en", cell=True))
    return False


def on_weekday(settled: Sequence[EventDate], either: Sequence[EventDate], weekday: int | None) -> Sequence[EventDate]:
    """Of a cell as its column's order has it, or `either` order, what falls on that day; else as it was."""
    if weekday is None:
        return settled
    own, other = ([when for when in ways if falls(when, weekday)] for ways in (settled, either))
    return own or other or settled


def falls(when: EventDate, weekday: int) -> bool:
    day = when.start if when.form == Form.POINT else None
    return day is not None and day.precision == "day" and day.earliest.weekday() == weekday


def misses(when: EventDate, weekday: int | None) -> bool:
    """Whether it is a day, and another one."""
    day = when.start if when.form == Form.POINT else None
    return weekday is not None and day is not None and day.precision == "day" and not falls(when, weekday)


def told(weekday: str, when: EventDate) -> str:
    return _("“%(weekday)s” stands beside its date, %(date)s, which was another day of the week.") % {
        "weekday": weekday,
        "date": when,
    }
