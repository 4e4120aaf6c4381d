"""Events of an import that are likely to be ones that were there before, from an article or another table."""

from events.dates import Span
from events.intake.similar import SimilarEvents, titles
from events.models import Event
from events.models.finding import Status

MOST_LOOKED_AT = 1000  # events of the import, its first
MOST_PAIRS = 10_000  # of an event and another of one of their days: 0.3 ms each, where their words are many
MOST_COMPARED = 100  # of these, that begin on the day of another
SEEN = (Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED)  # an index finds these, and not what is none of another


def there_before(batch: str) -> list[tuple[Event, Event]]:
    """Each with the one that it is likely to be: told of the same day in like words, of the same kind or place.

    The page of an import waits for it: its first events are looked at, however many there are.
    """
    own = Event.objects.filter(import_batch=batch, status__in=SEEN).order_by("pk")
    first = list(own.values_list("pk", "conflict", "earliest")[:MOST_LOOKED_AT])
    conflicts, days = {conflict for _pk, conflict, _day in first}, {day for _pk, _conflict, day in first if day}
    others = Event.objects.filter(conflict__in=conflicts, status__in=SEEN).exclude(import_batch=batch)
    shared = set(others.filter(earliest__in=days).order_by().values_list("earliest", flat=True).distinct())
    alike = [pk for pk, _conflict, day in first if day in shared][:MOST_COMPARED]
    compared = own.filter(pk__in=alike).select_related("conflict", "place").prefetch_related("participations")
    if not compared:
        return []
    same_days = others.filter(earliest__in={event.earliest for event in compared})
    compared = compared[: max(MOST_PAIRS // max(same_days.count(), 1), 1)]
    similar = SimilarEvents(compared[0].conflict, Span(None, None), among=same_days)
    found = ((event, likeliest(similar, event)) for event in compared)
    return [(event, other) for event, other in found if other]


def likeliest(similar: SimilarEvents, event: Event) -> Event | None:
    """The one that nobody would take for another."""
    actors = [one.actor_id for one in event.participations.all()]
    words = " ".join([*titles(event), *(event.place.spellings if event.place else [])])
    rated = similar.rated(event.date, actors, words, 1, kind=event.kind_id)
    return next((one.event for one in rated if one.sure), None)
