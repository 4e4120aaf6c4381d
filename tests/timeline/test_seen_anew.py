"""What the desk does and readers do not see moves no validator: by one, readers would learn that it did something."""

import pytest

from events.models import Actor, Article, Citation, Comment, Conflict, DataSet, Event, EventKind, Place
from events.record.door import change
from events.record.names import merge
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor, an_event, correct
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db

EVENT = ("/en/conflict/events/talks/", "/en/conflict/events/talks/card/", "/api/v1/conflicts/conflict/events/talks")
PAGES = (
    *EVENT,
    *("/en/conflict/", "/en/conflict/events.json", "/en/conflict/events.atom", "/en/another/", "/en/"),
    *("/api/v1/conflicts", "/api/v1/conflicts/conflict/figure", "/sitemap.xml", "/sitemap-pages.xml"),
)
ACCOUNT = {"date": "2023-03-30"}


@pytest.fixture(autouse=True)
def rows():
    """Of each kind of row one that readers see, and one that drafts alone name."""
    an_event("of-another", conflict=a_conflict("another"))
    sources = [an_article(title="Open", text="They met."), an_article(title="Secret")]
    correct(sources[1], confidential=True)
    accounts = [{**ACCOUNT, "article": source} for source in sources]
    accounts[0]["claimant"] = an_actor("claimant", part_of=an_actor("above"))
    place, kind = Place.objects.create(slug="seen"), a_kind("seen")
    an_event("talks", accounts=accounts, actors=[an_actor("seen")], kind=kind, place=place)
    hidden = [{**ACCOUNT, "article": an_article(title="Unseen"), "claimant": an_actor("unheard")}]
    place, kind = Place.objects.create(slug="unseen"), a_kind("unseen")
    a_draft("draft", accounts=hidden, actors=[an_actor("unseen")], kind=kind, place=place)
    a_draft("of-a-secret-war", conflict=a_conflict("secret-war"))
    take({"id": "1"}, publish=False)


def noted(slug: str):
    """A note for the editors alone."""
    with change([Event.objects.get(slug=slug).pk], by=None) as door:
        door.event.notes = "Ask the ministry."
        door.event.save()


def commented():
    Comment.objects.create(event=Event.objects.get(slug="talks"), by=an_editor(), text="Is it so?")


def prepared():
    """An account that is not public, of an event that is."""
    event = Event.objects.get(slug="talks")
    with change([event.pk], by=None):
        Citation(event=event, article=an_article(), claim_en="It says otherwise.").save()


def saved(model, slug: str, **values):
    row = model.objects.get(slug=slug)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def merged():
    a_draft("of-one", actors=[an_actor("one"), an_actor("same")])
    merge(Actor.objects.get(slug="one"), Actor.objects.get(slug="same"), by=None, most=10)


def source(called: str, **values):
    correct(Article.objects.get(title=called), **values)


UNSEEN = {
    "a note on an event": lambda: noted("talks"),
    "a comment": commented,
    "an account in preparation": prepared,
    "a new draft": lambda: a_draft("new"),
    "a note on a draft": lambda: noted("draft"),
    "a note on an actor": lambda: saved(Actor, "seen", note="Ask them."),
    "the cue words of a kind": lambda: saved(EventKind, "seen", cue_words="met"),
    "a second person for a conflict": lambda: saved(Conflict, "conflict", second_reader=True),
    "the text of a source": lambda: source("Open", text="They met. And left."),
    "an actor of a draft": lambda: saved(Actor, "unseen", name_en="Another"),
    "a claimant of a draft": lambda: saved(Actor, "unheard", name_en="Another"),
    "a kind of a draft": lambda: saved(EventKind, "unseen", name_en="Another"),
    "a place of a draft": lambda: saved(Place, "unseen", name_en="Another"),
    "a source of a draft": lambda: source("Unseen", publisher="Another"),
    "a data set of drafts": lambda: saved(DataSet, "mine", name="Another"),
    "an import of drafts": lambda: take({"id": "2"}, publish=False, version="3"),
    "the title of a confidential source": lambda: source("Secret", title="Another", publisher="Another"),
    "two actors of drafts that are one": merged,
    "a conflict that nobody sees": lambda: saved(Conflict, "secret-war", name_en="Another"),
    "a new conflict": lambda: a_conflict("new"),
}
SEEN = {
    "the name of an actor": lambda: saved(Actor, "seen", name_en="Another"),
    "other spellings of an actor": lambda: saved(Actor, "seen", aliases="Another"),
    "the name of a claimant": lambda: saved(Actor, "claimant", name_en="Another"),
    "the name of what a claimant is a part of": lambda: saved(Actor, "above", name_en="Another"),
    "the name of a kind": lambda: saved(EventKind, "seen", name_en="Another"),
    "the name of a place": lambda: saved(Place, "seen", name_en="Another"),
    "the title of a source": lambda: source("Open", title="Another"),
    "the language of a confidential source": lambda: source("Secret", language="fr"),
    "that a source is confidential": lambda: source("Open", confidential=True),
    "the name of the conflict": lambda: saved(Conflict, "conflict", name_en="Another"),
}


def validators(client) -> dict[str, str]:
    return {page: client.get(page)["ETag"] for page in PAGES}


@pytest.mark.parametrize("act", UNSEEN.values(), ids=UNSEEN)
def test_what_readers_do_not_see_moves_no_validator_and_no_number(client, act):
    before, number = validators(client), client.get("/api/v1/conflicts").json()
    act()
    after = validators(client)
    assert [page for page in PAGES if before[page] != after[page]] == []
    assert client.get("/api/v1/conflicts").json() == number


@pytest.mark.parametrize("act", SEEN.values(), ids=SEEN)
def test_what_readers_see_moves_those_of_its_own_timeline_and_of_what_tells_of_all(client, act):
    before = validators(client)
    act()
    after = validators(client)
    assert [page for page in PAGES if before[page] == after[page]] == ["/en/another/"]


def test_an_imported_event_keeps_its_validator_when_a_note_gives_it_its_first_version(client):
    take({"id": "7", "title": "Imported"})
    event = Event.objects.get(source_id="7")
    page = f"/en/conflict/events/{event.slug}/"
    before = client.get(page)["ETag"]
    an_event("beside")
    noted(event.slug)
    assert client.get(page)["ETag"] == before
    with change([event.pk], by=None) as door:
        Citation(event=door.event, article=an_article(), claim_en="So.", published=True).save()
    assert client.get(page)["ETag"] != before
