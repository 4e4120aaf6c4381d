"""How many events begin when, lane by lane, where there are too many to draw each.

A bar says what begins on those of its days that are in view, and names these: whoever has moved to the middle of
March reads "16 to 31 March" of the first bar, and a click on it opens the days that it counted. So the first and the
last bar of a view may be narrower, and lower, than the others. `cut` are the days that were asked for; an end that
was not is that of all events, and cuts no bar.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.dates import Span, shift_days
from events.dates.claims import LONGEST_DAYS, SpanClass
from events.dates.words import days_in_words
from events.models import Event
from events.record.counting import Unit, first_day
from events.text.languages import current_language
from timeline.drawing.gathered import Gathered, Numbers, these
from timeline.drawing.lanes import MODEL, By
from timeline.drawing.marks import Band

FOLDED = "all"  # the key of a folded chart's only lane
MOST_BANDS = 800  # bars of a chart, beside the marks
FEWEST_STEPS, MOST_STEPS = 24, 126  # bars of a lane
FOLDED_LANES = MOST_BANDS // FEWEST_STEPS  # a telephone's bars are as wide as those of so many lanes
DAYS_UP_TO, MONTHS_UP_TO = 800, 33 * 366  # days of a view that is counted by days, and by months
UNITS = {"day": Unit.DAY, "month": Unit.MONTH, "year": Unit.YEAR}


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

    def last_day(self, number: int) -> date:
        """The last day of a step, held likewise: no day follows that of the year 9999, by which it could be told."""
        return date.max if number >= self.of(date.max) else shift_days(self.first_day(number + 1), -1)

    @property
    def days(self) -> int:
        """At most."""
        return self.size * {"day": 1, "month": 31, "year": 366}[self.unit]


def step_of(span: Span, lanes: int) -> Step:
    """The width of a bar for a view of these days, so that all lanes together hold no more than a browser draws."""
    days = (span.end - span.start).days + 1 if span.start and span.end else 1
    steps = min(max(MOST_BANDS // max(lanes, 1), FEWEST_STEPS), MOST_STEPS)
    unit, length = ("day", 1) if days <= DAYS_UP_TO else ("month", 30.5) if days <= MONTHS_UP_TO else ("year", 365.25)
    return Step(unit, -(-int(days / length) // steps) or 1)


class Begun(NamedTuple):
    """So many events of a lane, with reaches of one length, begin in a day, month or year; None: beside the view."""

    lane: str
    first: date | None
    span_class: int
    number: int


def begun(few: Gathered, by: By, span: Span) -> list[Begun]:
    """What begins when of the events that may have happened in the span, by kind, actor or place."""
    unit = UNITS[step_of(span, 1).unit]
    numbers = Counter[tuple[int, date | None, int]]()
    for row, keys in few.having(by):
        if row.may_be_in(span):
            at = first_day(row.earliest, unit) if row.earliest and side_of(span, row.earliest) == 0 else None
            for key in keys or [0]:
                numbers[key, at, row.span_class] += few.times
    named = these(MODEL[by]._default_manager.all(), {key for key, _at, _length in numbers})
    slugs = dict(named.values_list("pk", "slug"))
    return [Begun(slugs.get(key, ""), at, length, number) for (key, at, length), number in numbers.items()]


def bars(
    begun: Iterable[Begun], lanes: list[str], others: str, step: Step, cut: Span
) -> tuple[list[Band], dict[str, int]]:
    """Bars of what begins in each step; and, by lane, how many events have dates wider than a bar.

    What is in none of the lanes, slugs of kinds, actors or places, counts for `others`.
    """
    narrow = narrower_than(step)
    numbers: dict[tuple[str, int], int] = defaultdict(int)
    wider: dict[str, int] = defaultdict(int)
    for lane, first, span_class, number in begun:
        if span_class not in narrow:
            wider[lane if lane in lanes else others] += number
        elif first:
            numbers[lane if lane in lanes else others, step.of(first)] += number
    return bands(numbers, step, cut), wider


def bars_of_counts(counts: Numbers, step: Step, span: Span, cut: Span) -> tuple[list[Band], dict[str, int]]:
    """Bars of what begins in each step, and how many have wider dates, both by kind: from the table of counts."""
    narrow = narrower_than(step)
    numbers: dict[tuple[str, int], int] = defaultdict(int)
    for slug, day, number in counts.begun(span, UNITS[step.unit], narrow):
        numbers[slug, step.of(day)] += number
    return bands(numbers, step, cut), counts.possibly_in(span, classes=set(SpanClass) - narrow)


def narrower_than(step: Step) -> set[SpanClass]:
    """The lengths of reach that a bar holds."""
    return {name for name, days in LONGEST_DAYS.items() if days <= step.days} or {SpanClass.DAY}


def folded_bars(bars: Iterable[Band], step: Step, span: Span, cut: Span) -> list[Band]:
    """Those of all lanes, of this step, in one lane and wider: each holds them whole."""
    wide = step_of(span, FOLDED_LANES)
    wide = wide._replace(size=-(-wide.size // step.size) * step.size)
    numbers: Counter[tuple[str, int]] = Counter()
    for bar in bars:
        numbers[FOLDED, wide.of(bar.first)] += bar.number
    return bands(numbers, wide, cut)


def bars_of_events(events: Iterable[Event], span: Span) -> list[Band]:
    """Of their first days, in one lane; those beside the view of these days have bars of their own."""
    step, first, last = step_of(span, FOLDED_LANES), span.start or date.min, span.end or date.max
    parts = {-1: Span(None, shift_days(first, -1)), 0: span, 1: Span(shift_days(last, 1), None)}
    days = (event.earliest for event in events if event.earliest)
    numbers = Counter((side_of(span, day), step.of(day)) for day in days)
    return [band(FOLDED, step, at, number, parts[side]) for (side, at), number in sorted(numbers.items())]


def side_of(span: Span, day: date) -> int:
    """-1 before the days of the span, 0 in them, 1 after them."""
    return -1 if span.start and day < span.start else 1 if span.end and day > span.end else 0


def bands(numbers: dict[tuple[str, int], int], step: Step, cut: Span) -> list[Band]:
    return [band(lane, step, at, number, cut) for (lane, at), number in sorted(numbers.items())]


def band(lane: str, step: Step, number: int, count: int, cut: Span) -> Band:
    """The bar of `count` events in the step of this number."""
    first, last = step.first_day(number), step.last_day(number)
    first, last = max(first, cut.start or first), min(last, cut.end or last)
    words = ngettext("%(when)s: %(count)d event begins", "%(when)s: %(count)d events begin", count)
    return Band(
        lane, first, last, count, words % {"when": days_in_words(first, last, current_language()), "count": count}
    )


def estimated(band: Band) -> Band:
    """The bar of a number that is estimated, which its words say."""
    words = _("%(when)s: about %(count)d events begin")
    return band._replace(
        told=words % {"when": days_in_words(band.first, band.last, current_language()), "count": band.number}
    )
