"""So many months of a year, and so long and a half ago: "a year and a half ago", « il y a deux ans et demi », «قبل عامين ونصف»."""

from collections.abc import Mapping
from datetime import date

from events.reading.days import Groups, Resolver, amount, shifted_month
from events.reading.periods import months_of

Words = dict[str, Mapping[str, object]]
Patterns = list[tuple[str, str]]
MONTHS = {"year": (12, 6), "decade": (120, 60)}
AGO_AR = "(?:قبل|منذ)(?: نحو| حوالي| قرابه| ما يقرب من| ما يقارب| اكثر من)?"
HALF_AR = "ونصف(?: (?:العام|السنه|الشهر|الاسبوع|العقد|عام|سنه|شهر))?"
PATTERNS: dict[str, Patterns] = {
    "en": [
        ("months-of", "(?:the )?(?P<x><nthmonths> (?:<num>|<n>) months of (?:the year |the )?(?:<y>|<q> year|year))"),
        ("half-ago", "<nohalf> <unit> ago"),
        ("half-ago", "(?:<num>|<n>) <units> and a half ago"),
        ("half-ago", "(?:<num>|<n>) and (?:a|one) half <units> ago"),
        ("half-ago", "(?:<num>|<n>)[- ]and[- ]a[- ]half <units> ago"),
    ],
    "fr": [
        ("months-of", "(?:les |des |aux )?(?P<x>(?:<num>|<n>) <nthmonths> mois (?:de |d')(?:l'année )?(?:<y>|<q>))"),
        ("months-of", "(?:les |des |aux )?(?P<x>(?:<num>|<n>) <nthmonths> mois de (?:l'|cette )année)"),
        (
            "half-ago",
            "(?:il y a|voici|voilà|cela fait) (?:environ |près de |plus de |presque |quelque )?(?:<num>|<n>)[ ]?<units> et demie?",
        ),
    ],
    "ar": [
        (
            "months-of",
            "(?:الاشهر|الشهور) (?:ال)?(?:<num>|<n>) <nthmonths>(?: من)? (?:(?:عام |سنه |العام |السنه )?<y>|<this> (?:العام|السنه)|(?:العام|السنه) <q>)",
        ),
        ("half-ago", f"{AGO_AR} (?:<num> <units>|<n> <units>|<dual>|<single>) {HALF_AR}"),
        ("half-ago", f"{AGO_AR} <nohalf> <single>"),
    ],
}
WORDS: dict[str, Words] = {
    "en": {"nohalf": {"half a": "half"}, "nthmonths": {"first": 1, "last": -1, "final": -1}},
    "fr": {"nthmonths": {"premiers": 1, "derniers": -1}},
    "ar": {"nohalf": {"نصف": "half"}, "nthmonths": {"الأولى": 1, "الأخيرة": -1}},
}


def half_ago(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """About the month; None for what is shorter, which is said too loosely."""
    unit = groups.get("units") or groups.get("unit") or groups.get("dual") or groups["single"]
    whole = 0 if "nohalf" in groups else amount(groups)
    if unit not in MONTHS:
        return None
    each, half = MONTHS[unit]
    return shifted_month(anchor, -whole * each - half) + "~"


def months_of_year(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """The first three months of a year, or its last; of some day in them, as a quarter is."""
    year, count = groups.get("y") or anchor.year + groups.get("q", 0), amount(groups)
    if not 1 < count < 12:
        return None
    return months_of(year, 1, count) if groups["nthmonths"] > 0 else months_of(year, 13 - count, 12)


SETTLED: dict[str, Resolver] = {"half-ago": half_ago, "months-of": months_of_year}
