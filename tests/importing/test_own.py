import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.importing.files import remember
from events.importing.own import import_own
from events.importing.undoing import undo_import
from events.models import (
    Actor,
    Article,
    Batch,
    Citation,
    DataSet,
    Event,
    EventKind,
    FileImport,
    Participation,
    Place,
    Revision,
)
from events.record import counting
from events.record.door import change
from tests.factories import a_conflict, a_kind, an_actor, an_article, an_event
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db
OF_THIS_SITE = ("url", "data_set")  # what an event has from where it stands


@pytest.fixture
def file(client, tmp_path):
    """What a reader takes along of a timeline that has everything."""
    conflict = a_conflict(licence="CC BY 4.0", licence_url="https://example.org/by", editors="The desk")
    un = an_actor("un", name_en="United Nations", name_ar="الأمم المتحدة", aliases="UNO\nONU")
    council = an_actor("council", kind="organ", short_en="Council", part_of=un)
    told = an_article(publisher="Gazette", published="2023-03-31", url="https://example.org/a", licence="all rights")
    secret = an_article(title="Whistle", confidential=True)
    accounts = [
        {
            "date": "2023-03-30",
            "article": told,
            "quote": "on Thursday",
            "translation_fr": "jeudi",
            "claimant": council,
        },
        {"date": "2023-04-01", "article": secret, "stance": "says", "claim_ar": "قال ذلك.", "attribution_en": "he"},
        {
            "date": "2023-03",
            "claimant": un,
            "attribution_en": "the Secretary-General’s spokesman",
            "article": an_article(title="Leak", confidential=True, language="fr"),
            "aspect": "effect",
            "deaths_low": 1,
            "deaths_best": 2,
            "deaths_high": 3,
            "claim_en": "So.",
        },
    ]
    place = Place.objects.create(slug="geneva", name_en="Geneva", latitude=46.2, longitude=6.1, precision="exact")
    talks = {"kind": a_kind("talks", name_fr="Pourparlers", position=3), "title_ar": "محادثات", "significance": 3}
    an_event("first", accounts=accounts, place=place, actors=[un], date_reason_en="The first.", **talks)
    again = [{"date": "[..2023-03-31]", "article": secret}]
    late = {"date": "[..2023-03-31]", "title_en": "Second", "summary_fr": "Bref."}
    an_event("second", accounts=[{"date": "[..2023-03-31]"}, *again], conflict=conflict, **late)
    path = tmp_path / "events.json"
    path.write_bytes(client.get("/en/conflict/events.json").getvalue())
    return path


def exported(client, conflict: str) -> dict:
    return json.loads(client.get(f"/en/{conflict}/events.json").getvalue())


def events(document: dict) -> list[dict]:
    return [{name: value for name, value in row.items() if name not in OF_THIS_SITE} for row in document["events"]]


def without_numbers(value):
    """Sources' numbers are those of an installation."""
    if isinstance(value, list):
        return [without_numbers(part) for part in value]
    if isinstance(value, dict):
        return {name: without_numbers(part) for name, part in value.items() if name != "id"}
    return value


def empty_the_database():
    with change(Event.objects.values_list("pk", flat=True), by=None):
        for model in (Revision, Participation, Citation, Event):
            model.objects.all().delete()
    for model in (Article, Place, EventKind):
        model.objects.all().delete()
    Actor.objects.exclude(part_of=None).delete()
    Actor.objects.all().delete()
    counting.rebuild(a_conflict())


def test_in_another_installation_all_that_readers_see_comes_back(client, file):
    before = json.loads(file.read_text())
    empty_the_database()
    outcome = import_own(file, a_conflict(), by=None)
    assert (outcome.created, outcome.refused) == (2, 0)
    after = exported(client, "conflict")
    assert without_numbers(events(after)) == without_numbers(events(before))
    assert without_numbers({k: after[k] for k in ("kinds", "places", "actors")}) == without_numbers(
        {k: before[k] for k in ("kinds", "places", "actors")}
    )
    assert {row["data_set"]["licence"] for row in after["events"]} == {"CC BY 4.0"}
    assert counting.wrong(a_conflict()) == 0


def told_by(conflict: str) -> list[list[int]]:
    """The sources of each event's confidential accounts, numbered as they come."""
    events = Event.objects.filter(conflict__slug=conflict).in_order()
    numbers: dict[int, int] = {}
    return [
        [
            numbers.setdefault(account.article_id, len(numbers))
            for account in event.citations.filter(article__confidential=True).order_by("pk")
        ]
        for event in events
    ]


def test_two_confidential_sources_stay_two_and_each_is_one_in_all_events(file):
    before = told_by("conflict")
    assert before == [[0], [0, 1]]
    import_own(file, a_conflict("other"), by=None)
    assert told_by("other") == before
    assert import_own(file, a_conflict("other"), by=None).unchanged == 2
    assert told_by("other") == before


def test_of_a_confidential_source_the_file_says_neither_name_nor_number(file):
    text = file.read_text()
    secrets = Article.objects.filter(confidential=True)
    assert secrets.count() == 2
    for secret in secrets:
        assert secret.title not in text
        assert secret.slug not in text
    accounts = [account for event in json.loads(text)["events"] for account in event["accounts"]]
    assert {bool(account["confidential_source"]) for account in accounts if not account["article"]["id"]} == {True}
    assert {account["confidential_source"] for account in accounts if account["article"]["id"]} == {""}


def test_nobody_tells_from_the_files_of_two_timelines_that_they_share_a_confidential_source(client):
    secret = an_article(confidential=True)
    codes = set()
    for slug in ("one", "two"):
        an_event(f"e-{slug}", conflict=a_conflict(slug), accounts=[{"date": "2023-03-30", "article": secret}])
        codes.add(exported(client, slug)["events"][0]["accounts"][0]["confidential_source"])
    assert len(codes) == 2


def test_a_claimant_and_own_words_for_whom_it_is_attributed_to_both_come_back(file):
    import_own(file, a_conflict("other"), by=None)
    account = Citation.objects.get(event__conflict__slug="other", claimant__slug="un")
    assert (account.attribution_en, account.attribution_fr) == ("the Secretary-General’s spokesman", "")
    assert Citation.objects.get(event__conflict__slug="other", claimant__slug="council").attribution_en == ""


def test_a_file_of_an_earlier_version_is_read_as_before(file):
    document = json.loads(file.read_text())
    for event in document["events"]:
        for account in event["accounts"]:
            del account["own_attribution"], account["confidential_source"]
    file.write_text(json.dumps(document))
    assert import_own(file, a_conflict("other"), by=None).created == 2
    accounts = Citation.objects.filter(event__conflict__slug="other")
    assert {account.attribution_en for account in accounts.exclude(claimant=None)} == {""}
    assert accounts.get(stance="says").attribution_en == "he"
    assert accounts.filter(article__confidential=True).values("article").distinct().count() == 1


def test_the_keys_of_the_file_stand_in_the_order_that_they_had_in_older_files(file):
    document = json.loads(file.read_text())
    event, actor = document["events"][0], document["actors"][0]
    account = event["accounts"][0]
    assert " ".join(document) == "conflict licence_note address events kinds places actors"
    assert " ".join(document["conflict"]) == "slug editors licence licence_url name"
    assert " ".join(event) == (
        "slug date planned disputed disagreement_explained significance title summary date_reason url kind "
        "date_words earliest latest place actors accounts data_set"
    )
    assert " ".join(account) == (
        "quote date_as_written date aspect stance reckoned_from deaths_low deaths_best deaths_high translation claim "
        "claimant working locator attribution article own_attribution confidential_source"
    )
    assert " ".join(account["article"]) == (
        "id slug title publisher affiliation url symbol language published published_reason licence"
    )
    assert " ".join(actor) == "slug kind aliases name short part_of"
    assert " ".join(document["kinds"][0]) == "slug colour shape position name"
    assert " ".join(document["places"][0]) == "slug latitude longitude precision name"


def test_an_actor_stands_after_those_that_it_is_a_part_of(client):
    court = an_actor("court", part_of=an_actor("council", part_of=an_actor("un")))
    an_event("ruling", accounts=[{"date": "2023-03-30", "claimant": court}], actors=[an_actor("algeria"), court])
    assert [actor["slug"] for actor in exported(client, "conflict")["actors"]] == [
        "algeria",
        "un",
        "council",
        "court",
    ]


def test_of_which_actors_others_are_parts_is_asked_once(client):
    asked = []
    for number in range(3):
        army = an_actor(f"brigade-{number}", part_of=an_actor(f"corps-{number}", part_of=an_actor(f"army-{number}")))
        an_event(f"raid-{number}", actors=[army])
        with CaptureQueriesContext(connection) as queries:
            assert len(exported(client, "conflict")["actors"]) == 3 * (number + 1)
        asked.append(len(queries))
    assert asked[1] == asked[2]


def test_in_another_conflict_the_sources_and_actors_are_the_same_ones(client, file):
    sources = Article.objects.exclude(confidential=True).count()
    import_own(file, a_conflict("other"), by=None)
    assert events(exported(client, "other"))[1]["accounts"] == events(json.loads(file.read_text()))[1]["accounts"]
    assert Article.objects.exclude(confidential=True).count() == sources
    assert Actor.objects.count() == 2


def test_the_same_file_again_changes_nothing_and_a_changed_event_is_a_version_more(file):
    other = a_conflict("other")
    import_own(file, other, by=None)
    assert import_own(file, other, by=None).unchanged == 2
    document = json.loads(file.read_text())
    document["events"][0]["title"]["en"] = "Corrected"
    file.write_text(json.dumps(document))
    outcome = import_own(file, other, by=None)
    assert (outcome.updated, outcome.unchanged) == (1, 1)
    event = Event.objects.get(title_en="Corrected")
    assert event.version == 2
    with change([event.pk], by=None) as door:
        door.event.title_en = "By an editor"
        door.event.save()
    document["events"][0]["title"]["en"] = "Corrected again"
    file.write_text(json.dumps(document))
    assert import_own(file, other, by=None).edited == 1


def test_what_readers_see_stays_where_a_changed_file_is_not_to_be_published(file):
    other = a_conflict("other")
    import_own(file, other, by=None)
    document = json.loads(file.read_text())
    document["events"][0]["title"]["en"] = "Corrected"
    file.write_text(json.dumps(document))
    outcome = import_own(file, other, by=None, publish=False)
    event = Event.objects.of(other).get(title_en="Corrected")
    assert event.status == "published"
    assert event.citations.published().exists()
    told = Batch.objects.get(batch=outcome.batch)
    assert (told.created, told.updated) == (0, 1)


def test_it_can_be_taken_back(file):
    other = a_conflict("other")
    outcome = import_own(file, other, by=None)
    assert undo_import(outcome.batch, by=None, public_reason="A mistake.").deleted == 2
    assert not Event.objects.filter(conflict=other).exists()
    assert counting.wrong(other) == 0


def test_names_and_sources_that_it_made_go_with_it(file):
    empty_the_database()
    an_actor("kept")
    outcome = import_own(file, a_conflict(), by=None)
    assert all(model.objects.exists() for model in (Article, EventKind, Place))
    remember("events.json", a_conflict(), outcome, timezone.now())
    undo_import(outcome.batch, by=None, public_reason="A mistake.")
    assert [list(model.objects.all()) for model in (Article, EventKind, Place)] == [[], [], []]
    assert [actor.slug for actor in Actor.objects.all()] == ["kept"]


def test_what_is_wrong_with_one_event_is_told_and_leaves_nothing_of_it(file):
    document = json.loads(file.read_text())
    broken = [
        {**document["events"][0], "url": "https://x.example/1", "date": "soon"},
        {**document["events"][0], "url": "https://x.example/2", "kind": "nowhere"},
        {"title": 7},
    ]
    document["events"] += broken
    file.write_text(json.dumps(document))
    told = []
    outcome = import_own(file, a_conflict("other"), by=None, tell=lambda number, said: told.append(number))
    assert (outcome.created, outcome.refused, told) == (2, 3, [3, 4, 5])
    assert Event.objects.filter(conflict__slug="other").count() == 2
    assert counting.wrong(a_conflict("other")) == 0


def test_no_file_says_which_of_our_rows_it_is_about(file):
    event, actor, article = Event.objects.get(slug="second"), Actor.objects.get(slug="un"), Article.objects.first()
    account = event.citations.first()
    document = json.loads(file.read_text())
    document["actors"].append({**document["actors"][0], "slug": "forged", "id": 999, "pk": actor.pk})
    forged = {**document["events"][1]["accounts"][0], "id": account.pk, "pk": account.pk, "event_id": event.pk}
    forged["article"] = {**forged["article"], "slug": "forged", "title": "Forged", "pk": article.pk}
    document["events"][1] |= {"accounts": [forged], "id": event.pk, "pk": event.pk, "actors": []}
    file.write_text(json.dumps(document))
    assert import_own(file, a_conflict("other"), by=None).created == 2
    for row in (event, actor, article, account):
        row.refresh_from_db()
    assert (account.event, actor.slug, event.conflict.slug) == (event, "un", "conflict")
    assert article.title != "Forged"


@pytest.mark.parametrize(
    "text", ["", "[]", '{"events": []}', '{"events": [1], "kinds": [], "places": [], "actors": []}']
)
def test_a_file_that_is_none_of_ours_is_refused(tmp_path, text):
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(ValidationError, match="not the JSON of a timeline"):
        import_own(path, a_conflict(), by=None)


def test_by_command_first_dry_then_as_drafts(file, capsys):
    a_conflict("other")
    call_command("import_events", file, format="timeline-json", conflict="other", dry_run=True)
    assert "2 events are new" in capsys.readouterr().out
    assert not Event.objects.filter(conflict__slug="other").exists()
    call_command("import_events", file, format="timeline-json", conflict="other", draft=True)
    assert {event.status for event in Event.objects.filter(conflict__slug="other")} == {"draft"}


def test_at_the_desk_it_is_previewed_and_then_imported(desk, file):
    upload = SimpleUploadedFile("events.json", file.read_bytes())
    sent = {"conflict": a_conflict("other").pk, "file": upload}
    shown = desk.post(reverse("admin:events_event_import"), sent, follow=True)
    assert "2 events are new" in shown.content.decode()
    assert not Event.objects.filter(conflict__slug="other").exists()
    address = reverse("admin:events_event_import_confirmed", args=[FileImport.objects.get().pk])
    desk.post(address, {"version": "", "publish": "on"})
    assert Event.objects.published().filter(conflict__slug="other").count() == 2


def test_of_an_imported_event_its_deaths_and_the_terms_of_its_data_set_come_back(client, tmp_path, settings):
    settings.PASS_ON_ALL_DATA_SETS = True
    take({"id": "1", "best": "90"})
    terms = {"licence": "Ask them", "licence_url": "https://example.org/terms", "redistributable": False}
    DataSet.objects.update(**terms)
    path = tmp_path / "events.json"
    path.write_bytes(client.get("/en/conflict/events.json").getvalue())
    empty_the_database()
    DataSet.objects.all().delete()
    import_own(path, a_conflict(), by=None)
    event = Event.objects.get()
    assert event.weight == 90
    assert {name: getattr(event.data_set, name) for name in terms} == terms


def test_what_is_odd_and_public_comes_back_too(client, tmp_path):
    host, guest = an_actor("host"), an_actor("guest")
    twins = [an_article(title="Communiqué", publisher="UN", symbol=symbol) for symbol in ("S/1", "S/2")]
    accounts = [
        {"date": "2023-03-30", "article": twins[0], "claim_en": " So it says.\nTwice. "},
        {
            "date": "2023-03-30",
            "article": twins[1],
            "claimant": host,
            "attribution_ar": "مصدر",
            "working": {"rule": "x"},
        },
        {"date": "2023-03-30", "article": an_article(confidential=True, language="fr"), "locator": "p. 3"},
        {"date": "", "article": an_article(text="Other", published="1999/2001", published_reason="By its paper.")},
    ]
    event = an_event("odd", accounts=accounts, actors=[guest], title_en="Odd ", notes="For us", significance=1)
    with change([event.pk], by=None) as door:
        Participation(event=door.event, actor=host, role="host").save()
        Citation(event=door.event, article=an_article(title="Draft"), date="1999", claim_en="Not yet.").save()
    path = tmp_path / "events.json"
    path.write_bytes(client.get("/en/conflict/events.json").getvalue())
    before = json.loads(path.read_text())
    assert "Draft" not in path.read_text()
    empty_the_database()
    told = []
    outcome = import_own(path, a_conflict(), by=None, tell=lambda number, said: told.append(said))
    assert (outcome.created, told) == (1, [])
    assert without_numbers(events(exported(client, "conflict"))) == without_numbers(events(before))
