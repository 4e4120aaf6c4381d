from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given

from events.dates import Point, Span, certainly_in, disagree, hull, possibly_in, read, shift_days
from events.dates.nearest import parse
from tests.dates.strategies import dates, texts


def span(first: str | None, last: str | None) -> Span:
    return Span(first and date.fromisoformat(first), last and date.fromisoformat(last))


MARCH = span("2023-03-01", "2023-03-31")


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2023-03-30", "2023-03-30", "2023-03-30"),
        ("2023-03-27/2023-03-31", "2023-03-27", "2023-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-22", "2023-06-01", "2023-08-31"),
        ("2023-23", "2023-09-01", "2023-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-03", "9999-03-01", "9999-03-31"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("[1975-10-30..1975-11-02]", "1975-10-30", "1975-11-02"),
        ("[1975-10-30,1975-11-02]", "1975-10-30", "1975-11-02"),
        ("[..2023-03-31]", None, "2023-03-31"),
        ("[2023-03..]", "2023-03-01", None),
        ("1980-08/1987-04", "1980-08-01", "1987-04-30"),
        ("2023-03-31~", "2023-03-31", "2023-03-31"),
        ("2020-11-13/..", "2020-11-13", None),
        ("1976/", "1976-01-01", None),
        ("../1991", None, "1991-12-31"),
    ],
)
def test_each_form_has_its_bounds_and_open_ends_have_none(edtf, earliest, latest):
    assert read(edtf).bounds == span(earliest, latest)
    assert str(read(edtf)) == edtf


def test_a_point_says_how_exact_it_is():
    assert read("199X").start == Point("decade", 1990, month=0, day=0, mark="")
    assert read("2023-21~").start == Point("season", 2023, month=21, day=0, mark="~")
    assert read("2023-03-30?").start == Point("day", 2023, month=3, day=30, mark="?")


@pytest.mark.parametrize("edtf", ["2010-10-10~/2010-11", "2010-10/2010-11-08~", "1976~"])
def test_about_one_end_is_about_the_whole(edtf):
    assert read(edtf).approximate
    assert not read(edtf).doubted


def test_only_a_duration_with_an_open_end_still_goes_on():
    ongoing = ["2020/..", "2020/", "[2020..]", "2020/2021", "2020"]
    assert [edtf for edtf in ongoing if read(edtf).ongoing] == ["2020/.."]


@pytest.mark.parametrize(
    ("edtf", "core"),
    [
        ("2023-03-30", span("2023-03-30", "2023-03-30")),
        ("2023-03-27/2023-03-31", span("2023-03-27", "2023-03-31")),
        ("1980-08/1987-04", span("1980-08-31", "1987-04-01")),
        ("2010-10-10~/2010-11", span("2010-10-13", "2010-11-01")),
        ("2023-04", None),
        ("[1975-10-30..1975-11-02]", None),
        ("[1975-10-30..1975-10-30]", None),
        ("[1975-10-30,1975-10-30]", None),
        ("1975-10~/1975-12", span("1975-11-30", "1975-12-01")),
        ("2023-03-31~", None),
        ("2023-03-31?", None),
        ("1975?/1991", None),
        ("1980/1980", None),
        ("2020-11-13/..", span("2020-11-13", "2020-11-13")),
        ("1976-02-27/", span("1976-02-27", "1976-02-27")),
        ("../1991-09-06", span("1991-09-06", "1991-09-06")),
    ],
)
def test_the_core_holds_only_days_on_which_it_was_surely_going_on(edtf, core):
    assert read(edtf).core() == core


def test_what_still_goes_on_is_sure_up_to_its_newest_account():
    assert read("2020-11-13/..").core(date(2023, 4, 19)) == span("2020-11-13", "2023-04-19")


def test_an_account_older_than_its_beginning_makes_nothing_sure():
    assert read("2020-11/..").core(date(2020, 11, 13)) is None
    assert read("2020-11-13/..").core(date(2020, 1, 1)) == span("2020-11-13", "2020-11-13")


def test_the_newest_account_says_nothing_of_an_end_that_is_known_or_unknown():
    assert read("2020-11-13/").core(date(2023, 4, 19)) == span("2020-11-13", "2020-11-13")
    assert read("2020-11-13/2021-01-05").core(date(2023, 4, 19)) == span("2020-11-13", "2021-01-05")


@pytest.mark.parametrize(
    ("edtf", "reach"),
    [
        ("2023-03-31~", span("2023-03-28", "2023-04-03")),
        ("1976-03~", span("1976-02-01", "1976-04-30")),
        ("1976~", span("1975-01-01", "1977-12-31")),
        ("2023-04", span("2023-04-01", "2023-04-30")),
        ("1976-02~", span("1976-01-01", "1976-03-31")),
        ("1976-21~", span("1976-02-01", "1976-06-30")),
        ("1976-10-10~/1977-01", span("1976-10-07", "1977-01-31")),
        ("0001-01-03~", span("0001-01-01", "0001-01-06")),
        ("0001-06~", span("0001-05-01", "0001-07-31")),
        ("0001~", span("0001-01-01", "0002-12-31")),
        ("9999-06~", span("9999-05-01", "9999-07-31")),
        ("9999~", span("9998-01-01", "9999-12-31")),
        ("9999-12-30~", span("9999-12-27", "9999-12-31")),
    ],
)
def test_about_reaches_three_days_a_month_or_a_year_by_precision(edtf, reach):
    assert read(edtf).reach == reach


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1975-10-30", "1975-10-31"),
        ("1973-05-10", "1973-04-29"),
        ("1975-11-06/1975-11-09", "1975-11-06/1975-11-13"),
        ("1975-11-06/", "1975-11-08/"),
        ("../1975-11-06", "../1975-11-08"),
        ("[1975-10-30,1975-11-05]", "[1975-11-01,1975-11-04]"),
        ("1980-08/1987-04", "1981/1987"),
        ("1980-08/1987-04", "1983/"),
        ("[1975-10-30,1975-11-05]", "1975-11-01"),
        ("1963", "1960-12-15"),
    ],
)
def test_accounts_disagree_when_they_share_no_day_or_began_or_ended_otherwise(one, other):
    assert disagree(read(one), read(other)) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1970", "1970-06-17"),
        ("2023-03-31~", "2023-04-02"),
        ("1976-01-27/1976-01-29", "1976-01-29"),
        ("1976-01-29", "1976-01-27/1976-01-29"),
        ("1976-01-27/1976-01-29", "[1976-01-28..1976-02-03]"),
        ("1976-01-27/", "../1976-01-29"),
        ("[1975-10-30,1975-11-05]", "1975-11-05"),
        ("1976-02-27", "[1976-02-27,1976-02-28]"),
        ("[..2023-03-28]", "2023-03-27"),
        ("2020-11-13/..", "2020-11-13/2024"),
        ("2010-10-10~/2010-11-08", "2010-10-09/2010-11-08"),
    ],
)
def test_a_finer_account_refines_and_does_not_disagree(one, other):
    assert disagree(read(one), read(other)) is False


@pytest.mark.parametrize(
    ("one", "other", "touching"),
    [
        (span("2023-01-01", "2023-03-01"), MARCH, True),
        (span("2023-01-01", "2023-02-28"), MARCH, False),
        (span("2023-03-31", None), MARCH, True),
        (span("2023-04-01", None), MARCH, False),
        (span(None, "2023-02-28"), MARCH, False),
        (span(None, None), MARCH, True),
    ],
)
def test_spans_touch_that_share_a_day(one, other, touching):
    assert one.touches(other) is touching
    assert other.touches(one) is touching


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        (MARCH, MARCH, True),
        (span("2023-02-28", "2023-03-31"), MARCH, False),
        (span("2023-03-01", "2023-04-01"), MARCH, False),
        (span(None, "2023-03-31"), MARCH, False),
        (span("2023-03-01", None), MARCH, False),
        (span(None, "2023-03-31"), span(None, "2023-03-31"), True),
        (span("2023-03-01", None), span("2023-03-01", None), True),
        (MARCH, span("2023-03-02", None), False),
        (MARCH, span(None, "2023-03-30"), False),
    ],
)
def test_a_span_lies_in_one_that_holds_all_its_days(inner, outer, inside):
    assert inner.lies_in(outer) is inside


def test_the_hull_goes_from_the_first_day_to_the_last_and_is_open_where_one_is_open():
    apart = [span("2023-03-05", "2023-03-06"), span("2023-03-01", "2023-03-02")]
    assert hull(apart) == span("2023-03-01", "2023-03-06")
    assert hull([*apart, span(None, "2023-04-01")]) == span(None, "2023-04-01")
    assert hull([*apart, span("2023-02-01", None)]) == span("2023-02-01", None)


def test_days_are_shifted_up_to_the_ends_of_the_calendar():
    assert shift_days(date(2023, 3, 30), 3) == date(2023, 4, 2)
    assert shift_days(date(1, 1, 2), -1) == shift_days(date(1, 1, 2), -9) == date(1, 1, 1)
    assert shift_days(date(9999, 12, 30), 1) == shift_days(date(9999, 12, 30), 9) == date(9999, 12, 31)


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("2023]", "form"),
        ("[2023,", "form"),
        ("2023/2024/2025", "form"),
        ("0000", "year"),
        ("2023-00", "month"),
        ("2023-13", "month"),
        ("2023-20", "month"),
        ("2023-25", "month"),
        ("2023-03-00", "day"),
        ("2023-02-29", "day"),
        ("2023-21-05", "day"),
        ("199X~", "decade"),
        ("199X?", "decade"),
        ("[2023]", "choice"),
        ("[..]", "choice"),
        ("[2023,]", "choice"),
        ("[,2023]", "choice"),
        ("[2021,2022,2023]", "choice"),
        ("[2023~..2024]", "choice-mark"),
        ("[..2024?]", "choice-mark"),
        ("/2023", "no-start"),
        ("../..", "no-day"),
        ("../", "no-day"),
        ("2023-05/2023-04", "order"),
        ("2024-01-01/2023", "order"),
        ("[2023-05..2023-04]", "order"),
        ("[2023-03-15..2023]", "order"),
        ("[2023..2023-03-15]", "order"),
    ],
)
def test_what_is_outside_of_the_grammar_is_refused_by_its_reason(edtf, reason):
    with pytest.raises(ValueError, match=f"^{reason}$"):
        read(edtf)


@pytest.mark.parametrize("edtf", ["1980/1980-03", "1980-03/1980", "1980-12-31/1980", "1980/1980-01-01", "1980/1980"])
def test_a_part_and_its_whole_are_in_order_either_way(edtf):
    assert str(read(edtf)) == edtf


@pytest.mark.parametrize(
    ("edtf", "certain", "possible"),
    [
        ("2023-03-30", True, True),
        ("2023-03", True, True),
        ("2023", False, True),
        ("2023-02/2023-04", True, True),
        ("2023-03-31~", False, True),
        ("2023-04", False, False),
        ("[..2023-03-15]", False, True),
        ("2020-11-13/..", False, True),
    ],
)
def test_certainly_in_march_2023_asks_more_than_possibly(edtf, certain, possible):
    when = read(edtf)
    assert certainly_in(when.reach, when.core(), MARCH) is certain
    assert possibly_in(when.reach, MARCH) is possible


def test_a_tentative_date_is_never_certain():
    when = read("2023-03-30?")
    assert not certainly_in(when.reach, when.core(), MARCH, tentative=True)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("30/03/2023", "2023-03-30"),
        ("2023-3-5", "2023-03-05"),
        ("٣٠/٣/٢٠٢٣", "2023-03-30"),
        ("~ 1976-3", "1976-03~"),
        ("2004-06-XX", "2004-06"),
        ("1985-XX-XX", "1985"),
        ("576", "0576"),
        ("19XX", "[1900..1999]"),
        ("199X?", "199X"),
        ("1984/open", "1984/.."),
        ("unknown/2006", "../2006"),
        ("2004-06-01/unknown", "2004-06-01/"),
        ("1985-04-12T23:20:30Z", "1985-04-12"),
        ("2023-02-30", "2023-02-28"),
        ("2023-03-27 - 2023-03-31", "2023-03-27/2023-03-31"),
        ("2023-05/2023-04", "2023-04/2023-05"),
        ("[2023-05..2023-04]", "[2023-04..2023-05]"),
        ("/1991", "../1991"),
        ("2023-03-31%", "2023-03-31~"),
        ("[1990~..1991]", "[1990..1991]"),
    ],
)
def test_a_refusal_names_the_nearest_right_form(typed, nearest):
    with pytest.raises(ValidationError) as refusal:
        parse(typed)
    assert refusal.value.params["nearest"] == nearest
    assert nearest in refusal.value.messages[0]


@pytest.mark.parametrize(
    "typed", ["", "unknown", "2023-13", "0000", "../..", "[..]", "1976//1977", "30 March 2023", "00XX"]
)
def test_what_cannot_be_guessed_is_refused_with_examples(typed):
    with pytest.raises(ValidationError, match="2023-03-30"):
        parse(typed)


@given(dates)
def test_what_is_read_is_printed_as_it_was_written(edtf):
    assert str(read(edtf)) == edtf


@given(dates)
def test_bounds_reach_and_core_nest(edtf):
    when = read(edtf)
    assert when.bounds.touches(when.bounds)
    assert when.bounds.lies_in(when.reach)
    if core := when.core():
        assert core.start <= core.end
        assert core.lies_in(when.reach)


@given(dates, dates)
@example("1980-08/1987-04", "1983/")
def test_disagreement_is_mutual_and_never_within_one_account(one, other):
    assert disagree(read(one), read(other)) == disagree(read(other), read(one))
    assert not disagree(read(one), read(one))


@given(dates, dates)
def test_certainly_implies_possibly(edtf, window):
    when, wanted = read(edtf), read(window).bounds
    if certainly_in(when.reach, when.core(), wanted):
        assert possibly_in(when.reach, wanted)


@given(texts)
def test_any_text_is_read_or_refused_with_a_message(text):
    try:
        assert str(parse(text)) == text
    except ValidationError as refusal:
        shown = text if len(text) <= 60 else f"{text[:59]}…"
        assert f"“{shown}”" in refusal.messages[0]
        if nearest := refusal.params["nearest"]:
            assert str(read(nearest)) == nearest
