"""Actors, kinds and places that are removed: versions of events bring them back, and proposals keep their names."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from events.models import Actor, Candidate, EventKind, Place, RemovedName
from events.models.named import Named
from events.record.document import NAMED, Document
from events.text.languages import in_all_languages, listed

Row = TypeVar("Row", bound=Named)
OF_EVENT, OF_ACCOUNT = ("conflict", "kind", "place"), ("article", "claimant")  # what their documents name
NEEDED = ("conflict", "kind")  # no event is without


def remove(rows: QuerySet[Any]) -> int:
    """Delete rows that no event names now; gives how many. Raises ProtectedError where one is named."""
    going = list(rows)
    with transaction.atomic():
        RemovedName.objects.bulk_create(
            [RemovedName(of=row._meta.model_name, slug=row.slug, row=row_of(row)) for row in going if is_named(row)],
            update_conflicts=True,
            unique_fields=["of", "slug"],
            update_fields=["row"],
        )
        for row in going:
            if isinstance(row, Actor):
                name_actor_in_words(row)
        name_places_in_words([row for row in going if isinstance(row, Place)])
        rows.model._default_manager.filter(pk__in=[row.pk for row in going]).delete()
    return len(going)


def is_named(row: Any) -> bool:
    return isinstance(row, Actor | EventKind | Place)


def row_of(row: Named) -> dict[str, Any]:
    """All that it says, by the name of the column."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def made_again(model: type[Row], row: Mapping[str, Any]) -> Row:
    """The row under its own id and short name, by which all versions name it; so is what it was a part of."""
    row = dict(row)
    above = row.get("part_of_id")
    if above and not Actor.objects.filter(pk=above).exists():
        removed = RemovedName.objects.filter(of="actor", row__id=above).first()
        row["part_of_id"] = taken_back(Actor, removed).pk if removed else None
    again = model(**row)
    again.save(force_insert=True)
    return again


def name_of(model: type[Any], slug: str) -> str:
    """What was called so before it was removed; "" where that is not known."""
    removed = RemovedName.objects.filter(of=model._meta.model_name, slug=slug).first()
    return str(model(**removed.row)) if removed else ""


def taken_back(model: type[Row], removed: RemovedName) -> Row:
    removed.delete()
    return made_again(model, removed.row)


# What a version names that is gone


def with_names_back(document: Document, now: Mapping[str, Any]) -> tuple[Document, list[str]]:
    """A version's document, by the names of today, of what is there: what was removed since is made again.

    What cannot be is left out, a kind is as it is `now`; beside stands what that is.
    """
    gone = names_gone(document)
    if not gone:
        return document, []

    def lacks(row: Mapping[str, Any], name: str) -> bool:
        return (name, row.get(name)) in gone

    own = {name: now[name] if name in NEEDED else None for name in OF_EVENT if lacks(document, name)}
    accounts = [
        {**row, "claimant": None} if lacks(row, "claimant") else row
        for row in document["citations"]
        if not lacks(row, "article")
    ]
    taking_part = [row for row in document["participations"] if not lacks(row, "actor")]
    return {**document, **own, "citations": accounts, "participations": taking_part}, told_of(gone)


def told_of(gone: set[tuple[str, str]]) -> list[str]:
    """By their short names; not a source, as it may have been confidential."""
    names = {f"“{slug}”" for name, slug in gone if name != "article"}
    return sorted(names) + [gettext("a source")] * any(name == "article" for name, _slug in gone)


def told_gone(gone: Iterable[str]) -> str:
    """Of `told_of`, in a sentence; "" for nothing."""
    names = listed(list(gone))
    return names and gettext("Gone since, and so not brought back: %s.") % names


def names_gone(document: Mapping[str, Any]) -> set[tuple[str, str]]:
    """What a document names and is not there, nor can be made again: the key by which it names it, and the slug."""
    named = {(name, document.get(name)) for name in OF_EVENT}
    named |= {(name, row.get(name)) for row in document["citations"] for name in OF_ACCOUNT}
    named |= {("actor", row["actor"]) for row in document["participations"]}
    by_model: dict[Any, set[str]] = {}
    for name, slug in named:
        if slug:
            by_model.setdefault(NAMED[name], set()).add(slug)
    left = {model: absent(model, slugs) for model, slugs in by_model.items()}
    return {(name, slug) for name, slug in named if slug and slug in left[NAMED[name]]}


def absent(model: Any, slugs: set[str]) -> set[str]:
    """Those of which there is no row, and none can be made again; the others are."""
    here = model._default_manager.filter(slug__in=slugs)
    away = slugs - set(here.values_list("slug", flat=True))
    if not away:
        return away
    # Of two who bring one back at once, the second waits, and finds the row that the first has made.
    rows = RemovedName.objects.filter(of=model._meta.model_name, slug__in=away).select_for_update().order_by("pk")
    for removed in list(rows):
        if not model._default_manager.filter(Q(pk=removed.row["id"]) | Q(slug=removed.slug)).exists():
            taken_back(model, removed)
    return slugs - set(here.values_list("slug", flat=True))


# What waits for a decision and points at it


def name_actor_in_words(actor: Actor) -> None:
    """In proposals that would lose it: as one whom nobody has entered."""
    taking_part = Candidate.actors.through._default_manager.filter(actor=actor).values_list("candidate", flat=True)
    wanted, waiting = set(taking_part), Candidate.objects.select_related("article").select_for_update(of=("self",))
    for candidate in waiting.filter(Q(pk__in=wanted) | Q(claimant=actor)).order_by("pk"):
        name = spelled(actor, candidate)
        if candidate.pk in wanted:
            named = [*candidate.beside.get("actors", []), name]
            candidate.beside = {**candidate.beside, "actors": list(dict.fromkeys(named))}
        if candidate.claimant_id == actor.pk:
            candidate.attribution = candidate.attribution or name[:200]
        candidate.save(update_fields=["beside", "attribution"])


def name_places_in_words(places: Iterable[Place]) -> None:
    """Likewise; with the coordinates, where they are known."""
    going = {place.pk: place for place in places}
    offering = Candidate.objects.filter(beside__has_key="own_places").order_by("pk")
    pairs = offering.values_list("pk", "beside__own_places").iterator() if going else []
    wanted = [pk for pk, own in pairs if not going.keys().isdisjoint(own)]
    rows = Candidate.objects.select_related("article").select_for_update(of=("self",)).filter(pk__in=wanted)
    for candidate in rows.order_by("pk"):
        beside = dict(candidate.beside)
        own = beside.pop("own_places", [])
        if left := [pk for pk in own if pk not in going]:
            beside["own_places"] = left
        words = [in_words(going[pk], candidate) for pk in own if pk in going]
        named = {place["name"] for place in words}
        beside["places"] = [*(place for place in beside.get("places", []) if place["name"] not in named), *words]
        candidate.beside = beside
        candidate.save(update_fields=["beside"])


def in_words(place: Place, candidate: Candidate) -> dict[str, Any]:
    spot = {"latitude": place.latitude, "longitude": place.longitude} if place.latitude is not None else {}
    return {"name": spelled(place, candidate), **spot}


def spelled(row: Named, candidate: Candidate) -> str:
    """The name by which the proposal's sentence calls it; where that is none, the name in its language, or any."""
    own = in_all_languages(row, "name").get(candidate.article.language, "")
    return next((name for name in [own, *row.spellings] if name and name in candidate.sentence), own or str(row))
