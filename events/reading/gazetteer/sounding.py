"""Towns by the Latin names that an Arabic word may transcribe: خاركيف is Kharkiv, whose Arabic names GeoNames spells
otherwise.

Arabic writes the long vowels of a foreign name and mostly the short ones too: each that it writes stands in the Latin
name, which may have more.
"""

import re
from collections.abc import Iterable
from functools import cache
from string import ascii_lowercase

from events.reading.gazetteer import Town, book, town
from events.text.remembering import remembered

CONSONANTS = {
    **{"ب": "bh?|p", "ت": "t", "ث": "th?|s", "ج": "dzh|zh|dj|gy|j|g", "ح": "h", "خ": "kh|h|x", "د": "dh?"},
    **{"ذ": "dh|th|z|d", "ر": "r", "ز": "z", "س": "s|c", "ش": "sh|ch|s", "ص": "s", "ض": "dh?", "ط": "t"},
    **{"ظ": "z|dh", "ع": "a", "غ": "gh?|gu|h", "ف": "f|v|ph?|w", "ق": "q|k|g|c", "ك": "k|c|q", "ل": "l", "م": "m"},
    **{"ن": "n", "ه": "h", "تش": "tch|tsh|ch|c", "تس": "ts|tz|c", "كس": "x|ks", "دج": "dj|j"},
}
SILENT = re.compile("([عه])[عه]+")  # may be in no Latin letter; several such patterns in a row match for ever
VOWELS = {"ا": "[aeo][aeiouy]?", "و": "(?:[ouwv]{1,2}|a[uw])", "ي": "a?[iyej]{1,2}"}
FIRST = {"ا": "[aeiou][aeiouy]?", "اي": "[aeiy][aeiouy]{0,2}", "او": "[aouvw][aeiouwy]{0,2}"}
# What is silent may leave the beginning to what follows: of ع and ه there is none.
BEGINNINGS = {
    **{"اي": "aeiy", "او": "aouvw", "ا": "aeiou", "و": "aouvw", "ي": "aeijy"},
    **{signs: {sound[0] for sound in sounds.split("|")} for signs, sounds in CONSONANTS.items() if signs not in "عه"},
}
LAST = {"ه": "[ae]?h?", "ا": "[aeo]h?"}
ARTICLE = "(?:(?:a[dlnrstz]|e[dlnrstz]|ash|esh) ?)?"
BETWEEN = "[aeiouy]{0,2}"  # vowels that Arabic leaves out
LETTER = re.compile("تش|تس|كس|دج|.")
FEWEST, MOST = 2, 30  # consonants: less is like too much; letters: no town has more


@remembered(10_000)
def towns_sounding(key: str) -> tuple[Town, ...]:
    """Those whose Latin names an Arabic key (of `key_of`) may transcribe, the largest first."""
    spelled = transcribed(key)
    if not spelled:
        return ()
    pattern = re.compile(rf"\n{spelled}\t([\d,]+)".encode())
    found = (match for part in map(lines_from, begins_with(key)) for match in pattern.finditer(book()[1], *part))
    numbers = {int(number) for match in found for number in match[1].split(b",")}
    return tuple(sorted(map(town, sorted(numbers)), key=lambda town: -town.inhabitants))


def begins_with(key: str) -> Iterable[str]:
    """The letters with which the Latin names may begin that an Arabic key may transcribe."""
    rest = key.removeprefix("ال") if is_led(key.split()[0]) else key
    longest = max(filter(rest.startswith, BEGINNINGS), key=len, default="")
    return {*BEGINNINGS.get(longest, ascii_lowercase), *("ae" if rest != key else "")}


@cache
def lines_from(letter: str) -> tuple[int, int]:
    """Where the book's lines of names that begin with a Latin letter stand: half-open, a line's end before each."""
    lines = book()[1]
    ends = (lines.find(f"\n{after}".encode()) for after in ascii_lowercase if after > letter)
    start = lines.find(f"\n{letter}".encode())
    return start, next((end + 1 for end in ends if end > 0), len(lines))


def transcribed(key: str) -> str:
    """The pattern of the Latin names that an Arabic key may transcribe; "" of other letters, too few or too many."""
    key = SILENT.sub(r"\1", key)
    letters = LETTER.findall(key.replace(" ", ""))
    consonants = [letter for letter in letters if letter in CONSONANTS]
    if (
        len(letters) > MOST
        or len(consonants) < FEWEST
        or len(consonants) + sum(letter in VOWELS for letter in letters) < len(letters)
    ):
        return ""
    return " ?".join(map(sounds, key.split()))


def is_led(word: str) -> bool:
    """Whether it may begin with the article."""
    return word.startswith("ال") and len(word) > 4


def sounds(word: str) -> str:
    """The pattern of what one Arabic word may be in Latin letters."""
    article = ARTICLE if is_led(word) else ""
    rest = word[2:] if article else word
    begins = next((start for start in ("اي", "او", "ا") if rest.startswith(start)), "")
    pattern, vowel = article + FIRST.get(begins, ""), bool(begins)
    letters = LETTER.findall(rest[len(begins) :])
    for place, letter in enumerate(letters):
        last = place == len(letters) - 1
        if letter in VOWELS:
            pattern += LAST[letter] if last and letter in LAST else VOWELS[letter]
            vowel = True
        elif last and letter in LAST:
            pattern += LAST[letter]
        else:
            often = "{0,2}" if letter in "عه" else "{1,2}"
            pattern += ("" if vowel or not place else BETWEEN) + f"(?:{CONSONANTS[letter]}){often}"
            vowel = False
    return pattern
