"""Which column says what: one YAML form for the admin and the command. Those in `formats/` are examples."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

from events.importing.coordinates import ORDERS as COORDINATES
from events.importing.first_days import MEANT
from events.importing.open_dates import CALENDARS, CENTURIES
from events.text.languages import LANGUAGES

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, where there is one
LONGEST, DEEPEST = 200_000, 20  # letters; levels
FORMATS = Path(__file__).parent / "formats"
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
HOLES = re.compile(r"(?:\s*[–,;·](?=\s|$)\s*){2,}")  # punctuation left by what says nothing
NOT_IN_BRACES = str.maketrans("{}|", "()/")  # a mapping names columns in braces
EDGES = " \t–-,;:·/"
# What programs and people write into a cell of which nothing is known.
NOTHING = frozenset(
    [
        *("na", "n/a", "n.a.", "nat", "null", "#n/a", "#value!", "#ref!", "-", "--", "–", "—", ".", "n.d.", "n.c."),
        *("0000-00-00", "0000-00-00 00:00:00", "00/00/0000", "00.00.0000"),  # of no day
        *("not applicable", "not available", "no information", "noinformation", "sans objet", "non applicable"),
        *("no data", "nodata", "no info", "aucune donnée", "pas de données", "لا توجد بيانات", "لا بيانات"),
        *("sin dato", "sin datos", "sin fecha", "s/d", "s/f", "no aplica", "sem data", "sem dados", "não se aplica"),
        *("не вказано", "немає даних", "не указано", "нет данных", "н/д", "б/д"),
        *("non disponible", "لا ينطبق", "غير متاح", "غير متوفر"),
    ]
)
LONGEST_NOTHING = max(map(len, NOTHING))  # letters, of which longer texts need not be compared
MEANINGS = ("exact", "within", "week", "month", "year", "about")
ORDERS = ("dmy", "mdy")
PARTS, END_PARTS = ("year", "month", "day"), ("end_year", "end_month", "end_day")
SECTIONS = (
    "data_set",
    "language",
    "id",
    "date",
    "kind",
    "title",
    "summary",
    "place",
    "actors",
    "deaths",
    "claim",
    "notes",
    "source",
    "guarded",
)


@dataclass(frozen=True)
class Template:
    """A text with columns in braces; `{a|b}` takes the first that says something."""

    text: str

    @cached_property
    def parts(self) -> tuple[list[str], list[list[str]]]:
        """The literal texts, and between them the columns of each pair of braces."""
        pieces = PLACEHOLDER.split(self.text)
        return pieces[::2], [[name.strip() for name in piece.split("|")] for piece in pieces[1::2]]

    def fill(self, row: dict[str, str]) -> str:
        """The text with the row's values, "" where none of its columns says anything."""
        literals, choices = self.parts
        if literals == ["", ""]:
            return first_said(row, choices[0])  # as it is: -1.5 keeps its sign
        values = [first_said(row, names) for names in choices]
        if choices and not any(values):
            return ""
        filled = "".join(chain.from_iterable(zip_longest(literals, values, fillvalue="")))
        return HOLES.sub(", ", " ".join(filled.split())).strip(EDGES)

    @property
    def columns(self) -> set[str]:
        """All columns in its braces."""
        return {name for names in self.parts[1] for name in names}


def first_said(row: dict[str, str], names: list[str]) -> str:
    """The value of the first of these columns that has one; "" where none has."""
    for name in names:
        value = row.get(name, "").strip()
        if value and (len(value) > LONGEST_NOTHING or value.casefold() not in NOTHING):
            return value
    return ""


@dataclass(frozen=True)
class Note:
    """A sentence, by language, that an account gets where a column has this value."""

    column: str
    value: str
    texts: dict[str, str]


@dataclass(frozen=True)
class Mapping:
    """Which column says what, and what its values mean.

    `data_set` has the columns of DataSet; `kinds` and `kind_values` are by slug and by value, `precisions` by value.
    """

    data_set: dict[str, Any]
    id: Template
    date: dict[str, Template]
    order: str  # of days like 3/4/2022: dmy or mdy, "" where the file tells
    meaning: dict[str, str]  # what a precision means, one of MEANINGS
    kind: Template
    kind_values: dict[str, str]
    kinds: dict[str, dict[str, Any]]
    title: dict[str, Template]
    summary: dict[str, Template] = field(default_factory=dict)
    claim: dict[str, Template] = field(default_factory=dict)
    place: dict[str, Template] = field(default_factory=dict)
    precisions: dict[str, str] = field(default_factory=dict)
    actors: list[Template] = field(default_factory=list)
    split: dict[str, str] = field(default_factory=dict)  # by section what stands between the names of a cell
    actor_values: dict[str, str] = field(default_factory=dict)  # the slug of an actor by the name in the table
    place_values: dict[str, str] = field(default_factory=dict)  # likewise
    namesakes: frozenset[str] = frozenset()  # names of places that stand for several, as the file tells
    spots: dict[str, tuple[float, float]] = field(default_factory=dict)  # of places that are there, by slug
    ancient: bool = False  # whether years in a column of their own may have one digit or two, as the file tells
    midnights: bool = False  # whether its times are midnights of a place east of Greenwich, as the file tells
    year_first: str = ""  # how days that begin with their year go on, as the file tells
    provinces: dict[str, Any] = field(default_factory=dict)  # where towns of theirs lie, as the file tells
    land: str = ""  # the code of the state in which nearly all its places lie, as the file tells
    first: str = ""  # which coordinate comes first where both stand in one cell; "" where the file tells
    language: str = "en"  # of names in Latin letters
    kind_default: str = ""  # of rows that say none: a slug, or a name
    number_repeats: bool = False  # whether a second row of one identifier is another event
    deaths: dict[str, Template] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    source: dict[str, Template] = field(default_factory=dict)
    coded: bool = False  # whether dates and numbers are the data set's own reading of the sources that it names
    century: str = ""  # of years of two digits: 1900, or another of CENTURIES
    calendar: str = ""  # of years that may be of several: one of CALENDARS
    early: bool = False  # whether years before 1000 are meant, as the file tells
    firsts: str = ""  # what first days of years and months mean: of first_days.MEANT; "" where the file tells
    guarded: bool = False  # whether an apostrophe marks cells as text that a spreadsheet would run

    @cached_property
    def read(self) -> frozenset[str]:
        """The columns of which anything is taken."""
        return frozenset(chain([note.column for note in self.notes], *self.choices))

    @cached_property
    def texts(self) -> set[str]:
        """The columns of what is said in words, where links may stand."""
        texts = (self.title, self.summary, self.claim, self.source)
        return set().union(*(template.columns for section in texts for template in section.values()))

    @cached_property
    def names(self) -> set[str]:
        """The columns that name places and actors."""
        of_places = self.place["name"].columns if "name" in self.place else set()
        return of_places.union(*(template.columns for template in self.actors))

    @cached_property
    def titles(self) -> set[str]:
        """The columns of which titles are."""
        return set().union(*(template.columns for template in self.title.values()))

    @cached_property
    def telling(self) -> list[str]:
        """The columns that tell one event from another: of its day, title, place and identifier."""
        of_places = self.place["name"].columns if "name" in self.place else set()
        return sorted(self.titles | of_places | self.year_columns | self.id.columns)

    def named_by(self, column: str) -> str:
        """Whether a column of `names` names a place or an actor."""
        return "place" if "name" in self.place and column in self.place["name"].columns else "actor"

    @cached_property
    def place_columns(self) -> list[str]:
        """Those of the place, the narrowest first, where its name is the first that says something."""
        choices = self.place["name"].parts[1] if "name" in self.place else []
        return choices[0] if len(choices) == 1 else []

    @property
    def has_coordinates(self) -> bool:
        return not {"latitude", "coordinates"}.isdisjoint(self.place)

    @property
    def day_columns(self) -> set[str]:
        """The columns that hold days."""
        days = ("earliest", "latest", "edtf")
        return {name for key in days if key in self.date for name in self.date[key].columns}

    @property
    def year_columns(self) -> set[str]:
        """The columns that hold years, with their days or without."""
        parts = ("year", "end_year")
        return self.day_columns.union(*(self.date[key].columns for key in parts if key in self.date))

    @property
    def first_day_columns(self) -> set[str]:
        """Those of days of which nothing else says how exact they are."""
        return set() if {"precision", "edtf"} & set(self.date) else self.date.get("earliest", Template("")).columns

    @property
    def needed(self) -> list[list[str]]:
        """Columns of which a table must have one each: those of identifier, date, kind and title."""
        date = [self.date[key] for key in ("edtf", "earliest", "year") if key in self.date]
        parts = [[self.id], date, [self.kind], list(self.title.values())]
        columns = [sorted(set().union(*(template.columns for template in part))) for part in parts]
        return [names for names in columns if names]

    @property
    def choices(self) -> list[list[str]]:
        """The columns in each pair of braces."""
        several = (self.date, self.title, self.summary, self.claim, self.place, self.deaths, self.source)
        all_of = [self.id, self.kind, *self.actors, *(one for section in several for one in section.values())]
        return [names for template in all_of for names in template.parts[1]]


def known_formats() -> list[str]:
    """The names of the files in `formats/`."""
    return sorted(path.stem for path in FORMATS.glob("*.yaml"))


def load_format(name: str) -> Mapping:
    """Raises ValidationError with the known names for one that is not among them."""
    if name not in known_formats():
        known = ", ".join(known_formats())
        raise ValidationError(
            _("There is no format “%(name)s”; there are: %(known)s.") % {"name": name, "known": known}
        )
    return load_mapping((FORMATS / f"{name}.yaml").read_text(encoding="utf-8"))


def load_mapping(text: str) -> Mapping:
    """Raises ValidationError that says which part of the YAML is wrong, and what would be right."""
    form = plain_yaml(text)
    if not isinstance(form, dict):
        raise ValidationError(_("The mapping must have the sections: %s.") % ", ".join(SECTIONS))
    unknown = set(form) - set(SECTIONS)
    if unknown:
        raise ValidationError(
            _("The mapping has unknown sections: %(unknown)s; there are: %(known)s.")
            % {"unknown": ", ".join(sorted(map(str, unknown))), "known": ", ".join(SECTIONS)}
        )
    try:
        return read_form(form)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValidationError(_("The mapping lacks something, or has it in a wrong form: %s") % error) from None


def read_yaml(path: Path) -> Any:
    """What a file of ours says: a stranger's is read by `plain_yaml`."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 — a safe one


def plain_yaml(text: str) -> Any:
    """What YAML says that names nothing twice; raises ValidationError for what is none, or unfolds to too much."""
    if len(text) > LONGEST:
        raise ValidationError(_("The mapping is too long: at most %d letters.") % LONGEST)
    depth = 0
    try:
        # Looked at before it is built: each level of aliases can be ten times the one below, and builders recur.
        for event in yaml.parse(text, Loader=LOADER):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                raise ValidationError(_("The mapping has an anchor or alias (& or *): write out what it stands for."))
            if depth > DEEPEST:
                raise ValidationError(_("The mapping is nested too deeply."))
        return yaml.load(text, Loader=LOADER)  # noqa: S506 — a safe one
    except (yaml.YAMLError, ValueError, TypeError, OverflowError) as error:
        raise ValidationError(_("The mapping is not YAML: %s") % error) from None


def read_form(form: dict[str, Any]) -> Mapping:
    """Raises KeyError, TypeError, ValueError or AttributeError where the form lacks something or has it wrong."""
    date, kind, place = form["date"], form["kind"], form.get("place", {})
    named = form["id"] if isinstance(form["id"], dict) else {"of": form["id"]}
    if (language := str(form.get("language", "en"))) not in LANGUAGES:
        raise ValueError(f"language: {language}; {', '.join(LANGUAGES)}")
    meaning = {str(key): str(value) for key, value in date.get("meaning", {}).items()}
    if wrong := set(meaning.values()) - set(MEANINGS):
        raise ValueError(f"date.meaning: {', '.join(wrong)}; {', '.join(MEANINGS)}")
    if "slug" not in form["data_set"] or "name" not in form["data_set"]:
        raise KeyError("data_set.slug, data_set.name")
    if not {"earliest", "edtf", "year"} & set(date):
        raise KeyError("date.earliest | date.edtf | date.year")
    refuse_unknown("date", date, order=ORDERS, firsts=MEANT, century=CENTURIES, calendar=CALENDARS)
    refuse_unknown("place", place, first=COORDINATES)
    actors = form.get("actors", {})
    actors = {"of": actors} if isinstance(actors, list) else actors
    return Mapping(
        data_set={name: said if name == "redistributable" else str(said) for name, said in form["data_set"].items()},
        id=Template(str(named["of"])),
        date=templates(date, "earliest", "latest", *PARTS, *END_PARTS, "precision", "edtf", "written", "weekday"),
        order=str(date.get("order", "")),
        meaning=meaning,
        kind=Template(str(kind["of"])),
        kind_default=str(kind.get("default", "")),
        kind_values={str(key): str(value) for key, value in kind.get("values", {}).items()},
        kinds={str(slug): kind_form(form) for slug, form in kind.get("kinds", {}).items()},
        title=templates(form["title"], *LANGUAGES),
        summary=templates(form.get("summary", {}), *LANGUAGES),
        claim=templates(form.get("claim", {}), *LANGUAGES),
        place=templates(place, "name", "latitude", "longitude", "coordinates", "precision"),
        first=str(place.get("first", "")),
        precisions={str(key): str(value) for key, value in place.get("precisions", {}).items()},
        actors=[Template(str(text)) for text in actors.get("of", [])],
        split=signs_of({"actors": actors, "kind": kind, "place": place, "source": form.get("source", {})}),
        actor_values={str(key): str(value) for key, value in actors.get("values", {}).items()},
        place_values={str(key): str(value) for key, value in place.get("values", {}).items()},
        language=language,
        number_repeats=named.get("number_repeats") is True,
        deaths=templates(form.get("deaths", {}), "low", "best", "high"),
        notes=[note_of(note) for note in form.get("notes", [])],
        source=templates(form.get("source", {}), "title", "publisher", "published", "url", "links", "more", "quote"),
        coded=form.get("source", {}).get("coded") is True,
        firsts=str(date.get("firsts", "")),
        century=str(date.get("century", "")),
        calendar=str(date.get("calendar", "")),
        guarded=form.get("guarded") is True,
    )


def refuse_unknown(section: str, form: dict[str, Any], **known: Iterable[str]) -> None:
    """Raises ValueError where a part of the section says something else than one of these, or nothing."""
    for name, choices in known.items():
        if (said := str(form.get(name, ""))) not in ("", *choices):
            raise ValueError(f"{section}.{name}: {said}; {', '.join(choices)}")


def signs_of(sections: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {name: str(section["split"]) for name, section in sections.items() if section.get("split")}


def kind_form(form: dict[str, Any]) -> dict[str, Any]:
    """Colour, shape and names of a kind, those that are given."""
    said: dict[str, Any] = {name: str(form[name]) for name in ("colour", "shape") if name in form}
    return {**said, "name": in_languages(form.get("name", {}))}


def note_of(note: dict[str, Any]) -> Note:
    return Note(str(note["column"]), str(note["value"]), in_languages(note["texts"]))


def in_languages(texts: dict[str, Any]) -> dict[str, str]:
    """Raises ValueError for a language that no text is in."""
    if unknown := set(texts) - set(LANGUAGES):
        raise ValueError(f"{', '.join(map(str, unknown))}; {', '.join(LANGUAGES)}")
    return {lang: str(text) for lang, text in texts.items()}


def templates(section: dict[str, Any], *names: str) -> dict[str, Template]:
    """Those of these names that the section gives."""
    return {name: Template(str(section[name])) for name in names if section.get(name)}
