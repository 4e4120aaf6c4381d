"""The list of events as a table that is filled in: one version each, all rows or none, undone as one."""

import re
from datetime import date
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.desk import table, waiting
from events.desk.choosing import work_on
from events.models import Actor, Event, Place, Revision
from events.record.door import change
from events.record.erasing import erase
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_event

pytestmark = pytest.mark.django_db
LIST = "admin:events_event_changelist"


def filling(client, *columns: str) -> str:
    """The address of the table, as this person has chosen it."""
    address = reverse(LIST)
    client.get(address, {"filling": "1"})
    if columns:
        client.get(address, {"columns": columns})
    return address


def sent(events: list[Event], **rows) -> dict:
    """What the browser sends: `rows` by column, a value an event."""
    values = {"form-TOTAL_FORMS": len(events), "form-INITIAL_FORMS": len(events), "_save": "Save"}
    for number, event in enumerate(events):
        values |= {f"form-{number}-id": event.pk, f"seen-{event.pk}": event.version}
        values |= {f"form-{number}-{name}": told[number] for name, told in rows.items()}
    return values


def test_places_of_many_events_are_filled_in_as_one_batch_with_one_reason_and_undone(desk):
    Place.objects.create(slug="geneva", name_en="Geneva", name_ar="جنيف")
    events = [a_draft() for _ in range(3)]
    address = filling(desk, "place")
    data = sent(events, place=["geneva", "جنيف", ""])
    shown = desk.post(address, {**data, "reason": "From the list"}, follow=True).content.decode()
    assert [str(event.place) for event in Event.objects.order_by("pk")] == ["Geneva", "Geneva", "None"]
    versions = Revision.objects.filter(reason="From the list")
    assert [version.number for version in versions] == [2, 2]
    assert len(set(versions.values_list("batch", flat=True))) == 1
    undo = re.search(r'href="([^"]*/undo/action-[^"]*)"', shown).group(1)
    desk.post(undo)
    assert not Event.objects.exclude(place=None).exists()


@pytest.mark.parametrize(("language", "said"), [("ar", "army؛ party"), ("en", "army; party")])
def test_several_actors_stand_in_a_cell_with_the_semicolon_of_the_language(desk, language, said):
    event = a_draft(
        actors=[an_actor("one", name_en="army", name_ar="army"), an_actor("two", name_en="party", name_ar="party")]
    )
    desk.cookies["django_language"] = language
    address = filling(desk, "taking_part")
    page = desk.get(address).content.decode()
    assert f'value="{said}"' in page
    desk.post(address, {**sent([event], taking_part=["party؛ army"]), "reason": "Order"})
    assert event.participations.count() == 2


def test_one_row_that_is_refused_says_why_and_no_row_is_written(desk):
    Place.objects.create(slug="geneva", name_en="Geneva")
    draft, seen = a_draft(), an_event()
    address = filling(desk, "place")
    data = sent([draft, seen], place=["Geneva", "Geneva"])
    refused = desk.post(address, data)
    assert "say for them, in one sentence" in str(refused.context["cl"].formset.errors)
    assert refused.content.decode().count('class="cell changed"') == 2
    assert 'class="success"' not in refused.content.decode()
    assert not Event.objects.exclude(place=None).exists()
    desk.post(address, {**data, "public_reason": "The place was missing."})
    assert Event.objects.filter(place__slug="geneva").count() == 2


def test_the_reason_beside_the_button_is_told_of_every_row_that_tells_none_of_its_own(desk):
    Place.objects.create(slug="geneva", name_en="Geneva")
    one, other = an_event("one"), an_event("other")
    address = filling(desk, "place")
    bar = desk.get(address).content.decode().split('class="save-bar"')[1]
    assert bar.index('name="_make_new"') < bar.index('name="why"') < bar.index('name="_save"')
    data = sent([one, other], place=["Geneva", "Geneva"])
    desk.post(address, {**data, "why": "Of all.", "form-1-public_reason": "Of the second."})
    told = [event.revisions.latest("number").public_reason for event in (one, other)]
    assert told == ["Of all.", "Of the second."]


def test_the_table_has_one_field_for_what_readers_are_told_which_is_of_what_is_done_to_its_rows_too(desk):
    events = [an_event("one"), an_event("other")]
    address = filling(desk, "place")
    page = desk.get(address).content.decode()
    assert [page.count(f'name="{name}"') for name in ("why", "public_reason", "reason")] == [1, 0, 1]
    act = {"action": "withdraw_selected", "_selected_action": [event.pk for event in events]}
    assert "Write the reason told to readers" in desk.post(address, act).content.decode()
    desk.post(address, {**act, "why": "They did not take place."})
    told = [event.revisions.latest("number").public_reason for event in events]
    assert told == ["They did not take place."] * 2


def test_what_waits_begins_with_a_reason_by_which_nothing_is_withdrawn(desk):
    event = an_event()
    address = f"{reverse(LIST)}?waiting=no-place"
    desk.get(address, {"waiting": "no-place", "filling": "no-place"})
    why = re.search(r'name="why" value="([^"]*)"', desk.get(address).content.decode())[1]
    assert why == "The place was added."
    act = {"action": "withdraw_selected", "_selected_action": [event.pk], "why": why}
    refused = desk.post(address, act).content.decode()
    assert "Write the reason told to readers" in refused
    assert 'name="why" value=""' in refused
    event.refresh_from_db()
    assert event.status == "published"


def test_the_row_that_readers_see_asks_why_where_it_stands(desk):
    Place.objects.create(slug="geneva", name_en="Geneva")
    one, other = an_event("one"), an_event("other")
    address = filling(desk, "place")
    data = sent([one, other], place=["Geneva", "Geneva"])
    assert 'name="form-1-public_reason"' in desk.post(address, data).content.decode()
    said = {"form-0-public_reason": "Of the first.", "form-1-public_reason": "Of <the> second."}
    desk.post(address, {**data, **said})
    assert [event.revisions.latest("number").public_reason for event in (one, other)] == list(said.values())


def test_names_under_the_cells_are_those_of_the_conflict_and_others_are_understood(desk):
    here, there = a_conflict("here", name_en="Here"), a_conflict("there", name_en="There")
    for slug, conflict in (("near", here), ("far", there)):
        Place.objects.create(slug=slug, name_en=slug.title()).conflicts.add(conflict)
    Place.objects.create(slug="anywhere", name_en="Anywhere")
    work_on(User.objects.get(), here)
    event = a_draft(conflict=here)
    address = filling(desk, "place")
    page = desk.get(address).content.decode()
    offered = re.search(r'<datalist id="names-place">(.*?)</datalist>', page, re.DOTALL)[1]
    assert re.findall('value="([^"]*)"', offered) == ["Anywhere", "Near"]
    desk.post(address, sent([event], place=["Far"]))
    event.refresh_from_db()
    assert event.place.slug == "far"


def test_names_of_nothing_and_of_several_are_told_and_made_where_that_is_asked(desk):
    for slug in ("one", "other"):
        Place.objects.create(slug=slug, name_en="Twin")
    events = [a_draft(), a_draft(), a_draft()]
    address = filling(desk, "place")
    data = sent(events, place=["Twin", "Nowhere", "nowhere"])
    told = str(desk.post(address, data).context["cl"].formset.errors)
    assert "Several are called “Twin”" in told
    assert "(one, other)" in told
    assert "Nothing here is called “Nowhere”" in told
    data |= {"form-0-place": "Khartoum"}
    desk.post(address, {**data, "_make_new": "on"})
    assert [event.place.slug for event in Event.objects.order_by("pk")] == ["khartoum", "nowhere", "nowhere"]
    spots = Place.objects.exclude(name_en="Twin").values_list("name_en", "latitude", "longitude")
    assert sorted(spots) == [("Khartoum", 15.55, 32.53), ("Nowhere", None, None)]


def test_a_row_that_was_not_touched_is_not_judged_though_two_places_have_its_name(desk):
    twins = [Place.objects.create(slug=slug, name_en="Twin") for slug in ("one", "other")]
    events = [a_draft(place=twins[1]), a_draft()]
    desk.post(filling(desk, "place", "title_en"), sent(events, place=["Twin", ""], title_en=["New", "Something"]))
    events[0].refresh_from_db()
    assert (events[0].title_en, events[0].place) == ("New", twins[1])


def test_actors_kinds_titles_and_significance_are_filled_in_and_a_role_stays(desk):
    one, two = an_actor("one"), an_actor("two")
    event = a_draft(actors=[one, two])
    with change([event.pk], by=None):
        kept = event.participations.get(actor=two)
        kept.role = "host"
        kept.save()
    event.refresh_from_db()
    a_kind("war", name_ar="حرب")
    an_actor("army", name_en="Army, the")
    address = filling(desk, "kind", "taking_part", "significance", "title_ar", "title_en")
    row = {"kind": ["حرب"], "taking_part": ["Army, the; Two, Three، four"], "significance": [3], "title_ar": ["هدنة"]}
    desk.post(address, {**sent([event], **row, title_en=[event.title_en]), "_make_new": "on"})
    event.refresh_from_db()
    assert (event.kind.slug, event.significance, event.title_ar, event.version) == ("war", 3, "هدنة", 3)
    taking = {str(row.actor): row.role for row in event.participations.all()}
    assert taking == {"Army, the": "participant", "Two": "host", "Three": "participant", "four": "participant"}
    assert Actor.objects.get(name_en="four").kind == "group"


def test_what_a_colleague_saved_since_is_not_overwritten(desk):
    event = a_draft()
    address = filling(desk, "title_en")
    data = sent([event], title_en=["Mine"])
    with change([event.pk], by=None) as door:
        door.event.title_en = "Theirs"
        door.event.save()
    refused = desk.post(address, data).context["cl"].formset
    assert "Theirs says otherwise in: Title in English (“Theirs”). Save again" in unescape(str(refused.errors))
    event.refresh_from_db()
    assert event.title_en == "Theirs"


def test_what_a_colleague_saved_since_is_told_though_another_row_is_refused(desk):
    event, other = a_draft(), a_draft()
    address = filling(desk, "title_en", "kind")
    data = sent([event, other], title_en=["Mine", "Other"], kind=["Talks", "no such kind"])
    with change([event.pk], by=None) as door:
        door.event.title_en = "Theirs"
        door.event.save()
    refused = desk.post(address, data).context["cl"].formset
    assert [len(form.errors) for form in refused.forms] == [1, 1]
    assert "(“Theirs”). Save again" in unescape(str(refused.errors[0]))


def test_a_table_that_was_open_while_words_were_erased_does_not_bring_them_back(desk):
    event, other = a_draft(title_en="Karim ben Salem spoke"), a_draft()
    address = filling(desk, "title_en", "taking_part", "significance")
    titles = [event.title_en, "Of Karim ben Salem too"]
    data = sent([event, other], title_en=titles, taking_part=["Karim ben Salem", ""], significance=[3, 2])
    erase("Karim ben Salem", [event], [], by=None)
    refused = desk.post(address, data).context["cl"].formset
    assert "Words that were removed on request were taken out of what you sent." in str(refused.errors[0])
    erased, untouched = ({name: form[name].value() for name in form.fields} for form in refused.forms)
    notice = f"[removed on request, {date.today().isoformat()}]"
    assert (erased["title_en"], erased["taking_part"], erased["significance"]) == (f"{notice} spoke", notice, "3")
    assert untouched["title_en"] == titles[1]


def test_a_contributor_fills_in_the_drafts_that_they_began_alone(contributor):
    event = a_draft()
    address = filling(contributor, "title_en")
    answer = contributor.post(address, sent([event], title_en=["Mine"]))
    assert "Only editors change this event" in str(answer.context["cl"].formset.errors)
    event.revisions.update(by=int(contributor.session["_auth_user_id"]))
    contributor.post(address, sent([event], title_en=["Mine"]))
    event.refresh_from_db()
    assert event.title_en == "Mine"


@pytest.mark.parametrize(
    ("name", "value"),
    [("TOTAL_FORMS", said) for said in ("", "-1", "301", "9" * 30, "x")] + [("0-id", "x"), ("0-id", "9" * 30)],
)
def test_a_form_that_the_page_did_not_make_writes_nothing(desk, name, value):
    event = a_draft()
    data = {**sent([event], title_en=["Mine"]), f"form-{name}": value}
    assert desk.post(filling(desk, "title_en"), data).status_code == 400
    event.refresh_from_db()
    assert event.title_en == "Something"


def test_a_list_without_events_is_an_empty_table_also_where_the_last_was_filled_in(desk):
    event = an_event()
    address = filling(desk, "place", "taking_part")
    assert desk.get(address, {"q": "nosuchword"}).status_code == 200
    waiting = f"{address}?waiting=no-place"
    Place.objects.create(slug="tifariti", name_en="Tifariti")
    row = sent([event], place=["Tifariti"], taking_part=[""])
    answer = desk.post(waiting, row | {"public_reason": "Told by the map"}, follow=True)
    assert answer.status_code == 200
    event.refresh_from_db()
    assert event.place.slug == "tifariti"


def test_a_list_that_is_filled_in_is_saved_as_a_table_whole(desk):
    an_event("one", actors=[an_actor("envoy")])
    filling(desk, "taking_part")
    lines = desk.get(reverse("admin:events_event_export")).getvalue().decode("utf-8-sig").splitlines()
    header, row = lines[0].split(","), lines[1].split(",")
    assert row[header.index("actors")] == "envoy"


@pytest.mark.parametrize(
    ("key", "columns", "why"),
    [
        ("no-place", ["date_words", "place"], "The place was added."),
        ("no-actor", ["date_words", "taking_part"], "Who took part was added."),
        ("one-language", ["title_ar", "title_en", "title_fr"], "The title was added in another language."),
    ],
)
def test_what_waits_is_filled_in_alone_and_no_other_list_is(desk, key, columns, why):
    an_event()
    row = next(row for row in waiting.rows(User.objects.get()) if f"waiting={key}" in row.address)
    page = desk.get(row.address, follow=True).content.decode()
    assert sorted(re.findall(r'column-(\w+)[" ]', page)) == ["__str__", *columns]
    assert f'name="why" value="{why}"' in page
    assert "save-bar" not in desk.get(reverse(LIST)).content.decode()


def test_the_last_of_what_waited_leads_back_to_the_front_page(desk):
    Place.objects.create(slug="geneva", name_en="Geneva")
    one, other = an_event("one"), an_event("other")
    address = desk.get(reverse(LIST), {"waiting": "no-place", "filling": "no-place"}).url
    why = {"why": "The place was added."}
    assert desk.post(address, sent([one, other], place=["Geneva", ""]) | why).url == address
    other.refresh_from_db()
    assert desk.post(address, sent([other], place=["Geneva"]) | why).url == reverse("admin:index")
    assert one.revisions.latest("number").public_reason == "The place was added."


def test_the_columns_are_the_persons_own_and_unknown_ones_are_left_out(desk):
    a_draft()
    address = reverse(LIST)
    answer = desk.get(address, {"columns": ["title_fr", "password", "date_words"], "q": "some"}, follow=True)
    assert answer.request["QUERY_STRING"] == "q=some"
    assert re.findall(r'column-(\w+)[" ]', answer.content.decode()) == ["__str__", "date_words", "title_fr"]


def test_sources_that_disagree_bear_a_sign_and_its_words_and_no_green_tick(desk):
    an_event(accounts=[{"date": "2023-03-30"}, {"date": "2023-04-02"}], date_reason_en="So.")
    an_event("agreed")
    shown = desk.get(reverse(LIST)).content.decode()
    assert shown.count("≠ <span>sources disagree on the date</span>") == 1
    assert "icon-yes" not in shown


def test_events_are_withdrawn_together_with_one_reason_and_drafts_discarded(desk):
    seen, draft = [an_event(), an_event()], a_draft()
    chosen = {"_selected_action": [event.pk for event in (*seen, draft)]}
    told = desk.post(reverse(LIST), {**chosen, "action": "withdraw_selected"}, follow=True).content.decode()
    assert "Write the reason told to readers" in told
    assert Event.objects.published().count() == 2
    desk.post(reverse(LIST), {**chosen, "action": "withdraw_selected", "public_reason": "Not so."})
    assert set(Event.objects.values_list("status", flat=True)) == {"withdrawn", "draft"}
    assert [seen[0].revisions.first().public_reason, draft.version] == ["Not so.", 1]
    desk.post(reverse(LIST), {**chosen, "action": "discard_selected"})
    assert set(Event.objects.values_list("status", flat=True)) == {"withdrawn"}


def test_the_table_asks_as_often_of_many_events_as_of_few(desk):
    actor, address, asked = an_actor("one"), filling(desk), []
    for more in (1, 3, 9):
        for _ in range(more):
            a_draft(actors=[actor])
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(address)
        asked.append((len(page.context["cl"].result_list), len(queries)))
    [_first, (of_four, asked_of_four), (of_thirteen, asked_of_thirteen)] = asked  # the first one fills what is kept
    assert (of_four, of_thirteen) == (4, 13)
    assert asked_of_thirteen == asked_of_four <= 34
    assert set(table.TO_FILL) <= set(table.CHOOSABLE)
