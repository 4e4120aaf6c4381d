"""Who reads the site of several hosts, and who writes there, while hosts break down."""

import http.client
import random
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from itertools import pairwise
from math import inf
from typing import NamedTuple

from tests.hosts.made import NAME, PASSWORD
from tests.hosts.topology import NETWORK, NUMBERS, SITE

READERS, PAUSE = 32, 0.25  # seconds between two pages of each, about
HOST = {"Host": "localhost"}
EDIT = re.compile(rb"Edit-(\d{4})")
NUMBER = re.compile(rb"<title>[^<]*?([\d,]+) events?\b|\"public_version\": ?(\d+)")
# Each second all of them are made anew, as one event more is published: few enough for two cores.
PAGES = (
    *("/en/conflict/?from=1990", "/en/conflict/?kind=talks", "/en/conflict/listed/", "/en/conflict/events.atom"),
    *("/api/v1/conflicts", "/api/v1/conflicts/conflict/events?limit=100", "/en/conflict/events.csv"),
)
WITHIN = 2.0  # seconds in which what was withdrawn is gone
Session = tuple[urllib.request.OpenerDirector, CookieJar]


class Read(NamedTuple):
    asked: float  # by the monotonic clock
    seconds: float
    status: int  # 0 where the connection broke
    page: str
    newest: int  # how much of what was published it shows; grows at each address


class Edit(NamedTuple):
    at: float
    slug: str
    acknowledged: bool


def page_of(slug: str) -> str:
    return f"/en/conflict/events/{slug}/"


def newest(body: bytes) -> int:
    """The number that the page states, of events or of the version; else how far the events go that it names."""
    if stated := NUMBER.search(body):
        return int((stated[1] or stated[2]).replace(b",", b""))
    return max((int(number) for number in EDIT.findall(body)), default=0)


def read(pages: Sequence[str], chance: random.Random, done: threading.Event, reads: list[Read]) -> None:
    connection = http.client.HTTPConnection(f"{NETWORK}.{NUMBERS['front']}", timeout=30)
    while not done.is_set():
        page, asked = chance.choice(pages), time.monotonic()
        try:
            connection.request("GET", page, headers=HOST)
            answer = connection.getresponse()
            status, body = answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            status, body = 0, b""
            connection.close()
        reads.append(Read(asked, time.monotonic() - asked, status, page, newest(body)))
        time.sleep(PAUSE * (0.5 + chance.random()))
    connection.close()


def logged_in() -> Session:
    cookies = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
    opener.open(urllib.request.Request(f"{SITE}/admin/login/", headers=HOST), timeout=60).read()
    post(opener, cookies, "/admin/login/", username=NAME, password=PASSWORD)
    return opener, cookies


def post(opener: urllib.request.OpenerDirector, cookies: CookieJar, path: str, **fields: str) -> str:
    """The address to which it led."""
    token = next(cookie.value for cookie in cookies if cookie.name == "csrftoken")
    data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
    with opener.open(urllib.request.Request(f"{SITE}{path}", data, HOST), timeout=30) as answer:
        body = answer.read()
        assert b'class="errornote"' not in body, body[-2000:]
        return str(answer.url)


def write(session: Session, action: str, events: dict[str, int], done: threading.Event, edits: list[Edit]) -> None:
    """Publish or withdraw one each second, at the desk."""
    opener, cookies = session
    for slug, pk in events.items():
        if done.is_set():
            return
        began, acknowledged = time.monotonic(), False
        with suppress(OSError, http.client.HTTPException):
            chosen = {"action": f"{action}_selected", "_selected_action": str(pk), "public_reason": "So."}
            acknowledged = post(opener, cookies, "/admin/events/event/", **chosen) != ""
        edits.append(Edit(time.monotonic(), slug, acknowledged))
        time.sleep(max(0.0, 1 - (time.monotonic() - began)))


@contextmanager
def watched(
    events: dict[str, int], action: str = "publish", pages: Sequence[str] = PAGES
) -> Iterator[tuple[list[Read], list[Edit]]]:
    """What readers of these pages and the one editor of these events met while it lasts."""
    reads: list[Read] = []
    edits: list[Edit] = []
    done = threading.Event()
    chances = [random.Random(number) for number in range(READERS)]
    threads = [threading.Thread(target=read, args=(pages, chance, done, reads)) for chance in chances]
    threads.append(threading.Thread(target=write, args=(logged_in(), action, events, done, edits)))
    for thread in threads:
        thread.start()
    try:
        yield reads, edits
    finally:
        done.set()
        for thread in threads:
            thread.join()


def older(reads: list[Read]) -> list[tuple[Read, int]]:
    """Reads of less than somebody had been shown at the address before they asked, and what that was."""
    answers = sorted((read for read in reads if read.status == 200), key=lambda read: read.asked + read.seconds)
    wrong = []
    for page in {read.page for read in answers}:
        of_page = [read for read in answers if read.page == page]
        shown, ends, best = [], [], 0
        for read in of_page:
            best = max(best, read.newest)
            shown.append(best)
            ends.append(read.asked + read.seconds)
        at = 0
        for read in sorted(of_page, key=lambda read: read.asked):
            while at < len(ends) and ends[at] <= read.asked:
                at += 1
            if at and read.newest < shown[at - 1]:
                wrong.append((read, shown[at - 1]))
    return wrong


def late(reads: list[Read], withdrawals: list[Edit]) -> list[Read]:
    """Reads of an event two seconds after who withdrew it was told so."""
    gone = {page_of(edit.slug): edit.at + WITHIN for edit in withdrawals if edit.acknowledged}
    return [read for read in reads if read.status == 200 and read.asked > gone.get(read.page, inf)]


def longest_gap(edits: list[Edit], since: float, to: float) -> float:
    """Seconds between two that were acknowledged one after the other."""
    moments = [since, *(edit.at for edit in edits if edit.acknowledged and since <= edit.at <= to), to]
    return max(later - earlier for earlier, later in pairwise(moments))
