"""From where somebody logs in, and how who cannot gets a new password."""

import re
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import PasswordResetConfirmView, PasswordResetView
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate, get_language, gettext, gettext_lazy, override
from django.views.i18n import set_language
from django_otp.middleware import OTPMiddleware

from events.models import factors
from events.models.log_ins import is_open
from events.models.roles import IMPORT
from timeline.spacing import may

# To whom a factor is missing these open, and nothing else does.
TO_THE_FACTOR = ("admin:auth_user_code", "admin:auth_user_factor", "admin:logout", "admin:jsi18n")


TRIED = re.compile("/admin/(login|forgotten|password|password_change|auth/user/(code|factor))/")
TRIES, TRIES_WITHIN = 15, 180
LONGEST_NAME = User._meta.get_field("username").max_length


NOWHERE = IPv4Address(0)  # of a socket, and of what cannot be read: one place for all of these


def address_of(request: HttpRequest) -> str:
    """The reader's address: behind a proxy as the proxy tells it, else that of the connection; "0.0.0.0" where it is
    none. An IPv4 address in the form of IPv6 is that IPv4 address.

    Without a proxy that replaces what visitors send, anybody could give any address, and guess without end.
    """
    connected: str = request.META.get("REMOTE_ADDR", "")
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()  # the last is the proxy's own word
    address = (read_address(told) if settings.BEHIND_PROXY else None) or read_address(connected) or NOWHERE
    return str(address)


def read_address(written: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(written)
    except ValueError:
        return None
    return (address.ipv4_mapped if isinstance(address, IPv6Address) else None) or address


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """As it is kept and counted: no longer than anybody's name."""
    name = (credentials or request.POST).get("username")
    return name and name[:LONGEST_NAME]


def place_of(request: HttpRequest) -> str:
    """Of IPv6 the network, as one reader has it whole."""
    address = ip_address(address_of(request))
    return str(IPv6Network((int(address), 64), strict=False) if address.version == 6 else address)


def tries_spaced(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: on a public site one address tries passwords and codes TRIES times in TRIES_WITHIN seconds, of
    however many names."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not (settings.PUBLIC and request.method == "POST" and TRIED.match(request.path_info)):
            return answer(request)
        if may(f"tries-{place_of(request)}", TRIES, TRIES_WITHIN):
            return answer(request)
        return render(request, "admin/tried_often.html", status=429)

    return middleware


class ForgottenForm(PasswordResetForm):
    def get_users(self, email: str) -> Iterator[User]:
        """Nobody's box is filled by who asks again and again: one mail to one person in five minutes."""
        return (user for user in super().get_users(email) if may(f"forgotten-{user.pk}", 1, 300))

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """Beside the answer: how long a server of mail takes would tell that there is such an address."""
        send = super().send_mail

        def in_their_language(language: str | None) -> None:
            with override(language):
                send(*args, **kwargs)

        Thread(target=in_their_language, args=[get_language()], name="forgotten").start()


class Forgotten(PasswordResetView):
    """A link by mail, where the site sends any; it says the same whether there is such an address."""

    form_class = ForgottenForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not settings.SENDS_MAIL:
            return render(request, "admin/forgotten.html")
        return super().dispatch(request, *args, **kwargs)


class NewPassword(PasswordResetConfirmView):
    """Of an invitation, too, in its language. Who was switched off after the link was made gets none."""

    template_name = "admin/people/new_password.html"
    title = gettext_lazy("Choose your password")
    extra_context = {name: gettext_lazy("Editors' desk") for name in ("site_header", "site_title")}
    post_reset_login = True
    post_reset_login_backend = "django.contrib.auth.backends.ModelBackend"
    success_url = reverse_lazy("admin:index")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The browser keeps the language that the link names, for the desk."""
        language = request.GET.get("language", "")
        if language not in dict(settings.LANGUAGES):
            return super().dispatch(request, *args, **kwargs)
        activate(language)
        response = super().dispatch(request, *args, **kwargs)
        age, path, secure = (
            settings.LANGUAGE_COOKIE_AGE,
            settings.LANGUAGE_COOKIE_PATH,
            settings.LANGUAGE_COOKIE_SECURE,
        )
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, age, path=path, secure=secure, samesite="Lax")
        return response

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Of those who send a password at one moment by one link the first alone sets it."""
        of_the_link = {"pk": self.user.pk, "password": self.user.password} if self.user else {"pk": None}
        self.validlink = User.objects.select_for_update().filter(**of_the_link).first() is not None
        if self.validlink:
            return super().post(request, *args, **kwargs)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.validlink and self.user and not self.user.has_usable_password():
            context["title"] = gettext("Welcome, %s! Choose your password") % self.user
        return context

    def get_user(self, uidb64: str) -> User | None:
        user = super().get_user(uidb64)
        return user if isinstance(user, User) and user.is_active else None


def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Of the desk: back to the page at which it was chosen, and to the first where that is told by none of ours."""
    sent = request.POST.copy()
    onward, own = sent.get("next", ""), reverse("set_language")
    if onward.startswith(own) or not url_has_allowed_host_and_scheme(
        onward, {request.get_host()}, request.is_secure()
    ):
        sent["next"] = reverse("admin:index")
    request.POST = sent  # type: ignore[assignment]
    return set_language(request)


def may_import(request: HttpRequest) -> HttpResponse:
    """For the proxy, which asks it by what a sender's request says of them, before it takes in a large file: 204, or
    403 to who may not import."""
    return HttpResponse(status=204 if request.user.has_perms(IMPORT) else 403)


class WholeLogin(OTPMiddleware):  # type: ignore[misc]
    """Middleware, after that of authentication. Who was logged in by the password alone, and needs a second factor,
    is nobody on all pages but those that give it; so is whose log-in was ended. Public pages do not ask who looks."""

    def _verify_user_sync(self, request: HttpRequest, user: Any) -> Any:
        user = super()._verify_user_sync(request, user)
        if not user.is_authenticated:
            return user
        if not is_open(request.session, user):
            request.session.flush()
            return super()._verify_user_sync(request, AnonymousUser())
        request.waits_for = factors.waits_for(user, verified=user.is_verified())  # type: ignore[attr-defined]
        if request.waits_for and asked(request) not in TO_THE_FACTOR:  # type: ignore[attr-defined]
            return super()._verify_user_sync(request, AnonymousUser())
        return user

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """At the desk they are sent to the page that gives it; another may log in instead."""
        name = asked(request)
        if (
            not name.startswith("admin:")
            or name in TO_THE_FACTOR
            or (name, request.method) == ("admin:login", "POST")
        ):
            return None
        bool(request.user.is_authenticated)  # it is found out now who asks
        waits = getattr(request, "waits_for", "")
        if not waits:
            return None
        page = "admin:auth_user_code" if waits == factors.CODE else "admin:auth_user_factor"
        onward = request.GET.get("next", "") if name == "admin:login" else request.get_full_path()
        return HttpResponseRedirect(reverse(page, query={"next": onward}))


def asked(request: HttpRequest) -> str:
    """The name of the page; "" before it is known."""
    return request.resolver_match.view_name if request.resolver_match else ""
