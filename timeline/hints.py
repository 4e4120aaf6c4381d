"""What a reader's words may mean besides: days, and the known words nearest to those that find nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import combinations, islice, zip_longest
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.http import QueryDict

from events.dates import EventDate, Form
from events.dates.words import in_words, name
from events.models import Actor, Conflict, Event, EventKind, Place
from events.models.columns import in_languages
from events.reading.gazetteer import key_of
from events.reading.gazetteer.sounding import transcribed
from events.reading.typed import one_date
from events.record import counting
from events.text.languages import current_language
from events.text.searching import IDLE, searchable, wanted
from timeline.chips import Chip, chips
from timeline.filters import EventFilter

LONGEST_DATE = 8  # words
MOST_DATES_TRIED = 60
MOST_NAMES = 300  # actors, and places, whose names are known words: those with the most events
MOST_TITLES = 2_000  # events whose titles are known words: the most significant
FARTHEST = 10 * 366  # days to come; of a number like 2654 no year is meant
NEAR = 0.7  # of 1: how like a word must be to be offered, as difflib reckons it
MOST_PIECES, MOST_TRIED, MOST_OFFERED = 6, 6, 4  # words, and other questions tried and offered
YEAR = re.compile(r"\d{4}|[٠-٩]{4}|[۰-۹]{4}")
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@dataclass(frozen=True)
class Hint:
    """Another question, and the query of its address."""

    words: str
    query: str


class DaysMeant(NamedTuple):
    hint: Hint
    number: int  # of events that match it
    about: bool  # whether that is estimated


def days_meant(conflict: Conflict, filters: EventFilter) -> DaysMeant | None:
    """The days that stand in the words, as a range to be asked for with the rest of them; None where none do, or no
    event would match."""
    pieces = filters.q.split()
    for first, last in stretches(len(pieces)):
        typed = " ".join(pieces[first:last])
        if not YEAR.search(typed):
            continue
        try:
            when = one_date(typed, current_language())
        except ValidationError:
            continue
        if (when.points[0].earliest - date.today()).days > FARTHEST:
            continue
        rest = " ".join(pieces[:first] + pieces[last:])
        query = filters.query(q=rest, top=None, **ends(when))
        asked = EventFilter.from_query(QueryDict(query)).seen_as_by(filters)
        numbers = asked.asked(conflict).numbers
        number = numbers.total()
        return DaysMeant(Hint(named(when), query), number, numbers.about) if number else None
    return None


def stretches(count: int) -> Iterator[tuple[int, int]]:
    """Half-open stretches of that many words, the longest first; no more than are tried."""
    spans = [span for span in combinations(range(count + 1), 2) if span[1] - span[0] <= LONGEST_DATE]
    yield from sorted(spans, key=lambda span: (span[0] - span[1], span))[:MOST_DATES_TRIED]


def ends(when: EventDate) -> dict[str, str]:
    """`from` and `to` of a filter for these days."""
    if when.form == Form.POINT:
        return dict.fromkeys(("from", "to"), str(when).rstrip("~?"))  # which widen no range
    return {key: day.isoformat() if day else "" for key, day in zip(("from", "to"), when.bounds, strict=True)}


def named(when: EventDate) -> str:
    lang = current_language()
    return name(when.points[0], lang) if when.form == Form.POINT else in_words(when, lang)


def near_misses(conflict: Conflict, filters: EventFilter) -> list[Hint]:
    """Other words that find something, where these find nothing, the rest of the filter kept; the nearest first.

    A word that no event holds gives way to known ones like it, or is left out; where each is held by some, one of
    them is left out; where none of that finds anything, each known one is offered. Reads a bounded number of
    names and titles, and asks a bounded number of questions.
    """
    pieces = [piece for piece in WORD.findall(filters.q) if wanted(piece)]
    pieces = [piece for piece in pieces if searchable(piece).strip() not in IDLE] or pieces
    tried_once = dict.fromkeys(pieces[:MOST_PIECES])
    unknown = [piece for piece in tried_once if not EventFilter(q=piece).asked(conflict).numbers.total()]
    near = nearest(conflict, unknown) if unknown else []
    tried = [*with_known_words(filters.q, unknown, near), *with_fewer(pieces[:MOST_PIECES], unknown)]
    alone = [*(found[0] for found in near if found), *(piece for piece in tried_once if piece not in unknown)]
    return that_find(conflict, filters, tried) or that_find(conflict, filters, alone)


def in_the_way(conflict: Conflict, filters: EventFilter) -> list[Chip]:
    """Of several parts of a filter that finds nothing those without which it finds something."""
    parts = chips(conflict, filters)[:MOST_TRIED]
    asked = ((part, EventFilter.from_query(QueryDict(part.without)).seen_as_by(filters)) for part in parts)
    found = (part for part, without in asked if without.active and without.apply(conflict).exists())
    return list(islice(found, MOST_OFFERED))


def that_find(conflict: Conflict, filters: EventFilter, tried: Iterable[str]) -> list[Hint]:
    """Those of the words that find something with the rest of the filter."""
    hints = [Hint(words, filters.query(q=words)) for words in dict.fromkeys(tried) if words][:MOST_TRIED]
    asked = ((hint, filters.model_copy(update={"q": hint.words}).apply(conflict)) for hint in hints)
    return list(islice((hint for hint, found in asked if found.exists()), MOST_OFFERED))


def nearest(conflict: Conflict, unknown: Iterable[str]) -> list[list[str]]:
    """The known words that are like each of these, the nearest first."""
    known = known_words(conflict)
    return [[known[folded] for folded in near_words(piece, known)] for piece in unknown]


def with_known_words(query: str, unknown: list[str], near: list[list[str]]) -> Iterator[str]:
    """The query with known words in place of those that are not: the nearest first, the others alike."""
    for words in zip_longest(*near):
        replaced = query
        for piece, found, word in zip(unknown, near, words, strict=True):
            replaced = replaced.replace(piece, word or (found[0] if found else piece))
        yield replaced


def near_words(piece: str, known: dict[str, str]) -> list[str]:
    """Those that are spelled like it; before them, of an Arabic word, the Latin ones that it may transcribe, as the
    names of an imported table are in one language."""
    heard = re.compile(transcribed(key_of(piece)))
    transcribing = [word for word in known if heard.fullmatch(word)]
    return [*transcribing, *spelled_like(piece, known)][:MOST_OFFERED]


def spelled_like(piece: str, known: dict[str, str]) -> list[str]:
    return get_close_matches("".join(wanted(piece)).strip(), known, MOST_OFFERED, NEAR)


def with_fewer(pieces: list[str], unknown: list[str]) -> Iterator[str]:
    """The words without those that are not known; where all are, without one of them."""
    if unknown:
        yield " ".join(piece for piece in pieces if piece not in unknown)
        return
    for left_out in range(len(pieces)):
        yield " ".join(pieces[:left_out] + pieces[left_out + 1 :])


def known_words(conflict: Conflict) -> dict[str, str]:
    """Words of names and titles as they are written, by what the search makes of them."""
    texts = [text for kind in EventKind.objects.all() for text in kind.spellings]
    for of, model in (("actor", Actor), ("place", Place)):
        most = model._default_manager.filter(pk__in=list(counting.most(conflict, of, MOST_NAMES)))
        texts += [text for thing in most for text in thing.spellings]
    greatest = Event.objects.published().of(conflict).by_significance()
    for titles in greatest.values_list(*in_languages(("title",)))[:MOST_TITLES]:
        texts += titles
    words = dict.fromkeys(word for text in texts for word in WORD.findall(text))
    known: dict[str, str] = {}
    for word in words:
        for folded in wanted(word):
            known.setdefault(folded.strip(), word)
    return known
