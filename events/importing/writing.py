"""Imported rows → events with their accounts, a thousand at a time, through the door, in one transaction.

A new event is written without a Revision: it gets its first before it is edited, or imported anew. One with a
Revision of another batch than an import's was edited, and is never overwritten by a later import.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, TypeVar
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.importing.cells import Refused, slug_of
from events.importing.data_sets import data_set_of, file_article, save_overwriting
from events.importing.making import Named, ready
from events.importing.mapping import Mapping
from events.importing.names_made import Made, note
from events.importing.rows import Imported, identifier, numbered, read_row
from events.importing.second_periods import in_periods
from events.importing.tables import Row
from events.models import (
    Article,
    Batch,
    Citation,
    Conflict,
    DataSet,
    Event,
    FormerAddress,
    Participation,
    Revision,
)
from events.models.columns import in_languages
from events.models.events import source_key
from events.models.finding import EventQuerySet, Status
from events.models.history import IMPORT
from events.record.bulk import seldom_swept
from events.record.door import Door, change
from events.record.imported import NewEvent
from events.text.languages import set_in_all_languages
from events.told import imported

CHUNK = 1000  # rows
LONGEST_PLAIN = 59  # letters of an identifier that stands in an event's address as it is
Item = TypeVar("Item")
Tell = Callable[[int, str], None]  # a row's number, and what is said of it


class Seen(NamedTuple):
    """What becomes of one row; `becomes` is the name of a count of Outcome, `about` a part of the mapping."""

    number: int
    becomes: str
    imported: Imported | None = None
    reason: str = ""
    about: str = ""


See = Callable[[Seen], None]


@dataclass
class Outcome:
    """What became of the rows; `mended` are values that were left out, of rows that were taken."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    edited: int = 0  # left alone, as an editor changed the event
    refused: int = 0
    mended: int = 0
    gone: int = 0  # events of the data set that this file no longer has; they stay
    batch: str = ""
    made: Made = field(default_factory=dict)  # kinds, actors and places that were not there

    @property
    def rows(self) -> int:
        return self.created + self.updated + self.unchanged + self.edited + self.refused


class Present(NamedTuple):
    """An event that is there: by which import it was written last, from a row of which digest, and whether edited."""

    pk: int
    digest: str
    batch: str
    edited: bool


@dataclass
class Importer:
    """Writes the rows of one file into one conflict."""

    mapping: Mapping
    conflict: Conflict
    data_set: DataSet
    article: Article  # the file, as the source of rows that name none; saved before the first of these
    order: str = ""
    publish: bool = True
    tell: Tell = lambda number, message: None
    outcome: Outcome = field(default_factory=Outcome)
    door: Door | None = None  # by which events are written; None: nothing is
    see: See = lambda seen: None
    cited: bool = False  # whether the file is saved
    again: bool = True  # whether events of the data set are there already
    seen: set[int] = field(default_factory=set)  # identifiers of all rows so far, as `short_key` has them

    def take(self, rows: Iterable[tuple[int, Row]]) -> Iterator[Outcome]:
        """Write the rows chunk by chunk, and say after each what became of all so far; without a door, only say."""
        self.again = self.data_set.pk is not None and self.earlier().exists()
        for chunk in chunks(numbered(in_periods(rows, self.mapping), self.mapping), CHUNK):
            self.take_chunk(chunk)
            self.seen.update(short_key(source_key(identifier(row, self.mapping))) for _number, row in chunk)
            yield self.outcome
        if self.again:
            self.tell_of_gone()

    def earlier(self) -> EventQuerySet:
        return Event.objects.of(self.conflict).filter(data_set=self.data_set)

    def tell_of_gone(self) -> None:
        """Tell of the events that an earlier file of the data set had and this one has not."""
        for key, source_id in self.earlier().order_by("pk").values_list("source_key", "source_id").iterator():
            if short_key(key) not in self.seen:
                self.outcome.gone += 1
                self.tell(0, _("“%s” is no longer in the file; its event stays as it is.") % source_id)

    def take_chunk(self, rows: list[tuple[int, Row]]) -> None:
        """Read the rows, tell of those that are not taken, and write what is new or changed."""
        readable = self.read_rows(rows)
        if self.door and not self.cited and any(row.by_data_set for row in readable.values()):
            is_new = self.article.pk is None
            save_overwriting(self.article, self.outcome.batch, "article", self.door)
            note(self.outcome.made, "article", [self.article.pk] * is_new)
            self.cited = True
        present = self.present(readable)
        new = [row for source_id, row in readable.items() if source_id not in present]
        for row in new:
            self.see(Seen(row.number, "created", row))
        changed = []
        for source_id, event in present.items():
            row = readable[source_id]
            if event.edited:
                self.outcome.edited += 1
                self.tell(row.number, _("left as it is: an editor changed this event since."))
                self.see(Seen(row.number, "edited", row))
            elif event.digest == row.digest:
                self.outcome.unchanged += 1
                self.see(Seen(row.number, "unchanged", row))
            elif event.batch == self.outcome.batch:
                self.refuse(row.number, _("An earlier row has the same identifier."), "id")
            else:
                changed.append((event.pk, row))
                self.see(Seen(row.number, "updated", row))
        self.outcome.created += len(new)
        self.outcome.updated += len(changed)
        self.write(new, changed)

    def read_rows(self, rows: list[tuple[int, Row]]) -> dict[str, Imported]:
        """Those that can be read, by their identifiers; the first of each."""
        readable: dict[str, Imported] = {}
        for number, row in rows:
            try:
                imported = read_row(number, row, self.mapping, self.order)
                if imported.source_id in readable:
                    same = _("Row %d has the same identifier.")
                    raise Refused(same % readable[imported.source_id].number, "id")
            except Refused as refused:
                self.refuse(number, str(refused), refused.about)
                continue
            readable[imported.source_id] = imported
            for mended in imported.mended:
                self.outcome.mended += 1
                self.tell(number, mended)
        return readable

    def refuse(self, number: int, reason: str, about: str = "") -> None:
        """Count and tell of a row that is not taken."""
        self.outcome.refused += 1
        self.tell(number, reason)
        self.see(Seen(number, "refused", None, reason, about))

    def present(self, ids: Iterable[str]) -> dict[str, Present]:
        """What is there already of these identifiers, in this conflict."""
        if self.data_set.pk is None:
            return {}
        keys = {source_key(source_id): source_id for source_id in ids}
        if not self.again:  # what this import wrote the database has no statistics of, and would look through whole
            keys = {key: source_id for key, source_id in keys.items() if short_key(key) in self.seen}
        by_hand = Revision.objects.filter(event=OuterRef("pk")).by_hand()
        rows = self.earlier().filter(source_key__in=list(keys)).annotate(edited=Exists(by_hand))
        columns = ("source_key", "pk", "source_digest", "import_batch", "edited")
        return {keys[key]: Present(*values) for key, *values in rows.values_list(*columns)}

    def write(self, new: list[Imported], changed: list[tuple[int, Imported]]) -> None:
        """New events, and those that are there (with their ids) as their rows say now; without a door, nothing."""
        rows = [*new, *(row for _pk, row in changed)]
        if not rows or self.door is None:
            return
        named = Named(rows, self.mapping, self.outcome.made, self.conflict)
        new_events = [self.new_event(row, named) for row in new]
        self.give_addresses([one.event for one in new_events])
        numbers = {row.source_id: row.number for row in new}

        def refuse(one: NewEvent, error: ValidationError) -> None:
            self.outcome.created -= 1
            self.refuse(numbers[one.event.source_id], " ".join(error.messages))

        self.door.insert(new_events, refuse)
        if changed:
            self.rewrite(self.door, [(pk, self.new_event(row, named)) for pk, row in changed])

    def rewrite(self, door: Door, changed: list[tuple[int, NewEvent]]) -> None:
        """Make the events that are there say what their rows say now: a new version of each."""
        events = {event.pk: event for event in door.take_in(pk for pk, _new in changed)}
        Citation.objects.filter(event__in=list(events)).delete()
        Participation.objects.filter(event__in=list(events)).delete()
        for pk, new in changed:
            event = events[pk]
            for name in REWRITTEN:
                setattr(event, name, getattr(new.event, name))
            # Readers keep what they see: that nothing is to be published says that of new events.
            if self.publish:
                event.status = Status.PUBLISHED
            for account in new.accounts:
                account.published = event.status == Status.PUBLISHED
            event.settle(new.accounts)
            event.save()
            new.event = event
        door.insert_rows(new for _pk, new in changed)
        door.settle()

    def new_event(self, row: Imported, named: "Named") -> NewEvent:
        """Not saved, and without an address yet."""
        event = Event(
            conflict=self.conflict,
            kind_id=named.kinds[row.kind],
            date=row.date,
            place_id=named.places[row.place.slug] if row.place else None,
            significance=row.significance,
            status=Status.PUBLISHED if self.publish else Status.DRAFT,
            version=1,
            data_set_id=self.data_set.pk,
            source_id=row.source_id,
            source_key=source_key(row.source_id),
            source_digest=row.digest,
            import_batch=self.outcome.batch,
            notes=_("The table has no title for it: it is called by its kind.") if row.title_made else "",
        )
        set_in_all_languages(event, "title", row.title)
        set_in_all_languages(event, "summary", row.summary)
        participations = [Participation(event=event, actor_id=named.actors[slug]) for slug, _name in row.actors]
        return NewEvent(event, list(self.accounts(event, row, named)), participations)

    def accounts(self, event: Event, row: Imported, named: "Named") -> Iterator[Citation]:
        """What the sources say that the row names, or else the data set, with the row as the place in its file.

        Of several sources the first has date and words: the row does not tell which of them says what. Of a data set
        that codes what it read, date and numbers are its own, and its sources are named beside.
        """
        sources = [named.sources[source.slug] for source in row.sources]
        first, *others = [self.article, *sources] if row.by_data_set else sources
        account = Citation(
            event=event,
            article=first,
            date=row.date,
            date_as_written=row.date_as_written,
            locator=_("row %d") % row.number if row.by_data_set else "",
            published=self.publish,
            **{f"deaths_{name}": count for name, count in row.deaths.items()},
        )
        set_in_all_languages(account, "claim", row.claim)
        beside = [Citation(event=event, article=other, published=self.publish) for other in others]
        quoted = beside[0] if row.by_data_set and beside else account
        quoted.quote = row.quote
        yield from (account, *beside)

    def slug(self, source_id: str) -> str:
        """The last part of an address: data set and identifier, or a digest of one that an address cannot hold."""
        plain = slugify(source_id)
        if not plain or len(plain) > LONGEST_PLAIN:
            plain = slug_of(source_id)
        return f"{self.data_set.slug}-{plain}"

    def give_addresses(self, events: list[Event]) -> None:
        """Where two identifiers, or an event that is there, would share an address, a digest tells them apart."""
        wanted = [self.slug(event.source_id) for event in events]
        taken = set(Event.objects.of(self.conflict).filter(slug__in=wanted).values_list("slug", flat=True))
        former = FormerAddress.objects.filter(conflict=self.conflict, slug__in=wanted)
        taken.update(former.values_list("slug", flat=True))  # from there readers are sent on to another event
        for event, slug in zip(events, wanted, strict=True):
            event.slug = f"{slug[:91]}-{event.source_key[:8]}" if slug in taken else slug
            taken.add(event.slug)


def short_key(key: str) -> int:
    """Sixty bits of a digest: of a million identifiers all are held in memory."""
    return int(key[:15], 16)


# What a row says of its event; its address and status, and what editors alone say of it, stay.
REWRITTEN = [
    *("kind_id", "date", "place_id", "significance", "source_digest", "import_batch"),
    *in_languages(("title", "summary")),
]


def chunks(rows: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of at most `size`, in order."""
    iterator = iter(rows)
    while chunk := list(islice(iterator, size)):
        yield chunk


def import_rows(
    rows: Iterable[tuple[int, Row]],
    mapping: Mapping,
    conflict: Conflict,
    *,
    by: User | None,
    file_name: str,
    version: str = "",
    order: str = "",
    publish: bool = True,
    tell: Tell = lambda number, message: None,
    progress: Callable[[Outcome], None] = lambda outcome: None,
) -> Outcome:
    """All rows or none; gives what became of them. `by` None is the installation itself.

    `order` is that of days like 3/4/2022 in the file, dmy or mdy; "" leaves it to the mapping. Refused rows are told
    of and passed over; raises ValidationError where nobody may publish alone, or a changed event lacks what it needs.
    """
    outcome = Outcome(batch=f"{IMPORT}{uuid4().hex[:12]}")
    again = _("The data set was imported anew.")
    with (
        seldom_swept(),
        change(by=by, reason=f"Import of {file_name}", public_reason=again, batch=outcome.batch) as door,
    ):
        mapping = ready(mapping)
        data_set = data_set_of(mapping, version, file_name)
        save_overwriting(data_set, outcome.batch, "data_set", door)
        article = file_article(data_set, file_name, by)
        importer = Importer(mapping, conflict, data_set, article, order, publish, tell, outcome, door)
        for so_far in importer.take(rows):
            progress(so_far)
        tell_readers(outcome, conflict, data_set, publish)
    transaction.on_commit(lambda: imported.send(Outcome, outcome=outcome))
    return outcome


def tell_readers(outcome: Outcome, conflict: Conflict, data_set: DataSet | None, publish: bool) -> None:
    """Remember what readers see of the import as one change; to be called when its versions are written."""
    counts = {"created": outcome.created, "updated": outcome.updated}
    if not publish:
        counts = {"created": 0, "updated": Revision.objects.filter(batch=outcome.batch, public=True).count()}
    if any(counts.values()):
        Batch.objects.create(batch=outcome.batch, conflict=conflict, data_set=data_set, **counts)


def preview_rows(
    rows: Iterable[tuple[int, Row]],
    mapping: Mapping,
    conflict: Conflict,
    *,
    file_name: str = "",
    order: str = "",
    tell: Tell,
    see: See = lambda seen: None,
) -> Outcome:
    """What `import_rows` would do, as far as it can be told without writing: rules of the door are not asked."""
    mapping = ready(mapping)
    data_set = data_set_of(mapping, "", file_name)
    importer = Importer(mapping, conflict, data_set, Article(), order, True, tell, see=see)
    for _so_far in importer.take(rows):
        pass
    return importer.outcome
