"""Events at the desk: their list, their form, which saves as one change, and what else is done from there."""

from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import label_for_field
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Field, OuterRef, QuerySet, Subquery
from django.forms import Field as FormField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.dates.words import in_words
from events.desk import table
from events.desk.actions import (
    MOST,
    TableActionForm,
    assign_selected,
    discard_selected,
    merge_selected,
    publish_selected,
    send_selected_to_review,
    with_way_back,
    withdraw_selected,
)
from events.desk.base import READ, DeskAdmin, DeskRequest, RelatedOfTheDesk, at_desk, may_publish
from events.desk.carrying_out import links
from events.desk.choosing import conflict_at
from events.desk.comments import CommentForm
from events.desk.erasing import link_to_erasing
from events.desk.forms import EventForm
from events.desk.generic import ModelForm
from events.desk.imports import link_to_import
from events.desk.inlines import CitationInline, ParticipationInline, adds_alone
from events.desk.meeting import begin_meeting, outdated_base
from events.desk.waiting import EVENTS, WaitingFilter, how_many
from events.models import Citation, Event
from events.models.columns import in_languages
from events.models.finding import EventQuerySet, Status
from events.record import verbs
from events.record.door import change
from events.text.languages import LANGUAGES, current_language, languages_used, listed

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec


MOST_FACETED = 20_000  # published events of a list whose filters say how many each would leave: each reads them all


class WaitingEvents(WaitingFilter[EventQuerySet]):
    kinds = EVENTS


class EventAdmin(DeskAdmin[Event]):
    form = EventForm
    inlines = [CitationInline, ParticipationInline]
    list_filter = [
        WaitingEvents,
        "status",
        ("kind", RelatedOfTheDesk),
        "disputed",
        "disagreement_explained",
        "planned",
        "significance",
        "conflict",
    ]
    list_select_related = ["kind", "conflict", "place"]
    list_max_show_all = MOST
    action_form = TableActionForm
    ordering = ["earliest", "pk"]
    autocomplete_fields = ["conflict", "kind", "place"]
    readonly_fields = ["status", "version"]
    actions = [
        publish_selected,
        send_selected_to_review,
        assign_selected,
        withdraw_selected,
        discard_selected,
        merge_selected,
    ]
    # The first stands beside all others, and is seen all the time.
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *(("status", "version"), "base_version", "date", "kind", "place", "significance", "conflict"),
                    *("public_reason", "reason"),
                ]
            },
        ),
        (
            _("What readers are told"),
            {
                "classes": ["side-by-side"],
                "fields": [
                    in_languages(("title",)),
                    in_languages(("summary",)),
                    in_languages(("date_reason",)),
                    "disagreement_explained",
                    ("slug", "notes"),
                ],
            },
        ),
    ]

    # The list

    @admin.display(description=_("titles in"))
    def languages(self, event: Event) -> str:
        names = dict(settings.LANGUAGES)
        return listed([str(names[lang]) for lang in LANGUAGES if getattr(event, f"title_{lang}")])

    @admin.display(description=_("date"), ordering="earliest")
    def date_words(self, event: Event) -> str:
        return in_words(event.when, current_language(), planned=event.planned) if event.when else "–"

    @admin.display(description="≠")
    def disagreement(self, event: Event) -> str:
        """A sign, and the word of it to those who cannot see it or wonder."""
        if not event.disputed:
            return ""
        told = gettext("explained") if event.disagreement_explained else gettext("sources disagree on the date")
        return format_html('<span class="disagrees" title="{0}">≠ <span>{0}</span></span>', told)

    @admin.display(description=_("accounts"), ordering="citation_count")
    def accounts(self, event: Event) -> int:
        """Of drafts too, which have none that readers see."""
        return cast(int, getattr(event, "told", None) or 0)

    @admin.display(description=_("actors"))
    def taking_part(self, event: Event) -> str:
        return listed([str(row.actor) for row in event.participations.all()])

    def get_list_display(self, request: HttpRequest) -> Any:
        return ["__str__", *table.columns(request)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        events, shown = super().get_queryset(request), table.columns(request)
        if "accounts" in shown:
            told = Citation.objects.filter(event=OuterRef("pk")).order_by().values("event")
            events = events.annotate(told=Subquery(told.annotate(number=Count("pk")).values("number")))
        return events.prefetch_related("participations__actor") if "taking_part" in shown else events

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changelist = super().get_changelist_instance(request)
        changelist.list_editable = ("__all__",) if table.is_filling(request) else ()
        if how_many(conflict_at(request)) > MOST_FACETED:
            changelist.is_facets_optional = changelist.add_facets = False
        return changelist

    def rows_a_page(self, request: HttpRequest) -> int:
        """Fewer where each has a form of its own, which takes five times as long to make."""
        return table.ROWS_FILLED if table.is_filling(request) else super().rows_a_page(request)

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        return table.formset_of(request)

    def action_checkbox(self, obj: Event) -> SafeString:
        """With the version that the list shows, so that no action runs over what a colleague saved since."""
        seen = format_html('<input type="hidden" name="seen-{}" value="{}">', obj.pk, obj.version)
        box = super().action_checkbox(obj)
        if getattr(obj, "ticked", False):  # by `as_chosen`
            box = SafeString(box.replace("<input ", "<input checked ", 1))
        return box + seen

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if table.choose(request):
            kept = request.GET.copy()
            for name in ("columns", "filling"):
                kept.pop(name, None)
            return HttpResponseRedirect(f"{request.path}?{kept.urlencode()}")
        filling = table.is_filling(request) and self.has_change_permission(request)
        if filling and request.method == "POST" and "_save" in request.POST:
            formset = table.sent(request, cast(EventQuerySet, self.get_queryset(request)))
            if formset.is_valid() and table.save_table(request, formset):
                done = table.what_waits(request) and not self.get_changelist_instance(request).result_count
                return HttpResponseRedirect(reverse("admin:index") if done else request.get_full_path())
        elif filling and request.method == "POST":
            table.tell_why(request)
        context: dict[str, Any] = {
            "may_publish": may_publish(request),
            "is_nav_sidebar_enabled": False,  # the table takes its place
            "filling": filling,
            "begins_why": table.begins_why(request) if filling else "",
            "offered": {},
            "columns": [
                (name, label_for_field(name, Event, self), name in table.columns(request))
                for name in table.choosable()
            ],
            "may_fill": self.has_change_permission(request),
        }
        answer = super().changelist_view(request, {**(extra_context or {}), **context})
        if filling and isinstance(answer, TemplateResponse) and answer.context_data:
            answer.context_data["offered"] = table.offered(answer.context_data["cl"].formset)
            if form := answer.context_data.get("action_form"):
                form.fields.pop("public_reason", None)  # it is said below the table, once for all
        return answer

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Without the conflict where the desk is of one."""
        filters = super().get_list_filter(request)
        return [one for one in filters if one != "conflict" or conflict_at(request) is None]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "import_batch" or super().lookup_allowed(lookup, value, request)

    # Who may do what

    def has_change_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """A contributor changes the drafts that they began, an editor every event."""
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed or obj.merged_into_id:
            return allowed and obj is None
        # Django 6.1 asks this for each row of a list; who may publish may change all.
        return may_publish(request) or Event.objects.changeable_by(at_desk(request).user).filter(pk=obj.pk).exists()

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """Events are withdrawn, so that their address keeps a notice."""
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Asked by Django for the actions that need it."""
        return may_publish(request)

    # The form

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and (db_field.name.startswith(("summary_", "date_reason_")) or db_field.name == "notes"):
            field.widget.attrs["rows"] = 2
        return adds_alone(field)

    def get_fieldsets(self, request: HttpRequest, obj: Event | None = None) -> "_FieldsetSpec":
        """Without the reasons of a change where none is made, and the readers' where they see none."""
        absent = set() if obj is None or self.has_change_permission(request, obj) else {"base_version", "reason"}
        absent |= set() if obj else {"reason"}
        absent |= set() if obj and obj.was_seen() and not absent else {"public_reason"}
        return [
            (name, {**options, "fields": [field for field in options["fields"] if field not in absent]})
            for name, options in super().get_fieldsets(request, obj)
        ]

    def get_form(
        self, request: HttpRequest, obj: Event | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Event]]:
        """The class of the form, which knows why the change was refused, if it is shown for that."""
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"refused": getattr(request, "refused", None)})

    def view_on_site(self, event: Event) -> str | None:
        return event.get_absolute_url() if event.status == Status.PUBLISHED else None

    # Saving: the whole form is one change.

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        event = self.get_object(request, object_id) if object_id else None
        extra_context = {
            **(extra_context or {}),
            **link_to_erasing(request, Event),
            "may_publish": may_publish(request),
            "may_read": at_desk(request).user.has_perms(READ),
            "is_nav_sidebar_enabled": False,  # the panel stands in its place
            "show_save_and_add_another": False,
            "missing_languages": event and missing_languages(event),
            "import_page": link_to_import(request, event),
            "next_event": event and next_event(at_desk(request), event),
            "comments": event and event.comments.select_related("by", "to"),
            "comment_form": CommentForm(),
            "hidden_accounts": hidden_accounts(at_desk(request), event) if event else 0,
        }
        if request.method != "POST" or (object_id and not self.has_change_permission(request, event)):
            return super().changeform_view(request, object_id, form_url, extra_context)
        at = at_desk(request)
        if event and (base := outdated_base(at, event)):
            return begin_meeting(at, event, base)
        at.waiting_messages = []
        batch = f"action-{uuid4().hex[:12]}"
        try:
            with change([event.pk] if event else [], by=at.user, batch=batch) as door:
                at.door = door
                answer = super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            # What only the whole change shows: the same form again, with all that was typed, and this said.
            at.refused, at.waiting_messages = error, None
            return super().changeform_view(request, object_id, form_url, extra_context)
        waiting, at.waiting_messages = at.waiting_messages, None
        for message, level in waiting:
            told = told_of_save(event, batch, message) if event and level == messages.SUCCESS else message
            self.message_user(request, told, level)
        return answer

    def message_user(
        self, request: HttpRequest, message: Any, level: int | str = messages.INFO, *args: Any, **kwargs: Any
    ) -> None:
        """Where a form is being saved, told once the change is closed: it may still be refused."""
        waiting = getattr(request, "waiting_messages", None)
        if waiting is None:
            super().message_user(request, message, level, *args, **kwargs)
        else:
            waiting.append((message, level))

    def save_model(self, request: HttpRequest, obj: Event, form: ModelForm[Event], change: bool) -> None:
        door = at_desk(request).door
        door.reason = form.cleaned_data.get("reason", "")
        door.public_reason = form.cleaned_data.get("public_reason", "")
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: ModelForm[Event], formsets: Any, change: bool) -> None:
        """Raises PermissionDenied where the form was sent to be published by a person who may not."""
        super().save_related(request, form, formsets, change)
        user = at_desk(request).user
        if "_publish" in request.POST:
            if not may_publish(request):
                raise PermissionDenied
            at_desk(request).made_public = form.instance.status != Status.PUBLISHED
            verbs.publish(form.instance, by=user)
        elif "_review" in request.POST:
            verbs.send_to_review(form.instance, by=user)

    def response_post_save_add(self, request: HttpRequest, obj: Event) -> HttpResponseRedirect:
        return self.response_post_save_change(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Event) -> HttpResponseRedirect:
        if getattr(request, "made_public", False):  # so it is told, not only as added or changed
            told = at_desk(request).waiting_messages or []
            at_desk(request).waiting_messages = [one for one in told if one[1] != messages.SUCCESS]
            self.message_user(request, format_html(gettext("Published: {}."), links(obj)), messages.SUCCESS)
        if {"_publish", "_review"} & set(request.POST):
            return HttpResponseRedirect(reverse("admin:events_event_change", args=[obj.pk]))
        return super().response_post_save_change(request, obj)


def told_of_save(event: Event, batch: str, message: str) -> str:
    """With the way back; what was saved as it was is said to be that."""
    if not event.revisions.filter(batch=batch).exists():
        return gettext("Nothing was changed: “%s” is as it was.") % event
    return with_way_back(message, batch)


def hidden_accounts(request: DeskRequest, event: Event) -> int:
    """How many of its accounts the person does not see: their sources are confidential."""
    return event.citations.exclude(pk__in=event.citations.visible_to(request.user)).count()


def missing_languages(event: Event) -> str:
    """The languages in which the event has no title yet, named."""
    names = dict(settings.LANGUAGES)
    missing = [names[lang] for lang in languages_used() if not getattr(event, f"title_{lang}")]
    return listed([str(name) for name in missing])


def next_event(request: DeskRequest, event: Event) -> Event | None:
    """The next one of the same status in its conflict, in the order of their dates."""
    alike = Event.objects.of(event.conflict).changeable_by(request.user).filter(status=event.status)
    return alike.after(event.earliest, event.pk).in_order().first()
