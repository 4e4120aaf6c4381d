"""The one door through which events change: locked, checked, derived and remembered."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.models import Citation, Conflict, Event, FormerAddress, Participation, Revision
from events.models.events import Status
from events.models.guarded import Door, open_door
from events.record import counting
from events.record.document import to_document

SEEN_BY_READERS = (Status.PUBLISHED, Status.WITHDRAWN)


class Stale(Exception):
    """The event was changed since the version from which this change began."""

    message = _("Somebody else changed this event meanwhile. Nothing of theirs was overwritten.")


@contextmanager
def change(
    event_ids: Iterable[int] = (),
    *,
    by: Any,
    reason: str = "",
    public_reason: str = "",
    base: int | None = None,
    batch: str = "",
) -> Iterator[Door]:
    """Change these events, and make new ones, as one transaction that leaves one Revision each.

    `by` is a user, or None for the installation itself. `base` is the version from which an editor's
    form began; Stale is raised where the event has moved on. What a published event lacks, a change that
    readers see without a reason for them, and a person who publishes alone what a second one should read, are
    raised as ValidationError, and nothing is written. Inside an open change of the same events, joins it.
    """
    ids = sorted(set(event_ids))
    outer = open_door.get()
    if outer:
        if not outer.ids.issuperset(ids):
            raise RuntimeError("A change is open already, of other events.")
        outer.reason = outer.reason or reason
        outer.public_reason = outer.public_reason or public_reason
        yield Door(list(Event.objects.filter(pk__in=ids).order_by("pk")), outer.reason, outer.public_reason)
        return
    with transaction.atomic():
        events = list(Event.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
        if len(events) != len(ids):
            raise Event.DoesNotExist
        if base is not None and any(event.version != base for event in events):
            raise Stale(Stale.message)
        remember_imported(events)
        seen = {event.pk for event in events if event.status in SEEN_BY_READERS}
        slugs = {event.pk: event.slug for event in events}
        door = Door(events, reason, public_reason, ids=set(ids), before=counting.of_events(ids, -1))
        token = open_door.set(door)
        try:
            yield door
            settle(door, by, batch, seen, slugs)
            door.before.update(counting.of_events(door.ids, 1))
            counting.apply(door.before)
        finally:
            open_door.reset(token)


def take_in(door: Door, event: Event) -> None:
    """Let an open change touch one more event that is there already."""
    door.before.update(counting.of_events([event.pk], -1))
    door.ids.add(event.pk)


def settle(door: Door, by: Any, batch: str, seen: set[int], slugs: dict[int, str]) -> None:
    """Derive, check, number and remember every event that the change touched."""
    events = Event.objects.filter(pk__in=door.ids).select_related("conflict", "kind", "place").order_by("pk")
    touched_conflicts = set()
    for event in events.prefetch_related(
        models.Prefetch("citations", Citation.objects.with_source()),
        models.Prefetch("participations", Participation.objects.select_related("actor")),
    ):
        event.settle(event.citations.all())
        event.save(update_fields=Event.DERIVED)
        public = event.pk in seen or event.status in SEEN_BY_READERS
        if remember(event, by, door, batch, public) and public:
            touched_conflicts.add(event.conflict_id)
        if slugs.get(event.pk, event.slug) != event.slug:
            FormerAddress.objects.update_or_create(
                conflict=event.conflict, slug=slugs[event.pk], defaults={"event": event}
            )
    Conflict.objects.filter(pk__in=touched_conflicts).seen_anew()


def remember_imported(events: Iterable[Event]) -> None:
    """The version of imported events as it stands, where history does not hold it.

    An import writes none, so that a million rows stay a million rows: its events get their first before they are
    edited, or imported anew.
    """
    imported = [event.pk for event in events if event.data_set_id]
    if not imported:
        return
    held = Revision.objects.filter(event=models.OuterRef("pk"), number=models.OuterRef("version"))
    missing = Event.objects.filter(~models.Exists(held), pk__in=imported)
    missing = missing.select_related("conflict", "kind", "place", "data_set")
    Revision.objects.bulk_create(
        Revision(
            event=event,
            number=event.version,
            reason=f"Imported: {event.data_set}",
            public_reason=gettext("The data set was imported anew.") if event.version > 1 else "",
            batch=event.import_batch,
            public=event.status in SEEN_BY_READERS,
            document=to_document(event),
        )
        for event in missing.prefetch_related(
            models.Prefetch("citations", Citation.objects.with_source()),
            models.Prefetch("participations", Participation.objects.select_related("actor")),
        )
    )


def remember(event: Event, by: Any, door: Door, batch: str, public: bool) -> bool:
    """Write the event's next Revision, unless nothing changed; says whether it did."""
    document = to_document(event)
    last = event.revisions.order_by("-number").first()
    if last and last.document == document:
        return False
    if by is not None:
        check_told(last.document if last else None, document, door.public_reason)
        if event.conflict.second_reader and newly_public(last.document if last else None, document):
            check_second_reader(event, document, by)
    event.version = (last.number if last else 0) + 1
    event.save(update_fields=["version"])
    Revision.objects.create(
        event=event,
        number=event.version,
        by=by,
        reason=door.reason,
        public_reason=door.public_reason,
        batch=batch,
        public=public,
        document=document,
    )
    return True


# What readers see is told to them, and read by a second person where the conflict asks for one.


def check_told(before: dict[str, Any] | None, after: dict[str, Any], public_reason: str) -> None:
    """Raises ValidationError where readers see another event than before, more than accounts added, and no reason."""
    if before is None or public_reason or not (before["status"] == after["status"] == Status.PUBLISHED):
        return
    then, now = public_part(before), public_part(after)
    added_only = all(account in now["citations"] for account in then["citations"])
    if {**then, "citations": 0} != {**now, "citations": 0} or not added_only:
        raise ValidationError(
            _("Readers see this change: say for them, in one sentence, why it was made."), code="untold"
        )


def public_part(document: dict[str, Any]) -> dict[str, Any]:
    """What readers see of an event's document: without the notes, and the accounts that are not public."""
    accounts = [account for account in document["citations"] if account["published"]]
    return {**document, "notes": "", "citations": accounts}


def newly_public(before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    """Whether a change shows readers an event or an account that they did not see before."""
    if after["status"] != Status.PUBLISHED:
        return False
    if before is None or before["status"] != Status.PUBLISHED:
        return True
    seen = {account["id"] for account in before["citations"] if account["published"]}
    return any(account["published"] and account["id"] not in seen for account in after["citations"])


def check_second_reader(event: Event, document: dict[str, Any], by: Any) -> None:
    """Raises ValidationError where the person who publishes wrote what is published."""
    writer = by.pk
    for revision in event.revisions.order_by("-number"):
        if content(revision.document) != content(document):
            break
        writer = revision.by_id
    if writer == by.pk:
        raise ValidationError(
            _("Here nobody publishes alone what they wrote: save it, and ask a colleague to publish it."),
            code="alone",
        )


def content(document: dict[str, Any]) -> dict[str, Any]:
    """A document without what publishing alone changes."""
    accounts = [{**account, "published": True} for account in document["citations"]]
    return {**document, "status": "", "citations": accounts}
