"""The page of one event, what stands where one was, and its preview."""

from functools import partial
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.models import Event, FormerAddress, RetractedAddress, Revision
from events.models.finding import EventQuerySet, Status
from timeline import share
from timeline.changes import changes_of
from timeline.drafts import editor, for_the_desk
from timeline.errors import conflict_of, error_page
from timeline.filters import EventFilter
from timeline.listing import among


@require_safe
def event_page(request: HttpRequest, conflict: str, slug: str, template: str = "timeline/event.html") -> HttpResponse:
    here = Event.objects.filter(conflict__slug=conflict, slug=slug)
    event = here.published().with_accounts().first()
    if event is None:
        return no_longer_there(request, here, conflict, slug)
    address = request.build_absolute_uri(event.get_absolute_url())
    context = {
        **within_view(request, event),
        "changes": partial(changes_of, event),
        "canonical": address,
        "citation": share.citation(event.conflict, address, event),
        "image": share.picture_address(request, event.conflict, EventFilter.model_validate({"events": slug})),
    }
    return render(request, template, context)


@require_safe
@for_the_desk
def preview_event(
    request: HttpRequest, conflict: str, slug: str, template: str = "timeline/event.html"
) -> HttpResponse:
    prepared = Event.objects.in_preparation(editor(request)).with_accounts()
    event = get_object_or_404(prepared, conflict__slug=conflict, slug=slug)
    return render(request, template, within_view(request, event, drafts=True))


def no_longer_there(request: HttpRequest, here: EventQuerySet, conflict: str, slug: str) -> HttpResponse:
    """What stands where readers see no event. A draft takes no other way than nothing: how long that takes would tell
    of it. Raises Http404."""
    seen = Revision.objects.published_at(conflict, slug).filter(event=OuterRef("pk"))
    event = here.filter(Exists(seen)).select_related("conflict", "merged_into__conflict").first()
    if event is None:
        return moved_or_missing(request, conflict, slug)
    if event.merged_into and event.merged_into.status == Status.PUBLISHED:
        return HttpResponsePermanentRedirect(event.merged_into.get_absolute_url())
    return withdrawn(request, event)


class Beside(NamedTuple):
    earlier: Event | None
    later: Event | None


def within_view(request: HttpRequest, event: Event, *, drafts: bool = False) -> dict[str, Any]:
    """What the page of one event asks for: the query of the view that its reader comes from, "" where it cannot be
    read, and the events beside it there."""
    filters, _refused = EventFilter.as_far_as_read(request.GET)
    filters = filters.with_drafts(editor(request)) if drafts else filters
    return {
        "event": event,
        "conflict": event.conflict,
        "preview": drafts,
        "query": filters.query(),
        "query_among": partial(query_among, event, filters),
        "beside": partial(events_beside, event, filters),
    }


def events_beside(event: Event, filters: EventFilter) -> Beside:
    """The events before and after this one among those that match."""
    return Beside(*filters.apply(event.conflict).beside(event))


def query_among(event: Event, filters: EventFilter) -> str:
    """The query of a page whose list has the event among others."""
    return filters.query(after=among(filters.apply(event.conflict), event))


def moved_or_missing(request: HttpRequest, conflict: str, slug: str) -> HttpResponse:
    """The new address of an event that was renamed, or its notice; raises Http404 where there is none."""
    former = (
        FormerAddress.objects.select_related("event__conflict").filter(conflict__slug=conflict, slug=slug).first()
    )
    if former is None:
        return retracted(request, conflict, slug)
    if former.event.status != Status.PUBLISHED:
        return withdrawn(request, former.event)
    return HttpResponsePermanentRedirect(former.event.get_absolute_url())


def retracted(request: HttpRequest, conflict: str, slug: str) -> HttpResponse:
    """The notice where an event stood whose import was taken back; raises Http404 where none did."""
    address = RetractedAddress.objects.select_related("batch")
    found = get_object_or_404(address, conflict__slug=conflict, slug=slug)
    return error_page(request, 410, found.batch.public_reason, conflict_of(request))


def withdrawn(request: HttpRequest, event: Event) -> HttpResponse:
    """A notice with the public reason only; raises Http404 for an event that readers never saw."""
    last = event.revisions.filter(public=True).order_by("-number").first()
    if last is None:
        raise Http404
    return error_page(request, 410, last.public_reason, conflict_of(request))
