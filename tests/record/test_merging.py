import pytest
from django.core.exceptions import ValidationError

from events.models import Citation, Event
from events.record import counting
from events.record.door import change
from events.record.merging import merge, split
from events.record.verbs import publish, restore, undo, withdraw
from tests.factories import a_conflict, a_draft, an_actor, an_article, an_editor, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins():
    morocco, polisario = an_actor("morocco"), an_actor("polisario")
    kept = an_event("kept", title_en="Kept", actors=[morocco])
    return kept, an_event("twin", title_en="Twin", actors=[morocco, polisario])


def refreshed(*events):
    for event in events:
        event.refresh_from_db()
    return events


def test_the_accounts_and_actors_move_along_and_the_old_address_leads_on(twins, client):
    kept, gone = twins
    account = gone.citations.get()
    merge(kept, gone, by=None, public_reason="The same meeting.")
    kept, gone = refreshed(*twins)
    assert kept.citation_count == 2
    assert account in kept.citations.all()
    assert {a.slug for a in kept.actors.all()} == {"morocco", "polisario"}
    assert client.get("/en/conflict/events/twin/").url == "/en/conflict/events/kept/"
    assert client.get("/api/v1/conflicts/conflict/events/twin").status_code == 404
    assert "The same meeting." in client.get("/en/conflict/events/kept/").content.decode()


def test_a_wrong_merge_is_split_and_what_was_edited_since_is_kept(twins, client):
    kept, gone = twins
    account = gone.citations.get()
    merge(kept, gone, by=None)
    with change([kept.pk], by=None):
        account.refresh_from_db()
        account.claim_en = "Edited since."
        account.save()
    gone.refresh_from_db()
    split(gone, by=None, public_reason="Two meetings after all.")
    kept, gone = refreshed(*twins)
    assert (kept.citation_count, gone.citation_count, gone.status) == (1, 1, "published")
    assert gone.citations.get().claim_en == "Edited since."
    assert {a.slug for a in kept.actors.all()} == {"morocco"}
    assert {a.slug for a in gone.actors.all()} == {"morocco", "polisario"}
    assert client.get("/en/conflict/events/twin/").status_code == 200


def test_what_was_merged_into_a_merged_event_leads_to_the_last(twins, client):
    first, second = twins
    third = an_event("third")
    merge(second, first, by=None)
    merge(third, refreshed(second)[0], by=None)
    assert client.get("/en/conflict/events/kept/").url == "/en/conflict/events/third/"


def test_accounts_that_disagree_together_need_a_reason_for_the_date_and_nothing_is_half_merged():
    kept, gone = an_event("kept", date="2023-03-30"), an_event("twin", date="2023-04-02")
    with pytest.raises(ValidationError, match="the reason for the date"):
        merge(kept, gone, by=None)
    refreshed(kept, gone)
    assert gone.merged_into is None
    assert gone.citations.count() == 1


def test_only_two_events_of_one_conflict_are_merged_and_only_merged_ones_split(twins):
    kept, _gone = twins
    with pytest.raises(ValidationError, match="one conflict"):
        merge(kept, an_event("far", conflict=a_conflict("other")), by=None)
    with pytest.raises(ValidationError, match="one conflict"):
        merge(kept, kept, by=None)
    with pytest.raises(ValidationError, match="not merged"):
        split(kept, by=None)


def test_a_version_from_before_the_split_does_not_take_the_accounts_back(twins):
    kept, gone = twins
    account = gone.citations.get()
    merge(kept, gone, by=None)
    merged = kept.revisions.first()
    split(Event.objects.get(pk=gone.pk), by=None)
    with pytest.raises(ValidationError, match="another event now: “Twin”"):
        restore(kept, merged, by=None)
    kept, gone = refreshed(*twins)
    assert (gone.status, gone.citations.get(), kept.citations.count()) == ("published", account, 1)
    assert counting.wrong(kept.conflict) == 0


def test_a_merge_is_undone_by_splitting_alone(twins):
    kept, gone = twins
    merge(kept, gone, by=None)
    for event in refreshed(*twins):
        with pytest.raises(ValidationError, match="split the two events"):
            undo(event, event.revisions.first(), by=None)
    with change([kept.pk], by=None, public_reason="So.") as door:
        door.event.title_en = "Talks of both"
        door.event.save()
    after, merging = kept.revisions.order_by("-number")[:2]
    with pytest.raises(ValidationError, match="split the two events"):
        undo(kept, merging, after, by=None)
    assert kept.citations.count() == 2


def test_a_draft_that_was_merged_was_never_there_for_readers(client):
    kept, draft = an_event("kept"), a_draft("plan", title_en="Secret plan")
    merge(kept, draft, by=None, public_reason="The plan of it.")
    assert client.get("/en/conflict/events/plan/").status_code == 404
    feed = client.get("/en/conflict/events.atom").content.decode()
    assert feed.count("<entry>") == 1
    assert "plan" not in feed


@pytest.mark.parametrize("unseen", ["draft", "withdrawn"])
def test_what_readers_see_is_not_merged_into_what_they_do_not_see(client, unseen):
    kept, gone = a_draft("secret"), an_event("gone")
    if unseen == "withdrawn":
        withdraw(kept, by=None)
        kept.refresh_from_db()
    with pytest.raises(ValidationError, match="publish this one first, or merge it into the other"):
        merge(kept, gone, by=None, public_reason="Being looked into.")
    assert (kept.citations.count(), gone.citations.count()) == (1, 1)
    assert client.get("/en/conflict/events/gone/").status_code == 200


def test_an_event_that_was_merged_into_one_withdrawn_since_does_not_lead_there(client):
    kept, gone = an_event("secret"), an_event("gone")
    merge(kept, gone, by=None, public_reason="They are one.")
    kept.refresh_from_db()
    withdraw(kept, by=None, public_reason="Being looked into.")
    answer = client.get("/en/conflict/events/gone/")
    assert answer.status_code == 410
    assert "secret" not in answer.content.decode()
    kept.refresh_from_db()
    publish(kept, by=None)
    assert client.get("/en/conflict/events/gone/").url == "/en/conflict/events/secret/"


def test_where_a_second_person_publishes_one_may_split_what_readers_saw_apart_before(twins):
    kept, gone = twins
    amina = an_editor("amina")
    merge(kept, gone, by=None)
    kept.conflict.second_reader = True
    kept.conflict.save()
    split(Event.objects.get(pk=gone.pk), by=amina, public_reason="They are two.")
    assert Event.objects.get(pk=gone.pk).status == "published"


@pytest.mark.parametrize("first", ["inner", "outer"])
def test_merges_of_merged_events_are_split_in_any_order_and_each_has_its_own_again(first):
    actors = {slug: an_actor(slug) for slug in ("a", "b", "g")}
    events = {slug: an_event(slug, title_en=slug, actors=[actor]) for slug, actor in actors.items()}
    accounts = {slug: event.citations.get() for slug, event in events.items()}
    merge(events["b"], events["g"], by=None)
    merge(Event.objects.get(slug="a"), Event.objects.get(slug="b"), by=None)
    for slug in ("g", "b") if first == "inner" else ("b", "g"):
        split(Event.objects.get(slug=slug), by=None)
    for slug, event in events.items():
        event.refresh_from_db()
        assert (event.status, event.merged_into) == ("published", None)
        assert (event.citations.get(), event.actors.get().slug) == (accounts[slug], slug)
    assert counting.wrong(a_conflict()) == 0


@pytest.mark.parametrize("status", ["published", "draft"])
def test_a_version_from_before_the_merge_leaves_the_accounts_that_came_with_it(status):
    kept = an_event("kept")
    gone = an_event("gone") if status == "published" else a_draft("gone")
    account = gone.citations.get()
    merge(kept, gone, by=None)
    restore(kept, kept.revisions.get(number=1), by=None)
    assert account in kept.citations.all()
    split(Event.objects.get(pk=gone.pk), by=None)
    assert (Event.objects.get(pk=gone.pk).status, gone.citations.get()) == (status, account)


def test_of_an_event_that_was_merged_twice_the_accounts_of_the_second_time_stay(twins):
    kept, gone = twins
    merge(kept, gone, by=None)
    split(refreshed(gone)[0], by=None)
    with change([gone.pk], by=None):
        Citation(event=gone, article=an_article(), date="2023-03-30", claim_en="Later.", published=True).save()
    merge(*refreshed(kept, gone), by=None)
    restore(kept, kept.revisions.get(number=1), by=None)
    assert kept.citations.filter(claim_en="Later.").exists()
    assert refreshed(kept)[0].citation_count == 3


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda one, two, three: merge(two, one, by=None, public_reason="One."), "merged already"),
        (lambda one, two, three: merge(three, two, by=None, public_reason="One."), "merged already"),
        (lambda one, two, three: merge(two, three, by=None, public_reason="One."), "merged already"),
    ],
    ids=["the other way round", "into a third", "a third into it"],
)
def test_who_merges_an_event_that_was_merged_just_now_is_told(twins, act, told):
    one, two = twins
    three = an_event("third")
    merge(Event.objects.get(pk=one.pk), Event.objects.get(pk=two.pk), by=None, public_reason="One.")
    with pytest.raises(ValidationError, match=told):
        act(one, two, three)  # as their page had read them
    seen = [(event.status, event.merged_into_id, event.citation_count) for event in refreshed(one, two, three)]
    assert seen == [("published", None, 2), ("withdrawn", one.pk, 0), ("published", None, 1)]


def test_no_account_is_added_to_an_event_that_was_merged_just_now(twins):
    kept, gone = twins
    merge(kept, Event.objects.get(pk=gone.pk), by=None)
    with (
        pytest.raises(ValidationError, match="merged into another"),
        change([gone.pk], by=an_editor(), public_reason="More."),
    ):
        Citation(event=gone, article=an_article(), claim_en="So.").save()
    assert not gone.citations.exists()


def test_who_splits_what_a_colleague_split_or_led_on_just_now_is_told(twins):
    kept, gone = twins
    merge(kept, gone, by=None)
    before = [Event.objects.get(pk=gone.pk) for _again in range(2)]
    third = an_event("third")
    merge(third, Event.objects.get(pk=kept.pk), by=None)
    with pytest.raises(ValidationError, match="at this very moment"):
        split(before[0], by=None)
    split(Event.objects.get(pk=gone.pk), by=None)
    with pytest.raises(ValidationError, match="not merged"):
        split(before[1], by=None)
    assert [event.citation_count for event in refreshed(kept, gone, third)] == [0, 1, 2]
