"""What readers are told of the changes of an event: the day and the reason, never who made them or at what hour."""

from dataclasses import dataclass
from datetime import UTC, date

from django.utils.translation import gettext as _

from events.models import Event, Revision
from events.models.finding import Status
from events.text.given import writable


@dataclass(frozen=True)
class Change:
    day: date
    reason: str  # as readers are told


def changes_of(event: Event) -> list[Change]:
    """The changes that readers saw, the newest first; of several on one day that say the same, one."""
    revisions = event.revisions.seen_by_readers()
    return list(dict.fromkeys(Change(day_of(revision), reason_of(revision)) for revision in revisions))


def reason_of(revision: Revision) -> str:
    """The reason that was given to readers, or what was done; the revision as of `seen_by_readers`."""
    if revision.public_reason:
        return writable(revision.public_reason)
    if revision.status_then != Status.PUBLISHED:
        return _("Withdrawn.")
    return _("Published.") if revision.first_seen else _("Changed.")


def day_of(revision: Revision) -> date:
    return revision.at.astimezone(UTC).date()
