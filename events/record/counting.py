"""The table of counts: kept right by every change, asked by every window."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count as Number
from django.db.models import Q, QuerySet, Sum

from events.dates import Span, shift_days
from events.dates.claims import SpanClass
from events.models import Actor, Citation, Conflict, Event, EventKind, Participation, Place
from events.models.counts import Count, Tally
from events.models.finding import EventQuerySet, Status
from events.record.terms import make_terms, wrong_terms
from events.record.words import make_words, wrong_words

Unit = Count.Unit
Of = Tally.Of
ALL = Span(None, None)
COLUMNS = ("begins", "starts", "ends")
KEYS: dict[type[Count | Tally], tuple[str, ...]] = {
    Count: ("conflict_id", "kind_id", "span_class", "unit", "bucket"),
    Tally: ("conflict_id", "of", "key"),
}
NUMBERS: dict[type[Count | Tally], tuple[str, ...]] = {Count: COLUMNS, Tally: ("number",)}
READ = ("conflict_id", "kind_id", "span_class", "earliest", "reach_start", "reach_end")


class CountKey(NamedTuple):
    """One number of a Count: the row, and which of its COLUMNS."""

    conflict: int
    kind: int
    span_class: int
    unit: int
    bucket: date
    column: str


class TallyKey(NamedTuple):
    """A Tally."""

    conflict: int
    of: str
    key: int


SMALLER: dict[int, int] = {Unit.YEAR: Unit.MONTH, Unit.MONTH: Unit.DAY}
UNITS = tuple(Unit.values)  # asked of the class it is made anew each time
Change = Counter[CountKey | TallyKey]  # what is added to each number


def first_day(day: date, unit: int) -> date:
    """The first day of the bucket in which `day` lies; `unit` is a Count.Unit."""
    return day if unit == Unit.DAY else day.replace(day=1) if unit == Unit.MONTH else date(day.year, 1, 1)


def last_day(bucket: date, unit: int) -> date:
    """The last day of the month or year that begins with this day."""
    month = bucket.month if unit == Unit.MONTH else 12
    return date(bucket.year, month, monthrange(bucket.year, month)[1])


def contributions(events: Iterable[tuple[Any, ...]], sign: int) -> Change:
    """What these events, each a row of READ, add to the counts (`sign` 1) or take from them (-1)."""
    change: Change = Counter()
    for conflict, kind, span_class, earliest, start, end in events:
        for column, day in (("begins", earliest), ("starts", start or date.min), ("ends", end)):
            if day is not None:
                for unit in UNITS:
                    change[CountKey(conflict, kind, span_class, unit, first_day(day, unit), column)] += sign
    return change


def tallies(events: EventQuerySet, sign: int) -> Change:
    """What these published events add to the tallies (`sign` 1) or take from them (-1)."""
    change: Change = Counter()
    taking_part = Participation.objects.filter(event__in=events).values_list("event__conflict", "actor")
    accounts = Citation.objects.published().filter(event__in=events)
    groups = {
        Of.ACTOR: taking_part,
        Of.PLACE: events.exclude(place=None).values_list("conflict", "place"),
        Of.ACCOUNT: accounts.values_list("event__conflict"),
        Of.WORDLESS: accounts.wordless().values_list("event__conflict"),
        Of.SOURCE: accounts.values_list("event__conflict", "article"),
        Of.DISPUTED: events.disputed().values_list("conflict"),
        Of.DATA_SET: events.exclude(data_set=None).values_list("conflict", "data_set"),
    }
    for of, rows in groups.items():
        for conflict, *key, number in rows.order_by().annotate(number=Number("pk")):
            change[TallyKey(conflict, of, key[0] if key else 0)] += sign * number
    return change


def of_rows(rows: Iterable[tuple[Event, Iterable[Citation], Iterable[Participation]]], sign: int = 1) -> Change:
    """What those of these events that are published add to counts and tallies, or take from them (`sign` -1).

    Given all their rows, it asks no table.
    """
    change: Change = Counter()
    for event, accounts, participations in rows:
        if event.status != Status.PUBLISHED:
            continue
        change.update(contributions([tuple(getattr(event, name) for name in READ)], sign))
        public = [account for account in accounts if account.published]
        keys = [(Of.ACTOR, row.actor_id) for row in participations]
        keys += [(Of.SOURCE, account.article_id) for account in public]
        keys += [(Of.ACCOUNT, 0) for _account in public]
        keys += [(Of.WORDLESS, 0) for account in public if account.is_wordless]
        keys += [(Of.PLACE, event.place_id)] if event.place_id else []
        keys += [(Of.DISPUTED, 0)] if event.is_disputed else []
        keys += [(Of.DATA_SET, event.data_set_id)] if event.data_set_id else []
        for of, key in keys:
            change[TallyKey(event.conflict_id, of, key)] += sign
    return change


def of_all(published: EventQuerySet, sign: int = 1) -> Change:
    """The same of any number of published events, asked of the tables."""
    events = published.order_by()
    change = contributions(events.values_list(*READ).iterator(2000), sign)
    change.update(tallies(events, sign))
    return change


def rows_of(change: Change) -> dict[type[Count | Tally], list[tuple[Any, ...]]]:
    """The rows that it changes, each its key and then its numbers, in one order: so that two changes wait for each
    other."""
    counts: dict[tuple[Any, ...], dict[str, int]] = {}
    for key, number in change.items():
        if number and isinstance(key, CountKey):
            counts.setdefault(key[:5], dict.fromkeys(COLUMNS, 0))[key.column] = number
    as_date = connection.ops.adapt_datefield_value
    return {
        Count: [
            (*key[:4], as_date(key[4]), *(numbers[n] for n in COLUMNS)) for key, numbers in sorted(counts.items())
        ],
        Tally: sorted((*key, number) for key, number in change.items() if number and isinstance(key, TallyKey)),
    }


def apply(change: Change) -> None:
    """Add to the numbers what changed."""
    for model, rows in rows_of(change).items():
        add(model, rows)


def add(model: type[Count | Tally], rows: list[tuple[Any, ...]]) -> None:
    """Add to the numbers of these rows; what is not there is made."""
    if not rows:
        return
    names = (*KEYS[model], *NUMBERS[model])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # one statement: an import has tens of thousands of rows for each
            new = f"SELECT * FROM {unnested(model)} WHERE true"  # noqa: S608 — names of ours
            cursor.execute(upsert(model, new), columns_of(rows))
        else:
            cursor.executemany(upsert(model, f"VALUES ({', '.join(['%s'] * len(names))})"), rows)


def upsert(model: type[Count | Tally], rows: str) -> str:
    """The statement that adds these rows, themselves SQL, to those of the table."""
    table, key, numbers = model._meta.db_table, KEYS[model], NUMBERS[model]
    added = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in numbers)
    into = f"INSERT INTO {table} ({', '.join((*key, *numbers))})"
    return f"{into} {rows} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {added}"


def unnested(model: type[Count | Tally]) -> str:
    """What makes rows of one array a column."""
    types = {field.attname: field.db_type(connection) for field in model._meta.concrete_fields}
    return f"unnest({', '.join(f'%s::{types[name]}[]' for name in (*KEYS[model], *NUMBERS[model]))})"


def columns_of(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def recounted(conflict: Conflict) -> Change:
    """All numbers of a conflict as its events have them now; reads every one of them."""
    return of_all(Event.objects.published().of(conflict))


def rebuild(conflict: Conflict) -> None:
    """Count anew; to be called inside a transaction that lets no other write."""
    for model in (Count, Tally):
        model._default_manager.filter(conflict=conflict).delete()
    apply(recounted(conflict))
    make_terms(conflict)
    make_words(conflict)


def wrong(conflict: Conflict) -> int:
    """How many numbers, and terms and words of events, differ from a recount."""
    right = {key: number for key, number in recounted(conflict).items() if number}
    stored: dict[CountKey | TallyKey, int] = {}
    for row in Count.objects.filter(conflict=conflict).iterator(2000):
        for name in COLUMNS:
            if number := getattr(row, name):
                stored[CountKey(row.conflict_id, row.kind_id, row.span_class, row.unit, row.bucket, name)] = number
    for tally in Tally.objects.filter(conflict=conflict).exclude(number=0).iterator(2000):
        stored[TallyKey(tally.conflict_id, tally.of, tally.key)] = tally.number
    numbers = sum(1 for key in right.keys() | stored.keys() if right.get(key) != stored.get(key))
    return numbers + wrong_terms(conflict) + wrong_words(conflict)


# Asking


class Counts:
    """The counts of a conflict, or of some of its kinds; each question reads a bounded number of rows, once."""

    about, times = False, 1  # whether the total is estimated, how many events each one that is counted stands for

    def __init__(self, conflict: Conflict, kinds: Iterable[str] = ()) -> None:
        self.rows = Count.objects.filter(conflict=conflict)
        if kinds:
            wanted = set(kinds)
            self.rows = self.rows.filter(kind__in=[kind for kind in self.kinds.values() if kind.slug in wanted])
        self.answers: dict[Span, Counter[tuple[str, int]]] = {}

    @cached_property
    def kinds(self) -> dict[int, EventKind]:
        return {kind.pk: kind for kind in EventKind.objects.all()}

    def near(self, span: Span) -> Any:
        """What answers better for these days: nothing."""
        return None

    def total(self) -> int:
        """All events."""
        return sum(self.possibly_in(ALL).values())

    def whole(self) -> Span:
        """From the first to the last day that any event, as far as its ends are known, may reach."""
        days = self.rows.filter(unit=Unit.DAY)
        # On the earliest day stands also what is open to the past, of which no first day is known.
        known = Q(starts__gt=0, bucket__gt=date.min) | Q(begins__gt=0, bucket=date.min)
        first = days.filter(known).order_by("bucket").values_list("bucket", flat=True).first()
        last = days.filter(ends__gt=0).order_by("-bucket").values_list("bucket", flat=True).first()
        newest = days.filter(known).order_by("-bucket").values_list("bucket", flat=True).first()
        ends = [day for day in (last, newest) if day]
        return Span(first, max(ends, default=None))

    def possibly_in(self, span: Span, classes: Iterable[int] = tuple(SpanClass)) -> dict[str, int]:
        """How many events, with reaches of these lengths, may have happened in the days of the span, by kind."""
        wanted, by_kind = set(classes), Counter[str]()
        for (kind, span_class), number in self.by_kind_and_length(span).items():
            if span_class in wanted:
                by_kind[kind] += number
        return {kind: number for kind, number in by_kind.items() if number}

    def by_kind_and_length(self, span: Span) -> Counter[tuple[str, int]]:
        """How many may have happened in the days of the span, by the kind's slug and the class of their reach.

        All that started by its last day, less all that ended before its first: two questions, whatever the span.
        """
        if span not in self.answers:
            numbers = self.answers[span] = Counter()
            for column, sign, day in (
                ("starts", 1, span.end),
                ("ends", -1, shift_days(span.start, -1) if span.start and span.start > date.min else None),
            ):
                if column == "ends" and day is None:
                    continue
                rows = self.rows.filter(up_to(day)).values_list("kind", "span_class")
                for kind, span_class, number in rows.annotate(n=Sum(column)):
                    numbers[self.kinds[kind].slug, span_class] += sign * (number or 0)
        return self.answers[span]

    def at(self, place: int) -> tuple[date | None, int]:
        """The first day of the month in which stands the event of this place in the order, and how many stand before
        it; None where it is among those that are open to the past, or of none."""
        before = self.total() - sum(self.rows.filter(unit=Unit.YEAR).values_list("begins", flat=True))
        found: date | None = None
        months = self.rows.filter(unit=Unit.MONTH, begins__gt=0).order_by("bucket").values_list("bucket")
        for day, number in months.annotate(n=Sum("begins")):
            if before > place:
                break
            found, last = day, before
            before += number
        return (found, last) if found else (None, 0)

    def begun(self, span: Span, unit: int, classes: Iterable[int]) -> Iterator[tuple[str, date, int]]:
        """Kind, first day of the bucket, and how many events begin in it on days of the span."""
        rows = self.rows.filter(on_days(span, unit), span_class__in=list(classes), begins__gt=0)
        numbers = Counter[tuple[int, date]]()
        for kind, day, number in rows.values_list("kind", "bucket").annotate(n=Sum("begins")):
            numbers[kind, first_day(day, unit)] += number
        for (kind, day), number in numbers.items():
            yield self.kinds[kind].slug, day, number


def on_days(span: Span, unit: int) -> Q:
    """The rows that count these days: buckets of this unit and, of those that hold the first and the last day, which
    may be cut, smaller ones."""
    first, last = (first_day(day, unit) if day else None for day in span)
    if unit == Unit.DAY:
        return Q(unit=unit) & (Q(bucket__gte=first) if first else Q()) & (Q(bucket__lte=last) if last else Q())
    if first and first == last:
        return on_days(span, SMALLER[unit])
    rows = Q(unit=unit)
    if first:
        rows &= Q(bucket__gt=first)
    if last:
        rows &= Q(bucket__lt=last)
    if first:
        rows |= on_days(Span(span.start, last_day(first, unit)), SMALLER[unit])
    return rows | on_days(Span(last, span.end), SMALLER[unit]) if last else rows


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


def most(conflict: Conflict, of: str, count: int) -> dict[int, int]:
    """Ids and numbers of the actors or places (`of`, a Tally.Of) with the most published events, at most `count`."""
    rows = Tally.objects.filter(conflict=conflict, of=of, number__gt=0).order_by("-number", "key")
    return dict(rows.values_list("key", "number")[:count])


def having(conflict: Conflict, of: str) -> QuerySet[Tally, int]:
    """Ids of the actors, places, sources or data sets (`of`, a Tally.Of) of published events of the conflict."""
    return Tally.objects.filter(conflict=conflict, of=of, number__gt=0).values_list("key", flat=True)


def kinds_of(conflict: Conflict) -> QuerySet[Count, int]:
    """Ids of the kinds of which the conflict has a published event."""
    rows = Count.objects.filter(conflict=conflict, unit=Unit.YEAR, starts__gt=0)
    return rows.order_by().values_list("kind", flat=True).distinct()


def tallied(conflict: Conflict, of: str, things: Iterable[Actor | Place]) -> dict[str, int]:
    """How many published events each of these actors or places has in the conflict, by slug."""
    slugs = {thing.pk: thing.slug for thing in things}
    rows = Tally.objects.filter(conflict=conflict, of=of, key__in=list(slugs))
    return {slugs[key]: number for key, number in rows.values_list("key", "number")}


def number_of(conflict: Conflict, of: str, key: int = 0) -> int:
    """How many accounts, all or those of a source, or events on whose date they disagree, the conflict has."""
    return Tally.objects.filter(conflict=conflict, of=of, key=key).values_list("number", flat=True).first() or 0


def totals_of(conflict: Conflict, *of: str) -> tuple[Counter[str], Counter[str]]:
    """All that is tallied of each of these, and of how many things it is: accounts of sources, and sources."""
    rows = Tally.objects.filter(conflict=conflict, of__in=of, number__gt=0).order_by().values_list("of")
    found = list(rows.annotate(number=Sum("number"), things=Number("pk")))
    return Counter({of: number for of, number, _n in found}), Counter({of: number for of, _n, number in found})


def total(conflict: Conflict) -> int:
    """How many published events the conflict has."""
    return Count.objects.filter(conflict=conflict, unit=Unit.YEAR).aggregate(n=Sum("starts"))["n"] or 0


def totals() -> dict[int, int]:
    """How many published events each conflict has, by its id."""
    rows = Count.objects.filter(unit=Unit.YEAR).values_list("conflict").annotate(number=Sum("starts"))
    return {conflict: number for conflict, number in rows if number}
