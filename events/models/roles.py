"""The groups of people who work on events, and what each may do; who gives which role to whom."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet

CONTRIBUTORS, EDITORS, ADMINISTRATORS = "Contributors", "Editors", "Administrators"
ROLES = (CONTRIBUTORS, EDITORS, ADMINISTRATORS)
IMPORT = ("events.publish_event", "events.add_event")  # what an import asks of who begins it
ENTER = ("events.add_actor", "events.add_place")  # what is asked of who has names entered along with an event
# Events are withdrawn, never deleted, and nobody rewrites their history.
NEVER = ("delete_event", "delete_revision", "add_revision", "change_revision", "delete_conflict")
OF_ADMINISTRATORS = ("erase_event", "set_rules")
# People are switched off, never deleted: what they wrote keeps its author.
OF_PEOPLE = ("view_user", "add_user", "change_user")
# A contributor reads articles and writes drafts; which events these are, is a rule of the events themselves.
WRITING = (
    *("add_event", "change_event", "add_article", "change_article", "add_candidate", "change_candidate"),
    *(f"{verb}_{name}" for verb in ("add", "change", "delete") for name in ("citation", "participation")),
)


def make_groups() -> None:
    """Make the three groups, or bring their permissions up to date; permissions given by hand to a group are lost."""
    ours = Permission.objects.filter(content_type__app_label="events").exclude(codename__in=NEVER)
    people = Permission.objects.filter(content_type__app_label="auth", codename__in=OF_PEOPLE)
    viewing = Q(codename__startswith="view_") | Q(codename__in=WRITING)
    for name, permissions in (
        (CONTRIBUTORS, ours.filter(viewing)),
        (EDITORS, ours.exclude(codename__in=OF_ADMINISTRATORS)),
        (ADMINISTRATORS, ours | people),
    ):
        Group.objects.get_or_create(name=name)[0].permissions.set(permissions)


def role_of(user: User) -> str:
    """The name of the highest group; "" for who has none."""
    names = set(user.groups.values_list("name", flat=True))
    return next((role for role in reversed(ROLES) if role in names), "")


def give_role(user: User, role: str) -> None:
    """A role is all that somebody may: what they were given beside it goes."""
    if not Group.objects.filter(name=role).exists():  # no seeds were loaded, which make them too
        make_groups()
    user.groups.set([Group.objects.get(name=role)])
    user.user_permissions.clear()


def administrators() -> QuerySet[User]:
    """Who keeps the accounts of people, and is not switched off."""
    return User.objects.filter(
        Q(is_superuser=True) | Q(groups__name=ADMINISTRATORS), is_active=True, is_staff=True
    ).distinct()


def others_administer(user: User) -> bool:
    """Whether somebody is left if this administrator goes. Of two who leave at once, the second waits here."""
    list(Group.objects.select_for_update().filter(name=ADMINISTRATORS))
    never_came = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)  # invited, without a password yet
    return administrators().exclude(never_came).exclude(pk=user.pk).exists()


def roles_given_by(giver: User) -> list[str]:
    """Nobody gives a right that they do not hold."""
    return [role for role in ROLES if rights(Q(group__name=role)) <= giver.get_all_permissions()]


def may_keep(keeper: User, user: User) -> bool:
    """Whether somebody may change another's account, by which they could log in as them."""
    if user.is_superuser:
        return keeper.is_superuser
    return rights(Q(user=user) | Q(group__user=user)) <= keeper.get_all_permissions()


def rights(of: Q) -> set[str]:
    """By the tables: Django says of somebody switched off that they have none."""
    names = Permission.objects.filter(of).values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in names}
