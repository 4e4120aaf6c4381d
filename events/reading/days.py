"""Days, months and years, weeks and weekdays: what they mean, seen from the day the article was published.

The same weekday is the day itself when past; early, mid and late are thirds; a vague period is `[a..b]`.
"""

from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

PAST, FUTURE = -1, 1
LEAP_DAY = (2, 29)
Groups = dict[str, Any]
Resolver = Callable[[Groups, date, int, str], str | None]
YEAR_WORDS = ("year", " an ", "annee", "l'an", "العام", "السنه")
WEEKS = {
    "week-of-month",
    "week-of-day",
    "weekend-of-day",
    "week-from-day",
    "week-to-day",
}  # rules: of seven days, or two
MONTH_THIRDS = ((1, 10), (11, 20), (21, 31))


def steps_of(groups: Groups, default: int = 0) -> int:
    """How many units away a qualifier points: last -1, this 0, next 1."""
    steps: int = groups["q"] if "q" in groups else groups.get("this", default)
    return steps


def third_of(groups: Groups) -> int:
    """Early 0, mid 1, late 2."""
    third: int = groups["third"] if "third" in groups else groups.get("thirdof", 0)
    return third


def amount(groups: Groups) -> int:
    if "dual" in groups or "thedual" in groups:
        return 2
    return int(groups.get("num") or groups.get("n") or 1)


# Days, months, years


def shifted_month(anchor: date, months: int) -> str:
    """The month so many after that of the anchor, as EDTF."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}"


def nearest_year(anchor: date, direction: int, key: tuple[int, ...]) -> int:
    """The year in which month (and day) `key` is the latest not after, or the earliest not before, the anchor."""
    now = (anchor.month, anchor.day)[: len(key)]
    if direction < 0:
        year = anchor.year if key <= now else anchor.year - 1
    else:
        year = anchor.year if key >= now else anchor.year + 1
    while key == LEAP_DAY and not isleap(year):
        year += 1 if direction > 0 else -1
    return year


def a_date(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return date(groups["y"], groups["mon"], day_of(groups)).isoformat()


def day_of(groups: Groups, name: str = "d") -> int:
    return int(groups.get(name) or groups["ord"])


def a_date_part(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    month, day = groups["mon"], day_of(groups)
    if groups.get("this") == 0 or groups.get("q") == 0:
        return date(anchor.year, month, day).isoformat()
    if "q" in groups:
        if any(word in f" {words} " for word in YEAR_WORDS):
            return date(anchor.year + groups["q"], month, day).isoformat()
        direction = groups["q"] or direction
    year = nearest_year(anchor, direction, (month, day))
    if "wd" in groups and "q" not in groups:
        told = date(year, month, day)
        year = year_with_weekday(year, month, day, groups["wd"])
        # "Thursday 22 June", of a Wednesday: who told of it so soon after was wrong in the weekday, not by years.
        if direction == PAST and date(year, month, day) > anchor >= told >= anchor - timedelta(7):
            year = told.year
    return date(year, month, day).isoformat()


def year_with_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """`year`, or the one before or after it in which the day is that weekday; `year` where neither is."""
    for candidate in (year, year - 1, year + 1):
        if date(candidate, month, day).weekday() == weekday:
            return candidate
    return year


def a_month(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    year = groups.get("y") or anchor.year + groups.get("q", 0)
    return third_of_month(groups, year, groups["mon"])


def a_month_q(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    q = groups.get("q", 0)
    year = nearest_year(anchor, q, (groups["mon"],)) if q else anchor.year
    if q < 0 and (year, groups["mon"]) == (anchor.year, anchor.month):  # "last May" in May: not this one
        year -= 1
    return third_of_month(groups, year, groups["mon"])


def a_month_alone(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return third_of_month(groups, nearest_year(anchor, direction, (groups["mon"],)), groups["mon"])


def third_of_month(groups: Groups, year: int, month: int) -> str:
    if {"third", "thirdof"}.isdisjoint(groups):
        return f"{year:04}-{month:02}"
    first, last = MONTH_THIRDS[third_of(groups)]
    last = min(last, monthrange(year, month)[1])
    return f"[{year:04}-{month:02}-{first:02}..{year:04}-{month:02}-{last:02}]"


def a_year(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{groups['y']:04}"


def a_year_q(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{anchor.year + groups['q']:04}"


def a_month_ago(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """May two years ago; or "two years ago this month"."""
    month = groups.get("mon", anchor.month)
    return third_of_month(groups, anchor.year - amount(groups), month) if groups["units"] == "year" else None


def a_year_in_words(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{groups['yw']:04}"


def a_decade(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{decade_of(groups) // 10:03}X"


def decade_of(groups: Groups) -> int:
    if "decade" in groups:
        return int(groups["decade"])
    return 1900 + int(groups.get("decadeword") or groups.get("tens") or groups.get("short") or 0)


# Weeks and weekdays


def monday(anchor: date, weeks: int = 0) -> date:
    """The Monday of the week so many after that of the anchor."""
    return anchor - timedelta(anchor.weekday()) + timedelta(7 * weeks)


def weekday_near(anchor: date, weekday: int, direction: int) -> date:
    """The latest such day, the anchor itself included, or where `direction` is -2 the one before it; or the next."""
    if direction < 0:
        return anchor - timedelta((anchor.weekday() - weekday) % 7 + 7 * (-direction - 1))
    return anchor + timedelta((weekday - anchor.weekday() - 1) % 7 + 1)


def a_weekday(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    weekday = groups["wd"] if "wd" in groups else groups["bare"]
    q = steps_of(groups, direction)
    if q == 0:
        return (monday(anchor) + timedelta(weekday)).isoformat()
    if q < 0 and ("q" in groups):  # "last Wednesday" is never today
        anchor -= timedelta(1)
    return weekday_near(anchor, weekday, q).isoformat()


def a_weekday_with_its_day(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """The nearest day of that number which is that weekday: « vendredi 25 »; else the weekday alone."""
    months = [shifted_month(anchor, steps) for steps in (-1, 0, 1)]
    longest = [monthrange(int(month[:4]), int(month[5:]))[1] for month in months]
    number = day_of(groups)
    days = [date.fromisoformat(f"{m}-{number:02}") for m, last in zip(months, longest, strict=True) if number <= last]
    near = min((day for day in days if day.weekday() == groups["wd"]), key=lambda d: abs(d - anchor), default=None)
    return near.isoformat() if near else a_weekday(groups, anchor, direction, words)


def a_weekday_before_last(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return weekday_near(anchor, groups["wd"], 2 * PAST).isoformat()


def a_weekday_on(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """A week after the next one: "a week from Monday"."""
    return (weekday_near(anchor, groups["wd"], FUTURE) + timedelta(7)).isoformat()


def a_weekday_of_week(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return (monday(anchor, groups["q"]) + timedelta(groups["wd"])).isoformat()


def a_weekday_of_month(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return date.fromisoformat(f"{shifted_month(anchor, groups.get('q', 0))}-{day_of(groups):02}").isoformat()


def a_week_of_month(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """Its days 1 to 7, 8 to 14 and so on; the last week is the last seven days."""
    year = groups.get("y") or nearest_year(anchor, direction, (groups["mon"],))
    end = monthrange(year, groups["mon"])[1]
    if number := groups.get("nth") or groups.get("ord"):
        end = min(7 * number, end)
    first = 7 * number - 6 if number else end - 6
    return between(date(year, groups["mon"], first), date(year, groups["mon"], end)) if first < end else None


def week_about(first: int, last: int, *, of_calendar: bool = False) -> Resolver:
    """The days so far from the one that is named, both included; `of_calendar` from the Monday of its week."""

    def resolve(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
        year = groups.get("y") or nearest_year(anchor, direction, (groups["mon"], groups["d"]))
        day = date(year, groups["mon"], groups["d"])
        start = monday(day) if of_calendar else day
        return between(start + timedelta(first), start + timedelta(last))

    return resolve


def a_relative_day(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """Where the date is written beside "yesterday", that date."""
    day = anchor + timedelta(groups["rel"])
    if "mon" not in groups:
        return day.isoformat()
    year = groups.get("y") or min(
        (day.year - 1, day.year, day.year + 1), key=lambda y: abs(y * 12 + groups["mon"] - day.year * 12 - day.month)
    )
    return date(year, groups["mon"], day_of(groups)).isoformat()


def a_weekend(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """On a working day the past one is that which is just over."""
    weeks = groups.get("q", 0)
    if weeks == 0 and direction == PAST and anchor.weekday() < 5:
        weeks = -1
    saturday = monday(anchor, weeks) + timedelta(5)
    return between(saturday, saturday + timedelta(1))


def between(first: date, last: date) -> str:
    return f"[{first.isoformat()}..{last.isoformat()}]" if first < last else first.isoformat()


# Where the words leave open whether past or future is meant.
DIRECTED: dict[str, Resolver] = {
    "date-part": a_date_part,
    "month-alone": a_month_alone,
    "month-event": a_month_alone,
    "weekday": a_weekday,
    "weekday-day": a_weekday_with_its_day,
    "weekend": a_weekend,
    "week-of-month": a_week_of_month,
    "week-of-day": week_about(0, 6, of_calendar=True),
    "weekend-of-day": week_about(5, 6, of_calendar=True),
    "week-from-day": week_about(0, 6),
    "week-to-day": week_about(-6, 0),
}
SETTLED: dict[str, Resolver] = {
    "date": a_date,
    "date-hijri": a_date,
    "month": a_month,
    "month-q": a_month_q,
    "month-ago": a_month_ago,
    "year": a_year,
    "year-q": a_year_q,
    "year-words": a_year_in_words,
    "decade": a_decade,
    "weekday-q": a_weekday,
    "weekday-week": a_weekday_of_week,
    "weekday-dom": a_weekday_of_month,
    "weekday-on": a_weekday_on,
    "weekday-before": a_weekday_before_last,
    "rel": a_relative_day,
    "rel-weekday": a_relative_day,
    "weekday-rel": a_relative_day,
}
