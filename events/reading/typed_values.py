"""What a typed date may become: about it, since it, before it, one of two; as EDTF strings."""

from dataclasses import replace
from datetime import date

from hijridate import Hijri

from events.dates import EventDate, Form, Point, Span, read, shift_days
from events.dates.hijri import FIRST_OF_TABLES, reckoned
from events.dates.nearest import nearest_day, suggest
from events.reading.days import between
from events.reading.finding import Match
from events.reading.numbered import gregorian, hijri_month

HIJRI_YEARS = range(1343, 1501)  # those that the calendar's tables cover, and no year of a modern conflict
MOON = 2  # days by which a Hijri day may differ from the tables': elsewhere a month begins when its moon is seen
Readings = list[str]


class Unread(Exception):
    """What a text lacks: a key of the refusals' reasons, and the nearest right form."""

    def __init__(self, reason: str = "form", nearest: str | None = None) -> None:
        super().__init__(reason)
        self.reason, self.nearest = reason, nearest


def worst(reasons: list[Unread]) -> Unread:
    """The first that says more than that a text is no date, or at least what is near."""
    return max(reasons, key=lambda unread: (unread.reason != "form", unread.nearest is not None), default=Unread())


def maybe_hijri(when: EventDate) -> bool:
    return any(point.year in HIJRI_YEARS for point in when.points)


def point_of(value: str) -> Point | None:
    when = read(value)
    return when.start if when.form == Form.POINT else None


def day_of(value: str) -> date | None:
    point = point_of(value)
    return point.earliest if point and point.precision == "day" else None


def marked(value: str, mark: str) -> str:
    """About (~) or perhaps (?) a date; of what takes no mark, Unread names it without."""
    point = point_of(value)
    if point is None or point.mark or point.precision == "decade":
        raise Unread("mark", value)
    return f"{value}{mark}"


def unit(value: str, *, last: bool = False) -> str:
    """A vague period by the month, year or decade in which it began, or was `last`; a date as it is."""
    when = closed(value)
    if when.form == Form.POINT:
        return value
    if when.form != Form.BETWEEN:
        raise Unread
    point = when.points[last]
    match point.precision:
        case "day":
            return str(replace(point, precision="month", day=0))
        case "month" | "season":
            return str(replace(point, precision="year", month=0))
    return str(replace(point, precision="decade"))


def closed(value: str) -> EventDate:
    """Raises Unread where an end is open."""
    when = read(value)
    if len(when.points) < 2:
        raise Unread
    return when


def since(value: str) -> str:
    return f"{unit(value)}/.."


def until(value: str) -> str:
    return f"../{closed(value).end}"


def by(value: str) -> str:
    _, last = unmarked_ends(value)
    return f"[..{last}]"


def before(value: str) -> str:
    """By the day, month or year before its first."""
    first, _ = unmarked_ends(value)
    return f"[..{neighbour(first, first.earliest, -1)}]"


def after(value: str) -> str:
    _, last = unmarked_ends(value)
    return f"[{neighbour(last, last.latest, 1)}..]"


def unmarked_ends(value: str) -> tuple[Point, ...]:
    when = closed(value)
    if when.approximate or when.doubted:
        raise Unread("choice-mark", value.replace("~", "").replace("?", ""))
    return when.points


def neighbour(point: Point, edge: date, days: int) -> str:
    """The day, month or year next to a date, as exact as it; next to a season or decade, the month or year."""
    if edge in (date.min, date.max):
        raise Unread
    return shift_days(edge, days).isoformat()[: {"day": 10, "month": 7, "season": 7}.get(point.precision, 4)]


def beside_each_other(first: str, last: str) -> bool:
    """Whether one date follows the other, so that what happened on both went on from one to the other."""
    end, start = read(first).bounds.end, read(last).bounds.start
    return end is not None and start is not None and shift_days(end, 1) == start


def either(first: str, last: str) -> str:
    """One of the two; where one is a vague period, some time from the first to the last."""
    start, end = closed(first), closed(last)
    if Form.LASTED in (start.form, end.form):
        raise Unread
    points = start.form == end.form == Form.POINT
    return in_order(f"[{first},{last}]" if points else f"[{start.points[0]}..{end.points[1]}]")


def same_but_for_moon(gregorian: str, hijri: str) -> bool:
    first, last = closed(hijri).points
    return read(gregorian).bounds.touches(Span(shift_days(first.earliest, -MOON), shift_days(last.latest, MOON)))


BOUNDS = {"starting": since, "until": until, "before": before, "after": after, "by": by}


def in_order(value: str) -> str:
    try:
        return str(read(value))
    except ValueError as error:
        raise Unread(str(error), suggest(value)) from None


def gregorian_date(year: int, month: int, day: int) -> Readings:
    """One EDTF string, or none where there is no such date; 0 is no month, or no day."""
    value = f"{year:04}" + (f"-{month:02}" if month or day else "") + (f"-{day:02}" if day else "")
    try:
        return [str(read(value))] if month <= 12 else []
    except ValueError:
        return []


def hijri_date(year: int, month: int, day: int) -> Readings:
    if 0 < year < FIRST_OF_TABLES:
        return before_the_tables(year, month, day)
    try:
        if day:
            return [gregorian(year, month, day).isoformat()]
        if month:
            return [hijri_month(year, month)]
        return [between(gregorian(year, 1, 1), gregorian(year, 12, Hijri(year, 12, 1).month_length()))]
    except (ValueError, OverflowError):
        return []


def before_the_tables(year: int, month: int, day: int) -> Readings:
    """No more exact than the reckoning is: within as many days before and after."""
    if month > 12 or day > 30:
        return []
    first = reckoned(year, month or 1, day or 1)
    last = first if day else reckoned(year, month + 1, 0) if month else reckoned(year + 1, 1, 0)
    return [between(shift_days(first, -MOON), shift_days(last, MOON))]


def nearest_of(match: Match) -> str | None:
    """The nearest day of a month that has not so many."""
    groups = match.groups
    if "y" not in groups or "mon" not in groups:
        return None
    return nearest_day(groups["y"], groups["mon"], groups.get("d") or groups.get("ord"))
