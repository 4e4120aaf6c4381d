from dataclasses import replace

import pytest

from events.importing.lists import AND, LINE, LINE_OR_COMMA, VERSUS, as_list, parts_of, separator, surely_parted
from events.importing.mapping import load_mapping
from events.importing.pointing import as_yaml, first_pointing, form_of
from events.importing.rows import read_row

PAIRS = [("Army", "Front"), ("League", "Guard"), ("Front", "League")]
FORM = """
data_set: {slug: mine, name: Mine}
id: "{id}"
date: {earliest: "{day}"}
kind: {of: "{kind}", split: "/", values: {"raid/arrest": raid}}
title: {en: "{id}"}
place: {name: "{place}", split: ";", values: {"Bara; East": bara}}
source: {title: "{source}", more: "{other}", url: "{url}", split: ","}
"""


def imported(**cells):
    return read_row(2, {"id": "7", "day": "2023-03-30", "kind": "talks", **cells}, load_mapping(FORM))


@pytest.mark.parametrize(
    ("cell", "sign", "names"),
    [
        ("A; B;;C ", ";", ["A", "B", "C"]),
        ("A; B", "", ["A; B"]),
        ("A\r\nB\n\n C", LINE, ["A", "B", "C"]),
        ("A, B and C", AND, ["A", "B", "C"]),
        ("A, and B et C & D", AND, ["A", "B", "C", "D"]),
        ("Band and Andes", AND, ["Band", "Andes"]),
        ("الجيش وقوات الدعم السريع، والحزب", AND, ["الجيش", "قوات الدعم السريع", "الحزب"]),
        ("قوات وزارة الداخلية ووحدات الجيش", AND, ["قوات وزارة الداخلية", "وحدات الجيش"]),
        ("Army; Guard vs. Front v. League", VERSUS, ["Army", "Guard", "Front", "League"]),
        ("الجيش ضد الحزب", VERSUS, ["الجيش", "الحزب"]),
        ("", ";", []),
        ("A\nB (C, D)\nE", LINE_OR_COMMA, ["A", "B (C, D)", "E"]),
        ("A, B (C, D),E", LINE_OR_COMMA, ["A", "B (C, D)", "E"]),
    ],
)
def test_a_cell_is_taken_apart_by_what_stands_between_its_names(cell, sign, names):
    assert parts_of(cell, sign) == names


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("['Bara', \"El Obeid's\"]", "Bara; El Obeid's"),
        ("[]", ""),
        ("[ 'Bara' ]", "Bara"),
        ("[Bara, El Obeid]", "[Bara, El Obeid]"),
        ("['Bara'] and more", "['Bara'] and more"),
        ("[2023-03-01..2023-03-04]", "[2023-03-01..2023-03-04]"),
    ],
)
def test_a_list_as_a_program_writes_it_is_one(cell, said):
    assert as_list(cell) == said


def test_of_several_kinds_the_first_is_taken_and_the_others_are_named():
    found = imported(kind="raid / shelling / raid")
    assert (found.kind, found.kind_name, found.mended) == ("raid", "raid", ["left out: kind “shelling”"])


def test_a_kind_that_the_mapping_knows_whole_is_not_taken_apart():
    found = imported(kind="raid/arrest")
    assert (found.kind, found.mended) == ("raid", [])


def test_of_several_places_the_first_is_taken_and_the_others_are_named():
    found = imported(place="Bara; El Obeid")
    assert (found.place.name, found.mended) == ("Bara", ["left out: place “El Obeid”"])
    assert imported(place="Bara; East").place.slug == "bara"


def test_each_of_several_sources_is_one():
    assert [one.title for one in imported(source="Courier, Gazette", other="Herald, Courier").sources] == [
        *("Courier", "Gazette", "Herald")
    ]


def test_sources_and_as_many_addresses_belong_together():
    found = imported(source="Courier, Gazette", url="https://a.example/1 https://b.example/2").sources
    assert [(one.title, one.url) for one in found] == [
        ("Courier", "https://a.example/1"),
        ("Gazette", "https://b.example/2"),
    ]


def test_of_which_of_several_sources_an_address_is_nobody_says():
    found = imported(source="Courier, Gazette", url="https://a.example/1").sources
    assert [(one.title, one.url) for one in found] == [
        *(("Courier", ""), ("Gazette", ""), ("https://a.example/1", "https://a.example/1"))
    ]


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["Bara; El Obeid", "Omdurman"], ";"),
        (["Bara, Kordofan", "Rahad, Kordofan", "El Obeid, Kordofan"], ""),
    ],
)
def test_what_stands_within_names_of_places_parts_none(cells, sign):
    assert surely_parted(cells) == sign


def test_what_is_left_of_an_address_is_one_name():
    posts = [f"{page}/posts/p{number}2N2w43XSv" for page in ("north", "south") for number in range(9)]
    assert (separator(posts), separator([*posts, "M23/ADF", "ADF/CODECO", "CODECO/M23"])) == ("", "/")


def test_lists_are_found_in_the_columns_of_a_table():
    header = ["date", "type", "location", "source", "title"]
    cells = [
        ["2023-03-01", "raid; arrest", "Bara; El Obeid", "Courier, Gazette", "One"],
        ["2023-03-02", "raid", "Bara", "Gazette", "Two"],
        ["2023-03-03", "arrest", "El Obeid", "Courier", "Three"],
    ]
    rows = [dict(zip(header, row, strict=True)) for row in cells]
    pointed = first_pointing(header, rows, "mine")
    assert pointed.splits == {"kind": ";", "place": ";", "source_title": ","}
    read = read_row(2, rows[0], load_mapping(as_yaml(form_of(pointed))))
    assert (read.kind, read.place.name, [one.title for one in read.sources]) == (
        *("raid", "Bara"),
        ["Courier", "Gazette"],
    )


def test_those_who_stand_against_each_other_in_a_cell_of_actors_are_told_apart():
    rows = [{"date": "2020-03-01", "event": "Clash", "combatants": f"{one} vs {other}"} for one, other in PAIRS]
    pointed = first_pointing(["date", "event", "combatants"], rows, "mine")
    form = load_mapping(as_yaml(form_of(replace(pointed, kind="talks"))))
    assert [name for _slug, name in read_row(2, rows[0], form).actors] == ["Army", "Front"]
    assert separator(row["combatants"] for row in rows) == ""  # of kinds and sources it parts nothing


def test_a_sign_that_stands_in_no_name_parts_names_that_come_again_however_rare_it_is():
    said = ["Northland", "Southland", "Eastland", "Westland"] * 9
    assert separator([*said, "Northland|Southland"]) == "|"
    assert separator([*said, "Ora|Bel"]) == ""
