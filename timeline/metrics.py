"""Figures for Prometheus: of all worker processes together, and of no person.

Each process writes its own into a file of PROMETHEUS_MULTIPROC_DIR, and whoever is asked adds them up. There are
counters and histograms alone, which stay right when a process ends.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import get_language_from_path
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector

from events.told import imported
from timeline.keeping import LONGEST_PATH

SECONDS = (0.005, 0.02, 0.1, 0.5, 2, 10)
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
REQUESTS = Counter(
    "timeline_requests",
    "Requests, and how their answers came about.",
    ["view", "method", "status", "answer"],
)
TAKEN = Histogram("timeline_request_seconds", "What a request took.", ["view"], buckets=SECONDS)
QUERIES = Counter("timeline_database_queries", "Queries of requests.", ["view"])
DATABASE = Counter("timeline_database_seconds", "Time that requests waited for the database.", ["view"])
IMPORTS = Counter("timeline_imports", "Imports carried out.")
ROWS = Counter("timeline_imported_rows", "Their rows, by what became of them.", ["outcome"])


class Counting:
    """Middleware around all others, where there is a METRICS_TOKEN."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        queries, began = Queries(), time.perf_counter()
        with ExitStack() as counted:
            for alias in (DEFAULT_DB_ALIAS, *settings.REPLICAS):
                counted.enter_context(connections[alias].execute_wrapper(queries))
            response = self.get_response(request)
        view = view_of(request)
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(view, method, response.status_code, answer_of(request, response)).inc()
        TAKEN.labels(view).observe(time.perf_counter() - began)
        QUERIES.labels(view).inc(queries.number)
        DATABASE.labels(view).inc(queries.seconds)
        return response


class Queries:
    """Counts and times what is asked of the database."""

    def __init__(self) -> None:
        self.number, self.seconds = 0, 0.0

    def __call__(self, execute: Callable[..., Any], *query: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*query)
        finally:
            self.number += 1
            self.seconds += time.perf_counter() - began


def answer_of(request: HttpRequest, response: HttpResponseBase) -> str:
    """`kept` and `not modified` are answers for which no view was asked."""
    if response.status_code == 304:
        return "not modified"
    if response.status_code != 200:
        return "other"
    return "made" if request.resolver_match else "kept"


def view_of(request: HttpRequest) -> str:
    """The name of the view that answers there, whether it was asked or not; no address, which may name anything."""
    if request.resolver_match:
        return request.resolver_match.view_name or "unnamed"
    if request.path_info.startswith(settings.STATIC_URL):
        return "static"
    return view_at(request.path_info) if len(request.path_info) <= LONGEST_PATH else "none"


@lru_cache(4096)
def view_at(path: str) -> str:
    try:
        with translation.override(get_language_from_path(path) or settings.LANGUAGE_CODE):
            return resolve(path).view_name or "unnamed"
    except Resolver404:
        return "none"


def count_import(outcome: Any, **signal: Any) -> None:
    IMPORTS.inc()
    for name in ("created", "updated", "unchanged", "edited", "refused"):
        ROWS.labels(name).inc(getattr(outcome, name))


def count_imports() -> None:
    if settings.METRICS_TOKEN:
        imported.connect(count_import)


def told() -> tuple[bytes, str]:
    """The figures as Prometheus reads them, and their type."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry), CONTENT_TYPE_LATEST
