"""What stands above the chart: its kinds as switches, and the numbers of what matches."""

from typing import NamedTuple

from events.models import Conflict, EventKind, Tally
from events.models.finding import EventQuerySet
from events.models.terms import term
from events.record.counting import ALL, Counts, totals_of
from timeline.choices import MOST_COUNTED
from timeline.drawing.gathered import Numbers, Sample
from timeline.drawing.window import size_of
from timeline.filters import EventFilter


def numbers_of(conflict: Conflict, filters: EventFilter) -> dict[str, int]:
    """Accounts, sources and disputed dates of the events that match; none of more than can be counted."""
    if not filters.active and not filters.drafts:
        numbers, things = totals_of(conflict, Tally.Of.ACCOUNT, Tally.Of.SOURCE, Tally.Of.DISPUTED)
        return {"accounts": numbers["account"], "sources": things["source"], "disputed": numbers["disputed"]}
    few = filters.gathered(conflict)
    if few is None:
        return {}
    return {
        "accounts": sum(row.accounts for row in few.rows),
        "sources": few.number_of("source"),
        "disputed": few.numbers[term("disputed", conflict.pk)],
    }


def kinds_of(
    conflict: Conflict, matching: EventQuerySet, total: int, counts: Numbers | None = None
) -> list[EventKind]:
    """The kinds of the events that match, in the order of the lanes; all of the conflict where too many match."""
    if counts or total > MOST_COUNTED:
        counts = counts if counts and not isinstance(counts, Sample) else Counts(conflict)
        numbers = counts.possibly_in(ALL)
        return [kind for kind in counts.kinds.values() if kind.slug in numbers]
    return list(EventKind.objects.filter(pk__in=matching.order_by().values("kind")))


class Switch(NamedTuple):
    """A kind in the chart's legend: whether its events are shown, and the query of the view with it switched."""

    kind: EventKind
    on: bool
    query: str


def switches(
    conflict: Conflict, filters: EventFilter, matching: EventQuerySet, total: int, counts: Numbers
) -> list[Switch]:
    """The kinds of the events that match but for their kind, in the order of the lanes."""
    chosen = filters.slugs("kind")
    if chosen:
        every = filters.but("kind")
        matching, counts = every.asked(conflict)
        total = size_of(matching, counts).total
    kinds = kinds_of(conflict, matching, total, counts)
    slugs = [kind.slug for kind in kinds]
    on = set(chosen or slugs)
    return [Switch(kind, kind.slug in on, filters.query(kind=switched(kind.slug, on, slugs))) for kind in kinds]


def switched(slug: str, on: set[str], slugs: list[str]) -> str:
    """The kinds of a filter after one is switched; "" where all are on, or none would be."""
    after = on ^ {slug}
    return "" if after >= set(slugs) else ",".join(each for each in slugs if each in after)
