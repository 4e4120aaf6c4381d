"""An uploaded text or HTML file → the article in it. Nothing is fetched from anywhere."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from resiliparse.parse.html import HTMLTree

LARGEST = 5_000_000  # bytes of a file
HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<\?xml|<!--)", re.IGNORECASE)
PUBLISHED = ('meta[property="article:published_time"]', 'meta[name="date"]', 'meta[itemprop="datePublished"]')
ADDRESS = 'link[rel="canonical"]'


@dataclass(frozen=True)
class Upload:
    """What a file holds; "" where it does not say. `published` is a day, YYYY-MM-DD."""

    text: str
    title: str = ""
    published: str = ""
    url: str = ""


def read_upload(data: bytes, name: str = "") -> Upload:
    """The article in a text or HTML file, whatever its encoding. Raises ValidationError where there is none.

    HTML is known by its first words, or by the file's name.
    """
    if len(data) > LARGEST:
        raise ValidationError(_("The file is too large: at most 5 MB."))
    text = decoded(data)
    is_html = HTML.match(text) or name.lower().endswith((".html", ".htm", ".xhtml"))
    upload = from_html(text) if is_html else Upload(text.strip())
    if not upload.text:
        raise ValidationError(_("There is no text in this file. Paste the article's words instead."))
    return upload


def decoded(data: bytes) -> str:
    """The text, in UTF-8 or what its bytes look like; raises ValidationError for what is no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = bytes_to_str(data, detect_encoding(data) or "utf-8")
    if "\0" in text:
        raise ValidationError(_("This is neither a text file nor an HTML page. Save the article as one of them."))
    return text


def from_html(html: str) -> Upload:
    """The page's main text, without menus and captions, and what its head says of it."""
    tree = HTMLTree.parse(html)
    return Upload(
        extract_plain_text(tree, main_content=True, links=False, alt_texts=False, form_fields=False).strip(),
        title=(tree.title or "").strip(),
        published=next((day for css in PUBLISHED if (day := a_day(attribute(tree, css, "content")))), ""),
        url=url if (url := attribute(tree, ADDRESS, "href")).startswith(("http://", "https://")) else "",
    )


def attribute(tree: HTMLTree, css: str, name: str) -> str:
    """An attribute of the first such element in the page's head; "" where there is none."""
    element = tree.head and tree.head.query_selector(css)
    return (element.getattr(name) or "").strip() if element else ""


def a_day(text: str) -> str:
    """YYYY-MM-DD, by which the text must begin; "" where it does not."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""
