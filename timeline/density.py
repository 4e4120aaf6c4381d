"""How many events begin when, lane by lane, where there are too many to draw each."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count as Number
from django.db.models import DateField
from django.db.models.functions import TruncDay, TruncMonth, TruncYear
from django.utils.translation import ngettext

from events.claims import LONGEST_DAYS, SpanClass
from events.counts import Counts
from events.dates import Span, read
from events.datewords import name
from events.models import Count
from events.models.events import EventQuerySet
from events.texts import current_language
from timeline.filters import SLUG_OF
from timeline.marks import Band

MOST_BANDS = 800  # bars of a chart, beside the marks
FEWEST_STEPS, MOST_STEPS = 24, 126  # bars of a lane
DAYS_UP_TO, MONTHS_UP_TO = 800, 33 * 366  # days of a view that is counted by days, and by months
TRUNC = {"day": TruncDay, "month": TruncMonth, "year": TruncYear}
UNITS = {"day": Count.Unit.DAY, "month": Count.Unit.MONTH, "year": Count.Unit.YEAR}


class Step(NamedTuple):
    """A bar's width: so many days, months or years."""

    unit: str
    size: int

    def of(self, day: date) -> int:
        """The number of the step in which a day lies."""
        number = {"day": day.toordinal(), "month": day.year * 12 + day.month - 1, "year": day.year}[self.unit]
        return number // self.size

    def first_day(self, number: int) -> date:
        """The first day of a step; held within the years 1 to 9999."""
        unit = number * self.size
        if self.unit == "day":
            return date.fromordinal(min(max(unit, 1), date.max.toordinal()))
        year, month = (unit, 0) if self.unit == "year" else divmod(unit, 12)
        return date(year, month + 1, 1) if 1 <= year <= date.max.year else (date.min if year < 1 else date.max)

    @property
    def days(self) -> int:
        return self.size * {"day": 1, "month": 31, "year": 366}[self.unit]


def step_of(span: Span, lanes: int) -> Step:
    """The width of a bar for a view of these days, so that all lanes together hold no more than a browser draws."""
    days = (span.end - span.start).days + 1 if span.start and span.end else 1
    steps = min(max(MOST_BANDS // max(lanes, 1), FEWEST_STEPS), MOST_STEPS)
    unit, length = ("day", 1) if days <= DAYS_UP_TO else ("month", 30.5) if days <= MONTHS_UP_TO else ("year", 365.25)
    return Step(unit, -(-int(days / length) // steps) or 1)


def density(
    matching: EventQuerySet, by: str, lanes: list[str], others: str, span: Span, counts: Counts | None
) -> tuple[list[Band], dict]:
    """Bars of the events that begin in each step of `span`; and, by lane, how many have dates wider than a bar.

    `lanes` are slugs of kinds, actors or places; what is in none of them counts for `others`. `counts` spare the
    asking of the events themselves, where they say all of the filter.
    """
    step = step_of(span, len(lanes))
    narrow = [name for name, days in LONGEST_DAYS.items() if days <= step.days] or [SpanClass.DAY]
    begun: dict[tuple[str, int], int] = defaultdict(int)
    if counts:
        for slug, day, count in counts.begun(span, UNITS[step.unit], narrow):
            begun[slug, step.of(day)] += count
        wider = counts.possibly_in(span, classes=set(SpanClass) - set(narrow))
        return [band(lane, step, number, count) for (lane, number), count in sorted(begun.items())], wider
    seen = matching.possibly_in(span).order_by()
    at = TRUNC[step.unit]("earliest", output_field=DateField())
    starting = seen.filter(span_class__in=narrow, earliest__gte=step.first_day(step.of(span.start or date.min)))
    for slug, day, count in counted(starting.annotate(at=at), SLUG_OF[by], "at"):
        begun[slug if slug in lanes else others, step.of(day)] += count
    wider = defaultdict(int)
    for slug, count in counted(seen.exclude(span_class__in=narrow), SLUG_OF[by]):
        wider[slug if slug in lanes else others] += count
    return [band(lane, step, number, count) for (lane, number), count in sorted(begun.items())], wider


def counted(events: EventQuerySet, *by: str) -> Iterable[tuple]:
    return events.values_list(*by).annotate(count=Number("pk", distinct=True))


def band(lane: str, step: Step, number: int, count: int) -> Band:
    first, after = step.first_day(number), step.first_day(number + 1)
    last = date.fromordinal(max(after.toordinal() - 1, first.toordinal()))
    told = ngettext("%(when)s: %(count)d event begins", "%(when)s: %(count)d events begin", count)
    return Band(lane, first, last, count, told % {"when": period(step, first, last), "count": count})


def period(step: Step, first: date, last: date) -> str:
    """The days of a step in the page's language: "March 2003", "2003 – 2005"."""
    cut = {"day": 10, "month": 7, "year": 4}[step.unit]
    ends = (read(day.isoformat()[:cut]).points[0] for day in (first, last))
    return " – ".join(dict.fromkeys(name(point, current_language()) for point in ends))
