"""HTML that stands in cells and slides: its text, and the addresses that it links to. Pure."""

import re
from collections.abc import Iterable
from contextlib import suppress
from html import unescape
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.utils.html import strip_tags

LINK = re.compile(r"""<a\s[^<>]*?href\s*=\s*["']?(https?://[^"'\s>]+)""", re.I)
TAG = re.compile(r"</?(?:a|b|blockquote|br|div|em|h[1-6]|i|iframe|img|li|ol|p|span|strong|u|ul)\b[^<>]*>", re.I)


# Of Wikipedia, which tables that are copied from it keep: [13], [b], [citation needed].
FOOTNOTES = re.compile(r"(?<=[^\s\[])(?:\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\]){1,20}(?!\w)")


def plain(html: Any) -> str:
    """The text of a piece of HTML, in single spaces; "" for what is null. Tags in tags in tags stay, as text."""
    text = str(html or "")
    with suppress(SuspiciousOperation):
        text = strip_tags(text)
    return " ".join(unescape(text).split())


def without_markup(cell: str) -> str:
    """The text of a cell that holds HTML; every other as it is, whatever is less or more in it; without footnotes."""
    text = plain(cell) if "<" in cell and TAG.search(cell) else cell
    return FOOTNOTES.sub("", text) if "[" in text else text


def links_in(texts: Iterable[Any]) -> list[str]:
    """The web addresses of the links in these texts."""
    return [unescape(found) for text in texts if "<" in str(text or "") for found in LINK.findall(str(text))]
