"""Events as a table for spreadsheets, one event a row: for readers, for the desk, and to be imported again."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from events.dates.words import in_words
from events.models import Event
from events.models.columns import in_languages
from events.text.formulas import harmless
from events.text.languages import current_language, in_all_languages

Address = Callable[[Event], str]  # of an event's page, with scheme and host
BOM = "\ufeff"  # tells spreadsheets that the file is UTF-8
TEXTS = ("title", "summary")
COLUMNS = (
    *("address", "date", "date_words", "earliest", "latest", "kind", *in_languages(TEXTS)),
    *("place", "latitude", "longitude", "actors", "planned", "disputed", "accounts", "sources", "licence"),
)


class Beside(NamedTuple):
    """Columns beside COLUMNS, and of an event their cells."""

    columns: Sequence[str]
    cells: Callable[[Event], list[Any]]


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def as_csv(events: Iterable[Event], address: Address, beside: Beside) -> Iterator[str]:
    """Lines of a table for spreadsheets, one event each."""
    writer = csv.writer(Echo())
    yield BOM + writer.writerow((*COLUMNS, *beside.columns))
    for event in events:
        yield writer.writerow([cell and harmless(cell) for cell in (*row(event, address), *beside.cells(event))])


def row(event: Event, address: Address) -> list[Any]:
    """The cells of COLUMNS; the words in the page's language."""
    accounts = list(event.citations.all())
    sources = [account.article.public_publisher or account.article.public_title for account in accounts]
    place = event.place
    return [
        address(event),
        event.date,
        in_words(event.when, current_language(), planned=event.planned) if event.when else "",
        *(event.earliest, event.latest, event.kind.slug),
        *(getattr(event, name) for name in in_languages(TEXTS)),
        *((place.name.text, place.latitude, place.longitude) if place else ("", "", "")),
        "; ".join(participation.actor.slug for participation in event.participations.all()),
        *(int(event.planned), int(event.disputed), len(accounts)),
        "; ".join(dict.fromkeys(sources)),
        event.data_set.licence if event.data_set else event.conflict.licence,
    ]


def of_the_desk(event: Event) -> list[Any]:
    """What the desk's table has beside."""
    missing = [lang for lang, title in in_all_languages(event, "title").items() if not title]
    return [event.status, event.version, " ".join(missing)]


OF_THE_DESK = Beside(("status", "version", "titles_missing"), of_the_desk)
