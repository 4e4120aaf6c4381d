"""What is removed as nothing names it any more: versions bring it back, and cards that waited keep its name."""

import pytest
from django.urls import reverse

from events.intake import deciding
from events.intake.candidates import read_into_candidates
from events.intake.deciding import Decision
from events.models import Actor, Candidate, Event, Place, RemovedName
from events.record.door import change
from events.record.erasing import erase
from events.record.names import merge, part
from events.record.removing import remove
from events.record.verbs import restore, undo
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor

pytestmark = pytest.mark.django_db


def a_card(text: str = "Envoys met in Oldtown on 3 May 2024.", language: str = "en") -> Candidate:
    article = an_article(text=text, language=language, published="2024-05-10")
    read_into_candidates(article)
    return article.candidates.get()


def accepted(card: Candidate, **fields) -> Event:
    decision = Decision(date=card.date, quote=card.quote, title="Envoys met", kind=a_kind(), **fields)
    return deciding.accept(card, decision, a_conflict(), by=an_editor())


def taken_back(card: Candidate, event: Event) -> None:
    card.refresh_from_db()
    deciding.undo({card: event.version}, event, by=an_editor())


def names(event: Event) -> tuple[str, list[str], list[str]]:
    claimants = [account.claimant.slug if account.claimant else "" for account in event.citations.order_by("pk")]
    actors = [row.actor.slug for row in event.participations.order_by("pk")]
    return event.place.slug if event.place else "", actors, claimants


def test_a_version_before_the_undo_of_a_card_is_restored_with_whom_and_what_the_card_had_entered(desk):
    card = a_card()
    event = accepted(
        card, new_place="Oldtown", spot=(1.5, 2.5), new_actors=["The Guard"], spellings={"The Guard": ["G"]}
    )
    ids = [Place.objects.get().pk, Actor.objects.get().pk]
    taken_back(card, event)
    assert (Place.objects.count(), Actor.objects.count()) == (0, 0)
    history = reverse("admin:events_event_compare", args=[event.pk])
    page = desk.get(f"{history}?from=1&to=2").content.decode()
    assert '<td dir="auto">Oldtown</td>' in page
    page = desk.post(reverse("admin:events_event_restore", args=[event.pk, 1]), follow=True).content.decode()
    assert "Version 1 was restored" in page
    assert "Gone since" not in page
    event.refresh_from_db()
    assert names(event) == ("oldtown", ["the-guard"], [""])
    place, guard = Place.objects.get(), Actor.objects.get()
    assert ([place.pk, guard.pk], place.latitude, place.longitude, guard.aliases) == (ids, 1.5, 2.5, "G")
    assert [list(row.conflicts.all()) for row in (place, guard)] == [[event.conflict]] * 2
    assert Actor.objects.filter(search_text__contains="guard").count() == 1
    assert not RemovedName.objects.exists()


def test_who_was_entered_anew_meanwhile_is_named_and_no_second_one_made():
    card = a_card()
    event = accepted(card, new_actors=["The Guard"])
    taken_back(card, event)
    again = an_actor("the-guard", name_en="The Guard")
    assert restore(event, event.revisions.get(number=1), by=None) == []
    assert list(event.actors.all()) == [again]


@pytest.mark.parametrize("way", ["restore", "undo"])
@pytest.mark.parametrize("known", [True, False])
def test_what_was_removed_comes_back_and_what_is_known_no_more_is_told(way, known):
    rows = [an_actor("army"), an_actor("radio"), Place.objects.create(slug="ford", name_en="Ford"), a_kind("raid")]
    army, radio, ford, raid = rows
    account = {"date": "2023-03-30", "claimant": radio}
    event = a_draft("talks", actors=[army], place=ford, kind=raid, accounts=[account])
    with change([event.pk], by=None) as door:
        door.event.participations.all().delete()
        door.event.place, door.event.kind, door.event.title_en = None, a_kind("talks"), "Otherwise"
        door.event.save()
        said = door.event.citations.get()
        said.claimant = None
        said.save()
    for row in rows:
        remove(type(row).objects.filter(pk=row.pk)) if known else row.delete()
    first, second = event.revisions.order_by("number")
    gone = restore(event, first, by=None) if way == "restore" else undo(event, second, by=None)
    event.refresh_from_db()
    assert event.title_en == "talks"
    told = ["“army”", "“ford”", "“radio”", "“raid”"]
    assert gone == ([] if known else told)
    assert (event.kind.slug, *names(event)) == (
        ("raid", "ford", ["army"], ["radio"]) if known else ("talks", "", [], [""])
    )


def test_of_what_is_known_no_more_nothing_else_is_touched():
    here, ford, army = a_conflict("here"), Place.objects.create(slug="ford", name_en="Ford"), an_actor("army")
    accounts = [{"date": "2023-03-30", "claimant": an_actor("radio")}]
    said = {"place": ford, "kind": a_kind("raid"), "accounts": accounts}
    event = a_draft(conflict=here, actors=[army, an_actor("navy")], **said)
    with change([event.pk], by=None) as door:
        door.event.participations.all().delete()
        door.event.conflict, door.event.place, door.event.kind = a_conflict("there"), None, a_kind("talks")
        door.event.save()
    army.delete()
    here.delete()
    assert restore(event, event.revisions.get(number=1), by=None) == ["“army”", "“here”"]
    assert (event.conflict.slug, event.kind.slug, *names(event)) == ("there", "raid", "ford", ["navy"], ["radio"])


def test_a_source_that_is_gone_takes_its_account_along_and_is_not_named():
    event = a_draft("talks", accounts=[{"date": "2023-03-30"}, {"date": "2023"}])
    going = event.citations.last()
    with change([event.pk], by=None):
        going.delete()
    going.article.delete()
    assert restore(event, event.revisions.get(number=1), by=None) == ["a source"]
    assert [account.date for account in event.citations.all()] == ["2023-03-30"]


def test_who_was_a_part_comes_back_with_the_whole(desk):
    whole = an_actor("army")
    wing = an_actor("wing", part_of=whole)
    event = a_draft("talks", actors=[wing])
    with change([event.pk], by=None) as door:
        door.event.participations.all().delete()
    for row in (wing, whole):
        desk.post(reverse("admin:events_actor_delete", args=[row.pk]), {"post": "yes"})
    assert not Actor.objects.exists()
    restore(event, event.revisions.get(number=1), by=None)
    assert Actor.objects.get(slug="wing").part_of == whole


def test_several_deleted_at_the_desk_come_back(desk):
    rows = [an_actor("army"), an_actor("navy")]
    event = a_draft("talks", actors=rows)
    with change([event.pk], by=None) as door:
        door.event.participations.all().delete()
    chosen = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}
    desk.post(reverse("admin:events_actor_changelist"), chosen)
    assert not Actor.objects.exists()
    restore(event, event.revisions.get(number=1), by=None)
    assert sorted(event.actors.all(), key=lambda row: row.pk) == rows


def test_what_was_renamed_before_it_was_removed_comes_back_by_its_last_name():
    army = an_actor("army", part_of=an_actor("state"))
    event = a_draft("talks", actors=[army])
    army.slug = "old-army"
    army.save()
    with change([event.pk], by=None) as door:
        door.event.participations.all().delete()
    remove(Actor.objects.filter(pk=army.pk))
    assert restore(event, event.revisions.get(number=1), by=None) == []
    assert (event.actors.get().slug, event.actors.get().part_of.slug) == ("old-army", "state")


def test_of_two_of_one_short_name_that_were_removed_one_after_the_other_the_last_comes_back():
    event = a_draft("talks", actors=[an_actor("army", name_en="Former army")])
    with change([event.pk], by=None) as door:
        door.event.participations.all().delete()
    remove(Actor.objects.all())
    an_actor("army", name_en="Army of today")
    remove(Actor.objects.all())
    restore(event, event.revisions.get(number=1), by=None)
    assert event.actors.get().name_en == "Army of today"


def test_whose_name_is_erased_is_not_brought_back():
    names = {"ben-salem": "Karim ben Salem", "ben-salem-sons": "Sons of Karim ben Salem", "guard": "Guard"}
    event = a_draft("talks", actors=[an_actor(slug, name_en=name) for slug, name in names.items()])
    with change([event.pk], by=None) as door:
        door.event.participations.all().delete()
    remove(Actor.objects.all())
    erase("Karim ben Salem", [event], [], by=None)
    assert [removed.slug for removed in RemovedName.objects.all()] == ["guard"]
    assert restore(event, event.revisions.get(number=1), by=None) == []
    assert [actor.slug for actor in event.actors.all()] == ["guard"]


# Cards of other articles


def test_cards_of_other_articles_keep_by_name_what_they_proposed_of_what_is_removed():
    card = a_card()
    event = accepted(card, new_place="Oldtown", new_actors=["The Guard"])
    guard, place = Actor.objects.get(), Place.objects.get()
    others = [a_card("The Guard met envoys in Oldtown on 4 May 2024."), a_card("Oldtown was shelled on 5 May 2024.")]
    others[0].claimant = guard
    others[0].save()
    assert list(others[0].actors.all()) == [guard]
    assert [one.beside["own_places"] for one in others] == [[place.pk]] * 2
    others[1].state = Candidate.State.REJECTED
    others[1].save()
    taken_back(card, event)
    for one in others:
        one.refresh_from_db()
    assert (others[0].claimant, others[0].attribution) == (None, "The Guard")
    assert [one.beside.get("actors", []) for one in others] == [["The Guard"], []]
    assert [one.beside["places"] for one in others] == [[{"name": "Oldtown"}]] * 2
    assert [one.beside.get("own_places") for one in others] == [None, None]


def test_a_card_names_it_as_its_sentence_does_else_in_its_language():
    guard = an_actor("guard", name_en="The Guard", name_ar="الحرس", aliases="Republican Guard")
    there = Place.objects.create(slug="oldtown", name_ar="البلدة", latitude=1, longitude=2)
    cards = [
        a_card("The Republican Guard met envoys on 4 May 2024."),
        a_card("They met envoys on 4 May 2024."),
        a_card("التقى بهم الحرس في البلدة في 4 مايو 2024.", "ar"),
    ]
    for one in cards:
        one.actors.set([guard])
        beside = {"places": [{"name": "Newtown"}, {"name": "البلدة"}], "actors": ["An envoy"]}
        one.beside = {"own_places": [there.pk, 999_999], **beside}
        one.claimant, one.attribution = guard, "the guards"
        one.save()
    elsewhere = a_card("They met on 6 May 2024.")
    elsewhere.beside = {"own_places": [999_999]}
    elsewhere.claimant = an_actor("long", name_en="L" * 300)
    elsewhere.save()
    remove(Actor.objects.all())
    remove(Place.objects.all())
    elsewhere.refresh_from_db()
    assert (elsewhere.beside, elsewhere.attribution) == ({"own_places": [999_999]}, "L" * 200)
    for one in cards:
        one.refresh_from_db()
    called = ("Republican Guard", "The Guard", "الحرس")
    assert [one.beside["actors"] for one in cards] == [["An envoy", name] for name in called]
    town = {"name": "البلدة", "latitude": 1.0, "longitude": 2.0}
    assert [one.beside["places"] for one in cards] == [[{"name": "Newtown"}, town]] * 3
    assert [one.beside["own_places"] for one in cards] == [[999_999]] * 3
    assert [(one.claimant, one.attribution) for one in cards] == [(None, "the guards")] * 3


def test_the_card_offers_the_name_and_enters_it_anew(desk):
    card = a_card()
    event = accepted(card, new_actors=["The Guard"])
    other = a_card("The Guard met envoys on 4 May 2024.")
    taken_back(card, event)
    page = desk.get(reverse("admin:events_article_read", args=[other.article_id])).content.decode()
    assert 'value="The Guard"' in page
    other.refresh_from_db()
    assert names(accepted(other, new_actors=other.beside["actors"])) == ("", ["the-guard"], [""])


def test_who_was_merged_and_is_parted_has_its_removed_whole_back():
    whole = an_actor("army")
    wing, kept = an_actor("wing", part_of=whole), an_actor("kept", part_of=an_actor("state"))
    merged = merge(kept, wing, by=an_editor(), most=10)
    remove(Actor.objects.filter(slug="army"))
    part(merged, by=an_editor())
    assert Actor.objects.get(slug="wing").part_of == whole
