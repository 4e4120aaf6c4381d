"""What a window costs in the database, and on the network, as a conflict grows.

    [DATABASE_URL=postgres://…] .venv/bin/python -m tests.benchmarks.windows [1000 10000 100000]

Makes events of made-up rows through the import, one conflict a size, in the database of DATABASE_URL (or an embedded
one in a temporary folder), and asks for the figure of windows from all years to one day. Prints the time that its
queries took, their number, the size as brotli, and the time as a multiple of that with the fewest events.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta

from tests.benchmarks.costs import Spent

FIRST = date(1926, 1, 1).toordinal()
DAYS = 100 * 365
WINDOWS = {
    "100 years": "",
    "30 years": "1990/2019",
    "10 years": "1990/1999",
    "1 year": "1995",
    "1 month": "1995-05",
    "1 day": "1995-05-10/1995-05-11",
}
ROUNDS = 5
MAPPING = """
data_set: {{slug: made-up-{0}, name: Made up}}
id: "{{id}}"
date: {{edtf: "{{date}}"}}
kind: {{of: "{{kind}}"}}
title: {{en: "{{title}}"}}
actors: ["{{one}}", "{{other}}"]
deaths: {{best: "{{deaths}}"}}
place: {{name: "{{place}}"}}
"""


def made_up(count: int) -> Iterator[tuple[int, dict[str, str]]]:
    """As data sets have them: most of a day, some of a week, a month or a year, a few that last for years."""
    chance = random.Random(7)
    for number in range(2, count + 2):
        day = date.fromordinal(FIRST + chance.randrange(DAYS))
        week, end = day + timedelta(6), day + timedelta(chance.randrange(400, 2000))
        when = chance.choices(
            [f"{day}", f"[{day}..{week}]", f"{day}"[:7], f"{day}"[:4], f"{day}/{end}"], [80, 10, 6, 3, 1]
        )[0]
        yield (
            number,
            {
                "id": str(number),
                "date": when,
                "kind": f"kind {chance.randrange(7)}",
                "title": f"Clash number {number} near a town",
                "one": f"Actor {chance.randrange(50)}",
                "other": f"Actor {chance.randrange(50)}",
                "place": f"Town {chance.randrange(2000)}",
                "deaths": str(int(chance.paretovariate(1.2)) - 1),
            },
        )


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 10_000, 100_000]
    folder = tempfile.TemporaryDirectory()
    os.environ.setdefault("DATABASE_URL", "")
    os.environ |= {"DJANGO_SETTINGS_MODULE": "timeline.settings", "DATA_DIR": folder.name}
    import django

    django.setup()
    import brotli
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from events.importing.mapping import load_mapping
    from events.importing.writing import import_rows
    from events.models import Conflict
    from events.record.bulk import tidy
    from timeline.caching import store

    call_command("migrate", verbosity=0)
    client = Client(headers={"host": "localhost"})
    spent = Spent()

    def cost(address: str) -> tuple[float, int, int]:
        """Seconds in the database, queries, and bytes as brotli."""
        seconds = []
        for _ in range(ROUNDS):
            store.clear()
            spent.clear()
            with connection.execute_wrapper(spent):
                answer = client.get(address)
            seconds.append(sum(spent))
        return statistics.median(seconds), len(spent), len(brotli.compress(answer.content, quality=5))

    fewest: dict[str, float] = {}
    print(f"{connection.vendor}: window, ms in the database (x that with the fewest events), queries, kB as brotli")
    for size in sizes:
        conflict, made = Conflict.objects.get_or_create(slug=f"n{size}", defaults={"name_en": f"{size:,} events"})
        if made:
            began = time.perf_counter()
            import_rows(made_up(size), load_mapping(MAPPING.format(size)), conflict, by=None, file_name="made-up")
            print(f"{size:,} events, imported at {size / (time.perf_counter() - began):,.0f} a second")
            tidy()
        for name, window in WINDOWS.items():
            seconds, queries, size_sent = cost(f"/api/v1/conflicts/n{size}/figure?view={window}")
            first = fewest.setdefault(name, seconds)
            times = f"{seconds * 1000:8.1f} ms (x {seconds / first:5.1f})"
            print(f"{size:>10,} {name:10} {times} {queries:4} {size_sent / 1000:6.1f} kB")


if __name__ == "__main__":
    main()
