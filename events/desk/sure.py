"""The password, asked for again before what gives or takes access, or takes words away for good: a desk is left open,
and a cookie taken, without it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from events.desk.base import DeskRequest

OWN, FIELD = "own", "own-password"  # another page's form may have a password too


class SureForm(forms.Form):
    password = forms.CharField(
        label=gettext_lazy("your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: "DeskRequest", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        """Wrong ones are counted as those of the log-in are."""
        given: str = self.cleaned_data["password"]
        if authenticate(self.request, username=self.request.user.get_username(), password=given) is None:
            raise ValidationError(_("This is not your password. Nothing was changed."))
        return given


def password_page(request: "DeskRequest") -> HttpResponse | None:
    """The page that asks for it and sends once more what was sent; None where it was given, or nothing is sent."""
    if request.method != "POST":
        return None
    form = SureForm(request, request.POST if FIELD in request.POST else None, prefix=OWN)
    if form.is_valid():
        return None
    form.fields["password"].widget.attrs["autofocus"] = True
    names = [name for name in request.POST if name not in (FIELD, "csrfmiddlewaretoken")]
    sent = [(name, value) for name in names for value in request.POST.getlist(name)]
    context = {"title": _("Is it you?"), "form": form, "sent": sent, "back": request.get_full_path()}
    return render(request, "admin/events/sure.html", {**admin.site.each_context(request), **context})
