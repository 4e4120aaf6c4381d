"""The pages of what is not there, not allowed, or failed."""

import logging
import sys
from contextlib import suppress

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Conflict
from events.record.at_once import AT_ONCE, met_another, state_of

logger = logging.getLogger("timeline.errors")
FAILED = gettext_lazy("Something went wrong on our side. Please try again in a moment.")
SOON = "5"  # seconds after which to ask again
# SQLSTATEs and their classes of a database that does not answer, or only reads, while another one takes over: no
# connection, shut down, starting, without room for another connection, read only; or a replica that is held up, or
# broke off what it was asked, by a change of what it read.
# https://www.postgresql.org/docs/current/errcodes-appendix.html
GONE = ("08", "57P", "53300", "25006", "55P03", "40001")


def error_page(
    request: HttpRequest, status: int, reason: str = "", conflict: Conflict | None = None, *, gone: bool = False
) -> HttpResponse:
    """`gone`: the database does not answer."""
    sent = sent_again(request) if status == 503 else []
    context = {"status": status, "reason": reason, "conflict": conflict, "gone": gone, "sent": sent}
    page = render(request, "timeline/error.html", context, status=status)
    if gone:
        page["Retry-After"] = SOON
    return page


def sent_again(request: HttpRequest) -> list[tuple[str, str]]:
    """What the page sends again by itself: the names and values of a form of the desk.

    None that holds a password, as those of log-ins and of people, and none with a file, which a page cannot keep.
    """
    with suppress(Http404):
        name = resolve(request.path_info).url_name or ""
        if request.method != "POST" or not name.startswith("events_") or request.FILES:
            return []
        if not any(field.endswith("password") for field in request.POST):
            return [(field, value) for field, values in request.POST.lists() for value in values]
    return []


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
        return Conflict.objects.seen_one(slug=slug) if slug else None
    return None


def server_error(request: HttpRequest) -> HttpResponse:
    """That something failed, in a page, or in a plain sentence where the page fails too."""
    failure = sys.exc_info()[1]
    if request.path.startswith("/api/"):
        return failed(failure)
    try:
        return page_of(failure, request)
    except Exception:  # each middleware would make the page again, and log its failure
        logger.exception("The page of an error failed")
        return HttpResponse(f"{FAILED}\n", status=500, content_type="text/plain; charset=utf-8")


def page_of(failure: BaseException | None, request: HttpRequest) -> HttpResponse:
    """Where the database does not answer, or another writes it, that this has to wait; where another was quicker with
    the same, that it is to be done again."""
    if does_not_answer(failure):
        return error_page(request, 503, gone=True)
    if met_another(failure):
        return error_page(request, 409, reason=str(AT_ONCE))
    if isinstance(failure, OperationalError) and "locked" in str(failure):
        return error_page(request, 503)
    return error_page(request, 500)


def failed(failure: BaseException | None) -> JsonResponse:
    """The same to programs."""
    if does_not_answer(failure):
        reason = _("The database does not answer just now. Please try again in a moment.")
        return JsonResponse({"reason": reason}, status=503, headers={"Retry-After": SOON})
    return JsonResponse({"reason": str(FAILED)}, status=500)


def does_not_answer(failure: BaseException | None) -> bool:
    """Whether it is the database's absence, and no fault of the question."""
    if state := state_of(failure):
        return state.startswith(GONE)
    return state is not None and isinstance(failure, OperationalError | InterfaceError)
