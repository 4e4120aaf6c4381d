import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models.roles import (
    ENTER,
    IMPORT,
    administrators,
    give_role,
    make_groups,
    may_keep,
    others_administer,
    role_of,
    roles_given_by,
)

pytestmark = pytest.mark.django_db
GROUPS = ("Contributors", "Editors", "Administrators")


def permissions(group: str, app: str = "events") -> set[str]:
    make_groups()
    rows = Group.objects.get(name=group).permissions.filter(content_type__app_label=app)
    return set(rows.values_list("codename", flat=True))


def all_of(app: str) -> set[str]:
    return set(Permission.objects.filter(content_type__app_label=app).values_list("codename", flat=True))


def test_there_are_three_groups():
    Group.objects.all().delete()
    make_groups()
    assert set(Group.objects.values_list("name", flat=True)) == set(GROUPS)


def test_a_contributor_writes_events_articles_candidates_and_accounts_and_sees_everything():
    assert {name for name in permissions("Contributors") if not name.startswith("view_")} == {
        *("add_event", "change_event", "add_article", "change_article", "add_candidate", "change_candidate"),
        *("add_citation", "change_citation", "delete_citation"),
        *("add_participation", "change_participation", "delete_participation"),
    }
    views = {name for name in all_of("events") if name.startswith("view_")}
    assert views == {name for name in permissions("Contributors") if name.startswith("view_")}


def test_an_administrator_may_do_all_but_delete_events_and_conflicts_and_touch_the_history():
    assert all_of("events") - permissions("Administrators") == {
        *("delete_event", "delete_conflict"),
        *("add_revision", "change_revision", "delete_revision"),
    }


def test_an_editor_may_do_what_an_administrator_may_but_erase_and_set_the_rule_of_publishing():
    assert permissions("Administrators") - permissions("Editors") == {"erase_event", "set_rules"}


def test_only_administrators_look_after_people_and_they_delete_none_and_change_no_group():
    assert permissions("Contributors", "auth") == permissions("Editors", "auth") == set()
    assert permissions("Administrators", "auth") == {"view_user", "add_user", "change_user"}


def test_no_group_may_do_anything_elsewhere():
    assert [permissions(group, "sessions") for group in GROUPS] == [set(), set(), set()]


def test_making_the_groups_again_brings_their_permissions_up_to_date():
    permissions("Editors")
    editors = Group.objects.get(name="Editors")
    editors.permissions.set(Permission.objects.filter(codename__in=["delete_event", "add_user"]))
    assert "delete_event" not in permissions("Editors")
    assert "change_event" in permissions("Editors")


def test_a_role_can_be_given_where_no_seeds_were_loaded():
    Group.objects.all().delete()
    salma = User.objects.create(username="salma")
    give_role(salma, "Editors")
    assert (role_of(salma), salma.has_perm("events.change_event")) == ("Editors", True)


def test_a_role_is_given_where_its_group_alone_is_missing():
    make_groups()
    Group.objects.get(name="Editors").delete()
    salma = User.objects.create(username="salma")
    give_role(salma, "Editors")
    assert salma.has_perm("events.publish_event")


def test_giving_a_role_leaves_what_was_given_by_hand_to_its_group():
    make_groups()
    Group.objects.get(name="Editors").permissions.add(Permission.objects.get(codename="delete_event"))
    salma = User.objects.create(username="salma")
    give_role(salma, "Editors")
    assert salma.has_perm("events.delete_event")


@pytest.mark.parametrize(
    ("rights", "imports", "enters"),
    [
        (["publish_event", "add_event"], True, False),
        (["publish_event", "add_actor"], False, False),
        (["add_event", "add_place"], False, False),
        (["add_actor", "add_place"], False, True),
    ],
)
def test_an_import_and_new_names_are_each_asked_two_rights(rights, imports, enters):
    user = User.objects.create(username="salma")
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    assert (user.has_perms(IMPORT), user.has_perms(ENTER)) == (imports, enters)


# Who gives which role to whom


def a_member(name: str, *groups: str, **fields) -> User:
    make_groups()
    user = User.objects.create_user(name, password="a word of theirs", **{"is_staff": True, **fields})
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def test_a_role_is_the_highest_group_of_a_person_and_none_for_who_is_in_none():
    assert role_of(a_member("nobody")) == ""
    assert role_of(a_member("one", "Contributors")) == "Contributors"
    assert role_of(a_member("both", "Contributors", "Editors")) == "Editors"
    assert role_of(a_member("all", *GROUPS)) == "Administrators"


def test_a_role_that_is_given_is_all_that_a_person_may():
    user = a_member("samir", "Administrators")
    user.user_permissions.add(Permission.objects.get(codename="erase_event"))
    give_role(user, "Contributors")
    user = User.objects.get(pk=user.pk)
    assert [group.name for group in user.groups.all()] == ["Contributors"]
    assert not user.has_perm("events.erase_event")


def test_administrators_are_those_of_the_group_and_superusers_each_once_and_none_who_is_switched_off():
    a_member("editor", "Editors")
    both = a_member("both", "Administrators", "Editors", is_superuser=True)
    administrator, superuser = a_member("one", "Administrators"), a_member("root", is_superuser=True)
    a_member("gone", "Administrators", is_active=False)
    a_member("reader", "Administrators", is_staff=False)
    assert list(administrators().order_by("pk")) == [both, administrator, superuser]


def test_the_last_administrator_is_the_one_beside_whom_nobody_has_come_yet():
    last = a_member("last", "Administrators")
    invited = a_member("invited", "Administrators")
    invited.set_unusable_password()
    invited.save()
    assert (others_administer(last), others_administer(invited)) == (False, True)
    invited.set_password("came")
    invited.save()
    assert (others_administer(last), others_administer(invited)) == (True, True)


def test_of_two_administrators_who_leave_at_once_the_second_waits_for_the_group_of_them():
    last = a_member("last", "Administrators")
    with CaptureQueriesContext(connection) as asked:
        others_administer(last)
    assert 'FROM "auth_group" WHERE "auth_group"."name" = \'Administrators\'' in asked[0]["sql"]
    assert ("FOR UPDATE" in asked[0]["sql"]) is (connection.vendor == "postgresql")


def test_nobody_gives_a_right_that_they_do_not_hold():
    assert roles_given_by(a_member("samir", "Contributors")) == ["Contributors"]
    assert roles_given_by(a_member("amina", "Editors")) == ["Contributors", "Editors"]
    assert roles_given_by(a_member("nur", "Administrators")) == list(GROUPS)
    assert roles_given_by(a_member("root", is_superuser=True)) == list(GROUPS)
    assert roles_given_by(a_member("nobody")) == []


def test_an_account_is_kept_by_who_may_all_that_it_may():
    contributor, editor = a_member("samir", "Contributors"), a_member("amina", "Editors")
    administrator, superuser = a_member("nur", "Administrators"), a_member("root", is_superuser=True)
    keepers = [contributor, editor, administrator, superuser]
    assert [may_keep(keeper, contributor) for keeper in keepers] == [True, True, True, True]
    assert [may_keep(keeper, editor) for keeper in keepers] == [False, True, True, True]
    assert [may_keep(keeper, administrator) for keeper in keepers] == [False, False, True, True]
    assert [may_keep(keeper, superuser) for keeper in keepers] == [False, False, False, True]


def test_a_right_given_by_hand_counts_and_so_do_those_of_somebody_switched_off():
    administrator, editor = a_member("nur", "Administrators"), a_member("amina", "Editors", is_active=False)
    assert may_keep(administrator, editor)
    editor.user_permissions.add(Permission.objects.get(codename="delete_event"))
    assert not may_keep(administrator, editor)
