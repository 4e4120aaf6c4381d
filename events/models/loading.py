"""Events with all that a file says of them: what many of them name is read once, and is one object."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from events.models.accounts import Participation
from events.models.conflicts import Conflict
from events.models.events import Event
from events.models.finding import EventQuerySet
from events.models.sources import Article
from events.models.vocabulary import Actor, DataSet, EventKind, Place


def loaded(events: EventQuerySet) -> list[Event]:
    """These with what `with_accounts` gives; of their accounts and participations `all()` alone may be asked.

    Objects of its own for the kind, the place, the actors and the source of each event, and a query set for its rows,
    were half of the time of an export.
    """
    found = list(events)
    these = events.order_by().values("pk")
    accounts = list(events.accounts_shown.filter(event__in=these))
    taking_part = list(Participation.objects.filter(event__in=these))
    for name, model in (("conflict", Conflict), ("kind", EventKind), ("place", Place), ("data_set", DataSet)):
        share(found, name, model._default_manager)
    share(accounts, "article", Article.objects.defer("text"))
    share(accounts, "claimant", Actor.objects)
    share(taking_part, "actor", Actor.objects)
    give(found, citations=accounts, participations=taking_part)
    return found


def share(rows: Sequence[Model], name: str, those: Any) -> None:
    """Let a link of all these rows lead to one object each for all that name it."""
    if not rows:
        return
    field: Any = rows[0]._meta.get_field(name)
    ids = [getattr(row, field.attname) for row in rows]
    there = {None: None, **those.in_bulk({one for one in ids if one is not None})}
    for row, one in zip(rows, ids, strict=True):
        if one in there:
            field.set_cached_value(row, there[one])


def give(events: Sequence[Event], **belonging: Sequence[Any]) -> None:
    """Give each event its own of these rows, in their order."""
    by_pk = {event.pk: event for event in events}
    of_event: dict[str, dict[int, list[Any]]] = {name: defaultdict(list) for name in belonging}
    for name, rows in belonging.items():
        for row in (row for row in rows if row.event_id in by_pk):  # one may have come to be among them since
            row._meta.get_field("event").set_cached_value(row, by_pk[row.event_id])
            of_event[name][row.event_id].append(row)
    for event in events:
        # Where Django keeps what it has read before, and `all()` looks first.
        event._prefetched_objects_cache = {name: rows[event.pk] for name, rows in of_event.items()}  # type: ignore[attr-defined]
