"""What the address of a filtered view says, and how what cannot be read is refused."""

import re
from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from events.dates import Span
from timeline.filters import EventFilter
from timeline.parameters import BadQuery


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("from=31/04/2023", "Did you mean 2023-04-30?"),
        ("to=30 March", "the year is missing"),
        ("from=last Thursday", "depends on the day"),
        ("from=2024&to=2023", "exchange"),
        ("match=maybe", "match"),
        ("top=0", "top"),
        ("top=99999", "top"),
        ("lanes=colour", "lanes"),
        ("source=abc", "number"),
        ("source=١٢", "number"),
        ("source=12345678901234567890", "number"),
        ("q=%00", "control"),
        ("q=%01", "control"),
        ("events=%EF%BF%BE", "control"),
    ],
)
def test_a_bad_parameter_is_refused_with_its_reason(query, reason):
    with pytest.raises(BadQuery, match=reason.replace("?", r"\?")):
        EventFilter.from_query(QueryDict(query))


def test_a_date_in_words_makes_the_address_of_the_same_date_in_edtf():
    typed = EventFilter.from_query(QueryDict("from=30 March 2023&to=avril 2023"))
    assert typed == EventFilter.from_query(QueryDict("from=2023-03-30&to=2023-04"))
    assert typed.query() == "from=2023-03-30&to=2023-04"


def refusal(query: str) -> str:
    with pytest.raises(BadQuery) as refused:
        EventFilter.from_query(QueryDict(query))
    return str(refused.value)


def test_a_refusal_names_the_parameter_and_not_its_library():
    assert refusal("top=0") == "top: Input should be greater than or equal to 1"
    assert refusal("source=abc") == "source: A source is named by its number."


def test_two_refusals_are_told_one_after_the_other():
    assert refusal("top=0&source=abc").startswith("source: A source is named by its number. top: Input should be")


def test_a_refusal_of_the_whole_names_no_parameter():
    assert refusal("from=2024&to=2023") == "The first day is after the last day: exchange “from” and “to”."


def test_a_source_may_have_seventeen_digits():
    assert EventFilter(source="12345678901234567").source == "12345678901234567"


def test_what_a_form_leaves_blank_is_not_asked_for():
    blank = EventFilter(q=" ", source="", to="", top="", disputed="", hijri="", **{"from": ""})
    assert blank == EventFilter()
    assert (blank.top, blank.disputed, blank.hijri) == (None, False, False)


def test_a_range_goes_from_its_first_day_to_its_last():
    assert EventFilter(from_="1980-02", to="1990").range == Span(date(1980, 2, 1), date(1990, 12, 31))
    assert EventFilter(from_="1980").range == Span(date(1980, 1, 1), None)
    assert EventFilter().range == Span(None, None)


def test_how_events_are_shown_goes_along_and_which_does_not():
    asked = EventFilter(q="x", kind="talks", top=5, lanes="actor", time="rtl", hijri=True, months="MA")
    assert asked.shown_as == {"lanes": "actor", "time": "rtl", "hijri": "1", "months": "MA"}
    assert EventFilter(q="x").shown_as == {}


def test_what_cannot_be_read_is_left_out_and_told_by_its_parameter():
    read, refused = EventFilter.as_far_as_read(QueryDict("from=2024&to=2023&top=0&source=abc&kind=talks"))
    assert read == EventFilter(from_="2024", kind="talks")
    assert refused == {
        "top": "“0” is none of the choices here.",
        "source": "A source is named by its number.",
        "to": "The first day is after the last day: exchange “from” and “to”.",
    }


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "foo",
            "“foo” is not a date that we can read. Write for example 30 March 2023, March 2023, 2023 or 30/3/2023.",
        ),
        (
            "2023-13",
            "“2023-13” is not a date that we can read. Write for example 30 March 2023, March 2023, 2023 or 30/3",
        ),
        ("31/4/2023", "“31/4/2023”: there is no such day. Did you mean 30 April 2023?"),
        ("10 March 23", "“10 March 23” can mean: 10 March 2023 · 10 March 1923."),
        (
            "2024-03/2023-05",
            "“2024-03/2023-05”: the second date is before the first. Did you mean from May 2023 to",
        ),
    ],
)
def test_a_reader_is_told_of_a_date_in_words_and_no_edtf(typed, told):
    _read, refused = EventFilter.as_far_as_read(QueryDict(f"from={typed}"))
    assert refused["from"].startswith(told)
    assert not re.search(r"\d{4}-\d\d", refused["from"].replace(typed, ""))


@pytest.mark.parametrize(
    ("lang", "days"),
    [
        ("en", "from 3 April 2022 on"),
        ("fr", "à partir du 3 avril 2022"),
        ("ar", "ابتداء من 3 أبريل 2022"),
    ],
)
def test_one_end_of_the_days_is_said_as_the_language_says_it(lang, days):
    with translation.override(lang):
        assert EventFilter(from_="2022-04-03").days == days


def test_an_address_holds_what_differs_from_the_defaults():
    asked = EventFilter(q="سلام", from_="1980", disputed=True, lanes="kind", match="certain")
    assert asked.query() == "q=%D8%B3%D9%84%D8%A7%D9%85&from=1980&match=certain&disputed=1"


def test_an_address_is_changed_in_some_of_its_parts():
    assert EventFilter(kind="talks", top=5).query(kind="", top=None, lanes="actor") == "lanes=actor"


@given(st.dictionaries(st.sampled_from(["q", "kind", "from", "to", "top", "match", "source", "disputed"]), st.text()))
def test_any_query_is_a_filter_or_is_refused(values):
    query = QueryDict(mutable=True)
    query.update(values)
    try:
        asked = EventFilter.from_query(query)
    except BadQuery as refused:
        assert len(str(refused).split()) > 3
        return
    assert EventFilter.from_query(QueryDict(asked.query())) == asked


@pytest.mark.parametrize(
    ("time", "lang", "from_the_right"),
    [("", "ar", True), ("", "en", False), ("rtl", "en", True), ("ltr", "ar", False)],
)
def test_time_runs_as_the_language_does_or_as_the_reader_asks(time, lang, from_the_right):
    assert EventFilter(time=time).right_to_left(lang) is from_the_right
