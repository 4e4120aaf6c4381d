import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from events.models import Place
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_event
from timeline.filters import BadQuery, EventFilter


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
        ("place=new-york", ["session"]),
        ("q=المغرب", ["war", "talks"]),
        ("q=محادثات اممية", ["talks"]),
        ("from=2023-03-15&to=2023-04-15", ["talks", "session"]),
        ("from=2023-03-15&to=2023-04-15&match=certain", ["talks"]),
        ("from=1980&to=1980&match=certain", ["war"]),
        ("from=منتصف مارس 2023&to=15/4/2023", ["talks", "session"]),
        ("from=mars 2023&to=30 March 2023", ["talks"]),
        ("from=1975&to=1975-06&match=certain", []),
        ("disputed=1", ["founding"]),
        ("events=session,war", ["war", "session"]),
        ("top=2", ["founding", "war"]),
        ("kind=nowhere", []),
        ("unknown=1", ["founding", "war", "talks", "session"]),
        ("kind=&match=&top=&disputed=&lanes=", ["founding", "war", "talks", "session"]),
    ],
)
def test_a_filter_finds_just_what_it_asks_for(events, query, slugs):
    assert found(query) == slugs


def test_a_source_finds_the_events_that_cite_it_unless_it_is_confidential(events):
    assert found(f"source={events.pk}") == ["founding"]
    events.confidential = True
    events.save()
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
        ("q=%00", "null"),
    ],
)
def test_a_bad_parameter_is_refused_with_its_reason(query, reason):
    with pytest.raises(BadQuery, match=reason.replace("?", r"\?")):
        EventFilter.from_query(QueryDict(query))


def test_a_date_in_words_makes_the_address_of_the_same_date_in_edtf():
    typed = EventFilter.from_query(QueryDict("from=30 March 2023&to=avril 2023"))
    assert typed == EventFilter.from_query(QueryDict("from=2023-03-30&to=2023-04"))
    assert typed.query() == "from=2023-03-30&to=2023-04"


@given(st.dictionaries(st.sampled_from(["q", "kind", "from", "to", "top", "match", "source", "disputed"]), st.text()))
def test_any_query_is_a_filter_or_is_refused(values):
    query = QueryDict(mutable=True)
    query.update(values)
    try:
        asked = EventFilter.from_query(query)
    except BadQuery as refusal:
        assert str(refusal)
        return
    assert EventFilter.from_query(QueryDict(asked.query())) == asked


@pytest.mark.parametrize(
    ("time", "lang", "from_the_right"),
    [("", "ar", True), ("", "en", False), ("rtl", "en", True), ("ltr", "ar", False)],
)
def test_time_runs_as_the_language_does_or_as_the_reader_asks(time, lang, from_the_right):
    assert EventFilter(time=time).right_to_left(lang) is from_the_right
    assert not EventFilter(time=time).active
