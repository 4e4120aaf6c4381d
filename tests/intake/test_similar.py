import pytest

from events.dates import Span, read
from events.intake.similar import SimilarEvents
from events.models import Place
from events.record.verbs import withdraw
from tests.factories import a_conflict, a_kind, an_actor, an_event

pytestmark = pytest.mark.django_db
ALWAYS = Span(None, None)


def likeliest(date, actors=(), words="", kind=None):
    reach = read(date).reach if date else ALWAYS
    found = SimilarEvents(a_conflict(), reach).likeliest(date, list(actors), words, kind=kind and kind.pk)
    return [event.slug for event in found]


def test_the_same_day_the_same_actors_and_the_same_words_come_first():
    morocco, algeria = an_actor("morocco"), an_actor("algeria")
    an_event("near", title_en="Talks of the envoy with Algeria", date="2023-03-29", actors=[algeria])
    an_event("same", title_en="Talks of the envoy with Morocco", date="2023-03-30", actors=[morocco])
    an_event("other", title_en="A court's ruling", date="2023-03-30")
    found = likeliest("2023-03-30", [morocco.pk], "The envoy held talks with Morocco")
    assert found[:2] == ["same", "near"]


def test_another_source_a_day_off_tells_of_the_same_and_a_fortnight_off_of_another():
    fire = a_kind("fire")
    an_event("fire-day-before", title_en="Fire in the port", date="2023-03-29", kind=fire)
    an_event("fire-long-before", title_en="Fire in the port", date="2023-03-14", kind=fire)
    an_event("court", title_en="A ruling", date="2023-03-29", kind=a_kind("court"))
    assert likeliest("2023-03-30", kind=fire) == ["fire-day-before"]
    assert likeliest("2023-03-30", words="A fire broke out in the port") == ["fire-day-before"]
    assert likeliest("2023-03-30") == []


def test_what_goes_on_is_near_where_it_began_and_not_on_every_day_since():
    an_event("siege", title_en="Siege of the town", date="2023-03-01/..")
    an_event("rule", title_en="Siege of the town", date="../2023-06")
    assert likeliest("2023-03-02", words="the siege of the town began") == ["siege"]
    assert likeliest("2023-05-02", words="the siege of the town went on") == []
    assert likeliest("2023-06-30", words="the siege of the town was lifted") == ["rule"]


def test_the_place_that_the_words_name_counts():
    place = Place.objects.create(slug="fasher", name_en="El Fasher", name_ar="الفاشر")
    an_event("there", title_en="Shells", date="2023-03-28", place=place)
    an_event("elsewhere", title_en="Shells", date="2023-03-28")
    assert likeliest("2023-03-30", words="قصف على مدينة الفاشر") == ["there"]


def test_a_day_told_as_a_month_by_another_source_is_offered_by_its_words():
    an_event("month", title_en="The bridge was blown up", date="2023-03")
    assert likeliest("2023-03-30", words="the bridge was blown up") == ["month"]


def test_another_language_and_another_spelling_are_recognised():
    an_event("talks", title_en="Talks", title_ar="المشاورات الثنائية في نيويورك", date="2023-03-27/2023-03-31")
    assert likeliest("[2023-03-27..2023-03-30]", words="مشاورات ثنائية عقدت في نيويورك") == ["talks"]


def test_a_war_of_years_is_not_likely_for_every_day_in_it():
    an_event("war", title_en="The war", date="1975-10/1991-09")
    assert likeliest("1980-05-01", words="A truck was stopped") == []


def test_without_a_date_the_actors_and_the_words_decide():
    actor = an_actor("un-sc")
    an_event("res", title_en="Security Council resolution 2654", date="2022-10-27", actors=[actor])
    assert likeliest("", [actor.pk], "the Security Council adopted resolution 2654") == ["res"]
    assert likeliest("", [], "something else entirely") == []


def test_withdrawn_events_and_those_of_other_conflicts_are_not_offered():
    withdraw(an_event("gone", title_en="Talks in New York", date="2023-03-30"), by=None)
    an_event("elsewhere", title_en="Talks in New York", date="2023-03-30", conflict=a_conflict("another"))
    assert likeliest("2023-03-30", words="Talks in New York") == []
