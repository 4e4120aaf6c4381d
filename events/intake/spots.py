"""Where a place is that somebody names and nobody has entered: as the gazetteer knows it."""

from collections import Counter
from collections.abc import Collection
from typing import TypedDict

from events.models import Actor, Conflict
from events.models.belonging import of
from events.reading.gazetteer.divisions import is_rather_a_division
from events.reading.places import town_called
from events.reading.states import lands, told_of
from events.text.folding import fold
from events.text.languages import LANGUAGES, in_all_languages

# States and territories that are hardly more than a town.
OF_A_TOWN = frozenset(["DJ", "GI", "HK", "KW", "LU", "MC", "MO", "SG", "SM", "VA"])


class Spot(TypedDict, total=False):
    """Fields of a new place; none where it is not known which town is meant."""

    latitude: float
    longitude: float


def spot(name: str, told: Counter[str], within: Collection[str] = ()) -> Spot:
    """`told` are states that it may lie in, and how often they are told of; `within` those that it does lie in."""
    town, land = town_called(name, Counter(within) if within else told), state_called(name)
    if town and town.country not in (within or told) and (within or is_code(name)):
        return {}
    if town is None or (land and not (land in OF_A_TOWN and town.country == land)):
        return {}  # “Egypt” is not the town in Arizona
    if is_rather_a_division(name, town.country, town.inhabitants):
        return {}
    return {"latitude": town.latitude, "longitude": town.longitude}


def is_code(name: str) -> bool:
    """Whether it may be short for a region: VA, LA, KZN."""
    return len(name) <= 3 and name.isascii() and name.isupper()


def state_called(name: str) -> str:
    """The code of the state or territory, or of the part of the world, of this name; "" of others."""
    return lands().get(fold(name.strip()), "")


def states_of(conflict: Conflict | None) -> Counter[str]:
    """The codes of the states that a conflict's name, its summary and its actors tell of, and how often."""
    told: Counter[str] = Counter()
    if conflict:
        rows = [*of(Actor.objects.filter(kind=Actor.Kind.STATE), conflict)]
        for lang in LANGUAGES:
            texts = [in_all_languages(conflict, part)[lang] for part in ("name", "summary")]
            texts += [in_all_languages(row, "name")[lang] for row in rows]
            told += told_of(". ".join(filter(None, texts)), lang)
    return told
