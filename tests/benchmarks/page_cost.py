"""The cost of the demo's pages as multiples of an empty view's, through the same middleware, in one run: made anew,
kept, and not modified.

Run it on a database that `manage.py demo` or `load_seeds` has filled:

    .venv/bin/python -m tests.benchmarks.page_cost
"""

import os
import statistics
import time

ROUNDS = 30
PATHS = {
    "timeline page": "/en/western-sahara/",
    "timeline page, Arabic": "/ar/western-sahara/",
    "event page": "/en/western-sahara/events/guterres-2023/",
    "API, 100 events": "/api/v1/conflicts/western-sahara/events",
    "API, figure": "/api/v1/conflicts/western-sahara/figure",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path

    import timeline.wsgi  # noqa: F401 — as it is served: what is loaded is no longer looked through for rubbish
    from timeline import urls
    from timeline.caching import store

    urls.urlpatterns.insert(0, path("empty", lambda request: HttpResponse("")))
    client = Client(headers={"host": "localhost", "accept-encoding": "br"})
    timings: dict[tuple[str, str], list[float]] = {}

    def timed(name: str, how: str, address: str, expected: int, **headers: str) -> str:
        start = time.perf_counter()
        answer = client.get(address, headers=headers)
        timings.setdefault((name, how), []).append(time.perf_counter() - start)
        assert answer.status_code == expected, address
        return answer.headers.get("ETag", "")

    # Interleaved, so that a slow moment of the machine falls on all alike.
    for _ in range(ROUNDS):
        timed("empty view", "", "/empty", 200)
        for name, address in PATHS.items():
            store.clear()
            validator = timed(name, "made anew", address, 200)
            timed(name, "kept", address, 200)
            timed(name, "not modified", address, 304, **{"if-none-match": validator})
    empty = statistics.median(timings["empty view", ""])
    for (name, how), times in timings.items():
        median = statistics.median(times)
        print(f"{name:24} {how:14} {median * 1000:8.2f} ms  {median / empty:8.1f} x an empty view")


if __name__ == "__main__":
    main()
