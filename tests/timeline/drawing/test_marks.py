from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import dates
from timeline.drawing.marks import (
    DOT,
    LOWEST_BAND,
    MOST_ROWS,
    Band,
    Chart,
    Item,
    Lane,
    Mark,
    Rival,
    View,
    draw,
    footprint,
    shape,
)


def day(text: str) -> float:
    return float(date.fromisoformat(text).toordinal())


def an_item(edtf: str, **fields) -> Item:
    defaults = {"slug": edtf, "lane": "talks", "title": "Talks", "told": "", "colour": "#000000", "shape": "circle"}
    return Item(edtf=edtf, **{**defaults, **fields})


DECADES = View(day("1963-01-01"), day("2026-01-01"), 1000)
MONTHS = View(day("2023-01-01"), day("2023-07-01"), 1000)


def kind_of(mark: Mark) -> str:
    parts = ["dot" if mark.filled else "ring"] if mark.dot is not None else []
    parts += ["hollow"] if mark.hollow else []
    parts += ["solid"] if mark.solid else []
    parts += ["fading"] if mark.fades else []
    parts += ["arrow"] if mark.arrow else []
    return " ".join([*parts, mark.sign]).strip()


@pytest.mark.parametrize(
    ("edtf", "wide", "narrow"),
    [
        ("2023-03-30", "dot", "dot"),
        ("2023-03-27/2023-03-31", "solid", "dot"),
        ("2023-04", "hollow", "ring"),
        ("2023-03-31~", "dot ~", "dot ~"),
        ("2023-04?", "hollow ?", "ring ?"),
        ("[2023-03-01..2023-03-20]", "hollow", "ring"),
        ("[2023-03-01,2023-03-20]", "hollow", "ring"),
        ("[..2023-03-31]", "ring fading", "ring fading"),
        ("2023-02/2023-05", "hollow solid", "ring"),
        ("2023-02-10~/2023-05", "hollow solid ~", "ring ~"),
        ("2023-02-10/..", "dot fading arrow", "dot fading arrow"),
        ("2023-02-10/", "dot fading", "dot fading"),
        ("../2023-02-10", "dot fading", "dot fading"),
        ("2023/", "hollow fading", "ring fading"),
    ],
)
def test_each_form_of_date_looks_different_and_fill_says_certainty(edtf, wide, narrow):
    assert kind_of(shape(an_item(edtf), MONTHS)) == wide
    assert kind_of(shape(an_item(edtf), DECADES)) == narrow


def test_what_still_goes_on_is_solid_up_to_its_newest_account():
    mark = shape(an_item("2023-02-10/..", known_until=date(2023, 4, 19)), MONTHS)
    assert (mark.solid.start, mark.solid.end) == (day("2023-02-10"), day("2023-04-20"))
    assert mark.arrow > mark.solid.end


def test_a_day_is_drawn_in_its_middle_and_a_month_over_all_its_days():
    assert shape(an_item("2023-03-30"), MONTHS).dot == day("2023-03-30") + 0.5
    assert tuple(shape(an_item("2023-04"), MONTHS).hollow) == (day("2023-04-01"), day("2023-05-01"))


def test_a_plan_is_an_outline_whatever_its_form():
    for edtf in ("2023-03-30", "2023-03-01/2023-05-31", "2023-04"):
        mark = shape(an_item(edtf, planned=True), MONTHS)
        assert mark.solid is None
        assert mark.dot is None or not mark.filled


def test_an_open_dispute_is_marked_at_every_scale():
    assert shape(an_item("1973-05-10", disputed=True), DECADES).sign == "≠"


def test_another_accounts_date_is_drawn_where_it_can_be_told_apart():
    item = an_item("2023-03-30", rivals=(Rival("2023-02-10"),))
    assert [at for at, _ in shape(item, MONTHS).rivals] == [day("2023-02-10") + 0.5]
    assert shape(item, DECADES).rivals == []


def chart_of(items: list[Item], view: View = MONTHS) -> Chart:
    return draw(items, [Lane("talks", "Talks"), Lane("law", "Law")], view)


def test_lanes_stand_in_order_and_empty_ones_are_left_out():
    items = [an_item("2023-03-30", lane="law"), an_item("2023-03-01")]
    assert [(lane.key, lane.top) for lane in chart_of(items).lanes] == [("talks", 0), ("law", 2)]
    assert [lane.key for lane in chart_of(items[:1]).lanes] == ["law"]


def test_marks_of_a_lane_do_not_overlap_while_there_are_rows():
    chart = chart_of([an_item(f"2023-03-{n:02}", slug=f"e{n}") for n in range(1, 29)])
    for one in chart.marks:
        for other in chart.marks:
            if one is not other and one.row == other.row:
                a, b = footprint(one, MONTHS), footprint(other, MONTHS)
                assert a.end <= b.start or b.end <= a.start


def test_a_full_lane_shows_every_mark_all_the_same():
    chart = chart_of([an_item("2023-03-30", slug=f"e{n}") for n in range(40)])
    assert len(chart.marks) == 40
    assert chart.lanes[0].rows == MOST_ROWS


def test_the_most_significant_are_labelled_first():
    items = [an_item("2023-03-30", slug=f"e{n}", title="A rather long title of talks") for n in range(MOST_ROWS + 3)]
    items.append(an_item("2023-03-30", slug="landmark", significance=3))
    labelled = {mark.item.slug for mark in chart_of(items).marks if mark.label}
    assert "landmark" in labelled
    assert len(labelled) < len(items)


def test_a_label_stays_inside_the_view():
    late = an_item("2023-06-28", title="Talks at the very end of the view")
    mark = chart_of([late]).marks[0]
    assert mark.label_before


def test_what_lies_far_outside_the_view_is_left_out():
    assert chart_of([an_item("1975"), an_item("2023-08-01")]).marks[0].item.edtf == "2023-08-01"


@given(st.lists(dates, max_size=12), st.sampled_from([DECADES, MONTHS]))
def test_any_dates_are_drawn_at_any_scale_with_nothing_smaller_than_can_be_seen(edtfs, view):
    chart = draw([an_item(e, slug=str(n)) for n, e in enumerate(edtfs)], [Lane("talks", "Talks")], view)
    for mark in chart.marks:
        assert mark.dot is not None or mark.hollow or mark.solid
        if mark.dot is None:
            assert view.px(mark.extent.end - mark.extent.start) >= DOT
        if mark.solid and mark.hollow and not mark.fades:
            assert mark.hollow.start <= mark.solid.start <= mark.solid.end <= mark.hollow.end


def test_a_bar_twice_as_high_is_four_times_as_many_in_whatever_lane_and_the_lowest_can_be_seen():
    lanes = [Lane("talks", "Talks"), Lane("law", "Law")]
    numbers = [("talks", 400), ("law", 100), ("law", 1)]
    bands = [
        Band(lane, date(2023, 1, n), date(2023, 1, n), number, "") for n, (lane, number) in enumerate(numbers, 1)
    ]
    heights = [height for _band, _lane, _foot, height in draw([], lanes, MONTHS, bands).bars()]
    assert heights[0] == pytest.approx(2 * heights[1])
    assert heights[2] == LOWEST_BAND
