"""What came before what is told, what somebody only speaks of, and names that are none."""

import pytest

from events.reading import read_article
from events.reading.proposing import Proposal, propose

DAY = "2024-05-16"  # a Thursday


def proposed(text: str, lang: str) -> list[Proposal]:
    return propose(text, lang, DAY)


@pytest.mark.parametrize(
    ("lang", "text", "words", "value"),
    [
        (
            "fr",
            "Les mineurs ont attaqué le moulin mardi. L’attaque survient une semaine après celle du poste.",
            "une semaine après",
            "2024-05-07~",
        ),
        (
            "ar",
            "هاجم مسلحون المخفر الثلاثاء. ويأتي الهجوم بعد أسبوع من هجوم استهدف فندقا.",
            "بعد أسبوع",
            "2024-05-07~",
        ),
        (
            "ar",
            "استقال رئيس الحرس الثلاثاء. ويأتي تقديم رئيس الحرس استقالته، بعد يومين من استقالة وزير المناجم.",
            "بعد يومين",
            "2024-05-12",
        ),
        ("en", "ARDEN, May 15 -- The mission said on the 13th that two guards were killed.", "13th", "2024-05-13"),
    ],
)
def test_what_came_so_long_before_is_reckoned_back(lang, text, words, value):
    found = [finding for finding in read_article(text, lang, DAY) if not finding.furniture]
    assert (found[-1].text, found[-1].edtf) == (words, value)
    assert text[found[-1].start : found[-1].end] == words


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The guild left the tower on the 16th floor."),
        ("ar", "ويأتي الاتفاق بعد أسبوع من محادثات شاقة."),  # how long they lasted
        ("ar", "في اليوم الأخير من المؤتمر اتفق الوفدان على هدنة."),
        ("ar", "في اليوم الخامس من القصف غادر الوفد."),
    ],
)
def test_what_is_no_day_is_none(lang, text):
    assert read_article(text, lang, DAY) == []


def test_datelines_with_a_country_or_a_reporter_are_of_the_page():
    for line in ("Arden [Land], May 15 (ANI/Xinhua): ", "Gazette News Agency, Arden, May 15 (Reporter Ivo Sand) "):
        found = read_article(f"{line}The Council on Tuesday condemned the raids on the mill.", "en", DAY)
        assert [(one.edtf, one.furniture) for one in found] == [("2024-05-15", True), ("2024-05-14", False)]


@pytest.mark.parametrize(
    ("lang", "text", "titles"),
    [
        (
            "fr",
            "Les mineurs ont attaqué le moulin mardi. L’attaque survient une semaine après celle qui a visé le poste"
            " de la guilde, tuant cinq gardes.",
            ["Les mineurs ont attaqué le moulin", "L’attaque qui a visé le poste de la guilde, tuant cinq gardes"],
        ),
        (
            "ar",
            "هاجم مسلحون المخفر الثلاثاء. ويأتي الهجوم بعد أسبوع من هجوم استهدف فندقا وقتل فيه سبعة عمال.",
            ["هاجم مسلحون المخفر", "هجوم استهدف فندقا وقتل فيه سبعة عمال"],
        ),
        ("ar", "أدان المجلس الهجوم الذي شنه مسلحون الثلاثاء على مطحنة سروج.", ["هجوم شنه مسلحون على مطحنة سروج"]),
        (
            "ar",
            "استقال رئيس الحرس على خلفية الهزيمة التي مني بها الحرس قبل 10 أيام، أمام عمال المناجم في سروج.",
            ["هزيمة مني بها الحرس، أمام عمال المناجم في سروج"],
        ),
        (
            "en",
            "The members of the Council “condemned in the strongest terms” the raids perpetrated on Saturday against"
            " wagons of the guild in Arden.",
            ["The raids perpetrated against wagons of the guild in Arden"],
        ),
        (  # a day that is told above
            "fr",
            "La guilde a signé un accord avec les mineurs samedi 11 mai à Sarode. Ce sont ces questions qui ont"
            " bloqué la conclusion de l’accord annoncé samedi 11 mai.",
            ["La guilde a signé un accord avec les mineurs à Sarode"],
        ),
        (  # in a quotation, what begins with و is a verb
            "ar",
            "قال الناطق باسم النقابة: «وقعنا الاتفاق مع العمال في 3 مايو 2024 بعد أن وافقت عليه البلدية في 28 أبريل"
            " 2024».",
            ["وقعنا الاتفاق مع العمال", "وافقت عليه البلدية"],
        ),
        (  # what nobody said
            "ar",
            "ولم يصدر أي تعليق من النقابة على الحريق، وقتل مسلحون حارسين الثلاثاء قرب الميناء.",
            ["قتل مسلحون حارسين قرب الميناء"],
        ),
        (
            "ar",
            "وبدأ تبادل إطلاق النار قبل وصول سامي إلى سروج في وقت مبكر أمس الأربعاء واضطر إلى اللجوء لقاعدة عسكرية"
            " تابعة لقوات النقابة الموحدة لحفظ السلام والأمن (قوامها ثلاثة عشر ألف جندي).",
            ["بدء تبادل إطلاق النار قبل وصول سامي إلى سروج"],
        ),
        (  # another deed of that day, in another statement
            "ar",
            "تبنت نقابة المناجم الهجوم الذي وقع السبت الماضي في سروج وخلف عشرات القتلى في صفوف حرس الميناء. وجاء في"
            " بيان ثان أن نقابة المناجم قتلت 10 من حرس الميناء في كمين السبت قرب حدود الوادي.",
            [
                "الهجوم في سروج وخلف عشرات القتلى في صفوف حرس الميناء",
                "نقابة المناجم قتلت 10 من حرس الميناء في كمين قرب حدود الوادي",
            ],
        ),
    ],
)
def test_titles_are_of_what_happened_on_that_day(lang, text, titles):
    assert [proposal.title for proposal in proposed(text, lang)] == titles


def test_what_took_place_in_arabic_was_not_signed():
    attacks = proposed("تبنت نقابة المناجم الهجومين الذين وقعا الثلاثاء الماضي في سروج.", "ar")
    signed = proposed("نشرت النقابة نص الاتفاق الذي وقعته الثلاثاء الماضي مع العمال.", "ar")
    assert [one.kind for one in (*attacks, *signed)] == ["military", "agreement"]


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("fr", "Un protocole a été signé lundi entre le MNLA et Ansar Velo.", ["MNLA", "Ansar Velo"]),
        (
            "en",
            "A truce was signed on Monday between the Arden Guild (AG) and Ansar Velo in Sarode.",
            ["Arden Guild", "Ansar Velo"],
        ),
        (
            "fr",
            "Une réunion s’est tenue lundi au QG de la Mission des Nations unies.",
            ["Mission des Nations unies"],
        ),
        ("ar", "دعا الوزير، الثلاثاء، إلى بناء جيش مهني موحد.", []),
        ("ar", "انتشرت أمس قوات يمنية في سروج، وتظاهر حزب يساري وسط المدينة.", ["قوات يمنية"]),
        ("ar", "أسفر الهجوم الثلاثاء عن مقتل جميع عناصر الرتل العسكري.", []),
        ("ar", "تبنت نقابة المناجم الهجومين الذين وقعا الثلاثاء الماضي في سروج.", ["نقابة المناجم"]),
    ],
)
def test_who_is_named_takes_part_and_an_adjective_is_no_name(lang, text, actors):
    assert [name for proposal in proposed(text, lang) for name in proposal.actors] == actors
