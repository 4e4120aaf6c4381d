"""An import taken back: as if it had not been, except where an editor has worked on since."""

from dataclasses import dataclass
from functools import partial

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from events.importing.names_made import forget_unused
from events.importing.progress import Say
from events.importing.writing import CHUNK, chunks
from events.models import Article, Batch, Event, FileImport, Overwritten, Revision
from events.models.finding import EventQuerySet, Status
from events.record.door import SETTLED_AT_ONCE, Door, change
from events.record.removing import told_gone
from events.record.rules import UNTOLD
from events.record.untouched import only_published
from events.record.verbs import go_back
from events.text.given import says_something

UNDONE = "-undone"  # ends the batch in which an import is taken back


@dataclass(frozen=True)
class Undoing:
    """What would be taken back, and what would stay."""

    created: EventQuerySet  # made by the import, and changed by nobody since: to be deleted
    updated: EventQuerySet  # changed by it last: to be as before
    left: EventQuerySet  # changed again since

    def seen(self) -> bool:
        """Whether readers see, or saw, some of what would be taken back."""
        return any(events.seen().exists() for events in (self.created, self.updated))


def undoing(batch: str) -> Undoing:
    """Asks the database; writes nothing. An event that was only published since is taken back as if it were not."""
    events = Event.objects.filter(import_batch=batch).order_by("pk")
    same = Q(pk__in=only_published(events))
    revisions = Revision.objects.filter(event=OuterRef("pk"))
    first = Exists(revisions.filter(batch=batch, number=1))
    touched = Exists(revisions.by_hand())
    joined = Exists(Event.objects.filter(merged_into=OuterRef("pk")))  # by an event that was merged into it
    made = (~Exists(revisions) | (Q(first) & (~touched | same))) & ~joined
    changed = revisions.filter(batch=batch, number__gt=1)
    changed_last = Exists(changed.filter(number=OuterRef("version"))) | (Exists(changed) & same)
    return Undoing(
        created=events.filter(made),
        updated=events.filter(~made, changed_last),
        left=events.filter(~made, ~changed_last),
    )


def why_left(event: Event) -> str:
    """Why an event of an import stays, where the import is taken back."""
    if event.merged_into_id:
        return _("an editor merged it into another")
    if event.merged.exists():
        return _("an editor merged another event into it")
    return _("an editor withdrew it") if event.status == Status.WITHDRAWN else _("an editor changed it")


@dataclass(frozen=True)
class Undone:
    """How many events were deleted and how many are as before; those that an editor changed since; and what these
    are without, as it was removed since."""

    deleted: int
    restored: int
    left: list[Event]
    gone: list[str]


def undo_import(
    batch: str, *, by: User | None, public_reason: str = "", say: Say = lambda done, total: None
) -> Undone:
    """Delete what the import made and nobody changed since, and bring back what it changed; all or nothing.

    So are its data set and its file as a source, where nothing set them since. Kinds, actors, places and sources
    that it made go where nothing names them and nobody worked on them. Raises ValidationError where it was undone
    already, and where readers saw some of it, and no reason is given to them: at the address of what is deleted stays
    a notice with it.
    `say` is told how many of its events are done, of how many.
    """
    # The batch of an import, so that a corrected file may update these events.
    undone = f"{batch}{UNDONE}"
    with change(by=by, reason=f"Undid {batch}", public_reason=public_reason, batch=undone) as door:
        lock(batch)
        events = undoing(batch)
        if events.seen() and not says_something(public_reason):
            raise ValidationError(UNTOLD, code="untold")
        left, created = list(events.left), list(events.created.values_list("pk", flat=True))
        updated = list(events.updated.values_list("pk", flat=True))
        told = told_whole(batch, public_reason)
        total, removed, gone = len(created) + len(updated), 0, set[str]()
        for number, pks in enumerate(chunks(updated, SETTLED_AT_ONCE)):
            say(number * SETTLED_AT_ONCE, total)
            for event in door.take_in(pks):
                gone.update(bring_back(event, batch, door))
            door.settle()
        for number, pks in enumerate(chunks(created, CHUNK)):
            say(len(updated) + number * CHUNK, total)
            removed += door.remove(pks, told)
        say(total, total)
        for overwritten in Overwritten.objects.filter(batch=batch).select_related("data_set", "article"):
            door.last.append(partial(take_back, overwritten, door))
        door.settle()
        door.last.append(partial(forget_unused, batch))
        if told:
            count(told, removed)
        FileImport.objects.filter(batch=batch).update(state=FileImport.State.UNDONE, error=told_gone(sorted(gone)))
    return Undone(len(created), len(updated), left, sorted(gone))


def lock(batch: str) -> None:
    """Let nobody else take the import back, or change one of its events, until this is done.

    Raises ValidationError where it was taken back already: readers were told why, and are told no other reason.
    """
    imports = FileImport.objects.select_for_update().filter(batch=batch)
    states = list(imports.order_by("pk").values_list("state", flat=True))
    events = Event.objects.select_for_update().filter(import_batch=batch).order_by("pk")
    for _pk in events.values_list("pk", flat=True).iterator():
        pass
    if FileImport.State.UNDONE in states or Batch.objects.filter(batch=f"{batch}{UNDONE}").exists():
        raise ValidationError(_("This import was undone already; what it left is withdrawn event by event."))


def told_whole(batch: str, public_reason: str) -> Batch | None:
    """What readers are told of its being taken back; None where it has no event."""
    event = Event.objects.filter(import_batch=batch).first()
    if event is None:
        return None
    terms = {"conflict": event.conflict, "data_set": event.data_set, "public_reason": public_reason}
    return Batch.objects.create(batch=f"{batch}{UNDONE}", **terms)


def count(told: Batch, removed: int) -> None:
    """Let it say of how many events readers see that they are gone or changed; where of none, nothing is told."""
    told.removed += removed
    told.updated = Revision.objects.filter(batch=told.batch, public=True).count()
    if told.removed + told.updated:
        told.save()
    else:
        told.delete()


def bring_back(event: Event, batch: str, door: Door) -> list[str]:
    """Let an event that the import changed be as the earlier import left it, which can be taken back next; gives what
    is gone of that."""
    before = version_before(event, batch)
    gone = go_back(event, before, door)
    earlier = before
    while earlier.batch.endswith(UNDONE):  # as an import left it that was before one that was taken back
        earlier = version_before(event, earlier.batch.removesuffix(UNDONE))
    # By a digest of no row, so that any is news.
    Event.objects.filter(pk=event.pk).update(source_digest="", import_batch=earlier.batch)
    return gone


def version_before(event: Event, batch: str) -> Revision:
    """The version that an import, which made the event no first one, found."""
    versions = event.revisions.order_by("number")
    return versions.get(number=versions.filter(batch=batch)[0].number - 1)


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
