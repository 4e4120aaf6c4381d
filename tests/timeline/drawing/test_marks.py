"""The mark of one event, in days along the axis. UNIT has one day to the pixel, HALF half a day."""

from datetime import date

import pytest

from timeline.drawing.marks import (
    Extent,
    Item,
    Mark,
    Rival,
    View,
    shape,
)
from timeline.drawing.placing import footprint


def day(text: str) -> float:
    return float(date.fromisoformat(text).toordinal())


def days(first: str, after: str) -> Extent:
    """From the beginning of one day to the beginning of another one."""
    return Extent(day(first), day(after))


def an_item(edtf: str, **fields) -> Item:
    defaults = {"slug": edtf, "lane": "talks", "title": "Talks", "told": "", "colour": "#000000", "shape": "circle"}
    return Item(edtf=edtf, **{**defaults, "significance": 1, **fields})


DECADES = View(day("1963-01-01"), day("2026-01-01"), 1000)
MONTHS = View(day("2023-01-01"), day("2023-07-01"), 1000)
UNIT = View(day("2023-01-01"), day("2023-01-01") + 1000, 1000)
HALF = View(day("2023-01-01"), day("2024-05-15"), 1000)  # 500 days


def kind_of(mark: Mark) -> str:
    parts = ["dot" if mark.filled else "ring"] if mark.dot is not None else []
    parts += ["hollow"] if mark.hollow else []
    parts += ["solid"] if mark.solid else []
    parts += ["fading"] if mark.fades else []
    parts += ["arrow"] if mark.arrow else []
    return " ".join([*parts, *mark.signs])


@pytest.mark.parametrize(
    ("edtf", "wide", "narrow"),
    [
        ("2023-03-30", "dot", "dot"),
        ("2023-03-27/2023-03-31", "solid", "dot"),
        ("2023-04", "hollow", "ring"),
        ("2023-03-31~", "dot about", "dot about"),
        ("2023-04?", "hollow doubted", "ring doubted"),
        ("2023-04-02?", "dot doubted", "dot doubted"),
        ("[2023-03-01..2023-03-20]", "hollow", "ring"),
        ("[2023-03-01,2023-03-20]", "hollow", "ring"),
        ("[2023-03-30..2023-03-30]", "ring", "ring"),
        ("2023-03-30/2023-03-30", "dot", "dot"),
        ("[..2023-03-31]", "ring fading", "ring fading"),
        ("[2023-03-31..]", "ring fading", "ring fading"),
        ("2023-02/2023-05", "hollow solid", "ring"),
        ("2023-03/2023-03", "hollow", "ring"),
        ("2023-02-10~/2023-05", "hollow solid about", "ring about"),
        ("2023-02-10/..", "dot fading arrow", "dot fading arrow"),
        ("2023-02/..", "hollow fading arrow", "ring fading arrow"),
        ("2023-02-10/", "dot fading", "dot fading"),
        ("../2023-02-10", "dot fading", "dot fading"),
        ("2023/", "hollow fading", "ring fading"),
    ],
)
def test_each_form_of_date_looks_different_and_fill_says_certainty(edtf, wide, narrow):
    assert kind_of(shape(an_item(edtf), MONTHS)) == wide
    assert kind_of(shape(an_item(edtf), DECADES)) == narrow


# Extents of closed dates


def test_a_day_is_drawn_in_its_middle():
    assert shape(an_item("2023-03-30"), MONTHS).dot == day("2023-03-30") + 0.5


def test_a_month_covers_all_its_days():
    assert shape(an_item("2023-04"), MONTHS).hollow == days("2023-04-01", "2023-05-01")


def test_a_duration_of_twelve_pixels_is_a_bar_over_its_first_and_its_last_day():
    assert shape(an_item("2023-03-01/2023-03-12"), UNIT).solid == days("2023-03-01", "2023-03-13")


def test_a_duration_of_eleven_pixels_is_a_dot_in_its_middle():
    mark = shape(an_item("2023-03-01/2023-03-11"), UNIT)
    assert (mark.dot, mark.filled, mark.solid) == (day("2023-03-06") + 0.5, True, None)


def test_a_capsule_is_eighteen_pixels_wide_at_least():
    assert shape(an_item("[2023-03-01..2023-03-18]"), UNIT).hollow == days("2023-03-01", "2023-03-19")


def test_what_would_be_a_capsule_of_seventeen_pixels_is_a_ring_in_its_middle():
    mark = shape(an_item("[2023-03-01..2023-03-17]"), UNIT)
    assert (mark.dot, mark.filled, mark.hollow) == (day("2023-03-09") + 0.5, False, None)


def test_between_two_months_the_days_after_the_one_and_before_the_other_are_solid():
    mark = shape(an_item("2023-02/2023-05"), UNIT)
    assert mark.hollow == days("2023-02-01", "2023-06-01")
    assert mark.solid == days("2023-02-28", "2023-05-02")


def test_from_about_a_day_the_bar_is_solid_three_days_later():
    mark = shape(an_item("2023-02-10~/2023-05-20"), UNIT)
    assert (mark.hollow, mark.solid) == (days("2023-02-10", "2023-05-21"), days("2023-02-13", "2023-05-21"))


def test_some_time_within_one_month_to_some_time_within_it_has_nothing_solid():
    mark = shape(an_item("2023-04/2023-04"), UNIT)
    assert (mark.hollow, mark.solid) == (days("2023-04-01", "2023-05-01"), None)


# Open ends: they fade over 36 px, 18 days in HALF


def test_what_began_on_a_day_and_has_no_known_end_is_a_dot_that_fades_to_the_right():
    mark = shape(an_item("2023-02-10/"), HALF)
    assert (mark.dot, mark.arrow) == (day("2023-02-10") + 0.5, None)
    assert mark.fades == (days("2023-02-11", "2023-03-01"),)


def test_what_ended_on_a_day_fades_to_the_left_from_its_beginning():
    mark = shape(an_item("../2023-02-10"), HALF)
    assert (mark.dot, mark.filled) == (day("2023-02-10") + 0.5, True)
    assert mark.fades == (days("2023-02-10", "2023-01-23"),)


def test_by_a_month_is_a_capsule_that_fades_to_the_left_of_it():
    mark = shape(an_item("[..2023-03]"), HALF)
    assert mark.hollow == days("2023-03-01", "2023-04-01")
    assert mark.fades == (days("2023-03-01", "2023-02-11"),)


def test_since_a_month_is_a_capsule_that_fades_to_the_right_of_it():
    mark = shape(an_item("[2023-03..]"), HALF)
    assert mark.hollow == days("2023-03-01", "2023-04-01")
    assert mark.fades == (days("2023-04-01", "2023-04-19"),)


@pytest.mark.parametrize(("month", "kind"), [("2023-04", "hollow fading"), ("2023-02", "ring fading")])
def test_the_known_end_is_a_capsule_where_it_is_eighteen_pixels_wide(month, kind):
    thirty_days_are_18_px = View(day("2023-01-01"), day("2023-01-01") + 1000, 600)
    assert kind_of(shape(an_item(f"{month}/"), thirty_days_are_18_px)) == kind


def test_what_still_goes_on_is_an_arrow_at_the_end_of_its_fading():
    mark = shape(an_item("2023-02-10/.."), HALF)
    assert mark.fades == (days("2023-02-11", "2023-03-01"),)
    assert mark.arrow == day("2023-03-01")


def test_what_still_goes_on_is_solid_up_to_its_newest_account_and_fades_after_it():
    mark = shape(an_item("2023-02-10/..", known_until=date(2023, 4, 19)), HALF)
    assert mark.solid == days("2023-02-10", "2023-04-20")
    assert mark.fades == (days("2023-04-20", "2023-05-08"),)
    assert mark.arrow == day("2023-05-08")


def test_what_went_on_for_twelve_pixels_up_to_its_newest_account_is_a_bar():
    mark = shape(an_item("2023-02-10/..", known_until=date(2023, 2, 21)), UNIT)
    assert (mark.dot, mark.solid) == (None, days("2023-02-10", "2023-02-22"))


def test_what_went_on_for_eleven_pixels_is_a_dot_on_its_first_day_that_fades_after_the_last():
    mark = shape(an_item("2023-02-10/..", known_until=date(2023, 2, 20)), UNIT)
    assert (mark.dot, mark.solid) == (day("2023-02-10") + 0.5, None)
    assert mark.fades == (days("2023-02-21", "2023-03-29"),)


def test_an_account_older_than_the_beginning_moves_no_end():
    mark = shape(an_item("2023-02-10/..", known_until=date(2023, 1, 5)), HALF)
    assert mark.fades == (days("2023-02-11", "2023-03-01"),)


def test_what_began_within_a_month_and_still_goes_on_is_solid_after_that_month():
    mark = shape(an_item("2023-02/..", known_until=date(2023, 4, 19)), HALF)
    assert mark.hollow == days("2023-02-01", "2023-03-01")
    assert mark.solid == days("2023-03-01", "2023-04-20")


def test_a_month_without_a_newer_account_has_nothing_solid_and_fades_after_its_last_day():
    mark = shape(an_item("2023-02/.."), HALF)
    assert mark.solid is None
    assert mark.fades == (days("2023-03-01", "2023-03-19"),)


# Plans, signs, other accounts' dates


@pytest.mark.parametrize(
    ("edtf", "outline"),
    [
        ("2023-03-01/2023-05-31", days("2023-03-01", "2023-06-01")),
        ("2023-02/2023-05", days("2023-02-01", "2023-06-01")),
        ("2023-04", days("2023-04-01", "2023-05-01")),
    ],
)
def test_a_plan_is_an_outline_over_the_same_days(edtf, outline):
    mark = shape(an_item(edtf, planned=True), MONTHS)
    assert (mark.hollow, mark.solid) == (outline, None)


def test_a_plan_of_one_day_is_a_ring():
    assert kind_of(shape(an_item("2023-03-30", planned=True), MONTHS)) == "ring"


@pytest.mark.parametrize("view", [MONTHS, DECADES])
def test_an_open_dispute_is_marked_at_every_scale_after_what_the_source_says(view):
    assert shape(an_item("1973-05-10~", disputed=True), view).signs == ("about", "disputed")


def test_signs_stand_beside_each_other_from_the_end_of_their_mark_and_further_from_a_landmark():
    mark, landmark = (shape(an_item("1973-05-10~", disputed=True, significance=n), MONTHS) for n in (1, 3))
    assert [(one.sign_at(0), one.sign_at(1), one.sign_room) for one in (mark, landmark)] == [
        (17, 31, 28),
        (19, 33, 28),
    ]
    assert shape(an_item("1973-05/1974-09", disputed=True), MONTHS).sign_at(0) == 14  # a bar ends where it ends
    planned, plain = (shape(an_item("2023-03", planned=planned), MONTHS) for planned in (True, False))
    assert (planned.sign_room, plain.sign_room) == (14, 0)


def rivals_drawn(view: View, *edtfs: str, **fields) -> list[float]:
    item = an_item("2023-03-30", rivals=tuple(Rival(edtf, **fields) for edtf in edtfs))
    return [at for at, _rival in shape(item, view).rivals]


@pytest.mark.parametrize(
    ("edtf", "at"),
    [
        ("2023-02-10", day("2023-02-10") + 0.5),
        ("2023-02", day("2023-02-15")),
        ("2023-02-10/2023-02-11", day("2023-02-11")),
        ("[..2023-02-10]", day("2023-02-10") + 0.5),
        ("2023-02-10/", day("2023-02-10") + 0.5),
    ],
)
def test_another_accounts_date_is_drawn_in_its_middle_or_at_its_known_end(edtf, at):
    assert rivals_drawn(UNIT, edtf) == [at]


def test_another_accounts_date_is_drawn_from_thirteen_pixels_away():
    assert rivals_drawn(UNIT, "2023-03-18", "2023-04-11") == []
    assert rivals_drawn(UNIT, "2023-03-17", "2023-04-12") == [day("2023-03-17") + 0.5, day("2023-04-12") + 0.5]


def test_twelve_pixels_are_six_days_where_a_day_is_two_pixels_wide():
    assert rivals_drawn(HALF, "2023-03-24", "2023-03-23") == [day("2023-03-23") + 0.5]


def test_what_was_announced_is_drawn_however_near():
    assert rivals_drawn(UNIT, "2023-03-31", announced=True) == [day("2023-03-31") + 0.5]


@pytest.mark.parametrize(
    ("edtf", "anchor"),
    [
        ("2023-03-30", day("2023-03-30") + 0.5),
        ("2023-03-01/2023-03-30", day("2023-03-16")),
        ("2023-04", day("2023-04-16")),
        ("2023-02/2023-05", day("2023-03-31") + 0.5),
        ("2023-02-10/", day("2023-02-10") + 0.5),
    ],
)
def test_lines_to_other_dates_begin_in_the_middle_of_what_is_surest(edtf, anchor):
    assert shape(an_item(edtf), UNIT).anchor == anchor


def test_the_extent_takes_in_the_open_end():
    assert shape(an_item("2023-02-10/.."), HALF).extent == Extent(day("2023-02-10") + 0.5, day("2023-03-01"))
    assert shape(an_item("../2023-02"), HALF).extent == days("2023-01-14", "2023-03-01")


def test_the_reach_of_a_mark_takes_in_other_dates_on_either_side():
    item = an_item("2023-03-30", rivals=(Rival("2023-02-10"), Rival("2023-05-10")))
    assert shape(item, UNIT).reaching == Extent(day("2023-02-10") + 0.5, day("2023-05-10") + 0.5)


# Room: 6 px for half a dot, 8 px for half a landmark, 6 px beside it, 14 px for a sign


@pytest.mark.parametrize(
    ("view", "fields", "before", "after"),
    [
        (UNIT, {}, 12, 12),
        (HALF, {}, 6, 6),
        (UNIT, {"disputed": True}, 12, 26),
        (HALF, {"disputed": True}, 6, 13),
        (HALF, {"planned": True}, 6, 13),
        (UNIT, {"planned": True, "disputed": True}, 12, 26),
        (UNIT, {"significance": 2}, 12, 12),
        (UNIT, {"significance": 3}, 14, 14),
    ],
)
def test_a_dot_keeps_room_for_itself_its_sign_and_a_gap(view, fields, before, after):
    middle = day("2023-03-30") + 0.5
    mark = shape(an_item("2023-03-30", **fields), view)
    assert footprint(mark, view) == Extent(middle - before, middle + after)


def test_a_mark_keeps_room_for_each_of_its_signs():
    mark = shape(an_item("2023-03-01/2023-03-30~", disputed=True), UNIT)
    assert footprint(mark, UNIT).end == day("2023-03-31") + 12 + 2 * 14


def test_a_mark_keeps_room_for_the_dates_of_other_accounts():
    mark = shape(an_item("2023-03-30", rivals=(Rival("2023-02-10"),)), HALF)
    assert footprint(mark, HALF) == Extent(day("2023-02-10") - 5.5, day("2023-03-30") + 6.5)


def test_a_label_begins_ten_pixels_after_the_mark():
    assert shape(an_item("2023-03-01/2023-03-30"), HALF).label_at(HALF) == day("2023-03-31") + 5


def test_a_label_begins_after_the_sign():
    assert shape(an_item("2023-03-30", disputed=True), HALF).label_at(HALF) == day("2023-03-30") + 12.5


def test_a_label_before_the_mark_ends_ten_pixels_before_it():
    mark = shape(an_item("2023-03-01/2023-03-30", disputed=True), HALF)
    mark.label_before = True
    assert mark.label_at(HALF) == day("2023-03-01") - 5


def test_a_landmarks_label_begins_two_pixels_later_as_its_dot_is_larger():
    assert shape(an_item("2023-03-30", significance=3), HALF).label_at(HALF) == day("2023-03-30") + 6.5
