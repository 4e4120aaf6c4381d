"""How SQLite finds words, wherever they stand in a text: by a table of the three letters that stand together."""

from django.db.models import Q
from django.db.models.expressions import RawSQL

TABLE = "events_words"
LETTERS = 3


def holding(word: str) -> Q:
    """That an event's text has all pieces of a word, and the word itself; of three letters or more."""
    pieces = dict.fromkeys(word[start : start + LETTERS] for start in range(len(word) - LETTERS + 1))
    asked = " ".join(f'"{piece}"' for piece in pieces)
    having = RawSQL(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [asked])  # noqa: S608, S611 — names of ours
    return Q(pk__in=having, search_text__contains=word)
