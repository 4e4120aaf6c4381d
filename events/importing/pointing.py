"""What was chosen above the columns of a table → a mapping: the same YAML that is written by hand. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from itertools import chain
from typing import Any

import yaml
from django.utils.translation import gettext as _

from events.importing.cells import says_nothing, slug_of
from events.importing.divisions import are_divisions
from events.importing.guessing import from_all_over, guess, named_in, sorted_columns
from events.importing.headings import is_area
from events.importing.language_told import language_of_table
from events.importing.lists import LISTED, between_actors, separator, surely_parted
from events.importing.mapping import NOT_IN_BRACES, PARTS, first_said
from events.importing.meanings import meant_by
from events.importing.tables import Row
from events.importing.titling import title_columns
from events.text.languages import LANGUAGES

DATES = {"edtf": "edtf", "earliest": "date", "latest": "date_end", **{part: part for part in PARTS}}
DATES |= {f"end_{part}": f"end_{part}" for part in PARTS}
DATES |= {name: name for name in ("written", "precision", "weekday")}
SECTIONS = {
    "place": {"name": "place", "latitude": "latitude", "longitude": "longitude", "coordinates": "coordinates"},
    "deaths": {"low": "deaths_low", "best": "deaths_best", "high": "deaths_high"},
    "source": {name: f"source_{name}" for name in ("title", "publisher", "published", "url")} | {"quote": "quote"},
}
OTHER = {"ar": "أخرى", "en": "Other", "fr": "Autre"}  # the kind of rows that name none, where others do
SPLIT_IN = {"kind": "kind", "place": "place", "source": "source_title"}  # sections, by role
MOST_ASKED = 30  # of precision, that are asked about; rows with others are refused


@dataclass
class Pointed:
    """What was chosen; `columns` are roles by heading."""

    columns: dict[str, str]
    data_set: str  # its slug
    data_set_name: str
    order: str = ""
    century: str = ""  # this and the next two as of a mapping
    calendar: str = ""
    firsts: str = ""
    first: str = ""  # of both coordinates in one cell
    kind: str = ""  # of rows of which no column says it: a slug, or the name of a new one
    kind_word: str = ""  # its name, by which a title that is made begins
    title: list[str] = field(default_factory=list)  # columns that make it, where none is it
    language: str = "en"
    split: str = ""  # what stands between the actors of a cell
    splits: dict[str, str] = field(default_factory=dict)  # by role of LISTED, likewise
    meaning: dict[str, str] = field(default_factory=dict)  # by code of precision; "" where nobody said yet
    areas: list[str] = field(default_factory=list)  # columns that name such, whatever their headings say

    def of(self, role: str) -> list[str]:
        """The columns of a role."""
        return sorted_columns(self.columns, role)

    @property
    def left_out(self) -> list[str]:
        """The columns of which nothing is taken."""
        return [name for name, role in self.columns.items() if not role and name not in self.title]

    @property
    def dates(self) -> list[str]:
        """The columns of a whole date, or of its first day."""
        return [*self.of("edtf"), *self.of("date")]

    def texts(self, text: str) -> dict[str, list[str]]:
        """The columns of a title or summary, by language."""
        return {lang: columns for lang in LANGUAGES if (columns := self.of(f"{text}_{lang}"))}

    @property
    def of_areas(self) -> bool:
        """Whether its places are states and districts, of which the coordinates of events are none."""
        return bool(self.of("place")) and all(is_area(name) or name in self.areas for name in self.of("place"))

    @property
    def titles(self) -> dict[str, list[str]]:
        """Those of its own, or those that it is made of."""
        return self.texts("title") or ({self.language: self.title} if self.title else {})

    @property
    def words(self) -> list[str]:
        """The columns of which titles and summaries are."""
        return [name for texts in (self.titles, self.texts("summary")) for names in texts.values() for name in names]

    @property
    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def pointed_from(stored: dict[str, Any]) -> Pointed:
    """What `as_json` wrote."""
    names = {one.name for one in fields(Pointed)}
    return Pointed(**{name: value for name, value in stored.items() if name in names})


def first_pointing(header: list[str], rows: list[Row], name: str) -> Pointed:
    """As the table itself suggests; `name` is its file's."""
    columns = guess(header, rows)
    looked = from_all_over(rows)
    said = {column: [cell for row in looked if (cell := first_said(row, [column]))] for column in header}
    pointed = Pointed(columns, data_set_slug(name), name[:200], language=language_of_table(said))
    if of_kind := pointed.of("kind"):
        of_none = any(says_nothing(first_said(row, of_kind)) for row in rows)
        pointed.kind = OTHER[pointed.language] if of_none else ""
    if not pointed.texts("title"):
        pointed.title = title_columns(columns, header, looked)
    pointed.areas = [column for column in pointed.of("place") if are_divisions(said[column])]
    pointed.split = between_actors([row[column] for column in pointed.of("actor") for row in rows])
    for role in LISTED:
        cells = [row[column] for column in pointed.of(role)[:1] for row in rows]
        pointed.splits[role] = surely_parted(cells) if role == "place" else separator(cells)
    return pointed


def data_set_slug(name: str) -> str:
    return slug_of(name)[:31].strip("-")


def meanings(pointed: Pointed, rows: list[Row]) -> dict[str, str]:
    """What each code of precision of these rows means: as was chosen, or as its word or its data set says; "" where
    none does."""
    columns = pointed.of("precision")
    codes = Counter(row.get(name, "").strip().removesuffix(".0") for row in rows for name in columns)
    return {
        code: pointed.meaning.get(code) or meant_by(code, columns[0], pointed.columns)
        for code, _number in codes.most_common(MOST_ASKED)
    }


def lacking(pointed: Pointed) -> list[str]:
    """What must still be chosen, each a sentence."""
    said = []
    if not pointed.dates and not pointed.of("year"):
        said.append(_("Choose the column of the date, or that of the year."))
    if not pointed.of("kind") and not pointed.kind:
        said.append(_("Choose the column of the kind, or one kind for all rows."))
    if pointed.of("precision") and not all(pointed.meaning.values()):
        said.append(_("Say what each value of the column “%s” means for the date.") % pointed.of("precision")[0])
    return said


def form_of(pointed: Pointed) -> dict[str, Any]:
    """The mapping, as YAML has it."""
    form: dict[str, Any] = {
        "data_set": {"slug": pointed.data_set, "name": pointed.data_set_name},
        "language": pointed.language,
        "id": id_of(pointed),
        "date": section(pointed, DATES) | how_read(pointed),
        "kind": kind_of(pointed),
        "title": title_of(pointed),
        "summary": {lang: joined(columns, " ") for lang, columns in pointed.texts("summary").items()},
        "claim": claim_of(pointed),
        "actors": actors_of(pointed),
        **{name: section(pointed, roles) for name, roles in SECTIONS.items()},
    }
    if pointed.of_areas:
        form["place"] = {"name": form["place"]["name"], "precision": "area", "precisions": {"area": "region"}}
    elif pointed.first and pointed.of("coordinates"):
        form["place"] |= {"first": pointed.first}
    if more := pointed.of("source_title")[1:]:
        form["source"] |= {"title": braced(pointed.of("source_title")[0]), "more": joined(more, " ")}
    if addresses := pointed.of("source_url"):
        form["source"] |= {"url": braced(addresses[0])}
        form["source"] |= {"links": joined(addresses[1:], " ")} if addresses[1:] else {}
    for name, role in SPLIT_IN.items():
        if pointed.splits.get(role) and form[name]:
            form[name] |= {"split": pointed.splits[role]}
    return {name: part for name, part in form.items() if part}


def how_read(pointed: Pointed) -> dict[str, Any]:
    meaning = pointed.meaning if pointed.of("precision") else {}
    settled = {name: getattr(pointed, name) for name in ("order", "century", "calendar", "firsts")}
    settled |= {"meaning": meaning}
    return {name: said for name, said in settled.items() if said}


def kind_of(pointed: Pointed) -> dict[str, str]:
    columns = pointed.of("kind")
    default = {"default": pointed.kind} if pointed.kind else {}
    return {"of": first_of(columns), **default} if columns else {"of": pointed.kind}


def title_of(pointed: Pointed) -> dict[str, str]:
    """An empty cell of the only title is no reason to refuse a row that has a kind, or is told in a summary; nor one
    of the place of which a title is made, where a wider one is told."""
    own = pointed.texts("title")
    if len(own) == 1:
        more = [*dict.fromkeys(chain(*pointed.texts("summary").values())), *pointed.of("kind")]
        return {lang: first_of([*columns, *more]) for lang, columns in own.items()}
    if own:
        return {lang: joined(columns, " – ") for lang, columns in own.items()}
    said = [braced(name) for name in pointed.title]
    for place in [name for name in pointed.title if name in pointed.of("place")][:1]:
        said[pointed.title.index(place)] = first_of(dict.fromkeys([place, *pointed.of("place")]))
    of_kind = [first_of(pointed.of("kind"))] if pointed.of("kind") else []
    kind = [pointed.kind_word.translate(NOT_IN_BRACES)]
    words = [*filter(None, said if of_kind and said else [*(of_kind or kind), *said])]
    return {pointed.language: " – ".join(words)} if words else {}


def id_of(pointed: Pointed) -> str | dict[str, Any]:
    """Its own column; else what of a row is seldom corrected, so that a corrected file meets its rows again."""
    if columns := pointed.of("id"):
        return first_of(columns)
    return {"of": joined(identifying(pointed), " "), "number_repeats": True}


def identifying(pointed: Pointed) -> list[str]:
    """The columns by which a row without an identifier is known again: its date, place and title."""
    dates = [name for role in ("edtf", "date", *PARTS) for name in pointed.of(role)]
    titles = [name for columns in pointed.titles.values() for name in columns]
    return list(dict.fromkeys([*dates, *pointed.of("place"), *titles]))


def claim_of(pointed: Pointed) -> dict[str, str]:
    """What the table says of it in words: the summary, or else the title."""
    summaries, titles = pointed.texts("summary"), pointed.titles
    return {
        lang: joined(summaries[lang], " ") if lang in summaries else joined(titles[lang], " – ")
        for lang in LANGUAGES
        if lang in summaries or (lang in titles and not summaries)
    }


def actors_of(pointed: Pointed) -> dict[str, Any]:
    """A column of sorts of actors says who it was where the one of their names does not."""
    names = named_in(pointed.of("actor"))
    own = [name for name in pointed.of("actor") if name not in names.values()]
    columns = [first_of([names[name], name] if name in names else [name]) for name in own]
    return {"of": columns} | ({"split": pointed.split} if pointed.split else {}) if columns else {}


def section(pointed: Pointed, roles: dict[str, str]) -> dict[str, str]:
    return {name: first_of(columns) for name, role in roles.items() if (columns := pointed.of(role))}


def braced(name: str) -> str:
    return f"{{{name}}}"


def first_of(columns: Iterable[str]) -> str:
    """The first of these columns that says something."""
    return braced("|".join(columns))


def joined(columns: list[str], between: str) -> str:
    return between.join(map(braced, columns))


def as_yaml(form: dict[str, Any]) -> str:
    """Readable, its letters as they are."""
    return yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=110)
