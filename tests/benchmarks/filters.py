"""What each filter costs: whole requests made anew of a page, its list and its chart, and of the API, by size.

    [DATABASE_URL=postgres://…] [ONLY=word] .venv/bin/python -m tests.benchmarks.filters [1000 10000 100000]

Makes conflicts of these sizes if they are not there. Prints for each filter (those with ONLY in their names) the
median milliseconds of a request, in brackets those in the database, and the slope over the sizes: of 0.15, ten times
as many events take 1.4 times as long.
"""

import math
import os
import statistics
import sys

from tests.benchmarks.conflicts import FILTERS, PARTS, begin
from tests.benchmarks.costs import Cost, cost

ROUNDS = 5
PATIENCE = 20  # seconds, after which a question is not asked again, or given up


def slope(sizes: list[int], costs: list[Cost]) -> float:
    """Of the logarithm of milliseconds over that of the number of events, by least squares."""
    if len(sizes) < 2:
        return math.nan
    points = [math.log(size) for size in sizes], [math.log(cost.whole) for cost in costs]
    return statistics.linear_regression(*points).slope


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 10_000, 100_000]
    begin(sizes)
    from django.db import connection
    from django.test import Client

    from timeline.caching import store

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = '{PATIENCE}s'")
    client = Client(headers={"host": "localhost"})
    print(f"{connection.vendor}: ms of a request (in the database); slope")
    print("| filter | part | " + " | ".join(f"{size:,}" for size in sizes) + " | slope |")
    print("|---|---|" + "---|" * (len(sizes) + 1))
    for name, query in FILTERS.items():
        if os.environ.get("ONLY", "") not in name:
            continue
        for part, address in PARTS.items():
            costs = [cost(client, address.format(f"n{size}", query), ROUNDS, store.clear, PATIENCE) for size in sizes]
            told = " | ".join(map(str, costs))
            print(f"| {name} | {part} | {told} | {slope(sizes, costs):.2f} |", flush=True)


if __name__ == "__main__":
    main()
