"""The real demo, served by its own command, and Chromium that notices what a reader's browser would."""

import fcntl
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

LONGEST = 60_000  # milliseconds: what reads a file starts a process, on machines of any speed
expect.set_options(timeout=LONGEST)
ROOT = Path(__file__).resolve().parents[2]
# Chromium's headless shell does the same with half of the work; every night it is the whole browser.
SHELLS = [] if os.environ.get("NIGHTLY") == "1" else ["chromium-headless-shell"]
BROWSERS = [*SHELLS, "chromium", "chromium-browser", "google-chrome"]
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
QUIET = ["background-networking", "component-update", "gpu", "sync"]


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in Path(item.path).parts:
            item.add_marker("browser")
            if not CHROMIUM and os.environ.get("BROWSER_REQUIRED") != "1":
                item.add_marker(pytest.mark.skip(reason="no Chromium on the path"))


@dataclass(frozen=True)
class Demo:
    url: str
    passwords: dict[str, str]  # by name
    log: str


def free_port() -> int:
    """Below the ports that the system gives to connections, and in a range of this worker's own.

    The demo's server lets another listen where it does, so two that chose alike would answer for each other.
    """
    worker = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or 0)
    for port in random.SystemRandom().sample(range(20_000 + worker % 12 * 1_000, 21_000 + worker % 12 * 1_000), 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("no port is free")


def fresh_database(name: str = "timeline_demo_under_test") -> str:
    """The demo's own database beside the tests', where these run on PostgreSQL; else SQLite's default."""
    url = os.environ.get("TEST_DATABASE_URL")
    if not url:
        return ""
    import psycopg

    name = "_".join([name, *filter(None, [os.environ.get("PYTEST_XDIST_WORKER")])])
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 LOCALE 'C.UTF-8'")
    return re.sub(r"/[^/?]*(\?|$)", rf"/{name}\1", url)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    with served(a_folder(tmp_path_factory), fresh_database()) as served_demo:
        yield served_demo


def a_folder(tmp_path_factory) -> Path:
    """Of a demo; where its database lies in it, a copy of that which the first of all workers has filled."""
    folder = tmp_path_factory.mktemp("demo")
    if os.environ.get("TEST_DATABASE_URL"):
        return folder
    of_all = tmp_path_factory.getbasetemp()
    of_all = of_all.parent if "PYTEST_XDIST_WORKER" in os.environ else of_all
    filled = of_all / "filled-demo"
    with (of_all / "filled-demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not filled.exists():
            with served(of_all / "filling-demo", ""):
                pass
            (of_all / "filling-demo").rename(filled)
    return shutil.copytree(filled, folder, dirs_exist_ok=True)


@contextmanager
def served(folder: Path, database: str) -> Iterator[Demo]:
    """A demo with its data in the folder, which tells the passwords of those whom it made, now or the first time."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    env = {key: value for key, value in os.environ.items() if key not in ("SECRET_KEY", "DJANGO_SETTINGS_MODULE")}
    # TMPDIR: previewed imports wait there.
    env |= {"DATA_DIR": str(folder), "TMPDIR": str(folder), "DATABASE_URL": database, "PYTHONUNBUFFERED": "1"}
    env |= {"SECOND_FACTOR": "optional"}  # else its pages are not there
    log = folder / "log"
    with log.open("a") as out:
        command = [sys.executable, "manage.py", "demo", "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=subprocess.STDOUT)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/healthz", server, log)
        told = log.read_text()
        yield Demo(url, dict(re.findall(r"Name: (\S+)  Password: (\S+)", told)), told)
    finally:
        server.terminate()
        server.wait(20)


def wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(720):
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.25)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in QUIET)],
    }


@pytest.fixture
def browser_context_args(demo, browser_context_args):
    return {**browser_context_args, "base_url": demo.url}


@pytest.fixture
def page(page, demo):
    """A page that fails its test on a console error, a refused style or script, or a foreign request."""
    wrong = []
    page.context.set_default_timeout(LONGEST)
    page.on("console", lambda message: message.type == "error" and wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda request: request.url.startswith((demo.url, "data:", "blob:")) or wrong.append(request.url)
    )
    yield page
    assert wrong == []


@pytest.fixture(scope="session")
def cookies_of_editor(browser, demo) -> list:
    """Of one login by the demo's editor, for all tests."""
    context = browser.new_context(base_url=demo.url)
    log_in(context.new_page(), demo, "editor")
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture
def editor(page, cookies_of_editor):
    """The page, with the demo's editor logged in."""
    page.context.add_cookies(cookies_of_editor)
    return page


def log_in(page, demo: Demo, name: str) -> None:
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", name)
    page.fill("#id_password", demo.passwords[name])
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")


def pressed(key: str, code: str) -> str:
    """A script that presses Ctrl and a key which bears another letter than Playwright's, where the focus is."""
    told = f"{{ key: '{key}', code: '{code}', ctrlKey: true, bubbles: true, cancelable: true }}"
    return f"() => {{ document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {told})); }}"
