"""What the columns of a table are, by their headings, content and language; a person looks at it and chooses."""

import re
from collections.abc import Iterable

from events.importing.cell_looks import (
    ASKED,
    DATED,
    FEW_ROWS,
    LONG,
    LOOKED_AT,
    MOSTLY,
    SURELY,
    is_address,
    is_date,
    is_of_continents,
    is_of_old,
    is_path,
    is_weekday,
    share,
)
from events.importing.cells import SIGNS_OF
from events.importing.coordinates import is_sure
from events.importing.divisions import are_divisions
from events.importing.fitting import HALF, fits
from events.importing.headings import (
    IGNORED,
    all_by_heading,
    by_heading,
    folded,
    heading_language,
    is_of_report,
    is_of_status,
    last_word,
    rank,
    without_its_language,
)
from events.importing.language_told import average, language_of, language_of_table
from events.importing.mapping import END_PARTS, PARTS, Mapping, first_said, known_formats, load_format
from events.importing.open_dates import SHORT_YEAR, calendar_in_heading, with_era
from events.importing.spots import is_town_at
from events.importing.tables import BEYOND, Row
from events.text.folding import fold
from events.text.languages import LANGUAGES

# What a column may be, as headings.yaml names it; a title and a summary are in a language each.
TEXTS = ("title", "summary")
SEVERAL = ("actor", "place", "source_url", "source_title")  # columns may be this
OF_ADDRESSES = ("url", "link", "lien", "address", "website")
ROLES = (
    *(
        "id",
        "edtf",
        "date",
        "date_end",
        "year",
        "month",
        "day",
        "end_year",
        "end_month",
        "end_day",
        "precision",
        "written",
        "weekday",
        "kind",
    ),
    *(f"{text}_{lang}" for text in TEXTS for lang in LANGUAGES),
    *("place", "latitude", "longitude", "coordinates", "actor", "deaths_low", "deaths_best", "deaths_high"),
    *("source_title", "source_publisher", "source_published", "source_url", "quote"),
)
DAYS = ("day", "month", "year")
# By a word of the heading of a last day that of its first.
BEGINNINGS = {"max": "min", "latest": "earliest", "end": "start", "to": "from", "last": "first", "fin": "debut"}
WHENS = ("edtf", "date", "year")
WHOLE = 0.95  # of the rows
OF_A_FORMAT = 0.6  # of the columns that a known format names
LIKE = 0.8  # of the headings of a kept mapping
OF_INCIDENTS = frozenset(  # folded
    [
        *("incident", "event", "evenement", "evento", "suceso", "hecho", "olay", "vorfall", "ereignis"),
        *("حدث", "حادث", "حادثه", "واقعه", "событие", "подія"),
    ]
)
OF_ALL = frozenset(["total", "minimum", "maximum", "min", "max", "low", "high"])  # in a heading, of those who died
# A text in another language than those of the site is not taken for one of them.
OTHER_LANGUAGES = re.compile("am|ckb|de|es|fa|ha|he|it|ja|ku|nl|pl|ps|pt|ru|so|sv|sw|tr|uk|ur|zh")
YEAR = re.compile(r"[12]\d{3}(?:\.0)?")


def guess(header: list[str], rows: list[Row]) -> dict[str, str]:
    """Of each column its role, "" for none: by its heading where its content does not say otherwise, else by that."""
    looked = from_all_over(dated([row for row in rows if BEYOND not in row] or rows, header))
    said = {name: [cell for row in looked if (cell := first_said(row, [name]))] for name in header}
    roles = dict.fromkeys(header, "")
    language = language_of_table(said)
    for name in sorted(header, key=lambda name: -by_heading(name)[1]):
        wanted = [role for role, _sure in all_by_heading(name)]
        role = next((role for role in wanted if role == IGNORED or fits(role, in_era(name, said), len(looked))), "")
        role = role or by_content(said[name], roles, next(iter(wanted), ""), len(looked))
        role = "source_published" if role == "date" and is_of_report(name) else role
        role = "" if role == "place" and is_of_status(name) and not are_divisions(said[name]) else role
        roles[name] = in_its_language(role, said[name], name, language)
    roles = without_sorts_of_place(without_counts_of_some(without_repeats(roles, looked)), rows)
    roles = settled(of_their_years(one_of_each(titled_sources(roles, said, len(looked))), looked), said, len(looked))
    roles = without_continents(without_shared_ids(without_ends_of_others(roles), rows), said)
    return roles if "place" in roles.values() else roles | dict.fromkeys(named_spots(roles, looked), "place")


def in_era(name: str, said: dict[str, list[str]]) -> list[str]:
    """The cells of a column, with the era that its heading tells."""
    return [*map(with_era, said[name])] if calendar_in_heading([name]) == "hijri" else said[name]


def without_continents(roles: dict[str, str], said: dict[str, list[str]]) -> dict[str, str]:
    """Of places that are no continents, where the table tells such."""
    places = [name for name, role in roles.items() if role == "place"]
    wide = [name for name in places if said[name] and share(said[name], is_of_continents) > SURELY]
    return roles | dict.fromkeys(wide if len(wide) < len(places) else [], "")


def dated(rows: list[Row], header: list[str]) -> list[Row]:
    """Those that have a date, where a heading tells which column holds it: others, as a sheet prepares them, are
    refused."""
    roles = {name: by_heading(name)[0] for name in header if by_heading(name)[0] in WHENS}
    said = {name: [cell for row in rows if (cell := first_said(row, [name]))] for name in roles}
    fitting = [name for name, role in roles.items() if fits(role, said[name], len(rows))]
    fitting.sort(key=lambda name: rank(name, roles[name]), reverse=True)
    best = {roles[name]: name for name in fitting}.values()  # of each the most exact
    return [row for row in rows if first_said(row, list(best))] or rows


def from_all_over(rows: list[Row]) -> list[Row]:
    """So many as are looked at: the first of a table in the order of time are its oldest."""
    return rows[:: max(len(rows) // LOOKED_AT, 1)][:LOOKED_AT]


def in_its_language(role: str, cells: list[str], heading: str, of_the_table: str) -> str:
    if role not in TEXTS:
        return "" if role == IGNORED else role
    if OTHER_LANGUAGES.fullmatch(last_word(heading)):
        return ""
    return f"{role}_{heading_language(heading) or language_of(cells) or of_the_table}"


def named_spots(roles: dict[str, str], rows: list[Row]) -> list[str]:
    """The column of those without a role that names the towns that lie at the coordinates, whatever it is called."""
    at = {role: name for name, role in roles.items() if role in SIGNS_OF}
    for name in [name for name, role in roles.items() if not role] if len(at) == len(SIGNS_OF) else []:
        said = [row for row in rows if all(first_said(row, [one]) for one in (name, *at.values()))][:ASKED]
        here = sum(is_town_at(row[name], row[at["latitude"]], row[at["longitude"]]) for row in said)
        if here >= max(FEW_ROWS, HALF * len(said)):
            return [name]
    return []


def by_content(cells: list[str], roles: dict[str, str], misfit: str, rows: int) -> str:
    """What a column is that no heading tells."""
    if not cells:
        return ""
    if share(cells, is_weekday) > SURELY:
        return "weekday"
    if not {"coordinates", "latitude"} & set(roles.values()) and share(cells, is_sure) > SURELY:
        return "coordinates"
    if (
        misfit in DAYS
        and "date" not in roles.values()
        and share(cells, lambda cell: is_date(cell) or is_of_old(cell)) >= 0.5
    ):
        return "date"
    if misfit not in ("", "summary", "coordinates") and share(cells, is_path) < HALF:
        other = {"id": "source_url", "source_title": "source_url", "source_url": "source_title"}.get(misfit, "")
        return other if other and fits(other, cells, rows) else ""
    if share(cells, is_address) > MOSTLY:
        return "source_url"
    if (
        "date" not in roles.values()
        and len(cells) >= HALF * rows
        and share(cells, lambda cell: bool(DATED.fullmatch(cell)) and is_date(cell)) > SURELY
    ):
        return "date"
    return ""


def without_counts_of_some(roles: dict[str, str]) -> dict[str, str]:
    """Without “teachers killed” beside “pupils killed”, or beside a total, where none counts all the dead; “workers
    killed” does beside “female workers killed”."""
    counts = [name for name, role in roles.items() if role == "deaths_best"]
    words = {name: set(folded(name).split()) for name in counts}
    for name in counts:
        if len(counts) > 1 and all(words[name] <= words[other] for other in counts):
            return roles | {other: "" for other in counts if other != name}
    of_some = [name for name in counts if dict(all_by_heading(name)).get("deaths_best", 0) < 1]
    of_all = any(OF_ALL & set(folded(name).split()) for name in roles)
    return roles | dict.fromkeys(of_some, "") if len(counts) == len(of_some) > (not of_all) else roles


def without_sorts_of_place(roles: dict[str, str], rows: list[Row]) -> dict[str, str]:
    """Without columns named as exact places that say of what sort a place is: they say fewer things than wider ones.

    One of `rows` counts where both say something.
    """
    places = sorted_columns(roles, "place")
    pairs = ((one, wider) for at, one in enumerate(places) for wider in places[at + 1 :])
    return roles | {one: "" for one, wider in pairs if says_less(one, wider, rows)}


def without_repeats(roles: dict[str, str], rows: list[Row]) -> dict[str, str]:
    """Without columns of actors that say in other letters, or in part, what one with a more exact heading does."""
    actors = sorted((name for name, role in roles.items() if role == "actor"), key=lambda name: rank(name, "actor"))
    pairs = ((exact, other) for at, exact in enumerate(actors) for other in actors[at + 1 :])
    return roles | {other: "" for exact, other in pairs if repeats(other, exact, rows[:LOOKED_AT])}


def repeats(one: str, exact: str, rows: list[Row]) -> bool:
    both = [(fold(first_said(row, [one])), fold(first_said(row, [exact]))) for row in rows]
    said = [pair for pair in both if pair[0]]
    return len(said) >= FEW_ROWS and sum(one in exact for one, exact in said) >= SURELY * len(said)


def says_less(one: str, wider: str, rows: list[Row]) -> bool:
    both = [(first_said(row, [one]), first_said(row, [wider])) for row in rows]
    # Both where both are told, and on the whole: towns beside the few squares that are named say more.
    ones, widers = zip(*(pair for pair in both if all(pair)), strict=True) if any(map(all, both)) else ((), ())
    return len({*ones}) < len({*widers}) and len({pair[0] for pair in both}) < len({pair[1] for pair in both})


def one_of_each(roles: dict[str, str]) -> dict[str, str]:
    """Of columns with one role the one with the most exact heading; several where a role may have them."""
    order = {name: place for place, name in enumerate(roles)}
    best: dict[str, str] = {}

    def exact(name: str) -> tuple[bool, int, float, int]:
        role = without_language(roles[name])
        sure = dict(all_by_heading(name)).get(role, 0.0)
        return sure < 1, rank(name, role), -sure, order[name]

    for name in sorted(roles, key=exact):
        best.setdefault(roles[name], name)
    several = {name for name, role in roles.items() if role in SEVERAL}
    several -= {
        name
        for name, role in roles.items()
        if role == "source_title" and without_number(name) != without_number(best[role])
    }
    return {name: role if name in several or best[role] == name else "" for name, role in roles.items()}


def titled_sources(roles: dict[str, str], said: dict[str, list[str]], rows: int) -> dict[str, str]:
    """With “News”, beside “News URL”, as who is at that address, where no heading speaks of the title of a source."""
    if "source_title" in roles.values():
        return roles
    addressed = {folded(name).rpartition(" ") for name, role in roles.items() if role == "source_url"}
    named = {before for before, _space, last in addressed if last in OF_ADDRESSES}
    titles = (name for name, role in roles.items() if not role and folded(name) in named)
    first = next((name for name in titles if fits("source_title", said[name], rows)), None)
    return roles | {first: "source_title"} if first else roles


def without_number(name: str) -> str:
    """“Source”, of “Source (2)”, “Source 3” and “Sources”."""
    return folded(name).rstrip("0123456789 ").removesuffix("s")


def without_language(role: str) -> str:
    return role[:-3] if role[:-3] in TEXTS else role


def of_their_years(roles: dict[str, str], rows: list[Row]) -> dict[str, str]:
    """Without the first and last day of a conflict where each row is of another year of it, which a column tells."""
    at = {role: name for name, role in roles.items() if role in ("year", "date")}
    if len(at) < 2:
        return roles
    both = [(first_said(row, [at["year"]]).removesuffix(".0"), first_said(row, [at["date"]])) for row in rows]
    said = [(year, day) for year, day in both if year and YEAR.search(day)]
    other = sum(year not in day for year, day in said)
    days = ("date", "date_end", "precision")
    dropped = len(said) >= FEW_ROWS and other > HALF * len(said)
    return {name: "" if dropped and role in days else role for name, role in roles.items()}


def settled(roles: dict[str, str], said: dict[str, list[str]], rows: int) -> dict[str, str]:
    """Without parts of a date beside a whole one that nearly all rows have; a short description is the title where
    there is none."""
    whole = [said[name] for name, role in roles.items() if role == "date" and len(said[name]) >= WHOLE * rows]
    if whole:
        # Of years of two digits one beside them tells the century.
        of_two = any(SHORT_YEAR.fullmatch(cell.strip()) for cell in whole[0])
        parts = {*PARTS, *END_PARTS} - ({"year"} if of_two else set())
        roles = {name: "" if role in parts else role for name, role in roles.items()}
    if "kind" not in roles.values():
        roles |= dict.fromkeys(
            [name for name, role in roles.items() if is_rather_a_kind(name, role, said[name])][:1], "kind"
        )
    if not any(role.startswith("title") for role in roles.values()):
        told = {name for name, role in roles.items() if role.startswith("summary") and len(said[name]) >= HALF * rows}
        short = {name for name in told if said[name] and average(said[name]) <= 1.5 * LONG}
        stems = {without_its_language(name) for name in short}
        short |= {name for name in told if heading_language(name) and without_its_language(name) in stems}
        return roles | {name: roles[name].replace("summary", "title") for name in short}
    return roles


def is_rather_a_kind(heading: str, role: str, cells: list[str]) -> bool:
    """Whether incidents are called by but a few words, which most rows share."""
    of_titles = role.startswith("title") or (not role and folded(heading) in OF_INCIDENTS)
    few = len(cells) >= 2 * FEW_ROWS and 1 < len(set(cells)) <= len(cells) / 4
    return of_titles and few and fits("kind", cells, len(cells))


def without_shared_ids(roles: dict[str, str], rows: list[Row]) -> dict[str, str]:
    """Without an identifier that rows of different days share: it is one of places, or of people."""
    whens = [name for name, role in roles.items() if role in (*WHENS, *DAYS)]
    for name in [name for name, role in roles.items() if role == "id"]:
        said = {(row[name], *(row.get(when, "") for when in whens)) for row in rows if row.get(name)}
        if len({each[0] for each in said}) < len(said):
            return roles | {name: ""}
    return roles


def without_ends_of_others(roles: dict[str, str]) -> dict[str, str]:
    """Without a last day (“date max”) whose first (“date min”) is another column than that of the date."""
    by_words = {tuple(folded(name).split()): name for name in roles}
    for name in [name for name, role in roles.items() if role == "date_end"]:
        first = by_words.get(tuple(BEGINNINGS.get(word, word) for word in folded(name).split()), name)
        if roles[first] not in (*WHENS, "date_end"):
            return roles | {name: ""}
    return roles


def named_in(columns: list[str]) -> dict[str, str]:
    """By the column of a sort of actor (“Actor”) the one that names it (“Actor name”)."""
    by_words = {folded(name): name for name in columns}
    return {name: by_words[told] for name in columns if (told := f"{folded(name)} name") in by_words}


def sorted_columns(roles: dict[str, str], role: str) -> list[str]:
    """The columns of a role; of places and addresses those with the most exact headings first."""
    columns = [name for name, its in roles.items() if its == role]
    return sorted(columns, key=lambda name: rank(name, role)) if role in ("place", "source_url") else columns


def known_format(header: Iterable[str]) -> str:
    """The format of which a table has the headings as a whole; "" where it has none's."""
    header = set(header)
    shares = {name: share_of_format(load_format(name), header) for name in known_formats()}
    best = max(shares, key=lambda name: shares[name], default="")
    return best if best and shares[best] >= OF_A_FORMAT else ""


def share_of_format(mapping: Mapping, header: set[str]) -> float:
    if not all(set(names) & header for names in mapping.needed):
        return 0
    choices = mapping.choices
    return sum(bool(set(names) & header) for names in choices) / len(choices)


def alike(headings: list[str], header: list[str]) -> bool:
    """Whether a table with this header is like one with those headings."""
    ours, theirs = {folded(name) for name in header}, {folded(name) for name in headings}
    return bool(theirs) and len(ours & theirs) / len(theirs) >= LIKE
