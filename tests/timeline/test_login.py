import pytest
from django.urls import reverse

from timeline.logins import TRIES, address_of

pytestmark = pytest.mark.django_db


def attempt(client, password: str, name: str = "amina"):
    return client.post(reverse("admin:login"), {"username": name, "password": password})


def test_after_five_wrong_passwords_even_the_right_one_waits_and_the_page_says_so(client, django_user_model):
    django_user_model.objects.create_user("amina", password="right-and-long", is_staff=True)
    for _ in range(5):
        attempt(client, "wrong")
    answer = attempt(client, "right-and-long")
    assert answer.status_code == 429
    assert "quarter of an hour" in answer.content.decode()


def test_one_persons_wrong_passwords_close_the_desk_to_no_other(client, django_user_model):
    django_user_model.objects.create_user("samir", password="right-and-long", is_staff=True)
    for _ in range(6):
        attempt(client, "wrong")
    assert attempt(client, "right-and-long", "samir").status_code == 302


def locked_out(client, address: str, behind: str = "", name: str = "amina") -> bool:
    """Whether somebody who comes from there, with the right password, is to wait; `behind` is what they sent."""
    forwarded = {"X-Forwarded-For": behind} if behind else {}
    sent = {"username": name, "password": "right-and-long"}
    return client.post(reverse("admin:login"), sent, REMOTE_ADDR=address, headers=forwarded).status_code == 429


def guesses(client, address: str, behind: str) -> None:
    for _guess in range(5):
        sent = {"username": "amina", "password": "wrong"}
        client.post(reverse("admin:login"), sent, REMOTE_ADDR=address, headers={"X-Forwarded-For": behind})


def test_behind_the_proxy_who_guesses_locks_out_nobody_but_themselves(client, django_user_model, settings):
    settings.BEHIND_PROXY = True
    django_user_model.objects.create_user("amina", password="right-and-long", is_staff=True)
    guesses(client, "127.0.0.1", "192.0.2.1")
    assert locked_out(client, "127.0.0.1", "192.0.2.1")
    assert locked_out(client, "127.0.0.1", "203.0.113.9, 192.0.2.1")  # what the visitor sent, then the proxy's word
    assert not locked_out(client, "127.0.0.1", "192.0.2.2")


def test_without_a_proxy_nobody_gives_themselves_another_address(client, django_user_model, settings):
    settings.BEHIND_PROXY = False
    django_user_model.objects.create_user("amina", password="right-and-long", is_staff=True)
    guesses(client, "192.0.2.1", "203.0.113.1")
    assert locked_out(client, "192.0.2.1", "203.0.113.2")
    assert not locked_out(client, "192.0.2.2", "203.0.113.1")


def test_an_address_that_is_none_is_not_believed(rf, settings):
    settings.BEHIND_PROXY = True
    assert address_of(rf.get("/", REMOTE_ADDR="127.0.0.1", headers={"X-Forwarded-For": "nonsense"})) == "127.0.0.1"
    assert address_of(rf.get("/", REMOTE_ADDR="127.0.0.1")) == "127.0.0.1"
    assert address_of(rf.get("/", headers={"X-Forwarded-For": "2001:DB8::1"})) == "2001:db8::1"


def test_the_shipped_nginx_replaces_the_address_that_a_visitor_sent(settings):
    sent = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()
    told = [line.split(";")[0].split() for line in sent.splitlines() if "X-Forwarded-For" in line]
    assert {*map(tuple, told)} == {("proxy_set_header", "X-Forwarded-For", "$remote_addr")}


@pytest.mark.parametrize("form", ["login", "password_change", "forgotten", "auth/user/code"])
def test_many_tries_of_many_names_from_one_address_wait_on_a_public_site(client, settings, form):
    settings.PUBLIC = True
    names = map(str, range(100))

    def tried(address: str) -> int:
        sent = {"username": next(names), "password": "wrong"}
        return client.post(f"/admin/{form}/", sent, REMOTE_ADDR=address).status_code

    assert 429 not in [tried("2001:db8::1") for _try in range(TRIES)]
    assert tried("2001:db8::1") == tried("2001:db8::ffff") == 429
    assert tried("2001:db8:0:1::1") != 429
    assert client.get(f"/admin/{form}/", REMOTE_ADDR="2001:db8::1").status_code != 429


def test_the_page_that_makes_them_wait_says_for_how_long(client, settings):
    settings.PUBLIC = True
    for number in range(TRIES):
        attempt(client, "wrong", f"somebody-{number}")
    answer = attempt(client, "wrong")
    assert (answer.status_code, "Wait three minutes" in answer.content.decode()) == (429, True)


def test_on_a_local_site_nobody_is_counted(client):
    assert 429 not in [attempt(client, "wrong", f"somebody-{number}").status_code for number in range(TRIES + 1)]


@pytest.mark.parametrize("letters", [150, 151, 256, 200_000])
def test_a_name_longer_than_anybodys_is_refused_as_another_that_is_nobodys(client, letters):
    """The tries are kept by name, in a column of 255 letters: PostgreSQL refuses more, and the page failed."""
    assert [attempt(client, "wrong", "a" * letters).status_code for _try in range(6)] == [200] * 4 + [429] * 2
    assert attempt(client, "wrong", "b" * letters).status_code == 200
