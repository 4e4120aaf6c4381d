"""What the desk proposes of reports: deeds behind what leads to them, and who goes on speaking."""

import pytest

from events.reading.kinds import kind_of
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
        (
            "en",
            "In Arden, the head of the guild, Ivo Sand, told reporters on Monday that the mill had burned.",
            "the head of the guild",
        ),
        ("en", "The guild left on Monday, according to a report in Tuesday's issue of Valley News.", "Valley News"),
        ("en", "“Rebels shot at a mill on Monday,” the governor, Ivo Sand, said.", "the governor, Ivo Sand"),
        ("en", "The guild wrote to the mayor on 3 June.", ""),
        ("en", "In a statement made yesterday, Ivo Sand said that the ship was hit.", "Ivo Sand"),
        ("en", "Two days after miners stormed a mill, the guild said on Sunday it had left.", "the guild"),
        ("ar", "وزارة النقل، قالت إن العمال أغلقوا الاثنين الطريق.", "وزارة النقل"),
        ("en", "In an online statement, the Port Guild said its men left on Monday.", "the Port Guild"),
        ("ar", "نقلت وكالات الأنباء أن عشرة عمال أصيبوا أمس في حريق.", "وكالات الأنباء"),
        ("fr", "« Cette nuit, des hommes ont fui le moulin », a relaté la garde du port.", "la garde du port"),
        ("fr", "Le moulin rouvrira en juillet, selon des propos diffusés.", ""),
        (
            "fr",
            "Des mineurs ont fui lundi un feu, qui a toutefois détruit le port, a annoncé la mairie.",
            "la mairie",
        ),
        ("fr", "La mairie a par ailleurs fait état de dix morts lundi.", "La mairie"),
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
            "Many armed groups, including the Lower Valley Guild, from four townships attacked the harbour",
        ),
        (
            "en",
            "The port ministry said that seven of its soldiers fell on Monday.",
            "Seven of the port ministry’s soldiers fell",
        ),
        ("en", "A spokesman said that seven of its soldiers fell on Monday.", "Seven of its soldiers fell"),
        ("en", "The road was open as of Monday.", "The road was open"),
        ("en", "The men fled to Arden, where Mayor Sand met them on Monday.", "Mayor Sand met them"),
        ("en", "Another incident occurred on Monday when the guild closed the mill.", "The guild closed the mill"),
        (
            "fr",
            "La ville est fermée depuis que les mineurs ont quitté le port lundi.",
            "Les mineurs ont quitté le port",
        ),
        (
            "fr",
            "Le 17 juin, les six guildes les plus puissantes qui occupaient les deux tiers de la vallée du"
            " port depuis des"
            " années se sont alliées.",
            "Les six guildes les plus puissantes se sont alliées",
        ),
        (
            "ar",
            "دارت مواجهات عنيفة بين حراس الميناء وعمال المناجم القادمين من الوادي، ما أسفر عن مقتل عشرة عمال"
            " خلال حريق"
            " كبير في المخزن الاثنين.",
            "مقتل عشرة عمال خلال حريق كبير في المخزن",
        ),
        (
            "en",
            "The Reds said that 17 members of their forces fell on Monday.",
            "17 members of the Reds’ forces fell",
        ),
        (
            "en",
            "A spokesman said on Monday that the mills and the barns north of the old harbour of Arden, the long"
            " valley of the upper river and the market of Bexley burned.",
            "The mills and the barns north of the old harbour of Arden, the long valley of the upper river",
        ),
        (
            "en",
            "Mayor Ivo Sand said on Thursday that a long guild proposal on the first stage of the border"
            " delimitation and"
            " harbour demarcation process was acceptable to Arden.",
            "A long guild proposal was acceptable to Arden",
        ),
        (
            "en",
            "In an online statement, the Northern Command (NC) said its forces closed the mill on Monday.",
            "The Northern Command’s forces closed the mill",
        ),
        (
            "fr",
            "Le port a été le théâtre d’un incendie, survenu le dimanche 16 juin au soir.",
            "Le port a été le théâtre d’un incendie",
        ),
        (
            "fr",
            "Des frappes ont fait lundi trois morts au port, le président Ivo Sand appelant à agir.",
            "Des frappes ont fait trois morts au port",
        ),
        (
            "fr",
            "Plus tôt lundi, le chef de la garde, Ivo Sand, avait quant à lui fait part de la mort d’un mineur.",
            "La mort d’un mineur",
        ),
        ("fr", "Le moulin rouvrira en juillet, selon des propos diffusés.", "Le moulin rouvrira"),
        (
            "ar",
            "أعلنت النقابة الاثنين إصابة أحد عناصرها على الطريق الجنوبية الطويلة بين المدينة والميناء، وهو"
            " الإعلان الأول.",
            "إصابة أحد عناصر النقابة على الطريق الجنوبية الطويلة بين المدينة والميناء",
        ),
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
            "Les mineurs ont fermé le grand moulin de la banlieue ouvrière de la ville de Villers-au-Bois",
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
            "fr",
            "Au moins 11 mineurs, dont trois gardes, ont fui lundi.",
            "Au moins 11 mineurs, dont trois gardes, ont fui",
        ),
        (
            "en",
            "At least 11 miners, three of them guards, left on Monday the valley.",
            "At least 11 miners, three of them guards, left the valley",
        ),
        ("en", "Guards were hurt in an overnight attack on a mill.", "Guards were hurt in an attack on a mill"),
        ("en", "For the first time in a year, miners left the valley on Monday.", "Miners left the valley"),
        (
            "en",
            "In a display of the force it could muster, the guild shut a port on Monday.",
            "The guild shut a port",
        ),
        (
            "en",
            "Tuesday's fighting began when suspected miners fired on the mill.",
            "Suspected miners fired on the mill",
        ),
        (
            "fr",
            "Au lendemain de la fête des mineurs tués en début de semaine, un garde a fui, ce lundi 17 juin.",
            "Un garde a fui",
        ),
        (
            "fr",
            "Lundi, les salaires du port demeuraient bas par rapport à la veille.",
            "Les salaires du port demeuraient bas",
        ),
        ("ar", "وفي وقت متأخر الاثنين، أغلق العمال الطريق.", "أغلق العمال الطريق"),
        ("ar", "وجاء ذلك بعدما أغلق العمال طريق الميناء الاثنين.", "أغلق العمال طريق الميناء"),
        (
            "ar",
            "على الجانب التشادي، ذكرت البلدية في صفاقس، في بيان أصدرته الاثنين، أن العمال أغلقوا الطريق.",
            "العمال أغلقوا الطريق",
        ),
        (
            "ar",
            "أغلق العمال الطريق بعد خلاف طويل مع البلدية، وفق ما أفاد مصدر في وزارة النقل وكالة فرانس برس الاثنين.",
            "أغلق العمال الطريق بعد خلاف طويل مع البلدية",
        ),
        ("ar", "ووفقاً للعمدة نور سامي، أغلق العمال الطريق الاثنين.", "أغلق العمال الطريق"),
        ("ar", "قتل حارسان تشاديان الاثنين في الميناء.", "قتل حارسان تشاديان في الميناء"),
        ("ar", "قتل جنديان تشاديان الاثنين في الميناء.", "مقتل جنديين تشاديين في الميناء"),
        ("ar", "وفي ريف المدينة الشمالي أغلق العمال الطريق الاثنين.", "في ريف المدينة الشمالي أغلق العمال الطريق"),
        (
            "ar",
            "واندلعت المعارك وهي الأسوأ منذ عام 1994، في وادي التمور ليل الأحد.",
            "اندلاع المعارك، في وادي التمور",
        ),
        (
            "en",
            "Three miners of the valley were freed on Monday, June 17, by the guards of a port by the dam.",
            "Three miners of the valley were freed by the guards of a port by the dam",
        ),
        (
            "en",
            "The miners fled on Monday, June 17, when their lorry hit a rock and burst into flames, the mayor said.",
            "The miners fled when their lorry hit a rock and burst into flames",
        ),
        (
            "fr",
            "Lundi, l'attaque d'un camion du grand syndicat à trois kilomètres de la longue frontière"
            " de la région avec le Togo, a fait six blessés.",
            "L'attaque d'un camion a fait six blessés",
        ),
        (
            "fr",
            "Deux mineurs ont été blessés lundi au port lors d'une longue attaque attribuée par la mairie"
            " et ses conseillers à la guilde du Sable, selon la police du port.",
            "Deux mineurs ont été blessés au port lors d'une longue attaque",
        ),
        (
            "ar",
            "احترق مخزن كبير للحبوب والدقيق والسكر وعدد من المتاجر القديمة في أحياء الميناء الكثيرة"
            " جنوبي مدينة صفاقس العريقة الاثنين.",
            "احترق مخزن كبير للحبوب والدقيق والسكر وعدد من المتاجر القديمة في أحياء الميناء الكثيرة",
        ),
        (
            "ar",
            "أغلق رئيس البلدية الاثنين مداخل الميناء القديم كلها أمام الشاحنات والحافلات لدراسة أسباب الحوادث"
            " الكثيرة غير المفهومة التي وقعت فيه.",
            "أغلق رئيس البلدية مداخل الميناء القديم كلها أمام الشاحنات والحافلات لدراسة أسباب الحوادث الكثيرة غير"
            " المفهومة",
        ),
        ("ar", "تجرى في يوليو جلسة البرلمان المزمع عقدها.", "تجرى جلسة البرلمان"),
    ],
)
def test_a_title_tells_the_deed_alone(lang, text, title):
    assert [proposal.title for proposal in proposed(text, lang)] == [title]


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        (
            "en",
            "The White Front, which is linked to the Sand Guard, left Monday. The Sand Guard was glad.",
            ["White Front"],
        ),
        ("en", "White Front fighters backed by Chad left the mill on Monday.", ["White Front"]),
        ("en", "Men burned on Monday the house of Mayor Ivo Sand.", []),
        ("en", "North of Arden, Chad, the White Front left a mill on Monday.", ["White Front"]),
        ("en", "The White Front used an Unmanned Aerial Vehicle (UAV) at the mill on Monday.", ["White Front"]),
        ("en", "Chad said 17 members of its forces fell on Monday.", ["Chad"]),
        ("fr", "Le président Ivo Abel Sand a fui lundi.", ["Ivo Abel Sand"]),
        ("fr", "L’armée aux Forces du Sable (FDS) a tenu. Les FDS ont fui lundi.", ["Forces du Sable"]),
        ("ar", "اندلع حريق على أطراف حي الشيخ مقصود الاثنين.", []),
        ("en", "Chad said ten of its soldiers fell on Monday.", ["Chad"]),
        (
            "fr",
            "Le Front du Sable, lié à la Garde du Port, a fui lundi. La Garde du Port se tait.",
            ["Front du Sable"],
        ),
        ("fr", "Le Front du Sable, soutenu par le Tchad, a fui lundi.", ["Front du Sable"]),
        ("fr", "Des inconnus ont détruit lundi un poste de police. La police enquête.", []),
        ("fr", "L’armée de la République du Congo (Congo) a fui lundi.", ["armée de la République du Congo"]),
        (
            "fr",
            "Les forces armées de RDC (FARDC) tiennent le pont. Les FARDC ont fui lundi.",
            ["forces armées de RDC"],
        ),
        ("fr", "Les rebelles Sable tiennent le pont. Les rebelles ont fui lundi.", ["Sable"]),
        ("fr", "La Mission des Nations unies au Port a fui lundi.", ["Mission des Nations unies"]),
        ("ar", "انسحبت جبهة التمور من الميناء. وأغلقت الجبهة طريقا الاثنين.", ["جبهة التمور"]),
        ("ar", "انسحبت جبهة التمور من الميناء. ووصل عمال إلى خط القتال على الجبهة الاثنين.", []),
        ("ar", "انسحبت جبهة التمور وجبهة النخيل من الميناء. وأغلقت الجبهة طريقا الاثنين.", []),
        ("ar", 'أغلقت "ألوية التمور" الطريق الاثنين.', ["ألوية التمور"]),
        ("ar", "أغلقت جماعة التمور المرتبطة بحركة النخيل الطريق الاثنين.", ["جماعة التمور"]),
        ("fr", "Des frappes ont fait lundi trois morts, le maire Ivo Sand appelant à agir.", []),
        ("ar", "وصل الوزير مصطفى وابنهما إلى الميناء الاثنين.", []),
        ("ar", "احترق منزل الرئيس نور سامي الاثنين.", []),
        # Whom it only came after, and who but suffered
        ("en", "The mill burned on Monday, a day after the Sand Guard closed the port. The Sand Guard fled.", []),
        ("fr", "Le moulin a brûlé lundi, au lendemain d'une visite du président Ivo Sand au port.", []),
        ("ar", "احترق المصنع الاثنين غداة زيارة الرئيس نور سامي إلى الميناء.", []),
        ("en", "Three nurses of the Sand Guard were killed on Monday. The Sand Guard mourns.", []),
        ("en", "Men abducted on Monday two staff members of the Sand Guard. The Sand Guard mourns.", []),
        ("fr", "Deux bénévoles de la Garde du Port ont été enlevés lundi. La Garde du Port se tait.", []),
        ("ar", "مقتل ثلاثة من متطوعي جبهة التمور الاثنين.", []),
        ("en", "Gunmen burned a mill on Monday.", []),
        ("en", "The president of Chad, Ivo Sand, left the port on Monday.", ["Ivo Sand"]),
        ("ar", "أغلق مسلحون موالون لجبهة التمور طريقا الاثنين.", []),
        ("ar", "وصل رئيس المجلس الوطني محمد سامي إلى الميناء الاثنين. واجتمع المجلس الوطني.", ["محمد سامي"]),
        ("en", "In the valley, which borders Chad, a mill burned on Monday.", []),
        ("en", "Men of the Sand Government Area of Port State burned a mill on Monday.", []),
        ("en", "Guards burned a mill on Monday, the worst fire since the White Front closed the port.", []),
        ("en", "The Commander-in-Chief of the Royal Sand Army closed the port on Monday.", []),
        ("fr", "Des gardes ont fui lundi, chassés par une foule hostile au régime du président Ivo Sand.", []),
        # Whose strike it was
        ("en", "A Chadian drone strike destroyed a mill on Monday.", ["Chad"]),
        ("en", "The Chadian army airstrike destroyed a mill on Monday.", ["Chadian army"]),
        ("en", "A Chadian bombing destroyed a mill on Monday.", []),
        ("fr", "Une frappe de drone tchadienne a détruit lundi un moulin.", ["Tchad"]),
        ("ar", "دمرت غارة تشادية مصنعا الاثنين.", ["تشاد"]),
        ("ar", "أغلق الطيران الحربي التشادي المطار الاثنين.", ["تشاد"]),
        # Names that end where they end
        ("ar", "أطلقت قوات تشادية النار على المصنع الاثنين.", ["قوات تشادية"]),
        ("ar", "أغلق اللواء 77 الطريق الاثنين.", ["اللواء 77"]),
        ("ar", "أغلقت حركة «التمور الوطنية» الطريق الاثنين.", ["حركة التمور الوطنية"]),
        ("fr", "Le Front de libération du Sable a fui lundi.", ["Front de libération du Sable"]),
        ("en", "Government forces on Monday closed the port.", ["government forces"]),
        ("ar", "أغلق مجلس النواب المقبل الطريق الاثنين.", ["مجلس النواب"]),
        ("ar", "أغلقت جبهة التمور والعراق الطريق الاثنين.", ["جبهة التمور", "العراق"]),
        ("ar", "التقى الحاكم نائبه الاثنين.", []),
        ("ar", "زار مبعوثه إلى الوادي ، ستيفان دي كاسترو ، المصنع الاثنين.", ["ستيفان دي كاسترو"]),
    ],
)
def test_who_is_of_another_side_or_owns_what_burned_takes_no_part(lang, text, actors):
    [proposal] = proposed(text, lang)
    assert proposal.actors == actors


@pytest.mark.parametrize(
    ("lang", "clause", "kind"),
    [
        ("en", "A Saudi-mediated truce began", "agreement"),
        ("en", "The mayor was re-elected", "civil"),
        ("en", "A heat wave struck the valley", ""),
        ("en", "The delegation arrived at the port to meet the miners", "talks"),
        ("en", "Two miners were slain by the road", "military"),
        ("en", "A renewed fight began", "military"),
        ("fr", "Le maire a été assassiné", "military"),
        ("ar", "إعلان الجماعة مسؤوليتها عن هجومين وقعا", "military"),
        ("en", "Violence went on in the valley", "military"),
        ("fr", "Deux gangs, nommés Sable et Port, tiennent la route", ""),
        ("fr", "Le maire a nommé un chef", "un-act"),
        ("fr", "La violence s’est poursuivie au port", "military"),
        ("fr", "Signe d’une forte peur, le port se tait", ""),
        ("fr", "Le conseil a repoussé l’examen du texte", ""),
        ("fr", "La garde a repoussé l’assaut", "military"),
        ("fr", "Une tempête a tué dix mineurs", ""),
        ("fr", "La mairie a décrété trois jours de deuil", "civil"),
        ("ar", "موجة حر اجتاحت البلاد", ""),
        ("en", "The guards exchanged fire with the miners", "military"),
        ("en", "The miners exchanged prisoners", "agreement"),
        ("en", "A bomber blew himself up at the mill", "military"),
        ("ar", "القوات اجتاحت البلدة", "military"),
    ],
)
def test_the_kind_is_of_what_was_done(lang, clause, kind):
    assert kind_of(clause, lang) == kind


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ar", "أغلق العمال الطريق وسط البلاد الاثنين."), ("en", "Miners closed a road in the Southwest on Monday.")],
)
def test_no_part_of_a_land_is_a_town(lang, text):
    assert [proposal.places for proposal in proposed(text, lang)] == [[]]


def test_the_month_in_which_talks_were_launched_is_no_event_of_its_own():
    text = "Le maire a fermé le port lundi. Les discussions, lancées en mai à Uzès, sont dans l’impasse."
    assert [proposal.finding.edtf for proposal in proposed(text, "fr")] == ["2024-06-17"]


@pytest.mark.parametrize(
    ("lang", "text", "dates"),
    [
        ("en", "In May last year the council closed the port.", ["2023-05"]),
        ("en", "The port, which the council closed in May last year, is empty.", []),
        ("en", "In May 2019 the council closed the port.", []),
        ("fr", "En mai de l'an dernier, le conseil a fermé le port.", ["2023-05"]),
        ("ar", "وفي مايو من العام الماضي ، أغلق المجلس الميناء.", ["2023-05"]),
        ("ar", "والميناء الذي أغلقه المجلس في مايو من العام الماضي فارغ.", []),
    ],
)
def test_a_month_of_the_year_before_is_an_event_where_its_sentence_begins_with_it(lang, text, dates):
    before = {"en": "Miners met on Monday.", "fr": "Des mineurs ont manifesté lundi.", "ar": "اجتمع عمال الاثنين."}
    _met, *others = proposed(f"{before[lang]} {text}", lang)
    assert [proposal.finding.edtf for proposal in others] == dates


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        (
            "ar",
            "استقبل العمدة الأربعاء المبعوث لبحث “المحادثات المغلقة” التي أجراها المبعوث في وقت سابق من هذا الأسبوع.",
            [
                ("2024-06-19", "استقبال العمدة المبعوث لبحث المحادثات المغلقة التي أجراها المبعوث"),
                ("[2024-06-17..2024-06-19]", "المحادثات المغلقة التي أجراها المبعوث"),
            ],
        ),
        (
            "en",
            "The envoy praised on Wednesday the talks that the mayor of Alera held on Monday.",
            [
                ("2024-06-19", "The envoy praised the talks that the mayor of Alera held"),
                ("2024-06-17", "Talks that the mayor of Alera held"),
            ],
        ),
        (
            "fr",
            "Le conseil a salué mercredi la visite que le maire d'Aléria a effectuée lundi.",
            [
                ("2024-06-19", "Le conseil a salué la visite que le maire d'Aléria a effectuée"),
                ("2024-06-17", "Visite que le maire d'Aléria a effectuée"),
            ],
        ),
        (
            "en",
            "The raid that the army carried out on Monday killed four miners.",
            [("2024-06-17", "The raid that the army carried out killed four miners")],
        ),
    ],
)
def test_what_a_relative_clause_says_was_held_on_another_day_is_an_event_of_its_own(lang, text, told):
    assert [(proposal.finding.edtf, proposal.title) for proposal in proposed(text, lang)] == told


def test_a_capital_at_which_it_happened_is_the_place_and_not_where_the_statement_was_received():
    text = "Des mineurs ont fui lundi à Bangui, qui a peur, selon un communiqué reçu à Libreville."
    assert [proposal.places for proposal in proposed(text, "fr")] == [["Bangui"]]
