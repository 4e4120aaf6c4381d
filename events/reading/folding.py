"""Step 1, fold: the text in one spelling, every letter remembering where it stood."""

import re
import unicodedata
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from events.text.folding import DIGITS, LETTERS, MARKS

SPACES = re.compile(r"\s", re.UNICODE)
# What belongs to the letter before it, and so to a word's end.
ATTACHED = re.compile(r"[\u0300-\u036f\u0621\u0640\u064b-\u065f\u0670]")
QUOTES = str.maketrans("’‘ʼ`´–—‑−", "'''''----")


class Folded(NamedTuple):
    """Folded text; `at[i]` is the place in the original of the letter that became `text[i]`.

    `at` is None where every letter stayed in its place.
    """

    original: str
    text: str
    at: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original that became `text[start:end]` (start < end)."""
        if self.at is None:
            return start, end
        last = self.at[end - 1] + 1
        while last < len(self.original) and ATTACHED.match(self.original[last]):
            last += 1
        return self.at[start], last

    def place(self, original: int) -> int:
        """Where in `text` the letter is that stands at `original`, or the first after it."""
        return original if self.at is None else bisect_left(self.at, original)

    def written(self, start: int, end: int) -> str:
        """`text[start:end]` as the original has it (start < end)."""
        return self.original[slice(*self.span(start, end))]


class FoldTable(dict[int, str]):
    """For str.translate: one letter for one letter; IRREGULAR for what folds to none or to several."""

    def __missing__(self, code: int) -> str:
        folded = fold_letter(chr(code))
        self[code] = folded if len(folded) == 1 else IRREGULAR
        return self[code]


IRREGULAR = "\uffff"
TABLE = FoldTable()


def fold_with_offsets(text: str) -> Folded:
    """The text in the spelling of `fold_letter`, letter by letter."""
    regular = text.translate(TABLE)
    if IRREGULAR not in regular:
        return Folded(text, regular)
    letters: list[str] = []
    at: list[int] = []
    start = 0
    while start < len(text):
        end = regular.find(IRREGULAR, start)
        end = len(text) if end < 0 else end
        letters.append(regular[start:end])
        at.extend(range(start, end))
        for folded in fold_letter(text[end]) if end < len(text) else "":
            letters.append(folded)
            at.append(end)
        start = end + 1
    return Folded(text, "".join(letters), at)


@cache
def fold_letter(letter: str) -> str:
    """As `events.text.folding.fold`, but a space stays a space, and dashes and apostrophes become one of each."""
    if SPACES.match(letter):
        return " "
    folded = letter.translate(LETTERS).translate(DIGITS).translate(QUOTES)
    folded = unicodedata.normalize("NFKD", folded).translate(LETTERS)
    return MARKS.sub("", folded).casefold()


def has_raised(words: str) -> bool:
    """Whether words hold a sign that is folded to a digit and is none: "m²/5/2023"."""
    return not words.isascii() and any(letter.isdigit() and not letter.isdecimal() for letter in words)
