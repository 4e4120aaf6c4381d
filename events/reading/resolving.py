"""Step 3, resolve: what an expression means, seen from the day the article was published.

The conventions: the same weekday is the day itself when past; "N days ago" is that day, "N weeks ago" about
that day, "N months ago" that month; a vague period is `[a..b]`; early, mid and late are thirds; only what the
words say lasted is `a/b`.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hijridate import Gregorian, Hijri

from events.dates import read
from events.reading.finding import Match

PAST, FUTURE = -1, 1
Groups = dict[str, Any]
Resolver = Callable[[Groups, date, int, str], str | None]
YEAR_WORDS = ("year", " an ", "annee", "l'an", "العام", "السنه")
MONTH_THIRDS = ((1, 10), (11, 20), (21, 31))
YEAR_THIRDS = ((1, 4), (5, 8), (9, 12))
DECADE_THIRDS = ((0, 3), (4, 6), (7, 9))
POINT = r"(?!0000)\d{4}(?:-\d\d){0,2}"
# What the rules give, of days that there are, is in canonical form; but its years may have run over their four
# digits, and of two points the first be the later.
CANONICAL = re.compile(
    rf"{POINT}[~?]?|{POINT}/\.\.|\.\./{POINT}|\[?(?P<first>{POINT})(?:\.\.|[,/])(?P<last>{POINT})\]?"
)
DAYS = {"day": 1, "week": 7, "fortnight": 14}
WEEK_THIRDS = ((0, 1), (2, 3), (4, 6))


def resolve(match: Match, anchor: date, direction: int) -> str | None:
    """The EDTF string of an expression published on `anchor`, or None where it is no date after all."""
    try:
        value = RULES[match.rule](match.groups, anchor, direction, match.words)
        if value and match.modifier:
            value = modified(value, match.modifier, match.rule)
        return value and canonical(value)
    except (ValueError, OverflowError):
        return None


def canonical(value: str) -> str | None:
    """None where the first of two points is the later; raises ValueError for what is no EDTF of ours."""
    if points := CANONICAL.fullmatch(value):
        return value if not points["first"] or points["first"] <= points["last"] else None
    return str(read(value))


def modified(value: str, modifier: str, rule: str) -> str:
    """The value after "since", "from", "until", "about" or "perhaps"."""
    when = read(value)
    point = value if len(when.points) == 2 and when.start == when.end and "/" not in value else ""
    bounds = when.bounds
    if modifier in ("since", "from"):
        vague = unit_of(value, rule) if modifier == "since" else ""
        return f"{point or vague or bounds.start}/.."
    if modifier == "until":
        return f"../{point or bounds.end}"
    if modifier in ("about", "perhaps") and point and not point.endswith(("~", "?", "X")):
        return point + ("~" if modifier == "about" else "?")
    return value


def unit_of(value: str, rule: str) -> str:
    """The year or month of which a vague period is a part, or "": "since mid-2021" says no month."""
    vague = CANONICAL.fullmatch(value)
    if not vague or not value.startswith("[") or "week" in rule or rule in ("period", "part"):
        return ""
    first, last = vague["first"], vague["last"]
    if len(first) < len("2021-05-01"):
        return str(first[:4])
    return str(first[:7]) if first[:7] == last[:7] else ""


def steps_of(groups: Groups, default: int = 0) -> int:
    """How many units away a qualifier points: last -1, this 0, next 1."""
    steps: int = groups["q"] if "q" in groups else groups.get("this", default)
    return steps


def third_of(groups: Groups) -> int:
    """Early 0, mid 1, late 2."""
    third: int = groups["third"] if "third" in groups else groups.get("thirdof", 0)
    return third


# Days, months, years


def shifted_month(anchor: date, months: int) -> str:
    """The month so many after that of the anchor, as EDTF."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}"


def nearest_year(anchor: date, direction: int, key: tuple[int, ...]) -> int:
    """The year in which month (and day) `key` is the latest not after, or the earliest not before, the anchor."""
    now = (anchor.month, anchor.day)[: len(key)]
    if direction < 0:
        return anchor.year if key <= now else anchor.year - 1
    return anchor.year if key >= now else anchor.year + 1


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
        year = year_with_weekday(year, month, day, groups["wd"])
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
    return third_of_month(groups, year, groups["mon"])


def a_month_alone(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return third_of_month(groups, nearest_year(anchor, direction, (groups["mon"],)), groups["mon"])


def third_of_month(groups: Groups, year: int, month: int) -> str:
    if "third" not in groups:
        return f"{year:04}-{month:02}"
    first, last = MONTH_THIRDS[groups["third"]]
    last = min(last, monthrange(year, month)[1])
    return f"[{year:04}-{month:02}-{first:02}..{year:04}-{month:02}-{last:02}]"


def a_year(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{groups['y']:04}"


def a_year_q(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{anchor.year + groups['q']:04}"


def a_month_ago(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return third_of_month(groups, anchor.year - amount(groups), groups["mon"]) if groups["units"] == "year" else None


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


def a_weekday_before_last(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return weekday_near(anchor, groups["wd"], 2 * PAST).isoformat()


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
    """Without a qualifier, and on a Monday or Tuesday with "this", the past one is that which is just over."""
    weeks = groups.get("q", 0)
    if weeks == 0 and direction == PAST and anchor.weekday() < (2 if "q" in groups or "this" in groups else 5):
        weeks = -1
    saturday = monday(anchor, weeks) + timedelta(5)
    return between(saturday, saturday + timedelta(1))


def between(first: date, last: date) -> str:
    return f"[{first.isoformat()}..{last.isoformat()}]" if first < last else first.isoformat()


# Periods


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
    first = groups["quarter"] * 3 - 2
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


def amount(groups: Groups) -> int:
    if "dual" in groups or "thedual" in groups:
        return 2
    return int(groups.get("num") or groups.get("n") or 1)


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
    unit = groups.get("units") or groups.get("theunits") or groups["thedual"]
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


# Ranges


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


def in_numbers(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """The month first: only where the day could be none."""
    return date(groups["y"], groups["m"], groups["d"]).isoformat() if groups["d"] > 12 else None


def range_of_years(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"{groups['y']:04}/{groups['y2']:04}" if groups["y"] < groups["y2"] else None


def range_of_weekdays(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    direction = int(groups.get("q") or direction)
    if direction == PAST:
        last = weekday_near(anchor, groups["wd2"], PAST)
        first = last - timedelta((groups["wd2"] - groups["wd"]) % 7)
    else:
        first = weekday_near(anchor, groups["wd"], FUTURE)
        last = first + timedelta((groups["wd2"] - groups["wd"]) % 7)
    return f"{first.isoformat()}/{last.isoformat()}"


# Numbers, and the Hijri calendar


def iso(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """Year, month and day in numbers; the day first where the year is last: 3/4/2022 is 3 April."""
    return date(groups["y"], groups["m"], groups["d"]).isoformat()


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


# Where the words leave open whether past or future is meant, and where they do not.
DIRECTED: dict[str, Resolver] = {
    **{"date-part": a_date_part, "month-alone": a_month_alone, "weekday": a_weekday, "weekend": a_weekend},
    **{"quarter": a_quarter, "half": a_half, "third-half": a_half_of_month, "season-q": a_season_q},
    **{"ahead": ahead, "ahead-one": ahead, "ahead-two": ahead, "hijri": hijri, "hijri-q": hijri_q},
    **{"range-days": range_of_days, "range-dates": range_of_dates, "range-months": range_of_months},
    **{"both-days": range_of_days, "both-months": range_of_months, "both-weekdays": range_of_weekdays},
    **{"range-weekdays": range_of_weekdays, "night": range_of_weekdays, "night-days": range_of_days},
    **{"either-days": either_day, "week-of-month": a_week_of_month},
}
RULES = DIRECTED | {
    **{"date": a_date, "iso": iso, "numeric": iso, "date-hijri": a_date, "month": a_month, "month-q": a_month_q},
    **{"month-ago": a_month_ago, "year": a_year, "year-q": a_year_q, "year-words": a_year_in_words},
    **{"decade": a_decade, "weekday-q": a_weekday, "weekday-week": a_weekday_of_week, "season": a_season},
    **{"weekday-dom": a_weekday_of_month, "weekday-before": a_weekday_before_last, "rel": a_relative_day},
    **{"rel-weekday": a_relative_day, "weekday-rel": a_relative_day, "period": a_period, "part": a_part_of_period},
    **{"period-before": a_period_before_last, "part-day": today, "third-period": a_third_of_period},
    **{"third-year": a_third_of_year, "third-decade": a_third_of_decade, "ago": ago, "ago-one": ago, "ago-two": ago},
    **{"over-past": over_past, "over-next": over_next, "over-two": over_two, "range-years": range_of_years},
    **{"both-years": range_of_years, "range-points": range_of_points, "since-year": since_year},
    **{"since-ago": since_ago, "month-first": in_numbers},
}
