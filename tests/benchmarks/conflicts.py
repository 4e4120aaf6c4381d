"""Conflicts of made-up events, one a size, all in one database, so that the small stand beside the large."""

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from tests.benchmarks.windows import DAYS, FIRST, MAPPING, made_up

WORDS = {"ceasefire": 0.1, "convoy": 0.03, "checkpoint": 0.01, "delegation": 0.0001}  # parts of all titles
DISPUTED = 100  # of so many events, the accounts of one disagree
IMPORTED = 20_000  # of the events of a conflict on PostgreSQL; the others are copies on other days
FILTERS = {
    "none": "",
    "word of all": "q=clash",
    "word of 10 %": "q=ceasefire",
    "word of 3 %": "q=convoy",
    "word of 1 %": "q=checkpoint",
    "word of few": "q=delegation",
    "two words": "q=checkpoint+clash",
    "word, actor": "q=convoy&actor=actor-3",
    "from, to": "from=1990&to=1999",
    "certainly": "from=1990&to=1999&match=certain",
    "day": "from=1990-05-10&to=1990-05-11",
    "kind": "kind=kind-3",
    "actor": "actor=actor-3",
    "two actors": "actor=actor-3,actor-4&actors=all",
    "either actor": "actor=actor-3,actor-4",
    "place": "place=town-7",
    "kind, actor": "kind=kind-3&actor=actor-3",
    "actor, years": "actor=actor-3&from=1990&to=1999",
    "disputed": "disputed=1",
    "top": "top=100",
    "by actor": "lanes=actor",
    "by place": "lanes=place",
}
PARTS = {
    "page": "/en/{0}/?{1}",
    "list": "/en/{0}/listed/?{1}",
    "figure": "/api/v1/conflicts/{0}/figure?{1}",
    "10 years": "/api/v1/conflicts/{0}/figure?{1}&view=1990/1999",
    "API": "/api/v1/conflicts/{0}/events?{1}&limit=25",
}

INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE tablename IN ('events_event', 'events_citation', 'events_participation') AND indexdef NOT LIKE '%UNIQUE%'
"""


def begin(sizes: list[int]) -> None:
    """Django, over the database of DATABASE_URL or one in a temporary folder, and in it the conflicts n1000 …"""
    os.environ.setdefault("DATABASE_URL", "")
    os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="timeline-benchmark-"))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for size in sizes:
        make(size)
    import timeline.wsgi  # noqa: F401 — as it is served: what is loaded is no longer looked through for rubbish


def rows(count: int) -> Iterator[tuple[int, dict[str, str]]]:
    """As of the benchmark of windows, with words of known shares in their titles."""
    chance = random.Random(11)
    for number, row in made_up(count):
        words = " ".join(word for word, share in WORDS.items() if chance.random() < share)
        yield number, {**row, "title": f"{row['title']} {words}".strip()}


def make(size: int) -> None:
    """The conflict of this size, if there is none: some events are imported, the others are made like them."""
    from django.db import connection

    from events.importing.mapping import load_mapping
    from events.importing.writing import import_rows
    from events.models import Conflict
    from events.record import counting
    from events.record.bulk import tidy

    conflict, made = Conflict.objects.get_or_create(slug=f"n{size}", defaults={"name_en": f"{size:,} events"})
    if not made:
        return
    imported = min(size, IMPORTED) if connection.vendor == "postgresql" else size
    import_rows(rows(imported), load_mapping(MAPPING.format(size)), conflict, by=None, file_name="made-up")
    with connection.cursor() as cursor:
        # No column of the tables made up here says that a second account disagrees.
        cursor.execute(
            "UPDATE events_event SET disputed = %s WHERE conflict_id = %s AND id %% %s = 0",
            [True, conflict.pk, DISPUTED],
        )
    counting.rebuild(conflict)
    if size > imported:
        with without_indexes() as cursor:
            for copy in range(1, size // imported):
                cursor.execute("SELECT max(id) FROM events_event")
                copied(cursor, conflict.pk, cursor.fetchone()[0], copy)
        counting.rebuild(conflict)
    tidy()
    print(f"{size:,} events made", flush=True)


@contextmanager
def without_indexes() -> Iterator[Any]:
    """PostgreSQL's cursor, while no reference is checked and the tables have no index that is slow row by row."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(INDEXES)
        names, made = zip(*cursor.fetchall(), strict=True)
        cursor.execute(f"DROP INDEX {', '.join(names)}; SET session_replication_role = replica")
        yield cursor
        cursor.execute("SET session_replication_role = DEFAULT; SET maintenance_work_mem = '512MB'")
        for index in made:
            cursor.execute(index)


def copied(cursor: Any, conflict: int, most: int, copy: int) -> None:
    """The imported events of a conflict once more, with their rows, each on other days."""
    from events.models import Citation, Event, Participation

    first = f"(SELECT min(id) FROM events_event WHERE conflict_id = {conflict})"
    for model, event in ((Event, "id"), (Citation, "event_id"), (Participation, "event_id")):
        table = model._meta.db_table
        columns = [field.column for field in model._meta.concrete_fields]
        moved = f"({event} * 7919 * {copy} % {DAYS} - (earliest - DATE '{date.fromordinal(FIRST)}')) :: int"
        values = {column: column for column in columns}
        # Not so many ids apart that one in 64 of all would be copies of one in 64 of the first.
        values |= {event: f"{event} - {first} + {most} + 8", "slug": f"slug || '-{copy}'"}
        values |= {"source_key": f"md5(source_key || '{copy}')"}
        if model is Event:
            values |= {
                name: f"{name} + {moved}"
                for name in ("earliest", "latest", "core_start", "core_end", "reach_start", "reach_end")
            }
        else:
            columns.remove("id")
        of_it = "conflict_id" if model is Event else "(SELECT conflict_id FROM events_event e WHERE e.id = event_id)"
        where = f"{of_it} = {conflict}"
        within = f"{event} < {first} + {IMPORTED}"
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) "
            f"SELECT {', '.join(values[column] for column in columns)} FROM {table} WHERE {where} AND {within}"
        )
    cursor.execute("SELECT setval('events_event_id_seq', (SELECT max(id) FROM events_event))")
