"""The nginx configuration that the README names, in front of the demo: what it keeps, for whom, and for how long."""

import os
import re
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.browser.conftest import free_port
from tests.nginx import configured

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
LOG = "log_format kept '$request_uri $upstream_cache_status'; access_log {folder}/kept.log kept;"


class Site:
    """nginx before the demo; tells what became of each request."""

    def __init__(self, url: str, log: Path) -> None:
        self.url, self.log = url, log

    def get(self, path: str, **headers: str):
        asked = urllib.request.Request(self.url + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        try:
            return urllib.request.urlopen(asked, timeout=10)
        except urllib.error.HTTPError as error:
            return error

    def kept(self, path: str) -> list[str]:
        time.sleep(0.1)
        return [line.split()[1] for line in self.log.read_text().splitlines() if line.split()[0] == path]


@pytest.fixture(scope="module")
def site(demo, tmp_path_factory):
    if not Path(NGINX).exists() and os.environ.get("BROWSER_REQUIRED") != "1":
        pytest.skip("no nginx")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    site = demo.url.removeprefix("http://")
    conf = configured(folder, site, port, free_port(), LOG.format(folder=folder))
    server = subprocess.Popen([NGINX, "-c", str(conf), "-p", str(folder)])
    try:
        found = Site(f"http://127.0.0.1:{port}", folder / "kept.log")
        for _ in range(50):
            try:
                found.get("/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield found
    finally:
        server.terminate()
        server.wait(10)


PAGE = "/en/western-sahara/about/"


def test_a_page_is_kept_for_a_moment_and_then_asked_for_by_its_validator(site):
    first = site.get(PAGE)
    words = first.read()  # to its end: before it, nginx has nothing to keep
    assert site.get(PAGE).headers["ETag"] == first.headers["ETag"]
    assert site.get(PAGE, If_None_Match=first.headers["ETag"]).status == 304
    time.sleep(2.2)
    assert site.get(PAGE).read() == words != b""
    first, *others = site.kept(PAGE)
    assert first == "MISS"
    assert others[-1] == "REVALIDATED"
    assert set(others) == {"HIT", "REVALIDATED"}


def test_an_address_of_many_chosen_events_is_answered_and_kept_however_long(site):
    for length in (2_900, 3_400, 5_000):
        path = f"/en/western-sahara/listed/?events={'a' * length}"
        assert [site.get(path).status, site.get(path).status, site.kept(path)[0]] == [200, 200, "MISS"]


def test_each_reader_gets_the_compression_and_the_language_that_they_ask_for(site):
    page = "/fr/western-sahara/about/"
    asked = ["br, gzip", "gzip, deflate", "identity", "gzip;q=1.0, br"]
    told = [site.get(page, Accept_Encoding=encoding).headers["Content-Encoding"] for encoding in asked]
    assert told == ["br", "gzip", None, "br"]
    events = "/api/v1/conflicts/western-sahara/events?limit=1"
    assert [site.get(events, Accept_Language=lang).headers["Content-Language"] for lang in ("ar", "en")] == [
        "ar",
        "en",
    ]


def test_what_probes_ask_is_kept_by_nobody(site):
    for path in ("/healthz", "/readyz", "/metrics"):
        codes = {site.get(path).status for _ in range(2)}
        assert codes == {404 if path == "/metrics" else 200}
        assert set(site.kept(path)) == {"BYPASS"}


class Withdrawing(BaseHTTPRequestHandler):
    """A site whose only page is withdrawn when its test says so."""

    gone = False
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = b"the notice" if self.gone else b"the old text"
        self.send_response(410 if self.gone else 200)
        self.send_header("ETag", 'W/"new"' if self.gone else 'W/"old"')
        self.send_header("Cache-Control", "public, no-cache")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        pass


def test_what_is_withdrawn_is_gone_for_eight_readers_within_two_seconds(tmp_path):
    Withdrawing.gone, port, origin = False, free_port(), ThreadingHTTPServer(("127.0.0.1", 0), Withdrawing)
    threading.Thread(target=origin.serve_forever, daemon=True).start()
    conf = configured(tmp_path, f"127.0.0.1:{origin.server_port}", port, free_port(), "")
    server = subprocess.Popen([NGINX, "-c", str(conf), "-p", str(tmp_path)])
    site, after = Site(f"http://127.0.0.1:{port}", tmp_path / "none"), []

    def read(until: float) -> None:
        while time.monotonic() < until:
            answer = site.get("/en/western-sahara/events/one/")
            after.append((time.monotonic(), answer.status, answer.read()))
            time.sleep(0.02)

    try:
        time.sleep(0.5)
        end = time.monotonic() + 4.5
        readers = [threading.Thread(target=read, args=[end]) for _ in range(8)]
        [reader.start() for reader in readers]
        time.sleep(1.5)
        withdrawn, Withdrawing.gone = time.monotonic(), True
        [reader.join() for reader in readers]
    finally:
        server.terminate()
        server.wait(10)
        origin.shutdown()
        origin.server_close()
    assert {answer[1:] for answer in after if answer[0] < withdrawn} == {(200, b"the old text")}
    assert {answer[1:] for answer in after if answer[0] > withdrawn + 2} == {(410, b"the notice")}


class Overtaken(BaseHTTPRequestHandler):
    """Two hosts: the second answer was begun before a change, and is there after the third, which tells of it."""

    protocol_version = "HTTP/1.1"
    asked = 0

    def do_GET(self):
        Overtaken.asked += 1
        text = {1: b"148", 2: b"149"}.get(Overtaken.asked, b"150")
        time.sleep(0.6 if text == b"149" else 0)
        self.send_response(200)
        self.send_header("Cache-Control", "public, no-cache")
        self.send_header("Content-Length", "3")
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_args):
        pass


def test_of_several_hosts_an_answer_that_arrives_late_is_told_to_nobody_else(tmp_path):
    Overtaken.asked, port, origin = 0, free_port(), ThreadingHTTPServer(("127.0.0.1", 0), Overtaken)
    threading.Thread(target=origin.serve_forever, daemon=True).start()
    conf = configured(tmp_path, f"127.0.0.1:{origin.server_port}", port, free_port(), "", several=True)
    server = subprocess.Popen([NGINX, "-c", str(conf), "-p", str(tmp_path)])
    site, page = Site(f"http://127.0.0.1:{port}", tmp_path / "none"), "/en/western-sahara/"
    try:
        time.sleep(0.5)
        assert site.get(page).read() == b"148"
        time.sleep(2.2)  # what was kept for a second is no more
        late = threading.Thread(target=lambda: site.get(page).read())
        late.start()
        time.sleep(0.2)
        shown = site.get(page).read()
        late.join()
        assert (shown, site.get(page).read()) == (b"150", b"150")
    finally:
        server.terminate()
        server.wait(10)
        origin.shutdown()
        origin.server_close()


def test_no_cookie_of_one_reader_fills_the_answers_of_another(site):
    page = "/api/v1/conflicts/western-sahara/events?limit=2"
    told = [
        site.get(page, Accept_Language="fr", Cookie="django_language=ar").headers["Content-Language"] for _ in "12"
    ]
    assert told == ["fr", "fr"]


@pytest.mark.parametrize(
    ("made_up", "headers", "page", "asked"),
    [
        ("/en/western-sahara/aboutbr", {}, "/en/western-sahara/about", {"Accept_Encoding": "br"}),
        (
            "/api/v1/conflictsgzip",
            {"Accept_Language": "fr"},
            "/api/v1/conflicts",
            {"Accept_Encoding": "gzip", "Accept_Language": "fr"},
        ),
        ("/sitemap.xm", {"Accept_Language": "lar"}, "/sitemap.xml", {"Accept_Language": "ar"}),
    ],
)
def test_what_is_kept_of_one_address_is_given_at_no_other_whatever_stands_beside_it(
    site, made_up, headers, page, asked
):
    """Else who asks for the first makes the second answer 404 to everybody, for as long as they go on asking."""
    told = []
    for address, sent in ((made_up, headers), (page, asked)):
        with site.get(address, **sent) as answer:
            told.append(answer.status)
    assert told == [404, 200]


def test_nothing_of_the_desk_is_kept(site):
    for _ in range(2):
        assert site.get("/admin/login/").status == 200
    assert set(site.kept("/admin/login/")) == {"BYPASS"}


def test_files_of_the_pages_are_kept_as_the_site_says(site):
    script = re.search(
        r'src="(/static/timeline/timeline[^"]*\.js)"', site.get("/en/western-sahara/").read().decode()
    )[1]
    assert site.get(script).read() == site.get(script).read() != b""
    assert site.kept(script) == ["MISS", "HIT"]


IMPORT = "/admin/events/event/import/"


def told_without_the_body(
    site: Site, path: str, size: int, method: str = "POST", **headers: str
) -> tuple[int, str | None]:
    """The status, and where it leads, of what says that it sends `size` bytes, in pieces if 0, and sends none."""
    connection = HTTPConnection(site.url.removeprefix("http://"), timeout=5)
    length = {"Content-Length": str(size)} if size else {"Transfer-Encoding": "chunked"}
    connection.request(method, path, headers={**length, **headers})
    answer = connection.getresponse()
    connection.close()
    return answer.status, answer.headers["Location"]


def test_large_files_are_taken_in_from_those_alone_who_may_import(site, cookies_of_editor):
    mine = f"{site.url}{IMPORT}"
    assert told_without_the_body(site, "/en/western-sahara/", 9_000_000) == (413, None)
    assert told_without_the_body(site, IMPORT, 200_000_000) == (303, mine)
    assert told_without_the_body(site, IMPORT, 200_000_000, Cookie="sessionid=made-up") == (303, mine)
    assert site.get(IMPORT).url == f"{site.url}/admin/login/?next={IMPORT}"

    for method in ("GET", "HEAD", "PUT", "OPTIONS"):
        assert told_without_the_body(site, IMPORT, 200_000_000, method) == (303, mine)
        assert told_without_the_body(site, IMPORT, 0, method) == (303, mine)

    given = {cookie["name"]: cookie["value"] for cookie in cookies_of_editor}
    table = SimpleUploadedFile("large.csv", b"id,date\n" + b"1,soon\n" * 1_300_000)
    body = encode_multipart(BOUNDARY, {"file": table, "csrfmiddlewaretoken": given["csrftoken"]})
    headers = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in given.items()),
        "Content-Type": MULTIPART_CONTENT,
    }
    sent = urllib.request.Request(mine, body, headers)
    with urllib.request.urlopen(sent, timeout=60) as answer:
        assert (answer.status, "This field is required." in answer.read().decode()) == (200, True)


def raw(site: Site, path: str, host: str) -> bytes:
    """All that is answered to a request under this name."""
    with socket.create_connection(("127.0.0.1", int(site.url.rpartition(":")[2])), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_no_port_or_dot_that_a_visitor_writes_behind_the_name_is_in_a_link_or_kept_apart(site):
    ours, path = site.url.removeprefix("http://").encode(), "/en/western-sahara/?q=port"
    for host in ("127.0.0.1:9", "127.0.0.1.", "127.0.0.1.:9", "127.0.0.1"):
        answer = raw(site, path, host)
        assert set(re.findall(rb"https?://(127[^/\"]*)", answer)) == {ours}
    assert set(site.kept(path)[1:]) <= {"HIT", "REVALIDATED"}
    assert len(site.kept(path)) == 4


@pytest.mark.parametrize("path", [PAGE, "/static/timeline/icon.svg", "/admin/login/"])
@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.2", "_"])
def test_under_another_name_nothing_is_answered(site, path, host):
    assert raw(site, path, host) == b""
