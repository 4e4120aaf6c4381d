"""The condition by which a reader's words find events."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from events.models.accounts import Citation, Participation
from events.models.conflicts import Conflict
from events.models.sources import Article
from events.models.terms import term
from events.models.vocabulary import Actor, EventKind, Place
from events.models.words import holding as holding_pieces
from events.text.searching import wanted

Rows = QuerySet[Participation] | QuerySet[Citation]
MOST_LISTED = 100  # ids in a condition; of more, it is asked for them
MOST_TERMS = 1_000  # sources of a word that are asked for by their terms


class Search:
    """Words that all must stand, in any order, in what readers know of an event of the conflict.

    That is in its titles, summaries, dates and quotes, and the names of its kind, actors, place and sources. Sources
    are asked, and not their names kept with the event: they may change, or become confidential.
    """

    def __init__(self, text: str, conflict: Conflict) -> None:
        words = wanted(text)
        # All that is here is of the conflict: beside others, the words of its name say nothing.
        self.words = [word for word in words if word not in conflict.search_text] or words
        self.conflict = conflict
        self.named = {model: self.ids_of(model) for model in (EventKind, Place, Actor)}
        self.cited = self.of_sources()

    def ids_of(self, model: type[EventKind | Place | Actor]) -> dict[str, list[int]]:
        """By word, the ids of those that hold it among their spellings."""
        found: dict[str, list[int]] = defaultdict(list)
        holding = [Q(search_text__contains=word) for word in self.words]
        for pk, text in model._default_manager.filter(reduce(or_, holding, Q(pk=None))).values_list(
            "pk", "search_text"
        ):
            for word in self.words:
                if word in text:
                    found[word].append(pk)
        return found

    def of_sources(self) -> set[str]:
        """The words that stand in the name of a source."""
        asked = {f"word_{number}": Exists(sources(word)) for number, word in enumerate(self.words)}
        if not asked:  # the reader's text holds no word, and Django would give all columns
            return set()
        answers = Conflict.objects.filter(pk=self.conflict.pk).values_list(*asked.values()).first() or ()
        return {word for word, holds in zip(self.words, answers, strict=True) if holds}

    def condition(self, word: str, *, by_index: bool) -> Q:
        """That an event, or a name by which it is known, holds a word.

        With `by_index` its parts are questions to one index or, on SQLite, each to its own. Without it, it is asked
        of one event after the other, in forms that no index answers: the planner would choose that of all conflicts,
        slow where most events hold the word.
        """
        here = Q(search_text__contains=word) if by_index else Q(GreaterThan(StrIndex("search_text", Value(word)), 0))
        cited = word in self.cited
        if connection.vendor == "postgresql":
            numbers = [
                term(of, self.conflict.pk, key) for of, model in TERMS.items() for key in self.named[model][word]
            ]
            articles = list(sources(word).values_list("pk", flat=True)[: MOST_TERMS + 1]) if cited else []
            if cited := len(articles) > MOST_TERMS:
                articles = []
            numbers += [term("source", self.conflict.pk, key) for key in articles]
            asked = [of_rows(those, by_index=False) for those in self.rows(word, cited)]
            return reduce(or_, [here, *asked], holding_any(numbers, by_index=by_index))
        if by_index:
            here = holding_pieces(word)
        for name, model in (("kind", EventKind), ("place", Place)):
            if ids := self.named[model][word]:
                few = len(ids) <= MOST_LISTED
                here |= Q(
                    **{f"{name}__in": ids if few else model._default_manager.filter(search_text__contains=word)}
                )
        asked = [of_rows(those, by_index=by_index) for those in self.rows(word, cited, self.named[Actor][word])]
        return reduce(or_, asked, here)

    def rows(self, word: str, cited: bool, actors: Sequence[int] = ()) -> Iterator[Rows]:
        """The rows by which events have one of these actors or, if `cited`, a source that holds the word."""
        if actors:
            yield Participation.objects.filter(actor__in=actors)
        if cited:
            yield Citation.objects.published().filter(article__in=sources(word))


TERMS: dict[str, type[EventKind | Place | Actor]] = {"kind": EventKind, "place": Place, "actor": Actor}


def of_rows(rows: Rows, *, by_index: bool) -> Q:
    """That one of these rows is the event's; `by_index`, beginning with them."""
    return Q(pk__in=rows.values("event")) if by_index else Q(Exists(rows.filter(event=OuterRef("pk"))))


def holding_any(terms: Sequence[int], *, by_index: bool) -> Q:
    """That an event has one of these terms; false of none."""
    if not terms:
        return Q(pk__in=[])
    return Q(terms__any=terms) if by_index else Q(terms__any_seen=terms)


def sources(word: str) -> QuerySet[Article]:
    """Those that readers may know, and that hold a folded word among their spellings."""
    return Article.objects.filter(confidential=False, search_text__contains=word)
