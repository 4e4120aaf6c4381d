import pytest
from django.core.exceptions import ValidationError

from events.models import (
    Citation,
    Event,
)
from events.record.door import change
from events.record.verbs import publish, send_to_review
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor, published
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db


def test_where_a_second_person_publishes_nobody_publishes_alone_what_they_wrote(amina):
    samir = an_editor("samir")
    a_conflict(second_reader=True)
    event = a_draft("talks")
    with change([event.pk], by=amina) as door:
        door.event.title_en = "Amina's words"
        door.event.save()
    send_to_review(event, by=amina)
    with pytest.raises(ValidationError, match="nobody publishes alone"):
        publish(event, by=amina)
    publish(event, by=samir)
    assert event.status == "published"


def test_an_account_added_to_a_published_event_waits_for_a_second_person_too(amina):
    samir = an_editor("samir")
    a_conflict(second_reader=True)
    event = published("talks")
    with change([event.pk], by=amina) as door:
        Citation(event=door.event, article=an_article(), date=event.date, claim_en="New.").save()
    with pytest.raises(ValidationError, match="nobody publishes alone"):
        publish(event, by=amina)
    publish(event, by=samir)
    assert event.citations.filter(published=True).count() == 2


def test_a_draft_that_moves_to_a_conflict_of_two_readers_needs_no_second_one_until_it_is_published(amina):
    draft, strict = a_draft("talks"), a_conflict("strict", second_reader=True)
    with change([draft.pk], by=amina) as door:
        door.event.conflict = strict
        door.event.save()
    draft.refresh_from_db()
    assert (draft.conflict, draft.status) == (strict, "draft")
    with pytest.raises(ValidationError, match="Here nobody publishes alone"):
        publish(draft, by=amina)


def test_no_way_round_leads_past_the_second_reader(amina):
    strict, loose = a_conflict("strict", second_reader=True), a_conflict("loose")
    with change(by=amina) as door:
        event = Event(conflict=strict, kind=a_kind(), slug="talks", title_en="Talks", date="2023-03-30")
        event.save()
        Citation(event=event, article=an_article(), date="2023-03-30", claim_en="So.").save()
    with change([event.pk], by=amina) as door:
        door.event.conflict = loose
        door.event.save()
    publish(event, by=amina)
    back = {"by": amina, "public_reason": "Back."}
    with pytest.raises(ValidationError, match="nobody publishes alone"), change([event.pk], **back) as door:
        door.event.conflict = strict
        door.event.save()
    event.refresh_from_db()
    assert event.conflict == loose


def test_a_colleagues_draft_is_published_by_the_second_though_an_actor_of_it_was_renamed(amina):
    samir = an_editor("samir")
    actor = an_actor("morocco")
    a_conflict(second_reader=True)
    event = a_draft("talks", actors=[actor])
    with change([event.pk], by=amina) as door:
        door.event.title_en = "Amina's words"
        door.event.save()
    actor.slug = "kingdom-of-morocco"
    actor.save()
    send_to_review(event, by=samir)
    with pytest.raises(ValidationError, match="nobody publishes alone"):
        publish(event, by=amina)
    publish(event, by=samir)
    assert event.status == "published"


def test_where_a_second_person_publishes_nothing_is_made_and_published_at_once(amina):
    strict = a_conflict(second_reader=True)
    with pytest.raises(ValidationError, match="nobody publishes alone"), change(by=amina):
        event = Event(conflict=strict, kind=a_kind(), slug="talks", title_en="Talks", date="2023-03-30")
        event.save()
        Citation(event=event, article=an_article(), date="2023-03-30", claim_en="So.", published=True).save()
        publish(event, by=amina)
    assert not Event.objects.exists()


def test_an_account_that_came_with_a_public_correction_waits_for_a_second_person_too(amina):
    a_conflict(second_reader=True)
    event = published("talks")
    with change([event.pk], by=amina, public_reason="A slip.") as door:
        door.event.title_en = "Corrected"
        door.event.save()
        Citation(event=door.event, article=an_article(), date=event.date, claim_en="Mine.").save()
    with pytest.raises(ValidationError, match="nobody publishes alone"):
        publish(event, by=amina)
    assert event.citations.get(published=True).claim_en == "It says so."


@pytest.mark.parametrize(("by", "second_reader"), [(True, True), (False, True), (True, False)])
def test_who_imports_a_draft_that_another_is_to_publish_is_kept_with_it(amina, by, second_reader):
    a_conflict(second_reader=second_reader)
    take({"id": "1"}, by=amina if by else None, publish=False)
    event = Event.objects.get()
    assert list(event.revisions.values_list("number", "by")) == ([(1, amina.pk)] if by and second_reader else [])
    publish(event, by=an_editor("samir"))
    assert event.status == "published"
