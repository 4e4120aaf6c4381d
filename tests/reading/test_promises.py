"""What is promised or remarked in a quotation is no event, and what else the last articles got wrong."""

import pytest

from events.reading.proposing import propose

DAY = "2024-05-17"  # a Friday


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "fr",
            "« Le maire a tort. Nous allons vous accompagner dans la recherche de la paix », a déclaré jeudi"
            " Ivo Sand.",
        ),
        ("en", "“We want to find a way to peace with all of the guilds,” Mayor Ivo Sand said on Thursday."),
        ("en", "“Today’s main focus is to reduce violence,” Mayor Ivo Sand told reporters."),
        ("en", "“Violence this morning is related to the talks in Porto,” Mayor Ivo Sand said."),
        ("fr", "« Le chemin est long et difficile pour nous tous », a affirmé jeudi Ivo Sand."),
    ],
)
def test_what_is_only_said_is_no_event(lang: str, text: str) -> None:
    before = {"en": "The mill burned on Wednesday. ", "fr": "Le moulin a brûlé mercredi. "}[lang]
    assert [proposal.finding.edtf for proposal in propose(before + text, lang, DAY)] == ["2024-05-15"]


def test_what_will_be_withdrawn_is_one() -> None:
    text = "“We will withdraw our troops from the valley,” Mayor Ivo Sand said on Thursday."
    assert [proposal.finding.edtf for proposal in propose(text, "en", DAY)] == ["2024-05-16"]


def test_who_did_it_is_not_who_says_so() -> None:
    text = "According to Harbour news agency, Malian soldiers on Thursday unilaterally blocked the road to the port."
    [proposal] = propose(text, "en", DAY)
    assert proposal.attribution == "Harbour news agency"
    assert proposal.title == "Malian soldiers unilaterally blocked the road to the port"
    assert proposal.actors == ["Malian soldiers"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The guard said that snipers, starting from about 9pm local time on Tuesday, killed at least three men.",
            "Snipers killed at least three men",
        ),
        (
            "Six miners and two clerks were killed and twenty-two injured in the worst violence in years in"
            " the Malian"
            " border zone late on Tuesday.",
            "Six miners and two clerks were killed and twenty-two injured in the worst violence in years",
        ),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert [proposal.title for proposal in propose(text, "en", DAY)] == [title]


def test_weapons_of_a_military_are_it() -> None:
    [proposal] = propose("Malian military air strikes killed two miners on Tuesday.", "en", DAY)
    assert proposal.actors == ["Malian military"]


def test_a_leader_who_is_named_is_not_his_state() -> None:
    [proposal] = propose("The former Malian leader, General Ivo Sand, left the port on Tuesday.", "en", DAY)
    assert proposal.actors == ["Ivo Sand"]


def test_so_many_who_fell_are_as_many_who_were_killed() -> None:
    text = (
        "Trois soldats ont été tués mardi lors de l’attaque d’un camp près de Villers. « Trois de nos hommes"
        " sont tombés"
        " au front mardi lors d’une attaque à Bray, au sud de Villers », a dit un officier."
    )
    assert [proposal.finding.edtf for proposal in propose(text, "fr", DAY)] == ["2024-05-14"]


def test_what_went_on_is_no_lawsuit() -> None:
    [proposal] = propose("Les combats se seraient poursuivis mardi.", "fr", DAY)
    assert proposal.kind == "military"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "The mill burned on Wednesday. Since the violence first erupted on 3 January, more than ten have died.",
        ),
        (
            "fr",
            "Le moulin a brûlé mercredi. Ivo Sand y voit une violation de la déclaration trilatérale du 9 mai"
            " 2022 sur la"
            " fin des combats au port.",
        ),
    ],
)
def test_since_when_and_by_which_pact_are_no_events(lang: str, text: str) -> None:
    assert [proposal.finding.edtf for proposal in propose(text, lang, DAY)] == ["2024-05-15"]


def test_who_lost_as_many_tells_of_the_same() -> None:
    text = (
        "Villers- Onze soldats ont été tués jeudi dans une attaque contre un poste à Bray, a annoncé le"
        " préfet. « Nous"
        " avons perdu onze de nos hommes dans l’attaque de jeudi à Bray », a déclaré M. Sand."
    )
    [proposal] = propose(text, "fr", DAY)
    assert proposal.title == "Onze soldats ont été tués dans une attaque contre un poste à Bray"


def test_an_article_alone_says_nothing() -> None:
    text = "A joint report dated on Wednesday, on the guild and the port, says the “situation has remained calm”."
    assert "the" not in [proposal.attribution for proposal in propose(text, "en", DAY)]
