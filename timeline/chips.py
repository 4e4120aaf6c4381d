"""What a view is limited to, part by part, in words, each with the address of the view without it."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Actor, Article, Conflict, Tally
from events.record.counting import having
from timeline.drawing.lanes import MODEL
from timeline.filters import EventFilter


class Chip(NamedTuple):
    words: str
    without: str  # the query of the view without this part


def filter_in_words(conflict: Conflict, filters: EventFilter) -> str:
    """What is filtered, as a reader says it: “law · from 1975 to 1991”; "" where nothing is."""
    return " · ".join(chip.words for chip in chips(conflict, filters))


def chips(conflict: Conflict, filters: EventFilter) -> list[Chip]:
    return [*of_words(filters), *of_names(conflict, filters), *of_source(conflict, filters), *of_the_rest(filters)]


def of_words(filters: EventFilter) -> Iterator[Chip]:
    if filters.q:
        yield Chip(_("“%s”") % filters.q, filters.query(q=""))


def of_names(conflict: Conflict, filters: EventFilter) -> Iterator[Chip]:
    """Kinds, actors and places, of which only those are named that readers see in an event."""
    for name in MODEL:
        if not (slugs := filters.slugs(name)):
            continue
        for thing in filters.named(conflict, name).filter(slug__in=slugs):
            rest = ",".join(slug for slug in slugs if slug != thing.slug)
            called = thing.short if isinstance(thing, Actor) else thing
            yield Chip(str(called), filters.query(**{name: rest}))


def of_source(conflict: Conflict, filters: EventFilter) -> Iterator[Chip]:
    if source := source_of(conflict, filters):
        publisher = f" ({source.publisher})" if source.publisher else ""
        yield Chip(f"{source.shown_title}{publisher}", filters.query(source=""))


def source_of(conflict: Conflict, filters: EventFilter) -> Article | None:
    """The source that the events are limited to; None where no account that readers see cites it."""
    if not filters.source:
        return None
    sources = Article.objects.filter(pk=int(filters.source), confidential=False).defer("text")
    if not filters.drafts:
        return sources.filter(pk__in=having(conflict, Tally.Of.SOURCE)).first()
    events = filters.shown
    cited = events.accounts_shown.filter(article=OuterRef("pk"), event__in=events.of(conflict))
    return sources.filter(Exists(cited)).first()


def of_the_rest(filters: EventFilter) -> Iterator[Chip]:
    if filters.days:
        yield Chip(filters.days, filters.query(**{"from": "", "to": ""}))
    if filters.disputed:
        yield Chip(_("only where sources disagree on the date"), filters.query(disputed=""))
    if number := len(filters.slugs("events")):
        words = ngettext("%(n)d event chosen", "%(n)d events chosen", number) % {"n": number}
        yield Chip(words, filters.query(events=""))
    if filters.top:
        words = ngettext("the most significant", "the %(n)d most significant", filters.top) % {"n": filters.top}
        yield Chip(words, filters.query(top=""))
