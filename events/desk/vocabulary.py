"""What the events of a desk are made of: conflicts, kinds, places, actors and data sets."""

from django.db.models import URLField
from django.http import HttpRequest

from events.desk.base import DeskAdmin
from events.desk.generic import ModelAdmin
from events.models import Actor, Conflict, DataSet, EventKind, Place


class ConflictAdmin(DeskAdmin[Conflict]):
    list_display = ["__str__", "slug", "licence"]

    def get_readonly_fields(self, request: HttpRequest, obj: Conflict | None = None) -> list[str]:
        """Whom the rule of a second person binds does not switch it off."""
        return ["second_reader"] if obj and not request.user.has_perm("events.set_rules") else []


class DataSetAdmin(ModelAdmin[DataSet]):
    list_display = ["__str__", "slug", "licence", "redistributable"]
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def has_add_permission(self, request: HttpRequest) -> bool:
        """An import makes them."""
        return False


class EventKindAdmin(DeskAdmin[EventKind]):
    list_display = ["__str__", "slug", "shape", "colour", "position"]


class PlaceAdmin(DeskAdmin[Place]):
    list_display = ["__str__", "slug", "precision"]


class ActorAdmin(DeskAdmin[Actor]):
    list_display = ["__str__", "kind", "part_of"]
    list_filter = ["kind"]
    list_select_related = ["part_of"]
    autocomplete_fields = ["part_of"]
