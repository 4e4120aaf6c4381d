"""Tables of Iran and Afghanistan count years of their own: 1401 is neither of our 15th century nor of 1980."""

from dataclasses import replace

import pytest

from events.importing.cells import Refused
from events.importing.guessing import guess
from events.importing.looking import looked_over
from events.importing.mapping import load_mapping
from events.importing.open_dates import Years
from events.importing.persian_days import YEARS, as_persian, day_of, days_of
from events.importing.rows import read_row
from tests.importing.test_rows import FORM, MINE, ROW

PERSIAN = load_mapping(FORM.replace('earliest: "{day}"', 'earliest: "{day}"\n  calendar: persian'))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1403/01/01", "2024-03-20"),
        ("1400-1-1", "2021-03-21"),
        ("1399/12/30", "2021-03-20"),
        ("1400/12/30", "None"),
        ("1357/11/22", "1979-02-11"),
        ("22/11/1357", "1979-02-11"),
        ("۱۷ اسفند ۱۳۵۷", "1979-03-08"),
        ("پنجشنبه ۱۷ اسفند ماه ۱۳۵۷", "1979-03-08"),
        ("7 ثور 1357", "1978-04-27"),
        ("1357", "[1978-03-21..1979-03-20]"),
        ("1378/04", "[1999-06-22..1999-07-22]"),
        ("دی ۱۳۵۷", "[1978-12-22..1979-01-20]"),
        ("تابستان ۱۳۶۷", "[1988-06-22..1988-09-22]"),
        ("۱۸ تا ۲۳ تیر ۱۳۷۸", "1999-07-09/1999-07-14"),
        ("از ۲۶ شهریور تا ۳ مهر ۱۴۰۱", "2022-09-17/2022-09-25"),
        ("1401/06/26 - 1401/07/02", "2022-09-17/2022-09-24"),
        ("بهمن ۱۳۵۷ – فروردین ۱۳۵۸", "[1979-01-21..1979-04-20]"),
        ("بهمن/اسفند ۱۳۹۶", "[2018-01-21..2018-03-20]"),
        ("۱۳۷۱–۱۳۷۴", "[1992-03-21..1996-03-19]"),
        ("۹ و ۱۰ خرداد ۱۳۷۱", "1992-05-30/1992-05-31"),
        ("۷ اردیبهشت و ۵ مهر ۱۳۶۰", "None"),
        ("۲۵ خرداد ۱۳۸۸ به بعد", "2009-06-15/"),
        ("اردیبهشت ۱۴۰۴ به بعد", "None"),
        ("۲۳ تا ۱۸ تیر ۱۳۷۸", "None"),
        ("1357/13/01", "None"),
        ("12 رجب 1401", "None"),
        ("2009/07/14", "None"),
        ("1299", "None"),
    ],
)
def test_a_date_of_that_calendar_is_the_same_day_in_ours(cell, found):
    assert str(as_persian(cell)) == found


def test_each_year_begins_the_day_after_the_one_before_it_ended():
    for year in YEARS[1:]:
        last = day_of(year - 1, 12, days_of(year - 1, 12))
        assert (day_of(year, 1, 1) - last).days == 1, year


@pytest.mark.parametrize(
    ("cell", "found"), [("1401/07/08", "2022-09-30"), ("1320/06/03", "1941-08-25"), ("2022-09-30", "2022-09-30")]
)
def test_in_a_column_of_which_a_person_says_so_numbers_are_of_that_calendar(cell, found):
    assert read_row(2, {**ROW, "day": cell}, PERSIAN).date == found


def test_a_month_of_that_calendar_says_it_of_itself_and_of_its_column():
    rows = [(number, {**ROW, "day": day}) for number, day in enumerate(["۱۷ اسفند ۱۳۵۷", "1358/04/30"], 2)]
    look = looked_over(rows, MINE)
    found = [read_row(number, row, look.settled(MINE)).date for number, row in rows]
    assert found == ["1979-03-08", "1979-07-21"]
    assert "Years like that of “1358/04/30” are read as Persian, as “17 اسفند 1357” shows." in look.notes


def test_numbers_alone_are_asked_about_and_the_persian_calendar_is_among_the_answers():
    with pytest.raises(Refused, match="gregorian, hijri or persian"):
        read_row(2, {**ROW, "day": "1401/07/08"}, MINE)


@pytest.mark.parametrize("heading", ["تاریخ شمسی", "date_jalali", "تاريخ هجري شمسي"])
def test_a_heading_says_it_of_its_column(heading):
    assert Years([heading]).calendar == "persian"


def test_a_column_of_days_with_such_months_is_the_date():
    rows = [{"x1": "۱۷ اسفند ۱۳۵۷"}, {"x1": "۳۰ تیر ۱۳۵۸"}]
    assert guess(["x1"], rows) == {"x1": "date"}


@pytest.mark.parametrize("year", ["1250", "1102-1105"])
def test_a_year_of_that_column_that_we_cannot_reckon_is_not_taken_for_one_of_ours(year):
    told = "“%s” is no date of the calendar that is chosen for its column, or none that we know."
    with pytest.raises(Refused) as refused:
        read_row(2, ROW | {"day": year}, PERSIAN)
    assert str(refused.value) == told % year


@pytest.mark.parametrize(("day", "found"), [("1320/9/15", "[1902-12-13..1902-12-17]"), ("1902-12-16", "1902-12-16")])
def test_nor_is_one_of_a_hijri_column_which_is_reckoned_from_the_hijra(day, found):
    hijri = load_mapping(FORM.replace('earliest: "{day}"', 'earliest: "{day}"\n  calendar: hijri'))
    assert read_row(2, ROW | {"day": day}, hijri).date == found


@pytest.mark.parametrize(
    ("calendar", "told"), [("persian", "is no date of the calendar that is chosen"), ("", "years before 1000")]
)
def test_of_an_early_year_it_is_not_said_that_nobody_told_the_calendar_where_somebody_did(calendar, told):
    chosen = replace(load_mapping(FORM), calendar=calendar)
    with pytest.raises(Refused, match=f"“656”.*{told}"):
        read_row(2, ROW | {"day": "656"}, chosen)
