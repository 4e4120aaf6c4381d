"""Which town of a name is meant is told by the province beside it, and where that lies by its other towns."""

import pytest

from events.importing.looking import looked_over
from events.importing.mapping import load_mapping
from events.importing.pointing import as_yaml, first_pointing, form_of
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


BRAZILIAN = ["Espírito Santo", "Bahia", "Paraná", "São Paulo", "Rio de Janeiro", "Santa Catarina"]


def roles_and_places(headings: list[str], *rows: list[str], **conflict: str):
    """What is guessed, and the places of these rows as they are written."""
    told = [dict(zip(headings, row, strict=True)) for row in rows]
    pointed = first_pointing(headings, told, "mine.csv")
    pointed.kind = "military"
    mapping = load_mapping(as_yaml(form_of(pointed)))
    look = looked_over(enumerate(told, 2), mapping)
    here = {"by": None, "file_name": "x.csv", "order": look.order}
    import_rows(enumerate(told, 2), look.settled(mapping), a_conflict(**conflict), **here)
    return pointed, {str(one): (one.latitude, one.longitude, one.precision) for one in Place.objects.all()}


@pytest.mark.django_db
def test_a_column_of_places_that_names_divisions_is_one_of_areas():
    rows = [[f"2019-03-{at:02}", "Seca", name] for at, name in enumerate(BRAZILIAN, 12)]
    pointed, places = roles_and_places(["data", "evento", "local"], *rows)
    assert (pointed.columns["local"], pointed.of_areas) == ("place", True)
    assert places == dict.fromkeys(BRAZILIAN, (None, None, "region"))


@pytest.mark.django_db
def test_towns_that_divisions_are_called_by_are_towns():
    rows = [["2019-03-12", "Raid", name] for name in ("Aleppo", "Idlib", "Homs", "Hama", "Daraa")]
    pointed, places = roles_and_places(["date", "event", "location"], *rows)
    assert not pointed.of_areas
    assert places["Aleppo"] == (36.2, 37.16, "exact")


@pytest.mark.django_db
def test_a_state_is_told_by_what_it_names_though_its_heading_may_speak_of_a_status():
    towns = ["Vitória", "", "", "Campinas", "", ""]
    rows = [
        [f"2019-03-{at:02}", "Seca", name, town]
        for at, (name, town) in enumerate(zip(BRAZILIAN, towns, strict=True), 12)
    ]
    pointed, places = roles_and_places(["data", "evento", "estado", "municipio"], *rows)
    assert pointed.of("place") == ["municipio", "estado"]
    assert places["Paraná"] == places["Bahia"] == (None, None, "region")
    assert places["Campinas"][2] == "exact"
    closed = [{"date": "2019-03-12", "estado": name} for name in ("abierto", "cerrado", "abierto", "cerrado")]
    assert first_pointing(["date", "estado"], closed, "x").columns["estado"] == ""


@pytest.mark.django_db
def test_a_province_takes_no_coordinates_of_the_town_that_it_is_called_by():
    rows = [["2019-03-12", "Raid", name] for name in ("Aleppo", "Idlib", "Homs")]
    _pointed, places = roles_and_places(["date", "event", "province"], *rows)
    assert places == dict.fromkeys(("Aleppo", "Idlib", "Homs"), (None, None, "region"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "known"), [("Espírito Santo", False), ("Washington", True), ("Campinas", True), ("Aleppo", True)]
)
def test_a_small_town_that_is_called_as_another_division_is_not_taken_for_it(name, known):
    floods = {"name_en": "Floods in Brazil"}
    _pointed, places = roles_and_places(["date", "event", "place"], ["2019-03-12", "Raid", name], **floods)
    assert (places[name][0] is not None) == known
