"""Which town of a name is meant is told by the province beside it, and where that lies by its other towns."""

import pytest

from events.importing.looking import looked_over
from events.importing.mapping import load_mapping
from events.importing.provinces import town_in, towns_in
from events.importing.writing import import_rows
from events.models import Place
from tests.factories import a_conflict
from tests.importing.test_rows import FORM, ROW

BOTH = '{name: "{place}", latitude: "{lat}", longitude: "{lon}"}'
WITH_STATES = load_mapping(FORM.replace(BOTH, '{name: "{place|state}"}'))
HERE = {
    "New Jersey": ["Hoboken", "Paramus", "Hackensack", "Passaic", "Caldwell", "Perth Amboy"],
    "Idaho": ["Boise", "Nampa", "Coeur d'Alene", "Pocatello", "Caldwell", "Idaho Falls"],
    "Missouri": ["Joplin", "Springfield"],
    "Massachusetts": ["Holyoke", "Chicopee", "Springfield"],
}


def looked(here: dict[str, list[str]]):
    rows = [ROW | {"place": town, "state": state} for state, towns in here.items() for town in towns]
    return looked_over(enumerate(rows, 2), WITH_STATES)


@pytest.mark.parametrize(
    ("name", "state", "longitude"),
    [
        ("Springfield", "Missouri", -93.3),
        ("Springfield", "Massachusetts", -72.59),
        ("Caldwell", "Idaho", -116.69),
        ("Caldwell", "New Jersey", None),  # too small to be known
        ("Caldwell", "Ohio", None),
        ("Springfield", "Ohio", None),
        ("Coeur d'Alene", "New Jersey", None),
        ("Cincinnati", "Ohio", -84.51),
    ],
)
def test_a_town_is_that_of_the_province_beside_it(name, state, longitude):
    look = looked(HERE)
    assert look.land == "US"
    town = town_in(name, state, towns_in(name, "US"), look.provinces)
    assert (town.longitude if town else None) == longitude


def test_places_that_have_no_coordinates_for_it_are_told():
    told = [note for note in looked(HERE).notes if note.startswith("“Caldwell” in “New Jersey” has no coordinates")]
    assert len(told) == 1
    more = " ".join(looked(HERE | {"Ohio": ["Springfield"]}).notes)
    assert "2 places, such as “Caldwell” in “New Jersey”, have no coordinates" in more


def test_the_largest_town_is_that_of_the_province_that_is_called_by_it():
    springfield, *others = towns_in("Springfield", "US")
    assert town_in("Springfield", "Province of Springfield", [springfield, *others], {}) == springfield


@pytest.mark.django_db
def test_places_are_made_where_their_provinces_say():
    told = [(town, state) for state, towns in HERE.items() for town in towns]
    rows = [ROW | {"id": f"{town} {state}", "place": town, "state": state} for town, state in told]
    look = looked(HERE)
    import_rows(enumerate(rows, 2), look.settled(WITH_STATES), a_conflict(), by=None, file_name="x")
    spots = {str(place): place.longitude for place in Place.objects.all()}
    assert spots.keys() >= {"Caldwell (Idaho)", "Caldwell (New Jersey)", "Springfield (Missouri)", "Boise"}
    assert (spots["Caldwell (Idaho)"], spots["Caldwell (New Jersey)"]) == (-116.69, None)
    assert (spots["Springfield (Missouri)"], spots["Springfield (Massachusetts)"]) == (-93.3, -72.59)


@pytest.mark.django_db
def test_the_code_of_a_state_behind_a_comma_is_the_wider_place():
    mapping = load_mapping(FORM.replace(BOTH, '{name: "{place}"}'))
    names = [f"{town}, {state[:2].upper()}" for state, towns in HERE.items() for town in towns]
    rows = [ROW | {"id": name, "place": name} for name in (*names, "Springfield, OH", "Joplin, Boston")]
    look = looked_over(enumerate(rows, 2), mapping)
    assert look.land == "US"
    import_rows(enumerate(rows, 2), look.settled(mapping), a_conflict(), by=None, file_name="x")
    spots = {str(place): place.longitude for place in Place.objects.all()}
    assert (spots["Springfield, MI"], spots["Springfield, MA"], spots["Caldwell, NE"]) == (-93.3, -72.59, None)
    assert (spots["Springfield, OH"], spots["Joplin, Boston"]) == (None, None)
