"""The condition by which a reader's words find events."""

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from events.models.accounts import Citation, Participation
from events.models.sources import Article
from events.models.vocabulary import Actor, Conflict, EventKind, Place
from events.text.searching import wanted

MOST_LISTED = 100  # ids in a condition; of more, it is asked for them


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

    def condition(self, word: str, events: QuerySet[Any], *, by_index: bool) -> Q:
        """That an event, or a name by which it is known, holds a word; `events` are all of the conflict.

        With `by_index` each of its parts is a question to an index, together they would be to none. Without it, it is
        asked of one event after the other, in forms that no index answers: the planner would choose that of all
        conflicts, which is slow where most events hold the word.
        """
        asked = Q(search_text__contains=word)
        here = asked if by_index else Q(GreaterThan(StrIndex("search_text", Value(word)), 0))
        for name, model in (("kind", EventKind), ("place", Place)):
            if ids := self.named[model][word]:
                few = len(ids) <= MOST_LISTED
                here |= Q(
                    **{f"{name}__in": ids if few else model._default_manager.filter(search_text__contains=word)}
                )
        rows: list[QuerySet[Any]] = []
        if ids := self.named[Actor][word]:
            rows.append(Participation.objects.filter(actor__in=ids))
        if word in self.cited:
            rows.append(Citation.objects.published().filter(article__in=sources(word)))
        if not by_index:
            return reduce(or_, (Q(Exists(of.filter(event=OuterRef("pk")))) for of in rows), here)
        if not rows:
            return here
        named = [of.filter(event__conflict=self.conflict).order_by().values("event") for of in rows]
        return Q(pk__in=events.filter(here).order_by().values("pk").union(*named, all=True))


def sources(word: str) -> QuerySet[Article]:
    """Those that readers may know, and that hold a folded word among their spellings."""
    return Article.objects.filter(confidential=False, search_text__contains=word)
