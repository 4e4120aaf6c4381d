"""A title tells the deed whole, whatever stands before it, beside it and between its subject and its verb."""

import pytest

from events.reading.kinds import kind_of
from events.reading.proposing import propose

DAY = "2024-06-20"


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        (
            "en",
            "In the worst fire on Monday in the old mill town of Upper Arden, 17 men lost their lives, said a miner.",
            "17 men lost their lives",
        ),
        (
            "en",
            "As part of a deal signed this week, the guild sent a letter to the mayor on Monday.",
            "The guild sent a letter to the mayor",
        ),
        (
            "en",
            "As agreed by both, the closure of the mill will begin on 3 July.",
            "The closure of the mill will begin",
        ),
        (
            "en",
            "Last week the guild announced a pause in Arden after months of work that cost more than all that it won"
            " in the years before.",
            "The guild announced a pause in Arden",
        ),
        (
            "en",
            "Six men from the Guild for the Care and Keeping of the Old Mills and Barns of Upper Arden Valley"
            " came under water Sunday and were kept for hours in a cellar.",
            "Six men came under water and were kept for hours in a cellar",
        ),
        (
            "en",
            "A watching team from the Guild for Caring and Keeping of Old Flourmills (GCK) said"
            " it was robbed on Monday.",
            "A watching team was robbed",
        ),
        (
            "en",
            "The news came when both had agreed to a truce that should enter into force on 3 July.",
            "Truce should enter into force",
        ),
        (
            "en",
            "Both sides spoke of peace talks. They will be held in July, Arden said.",
            "The peace talks will be held",
        ),
        (
            "fr",
            "Les chefs du port et du moulin - Ivo Sand et Ana Roc - ont signé lundi un texte.",
            "Les chefs du port et du moulin ont signé un texte",
        ),
        (
            "fr",
            "La cité de Sable, dans le canton de Roc – province du Port (nord) – a été fermée lundi.",
            "La cité de Sable a été fermée",
        ),
        (
            "fr",
            "Dans le sud du Port, tenu par la guilde, des mineurs ont fermé lundi un moulin.",
            "Des mineurs ont fermé un moulin",
        ),
        (
            "fr",
            "Il veut la fin des négociations de paix. Elles auront lieu début juillet selon le maire.",
            "Les négociations de paix auront lieu",
        ),
        (
            "fr",
            "« Je condamne avec force cette fermeture du vieux moulin (…) le 3 juin », a dit le maire.",
            "Fermeture du vieux moulin",
        ),
        ("fr", "Tenez par exemple, des mineurs ont fermé lundi un moulin.", "Des mineurs ont fermé un moulin"),
        ("en", "Guild officials say their forces closed a mill on Monday.", "Forces closed a mill"),
        (
            "ar",
            "قال الناطق باسم النقابة، عقيد طيار نور سامي، إن العمال أغلقوا الطريق الاثنين.",
            "العمال أغلقوا الطريق",
        ),
        (
            "ar",
            "شنت حملة السد التابعة للنقابة الاثنين، هجوما على المطحن.",
            "شن حملة السد التابعة للنقابة هجوما على المطحن",
        ),
        (
            "en",
            "Work went on in the valley before a pause is to begin and a truce is to take effect on 3 July.",
            "Truce is to take effect",
        ),
        (
            "en",
            "Arden is reeling after men of the Grey Guild stormed through the port on Monday.",
            "Men of the Grey Guild stormed through the port",
        ),
        ("en", "OLD ARDEN–Miners closed a mill in the valley on Monday.", "Miners closed a mill in the valley"),
        (
            "fr",
            "Une cité dans laquelle les mineurs du Port avaient fermé le vieux moulin mardi dernier.",
            "Les mineurs du Port ont fermé le vieux moulin",
        ),
        ("fr", "Des mineurs ont fermé tard lundi un vieux moulin.", "Des mineurs ont fermé un vieux moulin"),
        (
            "ar",
            "أعلنت النقابة، الاثنين، في بيان، عن مقتل عاملين في حريق كبير في المطحن.",
            "مقتل عاملين في حريق كبير في المطحن",
        ),
        ("ar", "وفي السياق نفسه، جدد العمال، صباح الاثنين، إغلاق الطريق.", "جدد العمال إغلاق الطريق"),
        ("ar", "وكانت فرقة من العمال تمكنت الاثنين من دخول المطحن.", "فرقة من العمال تمكنت من دخول المطحن"),
        (
            "ar",
            "انتهى الأمر.\nباب المطحن\nأغلق العمال الطريق الاثنين في الوادي الكبير بين المدينة والميناء بعد حريق.",
            "أغلق العمال الطريق في الوادي الكبير بين المدينة والميناء بعد حريق",
        ),
        (
            "ar",
            "في مارس من العام الماضي، تحدث قرار النقابة الأخير بشأن المطحن القديم بشكل واضح عن إغلاق الطريق.",
            "قرار النقابة بشأن المطحن القديم",
        ),
        ("ar", "نص اتفاق المدينة والميناء الاثنين على فتح الطريق.", "اتفاق المدينة والميناء"),
        ("ar", "أكد بيان النقابة الاثنين أن العمال أغلقوا الطريق.", "أكد بيان النقابة أن العمال أغلقوا الطريق"),
        (
            "ar",
            "اندلعت الاثنين، بين العمال والحراس، مواجهات في الوادي.",
            "اندلاع بين العمال والحراس، مواجهات في الوادي",
        ),
        (
            "ar",
            "وأكدت البلدية - في بيان مقتضب، حسبما أفادت وكالة الساحل للأنباء، أمس - أن عمالها أغلقوا المطحن.",
            "عمال البلدية أغلقوا المطحن",
        ),
        (
            "ar",
            "ومع اشتداد الحرائق حول بلدة الوادي القريبة من النهر، أعلنت نقابة الموانئ اليوم إصابة 40 عاملا في المطحن"
            ' خلال يومين، وفق ما نقلت وكالة "الساحل".',
            "إصابة 40 عاملا في المطحن خلال يومين",
        ),
        (
            "fr",
            "Un mineur a disparu lundi lors d'une opération visant à récupérer un grand bateau de la guilde du port"
            " qui s'était échoué sur un banc de sable.",
            "Un mineur a disparu lors d'une opération visant à récupérer un grand bateau de la guilde du port",
        ),
        ("en", "OLD ARDEN -- Miners closed a mill in the valley on Monday.", "Miners closed a mill in the valley"),
        (
            "en",
            "Miners closed a mill in the valley, guards said on Monday, AP reported.",
            "Miners closed a mill in the valley",
        ),
        (
            "en",
            "Since the collapse of a deal between the miners and the port on June 3, the guild closed nine mills.",
            "The collapse of a deal between the miners and the port",
        ),
        ("fr", "Depuis la chute de la ville le 3 juin, des mineurs ont fermé neuf moulins.", "La chute de la ville"),
        (
            "ar",
            "ومنذ انهيار الهدنة بين العمال والميناء في 3 يونيو، أغلق الحراس الطريق.",
            "انهيار الهدنة بين العمال والميناء",
        ),
        ("fr", "Le port, où un mineur avait été blessé lundi, est fermé.", "Un mineur a été blessé"),
        (
            "en",
            "Meanwhile, the old mill, which was reopened on Sunday night in the valley after weeks of repairs,"
            " has been closed again in Arden, where more guards are expected this summer.",
            "The old mill was reopened in the valley",
        ),
        (
            "en",
            "Guards said that on a tip off about the presence of miners in an old mill of the valley, men of the"
            " guild closed it on Monday.",
            "Men of the guild closed it",
        ),
        (
            "fr",
            "Selon le gouverneur de la région du port, Ivo Sand, le moulin a été fermé vendredi à l’aube.",
            "Le moulin a été fermé",
        ),
        (
            "fr",
            "Du côté du port, «au moins dix morts» ont été enregistrés mardi.",
            "Du côté du port, au moins dix morts ont été enregistrés",
        ),
        (
            "fr",
            "Selon un rapport de la garde, authentifié mercredi par l'AFP, «dix mineurs ont été tués mardi au port».",
            "Dix mineurs ont été tués au port",
        ),
        ("en", "A mill burned on Monday around 10 a.m.\nSeveral sources confirmed it.", "A mill burned"),
        (
            "ar",
            "قُتل نحو عشرة عمال على الأقل، وأصيب العشرات في حريق امتد إلى المطحن (شمالا)، أمس “الأربعاء” 19 يونيو.",
            "مقتل نحو عشرة عمال على الأقل، وإصابة العشرات في حريق امتد إلى المطحن",
        ),
        (
            "ar",
            "بعد ان شهدت البلدة هدوءا نسبيا في الأسبوع المنصرم عادت الحرائق إلى الوادي يوم الأحد.",
            "عادت الحرائق إلى الوادي",
        ),
        ("en", "Since the strike of the guild began Friday, ten mills have closed.", "The strike of the guild began"),
        (
            "fr",
            "Arden, 17 juin (Port-Actu) –\nDes mineurs ont fermé lundi un moulin.",
            "Des mineurs ont fermé un moulin",
        ),
        (
            "ar",
            "أسست النقابة والمجلس البلدي بصفته المشرف العام على الميناء، لجنة للسلامة، وذلك اليوم الخميس.",
            "أسست النقابة والمجلس البلدي لجنة للسلامة",
        ),
        ("ar", "وقال العاملان من مطحن 44 لرويترز إن الحارس أغلق الطريق يوم الأربعاء.", "الحارس أغلق الطريق"),
        (
            "en",
            "Miners last Thursday closed two mills in the valley, reports Monday's edition of the “Harbour News”.",
            "Miners closed two mills in the valley",
        ),
        ("en", "“Harbour News” also reports that on Friday miners closed a mill.", "Miners closed a mill"),
        ("en", "Sandport: An old guild alleged on Sunday that miners closed a mill.", "Miners closed a mill"),
        (
            "en",
            "Around 4:45 p.m. on Saturday, the guild said on its Telegram channel that miners closed a mill.",
            "Miners closed a mill",
        ),
        (
            "en",
            "Another ten miners were hurt on Monday, the fifth day of a strike of the guild.",
            "Another ten miners were hurt",
        ),
        ("en", "The port, where a miner was hurt on Monday, is closed.", "A miner was hurt"),
    ],
)
def test_a_title_tells_the_deed_whole(lang, text, title):
    assert propose(text, lang, DAY)[-1].title == title


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "Ten men died on Monday, said one of the miners, citing the guild.", "one of the miners"),
        ("en", "Ten men died on Monday, a paper wrote, citing the guild.", "the guild"),
        ("fr", "Dix mineurs ont péri lundi, a déclaré Ivo Sand, en citant des témoins.", "Ivo Sand"),
        (
            "fr",
            "« Le port a fermé lundi », a dit Ivo Sand, ajoutant que des mineurs de la grande vallée du nord et leurs"
            " familles, venus de loin, attendaient devant les portes du vieux moulin depuis des heures.",
            "Ivo Sand",
        ),
        ("fr", "Un porte-parole du port, Ivo Sand, a fait état lundi de dix incendies.", "Un porte-parole du port"),
        ("en", "Ten men died in a fire, guards said on Monday, AP reported.", "guards"),
        ("fr", "Selon le maire du port, Ivo Sand, un moulin a brûlé lundi.", "le maire du port, Ivo Sand"),
        ("fr", "Selon la garde, Ivo Sand, un mineur, a péri lundi.", "la garde"),
        ("en", "Ivo Sand, the XLO-appointed mayor of Arden, told Radio Port on Monday that guards left.", "Ivo Sand"),
        (
            "en",
            "Sand also accused the guild of theft and said it hid. He added that a mill burned on Monday.",
            "Sand",
        ),
        (
            "fr",
            "Dix mineurs ont péri au port, a appris l'agence Sable des autorités locales, lundi.",
            "autorités locales",
        ),
        ("ar", "واصل العمال إغلاق الطريق، حسب بيان أوردته وزارة النقل، الاثنين.", "وزارة النقل"),
        ("en", "Ten men died in a fire on Monday, the Harbour News Agency reported.", "the Harbour News Agency"),
        ("fr", "Dix mineurs ont péri lundi, a indiqué la garde, rapporte l'AFP.", "la garde"),
        (
            "fr",
            "Dix mineurs ont péri lundi, a annoncé la Garde du port (GP) dont ils étaient.",
            "la Garde du port (GP)",
        ),
        ("ar", "ومع امتداد الحريق، أعلنت البلدية اليوم إصابة عامل، وفق ما نقلت وكالة الساحل.", "البلدية"),
        ("ar", "أعلنت الشرطة القضاء على الحريق أمس.", "الشرطة"),
    ],
)
def test_whom_they_cite_comes_after_who_says_it(lang, text, who):
    assert propose(text, lang, DAY)[0].attribution == who


@pytest.mark.parametrize(
    ("lang", "clause", "kind"),
    [
        ("en", "The truce started and held despite sporadic violations", "agreement"),
        ("en", "The guild received reports of shelling", "military"),
        ("en", "Six monitors came under artillery fire", "military"),
        ("en", "17 men lost their lives at the mill", "military"),
        ("fr", "Un colonel a renversé le président", "military"),
        ("fr", "Le groupe a suspendu sa participation à l'accord", "agreement"),
        ("ar", "جدد الطيران قصفه للميناء", "military"),
        ("ar", "إعلان الجيش تحرير مدينة", "military"),
        ("fr", "Des partisans ont échangé des coups de feu", "military"),
        ("fr", "Les deux camps ont échangé des prisonniers", "agreement"),
        ("ar", "حرائق وقعت في حي الميناء", "civil"),
        ("ar", "وقعت الحكومة مع النقابة أمس", "agreement"),
        ("ar", "القضاء على خلية في الوادي", "military"),
        ("ar", "القضاء على الفقر في الوادي", ""),
        ("ar", "القضاء يفرج عن عامل", "law"),
        ("ar", "العمال أنهوا حكم حزب الوادي", ""),
        ("ar", "صدور حكم بالسجن على عامل", "law"),
        ("ar", "قواتها باتت على أبواب الوادي", "military"),
        ("ar", "وصول نداءات استغاثة من مناطق الاشتباكات", "civil"),
        ("fr", "Un agent a été mortellement touché par balle", "military"),
        ("en", "Five rebels died", "military"),
        ("en", "An evacuation mission came under fire", "military"),
        ("en", "The guild evacuated its men", "civil"),
        ("en", "The rebels left the town", "military"),
        ("en", "The villagers returned home", "civil"),
        ("ar", "إطلاق عملية أمنية واسعة في الوادي", "military"),
        ("ar", "العمدة عن اتفاقه مع النقابة", "agreement"),
        ("ar", "الجهاز سلم الأسير", "agreement"),
        ("ar", "خطاب العمدة بولاية الوادي", "statement"),
        ("ar", "تمديد ولاية البعثة", "un-act"),
        ("en", "An improvised explosive device damaged a cart", "military"),
        ("en", "Ivo Sand was appointed governor", "civil"),
        ("fr", "La conquête du port par la garde", "military"),
        ("fr", "Les casques bleus ont mené une opération militaire", "military"),
        ("fr", "Des rebelles s'en sont pris aux mineurs", "military"),
        ("fr", "Début de l'insurrection", "military"),
        ("fr", "Ivo Sand est nommé gouverneur du port", "civil"),
        ("fr", "Un émissaire a été nommé", "un-act"),
        ("fr", "Le Parlement a voté une loi", "civil"),
        ("fr", "Le maire prône le dialogue", "talks"),
        ("fr", "L'état d'urgence est instauré au port", "civil"),
    ],
)
def test_the_kind_is_of_the_deed(lang, clause, kind):
    assert kind_of(clause, lang) == kind


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("fr", "Les dirigeants du Mali, du Tchad et du Niger ont signé lundi un texte.", ["Mali", "Tchad", "Niger"]),
        ("en", "Envoys from Chad and Niger signed a text on Monday.", ["Chad", "Niger"]),
        ("en", "The XLO and National Army fought on Monday.", ["XLO", "National Army"]),
        ("ar", "أغلق العمال الاثنين الطريق للحوثيين.", ["الحوثيين"]),
        ("en", "Miners fought al Shabaab militants on Monday.", ["al Shabaab"]),
        ("en", "Five Indian security personnel were hurt on Monday in a fire.", ["Indian security personnel"]),
        ("en", "The guild signed on Monday a deal with U.N. backing.", []),
        (
            "ar",
            "أعلن الجيش السوداني احتراق المطحن الاثنين، وقال المتحدث باسم البلدية نور سامي إن أسبابه مجهولة.",
            ["الجيش السوداني"],
        ),
        ("ar", "أغلقت ميليشيات محلية والطوارق الطريق الاثنين.", ["ميليشيات محلية", "الطوارق"]),
        ("ar", "أغلق الاحتلال الإسرائيلي الطريق الاثنين.", ["الاحتلال الإسرائيلي"]),
        ("en", "Separately the group closed a mill on Monday.", []),
        ("fr", "Dix mineurs ont fui lundi des combattants ambazoniens.", ["combattants ambazoniens"]),
        ("ar", "أعلنت القوات التابعة للمشير خليفة سند الاثنين أنها أغلقت الميناء.", ["خليفة سند"]),
        ("ar", "أغلقت قوة حماية الوادي الاثنين الطريق.", ["قوة حماية الوادي"]),
        ("ar", "هاجمت قوات اللواء خليفة سند الميناء الاثنين.", ["خليفة سند"]),
        ("ar", "أغلقت قيادة الحرس البلدي الاثنين الطريق.", ["قيادة الحرس البلدي"]),
        ("fr", "Le commandement des opérations a fermé lundi le port.", ["commandement des opérations"]),
        ("ar", "تعهد الحارس أمس بأن تلاحق القوات السودانية الجيش التشادي.", ["القوات السودانية", "الجيش التشادي"]),
        ("ar", "طالبت الأمم المتحدة الأطراف أمس بفتح الميناء.", ["الأمم المتحدة"]),
        ("ar", "أغلق الأمن الصومالي أمس الميناء.", ["الأمن الصومالي"]),
        ("ar", "ومع امتداد الحريق، أعلنت النقابة اليوم إصابة عامل، وفق ما نقلت وكالة الساحل.", []),
        (
            "ar",
            "أعلن المتحدث باسم قوات سند العميد نور سامي أمس أن هذه القوات أغلقت الميناء.",
            ["قوات سند", "نور سامي"],
        ),
        ("ar", "ناقش مجلس الأمن الدولي أمس قرارا.", ["مجلس الأمن الدولي"]),
        ("en", "Last Monday insurgents burned a mill.", ["insurgents"]),
        ("en", "An Army major burned a mill in a Cordon and Search Operation (CASO) on Monday.", []),
        ("en", "The mayor met Maj. Gen. Ivo Sand on Monday.", ["Ivo Sand"]),
        ("fr", "Un policier de Brada a été blessé lundi dans l’Opération « Brada Clean ».", []),
        ("en", "Another ten soldiers burned a mill on Monday.", []),
        ("en", "Fifteen Malian Army soldiers were hurt on Monday.", ["Malian Army"]),
        ("fr", "Les rebelles casamançais ont fui lundi le port.", ["rebelles casamançais"]),
        ("ar", "أغلق اللواء 44 التابع للبلدية الطريق أمس.", ["اللواء 44"]),
        ("ar", "زار الفريق أول نور سامي الميناء أمس.", ["نور سامي"]),
        (
            "en",
            "One Armenian soldier and six Georgian servicemen fell on Monday.",
            ["Armenian soldiers", "Georgian servicemen"],
        ),
        ("fr", "Un soldat malien a disparu lundi.", ["soldats maliens"]),
    ],
)
def test_who_acts_is_named_whole(lang, text, actors):
    assert propose(text, lang, DAY)[0].actors == actors


def test_the_last_days_are_news_and_the_last_years_background():
    text = "Ten miners have fled over the past two days. The port closed on Monday."
    assert len(propose(text, "en", DAY)) == 2
    assert len(propose(text.replace("days", "years"), "en", DAY)) == 1


def test_that_they_reported_it_is_no_event():
    assert propose("C’est ce qu’ont rapporté les mineurs vendredi 14 juin.", "fr", DAY) == []


def test_a_day_before_a_comma_is_no_place():
    [closed] = propose("Lundi, le port a fermé.", "fr", DAY)
    assert closed.places == []
