"""One command from an empty clone to a timeline in the browser."""

import os
import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from events.models.roles import ADMINISTRATORS, EDITORS

ACCOUNTS = {"editor": EDITORS, "administrator": ADMINISTRATORS}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Command(BaseCommand):
    help = "Set up the database, load the seeds, make accounts for the desk, and serve the site."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        self.say("Setting up the database …")
        call_command("migrate", verbosity=1, interactive=False, stdout=self.stdout)
        self.say("Loading the seeds …")
        call_command("load_seeds", stdout=self.stdout)
        for name, group in ACCOUNTS.items():
            self.make_account(name, group)
        self.say(f"Look at http://{host}:{port}/ (readers) and http://{host}:{port}/admin/ (editors). Ctrl+C stops.")
        if host not in LOOPBACK:
            self.say("Others can reach this site, and it is unencrypted: see “Deploy” in the README for public use.")
            os.environ["DEMO_HOST"] = "*" if host in ("0.0.0.0", "::") else host  # noqa: S104 — compared, not bound
        serve(host, port)

    def make_account(self, name: str, group: str) -> None:
        user, made = get_user_model().objects.get_or_create(username=name, defaults={"is_staff": True})
        if not made:
            self.say(f"The account “{name}” is there already; its password was printed when it was made.")
            return
        password = secrets.token_urlsafe(9)
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=group))
        self.say(f"Made an account for the desk. Name: {name}  Password: {password}")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def serve(host: str, port: int) -> None:
    """Serve with Granian until stopped; in one process, which an embedded database suits."""
    from granian import Granian
    from granian.constants import Interfaces

    os.environ["DATA_DIR"] = str(settings.DATA_DIR)
    Granian(
        "timeline.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_access=False,
    ).serve()
