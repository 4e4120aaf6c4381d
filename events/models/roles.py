"""The groups of people who work on events, and what each may do."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

CONTRIBUTORS, EDITORS, ADMINISTRATORS = "Contributors", "Editors", "Administrators"
# Events are withdrawn, never deleted, and nobody rewrites their history.
NEVER = ("delete_event", "delete_revision", "add_revision", "change_revision", "delete_conflict")
OF_ADMINISTRATORS = ("erase_event", "set_rules")
# A contributor reads articles and writes drafts; which events these are, is a rule of the events themselves.
WRITING = (
    *("add_event", "change_event", "add_article", "change_article", "add_candidate", "change_candidate"),
    *(f"{verb}_{name}" for verb in ("add", "change", "delete") for name in ("citation", "participation")),
)


def make_groups() -> None:
    """Make the three groups, or bring their permissions up to date; permissions given by hand to a group are lost."""
    ours = Permission.objects.filter(content_type__app_label="events").exclude(codename__in=NEVER)
    people = Permission.objects.filter(content_type__app_label="auth").exclude(codename__startswith="delete_")
    viewing = Q(codename__startswith="view_") | Q(codename__in=WRITING)
    for name, permissions in (
        (CONTRIBUTORS, ours.filter(viewing)),
        (EDITORS, ours.exclude(codename__in=OF_ADMINISTRATORS)),
        (ADMINISTRATORS, ours | people),
    ):
        Group.objects.get_or_create(name=name)[0].permissions.set(permissions)
