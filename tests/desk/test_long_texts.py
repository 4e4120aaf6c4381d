"""The longest text that is taken, of nothing but what is dearest to read, is read within five seconds."""

import time

import pytest
from django.urls import reverse

from events.intake.proposer import MOST_PROPOSED
from events.models import Article
from events.models.sources import LONGEST_TEXT
from tests.factories import a_conflict, a_kind


@pytest.mark.parametrize(
    ("words", "language", "proposed"),
    [
        ("12 March ", "en", MOST_PROPOSED),
        pytest.param("le 12 mars ", "fr", MOST_PROPOSED, marks=pytest.mark.nightly),
        ("« ", "ar", 0),
        ("1990 ", "en", 0),
    ],
)
def test_a_text_of_one_word_again_and_again_is_read(desk, words, language, proposed):
    a_conflict()
    a_kind(cue_words="met\nsaid")
    sent = {"title": "A", "text": (words * LONGEST_TEXT)[:LONGEST_TEXT], "language": language}
    sent |= {"published": "2022-03-31", "affiliation": "press", "text_is": "original", "_read": "1"}
    before = time.process_time()
    assert desk.post(reverse("admin:events_article_add"), sent).status_code == 302
    article = Article.objects.get()
    page = desk.post(reverse("admin:events_article_read", args=[article.pk]), follow=True)
    assert time.process_time() - before < 15  # two requests read it, one shows it; others work beside
    dates = [1 + len(candidate.beside.get("dates", ())) for candidate in article.candidates.all()]
    assert sum(dates) == proposed
    assert ("Only the first" in page.content.decode()) == bool(proposed)
