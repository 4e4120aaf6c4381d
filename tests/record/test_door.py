import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from events.models import (
    Actor,
    Article,
    Batch,
    Citation,
    Conflict,
    Event,
    FormerAddress,
    FormerSlug,
    OutsideTheDoor,
    Participation,
    PublicVersions,
    RetractedAddress,
)
from events.record import counting
from events.record.document import apply_document, row_document, to_document
from events.record.door import Stale, change
from events.record.imported import NewEvent
from events.record.verbs import move_account, publish, restore, send_to_review, undo, withdraw
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor, correct, published
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(db):
    return an_editor("amina")


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


def test_public_changes_raise_the_conflicts_public_version_and_drafts_do_not():
    conflict = a_conflict()
    event = a_draft()
    conflict.refresh_from_db()
    assert conflict.public_version == 0
    with CaptureQueriesContext(connection) as queries:
        publish(event, by=None)
        withdraw(event, by=None)
    conflict.refresh_from_db()
    assert conflict.public_version == 2
    # Each event of an import looks up this row at its end, through all versions that it has had meanwhile.
    assert not any('UPDATE "events_conflict"' in query["sql"] for query in queries)


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
        publish(event, by=None)
    event.refresh_from_db()
    assert (event.status, event.version) == ("draft", 1)


def test_an_event_that_readers_did_not_see_is_judged_whole_however_it_is_published():
    event = a_draft("lacking", title_en="")
    with (
        pytest.raises(ValidationError, match="a title in at least one language"),
        change([event.pk], by=None) as door,
    ):
        door.event.citations.update(published=True)
        door.event.status, door.event.citation_count = "published", 1
        door.event.save()
    event.refresh_from_db()
    assert event.status == "draft"


def test_a_published_event_cannot_lose_its_last_source():
    event = published()
    with pytest.raises(ValidationError, match="at least one account"), change([event.pk], by=None) as door:
        door.event.citations.all().delete()
    assert event.citations.count() == 1


def test_the_database_itself_refuses_a_published_event_without_source():
    event = published()
    with pytest.raises(IntegrityError), change([event.pk], by=None):
        Event.objects.filter(pk=event.pk).update(citation_count=0)


def test_an_account_added_to_a_published_event_stays_unseen_until_published():
    event = published(date_reason_en="We follow the first.")
    with change([event.pk], by=None) as door:
        Citation(event=door.event, article=an_article(), date="2023-04-19", claim_en="Later.").save()
    event.refresh_from_db()
    assert (event.citation_count, event.disputed) == (1, False)
    publish(event, by=None)
    assert (event.citation_count, event.disputed) == (2, True)


def test_publishing_and_withdrawing_are_kept_with_their_public_reason(amina):
    event = published()
    withdraw(event, by=amina, reason="Wrong man", public_reason="Confused with another meeting.")
    revision = event.revisions.first()
    assert (event.status, revision.public, revision.public_reason) == (
        *("withdrawn", True, "Confused with another meeting."),
    )


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


def test_a_renamed_event_leaves_its_former_address():
    event = published("old-name")
    with change([event.pk], by=None) as door:
        door.event.title_en = "Other"
        door.event.save()
    assert not FormerAddress.objects.exists()
    with change([event.pk], by=None) as door:
        door.event.slug = "new-name"
        door.event.save()
    assert FormerAddress.objects.get(slug="old-name").event == event


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


def test_what_readers_see_changes_only_with_a_reason_for_them(amina):
    event = published("talks")
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


@pytest.fixture
def withdrawn(amina):
    """Readers saw two accounts of it and an actor."""
    event = published("talks", actors=[an_actor("morocco")], accounts=[{"date": "2023-03-30"}] * 2)
    withdraw(event, by=amina, public_reason="Doubted.")
    return event


def edited(account):
    account.claim_en = "Other words."
    account.save()


def moved(event, **values):
    for name, value in values.items():
        setattr(event, name, value)
    event.save()


@pytest.mark.parametrize(
    "act",
    [
        lambda event: moved(event, title_fr="Pourparlers"),
        lambda event: moved(event, slug="other"),
        lambda event: moved(event, kind=a_kind("battle")),
        lambda event: moved(event, conflict=a_conflict("other")),
        lambda event: edited(event.citations.last()),
        lambda event: event.citations.last().delete(),
        lambda event: event.participations.all().delete(),
    ],
    ids=["title", "address", "kind", "conflict", "account", "account-gone", "actor-gone"],
)
def test_what_readers_saw_comes_back_otherwise_only_with_a_reason_for_them(amina, withdrawn, act):
    with change([withdrawn.pk], by=amina) as door:
        act(door.event)
    for reason in ("", "  "):
        with pytest.raises(ValidationError, match="in one sentence"):
            publish(withdrawn, by=amina, public_reason=reason)
    publish(withdrawn, by=amina, public_reason="It was held, and otherwise.")
    assert withdrawn.status == "published"


def test_what_readers_saw_comes_back_as_it_was_or_with_more_accounts_or_by_todays_names_without_one(amina, withdrawn):
    actor = Actor.objects.get()
    actor.slug = "kingdom-of-morocco"
    actor.save()
    publish(withdrawn, by=amina)
    withdraw(withdrawn, by=amina, public_reason="Doubted again.")
    with change([withdrawn.pk], by=amina) as door:
        door.event.notes = "Sure now"
        door.event.save()
        Citation(event=door.event, article=an_article(), date=door.event.date, claim_en="New.").save()
    publish(withdrawn, by=amina)
    assert (withdrawn.status, withdrawn.citation_count) == ("published", 3)


@pytest.mark.parametrize("end", [withdraw, send_to_review])
def test_what_readers_see_ends_only_with_a_reason_for_them(amina, end):
    event = published("talks")
    with pytest.raises(ValidationError, match="in one sentence"):
        end(event, by=amina)
    event.refresh_from_db()
    assert (event.status, event.version) == ("published", 2)


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


# What a version does not hold


ACCOUNT = {
    **{"date": "2023-03-30", "quote": "words", "claim_en": "So.", "claim_ar": "كذا.", "locator": "p. 3"},
    **{"stance": "says", "aspect": "effect", "deaths_best": 7, "attribution_fr": "la presse"},
}


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


def test_a_draft_that_moves_to_a_conflict_of_two_readers_needs_no_second_one_until_it_is_published(amina):
    draft, strict = a_draft("talks"), a_conflict("strict", second_reader=True)
    with change([draft.pk], by=amina) as door:
        door.event.conflict = strict
        door.event.save()
    draft.refresh_from_db()
    assert (draft.conflict, draft.status) == (strict, "draft")
    with pytest.raises(ValidationError, match="Here nobody publishes alone"):
        publish(draft, by=amina)


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


def test_the_reason_for_a_date_that_is_given_with_publishing_is_the_events(amina):
    accounts = [{"date": "2023-03-30"}, {"date": "2023-04-02"}]
    event = a_draft("talks", accounts=accounts)
    with pytest.raises(ValidationError, match="the reason for the date"):
        publish(event, by=amina)
    publish(event, by=amina, date_reason="The earlier report stands.")
    assert (event.status, event.date_reason_en) == ("published", "The earlier report stands.")


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


# Whose an account is


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


# Whether readers ever saw it


@pytest.mark.parametrize("end", [withdraw, send_to_review])
def test_no_version_of_a_draft_is_public_whatever_becomes_of_it(end):
    event = a_draft("plan-of-the-talks")
    version = event.conflict.public_version
    end(event, by=None)
    event.conflict.refresh_from_db()
    assert [revision.public for revision in event.revisions.all()] == [False, False]
    assert event.conflict.public_version == version


def test_a_draft_leaves_no_former_address_and_a_public_event_does():
    event = a_draft("secret-name")
    for slug in ("name", "new-name"):
        with change([event.pk], by=None) as door:
            door.event.slug = slug
            door.event.save()
        publish(event, by=None)
    assert list(FormerAddress.objects.values_list("slug", flat=True)) == ["name"]


def test_an_event_that_moves_to_another_conflict_is_news_in_both():
    here, there = a_conflict(), a_conflict("there")
    event = published()
    versions = [Conflict.objects.get(pk=conflict.pk).public_version for conflict in (here, there)]
    with change([event.pk], by=None) as door:
        door.event.conflict = there
        door.event.save()
    now = [Conflict.objects.get(pk=conflict.pk).public_version for conflict in (here, there)]
    assert now == [versions[0] + 1, versions[1] + 1]
    assert FormerAddress.objects.get().conflict == here
    assert [counting.wrong(conflict) for conflict in (here, there)] == [0, 0]


# The second reader


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


# What is named otherwise since


def test_an_internal_note_needs_no_reason_for_readers_though_an_actor_was_renamed(amina):
    actor = an_actor("morocco")
    event = published("talks", actors=[actor])
    actor.slug = "kingdom-of-morocco"
    actor.save()
    with change([event.pk], by=amina) as door:
        door.event.notes = "For us"
        door.event.save()
    event.refresh_from_db()
    assert (event.notes, event.version) == ("For us", 3)


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


def test_nobody_takes_the_former_name_of_another():
    actor = an_actor("morocco")
    actor.slug = "kingdom-of-morocco"
    actor.save()
    with pytest.raises(ValidationError, match="“kingdom-of-morocco” had this name before"):
        Actor(slug="morocco", kind="state", name_en="Other").full_clean()
    actor.slug = "morocco"
    actor.full_clean()
    actor.save()
    assert list(FormerSlug.objects.values_list("slug", "now")) == [("kingdom-of-morocco", "morocco")]


# What may be stored


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


def test_a_published_account_is_neither_edited_nor_taken_away_without_a_word_to_readers(amina):
    event = published("talks", accounts=[{"date": "2023-03-30"}, {"date": "2023-03-30", "claim_en": "Second."}])

    def edited(account):
        account.claim_en = "Other words."
        account.save()

    for act in (edited, lambda account: account.delete()):
        with pytest.raises(ValidationError, match="in one sentence"), change([event.pk], by=amina) as door:
            act(door.event.citations.last())
    assert [account.claim_en for account in event.citations.all()] == ["It says so.", "Second."]


def test_what_joins_an_open_change_keeps_its_reasons_and_gives_those_that_it_lacks(amina):
    event = a_draft()
    with change([event.pk], by=amina, reason="Outer"):
        publish(event, by=amina, reason="Inner", public_reason="For readers")
    revision = event.revisions.first()
    assert (revision.reason, revision.public_reason) == ("Outer", "For readers")
    with change([event.pk], by=amina, public_reason="Outer for readers"):
        withdraw(event, by=amina, reason="Inner", public_reason="Inner for readers")
    revision = event.revisions.first()
    assert (revision.reason, revision.public_reason) == ("Inner", "Outer for readers")


@pytest.mark.parametrize(("outer", "given"), [("Outer.", "Outer."), ("", "Inner.")])
def test_of_two_reasons_for_a_date_that_of_the_open_change_is_given(outer, given):
    event = a_draft("talks", accounts=[{"date": "2023-03-30"}, {"date": "2023-04-02"}])
    with change([event.pk], by=None, date_reason=outer):
        publish(event, by=None, date_reason="Inner.")
    assert event.date_reason_en == given


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


def test_where_a_second_person_publishes_nothing_is_made_and_published_at_once(amina):
    strict = a_conflict(second_reader=True)
    with pytest.raises(ValidationError, match="nobody publishes alone"), change(by=amina):
        event = Event(conflict=strict, kind=a_kind(), slug="talks", title_en="Talks", date="2023-03-30")
        event.save()
        Citation(event=event, article=an_article(), date="2023-03-30", claim_en="So.", published=True).save()
        publish(event, by=amina)
    assert not Event.objects.exists()


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


# What was imported, and many at once


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


def test_of_an_event_that_was_imported_anew_readers_are_told_that_it_was():
    for title in ("Talks", "Second talks", "Third talks"):
        take({"id": "1", "title": title})
    versions = Event.objects.get().revisions.order_by("number")
    assert list(versions.values_list("document__title__en", "public_reason")) == [
        ("Talks", ""),
        ("Second talks", "The data set was imported anew."),
        ("Third talks", "The data set was imported anew."),
    ]


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


@pytest.mark.parametrize("nothing", ["\u200b", "\u2060", "\u00ad", ".", " \u200f…"])
def test_a_reason_of_signs_that_nobody_sees_is_none(amina, nothing):
    event = published("talks")
    with (
        pytest.raises(ValidationError, match="Readers see this change"),
        change([event.pk], by=amina, public_reason=nothing) as door,
    ):
        door.event.title_en = "Other"
        door.event.save()


def test_readers_are_told_why_what_they_saw_is_deleted():
    take({"id": "1"}, {"id": "2"})
    for reason in (None, "…"):
        told = reason and Batch.objects.create(batch=reason, conflict=a_conflict(), public_reason=reason)
        with pytest.raises(ValidationError) as refused, transaction.atomic(), change(by=None) as door:
            door.remove(Event.objects.values_list("pk", flat=True), told or None)
        assert refused.value.code == "untold"
    assert Event.objects.count() == 2
    told = Batch.objects.create(batch="undone", conflict=a_conflict(), public_reason="Each row was there twice.")
    with change(by=None) as door:
        assert door.remove(Event.objects.values_list("pk", flat=True), told) == 2
    assert sorted(RetractedAddress.objects.values_list("slug", flat=True)) == ["mine-1", "mine-2"]


@pytest.mark.parametrize(
    ("changed", "retracted"),
    [({"title_en": "Other"}, 1), ({"summary_en": "More of it."}, 1), ({"notes": "Ours."}, 0), ({}, 0)],
)
def test_only_what_takes_something_from_readers_retracts(changed, retracted):
    event = published("talks")
    before = PublicVersions.objects.get().retracted_version
    with change([event.pk], by=None, public_reason="So.") as door:
        for name, value in changed.items():
            setattr(door.event, name, value)
        if not changed:  # an account more is added
            Citation(event=door.event, article=an_article(), date=event.date, claim_en="So.", published=True).save()
        door.event.save()
    assert PublicVersions.objects.get().retracted_version - before == retracted


def test_a_reason_for_a_date_is_not_that_of_accounts_that_readers_do_not_see():
    event = published("talks", accounts=[{"date": "2023-03-30"}])
    with change([event.pk], by=None, date_reason="The earlier one stands.", public_reason="So.") as door:
        account = {"date": "2023-04-02", "claim_en": "Later."}
        Citation(event=door.event, article=an_article(), published=False, **account).save()
        door.event.save()
    event.refresh_from_db()
    assert event.date_reason_en == ""


def test_a_draft_is_published_by_few_questions(django_assert_max_num_queries):
    """The counts are told from the rows that the door has read, and what the event used before is not said again."""
    published("another")
    draft = a_draft("talks", actors=[an_actor("un")])
    with django_assert_max_num_queries(20 if connection.vendor == "postgresql" else 23):
        publish(draft, by=None)


# What is written, and what is not


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


def test_what_a_published_event_lacked_before_is_no_reason_to_refuse_another_change_of_it(amina):
    event = published("talks")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_event SET title_en = ''")
    with change([event.pk], by=amina) as door:
        door.event.notes = "Its title is lost."
        door.event.save()
    with pytest.raises(ValidationError) as refused, change([event.pk], by=None) as door:
        door.event.date = ""
        door.event.save()
    assert refused.value.params == {"missing": "a date", "fields": ["date"]}


def test_the_reason_for_readers_is_asked_along_with_what_is_lacking_of_who_gave_none(amina):
    event = published("talks")

    def asked(by, reason: str) -> tuple[str, list[str]]:
        with pytest.raises(ValidationError) as refused, change([event.pk], by=by, public_reason=reason) as door:
            door.event.title_en = ""
            door.event.save()
        return refused.value.params["missing"], refused.value.params["fields"]

    title = "a title in at least one language"
    both = f"{title}; why it was changed, in one sentence for readers", ["title", "public_reason"]
    assert [asked(amina, ""), asked(amina, "…")] == [both, both]
    assert [asked(amina, "Lost."), asked(None, "")] == [(title, ["title"])] * 2


def test_readers_are_sent_on_from_where_they_saw_an_event_that_was_renamed_while_it_was_withdrawn(amina):
    event = published("old-name")
    withdraw(event, by=amina, public_reason="Doubted.")
    for slug in ("never-seen", "new-name"):
        with change([event.pk], by=amina) as door:
            door.event.slug = slug
            door.event.save()
    assert list(FormerAddress.objects.values_list("slug", "event")) == [("old-name", event.pk)]


def test_what_an_event_comes_to_use_belongs_to_its_conflict():
    event = published("talks", conflict=a_conflict("other"))
    a_conflict()
    with change([event.pk], by=None) as door:
        Participation(event=door.event, actor=an_actor("morocco")).save()
    assert {
        model.__name__: [row.slug for row in model.objects.filter(conflicts__slug="other")]
        for model in (Actor, Article)
    } == {"Actor": ["morocco"], "Article": [event.citations.get().article.slug]}


# A source


@pytest.fixture
def samir(django_user_model):
    """Who may not publish."""
    return django_user_model.objects.create_user("samir")


def test_who_may_not_publish_makes_no_confidential_source_and_changes_none_that_readers_see(samir):
    cited, uncited = an_article(title="Cited"), an_article(title="Uncited")
    published("talks", accounts=[{"article": cited, "date": "2023-03-30"}])
    refused = (
        lambda: correct(Article(slug="new", title="New"), by=samir, confidential=True),
        lambda: correct(uncited, by=samir, confidential=True),
        lambda: correct(cited, by=samir, title="Other"),
    )
    for act in refused:
        with pytest.raises(ValidationError, match="is changed by those who may publish"):
            act()
    for article in (uncited, cited):
        article.refresh_from_db()
    correct(Article(slug="plain"), by=samir, title="Plain")
    correct(uncited, by=samir, title="Unseen")
    correct(cited, by=samir, text="Of an archive.")
    known = Article.objects.order_by("title").values_list("title", "confidential", "text")
    assert list(known) == [("Cited", False, "Of an archive."), ("Plain", False, ""), ("Unseen", False, "")]


@pytest.mark.parametrize("by", [None, "amina"])
def test_a_source_is_changed_with_a_reason_that_a_person_must_give_by_each_event_that_shows_it(by):
    article, editor = an_article(title="A title"), an_editor("amina") if by else None
    shown = {"date": "2023-03-30", "article": article}
    once, twice = published("once", accounts=[shown]), published("twice", accounts=[shown, shown])
    draft = a_draft("draft", accounts=[shown])
    beside = published("beside", accounts=[{"date": "2023-03-30"}])
    with change([beside.pk], by=None) as door:
        Citation(event=door.event, article=article, claim_en="Not shown yet.").save()
    if by:
        with pytest.raises(ValidationError) as refused:
            correct(article, by=editor, public_reason="…", title="Other")
        assert refused.value.code == "untold"
    correct(article, by=editor, public_reason="The paper wrote." if by else "", title="Other")
    versions = [
        (event.slug, revision.number, revision.public, revision.public_reason, revision.by)
        for event in (once, twice, draft, beside)
        for revision in [event.revisions.first()]
    ]
    told = ("The paper wrote." if by else "", editor)
    assert versions == [
        *(("once", 3, True, *told), ("twice", 3, True, *told)),
        *(("draft", 1, False, "", None), ("beside", 3, False, "", None)),
    ]
    assert Article.objects.get(pk=article.pk).title == "Other"


def test_a_source_of_more_events_than_a_person_changes_at_once_is_changed_by_an_import(amina, monkeypatch):
    monkeypatch.setattr("events.record.door.MOST_RETOLD", 2)
    article = an_article(title="A title")
    shown = {"date": "2023-03-30", "article": article}
    events = [published(slug, accounts=[shown, shown]) for slug in ("one", "two")]
    correct(article, by=amina, title="Second title")
    assert [event.revisions.count() for event in events] == [3, 3]
    events.append(published("three", accounts=[shown]))
    with pytest.raises(
        ValidationError, match="More than 2 events cite this source: bring the change in with an import"
    ):
        correct(article, by=amina, title="Third title")
    with change(by=amina) as door:
        article.title = "Told as a whole"
        door.save_source(article, told=False)
    assert Article.objects.get(pk=article.pk).title == "Told as a whole"
    assert [event.revisions.count() for event in events] == [3, 3, 2]


def test_a_source_that_becomes_confidential_loses_its_telling_name_and_any_other_keeps_its_own(amina):
    named, secret = (Article.objects.create(slug=slug, title=slug) for slug in ("a-wire", "an-informer"))
    for article in (named, secret):
        article.slug += "-of-may"
        article.save()
    kind = ContentType.objects.get_for_model(Article)
    for article in (named, secret):
        line = {"user": amina, "content_type": kind, "object_id": str(article.pk), "action_flag": 2}
        LogEntry.objects.create(**line, object_repr=f"Once {article.title}")
    correct(named, by=amina, title="Another wire")
    correct(secret, by=amina, confidential=True)
    lines = LogEntry.objects.order_by("pk").values_list("object_repr", flat=True)
    assert list(lines) == ["Once a-wire", "a source known to the editors"]
    assert named.slug == "a-wire-of-may"
    assert list(FormerSlug.objects.values_list("slug", "now")) == [("a-wire", "a-wire-of-may")]
    assert "informer" not in secret.slug
    correct(secret, by=amina, title="An informer")
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["a-wire"]


# Many new events


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


@pytest.mark.parametrize(("by", "second_reader"), [(True, True), (False, True), (True, False)])
def test_who_imports_a_draft_that_another_is_to_publish_is_kept_with_it(amina, by, second_reader):
    a_conflict(second_reader=second_reader)
    take({"id": "1"}, by=amina if by else None, publish=False)
    event = Event.objects.get()
    assert list(event.revisions.values_list("number", "by")) == ([(1, amina.pk)] if by and second_reader else [])
    publish(event, by=an_editor("samir"))
    assert event.status == "published"
