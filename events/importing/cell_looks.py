"""What a cell of a table looks like to who knows nothing of its column."""

import re
from collections import Counter
from collections.abc import Callable

from django.core.exceptions import ValidationError

from events.importing.cells import is_link, is_name, is_sort_of_place, with_scheme
from events.importing.machine_days import plainly
from events.importing.persian_days import is_in_persian
from events.importing.weekdays import weekday_of
from events.reading.typed import FIRST_OF_A_TABLE, typed
from events.text.folding import fold
from events.text.remembering import remembered

LOOKED_AT, ASKED = 200, 50  # rows; cells of a column, some of these
MOSTLY, SURELY = 0.6, 0.8  # of the cells that say something
PATH = re.compile(r"/[^/\s]+/\S+|(?!www\.)[^:\s]*\.(?:html?|php|md|pdf|jpe?g|png)", re.I)
ERA = re.compile(r"\b(?:BCE?|AD|CE)\b|\bB\.C\.|ق\.? ?م\b|\bav\.? ?J")
YEAR_OF_OLD = re.compile(r"-?\d{3,4}(?:\.0)?", re.ASCII)  # under its name
# A number alone is no date of a column without its name.
DATED = re.compile(r"\d.*[^\d\s.,].*|\d{8}|\d{1,4}\. ?\d\d?\. ?\d{2,4}", re.S)
TOLD = 7  # words
LONG, SHORT = 60, 3  # letters that a summary has on average, or a title at least
YES_OR_NO = frozenset(
    [
        *(
            "yes",
            "no",
            "oui",
            "non",
            "sí",
            "si",
            "não",
            "sim",
            "ja",
            "nein",
            "да",
            "нет",
            "так",
            "ні",
            "evet",
            "hayır",
        ),
        *("true", "false", "نعم", "لا"),
    ]
)
FEW_ROWS = 5  # that show nothing
# Folded; where all of a column are such, it says where, and not who.
CONTINENTS = frozenset(
    [
        *("africa", "asia", "europe", "america", "americas", "north america", "south america", "central america"),
        *("latin america", "oceania", "middle east", "antarctica", "afrique", "asie", "amerique", "amerique du nord"),
        *(
            "amerique du sud",
            "amerique latine",
            "oceanie",
            "moyen orient",
            "proche orient",
            "europa",
            "oriente medio",
        ),
        *("america del norte", "america del sur", "america latina", "oriente proximo", "africa del norte"),
        *("افريقيا", "اسيا", "اوروبا", "امريكا الشماليه", "امريكا الجنوبيه", "امريكا اللاتينيه", "الشرق الاوسط"),
    ]
)


def is_in_words(cell: str) -> bool:
    """Whether a title may be made of it: it has letters that say something, and is neither a date nor an address."""
    return (
        is_name(cell)
        and cell.casefold() not in YES_OR_NO
        and not is_date(cell, wholly=True)
        and not cell.startswith("http")
        and "@" not in cell
    )


def share(cells: list[str], holds: Callable[[str], bool]) -> float:
    looked = cells[:: max(len(cells) // ASKED, 1)]
    return sum(holds(cell) for cell in looked) / len(looked)


@remembered(4096)
def is_date(cell: str, *, wholly: bool = False) -> bool:
    """Whether a person would read a date in it, whatever the order of day and month; `wholly`: nothing else."""
    if is_in_persian(cell):
        return True
    for order in ("dmy", "mdy"):
        try:
            return bool(typed(plainly(cell), "en", order=order, cell=True, oldest=FIRST_OF_A_TABLE))
        except ValidationError as error:
            nearest = (error.params or {}).get("nearest")
            if nearest and not wholly:
                return True
    return False


def is_of_old(cell: str) -> bool:
    """Whether it is a date with its era that no event can have here, of which its row is refused as such, or a year
    before 1000."""
    return bool(YEAR_OF_OLD.fullmatch(cell)) or (bool(ERA.search(cell)) and any(map(str.isdigit, cell)))


def is_whole_date(cell: str) -> bool:
    return bool(DATED.fullmatch(cell)) and is_date(cell)


def is_weekday(cell: str) -> bool:
    return weekday_of(cell) is not None


def is_address(cell: str) -> bool:
    """Whether it begins with one."""
    return is_link(with_scheme(cell.split()[0]))


def is_path(cell: str) -> bool:
    return bool(PATH.fullmatch(cell))


def is_of_continents(cell: str) -> bool:
    parts = [fold(part).replace("-", " ").strip() for part in re.split(r"[,;،؛/\n]| and | et | y ", cell)]
    return all(part in CONTINENTS for part in parts if part)


def is_short(cell: str) -> bool:
    return len(cell) <= LONG and any(map(str.isalnum, cell))


def is_label(cells: list[str]) -> bool:
    """Whether most say the same: “Read more” names the link beside it, and not what happened."""
    return len(cells) >= FEW_ROWS and Counter(cells).most_common(1)[0][1] > MOSTLY * len(cells)


def is_told(cell: str) -> bool:
    """Whether it is a sentence that tells of somebody, with more words between its commas than names have."""
    return cell.endswith(".") and any(len(part.split()) > TOLD for part in re.split("[,;]", cell))


def is_sentence(cell: str) -> bool:
    """Of words that tell where a place is, or of what sort, not of its name."""
    return len(cell) > LONG or (cell.endswith(".") and len(cell.split()) > SHORT) or is_sort_of_place(cell)
