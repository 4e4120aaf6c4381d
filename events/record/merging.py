"""Two events that are one: merged, the accounts moving along, and split again where that was wrong."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event, Participation, Revision
from events.models.finding import Status
from events.record.at_once import AT_ONCE
from events.record.document import apply_participations, with_present_names
from events.record.door import change
from events.record.verbs import MERGE

TAKEN_FROM_READERS = gettext_lazy(
    "Readers see the other event, and not this one: publish this one first, or merge it into the other."
)

NOT_MERGED = gettext_lazy("This event is not merged into another.")


def merge(
    kept: Event,
    gone: Event,
    *,
    by: User | None,
    reason: str = "",
    public_reason: str = "",
    date_reason: str = "",
) -> None:
    """Give `kept` the accounts and actors of `gone`, whose address then leads to it.

    Raises ValidationError where they are of two conflicts, where readers see `gone` alone, or where the accounts
    together need a reason for the date.
    """
    batch = f"{MERGE}{uuid4().hex[:12]}"
    reasons: dict[str, Any] = {"reason": reason, "public_reason": public_reason, "date_reason": date_reason}
    with change({kept.pk, gone.pk}, by=by, **reasons, batch=batch, moving=True) as door:
        events = {event.pk: event for event in door.events}
        kept, gone = events[kept.pk], events[gone.pk]
        check_two(kept, gone)
        door.take_in(gone.merged.values_list("pk", flat=True))  # merged into it before
        gone.citations.update(event=kept)
        taking_part = kept.participations.values("actor")
        for participation in gone.participations.exclude(actor__in=taking_part):
            Participation(event=kept, actor=participation.actor, role=participation.role).save()
        gone.status, gone.merged_into = Status.WITHDRAWN, kept
        gone.settle([])
        gone.save()
        gone.merged.update(merged_into=kept)


def check_two(kept: Event, gone: Event) -> None:
    """Raises ValidationError where they cannot be merged; asked of locked rows, as a colleague may just have merged
    one of them."""
    if kept.pk == gone.pk or kept.conflict_id != gone.conflict_id:
        raise ValidationError(_("Only two events of one conflict can be merged."))
    if kept.merged_into_id or gone.merged_into_id:
        raise ValidationError(_("One of them is merged already: split it first."))
    if gone.status == Status.PUBLISHED != kept.status:
        raise ValidationError(TAKEN_FROM_READERS)


def split(gone: Event, *, by: User | None, reason: str = "", public_reason: str = "", date_reason: str = "") -> None:
    """Undo the merging of `gone`: its accounts go back to it as they are now, its actors and status as they were.

    Raises ValidationError where it is not merged, is merged into another meanwhile, or where one of the two would
    lack what a published event needs.
    """
    kept = gone.merged_into
    if kept is None:
        raise ValidationError(NOT_MERGED)
    reasons: dict[str, Any] = {"reason": reason, "public_reason": public_reason, "date_reason": date_reason}
    with change({kept.pk, gone.pk}, by=by, **reasons, moving=True) as door:
        events = {event.pk: event for event in door.events}
        kept, gone = events[kept.pk], events[gone.pk]
        merging = gone.revisions.filter(batch__startswith=MERGE).order_by("-number").first()
        if gone.merged_into_id is None or merging is None:
            raise ValidationError(NOT_MERGED)
        if gone.merged_into_id != kept.pk:
            raise ValidationError(AT_ONCE, code="at-once")
        before = with_present_names(gone.revisions.get(number=merging.number - 1).document)
        led = set(merged_before(gone, merging).values_list("pk", flat=True))
        door.take_in(led)
        kept.merged.filter(pk__in=led).update(merged_into=gone)
        own = [account["id"] for account in before["citations"]]
        kept.citations.filter(pk__in=own).update(event=gone)
        brought = set(actors(before)) - set(actors_before_merging(kept, merging))
        kept.participations.filter(actor__slug__in=brought).delete()
        gone_since = split_since(gone, merging)
        apply_participations(gone, [row for row in before["participations"] if row["actor"] not in gone_since])
        gone.status, gone.merged_into = Status(before["status"]), None
        accounts = list(gone.citations.with_source())
        door.explain(gone, accounts)
        gone.settle(accounts)
        gone.save()


def actors(document: dict[str, Any]) -> list[str]:
    """The slugs of those that took part."""
    return [row["actor"] for row in document["participations"]]


def merged_before(gone: Event, merging: Revision) -> QuerySet[Event]:
    """The events that were merged into `gone` before it was merged itself, and lead where it leads since."""
    batches = gone.revisions.filter(number__lt=merging.number, batch__startswith=MERGE).values("batch")
    return Event.objects.filter(merged_into=gone.merged_into, revisions__batch__in=batches).exclude(pk=gone.pk)


def split_since(gone: Event, merging: Revision) -> set[str]:
    """The actors that `gone` had by merges before its own which were split while it was merged."""
    left: set[str] = set()
    for merge_of_gone in gone.revisions.filter(number__lt=merging.number, batch__startswith=MERGE):
        for other in Revision.objects.filter(batch=merge_of_gone.batch, event__merged_into=None).exclude(event=gone):
            then = with_present_names(other.event.revisions.get(number=other.number - 1).document)
            left |= set(actors(then)) - set(actors_before_merging(gone, merge_of_gone))
    return left


def actors_before_merging(kept: Event, merging: Revision) -> list[str]:
    """The actors that the event had of its own; all that it has now where nothing changed by the merging.

    Where `kept` took the accounts with another event, into which they had been merged, it had them by a later merge.
    """
    merges = kept.revisions.filter(batch__startswith=MERGE).order_by("number")
    own = merges.filter(batch=merging.batch).first() or merges.filter(pk__gt=merging.pk).first()
    if own is None:
        return list(kept.participations.values_list("actor__slug", flat=True))
    return actors(with_present_names(kept.revisions.get(number=own.number - 1).document))
