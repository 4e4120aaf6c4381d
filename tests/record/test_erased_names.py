"""Erased words that actors and places are called by, or have in their addresses alone."""

import pytest

from events.models import Actor, Event, FormerSlug, NameMerge, Place, Revision
from events.record import names
from events.record.erasing import erase
from events.record.verbs import restore
from tests.factories import an_actor, published

pytestmark = pytest.mark.django_db


def a_place(slug: str, name: str) -> Place:
    return Place.objects.create(slug=slug, name_en=name)


def everything(client, event: Event) -> str:
    """What readers and editors have of the event."""
    api = client.get(f"/api/v1/conflicts/conflict/events/{event.slug}").content.decode()
    page = client.get(event.get_absolute_url()).content.decode()
    return api + page + str(list(Revision.objects.filter(event=event).values_list("document", flat=True)))


def test_an_event_is_at_no_place_that_is_called_by_the_words_in_any_version(client):
    event = published("talks", place=a_place("ben-ali-house", "House of Ahmed Ben Ali"))
    assert "ben-ali-house" in everything(client, event)
    erase("Ben Ali", [event], [], by=None)
    assert "ben-ali" not in everything(client, event)
    assert "Ben Ali" not in everything(client, event)
    assert not Place.objects.exists()
    event.refresh_from_db()
    restore(event, event.revisions.get(number=1), by=None)
    assert Event.objects.get().place is None


def test_a_place_of_other_events_stays_theirs():
    house = a_place("ben-ali-house", "House of Ahmed Ben Ali")
    event, other = published("talks", place=house), published("other", place=house)
    erase("Ben Ali", [event], [], by=None)
    assert [Event.objects.get(pk=row.pk).place for row in (event, other)] == [None, house]
    assert other.revisions.first().document["place"] == "ben-ali-house"


def test_what_was_merged_into_a_place_is_found_by_the_words_no_more(client):
    house, village = a_place("ben-ali-house", "House of Ahmed Ben Ali"), a_place("village", "Village")
    event = published("talks", place=house)
    names.merge(village, house, by=None, most=10, public_reason="One place.")
    assert "No event matches" not in client.get("/en/conflict/?q=ben+ali").content.decode()
    erase("Ben Ali", [Event.objects.get()], [], by=None)
    assert "No event matches" in client.get("/en/conflict/?q=ben+ali").content.decode()
    assert (NameMerge.objects.count(), Place.objects.get()) == (0, village)
    assert "ben-ali" not in everything(client, event)


@pytest.mark.parametrize("renamed", [False, True])
def test_who_is_called_otherwise_by_now_has_another_address_too_in_all_versions(client, renamed):
    """Their name was changed, and their address was left, or kept as a former one."""
    ali = an_actor("ahmed-ben-ali", name_en="Ahmed Ben Ali")
    account = {"claimant": ali, "stance": "says", "date": "2023-03-30"}
    event, other = published("talks", accounts=[account], actors=[ali]), published("other", actors=[ali])
    ali.name_en, ali.slug = "A witness", "witness" if renamed else ali.slug
    ali.save()
    erase("Ahmed Ben Ali", [event], [], by=None)
    ali.refresh_from_db()
    assert ali.slug == ("witness" if renamed else f"actor-{ali.pk}")
    for row in (event, other):
        assert "ben-ali" not in everything(client, row)
    assert not FormerSlug.objects.filter(slug="ahmed-ben-ali").exists()
    event.refresh_from_db()
    restore(event, event.revisions.get(number=1), by=None)
    event.refresh_from_db()
    assert [actor.name_en for actor in event.actors.all()] == ["A witness"]
    assert event.citations.get().claimant == ali


def test_an_address_that_holds_the_words_within_longer_ones_stays():
    mali, other = an_actor("mali", name_en="Mali"), an_actor("ali-town", name_en="The town")
    event = published("talks", actors=[mali])
    erase("Ali", [event], [], by=None)
    assert {actor.slug for actor in Actor.objects.all()} == {"mali", other.slug}
