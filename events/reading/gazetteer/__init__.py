"""Towns with their coordinates, by what Arabic, English and French call them. From GeoNames: see NOTICE.md.

Read at the first question: neither the finding of dates nor a page of readers asks any.
"""

import lzma
from functools import cache
from pathlib import Path
from typing import NamedTuple

from events.reading.folding import fold_with_offsets
from events.text.remembering import remembered

FILE = Path(__file__).with_name("towns.txt.xz")


class Town(NamedTuple):
    """Degrees of WGS 84, to about a kilometre."""

    country: str  # ISO 3166
    latitude: float
    longitude: float
    inhabitants: int
    is_capital: bool


def key_of(name: str) -> str:
    """The spelling by which a name is looked up: folded, without apostrophes, hyphens as spaces."""
    return " ".join(fold_with_offsets(name).text.replace("-", " ").replace("'", "").replace(".", "").split())


@remembered(10_000)
def towns_called(key: str) -> tuple[Town, ...]:
    """Those that a key may mean, the largest first."""
    numbers = numbers_of(key.encode())
    towns = [town(number) for number in numbers]
    return tuple(sorted(towns, key=lambda town: -town.inhabitants))


def town(number: int) -> Town:
    country, latitude, longitude, inhabitants, *capital = book()[0][number].split("\t")
    return Town(country, float(latitude), float(longitude), int(inhabitants), bool(capital))


@cache
def book() -> tuple[list[str], bytes]:
    """A line a town; and the sorted lines of spellings as one string, a tenth of what a dictionary would take."""
    towns, _, spellings = lzma.decompress(FILE.read_bytes()).partition(b"\n\n")
    return towns.decode().split("\n"), b"\n" + spellings


def numbers_of(key: bytes) -> list[int]:
    """The numbers of the towns of a key, by halving."""
    lines = book()[1]
    low, high = 0, len(lines) - 1  # a line's end before it, one at or after it
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2 + 1)
        end = lines.find(b"\n", start + 1)
        name, _, numbers = lines[start + 1 : end].partition(b"\t")
        if name == key:
            return [int(number) for number in numbers.split(b",")]
        if name < key:
            low = end
        else:
            high = start
    return []
