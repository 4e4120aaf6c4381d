"""Two days, months or years beside each other, a weekday with its date in brackets, and "2022-23"."""

from datetime import date, timedelta

from events.reading.days import PAST, Groups, Resolver, a_weekday_with_its_day, nearest_year

Patterns = list[tuple[str, str]]
DAY_EN = "<mon> <d>(?:st|nd|rd|th)?|<d>(?:st|nd|rd|th)?(?: of)? <mon>"
CONTEXT = "(?:in|of|the|during|for|from|over|since|and) "
CONTEXT_FR = "(?:en|de|la|les|dans|pour|saison|saison des|campagne|exercice|hiver) "
CONTEXT_AR = "(?:عام|سنه|في|خلال|موسم|الموسم|الدراسي|الدراسيه|لعام|للعام|الماليه|المالي|شتا) ?"
NO_NUMBER = "(?![-/]?\\d)"
PATTERNS: dict[str, Patterns] = {
    "en": [
        ("date-part", f"<wd>(?: <pod>)? ?[(](?:the )?(?:{DAY_EN})[)]"),
        ("date", f"<wd>(?: <pod>)? ?[(](?:{DAY_EN}),? <y>[)]"),
        ("date", "<d>-<mon>-<y>"),
        ("either-years", "(?:in |either |from |of )(?P<x><y> or (?:in )?<y2>)"),
        ("either-months", "(?:either )?(?P<x><mon> or (?:in )?<mon2>(?:,? <y2>)?)"),
        (
            "short-years",
            f"(?P<x><y>[-/]<yy>){NO_NUMBER}(?=[ ](?:\\w+ )?(?:season|school|academic|fiscal|financial|budget|winter|year|term|war|edition))",
        ),
        ("short-years", f"{CONTEXT}(?P<x><y>[-/]<yy>){NO_NUMBER}"),
        ("range-years", "(?P<x><y>/<y2>)(?![/-]?\\d)"),
        ("year", "(?:fy|fiscal year|financial year|tax year|academic year) ?(?P<x><y>)"),
        ("both-days", "<mon> <d>(?:st|nd|rd|th)?, (?:<n>, )?(?:<n>, )?<n>,? and <d2>(?:st|nd|rd|th)?(?:,? <y>)?"),
        (
            "both-days",
            "<d>(?:st|nd|rd|th)?, (?:<n>, )?(?:<n>, )?<n>,? and <d2>(?:st|nd|rd|th)?(?: of)? <mon>(?:,? <y>)?",
        ),
    ],
    "fr": [
        ("date-part", "(?:<this> )?<wd>(?: <pod>)? ?[(](?:le )?<d>(?:er)? <mon>[)]"),
        ("date", "(?:<this> )?<wd>(?: <pod>)? ?[(](?:le )?<d>(?:er)? <mon> <y>[)]"),
        ("either-years", "(?:en |de |soit )(?P<x><y> ou (?:en )?<y2>)"),
        ("either-months", "(?:en |soit en )?(?P<x><mon> ou (?:en )?<mon2>(?: <y2>)?)"),
        ("short-years", f"{CONTEXT_FR}(?P<x><y>[-/]<yy>){NO_NUMBER}"),
        ("range-years", f"{CONTEXT_FR}(?P<x><y>/<y2>)"),
        (
            "year",
            "(?:l'exercice|exercice|exercice budgétaire|année budgétaire|horizon|d'ici|d'ici à|campagne|promotion|millésime|présidentielle|législatives|municipales|loi de finances|budget|saison|édition) (?P<x><y>)",
        ),
        (
            "night-weekdays",
            "(?:dans la |la )?(?P<x>nuit (?:de|du) <wd> <d>(?:er)? (?:à|au) (?:ce )?<wd2>(?: <d2>(?:er)?)?)",
        ),
        ("night-weekdays", "(?:du|entre le|entre) (?P<x><wd> <d>(?:er)? (?:au|et le|et) <wd2>(?: <d2>(?:er)?)?)"),
    ],
    "ar": [
        ("date-part", "(?:<pod> )?(?:يوم )?<wd> ?[(](?:(?:ال)?موافق ?)?<d> (?:من )?<mon>(?: <q>)?[)]"),
        ("date", "(?:<pod> )?(?:يوم )?<wd> ?[(](?:(?:ال)?موافق ?)?<d> (?:من )?<mon>,? <y>[)]"),
        ("either-years", "(?:في |من )?(?:عام |سنه |عامي )(?P<x><y> او (?:عام |سنه |في )?<y2>)"),
        ("either-years", "(?:في |من )(?P<x><y> او (?:عام |سنه |في )?<y2>)"),
        (
            "either-months",
            "(?:في |شهري |شهر )?(?P<x><mon> او (?:في |شهر )?<mon2>(?: (?:من )?(?:عام |سنه |العام )?<y2>)?)",
        ),
        ("short-years", f"{CONTEXT_AR}(?P<x><y>[-/]<yy>){NO_NUMBER}"),
        ("range-years", f"{CONTEXT_AR}(?P<x><y>/<y2>)"),
        (
            "year",
            "(?:السنه الماليه|العام المالي|للسنه الماليه|موازنه|ميزانيه|بحلول|افق|مواليد|دوره|نسخه|موسم) (?P<x><y>)",
        ),
    ],
}


def night_of_weekdays(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """« La nuit de samedi 11 à dimanche »: the month is the one in which that day is that weekday."""
    first = date.fromisoformat(a_weekday_with_its_day(groups, anchor, direction, words) or "")
    last = first + timedelta((groups["wd2"] - groups["wd"]) % 7)
    return f"{first.isoformat()}/{last.isoformat()}"


def either_year(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    return f"[{groups['y']:04},{groups['y2']:04}]" if groups["y"] < groups["y2"] else None


def either_month(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """One of two months of which the second is the later, across the new year too."""
    first, last = groups["mon"], groups["mon2"]
    year = groups.get("y2") or nearest_year(anchor, direction, (first if direction == PAST else last,))
    over_new_year = first > last
    begin = year - (over_new_year and ("y2" in groups or direction != PAST))
    return f"[{begin:04}-{first:02},{begin + over_new_year:04}-{last:02}]"


def short_years(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """From a year to one of its century: not "2010-05", which is a month, unless the year follows the first."""
    first, last = groups["y"], groups["y"] // 100 * 100 + groups["yy"]
    if last <= first and groups["yy"] == 0:
        last += 100
    if last <= first or (groups["yy"] <= 12 and last != first + 1):
        return None
    return f"{first:04}/{last:04}"


# Where the words leave open whether past or future is meant.
DIRECTED: dict[str, Resolver] = {
    "night-weekdays": night_of_weekdays,
    "either-months": either_month,
}
SETTLED: dict[str, Resolver] = {"either-years": either_year, "short-years": short_years}
