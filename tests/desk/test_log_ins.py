"""Where somebody is logged in: listed to them, ended one by one or together, forgotten after a time."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models.log_ins import IN_SESSION, LogIn, browser_of
from events.models.roles import ADMINISTRATORS, EDITORS
from tests.desk.test_people import PASSWORD, SURE, a_person, change
from tests.factories import a_conflict, the_groups

pytestmark = pytest.mark.django_db
MINE = "/admin/auth/user/log-ins/"
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/129.0.0.0 Safari/537.36 Edg/129.0.0.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1"


@pytest.fixture(autouse=True)
def groups(db):
    the_groups()


@pytest.fixture
def amina() -> User:
    return a_person("amina", EDITORS)


def logged_in(name: str = "amina", browser: str = FIREFOX) -> Client:
    client = Client(headers={"User-Agent": browser})
    assert client.post("/admin/login/?next=/admin/", {"username": name, "password": PASSWORD}).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def number(client: Client) -> int:
    return client.session[IN_SESSION]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        *((FIREFOX, "Firefox, Android"), (CHROME, "Chrome, Linux"), (EDGE, "Edge, Windows")),
        *((IPHONE, "Safari, iPhone"), ("", ""), ("<script>" * 900, "")),
    ],
)
def test_a_browser_is_named_so_that_one_knows_ones_own_and_no_nearer(told, name):
    assert browser_of(told) == name


def test_the_page_lists_each_log_in_with_its_browser_and_no_address(amina):
    here = logged_in()
    logged_in(browser=CHROME)
    page = here.get(MINE)
    listed = {row.browser: row.pk == page.context["current"] for row in page.context["rows"]}
    assert listed == {"Chrome, Linux": False, "Firefox, Android": True}
    assert "127.0.0.1" not in page.content.decode()
    assert not [field.name for field in LogIn._meta.fields if "address" in field.name]
    assert AccessLog.objects.count() == 0


def test_one_is_ended_and_the_others_go_on(amina):
    here, there, elsewhere = logged_in(), logged_in(), logged_in()
    here.post(MINE, {"_one": number(there)})
    assert [is_in(client) for client in (here, there, elsewhere)] == [True, False, True]


def test_all_others_are_ended_and_this_one_goes_on(amina):
    here, there, elsewhere = logged_in(), logged_in(), logged_in()
    here.post(MINE, {"_all": "1"})
    assert [is_in(client) for client in (here, there, elsewhere)] == [True, False, False]


@pytest.mark.parametrize("one", ["0", "-1", "x", "9" * 40, ""])
def test_a_number_that_is_none_ends_nothing(amina, one):
    here, there = logged_in(), logged_in()
    assert here.post(MINE, {"_one": one}).status_code == 302
    assert is_in(there)


def test_nobody_ends_the_log_in_of_another(amina):
    a_person("samir", EDITORS)
    theirs, samir = logged_in(), logged_in("samir")
    samir.post(MINE, {"_one": number(theirs)})
    samir.post(MINE, {"_all": "1"})
    assert samir.post(reverse("admin:auth_user_log_ins", args=[amina.pk]), {"_all": "1"}).status_code == 403
    assert is_in(theirs)


def test_an_administrator_ends_all_of_a_colleague_and_none_of_a_superuser(amina):
    huda, root = a_person("huda", ADMINISTRATORS), a_person("root", is_superuser=True)
    desk, theirs, superuser = logged_in("huda"), logged_in(), logged_in("root")
    for user in (amina, root):
        desk.post(reverse("admin:auth_user_log_ins", args=[user.pk]), {"_all": "1", **SURE})
    assert [is_in(client) for client in (desk, theirs, superuser)] == [True, False, True]
    assert huda.is_active


def test_an_ended_session_does_not_come_back_with_the_account(amina):
    a_person("huda", ADMINISTRATORS)
    desk, theirs = logged_in("huda"), logged_in()
    change(desk, amina, is_active=None)
    amina.refresh_from_db()
    change(desk, amina)
    amina.refresh_from_db()
    assert amina.is_active
    assert not is_in(theirs)


def test_a_session_of_no_log_in_that_can_be_listed_is_none(amina):
    client = logged_in()
    session = client.session
    del session[IN_SESSION]
    session.save()
    assert not is_in(client)


def test_a_session_does_not_live_by_the_log_in_of_another(amina):
    a_person("samir", EDITORS)
    client, other = logged_in(), logged_in("samir")
    session = client.session
    session[IN_SESSION] = number(other)
    session.save()
    assert not is_in(client)


def test_a_new_password_ends_the_others_and_they_are_no_longer_listed(amina):
    here, there = logged_in(), logged_in()
    new = "another long walk"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/admin/password_change/", sent).status_code == 302
    assert [is_in(client) for client in (here, there)] == [True, False]
    assert [row.pk for row in here.get(MINE).context["rows"]] == [number(here)]


def test_a_log_out_is_one(amina):
    here, there = logged_in(), logged_in()
    there.post("/admin/logout/")
    assert [row.pk for row in here.get(MINE).context["rows"]] == [number(here)]
    assert len(here.get(MINE).context["earlier"]) == 1


def test_the_last_use_is_written_now_and_then(amina):
    here = logged_in()
    rows = LogIn.objects.filter(pk=number(here))
    just, old = timezone.now() - timedelta(minutes=4), timezone.now() - timedelta(minutes=6)
    rows.update(used=just)
    is_in(here)
    assert rows.get().used == just
    rows.update(used=old)
    is_in(here)
    assert rows.get().used > just


def ago(days: int) -> LogIn:
    when = timezone.now() - timedelta(days=days)
    return LogIn.objects.create(user=User.objects.get(), begun=when, used=when, browser="", password="")


def test_who_logged_in_when_is_forgotten_after_its_time_at_the_next_log_in(amina, settings):
    settings.LOG_INS_KEPT_DAYS = 30
    kept, forgotten = ago(29), ago(31)
    logged_in()
    assert set(LogIn.objects.filter(pk__in=[kept.pk, forgotten.pk])) == {kept}


def test_a_command_forgets_it_too_and_the_addresses_of_wrong_passwords(amina, capsys):
    kept, forgotten = ago(89), ago(91)
    for _guess in range(2):
        Client().post("/admin/login/", {"username": "amina", "password": "wrong"})
    call_command("forget_log_ins")
    assert AccessAttempt.objects.count() == 1
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    call_command("forget_log_ins")
    assert AccessAttempt.objects.count() == 0
    assert set(LogIn.objects.filter(pk__in=[kept.pk, forgotten.pk])) == {kept}


def test_a_public_page_does_not_ask_who_reads_it(amina):
    here = logged_in()
    LogIn.objects.update(used=timezone.now() - timedelta(hours=1))
    answer = here.get(f"/en/{a_conflict().slug}/")
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert LogIn.objects.get().used < timezone.now() - timedelta(minutes=30)
