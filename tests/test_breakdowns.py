"""The database restarted, the shared cache killed and the disk full, under readers and who writes: nothing is lost,
nothing is half-written, readers are served again, and the log says what happened."""

import os
import pwd
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.breakdowns import Answer, Site, until
from tests.browser.conftest import free_port

pytestmark = pytest.mark.nightly
SERVED = {200, 404, 410}  # one page is of an event that is published meanwhile, or withdrawn
ROOT_ALONE = pytest.mark.skipif(os.geteuid() != 0, reason="a disk of its own is made by root alone")


def programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        pytest.skip("no PostgreSQL is installed")
    return found[-1]


class Cluster:
    """A PostgreSQL of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.data, self.port = folder / "postgresql", free_port()
        self.data.mkdir()
        if os.geteuid() == 0:  # as which it refuses to run
            postgres = pwd.getpwnam("postgres")
            for above in (self.data, *self.data.parents):
                if above != Path("/tmp"):
                    above.chmod(above.stat().st_mode | 0o011)
                if above == Path("/tmp") or above == above.parent:
                    break
            os.chown(self.data, postgres.pw_uid, postgres.pw_gid)
        self.call("initdb", "-D", self.data, "--auth=trust", "--username=postgres", "--locale=C.UTF-8")
        self.control("start")
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def call(self, program: str, *words: object) -> None:
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*user, programs() / program, *map(str, words)], check=True, stdout=-3, stderr=-3)

    def control(self, *what: str) -> None:
        options = f"-p {self.port} -k {self.data} -c listen_addresses=127.0.0.1"
        self.call("pg_ctl", "-D", self.data, "-o", options, "-w", "-l", self.data / "log", *what)


@pytest.fixture
def cluster(tmp_path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path)
    yield cluster
    cluster.control("stop", "-m", "immediate")


def statuses(answers: list[Answer], *, since: float = 0, to: float = float("inf")) -> set[int]:
    return {answer.status for answer in answers if since <= answer.asked and answer.asked + answer.seconds <= to}


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_postgresql_restarted_under_readers_and_who_publishes(tmp_path, cluster, how):
    site = Site(tmp_path, DATABASE_URL=cluster.url)
    assert site.work("make").returncode == 0
    with site.served(), site.readers() as answers:
        writer = site.start("publish")
        until(lambda: len(answers) > 50)
        began = time.monotonic()
        cluster.control("restart", "-m", how)
        again = time.monotonic() + 1
        until(lambda: len([answer for answer in answers if answer.asked > again]) > 50)
        writer.wait(60)
    assert statuses(answers, to=began) <= SERVED
    assert statuses(answers, since=again) <= SERVED
    assert max(answer.seconds for answer in answers) < 10
    assert site.wrong() == []
    failed = [line for line in site.log() if line.get("status") == 500]
    assert len(failed) == len([answer for answer in answers if answer.status == 500])
    assert {line["failure"] for line in failed} <= {"OperationalError", "InterfaceError"}


@contextmanager
def a_redis(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    program = shutil.which("redis-server") or pytest.skip("no Redis is installed")
    port = free_port()
    words = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = subprocess.Popen(words, stdout=-3, stderr=-3)
    time.sleep(0.5)
    try:
        yield process, f"redis://127.0.0.1:{port}/0"
    finally:
        process.kill()
        process.wait()


def test_redis_killed_under_readers_and_who_publishes(tmp_path):
    with a_redis(tmp_path) as (redis, address):
        site = Site(tmp_path, DATABASE_URL=f"sqlite:///{tmp_path / 'site.sqlite3'}", CACHE_URL=address)
        assert site.work("make").returncode == 0
        with site.served(), site.readers() as answers:
            until(lambda: len(answers) > 50)
            redis.kill()
            killed = time.monotonic()
            assert site.work("publish").returncode == 0
            until(lambda: len([answer for answer in answers if answer.asked > killed]) > 50)
    assert statuses(answers) <= SERVED
    assert site.wrong() == []
    assert {line["message"] for line in site.log() if line["logger"] == "timeline.cache"} == {
        "The shared cache does not answer: it is not asked for 5 seconds."
    }


@contextmanager
def a_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", disk], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


@ROOT_ALONE
def test_a_full_disk_under_readers_and_who_imports(tmp_path):
    with a_disk(tmp_path, 32) as disk:
        site = Site(disk, DATABASE_URL=f"sqlite:///{disk / 'site.sqlite3'}")
        assert site.work("make").returncode == 0
        with site.served(), site.readers(2) as answers:
            until(lambda: len(answers) > 20)
            full = time.monotonic()
            (disk / "other").write_bytes(bytes(shutil.disk_usage(disk).free - 300_000))
            told = site.work("import")
            until(lambda: len([answer for answer in answers if answer.asked > full]) > 20)
        assert told.returncode != 0
        assert "disk is full" in told.stderr
        assert statuses(answers) <= SERVED
        assert site.wrong() == []
        (disk / "other").unlink()
        assert site.work("import").returncode == 0
        assert site.wrong() == []


@ROOT_ALONE
def test_a_full_disk_of_postgresql_under_readers_and_who_imports(tmp_path):
    with a_disk(tmp_path, 200) as disk:
        cluster = Cluster(disk)
        try:
            site = Site(tmp_path, DATABASE_URL=cluster.url)
            assert site.work("make").returncode == 0
            with site.served(), site.readers(2) as answers:
                until(lambda: len(answers) > 20)
                full = time.monotonic()
                (disk / "other").write_bytes(bytes(shutil.disk_usage(disk).free - 300_000))
                told = site.work("import")
                (disk / "other").unlink()
                again = time.monotonic() + 5  # it may have to start anew, for want of room for its log
                until(lambda: len([answer for answer in answers if answer.asked > again]) > 20)
            assert told.returncode != 0
            said = told.stderr + (cluster.data / "log").read_text()
            assert re.search("No space left on device|Check free disk space", said)  # of its log, and of a table
            assert statuses(answers, to=full) <= SERVED
            assert statuses(answers, since=again) <= SERVED
            assert site.wrong() == []
            assert site.work("import").returncode == 0
            assert site.wrong() == []
        finally:
            cluster.control("stop", "-m", "immediate")


@ROOT_ALONE
@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_a_backup_onto_a_full_disk_is_one_sentence_and_no_file(tmp_path, request, database):
    cluster = request.getfixturevalue("cluster") if database == "PostgreSQL" else None
    site = Site(tmp_path, DATABASE_URL=cluster.url if cluster else f"sqlite:///{tmp_path / 'site.sqlite3'}")
    assert site.work("make").returncode == 0
    with a_disk(tmp_path, 1) as disk:
        (disk / "other").write_bytes(b"x" * 1_000_000)
        told = site.manage("backup", str(disk / "backup.zip"))
        assert told.returncode == 1
        (sentence,) = told.stderr.splitlines()
        assert "CommandError" in sentence
        assert [path.name for path in disk.iterdir()] == ["other"]
