import io
import socket
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from timeline.management.commands import demo


def pids(file: Path, many: int) -> list[str]:
    """Of the runs that wrote theirs, when they are so many."""
    for _try in range(200):
        found = file.read_text().split() if file.exists() else []
        if len(found) >= many:
            return found
        time.sleep(0.05)
    raise AssertionError("It was not started so often.")


def program(file: Path, then: str, first: str = "pass") -> tuple[str, ...]:
    """One that writes its id into the file."""
    write = f"open({str(file)!r}, 'a').write(f'{{os.getpid()}} ')"
    return (sys.executable, "-c", f"import os, signal, time; {first}; {write}; {then}")


def test_the_worker_is_started_again_whenever_it_ends_until_the_demo_does(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "LOOKED_AFTER", 0.05)
    file = tmp_path / "pids"
    with demo.kept_running(program(file, "raise SystemExit('locked')")):
        pids(file, 3)
    ended = len(pids(file, 3))
    time.sleep(0.5)
    assert len(pids(file, 3)) == ended


def test_the_worker_ends_with_the_demo_and_is_one_while_it_runs(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "LOOKED_AFTER", 0.05)
    file = tmp_path / "pids"
    with demo.kept_running(program(file, "time.sleep(60)")):
        [pid] = pids(file, 1)
        time.sleep(0.5)
        assert pids(file, 1) == [pid]
        assert Path(f"/proc/{pid}").exists()
    assert not Path(f"/proc/{pid}").exists()


def test_a_worker_that_does_not_end_by_itself_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "LOOKED_AFTER", 0.05)
    monkeypatch.setattr(demo, "MOST_AWAITED", 0.2)
    file = tmp_path / "pids"
    deaf = "signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    with demo.kept_running(program(file, "time.sleep(60)", deaf)):
        [pid] = pids(file, 1)
    assert not Path(f"/proc/{pid}").exists()


def test_a_demo_whose_port_was_taken_while_it_loaded_the_seeds_refuses_to_share_it(tmp_path, monkeypatch, settings):
    settings.DATA_DIR = tmp_path
    served, other = [], socket.socket()
    other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as the demo's server does
    monkeypatch.setattr(demo, "serve", lambda *where: served.append(where))
    monkeypatch.setattr(demo, "WORKER", (sys.executable, "-c", "pass"))
    monkeypatch.setattr(demo.Command, "make_account", lambda *account: None)

    def load(name, **options):
        if name == "load_seeds":
            other.bind(("127.0.0.1", port))
            other.listen()

    monkeypatch.setattr(demo, "call_command", load)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with other, pytest.raises(CommandError, match=f"127.0.0.1:{port} cannot be listened on"):
        call_command("demo", port=port, stdout=io.StringIO())
    assert served == []
