from datetime import date

import plotly.graph_objects as go
import pytest

from events.dates import Span
from events.models import Event
from tests.factories import an_actor, an_event
from timeline.drawing.window import OTHERS, window

pytestmark = pytest.mark.django_db
FOREVER = Span(None, None)


@pytest.fixture
def few_marks(monkeypatch):
    """A browser that draws no more than three marks, two beside bars."""
    monkeypatch.setattr("timeline.drawing.window.MOST_MARKS", 3)
    monkeypatch.setattr("timeline.drawing.window.MARKS_BESIDE_BANDS", 2)


def many_events(*dates: str, **fields) -> None:
    for number, when in enumerate(dates):
        an_event(f"e{number}", title_en=f"Event {number}", date=when, significance=3 if number < 2 else 1, **fields)


def test_where_all_can_be_drawn_there_are_no_bars():
    many_events("2003-01-02", "2003-01-03")
    shown = window(Event.objects.published(), "kind", FOREVER)
    assert (len(shown.events), shown.bands) == (2, ())


def test_where_too_many_events_are_bars_count_them_all_and_the_most_significant_are_drawn(few_marks):
    many_events("2003-01-02", "2003-01-02", "2003-01-02", "2003-01-05")
    shown = window(Event.objects.published(), "kind", FOREVER)
    assert {event.slug for event in shown.events} == {"e0", "e1"}
    assert [(band.first, band.number) for band in shown.bands] == [(date(2003, 1, 2), 3), (date(2003, 1, 5), 1)]
    assert [band.told for band in shown.bands] == [
        "2 January 2003: 3 events begin",
        "5 January 2003: 1 event begins",
    ]


def test_a_date_wider_than_a_bar_is_counted_apart_and_never_on_its_first_day(few_marks):
    many_events("2003-01-02", "2003-01-03", "2003-01-05", "2003")
    shown = window(Event.objects.published(), "kind", Span(date(2003, 1, 1), date(2003, 1, 31)))
    assert sum(band.number for band in shown.bands) == 3
    assert shown.lanes[0].label == "Talks (and 1 with a longer date)"


def test_an_event_stands_in_the_bars_of_each_of_its_actors(few_marks):
    many_events(*["2003-01-02"] * 3, actors=[an_actor("morocco"), an_actor("polisario")])
    an_event("alone", date="2003-01-02")
    shown = window(Event.objects.published(), "actor", FOREVER)
    assert {(band.lane, band.number) for band in shown.bands} == {("morocco", 3), ("polisario", 3), (OTHERS, 1)}


@pytest.mark.parametrize(
    ("dates", "first", "told"),
    [
        (["1900-03-05", "1999-07-08"], date(1900, 1, 1), "1900: "),
        (["2000-03-05", "2004-07-08"], date(2000, 3, 1), "March 2000: "),
        (["2000-03-05", "2000-03-06"], date(2000, 3, 5), "5 March 2000: "),
    ],
)
def test_bars_are_years_months_or_days_as_the_view_is_wide(few_marks, dates, first, told):
    many_events(*dates, *dates)
    bands = window(Event.objects.published(), "kind", FOREVER).bands
    assert bands[0].first == first
    assert bands[0].told.startswith(told)
    assert sum(band.number for band in bands) == 4


def test_plotly_accepts_the_bars_and_the_view_is_that_of_all_events(client, few_marks):
    many_events("1990-01-02", "1990-01-02", "1995", "2003-01-05", "2019-12-31")
    figure = client.get("/api/v1/conflicts/conflict/figure").json()
    go.Figure(figure)
    bars = next(trace for trace in figure["data"] if trace["name"] == "density")
    assert bars["customdata"][0] == ["1990-01-01", "1990-03-31"]
    assert figure["layout"]["xaxis"]["range"][1] > "2019-12-31"
    assert figure["layout"]["meta"]["said"] == "5 events in view"
    page = client.get("/en/conflict/").content.decode()
    assert 'data-first="1990-01-01"' in page
    assert "too many events to draw each" in page


def test_zooming_in_brings_what_the_whole_view_had_no_room_for(client, few_marks):
    many_events(*(f"20{number}0-06-15" for number in range(4)))

    def drawn(view: str) -> set[str]:
        figure = client.get(f"/api/v1/conflicts/conflict/figure?view={view}").content.decode()
        return {f"e{number}" for number in range(4) if f'"e{number}"' in figure}

    assert drawn("") == {"e0", "e1"}
    assert drawn("2030") == {"e3"}
    assert "e2" in drawn("2019/2021")
