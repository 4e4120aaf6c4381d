"""Counting of tries: by whom, where, and what cannot push the counts out."""

import pytest

from timeline import keeping, spacing
from timeline.logins import TRIES, place_of
from timeline.spacing import Counts

pytestmark = pytest.mark.django_db


def tries(client, times: int, address: str = "192.0.2.1") -> list[int]:
    """The answers to so many wrong passwords."""
    sent = {"password": "wrong"}
    return [
        client.post("/admin/login/", {**sent, "username": str(n)}, REMOTE_ADDR=address).status_code
        for n in range(times)
    ]


def test_pages_that_are_read_between_tries_give_no_more_of_them(client, settings):
    settings.PUBLIC = True
    tries(client, TRIES)
    for number in range(600):  # more answers than the cache holds
        keeping.cache.set(f"answer-{number}", b"kept", 60)
    assert tries(client, 1) == [429]


def test_while_the_shared_cache_is_silent_tries_are_counted_in_the_process(client, settings, monkeypatch):
    settings.PUBLIC, settings.CACHE_URL = True, "redis://127.0.0.1:1/0"

    def silent(*_asked: object) -> None:
        raise OSError

    monkeypatch.setattr(keeping.cache, "add", silent, raising=False)
    monkeypatch.setattr(spacing, "store", keeping.Store())
    assert tries(client, TRIES + 1)[-2:] == [200, 429]


def test_tries_that_the_shared_cache_counts_are_counted_there(client, settings, monkeypatch):
    settings.PUBLIC, settings.CACHE_URL = True, "redis://127.0.0.1:1/0"
    tries(client, TRIES)
    spacing.own.clear()  # as in another process
    assert tries(client, 1) == [429]


@pytest.mark.parametrize("address", ["unix:", "unix", "10.0.0.9:5000", ""])
def test_an_address_that_cannot_be_read_is_one_place_and_no_error(client, settings, address):
    settings.PUBLIC = True
    assert tries(client, TRIES + 1, address)[-2:] == [200, 429]
    assert tries(client, 1, "nonsense") == [429]
    assert tries(client, 1, "192.0.2.1") == [200]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unix:", "0.0.0.0"),
    ],
)
def test_an_address_of_ipv4_is_one_place_in_either_form_and_of_ipv6_its_network_is(rf, address, place):
    assert place_of(rf.get("/", REMOTE_ADDR=address)) == place


def test_a_place_may_go_on_when_its_time_is_over(monkeypatch):
    now = 0.0
    monkeypatch.setattr(spacing.time, "monotonic", lambda: now)
    counts = Counts()
    assert [counts.allows("here", 2, 10) for _ in range(3)] == [True, True, False]
    now = 9.9
    assert not counts.allows("here", 2, 10)
    now = 10.0
    assert [counts.allows("here", 2, 10) for _ in range(3)] == [True, True, False]


def test_of_more_places_than_are_counted_the_longest_idle_is_forgotten(monkeypatch):
    monkeypatch.setattr(spacing, "MOST_PLACES", 2)
    counts = Counts()
    tried = ["first", "second", "first", "third"]
    assert [counts.allows(place, 1, 10) for place in tried] == [True, True, False, True]
    assert [counts.allows(place, 1, 10) for place in ("first", "second")] == [False, True]
