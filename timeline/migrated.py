"""Whether the database's tables are those of the code."""

from functools import cache as once

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def applied() -> set[str]:
    """The migrations of the database, as `app.name`."""
    return {".".join(key) for key in MigrationRecorder(connection).applied_migrations()}


@once
def of_the_code() -> frozenset[str]:
    return frozenset(".".join(key) for key in MigrationLoader(None).disk_migrations)
