"""Of two days in a sentence, or one that somebody else's deed has, each dates its own."""

import pytest

from events.reading.proposing import propose

DAY = "2024-05-13"


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        (
            "en",
            "The union left the talks on 9 May following the guards’ raid the day before on a depot in Kaya.",
            [
                ("2024-05-09", "The union left the talks"),
                ("2024-05-08", "The guards’ raid on a depot in Kaya"),
            ],
        ),
        (
            "fr",
            "Le syndicat a rompu les pourparlers le 9 mai à la suite de l'attaque menée la veille contre un dépôt.",
            [
                (
                    "2024-05-09",
                    "Le syndicat a rompu les pourparlers à la suite de l'attaque menée contre un dépôt",
                ),
                ("2024-05-08", "L'attaque menée contre un dépôt"),
            ],
        ),
        # What came some days after another dates that one, where it is told with its verb
        (
            "en",
            "The guard shot down a drone on Saturday. The raid comes just two days after the rebels signed a truce.",
            [("2024-05-11", "The guard shot down a drone"), ("2024-05-09", "The rebels signed a truce")],
        ),
        (
            "fr",
            "La garde a abattu un drone samedi. Cette escalade intervient deux jours après que les rebelles ont signé"
            " une trêve.",
            [("2024-05-11", "La garde a abattu un drone"), ("2024-05-09", "Les rebelles ont signé une trêve")],
        ),
        # "Friday's raid" is of Friday, whoever speaks of it
        (
            "en",
            "They blamed the rebels for Friday’s raid on Kaya village as mourners had met in a tent.",
            [("2024-05-10", "Raid on Kaya village")],
        ),
        ("en", "Friday’s raid on the port killed ten.", [("2024-05-10", "Raid on the port killed ten")]),
        (
            "en",
            "A day after Friday's raid on the port of Arden, families met.",
            [("2024-05-10", "Raid on the port of Arden")],
        ),
        (
            "en",
            "Friday’s rockets hit the quarter where a drone of the rebels struck a mill on 3 May, killing ten.",
            [
                ("2024-05-10", "Rockets hit the quarter"),
                ("2024-05-03", "A drone of the rebels struck a mill, killing ten"),
            ],
        ),
        (
            "en",
            "On Friday rockets hit the quarter where the rebels have their barracks.",
            [("2024-05-10", "Rockets hit the quarter where the rebels have their barracks")],
        ),
        (
            "fr",
            "Alors que samedi 11 mai, à l'est du pays, deux villes ont été prises par les rebelles, les combats se"
            " sont poursuivis dimanche 12 mai.",
            [
                ("2024-05-11", "À l'est du pays, deux villes ont été prises par les rebelles"),
                ("2024-05-12", "Les combats se sont poursuivis"),
            ],
        ),
        (
            "fr",
            "« La situation est la même qu'hier », a dit la garde, « il est à Kaya », lieu où huit gardes étaient"
            " morts le 29 avril dans un incendie.",
            [("2024-04-29", "Huit gardes étaient morts dans un incendie")],
        ),
        (
            "en",
            "Fighting has worsened in this valley and around 20,000 people fled to the port last week after a raid.",
            [("[2024-05-06..2024-05-12]", "Around 20,000 people fled to the port after a raid")],
        ),
        # What took place is told after the colon
        (
            "fr",
            "Une nouvelle attaque a eu lieu vendredi : deux gardes sont morts dans leur camion.",
            [("2024-05-10", "Deux gardes sont morts dans leur camion")],
        ),
        (
            "en",
            "Another raid took place on Friday: two guards died in their truck.",
            [("2024-05-10", "Two guards died in their truck")],
        ),
        (
            "en",
            "It is the gravest crisis since the conclusion of a long war in the valley last May. Rebels left Friday.",
            [("2023-05", "The conclusion of a long war in the valley"), ("2024-05-10", "Rebels left")],
        ),
        (
            "en",
            "The mayor said that police have held two miners in connection with the raid on 3 May on Kaya.",
            [("2024-05-03", "The raid on Kaya")],
        ),
        (
            "en",
            "A guild claimed responsibility for a February raid on a mill that killed ten. Rebels left Friday.",
            [("2024-02", "Raid on a mill"), ("2024-05-10", "Rebels left")],
        ),
        (
            "en",
            "A miner and a guard were killed in a fight with rebels which ensued in the valley on Friday.",
            [
                (
                    "2024-05-10",
                    "A miner and a guard were killed in a fight with rebels which ensued in the valley",
                )
            ],
        ),
        (
            "en",
            "The mayor awaits news of the fight, which ensued three days after ten guards were killed on the coast"
            " Friday.",
            [("2024-05-10", "Ten guards were killed on the coast")],
        ),
        (
            "fr",
            "C'est une victoire rare, après une série d'attaques qui ont débuté le 2 avril à Kaya. Ils ont"
            " fui vendredi.",
            [("2024-04-02", "Une série d'attaques ont débuté à Kaya"), ("2024-05-10", "Ils ont fui")],
        ),
        (
            "fr",
            "1998\nMai : le port est fermé.\nOctobre : création du front, qui doit fixer la date des combats.",
            [
                ("1998-05", "Le port est fermé"),
                ("1998-10", "Création du front, qui doit fixer la date des combats"),
            ],
        ),
        # What began again on a day is news, what has gone on since then is not
        (
            "fr",
            "Ils ont fui vendredi. Depuis le 27 avril, les combats ont repris. Depuis le 3 mars, la faim"
            " a tué dix mineurs.",
            [("2024-05-10", "Ils ont fui"), ("2024-04-27/..", "Les combats ont repris")],
        ),
        (
            "en",
            "They fled on Friday. Since 27 April, fighting has resumed in the valley. Since 3 March, hunger"
            " has killed ten.",
            [("2024-05-10", "They fled"), ("2024-04-27/..", "Fighting has resumed in the valley")],
        ),
        # Where a town lies is no part of the title
        (
            "en",
            "Drones of the rebels struck the port of Kaya, a suburb east of the capital, on Friday.",
            [("2024-05-10", "Drones of the rebels struck the port of Kaya")],
        ),
    ],
)
def test_each_day_of_a_sentence_has_the_title_of_its_own_deed(lang, text, told):
    assert [(proposal.finding.edtf, proposal.title) for proposal in propose(text, lang, DAY)] == told


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/kaya\n- Raids have swept the valley since a coup in 2021, from the port to the hills in"
        " the north\nARDEN: A raid killed ten miners, residents said on Friday.",
        "Guards with a drone found after a raid on a mill on July 11, 2023 (File photo: Valley Watch)\n\nA raid"
        " killed ten miners on Friday.",
    ],
)
def test_what_stands_over_the_text_is_no_event(text):
    assert [proposal.title for proposal in propose(text, "en", DAY)] == ["A raid killed ten miners"]


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        (
            "fr",
            "Il y a 10 ans, le 20 novembre 2012, les rebelles prenaient le port.",
            "Les rebelles prenaient le port",
        ),
        ("en", "Ten years ago, on 20 November 2012, rebels took the port.", "Rebels took the port"),
        ("ar", "قبل عشر سنوات، في 20 نوفمبر 2012، سيطر المتمردون على الميناء.", "سيطر المتمردون على الميناء"),
    ],
)
def test_the_day_comes_before_the_years_since(lang, text, title):
    (one,) = propose(text, lang, "2022-11-22")
    assert (one.finding.edtf, one.title) == ("2012-11-20", title)
    assert [other.edtf for other in one.others] == ["2012"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le samedi 11 mai, la garde a ordonné au syndicat de sortir avant 3 heures du matin lundi."),
        ("en", "On Saturday the guard ordered the union out by noon on Monday."),
        ("ar", "أمهلت الشرطة النقابة السبت للخروج قبل ظهر يوم الاثنين."),
    ],
)
def test_what_was_told_dates_the_event_not_its_deadline(lang, text):
    assert [one.finding.edtf for one in propose(text, lang, "2024-05-15")] == ["2024-05-11"]


def test_a_deadline_alone_is_still_told():
    assert [one.finding.edtf for one in propose("The guard left the depot by noon on Monday.", "en", DAY)] != []
