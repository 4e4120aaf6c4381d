"""Requests a second while an event is published each second, beside those while none is, with and without nginx.

    .venv/bin/python -m tests.benchmarks.publishing [rounds]

Serves the seeds as `requests_a_second` does, and asks for the conflict's page for eight seconds with publishing and
eight without, in turn.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.requests_a_second import PAGE, ROOT, Measured, port, running, wrk
from tests.nginx import configured

SECONDS = 8


def publish_each_second() -> None:
    """Until it is ended."""
    import django

    django.setup()
    from events.models import Article, Conflict, EventKind
    from events.record.verbs import publish
    from tests.factories import a_draft

    conflict, kind = Conflict.objects.get(slug="western-sahara"), EventKind.objects.first()
    accounts = [{"date": "2023-03-30", "article": Article.objects.earliest("pk")}]
    while True:
        began = time.monotonic()
        slug = f"published-{time.time_ns()}"
        publish(a_draft(slug, conflict=conflict, kind=kind, accounts=accounts), by=None)
        time.sleep(max(0, 1 - (time.monotonic() - began)))


def while_published(url: str, environment: dict[str, str]) -> Measured:
    publisher = subprocess.Popen([sys.executable, "-m", __spec__.name, "publish"], cwd=ROOT, env=environment)
    try:
        time.sleep(3)
        assert publisher.poll() is None
        return wrk(url, seconds=SECONDS)
    finally:
        publisher.terminate()
        publisher.wait(20)


def measure(name: str, url: str, environment: dict[str, str], rounds: int) -> None:
    shares, slow = [], []
    for _ in range(rounds):
        quiet, busy = wrk(url, seconds=SECONDS), while_published(url, environment)
        shares.append(busy.rate / quiet.rate)
        slow.append((quiet.slow, busy.slow))
        print(f"{name:14} {quiet.rate:8,.0f} {busy.rate:8,.0f} {shares[-1]:6.0%} {quiet.slow:8.1f} {busy.slow:8.1f}")
    print(f"{name:14} median share {statistics.median(shares):.0%}")


def main() -> None:
    rounds, folder = int(sys.argv[1]) if len(sys.argv) > 1 else 3, Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    environment = {**os.environ, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "timeline.settings"}
    for command in ("migrate", "load_seeds"):
        subprocess.run([sys.executable, "manage.py", command], cwd=ROOT, env=environment, check=True, stdout=-3)
    app, kept = port(), port()
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--workers", "2"]
    line = [*granian, "--blocking-threads", "8", "--port", str(app), "timeline.wsgi:application"]
    nginx = ["/usr/sbin/nginx", "-c", str(configured(folder, f"127.0.0.1:{app}", kept, port(), "access_log off;"))]
    print("requests a second of the page: none published, one a second, share; 99th percentile, ms, of both")
    with running(line, f"http://127.0.0.1:{app}/healthz", env=environment):
        measure("without nginx", f"http://127.0.0.1:{app}{PAGE}", environment, rounds)
        with running([*nginx, "-p", str(folder)], f"http://127.0.0.1:{kept}/healthz"):
            measure("behind nginx", f"http://127.0.0.1:{kept}{PAGE}", environment, rounds)


if __name__ == "__main__":
    publish_each_second() if sys.argv[1:] == ["publish"] else main()
