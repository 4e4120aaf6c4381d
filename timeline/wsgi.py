"""The entry point of a WSGI server."""

import gc
import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.urls import get_resolver


class ReadAsUtf8(WSGIRequest):
    """Django reads an address by the letters that the Content-Type of its request names: so one address meant what
    its sender chose, and was kept so for everybody; and it failed at codecs that are none of letters."""

    @property
    def encoding(self) -> None:
        """Of no other than the settings'."""

    @encoding.setter
    def encoding(self, told: str | None) -> None: ...


class Handler(WSGIHandler):
    request_class = ReadAsUtf8


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
try:
    django.setup(set_prefix=False)
    application = Handler()
except ImproperlyConfigured as error:
    sys.exit(str(error))
# What is loaded stays: to look for rubbish among it took a sixth of the time of a page that is made anew.
get_resolver().url_patterns  # noqa: B018 — loads the views
gc.collect()
gc.freeze()
