"""The terms of events: by what PostgreSQL's index finds them. Other databases do without."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Value

from events.models import Citation, Conflict, Event, Participation
from events.models.finding import EventQuerySet
from events.models.terms import in_sql, term

OF_THIS = {
    "kind": "VALUES (e.kind_id)",
    "place": "SELECT e.place_id WHERE e.place_id IS NOT NULL",
    "actor": "SELECT actor_id FROM events_participation WHERE event_id = e.id",
    "source": "SELECT article_id FROM events_citation WHERE event_id = e.id AND published",
    "data_set": "SELECT e.data_set_id WHERE e.data_set_id IS NOT NULL",
    "disputed": "SELECT 0 WHERE e.disputed AND NOT e.disagreement_explained",
}
ALL = " UNION ".join(
    f"SELECT {in_sql(of, 'e.conflict_id', 'key')} FROM ({keys}) AS of_{of} (key)"  # noqa: S608 — all of ours
    for of, keys in OF_THIS.items()
)
RIGHT = f"ARRAY(SELECT * FROM ({ALL}) AS of_this (number) ORDER BY number)"  # noqa: S608 — all of ours


def kept() -> bool:
    """Whether this database has the index."""
    return connection.vendor == "postgresql"


def terms_of(event: Event, accounts: Iterable[Citation], participations: Iterable[Participation]) -> list[int] | None:
    """What the event's column is to hold, from all its rows."""
    if not kept():
        return None
    keys = [("kind", event.kind_id), *(("actor", row.actor_id) for row in participations)]
    keys += [("source", account.article_id) for account in accounts if account.published]
    keys += [("place", event.place_id)] if event.place_id else []
    keys += [("data_set", event.data_set_id)] if event.data_set_id else []
    keys += [("disputed", 0)] if event.is_disputed else []
    return sorted({term(of, event.conflict_id, key) for of, key in keys})


def terms_by_event(events: EventQuerySet) -> dict[int, list[int]]:
    """The terms of these events by their ids; without those of their kinds and data sets where they are not kept."""
    events = events.order_by()
    if kept():
        return {pk: numbers or [] for pk, numbers in events.values_list("pk", "terms")}
    conflicts = dict(events.values_list("pk", "conflict"))
    found: dict[int, set[int]] = {pk: set() for pk in conflicts}
    taking_part, accounts = Participation.objects, Citation.objects.published()
    for of, rows in (
        ("actor", taking_part.filter(event__in=events.values("pk")).values_list("event", "actor")),
        ("source", accounts.filter(event__in=events.values("pk")).values_list("event", "article")),
        ("place", events.exclude(place=None).values_list("pk", "place")),
        ("disputed", events.disputed().values_list("pk", Value(0))),
    ):
        for event, key in rows:
            found[event].add(term(of, conflicts[event], key))
    return {pk: list(numbers) for pk, numbers in found.items()}


def wrong_terms(conflict: Conflict) -> int:
    """How many events of the conflict have others than these; reads every one of them."""
    if not kept():
        return 0
    asked = "SELECT count(*) FROM events_event e WHERE conflict_id = %s AND terms IS DISTINCT FROM"
    with connection.cursor() as cursor:
        cursor.execute(f"{asked} {RIGHT}", [conflict.pk])
        return int(cursor.fetchone()[0])


def make_terms(conflict: Conflict | None = None) -> None:
    """Set those of all events, or those of one conflict that are wrong."""
    if kept():
        wrong = f"WHERE conflict_id = %s AND terms IS DISTINCT FROM {RIGHT}" if conflict else ""
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE events_event e SET terms = {RIGHT} {wrong}", [conflict.pk] if conflict else [])  # noqa: S608 — all of ours
