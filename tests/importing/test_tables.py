import gzip
import json
import zipfile
from contextlib import suppress
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from events.importing import tables
from events.importing.cells import Refused
from events.importing.heads import letters
from events.importing.looking import looked_over
from events.importing.mapping import Template, load_format, load_mapping
from events.importing.open_dates import Years, calendar_in_heading
from events.importing.rows import read_row
from events.importing.second_periods import in_periods
from events.importing.tables import BEYOND, letters_apart, rows_of
from tests.importing.test_rows import FORM, MINE, ROW


def table(tmp_path, content: bytes, name: str = "events.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        "id,name\n1,Été\n".encode(),
        "\ufeffid,name\n1,Été\n".encode(),
        "id;name\r\n1;Été\r\n".encode(),
        "id|name\n1|Été\n".encode(),
        "id\tname\n1\tÉté\n".encode(),
        "id,name\n1,Été\n".encode("cp1252"),
        'id,name\n#event+id,#event+name\n1,"Été"\n'.encode(),
        "id,name\n\n1,Été\n\n".encode(),
    ],
)
def test_a_table_is_read_whatever_its_encoding_separator_and_tags(tmp_path, content):
    assert [row for _number, row in rows_of(table(tmp_path, content))] == [{"id": "1", "name": "Été"}]


def test_rows_are_numbered_as_a_spreadsheet_counts_them(tmp_path):
    path = table(tmp_path, b"#,name\n1,One\n\n2,Two\n")
    assert [number for number, _row in rows_of(path)] == [2, 4]


def test_a_workbook_is_read_with_whole_numbers_and_days(tmp_path):
    path = workbook(tmp_path)
    assert list(rows_of(path)) == [(2, {"id": "12", "day": "2023-03-30"})]


OOXML = "http://schemas.openxmlformats.org/"
SHEET = f'''<worksheet xmlns="{OOXML}spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>day</t></is></c></row>
<row r="2"><c r="A2"><v>12</v></c><c r="B2" s="1"><v>45015</v></c></row></sheetData></worksheet>'''
STYLES = f'''<styleSheet xmlns="{OOXML}spreadsheetml/2006/main">
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'''


def relations(*targets: str) -> str:
    """The part that names others, as r1, r2 …"""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{OOXML}officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate((target.split(" ") for target in targets), 1)
    )
    return f'<Relationships xmlns="{OOXML}package/2006/relationships">{rows}</Relationships>'


def book(tmp_path, **sheets: str):
    """A workbook of sheets in XML, by their names."""
    numbered = list(enumerate(sheets, 1))
    named = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in numbered)
    about = f'xmlns="{OOXML}spreadsheetml/2006/main" xmlns:r="{OOXML}officeDocument/2006/relationships"'
    targets = [f"worksheet worksheets/sheet{n}.xml" for n, _name in numbered]
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{OOXML}package/2006/content-types"/>',
        "_rels/.rels": relations("officeDocument xl/workbook.xml"),
        "xl/workbook.xml": f"<workbook {about}><sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(*targets, "styles styles.xml"),
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{n}.xml": sheets[name] for n, name in numbered},
    }
    path = tmp_path / "events.xlsx"
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def workbook(tmp_path):
    return book(tmp_path, A=SHEET)


def test_the_name_of_a_sheet_holds_no_sign_that_no_text_holds(tmp_path):
    """PostgreSQL failed on a null character in it."""
    path = book(tmp_path, **{"a\0b": SHEET, "\x1b": SHEET})
    assert list(letters_apart(path).sheets) == ["a b", " "]
    assert [*rows_of(path, sheet="a b")] == [*rows_of(workbook(tmp_path))]


@pytest.mark.parametrize("row", ["x" * 3_000_000, '"a\n",' * 600_000])
def test_a_row_that_is_longer_than_any_is_refused_before_it_is_read_whole(tmp_path, monkeypatch, row):
    """A line of gigabytes, or a row of many lines, filled the memory of the worker of imports."""
    taken = []

    class Counting(tables.io.TextIOWrapper):
        def readline(self, size=-1):
            taken.append(super().readline(size))
            return taken[-1]

    monkeypatch.setattr(tables.io, "TextIOWrapper", Counting)
    path = tmp_path / "events.csv.gz"
    path.write_bytes(gzip.compress(f"id,date\n1,2022\n{row}\n".encode()))
    rows = rows_of(path)
    with pytest.raises(ValidationError, match="The row that begins in line 3 is too long"):
        list(rows)
    assert sum(map(len, taken)) <= tables.LONGEST_ROW + 100


def test_the_names_of_packed_files_are_told_without_such_signs(tmp_path):
    path = tmp_path / "events.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a\x1b[31m.csv", "")
        file.writestr("b.csv", "")
    with pytest.raises(ValidationError, match=r"2 files \(a \[31m.csv, b.csv\)"):
        [*rows_of(path)]


def test_numbers_with_spaces_and_of_nothing_make_no_workbook_unreadable(tmp_path):
    third = '<row r="3"><c r="A3" t="n"><v>NA</v></c><c r="B3" s="1"><v>45016</v></c></row>'
    told = SHEET.replace('"A2"><v>12</v>', '"A2" t="n"><v> 12</v>').replace("</sheetData>", f"{third}</sheetData>")
    assert [row for _number, row in rows_of(book(tmp_path, A=told))] == [
        {"id": "12", "day": "2023-03-30"},
        {"id": "", "day": "2023-03-31"},
    ]


def test_a_workbook_that_says_it_is_of_whole_rows_is_read(tmp_path):
    told = SHEET.replace("<sheetData>", '<dimension ref="1:7"/><sheetData>')
    assert [*rows_of(book(tmp_path, A=told))] == [*rows_of(workbook(tmp_path))]


def book_of(tmp_path, merged: str = "", **sheets: list[list[str]]):
    """A workbook of sheets of texts, with the cells merged that are named."""
    return book(tmp_path, **{name: sheet(cells, merged) for name, cells in sheets.items()})


def sheet(rows: list[list[str]], merged: str) -> str:
    lines = "".join(
        f'<row r="{n}">'
        + "".join(
            f'<c r="{letter}{n}" t="inlineStr"><is><t>{text}</t></is></c>'
            for letter, text in zip("ABCDEFGHIJKL", cells, strict=False)
        )
        + "</row>"
        for n, cells in enumerate(rows, 1)
    )
    merging = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    return f'<worksheet xmlns="{OOXML}spreadsheetml/2006/main"><sheetData>{lines}</sheetData>{merging}</worksheet>'


@pytest.mark.parametrize(
    ("name", "content"),
    [("events.xlsx", b"no workbook"), ("events.json", b"{}"), ("events.json", b"["), ("events.csv", b"only\n1\n")],
)
def test_what_is_no_table_is_refused_with_a_reason(tmp_path, name, content):
    with pytest.raises(ValidationError) as error:
        list(rows_of(table(tmp_path, content, name)))
    assert error.value.messages[0]


def test_slides_of_timelinejs_have_dates_no_more_exact_than_their_parts(tmp_path):
    slides = {
        "events": [
            {
                "unique_id": "a",
                "start_date": {"year": "2023", "month": "4"},
                "text": {"headline": "<b>April</b> &amp; more"},
            },
            {"start_date": {"year": 1975, "month": 10, "day": 6}, "end_date": {"year": 1991}, "display_date": "Long"},
            {"start_date": None, "text": None},
        ]
    }
    rows = [row for _n, row in rows_of(table(tmp_path, json.dumps(slides).encode(), "slides.json"))]
    assert [row["dates"] for row in rows] == ["2023-04", "1975-10-06/1991", ""]
    assert (rows[0]["headline"], rows[1]["display_date"]) == ("April & more", "Long")


def test_slides_of_the_first_timelinejs_are_read_as_those_of_today(tmp_path):
    asset = {"media": "https://example.org/film", "credit": "Agency", "caption": "A film", "thumbnail": "x.png"}
    of_three = {"startDate": "1975,10,6", "endDate": "1991", "headline": "<i>Long</i>", "text": "<p>Words</p>"}
    dates = [
        of_three | {"tag": "talks", "asset": asset},
        {"startDate": "2011,12,10,07,02,10", "endDate": "2011,12,10", "headline": "With hours"},
        {"startDate": "2011,4", "headline": "A month"},
        {"startDate": "4/25/2011", "headline": "With strokes"},
        {"startDate": "some day", "headline": "In words"},
        {"headline": "Without"},
    ]
    era = [{"startDate": "1975", "endDate": "1991", "headline": "An era"}]
    told = {"timeline": {"headline": "All", "type": "default", "startDate": "1975", "date": dates, "era": era}}
    path = table(tmp_path, json.dumps(told).encode(), "old.json")
    rows = [row for _n, row in rows_of(path)]
    days = ["1975-10-06/1991", "2011-12-10", "2011-04", "2011-04-25", "some day", ""]
    assert [row["dates"] for row in rows] == days
    said = {"headline": "Long", "text": "Words", "group": "talks", "credit": "Agency", "caption": "A film"}
    assert {name: rows[0][name] for name in (*said, "url")} == said | {"url": "https://example.org/film"}
    [note] = looked_over(rows_of(path), load_format("timelinejs")).notes
    assert note == "Left out of the slides: title (1), eras (1), start_date.hour (1)."


@pytest.mark.parametrize("head", ["Start Date,Headline,Text,Media,Type", "Year,Headline,Text,Media,Type"])
def test_the_headline_and_the_eras_of_a_spreadsheet_of_slides_are_no_events(tmp_path, head):
    lines = [head, "1990,All of it,Words,,title", "1991,Miners walk out,Words,,", "1992,Long years,Words,,Era"]
    rows = list(rows_of(table(tmp_path, "\n".join(lines).encode(), "sheet.csv")))
    column = head.split(",")[0]
    mapping = load_mapping(
        "data_set: {slug: mine, name: Mine}\nid: '{Headline}'\nkind: {of: talks}\ntitle: {en: '{Headline}'}\n"
        f"date: {{earliest: '{{{column}}}'}}"
    )
    whys = []
    for number, row in rows:
        try:
            whys.append(read_row(number, row, mapping).date)
        except Refused as why:
            whys.append(str(why))
    no_event = "“%s” stands there: the row is a heading of the timeline, and no event."
    assert whys == [no_event % "title", "1991", no_event % "Era"]


def test_other_tables_may_have_a_column_of_types_that_says_title(tmp_path):
    lines = ["Year,Headline,Type", "1990,A fight for the belt,title"]
    [(_number, row)] = rows_of(table(tmp_path, "\n".join(lines).encode(), "fights.csv"))
    assert row == {"Year": "1990", "Headline": "A fight for the belt", "Type": "title"}


NEEDED = [["id"], ["day"]]


def mapped(**date: str):
    """A mapping of the columns id, day, kind and title."""
    section = {"earliest": "{day}", **date}
    return load_mapping(
        f"data_set: {{slug: mine, name: Mine}}\nid: '{{id}}'\ndate: {json.dumps(section)}\n"
        "kind: {of: talks}\ntitle: {en: '{id}'}\ndeaths: {best: '{dead|killed}'}"
    )


def look(tmp_path, days: list[str], **date: str):
    lines = "\n".join(["id,day,dead", *(f"1,{day},3" for day in days)])
    return looked_over(rows_of(table(tmp_path, lines.encode())), mapped(**date))


@pytest.mark.parametrize(
    ("heading", "days", "calendar", "early"),
    [
        ("date_ce", ["622", "633-651", "750–1055"], "", True),
        ("date_ce", ["215", "2016", "2017"], "", False),  # a slip
        ("when", ["622", "633-651", "750–1055"], "", False),
        ("when", ["787", "764", "181", "1169", "1883"], "", True),
        ("when", ["787", "764", "181", "1169", "1445"], "", False),  # of either calendar
        ("when", ["787", "764", "181", "1945", "1946"], "", False),  # slips
        ("when", ["622"], "gregorian", True),
        ("when", ["622"], "hijri", False),
        ("when", ["1822"], "gregorian", False),
    ],
)
def test_years_before_1000_are_meant_where_the_heading_or_a_person_says_of_which_calendar_they_are(
    tmp_path, heading, days, calendar, early
):
    lines = "\n".join([f"id,{heading},dead", *(f"1,{day},3" for day in days)])
    found = looked_over(
        rows_of(table(tmp_path, lines.encode())), mapped(earliest=f"{{{heading}}}", calendar=calendar)
    )
    assert found.early == early
    assert [note for note in found.notes if "before 1000" in note] == [
        f"Years before 1000, as in “{days[0]}”, are taken as they stand."
    ] * early


@pytest.mark.parametrize(("first", "dates"), [("-141", ["0079-08"]), ("-99", [])])
def test_a_year_of_two_digits_is_that_year_among_those_of_all_ages(tmp_path, first, dates):
    years = [first, "787", "764", "181", "1169", "1883"]
    form = "data_set: {slug: mine, name: Mine}\nid: '{id}'\ndate: {year: '{year}', month: '{month}'}\n"
    mapping = load_mapping(f"{form}kind: {{of: talks}}\ntitle: {{en: '{{id}}'}}")
    lines = "\n".join(["id,year,month", *(f"{n},{year}," for n, year in enumerate(years))])
    settled = looked_over(rows_of(table(tmp_path, lines.encode())), mapping).settled(mapping)
    found = []
    with suppress(Refused):
        found.append(read_row(2, {"id": "1", "year": "79", "month": "8"}, settled).date)
    assert found == dates


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "'id';'day';'title'\n1;'2016-04-07';'The port''s end'\n2;'2016-04-08';'L'accord'\n",
            [
                {"id": "1", "day": "2016-04-07", "title": "The port's end"},
                {"id": "2", "day": "2016-04-08", "title": "L'accord"},
            ],
        ),
        (
            "id,title\n1,'Strike' and after\n2,The 'end'\n",
            [{"id": "1", "title": "'Strike' and after"}, {"id": "2", "title": "The 'end'"}],
        ),
        (
            "id,title\n1,'Strike'\n2,Talks\n3,Raid\n",
            [{"id": "1", "title": "'Strike'"}, {"id": "2", "title": "Talks"}, {"id": "3", "title": "Raid"}],
        ),
    ],
)
def test_apostrophes_around_the_cells_of_a_whole_table_are_none_of_their_words(tmp_path, lines, found):
    assert [row for _number, row in rows_of(table(tmp_path, lines.encode()))] == found


@pytest.mark.parametrize(
    ("first", "second", "headings"),
    [
        ("Wars,The long war,1939-1945", "Wars,The short war,1870–1871", ["A", "B", "C"]),
        ("Place,1939-1945,1946-1950", "Town,12,14", ["Place", "1939-1945", "1946-1950"]),
    ],
)
def test_a_first_row_whose_years_stand_over_years_is_a_row(tmp_path, first, second, headings):
    lines = f"{first}\n{second}\nWars,Another war,1914-1918\n" if headings[0] == "A" else f"{first}\n{second}\n"
    rows = list(rows_of(table(tmp_path, lines.encode())))
    assert list(rows[0][1]) == headings
    assert rows[0][0] == (1 if headings[0] == "A" else 2)


EVENINGS = ["2012-08-24T22:00:00.000Z", "2016-03-26T23:00:00.000Z", "1345845600000", "2015-08-24 22:00:00+00:00"]


@pytest.mark.parametrize(
    ("days", "dates"),
    [
        ([*EVENINGS, "2020-12-31T23:00Z"], ["2012-08-25", "2016-03-27", "2012-08-25", "2015-08-25", "2021-01-01"]),
        ([*EVENINGS, "2020-12-31T20:00Z"], ["2012-08-24", "2016-03-26", "2012-08-24", "2015-08-24", "2020-12-31"]),
        ([*EVENINGS, "2020-12-31"], ["2012-08-24", "2016-03-26", "2012-08-24", "2015-08-24", "2020-12-31"]),
        (EVENINGS, ["2012-08-24", "2016-03-26", "2012-08-24", "2015-08-24"]),  # too few to tell
    ],
)
def test_times_that_are_all_midnight_elsewhere_are_of_the_day_that_begins_then(tmp_path, days, dates):
    found, mapping = look(tmp_path, days), mapped()
    rows = [{"id": "1", "day": day, "dead": "3"} for day in days]
    assert [read_row(2, row, found.settled(mapping)).date for row in rows] == dates
    assert [note for note in found.notes if "Greenwich" in note] == [
        "All times are midnight of the next day in a place east of Greenwich: “2012-08-24T22:00:00.000Z” is read as "
        "2012-08-25."
    ] * (dates[0] == "2012-08-25")


@pytest.mark.parametrize("line", [b"1,2020\n", b"\n"])
def test_a_table_of_more_rows_than_are_ever_written_is_refused_before_all_are_read(tmp_path, monkeypatch, line):
    monkeypatch.setattr(tables, "MOST_ROWS", 100)
    with pytest.raises(ValidationError, match="at most 5,000,000"):
        list(rows_of(table(tmp_path, b"id,day\n" + line * 200)))
    assert len(list(rows_of(table(tmp_path, b"id,day\n" + b"1,2020\n" * 99)))) == 99


def test_a_second_period_is_an_event_of_its_own_and_its_dead_are_counted_once(tmp_path):
    lines = b"id,StartYear1,StartMonth1,EndYear1,StartYear2,StartMonth2,EndYear2,dead\n"
    lines += b"1,1898,3,1899,-8,-8,-8,3\n2,1920,-9,1921,1922,5,1923,4\n3,1921,2,1921,1923,,-9,4\n"
    mapping = load_mapping(
        "data_set: {slug: mine, name: Mine}\nid: '{id}'\ndate: {year: '{StartYear1}', month: '{StartMonth1}', "
        "end_year: '{EndYear1}'}\nkind: {of: talks}\ntitle: {en: '{id}'}\ndeaths: {best: '{dead}'}"
    )
    look = looked_over(rows_of(table(tmp_path, lines)), mapping)
    assert (look.total, look.notes) == (
        5,
        [
            "“StartYear2” tells of a second period in 2 rows, the first of them row 3: each is an event of its own, "
            "and the dead stand with the first."
        ],
    )
    rows = in_periods(rows_of(table(tmp_path, lines)), mapping)
    events = [read_row(number, row, mapping) for number, row in rows]
    assert [(event.number, event.source_id, event.date, event.weight) for event in events] == [
        (2, "1", "1898-03/1899", 3),
        (3, "2", "1920/1921", 4),
        (3, "2 [2]", "1922-05/1923", 0),
        (4, "3", "1921-02/1921", 4),
        (4, "3 [2]", "1923/", 0),
    ]


def test_a_second_date_of_another_sort_is_no_period(tmp_path):
    lines = b"id,date1,date2,dead\n1,1898-03-01,1901-01-01,3\n"
    assert looked_over(rows_of(table(tmp_path, lines)), mapped(earliest="{date1}")).notes == []


def test_the_calendar_of_years_in_a_column_of_their_own_is_told_by_the_others(tmp_path):
    lines = b"id,year,dead\n1,1498,3\n2,1629,4\n"
    mapping = load_mapping(
        "data_set: {slug: mine, name: Mine}\nid: '{id}'\ndate: {year: '{year}'}\n"
        "kind: {of: talks}\ntitle: {en: '{id}'}"
    )
    found = looked_over(rows_of(table(tmp_path, lines)), mapping)
    assert (found.calendar, found.notes) == (
        "gregorian",
        ["Years like that of “1498” are read as Gregorian, as “1629” shows."],
    )


@pytest.mark.parametrize(
    ("headings", "calendar"),
    [
        (["date_ce"], "gregorian"),
        (["Date (AD)"], "gregorian"),
        (["السنة الهجرية"], "hijri"),
        (["date"], ""),
        (["AH", "CE"], ""),
    ],
)
def test_the_calendar_of_a_column_is_told_by_its_heading(headings, calendar):
    assert calendar_in_heading(headings) == calendar
    assert Years(headings).calendar == calendar


@pytest.mark.parametrize(
    ("days", "order", "said"),
    [
        (["3/4/2022", "13/4/2022"], "dmy", "day, month, year, as “13/4/2022” in row 3 shows"),
        (["3/4/2022", "3/14/2022 00:00"], "mdy", "month, day, year, as “3/14/2022” in row 3 shows"),
        (["3.4.2022", "1.4.2022 to 13.4.2022"], "dmy", "as “13.4.2022” in row 3 shows"),
        (["٣/٤/٢٠٢٢", "١٣/٤/٢٠٢٢"], "dmy", "as “13/4/2022” in row 3 shows"),
        (["3/4/95", "3/14/95"], "mdy", "month, day, year, as “3/14/95” in row 3 shows"),
        (["3/4/2022"], "", "Nothing tells whether"),
        (["13/4/2022", "4/13/2022"], "", "two orders, “13/4/2022” in row 2 and “4/13/2022” in row 3"),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_days_that_allow_one_and_shown(tmp_path, days, order, said):
    total, found, [note] = look(tmp_path, days)[:3]
    assert (total, found) == (len(days), order)
    assert said in note


def test_nothing_is_said_of_an_order_that_does_not_matter(tmp_path):
    assert look(tmp_path, ["2022-04-13"])[:3] == (1, "", [])


def test_the_order_of_the_mapping_is_shown_as_such(tmp_path):
    _total, order, notes = look(tmp_path, ["3/4/2022", "4/13/2022"], order="dmy")[:3]
    assert (order, notes) == ("dmy", ["Days like 3/4/2022 are read as day, month, year, as the mapping says."])


def test_days_in_a_column_of_edtf_tell_the_order_too(tmp_path):
    lines = b"id;day\n1;3/4/2022\n2;13/4/2022\n"
    form = mapped(edtf="{day}")
    assert looked_over(rows_of(table(tmp_path, lines)), form).order == "dmy"


def test_a_column_that_the_mapping_names_and_the_file_lacks_is_named_once(tmp_path):
    rows = list(rows_of(table(tmp_path, b"id,day\n1,2022\n2,2023\n")))
    assert looked_over(rows, mapped()).notes == ["The file has no column: dead | killed."]


ARABIC = "id,name\n1,لقاء في الرباط\n"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (ARABIC.encode("cp1256"), "لقاء في الرباط"),
        ("id,name\n1,گلگت\n".encode("cp1256"), "گلگت"),
        ("id,name\n1,à Genève\n".encode("cp1256"), "à Genève"),
        (ARABIC.encode("utf-16"), "لقاء في الرباط"),
        (("\ufeff" + ARABIC).encode("utf-16-be"), "لقاء في الرباط"),
        (ARABIC.encode("utf-16-le"), "لقاء في الرباط"),
        (ARABIC.encode("utf-16-be"), "لقاء في الرباط"),
        (ARABIC.encode("utf-32"), "لقاء في الرباط"),
        (("\ufeff" + ARABIC).encode("utf-32-be"), "لقاء في الرباط"),
        (ARABIC.encode("utf-32-le"), "لقاء في الرباط"),
        ("id,name\n1,«Œuvre» créée\n".encode("cp1252"), "«Œuvre» créée"),
        ("id,name\n1,Þing í Ísafirði 5 m³\n".encode("cp1252"), "Þing í Ísafirði 5 m³"),
        ("id,name\n1,Встреча в Киеве\n".encode("cp1251"), "Встреча в Киеве"),
    ],
)
def test_letters_of_other_encodings_are_read_as_they_were_written(tmp_path, content, name):
    assert [row["name"] for _n, row in rows_of(table(tmp_path, content))] == [name]


@pytest.mark.parametrize("encoding", ["iso8859-6", "cp720", "mac_arabic"])
def test_arabic_in_an_encoding_that_cannot_be_told_is_refused(tmp_path, encoding):
    with pytest.raises(ValidationError, match="save it as “CSV UTF-8”"):
        list(rows_of(table(tmp_path, ARABIC.encode(encoding))))


@pytest.mark.parametrize(
    ("name", "encoding", "offered"),
    [
        ("Działania służb", "cp1250", True),
        ("Útok na člověka", "cp1250", True),
        ("Iğdır'da saldırı", "cp1254", True),
        ("Митинг у ворот", "koi8-r", False),
        ("МИТИНГ У ВОРОТ", "cp866", False),
        ("Türkei und Ägypten", "mac_roman", True),
        ("Überfall", "mac_roman", True),
    ],
)
def test_letters_that_are_none_of_western_windows_are_asked_about(tmp_path, name, encoding, offered):
    path = table(tmp_path, f"id,name\n1,{name}\n".encode(encoding))
    with pytest.raises(ValidationError, match="save it as “CSV UTF-8”"):
        list(rows_of(path))
    chosen = letters_apart(path).beginnings
    assert (encoding in chosen, chosen.get(encoding, name).endswith(name)) == (offered, True)


def test_bytes_that_are_no_letters_far_down_are_refused_too(tmp_path):
    content = b"id,name\n" + b"1,x\n" * 300_000 + b"1,\x90\n"
    with pytest.raises(ValidationError, match="save it as “CSV UTF-8”"):
        list(rows_of(table(tmp_path, content)))


@pytest.mark.parametrize("first", ["sep=;", "SEP=;\r"])
def test_a_line_that_names_the_separator_is_no_row(tmp_path, first):
    content = f"{first}\nid;name, or names\n1;A\n".encode()
    assert list(rows_of(table(tmp_path, content))) == [(2, {"id": "1", "name, or names": "A"})]


def test_rows_of_blanks_are_passed_over(tmp_path):
    assert [n for n, _row in rows_of(table(tmp_path, b"\n , \nid,name\n , \n1,A\n,\n"))] == [5]


def test_rows_of_number_signs_below_the_second_are_rows(tmp_path):
    rows = [row["id"] for _n, row in rows_of(table(tmp_path, b"id,name\n#id,#name\n#2,#x\n"))]
    assert rows == ["#2"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'id\tname\n1\t"Old" town\n2\t"B"\n', '"Old" town'),
        (b'id\tname\n1\tThe "old" town\n2\t"B" and "C"\n', 'The "old" town'),
        (b'id\tname\n1\t"He said ""no"""\n2\t"B"\n', 'He said "no"'),
        (b'id\tname\n1\t"Old\ttown"\n', "Old\ttown"),
    ],
)
def test_between_tabs_quotation_marks_may_stand_within_texts(tmp_path, content, name):
    assert next(rows_of(table(tmp_path, content)))[1]["name"] == name


def test_a_table_that_does_not_name_its_columns_loses_no_row(tmp_path):
    path = table(tmp_path, b"1,2017-07-04,Gazette\n2,2017-06-04,Courier\n")
    assert list(rows_of(path)) == [
        (1, {"A": "1", "B": "2017-07-04", "C": "Gazette"}),
        (2, {"A": "2", "B": "2017-06-04", "C": "Courier"}),
    ]
    mapping = replace(load_format("acled"), **dict.fromkeys(("id", "kind"), Template("{A}")))
    mapping = replace(mapping, date={"earliest": Template("{B}")}, title={"en": Template("{C}")})
    assert [row["C"] for _number, row in rows_of(path, mapping.needed)] == ["Gazette", "Courier"]
    assert (
        looked_over(rows_of(path), mapping).notes[0] == "The table does not name its columns: they stand as A, B, C."
    )


def test_the_columns_of_a_wide_table_are_called_as_a_spreadsheet_calls_them():
    assert [letters(703)[at] for at in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'id,name\n1,A\n2,"He said ""no,\n3,C\n4,D\n', 3),
        (b'id,name\n1,"No,\n2,"B"\n', 2),
        (b'id,name\n1,"the "old" town"\n', 2),
    ],
)
def test_a_quotation_mark_that_is_not_closed_swallows_no_rows(tmp_path, content, line):
    with pytest.raises(ValidationError, match=f"begins in line {line}: a quotation mark"):
        list(rows_of(table(tmp_path, content)))


@pytest.mark.parametrize("name", ["events.json", "events.xlsx"])
def test_a_cell_as_long_as_a_book_is_refused_with_its_row(tmp_path, name):
    """What is looked for in each cell would be looked for in all of it: a second a million letters."""
    long = "A" * 100_001
    if name.endswith("xlsx"):
        path, row = book_of(tmp_path, A=[["id", "day"], ["1", long]]), 2
    else:
        path, row = tmp_path / name, 1
        path.write_text(json.dumps([{"id": "1", "day": long}]))
    with pytest.raises(ValidationError, match=f"Row {row}: a cell holds more than 100,000 letters"):
        list(rows_of(path))


def test_cells_beyond_the_last_heading_are_kept_apart_and_missing_ones_are_empty(tmp_path):
    rows = [row for _n, row in rows_of(table(tmp_path, b"id,name\n1,Rabat, Morocco\n2,A,,\n3\n"))]
    assert rows == [
        {"id": "1", "name": "Rabat", BEYOND: " Morocco"},
        {"id": "2", "name": "A"},
        {"id": "3", "name": ""},
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"ID,day\n1,2020\n", "no column “id”; it has “ID”"),
        (b"number,day\n1,2020\n", "no column “id”; it has: number, day"),
    ],
)
def test_a_heading_that_is_missing_is_named_once(tmp_path, content, said):
    with pytest.raises(ValidationError, match=said):
        list(rows_of(table(tmp_path, content), NEEDED))


def test_columns_of_one_name_are_told_apart_and_that_is_said_once(tmp_path):
    path = table(tmp_path, b"id,day,note,note,note (2)\n1,2020,a,b,c\n2,2021,d,e,f\n")
    rows = list(rows_of(path, NEEDED))
    assert rows[0] == (2, {"id": "1", "day": "2020", "note": "a", "note (3)": "b", "note (2)": "c"})
    said = [note for note in looked_over(rows, mapped(edtf="{day}")).notes if "note" in note]
    assert said == ["More than one column is named “note”: the others stand as “note (2)” and so on."]


@pytest.mark.parametrize(
    ("lines", "number", "row"),
    [
        # What stands above a table, in fewer cells than it has.
        (b"Of 2014,,by us,,\nsee,,,here,\nid,day,kind,title,place\n1,2020,talks,One,Here\n", 4, "1"),
        (b"a,b,c,d,e\nid,day,kind,title,place\n#id,#date,#event,,\n1,2020,talks,One,Here\n", 4, "1"),
        (b"id,day,kind,title,place\n1,2020,talks,One,\n2,2021,talks,,\n", 2, "1"),
    ],
)
def test_the_row_that_names_the_columns_is_found(tmp_path, lines, number, row):
    found = next(iter(rows_of(table(tmp_path, lines))))
    assert (found[0], found[1]["id"], found[1]["day"]) == (number, row, "2020")


MIDNIGHTS = ["1371-01-01T00:00:00Z", "1942-02-04T00:00:00Z"]


@pytest.mark.parametrize(
    ("days", "firsts", "said"),
    [
        (MIDNIGHTS, "year", "1 of 2 days are 1 January: each is read as the whole year."),
        (
            [*MIDNIGHTS, "1942-03-01T00:00:00Z", "1942-04-01T00:00:00Z"],
            "month",
            "the first of another month, read as",
        ),
        (["1942-02-04T00:00:00Z"] * 40 + ["1942-03-01T00:00:00Z"], "exact", None),
        (  # of which by chance one in thirty
            [*MIDNIGHTS, *["1942-03-01T00:00:00Z"] * 2, *["1942-02-04T00:00:00Z"] * 29],
            "month",
            "and 2 the first of another month, read as the whole month",
        ),
        (
            [*MIDNIGHTS, *["1942-03-01T00:00:00Z"] * 2, *["1942-02-04T00:00:00Z"] * 31],
            "year",
            "each is read as the whole year",
        ),
        (["2020-01-01"] * 5 + ["2020-03-04"] * 5, "exact", "They are read as these very days"),
        (["1/1/2020"] * 5 + ["13/4/2020"] * 5, "exact", "5 of 10 days are 1 January"),
        (["2020-01-01"] + ["2020-03-04"] * 50, "exact", None),
        # As pandas writes a day that it was given as a year.
        (["1804-01-01 00:00:00"] * 5 + ["1520-11-08 00:00:00"] * 5, "exact", "5 of 10 days are 1 January"),
        (["1/1/2020 0:00"] * 5 + ["13/4/2020 0:00"] * 5, "exact", "5 of 10 days are 1 January"),
        # Those of as many years are years.
        ([f"{year}-01-01" for year in range(1801, 1806)] + ["1815-06-18"] * 10, "year", "5 of 15 days are 1 January"),
        ([f"1/1/{year}" for year in range(1801, 1806)] + ["18/6/1815"] * 10, "year", "read as the whole year"),
        ([f"{year}-01-01" for year in range(1801, 1806)] + ["1815-06-18"] * 11, "exact", "as these very days"),
        ([f"{year}-01-01" for year in range(1801, 1805)] * 2 + ["1815-06-18"], "exact", "as these very days"),
    ],
)
def test_first_days_that_stand_for_more_are_told(tmp_path, days, firsts, said):
    found = look(tmp_path, days)
    assert (found.firsts, found.asks_firsts) == (firsts, said is not None)
    assert any(said in note for note in found.notes) if said else not found.notes


@pytest.mark.parametrize(
    ("days", "century", "calendar"),
    [
        (["11-Mar-15", "8/20/2014"], "2000", ""),
        (["11-Mar-15", "8/20/1994"], "1900", ""),
        (["11-Mar-15", "8/20/2014", "8/20/1994"], "", ""),
        (["11-Mar-15"], "", ""),
        (["1371", "1258", "1914"], "", "gregorian"),
        (["15/03/1441", "2020-03-14"], "", ""),
    ],
)
def test_what_a_column_shows_of_its_years_settles_those_that_are_open(tmp_path, days, century, calendar):
    found = look(tmp_path, days)
    assert (found.century, found.calendar) == (century, calendar)
    said = [note for note in found.notes if note.startswith("Years")]
    assert len(said) == bool(century or calendar)


def packed(tmp_path, *names: str):
    path = tmp_path / "events.csv.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "id,day\n1,2020\n")
    return path


def test_a_packed_file_is_read_as_it_was_downloaded(tmp_path):
    assert list(rows_of(packed(tmp_path, "__MACOSX/._a", "data/", "data/a.csv"))) == [(2, {"id": "1", "day": "2020"})]
    zipped = table(tmp_path, gzip.compress(b"id,day\n1,2020\n"), "events.csv.gz")
    assert list(rows_of(zipped)) == [(2, {"id": "1", "day": "2020"})]


def test_a_packed_file_that_cannot_be_read_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(ValidationError, match=r"packs 2 files .a\.csv, b\.csv."):
        list(rows_of(packed(tmp_path, "a.csv", "b.csv")))
    for name in ("a.zip", "a.csv.gz"):
        with pytest.raises(ValidationError, match="cannot be unpacked"):
            list(rows_of(table(tmp_path, b"id,day", name)))


COVER = [["About", "this file"], ["Made", "2021"]]
TABLE = [["id", "day"], ["1", "2020"]]


def test_the_sheet_that_has_the_columns_is_read(tmp_path):
    path = book_of(tmp_path, Cover=COVER, Data=TABLE)
    assert list(rows_of(path, NEEDED)) == [(2, {"id": "1", "day": "2020"})]


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ({"Cover": COVER, "More": COVER}, "None of the sheets .Cover, More."),
        ({"Year one": TABLE, "Year two": TABLE}, "More than one sheet has these columns .Year one, Year two."),
    ],
)
def test_sheets_of_which_none_or_several_could_be_meant_are_named(tmp_path, sheets, said):
    with pytest.raises(ValidationError, match=said):
        list(rows_of(book_of(tmp_path, **sheets), NEEDED))


def test_a_cell_that_is_merged_over_several_rows_stands_for_each_of_them(tmp_path):
    cells = [["id", "day", "place", "dead"], ["1", "2020", "Bara", "3"], ["2", "", "", "4"], ["3", "2021", "", "5"]]
    days = [row["day"] for _number, row in rows_of(book_of(tmp_path, merged="B2:B3", Data=cells))]
    assert days == ["2020", "2020", "2021"]
    places = [row["place"] for _number, row in rows_of(book_of(tmp_path, merged="C2:C4", Data=cells))]
    assert places == ["Bara", "Bara", "Bara"]
    note = [*cells, ["Sources: papers", "", "", ""], ["", "", "", ""], ["", "", "", ""]]
    assert len(list(rows_of(book_of(tmp_path, merged="A5:A7", Data=note)))) == 4


def test_a_number_that_is_merged_over_several_rows_is_refused_as_it_may_be_their_sum(tmp_path):
    cells = [["id", "day", "dead"], ["1", "2020", "7"], ["2", "2021", ""]]
    with pytest.raises(ValidationError, match=r"number is merged over several rows .C2:C3."):
        list(rows_of(book_of(tmp_path, merged="C2:C3", Data=cells)))


TWO_LINES = """\
Attacks of 2020,,,,,,
Date,Place,Killed,,Wounded,,Source
,,women,men,women,men,
2020-03-01,Bara,1,2,3,4,Gazette
"""


@pytest.mark.parametrize(
    ("lines", "header"),
    [
        (TWO_LINES, ["Date", "Place", "Killed women", "Killed men", "Wounded women", "Wounded men", "Source"]),
        (
            "Date,Place,,Killed\n,Town,State,\n2020-03-01,Bara,Kordofan,3\n",
            ["Date", "Place Town", "Place State", "Killed"],
        ),
        (
            ",,Killed,,Wounded,\nDate,Place,women,men,women,men\n2020-03-01,Bara,1,2,3,4\n",
            ["Date", "Place", "Killed women", "Killed men", "Wounded women", "Wounded men"],
        ),
        ("Date,Place,,Killed\n2020-03-01,Bara,x,3\n2020-03-02,Tur,y,3\n", ["Date", "Place", "C", "Killed"]),
        ("Date,Place,\nsoon,Bara,x\n2020-03-02,Tur,y\n", ["Date", "Place", "C"]),  # a row that is refused
    ],
)
def test_two_lines_may_name_the_columns(tmp_path, lines, header):
    rows = list(rows_of(table(tmp_path, lines.encode())))
    assert list(rows[0][1]) == header
    assert rows[-1][0] == lines.count("\n")


def test_a_slide_shows_html_that_is_no_address_and_pictures_by_the_scheme_of_the_page(tmp_path):
    quoted = {"url": '<blockquote>“So” <a href="https://c.org/1">he said</a></blockquote>', "credit": "He"}
    slides = [
        {"start_date": {"year": 1999}, "text": {"headline": "A"}, "media": quoted},
        {"start_date": {"year": 1999}, "text": {"headline": "B"}, "media": {"url": "//d.org/1.jpg"}},
    ]
    path = table(tmp_path, json.dumps({"events": slides}).encode(), "slides.json")
    assert [row["url"] for _n, row in rows_of(path)] == ["https://c.org/1", "https://d.org/1.jpg"]
    assert looked_over(rows_of(path), load_format("timelinejs")).notes == ["Left out of the slides: media.url (1)."]


def test_slides_say_their_addresses_and_what_is_left_out(tmp_path):
    slide = {
        "start_date": {"year": 1999, "day": 3, "hour": 4},
        "end_date": {"year": "1999", "month": "0"},
        "text": {"headline": "A", "text": '<a href="https://a.org/?x=1&amp;y=2">here</a>'},
        "media": {"url": "https://b.org/film", "caption": "A <i>film</i>", "credit": "Agency"},
    }
    bare = {"start_date": {"year": 1999}, "text": {"headline": "A"}, "media": {"credit": "Nobody"}}
    ending = {"end_date": {"year": 2001}, "text": {"headline": "B"}}
    file = {"title": {"text": {"headline": "All"}}, "events": [slide, bare, ending]}
    path = table(tmp_path, json.dumps(file).encode(), "slides.json")
    first, second, third = [row for _n, row in rows_of(path)]
    assert (first["url"], first["links"]) == ("https://b.org/film", "https://a.org/?x=1&y=2")
    assert (first["caption"], first["credit"], first["dates"]) == ("A film", "Agency", "1999")
    assert (second["headline_and_dates"], third["dates"]) == ("A 1999", "")
    [note] = looked_over(rows_of(path), load_format("timelinejs")).notes
    assert note == "Left out of the slides: title (1), start_date.hour (1), start_date.day (1), media.credit (1)."


def test_the_encoding_may_be_chosen_where_the_bytes_do_not_tell(tmp_path):
    mac = table(tmp_path, "id,name\n1,Évènement\n".encode("mac_roman"), "mac.csv")
    assert [row["name"] for _number, row in rows_of(mac, encoding="mac_roman")] == ["Évènement"]
    path = table(tmp_path, "id,name\n1,القيم\n".encode("iso8859_6"))
    with pytest.raises(ValidationError, match="cannot be told"):
        list(rows_of(path))
    assert [row["name"] for _number, row in rows_of(path, encoding="iso8859_6")] == ["القيم"]
    with pytest.raises(ValidationError, match="another encoding than the one that was chosen"):
        list(rows_of(path, encoding="utf-8-sig"))


def test_the_sheet_may_be_chosen_where_two_fit(tmp_path):
    path = book_of(
        tmp_path, North=[["id", "name"], ["1", "In the north"]], South=[["id", "name"], ["1", "In the south"]]
    )
    rows = rows_of(path, [["id"]], sheet="South")
    assert [row["name"] for _number, row in rows] == ["In the south"]
    with pytest.raises(ValidationError, match="no sheet “West”"):
        list(rows_of(path, sheet="West"))


def test_a_line_above_the_table_is_passed_over_and_headings_can_be_named_in_braces(tmp_path):
    path = table(tmp_path, b"Incidents of the spring,,\n\nid,{killed|hurt},title\n1,2,One\n")
    assert list(rows_of(path)) == [(4, {"id": "1", "(killed/hurt)": "2", "title": "One"})]


def test_coordinates_of_places_without_names_are_told_to_be_left_out():
    form = FORM.replace('place: {name: "{place}", latitude', "place: {latitude")
    rows = [(2, {**ROW, "lat": "1", "lon": "2"})]
    note = "The coordinates are left out: no column names their places."
    assert (note in looked_over(rows, load_mapping(form)).notes, note in looked_over(rows, MINE).notes) == (
        True,
        False,
    )


def test_a_column_without_a_name_that_says_something_has_its_letter(tmp_path):
    lines = b"Start,Parties,,\n1990,Kuwait,Iraq,\n1992,North,South,\n"
    _number, row = next(rows_of(table(tmp_path, lines)))
    assert row == {"Start": "1990", "Parties": "Kuwait", "C": "Iraq", "": ""}


@pytest.mark.parametrize("name", ["rows.csv", "rows.json"])
def test_a_run_of_blanks_is_one_in_a_cell_and_in_a_name_as_what_parts_names_goes_through_it_again_and_again(
    tmp_path, name
):
    cells = {"actor" + " " * 90_000 + "1": "One" + " " * 90_000 + "Two", "notes": "A" + " \n" * 40_000 + "B   C"}
    lines = (",".join(f'"{cell}"' for cell in line) for line in (cells, cells.values()))
    written = "\n".join(lines) if name.endswith("csv") else json.dumps([cells])
    [(_number, row)] = rows_of(table(tmp_path, written.encode(), name))
    assert row == {"actor 1": "One Two", "notes": "A\nB   C"}


@pytest.mark.parametrize("sign", ["\x0b", "\x0c"])
def test_what_begins_a_new_line_in_old_programs_does_so_here_and_loses_no_row(tmp_path, sign):
    path = tmp_path / "old.csv"
    path.write_text(f"id,text\n1,A shot.{sign}Gazette\n")
    assert [row["text"] for _number, row in rows_of(path)] == ["A shot.\nGazette"]
