"""What a probe is told, and the figures, of one process and of several."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "figures-" + "0123456789" * 2


def test_a_live_process_says_so_without_any_database(client):
    assert client.get("/healthz").json() == {"alive": True}


@pytest.mark.django_db
def test_a_site_that_can_work_says_what_it_found(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer.json() == {"ready": True, "database": "ok", "migrations": "ok", "cache": "off"}


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["10.0.0.7", "10.0.0.7:8000", "elsewhere.example", "a_b", ""])
def test_a_probe_may_ask_under_any_name_and_without_https(client, settings, host):
    settings.SECURE_SSL_REDIRECT = True
    for probe in ("/healthz", "/readyz"):
        assert client.get(probe, headers={"host": host}).status_code == 200
    assert client.get("/en/", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.django_db
def test_a_migration_that_is_missing_is_named(client):
    MigrationRecorder.Migration.objects.filter(app="events", name="0001_initial").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "missing: events.0001_initial"


def test_a_database_that_does_not_answer_is_named(client, monkeypatch):
    def fails():
        raise OperationalError

    monkeypatch.setattr("timeline.probes.applied", fails)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "database": "does not answer",
        "migrations": "not known",
        "cache": "off",
    }


@pytest.mark.django_db
def test_a_replica_that_does_not_answer_is_named(client, settings, monkeypatch):
    settings.REPLICAS = ["replica-1", "replica-2"]
    away = type("Away", (), {"cursor": raises(OperationalError), "close": lambda self: None})()
    monkeypatch.setattr("timeline.probes.connections", {"replica-1": connection, "replica-2": away})
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["replica-1"], answer.json()["replica-2"]) == (
        503,
        "ok",
        "does not answer",
    )


def raises(error: type[Exception]):
    def function(self):
        raise error

    return function


@pytest.mark.django_db
def test_a_shared_cache_that_does_not_answer_is_named(client, settings):
    settings.CACHES = {"default": {"BACKEND": "timeline.storage.Redis", "LOCATION": "redis://127.0.0.1:1/0"}}
    try:
        answer = client.get("/readyz")
    finally:
        del caches["default"]
    assert (answer.status_code, answer.json()["cache"]) == (503, "does not answer")


def test_without_a_token_there_are_no_figures(client, db):
    assert client.get("/metrics").status_code == 404


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(url: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@contextmanager
def served(folder: Path, database: str) -> Iterator[str]:
    """The address of the site, as the README starts it."""
    port = str(free_port())
    environment = {**os.environ, "DATABASE_URL": database, "DATA_DIR": str(folder), "METRICS_TOKEN": TOKEN}
    environment["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    environment.pop("ALLOWED_HOSTS", None)
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    line = re.search(r"^    \.venv/bin/(granian .+)$", (ROOT / "README.md").read_text(), re.M)[1]
    command = [str(Path(sys.executable).parent / "granian"), *line.split()[1:], "--port", port]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        for _ in range(200):
            with suppress(OSError):
                get(f"http://127.0.0.1:{port}/healthz")
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        with suppress(ProcessLookupError):  # Granian now and then waits for a worker that is gone
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with served(tmp_path_factory.mktemp("served"), "") as address:
        yield address


def test_the_figures_are_those_of_all_processes_together_and_name_no_address(site):
    for _ in range(40):
        assert get(f"{site}/en/?q=amina")[0] == 200
    assert get(f"{site}/en/somebody-secret/")[0] == 404
    code, text = get(f"{site}/metrics", Authorization=f"Bearer {TOKEN}")
    assert code == 200
    asked = re.findall(r'^timeline_requests_total\{(.*view="timeline:home".*)\} (\S+)$', text, re.M)
    assert sum(float(number) for _labels, number in asked) == 40
    assert any('answer="kept"' in labels for labels, _number in asked)
    assert any('answer="made"' in labels for labels, _number in asked)
    assert float(re.search(r'^timeline_database_queries_total\{view="timeline:home"\} (\S+)$', text, re.M)[1]) >= 40
    assert float(re.search(r'^timeline_database_seconds_total\{view="timeline:home"\} (\S+)$', text, re.M)[1]) > 0
    assert 'view="timeline:conflict"' in text
    assert "amina" not in text
    assert "somebody" not in text


@pytest.mark.parametrize("given", ["", "Bearer", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN, "Bearer é"])
def test_without_the_right_token_nobody_is_told_the_figures(site, given):
    code, text = get(f"{site}/metrics", Authorization=given.encode().decode("latin-1"))
    assert code == 401
    assert "timeline_requests" not in text


@pytest.mark.django_db(transaction=True)
def test_many_readers_at_once_get_no_error_and_each_thread_one_connection(tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite counts no connections")
    at = connection.settings_dict
    database = f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    with served(tmp_path, database) as address, ThreadPoolExecutor(32) as readers:
        codes = [code for code, _text in readers.map(lambda _number: get(f"{address}/readyz"), range(640))]
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
            connections = cursor.fetchone()[0]
    assert set(codes) == {200}
    assert connections <= 2 * 8 + 1
