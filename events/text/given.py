"""What strangers give in an address, a form or a file, judged here alone: numbers, and signs that no text holds."""

import re

LARGEST = 2**63 - 1  # what a column of the database holds
# Neither XML nor PostgreSQL nor the drawing of letters takes them all: controls but tab and new line, lone halves of
# a pair, and what Unicode says is no character.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def whole_number(text: object, least: int = 0, most: int = LARGEST) -> int | None:
    """The whole number that is written in digits 0 to 9, within these bounds; None for all else.

    Not `int`: it reads "²" or "٣" in part, takes minutes for what is long, and refuses 5,000 digits.
    """
    if not isinstance(text, str) or not (text.isascii() and text.isdigit()) or len(text) > len(str(most)):
        return None
    value = int(text)
    return value if least <= value <= most else None


def row_number(text: object) -> int:
    """The number of a row of the database; 0, which none has, for what is no number."""
    return whole_number(text) or 0


def writable(text: str) -> str:
    """The text without signs that no text holds."""
    return UNWRITABLE.sub("", text)
