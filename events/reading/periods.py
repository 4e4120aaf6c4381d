"""Weeks, months, quarters, seasons and years, whole or in part; so long ago, and so long.

"N days ago" is that day, "N weeks ago" about that day, "N months ago" that month; only what the words say lasted is
`a/b`.
"""

from calendar import monthrange
from datetime import date, timedelta

from events.dates import read
from events.reading.days import (
    FUTURE,
    PAST,
    YEAR_WORDS,
    Groups,
    Resolver,
    amount,
    between,
    decade_of,
    monday,
    nearest_year,
    shifted_month,
    steps_of,
    third_of,
    third_of_month,
)

YEAR_THIRDS = ((1, 4), (5, 8), (9, 12))
DECADE_THIRDS = ((0, 3), (4, 6), (7, 9))
DAYS = {"day": 1, "week": 7, "fortnight": 14}
WEEK_THIRDS = ((0, 1), (2, 3), (4, 6))


def a_period(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return period(groups["unit"], anchor, steps_of(groups))


def a_period_before_last(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return period(groups["unit"], anchor, 2 * PAST)


def period(unit: str, anchor: date, steps: int) -> str:
    match unit:
        case "week":
            first = monday(anchor, steps)
            return between(first, first + timedelta(6))
        case "month":
            return shifted_month(anchor, steps)
        case "quarter":
            year, quarter = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + steps, 4)
            return months_of(year, quarter * 3 + 1, quarter * 3 + 3)
        case "year":
            return f"{anchor.year + steps:04}"
    return f"{anchor.year // 10 + steps:03}X"


def a_part_of_period(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """Earlier this week: its first day to the day before the article's; later: the day after to its last."""
    q = steps_of(groups)
    whole = read(period(groups["unit"], anchor, q)).bounds
    if q or whole.start is None or whole.end is None:
        return period(groups["unit"], anchor, q)
    if groups["part"] < 0:
        return between(whole.start, max(anchor - timedelta(1), whole.start))
    return between(min(anchor + timedelta(1), whole.end), whole.end)


def today(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return (anchor - timedelta("امس" in words)).isoformat()


def a_third_of_period(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    third = third_of(groups)
    steps = steps_of(groups)
    if groups["unit"] == "week":
        first, last = WEEK_THIRDS[third]
        start = monday(anchor, steps)
        return between(start + timedelta(first), start + timedelta(last))
    if groups["unit"] == "month":
        year, month = map(int, shifted_month(anchor, steps).split("-"))
        return third_of_month({"third": third}, year, month)
    if groups["unit"] == "quarter":
        return None
    if groups["unit"] == "year":
        return third_of_year(third, anchor.year + steps)
    return third_of_decade(third, (anchor.year // 10 + steps) * 10)


def an_end_of_period(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return a_third_of_period({"unit": groups["unitend"], "third": 2}, anchor, direction, words)


def third_of_year(third: int, year: int) -> str:
    first, last = YEAR_THIRDS[third]
    return f"[{year:04}-{first:02}..{year:04}-{last:02}]"


def third_of_decade(third: int, decade: int) -> str:
    first, last = DECADE_THIRDS[third]
    return f"[{decade + first:04}..{decade + last:04}]"


def a_third_of_year(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return third_of_year(third_of(groups), groups["y"])


def a_third_of_decade(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return third_of_decade(third_of(groups), decade_of(groups))


def a_quarter(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    first = (groups.get("quarter") or groups["lastquarter"]) * 3 - 2
    return months_of(part_year(groups, anchor, direction, first, first + 2), first, first + 2)


def a_half(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    first = groups["half"] * 6 - 5
    return months_of(part_year(groups, anchor, direction, first, first + 5), first, first + 5)


def part_year(groups: Groups, anchor: date, direction: int, first: int, last: int) -> int:
    """The year of a quarter or half: as said, or by direction the latest begun or the earliest not over."""
    if "y" in groups:
        return int(groups["y"])
    if "q" in groups or "this" in groups:
        return anchor.year + int(groups.get("q", 0))
    if direction == PAST:
        return anchor.year if first <= anchor.month else anchor.year - 1
    return anchor.year if last >= anchor.month else anchor.year + 1


def months_of(year: int, first: int, last: int) -> str:
    return f"[{year:04}-{first:02}..{year:04}-{last:02}]"


def a_half_of_month(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    year = groups.get("y") or nearest_year(anchor, groups.get("q") or direction, (groups["mon"],))
    last = monthrange(year, groups["mon"])[1]
    first, end = (1, 15) if groups["half"] == 1 else (16, last)
    return between(date(year, groups["mon"], first), date(year, groups["mon"], end))


def a_season(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{groups['y']:04}-{groups['season']}"


def a_season_q(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    season = groups["season"] if "season" in groups else groups["theseason"]
    if "q" in groups and any(word in f" {words} " for word in YEAR_WORDS):
        return f"{anchor.year + groups['q']:04}-{season}"
    q = steps_of(groups, direction)
    first = {21: 3, 22: 6, 23: 9, 24: 12}[season]
    if q == 0:
        return f"{anchor.year:04}-{season}"
    present = (anchor.month - first) % 12 < 3
    year = nearest_year(anchor, q, (first,))
    if present and "q" in groups:  # "last summer" is never the present one, nor is the next
        year = year - 1 if q < 0 else anchor.year + 1
    return f"{year:04}-{season}"


# So long ago, and so long


def ago(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return away(anchor, groups.get("units") or groups.get("dual") or groups["single"], -amount(groups))


def ago_both(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """So many years and months ago, or months and weeks; other units are not reckoned together."""
    months = {"year": 12, "month": 1}
    first, second = groups["units"], groups["units2"]
    if first not in months:
        return None
    number = groups.get("num2") or groups.get("n2") or 1
    back = amount(groups) * months[first] + (number if second == "month" else 0)
    return shifted_month(anchor, -back) if second in ("month", "week", "day") else None


def ahead(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """In N days; without a cue of the future "in three days" is how long it took."""
    if (
        direction == PAST
        and not words.startswith(("dans", "d'ici", "في غضون"))
        and "from" not in words
        and "time" not in words
    ):
        return None
    return away(anchor, groups.get("units") or groups.get("dual") or groups["single"], amount(groups))


def away(anchor: date, unit: str, steps: int) -> str:
    """So many units from the anchor, as EDTF: a day, about a day for weeks, else the month or year."""
    match unit:
        case "day":
            return (anchor + timedelta(steps)).isoformat()
        case "week" | "fortnight":
            return (anchor + timedelta(DAYS[unit] * steps)).isoformat() + "~"
        case "month":
            return shifted_month(anchor, steps)
        case "year":
            return f"{anchor.year + steps:04}"
    return f"{anchor.year + 10 * steps:04}"


def over_past(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    q = groups.get("q", PAST)
    unit = groups.get("units") or groups.get("theunits") or groups.get("unit") or groups["thedual"]
    return lasted(anchor, unit, amount(groups) * (q or PAST))


def over_next(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return lasted(anchor, groups["units"], amount(groups))


def over_two(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    sign = FUTURE if any(word in words for word in ("مقبل", "قادم")) else PAST
    return lasted(anchor, groups["thedual"], 2 * sign)


def lasted(anchor: date, unit: str, steps: int) -> str:
    """From the anchor so many units on, or back to it, as an interval of EDTF."""
    match unit:
        case "day" | "week" | "fortnight":
            first, last = sorted((anchor, anchor + timedelta(DAYS[unit] * steps)))
            return f"{first.isoformat()}/{last.isoformat()}"
        case "month":
            first_month, last_month = sorted((shifted_month(anchor, 0), shifted_month(anchor, steps)))
            return f"{first_month}/{last_month}"
    years = steps * (10 if unit == "decade" else 1)
    first_year, last_year = sorted((anchor.year, anchor.year + years))
    return f"{first_year:04}/{last_year:04}"


# Where the words leave open whether past or future is meant.
DIRECTED: dict[str, Resolver] = {
    "quarter": a_quarter,
    "half": a_half,
    "third-half": a_half_of_month,
    "season-q": a_season_q,
    "ahead": ahead,
    "ahead-one": ahead,
    "ahead-two": ahead,
}
SETTLED: dict[str, Resolver] = {
    "season": a_season,
    "period": a_period,
    "part": a_part_of_period,
    "period-before": a_period_before_last,
    "part-day": today,
    "third-period": a_third_of_period,
    "unit-end": an_end_of_period,
    "third-year": a_third_of_year,
    "third-decade": a_third_of_decade,
    "ago": ago,
    "ago-both": ago_both,
    "ago-one": ago,
    "ago-two": ago,
    "over-past": over_past,
    "over-next": over_next,
    "over-two": over_two,
}
