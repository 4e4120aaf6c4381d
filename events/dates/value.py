"""The date of an event as an EDTF string in a closed grammar: what it says, and what it leaves open.

Source of the notation: Extended Date/Time Format, https://www.loc.gov/standards/datetime/ (ISO 8601-2).
Years run from 0001 to 9999. All ranges of days here are closed: both ends belong to them.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
# How far "about" reaches, in days or months, by the precision of the date.
ABOUT_DAYS = 3
ABOUT_MONTHS = {"month": 1, "season": 1, "year": 12}

POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?]?)|(\d{3})X([~?]?)", re.ASCII)


class Span(NamedTuple):
    """A closed range of days; None is an open end."""

    start: date | None
    end: date | None

    def touches(self, other: "Span") -> bool:
        """Whether the two share a day."""
        return starts_by(self.start, other.end) and starts_by(other.start, self.end)

    def lies_in(self, other: "Span") -> bool:
        """Whether every day of it is in the other; an open end lies only in an open end."""
        return (other.start is None or (self.start is not None and self.start >= other.start)) and (
            other.end is None or (self.end is not None and self.end <= other.end)
        )


def starts_by(start: date | None, end: date | None) -> bool:
    """Whether `start` is not after `end`; None is open: before every day as a start, after it as an end."""
    return start is None or end is None or start <= end


OPEN = Span(None, None)


def hull(spans: Sequence[Span]) -> Span:
    """The smallest span that holds all of `spans`, one at least; open where one of them is open."""
    starts = [span.start for span in spans if span.start]
    ends = [span.end for span in spans if span.end]
    return Span(
        min(starts) if len(starts) == len(spans) else None,
        max(ends) if len(ends) == len(spans) else None,
    )


class Form(StrEnum):
    """The shape of an EDTF string."""

    POINT = "point"  # 2023-03-30, 2023-04, 2023, 2023-21, 199X: that day, or a day within
    BETWEEN = "between"  # [a..b], [..b], [a..]: on one or more days of these
    EITHER = "either"  # [a,b]: one of the two
    LASTED = "lasted"  # a/b, a/.., a/, ../b: from … to


@dataclass(frozen=True)
class Point:
    """A day, month, season, year or decade, with the source's own "about" (~) or doubt (?)."""

    precision: str  # day, month, season, year, decade
    year: int
    month: int = 0  # 1 to 12, or 21 to 24 for a season
    day: int = 0
    mark: str = ""  # "", "~" or "?"

    @property
    def earliest(self) -> date:
        """The first day of it, "about" (`~`) aside."""
        return self.bounds[0]

    @property
    def latest(self) -> date:
        """The last day of it, "about" (`~`) aside."""
        return self.bounds[1]

    @cached_property
    def bounds(self) -> tuple[date, date]:
        """Its first and last day; ValueError or KeyError where the calendar has no such day or season."""
        match self.precision:
            case "day":
                day = date(self.year, self.month, self.day)
                return day, day
            case "month":
                return month_bounds(self.year, self.month, self.month)
            case "season":
                return month_bounds(self.year, *SEASON_MONTHS[self.month])
            case "year":
                return date(self.year, 1, 1), date(self.year, 12, 31)
            case _:
                return date(max(self.year, 1), 1, 1), date(self.year + 9, 12, 31)

    @cached_property
    def reach(self) -> tuple[date, date]:
        """The bounds, widened where the source says "about"."""
        start, end = self.bounds
        if self.mark != "~":
            return start, end
        if self.precision == "day":
            return shift_days(start, -ABOUT_DAYS), shift_days(end, ABOUT_DAYS)
        months = ABOUT_MONTHS[self.precision]
        return shift_months(start, -months), shift_months(end, months)

    def __str__(self) -> str:
        if self.precision == "decade":
            return f"{self.year // 10:03}X{self.mark}"
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year:04}{month}{day}{self.mark}"


def month_bounds(year: int, first: int, last: int) -> tuple[date, date]:
    """Bounds of the months `first` to `last` of `year`; 13 and 14 run into the next year (winter)."""
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    if end_year > 9999:
        return date(year, first, 1), date.max
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def shift_days(day: date, days: int) -> date:
    """`day` moved by `days`, held within the years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def shift_months(day: date, months: int) -> date:
    """The first or the last of a month, moved to that of another one; held within the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < 1:
        return date.min
    if year > 9999:
        return date.max
    return date(year, month + 1, 1 if day.day == 1 else monthrange(year, month + 1)[1])


@dataclass(frozen=True)
class EventDate:
    """A parsed date. `start` or `end` is None where that side is open or was not given."""

    form: Form
    start: Point | None
    end: Point | None
    end_unknown: bool = False  # a/ : it ended, or may have, at a time not known

    def __str__(self) -> str:
        start, end = self.start or "", self.end or ""
        match self.form:
            case Form.POINT:
                return str(start)
            case Form.BETWEEN:
                return f"[{start}..{end}]"
            case Form.EITHER:
                return f"[{start},{end}]"
            case _:
                return f"{start or '..'}/{end or ('' if self.end_unknown else '..')}"

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Its ends as far as they are given; a date of one point has it twice."""
        return tuple(point for point in (self.start, self.end) if point)

    @property
    def ongoing(self) -> bool:
        """Still going on: `a/..`."""
        return self.form == Form.LASTED and self.end is None and not self.end_unknown

    @cached_property
    def doubted(self) -> bool:
        """The source itself doubts it (`?`)."""
        return any(point.mark == "?" for point in self.points)

    @cached_property
    def approximate(self) -> bool:
        """The source says "about" (`~`)."""
        return any(point.mark == "~" for point in self.points)

    @cached_property
    def bounds(self) -> Span:
        """The first and last day that it can mean, "about" (`~`) aside."""
        return Span(self.start.earliest if self.start else None, self.end.latest if self.end else None)

    @cached_property
    def reach(self) -> Span:
        """The bounds, widened where an end is "about"."""
        return Span(self.start.reach[0] if self.start else None, self.end.reach[1] if self.end else None)

    def core(self, known_until: date | None = None) -> Span | None:
        """The days on which it was surely going on, or None.

        What is still going on (`a/..`) is sure only up to `known_until`, the day of its newest account.
        """
        if self.doubted or self.form in (Form.BETWEEN, Form.EITHER):
            return None
        points = self.points
        start, end = points[0].reach[1], points[-1].reach[0]
        if self.ongoing and known_until:
            end = max(end, known_until)
        return Span(start, end) if start <= end else None

    @property
    def days(self) -> list[Span]:
        """The spans in which it may lie: two for "one of the two", else one; "about" included."""
        if self.form == Form.EITHER:
            return [Span(*point.reach) for point in self.points]
        return [self.reach]

    @property
    def starting(self) -> Span:
        """When something that lasted began."""
        return Span(*self.start.reach) if self.start else OPEN

    @property
    def ending(self) -> Span:
        """When something that lasted ended."""
        return Span(*self.end.reach) if self.end else OPEN


def disagree(one: EventDate, other: EventDate) -> bool:
    """Whether two accounts of the same thing cannot both be right about its date.

    They share no day; or both say that it lasted, and the starts or the ends share no day.
    """
    if not any(span.touches(other_span) for span in one.days for other_span in other.days):
        return True
    if one.form == other.form == Form.LASTED:
        return not (one.starting.touches(other.starting) and one.ending.touches(other.ending))
    return False


def possibly_in(reach: Span, wanted: Span) -> bool:
    """Whether something with this reach may have happened in the range `wanted`."""
    return reach.touches(wanted)


def certainly_in(reach: Span, core: Span | None, wanted: Span, *, tentative: bool = False) -> bool:
    """Whether it surely happened in the range; never where it is `tentative` (doubted, or only planned)."""
    return not tentative and (reach.lies_in(wanted) or (core is not None and core.touches(wanted)))


# Reading


@lru_cache(maxsize=4096)
def read(text: str) -> EventDate:
    """Read an EDTF string of the closed grammar.

    Raises ValueError, its text a key of `nearest.REASONS`; what people type goes through `reading.typed`.
    """
    if text.startswith("[") and text.endswith("]"):
        return read_choice(text[1:-1])
    if "/" in text:
        return read_interval(text)
    point = read_point(text)
    return EventDate(Form.POINT, point, point)


def read_point(text: str) -> Point:
    """One date without slash and brackets; raises ValueError, its text the kind of fault, as `read` does."""
    parts = POINT.fullmatch(text)
    if not parts:
        raise ValueError("form")
    year, month, day, mark, decade, decade_mark = parts.groups()
    if decade:
        if decade_mark:
            raise ValueError("decade")
        return Point("decade", int(decade) * 10)
    if int(year) < 1:
        raise ValueError("year")
    point = Point(precision_of(month, day), int(year), int(month or 0), int(day or 0), mark)
    try:
        point.bounds  # noqa: B018 — the calendar is the judge
    except ValueError:
        raise ValueError("day") from None
    return point


def precision_of(month: str | None, day: str | None) -> str:
    """As `Point.precision`, by which of the digits are given; raises ValueError for a number that is no month."""
    if month is None:
        return "year"
    if day is not None:
        return "day"
    if 21 <= int(month) <= 24:
        return "season"
    if 1 <= int(month) <= 12:
        return "month"
    raise ValueError("month")


def read_choice(inner: str) -> EventDate:
    """What stands in square brackets: two dates joined by ".." or ",", or one open side; raises ValueError."""
    form, separator = (Form.BETWEEN, "..") if ".." in inner else (Form.EITHER, ",")
    sides = inner.split(separator)
    if len(sides) != 2 or not any(sides) or (form == Form.EITHER and not all(sides)):
        raise ValueError("choice")
    start, end = (read_point(side) if side else None for side in sides)
    if any(point and point.mark for point in (start, end)):
        raise ValueError("choice-mark")
    return in_order(EventDate(form, start, end))


def read_interval(text: str) -> EventDate:
    """Two sides joined by "/", one of which may be ".." or, the second alone, nothing; raises ValueError."""
    sides = text.split("/")
    if len(sides) != 2:
        raise ValueError("form")
    first, last = sides
    if first == "":
        raise ValueError("no-start")
    start = None if first == ".." else read_point(first)
    end = None if last in ("", "..") else read_point(last)
    if start is None and end is None:
        raise ValueError("no-day")
    return in_order(EventDate(Form.LASTED, start, end, end_unknown=last == ""))


def in_order(when: EventDate) -> EventDate:
    """The date itself; raises ValueError where its end is before its start."""
    start, end = when.start, when.end
    if not (start and end):
        return when
    if when.form == Form.LASTED:
        # A part of its own whole ("from some time in 1980 to March 1980") is in order too.
        reversed_ends = start.earliest > end.latest
    else:
        reversed_ends = start.earliest > end.earliest or start.latest > end.latest
    if reversed_ends:
        raise ValueError("order")
    return when
