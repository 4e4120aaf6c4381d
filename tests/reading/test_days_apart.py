"""A sentence with a day of something else beside what it tells: whose day it is, and what each is called."""

import pytest

from events.reading.proposing import propose

DAY = "2024-05-17"  # a Friday


@pytest.mark.parametrize(
    ("lang", "text", "events"),
    [
        (  # the day of the talks, not that on which they were told of
            "en",
            "The Arden and Bexley foremen are scheduled to hold talks in Porto on Sunday, after recent brawls"
            " threatened"
            " the truce between the two guilds, an Arden clerk said Friday.",
            [("2024-05-19", "The Arden and Bexley foremen are scheduled to hold talks in Porto")],
        ),
        (  # when they were found, not when they were lost
            "fr",
            "Sept gardes portés disparus après l’attaque mercredi après-midi ont été retrouvés jeudi à l’aube.",
            [("2024-05-16", "Sept gardes portés disparus après l’attaque ont été retrouvés")],
        ),
        (
            "en",
            "Seven guards who went missing in the raid on Wednesday were found on Thursday.",
            [("2024-05-16", "Seven guards who went missing in the raid were found")],
        ),
        (  # what is compared with has the day
            "fr",
            "Le moulin a brûlé lundi. Des mineurs ont lancé une offensive contre le port, la première depuis la"
            " réélection du maire Ivo Sand, le 4 mai dernier.",
            [("2024-05-13", "Le moulin a brûlé")],
        ),
        (  # what came before has its own
            "en",
            "The foremen of Arden and Bexley met late on Wednesday, May 15, for a second time after last"
            " month’s heavy"
            " fighting on the border between their valleys.",
            [
                ("2024-05-15", "The foremen of Arden and Bexley met, for a second time"),
                ("2024-04", "Heavy fighting on the border between their valleys"),
            ],
        ),
        (  # and none where nothing more is said of it
            "en",
            "The miners left on Monday. Sand also demanded the mills that were occupied during the May 3-4"
            " hostilities.",
            [("2024-05-13", "The miners left")],
        ),
        (
            "en",
            "The declarations came in response to Saturday’s recommendations by the peace panel of the town and the"
            " Miners’ Front (MF), the oldest in the valley, for the guards to cease fire.",
            [("2024-05-11", "Recommendations by the peace panel of the town and the Miners’ Front")],
        ),
        (  # long before, and only named
            "en",
            "The guild raided the mill on Saturday. It said the raid came at a time when fears of war grew in the"
            " aftermath of the miners’ coup last February.",
            [("2024-05-11", "The guild raided the mill")],
        ),
        (  # hours after is the same day, and the news
            "en",
            "Just hours after the mayor called off the patrols on Monday in observance of a truce, suspected rebels"
            " ambushed guards in Arden and Bexley.",
            [("2024-05-13", "Suspected rebels ambushed guards in Arden and Bexley")],
        ),
        (  # when it began, and not that it went on
            "en",
            "The fighting, which began last Thursday and continued over the weekend, has led to at least 150 deaths.",
            [("2024-05-16", "The fighting began")],
        ),
        (
            "en",
            "The truce began at 12:01 a.m. Monday and would end at 11:59 p.m. on June 7.",
            [("2024-05-13", "The truce began")],
        ),
        (
            "fr",
            "« C’est une riposte à la mort des deux chefs rebelles actifs dans la vallée, qui ont été tués"
            " mercredi par"
            " les gardes », a dit un officier.",
            [("2024-05-15", "Deux chefs rebelles actifs dans la vallée ont été tués par les gardes")],
        ),
        (
            "en",
            "The mayor lamented the fate of two foremen of the valley, who were kidnapped on Wednesday by rebels.",
            [("2024-05-15", "Two foremen of the valley were kidnapped by rebels")],
        ),
    ],
)
def test_days_and_titles(lang: str, text: str, events: list[tuple[str, str]]) -> None:
    assert [(proposal.finding.edtf, proposal.title) for proposal in propose(text, lang, DAY)] == events


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        (  # all who were killed
            "en",
            "Eleven miners, including a foreman, and a clerk were killed in an ambush by rebels in the valley"
            " yesterday.",
            "Eleven miners, including a foreman, and a clerk were killed in an ambush by rebels in the valley",
        ),
        (  # the main clause of what was said
            "en",
            "Mayor Ivo Sand insisted on Thursday that despite championing the rights of the port, Bexley remains"
            " reluctant to recognize the borders of Arden.",
            "Bexley remains reluctant to recognize the borders of Arden",
        ),
        (  # what was signed, and who was there by a whole name
            "en",
            'A deal for a "bilateral, local and temporary truce," according to Mayor Ivo Sand, was signed on'
            " Thursday in"
            " the presence of the governor of Bexley and foreman Otto Finch.",
            "A deal for a bilateral, local and temporary truce was signed in the presence of the governor of Bexley",
        ),
        (
            "en",
            "The deal on the bridges, mills and fisheries of the port was signed on Thursday in the hall of the Old"
            " Guild in the presence of Arden Governor Ivo Sand and the foremen.",
            "The deal on the bridges, mills and fisheries of the port was signed in the hall of the Old Guild",
        ),
        (
            "en",
            "Around 9:30 a.m. on Monday, however, guild rebels ambushed guards at the mill of Arden.",
            "Guild rebels ambushed guards at the mill of Arden",
        ),
        (
            "en",
            "Earlier this morning, the mission expressed outrage at the return of violence in Arden, which it"
            " said was"
            " hurting the miners.",
            "The mission expressed outrage at the return of violence in Arden",
        ),
    ],
)
def test_titles(lang: str, text: str, title: str) -> None:
    assert [proposal.title for proposal in propose(text, lang, DAY)] == [title]


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "Mayor Ivo Sand declared a truce on Sunday night.", ""),  # which is no saying
        ("en", "Mayor Ivo Sand declared the truce had held on Sunday night.", "Mayor Ivo Sand"),
        (
            "en",
            "Earlier this morning, the mission expressed outrage at the return of violence in Arden, which it"
            " said was"
            " hurting the miners.",
            "",
        ),
        (
            "en",
            "Col. Ivo Sand Jr., public relations officer of the Harbour Guard, said the victims were hiking when they"
            " were waylaid by the rebels in Arden village Wednesday morning.",
            "Col. Ivo Sand Jr.",
        ),
        (
            "fr",
            "Jeudi, des hommes armés ont attaqué un car à Villers, selon des habitants de la vallée qui ont"
            " précisé qu'un"
            " mineur avait été tué et une dizaine de passagers légèrement blessés.",
            "des habitants de la vallée",
        ),
    ],
)
def test_who_said_it(lang: str, text: str, who: str) -> None:
    assert [proposal.attribution for proposal in propose(text, lang, DAY)] == [who]
