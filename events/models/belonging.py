"""Actors, kinds, places and sources belong to the conflicts that use them; those of none belong to all.

And each person's desk is one of one conflict, or of all.
"""

from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When

from events.models.conflicts import Conflict

Rows = TypeVar("Rows", bound=models.QuerySet[Any])


def is_of(model: Any, conflict: Conflict) -> Q:
    """The condition that a row of a model that has `conflicts` belongs to this one."""
    belongings = model.conflicts.through._default_manager.filter(**{model._meta.model_name: OuterRef("pk")})
    return Q(Exists(belongings.filter(conflict=conflict))) | ~Q(Exists(belongings))


def of(rows: Rows, conflict: Conflict | None) -> Rows:
    """Those that belong to the conflict; all of them for None."""
    return rows.filter(is_of(rows.model, conflict)) if conflict else rows


def its_own_first(rows: Rows, conflict: Conflict | None) -> Rows:
    """All of them, in their order; those that belong to the conflict stand before the others."""
    if conflict is None:
        return rows
    order = rows.query.order_by or rows.model._meta.ordering or ()
    return rows.order_by(Case(When(is_of(rows.model, conflict), then=Value(0)), default=Value(1)), *order)


class Desk(models.Model):
    """Which conflict a person works on: remembered by their name, wherever they log in."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="desk")
    conflict = models.ForeignKey(Conflict, models.SET_NULL, null=True, related_name="+", help_text="Null: all.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.person}: {self.conflict}"
