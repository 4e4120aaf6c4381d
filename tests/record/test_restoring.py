import pytest
from django.core.exceptions import ValidationError

from events.models import (
    Citation,
    Event,
)
from events.record.document import row_document
from events.record.door import Stale, change
from events.record.verbs import publish, restore, undo
from tests.factories import ACCOUNT, a_draft, a_kind, an_actor, an_article, published

pytestmark = pytest.mark.django_db


def test_restoring_brings_back_content_accounts_and_actors_and_keeps_the_status(amina):
    event = published("talks", actors=[an_actor("morocco")])
    account = event.citations.get()
    original = event.revisions.get(number=2)
    with change([event.pk], by=amina, public_reason="Wrong") as door:
        door.event.title_en, door.event.date = "Changed", "2024"
        door.event.date_reason_en = "Because."
        door.event.save()
        door.event.participations.all().delete()
        Citation(event=door.event, article=an_article(), date="2024", claim_en="New.", published=True).save()
        door.event.citations.get(pk=account.pk).delete()
    restore(event, original, by=amina, public_reason="Back")
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
    publish(event, by=None)
    with pytest.raises(ValidationError, match="a date"):
        restore(event, first, by=None)
    event.refresh_from_db()
    assert event.date == "2023"


def test_an_older_version_that_knew_fewer_columns_comes_back_without_a_reason(amina, withdrawn):
    seen = withdrawn.revisions.get(number=2)
    del seen.document["significance"], seen.document["citations"][0]["deaths_low"]
    seen.save()
    publish(withdrawn, by=amina)
    assert withdrawn.status == "published"


def test_a_version_is_restored_though_its_quote_stands_no_more_in_the_source_and_an_account_anew_is_not():
    article = an_article(text="They met on Thursday.")
    quoted = {"date": "2023-03-30", "article": article, "quote": "on Thursday"}
    event = published("talks", accounts=[quoted, {"date": "2023-03-30"}])
    with change([event.pk], by=None) as door:
        door.event.title_en = "Other"
        door.event.save()
    article.text = "They met."
    article.save()
    restore(event, event.revisions.get(number=2), by=None)
    assert (event.title_en, event.citations.first().quote_start) == ("talks", None)
    with change([event.pk], by=None) as door:
        door.event.citations.first().delete()
    with pytest.raises(ValidationError, match="do not occur"):
        restore(event, event.revisions.get(number=2), by=None)


def as_written_then(event, number, forget):
    """A version of an earlier day, whose accounts lack what `forget` takes out of each."""
    revision = event.revisions.get(number=number)
    for account in revision.document["citations"]:
        forget(account)
    revision.save()
    return revision


@pytest.mark.parametrize(
    "lacking",
    [
        *("quote", "locator", "stance", "aspect", "deaths_best", "claim", "attribution", "article", "claimant"),
        *("published", "working"),
    ],
)
def test_what_a_version_does_not_say_of_an_account_stays_as_it_is(amina, lacking):
    event = published("talks", date_reason_en="It took effect.", accounts=[{**ACCOUNT, "claimant": an_actor("un")}])
    account = event.citations.get()
    before = row_document(account)
    with change([event.pk], by=amina, public_reason="Wrong.") as door:
        door.event.title_en = "Other"
        door.event.save()
    version = as_written_then(event, 2, lambda account: account.pop(lacking))
    restore(event, version, by=amina, public_reason="Back.")
    assert (event.title_en, row_document(event.citations.get())) == ("talks", before)
    undone = event.revisions.first()
    as_written_then(event, undone.number - 1, lambda account: account.pop(lacking))
    undo(event, undone, by=amina)
    event.refresh_from_db()
    assert (event.title_en, row_document(event.citations.get())) == ("Other", before)


def test_several_changes_are_undone_together_and_only_where_nothing_stands_between_them(amina):
    event = published("talks")
    for title in ("Second", "Third", "Fourth"):
        with change([event.pk], by=amina, public_reason="So.") as door:
            door.event.title_en = title
            door.event.save()
    *_, second, third, fourth = event.revisions.order_by("number")
    with pytest.raises(Stale):
        undo(event, second, fourth, by=amina)
    undo(event, third, fourth, by=amina)
    event.refresh_from_db()
    newest = event.revisions.order_by("-number").first()
    assert (event.title_en, newest.number, newest.reason) == ("Second", 6, "Undid versions 4–5")
    undo(event, newest, by=amina)
    event.refresh_from_db()
    assert (event.title_en, event.revisions.order_by("-number").first().reason) == ("Fourth", "Undid version 6")


def test_an_event_that_was_withdrawn_and_lost_its_account_at_once_is_published_with_it_again(amina):
    event = published("talks")
    with change([event.pk], by=amina, public_reason="Wrong.") as door:
        door.event.citations.all().delete()
        door.event.status = Event.Status.WITHDRAWN
        door.event.save()
    event.refresh_from_db()
    assert (event.status, event.citation_count) == ("withdrawn", 0)
    undo(event, event.revisions.order_by("-number").first(), by=amina)
    event.refresh_from_db()
    assert (event.status, event.citation_count, event.citations.count()) == ("published", 1, 1)


def test_the_first_version_is_undone_by_withdrawing(amina):
    draft = a_draft("talks")
    undo(draft, draft.revisions.get(), by=amina)
    draft.refresh_from_db()
    assert (draft.status, draft.title_en) == ("withdrawn", "talks")


def test_a_language_that_a_version_did_not_know_yet_stays_as_it_is(amina):
    event = published("talks", title_ar="محادثات", date_reason_en="So.", accounts=[ACCOUNT])
    with change([event.pk], by=amina, public_reason="Wrong.") as door:
        door.event.title_en = "Other"
        door.event.save()
    version = as_written_then(event, 2, lambda account: account["claim"].pop("ar"))
    version.document["title"].pop("ar")
    version.save()
    restore(event, version, by=amina, public_reason="Back.")
    assert (event.title_en, event.title_ar, event.citations.get().claim_ar) == ("talks", "محادثات", "كذا.")


def test_a_deleted_account_that_comes_back_has_the_defaults_of_what_its_version_does_not_say():
    event = published("talks", accounts=[{"date": "2023-03-30"}, ACCOUNT])
    gone = event.citations.last()
    with change([event.pk], by=None) as door:
        door.event.citations.get(pk=gone.pk).delete()
    version = as_written_then(event, 2, lambda account: [account.pop(name) for name in ("stance", "published")])
    restore(event, version, by=None)
    back = event.citations.get(pk=gone.pk)
    assert (back.claim_en, back.stance, back.published) == ("So.", "reports", False)


def test_a_version_is_restored_by_the_names_of_today(amina):
    actor, kind = an_actor("morocco"), a_kind("talks")
    event = published("meeting", actors=[actor], kind=kind)
    for row, slugs in ((actor, ("maroc", "kingdom-of-morocco")), (kind, ("meetings",))):
        for slug in slugs:
            row.slug = slug
            row.save()
    with change([event.pk], by=amina, public_reason="Wrong.") as door:
        door.event.participations.all().delete()
        door.event.kind = a_kind("battle")
        door.event.save()
    restore(event, event.revisions.get(number=2), by=amina, public_reason="Right after all.")
    assert (event.kind, list(event.actors.all())) == (kind, [actor])
