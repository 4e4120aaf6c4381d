"""What readers wait for who ask what nobody asked before: each filter's page, list, figure and API, made anew.

    DATABASE_URL=postgres://… [ONLY=word] .venv/bin/python -m tests.benchmarks.readers [1000000] [64]

Makes a conflict of so many events if it is not there, and serves it as the README starts it. Prints for each filter
(those with ONLY in their names) the median and the 99th percentile of milliseconds, with one reader and with 32 at
once who ask for so many answers together. Ends at the first answer that is none.
"""

import http.client
import os
import statistics
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import local

from tests.benchmarks.conflicts import FILTERS, PARTS, begin
from tests.benchmarks.requests_a_second import port, running

READERS = 32
OF_ONE = 10  # answers that the one reader asks for
ASKED = ("page", "list", "figure", "API")
GRANIAN = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "8")

new = count()
kept = local()


def wait_for(server: int, address: str) -> float:
    """Milliseconds. Of a parameter that pages take no notice of, each value is an address of its own."""
    connection = getattr(kept, "connection", None)
    if connection is None:
        connection = kept.connection = http.client.HTTPConnection("127.0.0.1", server, timeout=120)
    start = time.perf_counter()
    connection.request("GET", f"{address}&maxheight={next(new)}", headers={"Accept-Encoding": "br"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{address}: {answer.status}")
    return (time.perf_counter() - start) * 1000


def told(waited: Iterable[float]) -> str:
    waited = list(waited)
    return f"{statistics.median(waited):,.0f} · {statistics.quantiles(waited, n=100, method='inclusive')[98]:,.0f}"


def main() -> None:
    size, number = (*map(int, sys.argv[1:]), *(1_000_000, 64)[len(sys.argv) - 1 :])
    begin([size])
    server = port()
    granian = [str(Path(sys.executable).parent / "granian"), *GRANIAN, "--port", str(server)]
    asked = [name for name in FILTERS if os.environ.get("ONLY", "") in name]
    together: dict[str, tuple[list[float], list[float]]] = {part: ([], []) for part in ASKED}
    served = running([*granian, "timeline.wsgi:application"], f"http://127.0.0.1:{server}/healthz")
    with served, ThreadPoolExecutor(READERS) as readers:
        for part in ASKED:  # each thread of the server begins
            list(readers.map(wait_for, [server] * READERS, [PARTS[part].format(f"n{size}", "")] * READERS))
        print(f"{size:,} events: ms, median · 99th percentile, of one reader / of {READERS}")
        print("| filter | " + " | ".join(ASKED) + " |\n|---|" + "---|" * len(ASKED))
        for name in asked:
            print(f"| {name}", end="", flush=True)
            for part in ASKED:
                address = PARTS[part].format(f"n{size}", FILTERS[name])
                alone = [wait_for(server, address) for _ in range(OF_ONE)]
                beside = list(readers.map(wait_for, [server] * number, [address] * number))
                together[part][0].extend(alone)
                together[part][1].extend(beside)
                print(f" | {told(alone)} / {told(beside)}", end="", flush=True)
            print(" |")
        print(
            "| all | " + " | ".join(f"{told(alone)} / {told(beside)}" for alone, beside in together.values()) + " |"
        )


if __name__ == "__main__":
    main()
