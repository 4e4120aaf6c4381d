"""Of a chronology: the years and days that stand over what happened then."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from events.reading.finding import Match
from events.reading.folding import Folded
from events.reading.narrative import STATED, YEARLESS

# "2021: the truce", "– 2021 –", or alone on its line: of a list of years, not of what a sentence tells.
HEADING = re.compile(
    r"^[ \t*•◾▪–—-]*(?:(?:عام|سنة|العام|[Yy]ear|[Aa]nnée) )?((?:1[5-9]|20)\d\d)(?: ?م)?[ \t]*"
    r"(?::(?!\d)|[–—-](?!\d)|$)",
    re.MULTILINE,
)
# "22 January:", alone on its line or before what happened then.
BEFORE_ENTRY, AFTER_ENTRY = (
    re.compile(r"(?:^|\n)[ \t.*•◾▪–—-]*$"),
    re.compile(r"[)\]]?[ \t]*(?::(?!\d)|[–—-](?!\d)|\n|$)"),
)
# "7/11: ", "23-28/4 - ": day and month in numbers, before what happened then; below a year alone.
NUMBERED = re.compile(
    r"^[ \t.*•◾▪–—-]*(?P<x>(?P<d>0?[1-9]|[12]\d|3[01])(?:-(?P<d2>0?[1-9]|[12]\d|3[01]))?/(?P<mon>0?[1-9]|1[0-2]))"
    r"[ \t]*(?::(?!\d)|[–—-] )",
    re.MULTILINE,
)
MOST_BEFORE_ENTRY = 12  # letters
FEWEST_HEADINGS = 2


class Heading(NamedTuple):
    """A year that stands over what happened in it: its place in the folded text, its span in the original."""

    place: int
    start: int
    end: int
    edtf: str


def numbered_entries(folded: Folded) -> list[Match]:
    """In order; none where no year stands over them, or there is but one."""
    first = HEADING.search(folded.original)
    found = [*NUMBERED.finditer(folded.original, first.end())] if first else []
    return [numbered(entry, folded) for entry in found] if len(found) >= FEWEST_HEADINGS else []


def numbered(entry: re.Match[str], folded: Folded) -> Match:
    start, end = (folded.place(at) for at in entry.span("x"))
    groups = {name: int(entry[name]) for name in ("d", "d2", "mon") if entry[name]}
    return Match("range-days" if "d2" in groups else "date-part", start, end, groups, entry["x"], core_start=start)


def is_entry(text: str, start: int, end: int) -> bool:
    """Whether this span stands over what happened then, or before it with a colon or a dash."""
    first = max(start - MOST_BEFORE_ENTRY, 0)
    opens = BEFORE_ENTRY.search(text[first:start]) and (not first or "\n" in text[first:start])
    return bool(opens and AFTER_ENTRY.match(text, end))


class Chronology:
    """Of the dates of one text."""

    def __init__(self, folded: Folded, matches: Sequence[Match]) -> None:
        self.folded, self.matches = folded, matches
        if "\n" not in folded.original:  # of one line there is none
            vars(self).update(entries=set(), headings=[])

    @cached_property
    def entries(self) -> set[int]:
        """Where days begin that stand over what happened then, or before it with a colon; none where there is but
        one."""
        text, found = self.folded.original, set()
        for match in self.matches:
            if match.rule in YEARLESS | STATED and is_entry(text, *self.folded.span(match.start, match.end)):
                found.add(match.start)
        return found if len(found) >= FEWEST_HEADINGS else set()

    @cached_property
    def title_year(self) -> Heading | None:
        """The one year that stands before the first entry: "Main events of 2015"."""
        first = min(self.entries, default=0)
        years = {
            match.groups["y"]: match
            for match in self.matches
            if match.start < first and match.rule == "year" and not match.modifier
        }
        if len(years) != 1:
            return None
        [(year, match)] = years.items()
        return Heading(match.start, *self.folded.span(match.start, match.end), f"{year:04}")

    @cached_property
    def headings(self) -> list[Heading]:
        """None where there is but one, and no days below it: that may be anything."""
        place = self.folded.place
        found = [
            Heading(place(year.start(1)), *year.span(1), year[1]) for year in HEADING.finditer(self.folded.original)
        ]
        return found if len(found) >= FEWEST_HEADINGS or self.entries else []

    def year_over(self, match: Match) -> Heading | None:
        """The last year that stands before a match."""
        last = bisect_left(self.headings, match.start, key=attrgetter("place")) - 1
        return self.headings[last] if last >= 0 else None
