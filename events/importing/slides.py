"""Slides of TimelineJS → rows: https://timeline.knightlab.com/docs/json-format.html."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from events.dates.timelinejs import edtf_of

LEFT_OUT = "  "  # names of what a slide holds and no event does, a line each; no column is named so
LINK = re.compile(r"""<a\s[^>]*?href\s*=\s*["']?(https?://[^"'\s>]+)""", re.I)
TAKEN = {  # of a slide, and of its parts
    "": ("unique_id", "start_date", "end_date", "display_date", "text", "media", "group"),
    "text": ("headline", "text"),
    "media": ("url", "link", "caption", "credit", "title"),
    "start_date": ("year", "month", "day"),
    "end_date": ("year", "month", "day"),
}
NO_CONTENT = ("type", "autolink", "link_target", "alt", "thumbnail", "background")  # how a slide looks


def slides_of(read: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Flat, with dates as EDTF strings no more exact than their parts. Raises ValidationError for what holds none."""
    slides = read.get("events")
    if not isinstance(slides, list) or not all(isinstance(slide, dict) for slide in slides):
        raise ValidationError(_("The file is not TimelineJS JSON: it has no “events”, or they are no slides."))
    of_the_file = [name for name in ("title", "eras") if read.get(name)]
    for slide in slides:
        yield row_of(slide, of_the_file)
        of_the_file = []


def row_of(slide: dict[str, Any], of_the_file: list[str]) -> dict[str, str]:
    text, media = part(slide, "text"), part(slide, "media")
    start, end = (edtf_of(slide.get(f"{end}_date")) for end in ("start", "end"))
    dates = dict.fromkeys(filter(None, [start, end])) if start else {}
    addresses = [*(str(media.get(name) or "").strip() for name in ("link", "url")), *links_in(text), *links_in(media)]
    url, *links = dict.fromkeys(filter(None, addresses)) or [""]
    headline = plain(text.get("headline"))
    return {
        "id": str(slide.get("unique_id") or ""),
        "headline_and_dates": " ".join(filter(None, [headline, "/".join(dates)])),
        "dates": "/".join(dates),
        "display_date": str(slide.get("display_date") or ""),
        "headline": headline,
        "text": plain(text.get("text")),
        "group": str(slide.get("group") or ""),
        "kind_by_default": "slide",
        "url": url,
        "links": " ".join(links),
        "caption": plain(media.get("title") or media.get("caption")) if url else "",
        "credit": plain(media.get("credit")) if url else "",
        LEFT_OUT: "\n".join([*of_the_file, *left_out(slide)]),
    }


def part(slide: dict[str, Any], name: str) -> dict[str, Any]:
    return value if isinstance(value := slide.get(name), dict) else {}


def links_in(texts: dict[str, Any]) -> list[str]:
    """The web addresses of the links in these texts."""
    return [unescape(found) for text in texts.values() for found in LINK.findall(str(text or ""))]


def left_out(slide: dict[str, Any]) -> Iterator[str]:
    """What it says that no event holds, by its place in the file."""
    for within, taken in TAKEN.items():
        said = part(slide, within) if within else slide
        for name, value in said.items():
            if value not in (None, "", {}, []) and name not in (*taken, *NO_CONTENT):
                yield f"{within}.{name}".strip(".")
    for end in ("start_date", "end_date"):
        date = part(slide, end)
        if date.get("day") and not date.get("month"):
            yield f"{end}.day"
    media = part(slide, "media")
    if media.get("title") and media.get("caption"):
        yield "media.caption"
    if not media.get("url") and not media.get("link"):
        yield from (f"media.{name}" for name in ("caption", "credit", "title") if media.get(name))


def plain(html: Any) -> str:
    """The text of a piece of HTML, in single spaces; "" for what is null."""
    return " ".join(unescape(strip_tags(str(html or ""))).split())
