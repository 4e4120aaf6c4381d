import re
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import translation

from events.models import Conflict, Place
from tests.factories import a_conflict, a_draft, an_actor, an_event
from timeline.filters import EventFilter
from timeline.hints import days_meant, in_the_way, near_misses


@pytest.mark.parametrize(
    ("lang", "q", "date", "words", "query"),
    [
        ("en", "March 2023", "2023-03-02", "March 2023", "from=2023-03&to=2023-03"),
        ("en", "1991 ceasefire", "1991-09", "1991", "q=ceasefire&from=1991&to=1991"),
        (
            *("en", "truce 6 May 1991 in Geneva", "1991-05-06", "6 May 1991"),
            "q=truce+in+Geneva&from=1991-05-06&to=1991-05-06",
        ),
        ("en", "talks in 1992 about peace", "1992-02", "1992", "q=talks+peace&from=1992&to=1992"),
        ("fr", "mars 2023", "2023-03-02", "mars 2023", "from=2023-03&to=2023-03"),
        ("ar", "سلام مارس ٢٠٢٣", "2023-03-02", "مارس 2023", "q=%D8%B3%D9%84%D8%A7%D9%85&from=2023-03&to=2023-03"),
        ("en", "talks from 1988 to 1991", "1990", "from 1988 to 1991", "q=talks&from=1988-01-01&to=1991-12-31"),
        ("en", "talks since 2020", "2021", "since 2020, still going on", "q=talks&from=2020-01-01"),
    ],
)
@pytest.mark.django_db
def test_days_in_the_words_are_offered_as_a_range_with_the_rest_of_the_words(lang, q, date, words, query):
    for slug, held in (("one", q), ("two", q), ("other", "raid")):
        an_event(slug, date=date if slug != "other" else "1960", title_en=held)
    with translation.override(lang):
        hint, number, about = days_meant(a_conflict(), EventFilter(q=q))
    assert (hint.words, hint.query, number, about) == (words, query, 2, False)


@pytest.mark.django_db
def test_days_that_would_lead_to_nothing_are_not_offered():
    an_event("march", date="2023-03-02", title_en="Talks")
    a_draft("april", date="2023-04-02", title_en="Talks")
    assert days_meant(a_conflict(), EventFilter(q="March 2023")).number == 1
    for q in ("April 2023", "raid March 2023", "February 2023"):
        assert days_meant(a_conflict(), EventFilter(q=q)) is None
    assert days_meant(a_conflict(), EventFilter(q="March 2023", kind="law")) is None


def test_the_page_says_how_many_the_days_lead_to(client, db):
    for number in range(1, 4):
        an_event(f"e{number}", date=f"2023-03-{number:02}", title_en=f"Talks {number}")
    page = client.get("/en/conflict/?q=March+2023").content.decode()
    [link, told] = re.findall(r'href="([^"]*)">By date: March 2023</a> <span class="quiet">(.*?)</span>', page)[0]
    assert (link, told) == ("?from=2023-03&amp;to=2023-03", "3 events")
    shown = client.get(f"/en/conflict/{link.replace('&amp;', '&')}").content.decode()
    assert len(set(re.findall(r'id="event-(\w+)"', shown))) == 3
    assert "By date" not in client.get("/en/conflict/?q=April+2023").content.decode()


@pytest.mark.parametrize(
    "q", ["", "ceasefire", "S/RES/690", "March", "resolution 2654", "last Thursday", "2023-99-99"]
)
def test_words_without_days_offer_none(q):
    assert days_meant(Conflict(), EventFilter(q=q)) is None


@pytest.mark.django_db
def test_the_rest_of_the_filter_is_kept_with_the_days():
    accounts = [{"date": "1991-02-01"}, {"date": "1991-03-02"}]
    an_event(date="1991-02-01", title_en="Talks", date_reason_en="The first to report", accounts=accounts)
    disputed = EventFilter(q="talks 1991", kind="talks", from_="1975", disputed=True)
    hint, *_ = days_meant(a_conflict(), disputed)
    assert hint.query == "q=talks&kind=talks&from=1991&disputed=1&to=1991"


@pytest.fixture
def events(db):
    an_event("march", title_en="Green March", title_ar="المسيرة الخضراء", actors=[an_actor("polisario")])
    an_event("smara", place=Place.objects.create(slug="smara", name_en="Smara"))
    a_draft("hidden", title_en="Unspoken")


def near(q: str, **parts) -> list[str]:
    return [hint.words for hint in near_misses(a_conflict(), EventFilter(q=q, **parts))]


def test_the_nearest_known_words_stand_in_place_of_one_that_nothing_holds(events):
    assert near("polissario") == ["Polisario"]
    assert near("gren polissario") == ["Green Polisario"]
    assert near("المسيره الخظراء") == ["المسيره الخضراء", "المسيره"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        *[("Bangui city", "بانغي"), ("Bossangoa town", "بوسانغوا"), ("Mariupol", "ماريوبول"), ("Bambari", "بامباري")],
        *[("Kharkiv", "خاركيف"), ("Birao", "بيراو"), ("Séléka", "سيليكا")],
    ],
)
def test_a_name_known_in_latin_letters_alone_is_offered_for_its_arabic_one(db, name, typed):
    an_event("there", title_en="Attack", place=Place.objects.create(slug="there", name_en=name))
    assert near(typed)[:1] == [name.split()[0]]


def test_what_finds_nothing_either_is_not_offered(events):
    assert near("green smarra") == ["green"]
    assert near("polissario", kind="law") == []


def test_of_words_that_never_stand_together_each_known_one_is_offered(events):
    assert near("gren smarra") == ["Green", "Smara"]
    assert near("zzzzzz green smara") == ["green", "smara"]


def test_where_each_word_is_known_and_not_all_together_one_of_them_is_left_out(events):
    assert near("the green smara") == ["smara", "green"]


def test_words_that_no_event_can_hold_are_offered_nothing(events):
    assert near("zzzzzz") == []


def test_what_readers_do_not_know_is_not_offered(events):
    assert near("unspokn") == []


@pytest.mark.parametrize(
    ("parts", "offered"),
    [
        ({"q": "smara", "to": "2021"}, [("until 31 December 2021", "q=smara")]),
        ({"q": "smara", "actor": "polisario"}, [("“smara”", "actor=polisario"), ("Polisario", "q=smara")]),
        ({"q": "zzzzzz", "to": "2021"}, []),
        ({"q": "zzzzzz"}, []),
    ],
)
def test_what_is_asked_for_besides_and_leaves_nothing_is_named(events, parts, offered):
    found = in_the_way(a_conflict(), EventFilter.from_query(QueryDict(urlencode(parts))))
    assert [(chip.words, chip.without) for chip in found] == offered


def test_a_near_miss_keeps_the_rest_of_the_filter(events):
    hint = near_misses(a_conflict(), EventFilter(q="polissario", to="2024"))[0]
    assert hint.query == "q=Polisario&to=2024"
