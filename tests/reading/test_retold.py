"""A deed that an article in English or French tells twice is one event; two deeds that are alike stay two."""

import pytest

from events.reading import read_article
from events.reading.proposing import groups_of, propose

DAY = "2024-05-13"


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        (  # with as many dead
            "en",
            "At least seven people were killed and 25 wounded by a rocket fired at the port of Arden on Friday."
            " “Rebels targeted the quarter in the early hours of Friday, killing seven miners,” the mayor said.",
            ["2024-05-10"],
        ),
        (
            "fr",
            "Douze mineurs ont été tués vendredi dans une attaque. L'armée a dit que des tirs ont fait vendredi douze"
            " morts au moulin.",
            ["2024-05-10"],
        ),
        (  # on the day on which it was told
            "en",
            "A guard was killed and two were wounded in an ambush on their convoy by rebels in Arden, officials said"
            " on Sunday. “On Saturday evening rebels shot at a patrol at the edge of Arden,” a resident said.",
            ["2024-05-11"],
        ),
        (
            "fr",
            "Un garde a été tué dans une attaque contre leur convoi à Arden, ont annoncé dimanche les autorités."
            " Samedi soir, une patrouille est tombée dans une embuscade près d’Arden, selon le maire.",
            ["2024-05-11"],
        ),
        (  # as the one that was just told of
            "en",
            "Rebels launched an attack on a mill on Friday. The attack on Friday burned three barns.",
            ["2024-05-10"],
        ),
        (  # elsewhere
            "en",
            "Ten people were killed in Arden on Friday. Ten people were killed in Bexley on Friday.",
            ["2024-05-10", "2024-05-10"],
        ),
        ("en", "Rebels attacked Arden on Friday. Rebels attacked Bexley on Friday.", ["2024-05-10", "2024-05-10"]),
        ("fr", "Des rebelles ont pris Arden vendredi. Des rebelles ont pris Bria vendredi.", ["2024-05-10"] * 2),
        (  # another
            "en",
            "A raid killed five miners on Friday. In another raid on Friday five guards were killed.",
            ["2024-05-10", "2024-05-10"],
        ),
        (  # with another toll on the day before
            "en",
            "Ten guards were killed by rebels in Arden, officials said on Sunday. On Saturday rebels killed three"
            " guards in an ambush in Arden.",
            ["2024-05-12", "2024-05-11"],
        ),
    ],
)
def test_a_deed_told_twice_is_one_event_for_the_command_and_at_the_desk(lang, text, days):
    assert [proposal.finding.edtf for proposal in propose(text, lang, DAY)] == days
    groups = groups_of(read_article(text, lang, DAY), text, lang, DAY)
    assert [first.edtf for first, *_others in groups] == days
