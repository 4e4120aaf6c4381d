"""JSON Lines of articles in, and of what is read in each out."""

import json
import sys
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from events.reading import LEXICONS, guess_language
from events.reading.typed import one_date

Read = Callable[[str, str, str], dict[str, Any]]  # of a text, its language, and its date as EDTF


def answer_lines(command: BaseCommand, read: Read) -> None:
    """One answer a line of id, lang, published and text; a broken line is named on standard error, the rest goes on.

    Raises CommandError where lines were broken.
    """
    broken = 0
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            command.stdout.write(json.dumps(answer(json.loads(line), read), ensure_ascii=False))
        except (ValueError, TypeError, KeyError, ValidationError) as error:
            broken += 1
            command.stderr.write(f"line {number}: {fault(error)}")
    if broken:
        raise CommandError(f"{broken} lines could not be read.", returncode=1)


def answer(request: dict[str, Any], read: Read) -> dict[str, Any]:
    """The answer to one line; raises KeyError, TypeError, ValueError or ValidationError."""
    text, lang = request["text"], request.get("lang") or guess_language(request["text"])
    if lang not in LEXICONS:
        raise ValueError(f"lang is “{lang}”, and must be one of {', '.join(LEXICONS)}")
    return {"id": request.get("id"), **read(text, lang, day_of(request.get("published") or "", lang))}


def day_of(published: str, lang: str) -> str:
    """The article's date as EDTF; raises ValidationError."""
    return str(one_date(published, lang)) if published else ""


def fault(error: Exception) -> str:
    """What was wrong, in one line."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return f"“{error.args[0]}” is missing" if isinstance(error, KeyError) else str(error)
