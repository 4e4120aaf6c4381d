"""Who published an article is told to readers: asked for where it is taken in, and above its text."""

import pytest
from django.urls import reverse

from events.desk import waiting
from events.models import Article
from tests.desk.test_reading import page_of
from tests.factories import a_conflict, an_article, an_editor, an_event

pytestmark = pytest.mark.django_db
TAKEN = {"affiliation": "unknown", "text_is": "original", "_read": "1", "_from": "/admin/"}


def take(desk, **fields: str) -> Article | None:
    desk.post(reverse("admin:events_article_add"), {**TAKEN, **fields})
    return Article.objects.order_by("pk").last()


def test_the_name_of_the_paper_over_its_text_is_no_headline(desk):
    article = take(desk, text="Harbour Post\n\nTalks open\n\nThey met on Thursday.", publisher="Harbour Post")
    assert (article.title, article.publisher) == ("Talks open", "Harbour Post")
    assert "Harbour Post</bdi>" in desk.get(page_of(article)).content.decode()


@pytest.mark.parametrize(
    ("address", "publisher", "affiliation"),
    [
        ("http://www.harbour.example/b", "Harbour Post", "press"),
        ("https://harbour.example.org/b", "", "unknown"),
        ("https://quay.example/b", "", "unknown"),
    ],
)
def test_an_article_of_a_site_that_is_known_has_its_publisher(desk, address, publisher, affiliation):
    an_article(url="https://harbour.example/a", publisher="Harbour Post", affiliation="press")
    an_article(url="https://quay.example/a", publisher="The Quay", affiliation="press", confidential=True)
    article = take(desk, text=f"{address}\nTalks open")
    assert (article.url, article.publisher, article.affiliation) == (address, publisher, affiliation)


def test_a_publisher_that_is_not_known_is_asked_for_above_the_text_and_told_to_readers(desk):
    a_conflict("conflict")
    article = an_article(text="They met on Thursday.", language="en", published="2023-03-31", publisher="", url="")
    event = an_event("talks", accounts=[{"date": "2023-03-30", "article": article}])
    assert [row.told for row in waiting.rows(an_editor("one-more")) if "neither" in row.told] == [
        "Of 1 source that readers see neither publisher nor address is known."
    ]
    page = page_of(article)
    assert 'id="publisher"' in desk.get(page).content.decode()
    desk.post(page, {"publisher": "Harbour Post"})
    article.refresh_from_db()
    assert article.publisher == "Harbour Post"
    assert event.revisions.latest("number").public_reason == "The source’s publisher was added."
    assert 'id="publisher"' not in desk.get(page).content.decode()
    desk.post(page, {"publisher": "Another"})
    article.refresh_from_db()
    assert article.publisher == "Harbour Post"


@pytest.mark.parametrize("at", ["/admin/", "/admin/events/article/7/read/"])
def test_nothing_pasted_is_said_where_it_was_not_pasted(desk, at):
    answer = desk.post(reverse("admin:events_article_add"), {**TAKEN, "_from": at, "text": " "})
    assert answer.url == at
    assert "Paste the text of the article or its address" in desk.get("/admin/").content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("elsewhere", ["//evil.example/admin/", "https://evil.example/", "/en/", ""])
def test_nobody_is_sent_elsewhere(desk, elsewhere):
    answer = desk.post(reverse("admin:events_article_add"), {**TAKEN, "_from": elsewhere, "text": ""})
    assert answer.status_code == 200
