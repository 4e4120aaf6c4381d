"""What an editor wants no proposal of, or only one, and what a sentence without a deed of its own is titled by."""

import pytest

from events.reading import read_article
from events.reading.proposing import Proposal, propose

DAY = "2024-05-16"  # a Thursday


def proposed(text: str, lang: str) -> list[Proposal]:
    return propose(text, lang, DAY)


@pytest.mark.parametrize(
    ("lang", "text", "titles"),
    [
        (  # since when the war has gone on
            "en",
            "The mill fell on Monday. Such fires mark a turn in the wider conflict between the miners and the guild"
            " that"
            " began on 15 April 2023.",
            ["The mill fell"],
        ),
        (
            "fr",
            "Le moulin a brûlé lundi. C’est la suite du conflit entre les mineurs et la guilde qui a éclaté le 15"
            " avril"
            " 2022.",
            ["Le moulin a brûlé"],
        ),
        (  # under a picture
            "en",
            "Barns in Arden on Wednesday after a guild raid. / Arden Guard\n\nThe guild raided Arden on Wednesday,"
            " burning two barns and a mill.",
            ["The guild raided Arden, burning two barns and a mill"],
        ),
        (  # the day on which it was said, of what was done on none that is known
            "en",
            "The guild raided Arden on Monday. “Their men took the mill after we fell back,” he told the Gazette on"
            " Wednesday.",
            ["The guild raided Arden"],
        ),
        (  # how the victims of a deed were met
            "en",
            "Miners killed five guards on Tuesday near Arden, the mayor said. Four of the victims were walking home"
            " when"
            " they were shot on Tuesday.",
            ["Miners killed five guards near Arden"],
        ),
        (  # who is not named, and did nothing of a kind
            "fr",
            "La mairie a fermé le port mardi. Il jette un doute sur la venue du roi ce mois-ci.",
            ["La mairie a fermé le port"],
        ),
        (  # between whom, and where
            "en",
            "Clashes have been reported since Monday as miners from four towns attacked the guards of the mill.",
            ["Miners from four towns attacked the guards of the mill"],
        ),
        (  # what lapsed, not what came after
            "en",
            "The raid began after the miners turned down the guild’s offer of a settlement, which expired on"
            " Tuesday.",
            ["The guild’s offer of a settlement expired"],
        ),
        (
            "fr",
            "Le raid a commencé alors que les mineurs rejetaient l’offre de la guilde, qui a expiré mardi.",
            ["L’offre de la guilde a expiré"],
        ),
        (  # what came, the sentence before tells
            "en",
            "A guild launch bringing miners home has come under fire near Arden, the mayor said. The attack came on"
            " Tuesday as the crew was trying to land.",
            ["A guild launch bringing miners home has come under fire near Arden"],
        ),
        (
            "fr",
            "« Nous nous réveillons dans les tirs ce matin. Nos gardes sont au moulin », a indiqué un officier du"
            " port.",
            ["Un officier du port\u00a0: «\u00a0Nous nous réveillons dans les tirs\u00a0»"],
        ),
        (  # calm is none, nor is tension
            "en",
            "Uneasy calm has come back to Arden after clashes last week. Miners burned the mill on Monday. “Tensions"
            " are"
            " still high as more miners came this morning,” the mayor said.",
            ["Miners burned the mill"],
        ),
        (  # under a picture, who took it and for whom
            "fr",
            "Des gardes ont fermé le port lundi 13 mai.\n\nUn des moulins de la guilde, attaqué par la garde le 14"
            " mai 2024. (ANA SAND / GAZETTE)\n\nLe maire s’est tu.",
            ["Des gardes ont fermé le port"],
        ),
        (
            "fr",
            "La mairie et la guilde ont signé mardi un accord à Villers. « Je salue le texte de paix et de remise des"
            " outils signé ce 14 mai au port », a dit le préfet.",
            ["La mairie et la guilde ont signé un accord à Villers"],
        ),
        (  # what a picture shows
            "en",
            "In this photo released by the Arden Guard, two miners hurt by a mine are treated in Arden, Monday, May"
            " 13,"
            " 2024. (Arden Guard via Gazette)\nIn this photo released by the Arden Guard, two miners hurt by a mine"
            " are"
            " treated in Arden, Monday, May 13, 2024. (Arden Guard via Gazette)\n\nMiners burned the mill on"
            " Tuesday.",
            ["Miners burned the mill"],
        ),
        (  # of which it told
            "en",
            "Four rebels were killed as fighting between the guards and the guild went on Tuesday. Ivo Sand, a"
            " spokesman,"
            " said Tuesday’s firefight erupted when guards forced their way into the mill.",
            ["Four rebels were killed as fighting between the guards and the guild went on"],
        ),
        (  # what was to be done, and was
            "en",
            "The mayor travelled to Arden on Tuesday to meet the miners. The mayor was scheduled to visit Arden on"
            " Tuesday.",
            ["The mayor travelled to Arden to meet the miners"],
        ),
        (
            "fr",
            "Le moulin est tombé mardi. Le conflit a commencé le 15 avril 2022 dans la vallée.",
            ["Le moulin est tombé"],
        ),
        (
            "fr",
            "Des mineurs ont brûlé le moulin lundi. La stabilisation qui semblait venue mardi soir n’a pas duré."
            " Contactés"
            " par la Gazette, ils ne s’étaient pas encore exprimés mercredi.",
            ["Des mineurs ont brûlé le moulin"],
        ),
    ],
)
def test_what_is_proposed(lang: str, text: str, titles: list[str]) -> None:
    assert [proposal.title for proposal in proposed(text, lang)] == titles


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        (  # who passed it on says less than whose words they are
            "en",
            "The mayor Ivo Sand on Sunday said that the mill should open in a week, several local news outlets"
            " reported.",
            "The mayor Ivo Sand",
        ),
        (
            "fr",
            "D’après un communiqué publié le mardi 14 mai 2024 par Ana Sand, chargée du port, la ville de Villers est"
            " tenue par la guilde.",
            "un communiqué",
        ),
        (
            "fr",
            "La garde du port a quant à elle indiqué que « les tirs continuent lundi matin dans le sud » de Villers.",
            "La garde du port",
        ),
    ],
)
def test_who_said_it(lang: str, text: str, who: str) -> None:
    assert [proposal.attribution for proposal in proposed(text, lang)] == [who]


def test_what_stands_after_who_published_it_is_the_title() -> None:
    text = (
        "D’après un communiqué publié le mardi 14 mai 2024 par Ana Sand, chargée du port, la ville de Villers est"
        " tenue"
        " par la guilde."
    )
    assert [proposal.title for proposal in proposed(text, "fr")] == ["La ville de Villers est tenue par la guilde"]


def test_a_deed_told_on_one_day_and_then_of_its_own_is_one() -> None:
    text = (
        "Deux gardes ont été tués par des mineurs près du port de Villers, a-t-on appris dimanche du maire. « Deux"
        " hommes de la garde ont été tués samedi à Villers », a dit le préfet."
    )
    [proposal] = propose(text, "fr", "2024-05-12")
    assert proposal.finding.edtf == "2024-05-11"


def test_until_when_a_quarter_was_theirs_is_no_day_of_what_is_told() -> None:
    text = (
        "The Port Guard said on Monday it had found ten bodies in Bexley, a quarter of Arden that before last week"
        " was held by the guild of Ivo Sand, whose killing led to the clashes."
    )
    [proposal] = proposed(text, "en")
    assert proposal.finding.edtf == "2024-05-13"
    assert proposal.title == "The Port Guard had found ten bodies in Bexley, a quarter of Arden"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Read more: A year of raids (3 May 2024)"),
        ("en", "See also: Rebels took the port on 3 May 2024"),
        ("fr", "Lire aussi : Les rebelles ont pris le port le 3 mai 2024"),
        ("fr", "À lire également – Une année de raids (3 mai 2024)"),
        ("ar", "اقرأ أيضًا: سيطر المتمردون على الميناء في 3 مايو 2024"),
        ("ar", "شاهد أيضا.. قتل عشرة في غارة يوم 3 مايو 2024"),
    ],
)
def test_another_article_of_the_paper_is_no_event(lang, line):
    assert propose(line, lang, "2024-06-20") == []
    assert [found.furniture for found in read_article(line, lang, "2024-06-20")] == [True]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Rebels read more names on 3 May 2024 and took the port."),
        ("fr", "Voir le port brûler le 3 mai 2024 a surpris les rebelles."),
        ("ar", "شاهد السكان المتمردين يسيطرون على الميناء يوم 3 مايو 2024."),
    ],
)
def test_what_somebody_read_or_saw_is_told(lang, line):
    assert [found.furniture for found in read_article(line, lang, "2024-06-20")] == [False]
