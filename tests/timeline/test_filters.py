import re
from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from events.dates import Span
from events.models import Event, Place
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor, an_event, correct
from timeline.filters import EventFilter
from timeline.parameters import BadQuery


def found(query: str) -> list[str]:
    return list(EventFilter.from_query(QueryDict(query)).apply(a_conflict()).values_list("slug", flat=True))


@pytest.fixture
def events(db):
    morocco = an_actor("morocco", name_ar="المغرب")
    article = an_article()
    an_event("war", date="1975/1991", kind=a_kind("military"), significance=3, actors=[morocco])
    an_event("talks", date="2023-03-30", actors=[morocco, an_actor("algeria")], title_ar="محادثات أممية")
    an_event("session", date="2023-04", place=Place.objects.create(slug="new-york", name_en="New York"))
    accounts = [{"date": "1973-05-10", "article": article}, {"date": "1973-04-29"}]
    an_event("founding", date="1973-05-10", accounts=accounts, date_reason_en="Its own word.", significance=3)
    a_draft("draft", date="2023-03-30")
    an_event("elsewhere", conflict=a_conflict("other"))
    return article


def test_an_unfiltered_view_is_all_that_is_published_of_the_conflict_in_order(events):
    assert found("") == ["founding", "war", "talks", "session"]


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("kind=military", ["war"]),
        ("kind=military,talks&to=1990", ["founding", "war"]),
        ("kind=military&kind=talks&to=1990", ["founding", "war"]),
        ("actor=algeria", ["talks"]),
        ("actor=algeria,morocco", ["war", "talks"]),
        ("actor=algeria,morocco&actors=all", ["talks"]),
        ("actors=all", ["founding", "war", "talks", "session"]),
        ("match=certain", ["founding", "war", "talks", "session"]),
        ("place=new-york", ["session"]),
        ("q=المغرب", ["war", "talks"]),
        ("q=محادثات اممية", ["talks"]),
        ("from=2023-03-15&to=2023-04-15", ["talks", "session"]),
        ("from=2023-03-15&to=2023-04-15&match=certain", ["talks"]),
        ("from=1980&to=1980&match=certain", ["war"]),
        ("from=منتصف مارس 2023&to=15/4/2023", ["talks", "session"]),
        ("from=mars 2023&to=30 March 2023", ["talks"]),
        ("from=2023", ["talks", "session"]),
        ("from=2023&match=certain", ["talks", "session"]),
        ("to=1991&match=certain", ["founding", "war"]),
        ("from=2023-03-30&to=2023-03-30", ["talks"]),
        ("from=1975&to=1975-06&match=certain", []),
        ("disputed=1", ["founding"]),
        ("events=session,war", ["war", "session"]),
        ("top=2", ["founding", "war"]),
        ("kind=nowhere", []),
        ("kind= military , ,talks&to=1990", ["founding", "war"]),
        ("q= محادثات ", ["talks"]),
        ("unknown=1", ["founding", "war", "talks", "session"]),
        ("kind=&match=&top=&disputed=&lanes=", ["founding", "war", "talks", "session"]),
    ],
)
def test_a_filter_finds_just_what_it_asks_for(events, query, slugs):
    assert found(query) == slugs


def test_a_source_finds_the_events_that_cite_it_unless_it_is_confidential(events):
    assert found(f"source={events.pk}") == ["founding"]
    correct(events, confidential=True)
    assert found(f"source={events.pk}") == []


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


@pytest.mark.django_db
def test_slugs_are_listed_without_spaces_and_gaps():
    assert EventFilter(kind=" talks, ,,un-act ").slugs("kind") == ["talks", "un-act"]


def test_a_range_goes_from_its_first_day_to_its_last():
    assert EventFilter(from_="1980-02", to="1990").range == Span(date(1980, 2, 1), date(1990, 12, 31))
    assert EventFilter(from_="1980").range == Span(date(1980, 1, 1), None)
    assert EventFilter().range == Span(None, None)


def test_an_empty_filter_asks_no_more_than_what_is_published_of_the_conflict(db):
    conflict = a_conflict()
    plain = Event.objects.published().of(conflict).in_order()
    assert str(EventFilter().apply(conflict).query) == str(plain.query)


def test_drafts_match_only_where_they_are_asked_for(events):
    public = EventFilter(from_="2023-03-30", to="2023-03-30")
    wider = public.with_drafts(an_editor())
    assert (public.drafts, wider.drafts) == (False, True)
    assert [event.slug for event in public.apply(a_conflict())] == ["talks"]
    assert {event.slug for event in wider.apply(a_conflict())} == {"talks", "draft"}


@pytest.mark.parametrize(
    "query", ["q=x", "kind=x", "actor=x", "place=x", "source=1", "to=1990", "disputed=1", "top=2"]
)
def test_a_filter_that_leaves_something_out_is_active(query):
    assert EventFilter.from_query(QueryDict(query)).active is True


@pytest.mark.parametrize(
    "query", ["", "lanes=actor", "match=certain", "actors=all", "time=rtl", "hijri=1", "months=MA"]
)
def test_how_events_are_shown_makes_no_filter_active(query):
    assert EventFilter.from_query(QueryDict(query)).active is False


@pytest.mark.parametrize(
    "query", ["", "match=certain", "actors=all", "time=rtl", "hijri=1", "months=MA", "lanes=actor"]
)
def test_the_table_of_counts_answers_for_all_events_of_a_conflict(events, query):
    assert EventFilter.from_query(QueryDict(query)).counts(a_conflict()).total() == 4


def test_the_table_of_counts_answers_for_some_kinds(events):
    assert EventFilter(kind="military").counts(a_conflict()).total() == 1


@pytest.mark.parametrize(
    "query", ["q=x", "actor=x", "place=x", "source=1", "from=1990", "disputed=1", "events=x", "top=2"]
)
def test_the_table_of_counts_does_not_answer_for_anything_else(db, query):
    assert EventFilter.from_query(QueryDict(query)).counts(a_conflict()) is None


def test_the_table_of_counts_knows_no_drafts(db):
    assert EventFilter().with_drafts(an_editor()).counts(a_conflict()) is None


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ("from=2023-03-15&to=2023-04-15", {"certain": 1, "possible": 2}),
        ("from=1991-06", {"certain": 2, "possible": 3}),
        ("to=1975-06", {"certain": 1, "possible": 2}),
        ("kind=talks", None),
    ],
)
def test_a_range_tells_the_certain_from_the_possible(events, query, counts):
    assert EventFilter.from_query(QueryDict(query)).counts_in_range(a_conflict()) == counts


def test_a_filter_without_one_of_its_parts_keeps_the_others():
    whole = EventFilter(kind="talks", actor="morocco", top=5)
    assert whole.but("kind") == EventFilter(actor="morocco")


@pytest.mark.parametrize(
    ("asked", "shown", "within"),
    [
        ({}, ("1975-01-01", "1975-12-31"), ("1975-01-01", "1975-12-31")),
        ({"from_": "1975-03", "to": "1975-06"}, ("1975-01-01", "1975-12-31"), ("1975-03-01", "1975-06-30")),
        ({"from_": "1974", "to": "1976"}, ("1975-01-01", "1975-12-31"), ("1975-01-01", "1975-12-31")),
        ({"from_": "1975-03"}, ("1975-01-01", "1975-12-31"), ("1975-03-01", "1975-12-31")),
        ({"from_": "1976"}, ("1975-01-01", "1975-12-31"), ("1976-01-01", "1976-01-01")),
    ],
)
def test_within_the_days_that_are_shown_a_filter_keeps_to_both(asked, shown, within):
    span = Span(*map(date.fromisoformat, shown))
    start, end = within
    assert EventFilter(kind="talks", **asked).within(span) == EventFilter(kind="talks", from_=start, to=end)


def test_how_events_are_shown_goes_along_and_which_does_not():
    asked = EventFilter(q="x", kind="talks", top=5, lanes="actor", time="rtl", hijri=True, months="MA")
    assert asked.shown_as == {"lanes": "actor", "time": "rtl", "hijri": "1", "months": "MA"}
    assert EventFilter(q="x").shown_as == {}


def test_words_are_looked_for_once_for_all_parts_of_a_filter(events, monkeypatch):
    looked_for: list[tuple[str, str]] = []
    ask = EventFilter.ask

    def counted(each, conflict):
        looked_for.append((each.kind, conflict.slug))
        return ask(each, conflict)

    monkeypatch.setattr(EventFilter, "ask", counted)
    asked, editor = EventFilter(q="talks", kind="talks"), an_editor()
    lanes = asked.model_copy(update={"lanes": "actor"})
    for each in (asked, asked.but("kind"), lanes, asked.with_drafts(editor), asked.with_drafts(editor), asked):
        each.apply(a_conflict())
    here, everywhere = ("talks", "conflict"), ("", "conflict")
    assert looked_for == [here, everywhere, here]  # for readers, and with what is in preparation
    asked.apply(a_conflict("other"))
    EventFilter(q="talks").apply(a_conflict())
    assert looked_for[3:] == [("talks", "other"), everywhere]


def test_drafts_that_words_find_stay_with_those_who_prepare_them(events):
    asked, editor = EventFilter(q="draft"), an_editor()
    assert [event.slug for event in asked.with_drafts(editor).apply(a_conflict())] == ["draft"]
    assert list(asked.apply(a_conflict())) == []
    assert list(asked.with_drafts(editor).apply(a_conflict("other"))) == []


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
