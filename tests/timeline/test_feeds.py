import xml.etree.ElementTree as ElementTree

import pytest
from django.contrib.auth.models import User

from events.record.door import change
from events.record.verbs import withdraw
from tests.factories import a_draft, an_event

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
    rename(event, "Talks again", by=User.objects.create_user("amina"), public_reason="A slip.")
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
    feed = client.get("/en/conflict/events.atom").content.decode()
    assert '<summary type="html">A &amp;lt;b&amp;gt;slip&amp;lt;/b&amp;gt; &amp;amp; no more.</summary>' in feed
