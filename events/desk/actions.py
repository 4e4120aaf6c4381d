"""What is done to the chosen events of the list: each event is one change; all of them are a batch to undo."""

from collections.abc import Callable, Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME, ActionForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.desk.base import BEFORE_WORDS, DeskAdmin, at_desk, told_of
from events.desk.comments import assign, colleagues, mail_assigned
from events.models import Event
from events.models.finding import EventQuerySet, Status
from events.record import verbs
from events.record.at_once import together
from events.record.door import Stale, change
from events.text.given import row_number, whole_number
from events.text.languages import current_language

# Events that a request changes: 25 ms each, 45 on a busy machine; an embedded database lets nobody else write then.
MOST = 100
TOO_MANY = _(
    "At most %(most)d events are changed at once, and %(chosen)d are chosen: nothing was changed. Choose fewer, by "
    "the filters or page by page; a whole import is published by taking it back and importing its file anew with "
    "“publish what is imported”."
)


class TableActionForm(ActionForm):
    """What is to be done with the chosen events, or with the rows that were filled in, and why: once for all."""

    public_reason = forms.CharField(label=_("reason told to readers"), required=False, max_length=500)
    reason = forms.CharField(label=_("reason for this change"), required=False, max_length=500)
    to = forms.ModelChoiceField(label=_("for"), queryset=User.objects.none(), required=False, empty_label="–")
    mail = forms.BooleanField(label=_("tell them by mail"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues()  # type: ignore[attr-defined]
        if not settings.SENDS_MAIL:
            del self.fields["mail"]


def reasons(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "").strip()[:500] for name in ("reason", "public_reason")}


@admin.action(description=_("Publish the selected events"), permissions=["publish"])
def publish_selected(desk: DeskAdmin[Event], request: HttpRequest, queryset: QuerySet[Event]) -> None:
    user, said = at_desk(request).user, reasons(request)
    to_each(request, queryset, lambda event: verbs.publish(event, by=user, **said))


@admin.action(description=_("Send the selected events to review"), permissions=["change"])
def send_selected_to_review(desk: DeskAdmin[Event], request: HttpRequest, queryset: QuerySet[Event]) -> None:
    user, reason = at_desk(request).user, reasons(request)["reason"]
    drafts = cast(EventQuerySet, queryset).changeable_by(user).filter(status=Status.DRAFT)
    to_each(request, drafts, lambda event: verbs.send_to_review(event, by=user, reason=reason))


@admin.action(description=_("Withdraw the selected events"), permissions=["publish"])
def withdraw_selected(desk: DeskAdmin[Event], request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse | None:
    """Those that readers see, with the reason told to them."""
    user, said = at_desk(request).user, reasons(request)
    if not said["public_reason"]:
        messages.error(request, gettext("Write the reason told to readers: nothing was changed."))
        return as_chosen(desk, request)
    published = queryset.filter(status=Status.PUBLISHED)
    to_each(request, published, lambda event: verbs.withdraw(event, by=user, **said), withdrawn)
    return None


@admin.action(description=_("Discard the selected drafts"), permissions=["change"])
def discard_selected(desk: DeskAdmin[Event], request: HttpRequest, queryset: QuerySet[Event]) -> None:
    """Withdrawn, without a notice, as no reader saw them; they can be brought back."""
    user, reason = at_desk(request).user, reasons(request)["reason"]
    drafts = cast(EventQuerySet, queryset).changeable_by(user).filter(status__in=(Status.DRAFT, Status.IN_REVIEW))
    to_each(request, drafts, lambda event: verbs.withdraw(event, by=user, reason=reason))


@admin.action(description=_("Assign the selected events"), permissions=["change"])
def assign_selected(desk: DeskAdmin[Event], request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse | None:
    """To the person beside the action; the reason there is the comment."""
    at = at_desk(request)
    to = colleagues().filter(pk=row_number(request.POST.get("to"))).first()
    if to is None:
        messages.error(request, gettext("Choose beside the action for whom they are."))
        return as_chosen(desk, request)
    events = cast(EventQuerySet, queryset)
    if events.count() > MOST:
        messages.error(request, TOO_MANY % {"most": MOST, "chosen": events.count()})
        return None
    ours = set(events.filter(merged_into=None).changeable_by(at.user).values_list("pk", flat=True))
    # A draft that is asked of somebody is theirs to change.
    theirs = set(events.changeable_by(to).values_list("pk", flat=True))
    assigned: list[Event] = []
    with transaction.atomic():
        for event in events:
            if event.pk not in ours:
                say_left(request, event, ValidationError(gettext("Only those who may change the event assign it.")))
            elif event.pk not in theirs and event.status != Status.DRAFT:
                say_left(request, event, ValidationError(gettext("%s may change drafts alone.") % to))
            else:
                assign(at, event, reasons(request)["reason"], to)
                assigned.append(event)
    if assigned:
        told = ngettext(
            "%(count)d event is assigned to %(who)s.", "%(count)d events are assigned to %(who)s.", len(assigned)
        )
        messages.success(request, told % {"count": len(assigned), "who": to})
        if "mail" in request.POST:
            mail_assigned(at, assigned, reasons(request)["reason"], to)
    return None


@admin.action(description=_("Merge two events"), permissions=["publish"])
def merge_selected(desk: DeskAdmin[Event], request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse | None:
    """To the page that merges the second into the first, the older one."""
    chosen = list(queryset.exclude(status=Status.WITHDRAWN).order_by("pk")[:3])
    if len(chosen) != 2:
        messages.warning(request, gettext("Choose two events that are not withdrawn."))
        return None
    kept, gone = chosen
    return HttpResponseRedirect(f"{reverse('admin:events_event_merge', args=[kept.pk])}?other={gone.pk}")


def as_chosen(desk: DeskAdmin[Event], request: HttpRequest) -> HttpResponse:
    """The list as it was sent, for what is still lacking: the ticks, the action and what is typed beside it stand."""
    request.method = "GET"
    answer = desk.changelist_view(request)
    request.method = "POST"
    if isinstance(answer, TemplateResponse) and answer.context_data:
        answer.context_data["action_form"].initial = request.POST.dict()
        ticked = set(request.POST.getlist(ACTION_CHECKBOX_NAME))
        for event in answer.context_data["cl"].result_list:
            event.ticked = str(event.pk) in ticked
    return answer


def changed(count: int) -> str:
    return ngettext("%(count)d event was changed.", "%(count)d events were changed.", count) % {"count": count}


def withdrawn(count: int) -> str:
    return ngettext("%(count)d event was withdrawn.", "%(count)d events were withdrawn.", count) % {"count": count}


def to_each(
    request: HttpRequest,
    events: QuerySet[Event],
    act: Callable[[Event], None],
    told: Callable[[int], str] = changed,
) -> None:
    """Do it to each event by itself; those that cannot, or were changed meanwhile, are named with the reason.

    Readers see all of it or nothing; of more than `MOST` events, nothing is done.
    """
    chosen = events.count()
    if chosen > MOST:
        messages.error(request, TOO_MANY % {"most": MOST, "chosen": chosen})
        return
    try:
        with together(events.values_list("pk", flat=True)):
            count, batch = done_to_each(request, events, act)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return
    say_changed(request, count, batch, told)


def done_to_each(request: HttpRequest, events: Iterable[Event], act: Callable[[Event], None]) -> tuple[int, str]:
    """How many were changed, and in which batch."""
    count, batch = 0, f"action-{uuid4().hex[:12]}"
    for event in events:
        base = whole_number(request.POST.get(f"seen-{event.pk}"))
        try:
            with change([event.pk], by=at_desk(request).user, batch=batch, base=base):
                act(event)
            count += 1
        except ValidationError as error:
            say_left(request, event, error)
        except Stale as stale:
            messages.warning(request, told_of(event, stale))
    return count, batch


def say_left(request: HttpRequest, event: Event, error: ValidationError) -> None:
    """Why it stays as it is, with the way to the field of its form that can mend that."""
    asked = (getattr(error, "params", None) or {}).get("fields", [])
    if getattr(error, "code", "") == "untold":
        asked = ["public_reason"]
    names = [name if name in ("date", "public_reason") else f"{name}_{current_language()}" for name in asked]
    address = reverse("admin:events_event_change", args=[event.pk]) + "".join(f"#id_{name}" for name in names[:1])
    messages.warning(
        request, format_html('<a href="{}">{}</a>{}{}', address, event, BEFORE_WORDS, " ".join(error.messages))
    )


def with_way_back(message: str, batch: str) -> str:
    undo = reverse("admin:events_event_undo", args=[batch])
    return format_html('{} <a href="{}" data-at-once>{}</a>', message, undo, _("Undo"))


def say_changed(request: HttpRequest, count: int, batch: str, told: Callable[[int], str] = changed) -> None:
    """With the way back."""
    message = with_way_back(told(count), batch) if count else told(count)
    messages.add_message(request, messages.SUCCESS if count else messages.WARNING, message)
