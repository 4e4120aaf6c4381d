"""Where marks stand: their rows, their names, and what is counted below them. HALF has half a day to the pixel."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import dates
from tests.timeline.drawing.test_marks import DECADES, HALF, MONTHS, an_item, day, days
from timeline.drawing.layouts import FOLDED, LAYOUTS, LOW, TELEPHONE, Layout, layout_of
from timeline.drawing.lettering import width_of
from timeline.drawing.marks import (
    LANDMARK_DOT,
    ROW,
    Band,
    Chart,
    Extent,
    Item,
    Lane,
    Mark,
    Rival,
    Stack,
    View,
    date_of,
    shape,
)
from timeline.drawing.placing import draw

# Rows: a lane's first mark stands in the row below its heading


def chart_of(*items: Item, view: View = HALF) -> Chart:
    return draw(items, [Lane("talks", "Talks", "#111111"), Lane("law", "Law")], view)


def rows_of(*items: Item, view: View = HALF) -> dict[str, int]:
    return {mark.item.slug: mark.row for mark in chart_of(*items, view=view).marks}


NARROW = View(day("2023-02-01"), day("2023-04-02"), 120)  # 60 days: too few for a label of 42 letters


def test_two_dots_24_pixels_apart_share_a_row():
    dots = [an_item(edtf, title="x" * 42) for edtf in ("2023-03-01", "2023-03-13")]
    assert rows_of(*dots, view=NARROW) == {"2023-03-01": 1, "2023-03-13": 1}


def test_two_dots_22_pixels_apart_stand_in_two_rows():
    dots = [an_item(edtf, title="x" * 42) for edtf in ("2023-03-01", "2023-03-12")]
    assert rows_of(*dots, view=NARROW) == {"2023-03-01": 1, "2023-03-12": 2}


def test_a_later_mark_returns_to_the_first_row_that_is_free():
    items = [an_item(edtf) for edtf in ("2023-03-01", "2023-03-02", "2023-08-01")]
    assert rows_of(*items) == {"2023-03-01": 1, "2023-03-02": 2, "2023-08-01": 1}


def test_a_mark_before_one_of_more_weight_fits_into_its_row():
    heavy = an_item("2023-08-01", significance=2)
    assert rows_of(heavy, an_item("2023-03-01")) == {"2023-08-01": 1, "2023-03-01": 1}


def test_rows_are_given_by_significance_then_by_start_then_by_name():
    items = [
        an_item("2023-03-01", slug="b"),
        an_item("2023-03-01", slug="a"),
        an_item("2023-02-20/2023-03-20", slug="c"),
        an_item("2023-03-02", slug="d", significance=2),
    ]
    assert rows_of(*items) == {"d": 1, "c": 2, "a": 3, "b": 4}


def chart_of_many(number: int, *more: Item, **fields) -> Chart:
    """Of events on one day, each of which wants a row of its own."""
    return chart_of(*(an_item("2023-03-30", slug=f"e{n}", **fields) for n in range(number)), *more)


def test_of_nine_events_of_a_day_seven_have_a_row_and_a_name_and_two_are_counted_below_them():
    chart = chart_of_many(9)
    assert [(mark.row, mark.label) for mark in chart.marks] == [(row, "Talks") for row in range(1, 8)]
    the_day = date(2023, 3, 30)
    assert list(chart.stacks) == [
        Stack("talks", "#111111", the_day, the_day, number=2, at=day("2023-03-30") + 0.5, row=8, told="+2")
    ]
    assert (chart.lanes[0].rows, chart.rows) == (8, 9)


def test_where_all_have_a_row_there_is_no_stack_and_no_row_for_one():
    chart = chart_of_many(7)
    assert (list(chart.stacks), chart.rows) == ([], 8)


def test_a_lane_grows_to_sixteen_rows_for_landmarks_and_counts_the_seventeenth():
    chart = chart_of_many(17, significance=3)
    assert [(mark.row, mark.label) for mark in chart.marks] == [(row, "Talks") for row in range(1, 17)]
    assert [(stack.number, stack.row) for stack in chart.stacks] == [(1, 17)]


def test_the_rows_of_landmarks_are_no_rows_for_others():
    chart = chart_of_many(8, an_item("2023-03-30", slug="other"), significance=3)
    assert ({mark.item.slug for mark in chart.marks}, len(chart.marks)) == ({f"e{n}" for n in range(8)}, 8)
    assert [stack.number for stack in chart.stacks] == [1]


def test_the_most_significant_have_a_row_before_others():
    chart = chart_of_many(7, an_item("2023-03-30", slug="landmark", significance=3))
    assert [mark.item.slug for mark in chart.marks] == ["landmark", *(f"e{number}" for number in range(6))]


@pytest.mark.parametrize(
    ("others", "stacks"),
    [
        (["2023-04-16"], [(30, 2)]),
        (["2023-04-17"], [(30, 1), (47, 1)]),
        (["2023-04-17", "2023-04-20", "2023-05-04"], [(30, 1), (47, 2), (64, 1)]),
    ],
)
def test_what_has_no_row_is_counted_together_up_to_34_pixels_away(others, stacks):
    full = [an_item("[2023-03-01..2023-05-31]", slug=f"e{n}", significance=2) for n in range(7)]
    chart = chart_of(*full, an_item("2023-03-31"), *map(an_item, others))
    assert [(stack.at - 0.5 - day("2023-03-01"), stack.number) for stack in chart.stacks] == stacks


def test_what_lasts_beyond_the_view_is_counted_in_it_and_what_is_beside_it_is_not():
    """Seven take the rows; of those left one is seen in the view though its middle is not."""
    full = [an_item("[2023-03-01..2023-05-31]", slug=f"e{n}", significance=2) for n in range(7)]
    april = View(day("2023-04-01"), day("2023-05-01"), 300)
    lasting, before = an_item("2022-01-01/2023-04-02"), an_item("2023-03-31", slug="before")
    chart = draw([*full, lasting, before], [Lane("talks", "")], april)
    half = 0.51 * 34 / 10  # days
    assert [(round(stack.at - april.start, 6), stack.number) for stack in chart.stacks] == [(-half, 1), (half, 1)]
    assert [stack.first for stack in chart.stacks] == [date(2023, 3, 30), date(2023, 4, 2)]


def test_what_is_only_counted_has_no_row():
    items = [an_item("2023-03-30", slug=slug) for slug in ("a", "b", "c")]
    chart = draw(items, [Lane("talks", "")], HALF, stacked={"a", "c"})
    assert [mark.item.slug for mark in chart.marks] == ["b"]
    assert [(stack.number, stack.row) for stack in chart.stacks] == [(2, 1)]


def test_a_stack_is_told_by_its_days_and_number():
    full = [an_item("[2023-03-01..2023-05-31]", slug=f"e{n}", significance=2) for n in range(7)]
    told = lambda first, last, number: f"{first} to {last}: {number}"  # noqa: E731
    chart = draw([*full, an_item("2023-03-31"), an_item("2023-04-02")], [Lane("talks", "")], HALF, told=told)
    assert [stack.told for stack in chart.stacks] == ["2023-03-31 to 2023-04-02: 2"]


def test_a_chart_for_a_telephone_has_four_rows_and_eight_for_landmarks():
    telephone = LAYOUTS[0]
    events = [an_item("2023-03-30", slug=f"e{n}") for n in range(9)]
    landmarks = [an_item("2023-03-30", slug=f"l{n}", significance=3) for n in range(9)]
    for items, rows in ((events, 4), (landmarks, 8)):
        chart = draw(items, [Lane("talks", "")], HALF, layout=telephone)
        assert (sorted(mark.row for mark in chart.marks), chart.stacks[0].number) == ([*range(rows)], 9 - rows)


def test_a_folded_chart_names_landmarks_of_all_times_and_draws_the_others_small():
    days = [f"2023-{month:02}-{day:02}" for month in range(1, 13) for day in (5, 25)]
    landmarks = [an_item(each, slug=each, significance=3, title="A name of such length") for each in days]
    (chart,) = [draw(landmarks, [Lane("talks", "")], replace(HALF, width=300), layout=LAYOUTS[0])]
    named = {mark.item.slug for mark in chart.marks if mark.label}
    assert {mark.item.slug for mark in chart.marks if mark.size == LANDMARK_DOT} == named
    assert {days[0], days[12]} <= named
    assert 8 <= len(named) < len(chart.marks)


def test_in_a_folded_chart_landmarks_are_named_before_any_other_event():
    landmarks = [an_item(day, slug=day, significance=3) for day in ("2023-02-05", "2023-06-05")]
    others = [an_item("2023-06-20", slug=f"other-{number}", significance=2) for number in range(4)]
    layout = LAYOUTS[0]._replace(rows=1, landmark_rows=1)  # where one name near 5 June has room
    chart = draw([*others, *landmarks], [Lane("talks", "")], replace(HALF, width=300), layout=layout)
    assert {mark.item.slug for mark in chart.marks if mark.label} == {"2023-02-05", "2023-06-05"}


def test_a_folded_chart_with_more_room_needs_no_more_rows():
    """By which the height of a frame is told: each of these is drawn for the three widths."""
    chance = Random(7)
    for _ in range(60):
        days = [
            f"20{chance.randrange(20, 22)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            for _ in range(36)
        ]
        items = [
            an_item(
                each, slug=f"{number}", significance=chance.choice((2, 3, 3)), title="x " * chance.randrange(2, 40)
            )
            for number, each in enumerate(days[: chance.randrange(1, 37)])
        ]
        view = View(day("2015-01-01"), day("2027-01-01"), 0)
        telephone, narrow, wide = (
            draw(items, [Lane("talks", "")], replace(view, width=layout.width), layout=layout).rows
            for layout in FOLDED
        )
        assert wide <= max(telephone, narrow)


# Labels. "Talks" is 32.7 px wide and needs 38.7 px, 19.35 days in HALF, beside a dot that ends 6.5 days after its day
# begins


def label_of(edtf: str, view: View = HALF, **fields) -> tuple[str, bool]:
    mark = chart_of(an_item(edtf, **fields), view=view).marks[0]
    return mark.label, mark.label_before


def test_a_label_that_ends_with_the_view_stands_after_its_mark():
    assert label_of("2024-04-19") == ("Talks", False)  # 26 days before the end


def test_a_label_that_would_leave_the_view_stands_before_its_mark():
    assert label_of("2024-04-20") == ("Talks", True)


def test_a_label_before_its_mark_begins_inside_the_view():
    narrow = View(day("2023-01-01"), day("2023-02-02"), 64)  # 32 days
    assert label_of("2023-01-26", narrow) == ("Talks", True)
    assert label_of("2023-01-25", narrow) == ("", False)


def test_a_bar_beyond_both_ends_of_the_view_is_drawn_whole_and_has_its_name_where_the_view_begins():
    mark = chart_of(an_item("2022-12-01/2024-06-30")).marks[0]
    assert (mark.solid, mark.label) == (days("2022-12-01", "2024-07-01"), "Talks")
    assert mark.label_at(HALF) == HALF.start + 10 * HALF.days_per_px


@pytest.mark.parametrize(
    ("date", "title", "change", "labelled"),
    [
        ("2023-01-10/2024-05-01", "x" * 30, {}, ("x" * 30, "2023-01-10")),  # no room before it, nor after it
        ("2022-12-01/2023-01-20", "x" * 60, {}, ("x" * 60, None)),  # after it, as all that have room there
        ("2023-01-10/2024-05-01", "x" * 30, {"planned": True}, ("", None)),  # its flag stands there
        ("2023-12", "x" * 42, {"significance": 1}, ("x" * 42, None)),
        ("1900/2100", "x" * 42, {"significance": 3}, ("x" * 42, "2023-01-01")),
    ],
)
def test_a_bar_without_room_beside_it_has_its_name_upon_it(date, title, change, labelled):
    mark = chart_of(an_item(date, title=title, **change)).marks[0]
    begins = mark.label_on if mark.label_on is None else date_of(mark.label_on).isoformat()
    assert (mark.label, begins) == labelled


def test_a_bar_with_its_name_upon_it_keeps_its_row():
    dots = [an_item(edtf, title="x" * 42) for edtf in ("2023-03-01", "2023-03-20")]
    rows = rows_of(an_item("2022-12-01/2024-06-30", slug="bar", significance=2), *dots)
    assert rows == {"bar": 1, "2023-03-01": 2, "2023-03-20": 2}


def test_no_name_is_written_over_the_date_of_another_account():
    rival = Rival("2023-01-12")
    bars = (an_item("2022-12-01/2024-06-30", rivals=[rival]), an_item("2022-12-01/2024-06-30", rivals=[]))
    assert [mark.label for item in bars for mark in chart_of(item).marks] == ["", "Talks"]


def test_a_label_keeps_room_for_the_letters_that_are_written():
    assert label_of("2024-01-01", title="x" * 64)[0] == "x" * 64
    assert label_of("2024-01-01", title="x" * 65)[0] == "x" * 63 + "…"
    assert label_of("2023-11-30", title="x" * 60)[1] is False
    assert label_of("2023-12-01", title="x" * 60)[1] is True


def test_a_mark_moves_to_another_row_where_its_label_has_room():
    tall = [an_item("2023-10-01", slug="x"), an_item("2023-10-01", slug="y")]  # they open a second row
    first, second, *_ = chart_of(an_item("2023-01-10"), an_item("2023-01-22"), *tall).marks
    assert [(first.row, first.label), (second.row, second.label)] == [(2, "Talks"), (1, "Talks")]


@pytest.mark.parametrize(("significance", "row", "label"), [(2, 1, ""), (3, 2, "Talks")])
def test_only_a_landmark_opens_a_row_for_its_name(significance, row, label):
    view = View(day("2023-01-01"), day("2023-03-02"), 120)  # 60 days
    first, second = (an_item(edtf, significance=significance) for edtf in ("2023-01-15", "2023-01-29"))
    marks = chart_of(first, second, view=view).marks
    assert [(mark.row, mark.label) for mark in marks] == [(row, label), (1, "Talks")]


def test_a_landmark_whose_name_has_no_room_has_half_of_it():
    view = View(day("2023-01-01"), day("2023-04-21"), 220)  # 21 letters need 161 px
    title = "x" * 42
    assert label_of("2023-01-10", view, title=title, significance=3) == (
        "x" * 22 + "…",
        False,
    )  # and all that has room
    assert label_of("2023-01-10", view, title=title, significance=2) == ("", False)


@pytest.mark.parametrize(
    ("edtf", "neighbour", "label"),
    [
        ("2023-01-20", "", "Accord of both sides to withdraw"),
        ("2023-10-01", "", "Accord of both sides to withdraw"),
        ("2023-01-20", "2023-08-01", "Accord of both sides…"),
        ("2023-10-01", "2023-04-20", "Accord of both sides…"),
    ],
)
def test_on_a_telephone_a_name_takes_the_room_that_is_left_beside_it(edtf, neighbour, label):
    view = View(day("2023-01-01"), day("2023-10-16"), 288)
    wanted = an_item(edtf, title="Accord of both sides to withdraw", significance=3)
    one_row = TELEPHONE._replace(rows=1, landmark_rows=1)
    others = [an_item(neighbour, title="", significance=2)] if neighbour else []
    marks = draw([wanted, *others], [Lane("talks", "")], view, layout=one_row).marks
    assert [mark.label for mark in marks if mark.item == wanted] == [label]


ACCORD = "Accord of both sides to withdraw behind the line of last autumn"


@pytest.mark.parametrize(
    ("width", "label"), [(288, "Accord of both sides…"), (374, "Accord of both sides to withdraw…")]
)
def test_on_a_wider_telephone_names_are_longer_and_no_mark_stands_elsewhere(width, label):
    view = View(day("2023-01-01"), day("2023-10-16"), 288)
    landmark, other = an_item("2023-01-20", title=ACCORD, significance=3), an_item("2023-08-01", title="")
    layout = layout_of(width)._replace(rows=1, landmark_rows=1)
    marks = draw([landmark, other], [Lane("talks", "")], view, layout=layout).marks
    assert [(mark.item, mark.row, mark.label) for mark in marks] == [(landmark, 0, label), (other, 0, "")]


@pytest.mark.parametrize(("width", "label"), [(288, ""), (430, "Bilateral consultations in New…")])
def test_a_telephone_names_what_has_room_for_as_much_as_others_have(width, label):
    view = View(day("2023-01-01"), day("2023-10-16"), 288)
    title = "Bilateral consultations in New York"
    one_row = layout_of(width)._replace(rows=1, landmark_rows=1)
    found = [
        mark.label
        for mark in draw([an_item("2023-05-20", title=title)], [Lane("talks", "")], view, layout=one_row).marks
    ]
    assert found == [label]


@pytest.mark.parametrize(("low", "rows"), [(0, 7), (200, 5), (293, 6), (360, 9), (390, 10), (480, 14)])
def test_a_low_window_has_as_many_rows_as_it_shows_at_once(low, rows):
    assert layout_of(828, low=low).rows == rows


@pytest.mark.parametrize(
    ("width", "title"),
    [
        (828, "Accord of both sides to withdraw behind the line of last autumn"),
        (440, "Accord of both sides to withdraw behind the line of last…"),
    ],
)
def test_in_a_low_window_a_name_is_as_long_as_the_room_beside_it(width, title):
    view = View(day("2023-01-01"), day("2023-10-16"), width)
    landmark = an_item(
        "2023-02-20", title="Accord of both sides to withdraw behind the line of last autumn", significance=3
    )
    (mark,) = draw([landmark], [Lane("talks", "")], view, layout=LOW).marks
    assert mark.label == title


@pytest.mark.parametrize("significance", [2, 3])
def test_what_begins_before_the_view_is_named_after_its_end(significance):
    assert label_of("2022-11-01/2023-03-30", significance=significance) == ("Talks", False)


@pytest.mark.parametrize("significance", [2, 3])
def test_what_ends_after_the_view_is_named_before_its_beginning(significance):
    assert label_of("2024-04-01/2024-08-01", significance=significance) == ("Talks", True)


def test_a_landmark_at_either_end_of_the_view_is_named():
    assert label_of("2023-01-01", significance=3) == ("Talks", False)
    assert label_of("2024-05-14", significance=3) == ("Talks", True)


@pytest.mark.parametrize("edtf", ["2022-12-20", "2024-05-25"])
def test_what_stands_beside_the_view_has_no_name_in_it(edtf):
    assert label_of(edtf, significance=3) == ("", False)


@pytest.mark.parametrize(
    ("neighbour", "before"), [("[2023-04-02..2023-04-10]", False), ("[2023-04-01..2023-04-10]", True)]
)
def test_a_label_ends_where_the_room_of_its_neighbour_begins(neighbour, before):
    # It needs 26 days from the beginning of 1 March; a capsule keeps six days before itself.
    mark = chart_of(an_item("2023-03-01"), an_item(neighbour, significance=2)).marks[1]
    assert (mark.item.edtf, mark.row, mark.label_before) == ("2023-03-01", 1, before)


def test_a_label_stays_in_its_marks_own_row_where_that_has_room():
    marks = chart_of(an_item("2023-03-01", slug="a"), an_item("2023-03-01", slug="b")).marks
    assert [(mark.item.slug, mark.row, mark.label) for mark in marks] == [("a", 1, "Talks"), ("b", 2, "Talks")]


def test_a_mark_without_a_label_keeps_its_place():
    tight = View(day("2023-01-01"), day("2023-02-10"), 80)  # 40 days
    marks = chart_of(an_item("2023-01-16"), an_item("2023-01-28"), view=tight).marks
    assert [(mark.row, mark.label) for mark in marks] == [(1, ""), (1, "")]


def test_a_label_before_its_mark_leaves_the_mark_its_place():
    view = View(day("2023-01-01"), day("2023-04-21"), 220)  # 110 days
    first = an_item("2023-03-22", title="x" * 18, significance=3)
    marks = chart_of(first, an_item("2023-04-13", significance=3), view=view).marks
    assert [(mark.row, mark.label_before) for mark in marks] == [(1, True), (2, True)]


def test_a_mark_has_no_label_where_every_row_is_taken_beside_it():
    first, second = ([an_item(edtf, slug=f"{edtf} {n}") for n in range(7)] for edtf in ("2023-01-16", "2023-01-28"))
    assert [mark.label for mark in chart_of(*first, *second).marks] == [""] * 7 + ["Talks"] * 7


def test_a_row_is_as_high_as_the_smallest_target():
    assert ROW == 24


# Lanes


def test_lanes_stand_in_order_below_each_other_and_empty_ones_are_left_out():
    items = [an_item("2023-03-30", lane="law"), an_item("2023-03-01"), an_item("2023-03-02")]
    chart = chart_of(*items)
    assert [(lane.key, lane.top, lane.rows) for lane in chart.lanes] == [("talks", 0, 2), ("law", 3, 1)]
    assert chart.rows == 5
    assert [lane.key for lane in chart_of(items[0]).lanes] == ["law"]


def test_a_lane_keeps_its_name_and_colour():
    lane = chart_of(an_item("2023-03-01")).lanes[0]
    assert (lane.label, lane.colour) == ("Talks", "#111111")


def test_a_mark_of_a_second_lane_stands_below_that_lanes_heading():
    assert rows_of(an_item("2023-03-01"), an_item("2023-03-01", slug="act", lane="law"))["act"] == 3


def test_what_touches_half_a_view_beside_it_is_drawn_and_nothing_further():
    items = ["2022-04-01/2022-04-24", "2022-04-01/2022-04-25", "2025-01-20/2025-02-20", "2025-01-21/2025-02-20"]
    chart = chart_of(*map(an_item, items))  # 250 days: from 26 April 2022 to the beginning of 20 January 2025
    assert [mark.item.edtf for mark in chart.marks] == items[1:3]


def bands(*rows: tuple[str, int, int]) -> list[Band]:
    return [Band(lane, date(2023, 1, n), date(2023, 1, n + 1), number, "") for lane, n, number in rows]


def test_a_bar_of_a_lane_covers_its_first_and_its_last_day():
    assert bands(("talks", 5, 1))[0].extent == days("2023-01-05", "2023-01-07")


def test_bars_stand_in_two_rows_between_their_lanes_heading_and_its_marks():
    lanes = [Lane("talks", "Talks"), Lane("law", "Law")]
    items = [an_item("2023-03-01"), an_item("2023-03-01", slug="act", lane="law")]
    chart = draw(items, lanes, HALF, bands(("law", 1, 7)))
    assert [(lane.key, lane.top, lane.rows) for lane in chart.lanes] == [("talks", 0, 1), ("law", 2, 3)]
    assert [(mark.item.lane, mark.row) for mark in chart.marks] == [("talks", 1), ("law", 5)]


def test_a_lane_with_bars_and_no_marks_is_shown():
    chart = draw([], [Lane("talks", "Talks"), Lane("law", "Law")], HALF, bands(("talks", 1, 7), ("law", 1, 7)))
    assert [(lane.key, lane.top, lane.rows) for lane in chart.lanes] == [("talks", 0, 2), ("law", 3, 2)]


def test_a_bar_twice_as_high_is_four_times_as_many_in_whatever_lane_and_the_lowest_can_be_seen():
    numbers = bands(("talks", 1, 400), ("law", 2, 100), ("law", 3, 1))
    bars = draw([], [Lane("talks", "Talks"), Lane("law", "Law")], HALF, numbers).bars()
    drawn = [(lane.key, foot, height) for _band, lane, foot, height in bars]
    assert drawn == [("talks", 2.35, 1.8), ("law", 5.35, 0.9), ("law", 5.35, 0.12)]


def test_a_chart_without_bars_has_none():
    assert list(chart_of(an_item("2023-03-01")).bars()) == []


def test_a_lane_without_a_name_has_no_heading():
    chart = draw([an_item("2023-03-01")], [Lane("talks", "")], HALF, bands(("talks", 1, 7)))
    assert [(lane.top, lane.rows, lane.heading, lane.end) for lane in chart.lanes] == [(0, 3, 0, 3)]
    assert ([mark.row for mark in chart.marks], next(foot for *_, foot, _ in chart.bars())) == ([2], 1.35)


def test_the_numbers_below_bars_are_whole_inside_the_view_and_34_pixels_apart():
    """Where only some are loaded; half a number is 17.34 px wide, 8.67 days."""
    days_of_bars = ("2023-01-01", "2023-01-17", "2023-01-18", "2024-05-14")
    bars = [Band("talks", date.fromisoformat(day), date.fromisoformat(day), 2, "") for day in days_of_bars]
    drawn = [an_item("2023-01-18", counted_on=date(2023, 1, 18))]
    stacks = draw(drawn, [Lane("talks", "Talks")], HALF, bars, partly_loaded=True).stacks
    assert [(stack.at, stack.number) for stack in stacks] == [
        (pytest.approx(HALF.start + 8.67), 5),
        (pytest.approx(HALF.end - 8.67), 2),
    ]
    assert [(stack.first, stack.last) for stack in stacks] == [
        (date(2023, 1, 1), date(2023, 1, 18)),
        (date(2024, 5, 14), date(2024, 5, 14)),
    ]


# Whatever the events are


TITLES = (
    "Talks",
    "Second congress of the front",
    "محادثات بين الطرفين في مدينة هيوستن",
    "西サハラ住民投票",
    "W" * 60,
    "",
)
any_items = st.lists(
    st.builds(
        dict,
        edtf=dates | st.dates(date(2023, 1, 1), date(2023, 6, 30)).map(str),
        significance=st.integers(1, 3),
        title=st.sampled_from(TITLES),
        planned=st.booleans(),
        disputed=st.booleans(),
        rivals=st.lists(dates.map(Rival), max_size=1).map(tuple),
    ),
    max_size=40,
)
layouts = st.sampled_from(LAYOUTS)
views = st.sampled_from([DECADES, MONTHS, HALF])


def laid_out(fields: list[dict], view: View, layout: Layout) -> Chart:
    items = [an_item(slug=str(number), **each) for number, each in enumerate(fields)]
    return draw(items, [Lane("talks", "Talks")], replace(view, width=layout.width), layout=layout)


def covered(mark: Mark, view: View) -> Extent:
    """From the first pixel of a mark, its signs, other dates and label to the last, in days."""
    reach, half, label = mark.reaching, mark.size / 2 * view.days_per_px, mark.label_at(view)
    ends = [reach.start - half, reach.end + half + mark.sign_room * view.days_per_px]
    if mark.label:
        written = width_of(mark.label) * view.days_per_px
        ends += [label, label - written if mark.label_before else label + written]
    return Extent(min(ends), max(ends))


@given(any_items, views, layouts)
def test_nothing_in_a_row_covers_anything_else_in_it(fields, view, layout):
    chart = laid_out(fields, view, layout)
    by_row: dict[int, list[Extent]] = defaultdict(list)
    for mark in chart.marks:
        by_row[mark.row].append(covered(mark, chart.view))
    for stack in chart.stacks:
        half = width_of(f"+{stack.number}") / 2 * chart.view.days_per_px
        by_row[stack.row].append(Extent(stack.at - half, stack.at + half))
    for row in by_row.values():
        row.sort()
        assert [(one, after) for one, after in pairwise(row) if after.start < one.end] == []


@given(any_items, views, layouts)
def test_each_event_in_and_beside_the_view_is_drawn_or_counted(fields, view, layout):
    chart = laid_out(fields, view, layout)
    margin = (view.end - view.start) / 2
    extents = [shape(an_item(**each), chart.view).extent for each in fields]
    near = [e for e in extents if e.start <= view.end + margin and e.end >= view.start - margin]
    assert len(chart.marks) + sum(stack.number for stack in chart.stacks) == len(near)


@given(any_items, views, layouts)
def test_a_label_is_written_inside_the_view(fields, view, layout):
    chart = laid_out(fields, view, layout)
    for mark in chart.marks:
        if mark.label:
            at, written = mark.label_at(chart.view), width_of(mark.label) * chart.view.days_per_px
            start, end = (at - written, at) if mark.label_before else (at, at + written)
            assert view.start <= start < end <= view.end


@given(
    st.lists(st.dates(date(2023, 1, 1), date(2024, 5, 14)), min_size=1, max_size=7),
    st.lists(st.dates(date(2023, 1, 1), date(2024, 5, 14)), max_size=30),
    st.sampled_from(TITLES[:4]),
    st.sampled_from(LAYOUTS[1:]),
)
def test_seven_landmarks_are_named_whenever_they_were_and_whatever_stands_beside_them(days, others, title, layout):
    fields = [{"edtf": str(each), "significance": 3, "title": title} for each in days]
    chart = laid_out([*fields, *({"edtf": str(each)} for each in others)], HALF, layout)
    named = [mark.item.slug for mark in chart.marks if mark.item.significance == 3 and mark.label]
    assert sorted(named, key=int) == [str(number) for number in range(len(days))]


@given(st.lists(dates, max_size=12), st.sampled_from([DECADES, MONTHS]))
def test_any_dates_are_drawn_at_any_scale_with_nothing_smaller_than_can_be_seen(edtfs, view):
    chart = draw([an_item(e, slug=str(n)) for n, e in enumerate(edtfs)], [Lane("talks", "Talks")], view)
    drawn = [mark.hollow or mark.solid for mark in chart.marks if mark.dot is None]
    assert [extent for extent in drawn if view.px(extent.end - extent.start) < 12] == []
