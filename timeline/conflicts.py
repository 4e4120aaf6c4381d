"""The conflict that a public address is of."""

from django.http import Http404

from events.models import Conflict


def seen_conflict(slug: str) -> Conflict:
    """Raises Http404 where there is none, and where readers never saw an event of it: nothing tells them apart."""
    if conflict := Conflict.objects.seen_one(slug=slug):
        return conflict
    raise Http404
