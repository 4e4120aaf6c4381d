import os
import time
import uuid
from types import SimpleNamespace

import pytest
from django.db import InterfaceError, OperationalError, transaction

from events.models import Conflict
from events.record.door import change
from events.told import versions_raised
from tests.factories import a_conflict, a_draft, an_event
from timeline import caching, keeping, replicas
from timeline.replicas import AVOIDED_FOR, Floor, Told, freshest, tell_of

AWAY = object()


@pytest.fixture(autouse=True)
def the_primary_is_read_again():
    yield
    replicas.read_from.set("default")


class Cache:
    """A shared cache that says what it is told to."""

    def __init__(self, floor: int | None, *, unconfirmed: bool = False):
        self.floor, self.unconfirmed, self.told = floor, unconfirmed, {}

    def pipeline(self, **options):
        return SimpleNamespace(
            zscore=lambda *key: None,
            set=lambda *key, **options: None,
            execute=lambda: (self.floor, self.unconfirmed or None),
        )

    def zadd(self, key, versions, gt):
        assert gt
        self.told |= versions


@pytest.fixture
def hosts(settings, monkeypatch):
    """A function that sets what the cache and each database say, and gives where `freshest` asked, in order."""
    settings.REPLICAS = ["replica-1", "replica-2"]
    monkeypatch.setattr(os, "getpid", lambda: 0)
    monkeypatch.setattr(replicas, "avoided", {})
    monkeypatch.setattr(replicas, "told", Told())

    def ask(cache: object, **says: object):
        def client():
            if cache is AWAY:
                raise OSError
            return cache

        monkeypatch.setattr(replicas, "redis_client", client)
        asked = []

        def question(alias):
            asked.append(alias.replace("replica-", "r").replace("default", "primary"))
            said = says[asked[-1]]
            if said is AWAY:
                raise (InterfaceError if alias == "replica-1" else OperationalError)(alias)
            return None if said is None else SimpleNamespace(number=said)

        said = freshest("conflict", question)
        return asked, said and said.number

    return ask


@pytest.mark.parametrize(
    ("cache", "says", "asked", "by", "number"),
    [
        (Cache(5), {"r1": 5}, ["r1"], "r1", 5),
        (Cache(5), {"r1": 6}, ["r1"], "r1", 6),
        (Cache(5), {"r1": 4, "r2": 5}, ["r1", "r2"], "r2", 5),
        (Cache(5), {"r1": 4, "r2": 4, "primary": 5}, ["r1", "r2", "primary"], "primary", 5),
        (Cache(5), {"r1": AWAY, "r2": 5}, ["r1", "r2"], "r2", 5),
        (Cache(5), {"r1": None, "r2": None, "primary": None}, ["r1", "r2", "primary"], "primary", None),
        # To whom it falls to ask the primary, and where nothing was told.
        (Cache(5, unconfirmed=True), {"primary": 6}, ["primary"], "primary", 6),
        (Cache(5, unconfirmed=True), {"primary": AWAY, "r1": 4, "r2": 5}, ["primary", "r1", "r2"], "r2", 5),
        (Cache(None), {"primary": 1}, ["primary"], "primary", 1),
        (Cache(None), {"primary": None}, ["primary"], "primary", None),
        (Cache(None), {"primary": AWAY, "r1": 1, "r2": 1}, ["primary", "r1", "r2"], "r1", 1),
        (AWAY, {"primary": 5}, ["primary"], "primary", 5),
        # Where it does not answer, the newest of all others: another process may have shown what one of them lacks.
        (AWAY, {"primary": AWAY, "r1": 4, "r2": 5}, ["primary", "r1", "r2"], "r2", 5),
        (AWAY, {"primary": AWAY, "r1": 5, "r2": 4}, ["primary", "r1", "r2"], "r1", 5),
        (AWAY, {"primary": AWAY, "r1": AWAY, "r2": 4}, ["primary", "r1", "r2"], "r2", 4),
        # What the primary says holds, also where a database of before had gone further.
        (Cache(9), {"r1": 5, "r2": 5, "primary": 5}, ["r1", "r2", "primary"], "primary", 5),
    ],
)
def test_who_is_new_enough_answers(hosts, cache, says, asked, by, number):
    assert hosts(cache, **says) == (asked, number)
    assert replicas.read_from.get() == {"primary": "default", "r1": "replica-1", "r2": "replica-2"}[by]


def test_a_primary_that_did_not_answer_is_not_waited_for_where_replicas_do(hosts):
    hosts(AWAY, primary=AWAY, r1=4, r2=5)
    assert hosts(AWAY, primary=AWAY, r1=6, r2=6) == (["r1", "r2"], 6)


@pytest.mark.parametrize("cache", [Cache(5), Cache(5, unconfirmed=True), AWAY])
def test_nobody_is_answered_by_an_older_one_though_no_other_is_left(hosts, monkeypatch, cache):
    pauses: list[float] = []
    monkeypatch.setattr(replicas.time, "sleep", pauses.append)
    replicas.told.own["conflict"] = 5
    with pytest.raises(OperationalError):
        hosts(cache, primary=AWAY, r1=4, r2=None)
    assert replicas.read_from.get() == "default"
    assert sum(pauses) == pytest.approx(1)


def test_a_replica_that_is_about_to_show_what_it_has_is_waited_for(hosts, monkeypatch):
    monkeypatch.setattr(replicas.time, "sleep", lambda pause: shows.append(4 if len(shows) < 2 else 5))
    shows = [4]

    class Growing:
        def __lt__(self, other):
            return shows[-1] < other

        def __gt__(self, other):
            return shows[-1] > other

    asked, _number = hosts(Cache(5), primary=AWAY, r1=Growing(), r2=4)
    assert asked == ["r1", "r2", "primary", "r1"]


def test_without_the_shared_cache_nobody_is_answered_by_older_than_this_process_told(hosts):
    assert hosts(Cache(7, unconfirmed=True), primary=7) == (["primary"], 7)
    assert hosts(AWAY, primary=AWAY, r1=6, r2=7) == (["primary", "r1", "r2"], 7)


def test_once_the_shared_cache_answers_again_the_primary_is_asked_while_another_may_still_leave_it_alone(hosts):
    assert hosts(AWAY, primary=6) == (["primary"], 6)
    replicas.told.asked_again = time.monotonic()  # another, which asks it later, shows 7 and cannot tell
    cache = Cache(6)
    assert hosts(cache, primary=7, r1=6) == (["primary"], 7)
    assert cache.told == {"conflict": 7}
    replicas.told.asked_again -= keeping.LEFT_ALONE
    assert hosts(Cache(7), r1=7) == (["r1"], 7)


def test_a_newer_one_is_told_and_what_was_told_already_is_not(hosts):
    cache = Cache(5)
    hosts(cache, r1=5)
    assert cache.told == {}
    hosts(cache, r1=6)
    assert cache.told == {"conflict": 6}


def test_one_that_did_not_answer_is_asked_last_and_after_a_while_by_one_again(hosts, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(replicas.time, "monotonic", lambda: now)
    hosts(Cache(5), r1=AWAY, r2=5)
    assert hosts(Cache(5), r1=5, r2=5) == (["r2"], 5)
    assert hosts(Cache(5), r1=5, r2=4, primary=AWAY) == (["r2", "primary", "r1"], 5)
    hosts(Cache(5), r1=AWAY, r2=AWAY, primary=5)
    now += AVOIDED_FOR
    assert replicas.in_order(primary_first=False) == ["replica-1", "replica-2", "default"]
    assert replicas.in_order(primary_first=False) == ["default", "replica-1", "replica-2"]


def test_processes_begin_with_another_replica_each(settings, monkeypatch):
    settings.REPLICAS = ["a", "b", "c"]
    first = []
    for pid in (3, 4, 5, 6):
        monkeypatch.setattr(os, "getpid", lambda pid=pid: pid)
        first.append(replicas.in_order(primary_first=False))
    assert ["".join(aliases[:3]) for aliases in first] == ["abc", "bca", "cab", "abc"]
    assert {aliases[3] for aliases in first} == {"default"}


@pytest.fixture
def shared(settings, monkeypatch):
    """A Redis, and keys of this test's own."""
    redis = pytest.importorskip("redis")
    address = os.environ.get("TEST_CACHE_URL", "redis://127.0.0.1:6379/9")
    client = redis.Redis.from_url(address)
    try:
        client.ping()
    except redis.ConnectionError:
        pytest.skip("no Redis answers at TEST_CACHE_URL")
    monkeypatch.setattr(replicas, "redis_client", lambda: client)
    monkeypatch.setattr(replicas, "VERSIONS", uuid.uuid4().hex)
    yield client
    client.delete(replicas.VERSIONS)


def test_hosts_tell_each_other_the_highest_and_one_of_them_asks_the_primary(shared):
    one, other = Told(), Told()
    assert one.floor("conflict") == Floor(0, unconfirmed=True)
    one.tell("conflict", 7)
    other.tell("conflict", 5)
    other.tell("other", 9)
    assert [host.floor("conflict") for host in (one, other)] == [Floor(7, unconfirmed=False)] * 2
    assert 0 < shared.pttl(f"{replicas.VERSIONS}:confirmed:conflict") <= 2000
    shared.delete(f"{replicas.VERSIONS}:confirmed:conflict")
    assert [host.floor("conflict").unconfirmed for host in (one, other)] == [True, False]


@pytest.fixture
def telling(settings, monkeypatch):
    """What is told after commits."""
    monkeypatch.setattr(replicas, "told", Told())
    monkeypatch.setattr(replicas.told, "ask", lambda question, otherwise: otherwise)
    settings.REPLICAS = ["replica"]
    replicas.tell_what_changes()
    settings.REPLICAS = []
    yield replicas.told.own
    versions_raised.disconnect(tell_of)


def test_who_shares_what_another_was_answered_reads_from_the_same_database(rf, monkeypatch):
    reached = caching.Reached(3, caching.Versions("3", "1"))
    monkeypatch.setattr(caching.together, "ask", lambda about, question: ("replica-2", reached))
    variant = caching.KeptAnswers(lambda request: None).variant(rf.get("/en/western-sahara/"))
    assert (variant.number, replicas.read_from.get()) == (3, "replica-2")


@pytest.mark.django_db
def test_what_changes_for_readers_is_told_after_the_commit(telling, django_capture_on_commit_callbacks):
    event = an_event("talks")
    an_event("talks", conflict=a_conflict("other"))
    a_draft("draft")
    telling.clear()
    before = Conflict.objects.get(slug="conflict").public_version
    with django_capture_on_commit_callbacks(execute=True), change([event.pk], by=None) as door:
        door.event.title_en = "Other talks"
        door.event.save()
        assert telling == {}
    other = Conflict.objects.get(slug="other").public_version
    assert telling == {"conflict": before + 1, "": before + 1 + other}


@pytest.mark.django_db
def test_what_is_not_committed_is_not_told(telling, django_capture_on_commit_callbacks):
    an_event("talks")
    telling.clear()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError), transaction.atomic():
        Conflict.objects.all().seen_anew()
        raise ZeroDivisionError
    assert telling == {}


@pytest.mark.django_db
class TestAnAnswerThatFails:
    """A database that goes away while it is read."""

    @pytest.fixture(autouse=True)
    def databases(self, settings, monkeypatch):
        an_event("talks")
        monkeypatch.setattr(caching, "store", keeping.Store())
        monkeypatch.setattr(replicas, "told", Told())
        monkeypatch.setattr(replicas.told, "ask", lambda question, otherwise: Floor(0, unconfirmed=False))
        monkeypatch.setattr(replicas, "avoided", {})
        settings.REPLICAS = ["replica-1"]
        # The replica is the primary under another name: whoever reads models of it finds no such connection.
        row_of = caching.row_of
        monkeypatch.setattr(caching, "row_of", lambda alias, *question: row_of("default", *question))

    def test_is_made_by_another(self, client, monkeypatch, settings):
        read = []

        def db_for_read(self, model, **hints):
            read.append(replicas.read_from.get())
            if read[-1] != "default":
                import psycopg

                raise OperationalError from psycopg.OperationalError("the connection is lost")
            return "default"

        monkeypatch.setattr(replicas.Router, "db_for_read", db_for_read)
        monkeypatch.setattr("django.db.router.routers", [replicas.Router()])
        client.raise_request_exception = False
        page = client.get("/en/conflict/")
        assert page.status_code == 200
        assert (read[0], set(read[1:])) == ("replica-1", {"default"})

    def test_the_desk_reads_the_primary(self, admin_client):
        replicas.read_from.set("replica-1")
        assert admin_client.get("/admin/").status_code == 200
        assert replicas.read_from.get() == "default"


@pytest.mark.parametrize("chosen", ["default", "replica-1"])
def test_models_are_read_from_where_the_request_is_answered_and_written_to_the_primary(chosen):
    replicas.read_from.set(chosen)
    router = replicas.Router()
    assert (router.db_for_read(Conflict), router.db_for_write(Conflict)) == (chosen, "default")
    assert [router.allow_migrate(alias, "events") for alias in ("default", "replica-1")] == [True, False]
