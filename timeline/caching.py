"""Answers kept as long as nothing public changes: validators, a shared cache, and compression done once."""

import gzip
import hashlib
from collections.abc import Callable
from datetime import date
from functools import cache as once
from pathlib import Path
from typing import Any

import brotli
from csp.decorators import csp_replace
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt

from events.models import Conflict

LARGEST = 2_000_000  # bytes of an answer that is kept
KEPT_FOR = 24 * 3600  # seconds; a new version has another key at once
NAMESPACES = ("timeline", "api-1")
FRAMED = "timeline:embed"
SEPARATOR = b"\0"


def framed(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page that other sites may show in a frame."""
    return xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(view))


class Bytes:
    """The serializer of the shared cache: bytes as they are, so that nothing is ever unpickled from it."""

    def dumps(self, value: bytes) -> bytes:
        return value

    def loads(self, value: bytes) -> bytes:
        return value


@once
def release() -> str:
    """The same for the same code and templates, on every machine."""
    found = hashlib.sha256()
    for folder, pattern in (("timeline", "**/*.py"), ("events", "**/*.py"), ("templates", "**/*.html")):
        for path in sorted((settings.BASE_DIR / folder).glob(pattern)):
            found.update(path.read_bytes())
    for path in sorted(Path(__file__).parent.glob("static/timeline/*")):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


class KeptAnswers:
    """Middleware for the public pages and the API of one conflict.

    The conflict's public version is read before anything else: an answer may be newer than its validator says, never
    older. A conditional request costs that one query; a kept answer is sent without touching the events.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        etag = getattr(request, "validator", "")
        if etag and response.status_code == 200 and not response.has_header("ETag"):
            response = self.keep(request, response, etag)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        match = request.resolver_match
        if request.method not in ("GET", "HEAD") or "conflict" not in kwargs or match.namespace not in NAMESPACES:
            return None
        if match.url_name.startswith("preview"):
            return None
        found = Conflict.objects.filter(slug=kwargs["conflict"]).values_list("public_version", flat=True).first()
        if found is None:
            return None
        key = self.key(request, found)
        request.validator = f'W/"{key}"'
        if request.validator in request.headers.get("If-None-Match", ""):
            return self.dressed(request, HttpResponseNotModified())
        kept = cache.get(f"{key}-{encoding(request)}")
        return self.dressed(request, self.unpacked(kept, encoding(request))) if kept else None

    def key(self, request: HttpRequest, version: int) -> str:
        """Of what an answer depends on; the day too, as a reference names the day on which it was seen."""
        parts = (request.build_absolute_uri(), get_language(), version, date.today(), release())
        return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]

    def keep(self, request: HttpRequest, response: HttpResponseBase, etag: str) -> HttpResponseBase:
        if response.streaming or len(response.content) > LARGEST:
            return self.dressed(request, response)
        key, body = etag[3:-1], response.content
        head = response["Content-Type"].encode() + SEPARATOR
        chosen = encoding(request)
        packed = {"br": brotli.compress, "gzip": gzip.compress, "": lambda content: content}[chosen](body)
        cache.set(f"{key}-{chosen}", head + packed, KEPT_FOR)
        response.content = packed
        if chosen:
            response["Content-Encoding"] = chosen
        return self.dressed(request, response)

    def unpacked(self, kept: bytes, chosen: str) -> HttpResponse:
        kind, _separator, body = kept.partition(SEPARATOR)
        response = HttpResponse(body, content_type=kind.decode())
        if chosen:
            response["Content-Encoding"] = chosen
        return response

    def dressed(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """With its validator, and asked for again each time: what is published is seen at once."""
        response["ETag"] = request.validator
        response["Cache-Control"] = "public, no-cache"
        patch_vary_headers(response, ["Accept-Encoding"])
        if request.resolver_match.view_name == FRAMED:
            return framed(lambda request: response)(request)
        return response


def encoding(request: HttpRequest) -> str:
    """The best compression that the reader takes: br, gzip or none."""
    accepted = request.headers.get("Accept-Encoding", "")
    return "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
