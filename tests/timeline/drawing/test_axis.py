"""The axis names round dates that have room side by side, in the reader's language."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates.words import months_of
from tests.timeline.drawing.test_marks import day
from timeline.drawing.axis import Tick, ticks
from timeline.drawing.layouts import LAYOUTS
from timeline.drawing.lettering import width_of
from timeline.drawing.marks import View, date_of


def in_view(view: View, lang: str = "en") -> list[tuple[str, str]]:
    found = [tick for tick in ticks(view, lang) if view.start <= tick.day <= view.end]
    return [(date.fromordinal(int(tick.day)).isoformat(), tick.label) for tick in found]


def view_of(first: str, after: str, width: int = 650) -> View:
    return View(day(first), day(after), width)


def test_a_view_of_years_has_each_tenth_where_each_fifth_would_have_no_room():
    assert in_view(view_of("1965-06-01", "2015-06-01", 450)) == [
        ("1970-01-01", "1970"),
        ("1980-01-01", "1980"),
        ("1990-01-01", "1990"),
        ("2000-01-01", "2000"),
        ("2010-01-01", "2010"),
    ]


def test_a_view_of_a_year_has_months_and_the_year_where_it_begins():
    assert in_view(view_of("2022-08-15", "2023-08-15", 500)) == [
        ("2022-10-01", "October 2022"),
        ("2023-01-01", "2023"),
        ("2023-04-01", "April"),
        ("2023-07-01", "July"),
    ]


@pytest.mark.parametrize(
    ("lang", "labels"), [("en", ["July 1975", "1976", "July"]), ("ar", ["يوليو 1975", "1976", "يوليو"])]
)
def test_two_years_on_a_telephone_have_half_years(lang, labels):
    assert [label for _day, label in in_view(view_of("1975-03-01", "1976-12-01", 300), lang)] == labels


def test_a_view_of_days_names_the_year_once():
    assert in_view(view_of("2023-03-29", "2023-04-03")) == [
        ("2023-03-29", ""),
        ("2023-03-30", "30 March 2023"),
        ("2023-03-31", "31 March"),
        ("2023-04-01", "1 April"),
        ("2023-04-02", "2 April"),
        ("2023-04-03", ""),
    ]


def test_a_new_year_is_named():
    assert in_view(view_of("2022-12-29", "2023-01-03"))[2:5] == [
        ("2022-12-31", "31 December"),
        ("2023-01-01", "1 January 2023"),
        ("2023-01-02", "2 January"),
    ]


def test_weeks_begin_on_monday():
    days = [date.fromisoformat(first) for first, _label in in_view(view_of("2023-03-01", "2023-04-01", 500))]
    assert [(each.day, each.isoweekday()) for each in days] == [(6, 1), (13, 1), (20, 1), (27, 1)]


@pytest.mark.parametrize(
    ("lang", "region", "label"),
    [
        ("ar", "", "30 مارس 2023"),
        ("ar", "SY", "30 آذار 2023"),
        ("en", "", "30 March 2023"),
        ("fr", "", "30 mars 2023"),
    ],
)
def test_days_and_months_are_named_in_the_readers_language_and_region(lang, region, label):
    months_of.set(region)
    assert in_view(view_of("2023-03-29", "2023-04-03"), lang)[1] == ("2023-03-30", label)


def test_the_years_of_half_a_view_on_either_side_have_ticks_too():
    view = view_of("2000-01-01", "2004-01-01", 500)
    found = [date.fromordinal(int(tick.day)).isoformat() for tick in ticks(view, "en")]
    assert (found[0], found[-1]) == ("1997-01-01", "2005-01-01")


views = st.builds(
    lambda start, length, layout: View(start, start + length, layout.width),
    st.floats(1, 3_600_000),
    st.floats(1, 800_000),
    st.sampled_from(LAYOUTS),
)
near_views = st.builds(
    lambda start, length, layout: View(start, start + length, layout.width),
    st.floats(719_163, 740_000),
    st.floats(1.5, 11).map(lambda exponent: 2**exponent),  # days
    st.sampled_from(LAYOUTS),
)
TONGUES = [("ar", ""), ("ar", "MA"), ("ar", "DZ"), ("ar", "SY"), ("en", ""), ("fr", "")]


def named(view: View, tongue: tuple[str, str]) -> list[Tick]:
    lang, region = tongue
    months_of.set(region)
    return [tick for tick in ticks(view, lang) if tick.label]


def written(tick: Tick, view: View) -> tuple[float, float]:
    """px from the left of the view, of a label's beginning and end."""
    at, half = view.px(tick.day - view.start), width_of(tick.label) / 2
    return at - half, at + half


@given(views | near_views, st.sampled_from(TONGUES))
def test_no_label_covers_another_one_or_is_cut_by_an_edge(view, tongue):
    ends = [written(tick, view) for tick in named(view, tongue)]
    assert [(one, after) for one, after in pairwise(ends) if after[0] < one[1]] == []
    edges = (0, view.width)
    assert [end for end in ends for edge in edges if end[0] < edge - 0.01 and edge + 0.01 < end[1]] == []


@given(views | near_views, st.sampled_from(TONGUES))
def test_no_two_ticks_of_a_year_have_one_name_and_few_stand_in_a_view(view, tongue):
    seen = [tick for tick in named(view, tongue) if view.start <= tick.day <= view.end]
    labels = [(date_of(tick.day).year, tick.label) for tick in seen]
    assert len(labels) == len(set(labels))
    assert len(labels) <= view.width / 45


@given(near_views, st.sampled_from(TONGUES))
def test_the_first_name_in_view_says_the_year_or_the_second_does_for_both(view, tongue):
    seen = [tick for tick in named(view, tongue) if view.start <= tick.day <= view.end]
    years = [str(date_of(tick.day).year) for tick in seen[:2]]
    told = [year in tick.label for year, tick in zip(years, seen, strict=False)]
    assert told[:1] == [True] or (told[1:] == [True] and years[0] == years[1])


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2023-03-17", "2023-04-10", ["20 March", "3 April 2023"]),
        ("2022-12-23", "2023-01-16", ["", "9 January 2023"]),  # whose year is another's
    ],
)
def test_a_name_near_the_edge_leaves_the_year_to_the_next(first, last, labels):
    assert [label for _day, label in in_view(view_of(first, last, 288))] == labels


def test_a_view_whose_round_days_lie_at_its_ends_is_named_by_its_middle():
    assert in_view(view_of("2017-08-27", "2017-09-05", 288)) == [
        ("2017-08-28", ""),
        ("2017-08-31", "31 August 2017"),
        ("2017-09-04", ""),
    ]


@given(
    st.integers(1, 3_600_000), st.integers(1, 800_000), st.sampled_from(LAYOUTS), st.sampled_from(["ar", "en", "fr"])
)
def test_no_view_is_without_a_date(start, days, layout, lang):
    view = View(float(start), float(min(start + days, 3_652_059)), layout.width)
    named = [tick for tick in ticks(view, lang) if tick.label and view.start <= tick.day <= view.end]
    assert len(named) >= 1
