"""Several names in one cell: what stands between them, and the names. Pure."""

import re
from collections import Counter
from collections.abc import Iterable

# Those that stand within no name first. Words of mappings are LINE, a new line; AND: “A, B and C”, «أ وب»; and
# LINE_OR_COMMA, a comma outside of brackets in cells of one line; VERSUS, “A vs. B”, and what is sure within either.
LINE, AND, LINE_OR_COMMA, VERSUS = "line", "and", "line or comma", "versus"
SIGNS = (";", "؛", "|", "،", ",", "/", LINE, AND, VERSUS, LINE_OR_COMMA)
SURE, SURE_OF_PLACES = SIGNS[:4], SIGNS[:3]
OFTEN = 10  # of the cells one in so many holds a sign that is sure
LISTED = ("kind", "place", "source_title")  # roles, besides that of actors, of which a cell may hold several
# Words that begin with the letter that means “and”.
WAW = "زار|زير|زراء|كال|كيل|حد|فد|فود|لاي|لاة|الي|سيط|سطاء|سائل|جهاء|اشنطن|ادي|ادعة|ثائق|رش|قف|قود|سط|طن|جد|ائل|هران"
BETWEEN = {
    LINE: re.compile(r"\s*[\r\n]+\s*"),
    AND: re.compile(
        rf"\s*[,،]\s*(?:(?:and|et)\s+|و(?!{WAW})(?=\w{{3}}))?|\s+(?:and|et|&)\s+|\s+و(?!{WAW})(?=\w{{3}})", re.I
    ),
}
BETWEEN[VERSUS] = re.compile(r"\s+(?:vs\.?|v\.|versus|against|contre|contra|ضد|против|проти)\s+|\s*[;؛|]\s*", re.I)
OPPOSED = re.compile(r"\S\s+(?:vs\.?|v\.|versus|against|contre|contra|ضد|против|проти)\s+\S", re.I)
# “between A and B”, of a cell that begins so.
BOTH = re.compile(
    rf"(?:between|entre(?! r[ií]os\b)|zwischen|między|між|между)\s(.+?)\s(?:and|et|y|e|und|i|та|і|и)\s(.+)"
    rf"|بين\s(.+?)\sو(?!{WAW})(.+)",
    re.I,
)
COMMA = re.compile(r",(?![^()]{0,300}\))")
# What a program writes of a list that it holds: ['One', 'Two'], [].
WRITTEN = re.compile(r"""\[\s*(?:(?:'[^'\n]*'|"[^"\n]*")(?:\s*,\s*(?:'[^'\n]*'|"[^"\n]*"))*)?\s*\]""")
# Of addresses whose host is left out: page/posts/pfbid02N2.
IN_ADDRESSES = re.compile(r"/(?=[^\s/]*\d)(?=[^\s/]*[^\W\d_])[^\s/]{9,}")
# What a source is cited by, not a source of its own: pg. 26, column 2, 636 words, a number alone.
DETAIL = re.compile(
    r"(?:pp?|pgs?|pages?|col|columns?|sections?|sec|vol|volume|no|nr|n°|ص)[.:]? ?\w?\d.*|\d[\d ,–-]*(?: words)?", re.I
)
ITEM = re.compile(r"""'([^'\n]*)'|"([^"\n]*)\"""")


def parts_of(cell: str, sign: str) -> list[str]:
    """The names of a cell, each in one line; the whole of it without a sign."""
    if sign == LINE_OR_COMMA:
        parts = (BETWEEN[LINE] if "\n" in cell.strip() else COMMA).split(cell)
    else:
        parts = BETWEEN[sign].split(cell) if sign in BETWEEN else cell.split(sign) if sign else [cell]
    return [part for name in parts if (part := " ".join(name.split()))]


def named_between(cell: str) -> list[str]:
    """What stands on either side of “between … and …”, of which neither is a name as a whole; the cell otherwise."""
    found = BOTH.fullmatch(cell.strip())
    return [side for side in found.groups() if side] if found else [cell]


def holds(cell: str, sign: str) -> bool:
    if sign == LINE_OR_COMMA:
        return len(parts_of(cell, sign)) > 1
    return bool(BETWEEN[sign].search(cell)) if sign in BETWEEN else sign in cell


def as_list(cell: str) -> str:
    """A list as a program writes it, parted by “;”; every other cell as it is."""
    if not (cell.startswith("[") and WRITTEN.fullmatch(cell.strip())):
        return cell
    return "; ".join(filter(None, (one.strip() for found in ITEM.findall(cell) for one in found)))


def separator(cells: Iterable[str]) -> str:
    """What stands between the names of one cell; "" where nothing is seen to."""
    said = [cell for cell in cells if cell.strip()]
    sure = [sign for sign in SURE if sum(sign in cell for cell in said) * OFTEN > len(said)]
    if any(is_in_citations(said, sign) for sign in sure):
        return ""
    if sure:
        return sure[0]
    if sum(map(is_of_lines, said)) * OFTEN > len(said):
        of_one = [cell for cell in said if len(parts_of(cell, LINE)) == 1]
        return LINE_OR_COMMA if names_come_again(of_one, LINE_OR_COMMA) else LINE
    return next((sign for sign in SIGNS[:-2] if names_come_again(said, sign)), "")


def between_actors(cells: Iterable[str]) -> str:
    """As `separator`, of actors, some of whom stand against others."""
    said = [cell for cell in cells if cell.strip()]
    opposed = sum(bool(OPPOSED.search(cell)) for cell in said)
    return VERSUS if opposed * OFTEN > len(said) else separator(said)


def is_of_lines(cell: str) -> bool:
    """Whether it has several lines that each begin a name; of two the second may go on with that of the first."""
    lines = parts_of(cell, LINE)
    return len(lines) > 2 and not any(line[0].islower() for line in lines)


def names_come_again(cells: list[str], sign: str) -> bool:
    """Whether most of what a sign that also stands within names takes apart stands in other cells too: “M23, FARDC”
    beside “FARDC, ADF”, but not “Police, Paris”."""
    cells = [cell for cell in dict.fromkeys(cells) if not IN_ADDRESSES.search(cell)]
    found = Counter(name for cell in cells for name in set(parts_of(cell, sign)))
    parts = [name for cell in cells if holds(cell, sign) for name in parts_of(cell, sign)]
    return (
        bool(parts) and not is_in_citations(cells, sign) and sum(found[name] > 1 for name in parts) * 2 > len(parts)
    )


def is_in_citations(cells: list[str], sign: str) -> bool:
    """Whether a sign stands between a source and its page: “Gazette, pages: 94, 123”."""
    parts = [name for cell in cells if holds(cell, sign) for name in parts_of(cell, sign)]
    return sum(bool(DETAIL.fullmatch(name)) for name in parts) * OFTEN > len(parts)


def surely_parted(cells: Iterable[str]) -> str:
    """As `separator`, of places: “Paris, France” is one."""
    found = separator(cells)
    return found if found in SURE_OF_PLACES else ""


def taken_apart(cells: list[str], sign: str) -> tuple[str, list[str]]:
    """The first cell in which something stands between names, and the names that are made of it; ("", []) where none
    has such."""
    cell = next((cell for cell in cells if any(holds(cell, one) for one in SIGNS)), "")
    return cell, parts_of(cell, sign) if cell else []
