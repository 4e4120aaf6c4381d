"""What marks stand around the cells of a table of text, or within them. Pure."""

import re

from events.importing.cells import has_letters

QUOTED_WORD = re.compile(r'"[^"]+"(?!")')
IN_APOSTROPHES = re.compile(r"'(.*)'", re.S)
NEARLY_ALL = 0.9  # one may hold the sign that separates cells


def holds_quotes(sample: bytes, encoding: str) -> bool:
    """Whether quotation marks stand within the texts between its tabs: one ends before its cell does."""
    lines = sample.decode(encoding, "replace").splitlines()
    found = ((QUOTED_WORD.match(cell), cell) for line in lines for cell in line.split("\t"))
    return any(word and word.end() < len(cell) for word, cell in found)


def stand_in_apostrophes(sample: bytes, encoding: str, separator: str) -> bool:
    """Whether nearly all cells that have letters stand between apostrophes, as programs write them that speak SQL."""
    lines = sample.decode(encoding, "replace").splitlines()[:-1]  # the last may be cut off
    worded = [cell for line in lines for cell in line.split(separator) if has_letters(cell)]
    return len(worded) > 1 and sum(map(bool, map(IN_APOSTROPHES.fullmatch, worded))) >= NEARLY_ALL * len(worded)


def without_apostrophes(cell: str) -> str:
    found = IN_APOSTROPHES.fullmatch(cell)
    return found[1].replace("''", "'") if found else cell
