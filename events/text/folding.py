"""One spelling for what readers and editors type in many: the folding behind every search."""

import re
import unicodedata

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# Hamza's seats, taa marbuta, alef maqsura, and the Persian yeh and kaf that keyboards mix in.
LETTERS = str.maketrans("أإآٱؤئىةیک", "ااااوييهيك", "ءـ")
MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def fold(text: str) -> str:
    """`text` in lower case, without accents, harakat, tatweel and bidi controls, in single spaces.

    Arabic letters that are written in several ways become one; digits become 0 to 9.
    """
    text = text.translate(LETTERS).translate(DIGITS)
    text = unicodedata.normalize("NFKD", text).translate(LETTERS)
    return " ".join(MARKS.sub("", text).casefold().split())
