"""Imported events that an editor has touched and not changed: they go when their import is taken back."""

from django.db.models import Exists, OuterRef

from events.models import Event, Revision
from events.models.finding import EventQuerySet, Status
from events.record.document import content, with_present_names


def only_published(events: EventQuerySet) -> set[int]:
    """The ids of those that an editor has touched since their import, and that still say what it said."""
    by_hand = Revision.objects.by_hand().filter(event=OuterRef("pk"))
    touched = events.filter(Exists(by_hand)).exclude(status=Status.WITHDRAWN)
    return {event.pk for event in touched.iterator() if says_the_same(event)}


def says_the_same(event: Event) -> bool:
    """Whether the event's last version differs by no more than publishing from that of its import."""
    versions = event.revisions.order_by("-number")
    imported, last = versions.filter(batch=event.import_batch).first(), versions.first()
    if imported is None or last is None:
        return False
    return content(with_present_names(imported.document)) == content(with_present_names(last.document))
