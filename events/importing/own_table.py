"""Events → the table that a timeline's page gives (“Table for spreadsheets”), an event a row, with all that its own
JSON holds; `own_file` reads it again.

Beside the columns of `events.record.table` stand those of what an event names. Of its accounts and their sources, and
of the actors that it names, each is one line in each of their cells: lines of one number belong together. The columns
are those that the models say readers may know.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from events.importing.own_json import (
    LICENCE_NOTE,
    NOT_OF_AN_ACCOUNT,
    Row,
    account_out,
    conflict_out,
    gather_thing,
    origin_of,
)
from events.models import Actor, Article, Citation, Conflict, DataSet, Event, EventKind, Place
from events.models.columns import in_languages
from events.record import table
from events.text.languages import LANGUAGES

OF_A_TEXT = set(LANGUAGES)
ESCAPED = re.compile(r"\\(.)", re.S)


def columns_of(model: type[Any], *more: str) -> list[str]:
    return [*model.COLUMNS.public, *in_languages(model.COLUMNS.texts), *more]


def prefixed(prefix: str, names: Iterable[str], base: Sequence[str] = ()) -> dict[str, str]:
    """By name of a column the heading of the table; what stands in `base` stands there already."""
    return {name: name if name in base else f"{prefix}_{name}" for name in names}


OF_EVENT = {name: name for name in columns_of(Event) if name != "slug"}  # its address ends with it
OF_KIND = prefixed("kind", columns_of(EventKind)) | {"slug": "kind"}
OF_PLACE = prefixed("place", columns_of(Place), ("latitude", "longitude"))
OF_DATA_SET = prefixed("data_set", columns_of(DataSet))
OF_ACTOR = prefixed("actor", columns_of(Actor, "part_of"))
OF_ACCOUNT = prefixed(
    "account",
    [name for name in columns_of(Citation, "claimant", "confidential_source") if name not in NOT_OF_AN_ACCOUNT],
)
OF_SOURCE = prefixed("source", columns_of(Article))
ROLES, WEIGHT, NOTE = "roles", "weight", "licence_note"
IN_LINES = ([*OF_ACTOR.values()], [*OF_ACCOUNT.values(), *OF_SOURCE.values()])
MORE = [
    name
    for name in (
        *(*OF_EVENT.values(), WEIGHT, ROLES, *OF_KIND.values(), *OF_PLACE.values()),
        *(*IN_LINES[1], *IN_LINES[0], *OF_DATA_SET.values(), NOTE),
    )
    if name not in table.COLUMNS
]
NEEDED = [[name] for name in ("address", "date", "kind", OF_SOURCE["title"], OF_SOURCE["slug"])]


def beside() -> table.Beside:
    """The columns of one table beside those that every table has."""
    wholes = cache(Actor.objects.filter(parts__isnull=False).distinct().in_bulk)
    known: dict[tuple[type[Any], int | None], Row] = {}

    def told(columns: dict[str, str], thing: EventKind | Place | DataSet | Conflict) -> Row:
        key = type(thing), thing.pk
        if key not in known:
            of_conflict = isinstance(thing, Conflict) and flat(origin_of(conflict_out(thing)))
            known[key] = headed(columns, of_conflict or vars(thing))
        return known[key]

    def cells(event: Event) -> list[Any]:
        accounts = [account_out(account) for account in event.citations.all()]
        said = headed(OF_EVENT, vars(event))
        said |= told(OF_KIND, event.kind)
        said |= told(OF_DATA_SET, event.data_set or event.conflict)
        said |= told(OF_PLACE, event.place) if event.place else {}
        said |= in_lines(OF_ACCOUNT, [with_own_attribution(account) for account in accounts])
        said |= in_lines(OF_SOURCE, [account["article"] for account in accounts])
        said |= in_lines(OF_ACTOR, named_by(event, wholes))
        said[ROLES] = "; ".join(row.role for row in event.participations.all())
        said[WEIGHT] = event.weight
        said[NOTE] = LICENCE_NOTE if any(account["quote"] for account in accounts) else ""
        return [said.get(name, "") for name in MORE]

    return table.Beside(MORE, cells)


def with_own_attribution(account: Row) -> Row:
    """Its own words for whom it is attributed to, not those that are shown: these may be the claimant's name."""
    return {**account, "attribution": account["own_attribution"]}


def named_by(event: Event, wholes: Callable[[], dict[int, Actor]]) -> list[Row]:
    """The actors of the event and of its accounts, and those of which they are parts before them."""
    rows: dict[str, Row] = {}
    claimants = (account.claimant for account in event.citations.all() if account.claimant)
    for actor in (*(row.actor for row in event.participations.all()), *claimants):
        gather_thing(rows, actor, wholes)
    return [*rows.values()]


def flat(row: Row) -> Row:
    """With a column for each language."""
    said: Row = {}
    for name, value in row.items():
        if isinstance(value, dict) and value.keys() == OF_A_TEXT:
            for lang, text in value.items():
                said[f"{name}_{lang}"] = text
        else:
            said[name] = value
    return said


def headed(columns: dict[str, str], said: Row) -> Row:
    return {heading: cell(said[name]) for name, heading in columns.items()}


def cell(value: Any) -> Any:
    """Numbers as they are, that spreadsheets reckon with them."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return "" if value is None else value


def in_lines(columns: dict[str, str], rows: list[Row]) -> Row:
    """Each row a line of each cell."""
    said = [flat(row) for row in rows]
    return {heading: "\n".join([line(row[name]) for row in said]) for name, heading in columns.items()}


def line(value: Any) -> str:
    """In one line: ends of lines are written as programmers write them."""
    if value is None or value == "":  # most of them
        return ""
    text = value if isinstance(value, str) else str(cell(value))
    if "\\" in text or "\n" in text or "\r" in text:
        text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return text


def unescaped(text: str) -> str:
    """What `line` was given."""
    return ESCAPED.sub(lambda sign: {"n": "\n", "r": "\r"}.get(sign[1], sign[1]), text)
