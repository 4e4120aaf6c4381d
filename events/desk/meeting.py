"""Two editors met over one event: nothing of either is lost, and the second one chooses, place by place."""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from events.desk.base import DeskRequest, framed
from events.desk.forms import DecidingForm, say_refused
from events.desk.seen import TAKEN_OUT
from events.desk.version_words import Words
from events.models import Event, Revision
from events.record import meeting
from events.record.comparing import merge3, merged
from events.record.document import Document, apply_document
from events.record.door import Stale, change
from events.record.erasing import typed_before
from events.text.given import row_number, whole_number

OWN = gettext_noop("You saved this event in another window meanwhile. Nothing of that was overwritten.")


def outdated_base(request: DeskRequest, event: Event) -> Revision | None:
    """The version from which the sent form began, where the event has moved on since."""
    base = whole_number(request.POST.get("base_version"))
    if base is None or base == event.version:
        return None
    return event.revisions.filter(number=base).first()


def begin_meeting(request: DeskRequest, event: Event, base: Revision) -> HttpResponse:
    """The meeting to which a form leads that was sent from an outdated version."""
    typed = told_of_erased(request, meeting.typed_document(request.POST, base.document), base)
    reasons = {name: request.POST.get(name, "") for name in ("reason", "public_reason")}
    return meeting_page(request, event, base, typed, DecidingForm(initial=reasons))


def told_of_erased(request: DeskRequest, typed: Document, base: Revision) -> Document:
    """What was typed into a version, of hidden sources what that said, and nothing that was erased since."""
    typed = meeting.with_hidden(typed, base.document, request.user)
    without = typed_before(typed, base)
    if without != typed:
        messages.warning(request, TAKEN_OUT)
    return without


def meeting_page(
    request: DeskRequest, event: Event, base: Revision, typed: Document, form: DecidingForm
) -> HttpResponse:
    """The page that shows what both changed, and lets the second editor choose."""
    theirs = event.revisions.select_related("by").get(number=event.version)
    words = Words(request.user)
    rows: list[dict[str, Any]] = [
        {
            "number": place,
            "clash": choice.clash,
            "place": words.place(choice.path, typed if choice.yours is not None else theirs.document),
            "base": words.value(choice.path, choice.base),
            "theirs": words.value(choice.path, choice.theirs),
            "yours": words.value(choice.path, choice.yours),
            "take_yours": choice.proposed == choice.yours,
        }
        for place, choice in enumerate(merge3(base.document, theirs.document, typed))
        if words.may_see(choice.path, base.document, theirs.document)
    ]
    return framed(
        request,
        "event/meeting",
        _(OWN) if theirs.by == request.user else str(Stale.message),
        Event,
        **{"event": event, "base": base, "theirs": theirs, "rows": rows, "form": form},
        typed=json.dumps(meeting.without_hidden(typed, request.user)),
    )


def save_meeting(request: DeskRequest, event: Event) -> HttpResponse:
    """Their version with what was taken from the second editor's, as a new version.

    Raises Http404 for an answer that the page of the meeting does not send.
    """
    try:
        base = event.revisions.get(number=row_number(request.POST["base"]))
        typed = meeting.read_document(request.POST["typed"], base.document)
        theirs = event.revisions.get(number=row_number(request.POST["theirs"]))
        typed = told_of_erased(request, typed, base)
        choices = merge3(base.document, theirs.document, typed)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, ObjectDoesNotExist):
        raise Http404 from None
    form = DecidingForm(request.POST)
    if not form.is_valid() or theirs.number != event.version:
        return meeting_page(request, event, base, typed, form)
    words, documents = Words(request.user), (base.document, theirs.document)
    seen = [(number, choice.path) for number, choice in enumerate(choices) if words.may_see(choice.path, *documents)]
    taken = [path for number, path in seen if request.POST.get(f"take-{number}") == "yours"]
    try:
        document = meeting.applicable(merged(theirs.document, typed, taken), theirs.document)
        with change([event.pk], by=request.user, base=theirs.number, **form.cleaned_data) as door:
            apply_document(door.event, document)
            meeting.check(door.event)
    except Stale:
        return meeting_page(request, get_object_or_404(Event, pk=event.pk), base, typed, form)
    except ValidationError as error:
        say_refused(form, error)
        return meeting_page(request, event, base, typed, form)
    except (KeyError, TypeError, AttributeError):  # of another shape than a document's
        raise Http404 from None
    except ObjectDoesNotExist:
        form.add_error(None, _("What you typed names a kind, place, source or actor that is not there."))
        return meeting_page(request, event, base, typed, form)
    messages.success(request, _("Saved. What both of you changed stands in the history."))
    return HttpResponseRedirect(reverse("admin:events_event_change", args=[event.pk]))
