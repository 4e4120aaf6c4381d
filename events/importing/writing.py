"""Imported rows → events with their accounts, a thousand at a time, through the door, in one transaction.

A new event is written without a Revision: it gets its first before it is edited, or imported anew. One with a
Revision of another batch than an import's was edited, and is never overwritten by a later import.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar
from uuid import uuid4

from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.importing.mapping import Mapping
from events.importing.rows import Imported, Refused, read_row, slug_of
from events.importing.tables import Row
from events.models import (
    Actor,
    Article,
    Citation,
    Conflict,
    DataSet,
    Event,
    EventKind,
    Participation,
    Place,
    Revision,
)
from events.models.events import Status
from events.record import counting
from events.record.bulk import insert_many
from events.record.door import change, remember_imported
from events.text.folding import fold

CHUNK = 1000  # rows
IMPORT = "import-"  # begins the batch of every import
MOST_COUNTED = 30_000  # numbers that are gathered before the table of counts is told
PALETTE = (
    ("#c2410c", "triangle-up"),
    ("#2274b5", "square"),
    ("#7c3aed", "pentagon"),
    ("#15803d", "circle"),
    ("#be185d", "triangle-down"),
    ("#a16207", "hexagon"),
    ("#475569", "star"),
)
T = TypeVar("T")
Tell = Callable[[int, str], None]  # a row's number, and what is said of it


@dataclass
class Outcome:
    """What became of the rows."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    edited: int = 0  # left alone, as an editor changed the event
    refused: int = 0
    mended: int = 0
    batch: str = ""

    @property
    def rows(self) -> int:
        return self.created + self.updated + self.unchanged + self.edited + self.refused


@dataclass
class Importer:
    """Writes the rows of one file into one conflict."""

    mapping: Mapping
    conflict: Conflict
    data_set: DataSet
    article: Article
    order: str = ""
    publish: bool = True
    tell: Tell = lambda number, said: None
    outcome: Outcome = field(default_factory=Outcome)
    counted: Counter[Any] = field(default_factory=Counter)  # what the table of counts is still to be told

    def take(self, rows: Iterable[tuple[int, Row]], *, dry: bool = False) -> Iterator[Outcome]:
        """Write the rows chunk by chunk, and say after each what became of all so far; `dry`: only say."""
        for chunk in chunks(rows, CHUNK):
            self.take_chunk(chunk, dry)
            yield self.outcome

    def take_chunk(self, rows: list[tuple[int, Row]], dry: bool) -> None:
        read: dict[str, Imported] = {}
        for number, row in rows:
            try:
                found = read_row(number, row, self.mapping, self.order)
                if found.source_id in read:
                    raise Refused(_("Row %d has the same identifier.") % read[found.source_id].number)
            except Refused as refused:
                self.refuse(number, str(refused))
                continue
            read[found.source_id] = found
            for mended in found.mended:
                self.outcome.mended += 1
                self.tell(number, mended)
        present = self.present(read)
        new = [found for source_id, found in read.items() if source_id not in present]
        changed = []
        for source_id, (pk, digest, batch, edited) in present.items():
            found = read[source_id]
            if edited:
                self.outcome.edited += 1
                self.tell(found.number, _("left as it is: an editor changed this event since."))
            elif digest == found.digest:
                self.outcome.unchanged += 1
            elif batch == self.outcome.batch:
                self.refuse(found.number, _("An earlier row has the same identifier."))
            else:
                changed.append((pk, found))
        self.outcome.created += len(new)
        self.outcome.updated += len(changed)
        if not dry:
            self.write(new, changed)

    def refuse(self, number: int, reason: str) -> None:
        self.outcome.refused += 1
        self.tell(number, reason)

    def present(self, ids: Iterable[str]) -> dict[str, tuple[int, str, str, bool]]:
        """Events of these identifiers that are there: id, digest, batch, and whether an editor changed them."""
        if self.data_set.pk is None:
            return {}
        found = Event.objects.filter(data_set=self.data_set, source_id__in=list(ids))
        by_hand = Revision.objects.filter(event=OuterRef("pk")).exclude(batch__startswith=IMPORT)
        found = found.annotate(edited=Exists(by_hand))
        rows = found.values_list("source_id", "pk", "source_digest", "import_batch", "edited")
        return {source_id: tuple(rest) for source_id, *rest in rows}  # type: ignore[misc]

    def write(self, new: list[Imported], changed: list[tuple[int, Imported]]) -> None:
        rows = [*new, *(found for _pk, found in changed)]
        if not rows:
            return
        named = Named(rows, self.mapping)
        pks = [pk for pk, _found in changed]
        self.counted.update(counting.of_events(pks, -1))
        made = [self.event(found, named) for found in new]
        insert_many(made)
        if changed:
            remember_imported(Event.objects.filter(pk__in=pks))
            Citation.objects.filter(event__in=pks).delete()
            Participation.objects.filter(event__in=pks).delete()
            again = [self.event(found, named, pk) for pk, found in changed]
            Event.objects.bulk_update(again, REWRITTEN, batch_size=200)
            Event.objects.filter(pk__in=pks).update(version=F("version") + 1)
            made += again
        accounts, participations = [], []
        for event, found in zip(made, rows, strict=True):
            for account in event.new_accounts:
                account.event_id = event.pk
                accounts.append(account)
            for slug, _name in found.actors:
                participations.append(Participation(event_id=event.pk, actor_id=named.actors[slug]))
        insert_many(accounts)
        insert_many(participations)
        remember_imported(Event.objects.filter(pk__in=pks))
        if self.publish:
            rows_read = ([getattr(event, name) for name in counting.READ] for event in made)
            self.counted.update(counting.contributions(rows_read, 1))
            self.counted.update(self.tallied(made, accounts, participations))
        if len(self.counted) > MOST_COUNTED:
            self.count()

    def tallied(
        self, events: list[Event], accounts: list[Citation], participations: list[Participation]
    ) -> Iterator[counting.Tallied]:
        """As `counting.tallies`, of what is at hand."""
        conflict, of = self.conflict.pk, counting.Of
        yield from (counting.Tallied(conflict, of.ACTOR, row.actor_id) for row in participations)
        yield from (counting.Tallied(conflict, of.PLACE, event.place_id) for event in events if event.place_id)
        yield from (counting.Tallied(conflict, of.ACCOUNT, 0) for _account in accounts)
        yield from (counting.Tallied(conflict, of.DISPUTED, 0) for event in events if event.disputed)

    def count(self) -> None:
        counting.apply(self.counted)
        self.counted.clear()

    def event(self, found: Imported, named: "Named", pk: int | None = None) -> Event:
        """The event with what follows from its accounts; these wait in `new_accounts` for its id."""
        event = Event(
            pk=pk,
            conflict_id=self.conflict.pk,
            kind_id=named.kinds[found.kind],
            slug=self.slug(found.source_id),
            date=found.date,
            place_id=named.places[found.place.slug] if found.place else None,
            significance=found.significance,
            weight=found.weight,
            status=Status.PUBLISHED if self.publish else Status.DRAFT,
            version=1,
            data_set_id=self.data_set.pk,
            source_id=found.source_id,
            source_digest=found.digest,
            import_batch=self.outcome.batch,
        )
        for lang in ("ar", "en", "fr"):
            setattr(event, f"title_{lang}", found.title.get(lang, ""))
            setattr(event, f"summary_{lang}", found.summary.get(lang, ""))
        event.new_accounts = list(self.accounts(found, named))
        event.derive(event.new_accounts)
        return event

    def accounts(self, found: Imported, named: "Named") -> Iterator[Citation]:
        """What the data set says, with its row as the place in the file; and the source that it names."""
        claim = {f"claim_{lang}": text for lang, text in found.claim.items()}
        deaths = {f"deaths_{name}": count for name, count in found.deaths.items()}
        yield Citation(
            article=self.article,
            date=found.date,
            date_as_written=found.date_as_written,
            locator=_("row %d") % found.number,
            published=self.publish,
            **claim,
            **deaths,
        )
        if found.source:
            yield Citation(article=named.sources[found.source.slug], published=self.publish)

    def slug(self, source_id: str) -> str:
        plain = slugify(source_id)
        if plain != source_id.lower() or len(plain) > 59:
            plain = slug_of(source_id)
        return f"{self.data_set.slug}-{plain}"


REWRITTEN = [
    *("kind", "date", "place", "significance", "weight", "source_digest", "import_batch", "status"),
    *(f"{name}_{lang}" for name in ("title", "summary") for lang in ("ar", "en", "fr")),
    *Event.DERIVED,
]


class Named:
    """The kinds, actors, places and sources that rows name, by slug; made where they are not there."""

    def __init__(self, rows: list[Imported], mapping: Mapping) -> None:
        kinds = {found.kind: found.kind_name for found in rows}
        self.kinds = ids(EventKind, kinds, lambda slug: self.kind(slug, kinds[slug], mapping))
        actors = dict(pair for found in rows for pair in found.actors)
        self.actors = ids(Actor, actors, lambda slug: Actor(slug=slug, kind=Actor.Kind.GROUP, name_en=actors[slug]))
        places = {found.place.slug: found.place for found in rows if found.place}
        self.places = ids(Place, places, lambda slug: self.place(places[slug]))
        sources = {found.source.slug: found.source for found in rows if found.source}
        made = {slug: self.source(found) for slug, found in sources.items()}
        keys = ids(Article, made, lambda slug: made[slug])
        for slug, article in made.items():
            article.pk = keys[slug]
        self.sources = made

    def kind(self, slug: str, name: str, mapping: Mapping) -> EventKind:
        form = mapping.kinds.get(slug, {})
        number = EventKind.objects.count()
        colour, shape = PALETTE[number % len(PALETTE)]
        names = form.get("name") or {"en": name}
        return EventKind(
            slug=slug,
            colour=form.get("colour", colour),
            shape=form.get("shape", shape),
            position=number,
            **{f"name_{lang}": text for lang, text in names.items()},
        )

    def place(self, found: Any) -> Place:
        coordinates = {"latitude": found.latitude, "longitude": found.longitude}
        return Place(slug=found.slug, name_en=found.name, precision=found.precision, **coordinates)

    def source(self, found: Any) -> Article:
        return Article(
            slug=found.slug,
            title=found.title,
            publisher=found.publisher,
            published=found.published,
            url=found.url,
            language="en",
            affiliation=Article.Affiliation.PRESS,
            text_is=Article.TextIs.SUMMARY,
        )


def ids(model: type[models.Model], wanted: Iterable[str], make: Callable[[str], Any]) -> dict[str, int]:
    """The ids of the rows with these slugs; those that are missing are made."""
    wanted = list(wanted)
    present = dict(model._default_manager.filter(slug__in=wanted).values_list("slug", "pk"))
    missing = [make(slug) for slug in wanted if slug not in present]
    for row in missing:
        row.search_text = fold(" ".join(row.spellings))
    insert_many(missing)
    return present | {row.slug: row.pk for row in missing}


def chunks(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, size)):
        yield chunk


def data_set_of(mapping: Mapping, version: str) -> DataSet:
    """The data set that the mapping names, as it is in the database or as it would be, with the mapping's terms."""
    form = dict(mapping.data_set)
    found = DataSet.objects.filter(slug=form["slug"]).first() or DataSet(slug=form["slug"])
    for name in ("name", "licence", "licence_url", "credit", "redistributable"):
        if name in form:
            setattr(found, name, form[name])
    found.version = version or found.version
    return found


def file_article(data_set: DataSet, file_name: str) -> Article:
    """The imported file as a source that each of its rows cites."""
    slug = slugify(f"{data_set.slug}-{data_set.version or 'file'}")[:100]
    found = Article.objects.filter(slug=slug).first() or Article(slug=slug)
    found.title, found.publisher = f"{data_set} ({file_name})", data_set.credit[:200]
    found.affiliation, found.licence, found.language = Article.Affiliation.DATA, data_set.licence, "en"
    found.text_is = Article.TextIs.SUMMARY
    return found


def import_rows(
    rows: Iterable[tuple[int, Row]],
    mapping: Mapping,
    conflict: Conflict,
    *,
    by: Any,
    file_name: str,
    version: str = "",
    order: str = "",
    publish: bool = True,
    tell: Tell = lambda number, said: None,
    progress: Callable[[Outcome], None] = lambda outcome: None,
) -> Outcome:
    """All rows or none; gives what became of them. `by` None is the installation itself."""
    outcome = Outcome(batch=f"{IMPORT}{uuid4().hex[:12]}")
    with change(by=by, reason=f"Import of {file_name}", batch=outcome.batch):
        data_set = data_set_of(mapping, version)
        data_set.save()
        article = file_article(data_set, file_name)
        article.save()
        importer = Importer(mapping, conflict, data_set, article, order, publish, tell, outcome)
        for so_far in importer.take(rows):
            progress(so_far)
        importer.count()
        if outcome.created or outcome.updated:
            Conflict.objects.filter(pk=conflict.pk).seen_anew()
    return outcome


def preview_rows(
    rows: Iterable[tuple[int, Row]], mapping: Mapping, conflict: Conflict, *, order: str = "", tell: Tell
) -> Outcome:
    """What `import_rows` would do, with nothing written."""
    data_set = data_set_of(mapping, "")
    importer = Importer(mapping, conflict, data_set, Article(), order, True, tell)
    for _so_far in importer.take(rows, dry=True):
        pass
    return importer.outcome
