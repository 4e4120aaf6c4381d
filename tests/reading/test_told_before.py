"""What happened stands in one sentence, its day in another; and days that are of something else than they seem."""

import pytest

from events.reading import read_article
from events.reading.proposing import Proposal, propose

DAY = "2024-06-20"  # a Thursday


def proposed(text: str, lang: str) -> list[Proposal]:
    return propose(text, lang, DAY)


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        (
            "fr",
            "Selon l’état-major de la garde, une attaque menée par des « mineurs armés » a fait dix morts dans la"
            " vallée.\nL’attaque s’est produite lundi soir près du port, d’après un communiqué de la garde.",
            "Une attaque menée par des mineurs armés a fait dix morts dans la vallée",
        ),
        (
            "fr",
            "Le maire du port a démissionné. L'annonce a été faite lundi par son bureau.",
            "Le maire du port a démissionné",
        ),
        (
            "fr",
            "Dix mineurs ont été tués au port. L'attaque était le fait de la garde. Elle était grave. L'attaque a eu"
            " lieu lundi.",
            "Dix mineurs ont été tués au port",
        ),
        (
            "en",
            "The mill of Arden was burnt down by miners. The attack was reported by the Harbour News on Monday.",
            "The mill of Arden was burnt down by miners",
        ),
        (
            "en",
            "The mayor of the port has resigned. The announcement was made on Monday by her office.",
            "The mayor of the port has resigned",
        ),
        (
            "ar",
            "هاجم عمال المنجم مطحنة الميناء وأحرقوا مخازنها. ووقع الهجوم صباح الاثنين.",
            "هاجم عمال المنجم مطحنة الميناء وأحرقوا مخازنها",
        ),
        ("ar", "استقال عمدة الميناء من منصبه. وجاء الإعلان يوم الاثنين.", "استقال عمدة الميناء من منصبه"),
        (
            "fr",
            "Dix mineurs sont morts dans une embuscade. Le bilan de la mairie fait état de « 13 gardes blessés ».\n"
            "L’attaque de lundi s’est produite dans la vallée du port, d’une superficie de 100 km2, au nord.",
            "Dix mineurs sont morts dans une embuscade",
        ),
        (
            "en",
            "The guild has condemned a brutal assault in Arden that left ten miners dead. The overnight attack"
            " occurred on 17 June in the port.",
            "A brutal assault in Arden that left ten miners dead",
        ),
        ("en", "The mill is old. The raid took place on Monday.", "The raid took place"),  # nothing tells which
    ],
)
def test_where_a_sentence_only_says_that_it_took_place_the_one_before_gives_the_title(lang, text, title):
    assert [(one.title, one.finding.edtf) for one in proposed(text, lang)] == [(title, "2024-06-17")]


def test_a_deed_told_with_the_day_of_its_saying_and_then_its_own_is_one_card_of_its_own():
    text = (
        "Ten dockers were killed in a raid on the mill, officials said on Wednesday.\n"
        "The raid took place on Tuesday in the north of the valley."
    )
    (raid,) = proposed(text, "en")
    assert (raid.title, raid.finding.edtf) == ("Ten dockers were killed in a raid on the mill", "2024-06-18")
    assert raid.finding.text == "Tuesday"
    assert [other.edtf for other in raid.others] == ["2024-06-19"]


def test_of_a_deed_announced_a_day_later_who_announced_it_says_it():
    text = (
        "La mairie du port a annoncé mercredi soir la mort de dix mineurs dans une attaque. L’attaque a eu lieu mardi"
        " vers 11 heures dans la vallée."
    )
    (death,) = proposed(text, "fr")
    assert (death.finding.edtf, death.attribution) == ("2024-06-18", "La mairie du port")


def test_where_a_deed_has_the_day_of_its_saying_that_of_one_told_below_is_among_its_readings():
    text = "Locals said on Wednesday that guards had burnt the mill. On Tuesday guards attacked it, a farmer said."
    burnt, _attacked = proposed(text, "en")
    assert burnt.finding.edtf == "2024-06-19"
    assert burnt.finding.alternatives[0] == "2024-06-18"
    opened, _attacked = proposed(text.replace("burnt the mill", "opened the school"), "en")
    assert "2024-06-18" not in opened.finding.alternatives


@pytest.mark.parametrize(
    ("lang", "text", "dates"),
    [
        ("en", "The guards had burnt three mills in March, the guild said.", ["2024-06-16", "2024-03"]),
        ("en", "A truce signed in March has ended.", ["2024-06-16"]),
        ("en", "The mill, which guards burnt in March, is closed.", ["2024-06-16"]),
        ("en", "Guards killed ten miners, the guild said in March.", ["2024-06-16"]),
        ("fr", "Les mineurs avaient pris le port en mars.", ["2024-06-16", "2024-03"]),
        ("fr", "Les mineurs, qui avaient pris le port en mars et y sont restés, ont été tués.", ["2024-06-16"]),
    ],
)
def test_a_month_past_is_an_event_where_the_verb_of_its_sentence_is_of_it(lang, text, dates):
    before = {"en": "Ten miners were killed on Sunday.", "fr": "Dix mineurs ont été tués dimanche."}[lang]
    assert [one.finding.edtf for one in proposed(f"{before} {text}", lang)] == dates


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "From the Herald (Jun 3): Miners burnt a mill in Arden."),
        ("en", "Each side blamed the other for opening hostilities on Sunday."),
        ("en", "If talks resume on Monday, the guild will call off the strike."),
        ("en", "Today the valley is one of the poorest of the land."),
        ("en", "A local paper put the death toll at five in Sunday’s raid."),
        ("en", "Miners and guards at the port of Arden, June 3, 2024."),
        ("en", "Footage posted on Monday showed the mill in flames."),
        ("fr", "Ces images ont été relayées dès lundi."),
        ("fr", "Dix mineurs ont fui, précise la mairie dans un communiqué consulté mercredi par l'agence."),
        ("en", "As of Monday, there has been no answer from the guild."),
        ("en", "This timeline lists the raids on mills between 3 May and 10 June 2024."),
        ("fr", "Cette chronologie recense les attaques menées entre le 3 mai et le 10 juin 2024."),
        ("fr", "Un premier bilan donné lundi par la mairie faisait état de sept gardes tués."),
        ("fr", "Les tensions avec le port sont aujourd'hui à leur comble."),
        ("fr", "S'il n'y a pas d'accord d'ici le 30 juin, les mineurs partiront."),
        ("fr", "C'était tôt lundi matin, avec deux chariots."),
        ("fr", "Mardi en fin de matinée, aucun communiqué de la mairie ne mentionnait l'attaque."),
        ("ar", "وقال شهود عيان إنهم رأوا عربات في موقع الهجوم صباح الثلاثاء."),
        ("ar", "وقتل نحو ألف عامل في النزاع منذ اندلاعه في 3 أبريل الماضي."),
        ("fr", "On en sait plus sur l'attaque du moulin, lundi."),
    ],
)
def test_what_tells_of_no_event_is_no_card(lang, text):
    assert not proposed(text, lang)


def test_a_morning_in_what_is_quoted_of_a_day_is_that_day_s():
    text = (
        "Mardi, la garde a annoncé avoir repoussé l’attaque : « Elle a été repoussée. Tôt ce matin, tout a brûlé »."
    )
    assert [finding.edtf for finding in read_article(text, "fr", DAY)] == ["2024-06-18", "2024-06-18"]
    text = text.replace("« Elle", "Elle").replace(" »", "")
    assert [finding.edtf for finding in read_article(text, "fr", DAY)] == ["2024-06-18", "2024-06-20"]


def test_a_deed_some_days_after_another_dates_that_one_too():
    text = "A raid hit the mill on Tuesday. The raid came two days after guards fired on miners in the valley."
    assert [(one.title, one.finding.edtf) for one in proposed(text, "en")] == [
        ("A raid hit the mill", "2024-06-18"),
        ("Guards fired on miners in the valley", "2024-06-16"),
    ]


def test_a_night_and_the_dawn_that_ends_it_are_one_deed():
    text = (
        "Cinq gardes ont trouvé la mort dans une attaque menée dans la nuit de mardi à mercredi au port. Selon le"
        " maire, l’attaque a été perpétrée mercredi à l’aube par des mineurs."
    )
    (deed,) = proposed(text, "fr")
    assert deed.title == "Cinq gardes ont trouvé la mort dans une attaque menée au port"


def test_a_deed_that_is_called_by_its_beginning_alone_is_the_one_that_was_told():
    text = "هاجم عمال فندقا في صفاقس يوم الثلاثاء. وأصيب عشرون في الهجوم الذي بدأ الثلاثاء."
    (attack,) = proposed(text, "ar")
    assert attack.title == "هاجم عمال فندقا في صفاقس"


def test_a_toll_told_below_its_deed_offers_the_day_of_that():
    text = (
        "Lundi, des mineurs ont attaqué le port. Dix gardes ont été tués, selon le bilan publié mardi par la mairie."
    )
    _attack, toll = proposed(text, "fr")
    assert (toll.finding.edtf, toll.finding.alternatives[0]) == ("2024-06-18", "2024-06-17")


def test_an_hour_of_another_zone_in_brackets_is_no_day_of_the_deed():
    text = "وقالت الوزارة في بيان: فجر الثلاثاء (الإثنين 20:05 ت غ) شنت النقابة قصفا مكثفا على الميناء."
    (shelling,) = proposed(text, "ar")
    assert shelling.finding.edtf == "2024-06-18"


def test_what_stands_in_capitals_is_read_too():
    """An army with a capital, and « d'aujourd'hui », ended the reading of an article."""
    text = "Les soldats maliens ont reculé lundi. Les Forces Armées Maliennes ont repris le port mardi."
    assert [one.actors for one in proposed(text, "fr")] == [["Forces Armées Maliennes"]] * 2
    for words in ("aujourd'hui", "aujourd’hui"):
        (near,) = proposed(f"L'annonce d'{words} rapproche les mineurs.", "fr")
        assert (near.title, near.finding.edtf) == ("L'annonce rapproche les mineurs", DAY)


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "The ten pupils abducted on Monday by gunmen were freed on Tuesday by the guard.", "2024-06-18"),
        ("en", "Ten men killed on Monday in the port were miners, the mayor said on Tuesday.", "2024-06-17"),
        ("en", "Ten men were killed on Monday and twenty were hurt on Tuesday.", "2024-06-17"),
        (
            "fr",
            "Les dix élèves enlevés lundi soir par des hommes armés, ont été libérés mardi par la garde.",
            "2024-06-18",
        ),
        ("ar", "أفرج الثلاثاء عن عشرة تلاميذ خطفوا الاثنين في الميناء.", "2024-06-18"),
    ],
)
def test_what_is_done_is_of_its_own_day_not_of_what_had_been_done_to_them(lang, text, day):
    assert proposed(text, lang)[0].finding.edtf == day


@pytest.mark.parametrize(
    ("lang", "text", "year"),
    [
        ("en", "On April 4, the guild ordered its guards out.", 2019),
        ("en", "On April 4, the guild declared a strike.", 2019),
        ("ar", "في 4 أبريل، أعلنت النقابة إضرابا في المرفأ.", 2019),
        ("fr", "Le 4 avril, la guilde a ordonné une grève.", 2019),
        ("en", "On April 4, the vote called by the guild will be held.", 2020),
        ("en", "On April 4, the congress announced by the guild opens.", 2020),
        ("en", "On April 4, the talks announced on Monday start.", 2020),
        ("en", "A strike on April 4 called by the guild shuts the port.", 2020),
    ],
)
def test_what_was_announced_on_a_day_that_opens_its_sentence_is_over(lang, text, year):
    assert read_article(text, lang, "2020-01-12")[0].edtf == f"{year}-04-04"


def test_who_published_what_is_no_part_of_a_title():
    text = "شنت القوات هجوما على مدينة الوادي الواقعة جنوب المرفأ، نشرتها وكالات الأنباء الأربعاء."
    assert [one.title for one in proposed(text, "ar")] == ["شن القوات هجوما على مدينة الوادي الواقعة جنوب المرفأ"]
