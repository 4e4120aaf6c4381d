"""What the site says of itself: a line of JSON for each failure and each write that was not carried out.

Of the request its method, path and status; neither its query nor what was sent, who sent it, nor the text of the
failure, which may hold any of these.
"""

import json
import logging
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

SAFE = ("GET", "HEAD", "OPTIONS")
logger = logging.getLogger("timeline.writes")


class FailuresAndWrites(logging.Filter):
    """Of what Django tells of requests, failures of ours and writes that were refused."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        status = getattr(record, "status_code", 500)
        failed = status >= 500 and status != HTTPStatus.NOT_IMPLEMENTED  # which anybody may ask for
        return request is None or failed or getattr(request, "method", None) not in SAFE


class AsJson(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        if request := getattr(record, "request", None):
            line |= {"method": getattr(request, "method", ""), "path": getattr(request, "path", "")}
            line["status"] = getattr(record, "status_code", None)
        else:
            line["message"] = record.getMessage()
        if record.exc_info and (error := record.exc_info[1]):
            line["failure"] = type(error).__qualname__
            line["at_line"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
            ]
        return json.dumps(line)


def writes_told(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, outermost. A write that is carried out ends in a redirect: one that ends in a page was not, being
    asked again, previewed or refused with its reason. Of all that is 400 or more Django tells by itself."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method not in SAFE and response.status_code == 200:
            logger.info("not carried out", extra={"request": request, "status_code": response.status_code})
        return response

    return middleware


def logging_to_stderr() -> dict[str, Any]:
    """The setting LOGGING."""
    logged = {"handlers": ["stderr"], "level": "INFO", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"failures and writes": {"()": FailuresAndWrites}},
        "formatters": {"json": {"()": AsJson}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["failures and writes"]}
        },
        "loggers": dict.fromkeys(("django.request", "django.security", "timeline"), logged),
    }
