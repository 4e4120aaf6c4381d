"""Who may see drafts at their place among what is published."""

from collections.abc import Callable
from typing import cast

from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache


def for_the_desk(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only for those who prepare events, and kept by no cache."""
    return never_cache(staff_member_required(permission_required("events.view_event", raise_exception=True)(view)))


def editor(request: HttpRequest) -> User:
    """Who looks at a page that is for the desk."""
    return cast(User, request.user)
