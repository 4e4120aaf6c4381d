"""What the events of a desk are made of: conflicts, kinds, places, actors and data sets."""

from itertools import chain, count
from typing import Any

from django.contrib import messages
from django.db.models import Q, URLField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from events.desk.base import DeskAdmin
from events.desk.generic import ModelAdmin, ModelForm
from events.importing.rows import slug_of
from events.models import Conflict, DataSet, FormerSlug
from events.text.languages import LANGUAGES, current_language
from events.text.searching import searchable


class NamedForm(ModelForm[Any]):
    """What has a name: its short name in addresses need not be typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Latin letters, digits and hyphens; made from the name where you leave it empty."
            )

    def clean(self) -> dict[str, Any]:
        """With an address that is free, of the first name that has Latin letters."""
        super().clean()
        cleaned = self.cleaned_data
        if "slug" not in self.errors and "slug" in self.fields and not cleaned.get("slug"):
            names = [name for lang in ("en", "fr", "ar") if (name := cleaned.get(f"name_{lang}"))]
            if names:
                cleaned["slug"] = free_slug(type(self.instance), slug_of(names[0])[:36], self.instance.pk)
            else:
                self.add_error(f"name_{current_language()}", _("Give the name in one language at least."))
        return cleaned


def free_slug(model: type[Any], base: str, but: int | None = None) -> str:
    """One that no row of the model has or had, `but` (its id) aside."""
    others = model._default_manager.filter(slug__startswith=base).exclude(pk=but)
    former = FormerSlug.objects.filter(of=model._meta.model_name, slug__startswith=base)
    taken = {*others.values_list("slug", flat=True), *former.values_list("slug", flat=True)}
    return next(slug for slug in chain([base], (f"{base}-{n}" for n in count(2))) if slug not in taken)


class NamedAdmin(DeskAdmin[Any]):
    """Two of one name are told from each other by their address alone: whoever makes the second is told."""

    form = NamedForm

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm[Any], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change or {f"name_{lang}" for lang in LANGUAGES} & set(form.changed_data):
            for twin in twins(obj):
                address = reverse(f"admin:events_{obj._meta.model_name}_change", args=[twin.pk])
                told = _("This name is another’s too: {}. If they are one, keep that one and delete this.")
                link = format_html('<a href="{}">{} ({})</a>', address, twin, twin.slug)
                messages.warning(request, format_html(str(told), link))


def twins(row: Any) -> list[Any]:
    """The others of its model that have one of its names, as search folds them."""
    names = {searchable(name) for name in row.spellings if name}
    near = Q()
    for name in names:
        near |= Q(search_text__contains=name.strip())
    others = type(row)._default_manager.filter(near).exclude(pk=row.pk) if names else []
    return [other for other in others if names & {searchable(name) for name in other.spellings if name}]


class ConflictAdmin(DeskAdmin[Conflict]):
    form = NamedForm
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


class EventKindAdmin(NamedAdmin):
    list_display = ["__str__", "slug", "shape", "colour", "position"]


class PlaceAdmin(NamedAdmin):
    list_display = ["__str__", "slug", "precision"]


class ActorAdmin(NamedAdmin):
    list_display = ["__str__", "kind", "part_of"]
    list_filter = ["kind"]
    list_select_related = ["part_of"]
    autocomplete_fields = ["part_of"]
