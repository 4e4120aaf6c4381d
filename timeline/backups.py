"""The whole database in one file, and back from it, while the site is in use.

The file is a ZIP of the database, as pg_dump -Fc or SQLite writes it, and a manifest. A restore replaces the rows in
one transaction: readers see all of it or nothing.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.management import call_command
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, transaction
from django.db.models import Max
from django.db.models.functions import Greatest

from events.models import Actor, Article, Conflict, Erasure, PublicVersions
from events.models.words import TABLE as WORDS
from events.record.erasing import erase_again
from events.record.erasures import forget_journal, key_of
from events.record.words import make_words
from timeline.migrated import applied, of_the_code

FORM = 1  # of the manifest
MANIFEST = "manifest.json"
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
# Who is logged in, and who tried to: nobody's log-in is to come back, and the addresses are persons'.
LEFT_OUT = ("django_session", "events_login", "axes_accessattempt", "axes_accessfailurelog", "axes_accesslog")
CHUNK = 1 << 20
FIRST_SECOND = datetime(2020, 1, 1, tzinfo=UTC).timestamp()
COPY = re.compile(rb"COPY [\w\"]+\.\"?(\w+)\"? \([\w\", ]+\) FROM stdin;\n")
SEQUENCE = re.compile(rb"SELECT pg_catalog\.setval\('([\w.\"]+)', (\d+), (true|false)\);\n")


class Refused(Exception):
    """Why there is no backup, or nothing was restored: a sentence for whoever runs the site."""


# Making one


def backup(path: Path) -> dict[str, Any]:
    """Write the database as it is at this moment to a new file, readable by its owner alone; gives its manifest.

    Raises Refused, and there is no such file.
    """
    if path.exists():
        raise Refused(f"{path} is there already: give each backup a name of its own.")
    if not path.parent.is_dir():
        raise Refused(f"There is no folder {path.parent}.")
    manifest = {
        "form": FORM,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": sorted(applied()),
    }
    try:
        write(path, manifest)
    except (OSError, sqlite3.Error) as error:
        raise Refused(f"{path} could not be written: {getattr(error, 'strerror', None) or error}.") from error
    return manifest


def write(path: Path, manifest: dict[str, Any]) -> None:
    """Whole, or not at all; the manifest is given its sums."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
        name = DATABASE[connection.vendor]
        dump, whole = Path(folder, name), Path(folder, "whole")
        if connection.vendor == "sqlite":
            copy_embedded(dump)
        else:
            run(tool("pg_dump"), "-Fc", "-f", str(dump), *left_out())
        manifest["sums"] = {name: sum_of(dump)}
        with open(os.open(whole, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
                parts.write(dump, name, zipfile.ZIP_STORED if name.endswith("dump") else None)
                parts.writestr(MANIFEST, json.dumps(manifest, indent=1))
            file.flush()
            os.fsync(file.fileno())
        whole.rename(path)


def copy_embedded(path: Path) -> None:
    """By SQLite's online backup; without what is left out, nor what free pages may still hold."""
    connection.ensure_connection()
    with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "wb"):
        pass
    copy = sqlite3.connect(path)
    try:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        for table in LEFT_OUT:
            copy.execute(f"DELETE FROM {table}")  # noqa: S608 — names of ours
        copy.commit()
        copy.execute("VACUUM")
    finally:
        copy.close()


def left_out() -> list[str]:
    return [f"--exclude-table-data=*.{table}" for table in LEFT_OUT]


def tool(name: str) -> str:
    """The path of a program of PostgreSQL that is as new as the server."""
    server = server_version()
    path = shutil.which(name)
    if path is None:
        raise Refused(f"{name} is not on the path: install PostgreSQL's client programs, version {server} or newer.")
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    version = re.search(r"\) (\d+)", said)
    if version is None or int(version[1]) < server:
        raise Refused(
            f"{path} is of PostgreSQL {version[1] if version else '?'}: version {server} or newer is needed."
        )
    return path


def server_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10_000


def run(program: str, *options: str) -> None:
    """With the database that the site uses; raises Refused with the first line of what the program says."""
    (_psql, *server), more = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    done = subprocess.run(  # noqa: S603
        [program, *options, *server],
        env={**os.environ, **(more or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Refused(f"{Path(program).name} failed: {first_line(done.stderr)}")


def first_line(text: str) -> str:
    return (text.strip().splitlines() or ["it did not say why."])[0]


def sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# Going back to one


def restore(path: Path, *, replace: bool = False, erasures: Path | None = None) -> dict[str, int]:
    """Put the backup in the place of all rows, and erase in it what was erased since; gives what was done.

    Raises Refused, and nothing has changed.
    """
    with opened(path) as (manifest, dump):
        check_fits(manifest)
        prepare_tables()
        if is_occupied() and not replace:
            raise Refused("The database is not empty: with --replace the backup takes the place of all it holds.")
        told = [*read_erasures(erasures)] if erasures else []
        with loading(dump) as load, transaction.atomic():
            hold_all()
            known = [*Erasure.objects.all(), *told]
            before = newest_version()
            load()
            ContentType.objects.clear_cache()
            connection.check_constraints()
            done = erase_since(known)
            newest = max(before, newest_version(), int(time.time() - FIRST_SECOND)) + 1
            # Ahead of all that any reader or cache was ever given, here or on a machine that is lost.
            PublicVersions.objects.all().delete()
            PublicVersions.objects.bulk_create(
                PublicVersions(conflict=conflict, public_version=newest, retracted_version=newest)
                for conflict in Conflict.objects.all()
            )
    forget_journal()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return done


@contextmanager
def opened(path: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    """The manifest, and the database's file unpacked, once its sum was found right."""
    try:
        with zipfile.ZipFile(path) as parts, tempfile.TemporaryDirectory(prefix="timeline-restore-") as folder:
            manifest = json.loads(parts.read(MANIFEST))
            if manifest["form"] != FORM or manifest["database"] not in DATABASE:
                raise Refused(f"{path} was made by another version: its form is unknown.")
            name = DATABASE[manifest["database"]]
            dump = Path(folder, name)
            with parts.open(name) as packed, dump.open("wb") as file:
                shutil.copyfileobj(packed, file, CHUNK)
            if sum_of(dump) != manifest["sums"][name]:
                raise Refused(f"{path} is damaged: the sum of {name} is not that of its manifest.")
            yield manifest, dump
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror or error}.") from None
    except DatabaseError as error:
        raise Refused(f"The database refused it, and has what it had: {first_line(str(error))}") from error
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError) as error:
        raise Refused(f"{path} is no backup, or is damaged: {error}") from error


def check_fits(manifest: dict[str, Any]) -> None:
    if manifest["database"] != connection.vendor:
        raise Refused(f"The backup is of {manifest['database']}, and the site's database is {connection.vendor}.")
    theirs, ours = set(manifest["migrations"]), of_the_code()
    if theirs - ours:
        raise Refused(f"The backup was made by a later version of the site: here is no {min(theirs - ours)}.")
    if ours - theirs:
        missing = min(ours - theirs)
        raise Refused(f"The backup was made before {missing}: restore it with the version of then, and migrate.")


def prepare_tables() -> None:
    """Make them where there are none."""
    if not connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False)
    elif applied() != of_the_code():
        raise Refused("The database's tables are not those of this version: run `manage.py migrate` first.")


def is_occupied() -> bool:
    return any(model._default_manager.exists() for model in (Conflict, Article, Actor, User))


def read_erasures(path: Path) -> Iterator[Erasure]:
    """As `manage.py erasures` writes them."""
    try:
        with path.open(encoding="utf-8") as file:
            for row in serializers.deserialize("jsonl", file):
                if isinstance(row.object, Erasure):
                    yield row.object
    except (OSError, DeserializationError, ValueError) as error:
        raise Refused(f"{path} is no record of erasures, as `manage.py erasures` writes it.") from error


def newest_version() -> int:
    newest = Greatest("public_version", "retracted_version")
    return PublicVersions.objects.aggregate(newest=Max(newest))["newest"] or 0


def erase_since(known: Iterable[Erasure]) -> dict[str, int]:
    """What of these the restored rows know nothing of, in the order in which it was erased."""
    unknown = {row.pk: row for row in known}
    for pk in Erasure.objects.values_list("pk", flat=True):
        unknown.pop(pk, None)
    places = 0
    for erasure in sorted(unknown.values(), key=lambda row: row.at):
        if key_of(erasure) is None:
            day = f"{erasure.at:%Y-%m-%d}"
            raise Refused(
                f"What was erased on {day} was marked by another SECRET_KEY: add it to SECRET_KEY_FALLBACKS."
            )
        places += erase_again(erasure)
        erasure.save(force_insert=True)
    return {"erasures": len(unknown), "places": places}


def tables() -> list[str]:
    """Those that a backup fills; who is logged in is forgotten, and by which pieces words are found is made anew."""
    names = set(connection.introspection.table_names()) - {"django_migrations"}
    return sorted(name for name in names if not name.startswith(WORDS))


def hold_all() -> None:
    """Let nobody write until the end, or an erasure made meanwhile is lost; SQLite's transaction does so itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {', '.join(map(connection.ops.quote_name, tables()))}")


@contextmanager
def loading(dump: Path) -> Iterator[Any]:
    """A function that replaces all rows by those of the dump; to be called in a transaction."""
    if connection.vendor == "postgresql":
        yield lambda: load_postgresql(dump)
        return
    with connection.cursor() as cursor:
        cursor.execute("ATTACH %s AS backup", [str(dump)])
        connection.disable_constraint_checking()  # reckoned at once, at the end
        try:
            yield lambda: load_embedded()
        finally:
            connection.enable_constraint_checking()
            cursor.execute("DETACH backup")


def load_embedded() -> None:
    with connection.cursor() as cursor:
        for table in [*tables(), "sqlite_sequence"]:
            rows = cursor.execute(f'PRAGMA main.table_info("{table}")').fetchall()
            columns = ", ".join(f'"{row[1]}"' for row in rows)
            cursor.execute(f'DELETE FROM main."{table}"')  # noqa: S608 — names of our own tables
            cursor.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM backup."{table}"')  # noqa: S608
    make_words()


def load_postgresql(dump: Path) -> None:
    """By what pg_restore would say to the server: of that the rows and the sequences, nothing else."""
    program = tool("pg_restore")
    with connection.cursor() as cursor, tempfile.TemporaryFile() as said:
        cursor.execute(f"TRUNCATE {', '.join(map(connection.ops.quote_name, tables()))}")
        process = subprocess.Popen(  # noqa: S603
            [program, "--data-only", "-f", "-", str(dump)], stdout=subprocess.PIPE, stderr=said
        )
        assert process.stdout  # noqa: S101
        try:
            load_script(process.stdout, cursor, set(tables()))
        finally:
            process.stdout.close()
            failed = process.wait()
        if failed:
            said.seek(0)
            raise Refused(f"pg_restore failed: {first_line(said.read().decode(errors='replace'))}")


def load_script(script: IO[bytes], cursor: Any, wanted: set[str]) -> None:
    for line in script:
        if match := COPY.fullmatch(line):
            rows = rows_of(script)
            if match[1].decode() in wanted:
                with cursor.copy(line.decode().rstrip(";\n")) as copy:
                    for chunk in rows:
                        copy.write(chunk)
            for _rest in rows:
                pass
        elif match := SEQUENCE.fullmatch(line):
            # Not setval, which no rollback takes back.
            following = int(match[2]) + (match[3] == b"true")
            cursor.execute(f"ALTER SEQUENCE {match[1].decode()} RESTART WITH {following}")


def rows_of(script: IO[bytes]) -> Iterator[bytes]:
    """The rows of one COPY, many at a time."""
    chunk, size = [], 0
    for row in script:
        if row == b"\\.\n":
            break
        chunk.append(row)
        size += len(row)
        if size > CHUNK:
            yield b"".join(chunk)
            chunk, size = [], 0
    yield b"".join(chunk)
