"""Imported events as they come, and their first version, which each gets before anybody changes it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.utils.translation import gettext

from events.models import Citation, Event, FileImport, Participation, Revision
from events.models.finding import Status
from events.record.document import to_document


@dataclass
class NewEvent:
    """An event with its accounts and participations, none of them saved yet."""

    event: Event
    accounts: list[Citation] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)


def remember_imported(events: Iterable[Event], by: User | None = None) -> None:
    """The version of imported events as it stands, where history does not hold it yet: `by` who imports them now, or
    else by whose import they are."""
    imported = [event.pk for event in events if event.data_set_id]
    if not imported:
        return
    missing = Event.objects.filter(pk__in=imported).without_their_version().select_related("data_set")
    files = FileImport.objects.exclude(batch="").filter(batch__in=missing.order_by().values("import_batch"))
    importers = dict(files.values_list("batch", "by"))
    Revision.objects.bulk_create(
        Revision(
            event=event,
            number=event.version,
            by_id=by.pk if by else importers.get(event.import_batch),
            reason=f"Imported: {event.data_set}",
            public_reason=gettext("The data set was imported anew.") if event.version > 1 else "",
            batch=event.import_batch,
            public=event.status == Status.PUBLISHED,
            document=to_document(event),
        )
        for event in missing.for_documents()
    )
