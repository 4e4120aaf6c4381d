"""The numbers of a filter: from the tables of counts, from its events gathered once, or from one event in so many."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from heapq import nsmallest
from itertools import chain, starmap
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from events.dates import Span
from events.dates.claims import SpanClass
from events.models import Conflict, EventKind
from events.models.finding import SAMPLE, EventQuerySet, one_in, scattered
from events.models.terms import key_of, of_term
from events.record.counting import ALL, Counts, first_day
from events.record.terms import kept as has_terms
from events.record.terms import terms_by_event

MOST_GATHERED = 16_000  # events that are held in memory for all questions of a request
MOST_ESTIMATED = 13_000  # events, counted by one in 64, that surely are no more than can be gathered
MOST_LOOKED_AT = 60_000  # events of the days of a view that are looked at for those that match
# The rows of one parameter, however many: as the two databases unpack it.
ROWS = {
    "postgresql": "SELECT value::bigint FROM json_array_elements_text(%s::json)",
    "sqlite": "SELECT value FROM json_each(%s)",
}
Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
COLUMNS = (
    *("pk", "kind", "span_class", "earliest", "reach_start", "reach_end", "significance", "weight"),
    "citation_count",
)
Key = tuple[date | None, int]  # earliest day and id, by which events are in order


def columns(*, named: bool) -> tuple[str, ...]:
    """What is gathered of events: COLUMNS or, where their actors and places are asked for too, also their terms."""
    return (*COLUMNS, "terms") if named and has_terms() else COLUMNS


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
    accounts: int
    terms: Sequence[int] | None = None  # where they were asked for too

    def may_be_in(self, span: Span) -> bool:
        return (not span.end or not self.start or self.start <= span.end) and (
            not span.start or not self.end or self.end >= span.start
        )


def these(rows: Rows, ids: Iterable[int]) -> Rows:
    """Those with these ids, however many."""
    return rows.filter(pk__in=RawSQL(ROWS[connection.vendor], [json.dumps(list(ids))]))  # noqa: S611


class Gathered:
    """Events that match, by which questions are answered as by Counts; each stands for so many `times`."""

    about = False  # whether the total is estimated

    def __init__(self, events: EventQuerySet, rows: Iterable[Sequence[Any]], times: int = 1) -> None:
        self.rows = list(starmap(Row, rows))
        self.matching, self.times = these(events, (row.pk for row in self.rows)), times

    @cached_property
    def terms(self) -> dict[int, list[int]]:
        """By event, the numbers of its actors, place, sources …"""
        known = {row.pk: list(row.terms) for row in self.rows if row.terms is not None}
        return known if len(known) == len(self.rows) else terms_by_event(self.matching)

    @cached_property
    def numbers(self) -> Counter[int]:
        """How many have each term."""
        return Counter(chain.from_iterable(self.terms.values()))

    def number_of(self, of: str) -> int:
        """How many actors, places or sources they have, together."""
        return sum(of_term(number) == of for number in self.numbers)

    def having(self, of: str) -> Iterator[tuple[Row, list[int]]]:
        """Each with the ids of its kind, its place if any, or its actors."""
        if of == "kind":
            yield from ((row, [row.kind]) for row in self.rows)
            return
        keys = {number: key_of(number) for number in self.numbers if of_term(number) == of}
        for row in self.rows:
            yield row, [keys[number] for number in self.terms.get(row.pk, ()) if number in keys]

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
        rows: Iterable[Row] = self.rows if span == ALL else (row for row in self.rows if row.may_be_in(span))
        numbers = Counter(row.kind for row in rows if row.span_class in wanted)
        return {self.kinds[kind].slug: number * self.times for kind, number in numbers.items()}

    def begun(self, span: Span, unit: int, classes: Iterable[int]) -> Iterator[tuple[str, date, int]]:
        """Kind, first day of the bucket, and how many begin in it on days of the span."""
        wanted, first = set(classes), span.start or date.min
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
        return [row.pk for row in nsmallest(count, near, key=by_significance)]

    @cached_property
    def in_order(self) -> list[Key]:
        return sorted(((row.earliest, row.pk) for row in self.rows), key=place_of)

    def after(self, key: Key | None) -> list[Key]:
        """Their keys in order; those after this one, where it is given."""
        return self.in_order[bisect_right(self.in_order, place_of(key), key=place_of) if key else 0 :]


def by_significance(row: Row) -> tuple[int, int, int, int]:
    """As `EventQuerySet.by_significance`."""
    return -row.significance, -row.weight, scattered(row.pk), row.pk


def place_of(key: Key) -> tuple[bool, date, int]:
    """What is sorted by, so that those open to the past come first."""
    return key[0] is not None, key[0] or date.min, key[1]


class Sample(Gathered):
    """One in so many of the events that match, where they are too many: what it answers is estimated.

    `known` is how many they are, where a table says so.
    """

    def __init__(self, found: "Found", known: int | None) -> None:
        super().__init__(found.events, found.sampled.order_by().values_list(*found.columns), SAMPLE)
        self.found, self.known, self.about = found, known, known is None

    def are_many(self) -> bool:
        """Whether they are, as far as these tell, surely more than can be gathered."""
        return len(self.rows) * self.times > MOST_ESTIMATED

    def near(self, span: Span) -> Gathered | None:
        few = sum(self.possibly_in(span).values()) <= MOST_ESTIMATED
        return self.found.gathered_in(span) if few and span != ALL else None

    def total(self) -> int:
        if self.known is not None:
            return self.known
        return super().total() if self.are_many() else MOST_GATHERED + 1

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
        """Those that begin on days of the range."""
        within = both(self.days, span)
        return super().begun(within, unit, classes) if within else iter(())


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
    columns: Sequence[str] = COLUMNS  # that are gathered
    kept: dict[Span, Gathered] = field(default_factory=dict)  # by the days in which they were gathered

    @property
    def sampled(self) -> EventQuerySet:
        """One in so many. An index of these alone, where there is one, is asked whatever it is asked for."""
        return (self.sought() if has_terms() else self.walk).filter(one_in(SAMPLE))

    def gathered(self, days: Span = ALL, *, by_days: bool = False) -> Gathered | None:
        """All, or where these days have an end all that may have happened in them, if they are no more than can be
        gathered; found `by_days` alone where few happened then, else by what else is asked for as well."""
        events = self.walk if by_days else self.sought()
        rows: Any = (
            events.order_by().values_list(*self.columns) if days == ALL else events.rows_in(days, *self.columns)
        )
        few = list(rows[: MOST_GATHERED + 1])
        return Gathered(self.events, few) if len(few) <= MOST_GATHERED else None

    def gathered_in(self, days: Span) -> Gathered | None:
        """Those that may have happened in these days, and maybe others, if they are no more than can be gathered."""
        for kept, gathered in self.kept.items():
            if both(kept, days) == days:
                return gathered
        by_days = sum(Counts(self.conflict).possibly_in(days).values()) <= MOST_LOOKED_AT
        found = self.gathered(days, by_days=by_days)
        if found:
            self.kept[days] = found
        return found


Numbers = Counts | Gathered


class Asked(NamedTuple):
    """The events that match a filter, and their numbers: what all questions of a request are asked of."""

    matching: EventQuerySet
    numbers: Numbers
