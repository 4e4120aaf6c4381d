"""The one conflict that a person's desk is of: chosen once, named on every page, and asked by all of them."""

from typing import Any, TypeVar, cast

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from events.models import Conflict, Desk, Event, FileImport
from events.models.belonging import of

Rows = TypeVar("Rows", bound=QuerySet[Any])


def conflict_of(user: User) -> Conflict | None:
    """The one that the person chose; None where their desk is of all. With one conflict nobody need choose."""
    if desk := Desk.objects.filter(person=user).select_related("conflict").first():
        return desk.conflict
    first_two = Conflict.objects.all()[:2]
    return first_two[0] if len(first_two) == 1 else None


def conflict_at(request: HttpRequest) -> Conflict | None:
    """As `conflict_of`, asked once a request."""
    if "desk_conflict" not in request.__dict__:
        user = request.user
        request.__dict__["desk_conflict"] = conflict_of(user) if isinstance(user, User) else None
    return cast("Conflict | None", request.__dict__["desk_conflict"])


def work_on(user: User, conflict: Conflict | None) -> None:
    Desk.objects.update_or_create(person=user, defaults={"conflict": conflict})


def narrowed(rows: Rows, conflict: Conflict | None) -> Rows:
    """Those that are of the conflict: its events and imports, and what belongs to it; all for None."""
    if rows.model in (Event, FileImport):
        return rows.filter(conflict=conflict) if conflict else rows
    return of(rows, conflict)


def choose(request: HttpRequest) -> HttpResponseRedirect:
    """Work on the conflict of this slug from now on, on all of them for none; then back to where one was."""
    slug = request.POST.get("conflict", "")
    work_on(cast(User, request.user), get_object_or_404(Conflict, slug=slug) if slug else None)
    onward = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(onward if here else reverse("admin:index"))
