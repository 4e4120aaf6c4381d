import re

import pytest
from django.utils import translation

from events.dates import read
from tests.factories import a_draft, an_article, an_event
from timeline.listing import heading


@pytest.mark.parametrize(
    ("edtf", "year", "month"),
    [
        ("1970", "1970", "month not given"),
        ("1970-01", "1970", "January"),
        ("1970-06-17", "1970", "June"),
        ("1970-21", "1970", "month not given"),
        ("197X", "the 1970s", "year not given"),
        ("1975-11-06/1975-12-01", "1975", "November"),
        ("[1975-10-30..1975-10-31]", "1975", "October"),
        ("[1975-10-30..1975-11-02]", "1975", "month not given"),
        ("[1975-10-30,1976-01-02]", "the 1970s", "year not given"),
        ("[..2023-03-31]", "2023", "in this year or before"),
        ("../1991", "1991", "start not given"),
        ("2020-11-13/..", "2020", "November"),
    ],
)
def test_a_date_stands_under_what_is_known_of_its_start(edtf, year, month):
    with translation.override("en"):
        assert heading(read(edtf)) == (year, month)


def listed(client, query: str, where: str = "listed/") -> list[str]:
    """The events of a list that follows the chart, by their slugs."""
    page = client.get(f"/en/conflict/{where}?{query}").content.decode()
    return re.findall(r'<li id="event-([^"]+)"', page)


@pytest.mark.django_db
def test_the_list_of_a_view_holds_what_may_have_happened_in_it_and_its_sources(client):
    report, letter = an_article(title="Report"), an_article(title="Letter")
    an_event("before", date="1974-12-31", accounts=[{"date": "1974-12-31", "article": letter}])
    an_event("year", date="1975", accounts=[{"date": "1975", "article": report}])
    an_event("last", date="1975-06-30")
    an_event("after", date="1975-07-01")
    assert listed(client, "view=1975-05-01/1975-06-30") == ["year", "last"]
    page = client.get("/en/conflict/listed/?view=1975-05-01/1975-06-30").content.decode()
    assert "Report" in page
    assert "Letter" not in page


@pytest.mark.django_db
def test_the_list_of_a_view_keeps_to_the_filter_and_leads_on_within_both(client):
    for number in range(27):
        an_event(f"talks-{number:02}", date=f"1975-03-{number + 1:02}", title_en=f"Round {number}")
    an_event("late", date="1975-04-02", title_en="Round at last")
    an_event("other", date="1975-03-05", title_en="A raid")
    query = "q=round&from=1975-03-02&to=1975-04-01&view=1975-01-01/1975-06-30"
    assert listed(client, query) == [f"talks-{number:02}" for number in range(1, 26)]
    page = client.get(f"/en/conflict/listed/?{query}").content.decode()
    following = re.search(r'rel="next" href="\?([^#]+)#list"', page)[1].replace("&amp;", "&")
    assert "from=1975-03-02&to=1975-04-01" in following
    assert listed(client, following, "") == ["talks-26"]
    assert 'href="/en/conflict/events/talks-01/?q=round&amp;from=1975-03-02&amp;to=1975-04-01"' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "slugs"),
    [
        ("", ["lasted", "either", "first"]),
        ("to=1975-04-20", ["lasted", "either"]),
        ("from=1975-05-02", ["either"]),
        ("from=1975-04-01&to=1975-05-31&match=certain", ["lasted", "either", "first"]),
    ],
)
def test_the_list_of_a_view_holds_what_its_chart_draws_wherever_the_days_asked_for_are(client, asked, slugs):
    an_event("lasted", date="1975-04-15/1975-05-01")
    an_event("either", date="[1975-04-20..1975-05-10]")
    an_event("first", date="1975-05-01")
    assert listed(client, f"{asked}&view=1975-05-01/1975-06-30") == slugs


@pytest.mark.django_db
def test_a_view_without_events_says_so_and_shows_no_draft(client, desk):
    a_draft("draft", date="1975-03-02")
    an_event(date="1980")
    desk.logout()
    page = client.get("/en/conflict/listed/?view=1975-01-01/1975-06-30").content.decode()
    assert "No event lies in these days." in page
    assert listed(client, "view=1975-01-01/1975-06-30") == []


@pytest.mark.django_db
def test_the_list_of_a_previewed_view_holds_its_drafts(desk):
    a_draft("draft", date="1975-03-02")
    assert listed(desk, "view=1975-01-01/1975-06-30", "preview/listed/") == ["draft"]


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["1975", "nonsense", "../1975"])
def test_a_view_of_the_list_that_cannot_be_read_is_refused(client, view):
    an_event(date="1980")
    status = client.get("/en/conflict/listed/", {"view": view}).status_code
    assert status == (200 if view == "1975" else 400)


@pytest.mark.django_db
def test_as_many_portions_come_at_once_as_the_reader_had(client):
    for number in range(60):
        an_event(f"e{number:02}", date=f"19{number + 20}")
    assert len(listed(client, "")) == 25
    assert listed(client, "more=1") == [f"e{number:02}" for number in range(50)]
    assert listed(client, "more=1&view=1950-01-01/1989-12-31") == [f"e{number:02}" for number in range(30, 60)]
    assert len(listed(client, "more=19")) == 60
    assert client.get("/en/conflict/listed/?more=20").status_code == 400
