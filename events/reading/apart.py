"""Which of an article's events are offered among the dates of the one before: signs of what an editor wants not.

One sign says nothing, nor does it that a deed was long ago. Where three met, in the openings of 52 articles, an
editor wanted none of five.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from events.reading.findings import Finding
from events.reading.folding import fold_with_offsets
from events.reading.kinds import WEAK, strong_statement
from events.reading.retold import Told

SIGNS = 3
WITH_DAY = re.compile(r"\W{0,4}(?:on|le|[وف]?(?:في|فى|يوم)|[وف])?\W{0,3}", re.IGNORECASE)  # "• On 3 May"
LONG = 5  # days: what may have been on any of so many
BEFORE = 10  # days before the article


def stands_apart(
    one: Told, before: Sequence[Told], day: date | None, lang: str, names_nobody: Callable[[], bool]
) -> bool:
    """Whether an event, which stands below those `before`, is hardly one. A plan never is.

    `day` is that of the article, where it tells of days of its own; `names_nobody`, whether its clause names neither
    who nor where.
    """
    if one.finding.direction == "future" or one.finding.begins_after(day):
        return False
    signs = [
        is_no_deed(one, lang),
        f"[..{one.finding.edtf}]" in one.finding.alternatives,  # the day may be that on which it was said
        any(overlap(other.finding, one.finding) for other in before),
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


def overlap(one: Finding, other: Finding) -> bool:
    """Whether both may have been on one day, however long they are."""
    a, b = one.bounds, other.bounds
    return bool(a.start and a.end and b.start and b.end and a.start <= b.end and b.start <= a.end)


def begins_with_day(text: str, one: Finding) -> bool:
    """Whether the day stands first in its sentence, which is told of it."""
    return bool(WITH_DAY.fullmatch(text, one.sentence[0], one.start))
