import pytest
from django.utils import translation

from events.models import Place
from tests.factories import a_conflict, a_draft, an_actor, an_event
from timeline.filters import EventFilter
from timeline.hints import days_meant, near_misses


@pytest.mark.parametrize(
    ("lang", "q", "words", "query"),
    [
        ("en", "March 2023", "March 2023", "from=2023-03&to=2023-03"),
        ("en", "1991 ceasefire", "1991", "q=ceasefire&from=1991&to=1991"),
        ("en", "truce 6 May 1991 in Geneva", "6 May 1991", "q=truce+in+Geneva&from=1991-05-06&to=1991-05-06"),
        ("en", "talks in 1992 about peace", "1992", "q=talks+peace&from=1992&to=1992"),
        ("fr", "mars 2023", "mars 2023", "from=2023-03&to=2023-03"),
        ("ar", "سلام مارس ٢٠٢٣", "مارس 2023", "q=%D8%B3%D9%84%D8%A7%D9%85&from=2023-03&to=2023-03"),
        ("en", "talks from 1988 to 1991", "from 1988 to 1991", "q=talks&from=1988-01-01&to=1991-12-31"),
        ("en", "talks since 2020", "since 2020, still going on", "q=talks&from=2020-01-01"),
    ],
)  # fmt: skip
def test_days_in_the_words_are_offered_as_a_range_with_the_rest_of_the_words(lang, q, words, query):
    with translation.override(lang):
        hint = days_meant(EventFilter(q=q))
    assert (hint.words, hint.query) == (words, query)


@pytest.mark.parametrize(
    "q", ["", "ceasefire", "S/RES/690", "March", "resolution 2654", "last Thursday", "2023-99-99"]
)
def test_words_without_days_offer_none(q):
    assert days_meant(EventFilter(q=q)) is None


def test_the_rest_of_the_filter_is_kept_with_the_days():
    hint = days_meant(EventFilter(q="talks 1991", kind="law", from_="1975", disputed=True))
    assert hint.query == "q=talks&kind=law&from=1991&disputed=1&to=1991"


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


def test_a_near_miss_keeps_the_rest_of_the_filter(events):
    hint = near_misses(a_conflict(), EventFilter(q="polissario", to="2024"))[0]
    assert hint.query == "q=Polisario&to=2024"
