"""Many new rows at once: the one place where what the two databases do best differs."""

import gc
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models

from events.models.guarded import Guarded, check_owners

USUAL, SELDOM = gc.get_threshold(), (20_000, 50, 100)


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Let Python seldom look for rubbish among thousands of rows that are written at once: that was a quarter of the
    time that an import took of its processor."""
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*USUAL)


def insert_many(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one model and give them their ids; as COPY on PostgreSQL, which is several times as fast.

    Raises OutsideTheDoor for rows of an event that no open change names.
    """
    if not rows:
        return
    model = type(rows[0])
    if connection.vendor != "postgresql":
        model._default_manager.bulk_create(rows)
        return
    if issubclass(model, Guarded):
        check_owners(row.owner_id() for row in rows if isinstance(row, Guarded))
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    names, columns = zip(*(field.get_attname_column() for field in fields), strict=True)
    as_json = [isinstance(field, models.JSONField) for field in fields]
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        # The sequence gives the ids beforehand: COPY returns none.
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [table, model._meta.pk.column, len(rows)],
        )
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number
        quoted = ", ".join(map(connection.ops.quote_name, columns))
        with cursor.copy(f"COPY {table} ({quoted}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(values(row, names, as_json))
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def tidy() -> None:
    """After many new rows: what the planner knows of them, and which pages hold no row that some transaction misses.

    Without the latter an index alone answers nothing on PostgreSQL. It does both by itself, but minutes later.
    """
    if connection.in_atomic_block:
        return
    tables = [connection.ops.quote_name(model._meta.db_table) for model in apps.get_app_config("events").get_models()]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"VACUUM (ANALYZE) {', '.join(tables)}")
        else:
            cursor.execute("ANALYZE")


def values(row: models.Model, names: Sequence[str], as_json: Sequence[bool]) -> list[Any]:
    """The row's attributes as COPY takes them; JSON as text, where `as_json` says so of the name beside it."""
    return [
        json.dumps(getattr(row, name)) if is_json else getattr(row, name)
        for name, is_json in zip(names, as_json, strict=True)
    ]
