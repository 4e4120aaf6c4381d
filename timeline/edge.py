"""What no page need look at: a request with signs that no text holds is refused here, with a sentence."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from events.text.given import UNWRITABLE
from timeline.errors import error_page

ENCODED = re.compile(
    "%(?:0[0-8bcef]|1[0-9a-f]|7f|e2%80%a[de]|ef%bf%b[ef])", re.IGNORECASE
)  # UNWRITABLE, as addresses write it


class Edge:
    """Middleware, after that of languages. HEAD is answered as GET where the API knows GET alone; the server leaves
    the body out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if UNWRITABLE.search(request.path_info) or re.search(r"[\t\r\n]", request.path_info) or ENCODED.search(query):
            return refused(request)
        if request.method != "HEAD" or not request.path_info.startswith("/api/"):
            return self.get_response(request)
        request.method = "GET"
        response = self.get_response(request)
        request.method = "HEAD"
        return response

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        """What else is wrong in a form its fields say; a null character no browser sends, and PostgreSQL fails on."""
        sent = request.POST.lists() if request.method == "POST" else ()
        if any("\0" in text for name, texts in sent for text in (name, *texts)):
            return refused(request)
        return None


def refused(request: HttpRequest) -> HttpResponseBase:
    reason = _("It holds a control character, which no text has. Write the address anew, or leave the character out.")
    if request.path_info.startswith("/api/"):
        return JsonResponse({"reason": reason}, status=400)
    return error_page(request, 400, reason)


POWERS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


PIECE, MOST_TAKEN = 2**16, 2**24  # bytes of a body; the proxy lets half of that through from anybody


def body_taken_in(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, outermost. Where a body is not read to its end, the server closes the connection. The proxy takes
    that for a host that is down and gives it up: who sends such bodies would take all hosts from all readers."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        with suppress(OSError):  # who sends it has gone
            for _piece in range(MOST_TAKEN // PIECE):
                if not request.read(PIECE):
                    break
        return response

    return middleware


def powers_refused(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: what no page of ours asks of a browser, none of its parts may ask."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response["Permissions-Policy"] = POWERS
        return response

    return middleware


def asked_again(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: what does not say for how long it holds is asked for each time. Browsers keep the notice of a
    withdrawn event and the way to a new address for good, though the one is published again, and the other undone."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return middleware


def storage_cleared(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: what somebody typed and did not save is in their browser until they log out, of which the computer
    may be another's next."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        match = request.resolver_match
        if match and match.view_name == "admin:logout" and request.method == "POST":
            response["Clear-Site-Data"] = '"storage"'
        return response

    return middleware


EDITS = "edits"  # the cookie by which a script shows who may edit the way to the desk; it gives no right


def edits_told(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, after that of log-ins. Public pages ask nobody who they are, and are kept: the desk tells a browser
    whether its person edits what is published."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not request.path_info.startswith("/admin/"):
            return response
        edits, told = request.user.has_perm("events.publish_event"), EDITS in request.COOKIES
        if edits and not told:
            response.set_cookie(
                EDITS, "1", max_age=settings.SESSION_COOKIE_AGE, secure=settings.PUBLIC, samesite="Lax"
            )
        elif told and not edits:
            response.delete_cookie(EDITS, samesite="Lax")
        return response

    return middleware
