"""Whether the database's tables are those of the code."""

from functools import cache as once

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def applied() -> set[str]:
    """The migrations of the database, as `app.name`."""
    return {".".join(key) for key in MigrationRecorder(connection).applied_migrations()} - of_the_code(squashed=True)


@once
def of_the_code(squashed: bool = False) -> frozenset[str]:
    """Its migrations; or those that stand for several of them in a new database, where these are told instead."""
    migrations = MigrationLoader(None).disk_migrations.items()
    return frozenset(".".join(key) for key, migration in migrations if bool(migration.replaces) == squashed)
