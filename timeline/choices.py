"""What the form of the filter offers: the kinds, actors and places that lead to an event, and to how many."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q, QuerySet

from events.models import Actor, Conflict, EventKind, Place
from events.models.terms import term
from events.record import counting
from events.record.counting import ALL
from events.text.languages import Text
from events.text.searching import searchable
from timeline.drawing.gathered import MOST_GATHERED
from timeline.drawing.lanes import By
from timeline.filters import EventFilter

MOST_OFFERED = 60  # actors, or places: those with the most events; the search finds all by name
MOST_PARTS = 3  # of a name, between commas
MOST_COUNTED = MOST_GATHERED  # events that match: of more, the choices say no number


@dataclass(frozen=True)
class Choice:
    slug: str
    name: Text
    count: int | None  # events that it would leave; None where they are too many to be counted
    chosen: bool


@dataclass(frozen=True)
class Offer:
    """The choices of one part of the filter, those that are chosen first."""

    choices: list[Choice]
    more: bool  # whether there are others than these


def by_slug(
    conflict: Conflict, filters: EventFilter, name: Literal["actor", "place"]
) -> tuple[EventFilter, list[str]]:
    """The filter with actors, or places, that were named by any of their spellings named by their slugs, as the form
    has them.

    Besides, the names that are nobody's: the filter is without them.
    """
    given = filters.given_slugs(name)
    things = filters.named(conflict, name)
    called_now = dict(zip(given, filters.slugs_now(name), strict=True))
    known = set(things.filter(slug__in=called_now.values()).values_list("slug", flat=True)) if given else set()
    slugs: list[str] = []
    unknown: list[str] = []
    while given:
        # What an actor that readers do not see is called now, no refusal tells: it repeats what was asked.
        now = called_now[given[0]]
        found, number = (now, 1) if now in known else first_named(things, given)
        (slugs if found else unknown).append(found or given[0])
        del given[:number]
    return filters.model_copy(update={name: ",".join(dict.fromkeys(slugs))}), unknown


def first_named(things: "QuerySet[Any]", names: Sequence[str]) -> tuple[str, int]:
    """The slug of whom the first of the names call, and how many of them: “Headquarters, New York” are two."""
    for number in range(min(MOST_PARTS, len(names)), 1, -1):
        if found := slug_of(things, " ".join(names[:number]), whole=True):
            return found, number
    return slug_of(things, names[0]), 1


def slug_of(things: "QuerySet[Any]", name: str, *, whole: bool = False) -> str:
    """Of what has this as a spelling, or is alone with it in one; "" where it is not clear which is meant."""
    folded = searchable(name)
    fitting = [*things.filter(search_text__contains=folded.strip())[:MOST_OFFERED]] if folded else []
    called = [thing for thing in fitting if folded in {searchable(name) for name in names_of(thing.spellings)}]
    alone = [found for found in ((called,) if whole else (called, fitting)) if len(found) == 1]
    return alone[0][0].slug if alone else ""


def names_of(spellings: Iterable[str]) -> Iterator[str]:
    """Each, and of one with another in brackets both: “Laayoune (El Aaiún)”; not of “Zemla, Laayoune (El Aaiún)”."""
    for spelling in spellings:
        yield spelling
        if "(" in spelling and not re.search("[,،]", spelling):
            yield from filter(str.strip, re.split(r"[()]", spelling))


def offer(conflict: Conflict, filters: EventFilter, name: By, total: int) -> Offer:
    """Those that lead to a published event; what is chosen is among them, however rare.

    Kinds in their order, actors and places by the number of their events.

    `total` events match the whole filter.
    """
    more, slugs = False, filters.slugs(name)
    chosen = (
        set(filters.named(conflict, name).filter(slug__in=slugs).values_list("slug", flat=True)) if slugs else set()
    )
    offered: Sequence[EventKind | Actor | Place]
    if name == "kind":
        counts = filters.table(conflict)
        known = counts.possibly_in(ALL)
        offered = [kind for kind in counts.kinds.values() if kind.slug in known or kind.slug in chosen]
    else:
        offered, known, more = offered_of_many(conflict, name, chosen)
    numbers = numbers_of(conflict, filters, name, offered, known, total)
    choices = [
        Choice(
            thing.slug,
            thing.short if isinstance(thing, Actor) else thing.name,
            None if numbers is None else numbers.get(thing.slug, 0),
            thing.slug in chosen,
        )
        for thing in offered
    ]
    if name != "kind":
        choices = [choice for choice in choices if choice.count != 0 or choice.chosen]  # many lead to none
        choices.sort(key=lambda choice: -(choice.count if choice.count is not None else known.get(choice.slug, 0)))
    return Offer(sorted(choices, key=lambda choice: not choice.chosen), more)


def offered_of_many(
    conflict: Conflict, name: Literal["actor", "place"], chosen: set[str]
) -> tuple[list[Actor | Place], dict[str, int], bool]:
    """Those with the most events and those chosen, by name; their numbers by slug; whether there are others."""
    most = counting.most(conflict, name, MOST_OFFERED + 1)
    wanted = Q(pk__in=[*most][:MOST_OFFERED]) | Q(slug__in=chosen)
    offered: list[Actor | Place] = [*(Actor if name == "actor" else Place).objects.filter(wanted)]
    offered.sort(key=str)
    known = {thing.slug: most[thing.pk] for thing in offered if thing.pk in most}
    if rare := [thing for thing in offered if thing.pk not in most]:
        known |= counting.tallied(conflict, name, rare)
    return offered, known, len(most) > MOST_OFFERED


def numbers_of(
    conflict: Conflict,
    filters: EventFilter,
    name: By,
    offered: Iterable[EventKind | Actor | Place],
    known: dict[str, int],
    total: int,
) -> dict[str, int] | None:
    """How many events each would leave, all other parts of the filter kept; `known` where there are none."""
    # One more of which an event needs all is one more condition; of which it needs any, another choice.
    needs_all = name == "actor" and filters.actors == "all"
    rest = filters.model_copy(update={"top": None}) if needs_all else filters.but(name)
    if not rest.active and not rest.drafts:
        return known
    if total > MOST_COUNTED:
        return None
    numbers = rest.asked(conflict).numbers
    if numbers.total() > MOST_COUNTED:
        return None
    if name == "kind":
        return numbers.possibly_in(ALL)
    few = rest.gathered(conflict)
    return {thing.slug: few.numbers[term(name, conflict.pk, thing.pk)] for thing in offered} if few else None
