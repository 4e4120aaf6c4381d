"""What watches the site asks: whether it is alive, whether it can work, and its figures."""

from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import Error, connections
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare

from timeline import metrics
from timeline.keeping import broken
from timeline.migrated import applied, of_the_code

OK, OFF, SILENT = "ok", "off", "does not answer"


class Probes:
    """Middleware, the first of all: a probe asks by the machine's address, under any name and without HTTPS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        probe = PROBES.get(request.path_info) if request.method in ("GET", "HEAD") else None
        if probe is None:
            return self.get_response(request)
        response = probe(request)
        response["Cache-Control"] = "no-store"
        return response


def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers; it asks nobody else."""
    return JsonResponse({"alive": True})


def readyz(request: HttpRequest) -> HttpResponse:
    """Whether all is there that an answer needs; 503, and by name what is not."""
    database, migrations = database_state()
    parts = {"database": database, "migrations": migrations, "cache": cache_state(), **replica_states()}
    ready = all(state in (OK, OFF) for state in parts.values())
    return JsonResponse({"ready": ready, **parts}, status=200 if ready else 503)


def database_state() -> tuple[str, str]:
    """Of the database, and of its tables."""
    try:
        missing = of_the_code() - applied()
    except Error:
        return SILENT, "not known"
    return OK, f"missing: {min(missing)}" if missing else OK


def replica_states() -> dict[str, str]:
    """Of each database that readers are answered from beside the first."""
    return {alias: answers(alias) for alias in settings.REPLICAS}


def answers(alias: str) -> str:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        connections[alias].close()
        return SILENT
    return OK


def cache_state() -> str:
    """Of the shared cache; off where each process keeps its own."""
    if isinstance(caches["default"], LocMemCache):
        return OFF
    try:
        cache.get("probe")
    except broken():
        return SILENT
    return OK


def figures(request: HttpRequest) -> HttpResponse:
    if not settings.METRICS_TOKEN:
        return HttpResponse("Here are no figures: METRICS_TOKEN is not set.\n", status=404, content_type="text/plain")
    given = request.META.get("HTTP_AUTHORIZATION", "")
    if not constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}"):
        refused = HttpResponse("Send the header “Authorization: Bearer …” with METRICS_TOKEN.\n", status=401)
        refused["WWW-Authenticate"] = "Bearer"
        return refused
    text, content_type = metrics.told()
    return HttpResponse(text, content_type=content_type)


PROBES = {"/healthz": healthz, "/readyz": readyz, "/metrics": figures}
