"""Which events an account may be of, though another title or language hides it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date as Day
from datetime import timedelta
from typing import NamedTuple

from events.dates import Span, read
from events.intake.mentions import places_spelled
from events.models import Conflict, Event, Participation, Place
from events.models.finding import EventQuerySet, Status
from events.text.folding import fold
from events.text.languages import in_all_languages
from events.text.searching import ARTICLE

MOST_COMPARED = 2_000  # events of one conflict, the most significant of those whose dates are near
LIKELY = 0.75  # of 4: dates, actors and words count one each, kind and place a half
FARTHEST = 10  # days between two dates of what may be one event
WITHIN = 0.15  # a day in a month or a year: the same event, told less exactly
LONG = 366  # days: what lasted longer is near only to its start
WORD = re.compile(r"\w{3,}")
A_DAY_APART = 0.69  # by `nearness`
ALIKE = 0.6  # of the words, weighed by how few events hold them
SURE = 2.1


class Likeness(NamedTuple):
    """How much an account is like an event; `sure` where nobody would take it for another, `likely` where only the
    words might be of another."""

    event: Event
    points: float
    sure: bool
    likely: bool


@dataclass
class Known:
    """An event as it is compared: its folded words, and the ids of its actors."""

    event: Event
    when: Span
    words: set[str]
    actors: set[int] = field(default_factory=set)


class SimilarEvents:
    """The events of a conflict, or some of them, that may be the same as others in a period; in three queries."""

    def __init__(self, conflict: Conflict, period: Span, *, among: EventQuerySet | None = None) -> None:
        events = (
            (Event.objects.of(conflict) if among is None else among)
            .exclude(status=Status.WITHDRAWN)
            .possibly_in(widened(period))
            .select_related("conflict", "place")
            .order_by("-significance", "pk")[:MOST_COMPARED]
        )
        self.known = {
            event.pk: Known(event, Span(event.reach_start, event.reach_end), words_of(titles(event)))
            for event in events
        }
        self.places = places_spelled(
            Place.objects.filter(pk__in={known.event.place_id for known in self.known.values()})
        )
        self.holding = Counter(word for known in self.known.values() for word in known.words)  # events, by word
        pairs = Participation.objects.filter(event__in=list(self.known)).values_list("event_id", "actor_id")
        for event_id, actor_id in pairs:
            self.known[event_id].actors.add(actor_id)

    def likeliest(
        self, date: str, actors: Collection[int], words: str, limit: int = 3, *, kind: int | None = None
    ) -> list[Event]:
        """At most `limit` events, the likeliest first, by nearness of dates, actors, words, the kind (its id), and
        places that the words name.

        `date` is an EDTF string, or "" where none is known; then the others alone decide.
        """
        return [likeness.event for likeness in self.rated(date, actors, words, limit, kind=kind)]

    def rated(
        self, date: str, actors: Collection[int], words: str, limit: int = 3, *, kind: int | None = None
    ) -> list[Likeness]:
        """As `likeliest`, each with how much it is like it."""
        reach = read(date).reach if date else None
        folded, taking_part = words_of([words]), set(actors)
        places = {mention.pk for mention in self.places.mentions(words)} if self.places.by_words else set()
        scored = []
        for known in self.known.values():
            near = nearness(known.when, reach) if reach else 1
            if not near:
                continue
            alike = self.words_shared(known.words, folded)
            here = known.event.place_id in places
            points = shared(known.actors, taking_part) + alike * (1 if reach else 2) + (0.5 if here else 0)
            points += near if reach else 0
            points += 0.5 if reach and kind and known.event.kind_id == kind else 0
            elsewhere = bool(places and known.event.place_id) and not here
            likely = bool(reach) and near >= A_DAY_APART and points >= SURE and not elsewhere
            if points >= LIKELY:
                scored.append(Likeness(known.event, points, likely and alike >= ALIKE, likely))
        return sorted(scored, key=lambda one: (-one.points, one.event.pk))[:limit]

    def words_shared(self, one: set[str], other: set[str]) -> float:
        """How much of the smaller is in the other, 0 to 1; a word counts the less the more events hold it."""
        if not one or not other:
            return 0.0
        weight = sum(1 / self.holding[word] for word in one & other)
        return weight / min(sum(1 / (self.holding[word] or 1) for word in words) for words in (one, other))


def widened(period: Span) -> Span:
    """With the days before and after in which a date is near."""
    days = timedelta(FARTHEST)
    start = period.start - days if period.start and period.start > Day.min + days else None
    return Span(start, period.end + days if period.end and period.end < Day.max - days else None)


def nearness(one: Span, other: Span) -> float:
    """0 to 1: what part of the longer one the days in both are, or how near they begin, a day apart 0.7.

    What is open, or lasted for years, is near only where it begins (or ends, where its beginning is not known).
    """
    one, other = begun(one), begun(other)
    if not (one.start and one.end and other.start and other.end):
        return 0.1 if one.touches(other) else 0
    common = (min(one.end, other.end) - max(one.start, other.start)).days + 1
    longer = max((one.end - one.start).days, (other.end - other.start).days) + 1
    apart = abs((one.start - other.start).days)
    return max(common / longer, 1 / (1 + 0.43 * apart) if apart <= FARTHEST else 0, WITHIN if common > 0 else 0)


def begun(span: Span) -> Span:
    """Its first day alone where it is open or lasted for years; its last where only that is known."""
    if span.start and (span.end is None or (span.end - span.start).days > LONG):
        return Span(span.start, span.start)
    return Span(span.end, span.end) if span.start is None and span.end else span


def shared(one: Collection[object], other: Collection[object]) -> float:
    """How much of the smaller is in the other, 0 to 1; 0 where one is empty."""
    return len(set(one) & set(other)) / min(len(one), len(other)) if one and other else 0.0


def titles(event: Event) -> list[str]:
    """Titles and summaries, in all languages."""
    return [*in_all_languages(event, "title").values(), *in_all_languages(event, "summary").values()]


def words_of(texts: Iterable[str]) -> set[str]:
    """Folded words of three letters and more, without the Arabic article."""
    return {ARTICLE.sub("", word) for text in texts for word in WORD.findall(fold(text))}
