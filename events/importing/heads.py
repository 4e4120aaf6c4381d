"""Which row of a table names its columns, or which two lines do, and how."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from statistics import median
from typing import NamedTuple

LOOKED_AT = 30  # rows
AS_WIDE = 0.6  # as the rows below are, a row that names columns is at least
DAY = re.compile(r"['\"]?(?:\d{4}([/.-])\d{1,2}\1\d{1,2}|\d{1,2}([/.-])\d{1,2}\2\d{4})(?:[T ][\d:.]+\S*)?['\"]?")
COMPACT = re.compile(r"(?:1[5-9]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
YEARS = re.compile(r"\d{4} ?[-–] ?\d{4}")
ADDRESSES = ("http://", "https://")
TAG = "#"  # begins the tags of the Humanitarian Exchange Language: https://hxlstandard.org/


def is_hxl(cells: Sequence[str]) -> bool:
    """A line of tags, which stands right below the names."""
    given = [cell for cell in cells if cell.strip()]
    return all(cell.startswith(TAG) for cell in given)


class Head(NamedTuple):
    """The place of the row that names the columns, the names, and of how many rows they are."""

    place: int
    names: list[str]
    lines: int


def head_of(rows: Sequence[Sequence[str]], wanted: Sequence[list[str]] = ()) -> Head | None:
    """Of two lines “Killed” above “women” and “men” is “Killed women” and “Killed men”, and where no name needs it a
    line above tells apart only those that are one: a second “women” under “Wounded”. None where no row names them."""
    place = head_at(rows, wanted)
    if place is None:
        return None
    names = [cell.strip() for cell in rows[place]]
    if has_second_line(rows, place):
        return Head(place, under(names, [cell.strip() for cell in rows[place + 1]]), 2)
    above = [cell.strip() for cell in rows[place - 1]] if place else []
    if sum(map(bool, above)) > 1:
        longer = under(above, names)
        names = [long if names.count(name) > 1 else name for long, name in zip(longer, names, strict=False)]
    return Head(place, names, 1)


def has_second_line(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether the row below names what the first leaves open: columns without a name, and beside each the one that
    begins what they share. It holds no number, and the rows below it do."""
    if place + 2 >= len(rows) or is_hxl(rows[place + 1]):
        return False
    pairs = [(one.strip(), other.strip()) for one, other in zip_longest(rows[place], rows[place + 1], fillvalue="")]
    parted = [bool(other) and other != one for one, other in pairs]
    named = [bool(one) for one, _other in pairs]
    new = [is_part and not has_name for is_part, has_name in zip(parted, named, strict=True)]
    begins = [not has_name or following for has_name, following in zip(named, [*new[1:], False], strict=True)]
    fits = all(begin for begin, is_part in zip(begins, parted, strict=True) if is_part)
    below = [cell for cells in rows[place + 2 : place + 5] for cell in cells]
    whole = any(has_name and not is_part for has_name, is_part in zip(named, parted, strict=True))
    return any(new) and fits and whole and not has_digits(rows[place + 1]) and has_digits(below)


def under(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """The names of a line with those that stand over them, or over the first of several."""
    names, over = [], ""
    for one, other in zip_longest(above, below, fillvalue=""):
        over = one or (over if other else "")
        names.append(f"{over} {other}".strip() if other and other != over else one)
    return names


def has_digits(cells: Sequence[str]) -> bool:
    return any(map(str.isdigit, "".join(cells)))


def head_at(rows: Sequence[Sequence[str]], wanted: Sequence[list[str]] = ()) -> int | None:
    """The place of the row that names the columns, None where none does: of each of `wanted` it has one, or stands
    above a line of tags, or is the first that is no narrower than a table's; else the first of more than one cell."""
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    able = [place for place, number in enumerate(filled) if number > 1]
    if not able:
        return None
    for place in able if wanted else []:
        names = {cell.strip() for cell in rows[place]}
        if all(names & set(one) for one in wanted):
            return place
    for place, below in pairwise(able):
        if is_hxl(rows[below]) and not is_hxl(rows[place]):
            return place
    wide = AS_WIDE * median(filled[place] for place in able)
    return next((place for place in able if filled[place] >= wide and not holds_numbers(rows[place])), able[0])


def holds_numbers(cells: Sequence[str]) -> bool:
    return any(cell.strip()[:1].isdigit() for cell in cells)


def is_row(cells: Sequence[str], below: Sequence[Sequence[str]] = ()) -> bool:
    """Whether what would name the columns is a row itself: no column is called by a day, none by a number beside one
    by a web address, none by years that stands over years."""
    said = [cell.strip() for cell in cells]
    for at in [at for at, cell in enumerate(said) if YEARS.fullmatch(cell)]:
        under_it = [row[at] for row in below if len(row) > at and row[at].strip()]
        if sum(bool(YEARS.fullmatch(cell.strip())) for cell in under_it) * 2 > len(under_it):
            return True
    addresses = any(cell.startswith(ADDRESSES) for cell in said)
    return any(DAY.fullmatch(cell) or COMPACT.fullmatch(cell) or (addresses and cell.isdecimal()) for cell in said)


def letters(number: int) -> list[str]:
    """The names of so many columns as a spreadsheet has them: A, B … Z, AA."""
    return [letter(at) for at in range(number)]


def letter(at: int) -> str:
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def told_apart(names: list[str]) -> list[str]:
    """The second column of a name and those after it with their number."""
    times: Counter[str] = Counter()
    apart: list[str] = []
    for name in names:
        times[name] += 1
        number = times[name]
        while name and number > 1 and f"{name} ({number})" in names:
            number += 1
        apart.append(f"{name} ({number})" if name and times[name] > 1 else name)
    return apart


def named_twice(names: Sequence[str]) -> list[str]:
    """Of names that were told apart, those that stood there more than once."""
    return [name for name in names if f"{name} (2)" in names]
