"""Propose the events of articles, as the desk does; needs no database, and no conflict in one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from events.management.json_lines import answer_lines
from events.reading.event_lines import events_of


class Command(BaseCommand):
    help = "Propose the events of articles: JSON Lines of id, lang, published and text, in and out."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jsonl", action="store_true", help="read JSON Lines on standard input (the only form)")

    def handle(self, **options: Any) -> None:
        answer_lines(self, events_of)
