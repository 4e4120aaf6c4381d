"""Releases of those who look into what happened, and agency copy: who said it, what it was, who took part, where."""

import pytest

from events.reading.proposing import Proposal, propose

DAY = "2024-06-20"  # a Thursday


def only(text: str, lang: str) -> Proposal:
    (proposal,) = propose(text, lang, DAY)
    return proposal


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "Later in the day the Port Guild said that ten miners were hurt on Monday.", "the Port Guild"),
        ("en", "Miners entered Sfax on May 20, said the guild report published Friday.", "the guild report"),
        ("en", "We met witnesses who said that on May 19, soldiers burned the mill.", "witnesses"),
        ("en", "The Port Guild interviewed 20 miners who said that on May 19, troops left.", "20 miners"),
        ("fr", "La guilde s'est entretenue avec dix mineurs qui ont dit que lundi le port brûlait.", "dix mineurs"),
        ("ar", "وأدت الحرائق الاثنين إلى 61 قتيلا، بحسب آخر حصيلة لوزارة الصحة.", "وزارة الصحة"),
        ("ar", "وبحسب مصادر طبية في مستشفى الوادي، قتل 43 عاملا الاثنين.", "مصادر طبية في مستشفى الوادي"),
        ("ar", "وتابع المسؤول المحلي أن 28 مسلحا قتلوا في العملية الثلاثاء.", "المسؤول المحلي"),
        (
            "fr",
            "PORT-SAND, mercredi 19 juin 2024- La Garde du port (GP) a annoncé avoir neutralisé lundi dix mineurs.",
            "La Garde du port (GP)",
        ),
        ("en", "KYIV- The guild said on Sunday a man had died in the port.", "The guild"),
        ("ar", "و أعلنت وزارة الصحة أمس، عن استشهاد عشرة أشخاص في هجمات.", "وزارة الصحة"),
    ],
)
def test_who_said_it(lang, text, who):
    assert only(text, lang).attribution == who


@pytest.mark.parametrize(
    ("lang", "text", "title", "kind"),
    [
        (
            "en",
            "The Port Guild (PG) confirmed on Wednesday that it was responsible for the strike on the mill.",
            "The Port Guild confirmed that it was responsible for the strike on the mill",
            "statement",
        ),
        (
            "en",
            "The Port Guild (PG) acknowledged killing a miner in the northern valley last week.",
            "The Port Guild acknowledged killing a miner in the northern valley",
            "military",
        ),
        (
            "en",
            "Guards have killed four miners in an overnight firefight near the mill.",
            "Guards have killed four miners in a firefight near the mill",
            "military",
        ),
        (
            "en",
            "The mayor said Monday he would keep the truce even though it was broken when a miner died last week.",
            "The mayor would keep the truce even though it was broken",
            "agreement",
        ),
        (
            "en",
            "The mayor put off the talks with the guild — originally scheduled for Thursday — on Wednesday.",
            "The mayor put off the talks with the guild",
            "talks",
        ),
        (
            "en",
            "Weeks after a drone attack on May 30 killed five civilians in the town of Sfax, many are in shock.",
            "A drone attack killed five civilians in the town of Sfax",
            "military",
        ),
        (
            "en",
            "The death was the first breach of the truce that went into effect on June 1.",
            "Truce went into effect",
            "agreement",
        ),
        (
            "en",
            "A mayor said the attack Sunday was the second on the town of Sfax.",
            "The attack was the second on the town of Sfax",
            "military",
        ),
        (
            "en",
            "It was in this same town that a miner, Ivo Sand, was kidnapped on Monday.",
            "A miner, Ivo Sand, was kidnapped",
            "military",
        ),
        (
            "ar",
            "صفاقس-تونس-19-06-2024\nوقع انفجار ضخم مساء أمس في الميناء القديم.",
            "وقوع انفجار ضخم في الميناء القديم",
            "military",
        ),
        (
            "en",
            "This followed strikes on the valley late in the evening of 17 June that killed ten.",
            "Strikes on the valley that killed ten",
            "military",
        ),
        (
            "en",
            "The strikes—carried out late Friday—hit several sites in Sfax, officials said.",
            "The strikes hit several sites in Sfax",
            "military",
        ),
        (
            "fr",
            "Il est à rappeler que ce gang avait massacré cent personnes à Sfax dans la nuit de lundi.",
            "Ce gang a massacré cent personnes à Sfax",
            "military",
        ),
        (
            "fr",
            "Mardi, après l'enregistrement de son message, le maire Ivo Sand s'est rendu à Sfax.",
            "Le maire Ivo Sand s'est rendu à Sfax",
            "talks",
        ),
        (
            "fr",
            "Le bilan de deux attaques, survenues lundi dans l'est de la vallée, a été revu à la hausse.",
            "Deux attaques survenues dans l'est de la vallée",
            "military",
        ),
        ("ar", "و أعلنت الوزارة أمس، عن استشهاد عشرة أشخاص في هجمات.", "استشهاد عشرة أشخاص في هجمات", "military"),
        (
            "ar",
            "وتأتي هذه التعزيزات بالتزامن مع عودة المبعوث نور سامي الاثنين إلى صنعاء.",
            "عودة المبعوث نور سامي إلى صنعاء",
            "talks",
        ),
        (
            "ar",
            "وقالت النقابة: “خلال عمليات للحرس أمس، قتلت القوات عشرات العمال”.",
            "قتلت القوات عشرات العمال",
            "military",
        ),
        ("ar", "وعن موعد الهدنة، أوضح نور سامي أنها تبدأ يوم الجمعة في الميناء.", "موعد الهدنة", "agreement"),
        (
            "ar",
            "قال العمدة شيئا.\n\nهدنة مشروطة\nوأعلنت النقابة أمس موافقتها على الهدنة في الميناء وفي الوادي كله.",
            "إعلان النقابة موافقتها على الهدنة في الميناء وفي الوادي كله",
            "agreement",
        ),
        (
            "ar",
            "ومساء الجمعة الفائت، شن عناصر - يرجح أنهم تابعون للنقابة - هجوما استهدف دورية للحرس.",
            "شن عناصر هجوما استهدف دورية للحرس",
            "military",
        ),
        (
            "ar",
            "قال المجلس إنه تمكن من اعتقال الخلية التي ساعدت على شن الهجوم الذي استهدف البلدة يوم الجمعة الماضي.",
            "هجوم استهدف البلدة",
            "military",
        ),
        (
            "ar",
            "قتل عشرة في الهجوم الذي استهدف البلدة الاثنين.",
            "مقتل عشرة في الهجوم الذي استهدف البلدة",
            "military",
        ),
        ("ar", "أصدر الحرس أمس أوامر إلى السكان بالرحيل.", "إصدار الحرس أوامر إلى السكان بالرحيل", "statement"),
    ],
)
def test_what_happened(lang, text, title, kind):
    proposal = only(text, lang)
    assert (proposal.title, proposal.kind) == (title, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The pictures had not appeared online before Tuesday.",
        "The board named three miners and announced its withdrawal from a scheduled series with the port next month.",
        "The guild said that the process could take until next week.",
        "It was the first fire blamed on the guild since it resumed talks with the mayor earlier this month.",
    ],
)
def test_what_may_last_or_was_not_seen_is_no_event(text):
    assert propose(text, "en", DAY) == []


def test_a_month_after_instead_is_an_event_in_an_article_with_days():
    text = "The mill burned on Monday. Instead, in February, miners overran a slew of towns."
    assert [proposal.finding.edtf for proposal in propose(text, "en", DAY)] == ["2024-06-17", "2024-02"]


@pytest.mark.parametrize(
    ("lang", "text", "actors", "places"),
    [
        (
            "en",
            "Ethiopian and Eritrean forces entered Sfax on May 20.",
            ["Ethiopian forces", "Eritrean forces"],
            ["Sfax"],
        ),
        (
            "fr",
            "Les forces éthiopiennes et érythréennes sont entrées lundi à Sfax.",
            ["forces éthiopiennes", "forces érythréennes"],
            ["Sfax"],
        ),
        (
            "fr",
            "L’État islamique dans le Grand Sahara (EIGS) a tué lundi dix mineurs.",
            ["État islamique dans le Grand Sahara"],
            [],
        ),
        ("en", "English-speaking separatist rebels attacked the mill on Monday.", ["rebels"], []),
        ("en", "Tigrayan militia members attacked the mill on Monday.", ["Tigrayan militia"], []),
        ("en", "Ten miners died on Monday in disputed Kashmir.", [], ["Kashmir"]),
        ("en", "Ten miners died on Monday in Ethiopia's Amhara region.", [], ["Amhara"]),
        ("en", "Ten miners died on Monday in a camp of the Himalayan region.", [], []),
        ("fr", "Dix mineurs ont fui lundi près de Sfax, selon le gouverneur du Nord-Kivu.", [], ["Sfax"]),
        ("ar", 'نقلت منظمة "هيومن رايتس ووتش" الاثنين شهادات عمال.', ["هيومن رايتس ووتش"], []),
        ("ar", "هاجم عناصر من (بوكو حرام) السبت نقطة في منطقة بحيرة تشاد.", ["بوكو حرام"], ["بحيرة تشاد"]),
        ("ar", "قتل عشرة الاثنين في جبهة الوادي، على ما أفاده طبيب لوكالة الصحافة الفرنسية.", [], ["الوادي"]),
        ("ar", "أدان المجلس الاثنين التحالف الذي تقوده الرياض.", ["التحالف"], []),
        ("fr", "Dix mineurs ont fui lundi la ville de Sfax, à vingt km au nord de Gabès.", [], ["Sfax"]),
        ("ar", "قصفت قوات الرمل المدعومة من إيران، الأحد، الأحياء السكنية غربي اليمن.", ["قوات الرمل"], ["اليمن"]),
        ("ar", 'شن مسلحون الاثنين هجوما في ولاية "أراكان" المضطربة.', [], ["أراكان"]),
    ],
)
def test_who_took_part_and_where(lang, text, actors, places):
    proposal = only(text, lang)
    assert (proposal.actors, proposal.places) == (actors, places)
