"""Hosts, processes and networks that break down under readers and an editor, on the topology of deploy/GROWING.md:
nothing that was acknowledged is lost, no read fails, and nobody reads what is older than was shown at its address."""

import json
import os
import random
import shutil
import signal
import time
from collections.abc import Callable

import pytest

from tests.breakdowns import until
from tests.hosts.topology import DATABASES, SERVING, Topology, role
from tests.hosts.watching import Edit, Read, late, longest_gap, older, page_of, watched

pytestmark = [
    pytest.mark.nightly,
    pytest.mark.skipif(os.geteuid() != 0, reason="root alone makes network namespaces"),
    pytest.mark.skipif(not shutil.which("etcd"), reason="etcd is not installed"),
]
FAULTS = int(os.environ.get("FAULTS", "50"))
SLOW = 1.0  # seconds


def a_primary(topology: Topology) -> str:
    until(topology.primary, 60)
    return str(topology.primary())


def a_replica(topology: Topology) -> str:
    return next(host for host in DATABASES if role(host) == "replica")


def kill_postgresql(topology: Topology, host: str) -> None:
    topology.kill_postgresql(host)


def kill_with_patroni(topology: Topology, host: str) -> None:
    topology.kill(f"patroni-{host}")
    time.sleep(25)
    topology.start_patroni(host)


def kill_host(topology: Topology, host: str) -> None:
    topology.kill_all(host)
    time.sleep(30)
    topology.start_etcd(host)
    topology.start_patroni(host)


def cut(topology: Topology, host: str) -> None:
    topology.cut(host)
    time.sleep(30)
    topology.mend(host)


def kill_site(topology: Topology, host: str) -> None:
    topology.kill_all(host)
    time.sleep(5)
    topology.start_site(host)


def kill_redis(topology: Topology, host: str) -> None:
    topology.kill_all(host)
    time.sleep(5)
    topology.start_redis()


KINDS: dict[str, tuple[Callable[[Topology, str], None], Callable[[Topology], str]]] = {
    "kill -9 of the primary's PostgreSQL": (kill_postgresql, a_primary),
    "kill -9 of a replica's PostgreSQL": (kill_postgresql, a_replica),
    "kill -9 of the primary's PostgreSQL and Patroni": (kill_with_patroni, a_primary),
    "kill -9 of a replica's PostgreSQL and Patroni": (kill_with_patroni, a_replica),
    "the primary's host gone": (kill_host, a_primary),
    "the primary's network cut": (cut, a_primary),
    "a replica's network cut": (cut, a_replica),
    "kill -9 of a host that serves": (kill_site, lambda topology: random.choice(SERVING)),
    "the network of a host that serves cut": (cut, lambda topology: random.choice(SERVING)),
    "kill -9 of Redis": (kill_redis, lambda topology: "cache"),
    "the network of Redis cut": (cut, lambda topology: "cache"),
}


@pytest.fixture
def drafts(topology):
    """Their ids by slug; enough to publish one a second."""
    return json.loads(topology.python("-m", "tests.hosts.made", str(FAULTS * 40 + 60)))


def lost(topology: Topology, edits: list[Edit]) -> set[str]:
    """What was acknowledged and readers do not see."""
    shown = topology.on_primary("SELECT slug FROM events_event WHERE status = 'published'")
    return {edit.slug for edit in edits if edit.acknowledged} - {slug for (slug,) in shown}


def failed(reads: list[Read]) -> list[Read]:
    return [read for read in reads if read.status not in (200, 404, 410)]  # a draft's page, one that was withdrawn


def slow(reads: list[Read]) -> list[Read]:
    return [read for read in reads if read.seconds > SLOW]


def say(what: str, reads: list[Read], edits: list[Edit], began: float = 0) -> None:
    edits = [edit for edit in edits if edit.at >= began]
    done = [edit for edit in edits if edit.acknowledged]
    gap = longest_gap(edits, began or edits[0].at, time.monotonic())
    wrong = sorted({read.status for read in failed(reads)})
    for read, shown in older(reads)[:9]:
        print(f"{read.page} told {read.newest}, and {shown} had been shown; {read.asked - reads[0].asked:.1f} s")
    print(
        f"{what}: {len(reads)} reads, {len(failed(reads))} failed {wrong or ''}, {len(older(reads))} older than "
        f"shown, {len(slow(reads))} over {SLOW} s, the worst {max(read.seconds for read in reads):.1f} s; "
        f"{len(done)} of {len(edits)} edits acknowledged, the longest gap {gap:.1f} s",
        flush=True,
    )


def test_random_faults_lose_nothing_and_fail_no_reader(topology, drafts):
    seed = int(os.environ.get("FAULT_SEED", str(random.randrange(1_000_000))))
    random.seed(seed)
    chosen = [list(KINDS)[number % len(KINDS)] for number in range(FAULTS)]
    random.shuffle(chosen)
    with watched(drafts) as (reads, edits):
        time.sleep(5)
        for kind in chosen:
            fault, of = KINDS[kind]
            began, number = time.monotonic(), len(reads)
            host = of(topology)
            fault(topology, host)
            until(topology.is_healthy, 120)
            time.sleep(3)
            say(f"{kind} ({host}), {time.monotonic() - began:.0f} s", reads[number:], edits, began)
    say(f"In all, of seed {seed}", reads, edits)
    assert lost(topology, edits) == set()
    assert failed(reads) == []
    assert older(reads) == []
    assert len(slow(reads)) <= len(reads) / 100


@pytest.mark.parametrize("rule", [True, False])
def test_a_replica_that_falls_behind_answers_nobody_and_without_the_rule_readers_go_back(topology, drafts, rule):
    for host in SERVING:
        topology.kill_all(host)
        topology.start_site(host, "timeline.wsgi:application" if rule else "tests.hosts.without_rule:application")
    until(topology.is_healthy, 60)
    with watched(drafts) as (reads, edits):
        time.sleep(12)
        published = {edit.slug: drafts[edit.slug] for edit in edits if edit.acknowledged}
        until(lambda: {"primary", "replica"} == set(topology.roles()), 30)
        replay = topology.stop_replay(a_replica(topology))
        time.sleep(12)
    try:
        with watched(published, "withdraw", [*map(page_of, published)]) as (looks, withdrawals):
            time.sleep(len(published) + 3)
    finally:
        os.kill(replay, signal.SIGCONT)
    say("A replica behind" if rule else "Without the rule", reads, edits)
    say(f"Withdrawn, {len(late(looks, withdrawals))} late", looks, withdrawals)
    assert len(published) > 5
    assert failed([*reads, *looks]) == []
    assert (older(reads) == [], late(looks, withdrawals) == []) == (rule, rule)


def test_hosts_are_updated_one_after_the_other_with_a_change_of_tables_and_no_reader_fails(topology, drafts):
    with watched(drafts) as (reads, edits):
        time.sleep(3)
        topology.on_primary("ALTER TABLE events_event ADD COLUMN of_the_next_release integer")
        for host in SERVING:
            topology.restart_site(host)
            until(topology.is_healthy, 60)
            time.sleep(3)
        topology.on_primary("ALTER TABLE events_event DROP COLUMN of_the_next_release")
        time.sleep(3)
    say("Updated", reads, edits)
    assert lost(topology, edits) == set()
    assert failed(reads) == []
    assert older(reads) == []
