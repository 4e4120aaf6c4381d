import pytest
from django.core.exceptions import ValidationError

from events.intake import anchoring
from events.intake.anchoring import keep, let_move, moves
from events.models import Citation
from events.reading import read_article
from events.record.door import change
from tests.factories import an_article, correct, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return an_article(text="The envoy was received on Thursday evening.", language="en", published="2023-03-31")


def an_event_of(article, **fields):
    quote = {"quote": article.text, "quote_start": 0, "quote_end": len(article.text)}
    account = {"article": article, "date": "2023-03-30", "date_as_written": "Thursday evening", **quote}
    return published(accounts=[{**account, "reckoned_from": "2023-03-31"}], **{"date": "2023-03-30", **fields})


def test_nothing_waits_while_the_articles_date_stays(article):
    an_event_of(article)
    assert moves(article) == []


def test_a_corrected_date_lists_what_would_move_and_moves_nothing(article):
    event = an_event_of(article)
    correct(article, published="2023-04-07")
    [move] = moves(article)
    assert (move.citation.date, move.date, move.moves, move.event_follows) == ("2023-03-30", "2023-04-06", True, True)
    event.refresh_from_db()
    assert event.date == "2023-03-30"


def test_a_text_is_read_once_however_many_accounts_it_gave(article, monkeypatch):
    for _event in range(3):
        an_event_of(article)
    correct(article, published="2023-04-07")
    read = []
    monkeypatch.setattr(anchoring, "read_article", lambda text, *said: read.append(text) or read_article(text, *said))
    anchoring.findings_in.cache_clear()
    for _time in range(2):  # the page, and the page after some were decided
        assert [move.date for move in moves(article)] == ["2023-04-06"] * 3
    assert read == [article.text]


def test_what_the_editor_lets_move_moves_with_its_event_as_one_change(article):
    event = an_event_of(article)
    correct(article, published="2023-04-07")
    let_move(moves(article)[0], by=None, public_reason="The article is of 7 April.")
    event.refresh_from_db()
    account = event.citations.get()
    assert (event.date, account.date, account.reckoned_from) == ("2023-04-06", "2023-04-06", "2023-04-07")
    assert event.revisions.count() == 4  # made, published, of a source of another date, moved
    assert event.revisions.order_by("-number")[0].public_reason == "The article is of 7 April."
    assert moves(article) == []


def test_what_the_editor_keeps_is_no_longer_said_to_be_reckoned(article):
    event = an_event_of(article)
    correct(article, published="2023-04-07")
    keep(moves(article)[0], by=None)
    account = event.citations.get()
    assert (account.date, account.reckoned_from) == ("2023-03-30", "")
    assert moves(article) == []


@pytest.mark.parametrize("late", [let_move, keep])
@pytest.mark.parametrize("first", ["decided", "edited", "gone"])
def test_what_a_colleague_did_with_the_account_since_it_was_listed_stands(article, first, late):
    event = an_event_of(article)
    with change([event.pk], by=None):
        Citation(event=event, article=an_article(), date=event.date, claim_en="So.", published=True).save()
    correct(article, published="2023-04-07")
    (listed,), (theirs,) = moves(article), moves(article)
    account = theirs.citation
    if first == "decided":
        let_move(theirs, by=None, date_reason="The newspaper corrected it.")
    else:
        with change([account.event_id], by=None):
            account.reckoned_from = ""
            account.save() if first == "edited" else account.delete()
    stood = list(Citation.objects.values("pk", "date", "reckoned_from"))
    with pytest.raises(ValidationError, match="Somebody else"):
        late(listed, by=None)
    assert list(Citation.objects.values("pk", "date", "reckoned_from")) == stood


def test_an_event_that_another_account_dates_too_keeps_its_date(article):
    event = an_event_of(article)
    with change([event.pk], by=None):
        Citation(event=event, article=an_article(), date="2023-03-30", claim_en="So too.", published=True).save()
    correct(article, published="2023-04-07")
    [move] = moves(article)
    assert not move.event_follows
    with pytest.raises(ValidationError, match="reason for the date"):
        let_move(move, by=None)
    event.refresh_from_db()
    assert event.date == "2023-03-30"
    assert event.citations.filter(date="2023-03-30").count() == 2


def test_a_plan_stays_in_the_future(article):
    text = "The session is due in April."
    plan = an_article(text=text, language="en", published="2023-03-31")
    account = {"article": plan, "quote": text, "date_as_written": "April", "date": "2023-04", "stance": "announces"}
    published(date="2023-04", accounts=[{**account, "reckoned_from": "2023-03-31"}])
    correct(plan, published="2022-03-31")
    assert [move.date for move in moves(plan)] == ["2022-04"]


def test_where_the_date_stays_only_the_working_would_change(article):
    an_event_of(article)
    correct(article, published="2023-04-01")
    [move] = moves(article)
    assert (move.date, move.moves) == ("2023-03-30", False)


def test_an_account_of_a_summary_is_read_by_its_words_alone():
    article = an_article(text="Summary.", text_is="summary", language="ar", published="2023-03-31")
    account = {
        "article": article,
        "date": "2023-03-30",
        "date_as_written": "مساء الخميس",
        "reckoned_from": "2023-03-31",
    }
    published(date="2023-03-30", accounts=[account])
    correct(article, published="2023-04-14")
    assert [move.date for move in moves(article)] == ["2023-04-13"]
