"""JSON that holds a table → its rows: a list of objects, results of SPARQL, features of a map. Pure."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.importing.cell_looks import is_whole_date
from events.importing.headings import by_heading
from events.importing.heads import letter
from events.text.languages import listed

Record = dict[str, Any]
DATES = frozenset(["date", "edtf", "year", "written"])
FEATURE = ("geometry", "properties")
JSONS = (".json", ".geojson", ".jsonl", ".ndjson")  # how files of it end
DEEPEST = 4  # objects within objects that become columns; deeper ones stay away


def records_of(read: Any) -> Iterator[dict[str, str]]:
    """A row for each object, flat: `{"source": {"url": …}}` is the column source_url; lists are parted by “;”.

    Each row has the columns of all. Raises ValidationError for what is no table.
    """
    flat = [dict(flattened(record)) for record in ungrouped(list_in(read))]
    header = dict.fromkeys(name for row in flat for name in row)
    if not header:
        raise ValidationError(_("The file holds no list of events: in JSON that is [{…}, {…}]."))
    empty = dict.fromkeys(header, "")
    for row in flat:
        yield empty | row


def ungrouped(groups: list[Record]) -> list[Record]:
    """Of groups that have no date and hold lists of what has one, these, each with what else is said of its group."""
    names = dict.fromkeys(name for group in groups for name, value in group.items() if records(value))
    lists = [name for name in names if any(has_date(one) for group in groups for one in records(group.get(name)))]
    if len(lists) != 1 or any(map(has_date, groups)):
        return groups
    return [
        {name: value for name, value in group.items() if name != lists[0]} | one
        for group in groups
        for one in records(group.get(lists[0])) or [{}]
    ]


def has_date(record: Record) -> bool:
    return any(by_heading(name)[0] in DATES and record[name] not in (None, "") for name in record)


def list_in(read: Any, depth: int = 1) -> list[Record]:
    """The only list of objects that it is or holds, as their makers have them.

    Raises ValidationError where it holds several: which of them is meant nobody can tell.
    """
    if isinstance(read, list):
        return under_head(read) or [of_feature(one) if {*FEATURE} <= set(one) else one for one in records(read)]
    if not isinstance(read, dict) or depth > DEEPEST:
        return []
    if isinstance(bindings := part(read, "results").get("bindings"), list):
        return [{name: part(said, name).get("value") for name in said} for said in records(bindings)]
    if isinstance(features := read.get("features"), list):
        return [of_feature(feature) for feature in records(features)]
    if isinstance(columns := read.get("columns"), list) and isinstance(data := read.get("data"), list):
        return under_head([columns, *data])
    if days := by_day(read):
        return days
    held = {name: found for name, value in read.items() if isinstance(value, list) and (found := list_in(value))}
    if len(held) > 1:
        message = _("The file holds more than one list (%(names)s): save that of the events as a file of its own.")
        raise ValidationError(message, params={"names": listed(list(held))})
    return next(iter(held.values()), []) or of_columns(read) or by_key(read) or deeper(read, depth)


def deeper(read: Record, depth: int) -> list[Record]:
    """What the only one of its objects that holds a list does."""
    found = [rows for value in read.values() if isinstance(value, dict) and (rows := list_in(value, depth + 1))]
    return found[0] if len(found) == 1 else []


def under_head(read: list[Any]) -> list[Record]:
    """Rows of cells under one that names their columns, as programs of spreadsheets give them."""
    if len(read) < 2 or not all(isinstance(row, list) for row in read):
        return []
    head, *rows = read
    named = bool(head) and all(isinstance(name, str) and not name.isdecimal() for name in head)
    head += map(letter, range(len(head), max(map(len, rows))))  # of longer rows no cell is lost
    return [dict(zip(head, row, strict=False)) for row in rows] if named else []


def of_columns(read: Record) -> list[Record]:
    """Of objects that hold a column each, its cells by the number of the row."""
    numbers = [set(column) if isinstance(column, dict) else set() for column in read.values()]
    rows = set().union(*numbers)
    if not rows or not all(numbers) or not all(number.isdecimal() for number in rows):
        return []
    return [{name: column.get(row) for name, column in read.items()} for row in sorted(rows, key=int)]


def by_key(read: Record) -> list[Record]:
    """Of objects that share a field, each under a key of its own."""
    if len(read) < 2 or not all(isinstance(one, dict) for one in read.values()):
        return []
    shared = set.intersection(*map(set, read.values()))
    return [{"key": key} | one for key, one in read.items()] if shared else []


def by_day(read: Record) -> list[Record]:
    """What stands under days, in words or as objects, of which one day may have several."""
    if len(read) < 2 or not all(map(is_whole_date, read)):
        return []
    under = ((day, held if isinstance(held, list) else [held]) for day, held in read.items())
    return [
        {"date": day} | (one if isinstance(one, dict) else {"text": one}) for day, all_of in under for one in all_of
    ]


def records(value: Any) -> list[Record]:
    """The value, where it is a list of objects alone; else none."""
    return value if isinstance(value, list) and all(isinstance(one, dict) for one in value) else []


def part(record: Record, name: str) -> Record:
    return value if isinstance(value := record.get(name), dict) else {}


def of_feature(feature: Record) -> Record:
    """What GeoJSON says of a thing, with where it is: its point has the longitude first."""
    geometry = part(feature, "geometry")
    at = geometry.get("coordinates") if geometry.get("type") == "Point" else None
    where = {"longitude": at[0], "latitude": at[1]} if isinstance(at, list) and len(at) > 1 else {}
    where |= {} if where or not geometry.get("type") else {"geometry": geometry["type"]}  # of which no place is made
    return where | ({"id": feature["id"]} if "id" in feature else {}) | part(feature, "properties")


def flattened(record: Record, before: str = "", depth: int = 1) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            if depth < DEEPEST:
                yield from flattened(value, f"{name}_", depth + 1)
        elif records(value) and value:
            said = [dict(flattened(one, f"{name}_", depth + 1)) for one in value] if depth < DEEPEST else []
            columns = dict.fromkeys(column for one in said for column in one)
            yield from ((column, "; ".join(filter(None, (one.get(column) for one in said)))) for column in columns)
        elif isinstance(value, list):
            yield name, as_text(value)
        else:
            yield name, as_text(value)


def as_text(value: Any, depth: int = 1) -> str:
    """As a table of text would hold it."""
    if isinstance(value, dict | list):
        held = value.values() if isinstance(value, dict) else value
        said = [as_text(one, depth + 1) for one in held] if depth < DEEPEST else []
        return "; ".join(filter(None, said))
    if isinstance(value, str) and depth > 1:
        return value.replace("; ", ", ")  # it would part what the list holds as one
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
