"""On which day somebody said how things are is no event; a deed that they tell of is, so is what they announce."""

import pytest

from events.reading import read_article
from events.reading.proposing import groups_of, propose

DAY = "2024-05-13"
FIRST = {"en": "Rebels burned a mill on Friday. ", "fr": "Des rebelles ont incendié un moulin vendredi. "}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "A guild leader told a paper on Sunday that the new guards were not very welcome."),
        ("en", "The mayor said on Sunday that his council could not yet name the owner."),
        ("fr", "Le maire a affirmé dimanche que la guilde maintenait sa délégation au port."),
    ],
)
def test_a_day_on_which_somebody_said_how_things_are_is_no_event(lang, said):
    text = FIRST[lang] + said
    assert [proposal.finding.edtf for proposal in propose(text, lang, DAY)] == ["2024-05-10"]
    [card] = groups_of(read_article(text, lang, DAY), text, lang, DAY)
    assert [finding.edtf for finding in card] == ["2024-05-10", "2024-05-12"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The guild said on Sunday that two of its men were killed at the port."),
        ("en", "The guild said on Sunday that it was leaving the talks."),
        ("fr", "Le maire a affirmé dimanche que la guilde avait quitté les pourparlers."),
        ("fr", "La guilde a annoncé dimanche que ses envoyés se rendraient aux pourparlers."),
    ],
)
def test_what_somebody_tells_or_announces_is_an_event(lang, said):
    days = [proposal.finding.edtf for proposal in propose(FIRST[lang] + said, lang, DAY)]
    assert days == ["2024-05-10", "2024-05-12"]


def test_the_month_of_what_was_broken_is_no_event():
    text = "An envoy called the raid on Friday a breach. She spoke of the truce signed last February."
    assert [proposal.finding.edtf for proposal in propose(text, "en", DAY)] == ["2024-05-10"]


def test_a_place_and_a_day_over_a_text_are_no_event():
    text = "12 May 2024, Arden\nRebels burned a mill on Friday."
    assert [proposal.finding.edtf for proposal in propose(text, "en", DAY)] == ["2024-05-10"]


def test_what_was_the_worst_since_a_day_is_no_event_of_that_day():
    text = "Rebels burned a mill on Friday. The fire was the worst loss of the guild since it sold the port on 3 May."
    assert [proposal.finding.edtf for proposal in propose(text, "en", DAY)] == ["2024-05-10"]


def test_that_nobody_said_anything_is_no_event():
    text = "Des rebelles ont incendié un moulin vendredi. La guilde n’a émis aucune déclaration avant dimanche."
    assert [proposal.finding.edtf for proposal in propose(text, "fr", DAY)] == ["2024-05-10"]


def test_a_dateline_with_a_colon_is_no_event():
    text = "Arden, May 12 (Guild News): Rebels burned a mill on Friday."
    assert [proposal.finding.edtf for proposal in propose(text, "en", DAY)] == ["2024-05-10"]
