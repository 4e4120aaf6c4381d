"""What stands beside a deed in its sentence, or goes on about it in the next, and what a cut title loses."""

import pytest

from events.reading.proposing import propose

DAY = "2024-05-17"  # a Friday


@pytest.mark.parametrize(
    ("lang", "text", "titles"),
    [
        (  # the main clause
            "en",
            "But as the mayor was trying to broker a truce in Arden, a car bomb in Bexley killed two guards on"
            " Monday,"
            " several doctors said.",
            ["A car bomb in Bexley killed two guards"],
        ),
        (
            "en",
            "The valley has suffered shortages after special forces of the port’s old authorities a week ago"
            " seized two"
            " mills.",
            ["Special forces of the port’s old authorities seized two mills"],
        ),
        (  # what was announced, in the sentence before
            "fr",
            "Le chef rebelle Ivo Sand approuve finalement l'accord de paix. L'annonce a été faite mardi à Villers, le"
            " chef-lieu, ville de la médiation.",
            ["Le chef rebelle Ivo Sand approuve finalement l'accord de paix"],
        ),
        (  # the same base
            "en",
            "The mayor said there had been deaths in an attack by the rebels on a guards’ base on Tuesday. Rebel"
            " fighters stormed the base early on Tuesday in Arden.",
            ["There had been deaths in an attack by the rebels on a guards’ base"],
        ),
        (  # as many, in a place of that land
            "fr",
            "Sept soldats ont été tués mardi dans l’ouest du Niger lors d’une attaque. Mardi, dans le canton de"
            " Villers, « une unité a été violemment attaquée », précise le maire, qui évoque sept soldats morts.",
            ["Sept soldats ont été tués dans l’ouest du Niger lors d’une attaque"],
        ),
        (  # of which it told
            "en",
            "Miners raided the port on Tuesday. Commenting on Tuesday’s raid, the guild said: “The sea is a free"
            " area. Miners have no rights at sea.”",
            ["Miners raided the port"],
        ),
        (  # when the feast is
            "en",
            "The mill burned on Tuesday. The guild said it was willing to accept a truce for the holiday which starts"
            " on Sunday.",
            ["The mill burned"],
        ),
    ],
)
def test_cards(lang: str, text: str, titles: list[str]) -> None:
    assert [proposal.title for proposal in propose(text, lang, DAY)] == titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (  # a fight is no participle
            "On Tuesday the mayors of Arden, Bexley and Crome denounced in the strongest words the ongoing fighting"
            " between the guard of the port and the miners of the upper valley.",
            "The mayors of Arden, Bexley and Crome denounced in the strongest words the ongoing fighting",
        ),
        (  # nothing of whose it is without what it is
            "Hundreds of miners who fled the fighting in the upper valley gathered on Tuesday around the old Harbour"
            " Mission’s newly established base near the mill.",
            "Hundreds of miners who fled the fighting in the upper valley gathered around the old Harbour",
        ),
        (
            "On Tuesday the special guards of the old authorities of the port seized two bridges and a mill in the"
            " rebel-dominated northern districts of the valley.",
            "The special guards of the old authorities of the port seized two bridges and a mill",
        ),
        (
            "The truce had gone into effect on Tuesday and would last until the same time on Thursday.",
            "The truce had gone into effect",
        ),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert [proposal.title for proposal in propose(text, "en", DAY)] == [title]


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("en", "Khalid Sander’s forces agreed to a truce on Tuesday.", ["Khalid Sander"]),
        ("en", "The rebels held a workshop on Tuesday in nearby Malaysia.", ["the rebels"]),
        ("en", "The Minister for Kosovo Ivo Sand met the miners on Tuesday.", ["Ivo Sand"]),
        ("en", "The hybrid mission in Darfur (UNMID) left on Tuesday. Darfur is at peace.", ["UNMID"]),
        (
            "fr",
            "Des gardes sont morts mardi dans une attaque de jihadistes présumés. Le sud connaît les violences"
            " jihadistes de Boko Haram.",
            ["jihadistes"],
        ),
    ],
)
def test_actors(lang: str, text: str, actors: list[str]) -> None:
    assert [proposal.actors for proposal in propose(text, lang, DAY)] == [actors]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor imposed a ban on foreign flour on Tuesday.", "civil"),
        ("The workshop of the guild and the miners ended in Porto on Tuesday.", "talks"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [proposal.kind for proposal in propose(text, "en", DAY)] == [kind]


def test_who_wrote_it_said_it() -> None:
    text = "« Des colonnes de mineurs ont attaqué le port le 14 mai », dans l'est du pays, a écrit Ivo Sand."
    assert [proposal.attribution for proposal in propose(text, "fr", DAY)] == ["Ivo Sand"]
