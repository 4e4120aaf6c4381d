"""What a probe is told, and the figures, of one process and of several."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import OperationalError
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
    assert client.get("/en/", headers={"host": "elsewhere.example"}).status_code in (301, 400)


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


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The site, of two worker processes, with an empty database of its own."""
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    environment = {**os.environ, "DATABASE_URL": "", "DATA_DIR": str(folder), "METRICS_TOKEN": TOKEN}
    environment["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    environment.pop("ALLOWED_HOSTS", None)
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--workers", "2"]
    command = [*granian, "--blocking-threads", "4", "--port", str(port), "timeline.wsgi:application"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        with suppress(OSError):
            get(f"{address}/healthz")
            break
        time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(20)


def test_the_figures_are_those_of_all_processes_together_and_name_no_address(served):
    for _ in range(40):
        assert get(f"{served}/en/?q=amina")[0] == 200
    assert get(f"{served}/en/somebody-secret/")[0] == 404
    code, text = get(f"{served}/metrics", Authorization=f"Bearer {TOKEN}")
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
def test_without_the_right_token_nobody_is_told_the_figures(served, given):
    code, text = get(f"{served}/metrics", Authorization=given.encode().decode("latin-1"))
    assert code == 401
    assert "timeline_requests" not in text
