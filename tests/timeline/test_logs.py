"""A line for each failure of ours and each write that was not carried out, and nothing of a person in it."""

import json
import logging

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from timeline import errors, views
from timeline.logs import AsJson, FailuresAndWrites


class Kept(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(json.loads(self.format(record)))


@pytest.fixture
def lines():
    handler = Kept()
    handler.setFormatter(AsJson())
    handler.addFilter(FailuresAndWrites())
    loggers = [logging.getLogger(name) for name in ("django.request", "django.security", "timeline")]
    for logger in loggers:
        logger.addHandler(handler)
    yield handler.lines
    for logger in loggers:
        logger.removeHandler(handler)


def broken(*args, **kwargs):
    raise RuntimeError("secret words")


def test_a_failure_of_a_page_leaves_its_request_and_place(monkeypatch, db, lines):
    monkeypatch.setattr(views, "totals", broken)
    assert Client(raise_request_exception=False).get("/en/?q=private").status_code == 500
    (line,) = lines
    assert (line["method"], line["path"], line["status"]) == ("GET", "/en/", 500)
    assert line["failure"] == "RuntimeError"
    assert "test_logs.py" in line["at_line"][-1]
    assert "secret" not in json.dumps(line)
    assert "private" not in json.dumps(line)


def test_a_failure_of_the_api_leaves_one_line_too(monkeypatch, db, lines):
    monkeypatch.setattr("timeline.api.totals", broken)
    assert Client(raise_request_exception=False).get("/api/v1/conflicts").status_code == 500
    assert [(line["path"], line["failure"]) for line in lines] == [("/api/v1/conflicts", "RuntimeError")]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/en/", "Something went wrong on our side. Please try again in a moment."),
        ("/fr/nowhere/", "Une erreur s’est produite de notre côté. Veuillez réessayer dans un instant."),
    ],
)
def test_where_the_page_of_an_error_fails_too_it_says_so_in_a_sentence_and_both_leave_a_line(
    monkeypatch, db, lines, path, said
):
    """As where what every page asks for was not collected."""
    monkeypatch.setattr(views, "totals", broken)
    monkeypatch.setattr("timeline.errors.render", broken)
    answer = Client(raise_request_exception=False).get(path)
    assert (answer.status_code, answer["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert answer.content.decode() == f"{said}\n"
    assert [line.get("path", line.get("message")) for line in lines] == ["The page of an error failed", path]


def test_a_write_that_is_refused_leaves_a_line(desk, lines):
    desk.post(reverse("admin:events_actor_add"), {"name_en": "Amina"})  # shown again
    desk.post(reverse("admin:events_event_meet", args=[1]), {})
    Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "amina", "password": "hers"})
    assert [(line["path"], line["status"]) for line in lines] == [
        ("/admin/events/actor/add/", 200),
        ("/admin/events/event/1/meet/", 404),
        ("/admin/login/", 403),
    ]
    assert not [line for line in lines if "amina" in json.dumps(line).lower() or "hers" in json.dumps(line)]


def test_what_is_read_or_carried_out_leaves_none(desk, lines):
    desk.get("/en/nowhere/")
    assert desk.get("/api/v1/oembed?format=xml").status_code == 501  # as oEmbed wants it; nothing failed
    sent = {"name_en": "A group", "slug": "group", "kind": "group"}
    assert desk.post(reverse("admin:events_actor_add"), sent).status_code == 302
    assert lines == []


class Gone:
    """What asks a database that goes away between the page and the page of its error."""

    @property
    def objects(self):
        raise OperationalError("the server closed the connection")


def test_what_is_not_there_is_told_so_though_the_database_is_gone_before_that_is_written(monkeypatch, db, lines):
    """Else the answer is 500, and Django's line of it says neither what failed nor where."""
    monkeypatch.setattr(errors, "Conflict", Gone())
    answer = Client(raise_request_exception=False).get("/en/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()
    assert lines == []
