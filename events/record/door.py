"""The one door through which events change, one or a million: locked, checked, derived, counted and remembered.

Every rule of change is asked here. Whoever changes an event opens `change`, and touches nothing that it does not
name.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from events.models import (
    Article,
    Batch,
    Citation,
    Event,
    FormerAddress,
    Participation,
    RetractedAddress,
    Revision,
)
from events.models.columns import UNWRITABLE_TOLD
from events.models.events import Lack
from events.models.finding import EventQuerySet, Status
from events.models.guarded import Permit, permit
from events.record import counting, rules, unnaming, using
from events.record.at_once import Ending, undivided
from events.record.bulk import insert_many
from events.record.document import Document, to_document
from events.record.imported import NewEvent, remember_imported
from events.record.terms import terms_of
from events.record.untouched import only_published
from events.record.words import learn
from events.text.given import UNWRITABLE, says_something
from events.text.languages import current_language

SETTLED_AT_ONCE = 500  # events whose documents are held in memory together
MOST_RETOLD = 5_000  # events that tell of one source, which is changed at the desk


class Stale(Exception):
    """The event was changed since the version from which this change began."""

    message = _("Somebody else changed this event meanwhile. Nothing of theirs was overwritten.")


@dataclass(frozen=True)
class Taken:
    """An event as it stood when a change began."""

    document: Document
    conflict: int
    lacked: list[Lack]  # of what a published event needs; one that readers did not see is judged whole
    used: using.Used


@dataclass
class Door(Ending, Permit):
    """One open change: who makes it and why, the events that it may touch, and how these stood before."""

    by: User | None = None
    reason: str = ""
    public_reason: str = ""
    date_reason: str = ""  # in the page's language: for the events that come to need one by this change
    batch: str = ""
    events: list[Event] = field(default_factory=list)
    taken: dict[int, Taken] = field(default_factory=dict)
    retelling: set[int] = field(default_factory=set)  # events of whose sources readers see something else now

    @property
    def event(self) -> Event:
        """Of a change of one event."""
        return self.events[0]

    def take_in(self, ids: Iterable[int], base: int | None = None) -> list[Event]:
        """Lock these events, in the order of their ids, and let the change touch them.

        Raises ValidationError where one is gone, Stale where one is not at the version `base`.
        """
        wanted = sorted(set(ids) - set(self.taken))
        events = list(Event.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
        if len(events) != len(wanted):
            raise ValidationError(rules.GONE)
        if base is not None and any(event.version != base for event in events):
            raise Stale(Stale.message)
        remember_imported(events)
        for event in Event.objects.filter(pk__in=wanted).for_documents():
            accounts, participations = event.citations.all(), event.participations.all()
            public = [account for account in accounts if account.published]
            lacked = event.lacking(public) if event.status == Status.PUBLISHED else []
            used = using.uses(event, accounts, participations)
            self.taken[event.pk] = Taken(to_document(event), event.conflict_id, lacked, used)
            self.uncounted.add(counting.of_rows([(event, accounts, participations)], -1))
        self.ids.update(wanted)
        return events

    def save_source(self, article: Article, *, told: bool = True) -> None:
        """Save a source; each event that readers see it cited in tells of what changes for them.

        `told` is False where that is told as a whole: by an import, or by the erasing of its words. Raises
        ValidationError for what only those do who may publish, for a change that lacks its reason, and for one of
        more events than a person changes at once.
        """
        if not self.may_publish and article.confidential and article._state.adding:
            raise ValidationError(rules.NOT_YOURS)
        if article.confidential:
            unnaming.name_without_words(article)
        if article.seen_otherwise():
            self.take_in_source(article, told)
        article.save()
        if article.confidential:
            unnaming.forget_names(article)

    @property
    def may_publish(self) -> bool:
        return self.by is None or self.by.has_perm("events.publish_event")

    def take_in_source(self, article: Article, told: bool) -> None:
        """Let the change touch what readers see of a source, and the events that tell of it.

        Raises ValidationError as `save_source`.
        """
        if not self.may_publish:
            raise ValidationError(rules.NOT_YOURS)
        self.sources.add(article.pk)
        public = Citation.objects.published().filter(article=article, event__status=Status.PUBLISHED)
        events = public.order_by().values_list("event", flat=True).distinct()
        citing = set(events[: MOST_RETOLD + 1]) if told else set()
        if len(citing) > MOST_RETOLD:
            raise ValidationError(
                _("More than %(most)d events cite this source: bring the change in with an import of its file."),
                params={"most": MOST_RETOLD},
            )
        if citing and self.by and not says_something(self.public_reason):
            raise ValidationError(rules.UNTOLD, code="untold")
        self.take_in(citing)
        self.retelling |= citing

    def insert(self, new: Iterable[NewEvent], refuse: Callable[[NewEvent, ValidationError], None]) -> list[NewEvent]:
        """Write many imported events at once, by the same rules; gives those that were written.

        `refuse` is told of each that breaks one. They get their first Revision before they are edited, so that a
        million rows stay a million rows. Raises ValidationError where nobody may publish them alone.
        """
        written = [one for one in new if self.allows(one, refuse)]
        if self.by and any(
            one.event.status == Status.PUBLISHED and one.event.conflict.second_reader for one in written
        ):
            raise ValidationError(rules.ALONE)
        insert_many([one.event for one in written])
        made = {one.event.pk for one in written}
        self.ids |= made
        self.insert_rows(written)
        for one in written:
            self.used |= using.uses(one.event, one.accounts, one.participations)
        if self.by:  # so that they do not publish alone what a second person is to read
            remember_imported((one.event for one in written if one.event.conflict.second_reader), self.by)
        learn(made)
        self.ids -= made  # settled: whoever changes them takes them in
        self.uncounted.add(counting.of_rows((one.event, one.accounts, one.participations) for one in written))
        self.uncounted.make_room()
        self.conflicts.update(one.event.conflict_id for one in written if one.event.status == Status.PUBLISHED)
        return written

    def allows(self, new: NewEvent, refuse: Callable[[NewEvent, ValidationError], None]) -> bool:
        """Whether it breaks no rule, of which `refuse` is told otherwise; its columns are derived then."""
        try:
            new.event.check_values()
            for account in new.accounts:
                account.check_values()
            new.event.settle(new.accounts)
            new.event.terms = terms_of(new.event, new.accounts, new.participations)
        except ValidationError as error:
            refuse(new, error)
            return False
        return True

    def insert_rows(self, new: Iterable[NewEvent]) -> None:
        """The accounts and participations of events that are saved."""
        new = list(new)
        for one in new:
            rows: list[Citation | Participation] = [*one.accounts, *one.participations]
            for row in rows:
                row.event = one.event
        insert_many([account for one in new for account in one.accounts])
        insert_many([participation for one in new for participation in one.participations])

    def remove(self, ids: Iterable[int], told: Batch | None = None) -> int:
        """Delete imported events that nobody has changed since; all others are withdrawn, never deleted.

        Where readers saw one stays a notice with the reason of `told`; gives how many these are. Raises
        ValidationError where a person changed one, and where readers saw one and there is no reason for them.
        """
        ids = list(ids)
        events = Event.objects.filter(pk__in=ids).order_by()
        touched = set(Revision.objects.by_hand().filter(event__in=ids).values_list("event", flat=True))
        if touched - only_published(events):
            raise ValidationError(_("An event that an editor changed is withdrawn, never deleted."))
        seen = self.leave_notices(events.seen(), told)
        self.uncounted.add(counting.of_all(events.published(), -1))
        self.uncounted.make_room()
        self.retracted.update(events.values_list("conflict", flat=True).distinct())
        self.ids.update(ids)
        for rows in (Citation.objects.filter(event__in=ids), Participation.objects.filter(event__in=ids), events):
            rows.delete()
        learn(ids)
        return seen

    def leave_notices(self, events: EventQuerySet, told: Batch | None) -> int:
        """Where readers see these events, or saw them; gives how many they are."""
        stood = events.values_list("conflict", "slug")
        notices = [RetractedAddress(conflict_id=conflict, slug=slug, batch=told) for conflict, slug in stood]
        if notices and (told is None or not says_something(told.public_reason)):
            raise ValidationError(rules.UNTOLD, code="untold")
        RetractedAddress.objects.bulk_create(
            notices, update_conflicts=True, unique_fields=["conflict", "slug"], update_fields=["batch"]
        )
        return len(notices)

    def settle(self) -> None:
        """Derive, check, number and remember every event that was touched; none of them may be touched after."""
        ids = sorted(self.ids)
        for start in range(0, len(ids), SETTLED_AT_ONCE):
            self.settle_some(ids[start : start + SETTLED_AT_ONCE])
        self.ids.clear()
        self.taken.clear()

    def settle_some(self, ids: list[int]) -> None:
        """As many as memory holds. Raises ValidationError for what one lacks, or a person may not do."""
        revisions = []
        last = Revision.objects.filter(event__in=ids).values_list("event").annotate(last=Max("number"))
        numbers = dict(last.order_by())
        for event in Event.objects.filter(pk__in=ids).for_documents():
            taken = self.taken.get(event.pk)
            before = taken.document if taken else None
            accounts, participations = event.citations.all(), event.participations.all()
            derived = derived_values(event)
            self.explain(event, accounts)
            try:
                event.settle(accounts, taken.lacked if taken else [])
            except ValidationError as error:
                raise self.asking_all(error, event) from None
            event.terms = terms_of(event, accounts, participations)
            changed = Event.COLUMNS.derived if derived_values(event) != derived else []
            self.uncounted.add(counting.of_rows([(event, accounts, participations)]))
            document = to_document(event)
            if document == before and event.pk not in self.retelling:
                if changed:
                    event.save(update_fields=changed)
                continue
            self.used |= using.uses(event, accounts, participations) - (taken.used if taken else set())
            self.check(event, before, document)
            event.version = numbers.get(event.pk, 0) + 1
            event.save(update_fields=[*changed, "version"])
            revision = self.revision(event, document, before)
            revisions.append(revision)
            if revision.public:
                seen = {event.conflict_id, taken.conflict} if taken else {event.conflict_id}
                self.conflicts |= seen
                if event.pk in self.retelling or rules.retracts(before, document):
                    self.retracted |= seen
            if taken and (taken.document["slug"], taken.conflict) != (event.slug, event.conflict_id):
                self.keep_address(event, taken)
        Revision.objects.bulk_create(revisions)
        learn(ids)
        self.uncounted.make_room()

    def asking_all(self, lacks: ValidationError, event: Event) -> ValidationError:
        """What the event lacks, and the reason told to readers where that is missing too: both are asked at once."""
        taken = self.taken.get(event.pk)
        try:
            if self.by and not says_something(self.public_reason):
                rules.check_told(event, taken.document if taken else None, to_document(event))
        except ValidationError:
            said = lacks.params or {}
            missing = f"{said['missing']}; {rules.TELL_READERS}"
            fields = [*said["fields"], "public_reason"]
            return ValidationError(lacks.message, lacks.code, {"missing": missing, "fields": fields})
        return lacks

    def explain(self, event: Event, accounts: Iterable[Citation]) -> None:
        """Give a published event that needs a reason for its date, and has none, that of this change; and save it."""
        if not self.date_reason or event.status != Status.PUBLISHED or event.date_reason.text or not event.date:
            return
        public = [account for account in accounts if account.published]
        if event.needs_date_reason(public):
            name = f"date_reason_{current_language()}"
            setattr(event, name, self.date_reason)
            event.save(update_fields=[name])

    def check(self, event: Event, before: Document | None, after: Document) -> None:
        """Raises ValidationError for what a person may not do: the installation itself may."""
        if self.by is None:
            return
        if not self.may_publish and Status.PUBLISHED in ((before or after)["status"], after["status"]):
            raise ValidationError(rules.PUBLISHED)
        if event.merged_into_id and after["citations"]:
            raise ValidationError(rules.MERGED)
        rules.check_sources(event, before, after)
        if not says_something(self.public_reason):
            rules.check_told(event, before, after)
        if event.conflict.second_reader and rules.newly_public(before, after):
            rules.check_second_reader(event, before, after, self.by)

    def revision(self, event: Event, document: Document, before: Document | None) -> Revision:
        """Of the event's `version`, not saved yet. Raises ValidationError for reasons that cannot be written."""
        if UNWRITABLE.search(self.reason + self.public_reason):
            raise ValidationError(UNWRITABLE_TOLD)
        return Revision(
            event=event,
            number=event.version,
            by=self.by,
            reason=self.reason,
            public_reason=self.public_reason,
            batch=self.batch,
            public=event.pk in self.retelling or rules.seen_by_readers(before, document),
            document=document,
        )

    def keep_address(self, event: Event, taken: Taken) -> None:
        """Readers are sent on from where they have seen the event."""
        conflict, slug = taken.document["conflict"], taken.document["slug"]
        if taken.document["status"] == Status.PUBLISHED or event.revisions.published_at(conflict, slug).exists():
            FormerAddress.objects.update_or_create(conflict_id=taken.conflict, slug=slug, defaults={"event": event})

    def close(self) -> None:
        """Settle what was touched, and let counts and pages follow; raises ValidationError as `settle_some`."""
        self.settle()
        self.end()


@contextmanager
def change(
    event_ids: Iterable[int] = (),
    *,
    by: User | None,
    reason: str = "",
    public_reason: str = "",
    date_reason: str = "",
    base: int | None = None,
    batch: str = "",
    moving: bool = False,
) -> Iterator[Door]:
    """Change these events, and make new ones, as one transaction that leaves one Revision each.

    `by` is a user, or None for the installation itself. `base` is the version from which an editor's form began;
    Stale is raised where an event has moved on. `date_reason`, in the page's language, is given to the published
    events that come to need one and have none. `moving` lets accounts pass between these events. What a published
    event lacks, a change that readers see without a reason for them, a person who publishes alone what a second one
    should read, a value that its column may not hold, an account of another event, and what met another change are
    raised as ValidationError, and nothing is written. Inside an open change of the same events, joins it.
    """
    outer = permit.get()
    if isinstance(outer, Door):
        outer.date_reason = outer.date_reason or date_reason
        yield joined(outer, set(event_ids), reason, public_reason, base)
        return
    with undivided():
        door = Door(by=by, reason=reason, public_reason=public_reason, batch=batch, moving=moving)
        door.date_reason = date_reason
        door.events = door.take_in(event_ids, base)
        token = permit.set(door)
        try:
            yield door
            door.close()
        finally:
            permit.reset(token)


def joined(outer: Door, ids: set[int], reason: str, public_reason: str, base: int | None) -> Door:
    """The open change as the inner one sees it; the reasons that the outer one lacks are the inner one's.

    Raises RuntimeError for events that the outer one does not name, Stale where one is not at the version `base`.
    """
    if not outer.ids.issuperset(ids):
        raise RuntimeError("A change is open already, of other events.")
    events = list(Event.objects.filter(pk__in=ids).order_by("pk"))
    if base is not None and any(event.version != base for event in events):
        raise Stale(Stale.message)
    outer.reason = outer.reason or reason
    outer.public_reason = outer.public_reason or public_reason
    return replace(outer, events=events)


def derived_values(event: Event) -> list[Any]:
    return [getattr(event, name) for name in Event.COLUMNS.derived]
