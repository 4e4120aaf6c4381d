"""The site as a backup has it, but for what was erased since."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from timeline import backups


class Command(BaseCommand):
    help = "Put a backup in the place of all rows, all or nothing; what was erased since is erased in it too."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="also where the database is not empty")
        parser.add_argument(
            "--erasures",
            type=Path,
            help="what was erased, as `manage.py erasures` wrote it, where the database is lost",
        )

    def handle(self, *, file: Path, replace: bool, erasures: Path | None, **options: Any) -> None:
        try:
            done = backups.restore(file, replace=replace, erasures=erasures)
        except backups.Refused as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"Restored. Erasures since the backup: {done['erasures']:,}, in {done['places']:,} places. "
            "Everybody logs in anew; restart the site's processes."
        )
