"""Days as programs write them: with an hour and a zone, or as a number of seconds. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _

from events.importing.mapping import first_said

MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
HOUR = r"\d\d?:\d\d(?::\d\d)?"
ZONE = r"(?:GMT|UTC|Z)?(?: ?[+-]\d\d:?\d\d)?(?: ?\([^()]*\))?"
# Fri Aug 24 2012 00:00:00 GMT+0200 (CEST); Fri, 24 Aug 2012 22:00:00 GMT; 20120824T220000Z
MONTH_FIRST = re.compile(rf"[A-Z][a-z]{{2}},? {MONTH} (\d\d?),? (\d{{4}}) {HOUR} ?{ZONE}")
DAY_FIRST = re.compile(rf"[A-Z][a-z]{{2}}, (\d\d?) {MONTH} (\d{{4}}) {HOUR} ?{ZONE}")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)", re.ASCII)
SECONDS = re.compile(r"(1\d{9})(\d{3})?(?:\.0+)?", re.ASCII)  # since 1970, from 2001 to 2033; or thousandths of them
ISO_UTC = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::00(?:\.0+)?)?(?:Z|\+00:?00| UTC)", re.ASCII)
FEW = 5  # of which no time is a sign
NOON, HOUR_LATER = 12 * 60, 60  # minutes


def plainly(cell: str) -> str:
    """What a program wrote as a person may write it; every other cell as it is."""
    if found := MONTH_FIRST.fullmatch(cell):
        return f"{found[2]} {found[1]} {found[3]}"
    if found := DAY_FIRST.fullmatch(cell):
        return f"{found[1]} {found[2]} {found[3]}"
    if found := COMPACT.fullmatch(cell):
        return f"{found[1]}-{found[2]}-{found[3]}T{found[4]}:{found[5]}:{found[6]}{found[7]}"
    if found := SECONDS.fullmatch(cell):
        return f"{datetime.fromtimestamp(int(found[1]), UTC):%Y-%m-%dT%H:%M:%SZ}"
    return cell


def day_after(cell: str) -> str:
    """The day that begins at the midnight that is written in the time of Greenwich."""
    found = ISO_UTC.fullmatch(plainly(cell.strip()))
    return str(date.fromisoformat(found[1]) + timedelta(days=1)) if found else cell


class Midnights:
    """Takes the rows of a table, and tells whether its times are all midnights of a place east of Greenwich:
    2012-08-24T22:00Z is 25 August in Paris, and so is 23:00Z in winter."""

    def __init__(self, columns: Iterable[str]) -> None:
        self.columns = sorted(columns)
        self.times: Counter[int] = Counter()
        self.cell, self.other = "", ""

    def take(self, row: dict[str, str]) -> None:
        for column in self.columns if not self.other else ():
            text = first_said(row, [column])
            if found := ISO_UTC.fullmatch(plainly(text)):
                self.cell = self.cell or text
                self.times[int(found[2]) * 60 + int(found[3])] += 1
            else:
                self.other = self.other or text

    @property
    def are_meant(self) -> bool:
        if self.other or self.times.total() < FEW or min(self.times) <= NOON:
            return False
        return len(self.times) == 1 or (len(self.times) == 2 and max(self.times) - min(self.times) == HOUR_LATER)

    def note(self) -> str:
        told = _(
            "All times are midnight of the next day in a place east of Greenwich: “%(cell)s” is read as %(day)s."
        )
        return told % {"cell": self.cell, "day": day_after(self.cell)} if self.are_meant else ""
