"""The groups of people who work on events, and what each may do."""

from django.contrib.auth.models import Group, Permission

EDITORS = "Editors"
# An editor curates everything but people; events are withdrawn, never deleted.
NEVER = ("delete_event", "delete_revision", "add_revision", "change_revision", "delete_conflict")


def make_groups() -> None:
    """Make the editors' group, or bring its permissions up to date."""
    group, _made = Group.objects.get_or_create(name=EDITORS)
    group.permissions.set(Permission.objects.filter(content_type__app_label="events").exclude(codename__in=NEVER))
