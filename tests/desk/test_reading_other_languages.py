"""What the desk does with an article in a language whose dates nobody reads."""

import pytest
from django.urls import reverse

from events.models import Article
from tests.factories import a_conflict

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Учора вночі обстріляли міст біля річки, повідомив міський голова.", "uk"),
        ("El puente del río fue bombardeado por la noche, según el alcalde, y los heridos son diez.", "es"),
    ],
)
def test_that_is_told_and_words_of_it_become_a_card(desk, text, language):
    a_conflict("conflict")
    sent = {"text": text, "published": "2022-09-12", "affiliation": "press", "text_is": "original", "_read": "1"}
    shown = desk.post(reverse("admin:events_article_add"), sent, follow=True).content.decode()
    article = Article.objects.get()
    assert article.language == language
    assert "Dates are read in Arabic, English and French texts." in shown
    assert "no dated expression is new" not in shown
    words = text.split(",")[0]
    desk.post(reverse("admin:events_article_words", args=[article.pk]), {"words": words})
    assert article.candidates.get().quote == words
