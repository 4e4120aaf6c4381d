"""Who takes part in an event is named in the clause that tells of it, not in those after it."""

import pytest

from events.reading.proposing import propose


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        (
            "en",
            "Kenyan troops entered the port and the two mills beside it on Friday, in a move that the guild of the"
            " valley and the Ugandan government had long been waiting for.",
            ["Kenyan troops"],
        ),
        (
            "fr",
            "L'armée tchadienne a pris vendredi le port et les deux moulins de la vallée, à la veille d'une réunion"
            " entre la guilde des mineurs et le gouvernement kényan.",
            ["armée tchadienne"],
        ),
        (  # where none is named before
            "en",
            "Ten people were killed on Friday in the port, where Kenyan troops fought on.",
            ["Kenyan troops"],
        ),
        (  # at the head of its sentence
            "en",
            "The junta has lost a port. Junta jets bombed the mill on Friday.",
            ["the junta"],
        ),
        (
            "ar",
            "أدان المبعوث الأممي نور ولد الشيخ سامي إطلاق صاروخ على الميناء الجمعة.",
            ["نور ولد الشيخ سامي"],
        ),
    ],
)
def test_who_takes_part_is_named_where_the_event_is_told(lang, text, actors):
    [proposal] = propose(text, lang, "2024-05-13")
    assert proposal.actors == actors


def test_a_later_telling_names_who_took_part_where_the_first_names_nobody():
    text = (
        "Ten miners were killed in the town of Arden on Friday. “Kenyan troops shot ten miners in the town of Arden"
        " on Friday,” the mayor said."
    )
    [proposal] = propose(text, "en", "2024-05-13")
    assert proposal.actors == ["Kenyan troops"]
