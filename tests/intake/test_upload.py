import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from events.intake.upload import LARGEST, read_upload

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}"><title>مشاورات في نيويورك</title>
<meta property="article:published_time" content="2023-03-31T10:00:00Z"><link rel="canonical" href="https://example.org/a">
</head><body><nav><a href="/">الرئيسية</a> <a href="/p">سياسة</a></nav>
<article><h1>مشاورات في نيويورك</h1><p>استقبل الأمين العام <b>مساء الخميس</b> مبعوثه الشخصي إلى الصحراء الغربية.</p>
<p>ويوم الاثنين دعا المبعوث جميع الأطراف إلى مشاورات ثنائية غير رسمية.</p></article>
<footer>جميع الحقوق محفوظة</footer><script>document.write("no")</script></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_page_gives_its_text_title_date_and_address_whatever_its_encoding(charset):
    found = read_upload(PAGE.format(charset=charset).encode(charset))
    assert "استقبل الأمين العام مساء الخميس مبعوثه" in found.text
    assert "document.write" not in found.text
    assert "الرئيسية" not in found.text
    assert (found.title, found.published, found.url) == ("مشاورات في نيويورك", "2023-03-31", "https://example.org/a")


@pytest.mark.parametrize("charset", ["a\0b", "x" * 9000, "none-such", "base64", "undefined"])
def test_a_text_in_what_is_no_encoding_is_read_as_its_bytes_look(charset):
    assert read_upload("Réunion jeudi à Genève".encode("cp1252"), charset=charset).text == "Réunion jeudi à Genève"


def test_a_fragment_of_html_is_known_by_the_files_name():
    assert read_upload(b"<p>Words of <b>one</b> page.</p>", "page.HTML").text == "Words of one page."
    assert read_upload(b"<p> is a tag", "notes.txt").text == "<p> is a tag"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1256"])
def test_a_text_file_is_taken_as_it_is_whatever_its_encoding(encoding):
    text = "استقبل الأمين العام مبعوثه مساء الخميس في نيويورك، وبحثا نتائج المشاورات الثنائية غير الرسمية."
    assert read_upload(text.encode(encoding)).text == text


def test_a_page_without_a_date_or_with_a_foreign_scheme_says_nothing():
    found = read_upload(
        b'<html><head><link rel="canonical" href="javascript:alert(1)"></head><body><p>Words.</p></body></html>'
    )
    assert (found.text, found.published, found.url) == ("Words.", "", "")


def a_word_document(body: str, title: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        packed.writestr("word/footnotes.xml", "<w:t>A note</w:t>")
        core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title></c>'
        packed.writestr("docProps/core.xml", core % title)
    return file.getvalue()


def a_pdf(*lines: str) -> bytes:
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET"
    things = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Title (Shells fell) /CreationDate (D:20240510080000Z) >>",
    ]
    body = "%PDF-1.4\n"
    places = []
    for number, thing in enumerate(things, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{thing}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(body)
    body += f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R /Info 5 0 R >>\n"
    return f"{body}startxref\n{start}\n%%EOF".encode()


def test_a_word_document_gives_its_paragraphs_and_title():
    body = "<w:p><w:r><w:t>سقطت قذائف</w:t></w:r><w:r><w:t xml:space='preserve'> يوم الثلاثاء.</w:t></w:r></w:p>"
    body += "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r></w:p>"
    found = read_upload(a_word_document(body, "A title"))
    assert (found.text, found.title) == ("سقطت قذائف يوم الثلاثاء.\nOne\ttwo", "A title")


def test_a_pdf_gives_its_sentences_whole_and_what_it_says_of_itself():
    found = read_upload(a_pdf("Shells fell on Tues-", "day in the", "town.", "Troops left."))
    assert found.text == "Shells fell on Tuesday in the town.\nTroops left."
    assert (found.title, found.published) == ("Shells fell", "2024-05-10")


def test_how_many_pages_of_a_long_pdf_are_not_read_is_told():
    many = " ".join(["3 0 R"] * 202)
    long = a_pdf("Troops left.").replace(b"/Kids [3 0 R] /Count 1", f"/Kids [{many}] /Count 202".encode())
    found = read_upload(long)
    assert (found.left, found.text.count("Troops left.")) == ("2", 200)
    assert read_upload(a_pdf("Troops left.")).left == ""


@pytest.mark.parametrize("made", ["D:99999999999999", "D:20230101+99'99'", "yesterday"])
def test_a_pdf_whose_day_of_making_is_none_is_read(made):
    found = read_upload(a_pdf("Troops left.").replace(b"D:20240510080000Z", made.encode()))
    assert (found.text, found.title, found.published) == ("Troops left.", "Shells fell", "")


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "https://bank.example@evil.example/", "https://a.example/x&#10;y", "https://a b/"),
        *("https://a.example/x\u202ey", "https://a.example/" + "x" * 1000, "https://[", "//a.example/x"),
    ],
)
def test_what_is_no_address_of_a_page_is_none_of_the_article(address):
    page = f'<html><head><link rel="canonical" href="{address}"></head><body><p>Troops left.</p></body></html>'
    assert (read_upload(page.encode()).text, read_upload(page.encode()).url) == ("Troops left.", "")


IN_WIDE_LETTERS = (
    f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "on Thursday">]>'
    f'<w:p xmlns:w="{WORD}"><w:t>They met &a;.</w:t></w:p>'
).encode("utf-16")
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'


def a_zip(name: str, content: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 broken",
        a_pdf("x").replace(b"/Kids [3 0 R]", b"/Kids [9 0 R]"),
        b"PK\3\4 broken",
        a_zip("x.txt", "a zip"),
        a_zip("word/document.xml", "<broken"),
        a_zip("word/document.xml", ENTITIES),
        a_zip("word/document.xml", IN_WIDE_LETTERS),
        a_zip("word/document.xml", " " * 50_000_001),
    ],
    ids=[
        "pdf",
        "pdf without its page",
        "zip",
        "no document",
        "no xml",
        "entities",
        "entities in wide letters",
        "unfolds",
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_a_sentence(data):
    with pytest.raises(ValidationError, match=r"cannot be read|no text"):
        read_upload(data)


def test_what_a_page_says_to_programs_is_read_whatever_its_form():
    said = """<script type="application/ld+json">{}</script>"""
    odd = ["[", "[1, null]", '{"@type": 3}', '{"@graph": 1}', '{"@type": "NewsArticle", "publisher": ["x"]}']
    page = "<html><head>" + "".join(said.format(one) for one in odd) + "</head><body><p>Words.</p></body></html>"
    assert (read_upload(page.encode()).text, read_upload(page.encode()).publisher) == ("Words.", "")
    named = '<html><head><meta property="og:site_name" content=" The  Herald "><title>T</title></head><p>Words.'
    assert read_upload(named.encode()).publisher == "The Herald"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no text, HTML page, PDF or Word document"),
        (b"  \n ", "no text in this file"),
        (b"<html><body></body></html>", "no text in this file"),
        (b"x" * (LARGEST + 1), "too large"),
        (
            a_zip("word/document.xml", f'<w:p xmlns:w="{WORD}"><w:t>{"x" * (LARGEST + 1)}</w:t></w:p>'),
            "unfolds to too much",
        ),
    ],
)
def test_what_holds_no_article_is_refused_with_the_reason(data, told):
    with pytest.raises(ValidationError, match=told):
        read_upload(data)
