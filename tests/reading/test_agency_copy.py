"""Proposals from what agencies write: each wanted, with a title that can stand and those who did it."""

import pytest

from events.reading.actors import acts
from events.reading.introduced import introduced
from events.reading.proposing import propose

DAY = "2024-06-20"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "“They want the whole of the valley and will stop at nothing,” it said on Tuesday."),
        ("en", "“I was at home on Monday when the roof fell,” said Ana, a farmer."),
        ("en", "Monday’s raid was the latest in a row."),
        ("en", "Officials were unable on Monday to confirm the toll."),
        ("fr", "« J'ai vu des blessés mardi », raconte un habitant."),
        ("fr", "Le bilan a été lundi de sept morts, selon la mairie."),
        ("fr", "Selon la mairie, mille hommes se trouvaient mardi dans ce camp."),
        ("ar", "«كنت في البيت الاثنين حين سقط السقف»، يقول علي."),
        ("ar", "ولم يصدر تعليق من الشركة الاثنين."),
    ],
)
def test_what_tells_of_no_event_is_put_away_with_the_one_before(lang, text):
    before = {
        "en": "The mill burned on Sunday. ",
        "fr": "Le moulin a brûlé dimanche. ",
        "ar": "احترق المطحن الأحد. ",
    }[lang]
    [proposal] = propose(before + text, lang, DAY)
    assert (proposal.finding.edtf, len(proposal.others)) == ("2024-06-16", 1)


def test_what_is_quoted_stays_where_it_tells_of_a_deed():
    [proposal] = propose("“Rebels attacked the mill and killed two guards,” it said on Tuesday.", "en", DAY)
    assert proposal.title == "Rebels attacked the mill and killed two guards"


@pytest.mark.parametrize(
    "text",
    [
        "Source: Agency| 2024-06-20 17:12:19|Editor: Ana\n\nIt rained.",
        "Associated Press, Thu June 20, 2024 08:31 EST . It rained.",
        "A mill\nAgency | Arden | Updated: 25-05-2024 19:04 IST | Created: 25-05-2024 19:04 IST\nRain.",
    ],
)
def test_a_line_of_the_page_is_no_event(text):
    assert propose(text, "en", DAY) == []


@pytest.mark.parametrize(
    ("lang", "text", "dates"),
    [
        ("fr", "Le moulin a brûlé dimanche.Le pont a sauté lundi.", ["2024-06-16", "2024-06-17"]),
        ("fr", "Le moulin a brûlé (nord) dimanche (tôt).Lundi, le pont a sauté.", ["2024-06-16", "2024-06-17"]),
        ("en", "The mill burned on Sunday.The bridge fell on Monday.", ["2024-06-16", "2024-06-17"]),
    ],
)
def test_a_sentence_ends_where_no_blank_follows_its_stop(lang, text, dates):
    proposals = propose(text, lang, DAY)
    assert [proposal.finding.edtf for proposal in proposals] == dates
    assert len({proposal.quote for proposal in proposals}) == 2


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        # What another clause leads to
        (
            "en",
            "It was the first major clash since the herders and the mayor signed a truce a week ago.",
            "The herders and the mayor signed a truce",
        ),
        (
            "en",
            "The death toll had risen to 22 following a raid that targeted farmers on Sunday.",
            "A raid targeted farmers",
        ),
        (
            "en",
            "After blaming the herders for the raid yesterday, the mayor closed the market on Tuesday.",
            "The mayor closed the market",
        ),
        ("en", "The Xylo -- which means union -- signed a pact on Monday.", "The Xylo signed a pact"),
        (
            "fr",
            "Cette force commune, formée de gardes venus du Bas-Pays, du Haut-Pays, des Îles et des deux rives du"
            " grand fleuve, doit lancer lundi sa première patrouille.",
            "Cette force commune doit lancer sa première patrouille",
        ),
        ("fr", "Les gardes avaient repris lundi le moulin.", "Les gardes ont repris le moulin"),
        ("fr", "Le moulin était prévu lundi.", "Le moulin était prévu"),
        ("fr", "Les gardes avaient plus de pain lundi.", "Les gardes avaient plus de pain"),
        ("fr", "Les gardes doivent partir d'ici la fin du mois.", "Les gardes doivent partir"),
        # What stands in the accusative after «إن»
        ("ar", "وقال مسؤول إن صاروخا باليستيا أصاب المطحن الاثنين.", "صاروخ باليستي أصاب المطحن"),
        ("ar", "وقال مسؤول إن فرنسا أغلقت المعبر الاثنين.", "فرنسا أغلقت المعبر"),
        ("ar", "وقال مسؤول إن المسلحين هاجموا المطحن الاثنين.", "المسلحون هاجموا المطحن"),
        # Who announces what they did themselves, and who only tells
        ("ar", "أعلن الجيش السيطرة على البلدة أمس.", "إعلان الجيش السيطرة على البلدة"),
        ("ar", "أعلن متحدث باسم الجيش السيطرة على البلدة أمس.", "السيطرة على البلدة"),
        ("ar", "تمكنت القوات اليوم، من دخول المطحن القديم.", "تمكنت القوات من دخول المطحن القديم"),
        ("ar", "من جانب آخر، قال متحدث إن القافلة وصلت الاثنين.", "القافلة وصلت"),
        (
            "ar",
            "وأضاف رسول في إيجاز لمجمل أعمال الفرق في الحي الأول والثاني الاثنين، أنه تم ردم الحفر.",
            "تم ردم الحفر",
        ),
        ("ar", 'قال تلفزيون "النهر"، المملوك للحكومة، الاثنين، إن السد انهار.', "السد انهار"),
        ("ar", "المكلا – صوتنا اليوم : انهار السد الاثنين في القرية.", "انهار السد في القرية"),
    ],
)
def test_a_title_tells_what_happened(lang, text, title):
    assert [proposal.title for proposal in propose(text, lang, DAY)] == [title]


def test_a_pluperfect_of_being_moved_becomes_a_perfect():
    [proposal] = propose("Les gardes étaient tombés lundi dans le fleuve.", "fr", DAY)
    assert proposal.title == "Les gardes sont tombés dans le fleuve"


def test_days_of_long_ago_make_no_background_of_their_month():
    text = "La trêve a commencé en mars 2024. Le 15 mars 2024, le pont a sauté."
    assert [proposal.finding.edtf for proposal in propose(text, "fr", "2025-06-20")] == ["2024-03", "2024-03-15"]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en", "Two army trucks and Xylo Tiger rebels met. The rebels left.", ["Xylo Tiger"]),
        ("en", "Fighters of the Xylo Liberation Tigers (XLT) and XLT rebels left.", ["Xylo Liberation Tigers"]),
        ("en", "The Sri Lankan navy came. The navy left.", ["Sri Lankan navy"]),
        ("en", "The army in Uganda left.", ["the army"]),
        ("fr", "Le camp RDOT, puis le camp RDOT ferment.", []),
        ("fr", "Le Mali réagit. Des tirs au nord-Mali.", ["Mali"]),
        ("ar", "أعلن الجيش السيطرة على البلدة.", ["الجيش"]),
        ("ar", "أعلنت الحكومة التوصل إلى اتفاق.", ["الحكومة"]),
        ("ar", "تقدمت القوات العراقية المدعومة من الجو.", ["القوات العراقية"]),
        ("ar", "قتل ثلاثة من عناصر نمور الوادي.", ["نمور الوادي"]),
        ("ar", "قتل ثلاثة من عناصر الأمن.", []),
        ("ar", "طالب التحالف المدنيين بالابتعاد.", ["التحالف"]),
        ("ar", "كثف طيران قوات اللواء ضرباته.", []),
        ("ar", "شهدت المدينة حركة نزوح.", []),
        ("ar", "قصفت مواقع للجيش المغربي.", ["الجيش المغربي"]),
        ("ar", "احتجزت الحركة الوطنية لتحرير الوادي عشرة.", ["الحركة الوطنية لتحرير الوادي"]),
        ("ar", "وقع الهجوم شمالي دولة مالي.", []),
        ("ar", "قال الرئيس علي عبدالله صالح ذلك.", ["علي عبدالله صالح"]),
    ],
)
def test_who_is_named_and_who_is_not(lang, text, names):
    mentions = introduced(text, lang).mentions(text)
    assert sorted({m.name for m in mentions if acts(text, m.start, m.end, lang)}) == names


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        # Of which but half would be told
        (
            "fr",
            "Au cours des dernières semaines, le feu le plus grave a touché dans la nuit de dimanche à lundi le"
            " quartier neuf de Qarta où des vents forts et des courants venus de la mer ont fait 17 morts, selon"
            " l’Office.",
            "Le feu le plus grave a touché le quartier neuf de Qarta",
        ),
        # Who says it, before a full stop, and beside a name set apart
        (
            "en",
            "Gunmen killed ten farmers near Aro, the heartland of the union blamed for the fires of the valley,"
            " guards and millers said Saturday.",
            "Gunmen killed ten farmers near Aro, the heartland of the union blamed for the fires of the valley",
        ),
        ("en", "The monitors also left on Monday.", "The monitors left"),
        (
            "fr",
            "Au moins dix personnes --six gardes et quatre éleveurs-- ont péri lundi.",
            "Au moins dix personnes ont péri",
        ),
        # What began on the day, and what is set against what goes before
        (
            "ar",
            "قتل 32 شخصا على الأقل وأصيب خمسون منذ بداية هجوم القبائل، يوم الخميس الماضي، في غرب البلاد.",
            "بداية هجوم القبائل في غرب البلاد",
        ),
        (
            "en",
            "Ten people have died since the start of the raid on the mill on Sunday.",
            "The start of the raid on the mill",
        ),
        ("ar", "ولم تذكر الشركة السبب، لكن النقابة أوقفت العمل السبت.", "النقابة أوقفت العمل"),
        (
            "ar",
            "ودعت النقابة في الجنوب، كافة المصانع الكبيرة والصغيرة في المدينة إلى وقف العمل اليوم، غير أن المصانع"
            " الكبيرة لم توقف العمل في المدينة.",
            "دعوة النقابة في الجنوب، كافة المصانع الكبيرة والصغيرة في المدينة إلى وقف العمل",
        ),
        ("ar", 'سقط السد التابع لـ"الشركة الكبيرة" السبت.', "سقوط السد التابع للشركة الكبيرة"),
        (
            "ar",
            "توقف العمل في المناجم أمس، وفقا للمتحدث باسمها، نور سامي.",
            "توقف العمل في المناجم",
        ),
        (
            "fr",
            "L'Office a rapporté la mort de dix mineurs lundi dans un puits.",
            "La mort de dix mineurs dans un puits",
        ),
    ],
)
def test_a_title_is_neither_half_of_a_clause_nor_more_than_one(lang, text, title):
    assert [proposal.title for proposal in propose(text, lang, DAY)] == [title]


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "Gunmen burned the mill on Sunday, Buji Sand, a miller, said.", "Buji Sand, a miller"),
        ("en", "Gunmen burned the mill on Sunday, Buji Sand, a miller said.", "Buji Sand, a miller"),
        ("en", "Gunmen burned the mill on Sunday, killing two, a miller said.", "a miller"),
        (
            "fr",
            "Le feu a fait dix morts vendredi, selon un nouveau bilan établi dimanche par l'Office des moulins.",
            "l'Office des moulins",
        ),
        ("fr", "L'Office a rapporté la mort de dix mineurs lundi.", "L'Office"),
        ("ar", "من جانب آخر، قال متحدث إن القافلة وصلت الاثنين.", "متحدث"),
        ("ar", "احترق المطحن، على ما علمت وكالة الميناء الاثنين من مصدر في النقابة.", "مصدر في النقابة"),
        ("ar", "أغلق العمال الميناء الاثنين، بحسب المزاعم.", ""),
        ("ar", "أغلق العمال الميناء الاثنين، بحسب مرصد الوادي الذي أكد أنهم مئة.", "مرصد الوادي"),
        ("ar", "أغلق العمال الميناء، وفق ما أفاد مراسل لوكالة فرانس برس الاثنين.", "مراسل لوكالة فرانس برس"),
        ("ar", "ونقلت وكالة الميناء عن سكان قولهم إن العمال أغلقوا المنجم الاثنين.", "سكان"),
        ("ar", "ونقل عن مصدر في النقابة قوله إن العمال أغلقوا الميناء الاثنين.", "مصدر في النقابة"),
        ("ar", "ووفقا للنقابة – فقد أغلق العمال الميناء الاثنين.", "النقابة"),
        (
            "ar",
            "ذكر «المجلس الأعلى لعمال الموانئ والمناجم» أن السد انهار الاثنين.",
            "المجلس الأعلى لعمال الموانئ والمناجم",
        ),
        (
            "ar",
            "قال نور سامي، المستشار الإعلامي في مكتب النقابة العامة للعمال في موانئ الوادي الكبير ومناجمه وقراه، في"
            " تصريحات، الاثنين، إن السد انهار.",
            "نور سامي",
        ),
        ("ar", 'قال تلفزيون "النهر"، المملوك للحكومة، الاثنين، إن السد انهار.', "تلفزيون النهر"),
    ],
)
def test_who_said_it_is_named_whole(lang, text, who):
    assert [proposal.attribution for proposal in propose(text, lang, DAY)] == [who]


@pytest.mark.parametrize(
    ("lang", "text", "actors", "places"),
    [
        (
            "en",
            "Boko Haram Islamist militants burned a mill in northeast Nigeria on Monday.",
            ["Boko Haram"],
            ["Nigeria"],
        ),
        ("en", "A Russian-backed plan failed on Monday.", [], []),
        ("fr", "Dix personnes ont péri lundi à travers la Syrie.", [], ["Syrie"]),
        ("ar", "نقلت وكالة رويترز الخبر. سقطت قذيفة على مخيم تدريب السبت.", [], []),
        ("ar", "سقطت قذائف في المحافظة ذات الغالبية العمالية وفي قرية قريبة السبت.", [], []),
        ("ar", "سقطت قذائف على قاعدة إسناد وعلى قاعدة خلفية السبت.", [], []),
    ],
)
def test_neither_an_adjective_nor_where_it_happened_is_an_actor(lang, text, actors, places):
    proposal = propose(text, lang, DAY)[-1]
    assert (proposal.actors, proposal.places) == (actors, places)


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        # What is told beside
        (
            "en",
            "On Monday, the millers -- who have been striking since 1996 to lower the single-price rent and to set up"
            " a union -- ended a four-month truce.",
            "The millers ended a four-month truce",
        ),
        (
            "en",
            "Soldiers freed at least 16 millers in western Aro on Monday -- the largest number of millers in years.",
            "Soldiers freed at least 16 millers in western Aro",
        ),
        # A part of the day belongs to the date
        (
            "fr",
            "Des hommes armés ont pris d’assaut, dans la matinée du dimanche 16 juin, un moulin du nord.",
            "Des hommes armés ont pris d’assaut un moulin du nord",
        ),
        (
            "fr",
            "De même, une autre attaque a eu lieu dimanche à Kelbane, selon le chef de l’Office, Ousséni Sand.",
            "Une autre attaque a eu lieu à Kelbane",
        ),
        ("fr", "Lundi, les gardes ont vu ceux qui étaient revenus.", "Les gardes ont vu ceux qui étaient revenus"),
        (
            "ar",
            "وأعلنت نقابة المناجم الكبيرة المرتبطة باتحاد النهر، مسؤوليتها عن الإضراب، الأحد، مؤكدة عبر الموقع"
            " الإلكتروني الذي يتبعها أنها لن تعود.",
            "إعلان نقابة المناجم الكبيرة المرتبطة باتحاد النهر، مسؤوليتها عن الإضراب",
        ),
    ],
)
def test_a_title_has_nothing_that_is_told_beside(lang, text, title):
    assert title in [proposal.title for proposal in propose(text, lang, DAY)]


def test_who_bears_an_office_is_named_with_it():
    text = "Une autre attaque a eu lieu dimanche à Kelbane, selon le porte-parole de l’Office, Ousséni Sand."
    [proposal] = propose(text, "fr", DAY)
    assert (proposal.attribution, proposal.actors) == ("le porte-parole de l’Office, Ousséni Sand", [])


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Nepal's Xylo rebels left on Monday.", ["Xylo"]),
        ("MOGADISHU, Somalia: Xylo rebels left on Monday.", ["Xylo"]),
        ("US Secretary of State Ana Sand left on Monday.", ["Ana Sand"]),
    ],
)
def test_a_state_beside_a_name_or_in_a_dateline_is_no_actor(text, actors):
    [proposal] = propose(text, "en", DAY)
    assert proposal.actors == actors


def test_days_alone_are_of_the_month_that_stands_over_them():
    text = "3-31 mars 2011\nLe nord\nLe 3, un moulin a brûlé.\nLe 28, les gardes ont pris le port."
    proposals = propose(text, "fr", "2011-04-10")
    assert [proposal.finding.edtf for proposal in proposals] == ["2011-03-03", "2011-03-28"]


@pytest.mark.parametrize(
    ("text", "date", "title"),
    [
        ("Les combats ont repris hier midi.", "2024-06-19", "Les combats ont repris"),
        ("Les combats ont repris hier en fin d’après-midi.", "2024-06-19", "Les combats ont repris"),
        ("Hier (mercredi) soir, un poste a été pris.", "2024-06-19", "Un poste a été pris"),
    ],
)
def test_the_part_of_yesterday_belongs_to_it(text, date, title):
    [proposal] = propose(text, "fr", DAY)
    assert (proposal.finding.edtf, proposal.title) == (date, title)


def test_a_dateline_alone_on_its_line_is_no_event():
    assert propose("It rained.\nMAKHACHKALA, June 18 (RIA Novosti)", "en", DAY) == []


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en", "XLO-led forces left.", ["XLO"]),
        ("en", "Xylen rebel leader Doku Sand left.", ["Doku Sand"]),
        ("ar", "هاجمت جبهة تحرير شعب الوادي البلدة.", ["جبهة تحرير شعب الوادي"]),
        ("ar", "هاجمت قوات إقليم تيغراي البلدة.", ["قوات إقليم تيغراي"]),
    ],
)
def test_a_name_is_whole_and_no_more(lang, text, names):
    assert [mention.name for mention in introduced(text, lang).mentions(text)] == names


def test_who_orders_troops_is_no_name_of_theirs():
    text = "President Ana Sand ordered troops to leave. Fifteen rebels left."
    assert [mention.name for mention in introduced(text, "en").mentions(text)] == ["Ana Sand", "rebels"]


def test_what_came_of_it_ends_no_title():
    text = (
        "كثفت المصانع الكبيرة عملها في قرى وبلدات يعمل فيها عمال المناجم في محافظة النهر شمال البلاد أمس"
        " ما أسفر عن إصابة عشرين عاملا، بعد انقطاع الماء."
    )
    [proposal] = propose(text, "ar", DAY)
    title = "كثفت المصانع الكبيرة عملها في قرى وبلدات يعمل فيها عمال المناجم في محافظة النهر شمال البلاد"
    assert proposal.title == title


def test_what_one_says_of_their_own_is_not_who_says_it():
    text = (
        "General Ana Sand, head of the task group, said his troops met millers on Monday in Liang, near Patik town."
    )
    [proposal] = propose(text, "en", DAY)
    assert proposal.attribution == "General Ana Sand"
