"""Numbers as strangers give them in an address, a form or a file: read here alone, so that none stops a page."""

LARGEST = 2**63 - 1  # what a column of the database holds


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
