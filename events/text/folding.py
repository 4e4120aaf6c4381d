"""One spelling for what readers and editors type in many: the folding behind every search."""

import re
import unicodedata
from functools import cache
from itertools import chain
from typing import Literal

FOLDING = 2  # a greater one where folding, or what is searched, changes: `manage.py refold` then does the stored anew
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# What each group of letters becomes. Of Arabic: the seats of hamza, taa marbuta, alef maqsura, the letters of Persian
# and Urdu that keyboards mix in, and those by which the Maghreb writes g, p and v.
ONE_FOR_MANY = {
    "ا": "أإآٱٲٳٵ",
    "و": "ؤٶۆ",
    "ي": "ئىیېےۓ",
    "ه": "ةۀەہھۃ",
    "ك": "کڪگڭݣ",
    "ف": "ڤ",
    "ب": "پ",
    "ج": "چ",
    "oe": "œŒ",
    "ae": "æÆ",
    "o": "øØ",
    "l": "łŁ",
    "d": "đĐ",
    "i": "ı",
    # Hamza alone, tatweel; ayn and hamza as scholars transcribe them; small waw, yeh and the place of prostration.
    "": "ءـʾʿʻʽˀˁʔʕۥۦ۩",
}
LETTERS = str.maketrans({letter: one for one, many in ONE_FOR_MANY.items() for letter in many})
LETTERS_AND_DIGITS = LETTERS | DIGITS
# What is written over, under or between letters and is none: accents, harakat, soft hyphens, marks of direction.
SCRIPTS = chain(range(0x3100), range(0xA000, 0xAC00), range(0xF900, 0x10000))  # ideographs have no such
MARKS = re.compile(
    f"[{''.join(re.escape(c) for c in map(chr, SCRIPTS) if unicodedata.category(c) in ('Mn', 'Me', 'Cf'))}]"
)

# Signs that Unicode puts into an order where they stand on one letter, in time that grows as the square of how many.
ORDERED_IN = ((0x300, 0x3100), (0xA600, 0xAC00), (0xF900, 0x12000), (0x16A00, 0x17000), (0x1B000, 0x1F000))
MOST_ON_A_LETTER = 30  # more than any language writes
HALF_WIDE = "\uff9e", "\uff9f"  # the only ones of them that count as letters
UNLIKE_LETTERS = re.compile(f"[^\\w\\s\x00-\x7f]{{{MOST_ON_A_LETTER + 1}}}")


def normalized(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """In a normal form of Unicode; of signs heaped on one letter only so many are kept as a language may write:
    200,000 took minutes, in which nobody else was answered."""
    if UNLIKE_LETTERS.search(text) or any(sign in text for sign in HALF_WIDE):
        text = heap().sub(lambda found: found[0][:MOST_ON_A_LETTER], text)
    return unicodedata.normalize(form, text)


@cache
def heap() -> re.Pattern[str]:
    """Made for the few texts that need it: to ask of each sign of Unicode takes longer than this room to load."""
    signs = chain.from_iterable(map(chr, range(first, end)) for first, end in ORDERED_IN)
    ordered = "".join(c for c in signs if unicodedata.combining(unicodedata.normalize("NFKD", c)[0]))
    return re.compile(f"[{ordered}]{{{MOST_ON_A_LETTER + 1},}}")


def fold(text: str) -> str:
    """`text` in lower case, without accents, harakat, tatweel and marks that nobody sees, in single spaces.

    Arabic letters that are written in several ways become one; digits become 0 to 9.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    text = text.translate(LETTERS_AND_DIGITS)
    text = normalized("NFKD", text).translate(LETTERS)
    return " ".join(MARKS.sub("", text).casefold().split())
