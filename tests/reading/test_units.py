"""Actors of a proposed event that are parts of others, what they did is called by, or one party under two names."""

import pytest

from events.reading.proposing import propose

DAY = "2024-10-10"  # a Thursday
ACTORS = [
    (
        "en",
        "The 16th Infantry Battalion fought the rebels on Monday.",
        ["16th Infantry Battalion", "the rebels"],
    ),
    ("en", "A drone struck the headquarters of the 5th Infantry Division in Bahri on Monday.", []),
    ("en", "Rebels shelled the Presidential Guard base on Tuesday.", ["rebels"]),
    ("en", "On Tuesday the army launched Operation Iron Shield Force in the valley.", ["the army"]),
    (
        "en",
        "A force made up of soldiers from Chad, Niger and Mali crossed the river on Monday.",
        [],
    ),
    (
        "en",
        "Chadian soldiers fired on the camp on Monday. On Tuesday the Chadian army left.",
        ["Chadian army"],
    ),
    (
        "en",
        "Borland Defense Force Chief of Staff, General Ivo Sand, was killed on Monday.",
        ["Borland Defense Force", "Ivo Sand"],
    ),
    (
        "fr",
        "Un drone a frappé lundi le quartier général de la 5e Division d'infanterie et les rebelles.",
        ["les rebelles"],
    ),
    ("fr", "L'armée a lancé mardi l'opération Force du Sable dans le nord.", ["l'armée"]),
    ("fr", "La force du G5 Sahel a mené lundi un raid près de la frontière.", ["force du G5 Sahel"]),
    (
        "fr",
        "Lundi, cette force, formée de soldats du Mali, du Niger et du Tchad, a traversé le fleuve.",
        [],
    ),
    (
        "fr",
        "Les Forces armées soudanaises ont repris le port lundi. Mardi, l'armée soudanaise a bombardé la gare.",
        ["Forces armées soudanaises"],
    ),
    ("fr", "Un garde de la mission de l'ONU (Minusca) a été tué lundi. La Minusca a riposté mardi.", ["Minusca"]),
    (
        "ar",
        "أعلنت جماعة الحوثي يوم الاثنين هدنة. وقصفت جماعة الحوثي اليمنية الميناء يوم الثلاثاء.",
        ["جماعة الحوثي اليمنية"],
    ),
    ("ar", "أصاب المتمردون السفينة المملوكة لسنغافورة يوم الاثنين.", ["المتمردون"]),
    ("ar", "أعلنت النقابة، اليوم، إغلاق الميناء، حسبما قال المتحدث العسكري باسم النقابة يحيى نور.", []),
    ("ar", "هاجم المتمردون الميناء يوم الاثنين في الوقت الذي تشن فيه إسرائيل حربا على الوادي.", ["المتمردون"]),
    (
        "fr",
        "Des tirs ont éclaté mardi entre les forces fédérales éthiopiennes et les rebelles Fano. Les Fano ont fui.",
        ["forces fédérales éthiopiennes", "Fano"],
    ),
    ("ar", "هاجم المتمردون الميناء يوم الاثنين في وقتٍ لم تؤكد فيه الحكومة الإثيوبية ذلك.", ["المتمردون"]),
    (
        "fr",
        "Lundi, des soldats de l'Arakan Army ont attaqué Arden, d'après le général Ivo Sand, chef de la région"
        " de l'ouest de l'armée birmane.",
        ["Arakan Army"],
    ),
    (
        "fr",
        "Lundi, un message de l'Armée d'Arakan (AA), un groupe armé du nord, a évoqué vingt blessés.",
        ["Armée d'Arakan"],
    ),
    (
        "en",
        "The guild met National Liberation Army (ELN) rebels on Monday. Guards, rebels and gangs have fought long.",
        ["National Liberation Army"],
    ),
    ("ar", "أطلق المتمردون المتحالفون مع إيران صاروخا يوم الاثنين.", ["المتمردون"]),
    (
        "fr",
        "Des membres du groupe armé Forces démocratiques alliées (ADF) ont attaqué Arden lundi.",
        ["Forces démocratiques alliées"],
    ),
    ("fr", "Les forces aériennes russes ont tué dix combattants lundi.", ["forces aériennes russes"]),
    ("en", "KABUL, Afghanistan (AP) — The Taliban attacked a mill on Monday.", ["Taliban"]),
    ("ar", "قتل المتمردون عشرة عمال في أنحاء هايتي يوم الاثنين.", ["المتمردون"]),
    (
        "fr",
        "Le maire Sami Nour a reçu lundi le commandant en chef de l'armée libanaise, Rodolphe Haykal.",
        ["Sami Nour", "Rodolphe Haykal"],
    ),
    (
        "fr",
        "Lundi, des combattants du groupe armé Union du Nord (UDN), issu de l'ex-rébellion musulmane Séléka,"
        " ont attaqué Arden. Un groupe armé et la Séléka ont fui.",
        ["Union du Nord"],
    ),
    ("en", "Ten miners and a UNMISS peacekeeper were hurt on Monday. UNMISS left.", []),
    ("en", "On Monday the vote for a seat in India's parliament was marred by the rebels.", ["the rebels"]),
    ("ar", "استعادت قوات كييف السيطرة على المدينة يوم الاثنين.", ["قوات كييف"]),
    ("en", "Two bombers struck the Education Ministry building on Monday.", []),
    ("ar", 'زارت بعثة الأمم المتحدة بالوادي "المينورسو" المدينة يوم الاثنين.', ["المينورسو"]),
    ("ar", "هاجم المتمردون مبنى وزارة التعليم يوم الاثنين.", ["المتمردون"]),
    ("ar", "سيطر المتمردون على الميناء يوم الاثنين، لكن وزارة الدفاع قالت إن الميناء هادئ.", ["المتمردون"]),
    ("ar", "قتل أربعة من عناصر مليشيات قُتلوا قرب الجسر يوم الاثنين.", []),
    ("ar", "انفجرت قنبلة يوم الاثنين أمام مقر جهاز الاستخبارات الوطني.", []),
    ("ar", "هاجم المتمردون يوم الاثنين قوات حفظ السلام التابعة للاتحاد الأفريقي.", ["المتمردون", "قوات حفظ السلام"]),
    ("ar", "صد الجيش يوم الاثنين هجوما على مقر قوات الدفاع الجوي في المدينة.", ["الجيش"]),
    ("ar", "هاجم المتمردون يوم الاثنين معسكر قوات الدعم السريع.", ["المتمردون", "قوات الدعم السريع"]),
    ("ar", "دارت يوم الاثنين معارك بين قوات الجيش والدعم السريع في المدينة.", ["قوات الجيش", "الدعم السريع"]),
    (
        "ar",
        "قصفت قوات الجيش يوم الاثنين الميناء. وتمكنت قوات الجيش السوداني يوم الثلاثاء من دخوله.",
        ["قوات الجيش السوداني"],
    ),
    ("ar", "هاجم مقاتلو تنظيم “داعش” الميناء يوم الاثنين. وانسحب تنظيم “الدولة الإسلامية” يوم الثلاثاء.", ["داعش"]),
    ("ar", "عبرت قوة مكونة من جنود من مالي والنيجر النهر يوم الاثنين.", []),
]


@pytest.mark.parametrize(("lang", "text", "actors"), ACTORS)
def test_who_takes_part_is_a_party_of_its_own(lang, text, actors):
    assert list(dict.fromkeys(name for proposal in propose(text, lang, DAY) for name in proposal.actors)) == actors
