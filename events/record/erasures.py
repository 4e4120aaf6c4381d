"""What is remembered of an erasure, so that a restored backup can be erased alike: which rows, never which words.

Whoever reads the record, and even the secret key, learns no word from it; they can only try whether a word they know
already was erased.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.conf import settings
from django.db import connection

from events.models import Erasure
from events.reading.folding import fold_with_offsets
from events.record.words import forget_erased

SEPARATING = re.compile(r"[\W_]+")
BEGINNING = 3  # letters; none shorter is erased


def spelled_alike(text: str) -> str:
    """The text letter by letter in one spelling, in single spaces."""
    return " ".join(fold_with_offsets(text).text.split())


def noted(words: str, notice: str, events: Iterable[int], articles: Iterable[int]) -> Erasure:
    """The record of an erasure of these words, as `spelled_alike` gives them; not saved."""
    key = settings.SECRET_KEY
    return Erasure(
        notice=notice,
        events=sorted(events),
        articles=sorted(articles),
        letters=len(words),
        spaces=words.count(" "),
        mark=mark_of(words, key),
        key=name_of(key),
        begins=beginning_of(words, key),
    )


def mark_of(words: str, key: str) -> str:
    return hmac.digest(key.encode(), b"erased " + words.encode(), "sha256").hex()


def name_of(key: str) -> str:
    """Tells secret keys apart without telling them."""
    return hashlib.sha256(b"the key of erasures " + key.encode()).hexdigest()[:16]


def key_of(erasure: Erasure) -> str | None:
    """The secret key by which it was marked; None where it is neither today's nor among SECRET_KEY_FALLBACKS."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return next((key for key in keys if name_of(key) == erasure.key), None)


def beginning_of(words: str, key: str) -> str:
    """One in 256, by the first letters: by it nearly all places of a text are passed over."""
    return hmac.digest(key.encode(), b"begins " + words[:BEGINNING].encode(), "sha256").hex()[:2]


def found_again(texts: Iterable[str], erasures: Iterable[Erasure]) -> Iterator[tuple[Erasure, str]]:
    """The erasures whose words stand in one of the texts or addresses, each once, with these as `spelled_alike`.

    Of two of the same words one is told. Raises ValueError for one that was marked by another key than are known.
    """
    by_key: dict[str, list[Erasure]] = {}
    for erasure in erasures:
        if (key := key_of(erasure)) is None:
            raise ValueError("the erasure was marked by another key")
        by_key.setdefault(key, []).append(erasure)
    sought, told = [Sought(key, rows) for key, rows in by_key.items()], set()
    for text in texts if sought else ():
        spelled = spelled_alike(text)
        for way in {spelled, SEPARATING.sub(" ", spelled).strip()}:
            for erasure, words in chain.from_iterable(one.found_in(way) for one in sought):
                if erasure.pk not in told:
                    told.add(erasure.pk)
                    yield erasure, words


class Sought:
    """Words that were marked by one key."""

    def __init__(self, key: str, erasures: Iterable[Erasure]) -> None:
        self.key, self.by_mark = key, {erasure.mark: erasure for erasure in erasures}
        self.beginnings: dict[str, list[tuple[int, int]]] = {}

    def found_in(self, text: str) -> Iterator[tuple[Erasure, str]]:
        """Each part of the text that neither begins nor ends with a space, and was erased."""
        for start in range(len(text)):
            first = text[start : start + BEGINNING]
            sizes = self.beginnings.get(first)
            for letters, spaces in self.sizes(first) if sizes is None else sizes:
                part = text[start : start + letters]
                may_be = len(part) == letters and part[-1] != " " and part.count(" ") == spaces
                if may_be and (erasure := self.by_mark.get(mark_of(part, self.key))):
                    yield erasure, part

    def sizes(self, first: str) -> list[tuple[int, int]]:
        """Letters, and spaces among them, of what was erased and may begin so."""
        begins = beginning_of(first, self.key)
        rows = self.by_mark.values() if first[0] != " " else ()
        sizes = {(row.letters, row.spaces) for row in rows if row.begins in ("", begins)}
        return self.beginnings.setdefault(first, sorted(sizes))


def texts_in(value: Any) -> Iterator[str]:
    """All texts of a JSON value, each once."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, dict):
        yield from texts_in(list(value.values()))


def forget_journal() -> None:
    """Empty SQLite's write-ahead log, which holds the pages as they were; it waits for who reads them.

    Before that, write anew the pieces of words by which it finds events.
    """
    forget_erased()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
