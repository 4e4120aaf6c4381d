from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given

from events.dates import Span, certainly_in, disagree, possibly_in, read
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
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
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


@pytest.mark.parametrize(
    ("edtf", "core"),
    [
        ("2023-03-30", span("2023-03-30", "2023-03-30")),
        ("2023-03-27/2023-03-31", span("2023-03-27", "2023-03-31")),
        ("1980-08/1987-04", span("1980-08-31", "1987-04-01")),
        ("2010-10-10~/2010-11", span("2010-10-13", "2010-11-01")),
        ("2023-04", None),
        ("[1975-10-30..1975-11-02]", None),
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


@pytest.mark.parametrize(
    ("edtf", "reach"),
    [
        ("2023-03-31~", span("2023-03-28", "2023-04-03")),
        ("1976-03~", span("1976-02-01", "1976-04-30")),
        ("1976~", span("1975-01-01", "1977-12-31")),
        ("2023-04", span("2023-04-01", "2023-04-30")),
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
        ("1980-08/1987-04", "1981/1987"),
        ("1980-08/1987-04", "1983/"),
        ("[1975-10-30,1975-11-05]", "1975-11-01"),
        ("1963", "1960-12-15"),
    ],
)
def test_accounts_disagree_when_they_share_no_day_or_began_or_ended_otherwise(one, other):
    assert disagree(read(one), read(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1970", "1970-06-17"),
        ("2023-03-31~", "2023-04-02"),
        ("1976-01-27/1976-01-29", "1976-01-29"),
        ("1976-02-27", "[1976-02-27,1976-02-28]"),
        ("[..2023-03-28]", "2023-03-27"),
        ("2020-11-13/..", "2020-11-13/2024"),
        ("2010-10-10~/2010-11-08", "2010-10-09/2010-11-08"),
    ],
)
def test_a_finer_account_refines_and_does_not_disagree(one, other):
    assert not disagree(read(one), read(other))


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
    start, end = when.bounds
    assert start is None or end is None or start <= end
    assert when.bounds.lies_in(when.reach)
    core = when.core()
    assert core is None or (core.start <= core.end and core.lies_in(when.reach))


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
        assert refusal.messages[0]
        if nearest := refusal.params["nearest"]:
            assert str(read(nearest)) == nearest
