"""The numbers of a filter: from the tables of counts, from its events gathered once, or from one event in so many."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from heapq import nsmallest
from typing import Any, NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from events.dates import Span
from events.dates.claims import SpanClass
from events.models import Conflict, EventKind
from events.models.events import EventQuerySet, one_in
from events.record.counting import ALL, Counts, Unit, first_day

MOST_GATHERED = 12_000  # events that are held in memory for all questions of a request
MOST_LOOKED_AT = 60_000  # events of the days of a view that are looked at for those that match
SAMPLE = 64  # of so many events one stands for all, where they are too many
GUESS = 256  # and where it is asked whether they are
# The rows of one parameter, however many: as the two databases unpack it.
ROWS = {
    "postgresql": "SELECT value::bigint FROM json_array_elements_text(%s::json)",
    "sqlite": "SELECT value FROM json_each(%s)",
}
DAY = timedelta(1)
COLUMNS = ("pk", "kind", "span_class", "earliest", "reach_start", "reach_end", "significance", "weight")


class Row(NamedTuple):
    """COLUMNS of an event."""

    pk: int
    kind: int
    span_class: int
    earliest: date | None
    start: date | None
    end: date | None
    significance: int
    weight: int

    def may_be_in(self, span: Span) -> bool:
        return (not span.end or not self.start or self.start <= span.end) and (
            not span.start or not self.end or self.end >= span.start
        )


def these(events: EventQuerySet, ids: Iterable[int]) -> EventQuerySet:
    """Those with these ids, however many."""
    return events.filter(pk__in=RawSQL(ROWS[connection.vendor], [json.dumps(list(ids))]))  # noqa: S611


class Gathered:
    """Events that match, by which questions are answered as by Counts."""

    about, times = False, 1  # whether the total is estimated, how many events each stands for

    def __init__(self, events: EventQuerySet, rows: Iterable[Sequence[Any]]) -> None:
        self.rows = [Row(*row) for row in rows]
        self.matching = these(events, (row.pk for row in self.rows))

    @cached_property
    def kinds(self) -> dict[int, EventKind]:
        return {kind.pk: kind for kind in EventKind.objects.all()}

    def near(self, span: Span) -> "Gathered | None":
        """These, where they are all that match in the span; None where they are more than can be gathered."""
        return self

    def total(self) -> int:
        return len(self.rows) * self.times

    def whole(self) -> Span:
        """From the first to the last day that any, as far as its ends are known, may reach."""
        starts = [row.start for row in self.rows if row.start]
        ends = [row.end for row in self.rows if row.end]
        return Span(min(starts, default=None), max([*ends, *starts], default=None))

    def possibly_in(self, span: Span, classes: Iterable[int] = tuple(SpanClass)) -> dict[str, int]:
        """How many, with reaches of these lengths, may have happened in the days of the span, by kind."""
        wanted = set(classes)
        numbers = Counter(row.kind for row in self.rows if row.span_class in wanted and row.may_be_in(span))
        return {self.kinds[kind].slug: number * self.times for kind, number in numbers.items()}

    def begun(self, span: Span, unit: int, classes: Iterable[int]) -> Iterator[tuple[str, date, int]]:
        """Kind, first day of the bucket, and how many begin in it, for the buckets that the span touches."""
        wanted, first = set(classes), first_day(span.start or date.min, unit)
        numbers = Counter(
            (row.kind, first_day(row.earliest, unit))
            for row in self.rows
            if row.earliest and row.span_class in wanted and first <= row.earliest <= (span.end or date.max)
        )
        for (kind, day), number in numbers.items():
            yield self.kinds[kind].slug, day, number * self.times

    def greatest(self, span: Span, count: int) -> list[int]:
        """Ids of the most significant that may have happened in the span."""
        near = (row for row in self.rows if row.may_be_in(span))
        return [row.pk for row in nsmallest(count, near, key=lambda row: (-row.significance, -row.weight, row.pk))]

    def ids_after(self, key: tuple[date | None, int] | None) -> list[int]:
        """Their ids in order; those after the one of this earliest day and id, where it is given."""
        keys = sorted((row.earliest is not None, row.earliest or date.min, row.pk) for row in self.rows)
        first = bisect_right(keys, (key[0] is not None, key[0] or date.min, key[1])) if key else 0
        return [pk for _dated, _earliest, pk in keys[first:]]


class Sample(Gathered):
    """One in so many of the events that match, where they are too many: what it answers is estimated.

    `known` is how many they are, where a table says so.
    """

    def __init__(self, found: "Found", known: int | None) -> None:
        self.times = SAMPLE
        super().__init__(found.events, found.walk.filter(one_in(SAMPLE)).order_by().values_list(*COLUMNS))
        self.found, self.known, self.about = found, known, known is None

    def near(self, span: Span) -> Gathered | None:
        few = sum(self.possibly_in(span).values()) <= 2 * MOST_GATHERED
        return self.found.gathered_in(span) if few and span != ALL else None

    def total(self) -> int:
        return max(super().total(), MOST_GATHERED) if self.known is None else self.known

    def whole(self) -> Span:
        return Counts(self.found.conflict).whole()


class Ranged(Counts):
    """The counts of what may have happened in the days of a range."""

    def __init__(self, found: "Found", kinds: Iterable[str], days: Span) -> None:
        super().__init__(found.conflict, kinds)
        self.found, self.days = found, days

    def near(self, span: Span) -> Gathered | None:
        # A duration may touch both, where these share no day.
        return None if both(self.days, span) else self.found.gathered_in(span) or Sample(self.found, None)

    def whole(self) -> Span:
        first, last = super().whole()
        return Span(self.days.start or first, self.days.end or last)

    def by_kind_and_length(self, span: Span) -> Counter[tuple[str, int]]:
        within = both(self.days, span)
        return super().by_kind_and_length(within) if within else Counter()

    def begun(self, span: Span, unit: int, classes: Iterable[int]) -> Iterator[tuple[str, date, int]]:
        """As of all; of the buckets that the range cuts, what begins on its days."""
        classes, days, within = list(classes), self.days, both(self.days, span)
        if within is None:
            return
        ends = {first_day(day, unit) for day in days if day}
        yield from (row for row in super().begun(within, unit, classes) if row[1] not in ends)
        for bucket in ends:
            last = next(
                day for day in (bucket + timedelta(n) for n in range(367)) if first_day(day + DAY, unit) != bucket
            )
            cut = both(days, Span(bucket, last))
            if cut and both(cut, span):
                for slug, _day, number in super().begun(cut, Unit.DAY, classes):
                    yield slug, bucket, number


def both(one: Span, other: Span) -> Span | None:
    """The days that two spans share; None where there are none."""
    starts, ends = ([day for day in days if day] for days in zip(one, other, strict=True))
    shared = Span(max(starts, default=None), min(ends, default=None))
    return None if shared.start and shared.end and shared.start > shared.end else shared


@dataclass(frozen=True)
class Found:
    """The events of a conflict that match, by two ways: `walk` asks one after the other, `sought` an index."""

    conflict: Conflict
    events: EventQuerySet  # of which they are
    walk: EventQuerySet
    sought: Callable[[], EventQuerySet]

    def gathered(self, days: Span = ALL) -> Gathered | None:
        """All, if they are no more than can be gathered; found by their days where these have an end."""
        rows: Any = (
            self.sought().order_by().values_list(*COLUMNS) if days == ALL else self.walk.rows_in(days, *COLUMNS)
        )
        few = list(rows[: MOST_GATHERED + 1])
        return Gathered(self.events, few) if len(few) <= MOST_GATHERED else None

    def gathered_in(self, days: Span) -> Gathered | None:
        """Those that may have happened in these days, if they are no more than can be gathered."""
        if sum(Counts(self.conflict).possibly_in(days).values()) <= MOST_LOOKED_AT:
            return self.gathered(days)
        within = replace(self, sought=lambda: self.sought().possibly_in(days))
        return within.gathered()

    def many(self) -> bool:
        """Whether they are, as far as a few tell, surely more than can be gathered."""
        return self.walk.filter(one_in(GUESS)).count() * GUESS > 2 * MOST_GATHERED


Numbers = Counts | Gathered


class Asked(NamedTuple):
    """The events that match a filter, and their numbers: what all questions of a request are asked of."""

    matching: EventQuerySet
    numbers: Numbers
