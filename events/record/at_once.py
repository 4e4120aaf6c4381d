"""Several people at work at the same moment: one waits for the other, and is told where that is not enough."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, Error, transaction
from django.utils.translation import gettext_lazy as _

from events.models import Event, PublicVersions
from events.record import using
from events.record.uncounted import Uncounted

AT_ONCE = _("Somebody else was changing the same at this very moment. Nothing of yours was written: do it again.")
# SQLSTATEs of PostgreSQL; in an embedded database one change is over before the next begins.
GONE, TAKEN, DEADLOCK = "23503", "23505", "40P01"


def met_another(failure: BaseException | None) -> bool:
    """Whether the database refused what another change was quicker with, or both waited for each other."""
    return state_of(failure) in (GONE, TAKEN, DEADLOCK)


def state_of(failure: BaseException | None) -> str | None:
    """The SQLSTATE of what PostgreSQL refused, "" where it said none; None of all else.

    psycopg is not asked, as to load it takes a tenth of what a command does that uses an embedded database.
    """
    cause: Any = failure.__cause__ if isinstance(failure, Error) else None
    return (cause.sqlstate or "") if hasattr(cause, "sqlstate") else None


@contextmanager
def undivided() -> Iterator[None]:
    """A transaction; raises ValidationError where it met another, and nothing of it is written."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as failure:
        if met_another(failure):
            raise ValidationError(AT_ONCE, code="at-once") from failure
        raise


@dataclass
class Ending:
    """What a change does when others wait for it anyway: last."""

    uncounted: Uncounted = field(default_factory=Uncounted)  # what the tables of counts are still to be told
    conflicts: set[int] = field(default_factory=set)  # whose readers see something else now
    retracted: set[int] = field(default_factory=set)  # of these, those of whom readers saw what is no longer so
    last: list[Callable[[], None]] = field(default_factory=list)
    used: using.Used = field(default_factory=set)  # by the events that were written

    def end(self) -> None:
        """At once; of one of several changes together, with the others."""
        waiting = gathered.get()
        if waiting is None:
            end_all([self])
        else:
            waiting.append(self)


gathered: ContextVar[list[Ending] | None] = ContextVar("gathered", default=None)


def end_all(endings: Iterable[Ending]) -> None:
    """In one order, whatever the changes, so that no two wait for each other."""
    whole = Ending()
    for one in endings:
        whole.uncounted.take_over(one.uncounted)
        whole.conflicts |= one.conflicts
        whole.retracted |= one.retracted
        whole.last += one.last
        whole.used |= one.used
    using.remember(whole.used)
    whole.uncounted.tell()
    for act in whole.last:
        act()
    PublicVersions.raise_them(whole.retracted, retracted=True)
    PublicVersions.raise_them(whole.conflicts - whole.retracted, retracted=False)


@contextmanager
def together(ids: Iterable[int]) -> Iterator[None]:
    """Changes of these events, one after the other, that others see all at once or not at all.

    All are locked first, in the order in which every change locks them. Raises ValidationError as `undivided`.
    """
    with undivided():
        list(Event.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk").values_list("pk"))
        if gathered.get() is not None:
            yield
            return
        endings: list[Ending] = []
        token = gathered.set(endings)
        try:
            yield
        finally:
            gathered.reset(token)
        if not transaction.get_rollback():
            end_all(endings)
