"""A file that was chosen at the desk, as it would be imported: first rows, dates, what is new, what is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.importing.cells import count_of
from events.importing.data_sets import stem_of
from events.importing.day_orders import orders_told
from events.importing.files import rows_of_file
from events.importing.first_days import FirstDays
from events.importing.guessing import known_format
from events.importing.headings import OF_EVENTS, by_heading, folded
from events.importing.json_tables import JSONS
from events.importing.language_told import is_foreign
from events.importing.looking import Look, looked_over
from events.importing.mapping import END_PARTS, FORMATS, PARTS, Mapping, first_said, load_mapping, plain_yaml
from events.importing.naming import NewName, asked_about, chosen_by_name, data_set_for
from events.importing.open_dates import Years
from events.importing.own import FORMAT, import_own
from events.importing.own_file import OwnFile, is_own_table, read_json, read_table, rows_to_write, soon_written
from events.importing.pointing import Pointed, as_yaml, first_pointing, form_of, lacking, meanings, pointed_from
from events.importing.rows import Imported
from events.importing.samples import Beside, Sample, samples_of
from events.importing.showing import Showing, counted_in_words
from events.importing.tables import Letters, Row, check_columns, json_apart, letters_apart
from events.importing.there_before import rows_there_before
from events.importing.writing import Outcome, preview_rows
from events.intake.apart import A_HALF, SECONDS
from events.models import Actor, Event, EventKind, FileImport, KeptMapping, Place

COLUMNS, BY_FORMAT, BY_YAML = "columns", "format", "yaml"  # how a mapping is made
MODELS: dict[str, Any] = {"kinds": EventKind, "actors": Actor, "places": Place}
MOST_LOOKED_AT = 1000  # headings by which a sheet is chosen: half a millisecond each
MOST_OWN = 100  # events of a timeline's own JSON by which it is looked at: each is written, and taken back
MOST_OWN_ROWS = 400  # with their accounts and actors, and the names: each takes some five milliseconds
IN_ANOTHER_LANGUAGE = gettext_lazy(
    "Its words seem to be neither Arabic nor English nor French. They are shown as they are, in the place of the "
    "language that is chosen below."
)
OF_AREAS = gettext_lazy(
    "The coordinates are left out: “%s” names states or districts, and each would be as many places as there are "
    "coordinates."
)
COUNTED = gettext_lazy(
    "“%(column)s” counts events: a row of this table is no event but a sum of them, and %(n)d of the rows below are "
    "sums of none."
)
WHEN = ("edtf", "date", "date_end", *PARTS, *END_PARTS, "precision", "written", "weekday")
WITHOUT_WORDS = gettext_lazy(
    "The table does not tell what happened: a row says when, and perhaps where or how many. If its numbers count "
    "events, a row is no event but a sum of them."
)


@dataclass
class Preview:
    """Nothing of it is written; `errors` are of the file as a whole."""

    header: list[str] = field(default_factory=list)
    rows: list[tuple[int, Row]] = field(default_factory=list)
    pointed: Pointed | None = None
    lacking: list[str] = field(default_factory=list)
    mapping: Mapping | None = None
    look: Look = field(default_factory=lambda: Look(0, "", []))
    outcome: Outcome = field(default_factory=Outcome)
    showing: Showing = field(default_factory=Showing)
    told: list[tuple[int, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    before: list[tuple[Imported, Event]] = field(default_factory=list)  # rows that may be events that are there
    names: dict[str, list[NewName]] = field(default_factory=dict)

    @property
    def counts(self) -> str:
        return counted_in_words(vars(self.outcome))

    @property
    def asks(self) -> set[str]:
        """What the cells leave open, and nothing in the column tells: order, century or calendar."""
        return {sample.opened for sample in self.samples}


def previewed(row: FileImport, most: int) -> Preview:
    """What importing the file would do, by at most so many rows; the row gets what it lacks, and is not saved."""
    preview = Preview()
    try:
        look_at_file(row, preview, most)
    except ValidationError as error:
        preview.errors += error.messages
    return preview


def look_at_file(row: FileImport, preview: Preview, most: int) -> None:
    is_first = "letters" not in row.pointing
    if is_first:
        row.pointing["letters"] = letters_apart(Path(row.file.path))._asdict()
        row.sheet = row.sheet or likely_sheet(letters_of(row))
    if file := own_json_in(row):
        look_at_own(row, preview, file)
        return
    preview.rows = list(rows_of_file(row, most + 1, (), A_HALF if is_first else SECONDS))
    if not preview.rows:
        raise ValidationError(_("The table has no rows."))
    header = [name for name in preview.rows[0][1] if name.strip()]
    if is_own_table(header) and not row.pointing.get("by"):
        look_at_own(row, preview, read_table(lambda: preview.rows))
        return
    preview.header = header
    row.pointing["header"] = preview.header
    choose_first(row, preview)
    if row.pointing["by"] == COLUMNS:
        look_by_columns(row, preview)
    else:
        look_by_mapping(row, preview, load_mapping(row.mapping))


def letters_of(row: FileImport) -> Letters:
    return Letters(**row.pointing["letters"]) if "letters" in row.pointing else Letters("", {}, {})


def likely_sheet(letters: Letters) -> str:
    """Of several sheets the one of which the most headings are known, among the first of each."""
    sheets = letters.sheets
    if len(sheets) < 2:
        return ""
    each = max(MOST_LOOKED_AT // len(sheets), 1)
    first = {name: cells[:each] for name, cells in islice(sheets.items(), MOST_LOOKED_AT)}
    known = {name: sum(bool(by_heading(cell)[0]) for cell in cells if cell) for name, cells in first.items()}
    return max(known, key=lambda name: known[name])


def own_json_in(row: FileImport) -> OwnFile | None:
    """None where it is no timeline's own JSON; raises ValidationError where it was, or is too much to be read."""
    if not row.name.lower().endswith(JSONS) or row.pointing.get("by"):
        return None
    json_apart(Path(row.file.path))
    try:
        return read_json(Path(row.file.path))
    except ValidationError:
        if row.format == FORMAT:
            raise
        return None


def look_at_own(row: FileImport, preview: Preview, file: OwnFile) -> None:
    def tell(number: int, message: str) -> None:
        preview.told.append((number, message))

    row.format = FORMAT
    preview.look = Look(file.total, "", [])
    row.pointing["rows"] = rows_to_write(file)
    most = soon_written(file, MOST_OWN, MOST_OWN_ROWS)
    terms: dict[str, Any] = {"by": row.by, "publish": row.publish, "dry": True, "most": most, "tell": tell}
    preview.outcome = import_own(Path(row.file.path), row.conflict, file=file, **terms)


def choose_first(row: FileImport, preview: Preview) -> None:
    """How the file is read, where nobody chose yet: as a known format, a kept mapping of like tables, or by guess."""
    if row.pointing.get("by"):
        return
    name = "timelinejs" if "headline_and_dates" in preview.header else known_format(preview.header)
    if name and not row.pointing.get("pointed"):
        use_format(row, name)
    else:
        use_columns(row, preview.header, [cells for _number, cells in preview.rows])


def use_format(row: FileImport, name: str) -> None:
    row.format, row.mapping = name, (FORMATS / f"{name}.yaml").read_text(encoding="utf-8")
    row.pointing = kept_of(row) | {"by": BY_FORMAT}


def use_columns(row: FileImport, header: list[str], rows: list[Row]) -> None:
    """Guess what each column is; choices that were made before stand, where they are of these columns."""
    row.format = ""
    name = stem_of(row.name)
    guessed = first_pointing(header, rows, name)
    guessed.data_set = data_set_for(row.conflict, name)
    row.pointing = kept_of(row) | {"by": COLUMNS} | guessed.as_json


def use_yaml(row: FileImport, text: str) -> None:
    """Raises ValidationError for what is no mapping."""
    load_mapping(text)
    row.format, row.mapping, row.pointing = "", text, kept_of(row) | {"by": BY_YAML}


def use_kept(row: FileImport, kept: KeptMapping) -> None:
    row.format, row.mapping = "", kept.mapping
    row.pointing = kept_of(row) | (kept.pointing or {"by": BY_YAML})


def kept_of(row: FileImport) -> dict[str, Any]:
    """What is known of the file itself, whatever the mapping."""
    return {name: row.pointing[name] for name in ("letters", "header") if name in row.pointing}


def look_by_columns(row: FileImport, preview: Preview) -> None:
    pointed = preview.pointed = with_header(pointed_from(row.pointing), row, preview)
    dates = [*pointed.dates, *pointed.of("year")][:1]
    preview.samples = samples_of(preview.rows, dates, first_look(pointed, preview.rows, dates), beside(pointed))
    pointed.meaning = meanings(pointed, [cells for _number, cells in preview.rows])
    pointed.kind_word = word_of_kind(pointed)
    preview.lacking = lacking(pointed)
    row.pointing |= pointed.as_json
    if preview.lacking:
        return
    row.mapping = as_yaml(form_of(pointed))
    look_by_mapping(row, preview, load_mapping(row.mapping))
    preview.look.notes.extend([*sums_of_events(preview)][:1])
    if pointed.of_areas and (pointed.of("latitude") or pointed.of("coordinates")):
        preview.look.notes.append(OF_AREAS % pointed.of("place")[0])
    if is_foreign({name: [cells.get(name, "") for _number, cells in preview.rows] for name in pointed.words}):
        preview.look.notes.append(str(IN_ANOTHER_LANGUAGE))


def beside(pointed: Pointed) -> Beside:
    """The columns of years and of days of the week beside that of dates."""
    return Beside(*(pointed.of(role) if pointed.dates else [] for role in ("year", "weekday")))


def sums_of_events(preview: Preview) -> Iterator[str]:
    """What is said of a column that counts events, and of a table that says when and how many, and not what."""
    for name in preview.header:
        cells = [first_said(cells, [name]) for _number, cells in preview.rows] if folded(name) in OF_EVENTS else []
        counts = [count_of(cell) for cell in cells]
        if counts and None not in counts:
            yield COUNTED % {"column": name, "n": counts.count(0)}
    pointed = preview.pointed
    if pointed and is_without_words(pointed):
        yield str(WITHOUT_WORDS)


def is_without_words(pointed: Pointed) -> bool:
    """Whether its columns say when alone, or of which year and place: that is what sums are of."""
    roles = {role for role in pointed.columns.values() if role}
    of_years = roles <= {"year", "place", "id"} and set(pointed.title) <= set(pointed.of("place"))
    return of_years or (not pointed.title and roles <= {*WHEN, "id"})


def first_look(pointed: Pointed, rows: list[tuple[int, Row]], dates: list[str]) -> Look:
    """What the cells of dates tell while no mapping can be made of what was chosen."""
    years = Years(dates)
    for _number, cells in rows:
        for name in dates:
            years.take(cells.get(name, ""))
    days = orders_told(rows, pointed.dates[:1])
    century, calendar = pointed.century or years.century, pointed.calendar or years.calendar
    early = years.early_meant(pointed.calendar)
    look = Look(0, pointed.order or days.order, [], firsts_of(pointed, rows), year_first=days.year_first)
    return look._replace(century=century, calendar=calendar, early=early)


def firsts_of(pointed: Pointed, rows: list[tuple[int, Row]]) -> str:
    """What first days of years and months mean in the column of the date, where nothing else says how exact it is."""
    if pointed.firsts or pointed.of("precision") or pointed.of("edtf"):
        return pointed.firsts
    firsts = FirstDays()
    for _number, cells in rows:
        for name in pointed.of("date")[:1]:
            firsts.take(cells.get(name, ""))
    return firsts.meant


def word_of_kind(pointed: Pointed) -> str:
    """The name of the kind that was chosen for all rows, in the language of the table where it has one."""
    kind = EventKind.objects.filter(slug=pointed.kind).first() if pointed.kind else None
    return str(getattr(kind, f"name_{pointed.language}") or kind) if kind else pointed.kind


def with_header(pointed: Pointed, row: FileImport, preview: Preview) -> Pointed:
    """Of another sheet or encoding the columns are others, and guessed anew."""
    if list(pointed.columns) != preview.header:
        guessed = first_pointing(preview.header, [cells for _number, cells in preview.rows], pointed.data_set_name)
        pointed.columns = {name: pointed.columns.get(name, role) for name, role in guessed.columns.items()}
        pointed.title = [name for name in pointed.title if name in preview.header] or guessed.title
    return pointed


def look_by_mapping(row: FileImport, preview: Preview, mapping: Mapping) -> None:
    check_columns(preview.header, mapping.needed)
    preview.look = looked_over(preview.rows, mapping)
    pointed = preview.pointed
    dates = [*pointed.dates, *pointed.of("year")][:1] if pointed else sorted(mapping.year_columns)[:1]
    years = beside(pointed) if pointed else Beside([], [])
    look = preview.look._replace(order=row.order or preview.look.order)
    preview.samples = samples_of(preview.rows, dates, look, years)
    look_with_names(row, preview, mapping)
    if find_names(row, preview):
        look_with_names(row, preview, mapping)
    seen = preview.showing
    chosen = {name: row.pointing.get(name, {}) for name in MODELS}
    preview.before = rows_there_before(row.conflict, seen.new)
    preview.names = {name: asked_about(model, getattr(seen, name), chosen[name]) for name, model in MODELS.items()}


def look_with_names(row: FileImport, preview: Preview, mapping: Mapping) -> None:
    """What becomes of the rows by the mapping, and by what was chosen for their names."""
    if any(slug for name in MODELS for slug in row.pointing.get(name, {}).values()):
        row.mapping = as_yaml(with_slugs(plain_yaml(row.mapping), row.pointing))
        mapping = load_mapping(row.mapping)
    preview.mapping = mapping
    preview.outcome, preview.showing, preview.told = preview_of(row, preview, mapping)


def find_names(row: FileImport, preview: Preview) -> bool:
    """Let new names stand for what is there and is spelled so; whether there are any."""
    before = {name: row.pointing.get(name, {}) for name in MODELS}
    for name, model in MODELS.items():
        row.pointing[name] = chosen_by_name(model, getattr(preview.showing, name), before[name])
    return any(slug and said not in before[name] for name in MODELS for said, slug in row.pointing[name].items())


def with_slugs(form: dict[str, Any], chosen: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The YAML of a mapping with the slugs of what is there, by the names in the table."""
    for part, name in (("kind", "kinds"), ("actors", "actors"), ("place", "places")):
        known = {said: slug for said, slug in chosen.get(name, {}).items() if slug}
        section = {"of": form[part]} if isinstance(form.get(part), list) else form.get(part)
        if known and section:
            form[part] = section | {"values": section.get("values", {}) | known}
    return form


def preview_of(row: FileImport, preview: Preview, mapping: Mapping) -> tuple[Outcome, Showing, list[tuple[int, str]]]:
    names = {kind.slug: str(kind.name) for kind in EventKind.objects.all()}
    showing, told = Showing(len(preview.rows), names), []

    def tell(number: int, message: str) -> None:
        told.append((number, message))

    how: dict[str, Any] = {"file_name": row.name, "order": row.order or preview.look.order}
    outcome = preview_rows(
        preview.rows, preview.look.settled(mapping), row.conflict, tell=tell, see=showing.see, **how
    )
    return outcome, showing, told
