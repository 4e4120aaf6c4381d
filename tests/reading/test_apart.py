"""What an article tells a second time in its own words, and what it tells beside its events."""

import pytest

from events.reading import read_article
from events.reading.proposing import groups_of, propose

DAY = "2024-05-10"

# Of another kind by its verb, with another place, or of a time that holds the day.
IN_ITS_WORDS = [
    (
        "en",
        "A raid on the depot of the guild in Aba left four miners hurt on Thursday. The council met in Bet. The depot"
        " of the guild, which feeds the miners of Bet and Gim, was empty after the raid that hurt the miners on"
        " Thursday.",
        ["2024-05-09"],
    ),
    (
        "fr",
        "Quarante mineurs ont été massacrés en avril par les gardes dans une église. Le bourg a connu un drame le"
        " 27 avril : des mineurs ont été massacrés dans une église par des gardes.",
        ["2024-04-27"],
    ),
    (  # of fewer words, where the month holds the day
        "fr",
        "Des femmes et des mineurs avaient été massacrés en avril par la Guilde Bleue (GB) dans ce bourg. Le bourg a"
        " connu un drame la nuit du 27 avril dernier : 43 personnes ont été massacrées dans ce lieu lors d'une"
        " attaque de la GB.",
        ["2024-04-27"],
    ),
    (  # the day after, how bad it was
        "fr",
        "Le gang Gran Sol a pris d'assaut jeudi la ville de Pont Clair et a assassiné 70 villageois. Des hommes armés"
        " ont incendié 45 maisons, poussant à la fuite les habitants de Pont Clair, a déclaré vendredi le"
        " porte-parole.",
        ["2024-05-09"],
    ),
    (  # with one who is named anew, at the same place
        "ar",
        "قُتل عشرة أشخاص في نهاية الأسبوع الماضي جراء ضربة بواسطة طائرة مسيّرة على سوق مزدحمة في ولاية النورا. وأوضح"
        " مجلس غرف الطوارئ، وهو إحدى المجموعات التي تنسق المساعدات في ولاية النورا، إن ضربة بطائرة مسيّرة استهدفت"
        " السبت سوق الحارة في محلية المرج.",
        ["2024-05-04"],
    ),
    (
        "ar",
        "اختتمت أمس عملية تبادل المحتجزين بين النقابة والحراس بعد قصف الميناء. وقال رئيس الوفد إن أمس هو اليوم الأخير"
        " لصفقة تبادل المحتجزين مع الحراس.",
        ["2024-05-09"],
    ),
    (
        "ar",
        "أعلن التحالف أمس اعتراض زورق مفخخ وتدميره جنوبي البحر أطلقه الحراس من ميناء سارا. وأفادت الوكالة أن قوات"
        " التحالف رصدت أمس محاولة للحراس للقيام بعمل وشيك جنوبي البحر باستخدام زورق مفخخ.",
        ["2024-05-09"],
    ),
    (
        "ar",
        "وقع قتيلان وجريحان من نقابة الوادي اليوم، إثر تفجير استهدف سيارة تقلهم جنوبي سارا. وأفادت الخلية في بيان"
        " اليوم بأن عبوة ناسفة انفجرت على سيارة تابعة لنقابة الوادي في قرية نورا جنوبي سارا.",
        ["2024-05-10"],
    ),
]
# Another deed of the day, in words of its own or said to be another.
ANOTHER = [
    (
        "en",
        "Guards shot at a convoy of the guild in Aba on Thursday. A mill of the miners burned down in Gim on"
        " Thursday.",
        ["2024-05-09", "2024-05-09"],
    ),
    (
        "ar",
        "قصفت طائرات الحراس مدرسة في قرية نورا أمس، وفق سكانها. وفي بلدة سارا، قتلت طائرات الحراس عاملين قرب مدرسة"
        " أمس.",
        ["2024-05-09", "2024-05-09"],
    ),
]
# What somebody said of no day in particular, or of one told of; and an act, which is one.
BESIDE = [
    ("en", "Last month the mayor said that help was near.", True),
    ("en", "The mayor said last month that help was near.", True),
    ("en", "The mayor condemned the raid on Friday.", False),
    ("en", "Guards burned a mill in Gim last month.", False),
    ("fr", "Le maire avait indiqué le mois dernier que les vivres arrivaient.", True),
    ("ar", "وذكر العمدة الشهر الماضي أن المؤن في الطريق.", True),
    ("ar", "وأدان العمدة الغارة الجمعة.", False),
]
FIRST = {
    "en": "Guards killed ten miners in Aba on Thursday.",
    "fr": "Des gardes ont tué dix mineurs à Aba jeudi.",
    "ar": "قتل الحراس عشرة عمال في بلدة نورا أمس.",
}


@pytest.mark.parametrize(("lang", "text", "days"), IN_ITS_WORDS + ANOTHER)
def test_what_is_told_of_a_day_in_the_same_words_is_one_event(lang, text, days):
    assert [proposal.finding.edtf for proposal in propose(text, lang, DAY)] == days
    assert [first.edtf for first, *_ in groups_of(read_article(text, lang, DAY), text, lang, DAY)] == days


@pytest.mark.parametrize(("lang", "text", "beside"), BESIDE)
def test_what_was_only_said_stands_among_the_dates_of_the_event_before(lang, text, beside):
    text = f"{FIRST[lang]} {text}"
    findings = read_article(text, lang, DAY)
    first, *more = propose(text, lang, DAY)
    assert len(more) == (0 if beside else 1)
    assert [one.text for one in first.others] == ([findings[1].text] if beside else [])
    cards = groups_of(findings, text, lang, DAY)
    assert [len(card) for card in cards] == ([2] if beside else [1, 1])


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("en", "Were they sent there for the feast of the guild on 8 May?", ["2024-05-09"]),
        ("fr", "Le maire a condamné cet acte, commis un mercredi, jour de marché.", ["2024-05-09"]),
        ("fr", "Les gardes ont encerclé les fidèles réunis en ce mois de ramadan.", ["2024-05-09"]),
        ("fr", "Nuit de violences à Gim le 8 mai 2024 • ©Ana Sand pour le Courrier\n", ["2024-05-09"]),
        ("ar", "جانب من الدمار في سارا في 8-5-2024 (صورة: صحيفة الوادي)\n", ["2024-05-09"]),
        ("ar", "وكان من المقرر أن يشارك الوفد أمس في جولة جديدة من الحوار.", ["2024-05-09"]),
        ("ar", "وكان من المقرر أن يشارك الوفد الأربعاء في جولة جديدة من الحوار.", ["2024-05-09", "2024-05-08"]),
    ],
)
def test_a_question_a_picture_and_what_was_to_be_are_none(lang, text, days):
    assert [one.finding.edtf for one in propose(f"{FIRST[lang]}\n{text}", lang, DAY)] == days


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        (
            "en",
            "1983, 23 July: Guards raid Aba.\n\n1985, July 8: Talks are held in Gim.",
            ["1983-07-23", "1985-07-08"],
        ),
        ("en", "1990, June: Guards kill ten miners.\n\n1995, January: A truce begins.", ["1990-06", "1995-01"]),
        ("fr", "1983, 23 juillet : raid sur Aba.\n\n1995, janvier : une trêve commence.", ["1983-07-23", "1995-01"]),
    ],
)
def test_in_a_chronology_the_year_may_stand_first(lang, text, days):
    assert [one.edtf for one in read_article(text, lang, DAY)] == days
    assert [one.finding.edtf for one in propose(text, lang, DAY)] == days
