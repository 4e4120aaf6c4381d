"""A deed beside what a sentence tells: since when, beginning with what, ahead of what, and by whom."""

import pytest

from events.reading.proposing import Proposal, propose

DAY = "2024-05-17"  # a Friday


def one(text: str, lang: str) -> Proposal:
    [proposal] = propose(text, lang, DAY)
    return proposal


@pytest.mark.parametrize(
    ("lang", "text", "day", "title"),
    [
        (
            "en",
            "The situation in Arden has remained tense since Tuesday, when two guards of the port were killed"
            " by rebels.",
            "2024-05-14",
            "Two guards of the port were killed by rebels",
        ),
        (
            "fr",
            "La situation à Villers est tendue depuis mardi, lorsque deux gardes du port ont été tués par des"
            " mineurs.",
            "2024-05-14",
            "Deux gardes du port ont été tués par des mineurs",
        ),
        (
            "en",
            "The accord concludes a week of great events in the valley, beginning with Mr Sand’s resignation"
            " on May 11 and"
            " his flight to the port.",
            "2024-05-11",
            "Mr Sand’s resignation and his flight to the port",
        ),
        (
            "fr",
            "La vallée est en émoi à quelques jours de la cérémonie de signature de l'accord de paix et de"
            " pêche, prévue"
            " le 20 mai à Villers.",
            "2024-05-20",
            "La cérémonie de signature de l'accord de paix et de pêche à Villers",
        ),
        (
            "en",
            "Mayor Ivo Sand said on Tuesday during a visit to the valley of Bexley that rebels had seized half of the"
            " mills.",
            "2024-05-14",
            "Rebels had seized half of the mills",
        ),
    ],
)
def test_it_is_told_of_its_day(lang: str, text: str, day: str, title: str) -> None:
    proposal = one(text, lang)
    assert (proposal.finding.edtf, proposal.title) == (day, title)


def test_since_when_long_ago_is_no_news() -> None:
    text = "The mill burned on Tuesday. Ten men have died since March 3, when clashes broke out between the guilds."
    assert one(text, "en").title == "The mill burned"


@pytest.mark.parametrize(
    "text",
    [
        "Finch disputes a March 28 mayoral election to his rival Sand.",
        "Guards had come under fire before, but not on the scale of Tuesday’s attack.",
        "March marked ten years since the guild was founded.",
    ],
)
def test_what_only_names_a_day_is_no_event(text: str) -> None:
    assert one(f"The mill burned on Wednesday. {text}", "en").title == "The mill burned"


def test_who_came_in_on_the_days_of_a_raid_is_part_of_it() -> None:
    text = (
        "Un attentat-suicide s’est produit dans la nuit du 9 au 10 mai à Villers. Une femme est entrée dans le"
        " camp dans"
        " la nuit du 9 au 10 mai."
    )
    assert one(text, "fr").title == "Un attentat-suicide s’est produit à Villers"


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        (
            "fr",
            "La guilde (GM) a rendu public un communiqué dans lequel elle annonce « que ce lundi 13 mai, trois"
            " gardes ont"
            " été tués au port ».",
            "La guilde (GM)",
        ),
        (
            "fr",
            "« Le raid qui a visé lundi la garde a été mené par des mineurs », a annoncé en effet hier le"
            " préfet du port.",
            "le préfet du port",
        ),
        ("en", "In April, the town council again claimed that the rebels had been defeated.", "the town council"),
    ],
)
def test_who_said_it(lang: str, text: str, who: str) -> None:
    assert one(text, lang).attribution == who


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Supporters of embattled strongman Ivo Sand attacked the mill on Tuesday.", ["Ivo Sand"]),
        ("Sand’s rival Otto Finch left. Troops loyal to Finch attacked the mill on Tuesday.", ["Otto Finch"]),
        ("Liberian rebel groups signed an accord on Tuesday.", ["Liberian rebel groups"]),
    ],
)
def test_actors(text: str, actors: list[str]) -> None:
    assert one(text, "en").actors == actors


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Curfew relaxations in the two towns were withdrawn on Tuesday.", "civil"),
        ("The conflict erupted on Tuesday as guards put up a wall.", "military"),
        ("A mob surrounded the guards’ house on Tuesday.", "civil"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert one(text, "en").kind == kind
