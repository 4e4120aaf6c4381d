"""Which of an article's events are offered among the dates of the one before: signs of what an editor wants not.

One sign says nothing, nor does it that a deed was long ago. Where three met, in the openings of 52 articles, an
editor wanted none of five.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date

from events.dates import Span
from events.reading.findings import Finding
from events.reading.folding import fold_with_offsets
from events.reading.kinds import WEAK, strong_statement
from events.reading.retold import Told

SIGNS = 3
WITH_DAY = re.compile(r"\W{0,4}(?:on|le|[وف]?(?:في|فى|يوم)|[وف])?\W{0,3}", re.IGNORECASE)  # "• On 3 May"
LONG = 5  # days: what may have been on any of so many
BEFORE = 10  # days before the article


def stands_apart(one: Told, before: "Days", day: date | None, lang: str, names_nobody: Callable[[], bool]) -> bool:
    """Whether an event is hardly one. A plan never is.

    `before` are the days of those that it stands below, `day` is that of the article, where it tells of days of its
    own; `names_nobody`, whether its clause names neither who nor where.
    """
    if one.finding.direction == "future" or one.finding.begins_after(day):
        return False
    signs = [
        is_no_deed(one, lang),
        f"[..{one.finding.edtf}]" in one.finding.alternatives,  # the day may be that on which it was said
        before.meet(one.finding.bounds),
    ]
    met = sum(signs) + is_vague(one.finding) + is_long_before(one.finding, day)
    return any(signs) and (met >= SIGNS or (met == SIGNS - 1 and names_nobody()))


def is_no_deed(one: Told, lang: str) -> bool:
    """Whether somebody only said something: neither a warning nor a condemnation, which are acts."""
    return one.kind == WEAK and not strong_statement(lang).search(fold_with_offsets(one.title).text)


def is_vague(one: Finding) -> bool:
    span = one.bounds
    return not (span.start and span.end) or (span.end - span.start).days >= LONG


def is_long_before(one: Finding, day: date | None) -> bool:
    ended = one.bounds.end
    return bool(day and ended and (day - ended).days > BEFORE)


class Days:
    """Days on which something may have been: intervals in order, which share none."""

    def __init__(self) -> None:
        self.starts: list[date] = []
        self.ends: list[date] = []

    def add(self, span: Span) -> None:
        """All of them, however many; of what has no beginning or no end, none."""
        start, end = span.start, span.end
        if not (start and end):
            return
        met = slice(bisect_left(self.ends, start), bisect_right(self.starts, end))
        self.starts[met] = [min([start, *self.starts[met]])]
        self.ends[met] = [max([end, *self.ends[met]])]

    def meet(self, span: Span) -> bool:
        if not (span.start and span.end):
            return False
        last = bisect_right(self.starts, span.end) - 1
        return last >= 0 and self.ends[last] >= span.start


def begins_with_day(text: str, one: Finding) -> bool:
    """Whether the day stands first in its sentence, which is told of it."""
    return bool(WITH_DAY.fullmatch(text, one.sentence[0], one.start))
