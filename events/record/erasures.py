"""What is remembered of an erasure, so that a restored backup can be erased alike: which rows, never which words.

Whoever reads the record, and even the secret key, learns no word from it; they can only try whether a word they know
already was erased.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db import connection

from events.models import Erasure
from events.reading.folding import fold_with_offsets
from events.record.words import forget_erased

SEPARATING = re.compile(r"[\W_]+")


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


def words_in(texts: Iterable[str], erasure: Erasure) -> str | None:
    """The words that were erased, as `spelled_alike`, if they stand in one of the texts or addresses."""
    key = key_of(erasure)
    if key is None:
        raise ValueError("the erasure was marked by another key")
    for text in texts:
        for way in {spelled_alike(text), SEPARATING.sub(" ", spelled_alike(text)).strip()}:
            for words in windows(way, erasure.letters, erasure.spaces):
                if hmac.compare_digest(mark_of(words, key), erasure.mark):
                    return words
    return None


def windows(text: str, letters: int, spaces: int) -> Iterator[str]:
    """Each part of so many letters, so many of them spaces, that neither begins nor ends with one."""
    for start in range(len(text) - letters + 1):
        part = text[start : start + letters]
        if part[0] != " " and part[-1] != " " and part.count(" ") == spaces:
            yield part


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
