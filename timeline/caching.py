"""Answers kept as long as nothing public changes: validators, a shared cache, and compression done once."""

import gzip
import hashlib
import json
from collections.abc import Callable
from datetime import date
from functools import cache as once
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

import brotli
from csp.decorators import csp_replace
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path, get_language_from_request
from django.views.decorators.clickjacking import xframe_options_exempt

from timeline.api import PageQuery, ViewQuery
from timeline.filters import EventFilter

LARGEST = 2_000_000  # bytes of an answer that is compressed at once
LARGEST_KEPT = 200_000  # bytes of one that is kept, as it is sent: at most 100 MB in all, by MAX_ENTRIES of the cache
KEPT_FOR = 24 * 3600  # seconds; a new version has another key at once
NAMESPACES = ("timeline", "api-1")
OF_ALL = ("timeline:home", "api-1:conflicts", "api-1:article", "sitemap", "sitemap-pages", "sitemap-events")
ALL_CONFLICTS = ""
OTHERS = ("page", "after", "wide", "format", "url", "maxwidth", "maxheight")
SEPARATOR = b"\0"


def framed(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page that other sites may show in a frame."""
    return xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(view))


@once
def release() -> str:
    """The same for the same code and templates, on every machine."""
    digest = hashlib.sha256()
    for folder, pattern in (("timeline", "**/*.py"), ("events", "**/*.py"), ("templates", "**/*.html")):
        for path in sorted((settings.BASE_DIR / folder).glob(pattern)):
            digest.update(path.read_bytes())
    for path in sorted(Path(__file__).parent.glob("static/timeline/*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class Variant(NamedTuple):
    """Which answer of an address is wanted."""

    version: str  # of what readers see of the conflict, or of all
    language: str
    by_header: bool  # the language was told by the reader's browser, not by the address


class KeptAnswers:
    """Middleware for the public pages and the API; the first of all, so that a kept answer is quick.

    The public version, of the conflict or of all, is read before anything else: an answer may be newer than its
    validator says, never older. A conditional request costs that one query; a kept answer is sent, with the headers
    that all others gave it, without touching the events.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        variant = self.variant(request)
        if variant is None:
            return self.get_response(request)
        request.META["QUERY_STRING"] = known_part(request.META.get("QUERY_STRING", ""))
        key, chosen = self.key(request, variant), encoding(request)
        if f'W/"{key}"' in request.META.get("HTTP_IF_NONE_MATCH", ""):
            return self.dressed(HttpResponseNotModified(), key, variant)
        if kept := cache.get(f"{key}-{chosen}"):
            return unpacked(kept)
        response = self.get_response(request)
        if response.status_code != 200:
            return response
        if not isinstance(response, HttpResponse) or response.cookies or len(response.content) > LARGEST:
            return self.dressed(response, key, variant)
        response.content = PACK[chosen](response.content)
        if chosen:
            response["Content-Encoding"] = chosen
        response["Content-Length"] = str(len(response.content))
        self.dressed(response, key, variant)
        if len(response.content) <= LARGEST_KEPT:
            cache.set(f"{key}-{chosen}", packed(response), KEPT_FOR)
        return response

    def variant(self, request: HttpRequest) -> Variant | None:
        """Where a public page or the API is asked for, of a conflict that is there; else None."""
        if request.method not in ("GET", "HEAD"):
            return None
        in_path = get_language_from_path(request.path_info)
        language = in_path or get_language_from_request(request)
        slug = conflict_of(request.path_info, language)
        version = None if slug is None else public_version(slug)
        return None if version is None else Variant(version, language, not in_path)

    def key(self, request: HttpRequest, variant: Variant) -> str:
        """Of what an answer depends on; the day too, as a reference names the day on which it was seen."""
        chosen = (settings.CONTACT_EMAIL, settings.PASS_ON_ALL_DATA_SETS)
        parts = (request.build_absolute_uri(), variant.language, variant.version, date.today(), release(), *chosen)
        return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]

    def dressed(self, response: HttpResponseBase, key: str, variant: Variant) -> HttpResponseBase:
        """With its validator, and asked for again each time: what is published is seen at once."""
        response["ETag"] = f'W/"{key}"'
        response["Cache-Control"] = "public, no-cache"
        response.headers.setdefault("Content-Language", variant.language)
        patch_vary_headers(response, ["Accept-Encoding", *(["Accept-Language"] if variant.by_header else [])])
        return response


def known_part(query: str) -> str:
    """A query without the parameters that no page knows, in one order: whoever makes some up gets the same answer.

    Pages take no notice of these, and no address or validator may differ by them.
    """
    text = query.encode("iso-8859-1", "replace").decode("utf-8", "replace")  # as WSGI hands it over
    pairs = [pair for pair in parse_qsl(text, keep_blank_values=True) if pair[0] in known_names()]
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))


@once
def known_names() -> frozenset[str]:
    fields = [field for schema in (EventFilter, ViewQuery, PageQuery) for field in schema.model_fields.items()]
    return frozenset([*(field.alias or name for name, field in fields), *OTHERS])


@lru_cache(4096)
def conflict_of(path: str, language: str) -> str | None:
    """The conflict, by its slug, of which a public address tells, or ALL_CONFLICTS; None for all other addresses."""
    try:
        with translation.override(language):  # which the addresses of pages depend on
            match = resolve(path)
    except Resolver404:
        return None
    if match.view_name in OF_ALL:
        return ALL_CONFLICTS
    if match.namespace not in NAMESPACES or (match.url_name or "").startswith("preview"):
        return None
    return match.kwargs.get("conflict")


def public_version(slug: str) -> str | None:
    """Changes with all that readers see of a conflict, or of all; None where there is none of this slug.

    Read by nearly every request, and so without a queryset, whose making costs more than the answer.
    """
    with connection.cursor() as cursor:
        if slug == ALL_CONFLICTS:
            cursor.execute("SELECT sum(public_version), count(*) FROM events_conflict")
        else:
            cursor.execute("SELECT public_version FROM events_conflict WHERE slug = %s", [slug])
        row = cursor.fetchone()
    return row and "-".join(map(str, row))


def packed(response: HttpResponse) -> bytes:
    """Headers and body as one text of bytes."""
    return json.dumps(dict(response.items())).encode() + SEPARATOR + response.content


def unpacked(kept: bytes) -> HttpResponse:
    head, _separator, body = kept.partition(SEPARATOR)
    return HttpResponse(body, headers=json.loads(head))


PACK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=5),
    "gzip": lambda content: gzip.compress(content, 6),
    "": lambda content: content,
}


def encoding(request: HttpRequest) -> str:
    """The best compression that the reader takes: br, gzip or none."""
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
    return "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
