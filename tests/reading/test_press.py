"""What the desk proposes of sentences as the press writes them: lists, asides, pronouns, negations, days in a row."""

import pytest

from events.reading import read_article
from events.reading.kinds import kind_of
from events.reading.proposing import Proposal, propose

DAY = "2024-06-20"


def proposed(text: str, lang: str) -> list[Proposal]:
    return propose(text, lang, DAY)


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        (
            "en",
            "Jets of the northern air force struck on Monday the harbour towns of Arden, Bexley and Corby in the"
            " unfortified northwestern borderlands.",
            "Jets of the northern air force struck the harbour towns of Arden, Bexley and Corby",
        ),
        (
            "en",
            "The Dockers’ Union was ready on Monday for talks without any conditions and would accept"
            " an unpretentiously-minded League of Ports envoy.",
            "The Dockers’ Union was ready for talks without any conditions",
        ),
        (
            "fr",
            "Des drones ont frappé des positions du syndicat au nord du port lundi, deux jours après une grève menée"
            " par les mineurs et les éleveurs de la vallée.",
            "Des drones ont frappé des positions du syndicat au nord du port",
        ),
        (
            "fr",
            "Les combats se poursuivaient mardi au nord de la grande vallée entre les mineurs du puits Sand et la"
            " garde régulière du port.",
            "Les combats se poursuivaient au nord de la grande vallée",
        ),
        (
            "fr",
            "Alors qu’ils n’étaient, samedi, qu’à une lieue du port, les mineurs ont reculé vers la vallée.",
            "Les mineurs ont reculé vers la vallée",
        ),
        (
            "fr",
            "Aucun bilan n’est connu après des combats entre mineurs et éleveurs lundi.",
            "Combats entre mineurs et éleveurs",
        ),
        (
            "en",
            "The former mayor of the harbour town Ivo Sand, appointed as the chief envoy of the League of Ports, met"
            " the miners on Monday.",
            "The former mayor of the harbour town Ivo Sand met the miners",
        ),
        (
            "en",
            "The strike came as the guild on Monday closed the mill.",
            "The guild closed the mill",
        ),
        (
            "en",
            "A fire at the mill of the northern harbour began on Monday in the dry dock and hurt only three sailors"
            " and two of the many guests of the mayor.",
            "A fire at the mill of the northern harbour began in the dry dock and hurt only three sailors",
        ),
        ("fr", "Les mineurs ont signé vendredi en fin de soirée un accord.", "Les mineurs ont signé un accord"),
        ("en", "Shells hit the mill on Monday, and the mayor could not be reached.", "Shells hit the mill"),
        ("ar", "قصفت الطائرات الميناء الاثنين ولم يصدر تعليق من البلدية.", "قصفت الطائرات الميناء"),
        (
            "ar",
            "صفاقس (وكالة الميناء)- أوقفت النقابة العمل في الميناء مساء الاثنين.",
            "أوقفت النقابة العمل في الميناء",
        ),
        ("ar", "من جانبه، أعلن الاتحاد، أمس الأربعاء، أنه أوقف العمل.", "الاتحاد أوقف العمل"),
        ("ar", "أعلن الاتحاد الأربعاء إصابة اثنين من أفراده في حريق.", "إصابة اثنين من أفراد الاتحاد في حريق"),
        (
            "ar",
            "وقال المصدر، وهو عامل بوزارة النقل، للأناضول، إن عمالا أوقفوا الأربعاء القطار.",
            "عمال أوقفوا القطار",
        ),
        ("ar", "أعلنت وزارة الصحة، اليوم، نزوح عشرة عمال من المنجم.", "نزوح عشرة عمال من المنجم"),
        (
            "en",
            "Arriving in ten carts, the northern miners stormed the mill of the port town late Monday, setting its"
            " barns and all the houses around them on fire.",
            "The northern miners stormed the mill of the port town, setting its barns and all the houses around them",
        ),
        (
            "fr",
            "Sand et la mairie ont signé, sous la pression du port, un accord de paix lundi à Uzès, censé clore dix"
            " longues années de grève.",
            "Sand et la mairie ont signé un accord de paix à Uzès",
        ),
        (
            "ar",
            "وكان عمدة صفاقس نور سامي قال اليوم: «أُغلق الميناء القديم أمام السفن».",
            "أُغلق الميناء القديم أمام السفن",
        ),
        ("ar", "وقتل مقاتلوها الاثنين عشرة عمال في المنجم.", "قتل مقاتلوها عشرة عمال في المنجم"),
        ("ar", "وفي حادث مماثل، أوقفت النقابة العمل الاثنين.", "أوقفت النقابة العمل"),
        (
            "ar",
            "وكانت النقابة أعلنت في وقت سابق الاثنين، إغلاق الميناء القديم.",
            "النقابة أعلنت إغلاق الميناء القديم",
        ),
        ("ar", "قالت النقابة الاثنين: «قصفت قواتنا الميناء القديم».", "النقابة: “قصفت قواتنا الميناء القديم”"),
        ("ar", "وأفاد مسؤولون في النقابة بمقتل أربعة عمال وإصابة ثمانية، السبت.", "مقتل أربعة عمال وإصابة ثمانية"),
        (
            "ar",
            "وأكد المسؤول في مستشفى الميناء، نور سامي، الأحد، مقتل خمسة عمال في حريق.",
            "مقتل خمسة عمال في حريق",
        ),
        (
            "ar",
            "قال متحدث إن النقابة أعلنت الاثنين أن العمال أغلقوا الميناء القديم.",
            "العمال أغلقوا الميناء القديم",
        ),
        (
            "ar",
            "وفي بيان أصدرته في وقت متأخر السبت، قالت (نقابة الميناء) إنها أغلقت المنجم القديم.",
            "نقابة الميناء أغلقت المنجم القديم",
        ),
        ("ar", "ذكرت الوكالة أن شابًا وطفلاً غرقا السبت في الميناء.", "شاب وطفل غرقا في الميناء"),
        ("ar", "ذكر مصدر أن مسلحي النقابة أغلقوا الميناء السبت.", "مسلحو النقابة أغلقوا الميناء"),
        (
            "ar",
            "سيطرت القوات الحكومية معززة بآليات ومئات العمال، على قرية الوادي، الاثنين.",
            "سيطرت القوات الحكومية معززة بآليات ومئات العمال، على قرية الوادي",
        ),
        ("ar", "أغلق عمال حزب PKK الميناء القديم السبت.", "أغلق عمال حزب PKK الميناء القديم"),
        (
            "ar",
            "الوادي/متابعة\nأغلق العمال الميناء القديم السبت.",
            "أغلق العمال الميناء القديم",
        ),
        ("ar", "وكانت النقابة استدعت السبت ممثليها في الميناء.", "النقابة استدعت ممثليها في الميناء"),
        (
            "ar",
            "أصيب عدد من العمال واعتقل آخرون الاثنين في الميناء القديم.",
            "إصابة عدد من العمال واعتقال آخرين في الميناء القديم",
        ),
        ("ar", "وكان قتل ثلاثة عمال السبت في حريق بالمنجم.", "مقتل ثلاثة عمال في حريق بالمنجم"),
        (
            "ar",
            "من جهتهم، قال شهود عيان من سكان الوادي، إنّ حشوداً من العمال دخلت الميناء السبت.",
            "حشود من العمال دخلت الميناء",
        ),
        ("ar", "ونقلت وكالة عن سكان قولهم إن عمالا أغلقوا السبت المنجم.", "عمال أغلقوا المنجم"),
        ("ar", "وأضاف، أن العمال أوقفوا القطار منذ الاثنين.", "العمال أوقفوا القطار"),
        ("ar", "والاثنين، أُفيد بأن العمال عادوا إلى المنجم القديم.", "العمال عادوا إلى المنجم القديم"),
        ("ar", "أغلق عمال مرتبطون بـ “النقابة” الميناء القديم الاثنين.", "أغلق عمال مرتبطون بالنقابة الميناء القديم"),
        (
            "ar",
            "أعلنت مصادر في النقابة، اليوم الخميس، عن أن العمال أغلقوا طريق الميناء القديم.",
            "العمال أغلقوا طريق الميناء القديم",
        ),
        (
            "ar",
            "ذكر «المجلس الأعلى لعمال الموانئ والمناجم» أن عشرين عاملا غرقوا الاثنين في الميناء.",
            "عشرون عاملا غرقوا في الميناء",
        ),
        ("ar", "قتل شخصان وأصيب 6 آخرون الاثنين في حريق بالميناء.", "مقتل شخصين وإصابة 6 آخرين في حريق بالميناء"),
        ("ar", "قتل عامل وأصيب الحارس الاثنين في حريق بالميناء.", "مقتل عامل وأصيب الحارس في حريق بالميناء"),
        ("ar", "أعلنت النقابة أنها أغلقت «عند الساعة 12:45 من مساء الأحد الميناء».", "النقابة أغلقت الميناء"),
        (
            "en",
            "According to Ivo Sand, a guild spokesman, the attack took place Sunday when miners left the dock.",
            "Miners left the dock",
        ),
        ("en", "Ten men left the mill on Monday, the guild said, adding that more would.", "Ten men left the mill"),
        (
            "fr",
            "Lundi, dans un courrier adressé au président, le maire s’est dit surpris.",
            "Le maire s’est dit surpris",
        ),
        ("ar", "وفي تطور آخر، أوقفت النقابة العمل الاثنين.", "أوقفت النقابة العمل"),
        ("ar", "وفي رسالة سابقة إلى العمال، أكدت النقابة عقد لقاء الاثنين.", "أكدت النقابة عقد لقاء"),
        ("ar", "وتزامن ذلك مع إضراب العمال في الميناء الاثنين.", "إضراب العمال في الميناء"),
        ("ar", "كررت النقابة يوم الاثنين، الدعوة إلى الإضراب.", "كررت النقابة الدعوة إلى الإضراب"),
        (
            "ar",
            "أعلن الناطق باسم البلدية، العميد نور سامي، الاثنين، هدم السد القديم في الوادي.",
            "إعلان الناطق باسم البلدية هدم السد القديم في الوادي",
        ),
        (
            "ar",
            "أوقفت النقابة العمل في الميناء الاثنين، وقالت البلدية إن السفن لم تدخل.",
            "أوقفت النقابة العمل في الميناء",
        ),
    ],
)
def test_a_title_ends_before_what_adds_to_it_and_not_within_a_list(lang, text, title):
    assert [proposal.title for proposal in proposed(text, lang)] == [title]


@pytest.mark.parametrize(
    ("lang", "text", "title", "actors"),
    [
        (
            "en",
            "Mayor Ivo Sand left the town. He was arrested at the harbour on Monday.",
            "Ivo Sand was arrested at the harbour",
            ["Ivo Sand"],
        ),
        (
            "en",
            "The White Front blamed the council. It attacked the harbour on Monday.",
            "White Front attacked the harbour",
            ["White Front"],
        ),
        (
            "fr",
            "La police a fouillé le moulin. Elle a arrêté lundi dix mineurs au port.",
            "La police a arrêté dix mineurs au port",
            ["la police"],
        ),
        (
            "en",
            "The seven miners were held at the mill. They were freed at the port on Monday, a guard said.",
            "The seven miners were freed at the port",
            [],
        ),
        (
            "fr",
            "Des dizaines de mineurs étaient détenus. Ils ont été libérés lundi au port.",
            "Des dizaines de mineurs ont été libérés au port",
            [],
        ),
        (
            "fr",
            "Des centaines de mineurs ont été envoyés au port. L'un d'entre eux a disparu lundi, a dit Ivo Sand.",
            "L'un des mineurs a disparu",
            [],
        ),
        ("en", "The guild sent ten men. One of them was hurt on Monday.", "One of them was hurt", []),
        ("fr", "Les mineurs étaient détenus. Elles ont fui lundi le port.", "Elles ont fui le port", []),
        ("en", "The navy left. The guild said it sank on Monday ten ferries.", "The guild sank ten ferries", []),
        # Whose mill it is, is no subject; it rains; and a front is no man.
        ("en", "The mill of Ivo Sand burned. He was arrested on Monday.", "He was arrested", []),
        ("fr", "La police a fouillé le moulin. Il est tombé lundi.", "Il est tombé", []),
        ("en", "The White Front blamed the council. He was arrested on Monday.", "He was arrested", []),
    ],
)
def test_a_pronoun_gives_way_to_the_subject_of_the_sentence_before(lang, text, title, actors):
    [proposal] = proposed(text, lang)
    assert (proposal.title, proposal.actors) == (title, actors)


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("en", "No meeting was held on Monday.", 0),
        ("en", "The two sides did not meet on Monday.", 0),
        ("en", "No fewer than ten people died on Monday.", 1),
        ("en", "The mill burned on Monday, which the mayor did not confirm.", 1),
        ("fr", "La journée de lundi avait été « la plus chaude » de ces mois.", 0),
        ("fr", "Aucune réunion n’a eu lieu lundi.", 0),
        ("fr", "La mairie n’a pas encore réagi lundi.", 0),
        ("fr", "Le moulin a brûlé lundi, mais la mairie n’a pas réagi.", 1),
        ("ar", "ولم يعقد الاجتماع الاثنين.", 0),
        ("ar", "احترق المخزن الاثنين ولم يصدر تعليق من البلدية.", 1),
        ("ar", "ولم تعلن البلدية السبب، لكن النقابة أوقفت العمل الاثنين.", 1),
        ("en", "We need to act decisively,” Mr. Sand wrote on Monday.", 0),
        ("en", "The guild was supposed to meet the mayor on Monday.", 0),
        ("en", "The vote was initially scheduled for Monday.", 0),
        ("en", "The dockers usually rest on Mondays and on 17 June.", 0),
        ("en", "The situation at the harbour remained relatively calm on Monday.", 0),
        ("en", "The situation turned on Monday when the mill burned.", 1),
        ("en", "“We only heard a noise in the dark,” a woman said about the fire on Monday.", 0),
        ("en", "“We only ran to the mill by the river,” a woman said about the attack on the port on Monday.", 1),
        ("fr", "Le vote était initialement prévu lundi.", 0),
        ("fr", "Le renouvellement du bail intervient habituellement fin juin.", 0),
        ("fr", "La situation restait calme lundi au port.", 0),
        ("fr", "L’attaque de lundi, la première du mois au port, n’a pas été revendiquée.", 0),
        ("ar", "وكان من المفترض أن تجتمع النقابة الاثنين.", 0),
        ("ar", "تجتمع النقابة عادة ما بين العمال الاثنين.", 0),
        ("en", "Guards stand at the harbour, 13 May 2024. Reuters\n\nThe mill burned on Monday.", 1),
        ("ar", "حراس يقفون في الميناء، 13 مايو 2024. رويترز\n\nاحترق المخزن الاثنين.", 1),
    ],
)
def test_what_did_not_happen_is_no_event(lang, text, number):
    assert len(proposed(text, lang)) == number


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("en", "Miners blocked the port on Friday and Saturday.", ["2024-06-14/2024-06-15"]),
        ("fr", "Les mineurs ont bloqué le port vendredi et samedi.", ["2024-06-14/2024-06-15"]),
        ("ar", "أغلق العمال الميناء الجمعة والسبت.", ["2024-06-14/2024-06-15"]),
        ("en", "Miners blocked the port on Friday and Sunday.", ["2024-06-14"]),
    ],
)
def test_two_days_in_a_row_are_the_days_of_one_event(lang, text, edtf):
    assert [proposal.finding.edtf for proposal in proposed(text, lang)] == edtf


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("en", "The White Front refused on Monday a plan of the Port League-led talks.", ["White Front"]),
        ("en", "The White Front refused on Monday the India-backed plan.", ["White Front"]),
        ("fr", "Le Mali a fermé lundi la frontière avec le Niger.", ["Mali"]),
        ("fr", "Des véhicules militaires maliens ont brûlé lundi.", []),
        ("en", "Two Al-Arden men fled Monday. Al-Arden said they left.", []),
        ("fr", "Le chef rebelle nordiste Ivo Sand est arrivé lundi.", ["Ivo Sand"]),
        ("ar", "قررت إدارة الرئيس الأمريكي الاثنين إغلاق الميناء.", []),
        ("en", "The League of Ports’s special envoy Ivo Sand met miners Monday.", ["Ivo Sand"]),
        ("en", "Miners fought Iran-backed Xylo rebels Monday.", ["Xylo"]),
        ("en", "Fire broke out Monday on the border between India and Nepal.", []),
        ("ar", 'قتل أربعة عناصر من "الحشد العشائري" الاثنين في حريق.', ["الحشد العشائري"]),
        ("ar", "غادر وفد الحركة برئاسة خليل الحيّة الميناء الاثنين.", ["خليل الحيّة"]),
        ("ar", "أعلنت وزارة الصحة اللبنانية الاثنين نزوح عشرة عمال من المنجم.", []),
        ("ar", "عقدت وفود من روسيا ومصر لقاء الاثنين.", ["روسيا", "مصر"]),
        ("ar", "أعلنت مصر الاثنين أنها تعمل مع قطر لإحياء الهدنة.", ["مصر", "قطر"]),
        ("ar", "أغلقت الشرطة الاثنين الحدود مع السودان.", ["الشرطة"]),
        ("en", "Government troops closed the mill Monday. The mayor was glad.", ["government troops"]),
        ("fr", "Dix mineurs ont été enlevés lundi par des séparatistes.", ["séparatistes"]),
        ("ar", "اجتمعت حكومة الوفاق الوطني والكتائب المسلحة الاثنين.", ["حكومة الوفاق الوطني"]),
        (
            "ar",
            "أعلن الناطق باسم الحركة الشعبية في السودان، العميد نور سامي، الاثنين، هدم السد القديم في الوادي.",
            ["الحركة الشعبية"],
        ),
        ("en", "Four miners were hurt on Monday by men who claimed to be Malian soldiers.", []),
        ("fr", "Quatre mineurs ont été blessés lundi par des hommes se faisant passer pour des soldats maliens.", []),
        ("en", "Arden, which is held by the XLO’s Southern Front, burned on Monday. The XLO is silent.", []),
        ("fr", "Un moulin a brûlé lundi près de la frontière avec le Bénin et le Ghana.", []),
        ("fr", "Des moulins (frontière Tchad-Niger) ont brûlé lundi.", []),
        ("en", "The XLO-appointed mayor of Arden fled on Monday. The XLO is silent.", []),
    ],
)
def test_who_only_stands_near_takes_no_part(lang, text, actors):
    [proposal] = proposed(text, lang)
    assert proposal.actors == actors


@pytest.mark.parametrize(
    ("lang", "clause", "kind"),
    [
        ("en", "A firefight began near the mill", "military"),
        ("en", "Shooting stopped when the crew arrived and left", ""),
        ("fr", "Les chefs, après des négociations, ont conclu une trêve", "agreement"),
        ("fr", "La suspension des hostilités après les combats", "agreement"),
        ("ar", "إعلان البعثة التوصل إلى اتفاق", "agreement"),
        ("ar", "الجيش أعاد انتشاره على خطوط عدة", "military"),
        ("ar", "تأجيل الامتحانات في المدارس", "civil"),
        ("fr", "Des coups de feu entendus au port", "military"),
        ("en", "Men in carts sacked a military post", "military"),
        ("ar", "سقوط قذيفة في السهل", "military"),
        ("ar", "أمر بوقف تبادل النيران", "agreement"),
        ("ar", "تجتمع الحكومة مساء", "talks"),
        ("en", "The dead were buried by their kin", "civil"),
        ("ar", "دخل الجيش مدينة سنجة", "military"),
        ("ar", "دخلت الهدنة حيز التنفيذ", "agreement"),
        ("ar", "الشرطة أجرت عملية تفتيش في القرى", "military"),
        ("ar", "أجرت النقابة محادثات في الميناء", "talks"),
        ("ar", "عدد من فقدوا في الحريق الذي وقع بالميناء", "civil"),
        ("ar", "إصدار الجيش، أوامر إخلاء جديدة", "statement"),
        ("ar", "إعلان الحركة سيطرتها على الوادي", "military"),
        ("ar", "كثف الطيران من ضرباته على الميناء", "military"),
    ],
)
def test_the_kind_is_of_the_deed_not_of_who_did_it(lang, clause, kind):
    assert kind_of(clause, lang) == kind


def test_after_a_comma_another_speaker_tells_of_something_else():
    [proposal] = proposed("أوقفت النقابة العمل الاثنين، وقالت البلدية إن السفن لم تدخل.", "ar")
    assert proposal.attribution == ""


def test_the_day_of_the_page_is_no_event():
    assert proposed("الميناء اليوم\n\nاجتمع العمال.", "ar") == []
    assert proposed("التحديث الأخير بتاريخ|الإثنين, يونيو 17, 2024\n\nاجتمع العمال.", "ar") == []
    assert proposed("الرياضة 2024/06/20\n...\n\nاجتمع العمال.", "ar") == []
    assert proposed("Follow on Updated On: Fri, 14 Jun 2024 19:36:03 PKT\n\nThe guild met.", "en") == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The guild left the port on Monday. The men spoke of the accord signed on 3 May 2015."),
        ("en", "Miners, wary in the wake of the Sept. 11, 2001 attacks, left the port on Monday."),
        ("fr", "Le syndicat a quitté lundi le port. Il invoque l’accord de paix signé le 26 août 2015."),
        ("ar", "غادرت النقابة الميناء الاثنين. وتحدث العمال عن الاتفاق الموقع في 3 مايو 2015."),
        ("ar", "غادرت النقابة الميناء الاثنين. وبدأ الإضراب عقب هجوم شنه العمال على المنجم في 3 مايو 2015."),
    ],
)
def test_a_day_long_ago_that_only_tells_which_one_is_meant_is_no_event(lang, text):
    assert [proposal.finding.edtf for proposal in proposed(text, lang)] == ["2024-06-17"]


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        # The day of the month says which Friday; where no such day is near, the weekday alone counts.
        ("fr", "Le syndicat a quitté le port vendredi 24, selon la mairie.", ["2024-05-24"]),
        ("fr", "La trêve doit commencer à partir de vendredi 28 à 18 heures.", ["2024-06-28/.."]),
        ("fr", "Le syndicat a quitté le port vendredi 20, selon la mairie.", ["2024-06-14"]),
        ("fr", "Les mineurs ont blessé vendredi 14 soldats.", ["2024-06-14"]),
        ("en", "The guild left the port on Friday the 24th, the mayor said.", ["2024-05-24"]),
        ("en", "The guild left the port on June 14 morning.", ["2024-06-14"]),
        # In Thursday's paper what is to begin on Thursday begins that day.
        ("fr", "Le syndicat va suspendre son travail à partir de jeudi.", ["2024-06-20/.."]),
        (
            "en",
            "Talks last week went on, and the guild offered on Friday to leave.",
            ["2024-06-14"],
        ),
        (
            "ar",
            "أغلق العمال الميناء الاثنين. وعقدت النقابة اجتماعا أواخر مارس.",
            ["2024-06-17", "[2024-03-21..2024-03-31]"],
        ),
        ("fr", "La mairie a alerté dès vendredi sur un incendie au port.", ["2024-06-14"]),
        ("fr", "La mairie va fermer le port dès vendredi.", ["2024-06-21/.."]),
        ("ar", "احترقت المخازن في الميناء بين 14 حزيران و16 منه.", ["2024-06-14/2024-06-16"]),
        ("ar", "أغلق متمردو حركة «23 مارس» الميناء الاثنين.", ["2024-06-17"]),
        ("ar", "أغلق العمال الميناء الاثنين. واستولت النقابة على المنجم في مارس الماضي.", ["2024-06-17", "2024-03"]),
        ("ar", "أغلق العمال الميناء الاثنين. وتحدثت النقابة عن المنجم في مارس الماضي.", ["2024-06-17"]),
        ("ar", "أغلق العمال الميناء الاثنين. يذكر أن النقابة سيطرت على المنجم في 3 مايو 2015.", ["2024-06-17"]),
        ("ar", "أغلق العمال الميناء الاثنين. هذه ثاني حادثة تتعلق بالمنجم في يونيو وحده.", ["2024-06-17"]),
        (
            "ar",
            "تجددت المواجهات الاثنين، وفق ما أفاد «مرصد الميناء» الذي يوثق الحوادث، مساء الثلاثاء.",
            ["2024-06-17"],
        ),
        (
            "ar",
            "قُتل عامل الاثنين، في مواجهات مع الذين هاجموا الميناء الأحد.",
            ["2024-06-17"],
        ),
        (
            "ar",
            "وتقدم العمال في الوادي، قبل أن تعلن النقابة الثلاثاء سيطرتها على المنجم.",
            ["2024-06-18"],
        ),
        ("ar", "بحث العمال الملف الاثنين قبل أن يؤجلوا الاجتماع إلى الأربعاء.", ["2024-06-17", "2024-06-26"]),
        (
            "ar",
            "أغلق العمال الميناء الاثنين. ومنذ وصولها إلى المجلس في 15 أبريل تواجه النقابة موجة حرائق.",
            ["2024-06-17"],
        ),
        ("ar", "ستنسحب النقابة من الوادي قبل أن تعلن الثلاثاء سيطرتها على المنجم.", ["2024-06-25"]),
        (
            "ar",
            "قتل ثلاثة عمال في حريق بالمنجم الاثنين، وفي نهاية أبريل، أغلق ستة عمال طريق الميناء القديم.",
            ["2024-06-17", "[2024-04-21..2024-04-30]"],
        ),
        ("ar", "بين 3 و9 حزيران/يونيو، احتجزت البلدية عشرة عمال.", ["2024-06-03/2024-06-09"]),
        ("ar", "أضرب العمال يومي 3 و4 حزيران (يونيو) 2024 في الميناء.", ["2024-06-03/2024-06-04"]),
        ("fr", "La police a évacué lundi le quartier du Champ de Mars.", ["2024-06-17"]),
        ("ar", "أغلق العمال الميناء الاثنين. ومنذ اندلاع الأزمة منتصف أبريل 2023، غادر ألف عامل.", ["2024-06-17"]),
    ],
)
def test_the_day_is_the_one_that_the_words_say(lang, text, edtf):
    assert [proposal.finding.edtf for proposal in proposed(text, lang)] == edtf


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("en", "Crews could not enter the mill until Monday.", "../2024-06-17"),
        ("en", "The port will not open until Monday.", "../2024-06-24"),
        ("fr", "Les ouvriers n’ont pas quitté le moulin jusqu’à lundi.", "../2024-06-17"),
        ("fr", "La police n’a pu entrer dans le moulin jusqu’à lundi.", "../2024-06-17"),
        ("fr", "Le port ne rouvrira pas jusqu’à lundi.", "../2024-06-24"),
        ("ar", "ولم يدخل العمال المنجم حتى الاثنين.", "../2024-06-17"),
        ("en", "Ten men are believed to be missing since the fire broke out in the mill on Sunday.", "2024-06-16"),
        ("en", "He was believed to be in the mill on Friday.", "2024-06-14"),
        ("en", "He is to be heard in the court on Friday.", "2024-06-21"),
    ],
)
def test_what_was_not_done_or_is_believed_is_past(lang, text, edtf):
    assert [finding.edtf for finding in read_article(text, lang, DAY)] == [edtf]
