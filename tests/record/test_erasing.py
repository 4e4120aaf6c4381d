import json

import pytest
from django.contrib.admin.models import LogEntry
from django.core import serializers
from django.core.exceptions import ValidationError

from events.intake.candidates import read_into_candidates
from events.models import Actor, Article, Candidate, Citation, Event, FormerAddress, Revision
from events.record.door import change
from events.record.erasing import erase
from tests.factories import an_actor, an_article, an_event

pytestmark = pytest.mark.django_db
TEXT = "قال أحمد بن علي يوم الخميس إن المفاوضات بدأت. وكرر احمد بن علي ذلك."


@pytest.fixture
def event():
    article = an_article(title="تصريح أحمد بن علي", text=TEXT, language="ar", published="2023-03-31")
    article.slug = "ahmed-ben-ali-speaks"
    article.save()
    read_into_candidates(article)
    account = {"date": "2023-03-30", "article": article, "quote": "قال أحمد بن علي يوم الخميس إن المفاوضات بدأت."}
    titles = {"title_ar": "تصريح أَحْمَد بن علي", "title_en": "Ahmed Ben Ali speaks"}
    event = an_event("ahmed-ben-ali", accounts=[account], **titles)
    with change([event.pk], by=None, public_reason="Ahmed ben Ali asked.") as door:
        door.event.slug = "statement-of-ahmed-ben-ali"
        door.event.save()
    return Event.objects.get()


def everything() -> str:
    """All that the database holds of it."""
    rows = [*Event.objects.all(), *Article.objects.all(), *Citation.objects.all(), *Candidate.objects.all()]
    rows += [*Revision.objects.all(), *FormerAddress.objects.all(), *LogEntry.objects.all()]
    return json.dumps(json.loads(serializers.serialize("json", rows)), ensure_ascii=False)


def test_the_words_are_gone_from_every_version_source_candidate_and_address_in_every_spelling(event, client):
    assert erase("أحمد بن علي", [], Article.objects.all(), by=None) > 5
    erase("Ahmed Ben Ali", [event], Article.objects.all(), by=None)
    for spelling in ("أحمد بن علي", "احمد بن علي", "أَحْمَد بن علي", "Ahmed Ben Ali", "hmed ben li", "hmed-ben-ali"):
        assert spelling.casefold() not in everything().casefold()
    event.refresh_from_db()
    assert event.title_en.startswith("[removed on request, 20")
    page = client.get(event.get_absolute_url()).content.decode()
    assert "removed on request" in page
    assert "Words were removed on request." in page


def test_no_restored_version_brings_them_back(event):
    erase("Ahmed Ben Ali", [event], [], by=None)
    event.refresh_from_db()
    event.restore(event.revisions.get(number=1), by=None)
    assert "Ahmed" not in everything()


def test_an_erased_name_leaves_the_event_findable_by_its_other_words(event, client):
    erase("Ahmed Ben Ali", [event], [], by=None)
    assert "speaks" in client.get("/en/conflict/?q=speaks").content.decode()
    assert "No event matches" in client.get("/en/conflict/?q=ahmed").content.decode()


def test_who_is_erased_neither_takes_part_nor_said_anything_in_any_version(client):
    ali, mali = an_actor("ben-ali", name_en="Ahmed Ben Ali"), an_actor("mali", name_en="Mali")
    account = {"claimant": ali, "stance": "says", "date": "2023-03-30"}
    event = an_event("statement", accounts=[account], actors=[ali, mali])
    erase("Ben Ali", [event], [], by=None)
    assert [actor.slug for actor in event.actors.all()] == ["mali"]
    assert event.citations.get().attribution_en.startswith("[removed on request")
    assert "ben-ali" not in everything()
    assert not Actor.objects.filter(slug="ben-ali").exists()
    event.refresh_from_db()
    event.restore(event.revisions.get(number=1), by=None)
    assert [actor.slug for actor in event.actors.all()] == ["mali"]


def test_an_actor_of_other_events_stays_in_them():
    ali = an_actor("ben-ali", name_en="Ahmed Ben Ali")
    event, other = an_event("statement", actors=[ali]), an_event("other", actors=[ali])
    erase("Ahmed Ben Ali", [event], [], by=None)
    assert not event.actors.exists()
    assert other.actors.get() == ali


@pytest.mark.parametrize("words", ["", "  ", "ab", "َُ"])
def test_words_too_short_to_be_told_from_others_are_refused(event, words):
    with pytest.raises(ValidationError, match="three letters"):
        erase(words, [event], [], by=None)
