"""A row that commas within its cells made longer than the head: which of its cells belong together. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from events.importing.tables import BEYOND, Row

JOINED = "    "  # where it is said in which columns the commas stand; no column is named so
BETWEEN = "\x1f"  # the columns of several; no heading holds it
MOST_WAYS = 12


def joined_at(row: Row, said: str) -> Row:
    """The row with the cells together that commas parted, and the others in their places again.

    `said` is one column, in which they all stand, or one for each of them.
    """
    header, cells, beyond = told_of(row)
    columns = said.split(BETWEEN)
    within = Counter(columns if len(columns) > 1 else columns * beyond)
    if not beyond or within.total() != beyond or not set(within) <= set(header):
        return row
    rest = iter(cells)
    return {name: ",".join(islice(rest, within[name] + 1)).strip() for name in header}


def told_of(row: Row) -> tuple[list[str], list[str], int]:
    """Its columns, its cells, and how many of these have none."""
    header = [name for name in row if name not in (BEYOND, JOINED)]
    beyond = row[BEYOND].split("\n") if BEYOND in row else []
    return header, [*(row[name] for name in header), *beyond], len(beyond)


def ways_in_several(row: Row) -> Iterator[Sequence[str]]:
    """The columns of commas that stand in more than one: those within a text have a space after them."""
    header, cells, beyond = told_of(row)
    marked = [at for at, cell in enumerate(cells) if at and cell[:1].isspace() and cells[at - 1].strip()]
    for chosen in islice(combinations(marked, beyond), MOST_WAYS):
        columns = [header[at - 1 - place] for place, at in enumerate(chosen)]
        if len(set(columns)) > 1:
            yield columns
