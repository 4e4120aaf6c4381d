"""Which events an account may be of, though another title or language hides it."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from events.dates import Span, read
from events.models import Conflict, Event, Participation
from events.models.events import Status
from events.text.folding import fold
from events.text.languages import in_all_languages
from events.text.searching import ARTICLE

MOST_COMPARED = 2_000  # events of one conflict, the most significant of those whose dates touch
LIKELY = 0.75  # of 3: dates, actors and words count one each
WORD = re.compile(r"\w{3,}")


@dataclass
class Known:
    """An event as it is compared: its folded words, and the ids of its actors."""

    event: Event
    reach: Span
    words: set[str]
    actors: set[int] = field(default_factory=set)


class SimilarEvents:
    """The events of a conflict that may be the same as others in a period; read in two queries."""

    def __init__(self, conflict: Conflict, period: Span) -> None:
        events = (
            Event.objects.of(conflict)
            .exclude(status=Status.WITHDRAWN)
            .possibly_in(period)
            .select_related("conflict")
            .order_by("-significance", "pk")[:MOST_COMPARED]
        )
        self.known = {
            event.pk: Known(event, Span(event.reach_start, event.reach_end), words_of(titles(event)))
            for event in events
        }
        pairs = Participation.objects.filter(event__in=list(self.known)).values_list("event_id", "actor_id")
        for event_id, actor_id in pairs:
            self.known[event_id].actors.add(actor_id)

    def likeliest(self, date: str, actors: Collection[int], words: str, limit: int = 3) -> list[Event]:
        """At most `limit` events, the likeliest first, by overlap of dates, actors and folded words.

        `date` is an EDTF string, or "" where none is known; then actors and words alone decide.
        """
        reach = read(date).reach if date else None
        folded = words_of([words])
        scored = [(score(known, reach, set(actors), folded), known.event) for known in self.known.values()]
        likely = [(points, event) for points, event in scored if points >= LIKELY]
        return [event for _, event in sorted(likely, key=lambda row: (-row[0], row[1].pk))[:limit]]


def score(known: Known, reach: Span | None, actors: set[int], words: set[str]) -> float:
    """0 to 3; 0 where the dates do not touch. Without a reach (no date) words count twice."""
    if reach is None:
        return shared(known.actors, actors) + 2 * shared(known.words, words)
    days = overlap(known.reach, reach)
    return days and days + shared(known.actors, actors) + shared(known.words, words)


def overlap(one: Span, other: Span) -> float:
    """The days in both as a part of the longer one's; 0.1 where one is open, 0 where they do not touch."""
    if not (one.start and one.end and other.start and other.end):
        return 0.1 if one.touches(other) else 0
    common = (min(one.end, other.end) - max(one.start, other.start)).days + 1
    longer = max((one.end - one.start).days, (other.end - other.start).days) + 1
    return max(common, 0) / longer


def shared(one: Collection[object], other: Collection[object]) -> float:
    """How much of the smaller is in the other, 0 to 1; 0 where one is empty."""
    return len(set(one) & set(other)) / min(len(one), len(other)) if one and other else 0.0


def titles(event: Event) -> list[str]:
    """Titles and summaries, in all languages."""
    return [*in_all_languages(event, "title").values(), *in_all_languages(event, "summary").values()]


def words_of(texts: Iterable[str]) -> set[str]:
    """Folded words of three letters and more, without the Arabic article."""
    return {ARTICLE.sub("", word) for text in texts for word in WORD.findall(fold(text))}
