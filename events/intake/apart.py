"""Files of strangers, read in a process of their own: what takes too long or too much there stops nothing here.

A page of nested elements, a workbook that unfolds to gigabytes: their readers are other people's code, which holds
this process while it runs. The child knows neither the database nor the settings, and answers in JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SECONDS = 4  # of the processor
A_HALF = 2  # where one request has a file read twice
AT_ONCE, HELD = 2, 4  # files that a process has read, and requests that they hold: of eight, others serve readers
PATIENCE = 30  # seconds of the clock
MEMORY = 1_000_000_000  # bytes of address space, of which the program itself takes about 60 MB
LONGEST_ANSWER = 200_000_000  # bytes
BUSY = _("Other files and addresses are being read just now. Nothing was saved: send it again in a moment.")
TOO_MUCH = _("Reading this file takes too long, or it unfolds to too much: save it in a simpler form, or in parts.")

reading, held = BoundedSemaphore(AT_ONCE), BoundedSemaphore(HELD)
fetching = BoundedSemaphore(HELD - AT_ONCE)  # who waits for a slow site keeps nobody from having a file read


def read_apart(
    task: str,
    *arguments: Any,
    data: bytes = b"",
    patience: float = PATIENCE,
    seconds: int = SECONDS,
    of_network: bool = False,
) -> list[Any]:
    """What the function `task` ("module:name") yields of these arguments, which JSON can hold; of `data` before them.

    Raises ValidationError: what the function raised, worded in the page's language, TOO_MUCH or BUSY.
    """
    with one_of(held), one_of(fetching) if of_network else reading:
        lines = answer_of_child(task, json.dumps(arguments), data, patience, seconds).splitlines()
    if not lines:
        raise ValidationError(TOO_MUCH, code="too much")
    if refused := json.loads(lines[-1]):
        # Said there in the language of the code, whatever that of the page.
        raise ValidationError([ValidationError(_(message), params=params) for message, params in refused])
    return [json.loads(line) for line in lines[:-1]]


@contextmanager
def one_of(places: BoundedSemaphore) -> Iterator[None]:
    """A place that is free; raises ValidationError where none is."""
    if not places.acquire(blocking=False):
        raise ValidationError(BUSY)
    try:
        yield
    finally:
        places.release()


def answer_of_child(task: str, arguments: str, data: bytes, patience: float, seconds: int) -> bytes:
    """All lines that it wrote; none where it took longer than `patience`, in seconds, or was ended."""
    command = [sys.executable, "-m", __name__, task, str(seconds)]
    # Of this process's variables only where its modules are: the others hold secrets.
    variables = {"PYTHONPATH": os.pathsep.join([str(settings.BASE_DIR), *filter(None, sys.path)])}
    try:
        done = subprocess.run(  # noqa: S603 — our own module
            command,
            input=arguments.encode() + b"\n" + data,  # a command holds no long ones, and all users may read it
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience,
            env=variables,
        )
    except subprocess.TimeoutExpired:
        return b""
    return b"" if done.returncode else done.stdout


# In the child


def main(task: str, seconds: str) -> None:
    """Write what the task answers to what is given, a line of arguments and data; end with 1 where it is too much."""
    limit(int(seconds))
    settings.configure(USE_I18N=False)
    left = LONGEST_ANSWER
    for line in answer(task, sys.stdin.buffer.readline().decode(), sys.stdin.buffer.read()):
        left -= len(line)
        if left < 0:
            sys.exit(1)
        sys.stdout.buffer.write(line)


def answer(task: str, arguments: str, data: bytes) -> Iterator[bytes]:
    """A line of JSON for each thing that the task yields, and a last one: why it refused, [] if it did not."""
    module, _colon, name = task.partition(":")
    function: Callable[..., Iterable[Any]] = getattr(import_module(module), name)
    refused: list[Any] = []
    try:
        yield from map(as_line, function(*([data] if data else []), *json.loads(arguments)))
    except ValidationError as error:
        refused = [[str(one.message), one.params] for one in error.error_list]
    yield as_line(refused)


def as_line(item: Any) -> bytes:
    return json.dumps(item, default=str).encode() + b"\n"


def limit(seconds: int) -> None:
    """Processor, memory and files: nothing is written, no core is left behind, and who serves readers goes first."""
    with suppress(AttributeError):
        os.nice(5)  # a third of what another process gets; of 10 it is a tenth: an editor would wait for ever
    with suppress(ImportError):  # only where there is something like Unix
        import resource

        limits = {"CPU": seconds, "AS": MEMORY, "FSIZE": 0, "CORE": 0}
        for name, most in limits.items():
            with suppress(ValueError, OSError):
                resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
