"""Where answers are kept: a shared cache, of which no answer's being right depends. It may be gone, or silent."""

import logging
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import NamedTuple, TypeVar

from django.core.cache import cache

KEPT_FOR = 24 * 3600  # seconds
MADE_WITHIN = 10  # seconds in which an answer is made by one for all; after these, others make it too
AT_HAND = 100  # answers that each process has at hand beside the cache
LEFT_ALONE = 5  # seconds in which a cache that did not answer is not asked
LONGEST_PATH = 500  # letters of one of which is remembered what it is of: no page has a longer one
POLLED = 0.02  # seconds between two looks at whether another has made it

Answer = TypeVar("Answer")
logger = logging.getLogger("timeline.cache")
BROKEN: tuple[type[Exception], ...] = (OSError,)
with suppress(ImportError):
    from redis.exceptions import RedisError

    BROKEN = (OSError, RedisError)


class Kept(NamedTuple):
    """An answer as it was sent, and by which validator."""

    key: str
    packed: bytes


class AtHand(NamedTuple):
    """An answer, taken apart."""

    key: str
    headers: dict[str, str]
    body: bytes


class Store:
    """The cache; while it does not answer, nothing is kept, and everybody makes what they need."""

    def __init__(self) -> None:
        self.asked_again = 0.0  # when, by the monotonic clock
        self.near: dict[Hashable, AtHand] = {}
        self.sought: set[str] = set()
        self.lock = Lock()

    def at_hand(self, place: Hashable) -> AtHand | None:
        """What this process has at hand of this place: the newest that it knows."""
        return self.near.get(place)

    def hold(self, place: Hashable, answer: AtHand) -> None:
        """Have it at hand, in the place of the one held longest."""
        with self.lock:
            self.near.pop(place, None)
            self.near[place] = answer
            if len(self.near) > AT_HAND:
                del self.near[next(iter(self.near))]

    @contextmanager
    def seeking(self, key: str) -> Iterator[bool]:
        """Whether nobody else of this process is seeking or making the answer of this validator."""
        with self.lock:
            first = key not in self.sought
            self.sought.add(key)
        try:
            yield first
        finally:
            if first:
                self.sought.discard(key)

    def clear(self) -> None:
        self.near.clear()
        cache.clear()

    def get(self, place: str) -> Kept | None:
        found: bytes | None = self.ask(lambda: cache.get(place), None)
        if not found:
            return None
        key, _separator, packed = found.partition(b"\n")
        return Kept(key.decode(), packed)

    def keep(self, place: str, kept: Kept) -> None:
        self.ask(lambda: cache.set(place, kept.key.encode() + b"\n" + kept.packed, KEPT_FOR), None)

    def claim(self, name: str, seconds: int = MADE_WITHIN) -> bool:
        """Whether it is for the one who asks to make the answer; others do."""
        return self.claimed(name, seconds) is not False

    def claimed(self, name: str, seconds: int) -> bool | None:
        """Whether nobody had claimed it; None where the cache does not answer."""
        return self.ask(lambda: cache.add(name, b"1", seconds), None)

    def drop(self, name: str) -> None:
        self.ask(lambda: cache.delete(name), None)

    def wait(self, name: str) -> None:
        """Until the one who claimed it has dropped it, or should have."""
        until = time.monotonic() + MADE_WITHIN
        while time.monotonic() < until and self.ask(lambda: cache.get(name), None):
            time.sleep(POLLED)

    def ask(self, question: Callable[[], Answer], otherwise: Answer) -> Answer:
        """What the cache says; `otherwise` where it does not answer, and for a while after."""
        if time.monotonic() < self.asked_again:
            return otherwise
        try:
            return question()
        except BROKEN:
            logger.warning("The shared cache does not answer: it is not asked for %d seconds.", LEFT_ALONE)
            self.asked_again = time.monotonic() + LEFT_ALONE
            return otherwise
