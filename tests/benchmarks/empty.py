"""The site with one more view, which answers with nothing: what Django itself costs, under the same server."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from timeline.wsgi import application as application


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("", content_type="text/plain")


def add_view() -> None:
    from timeline.urls import urlpatterns

    urlpatterns.insert(0, path("empty", empty))


add_view()
