"""What all of the desk shares: Django's admin in the desk's way, how its own pages are opened, and their frame."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, FieldDoesNotExist, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import (
    EmailField,
    Field,
    FloatField,
    Model,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    QuerySet,
    SlugField,
    URLField,
)
from django.forms import Field as FormField
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from events.desk.choosing import conflict_at, narrowed
from events.desk.fields import TypedDateField
from events.desk.generic import BaseModelAdmin, ModelAdmin
from events.desk.sure import password_page
from events.desk.widgets import ChosenRow, DateClaimInput, DigitsInput, TickedRows
from events.models import Conflict, Event
from events.models.belonging import is_of, its_own_first
from events.models.fields import DateClaimField
from events.record.door import Door
from events.text.given import row_number
from events.text.languages import LANGUAGES, current_language, direction, of_a_language_used
from events.text.searching import searchable

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec

# What a page needs of who opens it. "view" and "change" are asked of this very row: a contributor changes the drafts
# that they began.
LOGIN: tuple[str, ...] = ()
VIEW, CHANGE = ("view",), ("change",)
VIEW_EVENTS, CHANGE_EVENTS = ("events.view_event",), ("events.change_event",)
VIEW_CONFLICTS = ("events.view_conflict",)
PUBLISH, ERASE = ("events.publish_event",), ("events.erase_event",)
MERGE = (*PUBLISH, *CHANGE)
READ = ("events.change_candidate", "events.add_event", "events.change_event")


class DeskRequest(HttpRequest):
    """A request that the desk's login has let through."""

    user: User
    door: Door  # of the change as which a form is being saved
    refused: ValidationError  # why that change was refused
    fetched: Any  # what stands at an article's address: an Upload, or the ValidationError that says why nothing
    made_public: bool  # whether that change published what readers did not see
    waiting_messages: list[tuple[Any, int | str]] | None  # what is told, and at which level, once it is closed


def at_desk(request: HttpRequest) -> DeskRequest:
    """The same request, for Django's own hooks, whose signatures do not know of the login."""
    return cast(DeskRequest, request)


def may_publish(request: HttpRequest) -> bool:
    return at_desk(request).user.has_perms(PUBLISH)


@dataclass(frozen=True)
class Page:
    """A page beside those of Django's admin; where its path has a `pk`, its function is given that row."""

    path: str
    show: Callable[..., HttpResponseBase]
    needs: tuple[str, ...]
    name: str  # of its address, for reverse()
    post_only: bool = False
    hidden: bool = False  # for those who may not open it, it does not exist
    sure: bool = False  # what is sent to it is done once the password was given again


Row = TypeVar("Row", bound=Model)
ENDINGS = tuple(f"_{lang}" for lang in LANGUAGES)  # of the names of fields


class ChoosesRows(BaseModelAdmin[Row]):
    """Names other rows by fields that take any text and show only what is a row."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChosenRow(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> "_FieldsetSpec":
        return of_languages_used(super().get_fieldsets(request, obj))

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """Whether a popup may name rows by this column: Django fails at the name of a relation from elsewhere."""
        columns = {field.name for field in self.opts.concrete_fields}
        return to_field in columns and super().to_field_allowed(request, to_field)


class RelatedOfTheDesk(admin.RelatedFieldListFilter):
    """Offers what belongs to the conflict of the desk."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: "ModelAdmin[Any]") -> Any:
        conflict = conflict_at(request)
        ordering = self.field_admin_ordering(field, request, model_admin)
        offered: Any = is_of(field.related_model, conflict) if conflict else {}
        return field.get_choices(include_blank=False, ordering=ordering, limit_choices_to=offered)


MOST_SOUGHT = 200  # letters
COMPARISONS = ("exact", "in", "isnull", "gt", "gte", "lt", "lte")
MOST_PAGED = 100_000  # rows of a list: a thousand pages


class ListOfTheDesk(ChangeList):
    """Rows of the conflict of the desk, unless the address asks for those of one, or of an import."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> "QuerySet[Any]":
        if not any(name.startswith(("conflict", "import_batch")) for name in request.GET):
            # Django counts its rows, too, to say how many there are without the filter.
            self.root_queryset = narrowed(self.model_admin.get_queryset(request), conflict_at(request))
        if self.model is Event and not self.query and not any(name.startswith("status") for name in request.GET):
            self.root_queryset = self.root_queryset.exclude(status=Event.Status.WITHDRAWN)
        return super().get_queryset(request, exclude_parameters)

    def get_results(self, request: HttpRequest) -> None:
        self.list_per_page = cast("DeskAdmin[Any]", self.model_admin).rows_a_page(request)
        super().get_results(request)


class NarrowPages(Paginator):  # type: ignore[type-arg]
    """Looks for the rows of a page by their ids alone: what goes with them is joined to one page, not to all rows.

    Counts no further than MOST_PAGED, after which a filter leads on.
    """

    @cached_property
    def count(self) -> int:
        rows = cast("QuerySet[Any]", self.object_list)
        return rows.order_by()[: MOST_PAGED + 1].count()

    @property
    def is_cut(self) -> bool:
        return self.count > MOST_PAGED

    def page(self, number: int | str) -> Any:
        page = super().page(number)
        rows = cast("QuerySet[Any]", self.object_list)
        ids = list(cast("QuerySet[Any]", page.object_list).values_list("pk", flat=True))
        page.object_list = rows.filter(pk__in=ids)
        return page


def compares_plainly(model: type[Model], lookup: str) -> bool:
    """Whether it compares a column as it is, of the model or of one that it leads to: not by a pattern or a part.

    A word alone is a filter's own name, or Django says that it is none.
    """
    parts = lookup.split("__")
    if len(parts) == 1:
        return True
    while parts:
        try:
            field: Any = model._meta.get_field("id" if parts[0] == "pk" else parts[0])
        except FieldDoesNotExist:
            break
        del parts[0]
        model = field.related_model or model
    return not parts or (len(parts) == 1 and parts[0] in COMPARISONS)


class DeskAdmin(ChoosesRows[Row], ModelAdmin[Row]):
    """Finds a name whatever its hamza, accents or case, and writes each text in its own direction."""

    class Media:
        js = ["events/desk.js"]
        css = {"all": ["events/admin.css"]}

    formfield_overrides = {
        DateClaimField: {"form_class": TypedDateField, "widget": DateClaimInput},
        PositiveIntegerField: {"widget": DigitsInput},
        PositiveSmallIntegerField: {"widget": DigitsInput},
        FloatField: {"widget": DigitsInput},
    }
    show_full_result_count = False  # a second count of all
    search_fields = ["search_text__contains"]  # served by an index, as `icontains` is not
    paginator = NarrowPages
    pages: Sequence[Page] = ()

    def rows_a_page(self, request: HttpRequest) -> int:
        return self.list_per_page

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        title = {} if IS_POPUP_VAR in request.GET else {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        of_conflicts = self.model is Event or hasattr(self.model, "conflicts")
        return ListOfTheDesk if of_conflicts else ChangeList

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What is made at the desk of one conflict is of it."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        conflict = conflict_at(request)
        return {"conflict": str(conflict.pk), "conflicts": [conflict.pk], **initial} if conflict else initial

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.related_model is Conflict:
            kwargs["widget"] = TickedRows
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        return in_its_direction(super().formfield_for_dbfield(db_field, request, **kwargs), db_field)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """What the desk's own links ask, and no other question: a pattern of somebody's own may take hours."""
        return compares_plainly(self.model, lookup) and super().lookup_allowed(lookup, value, request)

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *where: Any, **place: Any
    ) -> HttpResponse | None:
        """Raises BadRequest for rows that no list offers."""
        if not all(map(row_number, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("A row is named by its number.")
        return super().response_action(request, queryset, *where, **place)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Row], search_term: str
    ) -> tuple[QuerySet[Row], bool]:
        """Among what is offered while one types, what belongs to the conflict of the desk stands first."""
        found, duplicates = super().get_search_results(request, queryset, searchable(search_term[:MOST_SOUGHT]))
        offered = request.resolver_match and request.resolver_match.url_name == "autocomplete"
        belongs = hasattr(self.model, "conflicts")
        return its_own_first(found, conflict_at(request)) if offered and belongs else found, duplicates

    def get_formset_kwargs(self, request: HttpRequest, obj: Row, inline: Any, prefix: str) -> dict[str, Any]:
        """Nothing here is saved as new, though Django's forms begin to where a stranger asks for it."""
        return {**super().get_formset_kwargs(request, obj, inline, prefix), "save_as_new": False}

    def get_urls(self) -> list[URLPattern]:
        views = [(page, self.admin_site.admin_view(self.opened(page))) for page in self.pages]
        return [*(path(page.path, view, name=page.name) for page, view in views), *super().get_urls()]

    def opened(self, page: Page) -> Callable[..., HttpResponseBase]:
        """The view of a page: 405, 404 and 403 are answered here, in this order, before its function runs."""

        def view(request: HttpRequest, pk: int | str | None = None, **parts: Any) -> HttpResponseBase:
            row = None if pk is None else self.get_object(request, str(pk))
            if pk is not None and row is None:
                raise Http404
            if not self.allows(request, page.needs, row):
                raise Http404 if page.hidden else PermissionDenied
            if page.sure and (asked := password_page(at_desk(request))):
                return asked
            return page.show(request, **parts) if row is None else page.show(request, row, **parts)

        return require_POST(view) if page.post_only else view

    def allows(self, request: HttpRequest, needs: Sequence[str], row: Row | None) -> bool:
        of_the_row = {"view": self.has_view_permission, "change": self.has_change_permission}
        user = at_desk(request).user
        return all(of_the_row[need](request, row) if need in of_the_row else user.has_perm(need) for need in needs)


def desk_of(model: type[Row]) -> "ModelAdmin[Row]":
    """The admin under which the rows of a model are worked on."""
    return admin.site.get_model_admin(model)


def apart(thing: object) -> str:
    """Its name, in whichever direction it runs, among words of the other one."""
    return f"\u2068{thing}\u2069"


BEFORE_WORDS = gettext_lazy(": ")  # after a space in French


def told_of(thing: object, said: object) -> str:
    return f"{thing}{BEFORE_WORDS}{said}"


def framed(request: HttpRequest, template: str, title: str, model: type[Model], **context: Any) -> HttpResponse:
    """A page of the desk about a model: the template of this name, among those of the desk, with what it shows."""
    frame = {**admin.site.each_context(request), "title": title, "opts": model._meta}
    return render(request, f"admin/events/{template}.html", {**frame, **context})


def of_languages_used(fieldsets: "_FieldsetSpec") -> "_FieldsetSpec":
    """Without the texts of languages in which this installation writes none; those of the desk's own come first."""

    def kept(fields: Any) -> list[Any]:
        used = (
            field if isinstance(field, str) else tuple(own_first(name for name in field if of_a_language_used(name)))
            for field in fields
        )
        return own_first(
            field for field in used if field and (not isinstance(field, str) or of_a_language_used(field))
        )

    return [(name, {**part, "fields": kept(part["fields"])}) for name, part in fieldsets]


def own_first(fields: Iterable[Any]) -> list[Any]:
    """Of each text the field in the desk's language before those in the others; all else as it stands."""
    own = f"_{current_language()}"
    texts = groupby(fields, lambda field: field[:-3] if isinstance(field, str) and field[-3:] in ENDINGS else field)
    return [field for _text, group in texts for field in sorted(group, key=lambda one: one[-3:] != own)]


CODES = (SlugField, URLField, EmailField)
NAMED_CODES = ("colour", "symbol", "language")


def in_its_direction(field: FormField | None, column: "Field[Any, Any]") -> FormField | None:
    """A form field whose text runs as its language does, whatever the language of the desk.

    What helps with a text in several languages is told once, beside that which comes first.
    """
    text, lang = column.name[:-3], column.name[-2:]
    if field and (isinstance(column, CODES) or column.name in NAMED_CODES):
        field.widget.attrs["dir"] = "ltr"  # in Arabic "#" and "/" would go to the other end
    if field and column.name[-3:] in ENDINGS:
        field.widget.attrs["dir"] = direction(lang)
        used = [code for code in (current_language(), *LANGUAGES) if of_a_language_used(f"{text}_{code}")]
        columns: Any = (column.model._meta.get_field(f"{text}_{code}") for code in LANGUAGES)
        told = next(filter(None, (one.help_text for one in columns)), "")
        field.help_text = told if lang == used[0] else ""
    return field
