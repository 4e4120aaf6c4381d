"""A workbook → the cells of its sheets, as a table of text would hold them."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from events.importing.headings import by_heading
from events.importing.heads import LOOKED_AT, Head, head_of
from events.text.given import writable

# Columns whose number may stand for several rows: never a count, which would be counted as often.
OF_ALL = frozenset(["id", "year", "month", "day", "date", "date_end", "end_year", "end_month", "end_day"])
NUMBER = re.compile(r"\d[\d.,]*", re.ASCII)
DIMENSION = re.compile(rb"<dimension [^<>]*/>")
SPACES = re.compile(rb"(?<=<v>)\s+|\s+(?=</v>)")
NOT_A_NUMBER = re.compile(rb"<v>(?:NA|NaN|-?Inf)</v>")


def sheets_of(file: BinaryIO) -> dict[str, Any]:
    """By their names; raises ValidationError for what is no workbook."""
    content = file.read()
    try:
        try:
            return sheets_in(content)
        except CalamineError:
            return sheets_in(mended(content))
    except Exception as error:  # the reader's own errors share no base class
        message = _("The file cannot be read as a workbook: %(error)s")
        raise ValidationError(message, params={"error": str(error)}) from None


def sheets_in(content: bytes) -> dict[str, Any]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = [about.name for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
    return {writable(name): book.get_sheet_by_name(name) for name in names}


def mended(content: bytes) -> bytes:
    """A workbook as the reader wants it: its sheets do not say how large they are (of whole rows, as LibreOffice says
    of some, `1:7`, it knows no columns), and no number, as R writes some, has spaces around it or is NA."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(kept, "w") as copy:
        for name in book.namelist():
            part = book.read(name)
            copy.writestr(
                name,
                NOT_A_NUMBER.sub(b"<v></v>", SPACES.sub(b"", DIMENSION.sub(b"", part, count=1)))
                if name.startswith("xl/worksheets/")
                else part,
            )
    return kept.getvalue()


def first_cells(sheet: Any) -> list[str]:
    """The names of its columns."""
    head = head_in(sheet)
    return head.names if head else []


def head_in(sheet: Any) -> Head | None:
    rows = ([cell.strip() for cell in cells] for cells in filled(sheet))
    return head_of([*islice(rows, LOOKED_AT)])


def sheet_table(sheet: Any) -> Iterator[list[str]]:
    """The cells of each row, those before its first that says something too."""
    yield from filled(sheet, head_in(sheet))


def filled(sheet: Any, head: Head | None = None) -> Iterator[list[str]]:
    """The rows; a cell that is merged over several says for each of them what it says.

    Raises ValidationError for a number below the `head` that may be the sum of its rows.
    """
    begun: dict[int, list[Area]] = {}
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or []:
        if bottom > top:
            begun.setdefault(top, []).append(Area(left, bottom))
    open_areas: dict[int, tuple[Area, str]] = {}  # by column, with what they say
    for at, cells in enumerate(cells_of(sheet)):
        is_row = any(cells)  # of its own: a note below the table may be merged over many
        for left, (area, said) in [*open_areas.items()]:
            if at > area.bottom:
                del open_areas[left]
            elif is_row and left < len(cells) and not cells[left]:
                cells[left] = said
        for area in begun.get(at, ()):
            if area.left < len(cells):
                check_merged(at, area, cells[area.left], head)
                open_areas[area.left] = area, cells[area.left]
        yield cells


class Area(NamedTuple):
    """Merged cells: their column, and the last of their rows."""

    left: int
    bottom: int


def check_merged(top: int, area: Area, said: str, head: Head | None) -> None:
    """Raises ValidationError for a number that stands for several rows, of which of them it speaks, no table says."""
    if head is None or top < head.place + head.lines or not NUMBER.fullmatch(said):
        return
    name = head.names[area.left] if area.left < len(head.names) else ""
    if by_heading(name)[0] not in OF_ALL:
        column = letters(area.left)
        message = _("A number is merged over several rows (%(cells)s): split them, so that each row says its own.")
        raise ValidationError(message, params={"cells": f"{column}{top + 1}:{column}{area.bottom + 1}"})


def cells_of(sheet: Any) -> Iterator[list[str]]:
    top, left = sheet.start or (0, 0)
    for _row in range(top):
        yield []
    for cells in sheet.iter_rows():
        yield [*[""] * left, *map(as_text, cells)]


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
