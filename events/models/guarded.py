"""Rows that change only through `events.record.door.change`: every other way is refused here.

All but one: `loaddata`, which brings back a whole dump, its history included.
"""

from collections import Counter
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from events.models import Event


class OutsideTheDoor(RuntimeError):
    """An event, account or participation was to be changed outside `events.record.door.change`."""

    def __init__(self) -> None:
        super().__init__("Events change only inside `with change(…)` of events.record.door, which keeps history.")


@dataclass
class Door:
    """One open change: the events that it may touch, and what history will say of it."""

    events: list["Event"]
    reason: str = ""
    public_reason: str = ""
    ids: set[int] = field(default_factory=set)
    before: Counter[Any] = field(default_factory=Counter)  # what the counts lose by it, for events that were there

    @property
    def event(self) -> "Event":
        return self.events[0]


open_door: ContextVar[Door | None] = ContextVar("open_door", default=None)


def door_for(event_id: int | None) -> Door:
    """The open door, if it may touch this event (None: an event that is being made)."""
    door = open_door.get()
    if door is None or (event_id is not None and event_id not in door.ids):
        raise OutsideTheDoor
    return door


class GuardedQuerySet(models.QuerySet):
    def update(self, **kwargs: Any) -> int:
        door_for(None)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        door_for(None)
        return super().delete()

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        door_for(None)
        return super().bulk_create(objs, *args, **kwargs)

    # bulk_update() and update_or_create() end in update() or save().


class Guarded(models.Model):
    """A row of an event: the event itself, or one of its accounts and participations."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        door = door_for(self.owner_id())
        super().save(*args, **kwargs)
        door.ids.add(self.owner_id())

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        door_for(self.owner_id())
        return super().delete(*args, **kwargs)

    def owner_id(self) -> int | None:
        """The event's id; None where the event is not saved yet."""
        raise NotImplementedError
