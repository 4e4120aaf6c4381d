"""Rows that change only through `events.record.door`: every other way is refused here.

All but one: `loaddata`, which brings back a whole dump, its history included.
"""

from collections.abc import Collection, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.columns import Listed, values_in_database


class OutsideTheDoor(RuntimeError):
    """An event, an account, or what readers see of a source, was to be changed outside an open change of it."""

    def __init__(self) -> None:
        super().__init__(
            "Events, and sources that readers see, change only inside `with change(…)` of events.record.door."
        )


@dataclass
class Permit:
    """What an open change may touch: the events of these ids, and those that it makes."""

    ids: set[int] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)  # articles of which readers may see something else after it
    moving: bool = False  # whether an account may pass from one of them to another


permit: ContextVar[Permit | None] = ContextVar("permit", default=None)


def permitted() -> Permit:
    """The open change; raises OutsideTheDoor where there is none."""
    current = permit.get()
    if current is None:
        raise OutsideTheDoor
    return current


def check_owners(owners: Iterable[int | None]) -> Permit:
    """The open change; raises OutsideTheDoor unless it may touch the events of all these ids (None: a new one)."""
    current = permitted()
    if not current.ids.issuperset(owner for owner in owners if owner is not None):
        raise OutsideTheDoor
    return current


Row = TypeVar("Row", bound="Guarded")


class GuardedQuerySet(models.QuerySet[Row]):
    """Asks before every write which events it touches; without an open change it asks nothing, and refuses.

    Every write raises OutsideTheDoor for rows of an event that the open change does not name.
    """

    def update(self, **values: Any) -> int:
        """The number of rows; OutsideTheDoor too where rows would pass to another event in a change not `moving`."""
        current = self.check_rows()
        if self.model.OWNER != "pk" and {"event", "event_id"} & set(values) and not current.moving:
            raise OutsideTheDoor
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """How many rows were deleted, in all and by model."""
        self.check_rows()
        return super().delete()

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        """The rows with their ids; raises ValidationError where an id is that of another event's row."""
        rows = list(objs)
        current = check_owners(row.owner_id() for row in rows)
        for row in rows:
            row.check_whose_it_is(current)
        created = super().bulk_create(rows, *args, **kwargs)
        current.ids.update(owner for row in rows if (owner := row.owner_id()) is not None)
        return created

    # bulk_update() and update_or_create() end in update() or save().

    def check_rows(self) -> Permit:
        """The open change, if it may touch the events of all these rows; else raises OutsideTheDoor."""
        current = permitted()
        owners = self.order_by().values_list(self.model.OWNER, flat=True).distinct()
        return check_owners(owners) if current.ids or owners.exists() else current


class Guarded(Listed):
    """A row of an event: the event itself, or one of its accounts and participations."""

    OWNER = "event_id"  # the column that says of which event it is

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError for values that the column may not hold, and for a row of another event.

        OutsideTheDoor where no open change names its event.
        """
        current = check_owners([self.owner_id()])
        self.check_whose_it_is(current)
        self.check_values(kwargs.get("update_fields"))
        super().save(*args, **kwargs)
        owner = self.owner_id()
        if owner is not None:
            current.ids.add(owner)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises OutsideTheDoor for a row of an event that the open change does not name."""
        check_owners([self.owner_id()])
        return super().delete(*args, **kwargs)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Raises ValidationError for values that their fields refuse; what the database holds already is let be."""
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as error:
            if refused := {name: errors for name, errors in error.error_dict.items() if self.changed(name)}:
                raise ValidationError(refused) from None

    def changed(self, *names: str) -> bool:
        """Whether one of these columns says otherwise than in the database, which is asked; true of a new row."""
        stored = values_in_database(self)
        if stored is None:
            return True
        attributes = [field.attname for field in self._meta.concrete_fields if field.name in names]
        return any(name not in stored or stored[name] != getattr(self, name) for name in attributes)

    def owner_id(self) -> int | None:
        """The event's id; None where the event is not saved yet."""
        owner: int | None = getattr(self, self.OWNER)
        return owner

    def check_whose_it_is(self, current: Permit) -> None:
        """Raises ValidationError where the database has this row under another event, unless it is being moved."""
        if self.OWNER == "pk" or self.pk is None or current.moving:
            return
        owner = type(self)._base_manager.filter(pk=self.pk).values_list(self.OWNER, flat=True).first()
        if owner not in (None, self.owner_id()):
            raise ValidationError(
                _("This account belongs to another event, number %(number)d: it is not taken from it."),
                code="foreign",
                params={"number": owner},
            )

    def check_values(self, names: Iterable[str] | None = None) -> None:
        """Raises ValidationError for values of these columns, or of all, that their fields refuse; asks no table."""
        wanted = set(names) if names is not None else None
        left_out = {
            field.name
            for field in self._meta.fields
            if field.is_relation or (wanted is not None and field.name not in wanted)
        }
        self.clean_fields(exclude=left_out)
