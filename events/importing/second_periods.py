"""Columns of a second period beside those of the first, as tables of wars have them: StartYear1, StartYear2. Pure."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import ngettext

from events.importing.mapping import Mapping, first_said
from events.importing.rows import NTH
from events.importing.tables import Row

YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)", re.ASCII)
BEGINS = re.compile(r"year|start|begin|ann|début|debut|inici|ano|año|jahr|سن|بد", re.I)  # “date 2” may be any other
MOST = 9  # periods of a row


class Periods:
    """The columns of the periods of a row that come after its first."""

    def __init__(self, mapping: Mapping) -> None:
        columns = set().union(*(mapping.date[key].columns for key in ("year", "earliest") if key in mapping.date))
        self.starts = sorted(name for name in columns if "1" in name and BEGINS.search(name))[:1]
        self.dates = set().union(*(template.columns for template in mapping.date.values())) if self.starts else set()
        self.deaths = set().union(*(template.columns for template in mapping.deaths.values()))

    def of(self, row: Row) -> Iterator[int]:
        """The numbers of those that it tells of, from 2."""
        for start in self.starts:
            yield from (n for n in range(2, MOST + 1) if YEAR.search(first_said(row, [of_period(start, n)])))

    def later(self, row: Row, n: int) -> Row:
        """The row with this period in the place of the first. Its dead are counted once, with the first."""
        dates = {name: row.get(of_period(name, n), "") for name in self.dates if "1" in name}
        return row | dates | dict.fromkeys(self.deaths, "") | {NTH: f"[{n}]"}


def of_period(column: str, n: int) -> str:
    before, _one, after = column.rpartition("1")
    return f"{before}{n}{after}"


def in_periods(rows: Iterable[tuple[int, Row]], mapping: Mapping) -> Iterable[tuple[int, Row]]:
    """The rows, and after each its later periods as rows of their own."""
    periods = Periods(mapping)
    return parted(rows, periods) if periods.starts else rows


def parted(rows: Iterable[tuple[int, Row]], periods: Periods) -> Iterator[tuple[int, Row]]:
    for number, row in rows:
        yield number, row
        yield from ((number, periods.later(row, n)) for n in periods.of(row))


class SecondPeriods:
    """Counts the rows that tell of one, and how many events more they are."""

    def __init__(self, mapping: Mapping) -> None:
        self.periods = Periods(mapping)
        self.rows: list[int] = []
        self.more = 0

    def take(self, number: int, row: Row) -> None:
        more = sum(1 for _n in self.periods.of(row))
        self.rows += [number] * bool(more)
        self.more += more

    def note(self) -> str:
        if not self.rows:
            return ""
        told = ngettext(
            "“%(column)s” tells of a second period in row %(row)d: it is an event of its own, and the dead stand "
            "with the first.",
            "“%(column)s” tells of a second period in %(n)d rows, the first of them row %(row)d: each is an event of "
            "its own, and the dead stand with the first.",
            len(self.rows),
        )
        column = of_period(self.periods.starts[0], 2)
        return told % {"column": column, "n": len(self.rows), "row": self.rows[0]}
