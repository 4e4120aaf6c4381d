"""The days that a chart shows, and what is said of them: how many events, and where the nearest are."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.dates import Span, read
from events.dates.words import in_words
from events.models import Event
from events.models.finding import EventQuerySet
from events.reading.typed import one_date
from events.text.languages import current_language, grouped
from timeline.drawing.gathered import Numbers


def said_of(matching: EventQuerySet, counts: Numbers | None, shown: Span) -> dict[str, Any]:
    """How many events are in the view; where there are none, the days of the nearest."""
    counts = (counts and counts.near(shown)) or counts
    count = sum(counts.possibly_in(shown).values()) if counts else matching.possibly_in(shown).count()
    about = counts is not None and counts.times > 1
    return {"said": in_view(count, about=about), "nearest": nearest(matching, shown) if not count else None}


def nearest(matching: EventQuerySet, shown: Span) -> dict[str, Any] | None:
    """The days of the event that is nearest to the view, and what its button says."""
    events = [
        matching.filter(reach_end__lt=shown.start).order_by("-reach_end", "pk").first() if shown.start else None,
        matching.filter(reach_start__gt=shown.end).order_by("reach_start", "pk").first() if shown.end else None,
    ]
    there = [(distance(event, shown), event) for event in events if event]
    if not there:
        return None
    event = min(there, key=lambda pair: pair[0])[1]
    first, last = event.reach_start or event.reach_end, event.reach_end or event.reach_start
    words = _("The nearest: %s") % in_words(read(event.date), current_language())
    return {"first": first, "last": last, "words": words}


def distance(event: Event, shown: Span) -> int:
    """Days between an event and the view."""
    if event.reach_end and shown.start and event.reach_end < shown.start:
        return (shown.start - event.reach_end).days
    return (event.reach_start - shown.end).days if event.reach_start and shown.end else 0


def days_of(view: str) -> Span | None:
    """The days of a view; raises ValidationError where it cannot be read or has an open end."""
    if not view:
        return None
    span = one_date(view, current_language()).bounds
    if span.start is None or span.end is None:
        raise ValidationError(_("A view needs both ends, as in 1975/1991."))
    return span


def in_view(count: int, *, about: bool = False) -> str:
    if about:
        return _("more than 10,000 events in view, about %(count)s") % {"count": about_so_many(count)}
    return ngettext("%(count)s event in view", "%(count)s events in view", count) % {"count": grouped(count)}


def about_so_many(count: int) -> str:
    """An estimate, by its first two digits."""
    return grouped(round(count, 2 - len(str(count))))
