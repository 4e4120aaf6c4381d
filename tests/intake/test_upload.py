import pytest
from django.core.exceptions import ValidationError

from events.intake.upload import LARGEST, read_upload

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


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "neither a text file nor an HTML page"),
        (b"  \n ", "no text in this file"),
        (b"<html><body></body></html>", "no text in this file"),
        (b"x" * (LARGEST + 1), "too large"),
    ],
)
def test_what_holds_no_article_is_refused_with_the_reason(data, told):
    with pytest.raises(ValidationError, match=told):
        read_upload(data)
