"""Where a title is cut, and where it begins: a whole verb, a whole name, a whole list, and the main clause."""

import pytest

from events.reading.proposing import propose

DAY = "2024-05-16"  # a Thursday


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        (  # the verb, where its subject is long
            "en",
            "The guild leader Ivo Sand’s brother and 16 more of the older members of the northern miners’ movement"
            " may"
            " have been hurt when the mill was struck by the guards of the port, the Arden Gazette reported on"
            " Wednesday.",
            "The guild leader Ivo Sand’s brother and 16 more of the older members of the northern miners’ movement"
            " may"
            " have been hurt",
        ),
        (
            "fr",
            "La garde portuaire et la guilde du Front pour le Renouveau et la Concorde au nord de Villers se sont"
            " violemment affrontées lundi dans le nord de la vallée.",
            "La garde portuaire et la guilde du Front pour le Renouveau et la Concorde au nord de Villers se sont"
            " violemment affrontées",
        ),
        (  # the name of the place
            "en",
            "A League of Ports launch attempting to bring home the stranded northern miners was stopped in the"
            " harbour"
            " town of Arden on Friday, resulting in ten arrests.",
            "A League of Ports launch attempting to bring home the stranded northern miners was stopped in the"
            " harbour"
            " town of Arden",
        ),
        (  # what was attacked, before what came of it
            "fr",
            "Les mineurs du nord ont lancé lundi une attaque de grande envergure contre la ville portuaire de Villers"
            " tuant un cheval de trait, blessant dix gardes et provoquant des incendies, a déclaré le maire.",
            "Les mineurs du nord ont lancé une attaque de grande envergure contre la ville portuaire de Villers",
        ),
        (  # « à » is no article
            "fr",
            "Un garde du port de Villers a été tué mardi dans une embuscade d’un groupe de mineurs à une vingtaine de"
            " kilomètres d’Uzès, a annoncé mercredi la mairie.",
            "Un garde du port de Villers a été tué dans une embuscade d’un groupe de mineurs à une vingtaine de"
            " kilomètres"
            " d’Uzès",
        ),
        (  # a list
            "en",
            "Locals reported violent clashes between the port guards and the miners on Sunday in Arden, Al Bexley,"
            " White"
            " River camps, and Corby.",
            "Violent clashes between the port guards and the miners in Arden, Al Bexley, White River camps, and"
            " Corby",
        ),
        (  # "for" is no word where "forces" was cut
            "en",
            "The North Valley Mining Office announced on Monday the activation of the use of drills by the northern"
            " armed"
            " forces in the south of the valley and along the upper river.",
            "The North Valley Mining Office announced the activation of the use of drills by the northern armed"
            " forces",
        ),
        (
            "en",
            "However, after signing the text, the guild announced on 10 May a long strike in the mills of Arden.",
            "The guild announced a long strike in the mills of Arden",
        ),
        (
            "en",
            "The mayor Ivo Sand on Sunday said that a long-awaited convoy of mill workers set to reach the valley of"
            " the"
            " upper river and to feed the miners should arrive in one or two weeks, several papers reported.",
            "A long-awaited convoy should arrive in one or two weeks",
        ),
        (
            "en",
            "Ana Sand was sworn in this month and has yet to name her guards.",
            "Ana Sand was sworn in and has yet to name her guards",
        ),
        (
            "en",
            "While the guild has yet to comment on the arrests, and the mayor’s party has denied a role in the raid,"
            " the"
            " envoy Ivo Sand is expected to address the miners on Friday.",
            "The envoy Ivo Sand is expected to address the miners",
        ),
        (
            "en",
            "The High Court of Arden on Monday ruled the plan unlawful, in part because of a lack of funds.",
            "The High Court of Arden ruled the plan unlawful, in part because of a lack of funds",
        ),
        (
            "fr",
            "Le 27 avril, lors du renouvellement annuel de la charte du port signée par la guilde et par les"
            " mineurs, le conseil du port avait appelé les deux camps à des « négociations sans conditions ».",
            "Le conseil du port a appelé les deux camps à des négociations sans conditions",
        ),
        (
            "fr",
            "Le dimanche 5 mai 2024, la guilde avait annoncé qu’il n’y aurait « ni trêve ni négociation » avec les"
            " mineurs.",
            "Il n’y aurait ni trêve ni négociation avec les mineurs",
        ),
        (
            "fr",
            "La mairie a aussi rompu le 1er mai ses relations avec la guilde.",
            "La mairie a rompu ses relations avec la guilde",
        ),
        (  # what broke out, not that a situation did
            "en",
            "The situation in Arden escalated on the evening of 12 May, when clashes broke out in the south of the"
            " port"
            " between the Lower Brigade, led by Ivo Sand, and the Care and Supply Office.",
            "Clashes broke out in the south of the port between the Lower Brigade and the Care and Supply Office",
        ),
        (  # fighting is no participle
            "en",
            "Fighting erupted on 12 May following the killing of Ivo Sand, the head of the Port Watch, one of the"
            " largest"
            " of the many guilds in the valley.",
            "Fighting erupted following the killing of Ivo Sand, the head of the Port Watch",
        ),
        (
            "en",
            "According to Arden media, at least six people, including guards, were killed on Monday and ten were"
            " hurt.",
            "At least six people, including guards, were killed and ten were hurt",
        ),
        (
            "fr",
            "Depuis lundi, la garde du port a lancé une très vaste opération dans toute la basse vallée pour venir à"
            " bout des dernières places fortes de la guilde.",
            "La garde du port a lancé une très vaste opération dans toute la basse vallée",
        ),
        (
            "fr",
            "Lundi, un convoi mixte composé de gardes du port de Villers et d’hommes de la société de sécurité"
            " privée Sand"
            " a subi une série d’attaques dans le nord.",
            "Un convoi mixte a subi une série d’attaques dans le nord",
        ),
        (
            "en",
            "On Monday, Sand told the Arden Daily Gazette they would shoot at anyone who came near the mill.",
            "Sand would shoot at anyone who came near the mill",
        ),
        (  # who it was that began
            "fr",
            "Lundi soir, vers minuit, la guilde a annoncé avoir « commencé à bombarder les moulins du port », a"
            " rapporté"
            " la Gazette de Villers.",
            "La guilde a commencé à bombarder les moulins du port",
        ),
        (  # what happened in the course of it
            "fr",
            "« Nous sommes au courant d’un événement qui s’est déroulé lundi 13 mai dans le port de Villers, au cours"
            " duquel cinq gardes ont été tués », a indiqué la guilde, sans plus de détails.",
            "Cinq gardes ont été tués",
        ),
        (
            "fr",
            "Plus tôt mardi, le maire de Villers a fermé le port.",
            "Le maire de Villers a fermé le port",
        ),
        (
            "en",
            "As a result Arden has shelled the mills of the upper valley since Monday.",
            "Arden has shelled the mills of the upper valley",
        ),
        (
            "en",
            "The Port Watch has strongly denounced the attack on Bexley village that led to the killing of miners on"
            " Saturday.",
            "The attack on Bexley village that led to the killing of miners",
        ),
        (
            "fr",
            "Les combats armés entre les deux grandes guildes rivales la « Brigade 7 » et la « Force Sand », dans"
            " plusieurs"
            " secteurs des banlieues Est et Sud de Villers, ont fait dix morts et vingt blessés mardi, selon le"
            " maire.",
            "Les combats armés ont fait dix morts et vingt blessés",
        ),
        (
            "fr",
            "Le port tombait mardi aux mains des guildes à la suite d’une longue offensive éclair préparée par"
            " l’état-major des voisins.",
            "Le port tombait aux mains des guildes à la suite d’une longue offensive éclair",
        ),
        ("fr", "Une attaque a été menée mardi.", "Une attaque a été menée"),
        # Brackets around a name, and around what is said by the way
        (
            "ar",
            "أعلنت (قوات الميناء) أمس سيطرتها على مقر النقابة في مدينة (النور) آخر معاقلها في إقليم (الساحل).",
            "إعلان قوات الميناء سيطرتها على مقر النقابة في مدينة النور آخر معاقلها في إقليم الساحل",
        ),
        ("ar", "قصف الجيش أمس مدينة (النور).", "قصف الجيش مدينة النور"),
        ("ar", "انسحب وفد من (النقابة) أمس.", "انسحب وفد من النقابة"),
        ("ar", "قتل عشرة (بينهم طفلان) أمس في غارة على النور.", "مقتل عشرة في غارة على النور"),
        ("fr", "Des raids étaient lancés mardi.", "Des raids étaient lancés"),
        (
            "ar",
            "تقديرا لجهود الوسطاء، وتخفيفا عن السكان، هاجمت قوات الميناء البلدة أمس.",
            "هاجمت قوات الميناء البلدة",
        ),
    ],
)
def test_the_title_of_a_long_sentence(lang: str, text: str, title: str) -> None:
    assert [proposal.title for proposal in propose(text, lang, DAY)] == [title]
