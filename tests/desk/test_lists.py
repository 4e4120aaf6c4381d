"""The lists of the desk: their pages, and what stands in them unasked."""

import re

import pytest
from django.urls import reverse

from events.desk.events import EventAdmin
from events.record.verbs import withdraw
from tests.factories import a_conflict, a_draft, an_article, an_event

pytestmark = pytest.mark.django_db
LIST = "admin:events_event_changelist"


def listed(desk, **asked) -> list[str]:
    return [event.slug for event in desk.get(reverse(LIST), asked).context["cl"].result_list]


@pytest.mark.parametrize(("language", "title"), [("ar", "أحداث"), ("en", "Events"), ("fr", "Événements")])
def test_a_list_is_called_by_what_it_lists(desk, language, title):
    page = desk.get(reverse(LIST), headers={"Accept-Language": language})
    assert page.context["title"] == title


@pytest.mark.parametrize(("language", "called"), [("ar", ["العربية", "qx"]), ("fr", ["arabe", "qx"])])
def test_languages_of_articles_are_called_by_name_and_not_by_code(desk, language, called):
    for code in ("ar", "qx"):
        an_article(language=code, published="2023-03")
    page = desk.get(
        reverse("admin:events_article_changelist"), headers={"Accept-Language": language}
    ).content.decode()
    assert sorted(re.findall('field-in_language">([^<]*)<', page)) == sorted(called)
    assert ("في مارس 2023" if language == "ar" else "en mars 2023") in page  # nor is a date
    assert sorted(re.findall(r'<a href="\?language=[^"]*">\s*([^<]*?)\s*</a>', page)) == sorted(called)


def test_a_page_of_the_list_holds_its_rows_in_their_order(desk, monkeypatch):
    monkeypatch.setattr(EventAdmin, "list_per_page", 2)
    for day in (4, 1, 5, 3, 2):
        an_event(f"of-day-{day}", date=f"2023-03-0{day}")
    assert listed(desk) == ["of-day-1", "of-day-2"]
    assert listed(desk, p=2) == ["of-day-3", "of-day-4"]
    assert listed(desk, p=3) == ["of-day-5"]


@pytest.mark.parametrize(("most", "told", "pages"), [(4, "more than 4 results", 3), (5, "5 results", 3)])
def test_a_list_is_counted_as_far_as_its_pages_go(desk, monkeypatch, most, told, pages):
    monkeypatch.setattr(EventAdmin, "list_per_page", 2)
    monkeypatch.setattr("events.desk.base.MOST_PAGED", most)
    for day in range(1, 6):
        an_event(f"of-day-{day}", date=f"2023-03-0{day}")
    answer = desk.get(reverse(LIST))
    [paginator] = re.findall(r'<p class="paginator">(.*?)</p>', answer.content.decode(), re.DOTALL)
    assert told in " ".join(paginator.split())
    assert ("more than" in paginator) is (most < 5)
    assert answer.context["cl"].paginator.num_pages == pages


def test_the_next_event_is_of_the_same_conflict_and_status(desk):
    other = a_conflict("other")
    first, second = an_event("first", date="2023-03-01"), an_event("second", date="2023-03-05")
    an_event("foreign", date="2023-03-02", conflict=other)
    a_draft("draft", date="2023-03-03")
    answer = desk.get(reverse("admin:events_event_change", args=[first.pk]))
    assert answer.context["next_event"] == second
    assert desk.get(reverse("admin:events_event_change", args=[second.pk])).context["next_event"] is None


def test_withdrawn_events_stand_in_the_list_when_they_are_asked_for(desk):
    gone, _kept = a_draft("gone", title_en="Undone at once"), an_event("kept")
    withdraw(gone, by=desk.user)
    assert listed(desk) == ["kept"]
    assert listed(desk, status__exact="withdrawn") == ["gone"]
    assert listed(desk, q="undone") == ["gone"]


def test_the_accounts_of_a_draft_are_counted_like_those_that_readers_see(desk):
    a_draft("draft", date="2023-03-01", accounts=[{"date": "2023-03-01"}, {"date": "2023-03-01"}])
    an_event("talks", date="2023-03-02")
    assert re.findall(r"field-accounts[^>]*>(\d+)<", desk.get(reverse(LIST)).content.decode()) == ["2", "1"]


# What an address or a form may ask of a list


@pytest.mark.parametrize(
    "question",
    [
        {"search_text__regex": "talks"},
        {"title_en__iregex": "((("},
        {"status__contains": "dra"},
        {"terms__any": "1"},
        {"earliest__year": "9" * 400},
        {"citations__quote__startswith": "They"},
    ],
)
def test_a_list_is_asked_by_no_pattern_and_by_no_part_of_a_column(desk, question):
    an_event("talks")
    assert desk.get(reverse(LIST), question).status_code == 400


@pytest.mark.parametrize(
    ("question", "slugs"),
    [
        ({"status__exact": "draft"}, ["draft"]),
        ({"significance__exact": "3"}, ["draft"]),
        ({"disputed__exact": "0", "planned__exact": "0"}, ["talks", "draft"]),
        ({"import_batch": "import-1"}, []),
        ({"earliest__gte": "2023-04-01"}, ["draft"]),
    ],
)
def test_a_list_is_asked_by_what_its_links_ask(desk, question, slugs):
    an_event("talks", date="2023-03-01")
    a_draft("draft", date="2023-05-01", significance=3)
    assert listed(desk, **question) == slugs


def test_words_that_are_sought_are_no_more_than_people_type(desk):
    an_event("talks", title_en="Talks")
    assert listed(desk, q="talks " * 20_000) == ["talks"]
    for address in ("admin:events_article_changelist", "admin:events_actor_changelist"):
        assert desk.get(reverse(address), {"q": "talks " * 2000}).status_code == 200


def test_an_action_on_what_is_no_row_is_refused(desk):
    event = a_draft("talks")
    for chosen in ("x", "", "1 OR 1=1", "9" * 40):
        form = {"action": "publish_selected", "_selected_action": [event.pk, chosen]}
        assert desk.post(reverse(LIST), form).status_code == 400
    event.refresh_from_db()
    assert event.status == "draft"
