import json
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from events.intake.candidates import propose_words
from events.models import Actor, Erasure, Event
from events.models.roles import ADMINISTRATORS
from events.record.erasing import erase
from tests.desk.test_admin import account_row, the_form
from tests.desk.test_people import PASSWORD, SURE
from tests.desk.test_reading import decide
from tests.desk.test_versions import hidden
from tests.factories import a_conflict, a_kind, an_article, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client, django_user_model, desk):
    user = django_user_model.objects.create_user("huda", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    client.force_login(user)
    return client


def erase_page(row) -> str:
    return reverse(f"admin:events_{row._meta.model_name}_erase", args=[row.pk])


@pytest.mark.parametrize("make", [an_event, an_article])
def test_an_editor_does_not_erase(desk, make):
    row = make()
    assert desk.get(erase_page(row)).status_code == 403
    assert (
        "Erase words"
        not in desk.get(reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])).content.decode()
    )


def test_an_administrator_erases_a_name_from_an_event(administrator):
    event = an_event("talks", title_en="Ali speaks")
    assert "Erase words" in administrator.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    page = administrator.post(erase_page(event), {"words": "ali", "sure": "on", **SURE}, follow=True).content.decode()
    assert "Erased in" in page
    event.refresh_from_db()
    assert "Ali" not in event.title_en


def test_an_administrator_erases_a_name_from_an_article(administrator):
    article = an_article(title="Ali speaks", text="So said Ali.")
    administrator.post(erase_page(article), {"words": "Ali", "sure": "on", **SURE})
    article.refresh_from_db()
    assert "Ali" not in article.title + article.text


def test_it_is_told_which_sources_of_the_event_still_hold_the_words_but_for_secret_ones(administrator):
    said, other = an_article(title="So said ALI"), an_article(title="A source", text="Ali spoke.")
    secret = an_article(title="Ali in secret", confidential=True)
    sources = [said, other, secret, an_article(title="Morocco")]
    event = an_event(
        "talks", title_en="Ali speaks", accounts=[{"article": one} for one in sources], date_reason_en="So."
    )
    page = administrator.post(erase_page(event), {"words": "Ali", "sure": "on", **SURE}, follow=True).content.decode()
    assert "Its sources still hold the words" in page
    assert [erase_page(one) in page for one in sources] == [True, True, False, False]
    administrator.post(erase_page(said), {"words": "Ali", "sure": "on", **SURE})
    page = administrator.post(erase_page(event), {"words": "Ali", "sure": "on", **SURE}, follow=True).content.decode()
    assert [erase_page(one) in page for one in sources] == [False, True, False, False]


def test_nothing_is_erased_unless_one_is_sure(administrator):
    event = an_event("talks", title_en="Ali speaks")
    administrator.post(erase_page(event), {"words": "Ali"})
    event.refresh_from_db()
    assert event.title_en == "Ali speaks"


NAME = "Karim ben Salem"


def opened(event: Event) -> dict:
    """The form of an event that tells of him, as a browser would send it, and then his name is erased."""
    sent = the_form(event, [account_row(event)], summary_en=event.summary_en)
    erase(NAME, [event], [], by=None)
    return sent


@pytest.fixture
def told_of():
    accounts = [{"date": "2023-03-30", "claim_en": f"{NAME} said so."}]
    return an_event("karim-ben-salem", title_en=f"Talks with {NAME}", summary_en=f"{NAME} spoke.", accounts=accounts)


def test_a_form_that_was_open_while_words_were_erased_does_not_bring_them_back(desk, told_of):
    address = reverse("admin:events_event_change", args=[told_of.pk])
    met = desk.post(address, {**opened(told_of), "notes": "Mine, of KARIM  ben Salem’s, too"})
    page = unescape(met.content.decode())
    assert "Words that were removed on request were taken out of what you sent." in page
    assert "karim" not in page.lower()
    answer = {
        **hidden(met.content.decode()),
        **{f"take-{number}": "yours" for number in range(9)},
        "public_reason": "So.",
    }
    desk.post(reverse("admin:events_event_meet", args=[told_of.pk]), answer)
    told_of.refresh_from_db()
    assert told_of.notes.startswith("Mine, of [removed on request, ")
    assert "karim" not in json.dumps(told_of.revisions.get(number=told_of.version).document).lower()
    assert told_of.slug == f"event-{told_of.pk}"


def test_an_answer_of_two_who_met_that_was_open_while_words_were_erased_does_not_bring_them_back(desk, told_of):
    typed = {**told_of.revisions.get().document, "notes": f"{NAME}, mine"}
    opened(told_of)
    answer = {"typed": json.dumps(typed), "base": 1, "theirs": 1}
    for theirs in (1, told_of.version + 1):
        answer |= {"theirs": theirs, "public_reason": "So.", **{f"take-{n}": "yours" for n in range(9)}}
        met = desk.post(reverse("admin:events_event_meet", args=[told_of.pk]), answer)
        assert "Karim" not in met.content.decode()
    told_of.refresh_from_db()
    assert (told_of.version, "Karim" in told_of.notes) == (3, False)


def test_words_that_were_erased_before_a_version_was_opened_may_be_typed_into_it(desk, told_of):
    opened(told_of)
    Erasure.objects.update(at=timezone.now() - timedelta(days=1))
    told_of.refresh_from_db()
    sent = the_form(told_of, summary_en=f"Of another {NAME}.")
    with_change(desk, told_of)
    page = desk.post(reverse("admin:events_event_change", args=[told_of.pk]), sent).content.decode()
    assert f"Of another {NAME}." in page


def with_change(desk, event: Event) -> None:
    """A colleague saves meanwhile."""
    event.refresh_from_db()
    desk.post(
        reverse("admin:events_event_change", args=[event.pk]), the_form(event, notes="Theirs", public_reason="So.")
    )


@pytest.mark.parametrize("field", ["title", "said_by", "more_actors"])
def test_a_card_that_was_open_while_words_were_erased_from_its_source_does_not_bring_them_back(desk, field):
    article = an_article(title="Herald", language="en", text=f"On 5 May 2023 they met. {NAME} came.")
    a_conflict(), a_kind("talks")
    card = propose_words(article, 0, 23)
    erase(NAME, [], [article], by=None)
    refused = unescape(decide(desk, card, "publish", kind="talks", **{field: f"Of {NAME}"}).content.decode())
    assert "Words that were removed from this source on request stand here: leave them out." in refused
    assert (Event.objects.exists(), Actor.objects.exists()) == (False, False)
    assert decide(desk, card, "publish", kind="talks").status_code == 302
