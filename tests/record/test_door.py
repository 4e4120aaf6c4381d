import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from events.models import (
    Actor,
    Article,
    Citation,
    Event,
    OutsideTheDoor,
    Participation,
)
from events.record import counting
from events.record.door import Stale, change
from events.record.verbs import publish, restore, withdraw
from tests.factories import a_conflict, a_draft, an_actor, an_editor, published

pytestmark = pytest.mark.django_db


def test_nothing_of_an_event_is_changed_outside_the_door():
    event = published(actors=[an_actor("morocco")])
    account, participation = event.citations.get(), event.participations.get()
    for attempt in (
        event.save,
        event.delete,
        account.save,
        account.delete,
        participation.save,
        participation.delete,
        lambda: Event.objects.update(title_en="Other"),
        lambda: Event.objects.all().delete(),
        lambda: Event.objects.bulk_update([event], ["title_en"]),
        lambda: Event.objects.bulk_create([Event(slug="new")]),
        lambda: Citation.objects.bulk_create([account]),
        lambda: Participation.objects.all().delete(),
        lambda: event.actors.add(an_actor("algeria")),
        lambda: event.actors.clear(),
        lambda: event.citations.update(date="1999"),
        lambda: event.conflict.delete(),
    ):
        with pytest.raises((OutsideTheDoor, ProtectedError)), transaction.atomic():
            attempt()
    event.refresh_from_db()
    assert (event.version, event.title_en, event.citations.count()) == (2, "Something", 1)


def test_an_event_that_was_not_named_cannot_be_changed_in_passing():
    named, other = published("named"), published("other")
    with pytest.raises(OutsideTheDoor), change([named.pk], by=None):
        other.save()


def test_each_change_leaves_one_revision_that_says_who_and_why(amina):
    event = a_draft("founding")
    with change([event.pk], by=amina, reason="Better wording", batch="b1") as door:
        door.event.title_en = "Founding of the front"
        door.event.save()
    revision = event.revisions.first()
    assert (revision.number, revision.by, revision.reason, revision.batch) == (2, amina, "Better wording", "b1")
    assert revision.document["title"]["en"] == "Founding of the front"
    assert event.revisions.count() == 2


def test_a_change_that_changes_nothing_leaves_no_trace():
    event = published()
    before = event.conflict.public_version
    with change([event.pk], by=None) as door:
        door.event.save()
    event.refresh_from_db()
    event.conflict.refresh_from_db()
    assert event.version == event.revisions.count() == 2
    assert event.conflict.public_version == before


def test_an_editor_who_began_from_an_older_version_is_stopped_and_nothing_is_written():
    event = published()
    with pytest.raises(Stale), change([event.pk], by=None, base=event.version - 1) as door:
        door.event.title_en = "Overwritten"
        door.event.save()
    event.refresh_from_db()
    assert event.title_en == "Something"


def test_a_failure_in_the_middle_leaves_nothing_behind():
    event = published()
    with pytest.raises(RuntimeError), change([event.pk], by=None) as door:
        door.event.title_en = "Half"
        door.event.save()
        raise RuntimeError
    event.refresh_from_db()
    assert (event.title_en, event.version) == ("Something", 2)
    with pytest.raises(OutsideTheDoor):
        event.save()


def test_an_event_that_is_gone_is_not_silently_left_out():
    with pytest.raises(ValidationError, match="not there any more"), change([12345], by=None):
        pass


def test_who_may_not_publish_changes_nothing_that_readers_see(django_user_model):
    """Asked of the locked event: an editor may just have published the contributor's draft."""
    contributor = django_user_model.objects.create_user("a-contributor")
    draft = a_draft()
    with change([draft.pk], by=contributor) as door:
        door.event.title_en = "Second"
        door.event.save()
    publish(Event.objects.get(), by=an_editor())
    first = draft.revisions.get(number=1)
    told = {"public_reason": "Better so."}
    for act in (
        lambda: restore(draft, first, by=contributor, **told),
        lambda: withdraw(draft, by=contributor, **told),
        lambda: publish(a_draft("another"), by=contributor),
    ):
        with pytest.raises(ValidationError, match="those who may publish"):
            act()
    draft.refresh_from_db()
    assert (draft.title_en, draft.status, draft.version) == ("Second", "published", 3)


def test_verbs_join_an_open_change_of_the_same_event():
    event = a_draft()
    with change([event.pk], by=None, reason="All at once") as door:
        door.event.title_en = "Renamed"
        door.event.save()
        publish(door.event, by=None)
    event.refresh_from_db()
    assert (event.status, event.title_en, event.revisions.count()) == ("published", "Renamed", 2)


def test_a_change_of_other_events_is_refused_while_one_is_open():
    one, other = a_draft("one"), a_draft("other")
    with pytest.raises(RuntimeError, match="open already"), change([one.pk], by=None):
        publish(other, by=None)


def test_a_change_within_another_wants_the_version_that_is_there(amina):
    event = published("talks")
    before = event.version
    with change([event.pk], by=amina, public_reason="So."):
        with pytest.raises(Stale), change([event.pk], by=amina, base=event.version - 1):
            pass
        with change([event.pk], by=amina, base=event.version) as door:
            door.event.title_en = "Second"
            door.event.save()
    event.refresh_from_db()
    assert (event.title_en, event.version) == ("Second", before + 1)


@pytest.mark.parametrize(
    ("row", "values"),
    [
        ("event", {"date": "31 March"}),
        ("event", {"significance": 9}),
        ("event", {"slug": "no slug"}),
        ("account", {"quote": "x" * 301}),
        ("account", {"stance": "claims"}),
        ("account", {"deaths_best": -1}),
    ],
)
def test_no_route_stores_what_a_column_may_not_hold(row, values):
    event = a_draft()
    with pytest.raises(ValidationError, match=next(iter(values))), change([event.pk], by=None) as door:
        changed = door.event if row == "event" else door.event.citations.get()
        for name, value in values.items():
            setattr(changed, name, value)
        changed.save()
    assert event.revisions.count() == 1


def test_what_joins_an_open_change_is_stopped_by_an_older_version_too(amina):
    event = published()
    with pytest.raises(Stale), change([event.pk], by=amina), change([event.pk], by=amina, base=event.version - 1):
        pass


def test_what_was_settled_is_changed_again_only_after_it_was_taken_in_again():
    event = a_draft()
    with change([event.pk], by=None) as door:
        for title in ("First", "Second"):
            (taken,) = door.take_in([event.pk]) if title == "Second" else door.events
            taken.title_en = title
            taken.save()
            door.settle()
            with pytest.raises(OutsideTheDoor):
                taken.save()
    titles = [revision.document["title"]["en"] for revision in event.revisions.order_by("number")]
    assert titles == ["Something", "First", "Second"]
    assert counting.wrong(a_conflict()) == 0


def test_a_draft_is_published_by_few_questions(django_assert_max_num_queries):
    """The counts are told from the rows that the door has read, and what the event used before is not said again."""
    published("another")
    draft = a_draft("talks", actors=[an_actor("un")])
    with django_assert_max_num_queries(20 if connection.vendor == "postgresql" else 23):
        publish(draft, by=None)


def test_a_change_in_which_nothing_is_touched_writes_nothing_and_one_of_old_sums_mends_them():
    event = published("talks")

    def written() -> list[str]:
        with CaptureQueriesContext(connection) as queries, change([event.pk], by=None):
            pass
        return [query["sql"] for query in queries if query["sql"].startswith('UPDATE "events_event"')]

    assert written() == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_event SET weight = 7, search_text = 'old'")
    assert len(written()) == 1
    event.refresh_from_db()
    assert (event.weight, event.version, event.search_text.split()[0]) == (0, 2, "talks")


def test_what_an_event_comes_to_use_belongs_to_its_conflict():
    event = published("talks", conflict=a_conflict("other"))
    a_conflict()
    with change([event.pk], by=None) as door:
        Participation(event=door.event, actor=an_actor("morocco")).save()
    assert {
        model.__name__: [row.slug for row in model.objects.filter(conflicts__slug="other")]
        for model in (Actor, Article)
    } == {"Actor": ["morocco"], "Article": [event.citations.get().article.slug]}
