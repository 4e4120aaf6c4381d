"""What is done to an event: each verb is one change with its history, and joins the change that is open."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from events.models import Citation, Event, Revision
from events.models.finding import Status
from events.record.document import Document, apply_document, filled, to_document, with_present_names
from events.record.door import Door, Stale, change
from events.record.removing import with_names_back

MERGE, MOVE = "merge-", "move-"  # begin the batches in which accounts pass between events


def publish(
    event: Event, *, by: User | None, reason: str = "", public_reason: str = "", date_reason: str = ""
) -> None:
    """Show it, with all its accounts, to readers. Raises ValidationError that says what is missing."""
    change_status(event, Status.PUBLISHED, by, reason, public_reason, date_reason)


def withdraw(event: Event, *, by: User | None, reason: str = "", public_reason: str = "") -> None:
    """Take it from readers; where they saw it, a notice with the public reason stays at its address."""
    change_status(event, Status.WITHDRAWN, by, reason, public_reason)


def send_to_review(event: Event, *, by: User | None, reason: str = "") -> None:
    """Offer a draft to a second editor; readers see no more of it than before."""
    change_status(event, Status.IN_REVIEW, by, reason, "")


def change_status(
    event: Event, status: Status, by: User | None, reason: str, public_reason: str, date_reason: str = ""
) -> None:
    """Publishing makes all its accounts public too. Raises ValidationError as `change` does."""
    reasons: dict[str, Any] = {"reason": reason, "public_reason": public_reason, "date_reason": date_reason}
    with change([event.pk], by=by, **reasons) as door:
        changed = door.event
        if status == Status.PUBLISHED:
            changed.citations.filter(published=False).update(published=True)
        changed.status = status
        accounts = list(changed.citations.with_source())
        door.explain(changed, accounts)
        try:
            changed.settle(accounts)
        except ValidationError as error:
            raise door.asking_all(error, changed) from None
        changed.save(update_fields=["status", *Event.COLUMNS.derived])
    event.refresh_from_db()


def restore(
    event: Event,
    revision: Revision,
    *,
    by: User | None,
    reason: str = "",
    public_reason: str = "",
    date_reason: str = "",
) -> list[str]:
    """Bring back the content of an earlier version as a new one; the status, and what is public, stay.

    What it names that was removed since is made again; gives what cannot be, in words: the event is without it.
    Raises ValidationError where an account of that version is another event's now.
    """
    with change([event.pk], by=by, reason=reason, public_reason=public_reason, date_reason=date_reason) as door:
        public = dict(door.event.citations.values_list("pk", "published"))
        document, gone = complete(door.event, revision)
        accounts = [
            {**account, "published": public.get(account["id"], account.get("published", False))}
            for account in document["citations"]
        ]
        apply_document(door.event, {**document, "citations": accounts})
    event.refresh_from_db()
    return gone


def undo(event: Event, *revisions: Revision, by: User | None) -> list[str]:
    """Bring back content and status from before the event's newest versions, given oldest first; raises Stale for
    older ones. Gives what is gone, as `restore`.

    Raises ValidationError for a merge, which is undone by splitting: it moved accounts between two events.
    """
    if any(revision.batch.startswith(MERGE) for revision in revisions):
        raise ValidationError(gettext("This was a merge: split the two events instead."))
    first, last = revisions[0].number, revisions[-1].number
    before = event.revisions.filter(number=first - 1).first()
    versions = f"version {last}" if first == last else f"versions {first}–{last}"
    public = gettext("A change made by mistake was undone.")
    with change([event.pk], by=by, reason=f"Undid {versions}", public_reason=public, base=last) as door:
        if len(revisions) != last - first + 1:  # somebody else's stands between
            raise Stale(Stale.message)
        return go_back(door.event, before, door)


def go_back(event: Event, before: Revision | None, door: Door) -> list[str]:
    """Bring back content and status of a version in the open change; withdraw the event where there was none.

    Gives what is gone, as `restore`.
    """
    gone = list[str]()
    if before:
        document, gone = complete(event, before)
        apply_document(event, document)
    event.status = Status(before.document["status"]) if before else Status.WITHDRAWN
    event.settle(event.citations.with_source(), door.taken[event.pk].lacked)
    event.save()
    return gone


def complete(event: Event, revision: Revision) -> tuple[Document, list[str]]:
    """The revision's document by the names of today; what versions did not hold yet when it was written, as it is.

    The accounts of events that are merged into this one stay with it, whichever version is brought back. Beside it
    stands what is gone, and not in it any more.
    """
    now, then = to_document(event), with_present_names(revision.document)
    held = {account["id"] for account in then["citations"]}
    brought = {pk for gone in event.merged.all() for pk in accounts_before_merging(gone)} - held
    kept = [account for account in now["citations"] if account["id"] in brought]
    return with_names_back({**filled(Event, now, then), "citations": [*then["citations"], *kept]}, now)


def accounts_before_merging(gone: Event) -> set[int]:
    """The ids of the accounts that an event had of its own when it was merged."""
    merging = gone.revisions.filter(batch__startswith=MERGE).order_by("-number").first()
    before = merging and gone.revisions.filter(number=merging.number - 1).first()
    return {account["id"] for account in before.document["citations"]} if before else set()


def move_account(account: Citation, to: Event, *, by: User | None, reason: str = "", public_reason: str = "") -> None:
    """Give an account to another event, as one change of both.

    Raises ValidationError where one of the two would then lack what a published event needs.
    """
    ids = [account.event_id, to.pk]
    batch = f"{MOVE}{uuid4().hex[:12]}"
    with change(ids, by=by, reason=reason, public_reason=public_reason, batch=batch, moving=True):
        account.event = to
        account.save(update_fields=["event"])
