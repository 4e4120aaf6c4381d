"""What is said of the days that a chart shows."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from events.dates import Span
from events.models import Event
from events.record.counting import Counts
from tests.factories import a_conflict, an_event
from timeline.shown import days_of, in_view, said_of

SPRING = Span(date(2003, 3, 1), date(2003, 5, 31))


def said(span: Span = SPRING, *, counted: bool = False) -> dict:
    return said_of(Event.objects.published(), Counts(a_conflict()) if counted else None, span)


def test_the_number_in_view_is_told_with_its_thousands_apart():
    assert [in_view(1), in_view(1234)] == ["1 event in view", "1,234 events in view"]


@pytest.mark.django_db
@pytest.mark.parametrize("counted", [True, False])
def test_what_may_have_happened_in_the_view_is_counted(counted):
    for when in ("2003", "2003-03-01", "2003-05-31", "2003-02-28", "2003-06-01"):
        an_event(date=when)
    assert said(counted=counted) == {"said": "3 events in view", "nearest": None}


@pytest.mark.django_db
@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize(("before", "after", "nearest"), [("02-27", "06-03", "02-27"), ("02-26", "06-02", "06-02")])
def test_where_there_is_none_the_nearest_is_offered_with_its_days(counted, before, after, nearest):
    for when in (f"2003-{before}", f"2003-{after}", "2001-01-01", "2009-01-01"):
        an_event(date=when)
    there = date.fromisoformat(f"2003-{nearest}")
    words = f"The nearest: {there.day} {there:%B} 2003"
    nearest_of = {"first": there, "last": there, "words": words}
    assert said(counted=counted) == {"said": "0 events in view", "nearest": nearest_of}


@pytest.mark.django_db
def test_the_nearest_of_a_month_is_all_of_it_in_the_readers_language():
    an_event(date="2003-07")
    with translation.override("ar"):
        nearest = said()["nearest"]
    assert (nearest["first"], nearest["last"]) == (date(2003, 7, 1), date(2003, 7, 31))
    assert "يوليو 2003" in nearest["words"]


@pytest.mark.django_db
@pytest.mark.parametrize("edtf", ["../2003-02-10", "[..2003-02-10]"])
def test_the_nearest_of_an_open_date_is_its_known_end(edtf):
    an_event(date=edtf)
    nearest = said()["nearest"]
    assert (nearest["first"], nearest["last"]) == (date(2003, 2, 10), date(2003, 2, 10))


@pytest.mark.django_db
def test_where_nothing_matches_nothing_is_offered():
    a_conflict()
    assert said() == {"said": "0 events in view", "nearest": None}


def test_a_view_is_read_as_any_date_is_and_none_is_none():
    assert days_of("") is None
    assert days_of("2003-03-01/2003-05-31") == SPRING
    assert days_of("March to May 2003") == SPRING


@pytest.mark.parametrize("view", ["2003-03-01/..", "../2003", "[2003..]"])
def test_a_view_with_an_open_end_is_refused_with_what_would_be_right(view):
    with pytest.raises(ValidationError, match="A view needs both ends, as in 1975/1991"):
        days_of(view)


@pytest.mark.parametrize("view", ["nonsense", "2003-02-30", "2003/2001", "1/2/3", "<script>"])
def test_a_view_that_is_no_date_is_refused(view):
    with pytest.raises(ValidationError):
        days_of(view)
