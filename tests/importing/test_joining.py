"""Cells that commas parted are put together again in the columns that are said, or the row stays as it is."""

from events.importing.joining import BETWEEN, joined_at, ways_in_several
from events.importing.tables import BEYOND

ROW = {"id": "2", "title": "Two", "place": " and more", "killed": "Rahad", BEYOND: " Kordofan\n4"}
WHOLE = {"id": "2", "title": "Two, and more", "place": "Rahad, Kordofan", "killed": "4"}


def test_the_columns_of_commas_are_one_for_all_of_them_or_one_for_each():
    assert joined_at(ROW, BETWEEN.join(["title", "place"])) == WHOLE
    assert joined_at(ROW, "title") == {"id": "2", "title": "Two, and more,Rahad", "place": "Kordofan", "killed": "4"}


def test_columns_that_do_not_hold_all_commas_or_are_not_there_join_nothing():
    assert joined_at(ROW, "other") == joined_at(ROW, BETWEEN.join(["id", "title", "place"])) == ROW
    assert joined_at(WHOLE, "title") == WHOLE


def test_two_columns_are_offered_where_a_space_after_each_comma_tells_them():
    assert list(ways_in_several(ROW)) == [["title", "place"]]
    assert list(ways_in_several(ROW | {BEYOND: "Kordofan\n4"})) == []
