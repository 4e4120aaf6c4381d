"""What the tests of reading apart have a child do: in a module that loads little, as each child loads it anew."""

import os
import sys

from django.core.exceptions import ValidationError


def secrets():
    yield sorted(name for name in os.environ if "SECRET" in name or "DATABASE" in name)


def command_line(data, words):
    yield data.decode()
    yield any("source" in part for part in sys.orig_argv)


def for_ever():
    while True:
        pass


def much():
    yield "x" * 3_000_000_000


def refused():
    raise ValidationError("The file cannot be read as a table: %(error)s", params={"error": "é\u2028"})
