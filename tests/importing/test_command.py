from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.models import Event, Place
from tests.factories import a_conflict, a_kind, an_actor, an_event
from tests.importing.test_rows import FORM

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    a_conflict()
    (tmp_path / "mine.yaml").write_text(FORM)
    table = tmp_path / "mine.csv"
    table.write_text(
        "id,day,precise,kind,title\n1,13/4/2022,1,talks,One\n2,3/4/2022,1,talks,Two\n3,soon,1,talks,Three\n"
    )
    return tmp_path


def run(files, *more: str) -> str:
    out = StringIO()
    options = ["--map", str(files / "mine.yaml"), "--conflict", "conflict"]
    call_command("import_events", str(files / "mine.csv"), *options, *more, stdout=out)
    return out.getvalue()


def test_a_file_is_imported_its_order_of_days_told_by_itself_and_refused_rows_are_listed_beside_it(files):
    told = run(files)
    assert "3 of 3 rows" in told
    assert "all are written; the last counts are being made" in told
    assert "Imported: 2 events are new, 1 row is refused." in told
    assert set(Event.objects.values_list("date", flat=True)) == {"2022-04-13", "2022-04-03"}
    refused = (files / "mine.csv.refused.csv").read_text(encoding="utf-8-sig").splitlines()
    assert refused[0] == "row,reason"
    assert refused[1].startswith("4,")


def test_a_table_of_ours_stands_for_the_kinds_actors_and_places_that_are_there_in_its_language(tmp_path):
    a_conflict()
    kind, place = a_kind("talks", name_ar="محادثات"), Place.objects.create(slug="town", name_ar="البلدة")
    actor = an_actor("front", name_ar="الجبهة")
    table = tmp_path / "ours.csv"
    table.write_text(
        "address,date,kind,title_ar,place,actors\nhttps://a.example/1,2022-04-13,محادثات,لقاء,البلدة,الجبهة\n"
    )
    call_command("import_events", str(table), "--format", "events-csv", "--conflict", "conflict", stdout=StringIO())
    [event] = Event.objects.all()
    assert (event.kind, event.place, list(event.actors.all())) == (kind, place, [actor])


def test_events_of_gdelt_have_their_columns_and_kinds_though_the_file_does_not_name_them(tmp_path):
    a_conflict()
    cells = ["7", "20240115", "202401", "2024", "2024.04", "GOV", "GOVERNMENT", *[""] * 8, "REB", "REBEL", *[""] * 8]
    cells += ["1", "190", "190", "19", "4", "-10.0", "3", "1", "3", "-5.2", *[""] * 16]
    cells += [
        "4",
        "Rivertown, Northland",
        "NO",
        "",
        "",
        "10.5",
        "20.5",
        "-1",
        "20240116000000",
        "https://a.example/1",
    ]
    other = ["8", "20240116", *cells[2:25], "1", "040", "040", "04", *cells[29:]]
    table = tmp_path / "20240116.export.CSV"
    table.write_text("\t".join(cells) + "\n" + "\t".join(other) + "\n")
    call_command("import_events", str(table), "--format", "gdelt", "--conflict", "conflict", stdout=StringIO())
    one, two = Event.objects.order_by("date").select_related("kind", "place")
    assert (one.date, one.kind.slug, one.title_en) == (
        "2024-01-15",
        "fighting",
        "GOVERNMENT – REBEL, Rivertown, Northland",
    )
    assert (two.date, two.kind.slug) == ("2024-01-16", "diplomacy")
    assert (one.place.latitude, one.place.precision, one.citations.last().article.url) == (
        10.5,
        "near",
        "https://a.example/1",
    )


def test_a_dry_run_names_what_may_be_there_already(files):
    an_event("there", title_en="One", date="2022-04-13", kind=a_kind("talks"))
    assert "2: may be an event that is there: there | One" in run(files, "--dry-run")


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(files):
    assert "Nothing is written yet: 2 events are new, 1 row is refused." in run(files, "--dry-run")
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda files: (files / "mine.csv").unlink(), "no file"),
        (lambda files: (files / "mine.yaml").unlink(), "mapping cannot be read"),
        (lambda files: (files / "mine.yaml").write_text("a: 1"), "unknown sections"),
        (lambda files: (files / "mine.csv").write_text("one\n1\n"), "must name the columns"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_one_sentence(files, change, said):
    change(files)
    with pytest.raises(CommandError, match=said):
        run(files)
    assert not list(files.glob("*.refused.csv"))


def test_an_unknown_conflict_is_named(files):
    with pytest.raises(CommandError, match="nowhere"):
        run(files, "--conflict", "nowhere")


def test_the_encoding_is_chosen_by_its_name(tmp_path):
    path, mapping = tmp_path / "mine.csv", tmp_path / "map.yaml"
    path.write_bytes("id,day,precise,kind,title\n1,2022-04-13,1,talks,القيم\n".encode("iso8859_6"))
    mapping.write_text(FORM)
    terms = {"conflict": a_conflict().slug, "map": mapping, "encoding": "iso8859_6", "stdout": StringIO()}
    call_command("import_events", path, **terms)
    assert Event.objects.get().title_en == "القيم"


def test_a_dry_run_prints_the_rows_as_they_will_look_the_refused_first(files):
    told = run(files, "--dry-run").splitlines()
    assert told[2].startswith("4: refused: “soon” is not a date that we can read.")
    assert told[3] == "2: new: 13 April 2022 | talks | One |  |  |  | "
    assert told[4] == "3: new: 3 April 2022 | talks | Two |  |  |  | "
