import pytest
from django.contrib.auth.models import Group, Permission

from events.models.roles import make_groups

pytestmark = pytest.mark.django_db
GROUPS = ("Contributors", "Editors", "Administrators")


def permissions(group: str, app: str = "events") -> set[str]:
    make_groups()
    rows = Group.objects.get(name=group).permissions.filter(content_type__app_label=app)
    return set(rows.values_list("codename", flat=True))


def all_of(app: str) -> set[str]:
    return set(Permission.objects.filter(content_type__app_label=app).values_list("codename", flat=True))


def test_there_are_three_groups():
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
