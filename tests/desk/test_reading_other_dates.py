"""Another date of a card than the one that was read: what follows from it."""

import re
from html import unescape

import pytest

from events.intake.candidates import read_into_candidates
from events.models import Candidate, Citation, Place
from tests.desk.test_reading import candidate, decide, page_of
from tests.factories import a_conflict, a_kind, an_article, an_event

pytestmark = pytest.mark.django_db

CHRONICLE = (
    "The two sides agreed on a truce. Here is a timeline:\n\n"
    "On April 4, Sand orders the army to march on Ardenville.\n\n"
    "On April 8, its aircraft strike the airport of Ardenville."
)


@pytest.fixture
def chronicle(desk):
    a_conflict("conflict")
    a_kind("talks")
    article = an_article(text=CHRONICLE, language="en", published="2020-01-12")
    read_into_candidates(article)
    article.candidates.update(confidence="medium")
    return article


def guessed(article, written: str = "April 4") -> Candidate:
    """As the reading guesses a day without a year to be yet to come, because it is nearer so."""
    found = candidate(article, written)
    found.date = f"2020{found.date[4:]}"
    found.working |= {"direction": "future", "alternatives": [f"2019{found.date[4:]}"]}
    found.reasons, found.stance = [{"code": "nearest", "start": 0, "end": 0}], "announces"
    found.save()
    return found


def test_by_another_date_what_was_proposed_as_a_plan_is_none(desk, chronicle):
    """By the date that is offered beside it, or typed; a plan that an editor sees in it is refused as before."""
    offered, typed = guessed(chronicle), guessed(chronicle, "April 8")
    decide(desk, offered, "accept", choice="2019-04-04")
    decide(desk, typed, "accept", date="2019-04-07")
    assert [(one.date, one.stance) for one in Citation.objects.order_by("date")] == [
        ("2019-04-04", "reports"),
        ("2019-04-07", "reports"),
    ]


def test_an_event_of_the_other_date_is_offered_too_and_a_guessed_year_is_not_published_with_the_rest(desk, chronicle):
    place = Place.objects.create(slug="ardenville", name_en="Ardenville")
    an_event("march", title_en="March of the army on Ardenville", date="2019-04-04", place=place)
    first, second = guessed(chronicle), candidate(chronicle, "April 8")
    Candidate.objects.filter(pk=second.pk).update(reasons=[])
    page = desk.get(page_of(chronicle)).content.decode()
    cards = {
        one.pk: next(card for card in page.split('class="card') if f'id="candidate-{one.pk}"' in card)
        for one in (first, second)
    }
    assert 'value="march" data-date="2019-04-04"' in cards[first.pk]
    assert "data-guessed" in cards[first.pk]
    assert cards[first.pk].count("data-over") == 1
    assert "data-guessed" not in cards[second.pk]


def test_the_dates_to_choose_from_and_a_typed_one_tell_which_events_they_fit(desk):
    event = an_event(date="2024-03-12", title_en="Shells fell on the market of Faya")
    other = an_event("other", date="2024-03-13", title_en="Shells fell on the market of Faya again")
    article = an_article(
        text="Shells fell on the market of Faya in March, a man said.", language="en", published="2024-04-02"
    )
    read_into_candidates(article)
    page = desk.get(page_of(article)).content.decode()
    fits, *_of_the_next_march = re.findall(r'class="date-option" data-fits="([^"]*)"', page)
    assert sorted(fits.split()) == [event.date, other.date]
    [address] = map(unescape, re.findall(r'data-explain="([^"]*beside[^"]*)"', page))
    typed = [("13 March 2024", [other.date]), ("14 March 2024", []), ("March 2024&beside=nonsense", [])]
    for text, dates in typed:
        assert desk.get(f"{address}&text={text}").json()["fits"] == dates
