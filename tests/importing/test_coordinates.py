"""Both coordinates of a place in one cell: read whole or not at all, in the order of their column."""

import pytest

from events.importing.cells import degrees_of
from events.importing.coordinates import is_sure, order_in_heading, spot_in

HERE = (34.5, 69.2)


@pytest.mark.parametrize(
    "cell",
    [
        "34.5, 69.2",
        "34.5,69.2",
        "34.5 69.2",
        "34.5; 69.2",
        "34.5/69.2",
        "(34.5, 69.2)",
        "[34.5, 69.2]",
        "34,5; 69,2",
        "34,5, 69,2",
        "٣٤٫٥، ٦٩٫٢".replace("،", ","),
        "\u200e34.5, 69.2",
        "POINT(69.2 34.5)",
        "Point (69.2 34.5)",
        "POINT Z (69.2 34.5 1790)",
        "SRID=4326;POINT(69.2 34.5)",
        "geo:34.5,69.2",
        "lat: 34.5, lon: 69.2",
        "34°30′N 69°12′E",
        "34°30'00\"N, 69°12'00\"E",
        "69°12′E 34°30′N",
        "{34.5, 69.2}",
        "34,5° norte, 69,2° este",
        "N34.5 E69.2",
        "N 34°30' E 69°12'",
        "34.5°N, 69.2°E",
        "34.5 N 69.2 E",
        "34.5 North, 69.2 East",
        "34.5° شمالا 69.2° شرقا",
        "34°30′N 69°12′E / 34.500°N 69.200°E / 34.500; 69.200",
    ],
)
def test_a_cell_of_both_coordinates_is_read_in_every_way_in_which_people_write_them(cell):
    spot = spot_in(cell)
    assert spot is not None
    assert spot.placed("latitude") == HERE


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "",
            "34.5",
            "34,69",
            "Kabul",
            "34.5, 69.2, 1790",
            "134.5, 169.2",
            "POINT(690000 3400000)",
            "SRID=3857;POINT(6 3)",
        ),
        *(
            "34°30′N",
            "34°30′N 69°12′S",
            "34°70′N 69°12′E",
            "34.5 N 69.2",
            "34°N 69°E / 35; 69",
            "3 - 4",
            "12/03/2014",
        ),
        "34.5 69.2 near the bridge",
    ],
)
def test_a_cell_that_is_not_wholly_coordinates_is_none(cell):
    assert spot_in(cell) is None


def test_two_numbers_are_coordinates_in_the_order_that_is_said_alone():
    spot = spot_in("34.5, 69.2")
    assert [spot.placed(order) for order in ("", "latitude", "longitude")] == [None, HERE, HERE[::-1]]
    assert [spot_in("POINT(69.2 34.5)").placed(order) for order in ("", "latitude")] == [HERE, HERE]
    assert [spot_in("134.5, 69.2").placed(order) for order in ("latitude", "longitude")] == [None, (69.2, 134.5)]


@pytest.mark.parametrize(
    ("heading", "order"),
    [
        *(
            (name, "latitude")
            for name in ("Lat/Long", "latlng", "lat_lon", "Coordinates (lat, long)", "Latitude, longitude")
        ),
        *((name, "longitude") for name in ("long, lat", "lonlat", "Longitud y latitud")),
        *((name, "") for name in ("Coordinates", "GPS", "latitude", "Platform")),
    ],
)
def test_a_heading_says_which_comes_first(heading, order):
    assert order_in_heading(heading) == order


def test_coordinates_are_known_under_any_heading_by_their_form_or_their_many_digits():
    assert [is_sure(cell) for cell in ("POINT(69.2 34.5)", "34°N 69°E", "34.5123, 69.2011", "3.5, 4.5")] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("cell", ["34°30′N 69°12′O", "34,5 N; 69,2 Ouest", "N34.5 O69.2", "34.5 norte, 69.2 oeste"])
def test_west_is_told_in_other_languages(cell):
    assert spot_in(cell) == (34.5, -69.2, "latitude")
    assert degrees_of("69°12′ O", 180, "EW") == -69.2
