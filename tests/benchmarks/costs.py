"""What requests cost: whole, and of that in the database."""

import math
import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple


class Cost(NamedTuple):
    """Milliseconds; medians."""

    whole: float
    database: float

    def __str__(self) -> str:
        return f"{self.whole:,.0f} ({self.database:,.0f})"


class Spent(list[float]):
    """Seconds of each query that was put within `connection.execute_wrapper` of it."""

    def __call__(self, execute: Any, *args: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(*args)
        finally:
            self.append(time.perf_counter() - start)


def cost(
    client: Any, address: str, rounds: int, before: Callable[[], object] = bool, patience: float = math.inf
) -> Cost:
    """Of a page, asked for so many times or, in seconds, no longer than `patience`; each time after `before`.

    Ends the program where the answer is no page.
    """
    from django.db import connection

    wholes: list[float] = []
    parts: list[float] = []
    while len(wholes) < rounds and sum(wholes) < patience:
        before()
        spent, start = Spent(), time.perf_counter()
        with connection.execute_wrapper(spent):
            answer = client.get(address)
        wholes.append(time.perf_counter() - start)
        parts.append(sum(spent))
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
    return Cost(statistics.median(wholes) * 1000, statistics.median(parts) * 1000)
