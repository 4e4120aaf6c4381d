"""The second factor: to set it up, and to give a code of it after the password."""

from base64 import b32encode
from collections.abc import Sequence

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp import login
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.desk.base import DeskRequest, desk_of, framed
from events.desk.sure import SureForm
from events.models import factors

CODES_TO_SHOW = "recovery-codes"  # in the session, until they are shown, once


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "dir": "ltr", "autofocus": True, "autocapitalize": "none"}
        ),
    )

    def refuse(self) -> None:
        self.add_error(
            "code",
            ValidationError(
                _("This is not the code of now. Wait for the next one; after several wrong ones, a little longer.")
            ),
        )


class NewFactorForm(SureForm, CodeForm):
    """A factor in the place of another, or where none is asked for."""

    field_order = ["code", "password"]


class FirstFactorForm(NewFactorForm):
    """Of who has just given the password."""

    password = None  # type: ignore[assignment]


def give_code(request: DeskRequest) -> HttpResponse:
    """Asked for after the password, before anything else."""
    onward = next_page(request)
    if factors.waits_for(request.user, verified=verified(request)) != factors.CODE:
        return HttpResponseRedirect(onward)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if device := factors.device_that_takes(request.user, form.cleaned_data["code"]):
            request.session.cycle_key()
            login(request, device)
            return HttpResponseRedirect(onward)
        form.refuse()
    return framed(request, "factor_code", _("Second factor"), User, form=form, onward=onward)


def factor(request: DeskRequest) -> HttpResponse:
    """One's own: set up, set up anew, or taken away by who need not have it."""
    if settings.SECOND_FACTOR == "off":
        raise Http404
    user = request.user
    waits = factors.waits_for(user, verified=verified(request))
    if waits == factors.CODE:
        return HttpResponseRedirect(reverse("admin:auth_user_code"))
    is_set_up, must = factors.has_factor(user), factors.must_have_factor(user)
    sent = request.POST if request.method == "POST" else None
    sure = SureForm(request, sent if sent and "code" not in sent else None)
    form = (FirstFactorForm if waits else NewFactorForm)(request, sent if sent and "code" in sent else None)
    if is_set_up and sure.is_valid():
        if "_codes" in request.POST:
            return changed(request, _("Made new recovery codes."), factors.new_recovery_codes(user))
        if "_remove" in request.POST and not must:
            factors.take_factor(user)
            return changed(request, _("Took away their own second factor."))
    if form.is_valid():
        device = factors.new_device(user)
        if codes := factors.set_up(device, form.cleaned_data["code"]):
            request.session.cycle_key()
            login(request, device)
            return changed(request, _("Set up a second factor."), codes)
        form.refuse()
    context = {
        "form": form,
        "sure": sure,
        "must": must,
        "waits": waits,
        "is_set_up": is_set_up,
        "codes": request.session.pop(CODES_TO_SHOW, []),
        "left": factors.codes_left(user),
        "here": reverse("admin:auth_user_factor"),
        "onward": next_page(request),
        "secret": "",
    }
    if not is_set_up or "anew" in request.GET or form.errors:
        # A secret that was shown before may have been seen by another.
        context |= shown(factors.new_device(user) if form.is_bound else factors.begun_anew(user))
    return framed(request, "factor", _("Second factor"), User, **context)


def shown(device: TOTPDevice) -> dict[str, str]:
    """The secret, to be photographed or typed."""
    secret = b32encode(device.bin_key).decode()
    groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return {"qr": segno.make(device.config_url).svg_data_uri(scale=5, light="#fff"), "secret": groups}


def changed(request: DeskRequest, told: str, codes: Sequence[str] = ()) -> HttpResponse:
    desk_of(User).log_change(request, request.user, told)
    messages.success(request, told)
    if codes:
        request.session[CODES_TO_SHOW] = codes
    onward = {"next": next_page(request)} if next_page(request) != reverse("admin:index") else {}
    return HttpResponseRedirect(reverse("admin:auth_user_factor", query=onward))


def verified(request: DeskRequest) -> bool:
    is_verified: bool = request.user.is_verified()  # type: ignore[attr-defined]
    return is_verified


def next_page(request: DeskRequest) -> str:
    """Where they wanted to go, if that is a page of this site."""
    wanted = request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if here else reverse("admin:index")
