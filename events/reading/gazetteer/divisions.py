"""The first-order divisions of states (provinces, federal states, governorates) by their names. From GeoNames: see
NOTICE.md."""

import lzma
from functools import cache
from pathlib import Path
from typing import NamedTuple

from events.reading.gazetteer import key_of

FILE = Path(__file__).with_name("divisions.txt.xz")
# Words for a division, which stand beside its name or do not.
SORTS = frozenset(
    [
        *("state", "province", "region", "governorate", "department", "oblast", "county", "district", "canton"),
        *("prefecture", "division", "estado", "provincia", "departamento", "departement", "gouvernorat", "wilaya"),
        *("bundesland", "ostan", "of", "the", "de", "del", "do", "da", "du", "la"),
    ]
)
LARGE = 100_000  # inhabitants of a town that is meant even where it lies in another division: Washington
ELSEWHERE = "!"  # after the code of a state: the town of that name that is known there lies in another division


class Called(NamedTuple):
    """The codes of the states that have a division of a name; those in which a town of that name lies elsewhere."""

    states: frozenset[str]
    elsewhere: frozenset[str]


def divisions_called(name: str) -> Called:
    return book().get(without_sorts(name), Called(frozenset(), frozenset()))


def without_sorts(name: str) -> str:
    key = key_of(name)
    return " ".join(word for word in key.split() if word not in SORTS) or key


@cache
def book() -> dict[str, Called]:
    lines = lzma.decompress(FILE.read_bytes()).decode().splitlines()
    return {key: called(codes.split(",")) for key, _tab, codes in (line.partition("\t") for line in lines)}


def called(codes: list[str]) -> Called:
    elsewhere = frozenset(code.removesuffix(ELSEWHERE) for code in codes if code.endswith(ELSEWHERE))
    return Called(frozenset(code.removesuffix(ELSEWHERE) for code in codes), elsewhere)


def is_division(name: str, state: str) -> bool:
    """Of that state, or, where it is "", of any."""
    states = divisions_called(name).states
    return state in states if state else bool(states)


def is_rather_a_division(name: str, state: str, inhabitants: int) -> bool:
    """Whether a town of so many inhabitants is less likely meant than the division that is called as it is."""
    return inhabitants < LARGE and state in divisions_called(name).elsewhere
