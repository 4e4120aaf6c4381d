"""An uploaded text or HTML file → the article in it. Nothing is fetched from anywhere."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from events.intake.apart import read_apart
from events.text.given import writable

LARGEST = 5_000_000  # bytes of a file
DETECTED = 100_000  # bytes by which an encoding is told
HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<\?xml|<!--)", re.IGNORECASE)


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
    is_html = text.strip() and (HTML.match(text) or name.lower().endswith((".html", ".htm", ".xhtml")))
    upload = from_html(text) if is_html else Upload(writable(text.strip()))
    if not upload.text:
        raise ValidationError(_("There is no text in this file. Paste the article's words instead."))
    return upload


def from_html(text: str) -> Upload:
    (found,) = read_apart("events.intake.page:from_html", data=text.encode("utf-8", "replace"))
    return Upload(**{name: writable(said) for name, said in found.items()})


def decoded(data: bytes) -> str:
    """The text, in UTF-8 or what its bytes look like; raises ValidationError for what is no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = bytes_to_str(data, detect_encoding(data[:DETECTED]) or "utf-8")
    if "\0" in text:
        raise ValidationError(_("This is neither a text file nor an HTML page. Save the article as one of them."))
    return text
