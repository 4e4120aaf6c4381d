"""A row of a file, by its mapping → what is written of it, or why it is refused. Pure."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from math import cos, radians

from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.importing.cell_looks import is_told
from events.importing.cells import (
    SIGNS_OF,
    Refused,
    addresses_among,
    addresses_in,
    cut,
    degrees_of,
    is_everywhere,
    is_link,
    is_name,
    is_name_of_actor,
    is_sum,
    left_out,
    says_nothing,
    slug_of,
    spaced,
    straight,
    with_scheme,
)
from events.importing.coordinates import spot_in
from events.importing.death_counts import counts_told
from events.importing.headings import is_area
from events.importing.lists import named_between, parts_of
from events.importing.mapping import Mapping, first_said
from events.importing.markup import links_in, without_markup
from events.importing.namesakes import name_and_wider
from events.importing.row_dates import date_of, day_of, edtf_of
from events.importing.slides import NO_EVENT
from events.importing.tables import BEYOND
from events.models.accounts import QUOTE_LIMIT
from events.text.formulas import unguarded
from events.text.given import UNWRITABLE
from events.text.languages import LANGUAGES

TITLE, NAME, TEXT = 300, 200, 2000  # letters, as the columns hold them
MOST_ACTORS = 20
MOST_SOURCES = 20
COORDINATES = ("latitude", "longitude", "coordinates")
MOST_DEGREES = {"latitude": 90, "longitude": 180}
FAR = 0.5  # degrees, that are too many for one town
LANDMARK, NOTABLE = 100, 10  # deaths: the published rule of significance
# Of the sources of a row in UCDP's tables, by the hundred thousand: no reader of dates need be asked.
SEVERAL_DAYS = re.compile(r"\d{4}(?:-\d\d){0,2}(?:[;,|\s]+\d{4}(?:-\d\d){0,2})+", re.ASCII)
NTH = "   "  # where the number of a repeated identifier stands; no column is named so
OF_NO_COLUMN = (NTH, BEYOND, NO_EVENT)
RECORDED = {
    "ar": "سجّلته مجموعة البيانات تحت الرقم {}.",
    "en": "Recorded by the data set as number {}.",
    "fr": "Enregistré par le jeu de données sous le numéro {}.",
}
RECORDED_BY_SOURCE = {
    "ar": "سجّلته مجموعة البيانات تحت الرقم {} نقلا عن هذا المصدر.",
    "en": "Recorded by the data set as number {}, after this source.",
    "fr": "Enregistré par le jeu de données sous le numéro {}, d’après cette source.",
}


@dataclass(frozen=True)
class Where:
    slug: str
    name: str
    latitude: float | None
    longitude: float | None
    precision: str
    within: str = field(default="", repr=False)  # the widest place that the row names; of no digest
    beside: str = field(default="", repr=False)  # the next wider one; likewise


@dataclass(frozen=True)
class Source:
    slug: str
    title: str
    publisher: str
    published: str
    url: str


@dataclass
class Imported:
    """One event with an account of each source that it names; of the data set where it names none, or is coded."""

    number: int
    source_id: str
    date: str
    kind: str  # its slug
    kind_name: str
    title: dict[str, str]
    summary: dict[str, str]
    claim: dict[str, str] = field(default_factory=dict)
    date_as_written: str = ""
    place: Where | None = None
    actors: list[tuple[str, str]] = field(default_factory=list)  # slug, name
    deaths: dict[str, int | None] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    quote: str = ""  # words of the first of these, or of the table itself
    coded: bool = False  # its date and numbers are the data set's own, whatever sources it names
    title_made: bool = False  # its kind, where the cell of its title is empty
    mended: list[str] = field(default_factory=list)  # what was left out, or made up, and why

    @property
    def significance(self) -> int:
        """3 from a hundred deaths, 2 from ten, else 1."""
        best = self.weight
        return 3 if best >= LANDMARK else 2 if best >= NOTABLE else 1

    @property
    def weight(self) -> int:
        best = self.deaths.get("best")
        return (self.deaths.get("low") if best is None else best) or 0

    @property
    def by_data_set(self) -> bool:
        """Whether the data set tells it, not the source that it names."""
        return self.coded or not self.sources

    @property
    def digest(self) -> str:
        """The same for a row that says the same; its number in the file aside."""
        said = [getattr(self, name) for name in SAID] + [self.quote] * bool(self.quote)
        # Rows with sources once had an account of the data set beside theirs: imported again, they lose it.
        said += ["accounts of its sources alone"] * (not self.by_data_set)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


NOT_SAID = ("number", "mended", "title_made", "quote")
SAID = tuple(field.name for field in fields(Imported) if field.name not in NOT_SAID)


def read_row(number: int, row: dict[str, str], mapping: Mapping, order: str = "") -> Imported:
    """What the row says. Raises Refused; what can be left out without harm is, and is named in `mended`."""
    row = {name: cell for name, cell in row.items() if name in mapping.read or name in OF_NO_COLUMN}
    if any(UNWRITABLE.search(cell) for cell in row.values()):
        row = {name: straight(cell) for name, cell in row.items()}
    if any(UNWRITABLE.search(cell) for cell in row.values()):
        raise Refused(_("It holds a control character, which no page can show."), "row")
    if beyond := row.get(BEYOND):
        cells = cut(", ".join(filter(None, map(str.strip, beyond.split("\n")))), 40)
        raise Refused(
            _("It has more cells than there are headings, “%s”: a cell with a comma needs quotes.") % cells, "row"
        )
    if mapping.guarded:
        row = {name: unguarded(cell) for name, cell in row.items()}
    links = links_in(row.get(name, "") for name in mapping.texts)
    row = {name: without_markup(cell) for name, cell in row.items()}
    mended: list[str] = []
    if summed := next((cell for name in mapping.telling if is_sum(cell := row.get(name, ""))), ""):
        raise Refused(_("“%s” stands there: it is a sum of the other rows, and no event.") % summed.strip(), "row")
    if NO_EVENT in row:
        no_event = _("“%s” stands there: the row is a heading of the timeline, and no event.")
        raise Refused(no_event % row[NO_EVENT].strip(), "row")
    date = edtf_of(row, mapping, order, mended)
    source_id = identifier(row, mapping)
    if not source_id:
        raise Refused(_("It has no identifier, by which it would be found again."), "id")
    no_names = names_of_nothing(row, mapping)
    named = row | dict.fromkeys(no_names, "")
    mended += [left_out(mapping.named_by(name), cell) for name, cell in no_names.items() if not says_nothing(cell)]
    said = {name: named.get(name, "").strip() for name in mapping.titles}
    titled = named | {name: "" if says_nothing(cell) else spaced(cell) for name, cell in said.items()}
    title = {lang: cut(mapping.title[lang].fill(titled), TITLE) for lang in LANGUAGES if lang in mapping.title}
    imported = Imported(
        number,
        source_id,
        date,
        *kind_of(row, mapping, mended),
        title,
        {lang: cut(template.fill(row), TEXT) for lang, template in mapping.summary.items()},
        date_as_written=cut(mapping.date["written"].fill(row), NAME) if "written" in mapping.date else "",
        coded=mapping.coded,
        mended=mended,
    )
    imported.place = where_of(named, mapping, mended)
    imported.actors = actors_of(row, mapping, mended)
    imported.deaths = deaths_of(row, mapping, mended)
    imported.sources = sources_of(row, mapping, links, mended)
    imported.claim = claim_of(row, mapping, RECORDED if imported.by_data_set else RECORDED_BY_SOURCE, source_id)
    imported.quote = quote_of(row, mapping, mended)
    imported.title_made = is_made(titled, mapping, imported.kind_name, mended)
    if not any(title.values()):
        title[mapping.language] = spaced(imported.kind_name)
    return imported


def quote_of(row: dict[str, str], mapping: Mapping, mended: list[str]) -> str:
    """Whole or not at all: shortened it would not be what the source says."""
    quote = mapping.source["quote"].fill(row) if "quote" in mapping.source else ""
    if len(quote) <= QUOTE_LIMIT:
        return quote
    mended.append(left_out("quote", quote))
    return ""


def is_made(row: dict[str, str], mapping: Mapping, kind: str, mended: list[str]) -> bool:
    """Whether its title is but the name of its kind, as the columns of titles say nothing."""
    own = mapping.titles - mapping.kind.columns
    made = bool(own) and not first_said(row, sorted(own))
    if made:
        mended.append(_("has no title: it is called by its kind, “%s”.") % cut(kind, 40))
    return made


def identifier(row: dict[str, str], mapping: Mapping) -> str:
    """By which the row is found again in a newer file; "" where it has none."""
    return " ".join(filter(None, (mapping.id.fill(row), row.get(NTH, ""))))


def numbered(rows: Iterable[tuple[int, dict[str, str]]], mapping: Mapping) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows; where the mapping says so, the second of one identifier and the third with that number."""
    times: Counter[int] = Counter()
    for number, row in rows:
        if mapping.number_repeats:
            key = hash(mapping.id.fill(row))  # of a million identifiers all are held in memory
            times[key] += 1
            row = row | {NTH: f"({times[key]})"} if times[key] > 1 else row
        yield number, row


def names_of_nothing(row: dict[str, str], mapping: Mapping) -> dict[str, str]:
    """The cells of the columns of places and actors that name none."""
    cells = {name: row.get(name, "").strip() for name in mapping.names}
    of_places = {name for name in cells if mapping.named_by(name) == "place"}
    return {
        name: cell for name, cell in cells.items() if not is_name(cell) or (name in of_places and is_everywhere(cell))
    }


def kind_of(row: dict[str, str], mapping: Mapping, mended: list[str]) -> tuple[str, str]:
    """The slug of its kind, and the name as the row says it; the first of several."""
    said = mapping.kind.fill(row).removesuffix(".0")
    if mapping.kind_default and said not in mapping.kind_values and says_nothing(said):
        said = ""
    value = said or mapping.kind_default
    if not said and value:
        mended.append(_("has no kind: it is taken as “%s”.") % value)
    if value not in mapping.kind_values:
        value = first_named(value, "kind", mapping, mended)
    if not value:
        raise Refused(_("It has no kind."), "kind")
    return mapping.kind_values.get(value) or slug_of(value), cut(value, 100)


def claim_of(row: dict[str, str], mapping: Mapping, recorded: dict[str, str], source_id: str) -> dict[str, str]:
    """What is said of it; at least that the data set records it, as no account is without words."""
    claim = {lang: mapping.claim[lang].fill(row) if lang in mapping.claim else "" for lang in LANGUAGES}
    if not any(claim.values()):
        claim = {lang: text.format(source_id) for lang, text in recorded.items()}
    for note in mapping.notes:
        if row.get(note.column, "").strip().removesuffix(".0") == note.value:
            claim = {lang: " ".join(filter(None, (claim[lang], note.texts.get(lang)))) for lang in LANGUAGES}
    return {lang: cut(text, TEXT) for lang, text in claim.items()}


def first_named(cell: str, section: str, mapping: Mapping, mended: list[str]) -> str:
    """The first name of a cell that may hold several where an event has one; the others are named in `mended`."""
    first, *others = parts_of(cell, mapping.split.get(section, "")) or [""]
    mended += [left_out(section, other) for other in others if other != first]
    return first


def where_of(row: dict[str, str], mapping: Mapping, mended: list[str]) -> Where | None:
    said = mapping.place["name"].fill(row) if "name" in mapping.place else ""
    name = cut(said if said in mapping.place_values else first_named(said, "place", mapping, mended), NAME)
    if not name or not is_name(name):
        return None
    if name in mapping.namesakes and (wider := name_and_wider(row, mapping)[1]):
        name = cut(f"{name} ({wider})", NAME)
    latitude, longitude = coordinates_of(row, mapping, mended)
    if known := mapping.place_values.get(name):
        if not lies_elsewhere(latitude, longitude, mapping.spots.get(known)):
            return Where(known, name, None, None, "exact")
        mended.append(_("lies far from the place “%s” that is there: it is taken as another place.") % name)
    said = mapping.place["precision"].fill(row).removesuffix(".0") if "precision" in mapping.place else ""
    precision = mapping.precisions.get(said, "area" if mapping.precisions else "exact")
    if precision == "exact" and latitude is None and is_of_area(row, mapping):
        precision = "region"
    key = hashlib.sha256(f"{name}|{latitude}|{longitude}|{precision}".encode()).hexdigest()[:8]
    slug = f"{slugify(name)[:41].removesuffix('-') or 'place'}-{key}"
    within = first_said(row, mapping.place_columns[:0:-1])
    beside = name_and_wider(row, mapping)[1] if latitude is None else ""
    return Where(slug, name, latitude, longitude, precision, within, beside)


def is_of_area(row: dict[str, str], mapping: Mapping) -> bool:
    """Whether the row tells no place but the state or district in which it is."""
    told = next((column for column in mapping.place_columns if first_said(row, [column])), "")
    return bool(told) and is_area(told)


def coordinates_of(row: dict[str, str], mapping: Mapping, mended: list[str]) -> tuple[float | None, float | None]:
    """Both or none: in a cell each, or in one."""
    said = {key: mapping.place[key].fill(row) for key in COORDINATES if key in mapping.place}
    degrees = {key: degrees_of(said.get(key, ""), most, SIGNS_OF[key]) for key, most in MOST_DEGREES.items()}
    mended += [left_out(key, said[key]) for key, number in degrees.items() if said.get(key) and number is None]
    if None not in degrees.values():
        return degrees["latitude"], degrees["longitude"]
    together = said.get("coordinates", "")
    spot = spot_in(together)
    placed = spot.placed(mapping.first) if spot else None
    mended += [left_out("coordinates", together)] * bool(together and placed is None)
    return placed or (None, None)


def lies_elsewhere(latitude: float | None, longitude: float | None, spot: tuple[float, float] | None) -> bool:
    if latitude is None or longitude is None or spot is None:
        return False
    east = abs((longitude - spot[1] + 180) % 360 - 180) * cos(radians(latitude))
    return max(abs(latitude - spot[0]), east) > FAR


def actors_of(row: dict[str, str], mapping: Mapping, mended: list[str]) -> list[tuple[str, str]]:
    said = [template.fill(row) for template in mapping.actors]
    mended += [left_out("actor", cell) for cell in said if is_told(cell)]
    cells = [side for cell in said if not is_told(cell) for side in named_between(cell)]
    names = [part for cell in cells for part in parts_of(cell, mapping.split.get("actors", ""))]
    kept = (cut(name, NAME) for name in names if name in mapping.actor_values or is_name_of_actor(name))
    slugs = ((mapping.actor_values.get(name) or slug_of(name), name) for name in kept)
    return list({slug: (slug, name) for slug, name in slugs}.values())[:MOST_ACTORS]


def deaths_of(row: dict[str, str], mapping: Mapping, mended: list[str]) -> dict[str, int | None]:
    """Counts of deaths; what is no count, or breaks low ≤ best ≤ high, is left out and named."""
    texts = {name: template.fill(row) for name, template in mapping.deaths.items()}
    told = {name: counts_told(text) for name, text in texts.items()}
    counts = {name: said.get("best", said.get(name)) for name, said in told.items()}
    between = told.get("best", {})  # “5–7”: what columns of their own say comes before it
    lost = [name for name, text in texts.items() if text and counts[name] is None and (name != "best" or not between)]
    mended += [left_out(f"deaths_{name}", texts[name]) for name in lost]
    counts |= {name: count for name, count in between.items() if counts.get(name) is None}
    best = counts.get("best")
    if best is None:
        return counts
    for name in ("low", "high"):
        value = counts.get(name)
        if value is not None and (value > best if name == "low" else value < best):
            mended.append(left_out(f"deaths_{name}", str(value)))
            counts[name] = None
    return counts


def sources_of(row: dict[str, str], mapping: Mapping, links: list[str], mended: list[str]) -> list[Source]:
    """The source that the data set names, by its title or by its address alone, and those that it links to."""
    if not (mapping.source or links):
        return []
    said = {name: template.fill(row).strip('"').strip() for name, template in mapping.source.items()}
    said |= {name: "" for name in ("title", "publisher") if says_nothing(said.get(name, ""))}
    linked = [first_said(row, names) for names in mapping.source["links"].parts[1]] if "links" in said else []
    more = [part for cell in linked for part in addresses_among(cell)]
    addresses = list(dict.fromkeys(map(with_scheme, [*addresses_in(said.get("url", "")), *more, *links])))
    mended += [left_out("source_url", address) for address in addresses[MOST_SOURCES:][:1]]
    del addresses[MOST_SOURCES:]
    mended += [left_out("source_url", address) for address in addresses if address and not is_link(address)]
    url, *links = (address if is_link(address) else "" for address in addresses)
    publisher = cut(said.get("publisher", ""), NAME)
    published = day_of_publication(said, mapping, mended)
    first, *others = parts_of(said.get("title", ""), mapping.split.get("source", "")) or [""]
    if len(others) == len(links) and others:
        paired = [one for title, link in zip(others, links, strict=True) for one in source(title, "", "", link)]
        return list(dict.fromkeys([*source(first, publisher, published, url), *paired]))
    if others:  # of which of them the address is, the row does not tell
        url, links = "", [*filter(None, [url]), *links]
    named = source(first or publisher or url, publisher, published, url or (first if is_link(first) else ""))
    named += [one for title in others for one in source(title, "", "", title if is_link(title) else "")]
    cells = [first_said(row, names) for names in mapping.source["more"].parts[1]] if "more" in said else []
    titles = [title for cell in cells for title in parts_of(cell, mapping.split.get("source", ""))]
    more_named = [one for title in titles for one in source(title, "", "", title if is_link(title) else "")]
    return list(dict.fromkeys([*named, *more_named, *(one for link in links for one in source(link, "", "", link))]))


def source(title: str, publisher: str, published: str, url: str) -> list[Source]:
    if not title:
        return []
    key = hashlib.sha256(f"{title}|{publisher}|{published}|{url}".encode()).hexdigest()[:16]
    slug = f"{slugify(publisher or title)[:60].removesuffix('-') or 'source'}-{key}"
    return [Source(slug, cut(title, 500), publisher, published, url)]


def day_of_publication(said: dict[str, str], mapping: Mapping, mended: list[str]) -> str:
    """Nothing where that is not a plain day."""
    published = said.get("published", "")
    if SEVERAL_DAYS.fullmatch(published):
        mended.append(left_out("source_published", published))
        return ""
    try:
        return str(day_of(date_of(published, mapping, mapping.order))) if published else ""
    except Refused:
        mended.append(left_out("source_published", published))
        return ""
