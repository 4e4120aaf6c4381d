"""The legend names the kinds of the events that are shown, by glyph and name, in the order of the lanes."""

import re

import pytest

from tests.factories import a_conflict, a_draft, a_kind, an_event
from timeline.drawing.colours import on_both

pytestmark = pytest.mark.django_db
KIND = re.compile(r'<use href="#g-([^"]+)" fill="([^"]+)"/></svg> (?:<span lang="\w+" dir="\w+">)?([^<]+)')
SWITCH = re.compile(r'<a href="([^"]+)#chart-title"[^>]* aria-checked="(\w+)">')
LAW, TALKS = ("star", on_both("#c62828"), "Law"), ("square", on_both("#2274b5"), "Talks")
BOTH = [LAW, TALKS]


@pytest.fixture(autouse=True)
def events():
    """One event of each of two kinds, on other days; a kind of a draft, of another conflict, and of nothing."""
    law = a_kind("law", name_ar="قانون", colour="#c62828", shape="star", position=1)
    talks = a_kind("talks", name_ar="محادثات", colour="#2274b5", shape="square", position=2)
    an_event("accord", kind=talks, date="2023-03-30", significance=3)
    an_event("decree", kind=law, date="2024-01-01", significance=1)
    a_draft("raid", kind=a_kind("fighting", colour="#4e7d2c", shape="pentagon", position=0))
    an_event("elsewhere", kind=a_kind("protest"), conflict=a_conflict("other"))
    a_kind("unused")


def kinds_in(client, address: str) -> str:
    page = client.get(address).content.decode()
    return re.search(r'<ul class="kinds"[^>]*>(.*?)</ul>', page, re.S)[1]


def legend(client, address: str) -> list[tuple[str, str, str]]:
    return KIND.findall(kinds_in(client, address))


def switches(client, address: str) -> list[tuple[str, str]]:
    return SWITCH.findall(kinds_in(client, address))


PAGES = ["/en/conflict/", "/en/conflict/embed/"]
ADDRESSES = [*PAGES, "/en/conflict/events.html"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_names_the_kinds_of_the_published_events_in_their_order(client, address):
    assert legend(client, address) == BOTH


@pytest.mark.parametrize("address", PAGES)
def test_a_kind_is_switched_off_and_on_again_and_nothing_else_of_the_filter(client, address):
    assert switches(client, f"{address}?from=2020") == [
        ("?from=2020&amp;kind=talks", "true"),
        ("?from=2020&amp;kind=law", "true"),
    ]
    assert switches(client, f"{address}?from=2020&kind=talks") == [("?from=2020", "false"), ("?from=2020", "true")]
    assert legend(client, f"{address}?from=2020&kind=talks") == BOTH


def test_the_kinds_of_a_saved_page_are_those_that_are_left(client):
    assert legend(client, "/en/conflict/events.html?kind=talks") == [TALKS]


def test_in_a_preview_it_names_the_kinds_of_drafts_too(contributor):
    assert legend(contributor, "/en/conflict/preview/") == [
        ("pentagon", on_both("#4e7d2c"), "Fighting"),
        *BOTH,
    ]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("query", ["to=2023", "q=accord", "lanes=actor&to=2023", "top=1"])
def test_of_a_filtered_view_it_names_the_kinds_that_are_left(client, address, query):
    assert legend(client, f"{address}?{query}") == BOTH[1:]


@pytest.mark.parametrize("address", ADDRESSES)
def test_of_too_many_events_to_be_counted_it_names_the_kinds_of_the_conflict(client, address, monkeypatch):
    monkeypatch.setattr("timeline.legend.MOST_COUNTED", 0)
    for room in ("filters", "drawing.gathered"):
        monkeypatch.setattr(f"timeline.{room}.MOST_GATHERED", 0)
    monkeypatch.setattr("timeline.drawing.gathered.SAMPLE", 1)
    assert legend(client, f"{address}?q=accord") == BOTH


def test_it_names_them_in_the_language_of_the_page(client):
    assert [name for *_glyph, name in legend(client, "/ar/conflict/")] == ["قانون", "محادثات"]
