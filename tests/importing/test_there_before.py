import pytest

from events.importing import there_before as there
from events.importing.showing import Showing
from events.importing.there_before import rows_there_before, there_before
from events.importing.writing import preview_rows
from events.models import Event, Place
from events.record.verbs import withdraw
from tests.factories import a_conflict, a_kind, an_event
from tests.importing.test_rows import MINE, ROW
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


def would_be(*rows: dict[str, str]) -> list[tuple[int, str]]:
    """Of rows that are previewed, the numbers of those that may be there, and what they may be."""
    showing = Showing()
    numbered = [(number, {**ROW, **row}) for number, row in enumerate(rows, 2)]
    preview_rows(numbered, MINE, a_conflict(), tell=lambda number, said: None, see=showing.see)
    return [(row.number, event.slug) for row, event in rows_there_before(a_conflict(), showing.new)]


def test_rows_that_are_only_looked_at_are_told_as_those_that_were_imported():
    an_event("article", title_en="The envoy meets the ministers in Geneva", date="2023-03-30", kind=a_kind("talks"))
    rows = (TALKS, {**TALKS, "id": "2", "title": "A court's ruling"}, {**TALKS, "id": "3", "day": "2023-05-01"})
    assert would_be(*rows) == [(2, "article")]
    take(*rows)
    assert would_be(*rows) == []  # their identifiers are there


def test_the_same_day_kind_and_place_are_enough_whatever_the_words_and_spelling():
    place = Place.objects.create(slug="ganki", name_en="Ganki Khel", name_ar="غانكي خيل")
    an_event("article", title_ar="ضربة جوية", title_en="", date="2023-03-30", kind=a_kind("strike"), place=place)
    row = {"id": "1", "kind": "strike", "title": "Six are killed"}
    assert would_be({**row, "place": "Gangi Khel"}) == [(2, "article")]
    assert would_be({**row, "place": "غانكي خيل"}) == [(2, "article")]
    assert would_be({**row, "place": "Char Khel"}) == []
    assert would_be({**row, "place": "Gangi Khel", "kind": "talks"}) == []
    assert would_be({**row, "place": "Gangi Khel", "day": "2023-03-31"}) == []
    found, _told = take({**row, "place": "Gangi Khel"})
    assert [(event.source_id, other.slug) for event, other in there_before(found.batch)] == [("1", "article")]


def test_few_questions_are_asked_of_rows_however_many(django_assert_num_queries):
    an_event("article", title_en=TALKS["title"], date="2023-03-30", kind=a_kind("talks"))
    showing = Showing()
    rows = [(number, {**ROW, **TALKS, "id": str(number)}) for number in range(20)]
    preview_rows(rows, MINE, a_conflict(), tell=lambda number, said: None, see=showing.see)
    conflict = a_conflict()
    with django_assert_num_queries(7):
        assert len(rows_there_before(conflict, showing.new)) == 20
