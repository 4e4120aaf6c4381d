"""Answers kept as long as nothing public changes: validators, a shared cache, and compression done once."""

import gzip
import hashlib
import json
import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache as once
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qsl, urlencode

import brotli
from csp.decorators import csp_replace
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS as PRIMARY
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language_from_path, get_language_from_request
from django.views.decorators.clickjacking import xframe_options_exempt

from events.text.given import UNWRITABLE
from timeline import replicas
from timeline.api import PageQuery, ViewQuery
from timeline.filters import EventFilter
from timeline.keeping import LONGEST_PATH, MADE_ANEW_WITHIN, MADE_WITHIN, AtHand, Kept, Store
from timeline.replicas import ALL_CONFLICTS, GONE
from timeline.together import Together

LARGEST = 2_000_000  # bytes of an answer that is compressed at once
LARGEST_KEPT = 200_000  # bytes of one that is kept, as it is sent: at most 100 MB in all, by MAX_ENTRIES of the cache
store = Store()
NAMESPACES = ("timeline", "api-1")
OF_ALL = ("timeline:home", "api-1:conflicts", "api-1:article", "sitemap", "sitemap-pages", "sitemap-events")
# Addresses that tell of one event, and the part of them that is its slug.
OF_AN_EVENT = {"timeline:event": "slug", "timeline:card": "slug", "api-1:event": "event"}
LONGEST_QUERY = 8_000  # letters of one that is remembered, as of a path: more than pages make
UNANSWERED = 503  # by the database
AT_ONCE = 0.2  # seconds in which a connection that was closed by its server says so
MOST_ATTEMPTS = 3  # at an answer, of which the last is neither waited for nor shared
OTHERS = ("page", "after", "cited", "more", "wide", "format", "url", "maxwidth", "maxheight")
SEPARATOR = b"\0"
Place = tuple[str, ...]  # where the newest answer is kept: its address, language, retracted version and compression


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


class Versions(NamedTuple):
    """What an answer may be as old as."""

    public: str  # changes with what readers see of the conflict, of all, or of the event, and nothing else
    retracted: str  # changes where something that they saw is no longer so: nothing older is given to anybody


class Reached(NamedTuple):
    """What a database says of a conflict or of all, and how far it has come."""

    number: int  # of the public version, which only grows
    versions: Versions


together: Together[tuple[str, Reached | None]] = Together()


class Variant(NamedTuple):
    """Which answer of an address is wanted."""

    number: int  # as of Reached
    versions: Versions
    language: str
    by_header: bool  # the language was told by the reader's browser, not by the address


class KeptAnswers:
    """Middleware for the public pages and the API; the first of all, so that a kept answer is quick.

    The versions, of the conflict, of all or of an event, are read before anything else: an answer may be newer than
    its validator says, never older. A conditional request costs that one query, or a share of it where many come at
    once; a kept answer is sent, with the headers that all others gave it, without touching the events.

    After a change one request makes the answer anew. Meanwhile the others get the one before, the newest that any
    host made, unless something was retracted between: then, as where there is none, they wait for the first. So they
    do of several hosts, one of which may have shown what it could not keep, as the cache did not answer it. What
    was retracted while an answer was made is not in it: it is made again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        for attempt in range(MOST_ATTEMPTS):
            answer = self.answer(request, last=attempt + 1 == MOST_ATTEMPTS)
            if answer is not None:
                return answer
        raise AssertionError("the last attempt answers")

    def answer(self, request: HttpRequest, *, last: bool) -> HttpResponseBase | None:
        """The answer; None where it has to be looked for again: it was waited for, or something was retracted."""
        replicas.read_from.set(PRIMARY)
        variant = self.variant(request)
        if variant is None:
            return self.get_response(request)
        address, chosen = request.build_absolute_uri(), encoding(request)
        key = digest(address, variant.language, *variant.versions)
        if self.has(request, key):
            return self.not_modified(key, variant)
        place = address, variant.language, variant.versions.retracted, chosen
        near = store.at_hand(place)
        if near and near.key == key:
            return sent(near)
        return self.sought(request, variant, key, place, last=last)

    def sought(
        self, request: HttpRequest, variant: Variant, key: str, place: Place, *, last: bool
    ) -> HttpResponseBase | None:
        """The answer of the shared cache, or made; None as `answer`."""
        kept = store.get(digest(*place))
        if kept and kept.key == key:
            store.hold(place, taken_apart(kept))
            return sent(taken_apart(kept))
        claim = f"{digest(*place, key)}-making"
        claimed = store.claim(claim)
        if not claimed and not last:
            if kept is None or settings.REPLICAS or store.is_just_back():
                store.wait(claim, MADE_ANEW_WITHIN if kept else MADE_WITHIN)
                return None
            return passing(sent(taken_apart(kept)))
        try:
            return self.made(request, variant, key, place, last=last)
        finally:
            if claimed:
                store.drop(claim)

    def made(
        self, request: HttpRequest, variant: Variant, key: str, place: Place, *, last: bool
    ) -> HttpResponseBase | None:
        """The answer, made anew and kept; None where its pages said something else meanwhile.

        What it shows is as it is validated then: a newer one, made by another host, is not followed by an older.
        """
        response = self.get_response(request)
        if response.status_code == UNANSWERED and replicas.failed() and not last:
            return None
        if response.status_code != 200:
            return response
        if not isinstance(response, HttpResponse):
            return passing(self.dressed(response, key, variant))  # it may be long on its way
        now = self.variant(request)
        overtaken = now is None or now.versions != variant.versions
        if overtaken and not last:
            return None
        retracted = now is None or now.versions.retracted != variant.versions.retracted
        packable = not response.cookies and len(response.content) <= LARGEST
        if packable:
            chosen = encoding(request)
            response.content = PACK[chosen](response.content)
            if chosen:
                response["Content-Encoding"] = chosen
            response["Content-Length"] = str(len(response.content))
        self.dressed(response, key, variant)
        if packable and len(response.content) <= LARGEST_KEPT and not retracted:
            store.keep(digest(*place), Kept(variant.number, key, packed(response)))
            store.hold(place, AtHand(variant.number, key, dict(response.items()), response.content))
        return passing(response) if overtaken else response

    def not_modified(self, key: str, variant: Variant) -> HttpResponseBase:
        return self.dressed(HttpResponseNotModified(), key, variant)

    def has(self, request: HttpRequest, key: str) -> bool:
        """Whether the reader has the answer of this validator."""
        return f'W/"{key}"' in request.META.get("HTTP_IF_NONE_MATCH", "")

    def variant(self, request: HttpRequest) -> Variant | None:
        """Where a public page or the API is asked for, of a conflict that is there; else None.

        What no page knows is taken from the query, of addresses where nothing is as well: they answer alike.
        """
        if request.method not in ("GET", "HEAD"):
            return None
        path = request.path_info
        in_path = get_language_from_path(path)
        language = in_path or get_language_from_request(request)
        about = subject_of(path, language) if len(path) <= LONGEST_PATH else None
        if about is None:
            return None
        query = request.META.get("QUERY_STRING", "")
        part = known_part if len(query) <= LONGEST_QUERY else known_part.__wrapped__
        request.META["QUERY_STRING"] = part(query)
        database, reached = together.ask(about, partial(freshest, *about))
        replicas.read_from.set(database)
        return Variant(*reached, language, not in_path) if reached else None

    def dressed(self, response: HttpResponseBase, key: str, variant: Variant) -> HttpResponseBase:
        """With its validator, and asked for again each time: what is published is seen at once.

        And without the day of its last change, as feeds tell it: nginx takes that for a validator, of a whole day.
        """
        del response["Last-Modified"]
        response["ETag"] = f'W/"{key}"'
        response["Cache-Control"] = "public, no-cache"
        response.headers.setdefault("Content-Language", variant.language)
        patch_vary_headers(response, ["Accept-Encoding", *(["Accept-Language"] if variant.by_header else [])])
        return response


def digest(address: str, *known: str) -> str:
    """Of what an answer depends on: language and versions, and the day, as a reference names when it was seen.

    By the secret key: who could reckon a validator of a draft's page would learn by "not modified" that it is there.
    """
    chosen = (settings.CONTACT_EMAIL, settings.PASS_ON_ALL_DATA_SETS)
    parts = (address, *known, date.today(), release(), *chosen)
    return salted_hmac("validator", "\n".join(map(str, parts)), algorithm="sha256").hexdigest()[:32]


@lru_cache(1024)
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
def subject_of(path: str, language: str) -> tuple[str, str] | None:
    """The slugs of the conflict and of the event of which alone a public address tells; None for all other addresses.

    The first is ALL_CONFLICTS where it tells of all, the second is "" where it tells of more than one event.
    """
    if UNWRITABLE.search(path):  # refused further on; PostgreSQL fails on a null character
        return None
    try:
        with translation.override(language):  # which the addresses of pages depend on
            match = resolve(path)
    except Resolver404:
        return None
    if match.view_name in OF_ALL:
        return ALL_CONFLICTS, ""
    if match.namespace not in NAMESPACES or (match.url_name or "").startswith("preview"):
        return None
    conflict = match.kwargs.get("conflict")
    event = match.kwargs.get(OF_AN_EVENT.get(match.view_name, ""), "")
    return None if conflict is None else (conflict, event)


def freshest(conflict: str, event: str) -> tuple[str, Reached | None]:
    """The database to read from, and what it says as `versions_of`."""
    reached = replicas.freshest(conflict, partial(versions_of, conflict, event))
    return replicas.read_from.get(), reached


def versions_of(conflict: str, event: str, alias: str) -> Reached | None:
    """Of a conflict, of all, or of one event; None where there is no conflict of this slug that readers know of.

    An event's own page changes with what readers see of it and with what is retracted or renamed anywhere, not with
    what else is published: an event published beside it is met a day later at most. Read by nearly every request, and
    so without a queryset, whose making costs more than the answer.
    """
    if conflict == ALL_CONFLICTS:
        public, retracted, number = row_of(alias, OF_ALL_CONFLICTS) or (0, 0, 0)
        return Reached(int(public or 0), Versions(f"{public}-{number}", f"{retracted}-{number}"))
    row = row_of(alias, OF_AN_EVENT_ALONE, event, conflict) if event else row_of(alias, OF_A_CONFLICT, conflict)
    if row is None:
        return None
    public, retracted, version = row
    now = str(public) if version is None else f"event-{version}-{retracted}"
    return Reached(public, Versions(now, str(retracted)))


def row_of(alias: str, sql: str, *values: str) -> tuple[Any, ...] | None:
    """The query's one row, or None.

    It is the first of its request, and itself the check whether the connection still stands: if not, it is made anew,
    unless that was long in being noticed: then its server is out of reach, and to wait again would only be longer.
    """
    connections[alias].health_check_done = True  # type: ignore[attr-defined]
    began = time.monotonic()
    try:
        return asked(alias, sql, values)
    except GONE:
        if connections[alias].in_atomic_block:
            raise
        connections[alias].close()
        if time.monotonic() - began > AT_ONCE:
            raise
        return asked(alias, sql, values)


def asked(alias: str, sql: str, values: Sequence[str]) -> tuple[Any, ...] | None:
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


# A new conflict is none of its readers' before something of it is public.
OF_ALL_CONFLICTS = """
    SELECT sum(public_version), sum(retracted_version), count(*) FROM events_publicversions WHERE public_version > 0
"""
OF_A_CONFLICT = """
    SELECT public_version, retracted_version, NULL FROM events_conflict
    JOIN events_publicversions ON conflict_id = events_conflict.id WHERE slug = %s AND public_version > 0
"""
# Its newest version that readers saw; an imported one has none before it is changed, when it gets its first.
OF_AN_EVENT_ALONE = """
    SELECT public_version, retracted_version, coalesce(
        (SELECT max(number) FROM events_revision WHERE event_id = events_event.id AND public),
        CASE WHEN status = 'published' THEN 1 END
    ) FROM events_conflict
    JOIN events_publicversions ON events_publicversions.conflict_id = events_conflict.id
    LEFT JOIN events_event ON events_event.conflict_id = events_conflict.id AND events_event.slug = %s
    WHERE events_conflict.slug = %s AND public_version > 0
"""


def packed(response: HttpResponse) -> bytes:
    """Headers and body as one text of bytes."""
    return json.dumps(dict(response.items())).encode() + SEPARATOR + response.content


def taken_apart(kept: Kept) -> AtHand:
    head, _separator, body = kept.packed.partition(SEPARATOR)
    return AtHand(kept.number, kept.key, json.loads(head), body)


def sent(answer: AtHand) -> HttpResponse:
    return HttpResponse(answer.body, headers=answer.headers)


Response = TypeVar("Response", bound=HttpResponseBase)


def passing(response: Response) -> Response:
    """For this reader alone, as there is a newer answer, or may be before it has arrived: nginx keeps it not.

    For the same reason the answer before is never “not modified”: nginx would go on with what it has for a second.
    """
    response["X-Accel-Expires"] = "0"
    return response


PACK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=5),
    "gzip": lambda content: gzip.compress(content, 6),
    "": lambda content: content,
}


TAKEN = re.compile(r"\b(br|gzip)\b(?!\s*;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$))")  # q=0 is "not this one"


def encoding(request: HttpRequest) -> str:
    """The best compression that the reader takes: br, gzip or none."""
    taken = TAKEN.findall(request.META.get("HTTP_ACCEPT_ENCODING", "").lower())
    return next((name for name in PACK if name in taken), "")
