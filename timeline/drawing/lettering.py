"""How wide a label is before a browser has drawn it. Pure."""

import unicodedata
from functools import lru_cache
from itertools import chain

from events.text.given import TURNING
from events.text.remembering import remembered

SHORT_WORD = 10  # letters, its ellipsis among them
REST_OF_WORD = 12  # letters, that a name is longer rather than cut within a word
SIZE = 12  # px, of a label's letters
# px at 12 px in Noto Sans and DejaVu Sans, the widest of the fonts that systems use for sans-serif.
WIDTHS = (
    (3.9, " iIljft.,:;'’|!()[]-ادذرزو"),
    (5.4, "rsczJأإآؤة"),
    (11.5, "mwMW—…%@&سشصضىي"),
)
BY_LETTER = {letter: width for width, letters in WIDTHS for letter in letters}
CAPITAL, OTHER = 8.6, 7.4


@remembered(4096)
def width_of(text: str) -> float:
    """px that `text` takes at 12 px, at most in all but unusual fonts."""
    return sum(letter_width(letter) for letter in text)


@lru_cache(4096)
def letter_width(letter: str) -> float:
    if width := BY_LETTER.get(letter):
        return width
    if unicodedata.category(letter) in ("Mn", "Cf"):  # harakat, marks of direction
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return SIZE
    return CAPITAL if letter.isupper() else OTHER


ISOLATE_RTL, ISOLATE_LTR, POP = "\u2067", "\u2066", "\u2069"


def runs_right_to_left(text: str) -> bool:
    """By its first letter that runs either way; what has none, as +23, runs from left to right."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


def apart(text: str, lang: str) -> str:
    """`text`, kept from being turned round where it runs otherwise than a page in `lang`."""
    rtl = runs_right_to_left(text)
    return text if rtl == (lang == "ar") or text.isdigit() else f"{ISOLATE_RTL if rtl else ISOLATE_LTR}{text}{POP}"


# Words that lead on: none is the last before an ellipsis.
LEADING_ON = {
    *("a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"),
    *("à", "au", "aux", "avec", "de", "des", "du", "en", "et", "la", "le", "les", "ou", "par", "pour", "sous", "sur"),
    *("un", "une"),
    *("أن", "أو", "إلى", "بعد", "بين", "حول", "ضد", "على", "عن", "عند", "في", "قبل", "مع", "من", "نحو"),
}


def longest(text: str, letters: int, px: float) -> str:
    """`text` shortened to what so many letters and px hold; "" where that is nothing."""
    fitting = (shorten(text, number) for number in range(min(letters, len(text)), 1, -1))
    return next((short for short in fitting if width_of(short) <= px), "")


@remembered(4096)
def telling(text: str, letters: int) -> str:
    """`text` shortened to so many letters, or to as many more as two words need: “Accord…” tells nothing; or as the
    end of a word does, if it is no very long one."""
    lengths = range(letters, max(letters, len(text)) + 1)
    ways = (short for length in lengths if tells(short := shorten(text, length)) or short == text)
    first = next(ways)
    for short in chain([first], ways):
        if len(short) > letters + REST_OF_WORD:
            break
        if short == text or not text[len(short) - 1].isalnum():
            return short
    return first


def tells(short: str) -> bool:
    """Two words do, or a long one."""
    return " " in short or len(short) > SHORT_WORD


def shorten(text: str, letters: int) -> str:
    """`text`, or as much of it as `letters` hold with an ellipsis: whole words, unless one is too long."""
    if len(text) <= letters:
        return text
    text = TURNING.sub("", text)  # of two signs that belong together one may be cut off
    short = text[: letters - 1]
    words = text[:letters].rpartition(" ")[0]  # the space behind the last one may be the letter for the ellipsis
    while (parts := words.rsplit(None, 1))[1:] and parts[1].lower() in LEADING_ON:
        words = parts[0]
    return (words if len(words) >= letters // 3 else short).rstrip(" ،,;:") + "…"
