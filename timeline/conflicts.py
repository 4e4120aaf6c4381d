"""The conflict that a public address is of."""

from django.shortcuts import get_object_or_404

from events.models import Conflict


def seen_conflict(slug: str) -> Conflict:
    """Raises Http404 where there is none, and where readers never saw an event of it: nothing tells them apart."""
    return get_object_or_404(Conflict.objects.seen_by_readers(), slug=slug)
