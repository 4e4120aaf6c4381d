import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from events.models import (
    Actor,
    Batch,
    Citation,
    Conflict,
    Event,
    FormerAddress,
    FormerSlug,
    PublicVersions,
    RetractedAddress,
)
from events.record import counting
from events.record.door import change
from events.record.verbs import publish, send_to_review, withdraw
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, published
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db


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


def test_the_database_itself_refuses_a_published_event_without_source():
    event = published()
    with pytest.raises(IntegrityError), change([event.pk], by=None):
        Event.objects.filter(pk=event.pk).update(citation_count=0)


def test_publishing_and_withdrawing_are_kept_with_their_public_reason(amina):
    event = published()
    withdraw(event, by=amina, reason="Wrong man", public_reason="Confused with another meeting.")
    revision = event.revisions.first()
    assert (event.status, revision.public, revision.public_reason) == (
        *("withdrawn", True, "Confused with another meeting."),
    )


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


def test_the_reason_for_a_date_that_is_given_with_publishing_is_the_events(amina):
    accounts = [{"date": "2023-03-30"}, {"date": "2023-04-02"}]
    event = a_draft("talks", accounts=accounts)
    with pytest.raises(ValidationError, match="the reason for the date"):
        publish(event, by=amina)
    publish(event, by=amina, date_reason="The earlier report stands.")
    assert (event.status, event.date_reason_en) == ("published", "The earlier report stands.")


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


def test_of_an_event_that_was_imported_anew_readers_are_told_that_it_was():
    for title in ("Talks", "Second talks", "Third talks"):
        take({"id": "1", "title": title})
    versions = Event.objects.get().revisions.order_by("number")
    assert list(versions.values_list("document__title__en", "public_reason")) == [
        ("Talks", ""),
        ("Second talks", "The data set was imported anew."),
        ("Third talks", "The data set was imported anew."),
    ]


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
