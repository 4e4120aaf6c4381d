"""The people of the desk: who invites whom, by which link, and what no forged form gives."""

import re
import threading
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.tokens import PasswordResetTokenGenerator, default_token_generator
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from events.models.roles import ADMINISTRATORS, CONTRIBUTORS, EDITORS, administrators, give_role, role_of
from tests.factories import the_groups
from timeline.logins import NewPassword

pytestmark = pytest.mark.django_db
PASSWORD = "a long walk by the sea"
SURE = {"own-password": PASSWORD}


def a_person(name: str, role: str = "", **fields) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", PASSWORD, is_staff=True, **fields)
    if role:
        give_role(user, role)
    return user


@pytest.fixture(autouse=True)
def groups(db):
    the_groups()


@pytest.fixture
def huda(client, groups) -> User:
    """An administrator, who is logged in."""
    user = a_person("huda", ADMINISTRATORS)
    client.force_login(user)
    return user


def invite(client, name: str = "salma", role: str = EDITORS, **fields):
    sent = {"username": name, "email": f"{name}@example.org", "role": role, "language": "en", **SURE, **fields}
    return client.post(reverse("admin:auth_user_add"), sent)


def change(client, user: User, **fields):
    sent = {
        "username": user.username,
        "email": user.email,
        "role": role_of(user),
        "is_active": "on",
        **SURE,
        **fields,
    }
    return client.post(
        reverse("admin:auth_user_change", args=[user.pk]), {k: v for k, v in sent.items() if v is not None}
    )


def forget(client, address: str, **headers: str):
    """The page that is answered, and after it the mail, which goes beside."""
    answer = client.post("/admin/forgotten/", {"email": address}, follow=True, headers=headers)
    wait_for_mail()
    return answer


def wait_for_mail():
    for thread in threading.enumerate():
        if thread.name == "forgotten":
            thread.join(10)


@pytest.fixture(autouse=True)
def no_mail_comes_into_the_next_tests_box():
    yield
    wait_for_mail()


def link_in(text: str) -> str:
    return re.search(r"http://testserver(/admin/password/[^\s\"]+)", text)[1]


def choose(client, link: str, password: str = PASSWORD):
    """The answer to a new password, sent after the link was opened."""
    opened = client.get(link, follow=True)
    form = opened.redirect_chain[-1][0] if opened.redirect_chain else link
    return client.post(form, {"new_password1": password, "new_password2": password})


def test_who_is_invited_by_mail_chooses_a_password_once_and_lands_at_the_desk_in_that_role(
    client, huda, settings, django_user_model
):
    settings.SENDS_MAIL = True
    assert invite(client).status_code == 302
    salma = User.objects.get(username="salma")
    assert (salma.is_staff, salma.is_superuser, role_of(salma)) == (True, False, EDITORS)
    assert not salma.has_usable_password()
    assert mail.outbox[0].to == ["salma@example.org"]
    assert "huda gives you, salma" in mail.outbox[0].body
    client.logout()
    answer = choose(client, link_in(mail.outbox[0].body))
    assert answer.url == "/admin/"
    assert client.get("/admin/").context["user"] == salma
    assert client.get(reverse("admin:events_event_import")).status_code == 200
    client.logout()
    refused = choose(client, link_in(mail.outbox[0].body), "another long walk")
    assert "invalid" in refused.content.decode()
    salma.refresh_from_db()
    assert salma.check_password(PASSWORD)


def test_an_invitation_is_written_in_the_language_that_was_chosen(client, huda, settings):
    settings.SENDS_MAIL = True
    invite(client, language="ar")
    assert re.search("[ء-ي]", mail.outbox[0].body)


@pytest.mark.parametrize("mails", [True, False])
def test_the_link_opens_in_the_language_of_the_invitation_and_the_desk_goes_on_in_it(client, huda, settings, mails):
    settings.SENDS_MAIL = mails
    answer = invite(client, language="ar")
    link = link_in(mail.outbox[0].body if mails else client.get(answer.url).content.decode())
    client.logout()
    client.cookies.clear()
    opened = client.get(link, follow=True, headers={"accept-language": "en"})
    assert 'lang="ar"' in opened.content.decode()
    assert opened.context["title"] == "أهلا بك، salma! اختر كلمة مرورك"
    assert "Password reset" not in opened.content.decode()
    choose(client, link)
    assert 'lang="ar"' in client.get("/admin/").content.decode()


def test_a_link_names_no_language_that_there_is_not(client, huda):
    assert "django_language" not in client.get("/admin/password/MQ/x-y/?language=xx").cookies


def test_a_site_without_mail_shows_the_link_once(client, huda):
    answer = invite(client)
    shown = client.get(answer.url).content.decode()
    assert "/admin/password/" not in client.get(answer.url).content.decode()
    assert choose(client, link_in(shown)).url == "/admin/"
    assert mail.outbox == []


def test_a_mail_that_fails_leaves_the_link_to_be_copied(client, huda, settings, monkeypatch):
    def fails(*_messages):
        raise ConnectionRefusedError(111, "Connection refused")

    settings.SENDS_MAIL = True
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fails)
    shown = client.get(invite(client).url).content.decode()
    assert "could not be sent" in shown
    assert link_in(shown)


def test_of_two_who_choose_a_password_by_one_link_at_one_moment_the_first_alone_does(client, huda, monkeypatch):
    link = link_in(client.get(invite(client).url).content.decode())
    client.logout()
    as_it_was = User.objects.get(username="salma")
    assert choose(client, link).status_code == 302
    client.logout()
    monkeypatch.setattr(NewPassword, "get_user", lambda self, uid: as_it_was)  # read before the first was saved
    assert "invalid" in choose(client, link, "another long walk").content.decode()
    assert User.objects.get(username="salma").check_password(PASSWORD)


def test_a_link_is_good_for_three_days(client, huda, monkeypatch):
    shown = client.get(invite(client).url).content.decode()
    for days, opens in ((2.9, True), (3.1, False)):
        later = datetime.now() + timedelta(days=days)
        monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self, later=later: later)
        client.logout()
        assert ("new_password1" in client.get(link_in(shown), follow=True).content.decode()) is opens


def test_a_forged_link_and_one_of_another_person_open_nothing(client, huda):
    samir = a_person("samir", EDITORS)
    link = link_in(client.get(invite(client).url).content.decode())
    uid, token = link.split("/")[3:5]
    client.logout()
    from django.utils.http import urlsafe_base64_encode

    others = urlsafe_base64_encode(str(samir.pk).encode())
    for forged in (f"/admin/password/{others}/{token}/", f"/admin/password/{uid}/{token[:-1]}x/"):
        assert "invalid" in client.get(forged, follow=True).content.decode()
    assert "invalid" in client.get("/admin/password/nonsense/set-password/").content.decode()


def test_a_new_link_ends_those_before_it_of_who_has_no_password_yet(client, huda):
    first = link_in(client.get(invite(client).url).content.decode())
    salma = User.objects.get(username="salma")
    page = reverse("admin:auth_user_link", args=[salma.pk])
    second = link_in(client.post(page, SURE, follow=True).content.decode())
    assert LogEntry.objects.filter(object_id=str(salma.pk), change_message__contains="link").count() == 1
    client.logout()
    assert "invalid" in client.get(first, follow=True).content.decode()
    assert choose(client, second).url == "/admin/"


def test_an_invitation_ends_where_its_person_is_switched_off_though_they_are_switched_on_again(client, huda):
    link = link_in(client.get(invite(client).url).content.decode())
    salma = User.objects.get(username="salma")
    change(client, salma, is_active=None)
    change(client, salma, role=ADMINISTRATORS)
    client.logout()
    assert "invalid" in client.get(link, follow=True).content.decode()


def test_so_does_a_link_for_a_new_password_and_the_password_itself(client, huda, settings):
    """Who left may have asked for one, or kept the one that they had."""
    settings.SENDS_MAIL = True
    amina = a_person("amina", EDITORS)
    forget(client, amina.email)
    mailed = link_in(mail.outbox[0].body)
    settings.SENDS_MAIL = False
    made = link_in(client.post(reverse("admin:auth_user_link", args=[amina.pk]), SURE, follow=True).content.decode())
    change(client, amina, is_active=None)
    told = client.post(
        reverse("admin:auth_user_change", args=[amina.pk]),
        {"username": "amina", "email": amina.email, "role": EDITORS, "is_active": "on", **SURE},
        follow=True,
    ).content.decode()
    new = link_in(client.post(reverse("admin:auth_user_link", args=[amina.pk]), SURE, follow=True).content.decode())
    client.logout()
    for link in (mailed, made):
        assert "invalid" in client.get(link, follow=True).content.decode()
    amina.refresh_from_db()
    assert not amina.check_password(PASSWORD)
    assert "To log in again, amina needs a new password" in told
    assert choose(client, new).url == "/admin/"


def test_who_was_switched_off_after_the_link_was_made_gets_no_password(client, huda):
    link = link_in(client.get(invite(client).url).content.decode())
    salma = User.objects.get(username="salma")
    assert change(client, salma, is_active=None).status_code == 302
    assert "Allow it first" in (
        client.post(reverse("admin:auth_user_link", args=[salma.pk]), SURE, follow=True).content.decode()
    )
    client.logout()
    assert "invalid" in client.get(link, follow=True).content.decode()


def test_a_forgotten_password_is_told_of_alike_whether_there_is_such_an_address(client, settings):
    settings.SENDS_MAIL = True
    a_person("amina", EDITORS)
    said = set()
    for address in ("amina@example.org", "nobody@example.org"):
        page = forget(client, address).content.decode()
        said.add(page.replace(address, "…"))
    assert len(said) == 1
    assert [sent.to for sent in mail.outbox] == [["amina@example.org"]]
    assert choose(client, link_in(mail.outbox[0].body)).url == "/admin/"


def test_a_slow_server_of_mail_does_not_tell_that_there_is_such_an_address(client, settings, monkeypatch):
    settings.SENDS_MAIL = True
    a_person("amina", EDITORS)
    answered = threading.Event()
    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", lambda message: answered.wait(10))
    assert client.post("/admin/forgotten/", {"email": "amina@example.org"}).status_code == 302
    assert [thread.name for thread in threading.enumerate()].count("forgotten") == 1
    answered.set()


def test_a_forgotten_password_is_answered_in_the_language_of_who_asks(client, settings):
    settings.SENDS_MAIL = True
    a_person("amina", EDITORS)
    forget(client, "amina@example.org", **{"Accept-Language": "ar"})
    assert re.search("[ء-ي]", mail.outbox[0].body)


def test_who_asks_again_and_again_fills_nobodys_box(client, settings):
    settings.SENDS_MAIL = True
    for name in ("amina", "samir"):
        a_person(name, EDITORS)
    for address in ("amina@example.org", "AMINA@example.org", "samir@example.org"):
        forget(client, address)
    assert [sent.to for sent in mail.outbox] == [["amina@example.org"], ["samir@example.org"]]


def test_a_site_without_mail_says_to_ask_an_administrator(client):
    amina = a_person("amina", EDITORS)
    assert "/admin/forgotten/" in client.get("/admin/login/").content.decode()
    for page in (client.get("/admin/forgotten/"), client.post("/admin/forgotten/", {"email": amina.email})):
        assert "Ask an administrator" in page.content.decode()
    assert mail.outbox == []


def test_the_pages_of_people_have_a_role_and_no_box_for_rights(client, huda):
    samir = a_person("samir", EDITORS)
    for page in (reverse("admin:auth_user_add"), reverse("admin:auth_user_change", args=[samir.pk])):
        words = client.get(page).content.decode()
        names = set(re.findall(r'name="(\w+)"', words))
        assert {"username", "email", "role"} <= names
        assert not names & {"is_staff", "is_superuser", "user_permissions", "groups", "password"}
        assert samir.password not in words
    assert client.get("/admin/auth/group/").status_code == 404
    assert "password1" not in client.get(f"/admin/auth/user/{samir.pk}/password/", follow=True).content.decode()


FORGED = {"is_superuser": "on", "is_staff": "on", "groups": ["1", "2", "3"], "password": "x", "date_joined": "2001"}


@pytest.mark.parametrize("whom", ["salma", "samir", "huda"])
def test_no_field_that_is_sent_beside_the_form_gives_a_right(client, huda, whom):
    samir = a_person("samir", CONTRIBUTORS)
    right = Permission.objects.get(codename="delete_event").pk
    forged = {**FORGED, "user_permissions": [right]}
    if whom == "salma":
        invite(client, role=CONTRIBUTORS, **forged)
    else:
        change(client, {"samir": samir, "huda": huda}[whom], **forged)
    user = User.objects.get(username=whom)
    assert (user.is_superuser, user.user_permissions.count(), user.groups.count()) == (False, 0, 1)
    assert not user.has_perm("events.delete_event")
    assert user.check_password(PASSWORD) is (whom != "salma")  # who was invited has none yet


def test_an_administrator_sees_a_superuser_and_changes_nothing_of_them(client, huda):
    root = a_person("root", is_superuser=True)
    link = reverse("admin:auth_user_link", args=[root.pk])
    assert change(client, root, username="mine", email="huda@evil.example", is_active=None).status_code == 403
    assert (client.get(link).status_code, client.post(link, SURE).status_code) == (403, 403)
    client.post(f"/admin/auth/user/{root.pk}/password/", {"password1": "x", "password2": "x"})
    before = (root.username, root.email, root.is_active, root.password)
    root.refresh_from_db()
    assert (root.username, root.email, root.is_active, root.password) == before


@pytest.mark.parametrize("switched_off", [False, True])
def test_nobody_changes_who_holds_a_right_that_they_do_not(client, huda, switched_off):
    samir = a_person("samir", EDITORS, is_active=not switched_off)
    samir.user_permissions.add(Permission.objects.get(codename="delete_event"))
    assert change(client, samir, role=CONTRIBUTORS).status_code == 403
    assert role_of(samir) == EDITORS


def test_nobody_gives_a_role_with_rights_that_they_do_not_hold(client):
    keeper = a_person("keeper", EDITORS)
    keeper.user_permissions.set(Permission.objects.filter(codename__in=("add_user", "change_user", "view_user")))
    client.force_login(keeper)
    assert "Select a valid choice" in invite(client, role=ADMINISTRATORS).content.decode()
    assert change(client, keeper, role=ADMINISTRATORS).status_code == 200
    assert (User.objects.count(), role_of(keeper)) == (1, EDITORS)
    invite(client, role=EDITORS)
    assert role_of(User.objects.get(username="salma")) == EDITORS


def test_a_new_role_takes_the_place_of_all_that_somebody_might_before(client, huda):
    samir = a_person("samir", EDITORS)
    samir.user_permissions.add(Permission.objects.get(codename="erase_event"))
    samir.groups.add(Group.objects.create(name="Others"))
    assert change(client, samir, role=CONTRIBUTORS).status_code == 302
    samir = User.objects.get(pk=samir.pk)
    assert [group.name for group in samir.groups.all()] == [CONTRIBUTORS]
    assert not samir.has_perm("events.erase_event")


def test_the_last_administrator_stays_one(client, huda):
    samir = a_person("samir", EDITORS)
    invite(client, role=ADMINISTRATORS)  # who has not come yet, and could not give the role back
    for fields in ({"role": EDITORS}, {"is_active": None}):
        assert "the last administrator" in change(client, huda, **fields).content.decode()
    huda.refresh_from_db()
    assert (role_of(huda), huda.is_active) == (ADMINISTRATORS, True)
    give_role(samir, ADMINISTRATORS)
    assert change(client, huda, role=EDITORS).status_code == 302
    assert role_of(huda) == EDITORS


def test_nobody_is_deleted_not_even_by_a_superuser(admin_client, huda):
    admin_client.force_login(a_person("root", is_superuser=True))
    sent = {"action": "delete_selected", "_selected_action": [huda.pk], "post": "yes"}
    admin_client.post(reverse("admin:auth_user_changelist"), sent)
    admin_client.post(reverse("admin:auth_user_delete", args=[huda.pk]), {"post": "yes"})
    assert User.objects.filter(pk=huda.pk).exists()


def test_an_address_of_mail_is_of_one_person(client, huda):
    a_person("samir", EDITORS)
    assert "Another person has this address" in invite(client, email="SAMIR@example.org").content.decode()


def test_the_token_of_an_invitation_is_of_the_person_alone(huda):
    samir = a_person("samir", EDITORS)
    assert not default_token_generator.check_token(samir, default_token_generator.make_token(huda))


@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_leave_at_the_same_moment_one_stays(monkeypatch):
    """Each has seen the other still there; on PostgreSQL, where two write at once."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    the_groups()
    users = [a_person(name, ADMINISTRATORS) for name in ("huda", "salma")]
    clients = [Client() for _user in users]
    for client, user in zip(clients, users, strict=True):
        client.force_login(user)
    saved, slowly = User.save, threading.Barrier(2)

    def save(self, **kwargs):
        with suppress(threading.BrokenBarrierError):
            slowly.wait(1)  # both have been checked by then, unless one waits for the other
        saved(self, **kwargs)

    monkeypatch.setattr(User, "save", save)

    def leave(pair) -> None:
        try:
            change(*pair, role=EDITORS)
        finally:
            connection.close()

    threads = [threading.Thread(target=leave, args=[pair]) for pair in zip(clients, users, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert administrators().count() == 1


@pytest.mark.parametrize("question", ["password__startswith", "password__gt", "password", "password__exact"])
def test_what_a_password_is_kept_as_is_not_read_out_by_the_list_of_people(client, question):
    boss = User.objects.create_superuser("boss", password="a word of theirs")
    the_groups()
    administrator = User.objects.create_user("nur", is_staff=True)
    give_role(administrator, ADMINISTRATORS)
    client.force_login(administrator)
    assert client.get(reverse("admin:auth_user_changelist"), {question: boss.password[:12]}).status_code == 400


def test_who_may_not_invite_is_told_who_does(client, huda):
    a_person("amir", ADMINISTRATORS)
    a_person("gone", ADMINISTRATORS, is_active=False)
    told = "Who invites colleagues: <bdi>amir, huda</bdi>."
    assert told not in client.get("/admin/").content.decode()
    client.force_login(a_person("salma", EDITORS))
    page = client.get("/admin/").content.decode()
    assert told in page
    assert "Invite a colleague" not in page


@pytest.mark.parametrize("mailed", [True, False])
def test_that_no_mail_is_sent_is_said_before(client, huda, settings, mailed):
    settings.SENDS_MAIL = mailed
    link = client.get(reverse("admin:auth_user_link", args=[a_person("salma", EDITORS).pk])).content.decode()
    invitation = client.get(reverse("admin:auth_user_add")).content.decode()
    assert ("which you give to your colleague yourself" in invitation) is not mailed
    assert ("which you give to salma yourself" in link) is not mailed


def test_whom_one_invites_is_asked_for_under_that_name_and_saved_by_one_button(huda, client):
    page = client.get(reverse("admin:auth_user_add")).content.decode()
    assert re.search("<h1>([^<]*)</h1>", page)[1] == "Invite a colleague"
    assert re.findall(r'<input type="submit"[^>]* name="(_\w+)"', page) == ["_save"]


def test_the_password_is_asked_for_on_the_form_itself_and_again_where_it_is_refused(huda, client):
    address = reverse("admin:auth_user_add")
    assert '<label for="id_own-password">your password:</label>' in client.get(address).content.decode().lower()
    refused = client.post(address, {"username": "", "email": "x", "role": EDITORS, "language": "en", **SURE})
    assert (refused.status_code, "own-password" in refused.content.decode()) == (200, True)
    assert PASSWORD not in refused.content.decode()
    assert "own-password" in client.get(reverse("admin:auth_user_change", args=[huda.pk])).content.decode()
