"""The table by which SQLite finds the words of events, kept by the door. PostgreSQL has an index for that."""

import json
from collections.abc import Iterable

from django.db import connection

from events.models import Conflict, Event
from events.models.words import TABLE

# Without the places in a text, a third as large: what has all pieces of a word is looked at for the word itself.
MADE = f"CREATE VIRTUAL TABLE {TABLE} USING fts5(text, tokenize = 'trigram case_sensitive 1', detail = none)"
THESE = "IN (SELECT value FROM json_each(%s))"


def supported() -> bool:
    """Whether this SQLite, if it is one, can have the table: 3.34 or newer, built with FTS5."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        options = {row[0] for row in cursor.execute("PRAGMA compile_options").fetchall()}
        version = cursor.execute("SELECT sqlite_version()").fetchone()[0]
    return "ENABLE_FTS5" in options and tuple(map(int, version.split("."))) >= (3, 34)


def kept() -> bool:
    """Whether this database has the table."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        return cursor.execute("SELECT 1 FROM sqlite_master WHERE name = %s", [TABLE]).fetchone() is not None


def learn(ids: Iterable[int]) -> None:
    """Keep the words of these events as they stand now, and of those that are gone none."""
    if not kept():
        return
    wanted = [json.dumps(list(ids))]
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE rowid {THESE}", wanted)  # noqa: S608 — all of ours
        cursor.execute(
            f"INSERT INTO {TABLE} (rowid, text) SELECT id, search_text FROM events_event WHERE id {THESE}",  # noqa: S608
            wanted,
        )


def make_words(conflict: Conflict | None = None) -> None:
    """Of all events anew, or of those of one conflict."""
    if conflict:
        learn(Event.objects.of(conflict).values_list("pk", flat=True))
    elif kept():
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608 — all of ours
            cursor.execute(f"INSERT INTO {TABLE} (rowid, text) SELECT id, search_text FROM events_event")  # noqa: S608


def wrong_words(conflict: Conflict) -> int:
    """How many events of the conflict are known by others than theirs; reads every one of them."""
    if not kept():
        return 0
    asked = f"SELECT count(*) FROM events_event LEFT JOIN {TABLE} AS w ON w.rowid = id WHERE conflict_id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        return int(cursor.execute(f"{asked} AND text IS NOT search_text", [conflict.pk]).fetchone()[0])


def forget_erased() -> None:
    """Write the table anew without what was deleted from it."""
    if kept():
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('optimize')")  # noqa: S608
