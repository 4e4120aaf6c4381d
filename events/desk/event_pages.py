"""Beside the pages of an event: the list as a table, what a typed date means, events for a field, withdrawing."""

from datetime import date
from typing import cast
from uuid import uuid4

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from events.dates.claims import fitting
from events.dates.words import in_words
from events.desk.actions import say_changed
from events.desk.base import DeskRequest, desk_of, framed
from events.desk.forms import ReasonForm, say_refused
from events.models import Conflict, Event
from events.models.finding import EventQuerySet, Status
from events.reading.typed import LONGEST, one_date
from events.record import verbs
from events.record.door import change
from events.record.table import OF_THE_DESK, as_csv
from events.text.folding import fold
from events.text.languages import current_language, in_all_languages
from events.text.searching import wanted

MOST_BESIDE = 10
MOST_SORTED = 200  # events that hold typed words, of which the ten likeliest are offered


def export(request: DeskRequest) -> StreamingHttpResponse | HttpResponseRedirect:
    """What the list shows, as filtered and searched, all its pages: a table for spreadsheets; the list itself for a
    filter that is none."""
    try:
        events = cast(EventQuerySet, desk_of(Event).get_changelist_instance(request).get_queryset(request))
    except IncorrectLookupParameters:
        return HttpResponseRedirect(f"{reverse('admin:events_event_changelist')}?{ERROR_FLAG}=1")

    def address(event: Event) -> str:
        return request.build_absolute_uri(event.get_absolute_url())

    events = events.prefetch_related(None)  # a filled-in list has its own of who took part
    lines = as_csv(events.with_drafts_for(request.user).with_accounts().iterator(500), address, OF_THE_DESK)
    response = StreamingHttpResponse(lines, "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="events-{date.today().isoformat()}.csv"'
    return response


def explain_date(request: DeskRequest) -> JsonResponse:
    """What the typed date means, or why it is refused and what it could be, in the editor's language; and with which
    dates of events, given `beside`, it does not disagree."""
    text, lang = request.GET.get("text", "").strip()[: LONGEST + 1], current_language()
    try:
        when = one_date(text, lang)
    except ValidationError as error:
        params = error.params or {}
        readings = params.get("readings") or [(params["nearest"], "")]
        nearest = [{"edtf": edtf, "says": words} for edtf, words in readings if edtf]
        return JsonResponse({"ok": False, "says": error.messages[0], "nearest": nearest})
    try:
        fits = fitting(str(when), request.GET.getlist("beside")[:MOST_BESIDE])
    except ValueError:
        fits = []
    return JsonResponse({"ok": True, "says": in_words(when, lang), "edtf": str(when), "fits": fits})


def withdraw(request: DeskRequest, event: Event) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    form.fields["public_reason"].widget.attrs["autofocus"] = True
    if request.method == "POST" and form.is_valid():
        batch = f"action-{uuid4().hex[:12]}"
        try:
            with change([event.pk], by=request.user, batch=batch):
                verbs.withdraw(event, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            say_refused(form, error)
        else:
            message = gettext("“%s” was withdrawn; a notice stays at its address.") % event
            say_changed(request, 1, batch, lambda _count: message)
            return HttpResponseRedirect(reverse("admin:events_event_change", args=[event.pk]))
    return framed(request, "event/withdraw", gettext("Withdraw"), Event, event=event, form=form)


def find_events(request: DeskRequest) -> JsonResponse:
    """Events of a conflict whose titles, quotes or names hold the typed words, titles first: for the field of another
    event."""
    words = request.GET.get("q", "").strip()[:100]
    conflict = Conflict.objects.filter(slug=request.GET.get("conflict", "")).first()
    events = Event.objects.exclude(status=Status.WITHDRAWN)
    those = events.search(words, conflict).order_by("earliest", "pk") if conflict and wanted(words) else events.none()
    fitting = list(those[:MOST_SORTED])
    by_title = sorted(
        fitting, key=lambda event: fold(words) not in fold(" ".join(in_all_languages(event, "title").values()))
    )
    rows = [
        {
            "slug": event.slug,
            "title": str(event),
            "date": event.date,
            "says": in_words(event.when, current_language(), planned=event.planned) if event.when else "",
            "public": event.status == Status.PUBLISHED,
        }
        for event in by_title[:10]
    ]
    return JsonResponse({"events": rows})
