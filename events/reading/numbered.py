"""Dates in numbers, and in the Hijri calendar."""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from events.reading.days import (
    PAST,
    Groups,
    Resolver,
    between,
    nearest_year,
)


def iso(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """Year, month and day in numbers; the day first where the year is last: 3/4/2022 is 3 April."""
    return date(groups["y"], groups["m"], groups["d"]).isoformat()


def in_numbers(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """The month first: only where the day could be none."""
    return date(groups["y"], groups["m"], groups["d"]).isoformat() if groups["d"] > 12 else None


def hijri(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """With a Gregorian date beside it, that one."""
    if "mon" in groups:
        day = groups.get("d2") or groups.get("d", 1)
        year = groups.get("y") or nearest_year(anchor, direction, (groups["mon"], day))
        return date(year, groups["mon"], day).isoformat()
    day = groups.get("d") or groups.get("ord")
    year = groups.get("hy") or hijri_year(anchor, direction, (groups["hm"], day or 1))
    if day:
        return gregorian(year, groups["hm"], day).isoformat()
    return hijri_month(year, groups["hm"])


def hijri_q(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    q = groups.get("q", direction)
    now = Gregorian.fromdate(anchor).to_hijri()
    if q == 0:
        return hijri_month(now.year, groups["hm"])
    return hijri_month(hijri_year(anchor, q, (groups["hm"],)), groups["hm"])


def hijri_year(anchor: date, direction: int, key: tuple[int, ...]) -> int:
    now = Gregorian.fromdate(anchor).to_hijri()
    today_key = (now.month, now.day)[: len(key)]
    if direction == PAST:
        return now.year if key <= today_key else now.year - 1
    return now.year if key >= today_key else now.year + 1


def hijri_month(year: int, month: int) -> str:
    first = gregorian(year, month, 1)
    return between(first, first + timedelta(Hijri(year, month, 1).month_length() - 1))


def gregorian(year: int, month: int, day: int) -> date:
    """Raises ValueError or OverflowError for a Hijri day that there is not, or outside 1343 to 1500 AH."""
    day_of_ours = Hijri(year, month, day).to_gregorian()
    return date(day_of_ours.year, day_of_ours.month, day_of_ours.day)


# Where the words leave open whether past or future is meant.
DIRECTED: dict[str, Resolver] = {
    "hijri": hijri,
    "hijri-q": hijri_q,
}
SETTLED: dict[str, Resolver] = {
    "iso": iso,
    "numeric": iso,
    "month-first": in_numbers,
}
