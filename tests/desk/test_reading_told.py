import pytest

from events.models import Article, Candidate
from events.templatetags.desk import reading_told


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2024-06-20", "It cannot be reckoned: no day before it in the text can be counted from."),
        ("", "It cannot be reckoned: the article has no date of publication."),
    ],
)
def test_the_card_says_what_a_date_cannot_be_counted_from(published, told):
    candidate = Candidate(article=Article(published=published), reasons=[{"code": "no-anchor"}])
    assert reading_told(candidate)[-1] == told
