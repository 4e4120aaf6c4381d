"""Who logged in when, and where they still are: kept without an address, and for a stated time."""

import re
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.sessions.backends.base import SessionBase
from django.db import OperationalError, models
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

IN_SESSION = "log-in"
SEEN_EVERY = timedelta(minutes=5)  # how exact "last used" is: not every page is worth a write
# Edge and Opera also call themselves Chrome, Chrome Safari; Android also Linux, and an iPhone Mac OS.
NAMES: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox|FxiOS", "Firefox"),
        ("Chrom|CriOS", "Chrome"),
        ("Safari", "Safari"),
    ),
    (
        *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android")),
        *(("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")),
    ),
)


class LogInQuerySet(models.QuerySet["LogIn"]):
    def still_open(self, user: User) -> "LogInQuerySet":
        """A new password ends those of the old one, by whichever way it was made; what nobody uses ends by itself."""
        since = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
        return self.filter(user=user, ended=False, password=mark(user), used__gt=since)

    def end(self) -> int:
        return self.update(ended=True)

    def forget_old(self) -> int:
        old = timezone.now() - timedelta(days=settings.LOG_INS_KEPT_DAYS)
        return self.filter(begun__lt=old, used__lt=old).delete()[0]


class LogIn(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    begun = models.DateTimeField(default=timezone.now, db_index=True)
    used = models.DateTimeField(default=timezone.now)
    browser = models.CharField(max_length=40)
    password = models.CharField(max_length=16)  # the mark of the one that it was begun with
    ended = models.BooleanField(default=False)

    objects = LogInQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user}, {self.begun}"


def mark(user: User) -> str:
    """The beginning of Django's own, by which it ends the sessions of an old password."""
    return user.get_session_auth_hash()[:16]


def browser_of(told: str) -> str:
    """“Firefox, Android”: enough to know one's own again, and no more."""
    names = (next((name for sign, name in kinds if re.search(sign, told)), "") for kinds in NAMES)
    return ", ".join(filter(None, names))


def is_open(session: SessionBase, user: User) -> bool:
    """Whether nobody ended this log-in; it is then seen to be used."""
    row = LogIn.objects.filter(pk=session.get(IN_SESSION, 0), user=user, ended=False).first()
    if row is None:
        return False
    now = timezone.now()
    if row.used < now - SEEN_EVERY or row.password != mark(user):
        with suppress(OperationalError):  # an embedded database that a long import holds: the next page tells it
            LogIn.objects.filter(pk=row.pk).update(used=now, password=mark(user))
    return True


@receiver(user_logged_in)
def begin(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    LogIn.objects.forget_old()
    LogIn.objects.filter(pk=request.session.get(IN_SESSION, 0)).end()
    told = request.META.get("HTTP_USER_AGENT", "")
    request.session[IN_SESSION] = LogIn.objects.create(user=user, browser=browser_of(told), password=mark(user)).pk


@receiver(user_logged_out)
def end(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    LogIn.objects.filter(pk=request.session.get(IN_SESSION, 0)).end()
