"""Of which columns a title can be made where none is one. Pure."""

from events.importing.cell_looks import ASKED, FEW_ROWS, LONG, LOOKED_AT, is_date, is_in_words
from events.importing.cells import is_name
from events.importing.fitting import HALF
from events.importing.guessing import WHOLE, named_in, sorted_columns
from events.importing.language_told import average
from events.importing.mapping import first_said
from events.importing.tables import Row


def title_columns(roles: dict[str, str], header: list[str], rows: list[Row]) -> list[str]:
    """Of which a title can be made: its kind, what place it was at, or else who took part, of which one alone comes
    after what is called otherwise in each row; a description; two columns of words; none where all are numbers."""
    wanted = [name for role in ("kind", "place", "actor") for name in sorted_columns(roles, role)[:1]]
    wanted += sorted_columns(roles, "actor")[1:2]
    names = named_in(sorted_columns(roles, "actor"))
    wanted = [names.get(name, name) for name in wanted]
    told = [name for name in header if roles.get(name, "").startswith("summary") and is_said(name, rows)]
    free = [name for name in header if not roles.get(name)]
    said = worded(free, rows)
    called = [name for name in sorted_columns(roles, "id") if is_of_names(name, rows)]
    names_it = [name for name in said if len(wanted) == 1 and is_of_each(name, rows)]
    codes = [name for name in free if any(is_code(row.get(name, "")) for row in rows[:LOOKED_AT])]
    return called or [*names_it[:1], *wanted[:2]] or told[:1] or said[:2] or codes[:1]


def worded(columns: list[str], rows: list[Row]) -> list[str]:
    """Those in which most rows say something in words, and not all the same; else those in which any does."""
    looked = rows[:: max(len(rows) // ASKED, 1)]
    said = {name: [cell for row in looked if is_in_words(cell := row.get(name, ""))] for name in columns}
    most = [name for name, cells in said.items() if len(cells) >= HALF * len(looked)]
    differ = [name for name in most if len(looked) < FEW_ROWS or len(set(said[name])) > 1]
    return differ or most or [name for name, cells in said.items() if cells]


def is_of_names(column: str, rows: list[Row]) -> bool:
    """Whether an identifier is of several words in most rows."""
    looked = rows[:LOOKED_AT]
    return sum(" " in (cell := row.get(column, "")) and is_in_words(cell) for row in looked) >= HALF * len(looked) > 0


def is_code(cell: str) -> bool:
    return is_name(cell) and not is_date(cell)


def is_of_each(name: str, rows: list[Row]) -> bool:
    """Whether nearly every row has short words of its own there."""
    cells = [cell for row in rows[:LOOKED_AT] if is_in_words(cell := first_said(row, [name]))]
    return len(set(cells)) >= WHOLE * len(rows[:LOOKED_AT]) and average(cells) <= LONG


def is_said(name: str, rows: list[Row]) -> bool:
    """Whether at least half of the rows say something there."""
    looked = rows[:LOOKED_AT]
    return sum(bool(first_said(row, [name])) for row in looked) >= HALF * len(looked)
