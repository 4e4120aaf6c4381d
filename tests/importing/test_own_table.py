import csv
import io

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from events.importing.own import import_own
from events.importing.own_table import MORE, beside
from events.models import Citation, Event, Place
from events.record.table import COLUMNS, as_csv
from tests.desk.test_importing import choose, confirm, said
from tests.factories import a_conflict, a_kind, an_actor, an_article, an_editor, an_event
from tests.importing.test_own import empty_the_database, events, exported, file, without_numbers  # noqa: F401

pytestmark = pytest.mark.django_db


def table_of(client, conflict: str = "conflict", lang: str = "en") -> str:
    return client.get(f"/{lang}/{conflict}/events.csv").getvalue().decode()


def rows_of(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline="")))


def written(rows: list[dict[str, str]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*rows[0]])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def take_at_the_desk(client, table: str):
    """By pressing what the page of the chosen file offers."""
    client.force_login(an_editor())
    page = choose(client, table, "events.csv")
    answer = confirm(client)
    client.logout()
    return said(page), said(answer)


def test_the_table_comes_back_from_an_empty_installation_byte_by_byte(client, file):  # noqa: F811
    before, as_json = {lang: table_of(client, lang=lang) for lang in ("ar", "en", "fr")}, exported(client, "conflict")
    empty_the_database()
    take_at_the_desk(client, before["en"])
    assert {lang: table_of(client, lang=lang) for lang in before} == before
    after = exported(client, "conflict")
    assert without_numbers(events(after)) == without_numbers(events(as_json))
    for name in ("kinds", "places", "actors"):
        assert without_numbers(after[name]) == without_numbers(as_json[name])


def test_its_rows_are_events_and_its_cells_have_a_line_for_each_account(client, file):  # noqa: F811
    second, first = rows_of(table_of(client))
    assert [*first] == [*COLUMNS, *MORE]
    assert (first["accounts"], first["weight"], first["significance"]) == ("3", "2", "3")
    assert first["account_date"] == "2023-03-30\n2023-04-01\n2023-03"
    assert first["account_quote"] == "on Thursday\n\n"
    assert first["account_claimant"] == "council\n\nun"
    assert first["account_deaths_high"] == "\n\n3"
    assert first["source_publisher"] == "Gazette\n\n"
    assert first["source_url"] == "https://example.org/a\n\n"
    assert first["actor_slug"] == "un\ncouncil"
    assert first["actor_part_of"] == "\nun"
    assert first["actor_aliases"] == "UNO\\nONU\n"
    assert (first["kind_name_fr"], first["kind_position"]) == ("Pourparlers", "3")
    assert (first["place_slug"], first["place_precision"], first["latitude"]) == ("geneva", "exact", "46.2")
    assert "excepted" in first["licence_note"]
    assert second["licence_note"] == ""
    assert second["data_set_slug"] == "timeline-conflict"


def test_of_a_confidential_source_it_says_neither_name_nor_number(client, file):  # noqa: F811
    table = table_of(client)
    assert "Whistle" not in table
    assert "Leak" not in table
    _second, first = rows_of(table)
    assert first["source_slug"].split("\n")[1:] == ["", ""]
    assert [bool(code) for code in first["account_confidential_source"].split("\n")] == [False, True, True]


def test_the_desk_says_what_would_become_of_it_and_imports_it_again_as_unchanged(client, file):  # noqa: F811
    table = table_of(client)
    empty_the_database()
    page, answer = take_at_the_desk(client, table)
    assert "Nothing is written yet: 2 events are new" in page
    assert "Imported: 2 events are new" in answer
    page, _answer = take_at_the_desk(client, table)
    assert "Nothing is written yet: 2 are unchanged" in page


def test_lines_that_do_not_fit_are_refused_with_the_columns_that_differ(client, file):  # noqa: F811
    second, first = rows_of(table_of(client))
    first["account_quote"] = "on Thursday\n"
    empty_the_database()
    page, _answer = take_at_the_desk(client, written([first, second]))
    assert "1 event is new, 1 row is refused" in page
    assert "“account_quote” has 2 lines and “account_date_as_written” has 3" in page
    assert Event.objects.get().slug == "second"


def test_days_as_a_spreadsheet_writes_them_are_read_by_the_order_of_their_column(client):
    article = an_article(published="2023-03-31", publisher="Gazette")
    an_event("one", date="2023-03-30", accounts=[{"date": "2023-03-04", "article": article}], date_reason_en="So.")
    [row] = rows_of(table_of(client))
    row |= {"date": "30/03/2023", "account_date": "04/03/2023", "source_published": "31/03/2023"}
    empty_the_database()
    take_at_the_desk(client, written([row]))
    [after] = rows_of(table_of(client))
    names = ("date", "account_date", "source_published")
    assert [after[name] for name in names] == ["2023-03-30", "2023-03-04", "2023-03-31"]


def test_a_table_of_an_earlier_version_comes_in_without_accounts(client, file, tmp_path):  # noqa: F811
    rows = [{name: row[name] for name in COLUMNS} for row in rows_of(table_of(client))]
    empty_the_database()
    path = tmp_path / "events.csv"
    path.write_text(written(rows))
    call_command("import_events", str(path), "--format", "events-csv", "--conflict", "conflict", stdout=io.StringIO())
    assert [event.citations.count() for event in Event.objects.in_order()] == [1, 1]
    assert Event.objects.get(slug__contains="first").data_set.slug == "events-csv"


def test_the_command_takes_the_accounts_of_a_table_that_has_them(client, file, tmp_path):  # noqa: F811
    table = table_of(client)
    empty_the_database()
    path = tmp_path / "events.csv"
    path.write_text(table)
    call_command("import_events", str(path), "--format", "events-csv", "--conflict", "conflict", stdout=io.StringIO())
    assert table_of(client) == table


TEXTS = st.text("ab=+-@'\"\\;|,\n\r\t محé[]/", max_size=12)
DAYS = st.sampled_from(["2023-03-30", "2023-03", "[..2023-03-31]", "2023-03-27/2023-03-31", "2023?", ""])
COUNTS = st.none() | st.integers(0, 900)
ACCOUNTS = st.fixed_dictionaries(
    {
        **dict.fromkeys(("date_as_written", "locator", "translation_fr", "attribution_ar"), TEXTS),
        "quote": TEXTS.map(lambda text: text.replace("\r", "")),  # the lines of a source's text end with \n alone
        "claim_en": TEXTS.map(lambda text: f"So: {text}"),
        "date": DAYS,
        "deaths_best": COUNTS,
        "stance": st.sampled_from(Citation.Stance.values),
        "publisher": TEXTS,
        "url": st.sampled_from(["", "https://example.org/a?b=1;c", "http://example.org/مقال"]),
        "claimant": st.booleans(),
        "confidential": st.booleans(),
    }
)
EVENTS = st.fixed_dictionaries(
    {
        **dict.fromkeys(("title_ar", "title_fr", "summary_en", "summary_ar", "date_reason_fr"), TEXTS),
        "date": DAYS.filter(bool),
        "significance": st.integers(1, 3),
        "accounts": st.lists(ACCOUNTS, min_size=1, max_size=3),
        "kind": TEXTS,
        "place": TEXTS,
    }
)


def make(number: int, said: dict) -> None:
    kind = a_kind(f"kind-{number}", name_ar=said["kind"])
    place = Place.objects.create(slug=f"place-{number}", name_en=f"P{said['place']}", name_ar=said["place"])
    actor = an_actor(f"actor-{number}", aliases=said["kind"], name_fr=said["place"])
    for thing in (kind, place, actor):
        thing.full_clean()  # as what a person enters
        thing.save()
    accounts = [
        {
            **{name: value for name, value in one.items() if name not in ("publisher", "url", "confidential")},
            "claimant": actor if one["claimant"] else None,
            "article": an_article(
                publisher=one["publisher"],
                url="" if one["confidential"] else one["url"],
                confidential=one["confidential"],
            ),
        }
        for one in said["accounts"]
    ]
    said |= {"accounts": accounts, "kind": kind, "place": place, "date_reason_en": "So."}
    an_event(f"event-{number}", title_en=f"Title {number}", actors=[actor], **said)


def table_now() -> str:
    """As readers get it, but that it is made anew, also after what a transaction took back."""
    events = Event.objects.published().in_order().with_accounts()
    return "".join(as_csv(events, lambda event: f"https://example.org/en/conflict/events/{event.slug}/", beside()))


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(EVENTS, min_size=1, max_size=2))
def test_whatever_is_published_comes_back_as_it_was(tmp_path, several):
    with transaction.atomic():
        for number, said in enumerate(several):
            make(number, dict(said))
        before = table_now()
        empty_the_database()
        path = tmp_path / "events.csv"
        path.write_bytes(before.encode())
        outcome = import_own(path, a_conflict(), by=None)
        assert (outcome.created, outcome.refused) == (len(several), 0)
        assert table_now() == before
        transaction.set_rollback(True)
