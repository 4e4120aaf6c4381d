"""The feed of what changed on published events."""

from datetime import UTC, datetime, time

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from events.models import Conflict, FormerSlug, Revision
from events.models.events import Status
from timeline.changes import day_of, reason_of
from timeline.exports import licence_words

MOST = 100  # changes in one feed


class Changes(Feed):  # type: ignore[type-arg] # generic in the stubs alone
    """Atom: the newest public changes of a conflict, by day; no name and no hour of an edit."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, conflict: str) -> Conflict:
        return get_object_or_404(Conflict, slug=conflict)

    def title(self, conflict: Conflict) -> str:
        return _("Changes: %s") % conflict.name.text

    def link(self, conflict: Conflict) -> str:
        return reverse("timeline:conflict", args=[conflict.slug])

    def subtitle(self, conflict: Conflict) -> str:
        return _("What was published, corrected and withdrawn, and why.")

    def feed_copyright(self, conflict: Conflict) -> str:
        return licence_words(conflict)

    def items(self, conflict: Conflict) -> QuerySet[Revision]:
        former = FormerSlug.objects.filter(of="conflict", now=conflict.slug).values_list("slug", flat=True)
        # An event that was moved here while it was withdrawn was never seen here.
        here = {"event__conflict": conflict, "document__conflict__in": [conflict.slug, *former]}
        changes = Revision.objects.seen_by_readers().filter(**here)
        return changes.select_related("event__conflict")[:MOST]

    def item_title(self, change: Revision) -> str:
        withdrawn = change.event.status != Status.PUBLISHED
        return _("A withdrawn event") if withdrawn else change.event.title.text

    def item_description(self, change: Revision) -> str:
        return escape(reason_of(change))  # the feed says that it is HTML

    def item_link(self, change: Revision) -> str:
        if change.event.status == Status.PUBLISHED:
            return change.event.get_absolute_url()
        return reverse("timeline:event", args=[change.event.conflict.slug, change.slug_then])

    def item_guid(self, change: Revision) -> str:
        return f"urn:change:{change.event.conflict.slug}:{change.event_id}:{change.number}"

    item_guid_is_permalink = False

    def item_updateddate(self, change: Revision) -> datetime:
        return datetime.combine(day_of(change), time(), UTC)

    item_pubdate = item_updateddate
