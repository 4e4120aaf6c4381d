import json

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.importing import writing
from events.importing.mapping import load_format, load_mapping
from events.importing.tables import rows_of
from events.importing.undoing import undo_import
from events.importing.writing import import_rows, preview_rows
from events.models import Actor, Article, Batch, Citation, Conflict, DataSet, Event, FormerAddress, Place, Revision
from events.record import counting
from events.record.door import change
from events.record.verbs import publish
from tests.factories import a_conflict, an_actor, an_editor, an_event, correct
from tests.importing.test_rows import FORM, MINE, ROW, SAMPLE

pytestmark = pytest.mark.django_db


def take(*rows: dict[str, str], **options):
    told: list[tuple[int, str]] = []
    options = {"by": None, "file_name": "mine.csv", "tell": lambda n, said: told.append((n, said)), **options}
    numbered = [(number, {**ROW, **row}) for number, row in enumerate(rows, 2)]
    counts = import_rows(numbered, MINE, a_conflict(), **options)
    return counts, told


def test_a_row_is_a_published_event_with_the_file_as_its_source_and_the_row_as_its_place():
    take({"place": "Geneva", "lat": "46.2", "lon": "6.1", "actors": "Morocco", "best": "12"}, version="2.1")
    event = Event.objects.get()
    assert (event.status, event.date, event.significance, event.weight) == ("published", "2023-03-30", 2, 12)
    assert (str(event.data_set), event.source_id, event.earliest.isoformat()) == ("Mine 2.1", "7", "2023-03-30")
    account = event.citations.get()
    assert (account.article.title, account.locator, account.deaths_best) == ("Mine 2.1 (mine.csv)", "row 2", 12)
    assert event.place.name_en == "Geneva"
    assert [actor.slug for actor in event.actors.all()] == ["morocco"]


def test_a_place_of_no_coordinates_lies_where_the_gazetteer_has_it_in_the_states_of_the_conflict():
    a_conflict()
    Conflict.objects.update(summary_en="The war in Ukraine.")
    places = ("باخموت", "", ""), ("Kharkiv", "1", "2"), ("Nowhere at all", "", "")
    take(*({"id": name, "place": name, "lat": north, "lon": east} for name, north, east in places))
    spots = {str(place): (place.latitude, place.longitude) for place in Place.objects.all()}
    assert spots == {"باخموت": (48.59, 38.0), "Kharkiv": (1, 2), "Nowhere at all": (None, None)}


def test_a_state_lies_in_no_town_of_its_name():
    names = ("Bangladesh", "Armenia", "África", "Égypte", "Panama", "Kharkiv", "Djibouti", "الأردن")
    take(*({"id": name, "place": name} for name in names))
    spots = {str(place): place.latitude for place in Place.objects.all()}
    assert {name for name, latitude in spots.items() if latitude is not None} == {"Kharkiv", "Djibouti"}


def test_a_name_in_short_for_a_region_is_no_town_of_the_same_letters():
    take(*({"id": name, "place": name} for name in ("VA", "LA", "Kharkiv")))
    assert {str(place) for place in Place.objects.filter(latitude__isnull=False)} == {"Kharkiv"}


def test_names_in_latin_letters_of_an_arabic_table_are_no_arabic_names():
    mapping = load_mapping(FORM.replace("data_set:", "language: ar\ndata_set:", 1))
    import_rows([(2, {**ROW, "place": "Goma", "actors": "M23"})], mapping, a_conflict(), by=None, file_name="x")
    place, actor = Place.objects.get(), Event.objects.get().actors.get()
    assert [place.name_ar, place.name_en, actor.name_ar, actor.name_en] == ["", "Goma", "", "M23"]


def test_the_same_file_again_changes_nothing_and_a_corrected_row_its_event_alone():
    take({"id": "1"}, {"id": "2"})
    counts, _told = take({"id": "1"}, {"id": "2"})
    assert (counts.created, counts.unchanged) == (0, 2)
    counts, _told = take({"id": "1"}, {"id": "2", "title": "Corrected", "best": "3", "actors": "Morocco"})
    assert (counts.updated, counts.unchanged) == (1, 1)
    event = Event.objects.get(source_id="2")
    assert (event.title_en, event.citations.get().deaths_best, event.actors.get().slug) == ("Corrected", 3, "morocco")
    assert "corrected" in event.search_text


def test_an_event_that_an_editor_changed_is_never_overwritten_and_its_imported_version_is_kept():
    take({"id": "1"})
    event = Event.objects.get()
    assert not event.revisions.exists()
    with change([event.pk], by=None) as door:
        door.event.title_en = "By an editor"
        door.event.save()
    assert [r.document["title"]["en"] for r in event.revisions.order_by("number")] == ["Talks", "By an editor"]
    counts, told = take({"id": "1", "title": "Corrected"})
    assert (counts.edited, counts.updated) == (1, 0)
    assert "an editor changed" in told[0][1]
    event.refresh_from_db()
    assert event.title_en == "By an editor"


def test_refused_rows_are_named_and_the_rest_is_taken():
    counts, told = take({"id": "1"}, {"id": ""}, {"id": "3", "day": "soon"}, {"id": "1"})
    assert (counts.created, counts.refused) == (1, 3)
    assert [number for number, _said in told] == [3, 4, 5]
    assert "Row 2 has the same identifier" in told[-1][1]


def test_a_second_row_of_one_identifier_is_refused_far_below_the_first_too(monkeypatch):
    monkeypatch.setattr(writing, "CHUNK", 1)
    counts, told = take({"id": "1"}, {"id": "1", "title": "Other"})
    assert (counts.created, counts.refused) == (1, 1)
    assert "An earlier row" in told[0][1]


def test_a_first_import_does_not_look_for_its_rows_among_those_that_it_wrote(monkeypatch):
    monkeypatch.setattr(writing, "CHUNK", 1)
    with CaptureQueriesContext(connection) as asked:
        take({"id": "1"}, {"id": "2"}, {"id": "3"})
    assert not [query for query in asked.captured_queries if 'source_key" IN' in query["sql"]]


def test_all_or_nothing(monkeypatch):
    monkeypatch.setattr(writing, "CHUNK", 1)

    def rows():
        yield 2, {**ROW, "id": "1"}
        raise ValidationError("The file broke off.")

    with pytest.raises(ValidationError):
        import_rows(rows(), MINE, a_conflict(), by=None, file_name="x")
    assert not Event.objects.exists()
    assert not DataSet.objects.exists()
    assert not Article.objects.exists()


def test_a_preview_counts_the_same_and_writes_nothing():
    numbered = [(2, ROW), (3, {**ROW, "id": ""})]
    counts = preview_rows(numbered, MINE, a_conflict(), tell=lambda n, said: None)
    assert (counts.created, counts.refused) == (1, 1)
    for model in (Event, Citation, Place, Actor, Article, DataSet, Revision):
        assert not model._default_manager.exists()


def test_an_actor_that_is_known_already_is_taken():
    morocco = an_actor("morocco")
    take({"actors": "Morocco"})
    assert Event.objects.get().actors.get() == morocco


def test_drafts_may_be_imported_and_readers_see_nothing_of_them(client):
    take({}, publish=False)
    assert Event.objects.get().status == "draft"
    assert "Talks" not in client.get("/en/conflict/").content.decode()
    publish(Event.objects.get(), by=None)
    assert "Talks" in client.get("/en/conflict/").content.decode()


def test_readers_are_told_whose_data_it_is(client):
    counts = import_rows(
        rows_of(SAMPLE), load_format("ucdp-ged"), a_conflict(), by=None, file_name="ged.csv", version="23.1"
    )
    assert (counts.created, counts.refused) == (473, 0)
    page = client.get("/en/conflict/").content.decode()
    assert "UCDP Georeferenced Event Dataset 23.1" in page
    assert "Uppsala Conflict Data Program" in page
    event = Event.objects.filter(date__startswith="[").first()
    told = client.get(event.get_absolute_url()).content.decode()
    assert "on one or more days between" in told
    assert "CC BY 4.0" in told
    found = client.get(f"/api/v1/conflicts/conflict/events/{event.slug}").json()
    assert found["data_set"]["credit"] == "Uppsala Conflict Data Program"


def test_what_may_not_be_passed_on_is_shown_and_left_out_of_files_and_api(client, settings):
    form = load_format("acled")
    row = {"event_id_cnty": "MOR1", "event_date": "30 March 2023", "time_precision": "2", "event_type": "Protests"}
    row |= {"actor1": "Protesters", "location": "Rabat", "fatalities": "0", "notes": "A march."}
    import_rows([(2, row)], form, a_conflict(), by=None, file_name="acled.csv")
    event = Event.objects.get()
    assert event.date == "[2023-03-27..2023-04-02]"
    assert "Protesters" in client.get("/en/conflict/").content.decode()
    hidden = [
        *(f"/en/conflict/events.{form}" for form in ("csv", "json", "ics", "html", "timelinejs.json")),
        "/api/v1/conflicts/conflict/events",
        f"/api/v1/conflicts/conflict/events/{event.slug}",
    ]
    for address in hidden:
        assert "Protesters" not in client.get(f"{address}?wide=1").getvalue().decode(), address
    settings.PASS_ON_ALL_DATA_SETS = True
    assert "Protesters" in client.get("/en/conflict/events.csv").getvalue().decode()


def test_a_table_of_our_own_comes_back_with_what_it_holds(client, tmp_path):
    take({"title": "Talks in Geneva", "place": "Geneva", "actors": "Morocco;Algeria"})
    path = tmp_path / "events.csv"
    path.write_bytes(client.get("/en/conflict/events.csv").getvalue())
    other = Conflict.objects.create(slug="other", name_en="Other")
    counts = import_rows(rows_of(path), load_format("events-csv"), other, by=None, file_name="events.csv")
    assert (counts.created, counts.refused) == (1, 0)
    event = Event.objects.get(conflict=other)
    assert (event.title_en, event.date, event.kind.slug) == ("Talks in Geneva", "2023-03-30", "talks")
    assert {actor.slug for actor in event.actors.all()} == {"morocco", "algeria"}


# Whose a row is, and what the door says of it


def test_the_same_data_set_in_another_conflict_is_other_events():
    take({"id": "1", "title": "Here"})
    import_rows([(2, {**ROW, "id": "1", "title": "There"})], MINE, a_conflict("there"), by=None, file_name="b.csv")
    assert list(Event.objects.order_by("pk").values_list("conflict__slug", "title_en", "version")) == [
        ("conflict", "Here", 1),
        ("there", "There", 1),
    ]


def test_identifiers_are_compared_whole():
    long = "x" * 120
    outcome, _told = take({"id": f"{long}1"}, {"id": f"{long}2"})
    assert (outcome.created, outcome.refused) == (2, 0)
    again, _told = take({"id": f"{long}1"}, {"id": f"{long}2"})
    assert (again.created, again.unchanged) == (0, 2)
    assert Event.objects.first().source_id == f"{long}1"


def test_no_two_events_share_an_address():
    an_event("mine-7")
    outcome, _told = take({"id": "1.1"}, {"id": "11"}, {"id": "a/b"}, {"id": "a.b"}, {"id": "AB"}, {"id": "7"})
    assert (outcome.created, outcome.refused) == (6, 0)
    slugs = list(Event.objects.exclude(data_set=None).order_by("pk").values_list("slug", flat=True))
    plain = ["mine-11", "mine-11-", "mine-ab", "mine-ab-", "mine-ab-", "mine-7-"]
    assert [slug[: len(start)] for slug, start in zip(slugs, plain, strict=True)] == plain
    assert len(set(slugs)) == 6


def test_where_a_second_person_publishes_nobody_publishes_an_import_alone(django_user_model):
    amina = django_user_model.objects.create_user("amina")
    conflict = a_conflict(second_reader=True)
    with pytest.raises(ValidationError, match="nobody publishes alone"):
        take({"id": "1"}, by=amina)
    assert not Event.objects.exists()
    take({"id": "1"}, by=amina, publish=False)
    assert Event.objects.get().status == "draft"
    take({"id": "2"})  # by the installation itself, as its command does
    assert Event.objects.get(source_id="2").status == "published"
    assert counting.wrong(conflict) == 0


def test_a_row_that_the_door_refuses_is_told_and_the_others_are_written(monkeypatch):
    monkeypatch.setattr(writing.Importer, "accounts", lambda self, event, row, named: iter(()))
    outcome, told = take({"id": "1"})
    assert (outcome.created, outcome.refused, Event.objects.count()) == (0, 1, 0)
    assert "at least one account" in told[0][1]


def test_an_import_is_one_public_change():
    before = a_conflict().public_version
    take({"id": "1"}, {"id": "2"})
    assert Conflict.objects.get().public_version == before + 1
    take({"id": "1"}, {"id": "2"})
    assert Conflict.objects.get().public_version == before + 1


def test_an_import_as_drafts_shows_readers_nothing_and_counts_nothing():
    before = a_conflict().public_version
    take({"id": "1", "actors": "Morocco"}, publish=False)
    assert Conflict.objects.get().public_version == before
    assert counting.wrong(a_conflict()) == 0
    publish(Event.objects.get(), by=None)
    assert counting.wrong(a_conflict()) == 0
    assert [revision.public for revision in Event.objects.get().revisions.order_by("number")] == [False, True]


def test_an_actor_that_was_renamed_is_found_by_its_former_name():
    take({"id": "1", "actors": "Morocco"})
    actor = Actor.objects.get()
    actor.slug = "kingdom-of-morocco"
    actor.save()
    take({"id": "2", "actors": "Morocco"})
    assert [event.actors.get() for event in Event.objects.all()] == [actor, actor]


def test_where_a_second_person_publishes_drafts_are_published_by_another_than_who_imported_them(django_user_model):
    amina, samir = (an_editor(name) for name in ("amina", "samir"))
    a_conflict(second_reader=True)
    take({"id": "1"}, by=amina, publish=False)
    with pytest.raises(ValidationError, match="nobody publishes alone"):
        publish(Event.objects.get(), by=amina)
    publish(Event.objects.get(), by=samir)
    assert Event.objects.get().status == "published"


def slides(tmp_path, name: str, year: int):
    path = tmp_path / name
    path.write_text(json.dumps({"events": [{"start_date": {"year": year}, "text": {"headline": "Ceasefire"}}]}))
    rows, form = list(rows_of(path)), load_format("timelinejs")
    would = preview_rows(rows, form, a_conflict(), file_name=name, tell=lambda n, said: None)
    done = import_rows(rows, form, a_conflict(), by=None, file_name=name)
    assert (would.created, would.updated, would.unchanged) == (done.created, done.updated, done.unchanged)
    return done


def test_each_file_of_slides_is_a_data_set_and_a_newer_copy_of_it_the_same(tmp_path):
    slides(tmp_path, "north.json", 1991)
    assert slides(tmp_path, "south-2026-01-31.json", 1991).created == 1
    assert slides(tmp_path, "north (1).json", 1991).unchanged == 1
    assert slides(tmp_path, "north.json", 2020).gone == 1
    assert sorted(Event.objects.values_list("date", "data_set__slug")) == [
        ("1991", "timelinejs-north"),
        ("1991", "timelinejs-south"),
        ("2020", "timelinejs-north"),
    ]


def test_a_file_of_any_name_has_a_data_set_of_its_own(tmp_path):
    for name in ("خط الزمن.json", "الجدول.json", "x" * 80 + ".json", "x" * 80 + "y.json", "2026-01-31.json"):
        assert slides(tmp_path, name, 1991).created == 1
    assert DataSet.objects.count() == 5


def test_events_that_a_newer_file_no_longer_has_are_named_and_stay():
    take({"id": "1"}, {"id": "2"}, {"id": "3"})
    counts, told = take({"id": "1"}, {"id": "3", "day": "soon"})
    assert (counts.gone, counts.refused) == (1, 1)
    assert told[-1] == (0, "“2” is no longer in the file; its event stays as it is.")
    assert Event.objects.filter(source_id="2", status="published").exists()


def test_identifiers_whose_addresses_would_be_one_are_as_many_events_as_the_preview_says():
    rows = [(n, {**ROW, "id": number}) for n, number in enumerate(["1.1", "11", "aB", "Ab", "1 1"], 2)]
    would = preview_rows(rows, MINE, a_conflict(), tell=lambda n, said: None)
    done, _told = take(*(row for _n, row in rows))
    assert (would.created, done.created, done.refused) == (5, 5, 0)
    assert len(set(Event.objects.values_list("slug", flat=True))) == 5


def test_no_imported_event_takes_an_address_from_which_readers_are_sent_to_another():
    other = an_event("renamed")
    FormerAddress.objects.create(conflict=other.conflict, slug="mine-7", event=other)
    take({"id": "7"})
    assert Event.objects.get(source_id="7").slug.startswith("mine-7-")


def a_source(slug: str, **values) -> Article:
    return Article.objects.create(slug=slug, **{"title": "A witness, by phone", "publisher": "Ours", **values})


def source_of_event(source_id: str) -> Article:
    return Event.objects.get(source_id=source_id).citations.get().article


@pytest.mark.parametrize("values", [{}, {"confidential": True, "text": "In secret."}, {"affiliation": "data"}])
def test_an_import_whose_name_is_that_of_anothers_source_leaves_it_and_makes_its_own(values):
    theirs = a_source("mine-1", **values)
    take({"id": "1"}, by=an_editor(), version="1")
    take({"id": "2"}, by=an_editor("another"), version="1", file_name="april.csv")
    theirs.refresh_from_db()
    assert (theirs.title, theirs.publisher, theirs.text_is) == ("A witness, by phone", "Ours", "original")
    assert source_of_event("1") == source_of_event("2")
    assert source_of_event("1").title == "Mine 1 (april.csv)"
    assert source_of_event("1").slug.startswith("mine-1-")


def test_an_imports_source_that_became_confidential_is_not_set_anew_by_who_may_not_know_it():
    take({"id": "1"}, version="1")
    correct(Article.objects.get(), confidential=True)
    take({"id": "2"}, by=an_editor(), version="1", file_name="april.csv")
    assert source_of_event("1").title == "Mine 1 (mine.csv)"
    assert not source_of_event("2").confidential


def test_an_imports_source_that_an_editor_renamed_is_known_again():
    take({"id": "1"}, version="1")
    correct(Article.objects.get(), slug="our-list")
    take({"id": "2"}, version="1", file_name="april.csv")
    assert source_of_event("2").slug == "our-list"


def test_what_readers_see_stays_where_a_newer_file_is_imported_and_not_to_be_published(client):
    take({"id": "1"})
    found, _told = take({"id": "1", "title": "Corrected"}, {"id": "2"}, publish=False)
    assert sorted(Event.objects.values_list("source_id", "status", "title_en")) == [
        ("1", "published", "Corrected"),
        ("2", "draft", "Talks"),
    ]
    page = client.get("/en/conflict/events/mine-1/")
    assert (page.status_code, "Corrected" in page.content.decode()) == (200, True)
    told = Batch.objects.get(batch=found.batch)
    assert (told.created, told.updated) == (0, 1)
    assert counting.wrong(a_conflict()) == 0


def test_a_draft_that_a_newer_file_changes_is_published_where_that_is_asked_for_and_only_there():
    take({"id": "1"}, publish=False)
    take({"id": "1", "title": "Second"}, publish=False)
    assert (Event.objects.get().status, Batch.objects.exists()) == ("draft", False)
    take({"id": "1", "title": "Third"})
    assert (Event.objects.get().status, Event.objects.get().citations.get().published) == ("published", True)


def test_what_an_import_sets_anew_in_its_data_set_and_source_is_set_at_its_end():
    take({"id": "1"}, version="1")
    before = Conflict.objects.get().public_version
    seen = []

    def look(outcome) -> None:
        seen.append((Conflict.objects.get().public_version, DataSet.objects.get().version))

    take({"id": "2"}, version="2", progress=look)
    assert seen == [(before, "1")]
    assert DataSet.objects.get().version == "2"
    assert Conflict.objects.get().public_version > before


def test_an_editors_change_of_the_source_of_a_file_meanwhile_stays():
    take({"id": "1"}, file_name="first.csv")
    source = Article.objects.get()

    def change_it(outcome) -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE events_article SET url = 'https://example.org/', symbol = 'S/1'")

    take({"id": "2"}, file_name="second.csv", progress=change_it)
    source.refresh_from_db()
    assert (source.title, source.url, source.symbol) == ("Mine (second.csv)", "https://example.org/", "S/1")


def test_words_of_a_source_stand_with_the_source_that_the_row_names_or_with_the_file():
    form = load_mapping(FORM.replace("source: {", 'source: {quote: "{quote}", '))
    rows = [{**ROW, "id": "1", "quote": "They left."}, {**ROW, "id": "2", "quote": "We saw it.", "source": "Gazette"}]
    import_rows(enumerate(rows, 2), form, a_conflict(), by=None, file_name="mine.csv")
    said = Citation.objects.exclude(quote="").values_list("event__source_id", "article__title", "quote")
    assert sorted(said) == [("1", "Mine (mine.csv)", "They left."), ("2", "Gazette", "We saw it.")]


def test_an_event_that_is_called_by_its_kind_says_so_to_editors():
    form = load_mapping(FORM.replace('"{title}"', '"{title|kind}"'))
    rows = [{**ROW, "id": "1", "title": ""}, {**ROW, "id": "2"}]
    import_rows(enumerate(rows, 2), form, a_conflict(), by=None, file_name="mine.csv")
    notes = dict(Event.objects.values_list("source_id", "notes"))
    assert notes == {"1": "The table has no title for it: it is called by its kind.", "2": ""}


# Whose account a row is


def accounts_of(source_id: str) -> list[tuple[str, str, str, int | None, str]]:
    """Of each account its source, date, words, deaths and place in the source."""
    columns = ("article__title", "date", "claim_en", "deaths_best", "locator")
    return list(Event.objects.get(source_id=source_id).citations.order_by("pk").values_list(*columns))


BY_GAZETTE = ("Gazette", "2023-03-30", "Recorded by the data set as number 1, after this source.", 12, "")


def test_a_row_that_names_its_source_is_one_account_of_that_source_and_tells_its_data_set_beside(client):
    take({"id": "1", "source": "Gazette", "best": "12"})
    assert accounts_of("1") == [BY_GAZETTE]
    event = Event.objects.get()
    assert (event.citation_count, event.weight, str(event.data_set)) == (1, 12, "Mine")
    page = client.get(event.get_absolute_url()).content.decode()
    assert "1 account<" in page
    assert "Events from: <bdi>Mine</bdi>" in page
    assert list(Article.objects.values_list("title", flat=True)) == ["Gazette"]


def test_a_row_without_a_source_beside_one_with_its_own_is_an_account_of_the_data_set():
    take({"id": "1", "source": "Gazette", "best": "12"}, {"id": "2"})
    of_the_file = ("Mine (mine.csv)", "2023-03-30", "Recorded by the data set as number 2.", None, "row 3")
    assert (accounts_of("1"), accounts_of("2")) == ([BY_GAZETTE], [of_the_file])


def test_what_a_data_set_coded_itself_is_its_own_account_and_its_source_stands_beside_without_it():
    form = load_mapping(FORM.replace("source: {", 'source: {coded: true, quote: "{quote}", '))
    row = {**ROW, "id": "1", "source": "Gazette", "best": "12", "quote": "They left."}
    import_rows([(2, row)], form, a_conflict(), by=None, file_name="mine.csv")
    assert accounts_of("1") == [
        ("Mine (mine.csv)", "2023-03-30", "Recorded by the data set as number 1.", 12, "row 2"),
        ("Gazette", "", "", None, ""),
    ]
    assert list(Citation.objects.order_by("pk").values_list("quote", flat=True)) == ["", "They left."]


@pytest.mark.parametrize(("name", "coded"), [("acled", True), ("ucdp-ged", True), ("timelinejs", False)])
def test_data_sets_of_coders_tell_their_own_dates_and_timelines_those_of_their_sources(name, coded):
    assert load_format(name).coded is coded


def test_of_several_sources_of_a_row_the_first_has_its_date_and_words():
    form = load_mapping(FORM.replace("source: {", 'source: {links: "{links}", '))
    row = {**ROW, "id": "1", "source": "Gazette", "best": "12", "links": "https://a.org/x https://b.org/y"}
    import_rows([(2, row)], form, a_conflict(), by=None, file_name="mine.csv")
    bare = [(url, "", "", None, "") for url in ("https://a.org/x", "https://b.org/y")]
    assert accounts_of("1") == [BY_GAZETTE, *bare]


def test_a_row_with_a_source_imported_again_is_the_same_one_account():
    take({"id": "1", "source": "Gazette", "best": "12"})
    counts, _told = take({"id": "1", "source": "Gazette", "best": "12"})
    assert (counts.unchanged, accounts_of("1")) == (1, [BY_GAZETTE])


def test_an_import_of_two_accounts_a_row_loses_that_of_the_data_set_when_it_is_imported_again():
    take({"id": "1", "source": "Gazette", "best": "12"}, {"id": "2"})
    with_the_data_sets_beside("1")
    before = accounts_of("1")
    counts, _told = take({"id": "1", "source": "Gazette", "best": "12"}, {"id": "2"})
    assert (counts.updated, counts.unchanged, accounts_of("1")) == (1, 1, [BY_GAZETTE])
    undo_import(counts.batch, by=None, public_reason="Too early.")
    assert (len(before), accounts_of("1"), counting.wrong(a_conflict())) == (2, before, 0)


def with_the_data_sets_beside(source_id: str) -> None:
    """The event as imports wrote it once: the row as an account of the data set, its source as one without words."""
    event = Event.objects.get(source_id=source_id)
    with change([event.pk], by=None, batch=event.import_batch) as door:
        account = door.event.citations.get()
        gazette, account.article = account.article, Article.objects.get(affiliation="data")
        account.save()
        door.event.citations.create(article=gazette, published=True)
        door.event.source_digest = "another"
        door.event.save()


def test_of_many_addresses_in_a_row_the_first_twenty_are_its_sources_and_the_rest_is_named():
    addresses = [f"https://example.org/{number}" for number in range(25)]
    _counts, told = take({"id": "1", "url": " ".join(addresses)})
    assert Event.objects.get().citation_count == 20
    assert [said for _number, said in told] == ["left out: address of the source “https://example.org/20”"]


def test_an_address_whose_scheme_is_in_capitals_is_one():
    take({"id": "1", "url": "HTTPS://Example.org/Path"})
    assert Article.objects.get(url__contains="xample").url == "https://Example.org/Path"
