"""From which database a reader is answered: the primary, or a replica that is as new as all that readers were shown.

The shared cache holds of each conflict the highest public version that was told: set after each commit and by whoever
serves a newer one. A replica answers where it has that one or a newer. Once in two seconds the primary is asked
instead, in case somebody could not tell; and always where nothing was told, or the cache does not answer, or has only
just begun to again: then each process goes by what it told itself. While the primary does not answer, a replica that
is new enough does; where it should have been asked, the newest of them, as any may lack what another process showed.

The desk reads the primary alone.
"""

import logging
import os
import time
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from threading import Lock
from typing import Any, NamedTuple, Protocol, TypeVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS as PRIMARY
from django.db import InterfaceError, OperationalError
from django.db.models import Model, Sum

from events.told import versions_raised
from timeline.keeping import Asking
from timeline.storage import redis_client

ALL_CONFLICTS = ""
VERSIONS = "timeline:told"  # in the shared cache: conflicts by their versions, which only grow
CONFIRMED_FOR = 2_000  # milliseconds for which what is told needs no asking of the primary
# Seconds before all are asked again: a replica has what was acknowledged, and may be just about to show it.
PAUSES = (0, 0.1, 0.3, 0.6)
AVOIDED_FOR = 5.0  # seconds in which a database that did not answer is asked last, but by one
GONE = (OperationalError, InterfaceError)
logger = logging.getLogger("timeline.replicas")
# Set for each request and left so: what is streamed is read when its middleware has ended.
read_from: ContextVar[str] = ContextVar("read_from", default=PRIMARY)


class Versioned(Protocol):
    """What a database says of a conflict, or of all."""

    @property
    def number(self) -> int: ...


Said = TypeVar("Said", bound=Versioned)


class Router:
    """Models are read from the database that answers the request, and written to the primary."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return read_from.get()

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return PRIMARY

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, alias: str, app_label: str, **hints: Any) -> bool:
        return alias == PRIMARY


class Floor(NamedTuple):
    version: int  # the highest that was told, as far as is known
    unconfirmed: bool  # it is for the one who asks to ask the primary


class Told(Asking):
    """The highest public version that readers were shown of each conflict, whoever showed it."""

    def __init__(self) -> None:
        self.own: dict[str, int] = {}  # what this process told
        self.lock = Lock()

    def floor(self, of: str) -> Floor:
        shared = self.ask(lambda: self.shared_floor(of), Floor(0, unconfirmed=True))
        version = max(shared.version, self.own.get(of, 0))
        return Floor(version, shared.unconfirmed or self.is_just_back())

    def shared_floor(self, of: str) -> Floor:
        pipe = redis_client().pipeline(transaction=False)
        pipe.zscore(VERSIONS, of)
        pipe.set(f"{VERSIONS}:confirmed:{of}", 1, nx=True, px=CONFIRMED_FOR)
        version, first = pipe.execute()
        return Floor(int(version or 0), unconfirmed=version is None or bool(first))

    def tell(self, of: str, version: int) -> None:
        with self.lock:
            self.own[of] = max(version, self.own.get(of, 0))
        self.ask(lambda: redis_client().zadd(VERSIONS, {of: version}, gt=True), None)


told = Told()
avoided: dict[str, float] = {}  # databases that did not answer, and until when they are asked last


def freshest(of: str, ask: Callable[[str], Said | None]) -> Said | None:
    """What the first database says that is new enough; all else of the request is read from it.

    `ask` puts the question to one of them, and is answered None where there is no such conflict, which a replica may
    just not know yet. Raises what the last one raised that might have answered.
    """
    if not settings.REPLICAS:
        return ask(PRIMARY)
    floor, failure = told.floor(of), None
    for pause in PAUSES:
        time.sleep(pause)
        newest: tuple[str, Said] | None = None
        for alias in in_order(primary_first=floor.unconfirmed):
            if newest and alias in avoided:
                break
            try:
                said = ask(alias)
            except GONE as error:
                avoid(alias)
                failure = error
                continue
            avoided.pop(alias, None)
            if alias == PRIMARY:
                return shown(of, alias, said, floor)
            if said is None or said.number < max(floor.version, newest[1].number + 1 if newest else 0):
                continue
            newest = alias, said
            if not floor.unconfirmed:
                break
        if newest:
            return shown(of, *newest, floor)
    read_from.set(PRIMARY)
    raise failure or AssertionError("the primary answers, whatever it says")


def shown(of: str, alias: str, said: Said | None, floor: Floor) -> Said | None:
    """What this database says, which answers the request; if it is news, it is told before anybody sees it."""
    read_from.set(alias)
    if said is not None and (said.number > floor.version or floor.unconfirmed):
        told.tell(of, said.number)
    return said


def in_order(*, primary_first: bool) -> list[str]:
    """All databases; of the replicas each process begins with another, and one that did not answer is asked last.

    When its time is over one request tries it again, as to wait for it costs seconds.
    """
    turn = os.getpid() % len(settings.REPLICAS)
    replicas = [*settings.REPLICAS[turn:], *settings.REPLICAS[:turn]]
    aliases = [PRIMARY, *replicas] if primary_first else [*replicas, PRIMARY]
    return sorted(aliases, key=is_asked_last)


def is_asked_last(alias: str) -> bool:
    """Whether it did not answer lately; to one request, when its time is over, it is as the others again."""
    until = avoided.get(alias)
    if until is None:
        return False
    if time.monotonic() < until:
        return True
    avoided[alias] = time.monotonic() + AVOIDED_FOR
    return False


def avoid(alias: str) -> None:
    logger.warning("The database %r does not answer: it is asked last for %d seconds.", alias, AVOIDED_FOR)
    avoided[alias] = time.monotonic() + AVOIDED_FOR


def failed() -> bool:
    """Whether another database may answer what the chosen one did not."""
    if settings.REPLICAS:
        avoid(read_from.get())
    return bool(settings.REPLICAS)


def tell_of(sender: type[Model], pks: Iterable[int], **signal: Any) -> None:
    """After the commit, of the model of conflicts: what changed is shown by nobody as it was before."""
    conflicts = sender._default_manager.using(PRIMARY)
    for slug, version in conflicts.filter(pk__in=pks).values_list("slug", "versions__public_version"):
        told.tell(slug, version)
    told.tell(ALL_CONFLICTS, conflicts.aggregate(sum=Sum("versions__public_version"))["sum"] or 0)


def tell_what_changes() -> None:
    if settings.REPLICAS:
        versions_raised.connect(tell_of)
