from dataclasses import dataclass
from datetime import date

from events.dates import Span
from events.dates.claims import SpanClass, comparable, disputing, followed, is_planned, summarise


@dataclass
class Says:
    date: str
    aspect: str = "event"
    stance: str = "reports"


def test_two_accounts_of_the_event_itself_that_share_no_day_are_disputing():
    one, other, third = Says("1973-05-10"), Says("1973-04-29"), Says("1973")
    assert disputing([one, other, third]) == [one, other]


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


def test_an_end_that_an_account_leaves_open_adds_nothing_to_the_reach():
    assert summarise("1980-08/1987-04", [Says("1983/")]).reach.end == date(1987, 4, 30)
    assert summarise("2023-03-27", [Says("[..2023-03-28]")]).reach == Span(date(2023, 3, 27), date(2023, 3, 28))


def test_an_account_that_it_still_goes_on_opens_the_reach():
    assert summarise("2020-11-13/2022", [Says("2020-11-13/..")]).reach.end is None


def test_an_event_of_open_date_keeps_its_open_reach():
    assert summarise("1976/", [Says("1976-02-27/1977")]).reach.end is None


def test_what_still_goes_on_is_certain_up_to_its_newest_account():
    found = summarise("2020-11-13/..", [Says("2020-11-13/..")], date(2023, 4, 19))
    assert found.core == Span(date(2020, 11, 13), date(2023, 4, 19))


def test_an_event_follows_the_accounts_with_its_own_date():
    same, other = Says("2023"), Says("2023-03")
    assert followed("2023", [same, other]) == [same]


def test_spans_are_classed_by_length_and_open_ones_are_the_longest():
    dates = ["2023-03-30", "2023-03", "2023", "199X", "1963/2025", "1976/"]
    assert [summarise(d, []).span_class for d in dates] == [
        *(SpanClass.DAY, SpanClass.MONTH, SpanClass.YEAR, SpanClass.DECADE, SpanClass.LONGER, SpanClass.LONGER)
    ]
