"""An import taken back: as if it had not been, except where an editor has worked on since."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q

from events.importing.writing import CHUNK, chunks
from events.models import Article, Batch, Event, Overwritten, Revision
from events.models.events import EventQuerySet
from events.record.door import IMPORT, Door, change
from events.record.verbs import undo


@dataclass(frozen=True)
class Undoing:
    """What would be taken back, and what would stay."""

    created: EventQuerySet  # made by the import, and touched by nobody since: to be deleted
    updated: EventQuerySet  # changed by it last: to be as before
    left: EventQuerySet  # changed again since


def undoing(batch: str) -> Undoing:
    """Asks the database; writes nothing."""
    revisions = Revision.objects.filter(event=OuterRef("pk"))
    begun = Exists(revisions.filter(batch=batch, number=1))
    touched = Exists(revisions.exclude(batch__startswith=IMPORT))
    joined = Exists(Event.objects.filter(merged_into=OuterRef("pk")))  # by an event that was merged into it
    made = (~Exists(revisions) | Q(begun, ~touched)) & ~joined
    changed_last = Exists(revisions.filter(batch=batch, number=OuterRef("version"), number__gt=1))
    events = Event.objects.filter(import_batch=batch).order_by("pk")
    return Undoing(
        created=events.filter(made),
        updated=events.filter(~made, changed_last),
        left=events.filter(~made, ~changed_last),
    )


@dataclass(frozen=True)
class Undone:
    """How many events were deleted and how many are as before; and those that an editor changed since."""

    deleted: int
    restored: int
    left: list[Event]


def undo_import(batch: str, *, by: User | None) -> Undone:
    """Delete what the import made and nobody touched since, and bring back what it changed; all or nothing.

    So are its data set and its file as a source, where nothing set them since. Actors, places and sources that it
    made stay: a corrected file finds them again.
    """
    # The batch of an import, so that a corrected file may update these events.
    with change(by=by, batch=f"{batch}-undone") as door:
        events = undoing(batch)
        left, created = list(events.left), list(events.created.values_list("pk", flat=True))
        updated = list(events.updated.select_for_update())
        for event in updated:
            door.take_in([event.pk])
            undo(event, event.revisions.get(number=event.version), by=by)
            earlier = event.revisions.get(number=event.version - 1).batch
            # As the earlier import left it, which can be taken back next; by a digest of no row, so that any is news.
            Event.objects.filter(pk=event.pk).update(source_digest="", import_batch=earlier)
        for pks in chunks(created, CHUNK):
            door.remove(pks)
        for overwritten in Overwritten.objects.filter(batch=batch).select_related("data_set", "article"):
            take_back(overwritten, door)
        tell_readers(batch, len(created), len(updated))
    return Undone(len(created), len(updated), left)


def tell_readers(batch: str, removed: int, updated: int) -> None:
    """Of an import that they were told of, that it was taken back."""
    told = Batch.objects.filter(batch=batch).first()
    if told and removed + updated:
        undone = {"conflict": told.conflict, "data_set": told.data_set}
        Batch.objects.create(batch=f"{batch}-undone", removed=removed, updated=updated, **undone)


def take_back(overwritten: Overwritten, door: Door) -> None:
    """Let stand what had stood before the import; a newer one that overwrote its values goes back past it then."""
    row = overwritten.data_set or overwritten.article
    newer = Overwritten.objects.filter(data_set=overwritten.data_set, article=overwritten.article)
    following = list(newer.filter(pk__gt=overwritten.pk).order_by("pk"))
    for name, value in overwritten.before.items():
        over = next((other for other in following if name in other.before), None)
        if over and over.before[name] == overwritten.after[name]:
            over.before[name] = value
            over.save()
        elif not over and getattr(row, name) == overwritten.after[name]:
            setattr(row, name, value)
    if isinstance(row, Article):
        door.save_source(row, told=False)
    elif row:
        row.save()
    overwritten.delete()
