"""What becomes of the kinds, actors and places that an import made, where it is taken back."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from events.importing.files import remember
from events.importing.names_made import note
from events.importing.undoing import undo_import
from events.importing.writing import Outcome
from events.models import Actor, Article, EventKind, Place
from events.record.names import merge
from tests.factories import a_conflict, a_draft, an_actor, an_article, an_editor, an_event
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db


def imported(*rows: dict[str, str]) -> Outcome:
    outcome, _told = take(*rows)
    remember("mine.csv", a_conflict(), outcome, timezone.now())
    return outcome


def undone(outcome: Outcome) -> tuple[set[str], set[str], set[str]]:
    """The slugs of actors, kinds and places after it was taken back."""
    undo_import(outcome.batch, by=None, public_reason="A mistake.")
    actors, kinds, places = (set(model.objects.values_list("slug", flat=True)) for model in (Actor, EventKind, Place))
    return actors, kinds, places


def test_they_go_with_an_import_that_is_taken_back_and_what_was_there_before_stays():
    an_actor("morocco")
    before = set(EventKind.objects.values_list("slug", flat=True))
    outcome = imported({"kind": "shelling", "actors": "Morocco;A new front", "place": "Geneva"})
    assert Place.objects.count() == 1
    assert undone(outcome) == ({"morocco"}, before, set())


def test_they_stay_where_another_event_or_actor_names_them():
    outcome = imported({"actors": "Front;Army;Government"})
    an_event("another", actors=[Actor.objects.get(slug="front")])
    Actor.objects.filter(slug="army").update(part_of=an_actor("state"))
    Actor.objects.create(slug="ministry", name_en="Ministry", part_of=Actor.objects.get(slug="government"))
    assert undone(outcome)[0] == {"front", "state", "government", "ministry"}


def test_they_stay_where_a_person_worked_on_them_or_merged_another_into_them(admin_user):
    outcome = imported({"actors": "Front;Army;Police"})
    front, army = Actor.objects.get(slug="front"), Actor.objects.get(slug="army")
    kind = ContentType.objects.get_for_model(Actor)
    LogEntry.objects.create(
        user=admin_user, content_type=kind, object_id=str(front.pk), object_repr="Front", action_flag=CHANGE
    )
    merge(army, an_actor("troops"), by=an_editor(), most=100)
    assert undone(outcome)[0] == {"front", "army"}


def test_what_a_later_import_uses_stays_until_that_is_taken_back():
    first = imported({"id": "1", "actors": "Front"})
    second = imported({"id": "2", "actors": "Front"})
    assert undone(first)[0] == {"front"}
    assert undone(second)[0] == set()


def sources_left(outcome: Outcome) -> set[str]:
    undo_import(outcome.batch, by=None, public_reason="A mistake.")
    return set(Article.objects.values_list("title", flat=True))


def test_sources_and_the_file_as_one_go_with_an_import_that_is_taken_back():
    an_article(title="Herald")
    outcome = imported({"id": "1", "source": "Courier"}, {"id": "2", "source": ""})
    assert Article.objects.count() == 3
    assert sources_left(outcome) == {"Herald"}


def test_a_source_stays_where_another_event_cites_it_or_a_person_worked_on_it(admin_user):
    outcome = imported(*({"id": name, "source": name} for name in ("Courier", "Gazette", "Herald", "Times")))
    a_draft("another", accounts=[{"article": Article.objects.get(title="Courier")}])
    gazette = Article.objects.get(title="Gazette")
    of_sources = ContentType.objects.get_for_model(Article)
    LogEntry.objects.create(
        user=admin_user, content_type=of_sources, object_id=str(gazette.pk), object_repr="Gazette", action_flag=CHANGE
    )
    Article.objects.get(title="Herald").known_to.add(admin_user)
    assert sources_left(outcome) == {"Courier", "Gazette", "Herald"}


def test_a_source_that_a_later_import_cites_stays_until_that_is_taken_back():
    first = imported({"id": "1", "source": "Courier"})
    second = imported({"id": "2", "source": "Courier"})
    assert sources_left(first) == {"Courier"}
    assert sources_left(second) == set()


def test_the_numbers_are_kept_as_runs():
    made: dict[str, list[list[int]]] = {}
    note(made, "actor", [3, 1, 2])
    note(made, "actor", [4, 9])
    assert made == {"actor": [[1, 4], [9, 9]]}
