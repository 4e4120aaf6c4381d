"""A file of events → its rows, one at a time: CSV, TSV, XLSX, or TimelineJS JSON."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook

from events.dates.timelinejs import edtf_of
from events.intake.apart import read_apart
from events.text.given import whole_number

Row = dict[str, str]
LARGEST_FIELD = 1_000_000  # letters of one cell
MOST_COLUMNS = 1000
SNIFFED = 64_000  # bytes by which the separator is told


def rows_apart(path: Path, most: int) -> list[tuple[int, Row]]:
    """At most so many of the rows of a stranger's file, read in a process of their own."""
    return [(number, row) for number, row in read_apart(f"{__name__}:first_rows", str(path), most)]


def first_rows(path: str, most: int) -> Iterator[tuple[int, Row]]:
    yield from islice(rows_of(Path(path)), most)


def json_apart(path: Path) -> None:
    """Raises ValidationError for a stranger's file that is no JSON, or unfolds to too much to be read here."""
    read_apart(f"{__name__}:look_at_json", str(path))


def look_at_json(path: str) -> Iterator[int]:
    yield len(json_of(Path(path)))


def json_of(path: Path) -> dict[str, Any]:
    """The one object of a file of JSON; raises ValidationError where it is none."""
    try:
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValidationError(_("The file is not JSON: %(error)s"), params={"error": str(error)}) from None
    if not isinstance(read, dict):
        raise ValidationError(_("The file is not JSON: %(error)s"), params={"error": "{…}?"})
    return read


def rows_of(path: Path) -> Iterator[tuple[int, Row]]:
    """Each row with its number, as a spreadsheet counts them: the first row of data is 2.

    A second line of HXL tags is passed over. Raises ValidationError where the file is none of the known ones.
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes[-1:] == [".json"]:
        yield from timelinejs_rows(path)
        return
    table = workbook(path) if suffixes[-1:] in ([".xlsx"], [".xls"], [".ods"]) else text_table(path)
    header: list[str] = []
    for number, cells in enumerate(table, 1):
        if not header:
            header = [cell.strip() for cell in cells]
            if len([name for name in header if name]) < 2:
                raise ValidationError(_("The first row must name the columns."))
            if len(header) > MOST_COLUMNS:
                raise ValidationError(_("The table has too many columns: at most 1,000."))
        elif any(cells) and not is_hxl(cells):
            yield number, dict(zip(header, cells, strict=False))


def is_hxl(cells: list[str]) -> bool:
    """A line of tags of the Humanitarian Exchange Language: https://hxlstandard.org/."""
    given = [cell for cell in cells if cell]
    return all(cell.startswith("#") for cell in given)


def text_table(path: Path) -> Iterator[list[str]]:
    """The cells of each line; the first one tells whether , ; or tab separates them. Raises ValidationError."""
    csv.field_size_limit(LARGEST_FIELD)
    with opened(path) as file:
        first = file.read(SNIFFED).partition("\n")[0]
        separator = max(",;\t", key=first.count)
        file.seek(0)
        try:
            yield from csv.reader(file, delimiter=separator)
        except (csv.Error, UnicodeDecodeError) as error:
            message = _("The file cannot be read as a table: %(error)s")
            raise ValidationError(message, params={"error": str(error)}) from None


def opened(path: Path) -> TextIO:
    """The text, in UTF-8 with or without a byte order mark, or else in the encoding of Western Windows."""
    raw = gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")  # noqa: SIM115 — closed by its wrapper
    encoding = "utf-8-sig"
    try:
        probe = raw.read(SNIFFED * 16)
        probe[: probe.rfind(b"\n") + 1].decode(encoding)
    except UnicodeDecodeError:
        encoding = "cp1252"
    raw.seek(0)
    return io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="")


def workbook(path: Path) -> Iterator[list[str]]:
    """The cells of each row of the first sheet; raises ValidationError where the file is no workbook."""
    try:
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    except Exception as error:  # the reader's own errors share no base class
        message = _("The file cannot be read as a workbook: %(error)s")
        raise ValidationError(message, params={"error": str(error)}) from None
    for cells in sheet.iter_rows():
        yield [as_text(cell) for cell in cells]


def as_text(cell: Any) -> str:
    """As a table of text would hold it: whole numbers without a point, days without an hour."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def timelinejs_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The slides of TimelineJS JSON, flat and numbered from 1; dates as EDTF strings, no more exact than their parts.

    The form: https://timeline.knightlab.com/docs/json-format.html. Raises ValidationError where it is none.
    """
    slides = json_of(path).get("events")
    if not isinstance(slides, list) or not all(isinstance(slide, dict) for slide in slides):
        raise ValidationError(_("The file is not TimelineJS JSON: it has no “events”, or they are no slides."))
    for number, slide in enumerate(slides, 1):
        text, media = (part if isinstance(part := slide.get(name), dict) else {} for name in ("text", "media"))
        yield (
            number,
            {
                "id": str(slide.get("unique_id") or ""),
                "dates": "/".join(filter(None, (edtf_of(slide.get(f"{end}_date")) for end in ("start", "end")))),
                "display_date": str(slide.get("display_date") or ""),
                "headline": plain(text.get("headline")),
                "text": plain(text.get("text")),
                "group": str(slide.get("group") or ""),
                "kind_by_default": "slide",
                "url": str(media.get("link") or ""),
            },
        )


def plain(html: Any) -> str:
    """The text of a piece of HTML, in single spaces; "" for what is null."""
    return " ".join(unescape(strip_tags(str(html or ""))).split())


def looked_over(rows: Iterable[tuple[int, Row]], columns: Iterable[str]) -> tuple[int, str]:
    """How many rows there are, and how days like 3/4/2022 are written in these columns: "dmy" or "mdy" by those that
    allow only one; "" where none does, or they contradict each other."""
    count, certain = 0, {"dmy": False, "mdy": False}
    for _number, row in rows:
        count += 1
        for column in columns:
            parts = row.get(column, "").partition(" ")[0].split("/")
            numbers = [number for part in parts if (number := whole_number(part, most=9999)) is not None]
            if len(parts) == len(numbers) == 3 and numbers[0] < 1000:
                certain["dmy"] |= numbers[0] > 12
                certain["mdy"] |= numbers[1] > 12
    orders = [order for order, is_certain in certain.items() if is_certain]
    return count, orders[0] if len(orders) == 1 else ""
