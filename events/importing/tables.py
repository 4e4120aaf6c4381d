"""A file of events → its rows, one at a time: CSV, TSV, a workbook, JSON, slides of TimelineJS; packed or not."""

import csv
import gzip
import io
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import Any, BinaryIO, Literal, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.importing.encodings import (
    NO_ENCODING,
    OTHER_ENCODING,
    SNIFFED,
    beginnings_of,
    encoding_of,
    told_encoding,
)
from events.importing.first_days import FirstDays
from events.importing.heads import LOOKED_AT as HEAD
from events.importing.heads import head_at, is_hxl, is_row, letters, named_twice, told_apart
from events.importing.json_tables import JSONS, records_of
from events.importing.lists import as_list
from events.importing.mapping import NOT_IN_BRACES, Mapping
from events.importing.open_dates import Years
from events.importing.slides import LEFT_OUT, is_slides, slides_of
from events.importing.workbooks import check_merged, first_cells, sheet_table, sheets_of
from events.intake.apart import read_apart
from events.text.folding import DIGITS
from events.text.formulas import unguarded
from events.text.given import writable

Row = dict[str, str]
Columns = Sequence[list[str]]  # of each of which a table must have one
LARGEST_FIELD = 1_000_000  # letters of one cell
MOST_COLUMNS = 1000
BEYOND = " "  # what stands to the right of the last heading, a line a cell; no column is named so
JOINED = "    "  # where it is said in which column the cells belong together that a comma parted; likewise
UNPACKING = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)
WORKBOOKS = (".xlsx", ".xls", ".ods")
SEPARATORS = ",;\t"
QUOTED_WORD = re.compile(r'"[^"]+"(?!")')
DAY_AND_MONTH = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2\d{4}(?!\d)", re.ASCII)


def rows_apart(
    path: Path,
    most: int,
    needed: Columns = (),
    *,
    encoding: str = "",
    sheet: str = "",
) -> list[tuple[int, Row]]:
    """At most so many of the rows of a stranger's file, read in a process of their own."""
    rows = read_apart(f"{__name__}:first_rows", str(path), most, needed, encoding, sheet)
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
    (told,) = read_apart(f"{__name__}:look_at_letters", str(path))
    return Letters(**told)


def look_at_letters(path: str) -> Iterator[dict[str, Any]]:
    with unpacked(Path(path)) as (name, file):
        suffix = PurePath(name).suffix.lower()
        if suffix in WORKBOOKS:
            with_rows = {title: sheet for title, sheet in sheets_of(file).items() if sheet.total_height}
            sheets = {title: [*map(writable, first_cells(sheet))] for title, sheet in with_rows.items()}
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
    """What a file of JSON holds; raises ValidationError where it is none."""
    try:
        return json.loads(file.read().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValidationError(_("The file is not JSON: %(error)s"), params={"error": str(error)}) from None


def json_rows(read: Any, needed: Columns) -> Iterator[tuple[int, Row]]:
    """Slides, or the objects of a list, each with its number from 1."""
    if is_slides(read):
        yield from enumerate(slides_of(read), 1)
        return
    for number, record in enumerate(records_of(read), 1):
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
    passed over, and so are rows of blanks. Raises ValidationError where the file is none of the known ones, or has
    none of the columns of one of `needed`.
    """
    with unpacked(path) as (name, file):
        suffix = PurePath(name).suffix.lower()
        if suffix in JSONS:
            yield from json_rows(json_of(file), needed)
            return
        if suffix in WORKBOOKS:
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
    place = head_at(first, needed)
    if place is None:
        raise ValidationError(_("The first row must name the columns."))
    header = told_apart([heading(cell) for cell in first[place]])
    if is_row(header) and not (needed and has_all(header, needed)):
        header, place = letters(len(header)), place - 1
    check_header(header)
    check_columns(header, needed)
    for number, cells in enumerate(chain(first[place + 1 :], rows), place + 2):
        if any(cell.strip() for cell in cells) and not (number == place + 2 and is_hxl(cells)):
            yield number, row_of(header, cells)


def heading(cell: str) -> str:
    """As mappings name a column, and as it can be kept and shown."""
    return unguarded(writable(cell).strip()).translate(NOT_IN_BRACES)


def row_of(header: list[str], cells: list[str]) -> Row:
    beyond = "\n".join(" ".join(cell.split("\n")) for cell in cells[len(header) :]).rstrip()
    row = dict.fromkeys(header, "") | dict(zip(header, map(as_list, cells), strict=False))
    return row | {BEYOND: beyond} if beyond else row


def joined_at(row: Row, name: str) -> Row:
    """The row with the cells together that commas parted in this column, and the others in their places again."""
    header = [one for one in row if one not in (BEYOND, JOINED)]
    beyond = row.get(BEYOND, "").split("\n")
    if BEYOND not in row or name not in header:
        return row
    cells, at = [*(row[one] for one in header), *beyond], header.index(name)
    whole = ",".join(cells[at : at + len(beyond) + 1]).strip()
    return dict(zip(header, [*cells[:at], whole, *cells[at + len(beyond) + 1 :]], strict=True))


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


def listed(names: list[str], most: int = 20) -> str:
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")


# Tables of text


def text_table(file: BinaryIO, encoding: str = "") -> Iterator[list[str]]:
    """The cells of each line; the first one says or tells whether , ; or tab separates them.

    Raises ValidationError for bytes that are no text, and for a quotation mark that is not closed.
    """
    csv.field_size_limit(LARGEST_FIELD)
    sample = file.read(SNIFFED)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding or encoding_of(sample), errors="strict", newline="")
    began = 1  # the line in which the row began
    try:
        first = text.readline(LARGEST_FIELD)
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
        reader = csv.reader(text, delimiter=separator, strict=True, quoting=quoting)
        for cells in reader:
            yield cells
            began = reader.line_num + 1
    except csv.Error as error:
        raise ValidationError(quote_or(str(error)), params={"error": str(error), "line": began}) from None
    except UnicodeError:
        raise ValidationError(OTHER_ENCODING if encoding else NO_ENCODING) from None
    finally:
        if not text.closed:
            text.detach()  # the file is its opener's to close


def holds_quotes(sample: bytes, encoding: str) -> bool:
    """Whether quotation marks stand within the texts between its tabs: one ends before its cell does."""
    lines = sample.decode(encoding, "replace").splitlines()
    found = ((QUOTED_WORD.match(cell), cell) for line in lines for cell in line.split("\t"))
    return any(word and word.end() < len(cell) for word, cell in found)


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
        check_merged(sheets[name])
        yield from table_rows(sheet_table(sheets[name]), needed)


def has_columns(sheet: Any, needed: Columns) -> bool:
    return has_all([*map(heading, first_cells(sheet))], needed)


# What is told of a whole file


class Look(NamedTuple):
    """What a first reading of all rows tells: how many there are, the order of days like 3/4/2022 (dmy, mdy, "" where
    it cannot be told), what is said once for the file, and what else its dates leave open, as `open_dates` and
    `first_days` have it."""

    total: int
    order: str
    notes: list[str]
    firsts: str = ""
    asks_firsts: bool = False
    century: str = ""
    calendar: str = ""

    def settled(self, mapping: Mapping) -> Mapping:
        """The mapping with what it leaves to the file."""
        return replace(mapping, firsts=self.firsts, century=self.century, calendar=self.calendar)


def looked_over(rows: Iterable[tuple[int, Row]], mapping: Mapping) -> Look:
    """The order is the mapping's, or that of the days that allow only one, where they agree."""
    count, certain, header = 0, {"dmy": "", "mdy": ""}, None
    turned = False  # whether there is a day of which the order matters
    left_out: Counter[str] = Counter()
    longer: list[int] = []
    firsts, years = FirstDays(), Years()
    for number, row in rows:
        count += 1
        header = header or set(row)
        longer += [number] * (BEYOND in row)
        left_out.update(filter(None, row.get(LEFT_OUT, "").split("\n")))
        for column in mapping.first_day_columns:
            firsts.take(row.get(column, ""))
        for column in mapping.year_columns:
            years.take(row.get(column, ""))
        for column in mapping.day_columns:
            for found in DAY_AND_MONTH.finditer(row.get(column, "").translate(DIGITS)):
                turned = True
                order = certain_order(found)
                if order and not certain[order]:
                    certain[order] = _("“%(day)s” in row %(row)d") % {"day": found[0], "row": number}
    orders = [order for order, is_certain in certain.items() if is_certain]
    order = mapping.order or (orders[0] if len(orders) == 1 else "")
    meant = mapping.firsts or firsts.meant
    century, calendar = mapping.century or years.century, mapping.calendar or years.calendar
    notes = [*order_notes(mapping, order, certain, turned=turned), *filter(None, [firsts.note(meant)])]
    notes += [*years.notes(century, calendar), *column_notes(mapping, header or set())]
    if longer:
        told = ngettext(
            "%(n)d row, row %(row)d, has more cells than there are columns: it is refused.",
            "%(n)d rows, the first of them row %(row)d, have more cells than there are columns: they are refused.",
            len(longer),
        )
        notes.append(told % {"n": len(longer), "row": longer[0]})
    if left_out:
        counts = ", ".join(f"{name} ({times})" for name, times in left_out.most_common())
        notes.append(_("Left out of the slides: %s.") % counts)
    return Look(count, order, notes, meant, firsts.doubtful, century, calendar)


def certain_order(day: re.Match[str]) -> str:
    """The only order, dmy or mdy, in which a match of DAY_AND_MONTH is a day; "" where both may be."""
    return "dmy" if int(day[1]) > 12 else "mdy" if int(day[3]) > 12 else ""


def order_told(rows: Iterable[tuple[int, Row]], columns: Iterable[str]) -> str:
    """The order of all days in these columns that allow only one, where they agree; else ""."""
    days = (DAY_AND_MONTH.finditer(row.get(name, "").translate(DIGITS)) for _number, row in rows for name in columns)
    orders = {certain_order(day) for found in days for day in found} - {""}
    return orders.pop() if len(orders) == 1 else ""


def order_notes(mapping: Mapping, order: str, certain: dict[str, str], *, turned: bool) -> Iterator[str]:
    """In which order days are read, and why; nothing where there are none of which it matters."""
    if not turned:
        return
    said = {
        "order": _("day, month, year") if order == "dmy" else _("month, day, year"),
        "day": certain.get(order, ""),
    }
    if mapping.order:
        yield _("Days like 3/4/2022 are read as %(order)s, as the mapping says.") % said
    elif order:
        yield _("Days like 3/4/2022 are read as %(order)s, as %(day)s shows.") % said
    elif all(certain.values()):
        days = {"one": certain["dmy"], "other": certain["mdy"]}
        yield (
            _("Days stand in two orders, %(one)s and %(other)s: those that can be read both ways are refused.") % days
        )
    else:
        yield _("Nothing tells whether days like 3/4/2022 begin with the day or the month: they are refused.")


def column_notes(mapping: Mapping, header: set[str]) -> Iterator[str]:
    """Columns of one name or none, and those that the mapping names and the file lacks."""
    if header and header == set(letters(len(header))):
        yield _("The table does not name its columns: they stand as A, B, C.")
    for name in named_twice(list(header)):
        yield _("More than one column is named “%(name)s”: the others stand as “%(name)s (2)” and so on.") % {
            "name": name
        }
    if "latitude" in mapping.place and "name" not in mapping.place:
        yield _("The coordinates are left out: no column names their places.")
    lacking = [" | ".join(names) for names in mapping.choices if header and not set(names) & header]
    if lacking:
        yield _("The file has no column: %s.") % ", ".join(dict.fromkeys(lacking))
