"""Families of date expressions, each in three languages, as journalists write them."""

import pytest

from events.reading import read_article

DAY = "2024-05-15"  # a Wednesday


def values(text: str, lang: str) -> list[tuple[str, str]]:
    return [(finding.text, finding.edtf) for finding in read_article(text, lang, DAY)]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "The third Sunday in June will be polling day.", [("The third Sunday in June", "2024-06-16")]),
        (
            "en",
            "Polls will open on the first Tuesday of November.",
            [("the first Tuesday of November", "2024-11-05")],
        ),
        ("en", "They voted on the last Saturday of March 2023.", [("the last Saturday of March 2023", "2023-03-25")]),
        ("fr", "Ils voteront le dernier samedi de septembre.", [("dernier samedi de septembre", "2024-09-28")]),
        ("fr", "Le troisième dimanche de mars, ils ont voté.", [("troisième dimanche de mars", "2024-03-17")]),
        ("ar", "ستجرى الانتخابات في أول أحد من نوفمبر.", [("أول أحد من نوفمبر", "2024-11-03")]),
        ("ar", "جرت الانتخابات في آخر سبت من سبتمبر 2023.", [("آخر سبت من سبتمبر 2023", "2023-09-30")]),
        ("en", "A fifth Friday of February 2023 there was not.", []),
    ],
)
def test_a_weekday_is_counted_in_its_month(lang, text, found):
    assert [pair for pair in values(text, lang) if "Friday" not in pair[0] and "February" not in pair[0]] == found


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "On Christmas Day 2022 the mill was struck.", [("Christmas Day 2022", "2022-12-25")]),
        ("en", "On New Year's Eve a bomb went off.", [("New Year's Eve", "2023-12-31")]),
        ("en", "Miners marched on May Day.", [("May Day", "2024-05-01")]),
        ("fr", "Le jour de l’An 2020, la mairie a brûlé.", [("jour de l’An 2020", "2020-01-01")]),
        ("fr", "Le soir du réveillon du Nouvel An, une bombe a explosé.", [("réveillon du Nouvel An", "2023-12-31")]),
        ("fr", "Les mineurs ont défilé le 1er-Mai.", [("1er-Mai", "2024-05-01")]),
        ("ar", "انفجرت قنبلة ليلة رأس السنة.", [("ليلة رأس السنة", "2023-12-31")]),
        ("ar", "اقتحمت البلدية في رأس السنة 2020.", [("رأس السنة 2020", "2020-01-01")]),
        ("ar", "احتفل العمال برأس السنة الهجرية.", []),
        ("en", "On Orthodox Christmas Day the mill was struck.", []),
    ],
)
def test_a_feast_of_one_day_is_that_day(lang, text, found):
    assert values(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "In the 2023/24 school year the mill school stayed shut.", [("2023/24", "2023/2024")]),
        ("en", "He ran the guild in 1991-95.", [("1991-95", "1991/1995")]),
        ("en", "The 2022-23 budget was never passed.", [("2022-23", "2022/2023")]),
        ("en", "The budget for FY2025 was approved.", [("2025", "2025")]),
        ("fr", "La saison 2022/23 a été annulée.", [("2022/23", "2022/2023")]),
        ("fr", "Au cours de l’exercice 2023, l’aide a chuté.", [("2023", "2023")]),
        ("fr", "D’ici 2030, l’eau manquera.", [("2030", "2030")]),
        ("ar", "ضاع العام الدراسي 2023/2024.", [("2023/2024", "2023/2024")]),
        ("ar", "ستنفد المياه بحلول 2030.", [("2030", "2030")]),
        ("en", "The report of 2010-05 was lost.", []),  # a month, or a number
        ("fr", "L’ordonnance 2018-341 a été publiée.", []),
        ("en", "He fled in 2016 or 2017.", [("2016 or 2017", "[2016,2017]")]),
        ("fr", "Il a fui en mars ou avril 2023.", [("mars ou avril 2023", "[2023-03,2023-04]")]),
        ("ar", "فر في عام 2016 أو 2017.", [("2016 أو 2017", "[2016,2017]")]),
        ("en", "On May 3, 5 and 9, guards opened fire.", [("May 3, 5 and 9", "2024-05-03/2024-05-09")]),
    ],
)
def test_years_and_days_beside_each_other_are_one(lang, text, found):
    assert values(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "On Tuesday (May 14), guards opened fire.", [("Tuesday (May 14)", "2024-05-14")]),
        ("fr", "Mardi (14 mai), les gardes ont tiré.", [("Mardi (14 mai)", "2024-05-14")]),
        ("ar", "أطلق الحراس النار يوم الثلاثاء (14 مايو).", [("يوم الثلاثاء (14 مايو)", "2024-05-14")]),
        ("ar", "قررت البلدية اليوم -الأربعاء- إغلاق المنجم.", [("اليوم -الأربعاء-", "2024-05-15")]),
        (
            "fr",
            "Dans la nuit de samedi 11 à dimanche 12, un drone a frappé le moulin.",
            [("nuit de samedi 11 à dimanche 12", "2024-05-11/2024-05-12")],
        ),
        ("fr", "Le moulin a brûlé samedi 11 vers 19 heures.", [("samedi 11", "2024-05-11")]),
        ("fr", "Samedi 11 mineurs sont morts.", [("Samedi", "2024-05-11")]),
        (
            "fr",
            "Dans la nuit de dimanche à ce lundi, le moulin a brûlé.",
            [("nuit de dimanche à ce lundi", "2024-05-12/2024-05-13")],
        ),
        ("en", "On 13-May-2024 the mill burned.", [("13-May-2024", "2024-05-13")]),
        ("en", "The May elections were disputed.", [("May", "2024-05")]),
        ("en", "As recently as March, guards fired.", [("March", "2024-03")]),
        (
            "ar",
            "احترق المنجم ظهر الاثنين والموافق 13 مايو الجاري.",
            [("ظهر الاثنين والموافق 13 مايو الجاري", "2024-05-13")],
        ),
        (
            "ar",
            "احترق المنجم الخميس الماضي الموافق 9 أيار/ مايو الجاري.",
            [("الخميس الماضي الموافق 9 أيار/ مايو الجاري", "2024-05-09")],
        ),
    ],
)
def test_a_weekday_is_one_with_its_number_and_its_date(lang, text, found):
    assert values(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Some 2017 households lost their homes."),
        ("fr", "Plus de 1984 maisons ont brûlé."),
        ("ar", "وصل سعر الطن إلى 2019 دولارا."),
        ("ar", "في اليوم 812 من الحرب احترق المنجم."),
    ],
)
def test_what_is_counted_is_no_year(lang, text):
    assert values(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "On May 3 1500 people marched.", ("May 3", "2024-05-03")),
        ("fr", "Le 3 mai 1500 personnes ont défilé.", ("3 mai", "2024-05-03")),
        ("ar", "في 3 مايو 1500 شخص تظاهروا.", ("3 مايو", "2024-05-03")),
        ("en", "On May 3, 1859, people voted.", ("May 3, 1859", "1859-05-03")),
        ("fr", "Le 3 mai 1848, des mineurs ont défilé.", ("3 mai 1848", "1848-05-03")),
    ],
)
def test_who_is_counted_after_a_day_makes_no_year_of_long_ago(lang, text, found):
    assert values(text, lang) == [found]


def test_a_full_date_before_what_could_be_counted_is_a_date():
    assert values("On 14 and 15 May 2023 inmates fled.", "en") == [("14 and 15 May 2023", "2023-05-14/2023-05-15")]


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("en", "The deal runs through December 31.", "../2024-12-31"),
        ("en", "The mandate would not be extended past December 31.", "2024-12-31"),
        ("fr", "L’accord court jusqu’au 31 décembre.", "../2024-12-31"),
        ("fr", "Le mandat ne sera pas prolongé au-delà du 31 décembre.", "2024-12-31"),
        ("ar", "يسري الاتفاق حتى 31 ديسمبر.", "../2024-12-31"),
        ("ar", "لن تمدد الولاية إلى ما بعد 31 ديسمبر.", "2024-12-31"),
        ("en", "By mid-April, 60,000 people had fled.", "[..2024-04-20]"),
    ],
)
def test_until_and_beyond_a_far_day_are_to_come(lang, text, edtf):
    assert [value for _, value in values(text, lang)] == [edtf]


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        # To come: what is called for, held and planned
        ("en", "Opposition parties have called a rally for Friday.", "2024-05-17"),
        ("en", "The guild has called for a strike on Friday.", "2024-05-17"),
        ("en", "Organisers urged supporters to march on Friday.", "2024-05-17"),
        ("en", "The envoy is flying to the port on Friday.", "2024-05-17"),
        ("en", "The valley holds elections on Friday.", "2024-05-17"),
        ("en", "They have until 6 p.m. on Friday to leave.", "2024-05-17"),
        ("fr", "Les électeurs sont appelés aux urnes vendredi.", "2024-05-17"),
        ("fr", "L’opposition a appelé ses partisans à manifester vendredi.", "2024-05-17"),
        ("fr", "Les secours espèrent atteindre le village vendredi.", "2024-05-17"),
        ("fr", "La commission proclame vendredi les résultats.", "2024-05-17"),
        ("ar", "دعت النقابة إلى إضراب عام الجمعة.", "2024-05-17"),
        ("ar", "تعلن اللجنة، ظهر الجمعة، النتائج.", "2024-05-17"),
        ("ar", "أمام العمال حتى السادسة مساء الجمعة للمغادرة.", "2024-05-17"),
        # Over: after which something else is to come
        ("en", "The army will answer an attack Friday on a convoy.", "2024-05-10"),
        ("en", "The motion was carried by ten votes on Friday.", "2024-05-10"),
        ("fr", "Le conseil a voté vendredi le texte.", "2024-05-10"),
        ("ar", "تبحث الشرطة عن الذين سطوا على المصرف الجمعة.", "2024-05-10"),
    ],
)
def test_what_is_called_for_is_to_come_and_a_deed_answered_is_over(lang, text, edtf):
    assert [value for _, value in values(text, lang)] == [edtf]


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("en", "Exports fell in the first three months of 2024.", "[2024-01..2024-03]"),
        ("fr", "Neuf mineurs sont morts au cours des trois premiers mois de 2024.", "[2024-01..2024-03]"),
        ("fr", "Neuf mineurs sont morts au cours des deux derniers mois de 2023.", "[2023-11..2023-12]"),
        ("ar", "قتل تسعة عمال خلال الأشهر الثلاثة الأولى من العام الجاري.", "[2024-01..2024-03]"),
        ("fr", "Ils sont partis hier soir [mardi].", "2024-05-14"),
        (
            "fr",
            "Les gardes doivent tenir le port, sous l’état d’urgence décrété par la mairie vendredi.",
            "2024-05-10",
        ),
        ("fr", "Les maires s’apprêtent à se réunir vendredi.", "2024-05-17"),
        ("fr", "Les deux maires sont attendus vendredi au port.", "2024-05-17"),
        ("en", "The guild on Friday postponed by a day the signing of a truce.", "2024-05-10"),
        ("en", "The guild postponed the signing to Friday.", "2024-05-17"),
    ],
)
def test_months_of_a_year_and_cues_in_all_their_forms(lang, text, edtf):
    assert [value for _, value in values(text, lang)] == [edtf]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "They left two and a half years ago.", [("two and a half years ago", "2021-11~")]),
        ("en", "They left three years and a half ago.", [("three years and a half ago", "2020-11~")]),
        ("en", "They left two and a half decades ago.", [("two and a half decades ago", "1999-05~")]),
        ("fr", "Ils sont partis il y a deux ans et demi.", [("il y a deux ans et demi", "2021-11~")]),
        ("ar", "غادروا قبل ثلاث سنوات ونصف.", [("قبل ثلاث سنوات ونصف", "2020-11~")]),
        ("ar", "غادروا قبل نصف عام.", [("قبل نصف عام", "2023-11~")]),
        (
            "en",
            "Prices rose in the first eleven months of 2023.",
            [("first eleven months of 2023", "[2023-01..2023-11]")],
        ),
        (
            "en",
            "Prices rose in the last three months of last year.",
            [("last three months of last year", "[2023-10..2023-12]")],
        ),
        (
            "fr",
            "Les prix ont monté les trois premiers mois de l'année.",
            [("trois premiers mois de l'année", "[2024-01..2024-03]")],
        ),
        (
            "ar",
            "ارتفعت الأسعار خلال الأشهر الثلاثة الأولى من عام 2024.",
            [("الأشهر الثلاثة الأولى من عام 2024", "[2024-01..2024-03]")],
        ),
    ],
)
def test_so_long_and_a_half_ago_is_about_a_month_and_months_of_a_year_are_any_of_them(lang, text, found):
    assert values(text, lang) == found
