import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from events.desk import importing, pointing
from events.importing import previewing
from events.importing.background import run
from events.importing.headings import by_heading
from events.importing.mapping import load_mapping
from events.models import Actor, DataSet, Event, EventKind, FileImport, KeptMapping, Place
from events.models.file_imports import KEPT_FOR
from events.models.roles import EDITORS, give_role
from tests.factories import a_conflict, a_kind, an_actor, an_editor, an_event, the_groups
from tests.importing.test_rows import FORM
from tests.importing.test_tables import book_of

pytestmark = pytest.mark.django_db
TABLE = "id,day,precise,kind,title\n1,2022-04-13,1,talks,One\n2,soon,1,talks,Two\n"
NGO = "م,التاريخ,نوع الحادثة,المكان,الوصف\n١,١٣/٤/٢٠٢٢,قصف,السوق,سقطت قذائف\n٢,١٤/٤/٢٠٢٢,اعتقال,المخيم,\n"


def choose(client, content: str | bytes = TABLE, name: str = "mine.csv"):
    """The page of a file that was chosen, or the form that refuses it."""
    data = content if isinstance(content, bytes) else content.encode()
    sent = {"conflict": a_conflict().pk, "file": SimpleUploadedFile(name, data)}
    return client.post(reverse("admin:events_event_import"), sent, follow=True)


def read(client, **sent):
    """The page of the file chosen last, with what is sent to it."""
    return client.post(reverse("admin:events_event_import_file", args=[chosen().pk]), {"_read": "", **sent})


def send(client, content: str = TABLE, name: str = "mine.csv", mapping: str = FORM):
    """The page of a file that is read by a written mapping."""
    choose(client, content, name)
    return read(client, _yaml="", yaml=mapping, version="", publish="on")


def confirm(client, row: FileImport | None = None, *, publish: bool = True, **sent):
    address = reverse("admin:events_event_import_confirmed", args=[(row or chosen()).pk])
    return client.post(address, {"version": "", **({"publish": "on"} if publish else {}), **sent}, follow=True)


def chosen() -> FileImport:
    return FileImport.objects.latest("pk")


def said(answer) -> str:
    return unescape(answer.content.decode())


def role(name: str, to: str) -> dict[str, str]:
    """What is sent where the select above a column is changed."""
    return {f"role-{chosen().pointing['header'].index(name)}": to}


def test_a_file_is_previewed_row_by_row_and_written_only_when_confirmed(desk):
    shown = said(send(desk))
    assert "1 event is new" in shown
    assert "“soon” is not a date that we can read." in shown
    assert not Event.objects.exists()
    row = chosen()
    file, storage = row.file.name, row.file.storage
    listed = confirm(desk)
    assert "1 event is new" in said(listed)
    assert listed.context["cl"].result_count == 1
    assert not storage.exists(file)
    assert "choose it again" in said(confirm(desk, row))
    assert Event.objects.count() == 1


@pytest.mark.parametrize(("mapping", "words"), [("", "must have the sections"), ("a: 1", "unknown sections")])
def test_a_written_mapping_that_is_none_is_said_on_the_page(desk, mapping, words):
    assert words in said(send(desk, mapping=mapping))
    assert chosen().pointing["by"] == "columns"


@pytest.mark.parametrize(
    ("file", "words"), [({"name": "mine.exe"}, "not allowed"), ({"content": "one\n1\n"}, "must name the columns")]
)
def test_what_cannot_be_imported_is_said_on_the_form_and_not_kept(desk, file, words):
    assert words in said(choose(desk, **file))
    assert not FileImport.objects.exists()


def test_a_file_with_many_rows_is_imported_in_the_background_once(desk, monkeypatch):
    for module in (pointing, importing):
        monkeypatch.setattr(module, "MOST_ROWS", 1)
    shown = said(send(desk, TABLE.replace("soon", "2022-04-14")))
    assert "The file has more than 1 rows, and you see the first of them" in shown
    assert "Import all rows" in shown
    for _click in range(2):
        assert "It waits for the worker" in said(confirm(desk))
    assert not Event.objects.exists()
    (task,) = DBTaskResult.objects.all()
    run.call(*task.args_kwargs["args"])
    assert (chosen().state, Event.objects.count()) == ("done", 2)


def test_nobody_sees_or_confirms_the_file_of_another(desk, client, django_user_model):
    send(desk)
    row = chosen()
    the_groups()
    other = django_user_model.objects.create_user("other", is_staff=True)
    give_role(other, EDITORS)
    client.force_login(other)
    for name in ("file", "confirmed", "mapping", "refused"):
        answer = client.post(
            reverse(f"admin:events_event_import_{name}", args=[row.pk]), {"_forget": ""}, follow=True
        )
        assert "mine.csv" not in said(answer)
        assert "talks" not in said(answer)
    assert not Event.objects.exists()
    assert FileImport.objects.filter(pk=row.pk).exists()


def test_a_contributor_imports_nothing(contributor):
    assert choose(contributor).status_code == 403
    assert contributor.post(reverse("admin:events_event_import_confirmed", args=[1])).status_code == 403


def test_a_chosen_file_is_removed_an_hour_later_by_whoever_opens_the_page(desk):
    choose(desk)
    row = chosen()
    assert "mine.csv" in said(desk.get(reverse("admin:events_event_import")))
    FileImport.objects.update(touched=timezone.now() - KEPT_FOR - timedelta(seconds=1))
    desk.get(reverse("admin:events_event_import"))
    assert not FileImport.objects.exists()
    assert not row.file.storage.exists(row.file.name)


def test_what_is_said_of_the_whole_file_stands_above_its_rows(desk):
    table = "id,day,precise,kind,title\n1,13/4/2022,1,talks,One\n2,3/4/2022,1,talks,Two\n"
    shown = said(send(desk, table))
    assert "Days like 3/4/2022 are read as day, month, year, as “13/4/2022” in row 2 shows." in shown
    assert "The file has no column: actors, last, place, lat, lon, low, best, high, source, on, url." in shown


def test_events_that_a_newer_file_lacks_are_counted_and_named_in_the_preview(desk):
    send(desk)
    confirm(desk)
    shown = said(send(desk, TABLE.replace("1,2022", "3,2022")))
    assert "not in this one: 1. They stay." in shown
    assert "“1” is no longer in the file" in shown


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.xlsx", "a.ods", "a.json", "a.zip", "a.csv.zip", "a.csv.gz"])
@pytest.mark.parametrize("content", ["", "\x00\x01", "PK\x03\x04", "[[1]]", '"', 'id,day\n"'])
def test_a_file_of_any_shape_is_refused_in_words(desk, name, content):
    answer = choose(desk, content, name)
    assert answer.status_code == 200
    assert "errorlist" in said(answer)


def test_a_row_that_no_page_can_show_is_refused_on_the_page(desk):
    page = choose(desk, "id\tdate\tkind\ttitle\n1\t2022\ttalks\tO\x00ne\n", "a.tsv")
    assert "It holds a control character, which no page can show." in said(page)
    confirm(desk)
    assert not Event.objects.exists()


@pytest.mark.both_databases
def test_a_heading_with_a_sign_that_no_text_holds_is_taken_without_it(desk):
    page = choose(desk, "id,date,kind,tit\x00le\n1,2022-04-13,talks,One\n")
    assert page.status_code == 200
    assert chosen().pointing["header"] == ["id", "date", "kind", "tit le"]
    assert read(desk, **{"cell-2-3": "T\x00wo"}).status_code == 400
    assert chosen().mended == {}


@pytest.mark.parametrize("cell", ["cell-2-²", "cell-²-1", "cell-٣-1", "cell-2-9999999999", "cell-2-4", "cell--"])
def test_a_cell_that_no_table_has_is_passed_over(desk, cell):
    choose(desk, "id,date,kind,title\n1,2022-04-13,talks,One\n")
    assert read(desk, **{cell: "x"}).status_code == 200
    assert chosen().mended == {}


def test_a_mapping_that_another_person_keeps_is_not_replaced_and_ones_own_is(desk):
    KeptMapping.objects.create(name="Theirs", by=an_editor(), mapping=FORM)
    send(desk)
    page = read(desk, _keep="", keep_name="Theirs")
    assert "A mapping of another person has the name “Theirs”: give yours another name." in said(page)
    assert KeptMapping.objects.get().by == an_editor()
    for _time in range(2):
        assert "is kept, and offered" in said(read(desk, _keep="", keep_name="Ours"))
    assert KeptMapping.objects.get(name="Ours").by.username == "amina"


def test_one_deletes_a_mapping_that_one_keeps_and_no_other(desk, django_user_model):
    another = django_user_model.objects.create_user("another")
    theirs, mine = (
        KeptMapping.objects.create(name=name, by=by, mapping=FORM)
        for name, by in (("Theirs", another), ("Mine", django_user_model.objects.get(username="amina")))
    )
    page = said(desk.get(reverse("admin:events_event_imports")))
    assert "Delete “Mine”" in page
    assert "Theirs" not in page
    for kept in (theirs, mine):
        desk.post(reverse("admin:events_event_imports"), {"forget": kept.pk})
    assert list(KeptMapping.objects.all()) == [theirs]


def test_in_the_table_of_refused_rows_nothing_is_a_formula_for_a_spreadsheet(desk):
    send(desk, "id,day,precise,kind,=1+1,title\n1,soon,1,talks,=2+2,One\n")
    answer = desk.get(reverse("admin:events_event_import_refused", args=[chosen().pk])).content.decode("utf-8-sig")
    header, row = answer.splitlines()
    assert header.split(",")[4] == "'=1+1"
    assert row.split(",")[4] == "'=2+2"
    choose(desk, answer, "again.csv")
    assert chosen().pointing["header"][4] == "=1+1"


def a_timelines_json(client, events: int) -> str:
    """The own JSON of a timeline that has so many events."""
    an_event("one")
    file = json.loads(client.get("/en/conflict/events.json").getvalue())
    one = file["events"][0]
    file["events"] = [{**one, "slug": f"e-{n}", "url": f"https://example.org/{n}"} for n in range(events)]
    return json.dumps(file)


def test_an_event_of_more_accounts_than_a_form_holds_is_refused_before_anything_is_written(desk, client):
    """Six thousand of them, 4 MB, kept a request for half a minute, and the one after it for one."""
    file = json.loads(a_timelines_json(client, 1))
    actor, one = {"kind": "state", "aliases": "", "name": {}, "short": {}, "part_of": None}, file["events"][0]
    file["actors"] = [{**actor, "slug": f"actor-{number}"} for number in range(300)]
    one["actors"] = [{"actor": row["slug"], "role": "participant"} for row in file["actors"]]
    page = choose(desk, json.dumps(file), "events.json")
    assert [told for _number, told in page.context["preview"].told] == ["It has more than 200 accounts or actors."]
    assert page.context["preview"].outcome.made == {}


def test_a_file_of_few_events_and_many_accounts_or_names_is_imported_in_the_background(desk, client, monkeypatch):
    monkeypatch.setattr(previewing, "MOST_OWN_ROWS", 8)
    file = json.loads(a_timelines_json(client, 6))  # with an account each, and a kind: 13 rows
    page = choose(desk, json.dumps(file), "events.json")
    assert (page.context["preview"].outcome.created, page.context["many"], page.context["most"]) == (4, True, 8)
    desk.post(reverse("admin:events_event_import_confirmed", args=[chosen().pk]))
    assert chosen().state == "waiting"


@pytest.mark.parametrize(("events", "looked_at", "state"), [(2, 2, "done"), (3, 2, "waiting")])
def test_a_timelines_own_file_is_looked_at_by_its_first_events_and_a_long_one_imported_in_the_background(
    desk, client, monkeypatch, events, looked_at, state
):
    monkeypatch.setattr(previewing, "MOST_OWN", 2)
    page = choose(desk, a_timelines_json(client, events), "events.json")
    assert (page.context["preview"].outcome.created, page.context["ready"]) == (looked_at, True)
    assert page.context["many"] == (state == "waiting")
    assert Event.objects.count() == 1
    row = chosen()
    confirm(desk)
    row.refresh_from_db()
    assert row.state == state
    run.call(row.pk, "en")
    assert Event.objects.count() == events + 1


def test_an_arabic_table_is_understood_by_its_headings_and_imported_without_a_choice(desk):
    a_conflict()
    page = choose(desk, NGO)
    assert chosen().pointing["columns"] == {
        "م": "id",
        "التاريخ": "date",
        "نوع الحادثة": "kind",
        "المكان": "place",
        "الوصف": "title_ar",
    }
    assert "2 events are new" in said(page)
    confirm(desk, publish=False)
    assert set(Event.objects.values_list("title_ar", "date", "kind__name_ar", "place__name_ar", "source_id")) == {
        ("سقطت قذائف", "2022-04-13", "قصف", "السوق", "١"),
        ("اعتقال", "2022-04-14", "اعتقال", "المخيم", "٢"),
    }


def test_what_a_column_is_can_be_changed_and_is_kept_until_the_file_is_imported(desk):
    choose(desk, "id,day,kind,title,more\n1,2022-04-13,talks,One,Two\n")
    read(desk, **role("title", ""), **role("more", "title_fr"), data_set="", data_set_name="mine")
    again = desk.get(reverse("admin:events_event_import_file", args=[chosen().pk]))
    assert again.context["pointed"].columns["more"] == "title_fr"
    confirm(desk)
    assert Event.objects.values_list("title_en", "title_fr").get() == ("", "Two")


def test_days_that_could_be_months_are_asked_about_and_refused_until_one_says(desk):
    page = choose(desk, "id,date,kind,title\n1,3/4/2022,talks,One\n")
    assert page.context["preview"].samples == [("3/4/2022", ["3 April 2022", "4 March 2022"], "", "order")]
    assert "Day and month could be either here" in said(page)
    assert "1 row is refused" in said(page)
    page = read(desk, order="mdy", data_set="", data_set_name="mine")
    assert page.context["preview"].samples == [("3/4/2022", ["4 March 2022"], "", "")]
    confirm(desk, order="mdy", data_set="", data_set_name="mine")
    assert Event.objects.get().date == "2022-03-04"


CODED = (
    "id,date,date precision,kind,title\n1,2020-03-14,1,attack,A\n2,2020-03-01,2.0,attack,B\n3,2020-01-01,,attack,C\n"
)


def test_a_column_of_precision_makes_no_date_exact_before_one_says_what_its_values_mean(desk):
    page = choose(desk, CODED)
    assert chosen().pointing["columns"]["date precision"] == "precision"
    assert "Say what each value of the column “date precision” means" in said(page)
    assert not confirm(desk).redirect_chain
    read(desk, data_set="", code=["1", "2", ""], meaning=["exact", "month", "year"])
    confirm(desk)
    assert list(Event.objects.order_by("source_id").values_list("date", flat=True)) == [
        "2020-03-14",
        "2020-03",
        "2020",
    ]


@pytest.mark.parametrize(
    ("codes", "meaning"),
    [
        ("Day,Month,approx.", {"Day": "exact", "Month": "month", "approx.": "about"}),
        ("يوم,شهر,تقريبي", {"يوم": "exact", "شهر": "month", "تقريبي": "about"}),
        ("jour,année,estimé", {"jour": "exact", "année": "year", "estimé": "about"}),
    ],
    ids=["en", "ar", "fr"],
)
def test_words_say_themselves_how_exact_a_date_is(desk, codes, meaning):
    rows = "".join(f"{n},2020-03-1{n},{code},attack,A{n}\n" for n, code in enumerate(codes.split(",")))
    choose(desk, f"id,date,precision,kind,title\n{rows}")
    assert chosen().pointing["meaning"] == meaning


def test_a_day_that_can_be_no_month_tells_the_order_before_all_columns_are_chosen(desk):
    shown = said(choose(desk, "id,day,title\n1,05/06/2024,One\n2,16/6/2024,Two\n"))
    assert "Choose the column of the kind" in shown
    assert "Day and month could be either" not in shown
    assert '<bdi>05/06/2024</bdi> <span class="leads-to">→</span> <bdi>5 June 2024</bdi>' in shown


def test_a_refused_cell_is_written_anew_in_its_place(desk):
    page = choose(desk, TABLE)
    assert page.context["refused"][0][1] == [("cell-3-1", "day", "soon")]
    page = read(desk, **{"cell-3-1": "14 April 2022"})
    assert page.context["refused"] == []
    confirm(desk)
    assert set(Event.objects.values_list("title_en", "date")) == {("One", "2022-04-13"), ("Two", "2022-04-14")}


def test_a_refused_cell_of_a_known_format_is_written_anew_too(desk):
    slides = {"events": [{"unique_id": "a", "start_date": {"year": "soon"}, "text": {"headline": "One"}}]}
    page = choose(desk, json.dumps(slides), "slides.json")
    (field,) = [one for one in page.context["refused"][0][1] if one.column == "dates"]
    read(desk, **{field.name: "2012-04"})
    confirm(desk)
    assert Event.objects.values_list("title_en", "date").get() == ("One", "2012-04")


def test_all_that_the_page_of_a_wide_table_asks_can_be_sent_back(desk):
    header = [f"column {n}" for n in range(400)]
    rows = "".join(",".join([*(["soon", "", "2"] * 50), *(["x"] * 250)]) + "\n" for _n in range(120))
    choose(desk, ",".join(header) + "\n" + rows)
    sent = {f"role-{n}": ("date", "title_en", "kind")[n % 3] for n in range(150)}
    page = read(desk, **sent, title=[str(n) for n in range(150)], kind="", data_set="", data_set_name="wide")
    fields = re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', said(page))
    assert 300 < len(fields) < 1000


def test_refused_rows_are_saved_as_a_table_with_their_reasons(desk):
    choose(desk, TABLE)
    answer = desk.get(reverse("admin:events_event_import_refused", args=[chosen().pk]))
    header, row = answer.content.decode("utf-8-sig").splitlines()
    assert header == "id,day,precise,kind,title,row,reason"
    assert row.startswith('2,soon,1,talks,Two,3,"“soon” is not a date that we can read.')


def test_a_table_without_identifiers_meets_its_rows_again_when_it_is_corrected(desk):
    table = "date,kind,place,deaths\n2022-04-13,talks,Town,1\n2022-04-13,talks,Town,2\n"
    assert "The table has no identifier" in said(choose(desk, table))
    confirm(desk)
    page = choose(desk, table.replace("Town,2", "Town,3"))
    assert "Nothing is written yet: 1 is changed, 1 is unchanged." in said(page)
    confirm(desk)
    deaths = Event.objects.values_list("citations__deaths_best", flat=True)
    assert sorted(deaths) == [1, 3]


def test_one_kind_is_chosen_for_a_table_that_names_none(desk):
    a_kind("talks")
    page = choose(desk, "id,date,title\n1,2022-04-13,One\n")
    assert "Choose the column of the kind, or one kind for all rows." in said(page)
    confirm(desk)
    assert not Event.objects.exists()
    confirm(desk, kind="talks", data_set="", data_set_name="mine")
    assert Event.objects.get().kind.slug == "talks"


def test_rows_are_shown_with_the_names_of_the_kinds_that_are_there(desk):
    a_kind("talks", name_en="Talks and consultations")
    choose(desk, "id,day,title\n1,2024-06-05,One\n")
    assert "<td><bdi>Talks and consultations</bdi></td>" in said(
        read(desk, kind="talks", data_set="", data_set_name="mine")
    )


def test_a_title_is_made_of_the_columns_that_are_ticked(desk):
    choose(desk, "id,date,kind,place,town hall\n1,2022-04-13,Talks,Town,Big room\n")
    read(desk, title=["2", "4"], language="fr", data_set="", data_set_name="mine")
    confirm(desk)
    assert Event.objects.get().title_fr == "Talks – Big room"


def test_a_place_that_is_there_stands_for_no_village_of_its_name_that_lies_far_away(desk):
    there = Place.objects.create(slug="bara", name_en="Bara", latitude=13.7, longitude=30.4)
    rows = ["1,2022-04-13,raid,Bara,13.75,30.35", "2,2022-04-14,raid,Bara,9.1,12.5", "3,2022-04-15,raid,Bara,,"]
    shown = said(choose(desk, "\n".join(["id,date,kind,place,latitude,longitude", *rows])))
    assert "lies far from the place “Bara” that is there" in shown
    confirm(desk)
    places = dict(Event.objects.values_list("source_id", "place__latitude"))
    assert places == {"1": 13.7, "2": 9.1, "3": 13.7}
    assert Event.objects.get(source_id="1").place == there


def test_where_a_region_stands_for_a_name_its_rows_may_lie_anywhere_in_it(desk):
    Place.objects.create(slug="bara", name_en="Bara", latitude=13.7, longitude=30.4, precision=Place.Precision.REGION)
    choose(desk, "id,date,kind,place,latitude,longitude\n1,2022-04-13,raid,Bara,15.1,32.5\n")
    confirm(desk)
    assert Event.objects.get().place.slug == "bara"


def test_places_of_one_name_in_two_provinces_are_two(desk):
    rows = [
        "1,2022-04-13,raid,Calamar,Bolívar",
        "2,2022-04-14,raid,Calamar,Guaviare",
        "3,2022-04-15,raid,Mitú,Vaupés",
    ]
    rows += ["5,2022-04-15,raid,Carurú,Vaupés"]
    shown = said(choose(desk, "\n".join(["id,date,kind,town,province", *rows, "4,2022-04-16,raid,Calamar,"])))
    assert "gives (CC BY 4.0): check that it is the place meant" in shown
    confirm(desk)
    places = dict(Event.objects.values_list("source_id", "place__name_en"))
    assert places == {"1": "Calamar (Bolívar)", "2": "Calamar (Guaviare)", "3": "Mitú", "4": "Calamar", "5": "Carurú"}


def test_a_town_lies_in_the_state_that_its_row_names(desk):
    rows = [
        "1,2022-04-13,raid,Tripoli,Libya",
        "2,2022-04-14,raid,Tripoli,Lebanon",
        "3,2022-04-15,raid,Alexandria,Iraq",
    ]
    rows += [
        "4,2022-04-15,raid,Alexandria,Egypt",
        "5,2022-04-15,raid,Goma,DR Congo",
        "6,2022-04-15,raid,Bunia,DR Congo",
        "7,2022-04-15,raid,Beni,DR Congo",
    ]
    choose(desk, "\n".join(["id,date,kind,town,country", *rows]))
    confirm(desk)
    spots = Event.objects.values_list("place__name_en", "place__latitude", "place__longitude")
    found = {name: latitude and (round(latitude), round(longitude)) for name, latitude, longitude in spots}
    assert found == {
        "Tripoli (Libya)": (33, 13),
        "Tripoli (Lebanon)": (34, 36),
        "Alexandria (Iraq)": None,
        "Alexandria (Egypt)": (31, 30),
        "Goma": (-2, 29),
        "Bunia": (2, 30),
        "Beni": (0, 29),
    }


def test_what_is_there_by_the_same_name_is_used_and_what_is_new_can_stand_for_it(desk):
    kind, actor = a_kind("negotiations", name_en="Talks"), an_actor("front", name_en="Front", name_fr="Le Front")
    page = choose(desk, "id,date,kind,title,actor\n1,2022-04-13,talks,One,le front\n2,2022-04-14,Parley,Two,Frount\n")
    assert chosen().pointing["actors"] == {"le front": "front", "Frount": ""}
    assert [one.name for one in page.context["preview"].names["kinds"]] == ["talks", "Parley"]
    read(desk, **{"kinds-name": "Parley", "kinds-slug": kind.slug, "actors-name": "Frount", "actors-slug": "front"})
    confirm(desk)
    assert EventKind.objects.count() == 1
    assert Actor.objects.get() == actor
    assert set(Event.objects.values_list("kind__slug", "actors__slug")) == {("negotiations", "front")}


def test_the_encoding_is_chosen_where_the_bytes_do_not_tell(desk):
    page = choose(desk, NGO.translate(str.maketrans("١٢٣٤٠", "12340")).encode("iso8859_6"))
    assert "an encoding that cannot be told" in said(page)
    assert page.context["encoding_asked"]
    page = read(desk, encoding="iso8859_6")
    assert page.context["preview"].header == ["م", "التاريخ", "نوع الحادثة", "المكان", "الوصف"]
    assert page.context["preview"].outcome.created == 2


def test_the_sheet_that_looks_like_events_is_chosen_and_another_can_be(desk, tmp_path):
    table = [["id", "date", "kind", "title"], ["1", "2022-04-13", "talks", "One"]]
    other = [["id", "date", "kind", "title"], ["9", "2022-04-14", "talks", "Nine"]]
    path = book_of(tmp_path, Cover=[["About", "this"], ["who", "we"]], North=table, South=other)
    page = choose(desk, path.read_bytes(), "book.xlsx")
    assert page.context["sheets"] == ["Cover", "North", "South"]
    assert chosen().sheet == "North"
    read(desk, sheet="South")
    confirm(desk)
    assert Event.objects.get().title_en == "Nine"


def test_of_many_wide_sheets_a_bounded_number_of_headings_is_looked_at(desk, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(previewing, "by_heading", lambda name: asked.append(name) or by_heading(name))
    wide = {f"Wide {n}": [[f"column {n} {m}" for m in range(300)], ["x"] * 300] for n in range(8)}
    table = [["id", "date", "kind", "title"], ["1", "2022-04-13", "talks", "One"]]
    path = book_of(tmp_path, **wide, North=table)
    choose(desk, path.read_bytes(), "book.xlsx")
    assert chosen().sheet == "North"
    assert len([name for name in asked if name.startswith("column")]) <= previewing.MOST_LOOKED_AT


def test_the_mapping_made_by_pointing_is_the_yaml_that_the_command_takes(desk):
    choose(desk, NGO)
    text = desk.get(reverse("admin:events_event_import_mapping", args=[chosen().pk])).content.decode()
    mapping = load_mapping(text)
    assert mapping.id.text == "{م}"
    assert mapping.date["earliest"].text == "{التاريخ}"
    assert mapping.title["ar"].text == "{الوصف|نوع الحادثة}"
    assert mapping.kind.text == "{نوع الحادثة}"


def test_a_mapping_is_kept_by_name_and_offered_for_a_table_with_like_headings(desk):
    choose(desk, "n,when it was,sort,what\n1,2022-04-13,talks,One\n")
    chosen_roles = {
        **role("n", "id"),
        **role("when it was", "date"),
        **role("sort", "kind"),
        **role("what", "title_en"),
    }
    read(desk, _keep="", keep_name="Ours", data_set="", data_set_name="ours", **chosen_roles)
    assert KeptMapping.objects.get().headings == ["n", "when it was", "sort", "what"]
    page = choose(desk, "n,when it was,sort,what,new\n5,2022-04-15,talks,Five,x\n", "next.csv")
    assert [kept.name for kept in page.context["kept_mappings"]] == ["Ours"]
    read(desk, _kept="Ours")
    confirm(desk)
    assert Event.objects.values_list("title_en", "data_set__name").get() == ("Five", "ours")
    page = choose(desk, NGO)
    assert page.context["kept_mappings"] == []


def test_a_known_format_is_known_by_its_headings_as_a_whole(desk):
    names = "event_id_cnty,event_date,event_type,actor1,actor2,location,latitude,longitude,notes,time_precision"
    page = choose(desk, f"{names}\nA1,13 April 2022,Battles,Army,Front,Town,1,2,They fought,1\n", "x.csv")
    assert chosen().format == "acled"
    assert page.context["preview"].outcome.created == 1
    read(desk, _columns="")
    assert chosen().pointing["columns"]["event_type"] == "kind"
    read(desk, _format="", format="acled")
    assert chosen().pointing["by"] == "format"


def test_a_second_table_of_one_name_in_another_conflict_is_a_data_set_of_its_own(desk):
    choose(desk)
    confirm(desk)
    sent = {"conflict": a_conflict("other").pk, "file": SimpleUploadedFile("mine.csv", TABLE.encode())}
    desk.post(reverse("admin:events_event_import"), sent)
    confirm(desk)
    assert sorted(DataSet.objects.values_list("slug", flat=True)) == ["mine", "mine-2"]
    assert Event.objects.filter(conflict__slug="conflict").count() == 1


def test_an_import_is_marked_as_undone(desk):
    choose(desk)
    confirm(desk, publish=False, data_set="", data_set_name="mine")
    desk.post(reverse("admin:events_event_undo_import", args=[chosen().batch]))
    assert chosen().state == "undone"
    assert not Event.objects.exists()


def test_years_of_two_digits_are_asked_about_and_taken_when_their_century_is_said(desk):
    page = choose(desk, "id,date,kind,title\n1,11-Mar-15,talks,One\n")
    assert page.context["preview"].asks == {"century"}
    assert "Years of two digits are of" in said(page)
    assert "Day and month could be either here" not in said(page)
    page = read(desk, data_set="", data_set_name="mine", century="2000")
    assert page.context["preview"].samples == [("11-Mar-15", ["11 March 2015"], "", "")]
    confirm(desk)
    assert Event.objects.get().date == "2015-03-11"


def test_first_days_of_results_of_wikidata_are_whole_years_unless_one_says_otherwise(desk):
    table = "id,date,kind,title\n1,1371-01-01T00:00:00Z,war,One\n2,1942-02-04T00:00:00Z,war,Two\n"
    page = choose(desk, table)
    assert "1 of 2 days are 1 January: each is read as the whole year." in said(page)
    confirm(desk)
    assert set(Event.objects.values_list("date", flat=True)) == {"1371", "1942-02-04"}
    choose(desk, table, "other.csv")
    read(desk, data_set="", data_set_name="other", firsts="exact")
    confirm(desk)
    assert "1371-01-01" in set(Event.objects.values_list("date", flat=True))


def test_coordinates_in_one_cell_wait_for_what_is_said_of_their_order_where_nothing_tells_it(desk):
    table = 'id,date,kind,title,place,Coordinates\n1,2022-04-13,raid,One,Nowhere,"34.5, 69.2"\n'
    page = choose(desk, table)
    assert "Nothing tells whether coordinates like “34.5, 69.2” begin with the latitude" in said(page)
    read(desk, data_set="", data_set_name="mine", first="longitude")
    confirm(desk)
    assert Place.objects.values_list("latitude", "longitude").get() == (69.2, 34.5)


def test_a_table_without_kinds_gets_a_new_one_by_its_name(desk):
    page = choose(desk, "id,date,title\n1,2022-04-13,One\n")
    assert page.context["preview"].lacking == ["Choose the column of the kind, or one kind for all rows."]
    asks = page.content.decode().split('data-part="outcome"')[1].split("</section>")[0]
    assert asks.index("Choose the column of the kind") < asks.index('name="kind"') < asks.index('name="kind_new"')
    page = read(desk, data_set="", data_set_name="mine", kind_new="Mass {arrest}")
    assert page.context["kind_new"] == "Mass (arrest)"
    confirm(desk)
    assert Event.objects.get().kind.name_en == "Mass (arrest)"


def test_names_that_are_new_are_listed_apart_from_those_that_stand_for_what_is_there(desk):
    a_kind("negotiations", name_en="Talks")
    page = choose(desk, "id,date,kind,title\n1,2022-04-13,Talks,One\n2,2023,raid,Two\n")
    shown = {words: [one.name for one in rows] for _name, words, rows in page.context["names"]}
    assert shown == {"Kinds that are new": ["raid"], "Kinds that are there already": ["Talks"]}


def test_what_may_have_been_there_before_is_told_at_once(desk):
    an_event("article", title_en="One", date="2022-04-13", kind=a_kind("talks"))
    choose(desk, "id,date,kind,title\n1,2022-04-13,talks,One\n")
    answer = confirm(desk)
    told = [str(message) for message in answer.context["messages"]]
    page = reverse("admin:events_event_imported", args=[chosen().pk])
    assert told[1] == f'<a href="{page}#before">1 of these events may be one that was there before.</a>'


def test_enter_in_a_field_of_the_file_presses_none_of_its_buttons(desk):
    form = said(choose(desk)).partition('class="pointing"')[2]
    assert re.findall(r'<(?:button|input type="submit")[^>]*>', form)[0] == "<button disabled hidden>"


def test_the_page_of_a_file_names_the_rows_that_may_be_there_already(desk):
    there = an_event("there", title_en="One", date="2022-04-13", kind=a_kind("talks"))
    told = said(send(desk))
    assert "1 of these rows may be an event that is there already." in told
    address = reverse("admin:events_event_change", args=[there.pk])
    assert re.search(rf'<li>Row 2 .*<a href="{address}">One</a></li>', told)


def test_the_page_of_a_file_shows_how_a_cell_of_actors_is_taken_apart(desk):
    choose(desk, 'date,type,actor\n2022-04-13,raid,"M23, FARDC"\n2022-04-14,raid,M23\n2022-04-15,raid,FARDC\n')
    shown = said(read(desk))
    assert '<bdi class="name">M23</bdi> <bdi class="name">FARDC</bdi>' in shown
    assert '<bdi class="name">M23, FARDC</bdi>' in said(read(desk, split="", data_set="", data_set_name="x"))


def test_the_page_of_a_file_shows_how_a_cell_of_kinds_is_taken_apart_and_what_is_left_out(desk):
    choose(desk, "date,type,title\n2022-04-13,raid; arrest,One\n2022-04-14,raid,Two\n")
    shown = said(read(desk))
    chosen = re.search(r'<select name="split-kind">.*?</select>', shown, re.S)[0]
    assert re.findall(r'value="([^"]*)" selected', chosen) == [";"]
    assert '<bdi class="name">raid</bdi> <bdi class="name">arrest</bdi>' in shown
    assert "left out: kind “arrest”" in shown
    assert 'name="split-place"' not in shown
    whole = said(read(desk, **{"split-kind": ""}, data_set="", data_set_name="x"))
    assert '<bdi class="name">raid; arrest</bdi>' in whole
    assert "left out" not in whole


def test_a_row_that_a_comma_made_longer_is_told_once_and_mended_by_saying_where_it_stands(desk):
    rows = ["1,2022-04-13,raid,One,Bara, Kordofan,3", "2,2022-04-14,raid,Two, and more,Rahad, Kordofan,4"]
    choose(desk, "\n".join(["id,date,type,title,place,killed", *rows, "3,2022-04-15,raid,Three,Bara,5"]))
    shown = said(read(desk))
    assert "2 rows, the first of them row 2, have more cells than there are columns: they are refused." in shown
    assert "It has more cells than there are headings, “3”: a cell with a comma needs quotes" in shown
    ways = re.search(r'<select name="joined-2">.*?</select>', shown, re.S)[0]
    assert re.findall(r'value="(\d+)">([^<]*)<', ways)[0] == ("4", "place: Bara, Kordofan")
    mended = said(read(desk, **{"joined-2": "4"}))
    assert 'name="joined-2"' not in mended
    assert 'name="joined-3"' in mended
    ways = re.search(r'<select name="joined-3">.*?</select>', mended, re.S)[0]
    assert ("3 4", "title: Two, and more · place: Rahad, Kordofan") in re.findall(r'value="([\d ]+)">([^<]*)<', ways)
    read(desk, **{"joined-3": "3 4"})
    confirm(desk)
    told = {event.source_id: (event.place.name_en, event.title_en, event.weight) for event in Event.objects.all()}
    assert told["1"] == ("Bara, Kordofan", "One", 3)
    assert told["2"] == ("Rahad, Kordofan", "Two, and more", 4)


def test_years_of_a_column_of_their_own_that_may_be_of_two_calendars_are_asked_about(desk):
    choose(desk, "year,type,title\n1440,raid,One\n1441,raid,Two\n")
    shown = said(read(desk))
    assert '<select name="calendar">' in shown
    asked = {"data_set": "", "data_set_name": "x", "role-0": "year", "calendar": "gregorian"}
    assert "in 1440, month not given" in said(read(desk, **asked))


def test_days_that_stand_for_years_are_shown_so_while_the_kind_is_still_to_be_chosen(desk):
    choose(desk, "itemLabel,date\nA war,1371-01-01T00:00:00Z\nAnother,1868-10-10T00:00:00Z\n")
    shown = said(read(desk))
    assert "Choose the column of the kind" in shown
    assert "<bdi>in 1371, month not given</bdi>" in shown
    assert "<bdi>10 October 1868</bdi>" in shown


def test_of_a_table_that_counts_events_it_is_said_that_its_rows_are_sums(desk):
    choose(desk, "Country,Month,Year,Events\nNorthland,January,2022,0\nNorthland,March,2022,4\n")
    assert "“Events” counts events" in said(read(desk, data_set="", data_set_name="mine", kind_new="raid", title="0"))
    assert "1 of the rows below are sums of none" in said(read(desk))
    choose(desk, "Country,Month,Year,Events\nNorthland,January,2022,A raid\n")
    assert "counts events" not in said(read(desk, data_set="", data_set_name="mine", kind_new="raid", title="0"))


def test_of_a_table_without_words_it_is_said_that_its_rows_may_be_sums(desk):
    choose(desk, "Month,Violations\n2013-01,3\n2013-02,0\n")
    assert "The table does not tell what happened" in said(
        read(desk, data_set="", data_set_name="mine", kind_new="raid")
    )
    choose(desk, "Country,Year,Coups\nNorthland,2013,3\nSouthland,2013,0\n")
    assert "The table does not tell what happened" in said(
        read(desk, data_set="", data_set_name="mine", kind_new="raid", title="0")
    )
    choose(desk, "Month,Violations,Place\n2013-01,3,Arden\n2013-02,0,Bexley\n")
    assert "The table does not tell what happened" not in said(
        read(desk, data_set="", data_set_name="mine", kind_new="raid")
    )
