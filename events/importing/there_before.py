"""Events of an import that are likely to be ones that were there before, from an article or another table."""

from django.db.models import Exists, OuterRef

from events.dates import Span
from events.intake.similar import SimilarEvents, titles
from events.models import Event
from events.models.events import Status

MOST_LOOKED_AT = 1000  # events of the import, its first
MOST_COMPARED = 100  # of these, that begin on the day of another


def there_before(batch: str) -> list[tuple[Event, Event]]:
    """Each with the one that it is likely to be: told of the same day in like words, of the same kind or place.

    What readers' and editors' pages wait for: the first events of an import are looked at, however many there are.
    """
    first = Event.objects.filter(import_batch=batch).order_by("pk").values_list("pk", "conflict")[:MOST_LOOKED_AT]
    conflicts = {conflict for _pk, conflict in first}
    if not conflicts:
        return []
    gone = (Status.WITHDRAWN,)
    others = Event.objects.filter(conflict__in=conflicts).exclude(import_batch=batch).exclude(status__in=gone)
    same_day = Exists(others.filter(conflict=OuterRef("conflict"), earliest=OuterRef("earliest")))
    mine = Event.objects.filter(same_day, pk__in=[pk for pk, _conflict in first]).exclude(status__in=gone)
    compared = list(mine.select_related("conflict", "place").prefetch_related("participations")[:MOST_COMPARED])
    if not compared:
        return []
    days = {event.earliest for event in compared}
    similar = SimilarEvents(compared[0].conflict, Span(None, None), among=others.filter(earliest__in=days))
    found = ((event, likeliest(similar, event)) for event in compared)
    return [(event, other) for event, other in found if other]


def likeliest(similar: SimilarEvents, event: Event) -> Event | None:
    """The one that nobody would take for another."""
    actors = [one.actor_id for one in event.participations.all()]
    words = " ".join([*titles(event), *(event.place.spellings if event.place else [])])
    rated = similar.rated(event.date, actors, words, 1, kind=event.kind_id)
    return next((one.event for one in rated if one.sure), None)
