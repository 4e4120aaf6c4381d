"""JSON that holds a table → its rows: a list of objects, results of SPARQL, features of a map. Pure."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

Record = dict[str, Any]
JSONS = (".json", ".geojson")  # how files of it end
DEEPEST = 4  # objects within objects that become columns; deeper ones stay away


def records_of(read: Any) -> Iterator[dict[str, str]]:
    """A row for each object, flat: `{"source": {"url": …}}` is the column source_url; lists are parted by “;”.

    Each row has the columns of all. Raises ValidationError for what is no table.
    """
    flat = [dict(flattened(record)) for record in list_in(read)]
    header = dict.fromkeys(name for row in flat for name in row)
    if not header:
        raise ValidationError(_("The file holds no list of events: in JSON that is [{…}, {…}]."))
    empty = dict.fromkeys(header, "")
    for row in flat:
        yield empty | row


def list_in(read: Any) -> list[Record]:
    """The only list of objects that it is or holds, as their makers have them."""
    if isinstance(read, dict) and isinstance(bindings := part(read, "results").get("bindings"), list):
        return [{name: part(said, name).get("value") for name in said} for said in records(bindings)]
    if isinstance(read, dict) and isinstance(features := read.get("features"), list):
        return [of_feature(feature) for feature in records(features)]
    if isinstance(read, list):
        return records(read)
    held = [value for value in read.values() if records(value)] if isinstance(read, dict) else []
    return records(held[0]) if len(held) == 1 else []


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
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
