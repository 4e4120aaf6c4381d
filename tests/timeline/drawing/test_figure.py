import json
import re
from datetime import date

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import dates
from tests.timeline.drawing.test_marks import MONTHS, an_item
from timeline.drawing.colours import DARK, LEAST, LIGHT, contrast
from timeline.drawing.figure import figure, moment
from timeline.drawing.layouts import WIDEST
from timeline.drawing.marks import Band, Lane, Rival, View
from timeline.drawing.placing import draw
from timeline.drawing.sketch import sketch

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
    assert [name for name in names if name != "stacks"] == [
        *("links", "hollow", "solid", "fading", "dots", "arrows", "flags"),
        *("rivals", "plans", "labels"),
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


def test_the_figure_stands_where_the_drawing_in_the_page_does():
    """So that nothing moves when it takes over: rows of 24 px, 10 px below them, nothing beside them."""
    chart = draw([an_item("2023-03-30", slug=str(n)) for n in range(3)], [Lane("talks", "Talks")], MONTHS)
    layout = figure(chart, right_to_left=False, lang="en")["layout"]
    html = sketch(chart, WIDEST, right_to_left=False, lang="en")
    (height,) = re.findall(r'class="sketch"><svg class="moved" height="(\d+)"', html)
    margin = layout["margin"]
    assert (margin["l"], margin["r"]) == (0, 0)
    assert layout["height"] - margin["t"] == int(height)
    bottom, top = layout["yaxis"]["range"]
    rows = (layout["height"] - margin["t"] - margin["b"]) / 24
    for mark in chart.marks:
        assert (mark.row - top) / (bottom - top) * rows * 24 == pytest.approx((mark.row + 0.7) * 24)


def test_the_axis_names_round_dates_in_the_readers_language():
    axis = drawn(an_item("2023-03-30"), lang="ar")["layout"]["xaxis"]
    named = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
    assert named["2023-04-01 00:00:00"] == "أبريل"
    assert named["2023-01-01 00:00:00"] == ""  # it would be cut by the edge
    assert [axis["tickmode"], axis["ticklabelmode"]] == ["array", "instant"]


def test_a_sign_is_a_path_of_a_size_in_pixels_after_its_mark():
    def signs(lang: str) -> list[tuple]:
        shapes = drawn(an_item("2023-03-30~", disputed=True), lang=lang)["layout"]["shapes"]
        return [(sign["name"], sign["xanchor"], sign["yanchor"], sign["path"]) for sign in shapes]

    at = ("2023-03-30 12:00:00", 1)
    assert signs("en") == [
        ("about", *at, "M12,-1 C13.5,3 15.5,3 17,0 C18.5,-3 20.5,-3 22,1"),
        ("disputed", *at, "M26,2 L36,2 M26,-2 L36,-2 M33.5,6 L28.5,-6"),
    ]
    assert signs("ar") == [
        ("about", *at, "M-22,-1 C-20.5,3 -18.5,3 -17,0 C-15.5,-3 -13.5,-3 -12,1"),
        ("disputed", *at, "M-36,2 L-26,2 M-36,-2 L-26,-2 M-28.5,6 L-33.5,-6"),
    ]


def test_events_without_a_row_are_counted_and_a_click_opens_their_days():
    stacks = trace(drawn(*(an_item("2023-03-30", slug=str(n)) for n in range(30))), "stacks")
    assert (stacks["text"], stacks["customdata"]) == (["+23"], [["2023-03-30", "2023-03-30"]])
    assert (stacks["x"], stacks["y"]) == (["2023-03-30 12:00:00"], [8])


def test_what_the_pointer_is_told_of_a_stack_and_of_a_bar_is_escaped():
    events = [an_item("2023-03-30", slug=str(n)) for n in range(9)]
    band = Band("talks", date(2023, 1, 1), date(2023, 1, 2), 3, HOSTILE)
    fig = figure(
        draw(events, [Lane("talks", "")], MONTHS, [band], told=lambda *_: HOSTILE), right_to_left=False, lang="en"
    )
    escaped = ["&lt;img src=x onerror=alert(1)&gt;&amp;\"'"]
    assert trace(fig, "stacks")["hovertext"] == trace(fig, "density")["hovertext"] == escaped


def test_a_landmark_is_larger_and_its_name_heavier():
    fig = drawn(an_item("2023-03-30", significance=3), an_item("2023-03-30", slug="b", significance=2))
    assert trace(fig, "dots")["marker"]["size"] == [16, 12]
    assert trace(fig, "labels")["textfont"]["weight"] == [700, 400]


def test_a_name_on_its_bar_is_told_from_it_by_a_shadow():
    fig = drawn(an_item("1900/2100"), an_item("2023-03-30"))
    assert trace(fig, "labels")["textfont"]["shadow"] == ["auto", "none"]


@pytest.mark.parametrize(("lang", "symbol"), [("en", "triangle-right"), ("ar", "triangle-left")])
def test_what_points_at_what_is_to_come_points_where_time_runs(lang, symbol):
    fig = drawn(*EVERYTHING, lang=lang)
    for name in ("arrows", "flags", "plans"):
        assert trace(fig, name)["marker"]["symbol"] == symbol


def test_another_accounts_date_is_paper_within_a_line_of_its_events_colour():
    rivals = (Rival("2023-02-10"), Rival("2023-05", announced=True))
    fig = drawn(an_item("2023-03-30", colour="#2274b5", rivals=rivals))
    for name, at in (("rivals", "2023-02-10 12:00:00"), ("plans", "2023-05-16 12:00:00")):
        drawn_at = trace(fig, name)
        assert drawn_at["x"] == [at]
        assert (drawn_at["marker"]["color"], drawn_at["marker"]["line"]["color"]) == ("#ffffff", ["#2274b5"])


@given(st.lists(st.from_regex("#[0-9a-f]{6}", fullmatch=True), min_size=1, max_size=4))
def test_every_colour_is_readable_on_light_paper_and_the_page_is_told_that_of_dark(colours):
    fig = drawn(*(an_item("2023-03-30", slug=str(n), colour=colour) for n, colour in enumerate(colours)))
    painted = trace(fig, "dots")["marker"]["color"]
    assert min(contrast(colour, LIGHT) for colour in painted) >= LEAST
    dark = fig["layout"]["meta"]["dark"]
    assert min(contrast(dark[colour], DARK) for colour in painted) >= LEAST


def test_what_is_no_colour_is_grey():
    fig = drawn(an_item("2023-03-30", colour='"><script>'), an_item("2023-05", colour="red"))
    assert trace(fig, "dots")["marker"]["color"] == trace(fig, "hollow")["marker"]["line"]["color"] == ["#6b7280"]


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


def test_the_figure_is_the_same_in_every_process():
    """Two that answered for one address gave other bytes, as a set of texts has another order in each."""
    painted = [f"#{shade}4400" for shade in ("c2", "22", "9a", "0f", "5f", "d0", "70")]
    items = [an_item("2023-03-30", slug=colour[1:], colour=colour) for colour in painted]
    dark = drawn(*items)["layout"]["meta"]["dark"]
    assert len(dark) == len(painted)
    assert list(dark) == sorted(dark)
