import csv
import hashlib
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from events.dates import Span, read
from events.importing.cells import Refused, degrees_of, slug_of
from events.importing.mapping import Template, load_format, load_mapping
from events.importing.row_dates import edtf
from events.importing.rows import Imported, identifier, lies_elsewhere, numbered, read_row
from events.importing.tables import BEYOND, rows_of
from events.reading.typed import typed

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
        ({"day": "Thu Mar 30 2023 00:00:00 GMT+0200 (CEST)"}, "2023-03-30"),
        ({"day": "Thu, 30 Mar 2023 17:09:00 GMT"}, "2023-03-30"),
        ({"day": "20230330T170900Z"}, "2023-03-30"),
        ({"day": "1680195600000"}, "2023-03-30"),
        ({"day": "1680195600"}, "2023-03-30"),
        ({"day": "2023-3-5"}, "2023-03-05"),
        ({"day": "2023/3/5"}, "2023-03-05"),
        ({"day": " 2023-03-05 "}, "2023-03-05"),
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


def with_mapping(old: str, new: str, **cells: str) -> Imported:
    """The row by a mapping that differs in one line."""
    return read_row(2, {**ROW, **cells}, load_mapping(FORM.replace(old, new, 1)))


def test_the_order_of_the_mapping_is_followed_where_the_file_has_none():
    assert with_mapping("date:", "date:\n  order: dmy", day="3/4/2022").date == "2022-04-03"
    assert with_mapping("date:", "date:\n  order: mdy", day="3/4/2022").date == "2022-03-04"


def test_the_year_beside_a_date_tells_the_century_of_its_own():
    years = ('earliest: "{day}"', 'earliest: "{day}"\n  year: "{year}"')
    assert with_mapping(*years, day="12 Mar 95", year="1995", last="").date == "1995-03-12"
    assert with_mapping(*years, day="12 Mar 07", year="2007.0", last="").date == "2007-03-12"
    with pytest.raises(Refused, match="Say of which century"):
        with_mapping(*years, day="12 Mar 07", year="2008", last="")


@pytest.mark.parametrize(("day", "year"), [("12/03/87", "1887"), ("12 Mar 71", "1771"), ("12/03/15", "1815")])
def test_the_year_beside_a_date_may_be_of_any_century(day, year):
    years = ("date:", 'date:\n  order: dmy\n  year: "{year}"')
    assert with_mapping(*years, day=day, year=year, last="").date == f"{year}-03-12"


def test_the_mapping_tells_of_any_century_in_which_years_of_two_digits_are():
    told = ("date:", "date:\n  order: dmy\n  century: 1800")
    assert with_mapping(*told, day="12/03/87", last="14/03/87").date == "1887-03-12/1887-03-14"


def test_the_order_of_the_mapping_is_followed_for_the_last_day_too():
    found = with_mapping("date:", "date:\n  order: dmy", day="3/4/2022", last="5/6/2022")
    assert found.date == "2022-04-03/2022-06-05"


def test_the_date_is_kept_as_it_was_written():
    assert with_mapping("date:", 'date:\n  written: "{words}"', words="on Thursday").date_as_written == "on Thursday"
    assert imported(words="on Thursday").date_as_written == ""


def dated_by(lines: str, **cells: str) -> Imported:
    """The row by a mapping whose section of dates is this."""
    form = FORM[: FORM.index("date:")] + f"date: {{{lines}}}\n" + FORM[FORM.index("kind:") :]
    return read_row(2, {**ROW, **cells}, load_mapping(form))


def test_without_a_last_day_in_the_mapping_a_date_is_one_exact_day():
    assert dated_by('earliest: "{day}"', last="2023-05-02").date == "2023-03-30"


def test_without_a_precision_in_the_mapping_two_days_are_an_exact_duration():
    assert dated_by('earliest: "{day}", latest: "{last}"', last="2023-05-02").date == "2023-03-30/2023-05-02"


@pytest.mark.parametrize(
    ("last", "found"),
    [
        *(("ongoing", "2023-03-30/.."), ("Present", "2023-03-30/.."), ("à ce jour", "2023-03-30/..")),
        *(("مستمر", "2023-03-30/.."), ("false", "2023-03-30"), ("Unknown", "2023-03-30")),
        *(("no end, Ongoing", "2023-03-30/.."), ("Still ongoing", "2023-03-30/.."), ("Present day", "2023-03-30/..")),
        *(("toujours en cours", "2023-03-30/.."), ("ما زال مستمرا", "2023-03-30/.."), ("(ongoing)", "2023-03-30/..")),
        *(("devam ediyor", "2023-03-30/.."), ("en curso.", "2023-03-30/..")),
    ],
)
def test_a_last_day_that_is_not_yet_leaves_the_event_open_and_one_that_nobody_knows_says_nothing(last, found):
    assert dated_by('earliest: "{day}", latest: "{last}"', last=last).date == found


def test_what_goes_on_from_several_days_on_is_refused():
    with pytest.raises(Refused, match="more than a date"):
        dated_by('earliest: "{day}", latest: "{last}"', day="2020-03-14 or 2020-03-16", last="ongoing")


@pytest.mark.parametrize(
    ("parts", "date_found", "mended"),
    [
        (("2020", "March", ""), "2020-03", []),
        (("2020", "3", "00"), "2020-03", []),
        (("2020", "00", "00"), "2020", []),
        (("2020", "", "14"), "2020", ["left out: day of the month “14”"]),
        (("2020", "March", "14"), "2020-03-14", []),
    ],
)
def test_of_a_date_in_three_cells_as_much_is_taken_as_is_given(parts, date_found, mended):
    found = dated_by('year: "{y}", month: "{m}", day: "{d}"', **dict(zip("ymd", parts, strict=True)))
    assert (found.date, found.mended) == (date_found, mended)


@pytest.mark.parametrize(
    ("last", "found"),
    [
        *(("Ongoing", "1991/.."), ("still ongoing", "1991/.."), ("1994", "1991/1994"), ("", "1991")),
        *(("unknown", "1991"), ("-9", "1991/")),
    ],
)
def test_a_last_year_that_is_not_yet_leaves_the_event_open(last, found):
    assert dated_by('year: "{y}", end_year: "{z}", end_month: "{w}"', y="1991", z=last, w="").date == found


@pytest.mark.parametrize("day", ["2020-03-14/2020-03-16", "2020-03", "2020-03-14~"])
def test_what_is_no_plain_day_is_refused_where_another_column_says_how_exact_it_is(day):
    with pytest.raises(Refused, match="is no day, though another column"):
        imported(day=day, precise="w")


def test_a_row_without_a_kind_is_refused_about_its_kind():
    with pytest.raises(Refused, match="It has no kind") as refused:
        imported(kind="")
    assert refused.value.about == "kind"


def test_of_a_row_that_names_many_sources_twenty_are_taken_and_the_first_of_the_others_is_told():
    addresses = [f"https://example.org/{number}" for number in range(23)]
    found = imported(url=" ".join(addresses))
    assert [source.url for source in found.sources] == addresses[:20]
    assert found.mended == ["left out: address of the source “https://example.org/20”"]


@pytest.mark.parametrize("nobody", ["unknown", "غير معروف", "Non précisé"])
def test_a_cell_that_names_no_source_makes_none(nobody):
    assert imported(source=nobody).sources == []
    [found] = imported(source=nobody, url="https://example.org/a").sources
    assert (found.title, found.url) == ("https://example.org/a", "https://example.org/a")


def test_a_sentence_about_who_it_was_makes_no_actor():
    told = "Unknown; those who did it were never found by anybody, and the union denied it."
    found = imported(actors=told)
    assert found.actors == []
    assert [one[:29] for one in found.mended] == ["left out: actor “Unknown; tho"]
    assert [name for _slug, name in imported(actors="Army of the North; Guard Corp.").actors] == [
        "Army of the North",
        "Guard Corp.",
    ]


def test_rows_of_one_identifier_are_numbered_only_where_the_mapping_says_so():
    rows = [(2, {"id": "7"}), (3, {"id": "7"}), (4, {"id": "8"})]
    told = load_mapping(FORM.replace('id: "{id}"', 'id: {of: "{id}", number_repeats: true}'))
    assert [identifier(row, MINE) for _number, row in numbered(rows, MINE)] == ["7", "7", "8"]
    assert [identifier(row, told) for _number, row in numbered(rows, told)] == ["7", "7 (2)", "8"]


@pytest.mark.parametrize("never", ["31.12.9999", "9999-12-31", "12/31/9999", "9999-12-31 00:00:00"])
def test_a_last_day_at_the_end_of_all_years_is_none_yet(never):
    assert dated_by('earliest: "{day}", latest: "{last}"', last=never).date == "2023-03-30/.."


@pytest.mark.parametrize("nothing", ["0000-00-00", "0000-00-00 00:00:00", "00/00/0000"])
def test_a_day_of_zeros_is_none(nothing):
    assert imported(day="2023-03-30", last=nothing).date == "2023-03-30"
    with pytest.raises(Refused, match="It has no date"):
        imported(day=nothing)


@pytest.mark.parametrize("year", ["0", "0000", "0.0"])
def test_a_year_of_nothing_is_no_date(year):
    with pytest.raises(Refused, match="It has no date"):
        dated_by('year: "{when}", month: "{month}"', when=year, month="5")


def test_a_date_of_the_grammar_is_taken_as_it_is():
    assert dated_by('edtf: "{when}"', when="2023-03~").date == "2023-03~"


@pytest.mark.parametrize(("when", "reason"), [("", "It has no date"), ("2023-02-30", "no such day")])
def test_no_date_and_none_of_the_grammar_are_refused(when, reason):
    with pytest.raises(Refused, match=reason):
        dated_by('edtf: "{when}"', when=when)


@pytest.mark.parametrize(
    ("first", "last", "year", "found"),
    [
        ("1/15/92", "1/17/92", "1992", "1992-01-15/1992-01-17"),
        ("12/30/99", "1/2/00", "1999", "1999-12-30/2000-01-02"),
        ("1/15/1992", "1/17/92", "", "1992-01-15/1992-01-17"),
        ("1992-01", "3/1/92", "", "1992-01/1992-03-01"),
    ],
)
def test_a_last_day_of_two_digits_is_of_the_first_such_year_that_is_not_before_its_first(first, last, year, found):
    form = FORM.replace('earliest: "{day}"', 'earliest: "{day}"\n  year: "{year}"')
    row = {**ROW, "day": first, "last": last, "year": year}
    assert read_row(2, row, load_mapping(form), "mdy").date == found


def test_a_day_that_can_be_read_in_two_ways_is_refused_unless_the_order_is_known():
    with pytest.raises(Refused, match="Say whether the day or the month"):
        imported(day="3/4/2022")
    assert imported("dmy", day="3/4/2022").date == "2022-04-03"
    assert imported("mdy", day="3/4/2022").date == "2022-03-04"
    assert imported("dmy", day="3.4.2022").date == "2022-04-03"


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
    with pytest.raises(Refused, match="only where it is said of which calendar"):
        imported(day="0576")
    with pytest.raises(Refused, match="Did you mean 2025-09-20"):
        imported(day="0025-09-20")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"day": "05/04/22"}, "5 April 2022 .2022-04-05.; 5 April 1922"),
        ({"day": "last Thursday"}, "depends on the day"),
        ({"day": "2020-03-14 BC"}, "is before our era"),
        ({"day": "14/03/2020 AH"}, "Hijri"),
        ({"day": "9912-01-01 00:00:00"}, "years after 2100"),
        ({"day": "2914-05-03"}, "years after 2100"),
        ({"day": "2020-03", "precise": "2"}, "2020-03, is no day"),
        ({"day": "2020-03-14~", "precise": "m"}, "2020-03-14~, is no day"),
    ],
)
def test_a_cell_that_is_not_one_date_is_refused_with_the_reason(cells, reason):
    with pytest.raises(Refused, match=reason):
        imported("dmy", **cells)


PARTS = 'year: "{y}", month: "{m}", day: "{d}"'


@pytest.mark.parametrize(
    ("year", "month", "day", "date_found"),
    [
        ("1902", "7", "", "1902-07"),
        ("1902", "7", "-9", "1902-07"),
        *(("1902", "07", code, "1902-07") for code in ("", "0", "00", "-99", "99")),
        ("1902.0", "7.0", "0", "1902-07"),
        ("1902", "", "", "1902"),
        ("1902", "-9", "-9", "1902"),
        ("1902", "7", "4", "1902-07-04"),
        ("١٩٠٢", "٧", "٤", "1902-07-04"),
        ("1902", "juillet", "4", "1902-07-04"),
        ("1902", "July", "99", "1902-07"),
    ],
)
def test_a_date_in_three_columns_is_as_exact_as_they_are(year, month, day, date_found):
    found = dated_by(PARTS, y=year, m=month, d=day)
    assert (found.date, found.mended) == (date_found, [])


def test_a_day_without_its_month_is_left_out_and_named():
    found = dated_by(PARTS, y="1902", m="", d="4")
    assert (found.date, found.mended) == ("1902", ["left out: day of the month “4”"])


@pytest.mark.parametrize(
    ("year", "month", "day", "reason"),
    [
        ("1902", "13", "", "a month is"),
        ("1902", "2", "30", "no such day"),
        ("02", "7", "4", "Did you mean 2002-07-04"),
        ("79", "8", "25", "years before 1000"),
        ("-141", "3", "5", "is before our era"),
    ],
)
def test_parts_that_make_no_date_are_refused(year, month, day, reason):
    with pytest.raises(Refused, match=reason):
        dated_by(PARTS, y=year, m=month, d=day)


@pytest.mark.parametrize(
    ("end", "found"),
    [("1905", "1902-07-04/1905"), ("-9", "1902-07-04/"), ("-7", "1902-07-04/"), ("-8", "1902-07-04")],
)
def test_a_code_for_a_last_year_that_is_not_known_makes_no_single_day(end, found):
    assert dated_by(PARTS + ", end_year: '{e}'", y="1902", m="7", d="4", e=end).date == found


@pytest.mark.parametrize(("year", "when"), [("-9", ""), ("", "Unknown")])
def test_a_code_or_a_word_for_no_date_is_none(year, when):
    with pytest.raises(Refused, match="It has no date"):
        dated_by(f'earliest: "{{when}}", {PARTS}', y=year, m="-9", d="-9", when=when)


@pytest.mark.parametrize(
    ("cell", "found"),
    [("624", "0624"), ("633-651", "0633/0651"), ("750–1055", "0750/1055"), ("c. 650 CE", "0650~"), ("٦٢٤", "0624")],
)
def test_years_before_1000_are_taken_where_their_calendar_is_told(cell, found):
    mapping = replace(load_mapping(FORM), early=True)
    assert read_row(2, {**ROW, "day": cell, "precise": "1"}, mapping).date == found
    with pytest.raises(Refused, match="Did you mean 2025"):
        read_row(2, {**ROW, "day": "0025-09-20"}, mapping)


def test_a_column_of_edtf_keeps_the_last_day_of_another():
    assert dated_by('edtf: "{day}", latest: "{last}"', last="2023-04-02").date == "2023-03-30/2023-04-02"
    assert dated_by('edtf: "{day}", latest: "{last}"', day="0999-01-01", last="").date == "0999-01-01"


def test_a_row_with_more_cells_than_columns_is_refused():
    with pytest.raises(Refused, match="“two, words”: a cell with a comma needs quotes"):
        imported(**{BEYOND: " two\nwords"})


def test_the_mark_of_texts_for_spreadsheets_is_taken_off_where_the_mapping_says_that_there_is_one():
    assert with_mapping("id:", "guarded: true\nid:", title="'-5 degrees").title["en"] == "-5 degrees"
    assert with_mapping("id:", "guarded: true\nid:", title="'Twas").title["en"] == "'Twas"
    assert imported(title="'-5 degrees").title["en"] == "'-5 degrees"


@pytest.mark.parametrize(
    ("meaning", "date_found"),
    [
        ("w", "[2023-03-27..2023-05-07]"),
        ("m", "[2023-03..2023-05]"),
        ("y", "2023"),
        ("", "[2023-03-27..2023-05-05]"),
    ],
)
def test_no_precision_loses_the_last_day(meaning, date_found):
    assert imported(precise=meaning, last="2023-05-02").date == date_found


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": ""}, "no identifier"),
        ({"day": ""}, "no date"),
        ({"id": "", "day": ""}, "no date"),
        ({"day": "2023-02-30"}, "Did you mean 2023-02-28"),
        ({"day": "soon"}, "Write for example 2023-03-30"),
        ({"last": "2023-03-01"}, "before its first"),
        ({"precise": "9"}, "not one that the mapping knows"),
        ({"kind": ""}, "no kind"),
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
        (("5", "5", "5"), (5, 5, 5), 0),
        (("0", "0", "2000000000"), (0, 0, 2_000_000_000), 0),
        (("", "", "2000000001"), (None, None, None), 1),
        (("1", "", "0"), (1, None, 0), 0),
        (("9", "5", "3"), (None, 5, None), 2),
        (("", "x", "-1"), (None, None, None), 2),
        (("", "1e99", ""), (None, None, None), 1),
        (("1,200", "1 500", "2٬000"), (1200, 1500, 2000), 0),
        (("", "١٢", ""), (None, 12, None), 0),
        (("", "1.200", ""), (None, None, None), 1),
        (("1,20", "10+", "about 9"), (10, None, None), 2),
        (("", "5–7", ""), (5, None, 7), 0),
        (("6", "5 to 7", ""), (6, None, 7), 0),
        (("5+", "6", "up to 7"), (5, 6, 7), 0),
        (("up to 7", "", "5+"), (None, None, None), 2),
        (("", "2.5", "1e3"), (None, None, None), 2),
        (("1e999", "nan", ""), (None, None, None), 2),
    ],
)
def test_counts_that_contradict_each_other_are_left_out_and_named(counts, kept, left_out):
    found = imported(**dict(zip(("low", "best", "high"), counts, strict=True)))
    assert tuple(found.deaths.values()) == kept
    assert len(found.mended) == left_out


def test_what_is_left_out_is_named_with_its_first_forty_letters():
    found = imported(best="x" * 50, low="y", place="Aleppo", lat="z" * 50, lon="181")
    assert found.mended == [
        f"left out: latitude “{'z' * 40}”",
        "left out: longitude “181”",
        "left out: deaths, at least “y”",
        f"left out: deaths “{'x' * 40}”",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "omis\u00a0: morts «\u00a0une dizaine\u00a0»"), ("ar", "أُهمل: القتلى «une dizaine»")],
)
def test_what_is_left_out_is_named_in_the_language_of_the_page(language, said):
    with translation.override(language):
        assert imported(best="une dizaine").mended == [said]


def test_a_count_that_contradicts_the_best_one_is_named():
    assert imported(low="9", best="5").mended == ["left out: deaths, at least “9”"]
    assert imported(best="5", high="3").mended == ["left out: deaths, at most “3”"]


def test_weight_is_the_best_count_of_deaths_else_the_lowest_and_none_where_there_is_neither():
    assert imported(best="7", high="9").weight == 7
    assert imported(low="7", high="9").weight == 7
    assert imported(high="9").weight == 0


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


@pytest.mark.parametrize(("lat", "lon"), [("90", "180"), ("-90", "-180"), ("0", "0")])
def test_coordinates_reach_to_the_poles_and_to_the_line_of_the_date(lat, lon):
    found = imported(place="Here", lat=lat, lon=lon)
    assert (found.place.latitude, found.place.longitude) == (float(lat), float(lon))
    assert found.mended == []


def test_coordinates_have_a_point_or_a_comma():
    found = imported(place="Here", lat="27,15", lon="-13.2")
    assert (found.place.latitude, found.place.longitude) == (27.15, -13.2)


@pytest.mark.parametrize(("lat", "lon"), [("90.1", "0"), ("-90.1", "0"), ("0", "180.1"), ("nan", "0"), ("0", "x")])
def test_coordinates_that_are_none_are_left_out_and_named(lat, lon):
    found = imported(place="Here", lat=lat, lon=lon)
    assert (found.place.latitude, found.place.longitude) == (None, None)
    assert len(found.mended) == 1


def test_a_place_without_coordinates_is_exact_and_nothing_is_left_out():
    found = imported(place="Here")
    assert (found.place.name, found.place.latitude, found.place.precision) == ("Here", None, "exact")
    assert found.mended == []


def test_a_row_without_a_place_has_none_and_so_has_one_whose_mapping_knows_none():
    assert imported(place="", lat="1", lon="2").place is None
    assert (
        with_mapping('place: {name: "{place}", latitude: "{lat}", longitude: "{lon}"}\n', "", place="X").place is None
    )


PRECISE = 'place: {precision: "{where}", precisions: {"2": near}, '


def test_a_place_that_is_there_is_named_exactly_whatever_the_table_says_of_it():
    found = with_mapping("place: {", 'place: {values: {"Here": there}, ', place="Here", lat="46.2", lon="6.1")
    assert (found.place.slug, found.place.latitude, found.place.precision) == ("there", None, "exact")


@pytest.mark.parametrize(
    ("spot", "latitude", "longitude", "elsewhere"),
    [
        ((46.0, 6.0), 46.5, 6.0, False),
        ((46.0, 6.0), 46.51, 6.0, True),
        ((46.0, 6.0), 45.49, 6.0, True),
        ((0.0, 6.0), 0.0, 6.51, True),
        ((0.0, 6.0), 0.0, 5.51, False),
        ((60.0, 6.0), 60.0, 6.99, False),
        ((60.0, 6.0), 60.0, 7.01, True),
        ((0.0, 179.9), 0.0, -179.9, False),
        ((0.0, -179.9), 0.0, 179.3, True),
        ((0.0, 0.0), None, None, False),
        ((0.0, 0.0), None, 90.0, False),
        (None, 46.0, 6.0, False),
    ],
)
def test_a_town_lies_within_half_a_degree_that_is_more_of_longitude_in_the_north(
    spot, latitude, longitude, elsewhere
):
    assert lies_elsewhere(latitude, longitude, spot) is elsewhere


def test_a_place_that_is_called_as_one_far_away_is_another():
    known = load_mapping(FORM.replace("place: {", 'place: {values: {"Here": there}, '))
    settled = replace(known, spots={"there": (46.0, 6.0)})
    near, far = (read_row(2, {**ROW, "place": "Here", "lat": lat, "lon": "6"}, settled) for lat in ("46.2", "60"))
    assert (near.place.slug, near.place.latitude, near.mended) == ("there", None, [])
    assert (far.place.slug.rpartition("-")[0], far.place.latitude) == ("here", 60)
    assert far.mended == ["lies far from the place “Here” that is there: it is taken as another place."]


@pytest.mark.parametrize(("lat", "beside"), [("", "Rif"), ("46.2", "")])
def test_a_place_stands_in_the_widest_that_its_row_names_and_beside_the_next_where_no_coordinates_tell(lat, beside):
    found = with_mapping("{place}", "{place|rif|land}", place="Here", rif="Rif", land="Syria", lat=lat, lon="6.1")
    assert (found.place.name, found.place.within, found.place.beside) == ("Here", "Syria", beside)


@pytest.mark.parametrize("nobody", ["-8", "Unknown", "inconnue", "Non précisée", "غير معروف", "Nd"])
def test_a_cell_that_says_that_nobody_is_known_names_no_actor(nobody):
    assert imported(actors=f"{nobody}; Morocco").actors == [("morocco", "Morocco")]


@pytest.mark.parametrize(("where", "precision"), [("2", "near"), ("2.0", "near"), ("9", "area"), ("", "area")])
def test_a_places_precision_is_as_mapped_and_an_area_where_it_is_not(where, precision):
    assert with_mapping("place: {", PRECISE, place="Here", where=where).place.precision == precision


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Aleppo", "aleppo"),
        ("حلب", "place"),
        ("x" * 60, "x" * 41),
        ("x" * 40 + " y", "x" * 40),
    ],
)
def test_a_places_slug_is_its_name_within_fifty_letters_and_eight_of_a_digest(name, slug):
    start, _, digest = imported(place=name).place.slug.rpartition("-")
    assert (start, len(digest)) == (slug, 8)


def test_a_places_name_is_cut_to_what_the_column_holds():
    assert imported(place="x" * 201).place.name == "x" * 199 + "…"


def test_actors_are_split_and_none_is_none():
    found = imported(actors="Morocco; Algeria;None;UNKNOWN;n/a;Morocco;")
    assert found.actors == [("morocco", "Morocco"), ("algeria", "Algeria")]


def test_all_the_others_are_no_actor_unless_the_mapping_names_one():
    assert imported(actors="Morocco; Other;autres;أخرى;Others First").actors == [
        ("morocco", "Morocco"),
        ("others-first", "Others First"),
    ]
    known = with_mapping("actors: {of: [", "actors: {values: {Other: rest}, of: [", actors="Other")
    assert known.actors == [("rest", "Other")]


@pytest.mark.parametrize(
    "nowhere", ["SIN INFORMACION", "Sin información", "NAO SE APLICA", "INDETERMINE", "Sem informacao"]
)
def test_a_word_for_nowhere_and_nobody_is_one_without_its_accents_too(nowhere):
    found = imported(place=nowhere, actors=nowhere)
    assert (found.place, found.actors, found.mended) == (None, [], [])


def test_actors_are_not_split_where_the_mapping_says_nothing_of_it():
    found = with_mapping(', split: ";"', "", actors="Morocco; Algeria")
    assert found.actors == [("morocco-algeria", "Morocco; Algeria")]


def test_an_event_has_twenty_actors_at_most():
    found = imported(actors=";".join(f"Actor {number}" for number in range(30)))
    assert [name for _slug, name in found.actors] == [f"Actor {number}" for number in range(20)]


def test_an_actors_name_is_cut_to_what_the_column_holds():
    assert imported(actors="x" * 201).actors[0][1] == "x" * 199 + "…"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("x" * 50, "x" * 50),
        ("x" * 51, "x" * 41 + "-" + hashlib.sha256(b"x" * 51).hexdigest()[:8]),
        ("x" * 40 + " " + "y" * 20, "x" * 40 + "-" + hashlib.sha256(b"x" * 40 + b" " + b"y" * 20).hexdigest()[:8]),
        ("المغرب", hashlib.sha256("المغرب".encode()).hexdigest()[:8]),
    ],
)
def test_a_slug_too_long_or_without_latin_letters_is_told_apart_by_a_digest(name, slug):
    assert slug_of(name) == slug


def test_a_kind_is_named_by_the_mapping_or_by_its_own_word():
    named = 'kind: {of: "{kind}", values: {"1": war}}'
    assert with_mapping('kind: {of: "{kind}"}', named, kind="1.0").kind == "war"
    assert with_mapping('kind: {of: "{kind}"}', named, kind="Peace Talks").kind == "peace-talks"


def test_a_kinds_name_is_cut_to_what_the_column_holds():
    assert imported(kind="x" * 101).kind_name == "x" * 99 + "…"


def test_a_title_in_one_of_the_mappings_languages_is_enough():
    found = with_mapping("title: {", 'title: {ar: "{titre}", ')
    assert found.title == {"ar": "", "en": "Talks"}


@pytest.mark.parametrize(("letters", "title"), [(300, "x" * 300), (301, "x" * 299 + "…")])
def test_a_title_is_cut_to_what_the_column_holds(letters, title):
    assert imported(title="x" * letters).title == {"en": title}


def test_a_summary_is_cut_to_what_readers_read():
    found = with_mapping("title:", 'summary: {en: "{all}"}\ntitle:', all="x" * 2001)
    assert found.summary == {"en": "x" * 1999 + "…"}


def test_what_is_cut_ends_with_a_word_and_its_points():
    assert imported(title="x" * 298 + " yyy").title == {"en": "x" * 298 + "…"}


def test_an_account_without_words_says_that_the_data_set_records_it():
    assert imported().claim == {
        "ar": "سجّلته مجموعة البيانات تحت الرقم 7.",
        "en": "Recorded by the data set as number 7.",
        "fr": "Enregistré par le jeu de données sous le numéro 7.",
    }


def test_an_account_says_what_the_row_says_in_the_languages_that_it_has():
    found = with_mapping("title:", 'claim: {fr: "{dit}", en: "{says}"}\ntitle:', says="They met.")
    assert found.claim == {"ar": "", "en": "They met.", "fr": ""}


def test_an_account_is_cut_to_what_readers_read():
    assert with_mapping("title:", 'claim: {en: "{says}"}\ntitle:', says="x" * 2001).claim["en"] == "x" * 1999 + "…"


NOTED = 'notes: [{column: clear, value: "2", texts: {en: Counted together.}}]\nclaim: {en: "{says}"}\ntitle:'


@pytest.mark.parametrize(
    ("clear", "claim"), [("2", "So. Counted together."), (" 2.0 ", "So. Counted together."), ("1", "So.")]
)
def test_a_note_is_added_where_its_column_has_its_value(clear, claim):
    assert with_mapping("title:", NOTED, says="So.", clear=clear).claim == {"ar": "", "en": claim, "fr": ""}


def test_a_source_has_no_day_that_is_none_and_no_address_that_is_none():
    row = imported(source='" SOHR "', on="soon", url="javascript:alert(1)")
    assert [(found.title, found.published, found.url) for found in row.sources] == [("SOHR", "", "")]
    assert row.mended == [
        "left out: address of the source “javascript:alert(1)”",
        "left out: date of the source “soon”",
    ]


def test_what_is_no_date_is_asked_once_and_several_days_of_sources_never(monkeypatch):
    asked: list[str] = []

    def counted(text, lang, **how):
        asked.append(text)
        return typed(text, lang, **how)

    monkeypatch.setattr("events.importing.row_dates.typed", counted)
    several = [imported(on="2017-05-31;2007-03-06", source="SOHR") for _time in range(2)]
    assert [row.mended for row in several] == [["left out: date of the source “2017-05-31;2007-03-06”"]] * 2
    for _time in range(2):
        with pytest.raises(Refused, match="“the week of the raid” is not a date"):
            imported(day="the week of the raid")
    assert [text for text in asked if text != ROW["day"]] == ["the week of the raid"]


@pytest.mark.parametrize("url", ["https://example.org/", "http://example.org/", "https://x.org/" + "x" * 986])
def test_a_sources_address_is_kept(url):
    assert imported(source="SOHR", url=url).sources[0].url == url


def test_an_address_longer_than_its_column_is_left_out():
    assert imported(source="SOHR", url="https://" + "x" * 993).sources[0].url == ""


def test_a_sources_day_is_read_in_the_order_of_the_mapping():
    assert imported(source="SOHR", on="2023-03-30").sources[0].published == "2023-03-30"
    assert (
        with_mapping("date:", "date:\n  order: dmy", source="SOHR", on="3/4/2022").sources[0].published
        == "2022-04-03"
    )


def test_a_row_without_a_source_has_none_and_an_address_alone_is_one():
    assert imported(source='""').sources == []
    [found] = imported(source='""', url="https://example.org/").sources
    assert (found.title, found.url) == ("https://example.org/", "https://example.org/")


def test_each_of_several_addresses_that_stand_for_sources_is_one():
    found = with_mapping("source: {", 'source: {split: ";", ', source="https://a.org/1; https://b.org/2; Letter")
    told = [("https://a.org/1", "https://a.org/1"), ("https://b.org/2", "https://b.org/2"), ("Letter", "")]
    assert [(one.title, one.url) for one in found.sources] == told


def test_what_a_row_links_to_beside_its_source_are_sources_too():
    found = with_mapping("source: {", 'source: {links: "{more}", ', more="https://b.org/x ftp://c", source="Letter")
    assert [(one.title, one.url) for one in found.sources] == [("Letter", ""), ("https://b.org/x", "https://b.org/x")]
    assert found.mended == ["left out: address of the source “ftp://c”"]


@pytest.mark.parametrize(
    ("cell", "addresses"),
    [
        ("https://a.org/x https://b.org/y", ["https://a.org/x", "https://b.org/y"]),
        ("https://a.org/x; https://b.org/y", ["https://a.org/x", "https://b.org/y"]),
        ("https://a.org/x\nhttps://b.org/y", ["https://a.org/x", "https://b.org/y"]),
        ("https://a.org/x|https://b.org/y", ["https://a.org/x", "https://b.org/y"]),
        ("https://a.org/2/https://b.org/y", ["https://a.org/2/https://b.org/y"]),
        ("https://a.org/One to two.pdf", ["https://a.org/One%20to%20two.pdf"]),
    ],
)
def test_several_addresses_of_one_cell_are_as_many_sources(cell, addresses):
    found = imported(url=cell)
    assert ([one.url for one in found.sources], found.mended) == (addresses, [])


def test_a_cell_with_an_address_and_other_words_is_left_out_and_named():
    assert imported(url="https://a.org/1 and a word").sources == []
    found = imported(url="on request, https://a.org")
    assert (found.sources, found.mended) == ([], ["left out: address of the source “on request, https://a.org”"])


@pytest.mark.parametrize("word", ["No information", "Undetermined", "لا توجد معلومات", "Non précisé"])
def test_a_word_for_what_is_not_known_names_no_actor_and_no_place(word):
    found = imported(actors=word, place=word)
    assert (found.actors, found.place) == ([], None)


def test_a_number_names_no_actor_and_no_place_and_is_told():
    found = imported(actors="313", place="87638.0")
    assert (found.actors, found.place) == ([], None)
    assert sorted(found.mended) == ["left out: actor “313”", "left out: place “87638.0”"]


def test_marks_of_footnotes_are_no_part_of_what_is_said():
    found = imported(
        title="Shells fall.[13][b] He said[14]", actors="Front[21][22]; [M23]", day="[1975..1976]", precise="1"
    )
    assert (found.title["en"], found.actors) == ("Shells fall. He said", [("front", "Front"), ("m23", "[M23]")])
    assert found.date == "[1975..1976]"


PUBLISHED = 'source: {publisher: "{by}", '


def test_a_source_without_a_title_is_known_by_its_publisher():
    found = with_mapping("source: {", PUBLISHED, by="SOHR").sources[0]
    assert (found.title, found.publisher, found.slug.rpartition("-")[0]) == ("SOHR", "SOHR", "sohr")


def test_a_source_is_called_by_its_publisher_before_its_title():
    found = with_mapping("source: {", PUBLISHED, by="Reuters", source="Talks").sources[0]
    assert (found.title, found.slug.rpartition("-")[0]) == ("Talks", "reuters")


@pytest.mark.parametrize(("title", "slug"), [("x" * 70, "x" * 60), ("x" * 59 + " y", "x" * 59), ("المرصد", "source")])
def test_a_sources_slug_is_its_name_within_sixty_letters_and_sixteen_of_a_digest(title, slug):
    start, _, digest = imported(source=title).sources[0].slug.rpartition("-")
    assert (start, len(digest)) == (slug, 16)


def test_a_sources_texts_are_cut_to_what_the_columns_hold():
    found = with_mapping("source: {", PUBLISHED, by="x" * 201, source="y" * 501).sources[0]
    assert (found.publisher, found.title) == ("x" * 199 + "…", "y" * 499 + "…")


def test_the_digest_is_that_of_what_is_said_and_not_of_the_rows_number():
    assert read_row(2, ROW, MINE).digest == read_row(9, ROW, MINE).digest
    assert read_row(2, ROW, MINE).digest != imported(title="Other").digest


def test_the_digest_is_not_that_of_what_was_left_out():
    assert imported(place="Aleppo", lat="999").digest == imported(place="Aleppo", lat="998").digest


def test_a_row_has_the_digest_by_which_earlier_imports_know_it():
    of_a_source = imported(source="SOHR", url="https://example.org/")
    coded = with_mapping("source: {", "source: {coded: true, ", source="SOHR", url="https://example.org/")
    assert [row.digest for row in (imported(), of_a_source, coded)] == [
        "be84e1b2a1bd2c96f5c87518c584444e",
        "1e9928d6fe45115763a4c8eea06e9977",
        "a5faa1ef2baa4c4bb78aaeb8d36d2249",
    ]


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


MARCH_TO_MAY = (date(2023, 3, 30), date(2023, 5, 2))


@pytest.mark.parametrize(
    ("meaning", "written"),
    [
        ("within", "[2023-03-30..2023-05-02]"),
        ("week", "[2023-03-27..2023-05-07]"),
        ("month", "[2023-03..2023-05]"),
        ("year", "2023"),
        ("about", "[2023-03-27..2023-05-05]"),
    ],
)
def test_several_days_of_any_meaning_keep_their_last_one(meaning, written):
    assert edtf(meaning, *MARCH_TO_MAY) == written


@pytest.mark.parametrize(
    ("meaning", "start", "end", "written"),
    [
        ("within", date(2023, 3, 30), date(2023, 3, 30), "2023-03-30"),
        ("within", date(2023, 3, 1), date(2024, 3, 31), "[2023-03-01..2024-03-31]"),
        ("within", date(2023, 1, 1), date(2024, 12, 31), "[2023-01-01..2024-12-31]"),
        ("within", date(2023, 3, 2), date(2023, 3, 31), "[2023-03-02..2023-03-31]"),
        ("week", date(2023, 4, 3), date(2023, 4, 9), "[2023-04-03..2023-04-09]"),
        ("week", date(2023, 4, 2), date(2023, 4, 3), "[2023-03-27..2023-04-09]"),
        ("week", date(9999, 12, 31), date(9999, 12, 31), "[9999-12-27..9999-12-31]"),
        ("month", date(2023, 3, 1), date(2023, 3, 31), "2023-03"),
        ("month", date(2023, 12, 31), date(2024, 1, 1), "[2023-12..2024-01]"),
        ("year", date(2023, 12, 31), date(2024, 1, 1), "[2023..2024]"),
        ("about", date(2023, 3, 30), date(2023, 3, 30), "2023-03-30~"),
        ("about", date(2023, 3, 30), date(2023, 3, 31), "[2023-03-27..2023-04-03]"),
    ],
)
def test_a_date_is_written_as_its_precision_means(meaning, start, end, written):
    assert edtf(meaning, start, end) == written


MEANINGS = st.sampled_from(["within", "week", "month", "year", "about"])
NEAR = st.timedeltas(timedelta(0), timedelta(800))


@given(MEANINGS, st.dates(max_value=date(9990, 1, 1)), NEAR)
def test_any_two_days_give_a_date_that_holds_every_day_from_the_first_to_the_last(meaning, start, length):
    end = start + length
    assert Span(start, end).lies_in(read(edtf(meaning, start, end)).reach)


@given(st.sampled_from(["within", "week", "month", "year"]), st.dates(), st.dates())
def test_a_date_that_is_not_about_holds_every_day_within_its_bounds(meaning, one, other):
    start, end = sorted((one, other))
    assert Span(start, end).lies_in(read(edtf(meaning, start, end)).bounds)


@given(st.dictionaries(st.sampled_from([*ROW, "last", "best", "lat", "lon", "place", "on"]), st.text(max_size=30)))
def test_any_row_is_taken_or_refused_with_a_reason(cells):
    row = {**ROW, **cells}
    try:
        taken = read_row(2, row, MINE)
    except Refused as refused:
        assert len(str(refused)) > len("It has no date")
        return
    assert (taken.source_id, str(read(taken.date))) == (row["id"].strip(), taken.date)


@pytest.mark.parametrize(
    ("settled", "cell", "found"),
    [
        ("firsts: year", "1371-01-01T00:00:00Z", "1371"),
        ("firsts: year", "1942-02-01T00:00:00Z", "1942-02-01"),
        ("firsts: month", "1942-02-01T00:00:00Z", "1942-02"),
        ("firsts: exact", "1371-01-01T00:00:00Z", "1371-01-01"),
        ("century: 2000", "11-Mar-15", "2015-03-11"),
        ("century: 1900", "11-Mar-15", "1915-03-11"),
        ("calendar: gregorian", "1420", "1420"),
        ("calendar: hijri", "1420", "[1999-04-17..2000-04-05]"),
        ("calendar: hijri", "857", "[1453-01-18..1454-01-10]"),
        ("calendar: hijri", "0857", "[1453-01-18..1454-01-10]"),
        ("calendar: hijri", "13/09/658", "[1260-08-26..1260-08-30]"),
        ("calendar: hijri, order: dmy", "05/03/0912", "[1506-08-02..1506-08-06]"),
        ("calendar: hijri", "658-09-13", "[1260-08-26..1260-08-30]"),
        ("calendar: hijri", "3 رجب 792", "[1390-06-22..1390-06-26]"),
        ("calendar: hijri", "3 رجب 1291", "[1874-08-13..1874-08-17]"),
    ],
)
def test_what_a_mapping_says_of_open_dates_settles_them(settled, cell, found):
    form = f"earliest: '{{when}}', {settled}"
    assert dated_by(form, when=cell).date == found


@pytest.mark.parametrize("cell", ["11-Mar-15", "1420"])
def test_what_nobody_settles_is_refused_with_the_question(cell):
    with pytest.raises(Refused, match=r"Say of which c(entury|alendar)"):
        dated_by("earliest: '{when}'", when=cell)


@pytest.mark.parametrize("cell", ["458 AD", "622", "c. 751 CE", "60-61 AD", "سنة 622 م"])
def test_a_year_before_1000_is_refused_as_such(cell):
    with pytest.raises(Refused, match="years before 1000 are taken only where"):
        dated_by("earliest: '{when}'", when=cell)


def test_what_says_that_nothing_is_known_is_as_an_empty_cell():
    found = imported(place="N/A", lat="NA", lon="n/a", actors="NULL", best="-", last="n/a")
    assert (found.place, found.actors, found.deaths["best"], found.mended) == (None, [], None, [])
    assert imported(place="Unknown").place is None


def test_a_kind_by_default_is_told_and_a_title_by_it_too():
    form = FORM.replace('kind: {of: "{kind}"}', 'kind: {of: "{kind}", default: Other}').replace(
        '"{title}"}', '"{title}", fr: "{titre}"}'
    )
    row = read_row(2, {**ROW, "kind": "", "title": ""}, load_mapping(form))
    assert (row.kind, row.kind_name, row.title, row.title_made) == ("other", "Other", {"en": "Other", "fr": ""}, True)
    assert row.mended == ["has no kind: it is taken as “Other”.", "has no title: it is called by its kind, “Other”."]
    other = read_row(2, {**ROW, "title": "", "titre": "Accord"}, load_mapping(form))
    assert (other.title, other.mended) == ({"en": "", "fr": "Accord"}, [])


def test_a_title_that_is_but_the_kind_is_told_as_made():
    form = FORM.replace('"{title}"', '"{title|kind}"')
    row = read_row(2, {**ROW, "title": ""}, load_mapping(form))
    assert (row.title["en"], row.title_made) == ("talks", True)
    assert row.mended == ["has no title: it is called by its kind, “talks”."]
    assert read_row(2, {**ROW, "title": ""}, MINE) == row  # also where the mapping does not ask for that
    assert read_row(2, {**ROW, "title": "N.N."}, MINE) == row
    named = read_row(2, ROW, load_mapping(form))
    assert (named.title_made, named.mended) == (False, [])


def test_words_of_a_source_are_taken_whole_or_not_at_all():
    form = load_mapping(FORM.replace("source: {", 'source: {quote: "{quote}", '))
    row = read_row(2, {**ROW, "quote": "They left."}, form)
    assert (row.quote, row.digest) == ("They left.", row.digest)
    assert row.digest != read_row(2, ROW, form).digest == read_row(2, ROW, MINE).digest
    assert read_row(2, {**ROW, "quote": "x" * 300}, form).quote == "x" * 300
    long = read_row(2, {**ROW, "quote": "x" * 301}, form)
    assert long.quote == ""
    assert long.mended == [f"left out: words of the source “{'x' * 40}”"]


def test_rows_that_name_no_kind_get_the_one_that_is_said_for_them():
    form = load_mapping(FORM.replace("kind: {", "kind: {default: battle, "))
    assert read_row(2, {**ROW, "kind": ""}, form).kind == "battle"
    assert read_row(2, ROW, form).kind == "talks"


@pytest.mark.parametrize(
    ("text", "signs", "degrees"),
    [
        ("36°39'18.96\"E", "EW", 36.655267),
        ("35° 36′ 58.51″ N", "NS", 35.616253),
        ("10º30'S", "NS", -10.5),
        ("70,5°W", "EW", -70.5),
        ("70°W", "EW", -70.0),
        ("36°39'18.96\"E", "NS", None),
        ("36°75'E", "EW", None),
        ("36.5°30'E", "EW", None),
        ("36°28'36N", "NS", 36.476667),
        ("37° 3'46.23”", "EW", 37.062842),
        ("36.5 e", "EW", 36.5),
        ("190°E", "EW", None),
        ("36,65", "EW", 36.65),
        ("٣٦٫٦٥", "EW", 36.65),
        ("near", "EW", None),
        ("nan", "EW", None),
    ],
)
def test_degrees_are_read_with_their_minutes_and_the_letter_of_their_direction(text, signs, degrees):
    assert degrees_of(text, 180, signs) == degrees


BEGUN_AND_ENDED = load_mapping(re.sub("  (precision|meaning): .*\n", "", FORM))


@pytest.mark.parametrize(
    ("last", "found"), [("2023-04-02", "../2023-04-02"), ("April 2023", "../2023-04"), ("2023", "../2023")]
)
def test_a_row_that_tells_its_last_day_alone_lasted_until_then(last, found):
    assert read_row(2, ROW | {"day": "", "last": last}, BEGUN_AND_ENDED).date == found


@pytest.mark.parametrize(("last", "why"), [("ongoing", "It has no date."), ("-9", "It has no date.")])
def test_a_row_that_has_neither_a_first_nor_a_last_day_has_no_date(last, why):
    with pytest.raises(Refused) as refused:
        read_row(2, ROW | {"day": "", "last": last}, BEGUN_AND_ENDED)
    assert str(refused.value) == why


@pytest.mark.parametrize(
    ("column", "word"),
    [("title", "Total"), ("place", "TOTAL:"), ("id", "Totaux"), ("day", "المجموع"), ("place", "Итого")],
)
def test_a_row_of_sums_is_no_event(column, word):
    with pytest.raises(Refused) as refused:
        imported(**{column: word})
    assert str(refused.value) == f"“{word}” stands there: it is a sum of the other rows, and no event."


def test_who_is_called_as_a_sum_is_stays_an_actor():
    assert imported(actors="Total; Front").actors == [("total", "Total"), ("front", "Front")]


def test_what_a_cell_breaks_into_lines_is_a_name_in_one_line():
    row = imported(
        title="Camp of the\nNew Life", kind="Small\nholder", place="Upper\n  Ford", actors="Northern\nFront; B"
    )
    assert (row.title, row.kind_name, row.place.name) == (
        {"en": "Camp of the New Life"},
        "Small holder",
        "Upper Ford",
    )
    assert [name for _slug, name in row.actors] == ["Northern Front", "B"]


def test_numbers_that_a_mark_turns_the_way_they_run_are_read_and_words_that_one_turns_are_refused():
    row = imported(day="\u202d2018/09/04\u202c", best="\u202d12\u202c")
    assert (row.date, row.deaths["best"]) == ("2018-09-04", 12)
    for cells in ({"title": "\u202dTalks\u202c"}, {"day": "\u202e2018/09/04\u202c"}):
        with pytest.raises(Refused, match="It holds a control character"):
            imported(**cells)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("between Army and Front", ["Army", "Front"]),
        ("Between the Army; Guard and the Front", ["the Army", "Guard", "the Front"]),
        ("entre l'armée et le Front", ["l'armée", "le Front"]),
        ("entre el ELN y las FARC", ["el ELN", "las FARC"]),
        ("بين الجيش والجبهة", ["الجيش", "الجبهة"]),
        ("Between Rivers Group", ["Between Rivers Group"]),
        ("Entre Ríos y Corrientes", ["Entre Ríos y Corrientes"]),
        ("Men between posts and towns", ["Men between posts and towns"]),
    ],
)
def test_who_stands_on_either_side_of_between_is_an_actor_each(cell, names):
    assert [name for _slug, name in imported(actors=cell).actors] == names


def test_what_is_taken_of_no_column_costs_no_row():
    assert imported(remarks="seen\x08 twice").date == "2023-03-30"
    with pytest.raises(Refused, match="It holds a control character"):
        imported(source="seen\x08 twice")


WIDER = replace(MINE, place={"name": Template("{place|land}")})


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("national level", "Brazil"),
        ("Nationwide", "Brazil"),
        ("a nivel nacional", "Brazil"),
        ("في عموم البلاد", "Brazil"),
        ("по всій країні", "Brazil"),
        ("National Assembly", "National Assembly"),
    ],
)
def test_what_is_all_over_the_land_has_the_land_as_its_place(cell, place):
    row = read_row(2, ROW | {"place": cell, "land": "Brazil"}, WIDER, "")
    assert row.place.name == place
    alone = read_row(2, ROW | {"place": cell}, WIDER, "")
    assert (alone.place.name if alone.place else "") == (cell if place == cell else "")


@pytest.mark.parametrize("cell", ["unknown", "Sin información", "غير معروف", "невідомо"])
def test_a_kind_that_nobody_knows_is_that_of_rows_that_say_none(cell):
    mapping = replace(MINE, kind_default="other")
    assert read_row(2, ROW | {"kind": cell}, mapping, "").kind == "other"
    named = replace(mapping, kind_values={cell: "raid"})
    assert read_row(2, ROW | {"kind": cell}, named, "").kind == "raid"
