"""The conflict that a public address is of."""

from django.shortcuts import get_object_or_404

from events.models import Conflict


def seen_conflict(slug: str) -> Conflict:
    """Raises Http404 where there is none, and where readers never saw an event of it: nothing tells them apart."""
    conflict = Conflict.objects.with_events().filter(slug=slug).first()  # the most, whose history need not be asked
    return conflict or get_object_or_404(Conflict.objects.seen_by_readers(), slug=slug)
