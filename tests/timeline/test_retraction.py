"""What is withdrawn, erased, renamed, merged or made confidential is gone for every reader, whoever keeps answers."""

import os
import socket
import sqlite3
import threading
import time
import uuid
from contextlib import closing, contextmanager

import pytest
from django.db import connection, connections
from django.test import Client

from events.models import Actor, Article, Event, PublicVersions
from events.record.door import change
from events.record.erasing import erase
from events.record.merging import merge
from events.record.verbs import publish, withdraw
from tests.factories import a_conflict, a_draft, an_actor, an_article, an_event, correct
from timeline import caching, keeping, replicas, views

pytestmark = pytest.mark.django_db(transaction=True)

READERS = 8
PAGES = [
    *("/en/conflict/", "/en/conflict/embed/", "/en/conflict/events.atom", "/en/conflict/events/talks/", "/en/"),
    *("/api/v1/conflicts/conflict/events", "/en/conflict/events.html", "/api/v1/conflicts/conflict/events/talks"),
]


@pytest.fixture(autouse=True)
def database_of_threads(transactional_db, tmp_path):
    """SQLite in a file, as a site has it: in memory, readers and writers of one process lock each other out."""
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        yield
        return
    connection.ensure_connection()
    memory, name = connection.connection, connection.settings_dict["NAME"]
    file = tmp_path / "threads.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        memory.backup(copy)
    connection.connection, connection.settings_dict["NAME"] = None, str(file)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


@pytest.fixture(params=["memory", "redis"])
def kept(request, settings, monkeypatch):
    """Where answers are kept."""
    monkeypatch.setattr(caching, "store", keeping.Store())
    if request.param == "memory":
        return
    redis = pytest.importorskip("redis")
    address = os.environ.get("TEST_CACHE_URL", "redis://127.0.0.1:6379/9")
    try:
        redis.Redis.from_url(address).ping()
    except redis.ConnectionError:
        pytest.skip("no Redis answers at TEST_CACHE_URL")
    own = uuid.uuid4().hex  # other tests run beside
    settings.CACHES = {"default": {"BACKEND": "timeline.storage.Redis", "LOCATION": address, "KEY_PREFIX": own}}


@contextmanager
def readers(number: int = READERS):
    """That many who ask for one page after another: gives the list of (begun, page, words) of their answers."""
    answers: list[tuple[float, str, str]] = []
    failed: list[BaseException] = []
    done = threading.Event()

    def read(first: int) -> None:
        client = Client()
        try:
            asked = first
            while not done.is_set():
                page = PAGES[asked % len(PAGES)]
                begun = time.monotonic()
                answers.append((begun, page, client.get(page, follow=True).getvalue().decode()))
                asked += 1
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=read, args=[number]) for number in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert failed == []


def withdrawn(event: Event) -> None:
    withdraw(event, by=None, public_reason="It was not so.")


def erased(event: Event) -> None:
    erase("Hidden Valley", [event], [], by=None)


def renamed(event: Event) -> None:
    with change([event.pk], by=None, public_reason="A slip.") as door:
        door.event.title_en = "Other talks"
        door.event.save()


def merged(event: Event) -> None:
    merge(Event.objects.get(slug="other"), event, by=None, public_reason="They are one.")


def of_a_renamed_actor(event: Event) -> None:
    actor = Actor.objects.get(slug="un")
    actor.name_en = actor.short_en = "Another actor"
    actor.save()


def of_a_source_made_confidential(event: Event) -> None:
    correct(Article.objects.get(title="Minutes of Hidden Valley"), confidential=True)


@pytest.mark.parametrize(
    "retract", [withdrawn, erased, renamed, merged, of_a_renamed_actor, of_a_source_made_confidential]
)
def test_what_is_retracted_is_in_no_answer_that_is_asked_for_after(kept, retract):
    words = {
        of_a_renamed_actor: "Actor of Hidden Valley",
        of_a_source_made_confidential: "Minutes of Hidden Valley",
    }.get(retract, "Talks in Hidden Valley")
    actor = an_actor("un", name_en="Actor of Hidden Valley", short_en="Actor of Hidden Valley")
    source = an_article(title="Minutes of Hidden Valley")
    account = {"date": "2023-03-30", "article": source}
    event = an_event("talks", title_en="Talks in Hidden Valley", actors=[actor], accounts=[account])
    an_event("other", title_en="Other talks")
    with readers() as answers:
        await_(lambda: {page for _begun, page, _words in answers} >= set(PAGES))
        retract(event)
        gone = time.monotonic()
        number = len(answers)
        await_(lambda: {page for begun, page, _words in answers[number:] if begun > gone} >= set(PAGES))
    before = {page for begun, page, said in answers if begun < gone and words in said}
    assert len(before) >= 2, "it was read before"
    assert {page for begun, page, said in answers if begun > gone and words in said} == set()


def await_(condition, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


class Slow:
    """A page that is made slowly: how often, and what runs while it is made."""

    def __init__(self, meanwhile=lambda: None, seconds: float = 0.5):
        self.made, self.meanwhile, self.seconds = 0, meanwhile, seconds
        self.lock = threading.Lock()

    def __call__(self, view):
        def made(request, *args, **kwargs):
            with self.lock:
                self.made += 1
                first = self.made == 1
            answer = view(request, *args, **kwargs)
            time.sleep(self.seconds)
            if first:
                self.meanwhile()
            return answer

        return made


@pytest.fixture
def slowly(monkeypatch):
    """Makes the page of a conflict slow, by a middleware's place before it."""

    def begin(**how) -> Slow:
        slow = Slow(**how)
        monkeypatch.setattr(views, "timeline_page", slow(views.timeline_page))
        return slow

    return begin


def at_once(number: int = READERS, answers: list[tuple[float, str]] | None = None) -> list[tuple[float, str]]:
    """How long each of that many readers of the page waited, and what they got, as it comes."""
    answers = [] if answers is None else answers

    def read() -> None:
        begun = time.monotonic()
        words = Client().get("/en/conflict/").content.decode()
        answers.append((time.monotonic() - begun, words))
        connections.close_all()

    threads = [threading.Thread(target=read) for _reader in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_of_eight_readers_of_a_page_that_nobody_has_one_makes_it_and_the_others_wait(kept, slowly):
    an_event("talks", title_en="Talks in Hidden Valley")
    slow = slowly()
    answers = at_once()
    assert slow.made == 1
    assert ["Talks in Hidden Valley" in words for _waited, words in answers] == [True] * READERS


def test_after_something_is_published_one_reader_makes_the_page_and_the_others_get_the_one_before_it(kept, slowly):
    an_event("talks", title_en="Talks in Hidden Valley")
    Client().get("/en/conflict/")
    publish(a_draft("other", title_en="Other talks"), by=None)
    answers: list[tuple[float, str]] = []
    slow = slowly(meanwhile=lambda: await_(lambda: len(answers) == READERS - 1))
    at_once(answers=answers)
    assert slow.made == 1
    assert ["Other talks" in words for _waited, words in answers] == [False] * (READERS - 1) + [True]
    assert "Other talks" in Client().get("/en/conflict/").content.decode()
    assert slow.made == 1


@pytest.mark.parametrize("several", [False, True], ids=["just after the cache was silent", "of several hosts"])
def test_nobody_gets_the_page_before_it_where_another_process_may_have_shown_it(
    kept, slowly, settings, monkeypatch, several
):
    an_event("talks", title_en="Talks in Hidden Valley")
    Client().get("/en/conflict/")
    publish(a_draft("other", title_en="Other talks"), by=None)
    slow = slowly()
    if several:
        settings.REPLICAS = ["replica"]
        monkeypatch.setattr(replicas, "freshest", lambda of, ask: ask("default"))
    else:
        caching.store.asked_again = time.monotonic()
    answers = at_once()
    assert slow.made == 1
    assert ["Other talks" in words for _waited, words in answers] == [True] * READERS


@pytest.mark.parametrize("before", [True, False])
def test_who_is_killed_while_making_a_page_holds_others_only_as_long_as_it_takes_to_make(kept, monkeypatch, before):
    an_event("talks", title_en="Talks in Hidden Valley")
    if before:
        Client().get("/en/conflict/")
        publish(a_draft("other", title_en="Other talks"), by=None)
    waited = []
    monkeypatch.setattr(caching.store, "claimed", lambda name, seconds: False)
    monkeypatch.setattr(caching.store, "wait", lambda name, seconds: waited.append(seconds))
    caching.store.asked_again = time.monotonic()
    assert ("Other talks" in Client().get("/en/conflict/").content.decode()) is before
    assert waited == ([1, 1] if before else [10, 10])


def test_after_something_is_withdrawn_nobody_gets_the_page_before_it(kept, slowly):
    event = an_event("talks", title_en="Talks in Hidden Valley")
    an_event("other", title_en="Other talks")
    Client().get("/en/conflict/")
    withdrawn(event)
    slow = slowly()
    answers = at_once()
    assert slow.made == 1
    assert ["Talks in Hidden Valley" in words for _waited, words in answers] == [False] * READERS
    assert ["Other talks" in words for _waited, words in answers] == [True] * READERS


def test_what_is_withdrawn_while_a_page_is_made_is_not_in_it_nor_in_what_waited_for_it(kept, slowly):
    event = an_event("talks", title_en="Talks in Hidden Valley")
    an_event("other", title_en="Other talks")
    slow = slowly(meanwhile=lambda: withdrawn(event))
    answers = at_once()
    assert slow.made == 2
    assert ["Talks in Hidden Valley" in words for _waited, words in answers] == [False] * READERS


def test_a_published_event_does_not_age_the_page_of_another(kept, django_assert_num_queries):
    an_event("talks", title_en="Talks in Hidden Valley")
    client = Client()
    first = client.get("/en/conflict/events/talks/")
    publish(a_draft("other", title_en="Other talks"), by=None)
    with django_assert_num_queries(1):
        assert client.get("/en/conflict/events/talks/")["ETag"] == first["ETag"]
    withdrawn(Event.objects.get(slug="other"))
    assert client.get("/en/conflict/events/talks/")["ETag"] != first["ETag"]


def versions() -> tuple[int, int]:
    return PublicVersions.objects.values_list("public_version", "retracted_version").get()


def test_what_is_added_retracts_nothing():
    an_event("talks")
    before = versions()
    event = an_event("other")
    assert versions() == (before[0] + 1, before[1])
    withdrawn(event)
    assert versions() == (before[0] + 2, before[1] + 1)
    stale = a_conflict()
    publish(a_draft("third"), by=None)
    stale.save()
    assert versions()[0] > before[0] + 2


@contextmanager
def a_port(answers: bool):
    """A port where nothing listens, or one that accepts and never answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        if answers:
            listening.listen(64)
        else:
            listening.close()
        yield port


@pytest.mark.parametrize("silent", [False, True], ids=["nothing listens", "it never answers"])
def test_without_the_shared_cache_pages_go_on_at_once_and_are_right(settings, monkeypatch, silent):
    pytest.importorskip("redis")
    event = an_event("talks", title_en="Talks in Hidden Valley")
    an_event("other", title_en="Other talks")
    with a_port(silent) as port:
        monkeypatch.setattr(caching, "store", keeping.Store())
        settings.CACHES = {
            "default": {"BACKEND": "timeline.storage.Redis", "LOCATION": f"redis://127.0.0.1:{port}/0"}
        }
        waited = []
        for words in (True, True, False):
            begun = time.monotonic()
            answer = Client().get("/en/conflict/")
            waited.append(time.monotonic() - begun)
            assert answer.status_code == 200
            assert ("Talks in Hidden Valley" in answer.content.decode()) is words
            if len(waited) == 2:
                withdrawn(event)
        assert max(waited) < 2
        assert [waited for waited, _words in at_once(READERS) if waited > 5] == []


@pytest.mark.parametrize("form", ["csv", "json", "ics"])
def test_a_large_export_begun_before_a_withdrawal_is_given_to_nobody_after_it(kept, form, monkeypatch):
    monkeypatch.setattr("timeline.sending.LARGEST_WHOLE", 0)
    event = an_event("talks", title_en="Talks in Hidden Valley")
    an_event("other", title_en="Other talks")
    begun = Client().get(f"/en/conflict/events.{form}")
    withdrawn(event)
    begun.getvalue()  # sent to its end after it
    assert begun["X-Accel-Expires"] == "0"  # else nginx would keep it from then on
    validator = {"if-none-match": begun["ETag"]}
    for headers in ({}, validator):
        answer = Client().get(f"/en/conflict/events.{form}", headers=headers)
        assert answer.status_code == 200
        assert "Hidden Valley" not in answer.getvalue().decode()


def test_what_is_published_while_a_page_is_made_is_in_it(kept, slowly):
    an_event("talks", title_en="Talks in Hidden Valley")
    slow = slowly(meanwhile=lambda: publish(a_draft("other", title_en="Other talks"), by=None))
    page = Client().get("/en/conflict/")
    assert (slow.made, "Other talks" in page.content.decode(), page.get("X-Accel-Expires")) == (2, True, None)


def test_an_answer_that_is_older_than_another_may_be_is_for_its_reader_alone(kept, monkeypatch):
    """nginx would keep it for a second, or what it has, if it were “not modified”."""
    event = an_event("talks", title_en="Talks in Hidden Valley")
    first = Client().get("/en/conflict/")
    publish(a_draft("other", title_en="Other talks"), by=None)
    with monkeypatch.context() as another_makes_it:
        another_makes_it.setattr(caching.store, "claim", lambda name: False)
        before = Client().get("/en/conflict/", headers={"If-None-Match": first["ETag"]})
    now = Client().get("/en/conflict/")
    told = [(page.status_code, page["ETag"], page.get("X-Accel-Expires")) for page in (first, before)]
    assert told == [(200, first["ETag"], None), (200, first["ETag"], "0")]
    assert before.content == first.content
    assert (now["ETag"] != first["ETag"], now.get("X-Accel-Expires")) == (True, None)

    correct(event.citations.get().article, title="A corrected title")
    each_time(monkeypatch, lambda: publish(a_draft(), by=None))
    assert Client().get("/en/conflict/")["X-Accel-Expires"] == "0"
    monkeypatch.setattr(caching, "LARGEST", 10)  # what is longer is not packed
    assert Client().get("/en/conflict/")["X-Accel-Expires"] == "0"


def test_an_answer_that_withdrawals_overtake_to_the_last_is_kept_for_nobody(kept, monkeypatch):
    events = [an_event(f"talks-{number}", title_en=f"Talks {number}") for number in range(4)]
    keep, places = caching.store.keep, list[str]()
    monkeypatch.setattr(caching.store, "keep", lambda place, answer: places.append(place) or keep(place, answer))
    each_time(monkeypatch, lambda: withdrawn(events.pop()))
    words = Client().get("/en/conflict/").content.decode()
    assert ([f"Talks {number}" in words for number in range(4)], len(events)) == ([True, True, False, False], 1)
    assert places == []


def each_time(monkeypatch, act) -> None:
    """Do it whenever the page of a conflict was made, before it is sent."""
    make = views.timeline_page

    def made(request, *args, **kwargs):
        answer = make(request, *args, **kwargs)
        act()
        return answer

    monkeypatch.setattr(views, "timeline_page", made)
