"""How often somebody did something lately: counted for all processes where there is a shared cache; while that is
silent, and where there is none, in each process, by a count that no kept answer pushes out."""

import time
from threading import Lock

from django.conf import settings

from timeline.caching import store

MOST_PLACES = 10_000  # that a process counts: of more, those that did nothing for the longest are forgotten


class Counts:
    """Of one process: when each place did something, by the monotonic clock."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}  # in the order of the last
        self.lock = Lock()

    def allows(self, place: str, times: int, within: float) -> bool:
        """Whether it did it less often in the last `within` seconds; if so, it does it now."""
        now = time.monotonic()
        with self.lock:
            lately = [then for then in self.times.pop(place, []) if now - then < within]
            allowed = len(lately) < times
            self.times[place] = [*lately, now] if allowed else lately
            if len(self.times) > MOST_PLACES:
                del self.times[next(iter(self.times))]
        return allowed

    def clear(self) -> None:
        self.times.clear()


own = Counts()


def may(place: str, times: int, within: int) -> bool:
    """Whether what `place` names was done less than `times` times in the last `within` seconds; then it counts once
    more."""
    if settings.CACHE_URL:
        for number in range(times):
            claimed = store.claimed(f"{place}-{number}", within)
            if claimed is None:
                break
            if claimed:
                return True
        else:
            return False
    return own.allows(place, times, within)
