"""Columns of a second period beside those of the first, as tables of wars have them: StartYear1, StartYear2. Pure."""

import re

from django.utils.translation import ngettext

from events.importing.mapping import Mapping, first_said

YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)", re.ASCII)


class SecondPeriods:
    """Counts the rows that tell of one, which no event of theirs takes."""

    def __init__(self, mapping: Mapping) -> None:
        taken = mapping.year_columns
        others = {f"{before}2{after}" for name in taken for before, one, after in [name.rpartition("1")] if one}
        self.columns = sorted(others - taken, reverse=True)
        self.rows: list[int] = []

    def take(self, number: int, row: dict[str, str]) -> None:
        if any(YEAR.search(first_said(row, [name])) for name in self.columns):
            self.rows.append(number)

    def note(self) -> str:
        if not self.rows:
            return ""
        told = ngettext(
            "“%(column)s” tells of a second period in row %(row)d: it is left out. Write it as a row of its own.",
            "“%(column)s” tells of a second period in %(n)d rows, the first of them row %(row)d: these are left out. "
            "Write each as a row of its own.",
            len(self.rows),
        )
        return told % {"column": self.columns[0], "n": len(self.rows), "row": self.rows[0]}
