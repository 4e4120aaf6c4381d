from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from events.importing.seeds import load_seeds
from events.models.roles import make_groups


class Command(BaseCommand):
    help = "Load the seeds: makes what is missing, and never changes what an editor changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "seeds")

    def handle(self, *, folder: Path, **options: Any) -> None:
        make_groups()
        for section, outcome in load_seeds(folder, self.stdout.write):
            numbers = ", ".join(f"{number} {what}" for what, number in outcome.items() if number) or "none"
            self.stdout.write(f"  {section}: {numbers}")
