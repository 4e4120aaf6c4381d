"""Whether the cells of a column can be what its heading says. Pure."""

import re

from events.importing.cell_looks import (
    LOOKED_AT,
    MOSTLY,
    SURELY,
    YEAR_OF_OLD,
    is_address,
    is_date,
    is_label,
    is_of_continents,
    is_of_old,
    is_path,
    is_sentence,
    is_short,
    is_told,
    is_weekday,
    is_whole_date,
    share,
)
from events.importing.cells import SIGNS_OF, degrees_of, has_letters, is_link
from events.importing.coordinates import spot_in
from events.importing.death_counts import counts_told
from events.importing.row_dates import is_open
from events.text.folding import DIGITS

NAMES_SOURCES = ("source_title", "source_publisher")
IN_WORDS = ("title", "summary", "kind", "place", "actor", "quote")
HALF = 0.5  # of the rows
CODE = re.compile(r"(?=\S*\d)(?=\S*[A-Z])[A-Z\d._-]{6,}")  # 20110114OCUP01
# What maps and seismologists call a type, and is none of what happened: “boundary”, or that of a magnitude (Mw, ML).
NO_KIND = re.compile(r"m[bdehilsw]_?[a-z]{0,3}|boundary|administrative|place|city|town|village|hamlet|suburb", re.I)
FEW_KINDS = 15
MOST_CODES = 12  # values of a column that says how exact dates are


def fits(role: str, cells: list[str], rows: int) -> bool:
    """Whether the cells can be what their heading says."""
    if not cells:
        return role not in ("id", "date", "date_end", "kind", "title", "summary", "coordinates")
    if role in (*IN_WORDS, *NAMES_SOURCES) and share(cells, is_path) >= HALF:
        return False  # a part of an address, of which the rest stands nowhere
    if role in IN_WORDS and share(cells, is_link) >= HALF:
        return False  # Wikidata has the addresses of things where others have their names
    match role:
        case "date" | "date_end" | "source_published":
            ended = role == "date_end"
            return share(cells, lambda cell: is_date(cell) or is_of_old(cell) or (ended and is_open(cell))) >= 0.5
        case "day" | "end_day":
            numbers = share(cells, lambda cell: any(map(str.isdigit, cell)) and (len(cell) < 3 or not is_date(cell)))
            return numbers > 0.5
        case "month" | "end_month":
            return share(cells, lambda cell: len(cell) < 3 or not (is_date(cell) or is_weekday(cell))) > 0.5
        case "weekday":
            return share(cells, is_weekday) > SURELY
        case "year" | "end_year":
            said = [cell.translate(DIGITS) for cell in cells if role == "year" or not is_open(cell)]
            return not said or share(said, lambda cell: bool(YEAR_OF_OLD.fullmatch(cell))) >= MOSTLY
        case "latitude" | "longitude":
            return share(cells, lambda cell: degrees_of(cell, 180, SIGNS_OF[role]) is not None) >= MOSTLY
        case "deaths_low" | "deaths_best" | "deaths_high":
            return share(cells, lambda cell: bool(counts_told(cell))) >= 0.5
        case "source_url":
            return share(cells, is_address) >= 0.5
        case "id":
            return len(cells) >= rows * 0.95 and len(set(cells)) == len(cells) and share(cells, is_link) < HALF
        case "place":
            named = share(cells, lambda cell: has_letters(cell) and not spot_in(cell))
            return named >= HALF > share(cells, is_sentence)
        case "coordinates":
            return share(cells, lambda cell: spot_in(cell) is not None) >= MOSTLY
        case "actor":  # “Participants” counts them, or names them
            named = share(cells, has_letters) >= MOSTLY and share(cells, is_of_continents) < SURELY
            return named and share(cells, is_told) < HALF
        case "kind":
            return are_kinds(cells, rows)
        case "title":
            return are_titles(cells, rows)
        case "summary":
            return share(cells, is_whole_date) < MOSTLY and share(cells, has_letters) >= HALF
        case "precision":
            return len(set(cells)) <= MOST_CODES and share(cells, is_short) == 1 and not share(cells, is_whole_date)
        case "source_title":
            return share(cells, has_letters) >= MOSTLY and share(cells, is_address) < HALF
    return True


def are_kinds(cells: list[str], rows: int) -> bool:
    return (
        len(cells) >= HALF * rows
        and len(set(cells)) <= max(FEW_KINDS, len(cells) // 3)
        and share(cells, lambda cell: is_short(cell) and has_letters(cell)) >= MOSTLY
        and share(cells, lambda cell: bool(NO_KIND.fullmatch(cell))) < MOSTLY
    )


def are_titles(cells: list[str], rows: int) -> bool:
    in_words = share(cells, lambda cell: has_letters(cell) and not CODE.fullmatch(cell)) >= HALF
    few = len(cells) >= LOOKED_AT // 2 and len(set(cells)) * 5 <= len(cells)  # states, or sorts of events
    return len(cells) >= HALF * rows and in_words and not is_label(cells) and not few
