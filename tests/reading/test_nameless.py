"""Parties of no name are actors as the article calls them; lands that nobody governs are none."""

import pytest

from events.reading.proposing import propose

DAY = "2024-06-20"


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("en", "Separatists shelled Arden on Monday.", ["separatists"]),
        ("en", "Suspected jihadists burned a mill on Monday.", ["jihadists"]),
        (
            "en",
            "Pro-government militias fought insurgents on Monday.",
            ["pro-government militias", "insurgents"],
        ),
        ("en", "Anti-guild forces took the mill on Monday.", ["anti-guild forces"]),
        ("en", "The Saudi-led coalition bombed the port on Monday.", ["Saudi-led coalition"]),
        ("en", "Coalition jets bombed the port on Monday.", ["coalition"]),
        ("en", "The United Nations mission in Mali left on Monday.", ["United Nations mission"]),
        ("en", "UN peacekeepers left the camp on Monday.", ["UN peacekeepers"]),
        ("en", "An armed group burned the mine on Monday.", ["armed group"]),
        ("en", "Resistance committees shut the road on Monday.", ["resistance committees"]),
        ("en", "Russian-backed separatists left Monday. The separatists sang.", ["Russian-backed separatists"]),
        ("en", "Opposition fighters met government troops on Monday.", ["opposition fighters", "government troops"]),
        ("en", "Ten rebels of the Northern Front left on Monday.", ["Northern Front"]),
        ("en", "Xylo rebels burned the mill on Monday.", ["Xylo"]),
        ("en", "XLO-led forces burned the mill on Monday.", ["XLO"]),
        ("en", "Miners left on Monday a valley held by rebels.", []),
        ("en", "Gunmen burned a mill on Monday.", []),
        ("fr", "Des miliciens ont brûlé lundi un moulin.", ["miliciens"]),
        ("fr", "Dix mineurs ont péri lundi dans une attaque de jihadistes présumés.", ["jihadistes"]),
        ("fr", "Les comités populaires ont fermé lundi la route.", ["comités populaires"]),
        ("fr", "La coalition arabe a bombardé lundi le port.", ["coalition arabe"]),
        (
            "fr",
            "La coalition menée par l'Arabie saoudite a bombardé lundi le port.",
            ["coalition menée par l'Arabie saoudite"],
        ),
        ("fr", "La mission de l'ONU au Mali a quitté lundi le camp.", ["mission de l'ONU"]),
        ("fr", "Les Casques bleus ont quitté lundi le camp.", ["casques bleus"]),
        ("fr", "Les forces loyalistes ont pris lundi le port aux rebelles.", ["forces loyalistes", "rebelles"]),
        ("fr", "Des séparatistes anglophones ont brûlé lundi un moulin.", ["séparatistes anglophones"]),
        ("fr", "Les rebelles du Xylo ont brûlé lundi un moulin.", ["Xylo"]),
        ("fr", "Des positions jihadistes ont brûlé lundi.", []),
        ("fr", "Les hommes du groupe armé 7R ont fui lundi. Les 7R sont dix.", ["7R"]),
        ("fr", "Lundi, le Conseil national de transition a fermé le port.", ["Conseil national de transition"]),
        ("fr", "La Minusca, citée par un journal, a quitté lundi le camp.", ["Minusca"]),
        ("fr", "La Minusca a quitté le camp lundi. Il est vide, dit la Minusca, cité par un journal.", ["Minusca"]),
        ("ar", "سيطرت المقاومة الشعبية الاثنين على الميناء.", ["المقاومة الشعبية"]),
        ("ar", "اشتبك متمردون الاثنين مع حراس الميناء. وانسحب المتمردون.", ["المتمردون"]),
        ("ar", "استعاد مقاتلو المعارضة الاثنين المطحن.", ["المقاتلون المعارضون"]),
        ("ar", "أغلقت اللجان الشعبية الاثنين الطريق.", ["اللجان الشعبية"]),
        ("ar", "أغلق رجال القبائل الاثنين الطريق.", ["رجال القبائل"]),
        ("ar", "دارت معارك الاثنين بين جهازي الردع والحرس البلدي.", ["الردع", "الحرس البلدي"]),
        ("ar", "أغلق جهاز الردع واللواء 77 الطريق الاثنين.", ["جهاز الردع", "اللواء 77"]),
        ("ar", "غادر العمال الاثنين بلدة يسيطر عليها الحوثيون.", []),
        ("ar", "غادر العمال الاثنين بلدة خاضعة لسيطرة الحوثيين.", []),
        ("ar", "دعا المغرب الاثنين إلى حل في نزاع الصحراء الغربية.", ["المغرب"]),
        ("ar", "استقبل المغرب الاثنين المبعوث الخاص للصحراء الغربية.", ["المغرب"]),
        ("en", "The guild discussed Western Sahara on Monday.", []),
    ],
)
def test_who_takes_part_is_called_as_the_article_calls_them(lang, text, actors):
    assert propose(text, lang, DAY)[0].actors == actors
