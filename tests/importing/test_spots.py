"""Which coordinate comes first in a column of both: stated, or told by evidence and said, or asked for."""

import pytest

from events.importing.looking import looked_over
from events.importing.mapping import load_mapping
from events.importing.rows import read_row
from events.importing.spots import Spots

FORM = """
data_set: {slug: here, name: Here}
id: "{town}"
date: {earliest: "2020"}
kind: {of: strike}
title: {en: "{town}"}
place: {name: "{town}", coordinates: "{%s}"}
"""


@pytest.mark.parametrize(
    ("heading", "cells", "order", "said"),
    [
        ("lat/long", ["34.5, 69.2"], "latitude", "as the heading “lat/long” says"),
        ("spot", ["34.5, 69.2", "35.1, 101.7"], "latitude", "as “35.1, 101.7” shows"),
        ("spot", ["69.2, 34.5", "101.7, 35.1"], "longitude", "read as longitude, latitude, as “101.7, 35.1” shows"),
        ("spot", ["34.5, 69.2 of Kabul", "34.1, 60.2 of Nowhere"], "latitude", "as “Kabul” shows"),
        ("spot", ["69.2, 34.5 of Kabul"], "longitude", "read as longitude, latitude, as “Kabul” shows"),
        ("spot", ["34.5, 69.2"], "", "Nothing tells whether"),
        ("spot", ["34.5, 69.2", "35.1, 101.7", "101.7, 35.1"], "", "Nothing tells whether"),
        ("spot", ["POINT(69.2 34.5)"], "", ""),
    ],
)
def test_the_order_of_a_column_is_told_by_evidence_and_said_or_it_is_asked_for(heading, cells, order, said):
    spots = Spots(load_mapping(FORM % heading))
    for cell in cells:
        coordinates, _space, town = cell.partition(" of ")
        spots.take({heading: coordinates, "town": town})
    assert (spots.order, said in spots.note()) == (order, True)


def test_a_row_lies_where_its_one_cell_says_or_tells_what_was_left_out():
    stated = load_mapping(FORM.replace("place: {", "place: {first: longitude, ") % "spot")
    rows = [(2, {"spot": "69.2, 34.5", "town": "Kabul"}), (3, {"spot": "34.5, 169.2", "town": "Nowhere"})]
    look = looked_over(rows, stated)
    assert (look.asks_first, look.notes) == (
        True,
        ["Coordinates like “69.2, 34.5” are read as longitude, latitude, as the mapping says."],
    )
    placed, left = (read_row(number, row, look.settled(stated)) for number, row in rows)
    assert (placed.place.latitude, placed.place.longitude, placed.mended) == (34.5, 69.2, [])
    assert (left.place.latitude, left.mended) == (None, ["left out: latitude and longitude “34.5, 169.2”"])


def test_a_column_that_is_read_for_each_coordinate_goes_before_one_of_both():
    form = load_mapping(FORM.replace("place: {", 'place: {latitude: "{y}", longitude: "{x}", ') % "spot")
    row = {"town": "Kabul", "y": "34.5° N", "x": "69.2", "spot": "POINT(1 2)"}
    place = read_row(2, row, form).place
    assert (place.latitude, place.longitude) == (34.5, 69.2)
