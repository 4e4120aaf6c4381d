"""From where somebody logs in."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The reader's address: behind a proxy as the proxy tells it, else that of the connection.

    Without a proxy that replaces what visitors send, anybody could give any address, and guess without end.
    """
    connected: str = request.META.get("REMOTE_ADDR", "")
    if not settings.BEHIND_PROXY:
        return connected
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()  # the last is the proxy's own word
    try:
        return str(ip_address(told))
    except ValueError:
        return connected
