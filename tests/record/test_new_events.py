import pytest
from django.core.exceptions import ValidationError

from events.models import (
    Batch,
    Citation,
    Conflict,
    Event,
    Participation,
    PublicVersions,
)
from events.record import counting
from events.record.door import change
from events.record.imported import NewEvent
from tests.factories import a_conflict, a_kind, an_actor, an_article, published
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db


def test_what_a_column_may_not_hold_is_refused_of_many_new_events_and_the_others_are_written():
    fields = {"conflict": a_conflict(), "kind": a_kind(), "title_en": "Talks", "date": "2023-03-30"}
    source = an_article()

    def new(slug: str, stance: str = "reports", **more) -> NewEvent:
        account = Citation(article=source, date="2023-03-30", claim_en="So.", stance=stance, published=True)
        return NewEvent(Event(slug=slug, status="published", **{**fields, **more}), [account])

    refused = []
    with change(by=None) as door:
        written = door.insert(
            [new("heavy", significance=9), new("good"), new("claims", stance="claims"), new("bare", title_en="")],
            lambda one, error: refused.append((one.event.slug, " ".join(error.messages))),
        )
    assert [one.event.slug for one in written] == ["good"]
    assert list(Event.objects.values_list("slug", "citations__claim_en")) == [("good", "So.")]
    assert [slug for slug, _told in refused] == ["heavy", "claims", "bare"]
    assert "a title in at least one language" in refused[2][1]


def test_an_imported_event_has_the_version_that_was_imported_before_the_first_edit(amina):
    take({"id": "1"}, by=amina)
    take({"id": "2"}, by=amina, publish=False)
    for event in Event.objects.all():
        with change([event.pk], by=amina, public_reason="A slip.") as door:
            door.event.title_en = "Corrected"
            door.event.save()
    for source_id, public in (("1", True), ("2", False)):
        event = Event.objects.get(source_id=source_id)
        imported, edited = event.revisions.order_by("number")
        assert (imported.number, imported.by, imported.reason) == (1, None, "Imported: Mine")
        assert (imported.public_reason, imported.batch, imported.public) == ("", event.import_batch, public)
        assert (imported.document["title"]["en"], imported.document["status"] == "published") == ("Talks", public)
        assert (edited.number, edited.by, edited.batch, edited.public) == (2, amina, "", public)


def test_imported_events_are_removed_with_what_they_count_for_and_their_readers_see_it():
    take({"id": "1", "actors": "Morocco", "best": "12"}, {"id": "2", "actors": "Algeria"})
    with change([Event.objects.get(source_id="2").pk], by=None) as door:
        door.event.notes = "Touched"
        door.event.save()
    before = Conflict.objects.get().public_version
    told = Batch.objects.create(batch="import-1-undone", conflict=a_conflict(), public_reason="A mistake.")
    with change(by=None) as door:
        door.remove(Event.objects.filter(source_id="1").values_list("pk", flat=True), told)
    assert [event.source_id for event in Event.objects.all()] == ["2"]
    assert (Citation.objects.count(), Participation.objects.get().actor.slug) == (1, "algeria")
    assert (counting.wrong(a_conflict()), Conflict.objects.get().public_version) == (0, before + 1)
    with pytest.raises(ValidationError, match="withdrawn, never deleted"), change(by=None) as door:
        door.remove([Event.objects.get().pk])


def test_many_events_are_settled_and_counted_in_parts_as_they_are_at_once(monkeypatch):
    monkeypatch.setattr("events.record.door.SETTLED_AT_ONCE", 1)
    monkeypatch.setattr("events.record.uncounted.MOST_HELD", 0)
    events = [published(slug, actors=[an_actor(f"actor-of-{slug}")]) for slug in ("one", "two", "three")]
    take({"id": "1"}, {"id": "2"})
    with change([event.pk for event in events], by=None) as door:
        for event in door.events:
            event.kind = a_kind("battle")
            event.save()
        door.take_in([events[0].pk])  # once more, which counts nothing again
    assert [event.version for event in Event.objects.filter(data_set=None)] == [3, 3, 3]
    assert counting.wrong(a_conflict()) == 0


def some(*statuses: str, conflict: Conflict) -> list[NewEvent]:
    number, source = Event.objects.count(), an_article()
    return [
        NewEvent(
            Event(conflict=conflict, kind=a_kind(), slug=f"new-{nth}", title_en="Talks", date="2023", status=status),
            [Citation(article=source, date="2023", claim_en="So.", published=status == "published")],
        )
        for nth, status in enumerate(statuses, number)
    ]


def test_a_person_inserts_no_published_event_alone_where_a_second_one_reads_it(amina):
    strict, loose = a_conflict("strict", second_reader=True), a_conflict("loose")

    def written(by, *statuses: str, conflict: Conflict) -> int:
        with change(by=by) as door:
            return len(door.insert(some(*statuses, conflict=conflict), lambda one, error: None))

    with pytest.raises(ValidationError, match="nobody publishes alone"):
        written(amina, "draft", "published", conflict=strict)
    assert Event.objects.count() == 0
    assert written(amina, "draft", "draft", conflict=strict) == 2
    assert written(amina, "draft", "published", conflict=loose) == 2
    assert written(None, "draft", "published", conflict=strict) == 2


def test_readers_see_inserted_events_at_once_but_for_drafts():
    conflict = a_conflict()
    seen = []
    for statuses in (("draft",), ("draft", "published"), ("published", "published")):
        with change(by=None) as door:
            door.insert(some(*statuses, conflict=conflict), lambda one, error: None)
        seen.append(Conflict.objects.get().public_version)
    assert seen == [0, 1, 2]
    assert PublicVersions.objects.get().retracted_version == 0
