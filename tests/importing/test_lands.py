"""In which state the places of a table lie is told by the names that towns of one state alone have."""

from collections import Counter

import pytest

from events.importing.lands import Lands
from events.importing.mapping import load_mapping
from events.intake.spots import spot
from tests.importing.test_rows import FORM

IN_COLOMBIA = ("Medellín", "Barranquilla", "Cúcuta", "Ipiales", "Quibdó", "Riohacha", "Sincelejo", "Villavicencio")
IN_COLOMBIA += ("Barrancabermeja", "Buenaventura", "Caucasia", "Pitalito", "Tumaco", "Valledupar", "Aguachica")


def lands_of(*names: str) -> Lands:
    lands = Lands(load_mapping(FORM.replace(', latitude: "{lat}", longitude: "{lon}"', "")))
    for name in names:
        lands.take({"place": name})
    return lands


def test_a_table_of_towns_of_one_state_lies_there_and_says_so():
    lands = lands_of(*IN_COLOMBIA, *IN_COLOMBIA, "Nowhere at all", "Trujillo")
    assert lands.land == "CO"
    assert "The places lie in Colombia" in lands.note()


@pytest.mark.parametrize("names", [IN_COLOMBIA[:5], (*IN_COLOMBIA, "Kharkiv", "Goma", "Omdurman", "Bamako"), ()])
def test_few_towns_or_those_of_several_states_tell_nothing(names):
    lands = lands_of(*names)
    assert (lands.land, lands.note()) == ("", "")


def test_a_name_of_a_town_elsewhere_has_no_coordinates_where_the_table_lies_in_one_state():
    here = {"CO"}
    assert spot("Kharkiv", Counter(here), here) == {}
    assert spot("Trujillo", Counter(here), here)["latitude"] == 4.21
    assert spot("Trujillo", Counter())["latitude"] == -8.12
