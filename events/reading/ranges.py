"""From one date to another, one of two, and since one."""

from datetime import date, timedelta

from events.reading.days import (
    FUTURE,
    PAST,
    Groups,
    Resolver,
    a_date_part,
    day_of,
    nearest_year,
    weekday_near,
)
from events.reading.periods import ago


def range_of_days(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    first, last = two_days(groups, anchor, direction, words)
    return f"{first.isoformat()}/{last.isoformat()}"


def either_day(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    first, last = two_days(groups, anchor, direction, words)
    return f"[{first.isoformat()},{last.isoformat()}]"


def two_days(groups: Groups, anchor: date, direction: int, words: str) -> tuple[date, date]:
    """Two days of one month, whose year is stated, or the latest in which they had begun, or not yet passed."""
    month, first, last = groups["mon"], day_of(groups), int(groups.get("d2") or groups["ord2"])
    year = groups.get("y")
    if year is None:
        day = first if direction == PAST else last
        bare = {name: value for name, value in groups.items() if name != "wd"}
        year = int((a_date_part({**bare, "d": day}, anchor, direction, words) or "0")[:4])
    return date(year, month, first), date(year, month, last)


def range_of_dates(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """Two dates, whose years are stated, or the latest in which they had begun, or not yet passed."""
    last_month = groups["mon3"] if "mon3" in groups else groups["mon2"]
    first_key, last_key = (groups["mon"], groups["d"]), (last_month, groups["d2"])
    over_new_year = first_key > last_key
    year = groups.get("y") or groups.get("y2", 0) - over_new_year
    if year <= 0:
        direction = groups.get("q") or direction
        year = nearest_year(anchor, direction, first_key if direction == PAST else last_key)
        year -= over_new_year and direction != PAST
    first, last = date(year, *first_key), date(groups.get("y2") or year + over_new_year, *last_key)
    return f"{first.isoformat()}/{last.isoformat()}"


def range_of_months(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    last_month = groups["mon3"] if "mon3" in groups else groups["mon2"]
    last_year = groups.get("y2") or groups.get("y") or nearest_year(anchor, direction, (last_month,))
    first_year = groups.get("y") or last_year
    if (first_year, groups["mon"]) > (last_year, last_month):
        first_year -= 1
    return f"{first_year:04}-{groups['mon']:02}/{last_year:04}-{last_month:02}"


def both_months(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """Of two months side by side the earlier first: « novembre et octobre 2016 »."""
    last = "mon3" if "mon3" in groups else "mon2"  # in Arabic the second may be the first one's other name
    if groups["mon"] == groups[last] + 1:
        groups = {**groups, "mon": groups[last], last: groups["mon"]}
    return range_of_months(groups, anchor, direction, words)


def range_of_points(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """From a year or month of one to that of another; a vague end names its unit only."""
    first, last = f"{groups['y']:04}", f"{groups['y2']:04}"
    if "mon" in groups:
        first += f"-{groups['mon']:02}"
    if "mon2" in groups:
        last += f"-{groups['mon2']:02}"
    return (
        f"{first}{'~' if 'about' in groups else ''}/{last}{'~' if 'about2' in groups else ''}"
        if first < last
        else None
    )


def since_year(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{groups['y']:04}/.."


def since_ago(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{ago(groups, anchor, direction, words)}/.."


def range_of_years(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{groups['y']:04}/{groups['y2']:04}" if groups["y"] < groups["y2"] else None


def the_night_before(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """The night to the day of the article: "overnight"."""
    return f"{(anchor - timedelta(1)).isoformat()}/{anchor.isoformat()}"


def range_of_weekdays(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    direction = int(groups.get("q") or direction)
    if direction == PAST:
        last = weekday_near(anchor, groups["wd2"], PAST)
        first = last - timedelta((groups["wd2"] - groups["wd"]) % 7)
    else:
        first = weekday_near(anchor, groups["wd"], FUTURE)
        last = first + timedelta((groups["wd2"] - groups["wd"]) % 7)
    return f"{first.isoformat()}/{last.isoformat()}"


# Where the words leave open whether past or future is meant.
DIRECTED: dict[str, Resolver] = {
    "range-days": range_of_days,
    "range-dates": range_of_dates,
    "range-months": range_of_months,
    "both-days": range_of_days,
    "both-months": both_months,
    "both-weekdays": range_of_weekdays,
    "range-weekdays": range_of_weekdays,
    "night": range_of_weekdays,
    "night-days": range_of_days,
    "either-days": either_day,
}
SETTLED: dict[str, Resolver] = {
    "overnight": the_night_before,
    "range-years": range_of_years,
    "both-years": range_of_years,
    "range-points": range_of_points,
    "since-year": since_year,
    "since-ago": since_ago,
}
