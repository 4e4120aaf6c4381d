"""The second factor of a log-in: who is asked for it, and the codes of a telephone or of paper that give it."""

import hmac
import unicodedata

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10
CODE, SET_UP = "code", "set up"


def has_factor(user: User) -> bool:
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def must_have_factor(user: User) -> bool:
    return settings.SECOND_FACTOR == "required" and user.has_perm("auth.change_user")


def waits_for(user: User, *, verified: bool) -> str:
    """What somebody who gave their password must do before all else; "" where nothing."""
    if settings.SECOND_FACTOR == "off" or verified:
        return ""
    if has_factor(user):
        return CODE
    return SET_UP if must_have_factor(user) else ""


def device_that_takes(user: User, code: str) -> TOTPDevice | StaticDevice | None:
    """A telephone's codes are digits; others are of the paper, each good for once. Wrong ones make the next wait."""
    code = plain(code)
    kind: type[TOTPDevice] | type[StaticDevice] = TOTPDevice if code.isdecimal() else StaticDevice
    token = code if kind is TOTPDevice else kept_as(user, code)
    with transaction.atomic():  # two requests with one code: the second waits, and finds it used
        for device in kind.objects.select_for_update().filter(user=user, confirmed=True):
            if device.verify_token(token):
                return device
    return None


def new_device(user: User) -> TOTPDevice:
    """The one that is being set up; it gives nothing until it has shown a code."""
    begun = TOTPDevice.objects.filter(user=user, confirmed=False).order_by("pk").first()
    return begun or TOTPDevice.objects.create(user=user, confirmed=False)


@transaction.atomic
def begun_anew(user: User) -> TOTPDevice:
    """Likewise, with a secret that nobody has seen."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return new_device(user)


def set_up(device: TOTPDevice, code: str) -> list[str]:
    """If the code is its own, it takes the place of all factors of before: gives the recovery codes; else none."""
    return confirm(device) if device.verify_token(plain(code)) else []


@transaction.atomic
def confirm(device: TOTPDevice) -> list[str]:
    take_factor(device.user, but=device)
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    return new_recovery_codes(device.user)


def plain(code: str) -> str:
    """As it is kept, however a person types it: in groups, in capitals, with any figures."""
    return unicodedata.normalize("NFKC", "".join(code.split())).lower()


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    """In the place of those of before; told once, as the database keeps none."""
    StaticDevice.objects.filter(user=user).delete()
    paper = StaticDevice.objects.create(user=user, name="recovery")
    codes = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=paper, token=mark(user.pk, code)) for code in codes)
    return codes


def codes_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user, device__confirmed=True).count())


def mark(user: int, code: str, key: str = "") -> str:
    """What is kept of a recovery code: who reads the database alone learns none."""
    told = f"recovery code {user} {code}"
    return hmac.digest((key or settings.SECRET_KEY).encode(), told.encode(), "sha256").hex()[:16]


def kept_as(user: User, code: str) -> str:
    """The mark of a code, by the key of then."""
    marks = [mark(user.pk, code, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    known = StaticToken.objects.filter(device__user=user, token__in=marks).values_list("token", flat=True).first()
    return known or marks[0]


@transaction.atomic
def take_factor(user: User, but: TOTPDevice | None = None) -> None:
    TOTPDevice.objects.filter(user=user).exclude(pk=but.pk if but else None).delete()
    StaticDevice.objects.filter(user=user).delete()
