"""An import taken back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.importing.undoing import undo_import, why_left
from events.models import Event


class Command(BaseCommand):
    help = (
        "Take an import back, all or nothing: what it made is deleted, what it changed is as before, and what an "
        "editor changed since stays."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("batch", help="as import_events told it: import-1a2b3c4d5e6f")
        parser.add_argument("--reason", default="", help="told to readers; needed where they saw some of it")

    def handle(self, *, batch: str, reason: str, **options: Any) -> None:
        if not Event.objects.filter(import_batch=batch).exists():
            raise CommandError(f"There is no event of the import {batch}.")
        try:
            undone = undo_import(batch, by=None, public_reason=reason)
        except ValidationError as error:
            hint = " Give it as --reason." if getattr(error, "code", "") == "untold" else ""
            raise CommandError(" ".join(error.messages) + hint) from None
        self.stdout.write(
            f"{undone.deleted:,} deleted, {undone.restored:,} as before, {len(undone.left):,} left as they are."
        )
        if undone.gone:
            self.stdout.write(f"  gone since, and so not brought back: {', '.join(undone.gone)}")
        for event in undone.left:
            self.stdout.write(f"  left, as {why_left(event)}: {event.get_absolute_url()}")
