"""Likely duplicates at the desk: shown while an event is written, merged, and split again."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from events.dates import Span, read
from events.dates.words import in_words
from events.desk.forms import ReasonForm
from events.intake.similar import SimilarEvents, titles
from events.models import Conflict, Event
from events.models.events import Status
from events.reading.typed import one_date
from events.record.merging import merge, split
from events.text.languages import current_language

MOST_LIKELY = 5


class MergeForm(ReasonForm):
    """Which event is the same as this one."""

    other = forms.ModelChoiceField(
        Event.objects.none(),
        label=gettext_lazy("the other event"),
        error_messages={"invalid_choice": gettext_lazy("This is no other event of this conflict.")},
        widget=AutocompleteSelect(Event._meta.get_field("merged_into"), admin.site),
    )
    field_order = ("other", "reason", "public_reason")

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = Event.objects.of(event.conflict).exclude(pk=event.pk)


def likeliest(conflict: Conflict, date: str, actors: list[int], words: str, but: int | None) -> list[Event]:
    """Events that may be the same as one of this date (EDTF or ""), these actors and words."""
    period = read(date).reach if date else Span(None, None)
    found = SimilarEvents(conflict, period).likeliest(date, actors, words, MOST_LIKELY + 1)
    return [event for event in found if event.pk != but][:MOST_LIKELY]


def dated(event: Event) -> str:
    return in_words(event.when, current_language(), planned=event.planned) if event.when else ""


class MergeDesk:
    """Pages of the events' admin."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("similar/", wrap(self.similar), name="events_event_similar"),
            path("<int:pk>/merge/", wrap(self.merge), name="events_event_merge"),
            path("<int:pk>/split/", wrap(require_POST(self.split)), name="events_event_split"),
            *super().get_urls(),
        ]

    def similar(self, request: HttpRequest) -> JsonResponse:
        """Likely duplicates of what is being typed: title, date and actors' numbers in the query."""
        if not request.user.has_perm("events.view_event"):
            raise PermissionDenied
        asked = request.GET
        number, but = asked.get("conflict", ""), asked.get("but", "")
        conflict = Conflict.objects.filter(pk=number).first() if number.isdigit() else None
        words, date = asked.get("words", "")[:1000], asked.get("date", "").strip()
        try:
            date = str(one_date(date, current_language())) if date else ""
        except ValidationError:
            date = ""
        if conflict is None or not (date or words.strip()):
            return JsonResponse({"events": []})
        actors = [int(actor) for actor in asked.getlist("actor") if actor.isdigit()]
        found = likeliest(conflict, date, actors, words, int(but) if but.isdigit() else None)
        rows = [
            {
                "title": str(event),
                "date": dated(event),
                "status": event.get_status_display(),
                "address": reverse("admin:events_event_change", args=[event.pk]),
            }
            for event in found
        ]
        return JsonResponse({"events": rows})

    def merge(self, request: HttpRequest, pk: int) -> HttpResponse:
        event = get_object_or_404(Event.objects.select_related("conflict"), pk=pk)
        if not self.may_publish(request) or not self.has_change_permission(request, event):
            raise PermissionDenied
        form = MergeForm(event, request.POST or None, initial={"other": request.GET.get("other", "")})
        if request.method == "POST" and form.is_valid():
            cleaned = dict(form.cleaned_data)
            other = cleaned.pop("other")
            try:
                merge(event, other, by=request.user, **cleaned)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                told = _("“%(other)s” was merged into this event; its address leads here.")
                messages.success(request, told % {"other": other})
                return HttpResponseRedirect(reverse("admin:events_event_change", args=[pk]))
        actors = list(event.participations.values_list("actor", flat=True))
        likely = likeliest(event.conflict, event.date, actors, " ".join(titles(event)), event.pk)
        rows = [(other, dated(other)) for other in likely]
        return self.version_page(request, event, "merge", _("Merge: %s") % event, form=form, likely=rows)

    def split(self, request: HttpRequest, pk: int) -> HttpResponse:
        event = get_object_or_404(Event, pk=pk)
        if not self.may_publish(request):
            raise PermissionDenied
        try:
            split(event, by=request.user, public_reason=_("It had been merged with another event by mistake."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The two events are apart again, each with its accounts."))
        return HttpResponseRedirect(reverse("admin:events_event_change", args=[pk]))

    @admin.action(description=gettext_lazy("Merge two events"), permissions=["publish"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        chosen = list(queryset.exclude(status=Status.WITHDRAWN).order_by("pk")[:3])
        if len(chosen) != 2:
            messages.warning(request, _("Choose two events that are not withdrawn."))
            return None
        kept, gone = chosen
        return HttpResponseRedirect(f"{reverse('admin:events_event_merge', args=[kept.pk])}?other={gone.pk}")
