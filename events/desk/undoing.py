"""Taking an import back at the desk: what that would do is shown before it is done, with what stays and why."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.desk.base import DeskRequest, framed
from events.desk.forms import say_refused
from events.desk.versions import say_gone
from events.importing.background import GOES_ON, begin_undo, undo_progress, undo_state
from events.importing.undoing import Undoing, undo_import, undoing, why_left
from events.models import Event, FileImport
from events.models.finding import EventQuerySet

MOST = 1000  # events that are deleted within a request; more in the background
MOST_RESTORED = 100  # likewise, that are as before: 25 ms each
MOST_TOLD = 200  # events that stay and are listed on the page


class UndoForm(forms.Form):
    """Why readers no longer find what they saw; asked only where they saw some of it."""

    public_reason = forms.CharField(
        label=gettext_lazy("reason, told to readers"),
        max_length=500,
        widget=forms.Textarea({"rows": 2, "autofocus": True}),
        help_text=gettext_lazy("It stands in the feed, and at the address of each event that they saw."),
    )


def undo(request: DeskRequest, batch: str) -> HttpResponse:
    """What taking an import back would do, and the button that does it; of one that was taken back, what stayed.

    While that goes on in the background, how it stands. Raises Http404 for a batch of no event, unless its import has
    a page, which says that it was taken back.
    """
    events = undoing(batch)
    created, updated = events.created.count(), events.updated.count()
    count = created + updated
    if not count + events.left.count():
        return to_its_import(batch)
    state = undo_state(batch)
    if state in GOES_ON:
        undone, total = undo_progress(batch)
        context = {"undo": state, "undone": undone, "to_undo": total}
        return framed(request, "event/being_undone", _("This import is being taken back"), Event, **context)
    sent = request.POST if request.method == "POST" else None
    form = UndoForm(sent) if events.seen() else forms.Form(sent)
    if count and form.is_valid():
        if created > MOST or updated > MOST_RESTORED:
            return in_background(request, batch, form.cleaned_data.get("public_reason", ""))
        try:
            done = undo_import(batch, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            say_refused(form, error)
        else:
            told = _("The import was undone: %(deleted)d deleted, %(restored)d as before, %(left)d left as they are.")
            counts = {"deleted": done.deleted, "restored": done.restored, "left": len(done.left)}
            messages.success(request, told % counts)
            say_gone(request, done.gone)
            here = reverse("admin:events_event_undo_import", args=[batch])
            return HttpResponseRedirect(here if done.left else reverse("admin:events_event_changelist"))
    return page(request, events, form, state if count else "", refused(batch) if count else "")


def in_background(request: DeskRequest, batch: str, public_reason: str) -> HttpResponse:
    begin_undo(batch, request.user, public_reason)
    return HttpResponseRedirect(reverse("admin:events_event_undo_import", args=[batch]))


def to_its_import(batch: str) -> HttpResponse:
    """Of one that was taken back. Raises Http404 where none is."""
    row = FileImport.objects.filter(batch=batch, state=FileImport.State.UNDONE).first()
    if row is None:
        raise Http404
    return HttpResponseRedirect(reverse("admin:events_event_imported", args=[row.pk]))


def refused(batch: str) -> str:
    """Why it could not be taken back in the background, the last time; "" where nothing was said."""
    row = FileImport.objects.filter(batch=batch, state=FileImport.State.DONE).first()
    return row.error if row else ""


def page(request: DeskRequest, events: Undoing, form: forms.Form, state: str, error: str) -> HttpResponse:
    deleted, restored = events.created.count(), events.updated.count()
    title = _("Undo this import?") if deleted + restored else _("This import was undone")
    return framed(
        request,
        "event/undo_import",
        title,
        Event,
        **{"deleted": deleted, "restored": restored, "seen": events.created.seen().count(), "form": form},
        left=left_with_reasons(events.left),
        undo=state,
        error=error,
    )


def left_with_reasons(left: EventQuerySet) -> list[tuple[Event, str]]:
    """The first of those that stay, each with why."""
    return [(event, why_left(event)) for event in left[:MOST_TOLD]]
