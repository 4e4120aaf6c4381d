"""One command from an empty clone to a timeline in the browser."""

import os
import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.models.roles import ADMINISTRATORS, EDITORS

ACCOUNTS = {"editor": EDITORS, "administrator": ADMINISTRATORS}
LOOPBACK = ("127.0.0.1", "localhost", "::1")
WORKER = (sys.executable, str(settings.BASE_DIR / "manage.py"), "db_worker", "--verbosity", "0")
LOOKED_AFTER = 0.5  # seconds between two looks at whether the worker runs, and before it is started again
MOST_AWAITED = 10  # seconds, for the worker to end what it does


class Command(BaseCommand):
    help = "Set up the database, load the seeds, make accounts for the desk, and serve the site."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        check_free(host, port)
        lock = locked(settings.DATA_DIR)
        os.umask(0o077)  # what it writes is its owner's alone
        for path in settings.DATA_DIR.glob("timeline.sqlite3*"):
            path.chmod(0o600)
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
        os.environ["DATA_DIR"] = str(settings.DATA_DIR)
        try:
            check_free(host, port)  # again, as the seeds took a while: Granian would share it with another's
            with kept_running(WORKER):
                serve(host, port)
        finally:
            os.close(lock)

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


def check_free(host: str, port: int) -> None:
    """Raises CommandError where nobody can listen there."""
    if not 0 <= port <= 65535:
        raise CommandError(f"There is no port {port}: choose one from 1024 to 65535 with --port.")
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        said = f"{host}:{port} cannot be listened on ({error.strerror})"
        raise CommandError(f"{said}: choose another with --port or --host.") from None


def locked(folder: Path) -> int:
    """Hold the folder for this process alone, until this is closed; raises CommandError where another has it."""
    with suppress(ImportError):  # on Windows
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CommandError(f"Another demo uses the folder {folder}: stop it, or set DATA_DIR.") from None
        return descriptor
    return os.open(os.devnull, os.O_RDONLY)


@contextmanager
def kept_running(command: Sequence[str]) -> Iterator[None]:
    """Run a program beside this one, and again whenever it ends: as the service does, where no service is."""
    stopped = threading.Event()

    def keep() -> None:
        while not stopped.wait(LOOKED_AFTER):
            process = subprocess.Popen(command)  # noqa: S603
            while process.poll() is None and not stopped.wait(LOOKED_AFTER):
                pass
            if stopped.is_set():
                end(process)

    thread = threading.Thread(target=keep)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def end(process: subprocess.Popen[bytes]) -> None:
    """What it has begun it may end, for a while; an import that does not is as if it had not been begun."""
    process.terminate()
    try:
        process.wait(MOST_AWAITED)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def serve(host: str, port: int) -> None:
    """Serve with Granian until stopped; in one process, which an embedded database suits."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "timeline.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_access=False,
    ).serve()
