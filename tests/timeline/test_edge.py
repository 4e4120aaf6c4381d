"""Signs that no text holds are refused before any page, and HEAD is answered wherever GET is."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.urls import reverse

from events.record.verbs import withdraw
from tests.databases import of_one_database
from tests.factories import an_event
from timeline.wsgi import application

ODD = ["%00", "%01", "%1f", "%7F", "%0B", "%EF%BF%BE", "%ef%bf%bf", "%E2%80%AE", "%e2%80%ad"]
PAGES = ["", "picture.png", "events.csv", "events.atom", "embed/", "view/", "about/", "events/war/"]


@pytest.mark.parametrize("odd", of_one_database(ODD, but=ODD[0]))
@pytest.mark.parametrize("page", PAGES)
def test_a_control_character_is_refused_with_a_sentence(client, db, odd, page):
    an_event("war")
    for address in (f"/en/conflict/{page}?q={odd}", f"/en/conflict/{odd}/{page}"):
        answer = client.get(address)
        assert answer.status_code == 400
        assert "control character" in answer.content.decode()


@pytest.mark.parametrize("odd", ODD[:2])
@pytest.mark.parametrize("path", ["{}/actors", "{}/events/war", "conflict/events/{}"])
def test_a_control_character_is_no_name_of_anything(client, db, odd, path):
    an_event("war")
    answer = client.get(f"/api/v1/conflicts/{path.format(odd)}")
    assert (answer.status_code, "control character" in answer.json()["reason"]) == (400, True)


def test_the_sentence_is_in_the_language_of_the_address(client, db):
    assert "caractère de contrôle" in client.get("/fr/conflict/?q=%01").content.decode()


def test_the_api_says_it_as_json(client, db):
    answer = client.get("/api/v1/conflicts/conflict/events?q=%01")
    assert (answer.status_code, list(answer.json())) == (400, ["reason"])


@pytest.mark.parametrize("text", ["a%09b", "a%0Ab", "%C3%A9", "%FF", "%2500"])
def test_other_signs_are_let_pass(client, db, text):
    an_event("war")
    assert client.get(f"/en/conflict/?q={text}").status_code == 200


def test_a_null_character_in_a_form_is_refused(desk):
    add = reverse("admin:events_actor_add")
    for name, text in (("name_en", "a\0b"), ("a\0b", "1")):
        assert desk.post(add, {name: text}).status_code == 400


TOKEN = "a" * 32


def answered(method: str, address: str, letters: str, body: bytes = b"", kind: str = "text/html") -> bytes:
    """By the server's own entry: the client of tests makes requests of another class."""
    environ = {**RequestFactory().get(address).environ, "REQUEST_METHOD": method, "wsgi.input": BytesIO(body)}
    environ |= {"CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": f"{kind}; charset={letters}"}
    environ |= {"HTTP_COOKIE": f"csrftoken={TOKEN}"}
    answer = application.get_response(application.request_class(environ))
    assert answer.status_code == 200
    return answer.content


LETTERS = ["cp037", "utf-16", "utf-7", "rot13", "hex", "idna", "no-such"]


@pytest.mark.parametrize("letters", of_one_database(LETTERS, but=LETTERS[0]))
@pytest.mark.parametrize("page", ["en/conflict/", "en/conflict/listed/", "api/v1/conflicts/conflict/events"])
def test_what_letters_a_request_says_it_is_in_changes_nothing_of_its_answer(client, db, letters, page):
    """Else the answer kept for an address would be that to what its first reader made of it."""
    an_event("war")
    address = f"/{page}?q=truce&from=2020"
    odd, kept = answered("GET", address, letters), client.get(address).content
    cache.clear()
    assert odd == kept == client.get(address).content


@pytest.mark.parametrize("letters", LETTERS)
def test_a_form_is_read_as_utf8_whatever_it_says(db, letters):
    sent = f"username=%C3%A9&csrfmiddlewaretoken={TOKEN}".encode()
    answer = answered("POST", "/admin/login/", letters, sent, "application/x-www-form-urlencoded")
    assert 'value="é"' in answer.decode()


def test_head_is_answered_wherever_get_is(client, db):
    event = an_event("war")
    article = event.citations.get().article_id
    in_api = ["conflicts", "conflicts/conflict/events", "conflicts/conflict/events/war", "conflicts/conflict/figure"]
    in_api += ["conflicts/conflict/actors", "conflicts/conflict/kinds", f"articles/{article}", "docs", "openapi.json"]
    pages = ["/en/", "/healthz", "/sitemap.xml", "/favicon.ico", *(f"/en/conflict/{page}" for page in PAGES)]
    for address in [*pages, *(f"/api/v1/{name}" for name in in_api)]:
        got, headed = client.get(address), client.head(address)
        assert (address, headed.status_code) == (address, got.status_code)
        assert headed.headers.get("ETag") == got.headers.get("ETag")
        assert client.get(address).content == got.content if not got.streaming else True


ENDS = ["0001", "9999", "0001/9999", "0001-01-01", "9999-12-31", "0001-01-01/9999-12-31", "000X", "999X"]


@pytest.mark.parametrize("days", of_one_database(ENDS, but=ENDS[0]))
@pytest.mark.parametrize("dates", [[], ["2023-03-30"], ["0001-01-01", "9999-12-31"], ["0001", "9999-12"]])
def test_the_first_and_the_last_year_can_be_looked_at(client, db, days, dates):
    withdraw(an_event(), by=None)
    for date in dates:
        an_event(date=date)
    asked = [f"/en/conflict/view/?view={days}", f"/api/v1/conflicts/conflict/figure?view={days}"]
    asked += [f"{address}?from={days.split('/')[0]}" for address in ("/en/conflict/", "/en/conflict/picture.png")]
    asked += [f"/en/conflict/?to={days.split('/')[-1]}&lanes=actor"]
    for address in asked:
        assert (address, client.get(address).status_code) == (address, 200)


def test_logging_out_takes_what_was_typed_out_of_the_browser_and_nothing_else_does(desk):
    assert "Clear-Site-Data" not in desk.get("/admin/")
    assert "Clear-Site-Data" not in desk.get("/en/")
    assert "Clear-Site-Data" not in desk.get("/admin/logout/")
    assert desk.post("/admin/logout/")["Clear-Site-Data"] == '"storage"'


@pytest.mark.parametrize("address", ["/en/conflict/", "/api/v1/conflicts", "/healthz", "/admin/login/"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PROPFIND"])
def test_a_body_that_nobody_reads_is_taken_in_before_the_answer(client, db, method, address):
    """Else the connection is closed, and the proxy gives the host up for all readers."""
    request = client.generic(method, address, b"x" * 200_000, content_type="text/plain").wsgi_request
    assert request.read() == b""
