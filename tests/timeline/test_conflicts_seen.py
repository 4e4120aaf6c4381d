"""A conflict of which readers never saw an event is not there for them, at any public address."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.importing.undoing import undo_import
from events.models import Conflict, Event
from events.record.door import change
from events.record.verbs import publish, undo, withdraw
from tests.databases import of_one_database
from tests.factories import a_conflict, a_draft, an_article, an_event
from tests.importing.test_writing import take
from timeline import caching
from timeline.api import api
from timeline.urls import pages

pytestmark = pytest.mark.django_db
SLUG, NAME = "conflict", "The secret war"
QUERIES = ["", "made=up&q=well", "from=nonsense", "after=nonsense", "page=2"]
PARTS = {"slug": "draft", "event": "draft"}


def addresses(conflict: str = SLUG) -> list[str]:
    """Every public address of the conflict, of an event of it, and of a program that asks for its frame."""
    routes = [f"/en/{page.pattern}" for page in pages if "preview" not in page.name and "<" in str(page.pattern)]
    routes += [path for path in api.get_openapi_schema()["paths"] if "{conflict}" in path]
    routes += ["/ar/<slug:conflict>/", "/fr/<slug:conflict>/about/"]
    routes += ["/api/v1/oembed?url=http%3A%2F%2Ftestserver%2Fen%2F<slug:conflict>%2F"]
    parts = {"conflict": conflict, **PARTS}
    return [re.sub(r"<slug:(\w+)>|{(\w+)}", lambda part: parts[part[1] or part[2]], route) for route in routes]


def statuses(client) -> dict[str, int]:
    """By the end of the address, of all but the pages of its one event."""
    own = [address for address in addresses() if "/draft" not in address]
    return {address: client.get(address).status_code for address in own}


@pytest.fixture(params=["with nothing", "with a draft"])
def unseen(request):
    an_event("public", conflict=a_conflict("another"))
    conflict = a_conflict(SLUG, name_en=NAME, summary_en="It is not told yet.")
    if request.param == "with a draft":
        a_draft("draft", conflict=conflict)
    return conflict


def test_all_that_there_is_of_a_conflict_is_asked_for_here():
    found = addresses()
    assert len(found) == len(set(found)) == 22
    assert {"/en/conflict/events.atom", "/en/conflict/picture.png", "/en/conflict/events/draft/card/"} <= set(found)
    assert "/api/v1/conflicts/conflict/events/draft" in found


@pytest.mark.parametrize(
    ("query", "method"),
    of_one_database(
        [*((query, "get") for query in QUERIES), ("made=up&q=well", "head")], but=("made=up&q=well", "get")
    ),
)
def test_a_conflict_that_readers_never_saw_answers_as_one_that_is_not_there(client, unseen, query, method):
    told = {}
    for there, nowhere in zip(addresses(), addresses("nowhere"), strict=True):
        mark = "&" if "?" in there else "?"
        asked, other = (getattr(client, method)(f"{address}{mark}{query}") for address in (there, nowhere))
        words = asked.getvalue().decode()
        if (asked.status_code, NAME in words) not in ((404, False), (400, False)):
            told[there] = asked.status_code
        if other.status_code == 404 and asked.status_code != 404:
            told[there] = asked.status_code
        assert words.replace(SLUG, "nowhere") == other.getvalue().decode().replace(SLUG, "nowhere"), there
        assert {**asked.headers, "Content-Length": ""} == {**other.headers, "Content-Length": ""}, there
    assert told == {}


def test_it_is_there_as_soon_as_its_first_event_is_published(client, unseen):
    assert set(statuses(client).values()) == {404}
    event = a_draft("first", conflict=unseen)
    publish(event, by=None)
    assert set(statuses(client).values()) == {200}
    assert NAME in client.get("/en/conflict/").content.decode()


@pytest.mark.parametrize("method", ["withdrawn", "undone"])
def test_it_stays_where_its_last_event_is_gone_and_so_do_feed_and_notice(client, method):
    event = a_draft("draft")
    publish(event, by=None)
    if method == "withdrawn":
        withdraw(event, by=None, public_reason="It did not happen.")
    else:
        undo(event, event.revisions.latest("number"), by=None)
    assert set(statuses(client).values()) == {200}
    assert client.get("/en/conflict/events/draft/").status_code == 410
    assert "/en/conflict/events/draft/" in client.get("/en/conflict/events.atom").content.decode()


def test_it_stays_under_another_address(client):
    withdraw(an_event("draft", conflict=a_conflict("once")), by=None)
    conflict = Conflict.objects.get()
    conflict.slug = SLUG
    conflict.save()
    assert set(statuses(client).values()) == {200}


def test_it_stays_where_an_imported_event_is_withdrawn(client):
    take({"id": "1"})
    withdraw(Event.objects.get(), by=None)
    assert set(statuses(client).values()) == {200}


def test_it_stays_where_the_import_that_made_all_of_it_is_undone(client):
    found, _told = take({"id": "1"})
    assert client.get("/en/conflict/").status_code == 200
    undo_import(found.batch, by=None, public_reason="A mistake.")
    assert set(statuses(client).values()) == {200}


def moved(event, to: Conflict) -> None:
    with change([event.pk], by=None, public_reason="It is of another.") as door:
        door.event.conflict = to
        door.event.save()


def test_an_event_that_is_moved_while_it_is_withdrawn_shows_nobody_the_conflict_to_which_it_goes(client, unseen):
    before, after = a_conflict("before"), a_conflict("after")
    event = an_event("gone", conflict=before)
    withdraw(event, by=None)
    moved(event, unseen)
    assert client.get("/en/before/").status_code == 200
    assert set(statuses(client).values()) == {404}
    page = client.get("/en/before/events/gone/")
    assert (page.status_code, "/en/conflict/" in page.content.decode()) == (410, False)
    assert 'href="/en/before/"' in page.content.decode()
    moved(event, after)
    assert {client.get(f"/en/{slug}/").status_code for slug in (SLUG, "after")} == {404}


def links(page: str) -> set[str]:
    return set(re.findall(r'href="(/en/conflict/[^"]*)"', page))


def test_the_desk_leads_to_the_preview_until_readers_see_it(desk):
    a_conflict(SLUG)
    article = an_article(text="They met on 30 March 2023.", language="en")
    read = reverse("admin:events_article_read", args=[article.pk])
    for page in (reverse("admin:index"), read):
        assert links(desk.get(page).content.decode()) == {"/en/conflict/preview/"}, page
    an_event("first")
    for page in (reverse("admin:index"), read):
        assert links(desk.get(page).content.decode()) == {"/en/conflict/"}, page


def test_no_link_of_a_preview_or_of_the_desk_leads_where_readers_find_nothing(desk):
    event = a_draft("draft", accounts=[{"date": "2023-03-30", "quote": "They met."}])
    pages = ["/en/conflict/preview/", "/en/conflict/preview/draft/", "/en/conflict/preview/draft/card/"]
    pages += [reverse("admin:events_event_change", args=[event.pk]), "/en/conflict/preview/listed/"]
    for page in pages:
        answer = desk.get(page)
        assert answer.status_code == 200
        for link in links(answer.content.decode()):
            assert desk.get(link.partition("#")[0]).status_code == 200, (page, link)


def asked(client, address: str, monkeypatch) -> list[str]:
    """What it takes to answer: the questions to the database and the cache, without the names in them."""
    with CaptureQueriesContext(connection) as queries, monkeypatch.context() as watched:
        cache: list[str] = []
        watched.setattr(caching.store, "ask", lambda question, otherwise: cache.append("cache") or otherwise)
        assert client.get(address).status_code == 404
    return [re.sub("draft|conflict|nowhere", "NAME", query["sql"]) for query in queries] + cache


PREPARED = ["/en/another/events/{}/", "/en/another/events/{}/card/", "/en/{}/", "/en/{}/about/"]


@pytest.mark.parametrize("address", PREPARED)
def test_what_is_in_preparation_takes_no_longer_to_answer_than_what_is_not_there(
    client, unseen, monkeypatch, address
):
    """By how long it takes, readers would learn that something of that name is being prepared."""
    a_draft("draft", conflict=a_conflict("another"))
    there = "draft" if "events" in address else SLUG
    assert asked(client, address.format(there), monkeypatch) == asked(client, address.format("nowhere"), monkeypatch)


def test_a_conflict_that_readers_saw_is_deleted_by_nobody(admin_client, client):
    """Another at its address, told of as often, would be taken for it by whatever keeps its pages."""
    seen, unseen = a_conflict(), a_conflict("unseen")
    counts, _told = take({"id": "1", "title": "Talks in Hidden Valley"})
    assert "Hidden Valley" in client.get("/en/conflict/").content.decode()
    undo_import(counts.batch, by=None, public_reason="A mistake.")
    for one in (seen, unseen):
        sent = {"action": "delete_selected", "_selected_action": [one.pk], "post": "yes"}
        admin_client.post(reverse("admin:events_conflict_changelist"), sent)
        admin_client.post(reverse("admin:events_conflict_delete", args=[one.pk]), {"post": "yes"})
    assert list(Conflict.objects.all()) == [seen]
