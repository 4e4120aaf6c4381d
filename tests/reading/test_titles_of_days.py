"""What a title keeps of a sentence for one of its days."""

import pytest

from events.reading.proposing import propose


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        (
            "en",
            "Residents in the valley revealed to Radio Arden that the guard has been moving north of the"
            " port since Tuesday morning.",
            "The guard has been moving north of the port",
        ),
        (
            "en",
            "“The guards burnt the barns for three days. Yesterday … guards torched four mills in the valley.”",
            "Guards torched four mills in the valley",
        ),
        (
            "en",
            "The violence went on Monday, the guard using horns to clear the quarter of the old mill near"
            " the town hall in the middle of the port, as shots rang out nearby.",
            "The violence went on",
        ),
        (
            "en",
            "At Arden, a village some 11 km (7 miles) from the port, guards used carts to try to drive back"
            " the miners on Sunday.",
            "Guards used carts to try to drive back the miners",
        ),
        (
            "en",
            "Prime Minister Ivo Sand, who left on Tuesday for Kenya, has not returned.",
            "Prime Minister Ivo Sand left for Kenya",
        ),
        (
            "en",
            "The raid, which took place on Tuesday, killed ten men.",
            "The raid killed ten men",
        ),
        (
            "en",
            "The guild has called for an inquiry into a massacre of more than 400 miners in the valley last"
            " month, citing some who saw it.",
            "A massacre of more than 400 miners in the valley",
        ),
        (
            "en",
            "This week, the guild’s chief Ivo Sand warned the Council (TC) that the valley would face a hard winter.",
            "The valley would face a hard winter",
        ),
        (
            "en",
            "“There were more than 200 strikes on Tuesday,” Sand said, renewing calls on the valley’s"
            " friends to speed up deliveries of pumps.",
            "There were more than 200 strikes",
        ),
        (
            "en",
            "Just two weeks ago, Mr. Sand addressed the League of Ports.",
            "Mr. Sand addressed the League of Ports",
        ),
        (
            "en",
            "The strike comes as a blow to the council after a deal was signed for the port last month.",
            "A deal was signed for the port",
        ),
        (
            "fr",
            '"Mardi soir, le poste du port a été la cible d\'une violente attaque", a indiqué une source'
            ' portuaire, évoquant un bilan d\'une "quinzaine de morts" et des "hommes qui manquent à'
            " l'appel\".",
            "Le poste du port a été la cible d'une violente attaque",
        ),
        (
            "fr",
            "Sans préciser le nombre, la garde souligne aussi avoir arrêté plusieurs membres de ces bandes"
            " dans la journée de mardi.",
            "La garde a arrêté plusieurs membres de ces bandes",
        ),
        (
            "fr",
            "Le nouveau chef du port, Paul Sand, qui a renversé en septembre le maire élu de la vallée Ivo"
            " Marc Kerr, accusé d'être inefficace face aux grèves des mineurs, a fait de la sécurité sa"
            " priorité.",
            "Paul Sand a renversé le maire élu de la vallée Ivo Marc Kerr",
        ),
        (
            "fr",
            "La garde du port, à travers une note publiée sur sa page, le mardi 8 octobre 2024, indique"
            " n’avoir pas baissé les bras devant la vague de grèves.",
            "La garde du port n’a pas baissé les bras devant la vague de grèves",
        ),
        (
            "fr",
            "Aujourd’hui, alors que le maire entame son mandat, la grève a été levée.",
            "La grève a été levée",
        ),
        (
            "fr",
            "Les mineurs ont confirmé mardi avoir fourni au port, pour la première fois, des pompes à vapeur.",
            "Les mineurs ont fourni au port, pour la première fois, des pompes à vapeur",
        ),
        (
            "fr",
            "La guilde a revendiqué ce mardi, l’attaque menée contre le moulin du port.",
            "La guilde a revendiqué l’attaque menée contre le moulin du port",
        ),
        (
            "fr",
            "La guilde a revendiqué l’attaque menée lundi, contre le moulin du port, l'endroit le plus sûr"
            " de la vallée.",
            "L’attaque contre le moulin du port",
        ),
        (
            "fr",
            "« Une attaque complexe – des tirs, suivis de jets de pierres sur le poste » au moulin de la"
            " vallée a eu lieu mardi, a indiqué la mairie.",
            "Une attaque complexe au moulin de la vallée a eu lieu",
        ),
        (
            "fr",
            "Une déflagration a retenti ce mardi vers 5 heures du matin au moulin du port.",
            "Une déflagration a retenti au moulin du port",
        ),
        (
            "ar",
            "ومنذ اندلاع الاشتباكات، في منتصف سبتمبر الماضي، يتبادل الحرس والعمال الاتهامات بالمسؤولية عن"
            " بدء القتال.",
            "اندلاع الاشتباكات",
        ),
        (
            "ar",
            "اتهمت وزارة النقل، أمس الأربعاء، “عمال المنجم بارتكاب مجزرة في منطقة الميناء خلفت مئات القتلى”.",
            "اتهمت وزارة النقل عمال المنجم بارتكاب مجزرة في منطقة الميناء خلفت مئات القتلى",
        ),
        (
            "ar",
            "وجاء ذلك بعد زيارة المبعوث لمناقشة تجديد الهدنة في الوادي التي انتهت في 2 أكتوبر الجاري.",
            "انتهاء الهدنة في الوادي",
        ),
        (
            "ar",
            "قالت مصادر محلية لـ«المرفأ»: إن هجوما ليليا كبيرا أوقف الأحد العمل في الميناء.",
            "هجوم ليلي كبير أوقف العمل في الميناء",
        ),
        (
            "ar",
            "وكانت النقابة وعمال الميناء وأصحاب السفن ومجلس البلدية وغرفة التجارة دعت الاثنين الماضي،"
            " المتخاصمين إلى الحوار.",
            "كانت النقابة وعمال الميناء وأصحاب السفن ومجلس البلدية وغرفة التجارة دعت المتخاصمين إلى الحوار",
        ),
        (
            "ar",
            "وقالت النقابة الأحد إن حرس الميناء قصف بالمدافع سوق السمك الكبير في الوادي الشرقي متسببا في"
            " مقتل أكثر من 50 عاملا وجرح العشرات معظمهم من النساء.",
            "حرس الميناء قصف بالمدافع سوق السمك الكبير في الوادي الشرقي",
        ),
        (
            "en",
            "In a separate raid, local officials said miners attacked the village of Arden in the old"
            " valley, Sand province, on Saturday night, burning houses, barns and a mill.",
            "Miners attacked the village of Arden in the old valley, Sand province, burning houses, barns and a mill",
        ),
        (
            "en",
            "The Dockers’ Union has killed, injured, and unlawfully detained scores of miners and burnt"
            " their houses during raids across the valley, the guild said today.",
            "The Dockers’ Union has killed, injured, and unlawfully detained scores of miners and burnt their houses",
        ),
        (
            "en",
            "Thus, he stressed that since its leader for the valley, Ivo Sand, defected from the guild on"
            " October 3, the group has carried out raids against at least 30 mills.",
            "Its leader for the valley, Ivo Sand, defected from the guild",
        ),
        (
            "en",
            "The guild took control of the harbour, Arden, on Monday, since then burning its mills.",
            "The guild took control of the harbour, Arden, since then burning its mills",
        ),
        (
            "en",
            "(Adds quotes) BENI, Democratic Republic of Congo, Oct 10 (Reuters) - Miners burnt a mill on"
            " Tuesday, an official said.",
            "Miners burnt a mill",
        ),
        (
            "fr",
            '"Nous venons de perdre sept mineurs" dans la nuit de lundi à mardi, a déclaré Ivo Sand,'
            " président de la guilde des mineurs de la localité du port, située dans le territoire de la"
            " grande vallée, dans la province orientale du Sable.",
            "Ivo Sand : « Nous venons de perdre sept mineurs »",
        ),
        (
            "fr",
            '"Les gardes ont réussi à chasser mardi quatre mineurs (...) Ces hommes avaient brûlé le'
            ' moulin", a indiqué dans un communiqué le capitaine Ivo Sand, porte-parole de la garde.',
            "Les gardes ont réussi à chasser quatre mineurs",
        ),
        (
            "fr",
            "Lors d'une seconde attaque sur la route dangereuse qui mène de la vallée au port, \"trois"
            ' mineurs ont été tués mardi", a déclaré Ivo Sand.',
            "Trois mineurs ont été tués",
        ),
        (
            "fr",
            "Ce n’est qu’hier que le maire s’est rendu dans la vallée.",
            "Le maire s’est rendu dans la vallée",
        ),
        (
            "fr",
            "Le bilan d'un tir de la garde mardi contre un moulin du port, dans la vallée, s'établissait"
            " mercredi soir à 11 morts, selon la mairie.",
            "Un tir de la garde contre un moulin du port, dans la vallée",
        ),
        (
            "fr",
            "« Une autre attaque contre le moulin du port », a rapporté mercredi soir Andrij Sand, chef de"
            " la guilde, sur Telegram.",
            "Une autre attaque contre le moulin du port",
        ),
        (
            "fr",
            "Des tirs ont touché le port, dont son vieux moulin, ce jeudi, les plus nourris depuis des semaines.",
            "Des tirs ont touché le port, dont son vieux moulin",
        ),
        (
            "ar",
            "وأعلنت النقابة في بيان صدر أمس الأربعاء «وقفاً شاملاً وفورياً للإضراب».",
            "إعلان النقابة وقفاً شاملاً وفورياً للإضراب",
        ),
        (
            "ar",
            "رغم الإعلان عن وقف الإضراب في الميناء، إلا أن الاشتباكات المسلحة لم تتوقف، وتجددت صباح اليوم"
            " الخميس في أحياء متفرقة من المدينة.",
            "الاشتباكات المسلحة لم تتوقف، وتجددت في أحياء متفرقة من المدينة",
        ),
        (
            "ar",
            "أصيب أكثر من ستين عاملا بحروق في حرائق كبيرة وقعت الأربعاء في مستودعات الميناء القديمة وفي سوق"
            " السمك الكبير بولاية صفاقس الجنوبية.",
            "إصابة أكثر من ستين عاملا بحروق في حرائق كبيرة وقعت في مستودعات الميناء القديمة وفي سوق السمك الكبير",
        ),
        (
            "ar",
            "وقال المتحدّث باسم «النقابة» العقيد سامي نور للصحافيين إنه منذ 3 أكتوبر «هوجمت مخازن العمال 12"
            " مرة في الميناء».",
            "هوجمت مخازن العمال 12 مرة في الميناء",
        ),
        (
            "ar",
            "وقالت “المقاومة الشعبية في الوادي”، في بيان عبر معرفاتها فجر اليوم، إن “الهجوم على الميناء"
            " أصاب الهدف بشكل مباشر”.",
            "الهجوم على الميناء أصاب الهدف بشكل مباشر",
        ),
        (
            "ar",
            'أعلنت البلدية أنّ "مسلّحين مدعومين من النقابة، أطلقوا الثلاثاء قذائف على الميناء".',
            "مسلّحون مدعومون من النقابة، أطلقوا قذائف على الميناء",
        ),
        (
            "ar",
            'ونقلت وكالة عن مسؤولين أن صاروخين من نوع "الميناء" أطلقا الثلاثاء على السوق القديمة.',
            "صاروخان من نوع الميناء أطلقا على السوق القديمة",
        ),
        (
            "fr",
            "Le 3 octobre, huit jours avant les élections de la guilde et du port, une coalition de mineurs"
            " avait annoncé une grève.",
            "Une coalition de mineurs a annoncé une grève",
        ),
        (
            "fr",
            "Dans l'offensive de la grande garde du port et de ses alliés de la vallée permettant de"
            " repousser les mineurs, un garde a été tué mardi et un autre blessé.",
            "Un garde a été tué et un autre blessé",
        ),
        (
            "fr",
            "Les mineurs du port ont perpétré ce mardi, deux attaques aux portes de la vallée.",
            "Les mineurs du port ont perpétré deux attaques aux portes de la vallée",
        ),
        (
            "en",
            "Authorities in Arden have ordered a curfew after a storm of violence when miners overran the"
            " two biggest mills over the weekend.",
            "Miners overran the two biggest mills",
        ),
        (
            "en",
            "Sand, who had pledged to resign by the end of September, said the strike must end first.",
            "Sand had pledged to resign",
        ),
        (
            "fr",
            "Une grève doit empêcher la réélection de M. Sand. Ce dernier a été réélu le 3 octobre au terme"
            " d'un scrutin contesté.",
            "M. Sand a été réélu au terme d'un scrutin contesté",
        ),
        (
            "en",
            "The guild on Tuesday reported deaths and loss of mills in clashes with the northern miners, a"
            " year after the two waged war in the valley.",
            "Deaths and loss of mills in clashes with the northern miners",
        ),
        (
            "en",
            "The valley is connected to the port by a costly road, known as the Sand corridor, where"
            " Wednesday's clashes took place.",
            "Clashes took place",
        ),
        (
            "fr",
            "Le maire Ivo Sand a assuré que \"personne n'a fui\" au cours de l'attaque menée lundi par des"
            " gardes au port.",
            "L'attaque menée par des gardes au port",
        ),
        (
            "ar",
            "بيروت- قُتل شخصان، الاثنين7أكتوبر2024، في غارة على سيارة في الميناء، بحسب وزارة الصحة.",
            "مقتل شخصين في غارة على سيارة في الميناء",
        ),
        (
            "ar",
            "تبادل الطرفان إطلاق النار بشكل شبه يومي منذ أن هاجمت الجماعة الميناء في السابع من سبتمبر، مما"
            " أدى إلى اندلاع الحرب.",
            "هاجمت الجماعة الميناء",
        ),
        (
            "ar",
            "لكن منسوب التوتر ارتفع مؤخرا بعد اغتيال رئيس النقابة، سامي نور، في الميناء والقائد البارز في"
            " الحرس، فؤاد سعد، خلال الأسبوع الماضي.",
            "اغتيال رئيس النقابة، سامي نور، في الميناء والقائد البارز في الحرس، فؤاد سعد",
        ),
        (
            "ar",
            "وفي حين لم يصدر أي تعليق عن الحرس، أفاد بيان عسكري بـ”القضاء” على عامل في النقابة بضربة جوية"
            " ليل الأربعاء.",
            "أفاد بيان عسكري بالقضاء على عامل في النقابة بضربة جوية",
        ),
        (
            "ar",
            "وقالت الوزارة في بيان: “فجر الثلاثاء في الدقيقة الخامسة (الإثنين 20:05 ت غ) شنت النقابة قصفا"
            " مكثفا على مواقع عسكرية”.",
            "شن النقابة قصفا مكثفا على مواقع عسكرية",
        ),
        (
            "en",
            "The Miners’ Army (MA), an armed group, claimed responsibility for these raids in a statement"
            " released on Tuesday.",
            "The Miners’ Army, an armed group, claimed responsibility for these raids in a statement released",
        ),
        (
            "fr",
            "L'attaque s'est produite lundi matin au port, dans le sud de la vallée. Plusieurs hommes armés"
            " ont pénétré dans une école du port en tirant sur les élèves.",
            "Plusieurs hommes armés ont pénétré dans une école du port en tirant sur les élèves",
        ),
        (
            "fr",
            "A Uzès, dans le nord de la vallée, la voiture du maire, Ivo Sand, a été retrouvée brûlée mardi.",
            "La voiture du maire, Ivo Sand, a été retrouvée brûlée",
        ),
        (
            "ar",
            "قال الناطق إن ما لا يقل عن 16 عاملا قتلوا في الهجوم الذي شنته النقابة يوم الأحد على مطحنة الميناء.",
            "ما لا يقل عن 16 عاملا قتلوا في الهجوم الذي شنته النقابة على مطحنة الميناء",
        ),
        (
            "en",
            "Before the raid, at least three gunmen were seen on Monday in a village called Sandhaven,"
            " which lies between the port and the hills.",
            "At least three gunmen were seen in a village called Sandhaven",
        ),
        (
            "fr",
            "Samedi soir, \"80 écoliers qui rentraient dans leur village de Sables, dans l'Etat du Port"
            ' (...) ont été enlevés par des bandits qui avaient volé 12 vaches", a déclaré le maire.',
            "80 écoliers ont été enlevés par des bandits qui avaient volé 12 vaches",
        ),
        (
            "fr",
            "Ce nouveau rapt d’écoliers intervient 48 heures après la libération de 344 lycéens enlevés"
            " dans leur pensionnat le 11 décembre par des combattants du groupe des Sables.",
            "344 lycéens enlevés dans leur pensionnat par des combattants du groupe des Sables",
        ),
        (
            "fr",
            "Les 84 écoliers kidnappés samedi soir par des hommes armés dans le nord du pays, ont été"
            " libérés, grâce à l’intervention de la police, a annoncé un porte-parole.",
            "Les 84 écoliers kidnappés ont été libérés, grâce à l’intervention de la police",
        ),
    ],
)
def test_a_title_says_what_happened_that_day_and_no_more(lang, text, title):
    assert propose(text, lang, "2024-10-10")[0].title == title
