"""A PDF or a Word document → the article in it. Read apart by `upload`: both unfold to more than they weigh."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser, fromstring
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader

MOST_PAGES = 200
LARGEST = 50_000_000  # bytes of a part of a Word document, unfolded
BROKEN = _("This file cannot be read: it is broken, locked by a password, or no PDF or Word document.")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n"}
PIECES = {f"{W}t", *BREAKS}
DC = "{http://purl.org/dc/elements/1.1/}"


def from_pdf(data: bytes) -> Iterator[dict[str, str]]:
    """The text of its first pages, and its title and day of making where it says them."""
    try:
        reader = PdfReader(BytesIO(data))
        number = len(reader.pages)
        pages = [reader.pages[page].extract_text() for page in range(min(number, MOST_PAGES))]
    except MemoryError:
        raise
    except Exception:  # others' code, which meets with files that nobody thought of
        raise ValidationError(BROKEN) from None
    title, published = said_of_itself(reader)
    text = "\n\n".join(map(whole_lines, pages)).strip()
    left = str(number - MOST_PAGES) if number > MOST_PAGES else ""
    yield {"text": text, "title": title, "published": published, "left": left}


def said_of_itself(reader: PdfReader) -> tuple[str, str]:
    """Title and day; "" for what is no title and no day, as programs write some."""
    said, title, made = None, None, None
    with suppress(Exception):
        said = reader.metadata
        title = said and said.title
    with suppress(Exception):
        made = said and said.creation_date
    day = date(made.year, made.month, made.day).isoformat() if made else ""
    return (str(title) if isinstance(title, str) else ""), day


def whole_lines(page: str) -> str:
    """A page whose lines end where its paragraphs do: at a stop, or before an empty line."""
    return re.sub(r"(?<![.!?:؟\n])[ \t]*\n(?!\n)[ \t]*", " ", re.sub(r"-\n(?=[a-zà-ÿ])", "", page))


def from_word(data: bytes) -> Iterator[dict[str, str]]:
    """The paragraphs of its body, and its title where it says one; its notes and headers left out."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            text = "\n".join(paragraphs(part(packed, "word/document.xml")))
            title = ""
            if "docProps/core.xml" in packed.namelist():
                title = part(packed, "docProps/core.xml").findtext(f"{DC}title") or ""
    except MemoryError:
        raise
    except Exception:
        raise ValidationError(BROKEN) from None
    yield {"text": text.strip(), "title": title}


def part(packed: ZipFile, name: str) -> Element:
    """Raises ParseError for what is no XML, or unfolds to too much."""
    with packed.open(name) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ParseError
    return fromstring(data, XMLParser(target=WithoutEntities()))  # noqa: S314 — in a process with limits, too


class WithoutEntities(TreeBuilder):
    """Refuses what may declare entities, in whatever encoding: they unfold without end, and Word writes none."""

    def doctype(self, *_told: str | None) -> None:
        raise ParseError


def paragraphs(body: Element) -> Iterator[str]:
    for paragraph in body.iter(f"{W}p"):
        yield "".join(BREAKS.get(run.tag, run.text or "") for run in paragraph.iter() if run.tag in PIECES)
