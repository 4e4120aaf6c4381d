"""The second factor: nothing opens before it to whom it is asked of, by whichever way they come."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.models.factors import codes_left, confirm, mark, new_device, new_recovery_codes
from events.models.log_ins import LogIn
from events.models.roles import ADMINISTRATORS, EDITORS
from tests.desk.test_people import PASSWORD, SURE, a_person, choose, forget, link_in
from tests.factories import a_conflict, a_draft, the_groups

pytestmark = pytest.mark.django_db
CODE, FACTOR = "/admin/auth/user/code/", "/admin/auth/user/factor/"


@pytest.fixture(autouse=True)
def required(settings, db):
    settings.SECOND_FACTOR = "required"
    the_groups()


def log_in(client, name: str, onward: str = "/admin/"):
    return client.post(f"/admin/login/?next={onward}", {"username": name, "password": PASSWORD})


def code_of(device: TOTPDevice, steps: int = 0) -> str:
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = timezone.now().timestamp() + steps * device.step
    return f"{totp.token():06d}"


def wrong_code(device: TOTPDevice) -> str:
    return f"{(int(code_of(device)) + 500000) % 1000000:06d}"


def with_factor(user: User) -> TOTPDevice:
    device = new_device(user)
    confirm(device)
    return device


@pytest.fixture
def amina() -> User:
    """An editor, who has a second factor."""
    user = a_person("amina", EDITORS)
    with_factor(user)
    return user


@pytest.fixture
def half(client, amina):
    """The client of who knows the editor's password, and has no telephone."""
    log_in(client, "amina")
    return client


def codes_in(page: str) -> list[str]:
    return re.findall(r"<li><code>(\w+)</code>", page)


def device_of(user: User) -> TOTPDevice:
    return TOTPDevice.objects.get(user=user, confirmed=True)


def test_an_administrator_sets_it_up_before_anything_else_and_goes_on_where_they_wanted(client):
    a_person("huda", ADMINISTRATORS)
    wanted = reverse("admin:auth_user_changelist")
    assert log_in(client, "huda", wanted).url == wanted
    page = client.get(wanted, follow=True)
    assert page.redirect_chain[0][0].startswith(FACTOR)
    words = page.content.decode()
    device = TOTPDevice.objects.get(user__username="huda", confirmed=False)
    secret = re.search(r"<code dir=\"ltr\">([A-Z2-7 ]+)</code>", words)[1]
    assert len(secret.replace(" ", "")) == 32
    assert "data:image/svg+xml" in words
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style| style=", words.split('id="content"')[1])
    address = page.redirect_chain[0][0]
    answer = client.post(address, {"code": wrong_code(device)})
    assert "not the code of now" in answer.content.decode()
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    code = code_of(device)
    shown = client.post(address, {"code": f"{code[:3]} {code[3:]}"}, follow=True).content.decode()
    codes = codes_in(shown)
    assert len(codes) == codes_left(device.user) == 10
    assert f'href="{wanted}"' in shown
    assert client.get(wanted).status_code == 200
    again = client.get(FACTOR).content.decode()
    assert codes_in(again) == []
    assert not [code for code in codes if code in again]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/admin/",
            "/admin/events/event/",
            "/admin/events/event/add/",
            "/admin/auth/user/",
            "/admin/password_change/",
        ),
        *("/admin/auth/user/log-ins/", "/admin/events/event/export/", "/admin/autocomplete/", "/admin/nothing/"),
    ],
)
def test_no_address_of_the_desk_opens_to_the_password_alone(half, address):
    for answer in (half.get(address), half.post(address, {"old_password": PASSWORD})):
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, CODE)


def test_no_page_beside_the_desk_opens_to_the_password_alone(half):
    a_draft("draft")
    for address in ("", "figure/", "view/", "listed/", "draft/", "draft/card/"):
        answer = half.get(f"/en/{a_conflict().slug}/preview/{address}")
        assert (address, answer.status_code, answer.url.partition("?")[0]) == (address, 302, "/admin/login/")
    assert half.get(answer.url).url.startswith(CODE)


def test_who_has_a_factor_cannot_set_up_another_before_they_gave_it(half, amina):
    before = device_of(amina).key
    for data in ({}, {"_remove": "1"}, {"_codes": "1"}, {"code": "123456"}):
        assert half.post(FACTOR, data).url == CODE
    assert half.get(f"{FACTOR}?anew=1").url == CODE
    assert [device.key for device in TOTPDevice.objects.all()] == [before]


def test_a_new_password_by_a_link_does_not_stand_for_the_factor(client, amina, settings):
    settings.SENDS_MAIL = True
    forget(client, amina.email)
    assert choose(client, link_in(mail.outbox[0].body)).url == "/admin/"
    assert client.get("/admin/").url.startswith(CODE)


def test_the_right_code_opens_the_desk_once(half, amina):
    code = code_of(device_of(amina))
    key = half.session.session_key
    assert (
        half.post(f"{CODE}?next=/admin/events/event/", {"code": f" {code[:3]} {code[3:]}"}).url
        == "/admin/events/event/"
    )
    assert half.get("/admin/events/event/").status_code == 200
    assert half.session.session_key != key
    other = Client()
    log_in(other, "amina")
    assert "not the code of now" in other.post(CODE, {"code": code}).content.decode()
    assert other.get("/admin/").url.startswith(CODE)


def test_a_code_may_be_typed_with_arabic_figures(half, amina):
    code = code_of(device_of(amina)).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert half.post(CODE, {"code": code}).url == "/admin/"


def test_a_recovery_code_opens_it_once(half, amina):
    code = new_recovery_codes(amina)[0]
    assert half.post(CODE, {"code": code.upper()}).url == "/admin/"
    assert half.get("/admin/").status_code == 200
    assert codes_left(amina) == 9
    other = Client()
    log_in(other, "amina")
    assert other.post(CODE, {"code": code}).status_code == 200


def test_anothers_code_opens_nothing(half):
    samir = a_person("samir", EDITORS)
    for code in (code_of(with_factor(samir)), new_recovery_codes(samir)[0]):
        assert half.post(CODE, {"code": code}).status_code == 200
    assert half.get("/admin/").url.startswith(CODE)


@pytest.mark.parametrize("model", [TOTPDevice, StaticDevice])
def test_after_a_wrong_code_even_the_right_one_waits(half, amina, model):
    paper = new_recovery_codes(amina)

    def right() -> str:
        return code_of(device_of(amina)) if model is TOTPDevice else paper[0]

    wrong = wrong_code(device_of(amina)) if model is TOTPDevice else "abcdefgh"
    half.post(CODE, {"code": wrong})
    half.post(CODE, {"code": wrong})
    assert half.post(CODE, {"code": right()}).status_code == 200
    model.objects.update(throttling_failure_timestamp=timezone.now() - timedelta(seconds=3))
    assert half.post(CODE, {"code": right()}).status_code == 302


def test_wrong_passwords_are_counted_as_before(client, amina):
    for _guess in range(5):
        client.post("/admin/login/", {"username": "amina", "password": "wrong"})
    assert log_in(client, "amina").status_code == 429


@pytest.mark.parametrize("code", ["", "x" * 41, "-1", "1e5", "½", "٠" * 30, "1" * 40])
def test_what_is_no_code_is_refused_with_a_sentence(half, code):
    answer = half.post(CODE, {"code": code})
    assert (answer.status_code, "errorlist" in answer.content.decode()) == (200, True)


def test_nobody_is_sent_to_another_site_after_it(half, amina):
    answer = half.post(f"{CODE}?next=https://evil.example/", {"code": code_of(device_of(amina))})
    assert answer.url == "/admin/"


def test_who_gave_the_password_alone_may_log_out_or_log_in_as_another(half):
    a_person("samir", EDITORS)
    assert log_in(half, "samir").url == "/admin/"
    assert half.get("/admin/").context["user"].username == "samir"
    log_in(half, "amina")
    assert half.post("/admin/logout/").status_code == 200
    assert half.get("/admin/").url.startswith("/admin/login/")


def test_an_editor_is_not_asked_for_one_that_they_do_not_have_and_may_take_theirs_away(client):
    samir = a_person("samir", EDITORS)
    log_in(client, "samir")
    assert client.get("/admin/").status_code == 200
    page = client.get(FACTOR).content.decode()
    assert "Take it away" not in page
    client.post(FACTOR, {"code": code_of(new_device(samir)), "password": PASSWORD}, follow=True)
    assert "Take it away" in client.get(FACTOR).content.decode()
    client.post(FACTOR, {"_remove": "1", "password": PASSWORD})
    assert not TOTPDevice.objects.filter(user=samir).exists()
    assert not StaticDevice.objects.filter(user=samir).exists()


def test_an_administrator_who_must_have_one_cannot_take_it_away(client):
    huda = a_person("huda", ADMINISTRATORS)
    log_in(client, "huda")
    client.post(FACTOR, {"code": code_of(new_device(huda))})
    client.post(FACTOR, {"_remove": "1", "password": PASSWORD})
    assert device_of(huda)


def test_another_telephone_takes_the_place_of_the_one_before_it(client, amina):
    log_in(client, "amina")
    before = device_of(amina)
    client.post(CODE, {"code": code_of(before)})
    code = new_recovery_codes(amina)[0]
    assert "data:image/svg+xml" in client.get(f"{FACTOR}?anew=1").content.decode()
    client.post(f"{FACTOR}?anew=1", {"code": code_of(new_device(amina)), "password": PASSWORD})
    assert device_of(amina).key != before.key
    assert not StaticToken.objects.filter(token=mark(amina.pk, code)).exists()
    assert client.get("/admin/").status_code == 200


def test_new_recovery_codes_end_those_of_before(client, amina):
    log_in(client, "amina")
    client.post(CODE, {"code": code_of(device_of(amina))})
    before = new_recovery_codes(amina)
    after = codes_in(client.post(FACTOR, {"_codes": "1", "password": PASSWORD}, follow=True).content.decode())
    assert len(set(after) - set(before)) == codes_left(amina) == 10


@pytest.fixture
def left_open(client, amina):
    """The editor's desk, at which another sits down."""
    log_in(client, "amina")
    client.post(CODE, {"code": code_of(device_of(amina))})
    return client


@pytest.mark.parametrize("password", [{}, {"password": ""}, {"password": "wrong"}])
def test_who_finds_a_desk_open_changes_nothing_of_its_log_in(left_open, amina, password):
    codes, before = new_recovery_codes(amina), device_of(amina).key
    left_open.get(f"{FACTOR}?anew=1")
    for data in ({"_codes": "1"}, {"_remove": "1"}, {"code": code_of(new_device(amina))}):
        answer = left_open.post(FACTOR, {**data, **password})
        assert (answer.status_code, "errorlist" in answer.content.decode()) == (200, True)
    assert [device.key for device in TOTPDevice.objects.filter(confirmed=True)] == [before]
    assert StaticToken.objects.filter(token=mark(amina.pk, codes[0])).exists()


def test_nor_does_a_secret_that_they_saw_there_become_the_owners(left_open, amina):
    left_open.get(f"{FACTOR}?anew=1")
    seen = new_device(amina).key
    left_open.get(f"{FACTOR}?anew=1")
    left_open.post(f"{FACTOR}?anew=1", {"code": code_of(new_device(amina)), "password": PASSWORD})
    assert device_of(amina).key != seen


def test_wrong_passwords_there_are_counted_with_those_of_the_log_in(left_open, amina):
    for _guess in range(5):
        answer = left_open.post(FACTOR, {"_codes": "1", "password": "wrong"})
    assert answer.status_code == 429
    assert log_in(Client(), "amina").status_code == 429


def test_an_administrator_neither_takes_away_their_own_nor_makes_themselves_a_link(client):
    huda = a_person("huda", ADMINISTRATORS)
    log_in(client, "huda")
    client.post(FACTOR, {"code": code_of(new_device(huda))})
    log_ins, link = (reverse(f"admin:auth_user_{name}", args=[huda.pk]) for name in ("log_ins", "link"))
    assert client.post(log_ins, {"_factor": "1", **SURE}).url == reverse("admin:auth_user_my_log_ins")
    assert client.post(link, SURE).url == reverse("admin:password_change")
    assert "/link/" not in client.get(reverse("admin:auth_user_change", args=[huda.pk])).content.decode()
    assert device_of(huda)


def test_the_database_holds_no_recovery_code_and_the_key_of_before_still_opens(half, amina, settings):
    codes = new_recovery_codes(amina)
    assert not StaticToken.objects.filter(token__in=codes).exists()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [settings.SECRET_KEY]
    log_in(half, "amina")
    assert half.post(CODE, {"code": codes[0]}).url == "/admin/"


def test_an_administrator_takes_away_a_lost_factor_which_is_logged_and_ends_the_log_ins(client, half, amina):
    huda, desk = a_person("huda", ADMINISTRATORS), Client()
    log_in(desk, "huda")
    desk.post(FACTOR, {"code": code_of(new_device(huda))})
    page = reverse("admin:auth_user_log_ins", args=[amina.pk])
    desk.post(page, {"_factor": "1", **SURE})
    assert not TOTPDevice.objects.filter(user=amina).exists()
    entry = LogEntry.objects.get(object_id=str(amina.pk))
    assert (entry.user, entry.change_message) == (huda, "Took away the second factor.")
    assert half.get("/admin/").url.startswith("/admin/login/")


def test_an_editor_takes_away_nobodys_factor_and_an_administrator_no_superusers(client, amina):
    root = a_person("root", is_superuser=True)
    with_factor(root)
    huda = a_person("huda", ADMINISTRATORS)
    samir = a_person("samir", EDITORS)
    for who, whom in ((samir, amina), (huda, root)):
        desk = Client()
        log_in(desk, who.username)
        if who == huda:
            desk.post(FACTOR, {"code": code_of(new_device(huda))})
        page = reverse("admin:auth_user_log_ins", args=[whom.pk])
        assert desk.post(page, {"_factor": "1"}).status_code == 403
        assert device_of(whom)


def test_no_page_shows_the_secrets_of_others(admin_client, settings):
    settings.SECOND_FACTOR = "optional"
    for name in ("otp_totp/totpdevice", "otp_static/staticdevice"):
        assert admin_client.get(f"/admin/{name}/").status_code == 404


def test_who_alone_could_take_it_away_has_a_command(amina, half, capsys):
    call_command("take_factor", "amina")
    assert not TOTPDevice.objects.filter(user=amina).exists()
    assert not LogIn.objects.filter(user=amina, ended=False).exists()
    with pytest.raises(CommandError, match="Nobody"):
        call_command("take_factor", "nobody")


def test_a_site_that_wants_none_asks_nobody(half, settings):
    settings.SECOND_FACTOR = "off"
    assert half.get("/admin/").status_code == 200
    assert half.get(FACTOR).status_code == 404
