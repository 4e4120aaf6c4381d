from dataclasses import dataclass
from datetime import date

import pytest

from events.dates import Span
from events.dates.claims import SpanClass, comparable, disputing, fitting, followed, is_planned, summarise


@dataclass
class Says:
    date: str
    aspect: str = "event"
    stance: str = "reports"


def test_two_accounts_of_the_event_itself_that_share_no_day_are_disputing():
    one, other, third = Says("1973-05-10"), Says("1973-04-29"), Says("1973")
    assert disputing([one, other, third]) == [one, other]


def test_what_a_source_says_disagrees_like_what_it_reports():
    one, other = Says("1973-05-10", stance="says"), Says("1973-04-29")
    assert disputing([one, other]) == [one, other]
    assert summarise("1973-05-10", [one, other]).disputed


def test_the_accounts_of_another_aspect_are_compared_with_each_other():
    event, one, other = Says("2023-04-19"), Says("2023-05-01", "document"), Says("2023-05-02", "document")
    assert disputing([event, one, other], "document") == [one, other]


def test_a_plan_a_denial_and_another_aspect_never_disagree_with_a_report():
    accounts = [
        Says("2023-04-19"),
        Says("2023-05", stance="announces"),
        Says("2023-06", stance="denies"),
        Says("2023-07", aspect="document"),
    ]
    assert disputing(accounts) == []
    assert not summarise("2023-04-19", accounts).disputed


def test_accounts_without_a_date_are_not_compared():
    assert comparable([Says("")], "event") == []


def test_a_date_that_the_source_doubts_is_tentative_and_not_planned():
    found = summarise("2023-03-30?", [Says("2023-03-30?")])
    assert (found.tentative, found.planned, found.core) == (True, False, None)


def test_a_reported_day_is_certain():
    found = summarise("2023-03-30", [Says("2023-03-30")])
    assert (found.tentative, found.planned) == (False, False)
    assert found.core == Span(date(2023, 3, 30), date(2023, 3, 30))


def test_what_was_only_announced_is_planned_and_never_certain():
    plan = [Says("2023-04-19", stance="announces")]
    found = summarise("2023-04-19", plan)
    assert is_planned(plan)
    assert found.planned
    assert found.tentative
    assert found.core is None


def test_one_report_is_enough_to_be_planned_no_longer():
    assert not is_planned([Says("2023-04", stance="announces"), Says("2023-04-19")])


def test_an_event_of_which_only_other_aspects_are_known_is_not_planned():
    assert not is_planned([Says("2023-04", aspect="part", stance="announces")])


def test_the_reach_takes_in_every_account_of_the_event_itself():
    found = summarise("1975-11-06/1975-11-09", [Says("1975-11-06/1975-11-13"), Says("1974", aspect="document")])
    assert found.reach == Span(date(1975, 11, 6), date(1975, 11, 13))
    assert found.bounds == Span(date(1975, 11, 6), date(1975, 11, 9))


def test_an_account_earlier_than_the_event_widens_the_reach_backwards():
    found = summarise("1973-05-10", [Says("1973-05-10"), Says("1973-04-29")])
    assert found.reach == Span(date(1973, 4, 29), date(1973, 5, 10))
    assert found.bounds == Span(date(1973, 5, 10), date(1973, 5, 10))


def test_what_a_source_says_or_reports_widens_the_reach_and_what_it_denies_or_announces_does_not():
    accounts = [
        Says("2023-03-28", stance="says"),
        Says("2023-01-01", stance="denies"),
        Says("2024", stance="announces"),
    ]
    found = summarise("2023-03-30", [Says("2023-03-30"), *accounts])
    assert found.reach == Span(date(2023, 3, 28), date(2023, 3, 30))


def test_about_a_day_reaches_three_days_around_it():
    assert summarise("2023-03-30", [Says("2023-03-30~")]).reach == Span(date(2023, 3, 27), date(2023, 4, 2))


def test_an_account_that_gives_only_the_end_widens_the_reach_by_it_alone():
    found = summarise("2023-03-27", [Says("2023-03-27"), Says("../2023-04-05")])
    assert found.reach == Span(date(2023, 3, 27), date(2023, 4, 5))


def test_accounts_of_one_end_leave_the_other_end_of_an_open_date_as_it_is():
    assert summarise("2020-11-13/..", [Says("../2021")]).reach == Span(date(2020, 11, 13), None)
    assert summarise("../1976", [Says("1975/")]).reach == Span(None, date(1976, 12, 31))


def test_a_day_since_which_it_may_have_happened_opens_nothing():
    found = summarise("2023-03-27", [Says("2023-03-27"), Says("[2023-03-20..]")])
    assert found.reach == Span(date(2023, 3, 20), date(2023, 3, 27))


def test_an_end_that_an_account_leaves_open_adds_nothing_to_the_reach():
    assert summarise("1980-08/1987-04", [Says("1983/")]).reach.end == date(1987, 4, 30)
    assert summarise("2023-03-27", [Says("[..2023-03-28]")]).reach == Span(date(2023, 3, 27), date(2023, 3, 28))


def test_an_account_that_it_still_goes_on_opens_the_reach():
    accounts = [Says("2020-11-13/2022"), Says("2020-11-13/..")]
    assert summarise("2020-11-13/2022", accounts).reach == Span(date(2020, 11, 13), None)


def test_what_is_said_to_go_on_still_began_with_the_event():
    assert summarise("2020-11-13/2022", [Says("2021-01-05/..")]).reach == Span(date(2020, 11, 13), None)


def test_an_event_of_open_date_keeps_its_open_reach():
    assert summarise("1976/", [Says("1976-02-27/1977")]).reach == Span(date(1976, 1, 1), None)
    assert summarise("../1976", [Says("1975/1977")]).reach == Span(None, date(1977, 12, 31))


def test_what_still_goes_on_is_certain_up_to_its_newest_account():
    found = summarise("2020-11-13/..", [Says("2020-11-13/..")], date(2023, 4, 19))
    assert found.core == Span(date(2020, 11, 13), date(2023, 4, 19))


def test_an_event_follows_the_accounts_with_its_own_date():
    same, other, document = Says("2023"), Says("2023-03"), Says("2023", aspect="document")
    assert followed("2023", [same, other, document]) == [same]


def test_of_the_other_dates_those_fit_that_may_be_right_too_each_once_in_their_order():
    others = ["2023-03", "", "2023-03-31", "2023-03-30", "2023-03", "2024", "2023-03-30~"]
    assert fitting("2023-03-30", others) == ["2023-03", "2023-03-30", "2023-03-30~"]
    assert fitting("2023-03-30", []) == []
    with pytest.raises(ValueError, match="form"):
        fitting("no date", ["2023"])


@pytest.mark.parametrize(
    ("edtf", "span_class"),
    [
        ("2023-03-30", SpanClass.DAY),
        ("2023-03-30/2023-03-31", SpanClass.MONTH),
        ("2023-03-01/2023-03-31", SpanClass.MONTH),  # 31 days
        ("2023-03-01/2023-04-01", SpanClass.YEAR),  # 32
        ("2024-01-01/2024-12-31", SpanClass.YEAR),  # 366
        ("2024-01-01/2025-01-01", SpanClass.DECADE),  # 367
        ("2000-01-01/2010-01-07", SpanClass.DECADE),  # 3,660
        ("2000-01-01/2010-01-08", SpanClass.LONGER),  # 3,661
        ("1976/", SpanClass.LONGER),
        ("[..2023-03-31]", SpanClass.LONGER),
    ],
)
def test_spans_are_classed_by_length_and_open_ones_are_the_longest(edtf, span_class):
    assert summarise(edtf, []).span_class == span_class


def test_the_length_is_that_of_the_reach_and_not_of_the_date():
    assert summarise("2023-03-30", [Says("2023-03-30"), Says("2023-03-29")]).span_class == SpanClass.MONTH
