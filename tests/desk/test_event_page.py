"""The page of an event: its accounts as readers see them, beside the sentences of their articles."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import override

from events.desk.version_words import Words
from events.desk.widgets import DateClaimInput
from events.reading import sentence_around
from events.templatetags import desk as desk_words
from events.templatetags.desk import Sentence, sentence_of
from tests.factories import a_draft, an_article, an_event

pytestmark = pytest.mark.django_db

TEXT = "The council met. On Thursday they signed the accord, and left. Nobody spoke."


def page(desk, event) -> str:
    return desk.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()


def test_each_account_stands_beside_its_sentence_with_its_date_to_take(desk):
    article = an_article(title="A paper", text=TEXT, published="2023-03-31")
    accounts = [
        {"date": "2023-03-30", "article": article, "quote": "they signed the accord"},
        {"date": "2023-04-02", "claim_en": "So they say."},
    ]
    shown = page(desk, an_event(accounts=accounts, date_reason_en="Ours."))
    assert "On Thursday <mark>they signed the accord</mark>, and left." in shown
    assert "The council met." not in re.sub(r"<textarea.*?</textarea>", "", shown, flags=re.S)
    assert re.findall(r'data-use-date="([^"]*)"', shown) == ["2023-04-02"]
    assert "The event follows this date." in shown
    assert "The desk holds no text of this source." in shown


def test_a_quote_that_stands_no_more_in_its_text_has_no_sentence(desk):
    article = an_article(text=TEXT)
    event = a_draft(accounts=[{"article": article, "quote": "they signed the accord"}])
    account = event.citations.get()
    assert sentence_of(account) == Sentence("On Thursday ", "they signed the accord", ", and left.")
    account.article.text = "They met."
    assert sentence_of(account) is None


def test_a_quotes_sentence_is_sought_beside_it_and_not_in_all_of_a_long_text(monkeypatch):
    """An event has many accounts, and to part a text of 200,000 letters into sentences takes a second."""
    begins, quote = "They left. " * 9_000, "they signed the accord"
    article = an_article(text=f"{begins}On Thursday {quote}, and left. {begins}")
    account = a_draft(accounts=[{"article": article, "quote": quote}]).citations.get()
    looked_at = []
    monkeypatch.setattr(
        desk_words, "sentence_around", lambda text, place: looked_at.append(len(text)) or sentence_around(text, place)
    )
    assert sentence_of(account) == Sentence("On Thursday ", quote, ", and left.")
    assert max(looked_at) < 5_000


def test_an_account_with_an_error_is_open_and_others_are_not(desk):
    event = a_draft(accounts=[{"date": "2023-03-30"}, {"date": "2023-03-30"}])
    sent = {"title_en": "Talks", "citations-TOTAL_FORMS": 2, "citations-INITIAL_FORMS": 2}
    for number, account in enumerate(event.citations.all()):
        sent |= {f"citations-{number}-id": account.pk, f"citations-{number}-date": "when?" if number else ""}
    answer = desk.post(reverse("admin:events_event_change", args=[event.pk]), sent).content.decode()
    opened = re.findall(r'id="citations-(\d)".*?<details class="account-fields"( open)?', answer, flags=re.S)
    assert [(number, bool(is_open)) for number, is_open in opened][1] == ("1", True)


def test_who_may_not_change_an_event_is_offered_no_date_and_no_button(contributor):
    event = an_event(accounts=[{"date": "2023-03-30"}, {"date": "2023-04-02"}], date_reason_en="Ours.")
    shown = page(contributor, event)
    assert "data-use-date" not in shown
    assert 'name="_save"' not in shown
    assert "2 April 2023" in shown


def test_a_date_in_signs_is_never_turned_round_in_arabic(desk):
    event = a_draft(date="2024-05/..", accounts=[{"date": "2024-05/.."}])
    desk.cookies["django_language"] = "ar"
    shown = page(desk, event)
    assert re.search(r'<input[^>]*name="date"[^>]*dir="ltr"|<input[^>]*dir="ltr"[^>]*name="date"', shown)
    with override("ar"):
        assert str(event.citations.get()).endswith("\u20662024-05/..\u2069")
        assert Words(AnonymousUser()).value(("date",), "2024-05/..").startswith("\u20662024-05/..\u2069 (")
    history = desk.get(reverse("admin:events_event_history", args=[event.pk])).content.decode()
    assert "<bdi>منذ مايو 2024 (مستمر)</bdi>" in history
    assert "2024-05" not in history
    assert DateClaimInput().get_context("date", "منذ مايو 2024", {})["widget"]["attrs"]["dir"] == "auto"
