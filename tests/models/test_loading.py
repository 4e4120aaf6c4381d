"""Events for files: what several of them name is read once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Citation, Event
from events.models.loading import loaded
from tests.factories import a_draft, a_kind, an_actor, an_article, an_event

pytestmark = pytest.mark.django_db


def three() -> list[Event]:
    actors, source = [an_actor("front"), an_actor("army")], an_article(title="One")
    for slug in ("first", "second", "third"):
        an_event(slug, kind=a_kind("raid"), actors=actors, accounts=[{"date": "2023-03-30", "article": source}])
    return loaded(Event.objects.in_order())


def test_what_events_name_is_one_object_for_all_of_them():
    first, second, third = three()
    assert first.kind is second.kind is third.kind
    assert first.conflict is third.conflict
    assert [row.actor.slug for row in first.participations.all()] == ["front", "army"]
    assert first.participations.all()[0].actor is third.participations.all()[0].actor
    assert first.citations.all()[0].article is third.citations.all()[0].article
    assert (first.place, first.data_set, first.citations.all()[0].claimant) == (None, None, None)


def test_rows_belong_to_their_event_and_ask_for_nothing_more():
    events = three()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        for event in events:
            assert all(row.event is event for row in [*event.citations.all(), *event.participations.all()])
            assert event.citations.all()[0].article.title == "One"
    assert len(asked) == 0


def test_texts_of_sources_are_left_where_they_are():
    assert three()[0].citations.all()[0].article.get_deferred_fields() == {"text"}


def test_more_events_ask_no_more_questions():
    three()
    counts, ids = [], [*Event.objects.values_list("pk", flat=True)]
    for most in (1, 3):
        with CaptureQueriesContext(connection) as asked:
            assert len(loaded(Event.objects.filter(pk__in=ids[:most]))) == most
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_an_account_that_is_not_public_is_not_loaded():
    a_draft("talks")
    assert Citation.objects.filter(published=False).count() == 1
    assert [list(event.citations.all()) for event in loaded(Event.objects.all())] == [[]]
