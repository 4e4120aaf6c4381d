import json

import pytest
from django.core.exceptions import ValidationError

from events.importing.tables import rows_of


def rows(tmp_path, value, needed=()):
    path = tmp_path / "table.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return list(rows_of(path, needed))


def test_what_is_held_in_a_list_is_told_without_the_signs_of_a_program(tmp_path):
    held = [{"sources": ["A book", {"News": ["One", "Two"]}, [[["deep"]]]]}]
    assert rows(tmp_path, held) == [(1, {"sources": "A book; One; Two"})]


def test_the_sign_between_what_a_list_holds_stands_within_none_of_it(tmp_path):
    held = [{"sources": ["Crisis in the hills; a report", "https://example.org/?a=1;b=2"], "more": "A; B"}]
    told = {"sources": "Crisis in the hills, a report; https://example.org/?a=1;b=2", "more": "A; B"}
    assert rows(tmp_path, held) == [(1, told)]


def test_a_map_is_a_table_too(tmp_path):
    path = tmp_path / "map.geojson"
    feature = {"properties": {"what": "Talks"}, "geometry": {"type": "Point", "coordinates": [2, 48]}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    assert list(rows_of(path)) == [(1, {"longitude": "2", "latitude": "48", "what": "Talks"})]


STRIKE = {"date": "2023-05-04", "place": {"name": "Bara", "lat": 13.7}, "dead": 3.0, "checked": True}
SOURCES = [{"t": "A", "u": "x"}, {"t": "B"}]
MEETING = {
    "date": "2023-06-01",
    "parties": ["Army", "Union"],
    "sources": SOURCES,
    "n": None,
}


def test_a_list_of_objects_is_a_table_of_all_their_columns(tmp_path):
    first, second = rows(tmp_path, [STRIKE, MEETING])
    assert first == (
        1,
        {
            **{"date": "2023-05-04", "place_name": "Bara", "place_lat": "13.7", "dead": "3", "checked": "true"},
            **{"parties": "", "sources_t": "", "sources_u": "", "n": ""},
        },
    )
    assert second[0] == 2
    assert {name: cell for name, cell in second[1].items() if cell} == {
        **{"date": "2023-06-01", "parties": "Army; Union", "sources_t": "A; B", "sources_u": "x"}
    }


@pytest.mark.parametrize(
    "holder",
    [
        {"count": 2, "data": [{"day": "2020", "what": "Talks"}], "next": None},
        {
            "head": {"vars": ["day", "what"]},
            "results": {"bindings": [{"day": {"type": "literal", "value": "2020"}, "what": {"value": "Talks"}}]},
        },
        {
            "type": "FeatureCollection",
            "features": [{"properties": {"day": "2020", "what": "Talks"}, "geometry": None}],
        },
        {"events": [{"day": "2020", "what": "Talks"}]},
        {"status": {"code": 200}, "answer": {"n": 1, "found": [{"day": "2020", "what": "Talks"}]}},
        [["day", "what"], ["2020", "Talks"]],
        {"range": "A1:B2", "values": [["day", "what"], ["2020", "Talks"]]},
        {"columns": ["day", "what"], "index": [0], "data": [["2020", "Talks"]]},
        {"day": {"0": "2020"}, "what": {"0": "Talks"}},
        [{"type": "Feature", "properties": {"day": "2020", "what": "Talks"}, "geometry": None}],
    ],
)
def test_the_list_is_found_in_what_holds_it(tmp_path, holder):
    assert rows(tmp_path, holder) == [(1, {"day": "2020", "what": "Talks"})]


def test_a_point_of_a_map_has_its_longitude_first(tmp_path):
    point = {"type": "Point", "coordinates": [30.2, 13.7]}
    line = {"type": "LineString", "coordinates": [[30.2, 13.7], [31, 14]]}
    features = [{"id": 7, "properties": {"what": "Talks"}, "geometry": geometry} for geometry in (point, line)]
    assert rows(tmp_path, {"features": features}) == [
        (1, {"longitude": "30.2", "latitude": "13.7", "id": "7", "what": "Talks", "geometry": ""}),
        (2, {"longitude": "", "latitude": "", "id": "7", "what": "Talks", "geometry": "LineString"}),
    ]


def test_objects_under_keys_of_their_own_are_rows(tmp_path):
    held = {"e1": {"day": "2020", "what": "Talks"}, "e2": {"day": "2021"}}
    assert rows(tmp_path, held) == [
        (1, {"key": "e1", "day": "2020", "what": "Talks"}),
        (2, {"key": "e2", "day": "2021", "what": ""}),
    ]


def test_events_that_are_held_by_groups_are_the_rows(tmp_path):
    cases = [{"date": "2020", "title": "Raid", "sources": ["A"]}, {"date": "2021", "title": "Talks", "sources": []}]
    held = {"north": {"name": "North", "cases": cases}, "south": {"name": "South", "cases": []}}
    assert rows(tmp_path, held) == [
        (1, {"key": "north", "name": "North", "date": "2020", "title": "Raid", "sources": "A"}),
        (2, {"key": "north", "name": "North", "date": "2021", "title": "Talks", "sources": ""}),
        (3, {"key": "south", "name": "South", "date": "", "title": "", "sources": ""}),
    ]
    dated = [{"date": "2020", "reports": [{"date": "2021"}, {"date": "2022"}]}]  # of which the lists are parts
    assert rows(tmp_path, dated) == [(1, {"date": "2020", "reports_date": "2021; 2022"})]


def test_an_object_a_line_is_a_table(tmp_path):
    path = tmp_path / "table.jsonl"
    text = '{"day": "2020"}\r\n\n{"day": "2021", "what": "Talks\u2028go on"}\n'
    path.write_text(text, encoding="utf-8", newline="")
    (_one, first), (_two, second) = rows_of(path)
    assert first == {"day": "2020", "what": ""}
    assert (second["day"], second["what"].split()) == ("2021", ["Talks", "go", "on"])


def test_a_row_that_is_longer_than_its_head_loses_no_cell(tmp_path):
    assert rows(tmp_path, [["day", "what"], ["2020"], ["2021", "Talks", "more"]]) == [
        (1, {"day": "2020", "what": "", "C": ""}),
        (2, {"day": "2021", "what": "Talks", "C": "more"}),
    ]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([], "holds no list of events"),
        (["2020", "2021"], "holds no list of events"),
        ({"a": [{"x": 1}], "b": [{"y": 2}]}, r"more than one list \(a, b\)"),
        ({"a": 1}, "holds no list of events"),
        (7, "holds no list of events"),
        ({"events": None}, "TimelineJS"),
        ([{"x": {"x": {"x": {"x": {"x": 1}}}}}], "holds no list of events"),
    ],
)
def test_what_holds_no_table_is_refused_with_that(tmp_path, value, reason):
    with pytest.raises(ValidationError, match=reason):
        rows(tmp_path, value)


def test_a_column_that_is_needed_and_missing_is_named(tmp_path):
    with pytest.raises(ValidationError, match="has no column “when”; it has: day, what"):
        rows(tmp_path, [{"day": "2020", "what": "Talks"}], [["when"]])


@pytest.mark.parametrize("letters", ["utf-16", "utf-8-sig", "utf-32-le"])
def test_json_is_read_in_the_letters_that_its_first_bytes_tell(tmp_path, letters):
    path = tmp_path / "table.json"
    path.write_bytes('[{"day": "2024-05-04", "name": "Côte"}]'.encode(letters))
    assert list(rows_of(path, ())) == [(1, {"day": "2024-05-04", "name": "Côte"})]


def test_what_stands_under_days_has_these_as_its_dates(tmp_path):
    held = {"2019-06-02": "A march.", "2019-06-04": ["A strike.", {"text": "A vigil.", "place": "Arden"}]}
    assert [(row["date"], row["text"], row["place"]) for _number, row in rows(tmp_path, held)] == [
        ("2019-06-02", "A march.", ""),
        ("2019-06-04", "A strike.", ""),
        ("2019-06-04", "A vigil.", "Arden"),
    ]
