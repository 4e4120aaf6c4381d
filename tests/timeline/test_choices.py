import pytest

from events.models import Actor, FormerSlug, Place
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_event
from timeline import choices
from timeline.choices import offer
from timeline.filters import EventFilter

pytestmark = pytest.mark.django_db


def offered(asked: EventFilter, name: str):
    return offer(a_conflict(), asked, name, asked.apply(a_conflict()).count())


def numbers(asked: EventFilter, name: str) -> dict[str, int | None]:
    return {choice.slug: choice.count for choice in offered(asked, name).choices}


@pytest.fixture
def events():
    morocco = an_actor("morocco")
    an_event("a", date="1975", kind=a_kind("talks"), actors=[morocco, an_actor("polisario")])
    an_event("b", date="1976", kind=a_kind("law"), actors=[morocco])
    an_event("c", date="1999", kind=a_kind("law"))
    a_draft("d", kind=a_kind("unseen"), actors=[an_actor("nobody")])


def test_each_choice_says_how_many_events_it_would_leave_with_the_rest_of_the_filter_kept(events):
    asked = EventFilter(kind="talks", to="1980")
    assert numbers(asked, "kind") == {"talks": 1, "law": 1}
    assert numbers(asked, "actor") == {"morocco": 1, "polisario": 1}


def test_without_a_filter_the_numbers_are_those_of_the_whole_conflict(events, django_assert_max_num_queries):
    assert numbers(EventFilter(kind="talks"), "kind") == {"talks": 1, "law": 2}
    with django_assert_max_num_queries(5):
        assert numbers(EventFilter(), "actor") == {"morocco": 2, "polisario": 1}


def test_actors_stand_in_the_order_of_their_numbers(events):
    an_event("x", actors=[an_actor("zanzibar")])
    an_event("y", actors=list(Actor.objects.filter(slug="zanzibar")))
    an_event("z", actors=list(Actor.objects.filter(slug="zanzibar")))
    assert [choice.slug for choice in offered(EventFilter(), "actor").choices] == ["zanzibar", "morocco", "polisario"]


def test_where_all_actors_are_needed_each_number_is_of_those_with_the_chosen_too(events):
    assert numbers(EventFilter(actor="polisario"), "actor") == {"morocco": 2, "polisario": 1}
    assert numbers(EventFilter(actor="polisario", actors="all"), "actor") == {"morocco": 1, "polisario": 1}


def test_of_many_actors_those_with_the_most_events_are_offered_and_what_is_chosen(events, monkeypatch):
    monkeypatch.setattr(choices, "MOST_OFFERED", 1)
    found = offered(EventFilter(), "actor")
    assert ([choice.slug for choice in found.choices], found.more) == (["morocco"], True)
    chosen = offered(EventFilter(actor="polisario"), "actor").choices
    assert [(choice.slug, choice.chosen, choice.count) for choice in chosen] == [
        ("polisario", True, 1),
        ("morocco", False, 2),
    ]


def test_where_too_many_events_match_to_be_counted_the_choices_say_no_number(events, monkeypatch, client):
    monkeypatch.setattr(choices, "MOST_COUNTED", 1)
    assert numbers(EventFilter(to="1980"), "actor") == {"morocco": None, "polisario": None}
    page = client.get("/en/conflict/?to=1980&actor=morocco").content.decode()
    assert "> Polisario</label>" in page


def test_a_place_is_offered_by_its_name(events):
    an_event("e", place=Place.objects.create(slug="geneva", name_en="Geneva"))
    assert [str(choice.name) for choice in offered(EventFilter(), "place").choices] == ["Geneva"]


def test_what_an_actor_whom_readers_do_not_see_is_called_now_is_not_told(client, db):
    an_event("talks", actors=[an_actor("morocco")])
    a_draft("hidden", actors=[an_actor("secret-new-name")])
    FormerSlug.objects.create(of="actor", slug="draft-only", now="secret-new-name")
    FormerSlug.objects.create(of="actor", slug="maroc", now="morocco")
    answer = client.get("/en/conflict/?actor=draft-only,maroc")
    assert answer.status_code == 400
    assert "No actor is called “draft-only”." in answer.content.decode()
    assert "secret-new-name" not in answer.content.decode()
    assert answer.context["filter"].actor == "morocco"


@pytest.mark.parametrize(
    ("asked", "meant"), [("Port Old", "port"), ("newport", "port"), ("Port Old (Newport)", "port")]
)
def test_of_a_name_with_another_in_brackets_either_will_do(asked, meant):
    for slug, name in (
        ("port", "Port Old (Newport)"),
        ("camp", "Camp, Port Old (Newport)"),
        ("pier", "Pier, Newport"),
    ):
        an_event(f"at-{slug}", place=Place.objects.create(slug=slug, name_en=name))
    found, nowhere = choices.by_slug(a_conflict(), EventFilter(place=asked), "place")
    assert (found.place, nowhere) == (meant, [])


def test_what_would_leave_no_event_is_not_offered_but_where_it_is_chosen(events):
    assert numbers(EventFilter(kind="law"), "actor") == {"morocco": 1}
    assert numbers(EventFilter(kind="law", actor="polisario"), "actor") == {"morocco": 1, "polisario": 0}


@pytest.fixture
def places():
    for slug, name in (("un", "United Nations Headquarters, New York"), ("manhasset", "Manhasset, New York")):
        an_event(f"at-{slug}", place=Place.objects.create(slug=slug, name_en=name, name_ar=f"بلدة {slug}، نيويورك"))


@pytest.mark.parametrize(
    ("asked", "meant", "unknown"),
    [
        ("manhasset", "manhasset", []),
        ("Manhasset, New York", "manhasset", []),
        ("بلدة un، نيويورك", "un", []),
        ("United Nations Headquarters, New York,manhasset", "un,manhasset", []),
        ("headquarters", "un", []),
        ("New York", "", ["New York"]),
        ("un,Atlantis,Manhasset", "un,manhasset", ["Atlantis"]),
    ],
)
def test_a_place_may_be_named_by_its_name_which_may_hold_a_comma(places, asked, meant, unknown):
    found, nowhere = choices.by_slug(a_conflict(), EventFilter(place=asked), "place")
    assert (found.place, nowhere) == (meant, unknown)
