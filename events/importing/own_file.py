"""A timeline's own file, JSON or the table for spreadsheets → its events and what they name, as its JSON has them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, NamedTuple

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, models
from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.dates import read
from events.importing.day_orders import orders_told
from events.importing.json_tables import JSONS
from events.importing.lists import parts_of
from events.importing.mapping import load_format
from events.importing.own_json import NAMED, NOT_OF_AN_ACCOUNT, Row
from events.importing.own_table import (
    IN_LINES,
    NEEDED,
    OF_ACCOUNT,
    OF_ACTOR,
    OF_DATA_SET,
    OF_EVENT,
    OF_KIND,
    OF_PLACE,
    OF_SOURCE,
    ROLES,
    unescaped,
)
from events.importing.row_dates import readings_of
from events.importing.tables import Row as Cells
from events.importing.tables import all_rows, has_all
from events.models import Actor, Article, Citation, DataSet, Event, EventKind, Participation, Place
from events.models.columns import default_of
from events.models.fields import DateClaimField
from events.reading.typed import FIRST_OF_A_TABLE
from events.record.meeting import MOST_ROWS
from events.text.formulas import unguarded
from events.text.languages import LANGUAGES

# What may be wrong with a row of a file that anybody may have written.
BROKEN = (KeyError, TypeError, ValueError, AttributeError, DatabaseError, OverflowError, ObjectDoesNotExist)
OF_EARLIER_VERSIONS = "events-csv"  # the format of tables that hold no accounts
Numbered = Iterable[tuple[int, Cells]]
Columns = Mapping[str, str]


class OwnFile(NamedTuple):
    """`events` gives each with its number, again and again: a table is not held in memory; `named` has the rows of
    NAMED. `conflict` None: each event names its data set."""

    conflict: Row | None
    events: Callable[[], Iterable[tuple[int, Row]]]
    named: dict[str, list[Row]]
    total: int

    def first(self, most: int) -> "OwnFile":
        """Its first events, and what these name, which are not so large that they are refused."""
        rows = [*islice(self.events(), most)]
        slugs: set[str] = set()
        for _number, row in rows:
            with suppress(*BROKEN):  # as it is refused later
                slugs |= set() if is_too_large(row) else slugs_in(row)
        named = {name: [row for row in rows if str(row.get("slug")) in slugs] for name, rows in self.named.items()}
        return OwnFile(self.conflict, lambda: rows, named, len(rows))


def read_file(path: Path, encoding: str = "", sheet: str = "") -> OwnFile:
    """Raises ValidationError where it is none of ours."""
    if path.suffix.lower() in JSONS:
        return read_json(path)
    return read_table(lambda: all_rows(path, NEEDED, encoding, sheet))


def read_json(path: Path) -> OwnFile:
    try:
        file: dict[str, Any] = json.loads(path.read_text(encoding="utf-8-sig"))
        for name in ("events", *NAMED):
            if not all(isinstance(row, dict) for row in file[name]):
                raise TypeError(name)
        slugify(file["conflict"]["slug"] + file["conflict"]["licence"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise broken(error) from None
    named = {name: file[name] for name in NAMED}
    return OwnFile(file["conflict"], lambda: enumerate(file["events"], 1), named, len(file["events"]))


def broken(error: Exception) -> ValidationError:
    return ValidationError(_("The file is not the JSON of a timeline: %s") % repr(error)[:200])


def rows_to_write(file: OwnFile) -> int:
    """Names, and events with their accounts and actors: each is a row."""
    return sum(rows_of(row) for _number, row in file.events()) + sum(map(len, file.named.values()))


def rows_of(event: Row) -> int:
    parts = (event.get(name) for name in ("accounts", "actors"))
    return 1 + sum(len(part) for part in parts if isinstance(part, list))


def soon_written(file: OwnFile, most: int, rows: int) -> int:
    """How many of the first events, `most` at most, are so many rows together; one at least."""
    sums = accumulate(rows_of(row) for _number, row in islice(file.events(), most))
    return max(1, sum(1 for total in sums if total <= rows))


def slugs_in(event: Row) -> set[str]:
    said = [event["kind"], event["place"]]
    said += [row["actor"] for row in event["actors"]] + [row["claimant"] for row in event["accounts"]]
    return set(map(str, said))


def is_too_large(event: Row) -> bool:
    return max(len(event["accounts"]), len(event["actors"])) > MOST_ROWS


# Of a table


def is_own_table(header: Sequence[str]) -> bool:
    """Whether it holds accounts: those of earlier versions are read as other tables are."""
    return has_all([*header], NEEDED)


def read_table(guarded: Callable[[], Numbered]) -> OwnFile:
    """`guarded` gives the rows again and again."""

    def rows() -> Iterator[tuple[int, Cells]]:
        return ((number, {name: unguarded(cell) for name, cell in cells.items()}) for number, cells in guarded())

    named: dict[str, dict[str, Row]] = {name: {} for name in NAMED}
    order = orders_told(rows(), ["date"]).order
    total = 0
    for _number, cells in rows():
        total += 1
        with suppress(ValidationError):  # as it is refused later
            for name, things in things_in(cells).items():
                named[name] |= {row["slug"]: row for row in things if row["slug"] not in named[name]}

    def events() -> Iterator[tuple[int, Row]]:
        return ((number, event_or_why_not(cells, order)) for number, cells in rows())

    return OwnFile(None, events, {name: [*things.values()] for name, things in named.items()}, total)


def event_or_why_not(cells: Cells, order: str) -> Row:
    try:
        return event_in(cells, order)
    except ValidationError as error:
        return {"refused": " ".join(error.messages)}


def event_in(cells: Cells, order: str) -> Row:
    """One row as `own_json.event_out` has it; raises ValidationError for one of which the lines do not fit."""
    address = cells["address"]
    slugs, roles = (parts_of(cells.get(name, ""), ";") for name in ("actors", ROLES))
    accounts, sources = (lines_of(cells, columns, IN_LINES[1]) for columns in (OF_ACCOUNT, OF_SOURCE))
    origin = said_in(cells, OF_DATA_SET, DataSet, order)
    return {
        **said_in(cells, OF_EVENT, Event, order),
        "slug": address.rstrip("/").rpartition("/")[2],
        "url": address,
        "kind": cells["kind"],
        "place": cells.get(OF_PLACE["slug"]) or None,
        "actors": [
            {"actor": slug, "role": role or Participation.Role.PARTICIPANT}
            for slug, role in zip(slugs, roles + [""] * (len(slugs) - len(roles)), strict=False)
        ],
        "accounts": [account_in(account, source, order) for account, source in zip(accounts, sources, strict=True)],
        "data_set": origin if origin["slug"] else load_format(OF_EARLIER_VERSIONS).data_set,
    }


def account_in(account: Cells, source: Cells, order: str) -> Row:
    said = said_in(account, OF_ACCOUNT, Citation, order)
    return {
        **{name: value for name, value in said.items() if name not in NOT_OF_AN_ACCOUNT},
        "own_attribution": said["attribution"],
        "claimant": account.get(OF_ACCOUNT["claimant"]) or None,
        "confidential_source": account.get(OF_ACCOUNT["confidential_source"], ""),
        "article": said_in(source, OF_SOURCE, Article, order),
    }


def things_in(cells: Cells) -> dict[str, list[Row]]:
    """The kind, the place and the actors that a row names, by the keys of NAMED."""
    place = said_in(cells, OF_PLACE, Place)
    actors = lines_of(cells, OF_ACTOR, IN_LINES[0])
    return {
        "kinds": [said_in(cells, OF_KIND, EventKind)],
        "places": [place] if place["slug"] else [],
        "actors": [
            {**said_in(actor, OF_ACTOR, Actor), "part_of": actor.get(OF_ACTOR["part_of"]) or None} for actor in actors
        ],
    }


def said_in(cells: Cells, columns: Columns, model: type[Any], order: str = "") -> Row:
    """What the cells say of the model's public columns, texts as {language: text}."""
    plain = {name: value_in(model, name, cells.get(columns.get(name, "")), order) for name in model.COLUMNS.public}
    texts = {
        name: {lang: cells.get(columns[f"{name}_{lang}"], "") for lang in LANGUAGES} for name in model.COLUMNS.texts
    }
    return {**plain, **texts}


def value_in(model: type[Any], name: str, cell: str | None, order: str) -> Any:
    """As the column holds it; its default for a cell that is not there, and a text for one that it cannot hold."""
    if cell is None:
        return default_of(model, name)
    with suppress(ValueError):
        match model._meta.get_field(name):
            case models.BooleanField():
                return bool(int(cell))
            case models.IntegerField():
                return int(cell) if cell else None
            case models.FloatField():
                return float(cell.replace(",", ".")) if cell else None
            case models.JSONField():
                return json.loads(cell) if cell else {}
            case DateClaimField():
                return date_in(cell, order)
    return cell


def date_in(cell: str, order: str) -> str:
    """Also a day that a spreadsheet wrote in its own way; the cell itself where it can mean two."""
    with suppress(ValueError):
        return str(read(cell)) if cell else ""
    with suppress(ValidationError):
        if len(found := readings_of(cell, order, FIRST_OF_A_TABLE)) == 1:
            return str(found[0])
    return cell


def lines_of(cells: Cells, columns: Columns, together: Sequence[str]) -> list[Cells]:
    """What stands in the lines of these columns; raises ValidationError unless all of `together` have as many."""
    lines = {name: cells[name].split("\n") for name in together if cells.get(name)}
    counts = {name: len(found) for name, found in lines.items()}
    if len(set(counts.values())) > 1:
        least, most = (choose(counts, key=lambda name: counts[name]) for choose in (min, max))
        raise ValidationError(
            _(
                "“%(one)s” has %(n)d lines and “%(other)s” has %(m)d: each account, or actor, is one line in each of "
                "its cells."
            )
            % {"one": least, "n": counts[least], "other": most, "m": counts[most]}
        )
    number = max(counts.values(), default=0)
    return [
        {name: unescaped(lines[name][at]) if name in lines else "" for name in columns.values() if name in cells}
        for at in range(number)
    ]
