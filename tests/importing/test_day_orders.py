"""Days that begin with their year, of which some tables write the month last."""

import pytest

from events.importing.cells import Refused
from events.importing.looking import looked_over
from events.importing.rows import read_row
from tests.importing.test_rows import MINE, ROW


def dates_of(days: list[str], order: str = "") -> list[str]:
    """The date of each row, or "" of one that is refused."""
    rows = [(number, {**ROW, "day": day}) for number, day in enumerate(days, 2)]
    settled = looked_over(rows, MINE).settled(MINE)
    found = []
    for number, row in rows:
        try:
            found.append(read_row(number, row, settled, order).date)
        except Refused:
            found.append("")
    return found


def notes_of(days: list[str]) -> list[str]:
    notes = looked_over([(number, {**ROW, "day": day}) for number, day in enumerate(days, 2)], MINE).notes
    return [note for note in notes if note.startswith("Days")]


def test_of_a_column_whose_days_end_with_the_month_all_are_read_so():
    days = ["2016-31-10", "2016-04-07", "2017/25/01", "2017-03"]
    assert dates_of(days) == ["2016-10-31", "2016-07-04", "2017-01-25", "2017-03"]
    assert "year, day, month, as “2016-31-10” in row 2 shows" in notes_of(days)[0]


def test_of_a_column_in_both_orders_a_day_that_can_be_read_in_two_ways_is_refused_till_it_is_said():
    days = ["2016-31-10", "2016-30-10", "2016-10-29", "2016-10-28", "2016-04-07", "2016-07-07"]
    read = ["2016-10-31", "2016-10-30", "2016-10-29", "2016-10-28"]
    assert dates_of(days) == [*read, "", "2016-07-07"]
    assert dates_of(days, "dmy")[4] == "2016-07-04"
    assert dates_of(days, "mdy")[4] == "2016-04-07"
    assert "two orders, “2016-31-10” in row 2 and “2016-10-29” in row 4" in notes_of(days)[0]


def test_the_reason_asks_which_comes_first():
    days = ["2016-31-10", "2016-30-10", "2016-10-31", "2016-10-30"]
    rows = [(number, {**ROW, "day": day}) for number, day in enumerate(days, 2)]
    settled = looked_over(rows, MINE).settled(MINE)
    with pytest.raises(Refused, match=r"can mean: 7 April 2016 .*4 July 2016 .*Say whether the day or the month"):
        read_row(5, {**ROW, "day": "2016-04-07"}, settled, "")


def test_one_slip_among_days_of_iso_8601_turns_none_of_them_round():
    assert dates_of(["2016-31-10", "2016-10-30", "2016-04-07"]) == ["", "2016-10-30", "2016-04-07"]
    assert notes_of(["2016-31-10", "2016-10-30", "2016-04-07"]) == []
