"""A page of HTML → the article in it. Read apart by `upload`: a page can keep others' code busy for minutes."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

TITLE = ('meta[property="og:title"]', 'meta[name="twitter:title"]')
PUBLISHER = ('meta[property="og:site_name"]', 'meta[name="application-name"]', 'meta[name="publisher"]')
PUBLISHED = ('meta[property="article:published_time"]', 'meta[name="date"]', 'meta[itemprop="datePublished"]')
LONGEST = 1000  # letters of an address
ADDRESS = 'link[rel="canonical"]'
DATA = 'script[type="application/ld+json"]'  # what a page says of itself to programs (schema.org)
MOST_DATA = 20  # pieces of it
ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report")
Said = dict[str, Any]


def from_html(html: bytes) -> Iterator[dict[str, str]]:
    """The main text of a page in UTF-8, without menus and captions, and what its head says of it."""
    tree = HTMLTree.parse(html.decode())
    text = extract_plain_text(tree, main_content=True, links=False, alt_texts=False, form_fields=False)
    address = attribute(tree, ADDRESS, "href")
    said = said_of_article(tree)
    publisher = said.get("publisher")
    days = [*(attribute(tree, css, "content") for css in PUBLISHED), words(said.get("datePublished"))]
    names = [words(publisher.get("name") if isinstance(publisher, dict) else publisher)]
    names += [attribute(tree, css, "content") for css in PUBLISHER]
    titles = [words(said.get("headline")), *(attribute(tree, css, "content") for css in TITLE), tree.title or ""]
    yield {
        "text": text.strip(),
        "title": first(unescape(title) for title in titles),
        "publisher": first(unescape(name) for name in names),
        "published": first(a_day(day) for day in days),
        "url": address if is_address(address) else "",
    }


def is_address(text: str) -> bool:
    """Whether it is an address as it is kept of a source; one with a name before an @ leads to where none expects."""
    try:
        URLValidator(schemes=["http", "https"])(text)
        return len(text) <= LONGEST and "@" not in urlsplit(text).netloc and text.isprintable()
    except (ValidationError, ValueError):
        return False


def first(texts: Iterable[str]) -> str:
    """The first that says something, on one line."""
    return next((line for text in texts if (line := " ".join(text.split()))), "")


def said_of_article(tree: HTMLTree) -> Said:
    """What the page's data say of the article that it is; {} where they say nothing that can be read."""
    for element in list(tree.document.query_selector_all(DATA) if tree.document else ())[:MOST_DATA]:
        with suppress(ValueError, RecursionError):
            for thing in things(json.loads(element.text or "")):
                kinds = thing.get("@type")
                if any(kind in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    return thing
    return {}


def things(said: Any) -> Iterator[Said]:
    """The things of a piece of data: itself, those of its list, and those of its graph."""
    for one in said if isinstance(said, list) else [said]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def words(said: Any) -> str:
    return said if isinstance(said, str) else ""


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
