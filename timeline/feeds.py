"""The feed of what changed on published events."""

from datetime import UTC, datetime, time
from typing import NamedTuple

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from events.models import Batch, Conflict, Event, FormerSlug, Revision
from events.models.finding import Status
from events.text.given import writable
from timeline.changes import reason_of
from timeline.conflicts import seen_conflict
from timeline.exports import licence_words

MOST = 100  # changes in one feed


class Told(NamedTuple):
    """Of which conflict a feed tells, and at which host: the same conflict may stand at another."""

    conflict: Conflict
    host: str

    def guid(self, *parts: object) -> str:
        """RFC 4151, with the year in which these feeds began."""
        name = "/".join(map(str, (self.conflict.slug, *parts)))
        return f"tag:{self.host.partition(':')[0]},2026:{name}"


class Entry(NamedTuple):
    at: datetime
    title: str
    text: str
    link: str
    guid: str


class Changes(Feed):  # type: ignore[type-arg] # generic in the stubs alone
    """Atom: the newest public changes of a conflict, by day; no name and no hour of an edit."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, conflict: str) -> Told:
        return Told(seen_conflict(conflict), request.get_host())

    def title(self, told: Told) -> str:
        return _("Changes: %s") % told.conflict.name.text

    def link(self, told: Told) -> str:
        return reverse("timeline:conflict", args=[told.conflict.slug])

    def subtitle(self, told: Told) -> str:
        return _("What was published, corrected and withdrawn, and why.")

    def author_name(self, told: Told) -> str:
        return told.conflict.editors or told.conflict.name.text

    def feed_copyright(self, told: Told) -> str:
        return licence_words(told.conflict)

    def items(self, told: Told) -> list[Entry]:
        newest = list(changes_in(told.conflict)[:MOST])
        named = Event.objects.filter(pk__in={change.event_id for change in newest}).may_be_passed_on()
        may_be_named = set(named.values_list("pk", flat=True))
        changes = [change_entry(told, change, named=change.event_id in may_be_named) for change in newest]
        imports = Batch.objects.filter(conflict=told.conflict).select_related("data_set").order_by("-at")
        entries = [*changes, *(import_entry(told, batch) for batch in imports[:MOST])]
        return sorted(entries, key=lambda entry: entry.at, reverse=True)[:MOST]

    def item_title(self, entry: Entry) -> str:
        return entry.title

    def item_description(self, entry: Entry) -> str:
        return escape(entry.text)  # the feed says that it is HTML

    def item_link(self, entry: Entry) -> str:
        return entry.link

    def item_guid(self, entry: Entry) -> str:
        return entry.guid

    item_guid_is_permalink = False

    def item_updateddate(self, entry: Entry) -> datetime:
        return datetime.combine(entry.at.astimezone(UTC).date(), time(), UTC)

    item_pubdate = item_updateddate


def changes_in(conflict: Conflict) -> QuerySet[Revision]:
    """What readers saw change here, the newest first; imports are told whole."""
    former = FormerSlug.objects.filter(of="conflict", now=conflict.slug).values_list("slug", flat=True)
    # An event that was moved here while it was withdrawn was never seen here.
    here = {"event__conflict": conflict, "document__conflict__in": [conflict.slug, *former]}
    changes = Revision.objects.seen_by_readers().filter(**here)
    return changes.by_hand().select_related("event__conflict", "event__data_set")


def change_entry(told: Told, change: Revision, *, named: bool) -> Entry:
    """Without the title of an event whose data set must not be passed on: a feed is taken along as files are."""
    event, public = change.event, change.event.status == Status.PUBLISHED
    return Entry(
        change.at,
        (event.title.text if named else _("An event of %s") % event.data_set) if public else _("A withdrawn event"),
        reason_of(change),
        event.get_absolute_url()
        if public
        else reverse("timeline:event", args=[event.conflict.slug, change.slug_then]),
        told.guid(change.event_id, change.number),
    )


def import_entry(told: Told, batch: Batch) -> Entry:
    """One import, or that one was taken back, and why."""
    reason = [writable(batch.public_reason)] if batch.public_reason else []
    counts = {
        _("Events added: %d."): batch.created,
        _("Events changed: %d."): batch.updated,
        _("Events taken back: %d."): batch.removed,
    }
    return Entry(
        batch.at,
        _("An import: %s") % batch.data_set if batch.data_set else _("An import"),
        " ".join([*reason, *(words % number for words, number in counts.items() if number)]),
        reverse("timeline:conflict", args=[told.conflict.slug]),
        told.guid(batch.batch),
    )
