import xml.etree.ElementTree as ElementTree

import pytest

from events.importing.undoing import undo_import
from events.importing.writing import import_rows
from events.models import Conflict, DataSet, Event
from events.record.door import change
from events.record.verbs import withdraw
from tests.factories import a_conflict, a_draft, an_editor, an_event
from tests.importing.test_rows import MINE, ROW

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client) -> list[tuple[str, str]]:
    """Title and text of each entry, the newest first."""
    root = ElementTree.fromstring(client.get("/en/conflict/events.atom").content)
    return [(e.findtext(f"{ATOM}title"), e.findtext(f"{ATOM}summary")) for e in root.iter(f"{ATOM}entry")]


def rename(event, title: str, public_reason: str = "", by=None) -> None:
    with change([event.pk], by=by, reason="internal", public_reason=public_reason) as door:
        door.event.title_en = title
        door.event.save()


def test_the_feed_tells_what_was_published_changed_and_withdrawn_and_why(client):
    event = an_event("talks", title_en="Talks")
    rename(event, "Talks in New York", "The place was added.")
    rename(event, "Talks, New York")
    assert feed(client) == [
        ("Talks, New York", "Changed."),
        ("Talks, New York", "The place was added."),
        ("Talks, New York", "Published."),
    ]


def test_a_withdrawn_event_is_told_by_its_public_reason_alone(client):
    event = an_event("talks", title_en="Talks")
    withdraw(event, by=None, reason="internal", public_reason="It was never held.")
    assert feed(client)[0] == ("A withdrawn event", "It was never held.")
    assert "Talks" not in client.get("/en/conflict/events.atom").content.decode()


def test_drafts_are_not_in_the_feed_nor_names_reasons_and_hours_of_editors(client):
    a_draft("draft", title_en="Draft")
    event = an_event("talks", title_en="Talks")
    rename(event, "Talks again", by=an_editor("amina"), public_reason="A slip.")
    text = client.get("/en/conflict/events.atom").content.decode()
    for hidden in ("Draft", "internal", "amina"):
        assert hidden not in text
    assert "T00:00:00" in text


def test_the_events_page_lists_its_changes_by_day(client):
    event = an_event("talks", title_en="Talks")
    rename(event, "Talks again", "The place was added.")
    page = client.get("/en/conflict/events/talks/").content.decode()
    assert "The place was added." in page
    assert page.count("<time datetime=") == 2
    assert "internal" not in page


def test_a_reason_is_text_in_what_the_feed_says_is_html(client):
    event = an_event("talks")
    withdraw(event, by=None, public_reason="A <b>slip</b> & no more.")
    xml = client.get("/en/conflict/events.atom").content.decode()
    assert '<summary type="html">A &amp;lt;b&amp;gt;slip&amp;lt;/b&amp;gt; &amp;amp; no more.</summary>' in xml


def imported(*ids: str, **options):
    """An import of events with these identifiers."""
    cells = options.pop("cells", {})
    rows = [(number, {**ROW, "id": one, **cells}) for number, one in enumerate(ids, 2)]
    return import_rows(rows, MINE, a_conflict(), by=None, file_name="mine.csv", **options)


def test_an_import_is_one_entry_and_so_is_a_newer_one_and_that_it_was_taken_back(client):
    imported("1", "2", "3")
    assert feed(client) == [("An import: Mine", "Events added: 3.")]
    newer = imported("1", "2", "4", cells={"title": "Corrected"})
    assert feed(client)[0] == ("An import: Mine", "Events added: 1. Events changed: 2.")
    undo_import(newer.batch, by=None, public_reason="A mistake.")
    assert feed(client)[0] == ("An import: Mine", "A mistake. Events changed: 2. Events taken back: 1.")
    assert len(feed(client)) == 3


def test_an_imported_event_that_an_editor_changed_is_told_of_by_that_change(client):
    imported("1")
    rename(Event.objects.get(), "Talks in New York", "The place was added.")
    assert feed(client) == [("Talks in New York", "The place was added."), ("An import: Mine", "Events added: 1.")]


def test_an_event_of_a_data_set_that_must_not_be_passed_on_is_told_of_without_its_title(client, settings):
    imported("1")
    rename(Event.objects.get(), "Secret talks")
    titles = [title for title, _reason in feed(client)]
    assert "Secret talks" in titles
    DataSet.objects.update(redistributable=False)
    Conflict.objects.all().seen_anew()
    titles = [title for title, _reason in feed(client)]
    assert ("Secret talks" in titles, "An event of Mine" in titles) == (False, True)


def test_an_import_of_drafts_and_one_that_changes_nothing_are_not_told(client):
    withdraw(an_event(), by=None)
    told = feed(client)
    imported("1", publish=False)
    assert feed(client) == told
    imported("2")
    imported("2")
    assert len(feed(client)) == len(told) + 1


def test_the_feed_names_its_editors_and_its_ids_are_those_of_this_installation(client, settings):
    settings.ALLOWED_HOSTS = ["a.example", "b.example"]
    a_conflict(editors="The editors")
    an_event("talks")
    imported("1")
    ids = {}
    for host in settings.ALLOWED_HOSTS:
        root = ElementTree.fromstring(client.get("/en/conflict/events.atom", headers={"host": host}).content)
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "The editors"
        ids[host] = {entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")}
    assert len(ids["a.example"]) == 2
    assert not ids["a.example"] & ids["b.example"]
    assert all(one.startswith("tag:a.example,2026:conflict/") for one in ids["a.example"])
