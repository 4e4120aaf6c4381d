"""In which language a card's title is: the article's, unless its letters say otherwise."""

import pytest

from events.intake.candidates import read_into_candidates
from events.models import Event
from tests.desk.test_reading import decide, page_of
from tests.factories import a_conflict, a_kind, an_article

pytestmark = pytest.mark.django_db
ENGLISH, ARABIC = "They met in Arden on 30 March 2023.", "التقوا في البلدة يوم 30 مارس 2023."


@pytest.mark.parametrize(
    ("lang", "text", "typed", "titles"),
    [
        ("en", ENGLISH, {"title": "لقاء"}, ("لقاء", "", "")),
        ("en", ENGLISH, {"title": "Talks of PKK"}, ("", "Talks of PKK", "")),
        ("en", ENGLISH, {"title": "لقاء PKK"}, ("", "لقاء PKK", "")),
        ("en", ENGLISH, {"title": "لقاء", "title_ar": "اجتماع"}, ("اجتماع", "لقاء", "")),
        ("en", ENGLISH, {"title": "1923", "title_ar": "لقاء"}, ("لقاء", "1923", "")),
        ("ar", ARABIC, {"title": "Talks"}, ("", "Talks", "")),
        ("ar", ARABIC, {"title": "لقاء"}, ("لقاء", "", "")),
    ],
)
def test_a_title_is_of_the_language_of_its_letters(desk, lang, text, typed, titles):
    a_conflict("conflict")
    a_kind("talks")
    article = an_article(text=text, language=lang, published="2023-03-31")
    read_into_candidates(article)
    decide(desk, article.candidates.get(), "accept", **typed)
    event = Event.objects.get()
    assert (event.title_ar, event.title_en, event.title_fr) == titles


def test_the_field_of_the_title_says_which_language_it_is_of(desk):
    a_conflict("conflict")
    article = an_article(text=ENGLISH, language="en", published="2023-03-31")
    read_into_candidates(article)
    assert "Title in English" in desk.get(page_of(article)).content.decode()
