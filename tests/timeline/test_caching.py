import gzip
import json
import os
import threading
import time
import uuid

import brotli
import psycopg
import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from events.record.door import change
from events.record.merging import merge
from events.record.verbs import withdraw
from tests.breakdowns import until
from tests.factories import a_conflict, a_draft, an_actor, an_article, an_event, correct
from timeline import caching, keeping, metrics
from timeline.keeping import AT_HAND, AtHand, Kept, Store
from timeline.storage import PATIENCE, Redis

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "/en/conflict/",
    "/ar/conflict/?kind=talks",
    "/en/conflict/events/talks/",
    "/en/conflict/events/talks/card/",
    "/en/conflict/about/",
    "/en/conflict/embed/",
    "/en/conflict/events.atom",
    "/en/conflict/picture.png",
    "/api/v1/conflicts/conflict/events",
    "/api/v1/conflicts/conflict/figure?view=2023",
    *("/en/", "/sitemap.xml", "/sitemap-pages.xml", "/api/v1/conflicts"),
    *(f"/en/conflict/events.{form}" for form in ("csv", "json", "ics", "timelinejs.json", "html")),
]


@pytest.fixture(autouse=True)
def talks():
    return an_event("talks", title_en="Talks", actors=[an_actor("un", name_en="United Nations", short_en="UN")])


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_conditional_request_costs_one_query(client, django_assert_num_queries, address):
    first = client.get(address)
    assert first["Cache-Control"] == "public, no-cache"
    with django_assert_num_queries(1):
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.getvalue()) == (304, b"")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_kept_answer_is_the_same_and_touches_no_event(client, django_assert_num_queries, address):
    first = client.get(address)
    with django_assert_num_queries(1):
        again = client.get(address)
    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())
    assert {"Content-Security-Policy", "X-Content-Type-Options", "Vary", "ETag"} <= set(dict(again.items()))


def test_only_the_page_for_frames_may_be_framed_kept_or_not_modified(client):
    for _ in range(2):
        assert "frame-ancestors *" in client.get("/en/conflict/embed/")["Content-Security-Policy"]
        page = client.get("/en/conflict/")
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    validator = client.get("/en/conflict/embed/")["ETag"]
    unchanged = client.get("/en/conflict/embed/", headers={"If-None-Match": validator})
    assert "X-Frame-Options" not in unchanged  # the headers of the first answer hold


def rename(event, reason=""):
    with change([event.pk], by=None, public_reason=reason) as door:
        door.event.title_en = "Other talks"
        door.event.save()


def test_what_is_published_is_seen_at_once_and_a_draft_changes_no_validator(client, talks):
    first = client.get("/en/conflict/")
    a_draft("draft")
    assert client.get("/en/conflict/")["ETag"] == first["ETag"]
    rename(talks)
    again = client.get("/en/conflict/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "Other talks" in again.content.decode()


def test_a_renamed_actor_source_or_conflict_is_seen_at_once_too(client, talks):
    def shown() -> str:
        return client.get("/en/conflict/events/talks/").content.decode()

    article = talks.citations.get().article
    source = f"/api/v1/articles/{article.pk}"
    before = client.get(source)["ETag"]
    shown()
    actor = talks.actors.get()
    actor.name_en = "The United Nations Organisation"
    actor.save()
    assert "The United Nations Organisation" in shown()
    correct(article, title="A corrected title")
    assert "A corrected title" in shown()
    assert client.get(source, headers={"If-None-Match": before}).json()["title"] == "A corrected title"
    conflict = a_conflict()
    conflict.name_en = "Another name"
    conflict.save()
    assert "Another name" in shown()


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_day_of_the_last_change_is_no_validator(client, address):
    """By it a proxy answers “not modified” to who asks again on the day on which something was withdrawn."""
    for _ in range(2):
        assert "Last-Modified" not in client.get(address)


UNPACK = [
    ("br, gzip", brotli.decompress),
    ("gzip", gzip.decompress),
    ("", bytes),
    ("br;q=0, gzip;q=0", bytes),
    ("br; q=0.000,gzip;q=0.5", gzip.decompress),
    ("gzip;q=0, br;q=0.01", brotli.decompress),
]


@pytest.mark.parametrize(("accepted", "unpack"), UNPACK)
def test_an_answer_is_compressed_once_as_the_reader_takes_it(client, accepted, unpack):
    for _ in range(2):
        answer = client.get("/en/conflict/", headers={"Accept-Encoding": accepted})
        assert b"Talks" in unpack(answer.content)
        assert answer["Content-Length"] == str(len(answer.content))
        assert "Accept-Encoding" in answer["Vary"]


@pytest.mark.parametrize(
    ("address", "status"),
    [("/en/conflict/?from=nonsense", 400), ("/en/nowhere/", 404), ("/en/conflict/events/nothing/", 404)],
)
def test_an_error_is_not_kept(client, address, status):
    for _ in range(2):
        answer = client.get(address)
        assert answer.status_code == status
        assert "ETag" not in answer


def test_a_notice_and_the_way_to_a_new_address_are_asked_for_each_time(client, talks):
    """Browsers keep both for good where nothing says otherwise, though the event is there again."""
    merge(talks, an_event("merged"), by=None, public_reason="They are one.")
    withdraw(an_event("gone"), by=None, public_reason="It was not so.")
    told = [client.get(f"/en/conflict/events/{slug}/") for slug in ("merged", "gone", "nothing")]
    assert [(one.status_code, one["Cache-Control"]) for one in told] == [
        (301, "no-cache"),
        (410, "no-cache"),
        (404, "no-cache"),
    ]


def test_two_hosts_do_not_share_an_answer(client, settings):
    settings.ALLOWED_HOSTS = ["one.example.org", "two.example.org"]
    client.get("/api/v1/conflicts/conflict/events/talks", headers={"host": "one.example.org"})
    other = client.get("/api/v1/conflicts/conflict/events/talks", headers={"host": "two.example.org"})
    assert "two.example.org" in other.json()["url"]


def test_a_shared_cache_holds_bytes_alone(client, settings, talks):
    redis = pytest.importorskip("redis")
    address = os.environ.get("TEST_CACHE_URL", "redis://127.0.0.1:6379/9")
    try:
        store = redis.Redis.from_url(address)
        store.ping()
    except redis.ConnectionError:
        pytest.skip("no Redis answers at TEST_CACHE_URL")
    own = uuid.uuid4().hex  # other tests run beside
    settings.CACHES = {"default": {"BACKEND": "timeline.storage.Redis", "LOCATION": address, "KEY_PREFIX": own}}
    first = client.get("/en/conflict/")
    [key] = store.keys(f"{own}*")
    head, _separator, body = store.get(key).split(b"\n", 3)[3].partition(b"\0")
    assert json.loads(head)["Content-Type"] == "text/html; charset=utf-8"
    assert body.startswith(b"<!doctype html>")
    assert client.get("/en/conflict/").content == first.content
    rename(talks)
    assert "Other talks" in client.get("/en/conflict/").content.decode()
    an_article()


@pytest.mark.parametrize(("name", "value"), [("CONTACT_EMAIL", "new@example.org"), ("PASS_ON_ALL_DATA_SETS", True)])
def test_an_answer_kept_before_a_setting_changed_is_not_given_after(client, settings, name, value):
    before = client.get("/en/conflict/about/")
    setattr(settings, name, value)
    after = client.get("/en/conflict/about/", headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]


def test_parameters_that_no_page_knows_make_no_other_answer(client, talks):
    first = client.get("/en/conflict/?from=1990&kind=talks")
    again = client.get("/en/conflict/?utm_source=x&kind=talks&from=1990&fbclid=y&%FF=1")
    assert again["ETag"] == first["ETag"]
    assert again.content == first.content
    assert b"utm_source" not in again.content
    assert client.get("/en/conflict/?kind=talks&from=1991")["ETag"] != first["ETag"]


def test_answers_too_large_are_made_anew_each_time(client, talks, monkeypatch):
    monkeypatch.setattr("timeline.caching.LARGEST_KEPT", 10)
    client.get("/en/conflict/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/conflict/")
    assert len(queries) > 3


def test_an_answer_that_a_process_has_at_hand_is_not_asked_of_the_cache(client, talks, monkeypatch):
    first = client.get("/en/conflict/")
    monkeypatch.setattr(caching.store, "ask", None)
    assert client.get("/en/conflict/").content == first.content


def test_a_process_has_a_hundred_answers_at_hand_the_newest(talks):
    store = Store()
    for number in range(AT_HAND + 1):
        store.hold(number, AtHand(0, "", {}, b""))
    assert list(store.near) == list(range(1, AT_HAND + 1))


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_broke_between_two_requests_is_made_anew(client):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that ends a connection")
    connection.health_check_enabled = True
    with psycopg.connect(os.environ["TEST_DATABASE_URL"], autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
    assert client.get("/en/conflict/").status_code == 200


def test_no_validator_is_reckoned_without_the_sites_key(settings):
    ours = caching.digest("http://testserver/en/conflict/events/draft/", "en", "event-1-0", "0")
    settings.SECRET_KEY = "a-guess-of-somebody-" * 3
    assert caching.digest("http://testserver/en/conflict/events/draft/", "en", "event-1-0", "0") != ours


def test_long_addresses_that_somebody_makes_up_are_remembered_nowhere(client):
    """Of 64 kB each, those that are would hold hundreds of megabytes in each process."""
    client.get("/en/conflict/")
    remembered = (caching.subject_of, caching.known_part, metrics.view_at)
    before = [kept.cache_info().currsize for kept in remembered]
    for number in range(3):
        client.get(f"/en/{number}{'a' * 5000}/")
        client.get(f"/en/conflict/?q={number}{'a' * 20_000}")
        assert metrics.view_of(RequestFactory().get(f"/en/{number}{'b' * 5000}/")) == "none"
    assert [kept.cache_info().currsize for kept in remembered] == before


def test_a_newer_answer_stays_where_one_that_was_longer_in_the_making_comes_after_it():
    store, told = Store(), []
    for number, words in ((5, b"five"), (6, b"six"), (5, b"late"), (6, b"again")):
        store.keep("place", Kept(number, f"key {number}", words))
        store.hold("place", AtHand(number, "", {}, words))
        told.append((store.get("place").packed, store.at_hand("place").body))
    assert told == [(b"five", b"five"), (b"six", b"six"), (b"six", b"six"), (b"again", b"again")]
    assert store.get("place")[:3] == (6, "key 6", b"again")


def test_what_was_kept_before_the_shared_cache_was_silent_is_not_given_after(monkeypatch):
    """What was shown meanwhile may be newer, and could not be kept."""
    now, store = time.time(), Store()
    monkeypatch.setattr(keeping.time, "time", lambda: now)
    store.keep("place", Kept(5, "key", b"before"))
    assert store.get("place").packed == b"before"
    assert store.ask(silent, "otherwise") == "otherwise"
    store.asked_again = 0.0
    now += keeping.LEFT_ALONE + 1
    assert store.get("place") is None
    store.keep("place", Kept(4, "key", b"after"))  # a lower number than what is not given
    assert store.get("place").packed == b"after"


def test_of_a_process_one_makes_an_answer_and_the_others_wait_though_the_shared_cache_is_silent(monkeypatch):
    store = Store()
    monkeypatch.setattr(store, "ask", lambda question, otherwise: otherwise)
    assert [store.claim("page"), store.claim("page"), store.claim("another")] == [True, False, True]
    made = threading.Timer(0.3, store.drop, ["page"])
    made.start()
    store.wait("page", 0.1)  # not killed alone: the process is this one
    assert "page" not in store.making
    made.join()
    store.wait("page", 60)
    assert [store.claim("page"), store.claim("page")] == [True, False]
    now = time.monotonic() + keeping.MADE_WITHIN
    monkeypatch.setattr(keeping.time, "monotonic", lambda: now)
    assert store.claim("page")


def test_of_those_of_a_process_who_wait_for_another_process_one_looks_and_all_go_on_at_once(monkeypatch):
    store, looks = Store(), []
    cache.set("page", b"1")

    def ask(question, otherwise):
        looks.append(threading.get_ident())
        return question()

    monkeypatch.setattr(store, "ask", ask)
    waiting = [threading.Thread(target=store.wait, args=("page", 60)) for _ in range(5)]
    for thread in waiting:
        thread.start()
    until(lambda: len(looks) > 3)
    assert len(set(looks)) == 1
    cache.delete("page")
    for thread in waiting:
        thread.join(10)
    assert [thread.is_alive() for thread in waiting] == [False] * 5
    assert store.awaited == {}


def silent() -> str:
    raise OSError


@pytest.mark.parametrize(("cookies", "times"), [({}, 1), ({"reader": "amina"}, 2)])
def test_an_answer_that_gives_its_reader_a_cookie_is_kept_for_nobody(cookies, times):
    made = []

    def view(request):
        made.append(request)
        answer = HttpResponse("Talks")
        for name, value in cookies.items():
            answer.set_cookie(name, value)
        return answer

    site = caching.KeptAnswers(view)
    answers = [site(RequestFactory().get("/en/conflict/")) for _reader in range(2)]
    assert [answer.content for answer in answers] == [b"Talks"] * 2
    assert len(made) == times


def test_a_connection_that_breaks_as_it_is_read_is_as_a_cache_that_does_not_answer():
    from redis.exceptions import ConnectionError as Broken

    for error in (Broken(), ValueError("I/O operation on closed file."), TimeoutError()):

        def breaks(error: Exception = error) -> str:
            raise error

        store = Store()
        assert store.ask(breaks, "otherwise") == "otherwise"
        assert store.ask(lambda: "asked", "left alone") == "left alone"
    with pytest.raises(KeyError):
        Store().ask(lambda: {}["a mistake of ours"], "otherwise")


def test_no_connection_to_the_shared_cache_waits_longer_than_its_patience(settings):
    settings.CACHE_URL = "redis://127.0.0.1:6379/9"
    options = Redis(settings.CACHE_URL, {})._options
    assert (options["socket_timeout"], options["maint_notifications_config"].enabled) == (PATIENCE, False)
