"""What the tests of breakdowns need: a site as it is deployed, and readers who go on reading."""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.browser.conftest import free_port

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("/en/conflict/", "/api/v1/conflicts/conflict/events", "/en/conflict/events/draft-1/", "/en/")


class Answer(NamedTuple):
    asked: float
    seconds: float
    status: int  # 0 where the connection broke


class Site:
    def __init__(self, folder: Path, **variables: str) -> None:
        self.folder, self.port = folder, free_port()
        here = {"DJANGO_SETTINGS_MODULE": "timeline.settings", "DATA_DIR": str(folder)}
        self.environment = {**os.environ, **here, **variables}

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run("manage.py", *words)

    def work(self, what: str) -> subprocess.CompletedProcess[str]:
        """Of tests.record.killing."""
        return self.run("-m", "tests.record.killing", what, str(self.folder))

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )

    def start(self, what: str) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "tests.record.killing", what, str(self.folder)]
        return subprocess.Popen(words, cwd=ROOT, env=self.environment, stdout=-3, stderr=-3, text=True)

    def wrong(self) -> list[str]:
        told = self.work("check")
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout)["wrong"]

    @contextlib.contextmanager
    def served(self) -> Iterator[None]:
        """By the README's line."""
        granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--workers", "2"]
        words = [*granian, "--blocking-threads", "8", "--port", str(self.port), "timeline.wsgi:application"]
        with (self.folder / "log").open("w") as log:
            process = subprocess.Popen(words, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
            try:
                until(lambda: self.get("/readyz").status == 200)
                yield
            finally:
                process.terminate()
                process.wait(20)

    def get(self, path: str) -> Answer:
        asked = time.monotonic()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                answer.read()
                status = answer.status
        except urllib.error.HTTPError as error:
            status = error.code
        except OSError:
            status = 0
        return Answer(asked, time.monotonic() - asked, status)

    @contextlib.contextmanager
    def readers(self, number: int = 8) -> Iterator[list[Answer]]:
        answers: list[Answer] = []
        done = threading.Event()

        def read() -> None:
            while not done.is_set():
                answers.extend(self.get(page) for page in PAGES)

        threads = [threading.Thread(target=read) for _ in range(number)]
        for thread in threads:
            thread.start()
        try:
            yield answers
        finally:
            done.set()
            for thread in threads:
                thread.join()

    def log(self) -> list[dict]:
        """The lines that are the site's own."""
        lines = (self.folder / "log").read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith('{"at"')]


def until(condition, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)
