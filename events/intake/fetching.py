"""An address → what stands there: fetched apart, from the public network alone, within bounds.

An address comes from a person or from a page that sends on, and both may lead to what only this machine reaches: its
own services, its neighbours, the metadata of its host. So each hop is resolved once, every address that its name has
is judged, and the connection goes to the very one that was judged: a name that means another machine a moment later
changes nothing.
"""

import re
import socket
import ssl
import zlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from gzip import GzipFile
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from io import BytesIO
from ipaddress import IPv6Address, IPv6Network, ip_address, ip_network
from time import monotonic
from typing import Any
from unicodedata import normalize
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST = 5_000_000  # bytes of a page, packed or not
PATIENCE = 10  # seconds for all hops together
MOST_HOPS = 5
LONGEST = 2_000  # characters of an address
PORTS = {"http": 80, "https": 443}
SENDS_ON = (301, 302, 303, 307, 308)
READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
PACKINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True}  # asked for are these alone
GLOBAL = IPv6Network("2000::/3")  # the rest carries other networks within, IPv4's own among them
# Of no site, whatever the `ipaddress` of an older Python says: those of protocols, translators, relays and books,
# Teredo and 6to4 (addresses of IPv4 in other words), and one that the host of a rented machine answers.
NO_SITES = [
    ip_network(network)
    for network in (
        *("192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.175.48.0/24"),
        *("168.63.129.16/32", "2001::/23", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
    )
]
HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?")
DOTS = re.compile("[.\u3002\uff0e\uff61]")
# Letters of names that Python's codec, of the rules of before, turns into others: it leads to another site.
OF_NEW_RULES = re.compile("[\u00df\u1e9e\u03c2\u200c\u200d]")
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; sourced-timeline; fetched by an editor)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

NOT_AN_ADDRESS = _("This is no address of a page: it begins with http:// or https://, and names a site.")
NOT_PUBLIC = _("This address leads to no public site, and nothing is fetched from elsewhere.")
NO_ANSWER = _("The site does not answer. Paste the article's text instead.")
BROKE_OFF = _("What the site sends breaks off. Paste the article's text instead.")
TOO_LONG = _("The site takes too long. Paste the article's text instead.")
TOO_LARGE = _("What stands there is too large: at most 5 MB.")
SENT_AROUND = _("The site sends on again and again. Paste the article's text instead.")
REFUSED = _("The site answers with an error (%(status)s). Paste the article's text instead.")
OTHER_KIND = _("What stands there is no page, text or PDF.")


def fetch(address: str, also: Sequence[str] = ()) -> Iterator[dict[str, str]]:
    """What stands there, after at most MOST_HOPS: the last `url`, `type`, `charset` ("": not said), `body` (base64).

    `also` are "host:port" that are taken though they are not public: a test's own server. Raises ValidationError.
    """
    until = monotonic() + PATIENCE
    for _hop in range(MOST_HOPS + 1):
        parts = checked(address, also)
        try:
            with answer(parts, until, also) as response:
                onward = response.getheader("Location") if response.status in SENDS_ON else None
                found = None if onward else page(parts.geturl(), response, until)
        except TimeoutError:
            raise ValidationError(TOO_LONG) from None
        except (OSError, HTTPException, ValueError, zlib.error):
            raise ValidationError(NO_ANSWER) from None
        if found:
            yield found
            return
        try:
            address = urljoin(parts.geturl(), onward or "")
        except ValueError:
            raise ValidationError(NOT_AN_ADDRESS) from None
    raise ValidationError(SENT_AROUND)


def checked(address: str, also: Sequence[str]) -> SplitResult:
    """The parts of an address of http or https, at its usual port, without a name and a password; as browsers send
    it, with no letter outside ASCII. Raises ValidationError."""
    try:
        parts = urlsplit(address.strip())
        host, port = as_sent(parts.hostname or ""), parts.port
        split = parts._replace(
            netloc=f"{host}:{port}" if port else host,
            path=quote(parts.path or "/", safe="/%:@!$&'()*+,;=~"),
            query=quote(parts.query, safe="/%:@!$&'()*+,;=~?[]"),
            fragment="",
        )
    except (ValueError, UnicodeError):
        raise ValidationError(NOT_AN_ADDRESS) from None
    ours = f"{host}:{port}" in also
    if parts.scheme not in PORTS or not host or parts.username is not None or len(address) > LONGEST:
        raise ValidationError(NOT_AN_ADDRESS)
    if not ours and ("." not in host or ":" in host or port not in (None, PORTS[parts.scheme])):
        raise ValidationError(NOT_PUBLIC)
    if not HOST.fullmatch(host):  # browsers read "\\" as "/", and would open another site
        raise ValidationError(NOT_AN_ADDRESS)
    return split


def as_sent(host: str) -> str:
    """The name of a site in ASCII, as browsers ask for it. Raises UnicodeError."""
    return ".".join(
        f"xn--{normalize('NFKC', label.lower()).encode('punycode').decode()}"
        if OF_NEW_RULES.search(label)
        else label.encode("idna").decode()
        for label in DOTS.split(host)
    )


@contextmanager
def answer(parts: SplitResult, until: float, also: Sequence[str]) -> Iterator[HTTPResponse]:
    """The head of what the site answers, from the address that was judged. Raises ValidationError, OSError."""
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    try:
        found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError:
        raise ValidationError(NO_ANSWER) from None
    if f"{host}:{port}" not in also and not all(is_public(number) for number in found):
        raise ValidationError(NOT_PUBLIC)
    with closing(Pinned(host, port, found[0], left(until), tls=parts.scheme == "https")) as connection:
        connection.request("GET", parts._replace(scheme="", netloc="").geturl(), headers=HEADERS)
        with closing(connection.getresponse()) as response:
            yield response


def is_public(number: str) -> bool:
    """Whether an IP address is of the public network, however it is written."""
    ip = ip_address(number.partition("%")[0])
    if not ip.is_global or any(ip in network for network in NO_SITES):
        return False
    return ip in GLOBAL if isinstance(ip, IPv6Address) else not (ip.is_multicast or ip.is_reserved)


class Pinned(HTTPConnection):
    """A connection to one IP address; its host is what the site and its certificate are called."""

    def __init__(self, host: str, port: int, number: str, timeout: float, *, tls: bool) -> None:
        super().__init__(host, port, timeout=timeout)
        self.default_port = PORTS["https" if tls else "http"]
        self.number, self.tls = number, tls

    def connect(self) -> None:
        self.sock: Any = socket.create_connection((self.number, self.port), self.timeout)
        if self.tls:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def page(url: str, response: HTTPResponse, until: float) -> dict[str, str]:
    if response.status != 200:
        raise ValidationError(REFUSED, params={"status": response.status})
    kind = response.headers.get_content_type()
    packing = response.getheader("Content-Encoding", "identity").strip().lower()
    if kind not in READ or packing not in PACKINGS:
        raise ValidationError(OTHER_KIND)
    try:
        body = sent(response, until)
        plain = unpacked(body) if PACKINGS[packing] else body
    except (IncompleteRead, EOFError):
        raise ValidationError(BROKE_OFF) from None
    charset = response.headers.get_content_charset("")
    return {"url": url, "type": kind, "charset": charset, "body": b64encode(plain).decode()}


def sent(response: HTTPResponse, until: float) -> bytes:
    """All that the site said that it sends; raises IncompleteRead for less."""
    body, wanted = bytearray(), response.length
    while (wanted is None or len(body) < wanted) and (piece := response.read1(65_536)):
        body += piece
        left(until)
        if len(body) > LARGEST:
            raise ValidationError(TOO_LARGE)
    if len(body) < (wanted or 0):
        raise IncompleteRead(bytes(body))
    return bytes(body)


def unpacked(body: bytes) -> bytes:
    """Of gzip, no more than the largest page; raises EOFError where its end is missing."""
    with GzipFile(fileobj=BytesIO(body)) as packed:
        plain = packed.read(LARGEST + 1)
    if len(plain) > LARGEST:
        raise ValidationError(TOO_LARGE)
    return plain


def left(until: float) -> float:
    """Seconds that are left; raises TimeoutError where none are."""
    seconds = until - monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds
