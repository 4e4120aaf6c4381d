"""How far an import is, and whether it still goes on: told by the process that carries it out to those that ask.

Within the import's own transaction nothing can be told: nobody sees it before its end, and an embedded database lets
nobody else write meanwhile. So a file holds how many rows are done, of how many, and a lock, which ends with the
process, however that ends.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Say = Callable[[int, int], None]  # how many rows are done, of how many
LENGTH = 40  # bytes
TRIES, BETWEEN = 20, 0.05  # those who ask hold it for a moment


@contextmanager
def held(path: Path) -> Iterator[Say]:
    """Hold the file, and get the function by which to tell; raises BlockingIOError where another process has it."""
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        lock(descriptor)

        def say(done: int, total: int) -> None:
            os.pwrite(descriptor, f"{done} {total}".ljust(LENGTH).encode(), 0)

        say(0, 0)
        yield say
    finally:
        os.close(descriptor)


def lock(descriptor: int) -> None:
    for _try in range(TRIES):
        with suppress(BlockingIOError):
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        time.sleep(BETWEEN)
    raise BlockingIOError


def progress_in(path: Path) -> tuple[int, int] | None:
    """How many rows the process that holds the file now has done, of how many; None where none holds it."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        done, total = os.pread(descriptor, LENGTH, 0).split() or (0, 0)
        return int(done), int(total)
    else:
        return None
    finally:
        os.close(descriptor)
