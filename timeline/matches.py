"""Where what a reader searched for stands in a text, whatever its spelling there."""

from collections.abc import Iterator

from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString

from events.models import Event
from events.reading.folding import fold_with_offsets
from events.text.folding import fold
from events.text.languages import in_all_languages

AROUND = 60  # letters shown on each side of a match in a text of which only a part is shown


def spans(text: str, query: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of `text` that the folded query stands in, in order and without overlap."""
    words = fold(query)
    folded = fold_with_offsets(text)
    place = folded.text.find(words) if words else -1
    while place >= 0:
        yield folded.span(place, place + len(words))
        place = folded.text.find(words, place + len(words))


def marked(text: str, query: str) -> SafeString:
    """`text`, escaped, with what was searched for in <mark>."""
    pieces, last = [], 0
    for start, end in spans(text, query):
        pieces.append((text[last:start], text[start:end]))
        last = end
    return format_html_join("", "{}<mark>{}</mark>", pieces) + conditional_escape(text[last:])


def match_beside(event: Event, query: str, shown: str) -> SafeString | None:
    """Where else in the event the match is, if not in `shown`: the words around it, marked; None where nowhere."""
    if not query or any(spans(shown, query)):
        return None
    for text in searched_texts(event):
        for start, end in spans(text, query):
            first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
            part = f"{'… ' if first else ''}{text[first:last]}{' …' if last < len(text) else ''}"
            return marked(part, query)
    return None


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
