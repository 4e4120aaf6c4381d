"""Likely duplicates at the desk: shown while an event is written, merged, and split again."""

from collections.abc import Collection
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.dates import Span, read
from events.dates.words import in_words
from events.desk.base import DeskRequest, apart, framed
from events.desk.forms import DecidingForm, say_refused
from events.desk.widgets import ChosenRow
from events.intake.similar import SimilarEvents, titles
from events.models import Conflict, Event
from events.reading.typed import one_date
from events.record import merging
from events.text.given import row_number, whole_number
from events.text.languages import current_language, listed

MOST_LIKELY = 5


class MergeForm(DecidingForm):
    """Which event is the same as this one."""

    other = forms.ModelChoiceField(
        Event.objects.none(),
        label=gettext_lazy("the other event"),
        error_messages={"invalid_choice": gettext_lazy("This is no other event of this conflict.")},
        widget=ChosenRow(Event._meta.get_field("merged_into"), admin.site),
    )
    field_order = ("other", "public_reason", "reason", "date_reason")

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other = cast("forms.ModelChoiceField[Event]", self.fields["other"])
        other.queryset = Event.objects.of(event.conflict).exclude(pk=event.pk)


def likeliest(conflict: Conflict, date: str, actors: Collection[int], words: str, but: int | None) -> list[Event]:
    """Events, `but` (its id) aside, that may be the same as one of this date (EDTF or ""), these actors and words."""
    period = read(date).reach if date else Span(None, None)
    events = SimilarEvents(conflict, period).likeliest(date, actors, words, MOST_LIKELY + 1)
    return [event for event in events if event.pk != but][:MOST_LIKELY]


def dated(event: Event) -> str:
    """The date in words; "" where there is none."""
    return in_words(event.when, current_language(), planned=event.planned) if event.when else ""


def similar(request: DeskRequest) -> JsonResponse:
    """Likely duplicates of what is being typed: title, date and actors' numbers in the query."""
    query = request.GET
    conflict = Conflict.objects.filter(pk=row_number(query.get("conflict"))).first()
    words, date = query.get("words", "")[:1000], query.get("date", "").strip()
    try:
        date = str(one_date(date, current_language())) if date else ""
    except ValidationError:
        date = ""
    if conflict is None or not (date or words.strip()):
        return JsonResponse({"events": []})
    actors = [pk for actor in query.getlist("actor") if (pk := whole_number(actor)) is not None]
    rows = [
        {
            "title": str(event),
            "date": dated(event),
            "status": event.get_status_display(),
            "address": reverse("admin:events_event_change", args=[event.pk]),
        }
        for event in likeliest(conflict, date, actors, words, whole_number(query.get("but")))
    ]
    return JsonResponse({"events": rows})


def merge(request: DeskRequest, event: Event) -> HttpResponse:
    form = MergeForm(event, request.POST or None, initial={"other": request.GET.get("other", "")})
    if "other" in request.GET:
        form.fields["public_reason"].widget.attrs["autofocus"] = True
    if request.method == "POST" and form.is_valid():
        cleaned = dict(form.cleaned_data)
        other = cleaned.pop("other")
        try:
            merging.merge(event, other, by=request.user, **cleaned)
        except ValidationError as error:
            say_refused(form, error)
        else:
            message = _("“%(other)s” was merged into this event; its address leads here.")
            messages.success(request, message % {"other": other})
            return HttpResponseRedirect(reverse("admin:events_event_change", args=[event.pk]))
    actors = list(event.participations.values_list("actor", flat=True))
    likely = likeliest(event.conflict, event.date, actors, " ".join(titles(event)), event.pk)
    rows = [(other, dated(other)) for other in likely]
    others = cast("forms.ModelChoiceField[Event]", form.fields["other"]).queryset
    other = others.filter(pk=row_number(str(form["other"].value() or ""))).first() if others is not None else None
    turned = f"{reverse('admin:events_event_merge', args=[other.pk])}?other={event.pk}" if other else ""
    both = other and beside(event, other)
    shown = {"event": event, "form": form, "likely": rows, "beside": both, "other_way": turned}
    return framed(request, "event/merge", _("Merge: %s") % apart(event), Event, **shown)


def beside(*two: Event) -> list[tuple[str, ...]]:
    """What two events say, part by part, before they become one."""

    def told(event: Event) -> list[str]:
        actors = listed([str(actor) for actor in event.actors.all()])
        place = str(event.place or "–")
        number = str(event.citations.count())
        return [
            str(event),
            dated(event) or "–",
            str(event.kind),
            place,
            actors or "–",
            event.get_status_display(),
            number,
        ]

    parts = [_("title"), _("date"), _("kind"), _("place"), _("actors"), _("status"), _("accounts")]
    return list(zip(parts, *map(told, two), strict=True))


def split(request: DeskRequest, event: Event) -> HttpResponse:
    """At once; where that is refused, the page that asks for what it lacks."""
    form = DecidingForm(request.POST)
    if form.is_valid():
        mistake = _("It had been merged with another event by mistake.")
        told = {**form.cleaned_data, "public_reason": form.cleaned_data["public_reason"] or mistake}
        try:
            merging.split(event, by=request.user, **told)
        except ValidationError as error:
            say_refused(form, error)
        else:
            messages.success(request, _("The two events are apart again, each with its accounts."))
            return HttpResponseRedirect(reverse("admin:events_event_change", args=[event.pk]))
    return framed(request, "event/split", _("Split: %s") % apart(event), Event, event=event, form=form)
