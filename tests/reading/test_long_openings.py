"""Titles of sentences that begin at length: with several who bear offices, or with what it accords with."""

import pytest

from events.reading.proposing import propose


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        (
            "fr",
            "Le président ardenais Ivo Sand, le Premier ministre bexlois Ana Mor et le roi Lio Vald ont"
            " publié vendredi une déclaration commune, se mettant d'accord sur une trêve dans la"
            " vallée, a annoncé le palais.",
            "Ivo Sand, Ana Mor et Lio Vald ont publié une déclaration commune",
        ),
        (
            "fr",
            "Le 3 octobre, les présidents malien et nigérien, Ivo Sand et Lio Vald, et le Premier ministre ardenais"
            " Ana Mor ont signé une déclaration conjointe sur la cessation des hostilités dans la vallée.",
            "Les présidents malien et nigérien et le Premier ministre ardenais Ana Mor ont signé une déclaration"
            " conjointe",
        ),
        (
            "fr",
            "En conformité avec le texte signé par le maire, des détachements de la garde sont entrés le 3 octobre"
            " au port.",
            "Des détachements de la garde sont entrés au port",
        ),
        (
            "fr",
            "Devant la presse réunie à Arden ce 3 octobre, le maire de Bria, Ivo Sand, a réitéré son appel.",
            "Le maire de Bria, Ivo Sand, a réitéré son appel",
        ),
        (
            "fr",
            "La trêve est entrée en vigueur le 3 octobre à 10 heures, heure de Moscou.",
            "La trêve est entrée en vigueur",
        ),
        ("en", "“Rebels shot at the mayor on Friday,” the guard, Ivo Sand, said.", "Rebels shot at the mayor"),
        (
            "en",
            "Guards searched Arden, a small town in the north of the land, and Bexley on Friday for two rebels.",
            "Guards searched Arden and Bexley for two rebels",
        ),
    ],
)
def test_a_title_begins_with_who_did_it(lang, text, title):
    assert propose(text, lang, "2024-10-10")[0].title == title
