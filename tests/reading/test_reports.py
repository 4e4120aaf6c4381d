"""What the desk proposes of reports: deeds behind what leads to them, and who goes on speaking."""

import pytest

from events.reading.proposing import Proposal, propose

DAY = "2024-06-20"


def proposed(text: str, lang: str) -> list[Proposal]:
    return propose(text, lang, DAY)


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "Mayor Ivo Sand said the mill burned. He added that the guild left on Monday.", "Mayor Ivo Sand"),
        ("en", "The mill burned, Ivo Sand said. “It hurts,” he said. She added that it fell Monday.", "Ivo Sand"),
        ("en", "The mill burned. He added that the guild left the port on Monday.", ""),
        ("en", "Ivo Sand said the mill burned. The guild left the port on Monday.", ""),
        ("fr", "Le maire a indiqué que le moulin brûle. Il a ajouté que la guilde avait fui lundi.", "Le maire"),
        ("ar", "قال عمدة صفاقس إن المخزن احترق. وأضاف أن النقابة أوقفت العمل الاثنين.", "عمدة صفاقس"),
        ("ar", "وزارة النقل، قالت إن العمال أغلقوا الاثنين الطريق.", "وزارة النقل"),
        ("fr", "Selon eux, des hommes ont quitté le port mardi.", ""),
        ("fr", "Dimanche également, le site Sable a rapporté que la troupe avait fui.", "le site Sable"),
        (
            "fr",
            "Dix mineurs ont fui mardi, selon le chef de la garde, le colonel Ivo Sand.",
            "le chef de la garde, le colonel Ivo Sand",
        ),
        ("fr", "Elle a néanmoins confirmé que le camp a été fermé mardi.", ""),
        (
            "en",
            "Miners signed on Monday a deal under which work would stop, the mayor said, although some refused.",
            "the mayor",
        ),
    ],
)
def test_who_said_it_is_named_before_or_further_on(lang, text, who):
    assert [proposal.attribution for proposal in proposed(text, lang)] == [who]


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        ("en", "He added on Monday that the guild left the port.", "The guild left the port"),
        ("en", "In a statement released on Monday the mayor named five miners.", "The mayor named five miners"),
        (
            "en",
            "ARDEN.COM, ARDEN -- A delegation of the guild left the port on Monday.",
            "A delegation of the guild left the port",
        ),
        (
            "en",
            "Fights have been reported since last Thursday as many armed groups, including the Lower Valley"
            " Guild, from"
            " four townships attacked the harbour.",
            "Fights have been reported",
        ),
        (
            "en",
            "The port ministry said that seven of its soldiers fell on Monday.",
            "Seven of the port ministry’s soldiers fell",
        ),
        ("en", "A spokesman said that seven of its soldiers fell on Monday.", "Seven of its soldiers fell"),
        ("en", "The road was open as of Monday.", "The road was open"),
        (
            "fr",
            "Les combats entre la rébellion du Mouvement du Sable et la garde de la République du Port, ont"
            " repris lundi"
            " près de Villers après une trêve, faisant dix morts.",
            "Les combats ont repris près de Villers",
        ),
        (
            "fr",
            "Les mineurs ont fermé lundi le grand moulin de la banlieue ouvrière de la ville de Villers-au-Bois"
            " volontairement incendié naguère.",
            "Les mineurs ont fermé le grand moulin de la banlieue ouvrière de la ville",
        ),
        ("fr", "Ce report intervient alors que la mairie a tenu lundi une réunion.", "La mairie a tenu une réunion"),
        (
            "fr",
            "Il s’agit d’un succès rare pour la mairie après une série d’incendies qui ont débuté le 9 juin.",
            "Incendies qui ont débuté",
        ),
        ("fr", "C’est au nord du port qu’une usine a brûlé lundi.", "Une usine a brûlé"),
        ("fr", "Signe d’une forte peur, la mairie a fermé lundi le port.", "La mairie a fermé le port"),
        (
            "fr",
            "Le bilan est de dix morts, selon le ministre Ivo Sand, qui ajoute que la garde a repris lundi ses"
            " positions.",
            "La garde a repris ses positions",
        ),
        (
            "fr",
            "La police a évacué lundi le quartier du Champ de Mars.",
            "La police a évacué le quartier du Champ de Mars",
        ),
        ("ar", "وفقًا للبلاغ رقم 5 الصادر عن البلدية، أغلق العمال الاثنين الطريق.", "أغلق العمال الطريق"),
        (
            "ar",
            "احترق مخزن كبير للحبوب والدقيق والسكر وعدد من المتاجر القديمة في أحياء الميناء الكثيرة"
            " جنوبي مدينة صفاقس العريقة الاثنين.",
            "احترق مخزن كبير للحبوب والدقيق والسكر وعدد من المتاجر القديمة في أحياء الميناء الكثيرة",
        ),
    ],
)
def test_a_title_tells_the_deed_alone(lang, text, title):
    assert [proposal.title for proposal in proposed(text, lang)] == [title]
