"""The table of counts: kept right by every change, asked by every window."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q, Sum

from events.dates import Span
from events.models import Conflict, Event
from events.models.counts import Count

Unit = Count.Unit
COLUMNS = ("begins", "starts", "ends")
READ = ("conflict_id", "kind_id", "span_class", "earliest", "reach_start", "reach_end")


class Key(NamedTuple):
    conflict: int
    kind: int
    span_class: int
    unit: int
    bucket: date
    column: str


def first_day(day: date, unit: int) -> date:
    """The first day of the day's bucket."""
    return day if unit == Unit.DAY else day.replace(day=1) if unit == Unit.MONTH else date(day.year, 1, 1)


def contributions(events: Iterable[tuple[Any, ...]], sign: int) -> Counter[Key]:
    """What these events, as READ, add to the counts, or take from them."""
    found: Counter[Key] = Counter()
    for conflict, kind, span_class, earliest, start, end in events:
        for column, day in (("begins", earliest), ("starts", start or date.min), ("ends", end)):
            if day is not None:
                for unit in Unit.values:
                    found[Key(conflict, kind, span_class, unit, first_day(day, unit), column)] += sign
    return found


def of_events(ids: Iterable[int], sign: int) -> Counter[Key]:
    return contributions(Event.objects.published().filter(pk__in=list(ids)).values_list(*READ), sign)


def apply(change: Counter[Key]) -> None:
    """Add to the counts what changed; the rows are taken in one order, so that two changes wait for each other."""
    rows: dict[tuple[Any, ...], dict[str, int]] = {}
    for key, number in change.items():
        if number:
            rows.setdefault(key[:5], dict.fromkeys(COLUMNS, 0))[key.column] = number
    as_date = connection.ops.adapt_datefield_value
    table = Count._meta.db_table
    added = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in COLUMNS)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (conflict_id, kind_id, span_class, unit, bucket, begins, starts, ends) "  # noqa: S608
            "VALUES (%s, %s, %s, %s, %s, %s, %s, %s) "
            f"ON CONFLICT (conflict_id, unit, bucket, kind_id, span_class) DO UPDATE SET {added}",
            [(*key[:4], as_date(key[4]), *(numbers[n] for n in COLUMNS)) for key, numbers in sorted(rows.items())],
        )


def rebuild(conflict: Conflict) -> None:
    """Count anew; to be called inside a transaction that lets no other write."""
    Count.objects.filter(conflict=conflict).delete()
    events = Event.objects.published().of(conflict).order_by()
    apply(contributions(events.values_list(*READ).iterator(2000), 1))


def wrong(conflict: Conflict) -> int:
    """How many counts differ from a recount."""
    events = Event.objects.published().of(conflict).order_by()
    right = {key: n for key, n in contributions(events.values_list(*READ).iterator(2000), 1).items() if n}
    kept: dict[Key, int] = {}
    for row in Count.objects.filter(conflict=conflict).iterator(2000):
        for name in COLUMNS:
            if number := getattr(row, name):
                key = Key(row.conflict_id, row.kind_id, row.span_class, row.unit, row.bucket, name)
                kept[key] = number
    return sum(1 for key in right.keys() | kept.keys() if right.get(key) != kept.get(key))


# Asking


class Counts:
    """The counts of a conflict, or of some of its kinds; each question reads a bounded number of rows."""

    def __init__(self, conflict: Conflict, kinds: Iterable[str] = ()) -> None:
        self.rows = Count.objects.filter(conflict=conflict)
        if kinds:
            self.rows = self.rows.filter(kind__slug__in=list(kinds))

    def total(self) -> int:
        """All events."""
        return self.rows.filter(unit=Unit.YEAR).aggregate(n=Sum("starts"))["n"] or 0

    def whole(self) -> Span:
        """From the first to the last day that any event, as far as its ends are known, may reach."""
        days = self.rows.filter(unit=Unit.DAY)
        first = (
            days.filter(starts__gt=0, bucket__gt=date.min).order_by("bucket").values_list("bucket", flat=True).first()
        )
        last = days.filter(ends__gt=0).order_by("-bucket").values_list("bucket", flat=True).first()
        newest = days.filter(starts__gt=0).order_by("-bucket").values_list("bucket", flat=True).first()
        ends = [day for day in (last, newest) if day and day > date.min]
        return Span(first, max(ends, default=None))

    def possibly_in(self, span: Span, by: str = "kind__slug", classes: Iterable[int] | None = None) -> dict[str, int]:
        """How many events may have happened in the days of the span, by kind (or what else a count holds); exact."""
        rows = self.rows if classes is None else self.rows.filter(span_class__in=list(classes))
        found: Counter[str] = Counter()
        for column, sign, day in (("starts", 1, span.end), ("ends", -1, span.start and span.start - timedelta(1))):
            if column == "ends" and day is None:
                continue
            for name, number in rows.filter(up_to(day)).values_list(by).annotate(n=Sum(column)):
                found[name] += sign * (number or 0)
        return {name: number for name, number in found.items() if number}

    def begun(self, span: Span, unit: int, classes: Iterable[int]) -> Iterable[tuple[str, date, int]]:
        """Kind, first day of the bucket, and how many events begin in it, for the buckets that the span touches."""
        rows = self.rows.filter(unit=unit, span_class__in=list(classes), begins__gt=0)
        if span.start:
            rows = rows.filter(bucket__gte=first_day(span.start, unit))
        if span.end:
            rows = rows.filter(bucket__lte=span.end)
        return rows.values_list("kind__slug", "bucket").annotate(n=Sum("begins"))


def up_to(day: date | None) -> Q:
    """The rows that count all up to a day, itself included: whole years, then months, then days."""
    if day is None:
        return Q(unit=Unit.YEAR)
    year, month = first_day(day, Unit.YEAR), first_day(day, Unit.MONTH)
    return (
        Q(unit=Unit.YEAR, bucket__lt=year)
        | Q(unit=Unit.MONTH, bucket__gte=year, bucket__lt=month)
        | Q(unit=Unit.DAY, bucket__gte=month, bucket__lte=day)
    )
