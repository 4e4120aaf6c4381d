"""What search looks through, made anew after its folding changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from events.record.refolding import refold


class Command(BaseCommand):
    help = "Fold anew what search looks through; interrupted, it goes on where it was when it is called again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="begin anew, whatever was folded already")

    def handle(self, *, again: bool, verbosity: int, **options: Any) -> None:
        for name, last, changed in refold(again=again):
            if verbosity:
                self.stdout.write(f"{name} up to number {last}: {changed} changed")
