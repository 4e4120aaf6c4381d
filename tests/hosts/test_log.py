"""The log of several hosts: the site as it was at a moment, made of what two primaries wrote, one after the other."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime

import pytest

from tests.breakdowns import until
from tests.hosts.topology import DATABASES, ROOT, SEVERAL, SITE, Topology
from tests.hosts.watching import HOST, logged_in, post

pytestmark = [
    pytest.mark.nightly,
    pytest.mark.skipif(os.geteuid() != 0, reason="root alone makes network namespaces"),
    pytest.mark.skipif(not shutil.which("etcd"), reason="etcd is not installed"),
    pytest.mark.skipif(not shutil.which("pgbackrest"), reason="pgBackRest is not installed"),
]
PAGES = ("/api/v1/conflicts/conflict/events", "/en/conflict/events.csv")


def line(name: str) -> str:
    """Of the service that the timer of the log starts."""
    unit = (ROOT / "deploy" / "log" / "timeline-base.service").read_text()
    return re.findall(rf"^{name}=(.+)$", unit, re.M)[0]


def begin_log(topology: Topology) -> None:
    """As deploy/GROWING.md tells it."""
    patronictl = f"patronictl -c {topology.folder / 'patroni-database1.yml'}"
    at_once = (
        f"{patronictl} edit-config --apply {SEVERAL / 'log.yml'} --force && {patronictl} restart timeline --force"
    )
    assert topology.as_postgres("database1", at_once) == 0
    until(topology.is_healthy, 60)
    for word in ("stanza-create", "check"):
        assert topology.as_postgres(str(topology.primary()), f"pgbackrest --stanza=timeline {word}") == 0


def copied(topology: Topology) -> list[str]:
    """The hosts on which the service makes a copy of the database."""
    both = f"{line('ExecCondition')} && {line('ExecStart')}"
    return [host for host in DATABASES if topology.as_postgres(host, both) == 0]


def files_of_a_host_that_serves(topology: Topology) -> str:
    """What a shell in a mount namespace of its own does first to have the files of which deploy/ speaks."""
    etc = topology.folder / "etc"
    shutil.copytree("/etc", etc, symlinks=True)
    shutil.copy(topology.log_of("database1")["PGBACKREST_CONFIG"], etc / "pgbackrest.conf")
    with (etc / "passwd").open("a") as passwd, (etc / "group").open("a") as group:
        passwd.write("timeline:x:990:990::/nonexistent:/usr/sbin/nologin\n")
        group.write("timeline:x:990:\n")
    (etc / "timeline.env").write_text("".join(f"{name}='{value}'\n" for name, value in topology.environment.items()))
    return f"""
        mount --bind {etc} /etc; mount -t tmpfs tmpfs /srv; mount -t tmpfs tmpfs /var/backups
        mkdir /srv/timeline; install -d -m 700 -o timeline /var/backups/timeline
        ln -s {ROOT}/* /srv/timeline/; ln -sfn {sys.prefix} /srv/timeline/.venv; cd /srv/timeline
        """


def on_a_host_that_serves(topology: Topology, line: str) -> None:
    words = ["ip", "netns", "exec", "web1", "unshare", "--mount", "bash", "-euc"]
    subprocess.run([*words, files_of_a_host_that_serves(topology) + line], check=True)


def shown() -> list[bytes]:
    asked = [urllib.request.Request(SITE + page, headers=HOST) for page in PAGES]
    return [urllib.request.urlopen(page, timeout=10).read() for page in asked]


def decided(action: str, *events: int) -> None:
    for event in events:
        chosen = {"action": f"{action}_selected", "_selected_action": str(event), "public_reason": "So."}
        post(*logged_in(), "/admin/events/event/", **chosen)


def test_the_site_as_it_was_before_a_slip_though_another_host_took_over_since_it_was_copied(topology):
    one, two, three, *_others = json.loads(topology.python("-m", "tests.hosts.made", "5")).values()
    begin_log(topology)
    copied_from = topology.primary()
    assert copied(topology) == [copied_from]
    decided("publish", one)
    topology.kill(f"patroni-{copied_from}")
    until(lambda: topology.primary() not in (None, copied_from), 60)
    topology.start_patroni(str(copied_from))
    until(topology.is_healthy, 60)
    decided("publish", two)
    before = shown()
    time.sleep(1.1)
    moment = datetime.now(UTC).strftime("%F %T+00")
    time.sleep(1.1)
    decided("publish", three)
    decided("withdraw", one, two)
    assert b"Edit-0000" not in shown()[0]
    on_a_host_that_serves(topology, f'$(deploy/as-at "{moment}" | tail -1 | sed "s/^.*: //")')
    until(topology.is_healthy, 60)
    assert b"Edit-0000" in before[0]
    assert shown() == before
