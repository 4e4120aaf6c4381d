"""A file that was chosen at the desk → its events, by one function, wherever that runs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.importing.joining import JOINED, joined_at
from events.importing.looking import looked_over
from events.importing.mapping import load_mapping
from events.importing.own import FORMAT, import_own
from events.importing.own_file import read_file
from events.importing.progress import Say, held
from events.importing.tables import Columns, Row, rows_apart, rows_of
from events.importing.writing import Outcome, Tell, import_rows
from events.intake.apart import SECONDS
from events.models import Conflict, DataSet, FileImport
from events.text.given import writable

MOST_TOLD = 1000  # rows whose reasons are kept


def carry_out(row: FileImport, *, most: int | None = None) -> Outcome:
    """Import the file, all or nothing, and keep in its row what became of it.

    At most so many of its rows, read in a process of their own; None: all, read one after the other, however many.
    Raises ValidationError where it is refused as a whole: the row has failed then, and says why. Raises
    BlockingIOError where another process carries it out, or did.
    """
    with held(row.progress_file) as say:
        if FileImport.objects.filter(pk=row.pk, state=FileImport.State.DONE).exists():
            raise BlockingIOError
        row.begin()
        told: list[tuple[int, str]] = []

        def tell(number: int, message: str) -> None:
            if len(told) < MOST_TOLD:
                told.append((number, writable(message)))

        try:
            write = writing(row, most, tell, say)
            with transaction.atomic():
                outcome = write()
                row.data_set = DataSet.objects.filter(events__import_batch=outcome.batch).first()
                row.finish(outcome.batch, asdict(outcome), told)
        except ValidationError as error:
            row.fail(" ".join(error.messages))
            raise
        except Exception:
            row.fail(_("Something went wrong on our side."))
            raise
        row.remove_file()
        row.save()
    return outcome


def remember(file_name: str, conflict: Conflict, outcome: Outcome, began: datetime) -> None:
    """List an import that the installation itself made, so that the desk can take it back."""
    row = FileImport(name=file_name[-200:], conflict=conflict, started=began, total_rows=outcome.rows)
    row.data_set = DataSet.objects.filter(events__import_batch=outcome.batch).first()
    row.finish(outcome.batch, asdict(outcome), [])


def writing(row: FileImport, most: int | None, tell: Tell, say: Say) -> Callable[[], Outcome]:
    """What writes the rows, when they are looked over."""
    if row.format == FORMAT:
        file = read_file(Path(row.file.path), row.encoding, row.sheet)
        how: dict[str, Any] = {"by": row.by, "publish": row.publish, "tell": tell, "file": file}
        return partial(import_own, Path(row.file.path), row.conflict, **how)
    mapping = load_mapping(row.mapping)
    rows: Iterable[tuple[int, Row]]
    if most is None:
        look = looked_over(all_rows(row, mapping.needed), mapping)
        rows = all_rows(row, mapping.needed)
    else:
        rows = list(rows_of_file(row, most, mapping.needed))
        look = looked_over(rows, mapping)
    row.total_rows = look.total
    say(0, look.total)
    return partial(
        import_rows,
        rows,
        look.settled(mapping),
        row.conflict,
        by=row.by,
        file_name=row.name,
        version=row.version,
        order=row.order or look.order,
        publish=row.publish,
        tell=tell,
        progress=lambda outcome: say(outcome.rows, look.total),
    )


def rows_of_file(row: FileImport, most: int, needed: Columns, seconds: int = SECONDS) -> Iterator[tuple[int, Row]]:
    """Its first rows with their numbers, as they were mended."""
    how = {"encoding": row.encoding, "sheet": row.sheet}
    return with_mended(rows_apart(Path(row.file.path), most, needed, seconds=seconds, **how), row.mended)


def all_rows(row: FileImport, needed: Columns) -> Iterator[tuple[int, Row]]:
    """Likewise, one at a time."""
    how = {"encoding": row.encoding, "sheet": row.sheet}
    return with_mended(rows_of(Path(row.file.path), needed, **how), row.mended)


def with_mended(rows: Iterable[tuple[int, Row]], mended: dict[str, Row]) -> Iterator[tuple[int, Row]]:
    """The rows with the cells that were written anew: by the row's number as text, then by column."""
    for number, cells in rows:
        anew = mended.get(str(number), {})
        cells = joined_at(cells, anew[JOINED]) if JOINED in anew else cells
        yield number, cells | {name: cell for name, cell in anew.items() if name != JOINED}
