"""Two actors, kinds or places that are one, at the desk: what follows is shown, merged at a press, and parted."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.desk.actions import MOST
from events.desk.base import DeskAdmin, DeskRequest, desk_of, framed
from events.desk.forms import ReasonForm, say_refused
from events.desk.merging import dated
from events.desk.widgets import ChosenRow
from events.models import Actor, Event, EventKind, NameMerge, Participation, Place
from events.models.finding import Status
from events.record import names
from events.record.names import Name
from events.text.given import row_number
from events.text.languages import listed
from events.text.searching import searchable

# A column that names rows of the model, by which Django's list of them is asked.
NAMED_BY: dict[type[Model], Any] = {
    Actor: Participation._meta.get_field("actor"),
    EventKind: Event._meta.get_field("kind"),
    Place: Event._meta.get_field("place"),
}
MOST_ALIKE = 5
PARTS = [
    gettext_lazy("names"),
    gettext_lazy("coordinates"),
    gettext_lazy("events"),
    gettext_lazy("the first of them"),
    gettext_lazy("the last of them"),
]


class OtherForm(forms.Form):
    """Which other is the same as this one."""

    def __init__(self, row: Name, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"] = forms.ModelChoiceField(
            type(row)._default_manager.exclude(pk=row.pk),
            label=_("the other one"),
            widget=ChosenRow(NAMED_BY[type(row)], admin.site),
        )


def twins(row: Any) -> list[Any]:
    """The others of its model that have one of its names, as search folds them."""
    spelled = {searchable(name) for name in row.spellings if name}
    near = Q()
    for name in spelled:
        near |= Q(search_text__contains=name.strip())
    others = type(row)._default_manager.filter(near).exclude(pk=row.pk) if spelled else []
    return [other for other in others if spelled & {searchable(name) for name in other.spellings if name}]


@admin.action(description=gettext_lazy("Merge two of them"), permissions=["publish"])
def merge_two(desk: DeskAdmin[Any], request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """To the page that merges the newer one into the older."""
    chosen = list(queryset.order_by("pk")[:3])
    if len(chosen) != 2:
        messages.warning(request, _("Choose two that are one."))
        return None
    return HttpResponseRedirect(merging(*chosen))


def merging(kept: Name, gone: Name | None = None) -> str:
    """The address of the page."""
    address = reverse(f"admin:events_{names.model_of(kept)}_merge", args=[kept.pk])
    return f"{address}?other={gone.pk}" if gone else address


def merge(request: DeskRequest, kept: Name) -> HttpResponse:
    """`?other=` is the one that goes: where it is given, what would follow is shown, and the button."""
    asked = request.POST.get("other") or request.GET.get("other")
    gone = type(kept)._default_manager.filter(pk=row_number(asked)).exclude(pk=kept.pk).first()
    if gone is None:
        chosen = OtherForm(kept, {"other": asked} if asked else None)
        alike = [(other, merging(kept, other)) for other in twins(kept)[:MOST_ALIKE]]
        return page(request, kept, None, chosen=chosen, alike=alike)
    events = names.naming(gone, seen_by=request.user)
    told = _("“%(gone)s” and “%(kept)s” are one and the same.") % {"gone": gone, "kept": kept}
    form = ReasonForm(request.POST if request.method == "POST" else None, initial={"public_reason": told[:500]})
    followed = events.count()
    if form.is_valid():
        name = str(gone)
        try:
            merged = names.merge(kept, gone, by=request.user, most=MOST, **form.cleaned_data)
        except ValidationError as error:
            say_refused(form, error)
        else:
            desk_of(type(kept)).log_change(request, kept, [{"changed": {}}])
            say_merged(request, name, followed, merged)
            return HttpResponseRedirect(reverse(f"admin:events_{names.model_of(kept)}_change", args=[kept.pk]))
    seen = events.filter(status=Status.PUBLISHED).exists()
    if not seen and "public_reason" not in form.errors:
        del form.fields["public_reason"]
    both = zip(PARTS, *(told_of(request, row) for row in (kept, gone)), strict=True)
    rows = [(part, one, other) for part, one, other in both if one or other]
    shown = {"form": form, "followed": followed, "conflicts": names.by_conflict(events), "beside": rows}
    return page(request, kept, gone, **shown, other_way=merging(gone, kept))


def told_of(request: DeskRequest, row: Name) -> list[str]:
    """What PARTS say of it, "" for what it has not."""
    events = names.naming(row, seen_by=request.user)
    dates = events.exclude(earliest=None)
    first, last = dates.order_by("earliest", "pk").first(), dates.order_by("latest", "pk").last()
    where = f"{row.latitude}, {row.longitude}" if isinstance(row, Place) and row.latitude is not None else ""
    called = listed(list(dict.fromkeys(filter(None, row.spellings))))
    counted = str(events.count())
    return [called, where, counted, dated(first) if first else "", dated(last) if last else ""]


def page(request: DeskRequest, kept: Name, gone: Name | None, **context: Any) -> HttpResponse:
    title, media = _("Merge into: %s") % kept, ChosenRow(NAMED_BY[type(kept)], admin.site).media
    address = {"list": f"admin:events_{names.model_of(kept)}_changelist", "row": change_page(kept)}
    return framed(request, "merge_names", title, type(kept), kept=kept, gone=gone, at=address, media=media, **context)


def change_page(row: Name) -> str:
    return reverse(f"admin:events_{names.model_of(row)}_change", args=[row.pk])


def say_merged(request: DeskRequest, gone: str, followed: int, merged: NameMerge) -> None:
    """With the way back."""
    told = ngettext(
        "“%(gone)s” was merged into this one: %(count)d event followed.",
        "“%(gone)s” was merged into this one: %(count)d events followed.",
        followed,
    )
    undo = reverse("admin:events_event_undo", args=[merged.batch])
    said = told % {"gone": gone, "count": followed}
    messages.success(request, format_html('{} <a href="{}">{}</a>', said, undo, _("Undo")))


def merged_into(row: Name) -> list[tuple[str, str]]:
    """What was merged into this one, the newest first: its name, and the address at which that is undone."""
    merges = NameMerge.objects.filter(of=names.model_of(row), kept=row.pk).order_by("-pk")
    return [(names.name_of(one), reverse("admin:events_event_undo", args=[one.batch])) for one in merges]


def part(request: DeskRequest, batch: str) -> HttpResponse:
    """What undoing a merge would touch, and the button that does it."""
    merged = NameMerge.objects.filter(batch=batch).first()
    if merged is None:
        messages.warning(request, names.UNDONE)
        return HttpResponseRedirect(reverse("admin:index"))
    name = names.name_of(merged)
    if request.method == "POST":
        try:
            count = len(names.part(merged, by=request.user))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(reverse("admin:events_event_undo", args=[batch]))
        told = ngettext(
            "“%(name)s” is back, and %(count)d event with it.",
            "“%(name)s” is back, and %(count)d events with it.",
            count,
        )
        messages.success(request, told % {"name": name, "count": count})
        return HttpResponseRedirect(reverse(f"admin:events_{merged.of}_change", args=[merged.gone]))
    revisions = names.merged_versions(merged)
    return framed(request, "event/undo", _("Part “%s” again?") % name, Event, revisions=revisions, most=0)
