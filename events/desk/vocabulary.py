"""What the events of a desk are made of: conflicts, kinds, places, actors and data sets."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import display
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import transaction
from django.db.models import QuerySet, TextField, URLField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.desk.base import READ, ChoosesRows, DeskAdmin, DeskRequest, at_desk, may_publish, of_languages_used
from events.desk.beginning import NewConflictForm
from events.desk.card_places import LEFT_TO_RIGHT, POP
from events.desk.choosing import work_on
from events.desk.generic import ModelAdmin, ModelForm
from events.desk.named import NamedForm
from events.desk.names import merge_two, merged_into, merging, twins
from events.desk.reading import read_now
from events.models import Article, Conflict, DataSet, EventKind, Place
from events.record.removing import remove
from events.text.given import row_number
from events.text.languages import LANGUAGES, languages_used, listed

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec


ONE_LANGUAGE = gettext_lazy(
    "A name in one language is enough. Where you write in one language alone, whoever runs the site names it in "
    "LANGUAGES_USED, and the desk asks for no other."
)


def read_before(request: DeskRequest) -> Article | None:
    """The article from the page of which the person came to make its conflict, and may read it."""
    if not request.user.has_perms(READ):
        return None
    pk = row_number(request.GET.get("read", ""))
    return Article.objects.visible_to(request.user).filter(pk=pk).first() if pk else None


class NamedAdmin(DeskAdmin[Any]):
    """Two of one name are told from each other by their address alone: whoever makes the second is told."""

    form = NamedForm
    change_form_template = "admin/events/named_form.html"
    actions = [merge_two]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Asked by Django for the action that needs it."""
        return may_publish(request)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        row: Any = kwargs.get("obj")
        shown = row is not None and may_publish(request)
        context |= {"merging": merging(row) if shown else "", "merged_into": merged_into(row) if shown else []}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm[Any], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change or {f"name_{lang}" for lang in LANGUAGES} & set(form.changed_data):
            for twin in twins(obj):
                told = _("This name is another’s too: {}. If they are one, merge this one into it.")
                link = format_html('<a href="{}">{} ({})</a>', merging(twin, obj), twin, twin.slug)
                messages.warning(request, format_html(str(told), link))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.delete_queryset(request, type(obj)._default_manager.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """A version of an event that names one brings it back, and cards keep its name."""
        remove(queryset)


class ConflictAdmin(DeskAdmin[Conflict]):
    form = NamedForm
    list_display = ["__str__", "slug", "licence"]
    fieldsets = [
        (None, {"fields": ["name_ar", "name_en", "name_fr", "slug"]}),
        (
            gettext_lazy("Who answers for it, and on which terms"),
            {"fields": ["editors", "contact", "licence", "licence_url", "second_reader"]},
        ),
        (
            gettext_lazy("What its page says about it"),
            {"fields": [*("summary_ar", "summary_en", "summary_fr"), *("policy_ar", "policy_en", "policy_fr")]},
        ),
    ]
    formfield_overrides = {**DeskAdmin.formfield_overrides, TextField: {"widget": AdminTextareaWidget({"rows": 3})}}

    add_form_template = "admin/events/conflict/add_form.html"
    add_fieldsets: "_FieldsetSpec" = [
        (None, {"fields": ["name_ar", "name_en", "name_fr"]}),
        (gettext_lazy("Parties"), {"fields": ["states", "organs", "movements", "organisations"]}),
        (None, {"fields": ["places", "kinds"]}),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Conflict | None = None) -> "_FieldsetSpec":
        """A new one needs a name alone."""
        if obj:
            return super().get_fieldsets(request, obj)
        (heading, names), *others = of_languages_used(self.add_fieldsets)
        if len(languages_used()) > 1:
            names = {**names, "description": ONE_LANGUAGE}
        return [(heading, names), *others]

    def get_form(
        self, request: HttpRequest, obj: Conflict | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Conflict]]:
        return super().get_form(request, obj, change, **kwargs if obj else {**kwargs, "form": NewConflictForm})

    def has_delete_permission(self, request: HttpRequest, obj: Conflict | None = None) -> bool:
        """Not of one that readers saw: another at its address would be taken for it by what keeps its pages."""
        return super().has_delete_permission(request, obj) and not (obj and obj.public_version)

    def save_related(self, request: HttpRequest, form: ModelForm[Conflict], formsets: Any, change: bool) -> None:
        """A new one is that of the desk from now on."""
        super().save_related(request, form, formsets, change)
        if isinstance(form, NewConflictForm):
            with transaction.atomic():
                form.begin(form.instance)
                work_on(at_desk(request).user, form.instance)
            for said, rows in ((_("Entered anew: %s."), form.entered), (_("There already: %s."), form.there)):
                if rows:
                    messages.success(request, said % listed([str(row) for row in rows]))

    def response_add(self, request: HttpRequest, obj: Conflict, post_url_continue: str | None = None) -> HttpResponse:
        """To the front page, which says what to do next; or back to the article that found no conflict there."""
        if "_continue" in request.POST or "_addanother" in request.POST or "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, _("The desk is of “%s” now.") % obj)
        if article := read_before(at_desk(request)):
            read_now(at_desk(request), article)
            return HttpResponseRedirect(reverse("admin:events_article_read", args=[article.pk]))
        return HttpResponseRedirect(reverse("admin:index"))

    def get_readonly_fields(self, request: HttpRequest, obj: Conflict | None = None) -> list[str]:
        """Whom the rule of a second person binds does not switch it off."""
        return ["second_reader"] if obj and not request.user.has_perm("events.set_rules") else []


class DataSetAdmin(ChoosesRows[DataSet], ModelAdmin[DataSet]):
    list_display = ["__str__", "slug", "licence", "redistributable"]
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def has_add_permission(self, request: HttpRequest) -> bool:
        """An import makes them."""
        return False


class EventKindAdmin(NamedAdmin):
    list_display = ["__str__", "shape", "colour_written", "position", "slug"]

    @display(description=gettext_lazy("colour"), ordering="colour")
    def colour_written(self, kind: EventKind) -> str:
        return f"{LEFT_TO_RIGHT}{kind.colour}{POP}"


class PlaceAdmin(NamedAdmin):
    list_display = ["__str__", "coordinates", "precision", "slug"]

    @display(description=gettext_lazy("coordinates"), empty_value="–")
    def coordinates(self, place: Place) -> str | None:
        if place.latitude is None or place.longitude is None:
            return None
        return f"{LEFT_TO_RIGHT}{place.latitude:.2f}, {place.longitude:.2f}{POP}"


class ActorAdmin(NamedAdmin):
    list_display = ["__str__", "kind", "part_of"]
    list_filter = ["kind"]
    list_select_related = ["part_of"]
    autocomplete_fields = ["part_of"]
