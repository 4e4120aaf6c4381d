"""At a desk that was left open, or with its cookie, nobody gives or takes access, or erases, without the password."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.models import Article, Event
from events.models.log_ins import LogIn, mark
from events.models.roles import ADMINISTRATORS, EDITORS, role_of
from tests.desk.test_people import PASSWORD, SURE, a_person
from tests.factories import an_article, an_event, the_groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(client):
    the_groups()
    client.force_login(a_person("huda", ADMINISTRATORS))
    samir = a_person("samir", EDITORS)
    TOTPDevice.objects.create(user=samir, confirmed=True)
    LogIn.objects.create(user=samir, password=mark(samir))
    event = an_event("talks", title_en="Ali speaks")
    return {"samir": samir, "event": event, "article": an_article(title="A source")}


def person(**fields: str) -> dict[str, str]:
    return {"username": "samir", "email": "samir@example.org", "role": EDITORS, "is_active": "on", **fields}


ACTS = {
    "an invitation": ("auth_user_add", "", person(username="mole", email="mole@example.org", language="en")),
    "a role": ("auth_user_change", "samir", person(role=ADMINISTRATORS)),
    "an address of mail": ("auth_user_change", "samir", person(email="mole@example.org")),
    "switching off": ("auth_user_change", "samir", {**person(), "is_active": ""}),
    "a link": ("auth_user_link", "samir", {}),
    "another's second factor": ("auth_user_log_ins", "samir", {"_factor": "1"}),
    "another's log-ins": ("auth_user_log_ins", "samir", {"_all": "1"}),
    "words of an event": ("events_event_erase", "event", {"words": "Ali", "sure": "on"}),
    "words of an article": ("events_article_erase", "article", {"words": "A source", "sure": "on"}),
}


def state() -> list[object]:
    people = [(one.username, one.email, one.is_active, role_of(one)) for one in User.objects.order_by("pk")]
    ended, factors = LogIn.objects.filter(ended=True).count(), TOTPDevice.objects.count()
    titles = [*Event.objects.values_list("title_en"), *Article.objects.values_list("title")]
    return [people, ended, factors, titles]


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_done_before_the_password_was_given_again_and_all_that_was_sent_then(client, rows, act):
    name, row, sent = ACTS[act]
    address = reverse(f"admin:{name}", args=[rows[row].pk] if row else [])
    before = state()
    for password in ({}, {"own-password": ""}, {"own-password": "a guess"}):
        page = client.post(address, {**sent, **password}).content.decode()
        assert "<h1>Is it you?</h1>" in page
        assert ("This is not your password" in page) == (password == {"own-password": "a guess"})
        hidden = dict(re.findall(r'<input type="hidden" name="(?!csrf|next)([^"]+)" value="([^"]*)">', page))
        assert (hidden, "a guess" in page) == (sent, False)
    assert (client.session.get("link-for"), state()) == (None, before)
    answer = client.post(address, {**sent, **SURE})
    assert answer.status_code == 302
    mole = User.objects.filter(username="mole").first()
    linked = {"an invitation": mole, "a link": rows["samir"]}.get(act)
    assert (state() != before, client.session.get("link-for")) == (act != "a link", linked and linked.pk)


def test_who_may_not_is_not_asked(client, rows):
    client.force_login(a_person("salma", EDITORS))
    for name, row, sent in ACTS.values():
        address = reverse(f"admin:{name}", args=[rows[row].pk] if row else [])
        assert client.post(address, {**sent, "own-password": PASSWORD}).status_code == 403


def test_who_guesses_the_password_here_waits_as_at_the_log_in(client, rows, settings):
    settings.AXES_ENABLED = True
    address = reverse("admin:auth_user_link", args=[rows["samir"].pk])
    answers = [client.post(address, {"own-password": f"guess {number}"}) for number in range(6)]
    assert answers[-1].status_code == 429
    assert client.post(address, SURE).status_code == 429
