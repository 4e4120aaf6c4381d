"""A process killed at any moment leaves all of a change, or nothing.

EXAMPLES=50 kills as many; by default a few.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from events.importing.progress import progress_in
from tests.record.killing import ROWS

pytestmark = pytest.mark.both_databases  # its processes have a database of their own
EXAMPLES = int(os.environ.get("EXAMPLES", "2"))


@contextmanager
def a_database(folder: Path) -> Iterator[str]:
    """The address of a new database, beside that of the tests."""
    server = os.environ.get("TEST_DATABASE_URL", "")
    if not server:
        yield f"sqlite:///{folder / 'killed.sqlite3'}"
        return
    name = f"killed_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield server.rpartition("/")[0] + f"/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


class Victim:
    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.environment = {**os.environ, "DATABASE_URL": url, "DATA_DIR": str(folder)}

    def start(self, what: str) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "tests.record.killing", what, str(self.folder)]
        return subprocess.Popen(words, env=self.environment, stdout=subprocess.PIPE, text=True)

    def run(self, what: str) -> str:
        process = self.start(what)
        told, _nothing = process.communicate()
        assert process.returncode == 0
        return told

    def kill_within(self, what: str, seconds: float) -> None:
        """Killed at a random moment of so many seconds after it began."""
        process = self.start(what)
        process.stdout.readline()
        time.sleep(random.uniform(0, seconds))
        process.kill()
        process.communicate()


def duration(victim: Victim, what: str) -> float:
    process = victim.start(what)
    process.stdout.readline()
    began = time.monotonic()
    process.communicate()
    return time.monotonic() - began


def test_an_import_killed_at_any_moment_is_there_whole_or_not_at_all(tmp_path):
    with a_database(tmp_path) as url:
        victim = Victim(tmp_path, url)
        victim.run("make")
        longest = duration(victim, "import")
        victim.run("undo")
        for _example in range(EXAMPLES):
            victim.kill_within("import", longest)
            found = json.loads(victim.run("check"))
            assert found["wrong"] == []
            if found["imported"]:
                victim.run("undo")
        victim.run("import")
        assert json.loads(victim.run("check")) == {"imported": ROWS, "changes": 0, "wrong": []}


def test_publishing_killed_at_any_moment_leaves_each_event_with_all_of_its_change_or_none(tmp_path):
    with a_database(tmp_path) as url:
        victim = Victim(tmp_path, url)
        victim.run("make")
        longest, changes = duration(victim, "publish"), 0
        for _example in range(EXAMPLES):
            victim.kill_within("publish", longest)
            found = json.loads(victim.run("check"))
            assert found["wrong"] == []
            changes = max(changes, found["changes"])
        assert changes > 0


def wait_for_some_rows(folder: Path, process: subprocess.Popen[str]) -> None:
    while process.poll() is None:
        for told in (folder / "imports").glob("*.progress"):
            progress = progress_in(told)
            if progress and 0 < progress[0] < progress[1]:
                return
        time.sleep(0.01)
    raise AssertionError("it ended before it was to be killed")


def test_of_an_import_whose_worker_is_killed_nothing_is_there_and_it_is_begun_again(tmp_path):
    with a_database(tmp_path) as url:
        victim = Victim(tmp_path, url)
        victim.run("make")
        victim.run("wait")
        worker = victim.start("work")
        wait_for_some_rows(tmp_path, worker)
        assert json.loads(victim.run("look"))["state"] == "running"
        worker.kill()
        worker.communicate()
        assert json.loads(victim.run("check")) == {"imported": 0, "changes": 0, "wrong": []}
        broken = {"state": "failed", "created": 0, "error": "It broke off before its end."}
        assert json.loads(victim.run("look")) == broken
        victim.run("wait")
        victim.run("work")
        assert json.loads(victim.run("look")) == {"state": "done", "created": ROWS, "error": ""}
        assert json.loads(victim.run("check"))["imported"] == ROWS
        assert not list((tmp_path / "imports").iterdir())
