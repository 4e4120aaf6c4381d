import json

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import dates
from tests.timeline.drawing.test_marks import MONTHS, an_item
from timeline.drawing.figure import figure, moment
from timeline.drawing.marks import Lane, Rival, View, draw

HOSTILE = "<img src=x onerror=alert(1)>&\"'"


def drawn(*items, lang: str = "en", view: View = MONTHS) -> dict:
    return figure(draw(items, [Lane("talks", HOSTILE)], view), right_to_left=lang == "ar", lang=lang)


def trace(fig: dict, name: str) -> dict:
    return next(t for t in fig["data"] if t["name"] == name)


EVERYTHING = [
    an_item("2023-03-30", rivals=(Rival("2023-02-10", told="x"), Rival("2023-05", announced=True))),
    *map(an_item, ["2023-04", "2023-03-27/2023-03-31", "2023-02/2023-05", "2023-03-31~", "2023-04-02?"]),
    *map(an_item, ["2023-02-10/..", "2023/", "../2023-02-10", "[..2023-03-31]", "1975"]),
    an_item("2023-04-19", slug="plan", planned=True, shape="star"),
]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_plotly_accepts_the_figure(lang):
    names = [trace.name for trace in go.Figure(drawn(*EVERYTHING, lang=lang)).data]
    assert names == [
        *("links", "hollow", "solid", "fading", "dots", "arrows", "flags"),
        *("rivals", "plans", "signs", "labels"),
    ]


@given(st.lists(dates, max_size=8))
def test_plotly_accepts_a_figure_of_any_dates_with_a_shape_for_each_mark(edtfs):
    chart = draw([an_item(e, slug=str(n)) for n, e in enumerate(edtfs)], [Lane("talks", HOSTILE)], MONTHS)
    fig = json.loads(json.dumps(figure(chart, right_to_left=False, lang="en"), allow_nan=False))
    shapes = [trace for trace in go.Figure(fig).data if trace.name in ("dots", "hollow", "solid")]
    assert {slug for trace in shapes for slug in trace.customdata} == {mark.item.slug for mark in chart.marks}


def test_the_traces_are_few_whatever_the_number_of_events():
    many = [an_item(f"2023-03-{n % 28 + 1:02}", slug=str(n), colour=f"#00000{n % 9}") for n in range(300)]
    assert len(drawn(*many)["data"]) <= len(drawn(*EVERYTHING)["data"]) <= 11


def test_a_solid_bar_begins_on_its_first_day_and_ends_with_its_last():
    bar = trace(drawn(an_item("2023-03-27/2023-04-05")), "solid")
    assert (bar["base"], bar["x"]) == (["2023-03-27 00:00:00"], [10 * 24 * 3600 * 1000])


def test_time_runs_from_the_right_in_arabic():
    assert drawn(an_item("2023-03-30"))["layout"]["xaxis"]["range"] == ["2023-01-01 00:00:00", "2023-07-01 00:00:00"]
    arabic = drawn(an_item("2023-03-30"), lang="ar")["layout"]
    assert arabic["xaxis"]["range"] == ["2023-07-01 00:00:00", "2023-01-01 00:00:00"]
    assert arabic["annotations"][0]["xanchor"] == "right"


@pytest.mark.parametrize(
    ("lang", "after", "before"), [("en", "middle right", "middle left"), ("ar", "middle left", "middle right")]
)
def test_a_label_stands_on_the_side_of_its_mark_that_has_room_whichever_way_time_runs(lang, after, before):
    fig = drawn(an_item("2023-03-30"), an_item("2023-06-28"), lang=lang)
    assert trace(fig, "labels")["textposition"] == [after, before]


def test_a_hollow_shape_says_that_the_day_is_not_given():
    fig = drawn(an_item("2023-03-30", slug="day"), an_item("2023-04-02/2023-04-03", slug="both"), view=MONTHS)
    assert trace(fig, "dots")["marker"]["symbol"][0] == "circle"
    ring = drawn(an_item("2023-04"), view=View(600_000, 740_000, 1000))
    assert trace(ring, "dots")["marker"]["symbol"] == ["circle-open"]


def test_every_text_is_escaped_and_kept_from_reordering_its_surroundings():
    fig = drawn(an_item("2023-03-30", title=HOSTILE))
    for text in (fig["layout"]["annotations"][0]["text"], trace(fig, "labels")["text"][0]):
        assert "<" not in text
        assert text.startswith("\u2066&lt;img")
        assert text.endswith("\u2069")


def test_the_figure_has_no_colour_of_a_theme():
    fig = drawn(*EVERYTHING)
    assert "font" not in fig["layout"]
    assert "color" not in trace(fig, "links")["line"]


def test_a_click_finds_the_event_behind_mark_and_label():
    fig = drawn(an_item("2023-03-30", slug="talks-2023"))
    assert trace(fig, "dots")["customdata"] == trace(fig, "labels")["customdata"] == ["talks-2023"]


@given(st.floats(-1e6, 5e6))
def test_any_position_is_a_date_that_plotly_reads(position):
    text = moment(position)
    assert len(text) == 19
    assert text[4] == text[7] == "-"
