"""An address → what stands there: fetched apart, from the public network alone, within bounds.

An address comes from a person or from a page that sends on, and both may lead to what only this machine reaches: its
own services, its neighbours, the metadata of its host. So each hop is resolved once, every address that its name has
is judged, and the connection goes to the very one that was judged: a name that means another machine a moment later
changes nothing.
"""

import socket
import ssl
import zlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST = 5_000_000  # bytes of a page, packed or not
PATIENCE = 15  # seconds for all hops together
MOST_HOPS = 5
LONGEST = 2_000  # characters of an address
PORTS = {"http": 80, "https": 443}
SENDS_ON = (301, 302, 303, 307, 308)
READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
PACKINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True}  # asked for are these alone
GLOBAL = IPv6Network("2000::/3")  # the rest carries other networks within, IPv4's own among them
TUNNELS = [IPv6Network("2001::/32"), IPv6Network("2002::/16")]  # Teredo, 6to4: addresses of IPv4 in other words
HOSTS_OWN = [IPv4Address("168.63.129.16")]  # public by its number, but answered by the host of a rented machine
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; sourced-timeline; fetched by an editor)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

NOT_AN_ADDRESS = _("This is no address of a page: it begins with http:// or https://, and names a site.")
NOT_PUBLIC = _("This address leads to no public site, and nothing is fetched from elsewhere.")
NO_ANSWER = _("The site does not answer. Paste the article's text instead.")
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
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
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
    return split


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
    if isinstance(ip, IPv6Address):
        return ip in GLOBAL and ip.is_global and not any(ip in tunnel for tunnel in TUNNELS)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip in HOSTS_OWN)


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
    body = bytearray()
    while piece := response.read1(65_536):
        body += piece
        left(until)
        if len(body) > LARGEST:
            raise ValidationError(TOO_LARGE)
    charset = response.headers.get_content_charset("")
    plain = unpacked(bytes(body)) if PACKINGS[packing] else bytes(body)
    return {"url": url, "type": kind, "charset": charset, "body": b64encode(plain).decode()}


def unpacked(body: bytes) -> bytes:
    """Of gzip, no more than the largest page."""
    opened = zlib.decompressobj(wbits=31)
    plain = opened.decompress(body, LARGEST + 1)
    if len(plain) > LARGEST:
        raise ValidationError(TOO_LARGE)
    return plain


def left(until: float) -> float:
    """Seconds that are left; raises TimeoutError where none are."""
    seconds = until - monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds
