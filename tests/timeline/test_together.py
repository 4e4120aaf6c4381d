"""Of those who ask the same at once, one puts the question for all, and never before the last of them has come."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from timeline import together
from timeline.together import Together


class Source:
    """Says how often it was asked; each answer waits until it is let go."""

    def __init__(self) -> None:
        self.asked = 0
        self.answers: list[threading.Event] = []

    def question(self) -> int:
        self.asked += 1
        number, answer = self.asked, threading.Event()
        self.answers.append(answer)
        assert answer.wait(5)
        return number

    def let_go(self, number: int) -> None:
        until(lambda: len(self.answers) >= number)
        self.answers[number - 1].set()


def until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come true in five seconds")


def joined(asking: Together[int], threads: ThreadPoolExecutor, source: Source, number: int) -> list[Future[int]]:
    """So many who have come while the first question is being answered."""
    began = threading.Semaphore(0)

    def ask() -> int:
        began.release()
        return asking.ask("here", source.question)

    waiting = [threads.submit(ask) for _ in range(number)]
    for _ in range(number):
        began.acquire()
    time.sleep(0.05)  # from there to their waiting
    return waiting


@pytest.fixture
def threads():
    with ThreadPoolExecutor(10) as pool:
        yield pool


def test_whoever_comes_while_it_is_asked_shares_the_next_answer_and_never_that_one(threads):
    asking, source = Together[int](), Source()
    first = threads.submit(asking.ask, "here", source.question)
    until(lambda: source.asked == 1)
    others = joined(asking, threads, source, 6)
    assert source.asked == 1
    source.let_go(1)
    assert first.result(5) == 1
    source.let_go(2)
    assert [other.result(5) for other in others] == [2] * 6
    assert source.asked == 2


def test_who_asks_about_something_else_waits_for_nobody(threads):
    asking, source = Together[int](), Source()
    first = threads.submit(asking.ask, "here", source.question)
    until(lambda: source.asked == 1)
    assert asking.ask("there", lambda: 7) == 7
    source.let_go(1)
    assert first.result(5) == 1


def test_who_asks_after_the_answer_is_answered_anew(threads):
    asking, said = Together[int](), iter([1, 2, 3])
    assert [asking.ask("here", lambda: next(said)) for _ in range(3)] == [1, 2, 3]
    assert (asking.now, asking.next) == ({}, {})


def test_a_failure_is_told_to_all_who_waited_for_it_and_to_nobody_later(threads):
    asking, source = Together[int](), Source()
    first = threads.submit(asking.ask, "here", source.question)
    until(lambda: source.asked == 1)

    def fail() -> int:
        source.asked += 1
        raise LookupError("out of reach")

    source.question = fail  # type: ignore[method-assign]
    others = joined(asking, threads, source, 3)
    source.let_go(1)
    assert first.result(5) == 1
    for other in others:
        with pytest.raises(LookupError, match="out of reach"):
            other.result(5)
    assert source.asked == 2
    assert asking.ask("here", lambda: 9) == 9


def test_one_question_that_hangs_keeps_nobody_else_waiting_for_long(threads, monkeypatch):
    monkeypatch.setattr(together, "LONGEST_WAIT", 0.05)
    asking, source = Together[int](), Source()
    first = threads.submit(asking.ask, "here", source.question)
    until(lambda: source.asked == 1)
    assert asking.ask("here", lambda: 5) == 5
    assert asking.ask("here", lambda: 6) == 6
    source.let_go(1)
    assert first.result(5) == 1
    assert asking.now == {}
    asking.next["here"] = Future()  # of one who waits for ever
    assert asking.ask("here", lambda: 7) == 7
