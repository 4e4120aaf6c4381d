"""Cells of tables that a spreadsheet would run: marked as text where they are written, and read without the mark."""

import re
from typing import Any

# OWASP, "CSV Injection"; "|" of a DDE, and the wide signs of East Asian keyboards.
FORMULA = "=+\\-@\t\r|＝＋－＠"
# Where lists are written with ";", as in French, a spreadsheet parts a table with commas by it, and at each new line.
# Most pass over blanks, and over signs that nobody sees, before they look for a formula.
BLANK = " \x0b\x0c\x1c-\x1f\x85\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
BEGINS = rf'((?:\A|[;\t\r\n])[{BLANK}"]*)'
RUN = re.compile(f"{BEGINS}(?='*[{FORMULA}])")  # also what looks as if it were marked, that it is read as it was
MARKED = re.compile(f"{BEGINS}'(?='*[{FORMULA}])")


def harmless(cell: Any) -> Any:
    """A text with a mark wherever a spreadsheet takes what follows for a formula; numbers and dates as they are."""
    return RUN.sub(r"\1'", cell) if isinstance(cell, str) and RUN.search(cell) else cell


def unguarded(cell: str) -> str:
    """A text without the marks of `harmless`."""
    return MARKED.sub(r"\1", cell)
