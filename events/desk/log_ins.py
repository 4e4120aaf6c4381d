"""Where somebody is logged in, for themselves and for the administrators, and how that is ended."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.desk.base import DeskRequest, desk_of, framed
from events.models import factors
from events.models.log_ins import IN_SESSION, LogIn
from events.text.given import whole_number

EARLIER_SHOWN = 50


def my_log_ins(request: DeskRequest) -> HttpResponse:
    """One's own: each and all others can be ended, this one by logging out."""
    if request.method == "POST":
        others = LogIn.objects.still_open(request.user).exclude(pk=request.session[IN_SESSION])
        if "_all" not in request.POST:
            others = others.filter(pk=whole_number(request.POST.get("_one")) or 0)
        return ended(request, others.end())
    return framed(
        request, "log_ins", _("Where you are logged in"), User, person=None, **listed(request, request.user)
    )


def log_ins(request: DeskRequest, user: User) -> HttpResponse:
    """A colleague's: all are ended together, and a lost second factor is taken away.

    One's own is taken away by the password alone.
    """
    if user == request.user:
        return HttpResponseRedirect(reverse("admin:auth_user_my_log_ins"))
    if request.method == "POST":
        if "_factor" in request.POST:
            factors.take_factor(user)
            desk_of(User).log_change(request, user, _("Took away the second factor."))
            messages.success(request, _("The second factor of %s was taken away. They can set up another.") % user)
        elif "_all" in request.POST:
            desk_of(User).log_change(request, user, _("Ended all log-ins."))
        return ended(request, LogIn.objects.still_open(user).end())
    title = _("Where %s is logged in") % user
    return framed(request, "log_ins", title, User, person=user, **listed(request, user))


def listed(request: HttpRequest, user: User) -> dict[str, Any]:
    rows = LogIn.objects.filter(user=user).order_by("-begun")
    still = LogIn.objects.still_open(user).order_by("-used")
    return {
        "rows": still,
        "others": still.exclude(pk=request.session[IN_SESSION]).exists(),
        "earlier": rows.exclude(pk__in=still.values("pk"))[:EARLIER_SHOWN],
        "current": request.session[IN_SESSION],
        "days": settings.LOG_INS_KEPT_DAYS,
        "factor_in_use": settings.SECOND_FACTOR != "off",
        "has_factor": factors.has_factor(user),
    }


def ended(request: HttpRequest, count: int) -> HttpResponse:
    message = ngettext("%(count)d log-in was ended.", "%(count)d log-ins were ended.", count) % {"count": count}
    messages.success(request, message)
    return HttpResponseRedirect(request.path)
