"""Articles by their addresses: from a server of our own, and from nowhere that is not public."""

import gzip
import re
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ValidationError

from events.intake import fetching
from events.intake.upload import fetched

PAGE = """<!DOCTYPE html><html><head><title>Shells fell | The Herald</title>
<meta property="og:site_name" content="The Herald">
<link rel="canonical" href="{canonical}">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "No"}}, {{"@type": ["NewsArticle"],
"headline": "Shells fell &amp; stopped", "datePublished": "2024-05-10T08:00:00Z",
"publisher": {{"@type": "Organization", "name": "Herald Group"}}}}]}}</script></head>
<body><nav><a href="/">Home</a></nav>
<article><p>Shells fell on Tuesday in the town, witnesses said.</p></article></body></html>"""


WORDS = " ".join(map(str, range(1000))).encode()
PACKED = b"\r\nContent-Encoding: gzip\r\n\r\n"
AS_SENT = {
    "/short": b"\r\nContent-Length: 5000\r\n\r\nWords that",
    "/chunk": b"\r\nTransfer-Encoding: chunked\r\n\r\n100\r\nWords that",
    "/half-packed": PACKED + gzip.compress(WORDS)[:-100],
    "/packed-twice": PACKED + gzip.compress(b"Words in a parcel, ") + gzip.compress(b"and more in another."),
    "/escaped": b"; charset=unicode_escape\r\n\r\n\xe9 \\u202e",
}


class Site(BaseHTTPRequestHandler):
    """Answers by its paths."""

    def do_GET(self):
        here = f"http://{self.headers['Host']}"
        path, _mark, query = self.path.partition("?")
        answers = {
            "/page": (200, "text/html", PAGE.format(canonical=f"{here}/canonical").encode()),
            "/foreign": (200, "text/html", PAGE.format(canonical="https://bank.example/x").encode()),
            "/arabic": (200, "text/plain; charset=windows-1256", "سقطت قذائف يوم الثلاثاء".encode("cp1256")),
            "/picture": (200, "image/png", b"\x89PNG"),
            "/otherwise": (200, "text/plain", b"\x0b\x02\x80Words.\x03"),
            "/gone": (404, "text/html", b"no"),
            "/large": (200, "text/plain", b"x" * (fetching.LARGEST + 1)),
        }
        if path in AS_SENT:
            self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain" + AS_SENT[path])
            return
        if path in ("/to", "/round"):
            self.send_response(302)
            self.send_header("Location", query or path)
            self.end_headers()
            return
        if path == "/bomb":
            status, kind, body = 200, "text/plain", gzip.compress(b"x" * (fetching.LARGEST + 1))
        elif path == "/packed":
            status, kind, body = 200, "text/plain", gzip.compress(b"Words in a parcel.")
        else:
            status, kind, body = answers[path]
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if path in ("/bomb", "/packed", "/otherwise"):
            self.send_header("Content-Encoding", "br" if path == "/otherwise" else "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site():
    """ "host:port" of a server of our own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetch(address: str, *also: str) -> dict[str, str]:
    (page,) = fetching.fetch(address, also)
    return page


@pytest.fixture
def open_to(settings, site):
    settings.FETCH_ALSO_FROM = [site]
    return site


def test_a_page_gives_its_title_publisher_date_text_and_address(open_to):
    found = fetched(f"http://{open_to}/to?/page#part")
    assert (found.title, found.publisher, found.published) == ("Shells fell & stopped", "Herald Group", "2024-05-10")
    assert found.text == "Shells fell on Tuesday in the town, witnesses said."
    assert found.url == f"http://{open_to}/canonical"


def test_a_page_says_nothing_of_another_sites_address(open_to):
    assert fetched(f"http://{open_to}/foreign").url == f"http://{open_to}/foreign"


def test_a_text_is_read_as_its_site_says_it_is_written_and_unpacked(open_to):
    assert fetched(f"http://{open_to}/arabic").text == "سقطت قذائف يوم الثلاثاء"
    assert fetched(f"http://{open_to}/packed").text == "Words in a parcel."
    assert fetched(f"http://{open_to}/packed-twice").text == "Words in a parcel, and more in another."


def test_a_text_that_is_said_to_be_written_as_no_text_is_read_as_it_looks(open_to):
    assert fetched(f"http://{open_to}/escaped").text == "é \\u202e"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/picture", "no page, text or PDF"),
        ("/otherwise", "no page, text or PDF"),
        ("/gone", "error (404)"),
        ("/large", "at most 5 MB"),
        ("/bomb", "at most 5 MB"),
        ("/round", "again and again"),
        ("/to?http://127.0.0.1:1/", "no public site"),
        ("/to?http://169.254.169.254/latest/meta-data/", "no public site"),
        ("/short", "breaks off"),
        ("/chunk", "breaks off"),
        ("/half-packed", "breaks off"),
        ("/to?file:///etc/passwd", "no address of a page"),
        ("/to?http://user:pass@example.org/", "no address of a page"),
        ("/to?http://[::1", "no address of a page"),
    ],
)
def test_what_is_no_article_is_refused_at_every_hop(open_to, path, told):
    with pytest.raises(ValidationError, match=re.escape(told)):
        fetched(f"http://{open_to}{path}")


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.2.1", "168.63.129.16"),
        *("::1", "::", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "::ffff:8.8.8.8"),
        *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "::7f00:1"),
        *("192.0.0.9", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.175.48.1"),
        *("2001:1::1", "2001:20::1", "2620:4f:8000::1", "3fff::1", "64:ff9b:1::1", "5f00::1", "fec0::1"),
    ],
)
def test_a_name_that_means_no_public_machine_is_refused_before_anything_is_sent(number, monkeypatch):
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_a, **_k: [(0, 0, 0, "", (each, 80)) for each in ("8.8.8.8", number)]
    )
    monkeypatch.setattr(socket, "create_connection", lambda *_a: pytest.fail("connected"))
    with pytest.raises(ValidationError, match="no public site"):
        fetch("http://innocent.example/")


def test_the_connection_goes_to_the_address_that_was_judged_and_names_the_site(monkeypatch):
    reached = []

    def connect(number, _timeout):
        reached.append(number)
        raise OSError

    answers = iter([[(0, 0, 0, "", ("93.184.216.34", 443))], [(0, 0, 0, "", ("127.0.0.1", 443))]])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: next(answers))
    monkeypatch.setattr(
        socket, "create_connection", lambda number, _timeout: reached.append(number) or (_ for _ in ()).throw(OSError)
    )
    with pytest.raises(ValidationError, match="does not answer"):
        fetch("https://rebinding.example/")
    assert reached == [("93.184.216.34", 443)]


@pytest.mark.parametrize(
    "address",
    [
        *("", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://", "http://a@example.org/"),
        *("http://example.org:99999/", "http://exa mple.org\n/", "gopher://example.org", "http://" + "x" * 3000),
        *("http://bank.example\\.evil.example/", "http://bank.example%2f.evil.example/", "http://a.example\0b/"),
        *("http://bank.example;.evil.example/", "http://a..example/"),
    ],
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValidationError):
        fetch(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
        "http://example.org:22/",
        "http://2130706433/",
    ],
)
def test_what_is_no_site_of_a_usual_port_is_refused(address):
    with pytest.raises(ValidationError, match="no public site"):
        fetch(address)


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("http://straße.example/", "xn--strae-oqa.example"),
        ("http://ΒΌΛΟς.example/", "xn--nxasmm1c.example"),
        ("http://نامه\u200cای。example/", "xn--mgba3gch31f060k.example"),
        ("http://ÉTÉ.example/", "xn--t-9fab.example"),
    ],
)
def test_a_site_is_asked_by_the_name_that_browsers_ask_it_by(address, sent):
    """By the rules of before, as Python has them, "straße" is "strasse": another's site."""
    assert fetching.checked(address, ()).hostname == sent


@pytest.mark.parametrize("address", ["http://0x7f.1/", "http://127.1/", "http://0177.0.0.1/", "http://localhost./"])
def test_a_private_number_written_otherwise_is_refused(address):
    with pytest.raises(ValidationError):
        fetch(address)


def test_a_site_that_drips_is_left(monkeypatch):
    monkeypatch.setattr(fetching, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        here = f"127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(ValidationError, match="takes too long"):
            fetch(f"http://{here}/", here)


def test_nothing_is_fetched_where_the_setting_says_so(settings, open_to):
    settings.FETCH_ADDRESSES = False
    with pytest.raises(ValidationError, match="Nothing is fetched"):
        fetched(f"http://{open_to}/page")
