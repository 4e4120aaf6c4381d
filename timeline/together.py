"""One question for all who wait for its answer."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock
from typing import Generic, TypeVar

LONGEST_WAIT = 1.0  # seconds for another's question; who waited longer puts their own

Answer = TypeVar("Answer")


class Together(Generic[Answer]):
    """Puts a question once for all threads that ask it, after the last of them has come.

    Who comes while it is being put waits for the next time, as what it is about may have changed between: one of
    those who wait puts it for all. So nobody is given an answer that is older than their asking.
    """

    def __init__(self) -> None:
        self.now: dict[Hashable, Future[Answer]] = {}
        self.next: dict[Hashable, Future[Answer]] = {}
        self.lock = Lock()

    def ask(self, about: Hashable, question: Callable[[], Answer]) -> Answer:
        """What the question gives or raises, which is the same for all who ask about the same."""
        with self.lock:
            joined = self.next.get(about)
            if joined is None:
                self.next[about] = Future()
        if joined is None:
            return self.put(about, question)
        with suppress(TimeoutError):
            return joined.result(LONGEST_WAIT)
        return question()

    def put(self, about: Hashable, question: Callable[[], Answer]) -> Answer:
        if before := self.now.get(about):
            with suppress(TimeoutError):
                before.exception(LONGEST_WAIT)
        with self.lock:
            mine = self.now[about] = self.next.pop(about)
        try:
            answer = question()
        except BaseException as error:
            self.end(about, mine)
            mine.set_exception(error)
            raise
        self.end(about, mine)
        mine.set_result(answer)
        return answer

    def end(self, about: Hashable, mine: Future[Answer]) -> None:
        with self.lock:
            if self.now.get(about) is mine:
                del self.now[about]
