"""From where somebody logs in, and how who cannot gets a new password."""

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordResetConfirmView, PasswordResetView
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse_lazy


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


class Forgotten(PasswordResetView):
    """A link by mail, where the site sends any; it says the same whether there is such an address."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not settings.SENDS_MAIL:
            return render(request, "admin/forgotten.html")
        return super().dispatch(request, *args, **kwargs)


class NewPassword(PasswordResetConfirmView):
    """Of an invitation, too. Who was switched off after the link was made gets none."""

    post_reset_login = True
    post_reset_login_backend = "django.contrib.auth.backends.ModelBackend"
    success_url = reverse_lazy("admin:index")

    def get_user(self, uidb64: str) -> User | None:
        user = super().get_user(uidb64)
        return user if isinstance(user, User) and user.is_active else None
