"""What the desk proposes of dispatches: who is meant, what happened, on which day, of which kind."""

import pytest

from events.reading.kinds import kind_of
from events.reading.proposing import Proposal, propose

DAY = "2024-10-10"  # a Thursday


def proposed(text: str, lang: str) -> list[Proposal]:
    return propose(text, lang, DAY)


TITLES = [
    (
        "en",
        "Some villagers have left their homes since Tuesday’s flood, a resident said.",
        "Some villagers have left their homes",
    ),
    (
        "en",
        "Thefts have grown in recent weeks as a mission from Kenya was expected to arrive in Arden on Friday.",
        "A mission from Kenya was expected to arrive in Arden",
    ),
    (
        "en",
        "On Wednesday, a former miner considered to be the most powerful leader of the valley’s guild warned he"
        " would fight any foreign guard.",
        "A former miner would fight any foreign guard",
    ),
    (
        "en",
        "It was on 3 October that the council and the guild reached a deal.",
        "The council and the guild reached a deal",
    ),
    (
        "en",
        "As shelling went on across the whole valley, ten miners were killed on Monday in a raid on the mill.",
        "Ten miners were killed in a raid on the mill",
    ),
    (
        "fr",
        "Le bureau du porte-parole de la garde a indiqué, dans un communiqué lundi soir, que les mineurs"
        " avaient détruit le pont.",
        "Les mineurs ont détruit le pont",
    ),
    (
        "fr",
        "Des médias ont rapporté que l'opération s'est déroulée en deux phases: la destruction d'un premier pont"
        " lundi, puis celle d'un second mardi matin, entraînant la fin de la grève.",
        "L'opération s'est déroulée en deux phases",
    ),
    ("fr", "C'est le 3 octobre que les mineurs ont pris le pont.", "Les mineurs ont pris le pont"),
    (
        "ar",
        'وقالت "النقابة"، إن أعضاءها حفروا خندقا طويلا شرق المخيم، شمالي الوادي، في 3 أكتوبر الجاري.',
        "أعضاء النقابة حفروا خندقا طويلا شرق المخيم، شمالي الوادي",
    ),
    (
        "ar",
        "فيما تتواصل المواجهات بين الجيش والنقابة، قتل 30 عاملا، اليوم (الخميس)، في قصف على الميناء.",
        "مقتل 30 عاملا في قصف على الميناء",
    ),
    (
        "en",
        "The Miners’ Guild, which took part in Tuesday’s strike, alleged in a statement that its men"
        " had closed the port.",
        "The Miners’ Guild’s men had closed the port",
    ),
    (
        "fr",
        "Une annonce qui fait suite lundi et mardi, à l'attaque de plusieurs moulins de la vallée.",
        "L'attaque de plusieurs moulins de la vallée",
    ),
    (
        "fr",
        "Des hommes armés, « présumés affiliés » au syndicat des mineurs et des éleveurs de la grande vallée du nord"
        " et de toute la côte (SMC) ont attaqué le moulin lundi soir.",
        "Des hommes armés ont attaqué le moulin",
    ),
    (
        "fr",
        "Le port est fermé depuis que les mineurs, dans la nuit de lundi à mardi, ont quitté leurs"
        " positions au nord.",
        "Les mineurs ont quitté leurs positions au nord",
    ),
    (
        "fr",
        "Après des violences dans les moulins de la vallée lundi, la ville d'Arden est la nouvelle façade du pays.",
        "Des violences dans les moulins de la vallée",
    ),
    (
        "ar",
        "وأوضح المتحدث باسم البلدية، سامي نور، أن عناصر من النقابة -وهي جماعة يقول خصومها إنها مرتبطة بأصحاب"
        " المناجم الكبيرة في الوادي- أغلقوا الجسر الإثنين الماضي.",
        "عناصر من النقابة أغلقوا الجسر",
    ),
    (
        "en",
        "Arden county commissioner, in a statement released on Thursday evening, said miners of the guild set fire to"
        " the mill.",
        "Miners of the guild set fire to the mill",
    ),
    (
        "ar",
        "أعلنت النقابة، اليوم الخميس، عن إغلاق الميناء بالحواجز، حسبما قال المتحدث باسم النقابة يحيى نور،"
        " في أحدث إضراب.",
        "إعلان النقابة عن إغلاق الميناء بالحواجز",
    ),
    (
        "en",
        "The move followed the mayor’s decision on Monday to close the port of Arden.",
        "The mayor’s decision to close the port of Arden",
    ),
    (
        "fr",
        "S'exprimant sous le couvert de l'anonymat, un mineur de cette vallée de 35.000 habitants a indiqué à l'AFP"
        " avoir assisté lundi matin aux funérailles de dix gardes.",
        "Un mineur de cette vallée de 35.000 habitants a assisté aux funérailles de dix gardes",
    ),
    (
        "fr",
        "Lundi, dans la région d'Arden, “une unité de la garde a été attaquée par des dizaines de mineurs”, précise"
        " le communiqué du maire, qui évoque sept gardes morts “au combat” et “un tragique accident” par la suite.",
        "Une unité de la garde a été attaquée par des dizaines de mineurs",
    ),
    (
        "en",
        "A bomb went off outside a mill in Arden, the valley’s capital, minutes before guards on foot stormed the"
        " building on Monday afternoon, killing at least 19 miners.",
        "A bomb went off outside a mill in Arden",
    ),
    (
        "ar",
        "قالت نقابة العمال إن مروحيتها تعرضت لإطلاق نار قرب الجسر يوم الاثنين.",
        "مروحية نقابة العمال تعرضت لإطلاق نار قرب الجسر",
    ),
    (
        "fr",
        "Pendant ce temps, de l'autre côté de la frontière, un immeuble d'Arden a été frappé lundi.",
        "Un immeuble d'Arden a été frappé",
    ),
    (
        "ar",
        "وقال الناطق العسكري للنقابة، سامي نور، قبل قليل، إنها ستصدر مساء اليوم بيانا وصفه بالهام.",
        "الناطق العسكري للنقابة ستصدر بيانا وصفه بالهام",
    ),
    (
        "en",
        "KABUL, Afghanistan (AP) — The guild launched two large-scale, coordinated assaults on opposite ends of the"
        " valley on Monday, attacking a northern mill from several directions.",
        "The guild launched two large-scale, coordinated assaults on opposite ends of the valley",
    ),
    (
        "en",
        "Attacks on guards and miners claimed at least seven more lives on Monday.",
        "Attacks on guards and miners claimed at least seven more lives",
    ),
    (
        "fr",
        "« Nous contrôlons aujourd'hui la gare d'Arden », a annoncé le général Sand, chef de la garde.",
        "Le général Sand\u00a0: «\u00a0Nous contrôlons la gare d'Arden\u00a0»",
    ),
    (
        "fr",
        "Un homme identifié par la garde comme l'un de ses mineurs et de ses plus anciens veilleurs de nuit, Ivo"
        " Sand, blessé dans un incendie à Arden le 3 octobre, a succombé à ses blessures.",
        "Un homme a succombé à ses blessures",
    ),
    (
        "fr",
        "Malgré l'entrée en vigueur de la trêve lundi dans toute la vallée, la garde continue d'occuper le port.",
        "L'entrée en vigueur de la trêve dans toute la vallée",
    ),
    (
        "fr",
        "Tôt dans la journée de mercredi, le maire a reçu à Arden le directeur du port, Ivo Sand.",
        "Le maire a reçu à Arden le directeur du port, Ivo Sand",
    ),
    ("en", "Miners were still in the port until at least Thursday morning.", "Miners were still in the port"),
    ("ar", "ووقعت هذه الحادثة يوم الاثنين قرب الميناء القديم.", "وقوع هذه الحادثة قرب الميناء القديم"),
    ("ar", "وشهد يوم أمس الأربعاء، انفجار قنبلة قرب الميناء القديم.", "انفجار قنبلة قرب الميناء القديم"),
    (
        "en",
        "CAIRO Oct 10 Twenty miners were killed in clashes in Arden on Thursday.",
        "Twenty miners were killed in clashes in Arden",
    ),
]


@pytest.mark.parametrize(("lang", "text", "title"), TITLES)
def test_a_title_is_of_the_deed_of_that_day(lang, text, title):
    assert proposed(text, lang)[0].title == title


def test_who_says_it_is_named_without_what_made_them_so():
    text = (
        "Sept gardes ont été tués lundi lors d'une attaque, a annoncé le ministre et général Sami Nour, nommé par le"
        " régime militaire issu d'un coup d'Etat."
    )
    (proposal,) = proposed(text, "fr")
    assert (proposal.attribution, proposal.title, proposal.actors) == (
        "le ministre et général Sami Nour",
        "Sept gardes ont été tués lors d'une attaque",
        [],
    )


def test_who_told_it_by_telephone_is_named():
    text = "« Le feu a pris ce jeudi matin », a déclaré jeudi par téléphone à l'AFP un mineur de la ville."
    (proposal,) = proposed(text, "fr")
    assert proposal.attribution == "un mineur de la ville"


def test_what_was_before_it_dates_nothing_that_they_say():
    text = "On Thursday, the guards said they had retaken the mill, after the guild took it earlier this month."
    (proposal,) = proposed(text, "en")
    assert proposal.finding.edtf == "2024-10-10"


def test_what_lasted_until_lately_is_an_event():
    text = "أعلنت البلدية اندلاع حريق في الميناء مساء الأربعاء. واستمر الحريق في المخازن حتى صباح الخميس."
    assert [proposal.finding.edtf for proposal in proposed(text, "ar")] == ["2024-10-09", "../2024-10-10"]


def test_they_are_those_of_the_sentence_before_also_after_its_day():
    text = "On 3 October miners closed the port, the mayor said on Monday. Two days later they burned the mill."
    assert [proposal.title for proposal in proposed(text, "en")] == [
        "Miners closed the port",
        "Miners burned the mill",
    ]


def test_a_sentence_ends_after_who_was_killed():
    text = (
        "Le maire a annoncé qu'un mineur avait été tué. Un porte-parole de la garde a déclaré à Reuters que le port"
        " avait fermé lundi matin."
    )
    (proposal,) = proposed(text, "fr")
    assert (proposal.attribution, proposal.title) == ("Un porte-parole de la garde", "Le port a fermé")


def test_who_goes_on_to_tell_of_themselves_is_named():
    text = "قالت النقابة إن عمالها غادروا الميناء يوم الاثنين. وأضافت أنها تمكنت من إصلاح الجسر يوم الثلاثاء."
    assert [proposal.title for proposal in proposed(text, "ar")] == [
        "عمال النقابة غادروا الميناء",
        "النقابة تمكنت من إصلاح الجسر",
    ]


@pytest.mark.parametrize(
    ("lang", "text", "edtf", "other"),
    [
        ("fr", "HRW a affirmé lundi que les gardes ont tué dix mineurs.", "[..2024-10-07]", "2024-10-07"),
        ("en", "Guards killed ten miners, Amnesty International said on Monday.", "[..2024-10-07]", "2024-10-07"),
        ("ar", "قالت منظمة هيومن رايتس ووتش يوم الاثنين إن الحراس قتلوا عشرة عمال.", "[..2024-10-07]", "2024-10-07"),
        ("en", "Guards killed ten miners, the mayor said on Monday.", "2024-10-07", "[..2024-10-07]"),
    ],
)
def test_who_looks_into_what_happened_tells_of_it_later(lang, text, edtf, other):
    (proposal,) = proposed(text, lang)
    assert (proposal.finding.edtf, proposal.finding.alternatives[0]) == (edtf, other)


def test_a_day_with_two_full_stops_stands_over_its_entry():
    text = (
        "3 أكتوبر.. بدء إضراب العمال في الميناء\nأعلن العمال إضرابا واسعا في الميناء وفي كل المخازن القريبة منه."
        "\n\n5 أكتوبر.. إغلاق الجسر\nأغلقت البلدية الجسر الكبير أمام السيارات والشاحنات."
    )
    assert [(proposal.finding.edtf, proposal.title) for proposal in proposed(text, "ar")] == [
        ("2024-10-03", "بدء إضراب العمال في الميناء"),
        ("2024-10-05", "إغلاق الجسر"),
    ]


def test_one_day_with_a_colon_stands_over_what_happened_on_it():
    text = "Lundi 7 octobre :\nLes rebelles prennent le port et la gare. Trois gardes sont tués."
    (proposal,) = proposed(text, "fr")
    assert (proposal.finding.edtf, proposal.title) == ("2024-10-07", "Les rebelles prennent le port et la gare")


def test_a_long_time_that_ended_lately_is_told_for_its_own_sake():
    text = (
        "From 1 January until 5 October, more than 40 miners were killed, the guild said. On Monday the port closed."
    )
    assert [proposal.finding.edtf for proposal in proposed(text, "en")] == ["2024-01-01/2024-10-05", "2024-10-07"]


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("fr", "Les autorités de Kinshasa ont accusé lundi les mineurs de Goma.", ["Goma"]),
        ("fr", "Les autorités de Kinshasa ont fermé lundi le port à Kinshasa.", ["Kinshasa"]),
        ("en", "On Monday the authorities in Khartoum accused the miners.", []),
        ("ar", "اتهمت حكومة الخرطوم العمال يوم الاثنين.", []),
    ],
)
def test_a_capital_named_for_its_government_is_no_place(lang, text, places):
    assert proposed(text, lang)[0].places == places


def test_what_stands_under_a_picture_is_no_event():
    text = "The mill of Arden after the flood on Tuesday. / Supplied\n\nTen houses were flooded on Tuesday in Bexley."
    assert [proposal.title for proposal in proposed(text, "en")] == ["Ten houses were flooded in Bexley"]


@pytest.mark.parametrize(
    ("lang", "clause", "kind"),
    [
        ("en", "The government and the rebels reached an agreement", "agreement"),
        ("en", "The navy targeted thirty of their positions", "military"),
        ("fr", "Un drone a frappé un bâtiment où vivent des déplacés", "military"),
        ("ar", "وقعت هذه الحادثة قرب الميناء", ""),
        ("ar", "بدأت قوات الأمن الانتشار في المدينة", "military"),
        ("fr", "Un convoi de vivres a été la cible d'une embuscade", "military"),
        ("fr", "La mission a réussi à reprendre le contrôle de la ville", "military"),
    ],
)
def test_the_kind_is_of_the_verb_before_whom_it_names(lang, clause, kind):
    assert kind_of(clause, lang) == kind
