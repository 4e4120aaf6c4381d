"""What a relative clause tells of a day is an event of its own, with those who stand in it."""

import pytest

from events.reading.proposing import propose

DAY = "2024-06-20"  # a Thursday


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        (
            "en",
            "The mayor praised the Port Guild (PG), which signed a deal with the miners in May.",
            [("2024-05", "Port Guild signed a deal with the miners")],
        ),
        (
            "en",
            "The guild left the port after the end of a ceasefire that began on 1 May and ended on 9 June.",
            [("2024-05-01", "Ceasefire began"), ("2024-06-09", "A ceasefire ended")],
        ),
        (
            "en",
            "The latest fires are among a series of violent actions that began Wednesday, a day after the vote.",
            [("2024-06-19", "A series of violent actions began")],
        ),
        (
            "en",
            "The army killed three rebels who attacked a checkpoint near Sfax on Monday.",
            [("2024-06-17", "Three rebels attacked a checkpoint near Sfax")],
        ),
        (
            "fr",
            "La guilde a cité le sommet qui s'est tenu dans la capitale le 3 juin à l'invitation du maire.",
            [("2024-06-03", "Le sommet s'est tenu dans la capitale à l'invitation du maire")],
        ),
        (
            "fr",
            "Le maire a assisté au sommet qui s'est tenu lundi à Sfax.",
            [("2024-06-17", "Le sommet s'est tenu à Sfax")],
        ),
        (
            "ar",
            "أدت الاشتباكات التي اندلعت في 17 مايو بين فصائل متنازعة في طرابلس، إلى 61 قتيلا.",
            [("2024-05-17", "اندلاع الاشتباكات بين فصائل متنازعة في طرابلس")],
        ),
        # What the sentence tells of itself, whose clause says only which one is meant
        (
            "en",
            "A bomb that exploded in the market on Monday killed ten people.",
            [("2024-06-17", "A bomb that exploded in the market killed ten people")],
        ),
        ("en", "Residents told the guild that rebels left on Monday.", [("2024-06-17", "Rebels left")]),
        (
            "en",
            "The guild left the port, which burned in the spring, and the mayor thanked it on Monday.",
            [("2024-06-17", "The mayor thanked it")],
        ),
    ],
)
def test_a_relative_clause_with_the_day_is_the_title(lang, text, told):
    assert [(proposal.finding.edtf, proposal.title) for proposal in propose(text, lang, DAY)][-len(told) :] == told


def test_who_stands_outside_of_the_clause_takes_no_part_in_it():
    text = "Peacekeepers saw the Malian troops that had taken the village of Sand on May 24 leave for Gao."
    proposal = propose(text, "en", DAY)[0]
    assert (proposal.actors, proposal.places) == (["Malian troops"], ["Sand"])
