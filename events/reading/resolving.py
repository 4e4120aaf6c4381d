"""Step 3, resolve: what an expression means, seen from the day the article was published."""

import re
from datetime import date

from events.dates import read
from events.reading import days, families, numbered, periods, ranges
from events.reading.days import Resolver
from events.reading.finding import Match

# Where the words leave open whether past or future is meant, and all.
DIRECTED: dict[str, Resolver] = {**days.DIRECTED, **periods.DIRECTED, **ranges.DIRECTED, **numbered.DIRECTED}
DIRECTED |= families.DIRECTED
RULES = {**DIRECTED, **days.SETTLED, **periods.SETTLED, **ranges.SETTLED, **numbered.SETTLED}
RULES |= families.SETTLED
POINT = r"(?!0000)\d{4}(?:-\d\d){0,2}"
# What the rules give, of days that there are, is in canonical form; but its years may have run over their four
# digits, and of two points the first be the later.
CANONICAL = re.compile(
    rf"{POINT}[~?]?|{POINT}/\.\.|\.\./{POINT}|\[?(?P<first>{POINT})(?:\.\.|[,/])(?P<last>{POINT})\]?"
)


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
    """The value after "since", "from", "until", "by", "about" or "perhaps"; what is beyond a day names it."""
    when = read(value)
    point = value if len(when.points) == 2 and when.start == when.end and "/" not in value else ""
    bounds = when.bounds
    if modifier in ("since", "from"):
        vague = unit_of(value, rule) if modifier == "since" else ""
        return f"{point or vague or bounds.start}/.."
    if modifier == "until":
        return f"../{point or bounds.end}"
    if modifier == "by":
        return f"[..{point or bounds.end}]"
    if modifier in ("about", "perhaps") and point and not point.endswith(("~", "?", "X")):
        return point + ("~" if modifier == "about" else "?")
    return value


def unit_of(value: str, rule: str) -> str:
    """The decade, year or month of which a vague period is a part, or "": "since mid-2021" says no month."""
    vague = CANONICAL.fullmatch(value)
    if not vague or not value.startswith("[") or "week" in rule or rule in ("period", "part"):
        return ""
    first, last = vague["first"], vague["last"]
    if len(first) < len("2021-05-01"):
        decade = len(first) == len("2021") and first[:3] == last[:3]
        return f"{first[:3]}X" if decade else str(first[:4])
    return str(first[:7]) if first[:7] == last[:7] else ""
