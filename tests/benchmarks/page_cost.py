"""The cost of the demo's pages as multiples of an empty view's, through the same middleware, in one run.

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
    import django

    django.setup()
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path

    from timeline import urls

    urls.urlpatterns.insert(0, path("empty", lambda request: HttpResponse("")))
    client = Client(headers={"host": "localhost"})
    timings: dict[str, list[float]] = {name: [] for name in ("empty view", *PATHS)}
    # Interleaved, so that a slow moment of the machine falls on all alike.
    for number in range(ROUNDS + 2):
        for name, address in {"empty view": "/empty", **PATHS}.items():
            start = time.perf_counter()
            assert client.get(address).status_code == 200, address
            if number >= 2:
                timings[name].append(time.perf_counter() - start)
    empty = statistics.median(timings["empty view"])
    for name, times in timings.items():
        median = statistics.median(times)
        print(f"{name:24} {median * 1000:8.2f} ms  {median / empty:8.1f} x an empty view")


if __name__ == "__main__":
    main()
