import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from events.models import Citation, Event, FormerAddress, OutsideTheDoor, Participation
from events.record.door import Stale, change
from tests.factories import a_conflict, a_draft, an_actor, an_article, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return get_user_model().objects.create_user("amina")


def test_nothing_of_an_event_is_changed_outside_the_door():
    event = an_event(actors=[an_actor("morocco")])
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
    named, other = an_event("named"), an_event("other")
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
    event = an_event()
    before = event.conflict.public_version
    with change([event.pk], by=None) as door:
        door.event.save()
    event.refresh_from_db()
    event.conflict.refresh_from_db()
    assert event.version == event.revisions.count() == 2
    assert event.conflict.public_version == before


def test_an_editor_who_began_from_an_older_version_is_stopped_and_nothing_is_written():
    event = an_event()
    with pytest.raises(Stale), change([event.pk], by=None, base=event.version - 1) as door:
        door.event.title_en = "Overwritten"
        door.event.save()
    event.refresh_from_db()
    assert event.title_en == "Something"


def test_a_failure_in_the_middle_leaves_nothing_behind():
    event = an_event()
    with pytest.raises(RuntimeError), change([event.pk], by=None) as door:
        door.event.title_en = "Half"
        door.event.save()
        raise RuntimeError
    event.refresh_from_db()
    assert (event.title_en, event.version) == ("Something", 2)
    with pytest.raises(OutsideTheDoor):
        event.save()


def test_an_event_that_is_gone_is_not_silently_left_out():
    with pytest.raises(Event.DoesNotExist), change([12345], by=None):
        pass


def test_verbs_join_an_open_change_of_the_same_event():
    event = a_draft()
    with change([event.pk], by=None, reason="All at once") as door:
        door.event.title_en = "Renamed"
        door.event.save()
        door.event.publish(by=None)
    event.refresh_from_db()
    assert (event.status, event.title_en, event.revisions.count()) == ("published", "Renamed", 2)


def test_a_change_of_other_events_is_refused_while_one_is_open():
    one, other = a_draft("one"), a_draft("other")
    with pytest.raises(RuntimeError, match="open already"), change([one.pk], by=None):
        other.publish(by=None)


def test_public_changes_raise_the_conflicts_public_version_and_drafts_do_not():
    conflict = a_conflict()
    event = a_draft()
    conflict.refresh_from_db()
    assert conflict.public_version == 0
    event.publish(by=None)
    event.withdraw(by=None)
    conflict.refresh_from_db()
    assert conflict.public_version == 2


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        ({"date": "", "accounts": [{}]}, "a date"),
        ({"title_en": ""}, "a title in at least one language"),
        ({"accounts": []}, "at least one account"),
        ({"accounts": [{"date": "2023-03-30", "claim_en": ""}]}, "at least one account"),
        ({"accounts": [{"date": "2023-03-30"}, {"date": "2023-03-31"}]}, "the reason for the date"),
        ({"accounts": [{"date": "2023-03"}]}, "the reason for the date"),
    ],
)
def test_what_a_published_event_needs_is_demanded_and_named(lacking, named):
    event = a_draft("lacking", **lacking)
    with pytest.raises(ValidationError, match=named):
        event.publish(by=None)
    event.refresh_from_db()
    assert (event.status, event.version) == ("draft", 1)


def test_a_published_event_cannot_lose_its_last_source():
    event = an_event()
    with pytest.raises(ValidationError, match="at least one account"), change([event.pk], by=None) as door:
        door.event.citations.all().delete()
    assert event.citations.count() == 1


def test_the_database_itself_refuses_a_published_event_without_source():
    event = an_event()
    with pytest.raises(IntegrityError), change([event.pk], by=None):
        Event.objects.filter(pk=event.pk).update(citation_count=0)


def test_an_account_added_to_a_published_event_stays_unseen_until_published():
    event = an_event(date_reason_en="We follow the first.")
    with change([event.pk], by=None) as door:
        Citation(event=door.event, article=an_article(), date="2023-04-19", claim_en="Later.").save()
    event.refresh_from_db()
    assert (event.citation_count, event.disputed) == (1, False)
    event.publish(by=None)
    assert (event.citation_count, event.disputed) == (2, True)


def test_publishing_and_withdrawing_are_kept_with_their_public_reason(amina):
    event = an_event()
    event.withdraw(by=amina, reason="Wrong man", public_reason="Confused with another meeting.")
    revision = event.revisions.first()
    assert (event.status, revision.public, revision.public_reason) == (
        *("withdrawn", True, "Confused with another meeting."),
    )


def test_restoring_brings_back_content_accounts_and_actors_and_keeps_the_status(amina):
    event = an_event("talks", actors=[an_actor("morocco")])
    account = event.citations.get()
    original = event.revisions.get(number=2)
    with change([event.pk], by=amina, public_reason="Wrong") as door:
        door.event.title_en, door.event.date = "Changed", "2024"
        door.event.date_reason_en = "Because."
        door.event.save()
        door.event.participations.all().delete()
        Citation(event=door.event, article=an_article(), date="2024", claim_en="New.", published=True).save()
        door.event.citations.get(pk=account.pk).delete()
    event.restore(original, by=amina, public_reason="Back")
    assert (event.title_en, event.date, event.status, event.version) == ("talks", "2023-03-30", "published", 4)
    assert [c.pk for c in event.citations.all()] == [account.pk]
    assert [a.slug for a in event.actors.all()] == ["morocco"]
    assert event.revisions.first().document == original.document


def test_a_restored_version_that_could_not_be_published_is_refused():
    event = a_draft(date="", accounts=[{"date": "2023"}])
    first = event.revisions.get()
    with change([event.pk], by=None) as door:
        door.event.date = "2023"
        door.event.save()
    event.publish(by=None)
    with pytest.raises(ValidationError, match="a date"):
        event.restore(first, by=None)
    event.refresh_from_db()
    assert event.date == "2023"


def test_a_renamed_event_leaves_its_former_address():
    event = an_event("old-name")
    with change([event.pk], by=None) as door:
        door.event.slug = "new-name"
        door.event.save()
    assert FormerAddress.objects.get(slug="old-name").event == event


def test_where_a_second_person_publishes_nobody_publishes_alone_what_they_wrote(amina, django_user_model):
    samir = django_user_model.objects.create_user("samir")
    a_conflict(second_reader=True)
    event = a_draft("talks")
    with change([event.pk], by=amina) as door:
        door.event.title_en = "Amina's words"
        door.event.save()
    event.send_to_review(by=amina)
    with pytest.raises(ValidationError, match="nobody publishes alone"):
        event.publish(by=amina)
    event.publish(by=samir)
    assert event.status == "published"


def test_an_account_added_to_a_published_event_waits_for_a_second_person_too(amina, django_user_model):
    samir = django_user_model.objects.create_user("samir")
    a_conflict(second_reader=True)
    event = an_event("talks")
    with change([event.pk], by=amina) as door:
        Citation(event=door.event, article=an_article(), date=event.date, claim_en="New.").save()
    with pytest.raises(ValidationError, match="nobody publishes alone"):
        event.publish(by=amina)
    event.publish(by=samir)
    assert event.citations.filter(published=True).count() == 2


def test_what_readers_see_changes_only_with_a_reason_for_them(amina):
    event = an_event("talks")
    with pytest.raises(ValidationError, match="in one sentence"), change([event.pk], by=amina) as door:
        door.event.title_en = "Other"
        door.event.save()
    with change([event.pk], by=amina) as door:
        door.event.notes = "For us"
        door.event.save()
    with change([event.pk], by=amina, public_reason="The title was wrong.") as door:
        door.event.title_en = "Other"
        door.event.save()
    event.refresh_from_db()
    assert (event.title_en, event.notes) == ("Other", "For us")
