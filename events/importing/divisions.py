"""Places of a table that are first-order divisions of a state, whatever their column is called. Pure."""

from collections import Counter
from collections.abc import Iterable

from events.reading.gazetteer import key_of, towns_called
from events.reading.gazetteer.divisions import divisions_called

FEW = 4  # names, that show nothing
NEARLY_ALL = 0.9  # of the names are divisions of one state
SHOWN = 0.2  # of them are no towns, so that the others are meant as divisions too: those of Syria are called by towns


def are_divisions(cells: Iterable[str]) -> bool:
    names = {*map(str.strip, cells)}
    states = Counter(state for name in names for state in divisions_called(name).states)
    ((state, number),) = states.most_common(1) or [("", 0)]
    if number < max(FEW, NEARLY_ALL * len(names)):
        return False
    return sum(is_no_town(name, state) for name in names) >= SHOWN * len(names)


def is_no_town(name: str, state: str) -> bool:
    """Whether no town of the state is called so, or but one in another division."""
    return state in divisions_called(name).elsewhere or all(
        town.country != state for town in towns_called(key_of(name))
    )
