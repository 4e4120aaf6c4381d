"""The pages of what is not there, not allowed, or failed."""

import sys
from contextlib import suppress

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from events.models import Conflict


def error_page(request: HttpRequest, status: int, reason: str = "", conflict: Conflict | None = None) -> HttpResponse:
    context = {"status": status, "reason": reason, "conflict": conflict}
    return render(request, "timeline/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"reason": _("There is nothing published at this address.")}, status=404)
    return error_page(request, 404, conflict=conflict_of(request))


def nothing(request: HttpRequest, path: str) -> HttpResponse:
    """At this address there is nothing, whoever asks."""
    raise Http404(path)


def conflict_of(request: HttpRequest) -> Conflict | None:
    """That in whose pages the address lies, where it is there for readers, and the database to tell."""
    slug = request.resolver_match and request.resolver_match.kwargs.get("conflict")
    with suppress(DatabaseError, InterfaceError):  # else the page fails, and nothing says why
        return Conflict.objects.seen_by_readers().filter(slug=slug).first() if slug else None
    return None


def server_error(request: HttpRequest) -> HttpResponse:
    """That something failed; of an embedded database that is being written by another, that this has to wait."""
    failure = sys.exc_info()[1]
    if isinstance(failure, OperationalError) and "locked" in str(failure):
        return error_page(request, 503)
    return error_page(request, 500)
