"""Of two years that a day and month may be of, the one that is near."""

from datetime import date

from events.dates import read
from events.reading.days import WEEKS
from events.reading.finding import Match

FAR = 200  # days: a day and month so far away gives way to the near one
LASTING = ("until", "beyond")
NEARER = {"date-part", "range-days", "range-dates", "both-days", "either-days", "third-half"} | WEEKS


def is_nearer(match: Match, anchor: date, chosen: str, other: str, *, planned: bool) -> bool:
    """Whether a day and month, read so, are far away, and the other way near."""
    if match.rule not in NEARER and not (planned and match.rule == "month-alone" and "third" in match.groups):
        return False
    if match.modifier in LASTING and chosen > other:  # a mandate runs for a year
        return False
    if match.rule == "range-dates" and chosen > other:  # "from 28 December to 3 January", to come
        return False
    far, near = (
        min(abs((day or anchor) - anchor).days for day in (b.start or b.end, b.end or b.start))
        for b in (read(chosen).bounds, read(other).bounds)
    )
    return far > FAR >= near and "q" not in match.groups
