"""The reading of articles: text + language + the article's date → dated expressions, with the working.

Pure: no Django, no database. Four steps: fold (keeping offsets), find, resolve, explain.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from operator import attrgetter

from events.dates import read as read_date
from events.reading.ar import ARABIC
from events.reading.chronology import numbered_entries
from events.reading.en import ENGLISH
from events.reading.explaining import Explainer
from events.reading.finding import Sentences, find
from events.reading.findings import Confidence, Finding, Reason
from events.reading.folding import fold_with_offsets
from events.reading.fr import FRENCH
from events.reading.furniture import lines_of

__all__ = [
    "LEXICONS",
    "Confidence",
    "Finding",
    "Reason",
    "guess_language",
    "published_in",
    "read_article",
    "read_on",
    "sentence_around",
]

LONGEST_HEAD = 2_000  # letters of a text in which it may say when it was published
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
LEXICONS = {"ar": ARABIC, "en": ENGLISH, "fr": FRENCH}


def read_article(text: str, lang: str, published: str | date = "") -> list[Finding]:
    """Every dated expression of `text`, in order; spans are half-open, in the text as given.

    `lang` is ar, en or fr. `published` is the article's date, as a date or an EDTF string: relative
    expressions are reckoned from it; where it is a range, what would change within it is of low confidence;
    where it is "", they have no value. Raises KeyError for another language, ValueError for another date.
    """
    return list(read_on(text, lang, published))


def read_on(text: str, lang: str, published: str | date = "") -> Iterator[Finding]:
    """As `read_article`, each explained when it is asked for: a text of nothing but dates has twenty thousand."""
    lexicon, anchored = LEXICONS[lang], anchors(published)
    folded = fold_with_offsets(text)
    matches = find(folded, lexicon)
    if lang != "en" and (entries := numbered_entries(folded)):  # in which the month may come first
        matches = sorted([*matches, *entries], key=attrgetter("start"))
    if not matches:
        return
    explainer = Explainer(folded, lexicon, anchored, matches)
    yield from filter(None, map(explainer.explain, matches))


def published_in(text: str, lang: str) -> str:
    """The day on which a text says of itself that it was published or written, as EDTF; "" where it says none.

    By a line of its page ("Published 3 May 2021") or its dateline, not by what it tells. Raises KeyError for another
    language.
    """
    found = read_article(text[:LONGEST_HEAD], lang)
    headings = {start for start, _ in lines_of(text).headings}  # of which the head alone may hold too few
    days = (f for f in found if f.furniture and ISO_DAY.fullmatch(f.edtf))
    return next((f.edtf for f in days if text.rfind("\n", 0, f.start) + 1 not in headings), "")


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """The half-open span of the sentence that holds the letter `place`, without the spaces around it."""
    folded = fold_with_offsets(text)
    start, end = Sentences(folded).around(folded.place(place))
    start, end = folded.span(start, end)
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


@lru_cache(1_000)
def anchors(published: str | date) -> tuple[date, date] | None:
    """The first and the last day on which an article may have been published; None where nothing is known of it.

    Raises ValueError for a date that cannot be read, or has an open end.
    """
    if isinstance(published, date):
        return published, published
    if not published:
        return None
    if ISO_DAY.fullmatch(published):
        return (day := date.fromisoformat(published)), day
    when = read_date(published)
    start, end = when.reach if when.approximate else when.bounds
    if start is None or end is None:
        raise ValueError("An article's date needs both ends.")
    return (start, when.bounds.end or end) if when.approximate else (start, end)


def guess_language(text: str) -> str:
    """Arabic by its letters; French by its small words; else English."""
    sample = text[:4000].casefold()
    if sum("\u0600" <= letter <= "\u06ff" for letter in sample) * 3 > len(sample):
        return "ar"
    words = sample.split()
    french = sum(word in {"le", "la", "les", "des", "du", "une", "est", "et", "au", "dans", "pour"} for word in words)
    english = sum(word in {"the", "of", "and", "in", "to", "was", "is", "for", "on", "that"} for word in words)
    return "fr" if french > english else "en"
