"""An article is read again, by what it says and whom it can name at that moment."""

import pytest

from events.intake import candidates
from events.intake.candidates import read_into_candidates
from events.models import Actor, Article, Candidate
from events.record.erasing import erase
from tests.factories import an_actor, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    an_actor("guard", name_en="The Guard")
    text = "The Guard met envoys on 3 May 2024, said the Guard.\n\nEnvoys left on 4 May 2024."
    article = an_article(text=text, language="en", published="2024-05-10")
    read_into_candidates(article)
    return article


def test_whoever_opened_it_before_words_were_erased_reads_none_of_them_and_no_day_of_the_notice(article):
    opened = Article.objects.get()
    erase("envoys", [], [article], by=None)
    read_into_candidates(opened)
    assert "envoys" not in opened.text
    sentences = [candidate.sentence for candidate in article.candidates.order_by("start")]
    assert [sentence.partition("[")[0] for sentence in sentences] == ["The Guard met ", ""]
    assert all("removed on request" in sentence for sentence in sentences)


def test_who_is_removed_while_it_is_read_is_not_named(article, monkeypatch):
    Candidate.objects.all().delete()

    def removed(article):
        Actor.objects.all().delete()
        return False

    monkeypatch.setattr(candidates, "is_outdated", removed)
    assert read_into_candidates(article)["new"] == 2
    first = article.candidates.earliest("start")
    assert (list(first.actors.all()), first.claimant, first.attribution) == ([], None, "the Guard")
