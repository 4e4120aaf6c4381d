"""A process killed at any moment leaves all of a change, or nothing.

EXAMPLES=100 kills as many, a quarter in each kind of work; by default one in each. KILL_SEED, which the first lines
of a run tell, chooses the moments. On SQLite only each night: twenty processes begin for it, and what is deployed is
PostgreSQL.
"""

import json
import os
import random
import shutil
import signal
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

pytestmark = [
    pytest.mark.both_databases,  # its processes have a database of their own
    pytest.mark.skipif(
        not os.environ.get("TEST_DATABASE_URL") and os.environ.get("NIGHTLY") != "1",
        reason="on SQLite only where NIGHTLY=1",
    ),
]
KILLS = max(1, int(os.environ.get("EXAMPLES", "4")) // 4)
WANTED = {"imported": 0, "changes": 0, "wrong": []}


class Databases:
    """New ones beside that of the tests, and copies of them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.server = folder, os.environ.get("TEST_DATABASE_URL", "")
        self.made: list[str] = []

    def new(self, like: str = "") -> str:
        """The address of a database, empty or a copy of that at another address."""
        name = f"killed_{uuid4().hex}"
        if self.server:
            self.ask(f"CREATE DATABASE {name}" + (f" TEMPLATE {like.rpartition('/')[2]}" if like else ""))
            self.made.append(name)
            return f"{self.server.rpartition('/')[0]}/{name}"
        path = self.folder / f"{name}.sqlite3"
        if like:
            shutil.copy(like.removeprefix("sqlite:///"), path)
        return f"sqlite:///{path}"

    def drop(self) -> None:
        while self.made:
            self.ask(f"DROP DATABASE {self.made.pop()} WITH (FORCE)")

    def ask(self, sql: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(sql)


@pytest.fixture(scope="module")
def databases(tmp_path_factory) -> Iterator[Databases]:
    databases = Databases(tmp_path_factory.mktemp("killed"))
    yield databases
    databases.drop()


class Victim:
    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.environment = {**os.environ, "DATABASE_URL": url, "DATA_DIR": str(folder)}

    def start(self, what: str) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "tests.record.killing", what, str(self.folder)]
        return subprocess.Popen(words, env=self.environment, stdout=subprocess.PIPE, text=True)

    def run(self, what: str) -> str:
        process = self.start(what)
        told, _nothing = process.communicate()
        assert process.returncode == 0
        return told

    def took(self, what: str) -> float:
        """Seconds that its work takes."""
        process = self.start(what)
        process.stdout.readline()
        began = time.monotonic()
        assert process.stdout.readline() == "done\n"
        took = time.monotonic() - began
        process.communicate()
        return took

    def killed_after(self, what: str, seconds: float) -> bool:
        """Killed so long after its work began; whether that hit the work, which had not ended."""
        process = self.start(what)
        assert process.stdout.readline() == "begun\n"
        time.sleep(seconds)
        process.kill()
        told, _nothing = process.communicate()
        return process.returncode == -signal.SIGKILL and told == ""

    def check(self) -> dict:
        return json.loads(self.run("check"))


@contextmanager
def victim_of(databases: Databases, like: str) -> Iterator[Victim]:
    yield Victim(databases.folder, databases.new(like))
    if len(databases.made) > 1:
        databases.ask(f"DROP DATABASE {databases.made.pop()} WITH (FORCE)")


def killed(databases: Databases, made: str, what: str) -> Iterator[Victim]:
    """For each of KILLS that hit the work, at random moments of it, the database as that left it."""
    chance, hit = random.Random(f"{os.environ['KILL_SEED']} {what}"), 0
    with victim_of(databases, made) as victim:
        longest = victim.took(what)
    for _try in range(KILLS * 5):
        moment = chance.uniform(0, longest)
        with victim_of(databases, made) as victim:
            if victim.killed_after(what, moment):
                hit += 1
                print(f"{what} killed after {moment:.3f} of {longest:.3f} s")
                yield victim
            else:  # it takes less than it did the first time
                longest = min(longest, moment)
        if hit == KILLS:
            return
    raise AssertionError(f"{hit} kills hit the work, of {KILLS}")


@pytest.fixture(scope="module")
def made(databases) -> str:
    """The database that all are copies of."""
    victim = Victim(databases.folder, databases.new())
    victim.run("make")
    return victim.url


def test_an_import_killed_at_any_moment_is_there_whole_or_not_at_all(databases, made):
    for victim in killed(databases, made, "import"):
        found = victim.check()
        assert found["wrong"] == []
        if found["imported"]:
            victim.run("undo")
        victim.run("import")
        assert victim.check() == {**WANTED, "imported": ROWS}


def test_publishing_killed_at_any_moment_leaves_each_event_with_all_of_its_change_or_none(databases, made):
    for victim in killed(databases, made, "publish"):
        assert victim.check()["wrong"] == []


@pytest.mark.nightly
def test_erasing_killed_at_any_moment_leaves_each_word_everywhere_or_nowhere(databases, made):
    for victim in killed(databases, made, "erase"):
        assert victim.check()["wrong"] == []
        victim.run("erase")
        found = victim.check()
        assert found["wrong"] == []
        assert found["changes"] > 0


@pytest.mark.nightly
def test_migrating_killed_at_any_moment_goes_on_where_it_was_and_ends_with_the_same_rows(databases):
    first = Victim(databases.folder, databases.new())
    first.run("make_first_version")
    with victim_of(databases, first.url) as whole:
        whole.run("migrate")
        wanted = json.loads(whole.run("told"))
    for victim in killed(databases, first.url, "migrate"):
        victim.run("migrate")
        assert json.loads(victim.run("told")) == wanted


def wait_for_some_rows(folder: Path, process: subprocess.Popen[str]) -> None:
    while process.poll() is None:
        for told in (folder / "imports").glob("*.progress"):
            progress = progress_in(told)
            if progress and 0 < progress[0] < progress[1]:
                return
        time.sleep(0.01)
    raise AssertionError("it ended before it was to be killed")


def test_of_an_import_whose_worker_is_killed_nothing_is_there_and_it_is_begun_again(databases, made):
    with victim_of(databases, made) as victim:
        victim.run("wait")
        worker = victim.start("work")
        wait_for_some_rows(databases.folder, worker)
        worker.send_signal(signal.SIGSTOP)  # so that it does not end while one looks
        assert json.loads(victim.run("look"))["state"] == "running"
        worker.kill()
        worker.communicate()
        assert victim.check() == WANTED
        broken = {"state": "failed", "created": 0, "error": "It broke off before its end."}
        assert json.loads(victim.run("look")) == broken
        victim.run("wait")
        victim.run("work")
        assert json.loads(victim.run("look")) == {"state": "done", "created": ROWS, "error": ""}
        assert victim.check() == {**WANTED, "imported": ROWS}
        assert not list((databases.folder / "imports").iterdir())
