"""A file of events → its rows, one at a time: CSV, TSV, a workbook, JSON, slides of TimelineJS; packed or not."""

import csv
import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import Any, BinaryIO, Literal, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.importing.calendars import CALENDAR, records_of_calendar
from events.importing.encodings import (
    NO_ENCODING,
    OTHER_ENCODING,
    SNIFFED,
    beginnings_of,
    encoding_of,
    told_encoding,
)
from events.importing.headless import columns_of
from events.importing.heads import LOOKED_AT as HEAD
from events.importing.heads import head_of, is_hxl, is_row, letter, letters, told_apart
from events.importing.json_tables import JSONS, records_of
from events.importing.lists import as_list
from events.importing.mapping import NOT_IN_BRACES
from events.importing.quoting import holds_quotes, stand_in_apostrophes, without_apostrophes
from events.importing.slides import NO_EVENT, NO_EVENTS, column_of_types, is_slides, of_today, slides_of
from events.importing.workbooks import first_cells, sheet_table, sheets_of
from events.intake.apart import A_HALF, SECONDS, read_apart
from events.text.formulas import unguarded
from events.text.given import writable
from events.text.languages import listed

Row = dict[str, str]
Columns = Sequence[list[str]]  # of each of which a table must have one
LONGEST_CELL = 100_000  # letters; a spreadsheet's holds 32,767
LONGEST_ROW = 2_000_000
LONGEST_RUN = 50  # blanks, of which more are one
RUN = re.compile(rf"\s{{{LONGEST_RUN},}}")
MOST_COLUMNS = 1000
MOST_ROWS = 5_000_000  # blank ones too: a packed file of a few megabytes may unfold to more than a worker ever ends
BEYOND = " "  # what stands to the right of the last heading, a line a cell; no column is named so
UNPACKING = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)
WORKBOOKS = (".xlsx", ".xls", ".ods")
SEPARATORS = ",;\t|"


def rows_apart(
    path: Path,
    most: int,
    needed: Columns = (),
    *,
    encoding: str = "",
    sheet: str = "",
    seconds: int = SECONDS,
) -> list[tuple[int, Row]]:
    """At most so many of the rows of a stranger's file, read in a process of their own."""
    rows = read_apart(f"{__name__}:first_rows", str(path), most, needed, encoding, sheet, seconds=seconds)
    return [(number, row) for number, row in rows]


def first_rows(path: str, most: int, needed: Columns, encoding: str, sheet: str) -> Iterator[tuple[int, Row]]:
    yield from islice(rows_of(Path(path), needed, encoding=encoding, sheet=sheet), most)


class Letters(NamedTuple):
    """What can be chosen of how a file is read: its encoding (as it is told, "" where it is not), how it begins in
    each that may be chosen, and the first rows of its sheets by their names."""

    encoding: str
    beginnings: dict[str, str]
    sheets: dict[str, list[str]]


def letters_apart(path: Path) -> Letters:
    """Raises ValidationError for a file that cannot be opened at all."""
    (told,) = read_apart(f"{__name__}:look_at_letters", str(path), seconds=A_HALF)
    return Letters(**told)


def look_at_letters(path: str) -> Iterator[dict[str, Any]]:
    with unpacked(Path(path)) as (name, file):
        suffix = PurePath(name).suffix.lower()
        if suffix in WORKBOOKS:
            with_rows = {title: sheet for title, sheet in sheets_of(file).items() if sheet.total_height}
            sheets = {
                title: [*map(writable, first_cells(sheet)[:MOST_COLUMNS])] for title, sheet in with_rows.items()
            }
            yield Letters("", {}, sheets)._asdict()
        elif suffix in JSONS:
            yield Letters("", {}, {})._asdict()
        else:
            sample = file.read(SNIFFED)
            yield Letters(told_encoding(sample), beginnings_of(sample), {})._asdict()


def json_apart(path: Path) -> None:
    """Raises ValidationError for a stranger's file that is no JSON, or unfolds to too much to be read here."""
    read_apart(f"{__name__}:look_at_json", str(path))


def look_at_json(path: str) -> Iterator[int]:
    with Path(path).open("rb") as file:
        json_of(file)
        yield 1


def json_of(file: BinaryIO) -> Any:
    """What a file of JSON holds, a list where it holds an object a line; raises ValidationError where it is none."""
    try:
        read = file.read()
        text = read.decode(json.detect_encoding(read)).removeprefix("\ufeff")
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            # Other ends of lines may stand in texts.
            lines = text.split("\n") if error.msg == "Extra data" else []
            if not lines or not lines[0].lstrip().startswith("{"):
                raise
            return [json.loads(line) for line in lines if line.strip()]
    except (ValueError, RecursionError) as error:
        raise ValidationError(_("The file is not JSON: %(error)s"), params={"error": str(error)}) from None


def json_rows(read: Any, needed: Columns) -> Iterator[tuple[int, Row]]:
    """Slides, or the objects of a list, each with its number from 1."""
    read = of_today(read)
    if is_slides(read):
        yield from enumerate(slides_of(read), 1)
    else:
        yield from numbered_rows(records_of(read), needed)


def numbered_rows(records: Iterable[dict[str, str]], needed: Columns) -> Iterator[tuple[int, Row]]:
    for number, record in enumerate(records, 1):
        row = {heading(name): writable(cell) for name, cell in record.items()}
        if number == 1:
            check_header(list(row))
            check_columns(list(row), needed)
        if any(cell.strip() for cell in row.values()):
            yield number, row


def rows_of(
    path: Path,
    needed: Columns = (),
    *,
    encoding: str = "",
    sheet: str = "",
) -> Iterator[tuple[int, Row]]:
    """Each row with its number, as a spreadsheet counts them: the first row of data is 2.

    `encoding` and `sheet` where the file does not tell its own, or tells them wrongly. A second line of HXL tags is
    passed over, and so are rows of blanks. Raises ValidationError where the file is none of the known ones, has none
    of the columns of one of `needed`, or a cell in which dates and names would be sought for minutes.
    """
    for number, row in all_rows(path, needed, encoding, sheet):
        if max(map(len, row.values()), default=0) > LONGEST_CELL:
            message = _("Row %(number)d: a cell holds more than 100,000 letters. Leave whole articles out.")
            raise ValidationError(message, params={"number": number})
        yield number, {name: as_list(squeezed(cell)) for name, cell in row.items()}


def squeezed(cell: str) -> str:
    """Without runs of blanks: what parts names, seeks dates and angles goes through a run anew from each of its
    blanks, and holds the whole process while it does. Two signs of old programs begin new lines."""
    if "\x0b" in cell or "\x0c" in cell:
        cell = cell.replace("\x0b", "\n").replace("\x0c", "\n")
    return RUN.sub(lambda run: "\n" if "\n" in run[0] else " ", cell) if len(cell) >= LONGEST_RUN else cell


def all_rows(path: Path, needed: Columns, encoding: str, sheet: str) -> Iterator[tuple[int, Row]]:
    """Each row with its number, its cells as they stand in the file."""
    with unpacked(path) as (name, file):
        suffix = PurePath(name).suffix.lower()
        if suffix in JSONS:
            yield from json_rows(json_of(file), needed)
            return
        if suffix == CALENDAR:
            yield from numbered_rows(records_of_calendar(text_of(file, encoding)), needed)
        elif suffix in WORKBOOKS:
            yield from workbook_rows(file, needed, sheet)
        else:
            yield from table_rows(text_table(file, encoding), needed)


@contextmanager
def unpacked(path: Path) -> Iterator[tuple[str, BinaryIO]]:
    """The file, or the one packed in it, with its name. Raises ValidationError where it cannot be unpacked."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(one_packed(archive)) as file:
                yield file.name, file  # type: ignore[misc] # a BinaryIO in all but name
        elif suffix == ".gz":
            with gzip.open(path, "rb") as file:
                yield path.stem, file  # type: ignore[misc] # likewise
        else:
            with path.open("rb") as file:
                yield path.name, file
    except UNPACKING as error:
        if suffix not in (".zip", ".gz"):
            raise
        message = _("The file cannot be unpacked: %(error)s")
        raise ValidationError(message, params={"error": str(error)}) from None


def one_packed(archive: zipfile.ZipFile) -> str:
    """The name of the only file; raises ValidationError, naming them, where there are more or none."""
    kept = [name for name in archive.namelist() if not name.endswith("/") and not name.startswith("__MACOSX/")]
    if len(kept) != 1:
        message = _("The file packs %(number)d files (%(names)s): unpack it, and choose one.")
        raise ValidationError(message, params={"number": len(kept), "names": listed(kept)})
    return kept[0]


def table_rows(table: Iterable[list[str]], needed: Columns) -> Iterator[tuple[int, Row]]:
    """The rows under the one that names the columns; blank ones and a line of tags below it are passed over."""
    rows = iter(table)
    first = list(islice(rows, HEAD))
    head = head_of(first, needed)
    if head is None:
        raise ValidationError(_("The first row must name the columns."))
    place = head.place + head.lines - 1
    header = told_apart(named(head.names, first[place + 1 :]))
    if is_row(header, first[place + 1 :]) and not (needed and has_all(header, needed)):
        header, place = columns_of(first[place]) or letters(len(header)), place - 1
    check_header(header)
    check_columns(header, needed)
    types = column_of_types(header)
    for number, cells in enumerate(chain(first[place + 1 :], rows), place + 2):
        if number > MOST_ROWS:
            raise ValidationError(_("The table has too many rows: at most 5,000,000. Divide it into several files."))
        if any(cell.strip() for cell in cells) and not (number == place + 2 and is_hxl(cells)):
            row = row_of(header, cells)
            yield number, row | {NO_EVENT: row[types]} if row.get(types, "").strip().lower() in NO_EVENTS else row


def named(head: list[str], below: list[list[str]]) -> list[str]:
    """The names of its columns; one without a name that says something in the rows below has its letter, as the
    second of two that share a heading."""
    said = {at for cells in below for at, cell in enumerate(cells[: len(head)]) if cell.strip()}
    return [heading(cell) or (letter(at) if at in said else "") for at, cell in enumerate(head)]


def heading(cell: str) -> str:
    """As mappings name a column, and as it can be kept and shown."""
    return unguarded(squeezed(writable(cell).strip())).translate(NOT_IN_BRACES)


def row_of(header: list[str], cells: list[str]) -> Row:
    beyond = "\n".join(" ".join(cell.split("\n")) for cell in cells[len(header) :]).rstrip()
    row = dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))
    return row | {BEYOND: beyond} if beyond else row


def check_header(header: list[str]) -> None:
    """Raises ValidationError for a first row that names too many columns."""
    if len(header) > MOST_COLUMNS:
        raise ValidationError(_("The table has too many columns: at most 1,000."))


def check_columns(header: list[str], needed: Columns) -> None:
    """Raises ValidationError for a needed column that is missing."""
    for names in needed:
        if not has_all(header, [names]):
            raise missing(names, header)


def has_all(header: list[str], needed: Columns) -> bool:
    return all(set(names) & set(header) for names in needed)


def missing(names: list[str], header: list[str]) -> ValidationError:
    """That a table has none of these columns, and which of its own is meant perhaps."""
    alike = {name.casefold(): name for name in header}
    near = next((alike[name.casefold()] for name in names if name.casefold() in alike), "")
    if near:
        message = _("The file has no column “%(name)s”; it has “%(near)s”: the mapping must name it so.")
        return ValidationError(message, params={"name": near_of(names, near), "near": near})
    message = _("The file has no column “%(name)s”; it has: %(header)s.")
    return ValidationError(message, params={"name": " | ".join(names), "header": listed([*filter(None, header)])})


def near_of(names: list[str], near: str) -> str:
    return next(name for name in names if name.casefold() == near.casefold())


# Tables of text


def text_of(file: BinaryIO, encoding: str) -> str:
    """The whole of a text; raises ValidationError for bytes that are none."""
    content = file.read()
    try:
        return content.decode(encoding or encoding_of(content[:SNIFFED]))
    except UnicodeError:
        raise ValidationError(OTHER_ENCODING if encoding else NO_ENCODING) from None


def text_table(file: BinaryIO, encoding: str = "") -> Iterator[list[str]]:
    """The cells of each line; the first one says or tells whether , ; | or tab separates them.

    Raises ValidationError for bytes that are no text, and for a quotation mark that is not closed.
    """
    csv.field_size_limit(LONGEST_CELL)
    sample = file.read(SNIFFED)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding or encoding_of(sample), errors="strict", newline="")
    lines = Lines(text)
    try:
        first = text.readline(LONGEST_CELL)
        said = first.strip().lower()
        if said.startswith("sep=") and len(said) == 5:  # a line for spreadsheets, which do not count it
            separator = said[-1]
        elif first.startswith("sep=\t"):
            separator = "\t"
        else:
            text.seek(0)
            separator = max(SEPARATORS, key=first.count)
        within = separator == "\t" and holds_quotes(sample, text.encoding)
        quoting: Literal[0, 3] = csv.QUOTE_NONE if within else csv.QUOTE_MINIMAL
        reader = csv.reader(lines, delimiter=separator, strict=True, quoting=quoting)
        in_apostrophes = stand_in_apostrophes(sample, text.encoding, separator)
        for cells in reader:
            yield [without_apostrophes(cell) for cell in cells] if in_apostrophes else cells
            lines.began, lines.letters = reader.line_num + 1, 0
    except csv.Error as error:
        raise ValidationError(quote_or(str(error)), params={"error": str(error), "line": lines.began}) from None
    except UnicodeError:
        raise ValidationError(OTHER_ENCODING if encoding else NO_ENCODING) from None
    finally:
        if not text.closed:
            text.detach()  # the file is its opener's to close


class Lines:
    """The lines of a text, as rows are made of them. A packed file of a megabyte may unfold to one of gigabytes."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.began, self.letters = 1, 0  # the line in which a row began, and how long it is so far

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """Raises ValidationError where the row would be longer than any is."""
        line = self.text.readline(LONGEST_ROW)
        self.letters += len(line)
        if self.letters >= LONGEST_ROW:
            message = _("The row that begins in line %(line)d is too long: at most 2,000,000 letters.")
            raise ValidationError(message, params={"line": self.began})
        if not line:
            raise StopIteration
        return line


def quote_or(error: str) -> str:
    if "end of data" in error or "expected after" in error or "field larger" in error:
        return _(
            'The row that begins in line %(line)s: a quotation mark (") is not closed, or stands inside a cell once: '
            "a cell that begins with one ends with one, and one inside of it is written twice."
        )
    return _("The file cannot be read as a table: %(error)s")


# Workbooks


def workbook_rows(file: BinaryIO, needed: Columns, chosen: str = "") -> Iterator[tuple[int, Row]]:
    """The rows of the chosen sheet, or of the only one that has the needed columns.

    Raises ValidationError where that cannot be told.
    """
    sheets = sheets_of(file)
    with_rows = {name: sheet for name, sheet in sheets.items() if sheet.total_height and chosen in ("", name)}
    if chosen and not with_rows:
        message = _("There is no sheet “%(name)s” that has rows; there are: %(sheets)s.")
        raise ValidationError(message, params={"name": chosen, "sheets": listed(list(sheets))})
    fitting = [name for name, sheet in with_rows.items() if has_columns(sheet, needed)]
    if len(fitting) > 1 and needed:
        message = _("More than one sheet has these columns (%(sheets)s): save each as a file of its own.")
        raise ValidationError(message, params={"sheets": listed(fitting)})
    if not fitting and len(with_rows) > 1:
        message = _("None of the sheets (%(sheets)s) has a first row that names the columns of the mapping.")
        raise ValidationError(message, params={"sheets": listed(list(with_rows))})
    for name in [*fitting, *with_rows][:1]:
        yield from table_rows(sheet_table(sheets[name]), needed)


def has_columns(sheet: Any, needed: Columns) -> bool:
    return has_all([*map(heading, first_cells(sheet))], needed)
