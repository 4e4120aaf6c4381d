"""What the text says before: dates that hang on another date of the text, and the year of a narrative.

"The next day" and "that month" are reckoned from the nearest date before them that says enough; with none before
them they are no dates. A day or month without a year takes that of the date just before it where both are told in
one breath, or where the text is a chronicle of one year.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from events.dates import read
from events.reading.days import PAST, WEEKS, Groups, amount, day_of, monday, third_of_month, weekday_near
from events.reading.finding import Match
from events.reading.periods import away, period
from events.reading.resolving import POINT, canonical, resolve

POINTS = re.compile(POINT)
# "Compared with $2 million a year ago", told of a quarter.
COMPARED = re.compile(r"(?<!\w)(?:compared (?:with|to)|against|from|versus|than|comparé a|contre) [^.;:]{0,60}$")
# What the day after it is: "the day after the raid", «غداة الهجوم».
OF_WHAT = re.compile(
    r" (?:the |this |that |(?:du |de (?:la |cette |cet |ce |l'))|(?:la |le |cette |cet |ce )|l'"
    r"|(?:هذا |هذه |ذلك |تلك )?ال)(?P<what>\w{3,20})(?!\w)"
)
# "The most deadly raid", « la plus meurtrière »: another than the last that was told of.
ANOTHER_ONE = re.compile(
    r" (?:\w+ )?(?:le|la|les) plus |[ ]ال\w+ الاكثر |[ ](?:of|du|de la|des|in|against|contre|on) "
)
QUARTER = re.compile(r"\[(\d{4})-(01|04|07|10)\.\.(\d{4})-(03|06|09|12)\]")
YEAR, MONTH, DAY = 4, 7, 10  # letters of a point
LAST_MONTH = 12  # a greater number is a season's
NEED = {"day": DAY, "week": DAY, "fortnight": DAY, "month": MONTH, "quarter": MONTH, "year": YEAR, "decade": YEAR}
STATED = {"date", "iso", "numeric", "month"}  # rules whose dates say their year
YEARLESS = {"date-part", "month-alone", "range-days", "range-dates", "range-months", "both-days", "both-months"}
YEARLESS |= {"either-days", "third-half"} | WEEKS
NO_ANTECEDENT = {"over-past", "over-next", "over-two", "decade", "third-decade"}
FEWEST_DATED = 4  # sentences of a chronicle
LONGEST_LEAP = 200  # days between a date and the next of its narrative, where a year ends between them


def from_text(match: Match, edtf: str) -> str | None:
    """What an expression means after a date of the text, or None where that says too little."""
    points = [exact(point) for point in POINTS.findall(edtf)]
    if not points:
        return None
    point = points[-1] if step_of(match) > 0 else points[0]
    if edtf.startswith("[") and len(point) == DAY and points[0] != points[-1]:
        point = point[:MONTH]
    try:
        if match.rule == "text-later" and (value := same_quarter(match.groups, edtf)):
            return canonical(value)
        value = FROM_TEXT[match.rule](match.groups, point)
        return value and canonical(value)
    except (ValueError, OverflowError):
        return None


def step_of(match: Match) -> int:
    """How an expression that hangs on another date goes on from it: back -1, not at all 0, on 1 or 2."""
    if match.rule == "text-after":
        return 1
    names = ("t", "tday", "tside", "later", "more", "after", "came", "yago")
    return next((int(match.groups[name]) for name in names if name in match.groups), 0)


def exact(point: str) -> str:
    """A season says no more than its year."""
    return point[:YEAR] if len(point) == MONTH and int(point[5:]) > LAST_MONTH else point


def day_in(point: str) -> date:
    return date.fromisoformat(point + "-01-01"[len(point) - YEAR :] if len(point) < DAY else point)


def a_day(groups: Groups, point: str) -> str | None:
    shift = next((groups[name] for name in ("tday", "tside", "t") if name in groups), 0)
    return (day_in(point) + timedelta(shift)).isoformat() if len(point) == DAY else None


def the_day_after(groups: Groups, point: str) -> str | None:
    unit = next((groups[name] for name in ("units", "dual", "single") if name in groups), "")
    if unit:
        return away(day_in(point), unit, amount(groups)) if len(point) >= NEED[unit] else None
    return (day_in(point) + timedelta(1)).isoformat() if len(point) == DAY else None


def a_period(groups: Groups, point: str) -> str | None:
    return period(groups["unit"], day_in(point), groups.get("t", 0)) if len(point) >= NEED[groups["unit"]] else None


def some_time_later(groups: Groups, point: str) -> str | None:
    unit = "year" if "yago" in groups else groups.get("units") or groups.get("dual") or groups["single"]
    return away(day_in(point), unit, later(groups) * amount(groups)) if len(point) >= NEED[unit] else None


def a_year_before_quarter(edtf: str) -> str | None:
    """That quarter of the year before: "compared with 2 million a year ago"."""
    return same_quarter({"units": "year", "num": 1, "later": -1}, edtf)


def later(groups: Groups) -> int:
    return next(int(groups[name]) for name in ("later", "more", "after", "came", "yago") if name in groups)


def same_quarter(groups: Groups, edtf: str) -> str | None:
    """So many years from a quarter is that quarter: "in the third quarter, from $3 million a year earlier"."""
    quarter = QUARTER.fullmatch(edtf)
    if not quarter or (groups.get("units") != "year" and "yago" not in groups):
        return None
    years = later(groups) * amount(groups)
    return f"[{int(quarter[1]) + years:04}-{quarter[2]}..{int(quarter[3]) + years:04}-{quarter[4]}]"


def a_weekday(groups: Groups, point: str) -> str | None:
    if len(point) < DAY:
        return None
    day, weekday = day_in(point), groups["wd"]
    if groups.get("t", 0) == 0:
        return (monday(day) + timedelta(weekday)).isoformat()
    return weekday_near(
        day if groups.get("t", 0) > 0 else day - timedelta(1), weekday, groups.get("t", 0)
    ).isoformat()


def a_day_of_month(groups: Groups, point: str) -> str | None:
    if len(point) < MONTH:
        return None
    first = period("month", day_in(point), groups.get("t", 0))
    return date.fromisoformat(f"{first}-{day_of(groups):02}").isoformat()


def a_month(groups: Groups, point: str) -> str | None:
    """Of that year, or of the next."""
    return third_of_month(groups, int(point[:YEAR]) + groups.get("t", 0), groups["mon"])


def a_date(groups: Groups, point: str) -> str | None:
    return date(int(point[:YEAR]) + groups.get("t", 0), groups["mon"], day_of(groups)).isoformat()


def a_coming_month(groups: Groups, point: str) -> str | None:
    """The first such month after it."""
    if len(point) < MONTH:
        return None
    year = int(point[:YEAR]) + (groups["mon"] <= int(point[5:MONTH]))
    return third_of_month(groups, year, groups["mon"])


def months_of_year(groups: Groups, point: str) -> str | None:
    year = int(point[:YEAR]) + groups.get("t", 0)
    return f"{year:04}-{groups['mon']:02}/{year:04}-{groups['mon2']:02}"


def a_season(groups: Groups, point: str) -> str | None:
    return f"{int(point[:YEAR]) + groups.get('t', 0):04}-{groups['season']}"


FROM_TEXT: dict[str, Callable[[Groups, str], str | None]] = {
    **{"text-day": a_day, "text-period": a_period, "text-later": some_time_later, "text-weekday": a_weekday},
    **{
        "text-after": the_day_after,
        "text-dom": a_day_of_month,
        "day-alone": a_day_of_month,
        "text-month": a_month,
        "text-date": a_date,
        "text-next-month": a_coming_month,
    },
    **{"text-season": a_season, "text-span": months_of_year},
}


def names_the_same(text: str, place: int, sentence: str) -> bool:
    """Whether a sentence names what stands at `place` of a text, where that is not said to be another: "the raid"."""
    what = OF_WHAT.match(text, place)
    if not what or ANOTHER_ONE.match(text, what.end()):
        return False
    return bool(re.search(rf"(?<!\w)(?:l'|[وفبل]?(?:ال)?)?{what['what']}", sentence))


def chronicled(sentences: Iterable[tuple[int, Match]], before: int) -> int:
    """The year, earlier than `before`, that half or more of the dated sentences state; 0 where there is none.

    Each match comes with its sentence.
    """
    dated: set[int] = set()
    stating: set[tuple[int, int]] = set()
    for sentence, match in sentences:
        dated.add(sentence)
        if match.rule in STATED and (year := match.groups.get("y")):  # a lone year is background
            stating.add((sentence, year))
    if len(dated) < FEWEST_DATED:
        return 0
    (year, count), *_ = Counter(year for _, year in stating).most_common(1) or [(0, 0)]
    return year if year < before and count * 2 >= len(dated) else 0


def following(day: date, earlier: str) -> bool:
    """Whether a narrative may go on from the point `earlier` to the day."""
    return day.isoformat()[: len(earlier)] >= earlier


def is_earlier(match: Match) -> bool:
    """Whether it looks back from the article: "a year ago", "last year"."""
    return match.rule.startswith("ago") or (match.rule in ("period", "year-q") and match.groups.get("q", 0) < 0)


def is_this_week(match: Match) -> bool:
    return match.groups.get("unit") == "week" and not match.groups.get("q")


def in_year_after(match: Match, earlier: str, chronicle: bool) -> str | None:
    """What an expression without a year means in the narrative of a date: of its year, or over New Year."""
    start = read(earlier).bounds.start
    if start is None:
        return None
    point = earlier[1:11] if earlier.startswith("[") else earlier[:10].rstrip("~?/.")
    for year in (start.year, start.year + 1):
        value = resolve(match, date(year, 12, 31), PAST)
        bounds = read(value).bounds if value else None
        day = bounds and (bounds.start or bounds.end)
        if not (value and day) or day.year != year:
            return None
        if year == start.year and (chronicle or following(day, point)):
            return value
        if year > start.year and (day - start).days <= LONGEST_LEAP:
            return value
    return None
