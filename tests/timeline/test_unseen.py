"""What readers do not see is named to nobody who asks for it by its number or name, on any public page."""

import pytest

from events.models import Place
from events.record.verbs import withdraw
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_event, correct

pytestmark = pytest.mark.django_db

PAGES = [
    *("/en/conflict/", "/ar/conflict/", "/en/conflict/embed/", "/en/conflict/view/", "/en/conflict/about/"),
    *(f"/en/conflict/events.{form}" for form in ("html", "csv", "json", "ics", "timelinejs.json", "atom")),
    *("/en/conflict/events/public/", "/en/conflict/events/public/card/", "/en/", "/sitemap.xml"),
    *(f"/api/v1/conflicts/conflict/{name}" for name in ("events", "figure", "actors", "kinds", "events/public")),
]
NAMES = ("Leaked minutes", "The Whistle", "Nobody Yet", "Nob. Y.", "Nowhere Yet", "Never Yet", "unseen-article")


def told(client, query: str) -> dict[str, list[str]]:
    """What is named, by the page that names it; the address is no part of it."""
    found = {}
    addresses = [f"{page}?{query}" for page in PAGES]
    addresses.append(f"/api/v1/oembed?url=http://testserver/en/conflict/%3F{query}")
    for address in addresses:
        words = client.get(address).getvalue().decode()
        if names := [name for name in NAMES if name in words]:
            found[address] = names
    return found


@pytest.fixture
def unseen():
    """An article, an actor, a place and a kind of a draft alone, beside a published event."""
    an_event("public", title_en="Public talks")
    article = an_article(title="Leaked minutes", publisher="The Whistle")
    actor = an_actor("unseen", name_en="Nobody Yet", short_en="Nob. Y.")
    kind = a_kind("unseen-kind", name_en="Never Yet")
    place = Place.objects.create(slug="unseen-place", name_en="Nowhere Yet")
    a_draft("draft", accounts=[{"article": article}], actors=[actor], kind=kind, place=place)
    return article


@pytest.mark.parametrize(
    "query",
    [
        *("source={}", "actor=unseen", "actor=unseen&actors=all", "place=unseen-place", "kind=unseen-kind"),
        *("lanes=actor&actor=unseen", "lanes=place&place=unseen-place", "actor=nobody", "q=nobody", "q=leaked"),
    ],
)
def test_what_a_draft_alone_names_is_named_on_no_page(client, unseen, query):
    assert told(client, query.format(unseen.pk)) == {}


@pytest.mark.parametrize(
    "cite",
    [
        lambda article: None,
        lambda article: withdraw(event_of(article), by=None, public_reason="So."),
        lambda article: (event_of(article), correct(article, confidential=True)),
        lambda article: an_event(
            "other", conflict=a_conflict("another"), accounts=[{"article": article, "date": "2023-03-30"}]
        ),
    ],
    ids=["cited nowhere", "cited by a withdrawn event", "confidential since", "cited in another conflict"],
)
def test_a_source_that_readers_of_this_timeline_do_not_see_is_named_to_none_of_them(client, cite):
    an_event("public", title_en="Public talks")
    article = an_article(title="Leaked minutes", publisher="The Whistle")
    cite(article)
    assert told(client, f"source={article.pk}") == {}


def test_a_source_is_named_until_it_becomes_confidential_and_not_after(client):
    article = an_article(title="Leaked minutes", publisher="The Whistle")
    event_of(article)
    before = told(client, f"source={article.pk}")
    assert {address.partition("?")[0] for address in before} >= {"/en/conflict/", "/en/conflict/events.json"}
    correct(article, confidential=True)
    assert told(client, f"source={article.pk}") == {}


def event_of(article):
    return an_event("cites", accounts=[{"article": article, "date": "2023-03-30"}])
