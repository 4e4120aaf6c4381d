"""The rules of change: what readers see is told to them, and read by a second person where the conflict asks for one.

Documents are `Document`s, or None where there was no event before.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.models import Event
from events.models.finding import Status
from events.record.document import Document, content, public_part, with_present_names

UNTOLD = _("Readers see this change: say for them, in one sentence, why it was made.")
TELL_READERS = _("why it was changed, in one sentence for readers")
NOT_YOURS = _("What readers see of a source, and whether it is confidential, is changed by those who may publish.")
PUBLISHED = _("Readers see this event by now: it is changed by those who may publish.")
GONE = _("This event is not there any more: the import that brought it was taken back.")
MERGED = _("This event was merged into another: its accounts belong there.")
ALONE = _("Here nobody publishes alone what they wrote: save it, and ask a colleague to publish it.")


def seen_by_readers(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    """Whether readers see something else than before."""
    statuses = {after["status"], before["status"] if before else ""}
    return Status.PUBLISHED in statuses and (before is None or public_part(before) != public_part(after))


def check_told(event: Event, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> None:
    """Raises ValidationError where what readers see, or saw last before it was withdrawn, is altered or ends.

    Accounts may be added, and an event that they saw come back as it was.
    """
    if before is None or not seen_by_readers(before, after):
        return
    seen = before if before["status"] == Status.PUBLISHED else last_seen(event)
    if seen is not None and (after["status"] != Status.PUBLISHED or altered(public_part(seen), public_part(after))):
        raise ValidationError(UNTOLD, code="untold")


def retracts(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    """Whether something that readers saw is no longer so; what is only added retracts nothing."""
    if before is None or before["status"] != Status.PUBLISHED:
        return False
    return after["status"] != Status.PUBLISHED or altered(public_part(before), public_part(after))


def last_seen(event: Event) -> Document | None:
    """As readers saw it last, by the names of today; None where they never did."""
    revision = event.versions_seen().first()
    return with_present_names(revision.document) if revision else None


def altered(then: Document, now: Document) -> bool:
    """Whether readers see otherwise what they saw; what an older document does not hold yet, they did not see."""
    accounts = {account["id"]: account for account in now["citations"]}
    kept = all(holds(accounts.get(account["id"], {}), account) for account in then["citations"])
    return not (kept and holds({**now, "citations": then["citations"]}, then))


def holds(now: Mapping[str, Any], then: Mapping[str, Any]) -> bool:
    return all(name in now and now[name] == value for name, value in then.items())


def newly_public(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    """Whether a change shows the readers of a conflict an event or an account that they did not see before."""
    moved = before is not None and before["conflict"] != after["conflict"]
    return (moved and after["status"] == Status.PUBLISHED) or bool(accounts_shown(before, after))


def accounts_shown(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> set[int]:
    """The ids of the accounts that a change shows to readers."""
    then, now = (
        {account["id"] for account in document["citations"] if account["published"]}
        if document and document["status"] == Status.PUBLISHED
        else set()
        for document in (before, after)
    )
    return now - then


def check_sources(event: Event, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> None:
    """Raises ValidationError where the source of an account that is shown to readers now does not bear it out."""
    for account in event.citations.filter(pk__in=accounts_shown(before, after)).select_related("article"):
        account.find_quote()
        try:
            account.check_source()
        except ValidationError as error:
            said = f"{account.article.public_title}{_(': ')}{' '.join(error.messages)}"
            raise ValidationError(said) from None


def check_second_reader(event: Event, before: Mapping[str, Any] | None, after: Mapping[str, Any], by: User) -> None:
    """Raises ValidationError where the person who publishes wrote what is published, and readers never saw it so."""
    seen = event.versions_seen()
    if any(public_part(with_present_names(revision.document)) == public_part(after) for revision in seen):
        return
    if before is None or content(before) != content(after) or writer_of(event, before) == by.pk:
        raise ValidationError(ALONE)


def writer_of(event: Event, document: Mapping[str, Any]) -> int | None:
    """The id of who first wrote what the document says, since when nothing but publishing changed it."""
    writer = None
    for revision in event.revisions.order_by("-number"):
        if content(with_present_names(revision.document)) != content(document):
            break
        writer = revision.by_id
    return writer
