"""On the page of a file: in which columns the commas stand that made a row longer than the head."""

from collections.abc import Sequence

from django.http import QueryDict

from events.importing.cells import Refused
from events.importing.joining import BETWEEN, JOINED, joined_at, ways_in_several
from events.importing.mapping import Mapping
from events.importing.previewing import Preview
from events.importing.rows import read_row
from events.importing.showing import Shown
from events.importing.tables import BEYOND, Row
from events.models import FileImport
from events.text.given import whole_number

MOST_COLUMNS = 150  # of which it may be one
LONGEST_CELL = 80  # letters that are shown


def take_joined(row: FileImport, sent: QueryDict) -> None:
    """In which columns cells belong together, by the row's number."""
    header = row.pointing.get("header", [])
    for name in sent:
        number = whole_number(name.removeprefix("joined-")) if name.startswith("joined-") else None
        places = [whole_number(at, 0, len(header) - 1) for at in str(sent[name]).split(" ")]
        if number is not None and None not in places:
            said = BETWEEN.join(header[at] for at in places if at is not None)
            row.mended = {**row.mended, str(number): row.mended.get(str(number), {}) | {JOINED: said}}


def joins_of(one: Shown, preview: Preview) -> list[tuple[str, str]]:
    """The columns, by number, in which commas may have parted cells, with what these would be: those first by which
    the row can be read."""
    cells, header = dict(preview.rows).get(one.number, {}), preview.header[:MOST_COLUMNS]
    if preview.mapping is None or BEYOND not in cells:
        return []
    ways = [
        (names, joined_at(cells, BETWEEN.join(names)))
        for names in (*([name] for name in header), *ways_in_several(cells))
    ]

    def likely(way: tuple[Sequence[str], Row]) -> tuple[bool, bool]:
        names, row = way
        read = is_read(one.number, row, preview.mapping, preview.look.order)
        return not read, any(", " not in row[name] for name in names)

    ways.sort(key=likely)
    return [(" ".join(str(preview.header.index(name)) for name in names), said_of(names, row)) for names, row in ways]


def said_of(names: Sequence[str], row: Row) -> str:
    """The columns with their cells."""
    return " · ".join(f"{name}: {row[name][:LONGEST_CELL]}" for name in dict.fromkeys(names))


def is_read(number: int, row: Row, mapping: Mapping | None, order: str) -> bool:
    """Whether it is a row of this mapping of which nothing must be left out."""
    try:
        return mapping is not None and not read_row(number, row, mapping, order).mended
    except Refused:
        return False
