from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import dates
from tests.timeline.drawing.test_figure import EVERYTHING, HOSTILE
from tests.timeline.drawing.test_marks import DECADES, MONTHS, an_item
from timeline.drawing.marks import Extent, Lane, View, draw
from timeline.drawing.sketch import overview, sketch, ticks


def drawn(*items, lang: str = "en", view: View = MONTHS) -> ElementTree.Element:
    svg = sketch(draw(items, [Lane("talks", HOSTILE)], view), right_to_left=lang == "ar", lang=lang)
    assert " style=" not in svg
    return ElementTree.fromstring(svg)


def test_the_drawing_is_well_formed_and_holds_every_text_as_text():
    svg = drawn(*EVERYTHING, an_item("2023-03-05", title=HOSTILE))
    texts = [element.text for element in svg.iter() if element.text]
    assert HOSTILE in texts
    assert not list(svg.iter("img"))


@given(st.lists(dates, max_size=8), st.sampled_from([MONTHS, DECADES]))
def test_any_dates_in_view_are_drawn(edtfs, view):
    items = [an_item(e, slug=str(n)) for n, e in enumerate(edtfs)]
    extents = [(mark.item.slug, mark.extent) for mark in draw(items, [Lane("talks", HOSTILE)], view).marks]
    in_view = {slug for slug, extent in extents if extent.start <= view.end and extent.end >= view.start}
    assert {mark.get("data-event") for mark in drawn(*items, view=view).iter("g") if mark.get("class")} == in_view


def test_time_runs_from_the_right_in_arabic():
    def at(lang: str) -> float:
        return float(drawn(an_item("2023-01-02"), lang=lang).find("./g/svg").get("x").rstrip("%"))

    assert at("en") < 5
    assert at("ar") > 95


def test_a_month_covers_its_share_of_the_view():
    bar = drawn(an_item("2023-04")).find(".//rect")
    assert bar.get("fill") == "none"
    assert float(bar.get("width").rstrip("%")) == pytest.approx(30 / 181 * 100, abs=0.01)


@given(st.floats(1, 3_600_000), st.floats(1, 800_000))
def test_the_axis_has_a_few_round_ticks_inside_the_view(start, length):
    found = ticks(start, start + length)
    assert len(found) <= 12
    assert all(start <= day <= start + length for day, _ in found)
    assert len({label for _, label in found}) == len(found)


def test_the_overview_shows_every_event_where_it_lies_in_the_whole():
    view = View(0, 100, 1000)
    drawn = overview([(Extent(0, 50), "#111111"), (Extent(99, 99.01), "#222222")], view, right_to_left=False)
    assert 'x="0.00%" y="4" width="50.00%"' in drawn
    assert 'x="99.00%" y="4" width="0.15%"' in drawn
    assert 'x="50.00%" y="4" width="50.00%"' in overview([(Extent(0, 50), "#111111")], view, right_to_left=True)
