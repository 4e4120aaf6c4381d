"""A file that was chosen at the desk → its events, by one function, wherever that runs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from django.core.exceptions import ValidationError

from events.importing.mapping import load_mapping
from events.importing.own import FORMAT, import_own
from events.importing.tables import Columns, Row, looked_over, rows_apart
from events.importing.writing import Outcome, Tell, import_rows
from events.models import FileImport


def carry_out(
    row: FileImport,
    *,
    most: int,
    tell: Tell = lambda number, message: None,
    progress: Callable[[Outcome], None] = lambda outcome: None,
) -> Outcome:
    """Import the file, at most so many of its rows, and keep in its row what became of it.

    Raises ValidationError where it is refused as a whole: the row has failed then, and says why.
    """
    row.begin()
    try:
        outcome = written(row, most, tell, progress)
    except ValidationError as error:
        row.fail(" ".join(error.messages))
        raise
    row.finish(outcome.batch, asdict(outcome))
    return outcome


def written(row: FileImport, most: int, tell: Tell, progress: Callable[[Outcome], None]) -> Outcome:
    if row.format == FORMAT:
        return import_own(Path(row.file.path), row.conflict, by=row.by, publish=row.publish, tell=tell)
    mapping = load_mapping(row.mapping)
    rows = list(rows_of_file(row, most, mapping.needed))
    return import_rows(
        rows,
        mapping,
        row.conflict,
        by=row.by,
        file_name=row.name,
        version=row.version,
        order=row.order or looked_over(rows, mapping).order,
        publish=row.publish,
        tell=tell,
        progress=progress,
    )


def rows_of_file(row: FileImport, most: int, needed: Columns) -> Iterator[tuple[int, Row]]:
    """Its rows with their numbers, as they were mended."""
    how = {"encoding": row.encoding, "sheet": row.sheet}
    return with_mended(rows_apart(Path(row.file.path), most, needed, **how), row.mended)


def with_mended(rows: Iterable[tuple[int, Row]], mended: dict[str, Row]) -> Iterator[tuple[int, Row]]:
    """The rows with the cells that were written anew: by the row's number as text, then by column."""
    for number, cells in rows:
        yield number, cells | mended.get(str(number), {})
