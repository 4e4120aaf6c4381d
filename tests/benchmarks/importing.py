"""What an import costs beside COPY of the same rows into the same tables; and the memory of import and export.

    [TEST_DATABASE_URL=postgres://…] .venv/bin/python -m tests.benchmarks.importing [ROWS | FILE MAPPING]

Makes a database of its own on that server (default: postgres@127.0.0.1), imports so many made-up rows (100,000) or
the file, exports the conflict as CSV and JSON, and imports the file again, each in a process of its own; takes all
tables out, and puts them back by COPY in one transaction, with their indexes and foreign keys.
"""

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

from tests.benchmarks.windows import MAPPING, made_up

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "timeline_benchmark_import"


def a_table(rows: int, folder: Path) -> tuple[Path, Path]:
    path, mapping = folder / "rows.csv", folder / "map.yaml"
    with path.open("w", newline="") as file:
        first = next(made_up(1))[1]
        writer = csv.DictWriter(file, list(first))
        writer.writeheader()
        writer.writerows(row for _number, row in made_up(rows))
    mapping.write_text(MAPPING.format("import"))
    return path, mapping


def in_a_process(part: str, *words: str) -> tuple[float, float]:
    """Seconds and MB of this part."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.importing", "--part", part, *words],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    seconds, megabytes = told.splitlines()[-1].split()
    return float(seconds), float(megabytes)


def part(name: str, *words: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from events.models import Conflict

    if name == "import":
        call_command("migrate", verbosity=0)
        Conflict.objects.create(slug="all", name_en="All")
    began = time.perf_counter()
    if name in ("import", "again"):
        call_command("import_events", words[0], map=Path(words[1]), conflict="all")
    else:
        answer: Any = Client(headers={"host": "localhost"}).get(f"/en/all/events.{name}")
        print(sum(len(piece) for piece in answer.streaming_content), "bytes")
    print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def copied(url: str, folder: Path) -> tuple[float, int]:
    """Seconds to put all rows of our tables back by COPY, and their number."""
    tables = "SELECT tablename FROM pg_tables WHERE tablename LIKE 'events\\_%'"
    with psycopg.connect(url) as connection:
        names = [name for (name,) in connection.execute(tables).fetchall()]
        for name in names:
            with connection.cursor().copy(f"COPY {name} TO STDOUT") as out, (folder / name).open("wb") as file:
                for piece in out:
                    file.write(piece)
        connection.execute(f"TRUNCATE {', '.join(names)} CASCADE")
    with psycopg.connect(url) as connection:
        began, rows = time.perf_counter(), 0
        for name in sorted(names, key=order):
            with connection.cursor() as cursor:
                with cursor.copy(f"COPY {name} FROM STDIN") as into, (folder / name).open("rb") as file:
                    while piece := file.read(1 << 20):
                        into.write(piece)
                rows += cursor.rowcount
        connection.commit()
        return time.perf_counter() - began, rows


def order(table: str) -> int:
    """Those that others refer to first."""
    first = ("conflict", "eventkind", "actor", "place", "dataset", "article", "event", "citation")
    name = table.removeprefix("events_")
    return first.index(name) if name in first else len(first)


def main() -> None:
    if sys.argv[1:2] == ["--part"]:
        return part(*sys.argv[2:])
    folder = Path(tempfile.mkdtemp())
    server = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
    url = f"{server.rpartition('/')[0]}/{DATABASE}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0 LOCALE 'C.UTF-8'")
    os.environ |= {"DATABASE_URL": url, "DATA_DIR": str(folder), "PASS_ON_ALL_DATA_SETS": "1"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    words = sys.argv[1:]
    path, mapping = map(Path, words) if len(words) == 2 else a_table(int(words[0]) if words else 100_000, folder)
    with path.open() as file:
        count = sum(1 for _line in csv.reader(file)) - 1
    seconds, memory = in_a_process("import", str(path), str(mapping))
    print(f"import: {count:,} rows in {seconds:.1f} s, {count / seconds:,.0f} a second, {memory:.0f} MB")
    for form in ("csv", "json"):
        out, memory = in_a_process(form)
        print(f"export as {form}: {out:.1f} s, {memory:.0f} MB")
    again, memory = in_a_process("again", str(path), str(mapping))
    print(f"the same file again: {again:.1f} s, {memory:.0f} MB")
    copy, rows = copied(url, folder)
    print(
        f"COPY of the {rows:,} rows of all tables: {copy:.1f} s; the import takes {seconds / copy:.1f} times as long"
    )
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


if __name__ == "__main__":
    main()
