"""So long and a half ago: "a year and a half ago", « il y a deux ans et demi », «قبل عامين ونصف»."""

from collections.abc import Mapping
from datetime import date

from events.reading.days import Groups, Resolver, amount, shifted_month

Words = dict[str, Mapping[str, object]]
Patterns = list[tuple[str, str]]
MONTHS = {"year": (12, 6), "decade": (120, 60)}
AGO_AR = "(?:قبل|منذ)(?: نحو| حوالي| قرابه| ما يقرب من| ما يقارب| اكثر من)?"
HALF_AR = "ونصف(?: (?:العام|السنه|الشهر|الاسبوع|العقد|عام|سنه|شهر))?"
PATTERNS: dict[str, Patterns] = {
    "en": [
        ("half-ago", "<nohalf> <unit> ago"),
        ("half-ago", "(?:<num>|<n>) <units> and a half ago"),
        ("half-ago", "(?:<num>|<n>) and (?:a|one) half <units> ago"),
        ("half-ago", "(?:<num>|<n>)[- ]and[- ]a[- ]half <units> ago"),
    ],
    "fr": [
        (
            "half-ago",
            "(?:il y a|voici|voilà|cela fait) (?:environ |près de |plus de |presque |quelque )?(?:<num>|<n>)[ ]?<units> et demie?",
        ),
    ],
    "ar": [
        ("half-ago", f"{AGO_AR} (?:<num> <units>|<n> <units>|<dual>|<single>) {HALF_AR}"),
        ("half-ago", f"{AGO_AR} <nohalf> <single>"),
    ],
}
WORDS: dict[str, Words] = {
    "en": {"nohalf": {"half a": "half"}},
    "fr": {},
    "ar": {"nohalf": {"نصف": "half"}},
}


def half_ago(groups: Groups, anchor: date, direction: int, words: str) -> str | None:
    """About the month; None for what is shorter, which is said too loosely."""
    unit = groups.get("units") or groups.get("unit") or groups.get("dual") or groups["single"]
    whole = 0 if "nohalf" in groups else amount(groups)
    if unit not in MONTHS:
        return None
    each, half = MONTHS[unit]
    return shifted_month(anchor, -whole * each - half) + "~"


SETTLED: dict[str, Resolver] = {"half-ago": half_ago}
