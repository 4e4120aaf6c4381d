"""Events of an import, or rows of one to come, that are likely to be events that were there before: from an article,
or another table."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date as Day
from typing import NamedTuple, TypeVar

from events.dates import Span, read
from events.importing.naming import one_spelling, threes
from events.importing.rows import Imported
from events.intake.similar import SimilarEvents, titles
from events.models import Actor, Conflict, Event, EventKind, FormerSlug, Place
from events.models.finding import EventQuerySet, Status

MOST_LOOKED_AT = 1000  # events of the import, its first
MOST_PAIRS = 10_000  # of an event and another of one of their days: 0.3 ms each, where their words are many
MOST_COMPARED = 100  # of these, that begin on the day of another
MOST_RATED = 5
SPELLED_ALIKE = 0.6  # of the threes of letters of the shorter name
SEEN = (Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED)  # an index finds these, and not what is none of another
Told = TypeVar("Told", Event, Imported)


class Said(NamedTuple):
    """What is told of an event, as others are compared with it."""

    date: str
    actors: Collection[int]
    words: str
    kind: int | None
    places: Collection[str] = ()  # all names of its one place


def there_before(batch: str) -> list[tuple[Event, Event]]:
    """Each with the one that it is likely to be: told of the same day in like words, of the same kind or place.

    The page of an import waits for it: its first events are looked at, however many there are.
    """
    own = Event.objects.filter(import_batch=batch, status__in=SEEN).order_by("pk")
    first = list(own.values_list("pk", "conflict", "earliest")[:MOST_LOOKED_AT])
    conflicts, days = {conflict for _pk, conflict, _day in first}, {day for _pk, _conflict, day in first if day}
    others = Event.objects.filter(conflict__in=conflicts, status__in=SEEN).exclude(import_batch=batch)
    shared = days_of(others, days)
    alike = [pk for pk, _conflict, day in first if day in shared][:MOST_COMPARED]
    compared = own.filter(pk__in=alike).select_related("conflict", "place").prefetch_related("participations")
    if not compared:
        return []
    return likely(compared[0].conflict, list(compared), others, said_of_event, lambda event: event.earliest)


def rows_there_before(conflict: Conflict, rows: Sequence[Imported]) -> list[tuple[Imported, Event]]:
    """Likewise of rows that would become events of the conflict."""
    first = [(row, read(row.date).bounds.start) for row in rows[:MOST_LOOKED_AT]]
    others = Event.objects.filter(conflict=conflict, status__in=SEEN)
    shared = days_of(others, {day for _row, day in first if day})
    compared = [row for row, day in first if day in shared][:MOST_COMPARED]
    if not compared:
        return []
    kinds = ids_by_slug(EventKind, {row.kind for row in compared})
    actors = ids_by_slug(Actor, {slug for row in compared for slug, _name in row.actors})

    there = {
        place.slug: place
        for place in Place.objects.filter(slug__in={row.place.slug for row in compared if row.place})
    }

    def said(row: Imported) -> Said:
        place = there.get(row.place.slug) if row.place else None
        named = place.spellings if place else [row.place.name] if row.place else []
        words = [*row.title.values(), *row.summary.values(), *named]
        taking_part = [actors[slug] for slug, _name in row.actors if slug in actors]
        return Said(row.date, taking_part, " ".join(words), kinds.get(row.kind), named)

    return likely(conflict, compared, others, said, lambda row: read(row.date).bounds.start)


def days_of(events: EventQuerySet, days: Iterable[Day]) -> set[Day | None]:
    """Those of the days on which some of the events begin."""
    begun = events.filter(earliest__in=set(days)).order_by()
    return set(begun.values_list("earliest", flat=True).distinct())


def ids_by_slug(model: type[EventKind] | type[Actor], slugs: set[str]) -> dict[str, int]:
    """Of the names of today, and of those before."""
    former = FormerSlug.objects.filter(of=model._meta.model_name, slug__in=slugs)
    renamed = dict(former.values_list("slug", "now"))
    present = dict(model._default_manager.filter(slug__in=slugs | set(renamed.values())).values_list("slug", "pk"))
    return {slug: present[now] for slug in slugs if (now := renamed.get(slug, slug)) in present}


def likely(
    conflict: Conflict,
    compared: list[Told],
    others: EventQuerySet,
    said: Callable[[Told], Said],
    day: Callable[[Told], Day | None],
) -> list[tuple[Told, Event]]:
    """Each of them with the likeliest of the others that begin on one of their days."""
    same_days = others.filter(earliest__in={day(one) for one in compared})
    compared = compared[: max(MOST_PAIRS // max(same_days.count(), 1), 1)]
    similar = SimilarEvents(conflict, Span(None, None), among=same_days)
    found = ((one, likeliest(similar, said(one))) for one in compared)
    return [(one, other) for one, other in found if other]


def said_of_event(event: Event) -> Said:
    words = [*titles(event), *(event.place.spellings if event.place else [])]
    actors = [one.actor_id for one in event.participations.all()]
    return Said(event.date, actors, " ".join(words), event.kind_id, event.place.spellings if event.place else [])


def likeliest(similar: SimilarEvents, said: Said) -> Event | None:
    """The one that nobody would take for another, or that of the same day and kind at the same place."""
    rated = similar.rated(said.date, said.actors, said.words, MOST_RATED, kind=said.kind)
    sure = next((one.event for one in rated if one.sure), None)
    return sure or next((one.event for one in rated if same_but_for_words(one.event, said)), None)


def same_but_for_words(event: Event, said: Said) -> bool:
    """Whether day, kind and place are the same, the place perhaps in other letters: Ganki Khel, Gangi Khel."""
    if (event.date, event.kind_id) != (said.date, said.kind) or event.place is None:
        return False
    ours = [threes(one_spelling(name)) for name in said.places]
    theirs = [threes(one_spelling(name)) for name in event.place.spellings]
    return any(len(one & other) >= SPELLED_ALIKE * min(len(one), len(other)) for one in ours for other in theirs)
