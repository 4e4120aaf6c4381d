"""What is said where the database does not answer, while all pages and the desk ask it."""

import re
from io import BytesIO

import psycopg
import pytest
from django.db import IntegrityError, InterfaceError, InternalError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from psycopg import errors

from timeline.errors import bad_request, forbidden, not_found

PAGE, API, DESK = "/en/conflict/", "/api/v1/conflicts/conflict/events", "/admin/events/event/add/"
AWAY = [
    (OperationalError, psycopg.OperationalError("connection refused")),
    (OperationalError, errors.AdminShutdown("terminating connection due to administrator command")),
    (OperationalError, errors.CannotConnectNow("the database system is starting up")),
    (OperationalError, errors.TooManyConnections("sorry, too many clients already")),
    (OperationalError, errors.ConnectionFailure("no connection")),
    (InterfaceError, psycopg.InterfaceError("connection already closed")),
    (OperationalError, errors.SerializationFailure("canceling statement due to conflict with recovery")),
    (InternalError, errors.ReadOnlySqlTransaction("cannot execute UPDATE in a read-only transaction")),
]
OTHERWISE = [
    (OperationalError, errors.DiskFull("could not extend file")),
    (OperationalError, errors.QueryCanceled("canceling statement due to statement timeout")),
    (OperationalError, None),
]


@pytest.fixture
def failing(admin_client):
    """Somebody at the desk whose every question to the database fails so."""
    admin_client.raise_request_exception = False
    with pytest.MonkeyPatch.context() as patch:

        def fail(kind: type[Exception], cause: Exception | None):
            def ask(*args, **kwargs):
                raise kind(str(cause)) from cause

            patch.setattr(BaseDatabaseWrapper, "cursor", ask)
            return admin_client

        yield fail


@pytest.mark.parametrize(("kind", "cause"), AWAY)
def test_while_the_database_is_away_pages_the_api_and_the_desk_say_so_and_when_to_ask_again(failing, kind, cause):
    client = failing(kind, cause)
    answers = [client.get(PAGE), client.get(API), client.post(DESK, {"title_en": "Talks"}), client.get(DESK)]
    assert [(answer.status_code, answer.get("Retry-After")) for answer in answers] == [(503, "5")] * 4
    assert "<h1>The database does not answer just now</h1>" in answers[0].content.decode()
    assert answers[1].json() == {"reason": "The database does not answer just now. Please try again in a moment."}
    assert "<h1>This cannot be saved just now</h1>" in answers[2].content.decode()
    assert "<h1>The database does not answer just now</h1>" in answers[3].content.decode()


@pytest.mark.parametrize(
    ("address", "sent", "again"),
    [
        (DESK, {"title_en": 'Talks "of <May>', "accounts": ["1", "2"], "_save": ""}, True),
        ("/admin/login/", {"username": "amina", "password": "a secret"}, False),
        ("/admin/auth/user/add/", {"username": "amina", "email": "amina@example.org"}, False),
        ("/admin/events/event/1/erase/", {"words": "Amina", "sure": "on", "own-password": "a secret"}, False),
        ("/admin/events/article/add/", {"title": "News", "file": BytesIO(b"News of May")}, False),
    ],
)
def test_the_desk_saves_what_was_sent_by_itself_but_neither_passwords_nor_files(failing, address, sent, again):
    page = failing(*AWAY[0]).post(address, sent).content.decode()
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    wanted = [("title_en", "Talks &quot;of &lt;May&gt;"), ("accounts", "1"), ("accounts", "2"), ("_save", "")]
    assert fields == (wanted if again else [])
    assert (f'action="{address}" id="save-later"' in page) == again
    assert ("Go back in a moment and save again" in page) != again


@pytest.mark.parametrize(("kind", "cause"), OTHERWISE)
def test_what_else_fails_is_no_absence_of_the_database(failing, kind, cause):
    client = failing(kind, cause)
    answers = [client.get(PAGE), client.get(API), client.post(DESK)]
    assert [(answer.status_code, answer.get("Retry-After")) for answer in answers] == [(500, None)] * 3
    assert "<h1>Something went wrong on our side</h1>" in answers[0].content.decode()
    assert answers[1].json() == {"reason": "Something went wrong on our side. Please try again in a moment."}


@pytest.mark.parametrize("cause", [errors.DeadlockDetected, errors.UniqueViolation, errors.ForeignKeyViolation])
def test_who_met_another_change_is_told_to_do_theirs_again(failing, cause):
    answer = failing(IntegrityError, cause("Process 7 waits; blocked by process 8")).post(DESK)
    page = answer.content.decode()
    assert (answer.status_code, "Nothing of yours was written: do it again." in page) == (409, True)
    assert "<h1>Two of you were at it at once</h1>" in page


@pytest.mark.parametrize(
    ("handler", "status", "heading"),
    [
        (bad_request, 400, "This address asks for something that cannot be shown"),
        (forbidden, 403, "This is not open to you"),
        (not_found, 404, "There is nothing at this address"),
    ],
)
def test_each_refusal_has_its_page(rf, handler, status, heading):
    request = rf.get("/nowhere/")
    request.resolver_match = None
    answer = handler(request, Exception())
    page = answer.content.decode()
    assert (answer.status_code, f"<h1>{heading}</h1>" in page) == (status, True)
    assert f"<title>{heading} · Sourced timeline</title>" in page  # what is heard first
    # None that is empty.
    assert re.findall("<nav[^>]*>|<footer", page) == ['<nav class="languages" aria-label="Language">']


@pytest.mark.parametrize(
    ("lang", "heading"),
    [
        ("en", "This form could not be taken"),
        ("fr", "Ce formulaire n’a pas pu être pris"),
        ("ar", "تعذر قبول هذه الاستمارة"),
    ],
)
def test_whose_form_is_older_than_their_log_in_is_told_what_to_do_in_their_language(admin_user, lang, heading):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    client.cookies["django_language"] = lang
    answer = client.post(DESK, {"title_en": "Talks"})
    page = answer.content.decode()
    assert (answer.status_code, re.findall("<h1>(.*)</h1>", page)) == (403, [heading])
    assert f'<html lang="{lang}"' in page


def test_a_program_is_told_in_json_of_what_is_not_there(client, db):
    answer = client.get("/api/nowhere")
    assert (answer.status_code, answer.json()) == (404, {"reason": "There is nothing published at this address."})
