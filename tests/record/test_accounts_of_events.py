import pytest
from django.core.exceptions import ValidationError

from events.models import (
    Citation,
    Event,
    OutsideTheDoor,
)
from events.record import counting
from events.record.document import apply_document, row_document, to_document
from events.record.door import change
from events.record.verbs import move_account, publish
from tests.factories import ACCOUNT, a_conflict, a_draft, an_article, published

pytestmark = pytest.mark.django_db


def test_a_published_event_cannot_lose_its_last_source():
    event = published()
    with pytest.raises(ValidationError, match="at least one account"), change([event.pk], by=None) as door:
        door.event.citations.all().delete()
    assert event.citations.count() == 1


def test_an_account_added_to_a_published_event_stays_unseen_until_published():
    event = published(date_reason_en="We follow the first.")
    with change([event.pk], by=None) as door:
        Citation(event=door.event, article=an_article(), date="2023-04-19", claim_en="Later.").save()
    event.refresh_from_db()
    assert (event.citation_count, event.disputed) == (1, False)
    publish(event, by=None)
    assert (event.citation_count, event.disputed) == (2, True)


def test_a_document_that_names_an_account_says_only_what_it_changes():
    event = a_draft("talks", accounts=[ACCOUNT])
    account = event.citations.get()
    before = row_document(account)
    document = {**to_document(event), "citations": [{"id": account.pk, "locator": ""}]}
    with change([event.pk], by=None) as door:
        apply_document(door.event, document)
    assert row_document(event.citations.get()) == {**before, "locator": ""}


def test_a_document_that_names_an_account_twice_is_refused():
    event = a_draft("talks", accounts=[ACCOUNT])
    account = {"id": event.citations.get().pk}
    document = {**to_document(event), "citations": [{**account, "locator": "p. 4"}, account]}
    with pytest.raises(ValidationError, match="stands twice among them"), change([event.pk], by=None) as door:
        apply_document(door.event, document)
    assert event.citations.get().locator == "p. 3"


def test_a_document_with_an_account_of_another_event_is_refused_and_neither_event_changes():
    mine, theirs = a_draft("mine"), published("theirs")
    stolen = theirs.citations.get()
    document = {**to_document(mine), "citations": [{**row_document(stolen), "id": stolen.pk}]}
    with pytest.raises(ValidationError, match="another event now: “theirs”"), change([mine.pk], by=None) as door:
        apply_document(door.event, document)
    assert theirs.citations.get() == stolen
    assert [event.version for event in Event.objects.order_by("pk")] == [1, 2]
    assert counting.wrong(a_conflict()) == 0


def test_a_document_with_the_number_of_an_account_that_never_was_is_refused():
    mine = a_draft("mine")
    own = mine.citations.get()
    document = {**to_document(mine), "citations": [{**row_document(own), "id": own.pk + 1000}]}
    with pytest.raises(ValidationError, match="never an account of this event"), change([mine.pk], by=None) as door:
        apply_document(door.event, document)
    assert mine.citations.get() == own


def test_no_account_passes_to_another_event_but_by_the_verb_for_it():
    one, other = published("one"), published("other")
    account = one.citations.get()
    for attempt in (
        lambda: Citation(pk=account.pk, event=other, article=account.article, claim_en="Mine.").save(),
        lambda: Citation.objects.bulk_create([Citation(pk=account.pk, event=other, article=account.article)]),
        lambda: one.citations.update(event=other),
    ):
        with pytest.raises((ValidationError, OutsideTheDoor)), change([one.pk, other.pk], by=None):
            attempt()
    with pytest.raises(OutsideTheDoor), change([other.pk], by=None):
        Citation.objects.filter(pk=account.pk).update(claim_en="Mine.")
    with pytest.raises(OutsideTheDoor), change([other.pk], by=None):
        Citation.objects.filter(pk=account.pk).delete()
    assert one.citations.get() == account
    assert Citation.objects.get(pk=account.pk).claim_en == "It says so."


def test_moving_an_account_is_one_change_of_both_events(amina):
    one, other = published("one", accounts=[{"date": "2023-03-30"}] * 2), published("other")
    account = one.citations.last()
    move_account(account, other, by=amina, public_reason="It tells of the other meeting.")
    assert [(event.slug, event.version, event.citation_count) for event in Event.objects.order_by("pk")] == [
        ("one", 3, 1),
        ("other", 3, 2),
    ]
    with pytest.raises(ValidationError, match="at least one account"):
        move_account(one.citations.get(), other, by=amina, public_reason="This too.")
    assert one.citations.count() == 1


def test_a_published_account_is_neither_edited_nor_taken_away_without_a_word_to_readers(amina):
    event = published("talks", accounts=[{"date": "2023-03-30"}, {"date": "2023-03-30", "claim_en": "Second."}])

    def edited(account):
        account.claim_en = "Other words."
        account.save()

    for act in (edited, lambda account: account.delete()):
        with pytest.raises(ValidationError, match="in one sentence"), change([event.pk], by=amina) as door:
            act(door.event.citations.last())
    assert [account.claim_en for account in event.citations.all()] == ["It says so.", "Second."]
