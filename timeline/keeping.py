"""Where answers are kept: a shared cache, of which no answer's being right depends. It may be gone, or silent."""

import logging
import math
import sys
import time
from collections.abc import Callable, Hashable
from threading import Event, Lock
from typing import NamedTuple, TypeVar

from django.core.cache import cache

KEPT_FOR = 24 * 3600  # seconds
MADE_WITHIN = 10  # seconds in which an answer is made by one for all; after these, others make it too
MADE_ANEW_WITHIN = 1  # seconds: likewise of one that was there, in another version
AT_HAND = 100  # answers that each process has at hand beside the cache
LEFT_ALONE = 5  # seconds in which a cache that did not answer is not asked
LONGEST_PATH = 500  # letters of one of which is remembered what it is of: no page has a longer one
POLLED = 0.02  # seconds between two looks at whether another has made it

Answer = TypeVar("Answer")
logger = logging.getLogger("timeline.cache")


class Kept(NamedTuple):
    """An answer as it was sent, and by which validator."""

    number: int  # of the public version that it tells; one that tells a lower one does not take its place
    key: str
    packed: bytes
    at: float = 0.0  # by the clock


class AtHand(NamedTuple):
    """An answer, taken apart."""

    number: int
    key: str
    headers: dict[str, str]
    body: bytes


def broken() -> tuple[type[Exception], ...]:
    """What a cache raises that does not answer; who uses Redis has loaded it, and nobody else need. Of a connection
    that breaks as it is read its driver may raise a ValueError, of a closed buffer."""
    redis = sys.modules.get("redis.exceptions")
    return (OSError, ValueError, redis.RedisError) if redis else (OSError,)


class Asking:
    """Asks the shared cache; one that does not answer is left alone for a while."""

    asked_again = -math.inf  # when, by the monotonic clock
    silent_until = 0.0  # by the clock

    def ask(self, question: Callable[[], Answer], otherwise: Answer) -> Answer:
        """What the cache says; `otherwise` where it does not answer, and for a while after."""
        if time.monotonic() < self.asked_again:
            return otherwise
        try:
            return question()
        except broken():
            logger.warning("The shared cache does not answer: it is not asked for %d seconds.", LEFT_ALONE)
            self.asked_again, self.silent_until = time.monotonic() + LEFT_ALONE, time.time() + LEFT_ALONE
            return otherwise

    def is_just_back(self) -> bool:
        """Whether it may still be left alone by others, who show what they cannot tell, though it answers again."""
        return time.monotonic() < self.asked_again + LEFT_ALONE


class Store(Asking):
    """The cache; while it does not answer, nothing is kept, and everybody makes what they need."""

    def __init__(self) -> None:
        self.near: dict[Hashable, AtHand] = {}
        self.making: dict[str, float] = {}  # what this process has claimed, and until when others wait for it
        self.awaited: dict[str, Event] = {}  # what is waited for here, and that it is over
        self.lock = Lock()

    def at_hand(self, place: Hashable) -> AtHand | None:
        """What this process has at hand of this place: the newest that it knows."""
        return self.near.get(place)

    def hold(self, place: Hashable, answer: AtHand) -> None:
        """Have it at hand, in the place of the one held longest, unless a newer one is."""
        with self.lock:
            before = self.near.pop(place, answer)
            self.near[place] = answer if answer.number >= before.number else before
            if len(self.near) > AT_HAND:
                del self.near[next(iter(self.near))]

    def clear(self) -> None:
        self.near.clear()
        cache.clear()

    def get(self, place: str) -> Kept | None:
        found: bytes | None = self.ask(lambda: cache.get(place), None)
        if not found:
            return None
        number, at, key, packed = found.split(b"\n", 3)
        # What was shown while the cache was silent is not in it, and may be newer.
        return Kept(int(number), key.decode(), packed, float(at)) if float(at) > self.silent_until else None

    def keep(self, place: str, kept: Kept) -> None:
        """Unless a newer one is there: who made it was quicker."""
        there = self.get(place)
        if there is None or there.number <= kept.number:
            text = b"%d\n%f\n%s\n%s" % (kept.number, time.time(), kept.key.encode(), kept.packed)
            self.ask(lambda: cache.set(place, text, KEPT_FOR), None)

    def claim(self, name: str, seconds: int = MADE_WITHIN) -> bool:
        """Whether it is for the one who asks to make the answer; of each process one, while the cache is silent."""
        with self.lock:
            if self.is_made_here(name):
                return False
            self.making[name] = time.monotonic() + seconds
        if self.claimed(name, seconds) is False:
            self.making.pop(name, None)
            return False
        return True

    def is_made_here(self, name: str) -> bool:
        return time.monotonic() < self.making.get(name, -math.inf)

    def claimed(self, name: str, seconds: int) -> bool | None:
        """Whether nobody had claimed it; None where the cache does not answer."""
        return self.ask(lambda: cache.add(name, b"1", seconds), None)

    def drop(self, name: str) -> None:
        self.making.pop(name, None)
        self.ask(lambda: cache.delete(name), None)

    def wait(self, name: str, seconds: float = MADE_WITHIN) -> None:
        """Until the one who claimed it has dropped it, or should have: who is killed holds nobody for longer.

        Who makes it in this process is waited for beyond `seconds`: it is not killed alone. One looks for all here.
        """
        until = time.monotonic() + seconds
        with self.lock:
            other = self.awaited.get(name)
            over = self.awaited[name] = other or Event()
        if other:
            other.wait(MADE_WITHIN)
            return
        try:
            while self.is_made_here(name) or (time.monotonic() < until and self.ask(lambda: cache.get(name), None)):
                time.sleep(POLLED)
        finally:
            del self.awaited[name]
            over.set()
