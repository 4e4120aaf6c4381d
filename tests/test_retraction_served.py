"""What is taken back is gone for every reader within two seconds, from a site as it is deployed: two processes that
share a cache, or do not, behind nginx."""

import gzip
import http.client
import json
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest

from tests.breakdowns import ROOT, Site, until
from tests.browser.conftest import free_port
from tests.nginx import configured
from tests.test_breakdowns import a_redis

pytestmark = pytest.mark.nightly
READERS = 32
WITHIN = 2  # seconds
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
PAGES = [
    *(
        "/en/conflict/",
        "/ar/conflict/",
        "/en/conflict/events.html",
        "/en/conflict/events.atom",
        "/en/conflict/embed/",
    ),
    *(
        "/api/v1/conflicts/conflict/events",
        "/en/conflict/events.json",
        "/en/conflict/listed/",
        "/en/conflict/?q=valley",
    ),
    *(f"/en/conflict/events/draft-{number}/{part}" for number in range(4) for part in ("", "card/")),
    *(f"/api/v1/conflicts/conflict/events/draft-{number}" for number in range(4)),
]
UNPACKED = {"br": brotli.decompress, "gzip": gzip.decompress}
WORDS = re.compile(r"(?:Witness|Minutes)-\d\d-Valley")


class Read(NamedTuple):
    asked: float
    status: int
    page: str
    words: frozenset[str]


def read(
    port: int, chance: random.Random, done: threading.Event, told: list[Read], failed: list[BaseException]
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    validators: dict[str, str] = {}
    try:
        while not done.is_set():
            page, packed = chance.choice(PAGES), chance.choice(["br", "gzip", "identity"])
            headers = {"Host": "localhost", "Accept-Encoding": packed}
            if page in validators and chance.random() < 0.3:
                headers["If-None-Match"] = validators[page]
            asked = time.monotonic()
            connection.request("GET", page, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            unpack = UNPACKED.get(answer.getheader("Content-Encoding", ""), bytes)
            words = frozenset(WORDS.findall(unpack(body).decode())) if body else frozenset()
            told.append(Read(asked, answer.status, page, words))
            validators[page] = answer.getheader("ETag", "")
    except BaseException as error:
        failed.append(error)
    finally:
        connection.close()


@contextmanager
def behind_nginx(site: Site, folder: Path):
    port = free_port()
    conf = configured(folder, f"127.0.0.1:{site.port}", port, free_port(), "access_log off;")
    process = subprocess.Popen([NGINX, "-c", str(conf), "-p", str(folder)])
    try:
        time.sleep(1)
        yield port
    finally:
        process.terminate()
        process.wait(10)


@pytest.mark.parametrize("shared", [True, False], ids=["with Redis", "without"])
def test_what_is_taken_back_is_gone_within_two_seconds_from_two_processes_behind_nginx(tmp_path, shared):
    tmp_path.chmod(0o755)
    with a_redis(tmp_path) as (_redis, address):
        site = Site(
            tmp_path, DATABASE_URL=f"sqlite:///{tmp_path / 'site.sqlite3'}", CACHE_URL=address if shared else ""
        )
        assert site.work("make").returncode == 0
        told, failed, done = [], [], threading.Event()
        with site.served(), behind_nginx(site, tmp_path) as port:
            words = [sys.executable, "-m", "tests.record.killing", "retract", str(tmp_path)]
            editor = subprocess.Popen(words, cwd=ROOT, env=site.environment, stdout=subprocess.PIPE, text=True)
            rest = (port, random.Random(1), done, told, failed)
            readers = [threading.Thread(target=read, args=rest) for _ in range(READERS)]
            for reader in readers:
                reader.start()
            lines = editor.communicate()[0].splitlines()
            until(lambda: len(told) > 100)
            done.set()
            for reader in readers:
                reader.join()
    assert failed == []
    gone = dict(map(json.loads, lines))
    assert len(gone) == 4
    assert {one.status for one in told} <= {200, 304, 404, 410}
    for word, at in gone.items():
        holding = [one for one in told if word in one.words]
        assert len([one for one in holding if one.asked < at]) > 20, word
        late = max(one.asked for one in holding) - at
        print(f"{word}: last given to who asked {late:.2f} s after it was taken back; {len(told)} answers in all")
        assert [one.page for one in holding if one.asked > at + WITHIN] == []
