import re
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from events.desk import events, waiting
from events.models import Citation, Place
from events.models.roles import CONTRIBUTORS, EDITORS
from events.record.door import change
from events.record.verbs import send_to_review
from tests.factories import a_draft, an_actor, an_article, an_event, correct, the_groups

pytestmark = pytest.mark.django_db
COMPLETE = {"title_ar": "محادثات", "title_en": "Talks"}


@pytest.fixture
def people(django_user_model):
    the_groups()
    found = {}
    for name, group in (("amina", EDITORS), ("samir", CONTRIBUTORS)):
        found[name] = django_user_model.objects.create_user(name, is_staff=True)
        found[name].groups.add(Group.objects.get(name=group))
    return found


def waits(user) -> dict[str, int]:
    lists = [(re.search("waiting=([^&]*)", row.address), row.count) for row in waiting.rows(user)]
    return {list_of[1]: count for list_of, count in lists if list_of}  # one article is opened itself


def test_each_kind_of_work_is_counted_for_those_who_do_it(people):
    place = Place.objects.create(slug="geneva", name_en="Geneva")
    an_event("complete", place=place, actors=[an_actor("un")], **COMPLETE)
    an_event("bare")
    send_to_review(a_draft("waiting"), by=people["samir"])
    with change(by=people["samir"]):
        own = a_draft("own", accounts=[])
    for day in ("الخميس", "الجمعة"):
        an_article(text=f"يوم {day}")
    assert waits(people["amina"]) == {
        "unread": 2,
        "nameless": 2,
        "review": 1,
        "no-place": 3,
        "no-actor": 3,
        "one-language": 1,
    }
    assert waits(people["samir"])["mine"] == 1
    assert "review" not in waits(people["samir"])
    assert own.pk


def test_an_account_that_is_not_public_and_a_corrected_date_wait_for_an_editor(people):
    article = an_article(published="2023-03-31")
    account = {"date": "2023-03-30", "article": article, "reckoned_from": "2023-03-31"}
    event = an_event("talks", accounts=[account])
    with change([event.pk], by=None):
        Citation(event=event, article=an_article(), claim_en="New.").save()
    correct(article, published="2023-04-14")
    found = waits(people["amina"])
    assert (found["accounts"], found["moved"]) == (1, 1)


def test_a_quote_that_a_corrected_text_does_not_hold_any_more_is_listed(people):
    article = an_article(text="They met on Thursday. 100% agreed.", read_at="2023-04-01T00:00Z")
    accounts = [
        {"date": "2023-03-30", "article": article, "quote": quote} for quote in ("met on Thursday", "100% agreed")
    ]
    an_event("talks", accounts=accounts)
    assert "quotes" not in waits(people["amina"])
    article.text = "They met on Friday. 100% agreed."
    article.save()
    assert waits(people["amina"])["quotes"] == 1


@pytest.mark.parametrize(("events", "told"), [(2, "no actor"), (3, "is not counted among so many events")])
def test_what_no_index_answers_is_not_counted_among_too_many_events(people, monkeypatch, events, told):
    monkeypatch.setattr(waiting, "MOST_LOOKED_AT", 2)
    for _number in range(events):
        an_event(**COMPLETE)
    rows = {re.search("waiting=([^&]*)", row.address)[1]: row for row in waiting.rows(people["amina"])}
    assert told in rows["no-actor"].told
    assert [rows[key].count for key in ("no-place", "no-actor")] == [events, events if events == 2 else 0]


def test_the_front_page_leads_to_each_list(client, people):
    an_event("bare")
    client.force_login(people["amina"])
    page = unescape(client.get(reverse("admin:index")).content.decode())
    assert "What waits for you" in page
    for row in waiting.rows(people["amina"]):
        assert row.address in page
        listed = client.get(row.address, follow=True)
        assert listed.status_code == 200
        if "/read/" in row.address:
            continue
        assert listed.context["cl"].result_count == row.count


def test_the_source_of_an_article_that_is_hidden_from_a_person_is_not_counted_for_them(people):
    an_article(text="يوم الخميس", confidential=True)
    assert waits(people["amina"]) == {}


@pytest.mark.parametrize(("most", "says"), [(1, True), (0, False)])
def test_of_many_events_the_filters_of_the_list_say_no_numbers(admin_client, monkeypatch, most, says):
    monkeypatch.setattr(events, "MOST_FACETED", most)
    an_event("one")
    page = admin_client.get("/admin/events/event/?_facets=True", headers={"Accept-Language": "en"}).content.decode()
    assert ("published (1)" in page) == says
    assert ("Hide counts" in page) == says
