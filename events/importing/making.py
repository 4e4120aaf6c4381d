"""The kinds, actors, places and sources that rows name; made where they are not there."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from django.core.exceptions import ValidationError

from events.importing.cells import spaced
from events.importing.mapping import Mapping
from events.importing.names_made import Made, note
from events.importing.namesakes import WITH_A_CODE
from events.importing.provinces import town_in, towns_in
from events.importing.rows import Imported, Source, Where
from events.intake.spots import is_code, spot, state_called, states_of
from events.models import Actor, Article, Conflict, DataSet, EventKind, FormerSlug, Place
from events.reading.gazetteer.divisions import is_division
from events.record.bulk import insert_many

PALETTE = (
    ("#c2410c", "triangle-up"),
    ("#2274b5", "square"),
    ("#7c3aed", "pentagon"),
    ("#15803d", "circle"),
    ("#be185d", "triangle-down"),
    ("#a16207", "hexagon"),
    ("#475569", "star"),
)
Nameable = TypeVar("Nameable", EventKind, Actor, Place, Article)
Written = TypeVar("Written", EventKind, Actor, Place, Article, DataSet)
ARABIC = re.compile("[\u0620-\u064a]")


class Named:
    """The kinds, actors, places and sources that rows name, by slug; made where they are not there."""

    def __init__(self, rows: list[Imported], mapping: Mapping, made: Made, conflict: Conflict) -> None:
        """`made` takes the ids of those that are new; `conflict` tells in which states places lie."""
        self.language, self.made, self.conflict = mapping.language, made, conflict
        self.land, self.provinces = mapping.land, mapping.provinces
        kinds = {row.kind: row.kind_name for row in rows}
        number = EventKind.objects.count()
        self.kinds = self.ids(EventKind, kinds, lambda slug: new_kind(slug, kinds[slug], mapping, number))
        actors = dict(pair for row in rows for pair in row.actors)
        self.actors = self.ids(Actor, actors, lambda slug: self.actor(slug, actors[slug]))
        places = {row.place.slug: row.place for row in rows if row.place}
        self.places = self.ids(Place, places, lambda slug: self.place(places[slug]))
        self.sources = {source.slug: self.source(source) for row in rows for source in row.sources}
        article_ids = self.ids(Article, self.sources, lambda slug: self.sources[slug])
        for slug, article in self.sources.items():
            article.pk = article_ids[slug]

    def ids(self, model: type[Nameable], wanted: Iterable[str], make: Callable[[str], Nameable]) -> dict[str, int]:
        present, missing = ids(model, wanted, make)
        note(self.made, model._meta.model_name or "", missing.values())
        return present | missing

    @cached_property
    def states(self) -> Counter[str]:
        return states_of(self.conflict) + Counter(filter(None, [self.land]))

    def actor(self, slug: str, name: str) -> Actor:
        return Actor(slug=slug, kind=Actor.Kind.GROUP, **{f"name_{language_of(name, self.language)}": spaced(name)})

    def place(self, where: Where) -> Place:
        """Where the table says, or else the gazetteer."""
        state = state_called(where.within)
        lands = set(self.states) if self.land else set()
        name = where.name.removesuffix(f" ({where.beside})").removesuffix(f" ({where.within})")
        name = spaced(found[1] if (found := WITH_A_CODE.fullmatch(name)) and found[2] == where.beside else name)
        said = spot(name, self.states, {state} if state else lands)
        lies = state or self.land
        if where.beside and not state_called(where.beside) and (said or (lies and not is_code(name))):
            town = town_in(name, where.beside, towns_in(name, lies), self.provinces)
            said = {"latitude": town.latitude, "longitude": town.longitude} if town else {}
        if where.precision == Place.Precision.REGION and is_division(name, lies):
            said = {}  # not those of the town that it is called by
        if where.latitude is not None and where.longitude is not None:
            said = {"latitude": where.latitude, "longitude": where.longitude}
        names = {f"name_{language_of(where.name, self.language)}": spaced(where.name)}
        return Place(slug=where.slug, precision=where.precision, **names, **said)

    def source(self, source: Source) -> Article:
        """An article of which only the data set's own words are known."""
        return Article(
            slug=source.slug,
            title=source.title,
            publisher=source.publisher,
            published=source.published,
            url=source.url,
            language=language_of(source.title, self.language),
            affiliation=Article.Affiliation.PRESS,
            text_is=Article.TextIs.SUMMARY,
        )


def ready(mapping: Mapping) -> Mapping:
    """With where the places lie that names of the table stand for, of which that is known to a village.

    Raises ValidationError for a kind that the mapping names or makes, and that is none.
    """
    for slug in {*mapping.kinds, *mapping.kind_values.values()}:
        checked(new_kind(slug, slug, mapping, 0))
    there = Place.objects.filter(slug__in=set(mapping.place_values.values()), precision=Place.Precision.EXACT)
    spots = there.values_list("slug", "latitude", "longitude")
    known = {slug: (north, east) for slug, north, east in spots if north is not None and east is not None}
    return replace(mapping, spots=known)


def new_kind(slug: str, name: str, mapping: Mapping, number: int) -> EventKind:
    """With the mapping's colour, shape and names, or the one of PALETTE by its number and the row's own word."""
    form = mapping.kinds.get(slug, {})
    colour, shape = PALETTE[number % len(PALETTE)]
    names = form.get("name") or {language_of(name, mapping.language): spaced(name)}
    return EventKind(
        slug=slug,
        colour=form.get("colour", colour),
        shape=form.get("shape", shape),
        position=number,
        **{f"name_{lang}": text for lang, text in names.items()},
    )


def language_of(name: str, latin: str) -> str:
    """Arabic where it has Arabic letters, else that of names in Latin ones; in an Arabic table English."""
    return "ar" if ARABIC.search(name) else latin if latin != "ar" else "en"


def ids(
    model: type[Nameable], wanted: Iterable[str], make: Callable[[str], Nameable]
) -> tuple[dict[str, int], dict[str, int]]:
    """The ids of the rows with these slugs, of today or former, and of those that were missing, and made without
    `save()`."""
    wanted = list(wanted)
    former = FormerSlug.objects.filter(of=model._meta.model_name, slug__in=wanted)
    renamed: dict[str, str] = dict(former.values_list("slug", "now"))
    rows = dict(model._default_manager.filter(slug__in=[*wanted, *renamed.values()]).values_list("slug", "pk"))
    present = {slug: rows[renamed.get(slug, slug)] for slug in wanted if renamed.get(slug, slug) in rows}
    missing = [make(slug) for slug in wanted if slug not in present]
    for row in missing:
        checked(row)
        row.fold()
    insert_many(missing)
    return present, {row.slug: row.pk for row in missing}


def checked(row: Written) -> Written:
    """The row itself; raises ValidationError, which names it, for values that its columns refuse."""
    try:
        row.clean_fields()
    except ValidationError as error:
        wrong = [f"{row.slug}, {name}: {told}" for name, all_told in error.message_dict.items() for told in all_told]
        raise ValidationError(wrong) from None
    return row
