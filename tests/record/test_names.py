"""Two actors, kinds or places that are one: every event follows, and comes back."""

import pytest
from django.core.exceptions import ValidationError

from events.importing.naming import known, same_by_name
from events.importing.seeds import load_rows
from events.intake.candidates import propose_words
from events.intake.deciding import Decision, entered
from events.intake.mentions import places_spelled
from events.models import Actor, Candidate, EventKind, FormerSlug, NameMerge, Participation, Place, Revision
from events.record import counting
from events.record.document import to_document
from events.record.door import change
from events.record.erasing import erase
from events.record.names import merge, part
from events.record.verbs import restore
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor, an_event

pytestmark = pytest.mark.django_db

SAME = {"by": None, "most": 300, "public_reason": "One party under two names."}


def whole(*events) -> list[dict]:
    return [to_document(type(event).objects.for_documents().get(pk=event.pk)) for event in events]


def rows(model) -> list[dict]:
    """All columns of all rows, and to which conflicts they belong."""
    return [
        {**values, "conflicts": sorted(model.objects.get(pk=values["id"]).conflicts.values_list("slug", flat=True))}
        for values in model.objects.order_by("pk").values()
    ]


def right(*conflicts) -> bool:
    return not any(counting.wrong(conflict) for conflict in conflicts or [a_conflict()])


@pytest.fixture
def parties():
    """Two rows of one party, a third actor, and events that name them in every way."""
    rsf = an_actor("rsf", name_en="Rapid Support Forces", aliases="RSF")
    twin = an_actor(
        "quick", name_ar="قوات الدعم السريع", name_en="Quick Support Forces", short_en="QSF", aliases="QS"
    )
    other = an_actor("army", name_en="Army")
    elsewhere = a_conflict("elsewhere")
    return {
        **{"rsf": rsf, "twin": twin, "other": other, "elsewhere": elsewhere},
        "alone": an_event("alone", actors=[twin, other]),
        "both": an_event("both", actors=[other, twin, rsf]),
        "claim": a_draft("claim", conflict=elsewhere, accounts=[{"date": "2023-03-30", "claimant": twin}]),
        "untouched": an_event("untouched", actors=[other], accounts=[{"date": "2023-03-30", "claimant": other}]),
    }


def test_every_event_follows_in_one_batch_and_no_other_is_touched(parties):
    rsf, twin = parties["rsf"], parties["twin"]
    stays = whole(parties["untouched"])
    merged = merge(rsf, twin, **SAME)
    alone, both, claim = whole(parties["alone"], parties["both"], parties["claim"])
    assert [row["actor"] for row in alone["participations"]] == ["rsf", "army"]
    assert [row["actor"] for row in both["participations"]] == ["army", "rsf"]
    assert claim["citations"][0]["claimant"] == "rsf"
    versions = Revision.objects.filter(batch=merged.batch).order_by("pk")
    assert [(one.event.slug, one.public, one.public_reason) for one in versions] == [
        ("alone", True, SAME["public_reason"]),
        ("both", True, SAME["public_reason"]),
        ("claim", False, SAME["public_reason"]),
    ]
    assert whole(parties["untouched"]) == stays
    assert parties["untouched"].revisions.filter(batch=merged.batch).count() == 0
    assert right(a_conflict(), parties["elsewhere"])
    assert counting.tallied(a_conflict(), "actor", [rsf]) == {"rsf": 2}


def test_it_is_found_by_the_names_of_both(parties, client):
    rsf, twin = parties["rsf"], parties["twin"]
    twin.part_of = parties["other"]
    twin.save()
    merge(rsf, twin, **SAME)
    rsf.refresh_from_db()
    assert rsf.aliases.splitlines() == ["RSF", "Quick Support Forces", "QS"]
    assert (rsf.name_ar, rsf.name_en, rsf.short_en) == ("قوات الدعم السريع", "Rapid Support Forces", "QSF")
    assert rsf.part_of == parties["other"]
    assert {one.slug for one in rsf.conflicts.all()} == {"conflict", "elsewhere"}
    assert FormerSlug.objects.get(of="actor", slug="quick").now == "rsf"
    assert [one["slug"] for one in client.get("/api/v1/conflicts/conflict/events?actor=quick").json()["events"]] == [
        "alone",
        "both",
    ]


def test_parting_brings_the_row_and_every_event_back_as_they_were(parties):
    rsf, twin, other = parties["rsf"], parties["twin"], parties["other"]
    twin.slug = "quick-forces"  # known by a former name too
    twin.save()
    Actor.objects.filter(pk=other.pk).update(part_of=twin)
    events = [parties[name] for name in ("alone", "both", "claim", "untouched")]
    proposal = propose_words(an_article(text="They met in Juba.", published="2023-03-31"), 0, 8)
    proposal.actors.set([twin])
    Candidate.objects.filter(pk=proposal.pk).update(claimant=twin)
    before, actors, former = whole(*events), rows(Actor), list(FormerSlug.objects.values_list("slug", "now"))
    merged = merge(rsf, twin, **SAME)
    proposal.refresh_from_db()
    assert (proposal.claimant, [*proposal.actors.all()]) == (rsf, [rsf])
    assert Actor.objects.get(slug="army").part_of == rsf
    assert part(merged, by=None) == events[:3]
    assert whole(*events) == before
    assert rows(Actor) == actors
    assert list(FormerSlug.objects.values_list("slug", "now")) == former
    proposal.refresh_from_db()
    assert (proposal.claimant, [*proposal.actors.all()]) == (twin, [twin])
    assert right(a_conflict(), parties["elsewhere"])
    assert not NameMerge.objects.exists()


def test_what_was_changed_since_stays_when_they_are_parted(parties):
    rsf, twin = parties["rsf"], parties["twin"]
    merged = merge(rsf, twin, **SAME)
    for name in ("alone", "both"):
        with change([parties[name].pk], by=None, public_reason="So.") as door:
            door.event.title_en = "Corrected"
            door.event.save()
            Participation(event=door.event, actor=an_actor(f"third-{name}")).save()
    with change([parties["claim"].pk], by=None):
        parties["claim"].citations.update(claimant=parties["other"])
    rsf.refresh_from_db()
    rsf.aliases += "\nJanjaweed"
    rsf.save()
    part(merged, by=None)
    alone, both, claim = whole(parties["alone"], parties["both"], parties["claim"])
    assert [row["actor"] for row in alone["participations"]] == ["quick", "army", "third-alone"]
    assert {row["actor"] for row in both["participations"]} == {"quick", "rsf", "army", "third-both"}
    assert (alone["title"]["en"], claim["citations"][0]["claimant"]) == ("Corrected", "army")
    rsf.refresh_from_db()
    assert (rsf.aliases.splitlines(), rsf.name_ar) == (["RSF", "Janjaweed"], "")
    assert right(a_conflict(), parties["elsewhere"])


@pytest.mark.parametrize("model", [EventKind, Place])
def test_kinds_and_places_are_merged_and_parted_too(model):
    name = "kind" if model is EventKind else "place"
    if model is EventKind:
        kept, gone, third = a_kind("clash"), a_kind("clashes", name_ar="اشتباكات", cue_words="clashed"), a_kind("k3")
    else:
        kept = Place.objects.create(slug="el-fasher", name_en="El Fasher")
        gone = Place.objects.create(slug="al-fashir", name_en="Al-Fashir", latitude=13.6, longitude=25.3)
        third = Place.objects.create(slug="third", name_en="Nyala")
    moves, stays = an_event("moves", **{name: gone}), an_event("stays", **{name: third})
    proposal = propose_words(an_article(text="They met in Juba.", published="2023-03-31"), 0, 8)
    Candidate.objects.filter(pk=proposal.pk).update(
        kind=gone if model is EventKind else None, beside={"own_places": [third.pk, gone.pk, kept.pk]}
    )
    before, kept_before = whole(moves, stays), rows(model)
    merged = merge(kept, gone, **SAME)
    assert [one[name] for one in whole(moves, stays)] == [kept.slug, third.slug]
    assert not model.objects.filter(slug=gone.slug).exists()
    kept.refresh_from_db()
    proposal.refresh_from_db()
    if model is EventKind:
        assert kept.cue_words.splitlines() == ["اشتباكات", "Clashes", "clashed"]
        assert (kept.name_ar, proposal.kind) == ("اشتباكات", kept)
    else:
        assert (kept.latitude, kept.longitude) == (13.6, 25.3)
        assert proposal.beside["own_places"] == [third.pk, kept.pk]
    assert right()
    part(merged, by=None)
    assert (whole(moves, stays), rows(model)) == (before, kept_before)
    proposal.refresh_from_db()
    assert proposal.beside["own_places"] == [third.pk, gone.pk, kept.pk]
    assert proposal.kind == (gone if model is EventKind else None)
    assert right()


def test_what_is_merged_is_not_entered_anew_by_its_old_name():
    kept = Place.objects.create(slug="el-fasher", name_en="El Fasher")
    gone = Place.objects.create(slug="al-fashir", name_en="Al-Fashir")
    last = Place.objects.create(slug="fasher", name_en="Fasher")
    merge(kept, gone, **SAME)
    merge(last, kept, **SAME)
    decision = Decision(date="2023", quote="")
    assert entered(Place, "al-fashir", "en", decision) == last
    assert same_by_name("Al-Fashir", known(Place)) == "fasher"
    assert [mention.pk for mention in places_spelled([last]).mentions("They met in Al-Fashir.")] == [last.pk]
    assert entered(Place, "Nyala", "en", decision).slug == "nyala"
    load_rows(Place, [{"slug": "al-fashir", "name": {"en": "Al-Fashir"}, "precision": "exact"}])
    assert [place.slug for place in Place.objects.order_by("slug")] == ["fasher", "nyala"]


def test_events_are_found_by_the_old_name_of_their_place_until_it_is_parted(client):
    kept, gone = (Place.objects.create(slug=slug, name_en=slug.title()) for slug in ("fasher", "darfurtown"))
    an_event("there", place=gone)
    an_event("elsewhere")
    merged = merge(kept, gone, **SAME)
    last = Place.objects.create(slug="last", name_en="Last")
    kept.refresh_from_db()
    onward = merge(last, kept, **SAME)
    assert found(client, "darfurtown") == ["there"]
    part(onward, by=None)
    part(merged, by=None)
    kept.refresh_from_db()
    assert kept.search_text.split() == ["fasher"]


def found(client, words: str) -> list[str]:
    return [one["slug"] for one in client.get(f"/api/v1/conflicts/conflict/events?q={words}").json()["events"]]


def test_a_merge_that_readers_see_needs_its_reason_and_more_events_than_may_follow_are_refused(parties):
    before = whole(parties["alone"]), rows(Actor)
    for refused in ({**SAME, "by": an_editor(), "public_reason": ""}, {**SAME, "most": 2}):
        with pytest.raises(ValidationError) as error:
            merge(parties["rsf"], parties["twin"], **refused)
        assert (whole(parties["alone"]), rows(Actor)) == before
    assert "At most 2 events follow at once, and 3 name" in error.value.messages[0]


def test_parts_do_not_become_parts_of_themselves(parties):
    rsf, twin, other = (Actor.objects.get(slug=slug) for slug in ("rsf", "quick", "army"))
    rsf.part_of, other.part_of = other, twin
    rsf.save()
    other.save()
    with pytest.raises(ValidationError, match="would be a part of itself"):
        merge(rsf, twin, **SAME)
    rsf.part_of = twin
    rsf.save()
    merged = merge(rsf, twin, **SAME)
    rsf.refresh_from_db()
    assert (rsf.part_of, Actor.objects.get(slug="army").part_of) == (None, rsf)
    part(merged, by=None)
    rsf.refresh_from_db()
    assert (rsf.part_of, Actor.objects.get(slug="army").part_of) == (twin, twin)


def test_a_chain_of_merges_is_parted_from_its_end(parties):
    rsf, twin, other = parties["rsf"], parties["twin"], parties["other"]
    before = whole(parties["alone"], parties["both"], parties["claim"]), rows(Actor)
    first = merge(rsf, twin, **SAME)
    second = merge(other, rsf, **SAME)
    assert [row["actor"] for row in whole(parties["both"])[0]["participations"]] == ["army"]
    with pytest.raises(ValidationError, match="undo that first"):
        part(first, by=None)
    part(second, by=None)
    part(first, by=None)
    assert (whole(parties["alone"], parties["both"], parties["claim"]), rows(Actor)) == before
    assert right(a_conflict(), parties["elsewhere"])


def test_an_older_version_that_names_both_is_restored_with_one(parties):
    merge(parties["rsf"], parties["twin"], **SAME)
    event = parties["both"]
    event.refresh_from_db()
    restore(event, event.revisions.get(number=1), by=None, public_reason="So.")
    assert [row["actor"] for row in whole(event)[0]["participations"]] == ["army", "rsf"]


def test_a_name_that_is_erased_does_not_come_back(parties):
    merged = merge(parties["rsf"], parties["twin"], **SAME)
    erase("Quick Support Forces", [parties["alone"]], [], by=None)
    assert not NameMerge.objects.filter(pk=merged.pk).exists()
    kept = NameMerge.objects.count()
    merged = merge(an_actor("one"), an_actor("two"), **SAME)
    erase("Rapid Support Forces", [parties["both"]], [], by=None)
    assert NameMerge.objects.count() == kept + 1
