"""Which names of a column are provinces, and not the towns that are called as they are."""

import pytest

from events.importing.divisions import are_divisions, is_no_town

OF_BRAZIL = ["Bahia", "Paraná", "Sergipe", "Pará", "Espírito Santo", "Amazonas"]
OF_SYRIA = ["Aleppo", "Damascus", "Homs", "Hama", "Idlib", "Latakia", "Tartus", "Daraa"]  # towns, all of them


@pytest.mark.parametrize(
    ("names", "are"),
    [
        (OF_BRAZIL, True),
        ([f" {name} " for name in OF_BRAZIL], True),
        (OF_BRAZIL[:4], True),
        (OF_BRAZIL[:3], False),
        ([*OF_BRAZIL, "Lagos"], False),
        (OF_SYRIA, False),
        ([], False),
    ],
)
def test_a_column_is_of_divisions_where_nearly_all_are_of_one_state_and_some_are_no_towns(names, are):
    assert are_divisions(names) is are


def test_a_division_is_no_town_where_none_of_its_state_is_called_so():
    assert [is_no_town(name, "BR") for name in OF_BRAZIL] == [False, True, True, False, True, True]
    assert [is_no_town(name, "SY") for name in OF_SYRIA] == [False] * 8
