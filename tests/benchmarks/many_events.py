"""A conflict of many events: what crosses the network, and the cost of each answer as a multiple of an empty view's.

    .venv/bin/python -m tests.benchmarks.many_events [10000]

Makes its events in an embedded database of its own, in a temporary folder.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from typing import Any

FIRST = date(1990, 1, 1).toordinal()
DAYS = 30 * 365
WINDOWS = ("", "1995/2005", "2003", "2003-04")
BATCH = 500
ROUNDS = 3


def some_date(chance: random.Random) -> str:
    """As data sets have them: most of a day, some of a month or of the days of a week."""
    day = date.fromordinal(FIRST + chance.randrange(DAYS))
    return chance.choice([day.isoformat()] * 8 + [day.isoformat()[:7], f"[{day}..{day + timedelta(6)}]"])


def make(count: int) -> None:
    from events.models import Article, Citation, Conflict, Event, EventKind
    from events.record.door import change

    chance = random.Random(7)
    conflict = Conflict.objects.create(slug="many", name_en="Many")
    look = {"colour": "#2274b5", "shape": "circle"}
    kinds = [EventKind.objects.create(slug=f"kind-{n}", name_en=f"Kind {n}", position=n, **look) for n in range(7)]
    article = Article.objects.create(slug="data", title="A data set", affiliation="data")
    for start in range(0, count, BATCH):
        with change(by=None, batch="many"):
            for number in range(start, min(start + BATCH, count)):
                event = Event(conflict=conflict, kind=chance.choice(kinds), slug=f"event-{number}")
                event.date, event.title_en = some_date(chance), f"Event number {number} at a place"
                event.significance = chance.choice([1, 1, 2, 3])
                event.save()
                account = Citation(
                    event=event, article=article, date=event.date, claim_en="It was so.", published=True
                )
                account.save()
                event.status = Event.Status.PUBLISHED
                event.settle([account])
                event.save()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    folder = tempfile.TemporaryDirectory()
    os.environ |= {"DJANGO_SETTINGS_MODULE": "timeline.settings", "DATA_DIR": folder.name, "DATABASE_URL": ""}
    import django

    django.setup()
    import brotli
    from django.core.management import call_command
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path

    from timeline import urls
    from timeline.caching import store

    urls.urlpatterns.insert(0, path("empty", lambda request: HttpResponse("")))
    call_command("migrate", verbosity=0)
    make(count)
    client = Client(headers={"host": "localhost"})

    def cost(address: str) -> tuple[float, Any]:
        times = []
        for _ in range(ROUNDS):
            store.clear()  # what it costs to make, not to send again
            start = time.perf_counter()
            answer = client.get(address)
            times.append(time.perf_counter() - start)
        return statistics.median(times), answer

    cost("/en/many/")
    empty, _ = cost("/empty")
    print(f"{count:,} events          as brotli    x an empty view")
    asked = {f"figure {window or 'whole'}": f"/api/v1/conflicts/many/figure?view={window}" for window in WINDOWS}
    for name, address in {**asked, "page": "/en/many/"}.items():
        taken, answer = cost(address)
        print(f"{name:20} {len(brotli.compress(answer.content, quality=5)) / 1000:8.0f} kB {taken / empty:12.0f}")


if __name__ == "__main__":
    main()
