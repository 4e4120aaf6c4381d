"""What is found: a dated expression, what it means, how sure that is, and why."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from events.dates import Span, read


class Confidence(StrEnum):
    """The tool's own; never mixed with what the source doubts."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Reason(NamedTuple):
    """Why the date was read so: `code` is stated, qualifier, cue-future, cue-past, plan-past, default-past, nearest,
    from-text, narrative-year, anchor-estimated, no-anchor, printed-later or weekday-differs; the span is that of the
    words that decided, if any did: of from-text and narrative-year the date that it was reckoned from."""

    code: str
    start: int = 0
    end: int = 0


class Finding(NamedTuple):
    """A date expression: `text` is `original[start:end]`; `edtf` is "" where no date can be reckoned."""

    text: str
    start: int
    end: int
    edtf: str
    rule: str
    direction: str  # past, future or "" where the words leave no choice
    confidence: Confidence
    reasons: tuple[Reason, ...]
    alternatives: tuple[str, ...] = ()
    warning: str = ""  # weekday-differs or printed-later
    sentence: tuple[int, int] = (0, 0)  # half-open span of the sentence, without the spaces around it
    furniture: bool = False  # of the page, not of what it tells: "Published …", a dateline

    @property
    def bounds(self) -> Span:
        return read(self.edtf).bounds if self.edtf else Span(None, None)

    def begins_after(self, day: date | None) -> bool:
        begins = self.bounds.start
        return bool(day and begins and begins > day)

    def is_planned(self, published: date | None) -> bool:
        """Whether it was still to come on the day of publication: a day after it is none of a plan where the verb
        says that it was over."""
        return self.direction == "future" or (self.direction != "past" and self.begins_after(published))


class Reading(NamedTuple):
    """What an expression means, and why."""

    edtf: str
    reasons: tuple[Reason, ...] = (Reason("stated"),)
    confidence: Confidence = Confidence.HIGH
    direction: str = ""
    alternatives: tuple[str, ...] = ()
