import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import read
from events.importing.mapping import Template, load_format, load_mapping
from events.importing.rows import Imported, Refused, edtf, read_row
from events.importing.tables import rows_of

SAMPLE = Path(__file__).parent / "ucdp-ged-sample.csv"
GED = load_format("ucdp-ged")
FORM = """
data_set: {slug: mine, name: Mine}
id: "{id}"
date:
  earliest: "{day}"
  latest: "{last}"
  precision: "{precise}"
  meaning: {"1": exact, "2": within, "w": week, "m": month, "y": year, "": about}
kind: {of: "{kind}"}
title: {en: "{title}"}
deaths: {low: "{low}", best: "{best}", high: "{high}"}
place: {name: "{place}", latitude: "{lat}", longitude: "{lon}"}
actors: {of: ["{actors}"], split: ";"}
source: {title: "{source}", url: "{url}", published: "{on}"}
"""
MINE = load_mapping(FORM)
ROW = {"id": "7", "day": "2023-03-30", "precise": "1", "kind": "talks", "title": "Talks"}


def imported(order: str = "", **cells: str) -> Imported:
    return read_row(2, {**ROW, **cells}, MINE, order)


@pytest.mark.parametrize(
    ("text", "row", "filled"),
    [
        ("{a} – {b}, {c}", {"a": "One", "b": "Two", "c": "Here"}, "One – Two, Here"),
        ("{a} – {b}, {c}", {"a": "One", "c": "Here"}, "One, Here"),
        ("{a} – {b}, {c}", {"c": "Here"}, "Here"),
        ("{a} – {b}", {}, ""),
        ("Row {a}", {}, ""),
        ("{a|b}", {"b": "Two"}, "Two"),
        ("{a}", {"a": " https://example.org/x "}, "https://example.org/x"),
        ("{a}", {"a": "-1.5"}, "-1.5"),
    ],
)
def test_a_template_takes_what_the_row_says_and_leaves_no_loose_ends(text, row, filled):
    assert Template(text).fill(row) == filled


@pytest.mark.parametrize(
    ("cells", "date_found"),
    [
        ({}, "2023-03-30"),
        ({"day": "2023-03-30 00:00:00.000"}, "2023-03-30"),
        ({"day": "2023-03-30T17:09"}, "2023-03-30"),
        ({"day": "2023-3-5"}, "2023-03-05"),
        ({"day": "30 March 2023"}, "2023-03-30"),
        ({"last": "2023-04-02"}, "2023-03-30/2023-04-02"),
        ({"precise": "2", "last": "2023-04-02"}, "[2023-03-30..2023-04-02]"),
        ({"precise": "2.0", "day": "2023-03-01", "last": "2023-03-31"}, "2023-03"),
        ({"precise": "2", "day": "2023-01-01", "last": "2023-12-31"}, "2023"),
        ({"precise": "2", "day": "2024-02-01", "last": "2024-02-28"}, "[2024-02-01..2024-02-28]"),
        ({"precise": "w"}, "[2023-03-27..2023-04-02]"),
        ({"precise": "m"}, "2023-03"),
        ({"precise": "y"}, "2023"),
        ({"precise": ""}, "2023-03-30~"),
    ],
)
def test_a_date_is_no_more_exact_than_its_precision(cells, date_found):
    assert imported(**cells).date == date_found


def test_a_day_that_can_be_read_in_two_ways_is_refused_unless_the_order_is_known():
    with pytest.raises(Refused, match="two ways"):
        imported(day="3/4/2022")
    assert imported("dmy", day="3/4/2022").date == "2022-04-03"
    assert imported("mdy", day="3/4/2022").date == "2022-03-04"


@pytest.mark.parametrize(
    ("cell", "date_found"),
    [
        ("2020-03-14 - 2020-03-16", "2020-03-14/2020-03-16"),
        ("2020-03-14 or 2020-03-15", "[2020-03-14,2020-03-15]"),
        ("2020-03-14 (approx.)", "2020-03-14~"),
        ("2020-03-14 ?", "2020-03-14?"),
        ("14/03/2020 to 16/03/2020", "2020-03-14/2020-03-16"),
        ("14/03/2020 إلى 16/03/2020", "2020-03-14/2020-03-16"),
        ("15/03/1441 هـ", "2019-11-12"),
        ("٢١ أيار ٢٠٢٣", "2023-05-21"),
        ("2020", "2020"),
        ("03/2020", "2020-03"),
        ("1902-7--9", "1902-07"),
    ],
)
def test_a_cell_of_a_date_is_read_whole(cell, date_found):
    assert imported("", day=cell).date == date_found


def test_two_days_in_two_cells_are_no_more_exact_than_each():
    assert imported(day="2020-03", last="15 mai 2020").date == "2020-03/2020-05-15"
    with pytest.raises(Refused, match="more than a date"):
        imported(day="2020-03-14 or 2020-03-15", last="2020-04-01")


def test_the_order_that_the_mapping_states_is_that_of_the_file_whatever_its_cells_say():
    stated = load_mapping(FORM.replace('earliest: "{day}"', 'earliest: "{day}"\n  order: dmy'))
    assert read_row(2, {**ROW, "day": "04/05/2020"}, stated, "mdy").date == "2020-05-04"
    with pytest.raises(Refused, match="Did you mean 2020-12-31"):
        read_row(2, {**ROW, "day": "12/31/2020"}, stated, "mdy")


def test_a_cell_of_edtf_may_be_of_any_year_and_another_may_not():
    edtf_cell = load_mapping(FORM.replace('earliest: "{day}"', 'edtf: "{day}"'))
    assert read_row(2, {**ROW, "day": "0576"}, edtf_cell).date == "0576"
    assert read_row(2, {**ROW, "day": "1985-04-12T23:20:30Z"}, edtf_cell).date == "1985-04-12"
    with pytest.raises(Refused, match="only where the table says that its dates are EDTF"):
        imported(day="0576")
    with pytest.raises(Refused, match="Did you mean 2025-09-20"):
        imported(day="0025-09-20")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"day": "05/04/22"}, "5 April 2022 .2022-04-05.; 5 April 1922"),
        ({"day": "last Thursday"}, "depends on the day"),
        ({"day": "2020-03-14 BC"}, "0001 to 9999"),
        ({"day": "14/03/2020 AH"}, "Hijri"),
        ({"day": "2020-03", "precise": "2"}, "2020-03, is no day"),
        ({"day": "2020-03-14~", "precise": "m"}, "2020-03-14~, is no day"),
    ],
)
def test_a_cell_that_is_not_one_date_is_refused_with_the_reason(cells, reason):
    with pytest.raises(Refused, match=reason):
        imported("dmy", **cells)


@pytest.mark.parametrize(
    ("meaning", "date_found"),
    [
        ("w", "[2023-03-27..2023-05-07]"),
        ("m", "[2023-03..2023-05]"),
        ("y", "2023"),
        ("", "2023-03-30~/2023-05-02~"),
    ],
)
def test_no_precision_loses_the_last_day(meaning, date_found):
    assert imported(precise=meaning, last="2023-05-02").date == date_found


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": ""}, "no identifier"),
        ({"day": ""}, "no date"),
        ({"day": "2023-02-30"}, "Did you mean 2023-02-28"),
        ({"day": "soon"}, "Write for example 2023-03-30"),
        ({"last": "2023-03-01"}, "before its first"),
        ({"precise": "9"}, "not one that the mapping knows"),
        ({"kind": ""}, "no kind"),
        ({"title": " "}, "no title"),
    ],
)
def test_a_row_that_cannot_be_taken_is_refused_with_the_reason(cells, reason):
    with pytest.raises(Refused, match=reason):
        imported(**cells)


@pytest.mark.parametrize(
    ("counts", "kept", "left_out"),
    [
        (("1", "2", "3"), (1, 2, 3), 0),
        (("4.0", "5.0", "6.0"), (4, 5, 6), 0),
        (("9", "5", "3"), (None, 5, None), 2),
        (("", "x", "-1"), (None, None, None), 2),
        (("", "1e99", ""), (None, None, None), 1),
    ],
)
def test_counts_that_contradict_each_other_are_left_out_and_named(counts, kept, left_out):
    found = imported(**dict(zip(("low", "best", "high"), counts, strict=True)))
    assert tuple(found.deaths.values()) == kept
    assert len(found.mended) == left_out


@pytest.mark.parametrize(("deaths", "significance"), [("", 1), ("9", 1), ("10", 2), ("99", 2), ("100", 3)])
def test_significance_follows_from_the_deaths(deaths, significance):
    assert imported(best=deaths).significance == significance


def test_a_place_without_whole_coordinates_has_none_and_two_places_of_one_name_are_two():
    lost = imported(place="Aleppo", lat="36.2", lon="999")
    assert (lost.place.latitude, lost.place.longitude) == (None, None)
    assert lost.mended
    west = imported(place="Rabat", lat="34.0", lon="-6.8")
    assert (west.place.latitude, west.place.longitude) == (34.0, -6.8)
    one, other = imported(place="Aleppo", lat="36.2", lon="37.1"), imported(place="Aleppo", lat="1", lon="2")
    assert one.place.slug != other.place.slug


def test_actors_are_split_and_none_is_none():
    assert imported(actors="Morocco; البوليساريو;None;Morocco").actors[0] == ("morocco", "Morocco")
    assert len(imported(actors="Morocco; البوليساريو;None;Morocco").actors) == 2


def test_a_source_has_no_day_that_is_none_and_no_address_that_is_none():
    found = imported(source='"SOHR"', on="soon", url="javascript:alert(1)").source
    assert (found.title, found.published, found.url) == ("SOHR", "", "")


def test_the_digest_is_that_of_what_is_said_and_not_of_the_rows_number():
    assert read_row(2, ROW, MINE).digest == read_row(9, ROW, MINE).digest
    assert read_row(2, ROW, MINE).digest != imported(title="Other").digest


def independent(row: dict[str, str]) -> tuple[bool, date, date]:
    """Whether the row gives one day or a duration, and its bounds: read by the codebook, not by the mapping."""
    start, end = (date.fromisoformat(row[name][:10]) for name in ("date_start", "date_end"))
    return row["date_prec"] == "1", start, end


def test_every_date_of_the_sample_has_the_bounds_and_the_certainty_of_the_codebook():
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 473
    for (number, row), raw in zip(rows_of(SAMPLE), rows, strict=True):
        found = read(read_row(number, row, GED).date)
        exact, start, end = independent(raw)
        assert tuple(found.bounds) == (start, end), raw["id"]
        assert (found.core() is not None) is (exact or start == end), raw["id"]


def test_every_row_of_the_sample_keeps_its_precision_of_place_its_figures_and_what_was_counted_together():
    steps = {"1": "exact", "2": "near", "3": "district", "4": "region", "5": "area", "6": "country", "7": "sea"}
    for number, row in rows_of(SAMPLE):
        found = read_row(number, row, GED)
        assert found.place.precision == steps[row["where_prec"]]
        assert found.deaths["best"] == int(row["best"])
        assert ("counted together" in found.claim["en"]) is (row["event_clarity"] == "2")


@given(st.sampled_from(["within", "week", "month", "year", "about"]), st.dates(), st.dates())
def test_any_two_days_give_a_date_that_holds_them(meaning, one, other):
    start, end = sorted((one, other))
    found = read(edtf(meaning, start, end))
    assert found.bounds.start <= start
    assert found.bounds.end >= end


@given(st.dictionaries(st.sampled_from([*ROW, "last", "best", "lat", "lon", "place", "on"]), st.text(max_size=30)))
def test_any_row_is_taken_or_refused_with_a_reason(cells):
    try:
        read(read_row(2, {**ROW, **cells}, MINE).date)
    except Refused as refused:
        assert str(refused)
