"""The one function by which a person's date is read: in a form, a filter, the cell of a table, the API.

EDTF first, then numbers, then words, by the engine that reads articles. A text is understood whole or refused.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import lru_cache

from events.dates import EventDate, read
from events.dates.nearest import refusal, several, suggest
from events.dates.words import in_words
from events.reading import LEXICONS
from events.reading.folding import QUOTES, has_raised
from events.reading.lexicon import folded
from events.reading.typed_abroad import in_english
from events.reading.typed_hours import without_hours
from events.reading.typed_reader import Reader
from events.reading.typed_spellings import in_full
from events.reading.typed_values import HIJRI_YEARS, Unread, worst
from events.text.folding import DIGITS, MARKS

LONGEST = 120  # letters: no date is longer
LONGEST_WRITTEN = 1_000  # with what may stand around it: of more it is not even asked
FIRST_OF_A_TABLE = 1000  # years before it are slips in tables: 0025 for 2025
FIRST_OF_AN_OLD_TABLE = 100  # likewise, in one that says that it has such
LAST_OF_A_TABLE = 2100  # and so are years after it: 9912 for 88 BC, 2914
SIGNS = re.compile(r"\s*(/|,|\.\.|\[|\])\s*")
# A year that has less than four digits, and may stand with its era.
EARLY = re.compile(
    r"(?:\D{1,12} )?[1-9]\d{2}(?: ?[-–/] ?\d{1,4})?(?: ?(?:ad|ce|a\.d\.|c\.e\.|م|ap\.? j\.?-?c\.?))?"
    r"|(?:\D{1,12} )?\d{1,2}(?: ?[-–/] ?\d{1,3})? ?(?:ad|ce|a\.d\.|c\.e\.|م|ap\.? j\.?-?c\.?)",
    re.I | re.ASCII,
)
# Before Christ, as programs and as people count it.
BEFORE_CHRIST = re.compile(r"-\d{1,4}(?:-\d\d?){0,2}|(?:bce?|b\.c\.(?:e\.)?) ?\d+", re.I | re.ASCII)
# ISO 8601 knows the Gregorian calendar alone.
STAMP = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII)


def typed(
    text: str, lang: str, *, order: str = "dmy", anchor: date | None = None, cell: bool = False, oldest: int = 1
) -> tuple[EventDate, ...]:
    """What a typed date can mean, the likeliest first; more than one where the text leaves it open.

    `lang` is ar, en or fr, and tried before the other two. `order` is that of the numbers of a day: dmy, mdy, or ""
    where it is not known. Without an `anchor` (the day it was written), what depends on one is refused. In a `cell`
    hours are passed over, and codes for what is not given. Years before `oldest` are refused.

    Raises ValidationError that says why, its `params["nearest"]` the nearest right form, if any.
    """
    if len(text) > LONGEST_WRITTEN:
        raise refusal(text, "form", None)
    try:
        return meanings(text, lang, order, anchor, cell, oldest)
    except Unread as unread:
        raise refusal(text.strip(), unread.reason, unread.nearest) from None


def one_date(
    text: str, lang: str, *, order: str = "dmy", anchor: date | None = None, cell: bool = False, oldest: int = 1
) -> EventDate:
    """What a typed date means. Raises ValidationError as `typed` does, and where it can mean several things: then
    `params["readings"]` lists them, as EDTF strings and words."""
    readings = typed(text, lang, order=order, anchor=anchor, cell=cell, oldest=oldest)
    if len(readings) > 1:
        raise several(text.strip(), [(str(when), in_words(when, lang)) for when in readings])
    return readings[0]


@lru_cache(maxsize=16_384)
def meanings(text: str, lang: str, order: str, anchor: date | None, cell: bool, oldest: int) -> tuple[EventDate, ...]:
    """Raises Unread."""
    if cell and (stamp := STAMP.fullmatch(text.strip())):
        with suppress(ValueError):
            return exact(stamp[1], oldest, cell=False)
    strict = ""
    for spelled in (str, tidy, signs_joined):
        try:
            return exact(spelled(text), oldest, cell=cell)
        except ValueError as error:
            strict = str(error)
    tidied = tidy(text)
    if len(tidied) > LONGEST:
        raise Unread(strict, new_enough(suggest(tidied[:LONGEST]), oldest))
    if cell and (day := without_hours(tidied)) != tidied:
        with suppress(Unread):
            readings = meanings(day, lang, order, anchor, cell, oldest)
            if all(point.precision == "day" for when in readings for point in when.points):
                return readings
    if (plain := in_full(tidied)) != tidied:
        with suppress(ValueError):
            return (old_enough(read(plain), oldest),)
    if has_raised(plain):
        raise Unread
    if cell and BEFORE_CHRIST.fullmatch(plain):
        raise Unread("bce")
    if cell and oldest > 1 and EARLY.fullmatch(plain):
        raise Unread("early")
    try:
        return tuple(
            old_enough(read(value), oldest) for value in in_any_language(plain, lang, order, anchor, cell=cell)
        )
    except Unread as unread:
        if unread.reason == "form" or strict != "form":
            raise Unread(strict, new_enough(suggest(plain) or unread.nearest, oldest)) from None
        raise Unread(unread.reason, new_enough(unread.nearest, oldest)) from None


def in_any_language(plain: str, lang: str, order: str, anchor: date | None, *, cell: bool) -> Iterable[str]:
    """The readings by the words of `lang`, or else of another language. Raises Unread."""
    reasons = []
    for tried in (lang, *(other for other in LEXICONS if other != lang)):
        try:
            return dict.fromkeys(Reader(tried, order, anchor, cell).whole(folded(plain)))
        except Unread as unread:
            reasons.append(unread)
    if not (cell and (abroad := in_english(plain))):
        raise worst(reasons)
    try:
        return dict.fromkeys(Reader("en", order, anchor, cell).whole(folded(abroad)))
    except Unread as unread:
        raise worst([unread, *reasons]) from None


def new_enough(edtf: str | None, oldest: int) -> str | None:
    return edtf if edtf and read(edtf).points[0].year >= oldest else None


def exact(text: str, oldest: int, *, cell: bool) -> tuple[EventDate]:
    """An EDTF string of the closed grammar. Raises ValueError, and Unread."""
    when = read(text)
    if oldest > 1:
        when = old_enough(when, oldest)
        if cell and any(point.year in HIJRI_YEARS for point in when.points):
            raise ValueError("form")
    return (when,)


def tidy(text: str) -> str:
    """In single spaces, with one kind of digits and dashes, and without marks of direction."""
    text = MARKS.sub("", text.translate(DIGITS)).translate(QUOTES).replace("…", "..")
    plain = " ".join(text.split()).strip(" ,;،؛'\"")
    return plain if plain.startswith("..") or plain.endswith("..") else plain.strip(" .,;،؛'\"")


def signs_joined(text: str) -> str:
    return SIGNS.sub(r"\1", tidy(text)).upper()


def old_enough(when: EventDate, oldest: int) -> EventDate:
    """Raises Unread for a year before `oldest`; where that is a table's, for one that is far to come too."""
    if oldest > 1 and any(point.year > LAST_OF_A_TABLE for point in when.points):
        raise Unread("late")
    if any(point.year < oldest for point in when.points):
        year = when.points[0].year
        raise Unread("early", suggest(str(when).replace(f"{year:04}", f"{2000 + year}")) if year < 100 else None)
    return when
