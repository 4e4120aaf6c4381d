"""Where what a reader searched for stands in a text, whatever its spelling there."""

import re
from collections.abc import Iterable, Iterator

from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString

from events.dates.words import spoken
from events.models import Event
from events.text.folding import MARKS
from events.text.languages import in_all_languages
from events.text.searching import LEADS, searchable, wanted

AROUND = 60  # letters shown on each side of a match in a text of which only a part is shown
# A longer run is looked at in parts: what of it stands where costs the square of its length.
WRITTEN_TOGETHER = re.compile(r"\S{1,100}")
SPACE = re.compile(r"\s+")
JOINED = re.compile(r"[\u0620-\u065f\u066e-\u06d3]+")  # letters, drawn as one with those beside them


def spans(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The half-open spans of `text` where one of the words stands, as `wanted` gives them; without overlap."""
    words = list(words)
    for piece in WRITTEN_TOGETHER.finditer(text) if words else ():
        folded = searchable(piece[0])
        hits = sorted(span for word in words for span in places(folded, word))
        lengths = folded_lengths(piece[0]) if hits else []
        last = 0
        for start, end in hits:
            if start >= last:
                first, after = written(piece[0], lengths, start, end)
                yield piece.start() + first, piece.start() + after
                last = max(end, lengths[after])


def places(folded: str, word: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of a word in folded text, with what leads it, without the spaces around a whole word."""
    place = folded.find(word)
    while place >= 0:
        start, end = place + word.startswith(" "), place + len(word.rstrip())
        yield 1 if LEADS.fullmatch(folded, 1, start) else start, end
        place = folded.find(word, end)


def folded_lengths(piece: str) -> list[int]:
    """How long the folded form of each of its beginnings is, from none to the whole."""
    return [len(searchable(piece[:count]).rstrip()) for count in range(len(piece) + 1)]


def written(piece: str, lengths: list[int], start: int, end: int) -> tuple[int, int]:
    """The half-open span of `piece`, of these `folded_lengths`, that became `start` to `end` of its folded form, and
    to the end of an Arabic word, which a mark would break."""
    first = next(count for count, length in enumerate(lengths) if length > start) - 1
    after = next(count for count, length in enumerate(lengths) if length >= end)
    while after < len(piece) and MARKS.match(piece[after]):
        after += 1
    rest = JOINED.match(piece, after - 1)
    return first, rest.end() if rest else after


def marked(text: str, query: str) -> SafeString:
    """`text`, escaped, with what was searched for in <mark>."""
    pieces, last = [], 0
    for start, end in spans(text, wanted(query)):
        pieces.append((text[last:start], text[start:end]))
        last = end
    return format_html_join("", "{}<mark>{}</mark>", pieces) + conditional_escape(text[last:])


def match_beside(event: Event, query: str, shown: str) -> SafeString | None:
    """Where else in the event words are that are not in `shown` or its date: what stands around the first of them.

    None where all are seen already.
    """
    seen = searchable(" ".join([shown, *(spoken(event.when) if event.when else [])]))
    hidden = [word for word in wanted(query) if word not in seen]
    if not hidden:
        return None
    for text in searched_texts(event):
        for start, end in spans(text, hidden):
            first, last = of_whole_words(text, start, end)
            part = f"{'… ' if first else ''}{text[first:last]}{' …' if last < len(text) else ''}"
            return marked(part, query)
    return None


def of_whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A half-open span around another, wider by at most AROUND letters on each side, that cuts no word."""
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    if first:
        first = next((space.end() for space in SPACE.finditer(text, first, start)), first)
    if last < len(text):
        last = max((space.start() for space in SPACE.finditer(text, end, last)), default=last)
    return first, last


def searched_texts(event: Event) -> Iterator[str]:
    """All that the search of `EventQuerySet.search` looks through, one text at a time."""
    for account in event.citations.all():
        yield from account.texts
        if not account.article.confidential:
            yield from account.article.spellings
    yield from in_all_languages(event, "title").values()
    yield from in_all_languages(event, "summary").values()
    for participation in event.participations.all():
        yield from participation.actor.spellings
    if event.place:
        yield from event.place.spellings
    yield from event.kind.spellings
