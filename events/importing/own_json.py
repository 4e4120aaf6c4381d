"""Events → a timeline's own JSON, as the API and the exported file hold it; `own` reads it again.

What is written of a row is what its model says that readers may know; all else is said here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import orjson
from django.utils.crypto import salted_hmac
from django.utils.text import slugify

from events.dates.words import in_words
from events.models import Actor, Article, Citation, Conflict, DataSet, Event, EventKind, Participation, Place
from events.models.columns import default_of
from events.models.sources import HIDDEN
from events.record.table import Address
from events.text.languages import LANGUAGES, in_all_languages

Row = dict[str, Any]
Described = Event | Citation | Participation | Article | EventKind | Place | Actor | Conflict | DataSet
Thing = EventKind | Place | Actor
Wholes = Callable[[], dict[int, Actor]]  # actors of which others are parts, by their ids
# What the file names beside its events, in an order in which none names one of a later kind.
NAMED: dict[str, type[Thing]] = {"kinds": EventKind, "places": Place, "actors": Actor}
LICENCE_NOTE = "The licence is that of the data; words quoted from sources are excepted from it."
OF_THE_CONFLICT = ("slug", "editors", "licence", "licence_url")
NOT_OF_AN_ACCOUNT = ("published",)  # only those that are public are written
# What could lead to a confidential source; of the source itself nothing is written but its language.
TELLTALE = ("reckoned_from", "working", "locator")
# The order of the keys, for files that are compared as text; a key that is not named here comes after these.
ORDER: dict[type[Described], tuple[str, ...]] = {
    Event: (
        *("slug", "date", "planned", "disputed", "disagreement_explained", "significance", "title", "summary"),
        *("date_reason", "url", "kind", "date_words", "earliest", "latest", "place", "actors", "accounts"),
        "data_set",
    ),
    Citation: (
        *("quote", "date_as_written", "date", "aspect", "stance", "reckoned_from", "deaths_low", "deaths_best"),
        *("deaths_high", "translation", "claim", "claimant", "working", "locator", "attribution", "article"),
    ),
    Article: (
        *("id", "slug", "title", "publisher", "affiliation", "url", "symbol", "language", "published"),
        *("published_reason", "licence"),
    ),
    DataSet: ("slug", "name", "version", "licence", "credit"),
    Actor: ("slug", "kind", "aliases", "name", "short", "part_of"),
}


def public_columns(row: Described) -> Row:
    """What readers may know of a row, its links aside."""
    return {**plain(row, *row.COLUMNS.public), **texts(row, *row.COLUMNS.texts)}


def in_order(model: type[Described], row: Row) -> Row:
    return {**{name: row[name] for name in ORDER[model]}, **row}


def plain(row: Described, *names: str) -> Row:
    return {name: getattr(row, name) for name in names}


def texts(row: Described, *names: str) -> dict[str, dict[str, str]]:
    return {name: in_all_languages(row, name) for name in names}


def event_out(event: Event, address: Address) -> Row:
    """An event that was loaded `with_accounts`; `address` gives that of its page, with scheme and host."""
    when = event.when
    row = {
        **public_columns(event),
        **plain(event, "planned", "disputed"),
        "url": address(event),
        "kind": event.kind.slug,
        "date_words": {lang: in_words(when, lang, planned=event.planned) if when else "" for lang in LANGUAGES},
        "earliest": event.earliest and event.earliest.isoformat(),
        "latest": event.latest and event.latest.isoformat(),
        "place": event.place and event.place.slug,
        "actors": [{"actor": row.actor.slug, **public_columns(row)} for row in event.participations.all()],
        "accounts": [account_out(account) for account in event.citations.all()],
        "data_set": event.data_set and in_order(DataSet, public_columns(event.data_set)),
    }
    return in_order(Event, row)


def account_out(account: Citation) -> Row:
    """A public account with its source; of a confidential one only what does not lead to it."""
    claimant = account.claimant
    row = {
        **public_columns(account),
        "claimant": claimant and claimant.slug,
        "attribution": in_all_languages(claimant, "name") if claimant else in_all_languages(account, "attribution"),
        "article": article_out(account.article),
        "own_attribution": in_all_languages(account, "attribution"),
        "confidential_source": secret_code(account) if account.article.confidential else "",
    }
    if account.article.confidential:
        row |= {name: default_of(Citation, name) for name in TELLTALE}
    return in_order(Citation, {name: value for name, value in row.items() if name not in NOT_OF_AN_ACCOUNT})


def secret_code(account: Citation) -> str:
    """By which accounts of one confidential source are told from those of another, in one conflict and in no two.

    Nobody works it out who does not know the installation's key. A source that came with a code keeps it.
    """
    slug, source = account.article.slug, f"{account.event.conflict_id}:{account.article_id}"
    if slug.startswith(f"{HIDDEN}-"):
        return slug.removeprefix(f"{HIDDEN}-")
    return salted_hmac("confidential source", source, algorithm="sha256").hexdigest()[:16]


def article_out(article: Article) -> Row:
    """A source, never its text; one that is confidential as if it said nothing but its language."""
    if article.confidential:
        row = {name: default_of(Article, name) for name in Article.COLUMNS.public}
        row |= {"id": 0, "title": article.public_title, "language": article.language}
    else:
        row = {"id": article.pk, **public_columns(article)}
    return in_order(Article, row)


def conflict_out(conflict: Conflict) -> Row:
    return {**plain(conflict, *OF_THE_CONFLICT), **texts(conflict, "name")}


def origin_of(conflict: Row) -> Row:
    """A timeline as the data set of the events that came from no other, with its licence and the editors it names."""
    name = next(filter(None, conflict.get("name", {}).values()), conflict["slug"])[:200]
    said = {
        "slug": f"timeline-{slugify(conflict['slug'])}"[:40],
        "name": name,
        "licence": conflict["licence"],
        "licence_url": conflict.get("licence_url", ""),
        "credit": conflict.get("editors") or name,
    }
    return {column: said.get(column, default_of(DataSet, column)) for column in DataSet.COLUMNS.public}


def thing_out(thing: Thing) -> Row:
    """A kind, a place or an actor."""
    if isinstance(thing, Actor):
        return in_order(Actor, {**public_columns(thing), "part_of": thing.part_of and thing.part_of.slug})
    return public_columns(thing)


def file_out(conflict: Conflict, events: Iterable[Event], address: Address, own_address: str) -> Iterator[bytes]:
    """The parts of a file of events with the conflict, its licence and the address of the file itself."""
    head = {"conflict": conflict_out(conflict), "licence_note": LICENCE_NOTE, "address": own_address}
    named: dict[str, dict[str, Row]] = {name: {} for name in NAMED}
    wholes = cache(Actor.objects.filter(parts__isnull=False).distinct().in_bulk)  # asked once, when one is needed
    yield orjson.dumps(head)[:-1] + b',"events":['
    for number, event in enumerate(events):
        yield (b",\n" if number else b"\n") + orjson.dumps(event_out(event, address))
        gather(named, event, wholes)
    yield b"]," + orjson.dumps({name: list(rows.values()) for name, rows in named.items()})[1:] + b"\n"


def gather(named: Mapping[str, dict[str, Row]], event: Event, wholes: Wholes) -> None:
    """What the file is read with again elsewhere: the kinds, places and actors that its events name, each once."""
    gather_thing(named["kinds"], event.kind)
    if event.place:
        gather_thing(named["places"], event.place)
    claimants = [account.claimant for account in event.citations.all() if account.claimant]
    for actor in [*(row.actor for row in event.participations.all()), *claimants]:
        gather_thing(named["actors"], actor, wholes)


def gather_thing(rows: dict[str, Row], thing: Thing, wholes: Wholes = dict) -> None:
    """An actor stands after those of which it is a part; where these are parts of it in turn, after some."""
    chain: dict[str, Thing] = {}
    above: Thing | None = thing
    while above and above.slug not in rows and above.slug not in chain:
        chain[above.slug] = above
        if isinstance(above, Actor) and above.part_of_id:
            above.part_of = wholes().get(above.part_of_id) or above.part_of
        above = above.part_of if isinstance(above, Actor) else None
    rows.update({slug: thing_out(chain[slug]) for slug in reversed(chain)})
