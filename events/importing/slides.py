"""Slides of TimelineJS, of today or of its first form → rows: https://timeline.knightlab.com/docs/json-format.html."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.dates.timelinejs import edtf_of
from events.importing.markup import links_in, plain, without_markup

LEFT_OUT = "  "  # names of what a slide holds and no event does, a line each; no column is named so
TAKEN = {  # of a slide, and of its parts
    "": ("unique_id", "start_date", "end_date", "display_date", "text", "media", "group"),
    "text": ("headline", "text"),
    "media": ("url", "link", "caption", "credit", "title"),
    "start_date": ("year", "month", "day"),
    "end_date": ("year", "month", "day"),
}
NO_EVENT = "     "  # of a spreadsheet's row the type that is no event's; no column is named so
NO_EVENTS = ("title", "era")
OF_A_SHEET = {"headline", "text", "media", "type"}  # headings
PARTS = ("year", "month", "day", "hour")
NO_CONTENT = ("type", "autolink", "link_target", "alt", "thumbnail", "background")  # how a slide looks


def of_today(read: Any) -> Any:
    """What a file of the first form holds, `{"timeline": {"date": [{"startDate": "1975,10,6"}]}}`, as one of today
    does; any other as it is."""
    old = part(read, "timeline") if isinstance(read, dict) else {}
    if not isinstance(dates := old.get("date"), list):
        return read
    events = [slide_of_today(one) if isinstance(one, dict) else one for one in dates]
    return {"title": old.get("headline"), "eras": old.get("era"), "events": events}


def slide_of_today(old: dict[str, Any]) -> dict[str, Any]:
    media = part(old, "asset")
    return {
        "start_date": parts_of(old.get("startDate")),
        "end_date": parts_of(old.get("endDate")),
        "text": {name: old.get(name) for name in ("headline", "text")},
        "media": {"url": media.get("media"), "caption": media.get("caption"), "credit": media.get("credit")},
        "group": old.get("tag"),
    }


def parts_of(day: Any) -> dict[str, str]:
    """Of “2011,12,10,07,02”, or of 12/10/2011; of what is neither the whole as its year, with which it is refused."""
    said = str(day or "").strip()
    month, stroke, rest = said.partition("/")
    if stroke and rest.count("/") == 1:
        said = ",".join([rest.split("/")[1], month, rest.split("/")[0]])
    return dict(zip(PARTS, (part.strip() for part in said.split(",")), strict=False))


def column_of_types(header: Iterable[str]) -> str:
    """The column in which a spreadsheet of slides says which rows are a heading, or an era; "" of other tables."""
    named = {name.strip().lower(): name for name in header}
    return named["type"] if named.keys() >= OF_A_SHEET else ""


def is_slides(read: Any) -> bool:
    """Whether it is meant as these: an object of “events” that have dates in parts, or none that could be a table."""
    events = read.get("events") if isinstance(read, dict) else None
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        return isinstance(read, dict) and "events" in read
    return not events or any({"start_date", "end_date"} & set(event) and is_slide(event) for event in events)


def is_slide(event: dict[str, Any]) -> bool:
    return any(isinstance(event.get(name), dict) for name in ("start_date", "text", "media"))


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
    addresses = [*(address_of(media, name) for name in ("link", "url")), *links_in([*text.values(), *media.values()])]
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


def address_of(media: dict[str, Any], name: str) -> str:
    """That of a picture or a page; "" for a piece of HTML, which is shown itself."""
    address = str(media.get(name) or "").strip()
    return f"https:{address}" if address.startswith("//") else "" if without_markup(address) != address else address


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
    if media.get("url") and not address_of(media, "url"):
        yield "media.url"
    if media.get("title") and media.get("caption"):
        yield "media.caption"
    if not media.get("url") and not media.get("link"):
        yield from (f"media.{name}" for name in ("caption", "credit", "title") if media.get(name))
