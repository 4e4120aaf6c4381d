"""A file, or what stands at an address → the article in it."""

import re
from base64 import b64decode
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5

from events.intake.apart import TOO_MUCH, read_apart
from events.intake.fetching import PATIENCE, TOO_LONG
from events.text.given import writable

LARGEST = 5_000_000  # bytes of a file
TO_BEGIN = 3  # seconds that the process for an address has for itself
DETECTED = 100_000  # bytes by which an encoding is told
PACKED = {b"%PDF-": "events.intake.document:from_pdf", b"PK\3\4": "events.intake.document:from_word"}
EXTENSIONS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<\?xml|<!--)", re.IGNORECASE)


@dataclass(frozen=True)
class Upload:
    """What a file holds; "" where it does not say. `published` is a day, YYYY-MM-DD; `left` the number of the pages
    that were not read, "" for none."""

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    left: str = ""


def read_upload(data: bytes, name: str = "", charset: str = "") -> Upload:
    """The article in a text, HTML, PDF or Word file, whatever its encoding. Raises ValidationError for none.

    HTML is known by its first words, or by the file's name, the others by their first bytes. `charset` is what the
    file is said to be in, "" for nothing.
    """
    if len(data) > LARGEST:
        raise ValidationError(_("The file is too large: at most 5 MB."))
    if task := next((task for begins, task in PACKED.items() if data.startswith(begins)), ""):
        upload = from_apart(task, data)
        if not upload.text:
            raise ValidationError(
                _("There is no text in this file, as in a scan. Paste the article's words instead.")
            )
        return upload
    text = decoded(data, charset)
    is_html = text.strip() and (HTML.match(text) or name.lower().endswith((".html", ".htm", ".xhtml")))
    upload = from_html(text) if is_html else Upload(writable(text.strip()))
    if not upload.text:
        raise ValidationError(_("There is no text in this file. Paste the article's words instead."))
    return upload


def fetched(address: str) -> Upload:
    """The article at an address. Raises ValidationError that says why there is none."""
    if not settings.FETCH_ADDRESSES:
        raise ValidationError(_("Nothing is fetched from addresses here. Paste the article's text."))
    try:
        (page,) = read_apart(
            "events.intake.fetching:fetch",
            address,
            settings.FETCH_ALSO_FROM,
            patience=PATIENCE + TO_BEGIN,
            of_network=True,
        )
    except ValidationError as error:
        raise (ValidationError(TOO_LONG) if getattr(error, "code", "") == "too much" else error) from None
    upload = read_upload(b64decode(page["body"]), EXTENSIONS.get(page["type"], ""), page["charset"])
    # A page says what its address is; of another site's it says nothing.
    own = urlsplit(upload.url).hostname == urlsplit(page["url"]).hostname
    return upload if own else replace(upload, url=page["url"])


def from_html(text: str) -> Upload:
    return from_apart("events.intake.page:from_html", text.encode("utf-8", "replace"))


def from_apart(task: str, data: bytes) -> Upload:
    (found,) = read_apart(task, data=data)
    if len(found["text"]) > LARGEST:  # a few hundred bytes of a packed document can unfold to millions of letters
        raise ValidationError(TOO_MUCH)
    return Upload(**{name: writable(said) for name, said in found.items()})


def decoded(data: bytes, charset: str = "") -> str:
    """The text, in UTF-8, else as it is said to be, else as its bytes look; raises ValidationError for no text.

    It is said in the names of the web alone, as browsers take them: Python also knows codecs that are none of text.
    """
    for encoding in filter(None, ("utf-8-sig", map_encoding_to_html5(charset, fallback_utf8=False))):
        with suppress(ValueError, LookupError):  # of what the bytes are not in, and of what is no encoding here
            text = data.decode(encoding)
            break
    else:
        text = bytes_to_str(data, detect_encoding(data[:DETECTED]) or "utf-8")
    if "\0" in text:
        raise ValidationError(_("This is no text, HTML page, PDF or Word document. Save the article as one of them."))
    return text
