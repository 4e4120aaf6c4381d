import json
import zipfile

import pytest
from django.core.exceptions import ValidationError

from events.importing.tables import looked_over, rows_of


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
BOOK = f'''<workbook xmlns="{OOXML}spreadsheetml/2006/main" xmlns:r="{OOXML}officeDocument/2006/relationships">
<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'''
STYLES = f'''<styleSheet xmlns="{OOXML}spreadsheetml/2006/main">
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'''


def relations(*targets: str) -> str:
    """The part that names others, as r1, r2 …"""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{OOXML}officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate((target.split(" ") for target in targets), 1)
    )
    return f'<Relationships xmlns="{OOXML}package/2006/relationships">{rows}</Relationships>'


def workbook(tmp_path):
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{OOXML}package/2006/content-types"/>',
        "_rels/.rels": relations("officeDocument xl/workbook.xml"),
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": relations("worksheet worksheets/sheet1.xml", "styles styles.xml"),
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": SHEET,
    }
    path = tmp_path / "events.xlsx"
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


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


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["3/4/2022", "13/4/2022"], "dmy"),
        (["3/4/2022", "3/14/2022 00:00"], "mdy"),
        (["3/4/2022"], ""),
        (["2022-04-13"], ""),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_days_that_allow_one(tmp_path, days, order):
    lines = "\n".join(["id,day", *(f"1,{day}" for day in days)])
    assert looked_over(rows_of(table(tmp_path, lines.encode())), ["day"]) == (len(days), order)
