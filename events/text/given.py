"""What strangers give in an address, a form or a file, judged here alone: numbers, and signs that no text holds."""

import re
from urllib.parse import unquote

LARGEST = 2**63 - 1  # what a column of the database holds
# Neither XML nor PostgreSQL nor the drawing of letters takes them all: controls but tab and new line, lone halves of
# a pair, and what Unicode says is no character. Two more turn letters round, so that readers see what is not written.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
# What begins a direction of writing, or one apart from the words around, and what ends each.
EMBEDS, ISOLATES, END_OF_EMBED, END_OF_ISOLATE = "\u202a\u202b", "\u2066\u2067\u2068", "\u202c", "\u2069"
TURNING = re.compile(f"[{EMBEDS}{ISOLATES}{END_OF_EMBED}{END_OF_ISOLATE}]")

ADDRESS = re.compile(r"(?:(?:https?:)?//|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE)
# What stands before an @ is nobody's host: https://bank.example@evil.example leads to the second.
ADDRESS_BEGINS = re.compile(r"^(?:(?:https?:)?//)?(?:[^/?#\\]*@)?(?:www\.)?", re.IGNORECASE)
MOST_OF_AN_ADDRESS = 40  # letters, where it stands for a title


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
    """The text with a space for each sign that no text holds: what stands behind it keeps its place."""
    return UNWRITABLE.sub(" ", text)


def balanced(text: str) -> str:
    """The text without signs of direction that begin what it does not end, or end what it does not begin: they would
    turn round the words that stand beside it."""
    begun: list[re.Match[str]] = []
    alone: set[int] = set()
    isolates = 0
    for sign in TURNING.finditer(text):
        if sign[0] == END_OF_ISOLATE and isolates:
            while begun.pop()[0] in EMBEDS:  # ends with it
                pass
            isolates -= 1
        elif sign[0] == END_OF_EMBED and begun and begun[-1][0] in EMBEDS:
            begun.pop()
        elif sign[0] in (END_OF_EMBED, END_OF_ISOLATE):
            alone.add(sign.start())
        else:
            begun.append(sign)
            isolates += sign[0] in ISOLATES
    alone.update(sign.start() for sign in begun)
    return TURNING.sub(lambda sign: "" if sign.start() in alone else sign[0], text) if alone else text


def shortened(text: str, most: int) -> str:
    """The text in at most so many letters: of a longer one its beginning and “…”. What would turn round the words
    beside it stays out, as the half of a pair of signs does whose other half is cut off."""
    return balanced(text if len(text) <= most else f"{text[: most - 1].rstrip()}…")


def holds_unwritable(value: object) -> bool:
    """Whether a text, or one in what JSON holds, has a sign that none should."""
    if isinstance(value, str):
        return bool(UNWRITABLE.search(value))
    if isinstance(value, dict):
        return any(holds_unwritable(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(map(holds_unwritable, value))


def says_something(text: str) -> bool:
    """Whether there is a letter or digit in it: a reason of signs that nobody sees is none."""
    return any(map(str.isalnum, text))


def is_web_address(text: str) -> bool:
    """Whether it is empty, or a link to it leads to the web and runs nothing."""
    return not text or text.startswith(("http://", "https://"))


def address_in_short(text: str) -> str:
    """A text that is an address by its host and the beginning of its path, in the letters of its readers; all else as
    it is."""
    if not ADDRESS.fullmatch(text):
        return text
    text = ADDRESS_BEGINS.sub("", text)
    plain = unquote(text)
    short = (plain if plain.isprintable() else text).rstrip("/")
    return short if len(short) <= MOST_OF_AN_ADDRESS else f"{short[: MOST_OF_AN_ADDRESS - 1].rstrip('/')}…"
