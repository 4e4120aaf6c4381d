"""What an administrator waits for each page of the desk, of one conflict of so many events.

    [DATABASE_URL=postgres://…] .venv/bin/python -m tests.benchmarks.desk [100000]

Makes the conflict if it is not there. Prints the median milliseconds of a request, the slowest last; in brackets
those in the database.
"""

import sys
from typing import Any

from tests.benchmarks.conflicts import begin
from tests.benchmarks.costs import cost

ROUNDS = 5
SEARCHES = {"a word of all": "clash", "a word of 10 %": "ceasefire", "a word of few": "delegation"}


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    begin([size])
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from events.models import Conflict

    name = "administrator-of-benchmarks"
    person, _made = get_user_model().objects.get_or_create(username=name, is_staff=True, is_superuser=True)
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    conflict = Conflict.objects.get(slug=f"n{size}")
    client.post(reverse("admin:events_conflict_choose"), {"conflict": conflict.slug})
    costs = {page: cost(client, address, ROUNDS) for page, address in pages(conflict, min(300, size // 100)).items()}
    events = reverse("admin:events_event_changelist")
    client.get(events, {"filling": "1"})  # which the desk remembers
    costs["events, to fill in"] = cost(client, events, ROUNDS)
    print(f"{connection.vendor}, {size:,} events: ms of a request (in the database)")
    for page, found in sorted(costs.items(), key=lambda one: one[1].whole):
        print(f"{page:26} {found}")


def pages(conflict: Any, page: int) -> dict[str, str]:
    """The addresses of the desk's pages by what they are; of the list of events also that one of its pages."""
    from django.urls import reverse

    from events.models import Actor, Article, Conflict, DataSet, Event, EventKind, Place

    def of(name: str, *args: Any) -> str:
        return reverse(f"admin:{name}", args=args)

    events = of("events_event_changelist")
    event = Event.objects.filter(conflict=conflict).order_by("pk")[0]
    found = {
        "front page": of("index"),
        "events": events,
        f"events, page {page}": f"{events}?p={page}",
        "events of a kind": f"{events}?kind__id__exact={event.kind_id}",
        **{f"events, {told}": f"{events}?q={word}" for told, word in SEARCHES.items()},
        "an event": of("events_event_change", event.pk),
        "its history": of("events_event_history", event.pk),
        "a new event": of("events_event_add"),
        "an event is looked for": f"{of('events_find_events')}?q=clash&conflict={conflict.slug}",
        "a place is looked for": f"{of('autocomplete')}?app_label=events&model_name=event&field_name=place&term=town",
        "preview": reverse("timeline:preview", args=[conflict.slug]),
    }
    for model in (Article, Actor, Place, EventKind, Conflict, DataSet):
        told = str(model._meta.verbose_name_plural)
        found[told] = of(f"events_{model._meta.model_name}_changelist")
        row = model._default_manager.order_by("pk").first()
        if row:
            found[f"one of {told}"] = of(f"events_{model._meta.model_name}_change", row.pk)
    return found


if __name__ == "__main__":
    main()
