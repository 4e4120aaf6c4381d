"""Days that the calendar names: the weekdays counted in a month, and feasts that have the same day each year."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from events.reading.days import Groups, Resolver, a_date, a_date_part, nearest_year

Words = dict[str, Mapping[str, object]]
Patterns = list[tuple[str, str]]
LAST = -1

# No feast of these is on the day of that name.
OTHER = {
    "en": "".join(f"(?<!{which}[ ])" for which in ("orthodox", "coptic", "lunar", "chinese", "jewish", "islamic")),
    "ar": "(?! (?:ال)?(?:هجري|امازيغي|قمري|صيني|عبري|فارسي|كردي))",
}
WORDS: dict[str, Words] = {
    "en": {
        "nth": {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": LAST, "final": LAST},
        "feast": {
            **dict.fromkeys(["new year's day", "new years day"], (1, 1)),
            **{"may day": (5, 1), "bastille day": (7, 14), "armistice day": (11, 11), "boxing day": (12, 26)},
            **dict.fromkeys(["christmas eve", "christmas eve night"], (12, 24)),
            **dict.fromkeys(["christmas day", "christmas morning", "christmas night"], (12, 25)),
            **dict.fromkeys(["new year's eve", "new years eve"], (12, 31)),
        },
    },
    "fr": {
        "nthm": {
            **{"premier": 1, "deuxième": 2, "second": 2, "troisième": 3, "quatrième": 4, "cinquième": 5},
            **{"1er": 1, "2e": 2, "3e": 3, "4e": 4, "dernier": LAST},
        },
        "feast": {
            **dict.fromkeys(["jour de l'an", "premier de l'an", "nuit du nouvel an"], (1, 1)),
            **{"1er-mai": (5, 1), "8-mai": (5, 8), "14-juillet": (7, 14), "11-novembre": (11, 11)},
            **dict.fromkeys(["réveillon de noël", "veille de noël", "veillée de noël"], (12, 24)),
            **dict.fromkeys(["jour de noël", "matin de noël", "nuit de noël"], (12, 25)),
            **dict.fromkeys(["réveillon du nouvel an", "réveillon du jour de l'an", "saint-sylvestre"], (12, 31)),
            "nuit de la saint-sylvestre": (12, 31),
        },
    },
    "ar": {
        "nth": {"أول": 1, "ثاني": 2, "ثالث": 3, "رابع": 4, "خامس": 5, "آخر": LAST},
        "feast": {
            **{f"{day}رأس السنة": (1, 1) for day in ("", "يوم ", "عيد ", "أول أيام ")},
            **{f"{day}رأس السنة الميلادية": (1, 1) for day in ("", "يوم ", "عيد ")},
            **dict.fromkeys(["عيد العمال", "عيد العمال العالمي", "يوم العمال العالمي"], (5, 1)),
            **{f"{night} {feast}": (12, 24) for night in ("ليلة", "عشية") for feast in ("عيد الميلاد", "الميلاد")},
            **dict.fromkeys(["يوم عيد الميلاد", "صباح عيد الميلاد", "يوم الميلاد"], (12, 25)),
            **{f"{night} رأس السنة": (12, 31) for night in ("ليلة", "عشية", "مساء")},
            **{f"{night} رأس السنة الميلادية": (12, 31) for night in ("ليلة", "عشية")},
        },
    },
}
PATTERNS: dict[str, Patterns] = {
    "en": [
        ("nth-weekday", "(?:the )?<nth> <wd>(?: <pod>)? (?:of|in) <mon>(?:,? <y>)?"),
        ("nth-weekday", "(?:the )?<nth> <wd>(?: <pod>)? (?:of|in) <q> month"),
        ("feast", f"{OTHER['en']}(?P<x><feast>(?:,? (?:of |in )?<y>| <q> year)?)"),
    ],
    "fr": [
        ("nth-weekday", "(?:le )?(?P<x><nthm> <wd>(?: <pod>)? (?:de |d'|du mois de |du mois d')<mon>(?: <y>| <q>)?)"),
        ("nth-weekday", "(?:le )?(?P<x><nthm> <wd>(?: <pod>)? du mois <q>)"),
        ("feast", "(?:le |la |du |au |ce |de la )?(?P<x><feast>(?: <y>| <q>)?)"),
    ],
    "ar": [
        ("nth-weekday", "(?:يوم )?<nth> (?:يوم )?<bare> (?:من |في )?(?:شهر )?<mon>(?: (?:عام |سنه )?<y>| <q>)?"),
        ("feast", f"<feast>{OTHER['ar']}(?: (?:من )?(?:عام |سنه |العام |السنه )?(?:<y>|<q>))?"),
    ],
}


def nth_weekday(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """The third Sunday of a month, or its last; None where it has no fifth."""
    nth, weekday = groups.get("nth") or groups["nthm"], groups["wd"] if "wd" in groups else groups["bare"]
    if "mon" not in groups:
        months = anchor.year * 12 + anchor.month - 1 + groups["q"]
        return day_in_month(months // 12, months % 12 + 1, nth, weekday)
    if "y" in groups:
        return day_in_month(groups["y"], groups["mon"], nth, weekday)
    way = groups.get("q") or direction
    year = nearest_year(anchor, way, (groups["mon"],))
    day = day_in_month(year, groups["mon"], nth, weekday)
    passed = day and (day > anchor.isoformat() if way < 0 else day < anchor.isoformat())
    return day_in_month(year + way, groups["mon"], nth, weekday) if passed else day


def day_in_month(year: int, month: int, nth: int, weekday: int) -> str | None:
    last = monthrange(year, month)[1]
    first = date(year, month, 1 if nth > 0 else last - 6)
    day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (max(nth, 1) - 1))
    return day.isoformat() if day.month == month else None


def a_feast(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """A day each year, like one that is named by its month."""
    month, day = groups["feast"]
    dated = {**groups, "mon": month, "d": day}
    if "y" in groups:
        return a_date(dated, anchor, direction, words)
    return a_date_part(dated, anchor, direction, words)


# Where the words leave open whether past or future is meant.
DIRECTED: dict[str, Resolver] = {"nth-weekday": nth_weekday, "feast": a_feast}
