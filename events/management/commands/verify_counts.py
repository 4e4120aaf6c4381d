"""Whether the table of counts says what a recount says."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from events.models import Conflict, PublicVersions
from events.record import counting


class Command(BaseCommand):
    help = "Compare the table of counts with a recount of the published events; with --rebuild, make it anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="count anew, while no other change is let in")

    def handle(self, *, rebuild: bool, **options: Any) -> None:
        off = 0
        for conflict in Conflict.objects.all():
            with transaction.atomic():
                # Every change of what readers see ends with an update of this row: it waits here.
                PublicVersions.objects.select_for_update().get_or_create(conflict=conflict)
                if rebuild:
                    counting.rebuild(conflict)
                wrong = counting.wrong(conflict)
            off += wrong
            self.stdout.write(f"{conflict.slug}: {wrong or 'no'} wrong counts")
        if off:
            raise CommandError("Run verify_counts --rebuild.")
