"""The versions of an event at the desk: listed, compared, restored, and undone in batches."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.desk import actions
from events.desk.base import DeskRequest, apart, desk_of, framed, may_publish, told_of
from events.desk.forms import DecidingForm, say_refused
from events.desk.names import part
from events.desk.version_words import Words, reason_in_words
from events.intake.deciding import reason_told
from events.models import Event, Revision
from events.models.finding import Status
from events.record import verbs
from events.record.at_once import together
from events.record.comparing import differences
from events.record.door import Stale
from events.record.names import NAMES, PARTED
from events.record.removing import told_gone
from events.text.given import row_number
from events.text.languages import chosen


def history(request: DeskRequest, event: Event) -> HttpResponse:
    revisions = list(event.revisions.select_related("by"))
    for revision in revisions:
        revision.reason = reason_in_words(reason_told(revision.reason, request.user))
        revision.title_told = chosen(revision.document["title"].get)  # type: ignore[attr-defined]
        revision.status_told = Status(revision.document["status"]).label  # type: ignore[attr-defined]
    title, comments = _("History: %s") % apart(event), event.comments.select_related("by", "to")
    return framed(
        request, "event/history", title, Event, event=event, revisions=revisions, comments=comments, comment_form=None
    )


def compare(request: DeskRequest, event: Event) -> HttpResponse:
    """Two versions, field by field: `?from=1&to=3`. Raises Http404 where one of them is not there."""
    before, after = (
        event.revisions.filter(number=row_number(request.GET.get(name))).select_related("by").first()
        for name in ("from", "to")
    )
    if before is None or after is None:
        raise Http404
    return comparison(request, event, before, after, DecidingForm())


def comparison(
    request: DeskRequest, event: Event, before: Revision, after: Revision, form: DecidingForm
) -> HttpResponse:
    """The page that compares two versions; the form, with its errors, where the older one can be restored."""
    words, documents = Words(request.user), (after.document, before.document)
    changes = differences(before.document, after.document)
    shown = [change for change in changes if words.may_see(change.path, *documents)]
    rows = [
        (
            words.place(change.path, after.document if change.after is not None else before.document),
            words.value(change.path, change.before),
            words.value(change.path, change.after),
        )
        for change in shown
    ]
    # Restoring brings back what was said, not who sees it.
    said = [change for change in changes if change.path[-1] not in ("status", "published")]
    restorable = said and before.number != event.version and desk_of(Event).has_change_permission(request, event)
    return framed(
        request,
        "event/compare",
        _("Compare versions: %s") % apart(event),
        Event,
        **{"event": event, "before": before, "after": after, "rows": rows, "hidden": len(changes) - len(shown)},
        **{"form": form if restorable else None, "published": event.status == Status.PUBLISHED},
        status_changed=any(change.path == ("status",) for change in changes),
    )


def restore(request: DeskRequest, event: Event, number: int) -> HttpResponse:
    """Bring back the version of this number, or say why not. Raises Http404 where there is none."""
    revision = get_object_or_404(event.revisions, number=number)
    form = DecidingForm(request.POST)
    gone = list[str]()
    if form.is_valid():
        reason = form.cleaned_data["reason"] or _("Restored version %s") % number
        try:
            gone = verbs.restore(event, revision, by=request.user, **{**form.cleaned_data, "reason": reason})
        except ValidationError as error:
            say_refused(form, error)
    if form.errors:
        now = event.revisions.get(number=event.version)
        return comparison(request, event, revision, now, form)
    messages.success(request, _("Version %s was restored as a new version.") % number)
    say_gone(request, gone)
    return HttpResponseRedirect(reverse("admin:events_event_change", args=[event.pk]))


def say_gone(request: DeskRequest, gone: list[str]) -> None:
    if told := told_gone(gone):
        messages.warning(request, told)


def undo(request: DeskRequest, batch: str) -> HttpResponse:
    """What one action or import did, event by event, and the button that undoes it.

    Raises Http404 for a batch of somebody else, unless the person may publish, and for one that did nothing.
    """
    if batch.startswith(NAMES) and not batch.endswith(PARTED):
        if not may_publish(request):
            raise Http404
        return part(request, batch)
    revisions = Revision.objects.filter(batch=batch).select_related("event", "event__conflict").order_by("pk")
    if not may_publish(request):
        revisions = revisions.filter(by=request.user)
    if revisions.count() > actions.MOST:
        revisions = revisions.filter(number=F("event__version"))  # no press reaches those changed since
    total, shown = revisions.count(), list(revisions[: actions.MOST])
    if not shown:
        raise Http404
    if request.method != "POST":
        title = _("Undo what was done to these events?")
        most = actions.MOST if total > len(shown) else 0
        return framed(
            request, "event/undo", title, Event, event=shown[0].event, revisions=shown, most=most, total=total
        )
    try:
        with together(revision.event_id for revision in shown):
            count = sum(is_undone(request, revision) for revision in shown)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(request.path)
    message = ngettext("%(count)d event is as it was before.", "%(count)d events are as they were before.", count)
    messages.add_message(request, messages.SUCCESS if count else messages.WARNING, message % {"count": count})
    more = count and total > len(shown)
    if more:
        return HttpResponseRedirect(request.path)
    one = [shown[0].event_id] if total == 1 else []
    return HttpResponseRedirect(reverse(f"admin:events_event_change{'' if one else 'list'}", args=one))


def is_undone(request: DeskRequest, revision: Revision) -> bool:
    """Undo it; why that cannot be is said."""
    try:
        say_gone(request, verbs.undo(revision.event, revision, by=request.user))
    except Stale:
        messages.warning(request, told_of(revision.event, _("It was changed again since, and stays as it is.")))
    except ValidationError as error:
        messages.warning(request, told_of(revision.event, " ".join(error.messages)))
    else:
        return True
    return False
