"""Propose the events of articles, as the desk does; needs no database, and no conflict in one."""

import json
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.management.commands.find_dates import day_of, fault
from events.reading import LEXICONS, guess_language
from events.reading.lines import as_event
from events.reading.proposing import propose


class Command(BaseCommand):
    help = "Propose the events of articles: JSON Lines of id, lang, published and text, in and out."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jsonl", action="store_true", help="read JSON Lines on standard input (the only form)")

    def handle(self, **options: Any) -> None:
        """One answer a line; a broken line is named on standard error, and the rest goes on."""
        broken = 0
        for number, line in enumerate(sys.stdin, 1):
            if not line.strip():
                continue
            try:
                self.stdout.write(json.dumps(answer(json.loads(line)), ensure_ascii=False))
            except (ValueError, TypeError, KeyError, ValidationError) as error:
                broken += 1
                self.stderr.write(f"line {number}: {fault(error)}")
        if broken:
            raise CommandError(f"{broken} lines could not be read.", returncode=1)


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The answer to one line; raises KeyError, TypeError, ValueError or ValidationError."""
    text, lang = request["text"], request.get("lang") or guess_language(request["text"])
    if lang not in LEXICONS:
        raise ValueError(f"lang is “{lang}”, and must be one of {', '.join(LEXICONS)}")
    events = propose(text, lang, day_of(request.get("published") or "", lang))
    return {"id": request.get("id"), "events": [as_event(proposal, lang) for proposal in events]}
