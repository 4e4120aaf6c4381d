"""A page of HTML → the article in it. Read apart by `upload`: a page can keep others' code busy for minutes."""

from collections.abc import Iterator
from datetime import date

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

PUBLISHED = ('meta[property="article:published_time"]', 'meta[name="date"]', 'meta[itemprop="datePublished"]')
ADDRESS = 'link[rel="canonical"]'


def from_html(html: bytes) -> Iterator[dict[str, str]]:
    """The main text of a page in UTF-8, without menus and captions, and what its head says of it."""
    tree = HTMLTree.parse(html.decode())
    text = extract_plain_text(tree, main_content=True, links=False, alt_texts=False, form_fields=False)
    address = attribute(tree, ADDRESS, "href")
    yield {
        "text": text.strip(),
        "title": (tree.title or "").strip(),
        "published": next((day for css in PUBLISHED if (day := a_day(attribute(tree, css, "content")))), ""),
        "url": address if address.startswith(("http://", "https://")) else "",
    }


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
