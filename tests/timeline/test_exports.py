import csv
import io
import json
import re
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from html import unescape

import psycopg
import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError
from icalendar import Calendar

from events.importing.mapping import load_format
from events.importing.tables import rows_of
from events.importing.writing import import_rows
from events.models import Batch, Conflict, Event, Revision
from events.record.door import change
from events.record.verbs import withdraw
from tests.factories import a_conflict, a_kind, an_actor, an_article, an_event
from tests.importing.test_rows import MINE, ROW

pytestmark = pytest.mark.django_db


def get(client, form: str, query: str = "", lang: str = "en"):
    return client.get(f"/{lang}/conflict/events.{form}?{query}")


def rows(client, query: str = "") -> list[dict]:
    text = get(client, "csv", query).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def entries(client, query: str = "") -> dict:
    found = Calendar.from_ical(get(client, "ics", query).getvalue())
    return {str(entry["summary"]): entry for entry in found.walk("vevent")}


def test_a_table_holds_the_filtered_events_one_a_row_in_utf_8_for_spreadsheets(client):
    an_event(
        "talks", title_en="Talks", title_ar="محادثات", date="2023-03-27/2023-03-31", actors=[an_actor("morocco")]
    )
    an_event("later", date="2024-01-01")
    raw = get(client, "csv", "to=2023").getvalue()
    assert raw.startswith(b"\xef\xbb\xbf")
    [row] = rows(client, "to=2023")
    assert (row["title_ar"], row["date"], row["actors"]) == ("محادثات", "2023-03-27/2023-03-31", "morocco")
    assert row["address"] == "http://testserver/en/conflict/events/talks/"
    assert row["date_words"] == "from 27 to 31 March 2023"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")'])
def test_no_cell_of_a_table_is_a_formula(client, text):
    an_event("evil", title_en=text, summary_en=text)
    [row] = rows(client)
    assert row["title_en"] == f"'{text}"
    assert row["summary_en"] == f"'{text}"


def test_nor_is_a_part_of_it_where_a_spreadsheet_parts_cells_by_semicolons_and_lines(client):
    an_event("evil", title_en="Seen;=1+1", summary_en='He said;"=2+2"\n=3+3')
    table = get(client, "csv").getvalue().decode()
    parts = re.split(r"[;\r\n]", table)
    assert [part for part in parts if re.match(r'"*[=+@|-]', part)] == []
    assert "Seen;'=1+1" in table


def test_every_file_says_the_licence_and_its_name_and_day(client):
    a_conflict(licence="CC BY 4.0", licence_url="https://creativecommons.org/licenses/by/4.0/")
    an_event("talks")
    assert rows(client)[0]["licence"] == "CC BY 4.0"
    data = json.loads(get(client, "json").getvalue())
    assert data["conflict"]["licence"] == "CC BY 4.0"
    assert "quoted" in data["licence_note"]
    assert "CC BY 4.0" in get(client, "ics").getvalue().decode().replace("\r\n ", "")
    assert "CC BY 4.0" in get(client, "timelinejs.json").getvalue().decode()
    assert 'filename="conflict-2' in get(client, "json")["Content-Disposition"]


def test_a_calendar_holds_what_is_known_to_within_seven_days_and_more_if_asked(client):
    an_event("day", title_en="A day", date="2023-03-30")
    an_event("week", title_en="A week", date="[2023-03-24..2023-03-30]")
    an_event("month", title_en="A month", date="2023-04")
    an_event("open", title_en="Open", date="2020-11-13/..")
    assert set(entries(client)) == {"A day", "A week (on one or more days between 24 and 30 March 2023)"}
    assert any(name.startswith("A month") for name in entries(client, "wide=1"))
    day = entries(client)["A day"]
    assert (str(day["dtstart"].dt), str(day["dtend"].dt), day["status"]) == ("2023-03-30", "2023-03-31", "CONFIRMED")


def test_a_calendar_without_events_has_a_component_all_the_same_as_the_standard_asks(client):
    an_event("month", date="2023-04")
    [calendar] = Calendar.from_ical(get(client, "ics").getvalue(), multiple=True)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]
    assert calendar.subcomponents[0].to_tz().utcoffset(datetime(2023, 4, 1)) == timedelta(0)
    [calendar] = Calendar.from_ical(get(client, "ics", "wide=1").getvalue(), multiple=True)
    assert [part.name for part in calendar.subcomponents] == ["VEVENT"]


def test_a_calendar_goes_on_after_the_last_day_that_there_is(client):
    an_event("last", title_en="Last", date="9999-12-31")
    an_event("days", title_en="Days", date="9999-12-30/9999-12-31")
    an_event("day", title_en="A day", date="2023-03-30")
    text = get(client, "ics").getvalue()
    assert text.endswith(b"END:VCALENDAR\r\n")
    found = {name.partition(" (")[0]: entry for name, entry in entries(client).items()}
    assert set(found) == {"Last", "Days", "A day"}
    assert (found["Last"]["duration"].dt.days, found["Days"]["duration"].dt.days) == (1, 2)
    assert "duration" not in found["A day"]


def test_the_stamp_of_a_calendars_entry_is_the_day_of_its_last_public_change(client):
    event = an_event("talks", title_en="Meeting")
    Revision.objects.filter(event=event).update(at=datetime(2021, 5, 6, 7, 8, tzinfo=UTC))
    with change([event.pk], by=None) as door:
        door.event.notes = "For editors alone."
        door.event.save()
    rows = [(2, ROW)]
    batch = import_rows(rows, MINE, a_conflict(), by=None, file_name="mine.csv").batch
    Batch.objects.filter(batch=batch).update(at=datetime(2022, 5, 6, 7, 8, tzinfo=UTC))
    stamps = {entry["url"].split("/")[-2]: str(entry["dtstamp"].dt) for entry in entries(client, "").values()}
    assert stamps == {"talks": "2021-05-06 00:00:00+00:00", "mine-7": "2022-05-06 00:00:00+00:00"}


def test_a_table_that_is_imported_again_has_the_titles_that_it_was_written_from(client, tmp_path):
    an_event("cold", title_en="-5 degrees", summary_en="+212 rang", title_fr="'Quoted'", title_ar="=مساواة")
    path = tmp_path / "events.csv"
    path.write_bytes(get(client, "csv").getvalue())
    other = Conflict.objects.create(slug="other", name_en="Other")
    import_rows(rows_of(path), load_format("events-csv"), other, by=None, file_name="events.csv")
    event = Event.objects.get(conflict=other)
    texts = (event.title_en, event.summary_en, event.title_fr, event.title_ar)
    assert texts == ("-5 degrees", "+212 rang", "'Quoted'", "=مساواة")


def test_what_is_only_planned_is_tentative_in_the_calendar(client):
    an_event("plan", title_en="Plan", date="2023-04-19", accounts=[{"date": "2023-04-19", "stance": "announces"}])
    assert [entry["status"] for entry in entries(client).values()] == ["TENTATIVE"]


def test_timelinejs_gets_dates_no_more_exact_than_they_are_and_no_markup(client):
    an_event("day", title_en="<b>Day</b>", date="2023-03-30")
    an_event("month", title_en="Month", date="2023-04")
    an_event("lasted", title_en="Lasted", date="1980-08/1987-04")
    slides = {slide["unique_id"]: slide for slide in json.loads(get(client, "timelinejs.json").getvalue())["events"]}
    assert slides["day"]["start_date"] == {"year": 2023, "month": 3, "day": 30}
    assert slides["day"]["text"]["headline"] == "&lt;b&gt;Day&lt;/b&gt;"
    assert slides["month"]["start_date"] == {"year": 2023, "month": 4}
    assert slides["month"]["display_date"] == "in April 2023, day not given"
    assert slides["lasted"]["end_date"] == {"year": 1987, "month": 4}


def test_the_json_file_holds_what_the_api_gives(client):
    an_event("talks")
    data = json.loads(get(client, "json").getvalue())
    from_api = client.get("/api/v1/conflicts/conflict/events").json()["events"]
    assert [event["slug"] for event in data["events"]] == [event["slug"] for event in from_api]
    assert data["events"][0]["accounts"] == from_api[0]["accounts"]


def test_a_confidential_source_is_in_no_file(client):
    article = an_article(title="The secret letter", publisher="A friend", confidential=True, published="2023-03-31")
    account = {"date": "2023-03-30", "date_as_written": "on Thursday", "reckoned_from": "2023-03-31"}
    an_event("talks", accounts=[{**account, "article": article}])
    for form in ("csv", "json", "ics", "timelinejs.json", "atom"):
        answer = get(client, form)
        content = answer.getvalue()
        for secret in (b"secret letter", b"A friend", b"2023-03-31"):
            assert secret not in content.replace(b"dtend", b""), (form, secret)


@pytest.mark.parametrize("form", ["csv", "json", "ics", "timelinejs.json"])
def test_drafts_are_in_no_file_and_a_bad_filter_is_refused_in_words(client, form):
    a_conflict()
    withdraw(an_event("talks"), by=None)
    answer = get(client, form)
    content = answer.getvalue()
    assert b"talks" not in content
    assert get(client, form, "from=yesterday").status_code == 400
    assert client.get(f"/en/nowhere/events.{form}").status_code == 404


def test_a_saved_page_lets_a_browser_run_nothing_and_style_it_by_its_own_styles_alone(client, db):
    an_event("talks", actors=[an_actor("group")])
    page = client.get("/ar/conflict/events.html").content.decode()
    policy = unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1])
    styles = re.search("<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = b64encode(sha256(styles.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.findall(r"<script| style=| on\w+=|<img|<iframe", page)


def test_a_saved_page_says_by_ear_which_source_a_number_is(client, db):
    first, second = an_article(title="A march", publisher="News"), an_article(title="A source without a house")
    an_event("talks", accounts=[{"date": "2023-03-30", "article": each} for each in (first, second)])
    page = client.get("/en/conflict/events.html").content.decode()
    assert re.findall(r'<a href="#source-\d" aria-label="([^"]+)">(\[\d\])</a>', page) == [
        ("source 1, News", "[1]"),
        ("source 2, A source without a house", "[2]"),
    ]


def test_actors_that_are_parts_of_each_other_are_written_once_each(client, db):
    first = an_actor("first")
    second = an_actor("second", part_of=first)
    first.part_of = second
    with pytest.raises(ValidationError, match="part of itself"):
        first.full_clean()
    first.save()  # as an earlier version let it in
    an_event("talks", actors=[first])
    file = json.loads(client.get("/en/conflict/events.json").getvalue())
    assert sorted(actor["slug"] for actor in file["actors"]) == ["first", "second"]
    itself = an_actor("itself")
    itself.part_of = itself
    with pytest.raises(ValidationError, match="part of itself"):
        itself.full_clean()


OPEN_FIRST = ["open", "war", "may", "talks", "later"]


@pytest.fixture
def some(monkeypatch):
    """Events of which two are read at once."""
    monkeypatch.setattr("timeline.listing.CHUNK", 2)
    for slug, date in (("later", "2024"), ("talks", "1975-10-30"), ("may", "1975-05"), ("open", "../1974")):
        an_event(slug, title_en="Of an accord", date=date, kind=a_kind("law" if slug == "may" else "talks"))
    an_event("war", title_en="A war of an accord", date="1975/1991")


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", OPEN_FIRST),
        ("kind=talks", ["open", "war", "talks", "later"]),
        ("q=accord", OPEN_FIRST),
        ("from=1975-06", ["war", "talks", "later"]),
        ("q=accord&from=1975-06&to=1980", ["war", "talks"]),
        ("top=1&q=war", ["war"]),
        ("q=nothing", []),
    ],
)
@pytest.mark.parametrize("most", [12_000, 0])
def test_a_file_holds_all_that_match_in_order_though_few_are_read_at_once(
    client, some, monkeypatch, query, slugs, most
):
    for room in ("filters", "drawing.gathered"):
        monkeypatch.setattr(f"timeline.{room}.MOST_GATHERED", most)
    assert [row["address"].split("/")[-2] for row in rows(client, query)] == slugs


def test_a_file_of_which_the_database_gives_but_the_beginning_is_refused_not_sent_in_part(client, monkeypatch):
    def broken_off(events, address, beside):
        yield "address\r\n"
        raise OperationalError from psycopg.OperationalError("server closed the connection unexpectedly")

    an_event("talks")
    monkeypatch.setattr("timeline.files.as_csv", broken_off)
    client.raise_request_exception = False
    answer = get(client, "csv")
    assert (answer.status_code, answer.get("Content-Disposition")) == (503, None)
    assert "The database does not answer" in answer.content.decode()


def test_the_first_events_of_a_large_file_are_sent_before_the_others_are_read(
    client, some, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr("timeline.sending.LARGEST_WHOLE", 0)
    parts = iter(get(client, "csv").streaming_content)
    next(parts)
    with django_assert_num_queries(7):  # keys, events, accounts and participations; conflict, kinds and sources
        assert b"/open/" in next(parts)


def test_a_calendar_is_called_by_a_name_of_any_signs(client):
    """A name that a form, a file or a seed brought in two lines broke the calendar off before its first event."""
    name = "War;\r\nand, \\peace"
    an_event("talks", conflict=a_conflict("two-lines", name_en=name, editors="One\nand two", licence="CC BY 4.0"))
    file = client.get("/en/two-lines/events.ics").getvalue()
    calendar = Calendar.from_ical(file)
    assert calendar["x-wr-calname"] == r"War\;\nand\, \\peace"
    assert r"One\nand two" in calendar["x-wr-caldesc"]
    assert [str(event["summary"]) for event in calendar.walk("VEVENT")] == ["talks"]
