"""Requests a second over the network, as shares of an empty Django view's and of nginx's serving of files.

    .venv/bin/python -m tests.benchmarks.requests_a_second [rounds]

Needs wrk and nginx. Serves the seeds from an embedded database in a temporary folder, or from the empty database of
DATABASE_URL, with Granian as the README starts it; asks with 32 connections, two seconds of each in turn so that all
meet the same machine, ends at the first error, and prints the medians of the rounds: requests a second, that as a
share of what comes first, the median and the 99th percentile.
"""

import contextlib
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.nginx import configured

ROOT = Path(__file__).resolve().parents[2]
PAGE = "/en/western-sahara/"
WINDOW = "/api/v1/conflicts/western-sahara/figure?view=1975%2F1991&lang=en"
CONNECTIONS = 32
FILES = """
access_log off; sendfile on; tcp_nopush on;
server {{ listen 127.0.0.1:{port}; root {folder}/files; location / {{ default_type text/html; }} }}
"""


class Measured(NamedTuple):
    rate: float  # requests a second
    median: float  # ms
    slow: float  # ms, 99th percentile


def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(command: list[str], url: str, **options) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(url, timeout=2).close()
                break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(20)


def wrk(url: str, *headers: str, seconds: int = 2) -> Measured:
    words = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", url]
    for header in ("Accept-Encoding: br", *headers):
        words += ["-H", header]
    subprocess.run([*words, "-d1s"], capture_output=True, check=True)  # each process makes its first answer
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    if wrong := re.search(r"Non-2xx or 3xx responses: \d+", told):
        raise SystemExit(f"{url}: {wrong[0]}")
    at = {share: ms(text) for share, text in re.findall(r"^\s+(50|99)%\s+(\S+)\s*$", told, re.M)}
    return Measured(float(re.search(r"Requests/sec:\s+(\S+)", told)[1]), at["50"], at["99"])


def ms(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]


def compared(rounds: int, **asked: list[str]) -> None:
    """Of each name an address and headers; all are shares of the first."""
    measured: dict[str, list[Measured]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, (url, *headers) in asked.items():
            measured[name].append(wrk(url, *headers))
    first = next(iter(measured.values()))
    for name, row in measured.items():
        rate, usual, slow = (statistics.median(figures) for figures in zip(*row, strict=True))
        share = statistics.median(one.rate / beside.rate for one, beside in zip(row, first, strict=True))
        words = name.replace("_", " ")
        print(f"{words:34} {rate:9,.0f} {share:6.0%} {usual:8.2f} {slow:8.2f} (x {slow / usual:.1f})", flush=True)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    folder, app, kept, files = Path(tempfile.mkdtemp()), port(), port(), port()
    environment = {**os.environ, "DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    environment["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    for command in ("migrate", "load_seeds"):
        subprocess.run([sys.executable, "manage.py", command], cwd=ROOT, env=environment, check=True, stdout=-3)
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--no-ws"]
    served = [
        *granian,
        "--workers",
        "2",
        "--blocking-threads",
        "8",
        "--port",
        str(app),
        "tests.benchmarks.empty:application",
    ]
    more = FILES.format(port=files, folder=folder)
    conf = configured(folder, f"127.0.0.1:{app}", kept, port(), more)
    here = f"http://127.0.0.1:{app}"
    with running(served, f"{here}/healthz", env=environment):
        (folder / "files").mkdir()
        folder.chmod(0o755)
        for name, path in (("page", PAGE), ("window", WINDOW)):
            asked = urllib.request.Request(here + path, headers={"Accept-Encoding": "br"})
            with urllib.request.urlopen(asked) as answer:
                (folder / "files" / name).write_bytes(answer.read())
                validator = answer.headers["ETag"]
        print(f"{CONNECTIONS} connections: requests a second, as a share, median ms, 99th percentile ms")
        compared(
            rounds,
            an_empty_Django_view=[f"{here}/empty"],
            the_page_kept=[here + PAGE],
            a_window_kept=[here + WINDOW],
            a_window_not_modified=[here + WINDOW, f"If-None-Match: {validator}"],
        )
        with running(["/usr/sbin/nginx", "-c", str(conf), "-p", str(folder)], f"http://127.0.0.1:{files}/page"):
            for name, path in (("page", PAGE), ("window", WINDOW)):
                file, cached = f"http://127.0.0.1:{files}/{name}", f"http://127.0.0.1:{kept}{path}"
                print(f"behind nginx, the {name}")
                compared(rounds, as_a_file=[file], from_its_cache=[cached])


if __name__ == "__main__":
    main()
