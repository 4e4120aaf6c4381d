"""The page of a file that was chosen: what each column is, its dates, what is new, and its rows as they will look."""

import csv
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.desk.base import DeskRequest, framed
from events.desk.importing import MOST_ROWS, MOST_TOLD, confirmed, is_long, most_at_once, of_a_file
from events.desk.joining import joins_of
from events.desk.pointed_out import MOST_COLUMNS, kept_by_name, taken
from events.importing.cells import FIELD_NAMES, is_link
from events.importing.coordinates import ORDERS as COORDINATES
from events.importing.encodings import ENCODINGS
from events.importing.guessing import alike
from events.importing.lists import AND, LINE, LINE_OR_COMMA, LISTED, SIGNS, VERSUS, taken_apart
from events.importing.mapping import Mapping, known_formats
from events.importing.naming import NewName
from events.importing.own import FORMAT
from events.importing.pointing import Pointed, identifying
from events.importing.previewing import (
    BY_FORMAT,
    BY_YAML,
    Preview,
    letters_of,
    previewed,
)
from events.importing.showing import MOST_REFUSED, Shown, headings
from events.importing.tables import Row
from events.models import DataSet, Event, EventKind, FileImport, KeptMapping
from events.text.formulas import harmless

FIRST_ROWS = 5
LONGEST_CELL = 80  # letters of a cell among the first rows
MOST_MENDED = 50  # rows with fields, of which a form takes 5,000 in all
MOST_CELLS = 4  # of a row, that can be written anew
ROLE_NAMES = {
    "id": gettext_lazy("identifier"),
    "date": gettext_lazy("date, or its first day"),
    "edtf": gettext_lazy("date in EDTF"),
    "date_end": gettext_lazy("last day"),
    "year": gettext_lazy("year"),
    "month": gettext_lazy("month"),
    "day": FIELD_NAMES["day"],
    "end_year": gettext_lazy("year of the end"),
    "end_month": gettext_lazy("month of the end"),
    "end_day": gettext_lazy("day of the end"),
    "precision": gettext_lazy("how exact the date is"),
    "written": gettext_lazy("date as the source writes it"),
    "weekday": gettext_lazy("day of the week"),
    "kind": gettext_lazy("kind"),
    "title_ar": gettext_lazy("title in Arabic"),
    "title_en": gettext_lazy("title in English"),
    "title_fr": gettext_lazy("title in French"),
    "summary_ar": gettext_lazy("summary in Arabic"),
    "summary_en": gettext_lazy("summary in English"),
    "summary_fr": gettext_lazy("summary in French"),
    "place": gettext_lazy("place"),
    "latitude": FIELD_NAMES["latitude"],
    "longitude": FIELD_NAMES["longitude"],
    "coordinates": FIELD_NAMES["coordinates"],
    "actor": gettext_lazy("actor or actors"),
    "deaths_low": FIELD_NAMES["deaths_low"],
    "deaths_best": FIELD_NAMES["deaths_best"],
    "deaths_high": FIELD_NAMES["deaths_high"],
    "source_title": gettext_lazy("source"),
    "source_publisher": gettext_lazy("publisher of the source"),
    "source_published": FIELD_NAMES["source_published"],
    "source_url": FIELD_NAMES["source_url"],
    "quote": FIELD_NAMES["quote"],
}
CENTURY_NAMES = {
    "1600": gettext_lazy("1600 to 1699"),
    "1700": gettext_lazy("1700 to 1799"),
    "1800": gettext_lazy("1800 to 1899"),
    "1900": gettext_lazy("1900 to 1999"),
    "2000": gettext_lazy("2000 to 2099"),
}
CALENDAR_NAMES = {
    "gregorian": gettext_lazy("Gregorian"),
    "hijri": gettext_lazy("Hijri"),
    "persian": gettext_lazy("Persian (solar Hijri)"),
}
FIRSTS_NAMES = {
    "exact": gettext_lazy("these very days"),
    "year": gettext_lazy("1 January is the whole year"),
    "month": gettext_lazy("1 January is the whole year, another first day the whole month"),
}
MEANING_NAMES = {
    "exact": gettext_lazy("exactly that day, or from the first day to the last"),
    "within": gettext_lazy("on some day between the first and the last"),
    "week": gettext_lazy("some day of that week"),
    "month": gettext_lazy("some day of that month"),
    "year": gettext_lazy("some day of that year"),
    "about": gettext_lazy("about that day"),
}
NAME_WORDS = {  # of those that would be made, and of those that stand for what is there
    "kinds": (gettext_lazy("Kinds that are new"), gettext_lazy("Kinds that are there already")),
    "actors": (gettext_lazy("Actors that are new"), gettext_lazy("Actors that are there already")),
    "places": (gettext_lazy("Places that are new"), gettext_lazy("Places that are there already")),
}
ENCODING_NAMES = {
    "utf-8-sig": "UTF-8",
    "cp1256": gettext_lazy("Arabic (Windows)"),
    "cp1252": gettext_lazy("Western (Windows)"),
    "cp1251": gettext_lazy("Cyrillic (Windows)"),
    "cp1250": gettext_lazy("Central European (Windows)"),
    "cp1254": gettext_lazy("Turkish (Windows)"),
    "utf-16": "UTF-16",
    "iso8859_6": gettext_lazy("Arabic (ISO 8859-6)"),
    "mac_roman": gettext_lazy("Western (Macintosh)"),
}
LANGUAGE_NAMES = {"ar": gettext_lazy("Arabic"), "en": gettext_lazy("English"), "fr": gettext_lazy("French")}


LIST_WORDS = {
    "actor": gettext_lazy("Between several actors of one cell stands"),
    "kind": gettext_lazy("Between several kinds (the first is taken) stands"),
    "place": gettext_lazy("Between several places (the first is taken) stands"),
    "source_title": gettext_lazy("Between several sources stands"),
}
SIGN_NAMES = {LINE: gettext_lazy("a new line"), AND: gettext_lazy("“and”, or a comma")}
SIGN_NAMES |= {VERSUS: gettext_lazy("“vs.” or “against”")}
SIGN_NAMES |= {LINE_OR_COMMA: gettext_lazy("a new line, or a comma in cells of one line")}


class ListAsked(NamedTuple):
    """What may stand between the names of a cell; `names` are made of one that seems to hold several."""

    name: str
    words: str
    sign: str
    names: list[str]


class Field(NamedTuple):
    """A cell that can be written anew."""

    name: str
    column: str
    value: str


@of_a_file
def import_page(request: DeskRequest, row: FileImport) -> HttpResponse:
    """What the file would become; what is sent is kept, and shown by its light."""
    if "_forget" in request.POST:
        row.forget()
        return HttpResponseRedirect(reverse("admin:events_event_import"))
    errors = taken(request, row) if request.method == "POST" else []
    preview = previewed(row, MOST_ROWS)
    if "_keep" in request.POST:
        errors += kept_by_name(request, row)
    return shown(request, row, preview, errors)


@of_a_file
def confirm_import(request: DeskRequest, row: FileImport) -> HttpResponse:
    """Import the file as its page, which is sent along, says."""
    errors = taken(request, row)
    preview = previewed(row, MOST_ROWS)
    if errors or preview.errors or preview.lacking:
        return shown(request, row, preview, errors)
    row.total_rows = preview.look.total
    row.keep_choices()
    return confirmed(request, row)


def shown(request: DeskRequest, row: FileImport, preview: Preview, errors: list[str]) -> HttpResponse:
    row.total_rows = preview.look.total
    row.keep_choices()
    return framed(request, "event/import_file", _("Import events"), Event, **context(row, preview, errors))


def context(row: FileImport, preview: Preview, errors: list[str]) -> dict[str, Any]:
    by = row.pointing.get("by", "")
    pointed = preview.pointed
    too_many = is_long(row)
    counts = preview.outcome
    return {
        "row": row,
        "preview": preview,
        "errors": [*errors, *preview.errors],
        "failed": row.error if row.state == FileImport.State.FAILED else "",
        "pointed": pointed,
        **(chosen(row, pointed, [cells for _number, cells in preview.rows]) if pointed else {}),
        "by": by,
        "is_own": row.format == FORMAT,
        "by_format": by == BY_FORMAT,
        "by_yaml": by == BY_YAML,
        "columns": columns_of(preview),
        "roles": ROLE_NAMES.items(),
        "first_rows": first_rows(preview),
        "left_columns": max(len(preview.header) - MOST_COLUMNS, 0),
        **asked_of_the_file(row),
        "orders": FileImport.Order.choices,
        "meanings": MEANING_NAMES.items(),
        "languages": LANGUAGE_NAMES.items(),
        "firsts": FIRSTS_NAMES.items(),
        "coordinates": [(name, FIELD_NAMES[name]) for name in COORDINATES],
        "centuries": CENTURY_NAMES.items(),
        "calendars": CALENDAR_NAMES.items(),
        "separators": [("", _("nothing")), *((sign, SIGN_NAMES.get(sign, sign)) for sign in SIGNS)],
        "names": list(names_asked(preview)),
        "headings": headings(),
        "more_refused": max(len(preview.showing.refused) - MOST_REFUSED, 0),
        "refused": [
            (one, fields_of(one, preview), joins_of(one, preview)) if place < MOST_MENDED else (one, [], [])
            for place, one in enumerate(preview.showing.refused[:MOST_REFUSED])
        ],
        "kept_mappings": [one for one in KeptMapping.objects.all() if alike(one.headings, preview.header)],
        "formats": known_formats(),
        "told": preview.told[:MOST_TOLD] if row.format == FORMAT else [],
        "mended": mended_told(preview),
        "many": too_many,
        "most": most_at_once(row),
        "would": counts.created + counts.updated,
        "ready": not (errors or preview.errors or preview.lacking)
        and (too_many or counts.created + counts.updated > 0),
    }


def asked_of_the_file(row: FileImport) -> dict[str, Any]:
    """In which letters it is written, and which of its sheets is meant."""
    letters = letters_of(row)
    return {
        "encodings": [
            (name, ENCODING_NAMES[name], letters.beginnings[name], name == (row.encoding or letters.encoding))
            for name in ENCODINGS
            if name in letters.beginnings
        ],
        "encoding_asked": bool(letters.beginnings) and not letters.encoding and not row.encoding,
        "sheets": list(letters.sheets) if len(letters.sheets) > 1 else [],
    }


def chosen(row: FileImport, pointed: Pointed, rows: list[Row]) -> dict[str, Any]:
    """What is asked where the columns are pointed at."""
    return {
        "codes": pointed.meaning.items() if pointed.of("precision") else [],
        "kinds": (kinds := EventKind.objects.all()),
        "kind_new": "" if pointed.kind in {kind.slug for kind in kinds} else pointed.kind,
        "title_made": not pointed.texts("title"),
        "identified_by": identifying(pointed) if not pointed.of("id") else [],
        "data_sets": data_sets(row, pointed),
        "lists": list(lists_asked(pointed, rows)),
    }


def lists_asked(pointed: Pointed, rows: list[Row]) -> Iterator[ListAsked]:
    """Of actors always, of others where a cell looks as if it held several."""
    signs = {"actor": pointed.split, **{role: pointed.splits.get(role, "") for role in LISTED}}
    for role, sign in signs.items():
        columns = pointed.of(role) if role == "actor" else pointed.of(role)[:1]
        said = [cells[name] for name in columns for cells in rows if not is_link(cells[name].strip())]
        cell, names = taken_apart(said, sign)
        if role == "actor" or sign or cell:
            yield ListAsked("split" if role == "actor" else f"split-{role}", str(LIST_WORDS[role]), sign, names)


def names_asked(preview: Preview) -> Iterator[tuple[str, str, list[NewName]]]:
    for name, rows in preview.names.items():
        new, there = NAME_WORDS[name]
        groups = (new, [one for one in rows if not one.chosen]), (there, [one for one in rows if one.chosen])
        yield from ((name, str(words), group) for words, group in groups if group)


def columns_of(preview: Preview) -> list[dict[str, Any]]:
    """Each with its heading and the roles to choose from; of a written mapping, what it takes the column for."""
    roles = preview.pointed.columns if preview.pointed else {}
    return [
        {"number": at, "name": name, "role": roles.get(name, ""), "used": used_for(preview, name)}
        for at, name in enumerate(preview.header[:MOST_COLUMNS])
    ]


def used_for(preview: Preview, name: str) -> bool:
    mapping = preview.mapping
    return bool(mapping and any(name in names for names in mapping.choices))


def first_rows(preview: Preview) -> list[list[str]]:
    return [
        [cells.get(name, "")[:LONGEST_CELL] for name in preview.header[:MOST_COLUMNS]]
        for _number, cells in preview.rows[:FIRST_ROWS]
    ]


def data_sets(row: FileImport, pointed: Pointed) -> list[tuple[str, str, bool]]:
    """Those of which the conflict has events; the chosen one is told."""
    there = DataSet.objects.filter(events__conflict=row.conflict).distinct()
    return [(one.slug, str(one), one.slug == pointed.data_set) for one in there]


def mended_told(preview: Preview) -> list[tuple[int, str]]:
    """What is said of rows that are taken, and of events that the file no longer has."""
    refused = {(one.number, one.reason) for one in preview.showing.refused}
    return [one for one in preview.told if one not in refused][:MOST_TOLD]


def fields_of(one: Shown, preview: Preview) -> list[Field]:
    """The cells of which the refusal speaks, to be written anew; none where that cannot mend it."""
    if preview.mapping is None or one.about in ("", "row"):
        return []
    cells = dict(preview.rows).get(one.number, {})
    wanted = columns_about(one.about, preview.mapping)
    found = [name for name in preview.header if name in wanted][:MOST_CELLS]
    return [Field(f"cell-{one.number}-{preview.header.index(name)}", name, cells.get(name, "")) for name in found]


def columns_about(about: str, mapping: Mapping) -> set[str]:
    """The columns behind a part of a mapping."""
    sections = {
        "id": [mapping.id],
        "kind": [mapping.kind],
        "date": mapping.date.values(),
        "title": mapping.title.values(),
    }
    return set().union(*(template.columns for template in sections.get(about, [])))


# What is downloaded


@of_a_file
def mapping_yaml(request: DeskRequest, row: FileImport) -> HttpResponse:
    """The mapping as the command takes it."""
    name = row.format if row.format and row.pointing.get("by") == BY_FORMAT else "mapping"
    headers = {"Content-Disposition": f'attachment; filename="{name}.yaml"'}
    return HttpResponse(row.mapping, content_type="application/yaml; charset=utf-8", headers=headers)


@of_a_file
def refused_csv(request: DeskRequest, row: FileImport) -> HttpResponse:
    """The refused rows as they stand in the file, each with its number and reason."""
    preview = previewed(row, MOST_ROWS)
    rows = dict(preview.rows)
    headers = {"Content-Disposition": 'attachment; filename="refused.csv"'}
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=headers)
    writer = csv.writer(answer)
    writer.writerow([*map(harmless, preview.header), _("row"), _("reason")])
    for one in preview.showing.refused:
        cells = [rows[one.number].get(name, "") for name in preview.header]
        writer.writerow([*map(harmless, cells), one.number, harmless(one.reason)])
    return answer
