import pytest

from events.importing import there_before as there
from events.importing.there_before import there_before
from events.models import Event, Place
from events.record.verbs import withdraw
from tests.factories import a_kind, an_event
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db
TALKS = {"id": "1", "title": "Envoy meets ministers in Geneva", "kind": "talks"}


def found(batch: str) -> list[tuple[str, str]]:
    return [(event.source_id, other.slug) for event, other in there_before(batch)]


def test_an_event_of_the_same_day_kind_and_words_is_told_whatever_its_source():
    an_event("article", title_en="The envoy meets the ministers in Geneva", date="2023-03-30", kind=a_kind("talks"))
    counts, _told = take(TALKS, {**TALKS, "id": "2", "title": "A court's ruling"})
    assert found(counts.batch) == [("1", "article")]


def test_of_another_kind_the_same_place_tells_and_neither_does_not():
    geneva = Place.objects.create(slug="geneva", name_en="Geneva", name_ar="جنيف")
    an_event("there", title_en="The envoy meets ministers", date="2023-03-30", kind=a_kind("civil"), place=geneva)
    counts, _told = take(TALKS)
    assert found(counts.batch) == [("1", "there")]
    an_event("nowhere", title_en="Envoy meets ministers in Oslo", date="2023-05-01", kind=a_kind("civil"))
    counts, _told = take({**TALKS, "id": "2", "day": "2023-05-01"})
    assert found(counts.batch) == []


def test_another_day_a_withdrawn_event_and_one_of_the_same_import_are_none():
    an_event("later", title_en=TALKS["title"], date="2023-04-30", kind=a_kind("talks"))
    withdraw(an_event("gone", title_en=TALKS["title"], date="2023-03-30"), by=None, public_reason="Wrong.")
    counts, _told = take(TALKS, {**TALKS, "id": "2"})
    assert found(counts.batch) == []


def test_of_a_long_import_the_first_events_are_looked_at(monkeypatch):
    monkeypatch.setattr(there, "MOST_LOOKED_AT", 1)
    an_event("article", title_en=TALKS["title"], date="2023-03-30", kind=a_kind("talks"))
    counts, _told = take({**TALKS, "day": "2023-07-01"}, {**TALKS, "id": "2"})
    assert (Event.objects.filter(date="2023-03-30").count(), found(counts.batch)) == (2, [])


def test_few_questions_are_asked_however_many_events(django_assert_num_queries):
    an_event("article", title_en=TALKS["title"], date="2023-03-30", kind=a_kind("talks"))
    counts, _told = take(*({**TALKS, "id": str(number)} for number in range(20)))
    with django_assert_num_queries(8):
        assert len(there_before(counts.batch)) == 20
