"""A workbook → the cells of its sheets, as a table of text would hold them."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from events.importing.heads import LOOKED_AT, head_at
from events.text.given import writable

DIMENSION = re.compile(rb"<dimension [^<>]*/>")


def sheets_of(file: BinaryIO) -> dict[str, Any]:
    """By their names; raises ValidationError for what is no workbook."""
    content = file.read()
    try:
        try:
            return sheets_in(content)
        except CalamineError:
            return sheets_in(without_dimensions(content))
    except Exception as error:  # the reader's own errors share no base class
        message = _("The file cannot be read as a workbook: %(error)s")
        raise ValidationError(message, params={"error": str(error)}) from None


def sheets_in(content: bytes) -> dict[str, Any]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = [about.name for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
    return {writable(name): book.get_sheet_by_name(name) for name in names}


def without_dimensions(content: bytes) -> bytes:
    """A workbook whose sheets do not say how large they are: of whole rows, as LibreOffice says of some, `1:7`, the
    reader knows no columns."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(kept, "w") as copy:
        for name in book.namelist():
            part = book.read(name)
            copy.writestr(name, DIMENSION.sub(b"", part, count=1) if name.startswith("xl/worksheets/") else part)
    return kept.getvalue()


def first_cells(sheet: Any) -> list[str]:
    """The row that names the columns."""
    rows = [[cell.strip() for cell in cells] for cells in islice(sheet_table(sheet), LOOKED_AT)]
    place = head_at(rows)
    return [] if place is None else rows[place]


def sheet_table(sheet: Any) -> Iterator[list[str]]:
    """The cells of each row, those before its first that says something too."""
    top, left = sheet.start or (0, 0)
    for _row in range(top):
        yield []
    for cells in sheet.iter_rows():
        yield [*[""] * left, *map(as_text, cells)]


def check_merged(sheet: Any) -> None:
    """Raises ValidationError for cells that stand for several rows: of which of them they speak, no table says."""
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or []:
        if bottom > top:
            message = _("Cells are merged over several rows (%(cells)s): split them, so that each row says its own.")
            raise ValidationError(message, params={"cells": f"{letters(left)}{top + 1}:{letters(left)}{bottom + 1}"})


def letters(column: int) -> str:
    """A, B … Z, AA: a column as spreadsheets name it."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def as_text(cell: Any) -> str:
    """As a table of text would hold it: whole numbers without a point, days without an hour."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
