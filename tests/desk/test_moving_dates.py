"""The page of the dates that a corrected date of publication would move."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from events.intake import anchoring
from events.models import Citation, Event
from events.record.door import change
from tests.desk.test_reading import candidate, decide
from tests.factories import an_article, correct

pytestmark = pytest.mark.django_db
NOTHING = "Nothing was chosen: every date stays as it is."


@pytest.fixture
def moved(desk, article):
    """Two published events reckoned from a date that was corrected; another source, too, gives that of the first."""
    for written in ("مساء الخميس", "يوم الاثنين"):
        decide(desk, candidate(article, written), "publish")
    thursday = Event.objects.earliest("pk")
    with change([thursday.pk], by=None, public_reason="Another source."):
        Citation.objects.create(event=thursday, article=an_article(), date=thursday.date)
    correct(article, published="2023-04-14")
    return article


def page_of(article) -> str:
    return reverse("admin:events_article_dates", args=[article.pk])


def ticked(answer) -> list[str]:
    return re.findall(r'name="move-\d+" value="(\w+)" checked', answer.content.decode())


def test_what_was_chosen_in_a_refused_row_stands_again_and_is_carried_out_with_the_reason(desk, moved):
    first, second = moved.citations.order_by("event_id")
    chosen = {f"move-{first.pk}": "move", "public_reason": "It was dated a week later."}
    refused = desk.post(page_of(moved), chosen)
    assert ticked(refused) == ["move"]
    assert NOTHING not in refused.content.decode()
    done = desk.post(page_of(moved), {**chosen, "date_reason": "The first account is the nearest."})
    assert done["Location"] == page_of(moved)
    first.refresh_from_db()
    assert (first.date, first.event.date) == ("2023-04-13", "2023-03-30")
    assert ticked(desk.post(page_of(moved), {f"move-{second.pk}": ""})) == []


def test_a_press_that_chooses_nothing_says_so_and_keeps_the_reasons(desk, moved):
    answer = desk.post(page_of(moved), {"public_reason": "A week later.", "date_reason": "It is nearest."})
    page = answer.content.decode()
    assert NOTHING in page
    assert 'value="A week later."' in page
    assert 'value="It is nearest."' in page
    assert set(Citation.objects.filter(article=moved).values_list("reckoned_from", flat=True)) == {"2023-03-31"}


def test_keeping_that_is_refused_stands_again_too(desk, moved, monkeypatch):
    def refuse(*args, **kwargs):
        raise ValidationError("Not now.")

    monkeypatch.setattr(anchoring, "keep", refuse)
    first, second = moved.citations.order_by("event_id")
    refused = desk.post(page_of(moved), {f"move-{first.pk}": "move", f"move-{second.pk}": "keep"})
    assert ticked(refused) == ["move", "keep"]


def test_enter_in_a_reason_carries_nothing_out(desk, moved):
    form = desk.get(page_of(moved)).content.decode().partition('<form method="post">')[2]
    assert re.findall(r'<(?:button|input type="submit")[^>]*>', form)[0] == "<button disabled hidden>"
