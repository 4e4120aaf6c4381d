"""An import taken back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.importing.undoing import undo_import
from events.models import Event


class Command(BaseCommand):
    help = (
        "Take an import back, all or nothing: what it made is deleted, what it changed is as before, and what an "
        "editor changed since stays."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("batch", help="as import_events told it: import-1a2b3c4d5e6f")

    def handle(self, *, batch: str, **options: Any) -> None:
        if not Event.objects.filter(import_batch=batch).exists():
            raise CommandError(f"There is no event of the import {batch}.")
        undone = undo_import(batch, by=None)
        self.stdout.write(
            f"{undone.deleted:,} deleted, {undone.restored:,} as before, {len(undone.left):,} left as edited."
        )
        for event in undone.left:
            self.stdout.write(f"  left: {event.get_absolute_url()}")
