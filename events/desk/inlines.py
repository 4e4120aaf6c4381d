"""Who takes part in an event, and its accounts, as rows of its form."""

from typing import Any, cast

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Field, QuerySet
from django.forms import Field as FormField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.desk.base import ChoosesRows, DeskAdmin, at_desk, in_its_direction
from events.desk.forms import AccountForm, OwnRows
from events.desk.generic import StackedInline, TabularInline
from events.models import Article, Citation, Event, Participation
from events.models.accounts import CitationQuerySet
from events.record.meeting import MOST_ROWS


def adds_alone(field: FormField | None) -> FormField | None:
    """A choice of rows with the one sign that makes a new row: those that change or delete others stand elsewhere."""
    if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
        widget = field.widget
        widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
    return field


class ParticipationInline(ChoosesRows[Participation], TabularInline[Participation, Event]):
    model = Participation
    formset = OwnRows
    autocomplete_fields = ["actor"]
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Event | None = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"max_num": MOST_ROWS, "absolute_max": MOST_ROWS, **kwargs})

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        return adds_alone(super().formfield_for_dbfield(db_field, request, **kwargs))


class CitationInline(ChoosesRows[Citation], StackedInline[Citation, Event]):
    model = Citation
    form = AccountForm
    formset = OwnRows
    formfield_overrides = DeskAdmin.formfield_overrides
    template = "admin/events/event/accounts.html"
    autocomplete_fields = ["article", "claimant"]
    readonly_fields = ["published"]
    extra = 0
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("article", "published"),
                    ("stance", "aspect"),
                    ("date_as_written", "date", "reckoned_from"),
                    "quote",
                    ("claim_ar", "claim_en", "claim_fr"),
                    "claimant",
                ]
            },
        ),
        (
            _("Translations, attribution, figures"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("translation_ar", "translation_en", "translation_fr"),
                    ("attribution_ar", "attribution_en", "attribution_fr"),
                    ("deaths_low", "deaths_best", "deaths_high"),
                    "locator",
                ],
            },
        ),
    ]

    def get_formset(self, request: HttpRequest, obj: Event | None = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"max_num": MOST_ROWS, "absolute_max": MOST_ROWS, **kwargs})

    def get_extra(self, request: HttpRequest, obj: Event | None = None, **kwargs: Any) -> int:
        """A new event is told by somebody: the row for that is there."""
        return 1 if obj is None else 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        accounts = cast(CitationQuerySet, super().get_queryset(request))
        return accounts.visible_to(at_desk(request).user).select_related("article", "claimant")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Of sources, those that the person may know: a refused form shows, and checks quotes in, no other."""
        if db_field.related_model is Article:
            kwargs["queryset"] = Article.objects.visible_to(at_desk(request).user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and (db_field.name == "quote" or db_field.name.startswith(("claim_", "translation_"))):
            field.widget.attrs["rows"] = 3
        return in_its_direction(adds_alone(field), db_field)
