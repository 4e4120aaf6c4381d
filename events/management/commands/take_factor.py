"""For who alone could do it at the desk, and lost it."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.models.factors import take_factor
from events.models.log_ins import LogIn


class Command(BaseCommand):
    help = "Take away somebody's second factor, and end their log-ins."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="by which they log in")

    def handle(self, *, name: str, **options: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"Nobody logs in as “{name}”.")
        take_factor(user)
        LogIn.objects.filter(user=user).end()
        self.stdout.write(f"“{name}” logs in by password alone, and can set up another factor.")
