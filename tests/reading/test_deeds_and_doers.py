"""Who did it in a conflict that the database does not know, of what kind it was, and that a deed is one card."""

import pytest

from events.reading.proposing import propose

DAY = "2024-05-17"  # a Friday


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        (  # who act for their states
            "en",
            "The Malian and Chadian foreign ministers met in Porto on Tuesday.",
            ["Mali", "Chad"],
        ),
        ("en", "The Malian foreign minister left Porto on Tuesday.", ["Mali"]),
        ("en", "Malian Foreign Minister Ivo Sand left Porto on Tuesday.", ["Ivo Sand"]),
        (
            "en",
            "Malian Foreign Minister Ivo Sand and his Chadian counterpart Ana Mor met in Porto on Tuesday.",
            ["Ivo Sand", "Ana Mor"],
        ),
        (  # who leads them, by the last name
            "en",
            "The guild led by Otto Finch is at war. Finch signed a truce on Tuesday.",
            ["Otto Finch"],
        ),
        (
            "fr",
            "La guilde dirigée par Otto Finch est en guerre. M. Finch a signé une trêve mardi.",
            ["Otto Finch"],
        ),
        (  # the same as before
            "en",
            "Ten Malian soldiers were on their way to the port. The soldiers were killed on Tuesday near the mill.",
            ["Malian soldiers"],
        ),
        (
            "en",
            "Ten Malian soldiers met some Chadian soldiers. The soldiers left the port on Tuesday.",
            [],
        ),
        (  # with what its short form leaves out
            "fr",
            "Le Mouvement pour l’Union des Mineurs (UM) a attaqué le port mardi.",
            ["Mouvement pour l’Union des Mineurs"],
        ),
    ],
)
def test_actors(lang: str, text: str, actors: list[str]) -> None:
    assert [proposal.actors for proposal in propose(text, lang, DAY)] == [actors]


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("en", "On Tuesday the mayor declared a six-month state of emergency over the fighting.", "civil"),
        ("en", "The first round of discussions to end the war took place in Porto on Tuesday.", "talks"),
        ("en", "Killings and displacement were listed in a paper on Tuesday.", "military"),
        ("fr", "Le chef rebelle Ivo Sand a été condamné par contumace mardi à la prison à vie.", "law"),
        ("fr", "La guilde a condamné mardi le raid.", "statement"),
    ],
)
def test_kinds(lang: str, text: str, kind: str) -> None:
    assert [proposal.kind for proposal in propose(text, lang, DAY)] == [kind]


@pytest.mark.parametrize(
    ("lang", "text", "titles"),
    [
        (  # by the same days
            "fr",
            "Cela fait suite à l’attaque de plusieurs bureaux du port lundi et mardi. Selon la guilde, des"
            " hommes armés"
            " ont attaqué ses gardes lundi soir et mardi matin.",
            ["L’attaque de plusieurs bureaux du port"],
        ),
        (  # of that place it told
            "fr",
            "Dans le raid sur Villers ce mardi, un garde a été tué. Des attaques ont eu lieu mardi à l’est et"
            " à l’ouest"
            " de Villers.",
            ["Un garde a été tué"],
        ),
        (
            "fr",
            "Dans le raid sur Villers mardi, un garde a été tué. Des attaques ont eu lieu mardi à l’est de Bray.",
            ["Un garde a été tué", "Des attaques ont eu lieu à l’est de Bray"],
        ),
        (  # what a speaker says of himself
            "fr",
            "Le port a brûlé mardi. « Vous êtes parti quand j'avais dix ans. Aujourd'hui, j'en ai quarante »,"
            " a dit le"
            " maire.",
            ["Le port a brûlé"],
        ),
        (
            "fr",
            "Le port a brûlé mardi. « C'est lundi matin que nous avons vu les rebelles et que nous avons fui"
            " », raconte"
            " une femme.",
            ["Le port a brûlé"],
        ),
        (
            "en",
            "The port burned on Tuesday. “It was on Monday morning that we saw the rebels and fled,” a woman said.",
            ["The port burned"],
        ),
    ],
)
def test_cards(lang: str, text: str, titles: list[str]) -> None:
    assert [proposal.title for proposal in propose(text, lang, DAY)] == titles


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        (  # a sentence ends there
            "en",
            "A curfew was imposed in Arden on Tuesday from 10 p.m. to 9 a.m. The king told the guards to shoot.",
            "A curfew was imposed in Arden from 10 p.m. to 9 a.m",
        ),
        (  # with a verb that has no ending of its own
            "en",
            "14 May: Rebel miners, responding to a plea by the newly appointed Mayor of Arden and Bexley Ivo Sand"
            " Mor, lay down their tools in the valley after weeks of strikes.",
            "Rebel miners lay down their tools in the valley",
        ),
        (
            "fr",
            "Mardi, la guilde du moulin de la vallée, Bray, tire des roquettes contre le port de Villers,"
            " chef-lieu du"
            " pays des mineurs, qu’elle accuse d’aider l’armée.",
            "La guilde du moulin de la vallée tire des roquettes contre le port de Villers",
        ),
        (  # with its object
            "fr",
            "Mardi, des affrontements dans le canton de Villers ont vidé de leur population plusieurs villages de la"
            " vallée de Brayonne, à vingt kilomètres du port.",
            "Des affrontements dans le canton de Villers ont vidé de leur population plusieurs villages de la"
            " vallée de Brayonne",
        ),
        (  # and no half of what is told too
            "fr",
            "Mardi, le maire de Villers qualifie l'action des gardes d'« opération de maintien de l'ordre » et tente"
            " d'apaiser les craintes des mineurs.",
            "Le maire de Villers qualifie l'action des gardes d'opération de maintien de l'ordre",
        ),
    ],
)
def test_titles(lang: str, text: str, title: str) -> None:
    assert [proposal.title for proposal in propose(text, lang, DAY)] == [title]
