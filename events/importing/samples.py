"""How the dates of a table are read, shown by a few of its cells."""

from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError

from events.dates.words import in_words
from events.importing.day_orders import DAY_AND_MONTH
from events.importing.first_days import as_meant
from events.importing.looking import Look
from events.importing.machine_days import day_after
from events.importing.mapping import first_said
from events.importing.open_dates import NOT_OF_CALENDAR, narrowed, of_the_hijra, what_is_open
from events.importing.row_dates import readings_of, why_not
from events.importing.tables import Row
from events.importing.weekdays import on_weekday, weekday_of
from events.reading.typed import FIRST_OF_A_TABLE, FIRST_OF_AN_OLD_TABLE
from events.text.folding import DIGITS
from events.text.languages import current_language

SAMPLES = 3  # cells that are shown


class Beside(NamedTuple):
    """Columns, or of a row what they say."""

    year: list[str]
    weekday: list[str]

    def of(self, row: Row) -> tuple[str, str]:
        return first_said(row, self.year), first_said(row, self.weekday)


class Sample(NamedTuple):
    """A cell of the column of dates, and how it is read: in words, two of them where it is left open, or why not; and
    what it leaves open."""

    cell: str
    readings: list[str]
    refused: str
    opened: str = ""


def samples_of(rows: Iterable[tuple[int, Row]], columns: list[str], look: Look, more: Beside) -> list[Sample]:
    """Three cells that differ, those first that can be read in two ways; the columns of `more` stand beside them."""
    cells: dict[str, tuple[str, str]] = {}
    for _number, row in rows:
        for cell in filter(None, (first_said(row, [name]) for name in columns)):
            cells.setdefault(cell, more.of(row))
    told = sorted([*cells][:500], key=lambda cell: not DAY_AND_MONTH.search(cell.translate(DIGITS)))
    samples = [sample_of(cell, look, *cells[cell]) for cell in told[:50]]
    return sorted(samples, key=lambda sample: len(sample.readings) < 2)[:SAMPLES]


def sample_of(cell: str, look: Look, year: str, weekday: str) -> Sample:
    lang = current_language()
    oldest = FIRST_OF_AN_OLD_TABLE if look.early else FIRST_OF_A_TABLE
    text = day_after(cell) if look.midnights else cell
    try:
        readings, either = (readings_of(text, order, oldest, look.year_first) for order in (look.order, ""))
    except ValidationError as error:
        if look.calendar == "hijri" and (readings := of_the_hijra(text, look.order)):
            return Sample(cell, [in_words(when, lang) for when in readings], "", what_is_open(readings, cell))
        asks = error.code == "early" and look.calendar in ("", "gregorian")
        return Sample(cell, [], why_not(cell, error, look.calendar), "calendar" if asks else "")
    readings, either = (narrowed(ways, cell, look.century, look.calendar, year) for ways in (readings, either))
    readings = on_weekday(readings, either, weekday_of(weekday) if weekday else None)
    if not readings:
        return Sample(cell, [], NOT_OF_CALENDAR % cell)
    words = [in_words(as_meant(when, look.firsts), lang) for when in readings]
    return Sample(cell, words, "", what_is_open(readings, cell))
