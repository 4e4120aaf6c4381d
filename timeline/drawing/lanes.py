"""What a chart's lanes may stand for, and a filter may choose: each a model, and its slug as events reach it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from django.utils.translation import gettext as _

from events.models import Actor, Event, EventKind, Place
from timeline.drawing.marks import Lane

By = Literal["kind", "actor", "place"]
Named = Actor | EventKind | Place
MODEL: dict[By, type[Named]] = {"kind": EventKind, "actor": Actor, "place": Place}
EVENT_OF: dict[By, str] = {"kind": "kind", "actor": "participations__actor", "place": "place"}
MOST_LANES = 12
OTHERS = "others"
NEUTRAL = "#6b7280"  # of a lane that is no kind


def tally(events: Iterable[Event], by: By) -> tuple[Counter[str], dict[str, Named]]:
    """How many of the loaded events each kind, actor or place has, by slug; and these themselves."""
    named = [thing for event in events for thing in named_in(event, by)]
    return Counter(thing.slug for thing in named), {thing.slug: thing for thing in named}


def named_in(event: Event, by: By) -> list[Named]:
    """The event's kind, its place if any, or its actors."""
    if by == "actor":
        return [participation.actor for participation in event.participations.all()]
    return [thing] if (thing := getattr(event, by)) else []


def tally_of(numbers: dict[str, int], by: By) -> tuple[Counter[str], dict[str, Named]]:
    """The same of numbers by slug, "" for those that have none."""
    numbers.pop("", None)
    counted = Counter(numbers)
    shown = counted if by == "kind" else [slug for slug, _count in counted.most_common(MOST_LANES)]
    return counted, {thing.slug: thing for thing in MODEL[by].objects.filter(slug__in=list(shown))}


def lanes_of(by: By, counts: Counter[str], named: dict[str, Named]) -> list[Lane]:
    """Lanes of all kinds, in their order; or of the actors or places with the most events, and one for the others."""
    if by == "kind":
        kinds = [kind for kind in named.values() if isinstance(kind, EventKind)]
        kinds.sort(key=lambda kind: (kind.position, kind.slug))
        return [Lane(kind.slug, str(kind), kind.colour) for kind in kinds]
    most = [named[slug] for slug, _count in counts.most_common(MOST_LANES)]
    lanes = [
        Lane(thing.slug, thing.short.text if isinstance(thing, Actor) else str(thing), NEUTRAL) for thing in most
    ]
    others = _("Other actors") if by == "actor" else _("Other places, or none given")
    return [*lanes, Lane(OTHERS, others, NEUTRAL)]


def keys_of(event: Event, by: By, lanes: Sequence[Lane]) -> list[str]:
    """The lanes in which an event stands: one, or one for each of its actors."""
    keys = {lane.key for lane in lanes}
    return [thing.slug for thing in named_in(event, by) if thing.slug in keys] or [OTHERS]
