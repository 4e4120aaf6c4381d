"""Whatever words of dates stand beside each other, an article is read: a date that has no sense has no value."""

import random
from pathlib import Path

import pytest

from events.dates import read
from events.reading import read_article
from events.reading.proposing import propose

SENTENCES = Path(__file__).parent / "sentences.txt"
WORDS = {
    "ar": """
        في من إلى حتى بين و وحتى منذ قبل بعد مارس أبريل آذار نيسان شباط/فبراير محرم صفر رمضان 1445 1446 2019
        2020 1990 السبت الأحد الجمعة الماضي المقبل القادم نفسه اليوم أمس غدا الأسبوع الشهر العام السنة الربع
        الثالث النصف الأول أواخر أوائل منتصف مطلع نهاية 3 4 12 31 ٣ ٣١ الثالث العشرين عشر / - – ( ) ، . هـ م ه
        الهجري الميلادي صباح مساء ليل فجر ساعات يومين أيام أسابيع شهرين سنوات عقد التسعينيات القرن الصيف خريف
        شتاء عام أعلن سيعلن
    """,
    "en": """
        on in from to until between and or since before after by about early mid late March April May Ramadan
        Muharram 1445 2019 2020 1990 Saturday Sunday Fri last next this same today yesterday tomorrow week month
        year quarter third half first second end beginning start middle the of 3 4 12 31 3rd 31st / - – ( ) , .
        AH BC AD night morning days two weeks months years ago later decade 1990s century summer winter 2019-20
        2013/14 overnight eve day
    """,
    "fr": """
        le du au en de à et ou depuis avant après vers début mi fin mars avril mai août ramadan 1445 2019 2020
        1990 samedi dimanche lundi dernier prochain ce même aujourd'hui hier demain semaine mois an année
        trimestre troisième moitié première seconde la l' d' 3 4 12 31 1er / - – ( ) , . nuit matin soir jours
        deux mois ans il y a plus tard décennie années 90 siècle été hiver 2019-20 veille lendemain jour
    """,
}
DEEDS = {
    "ar": "هاجم المسلحون القرية {} .",
    "en": "Rebels attacked the town {} .",
    "fr": "Des rebelles ont attaqué la ville {} .",
}


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("published", ["2020-05-05", ""])
def test_words_of_dates_in_any_order_are_read_without_an_error(lang, published):
    chance, dates = random.Random(f"{lang} {published}"), []
    for _nth in range(400):
        words = " ".join(chance.choice(WORDS[lang].split()) for _word in range(chance.randint(2, 7)))
        dates += [finding.edtf for finding in read_article(words, lang, published) if finding.edtf]
    assert [str(read(edtf)) for edtf in dates] == dates
    assert len(dates) > 20


@pytest.mark.parametrize("published", ["2024-05-13", ""])
def test_an_article_that_begins_and_ends_in_the_middle_of_a_word_is_read(published):
    chance = random.Random(published)
    sentences = [line.split(" | ")[2] for line in SENTENCES.read_text().splitlines() if line.count(" | ") > 2]
    for _nth in range(50):
        text = " ".join(chance.sample(sentences, 3))
        start, end = sorted(chance.sample(range(len(text)), 2))
        for lang in WORDS:
            assert all(one.quote in text[start:end] for one in propose(text[start:end], lang, published))


@pytest.mark.parametrize("lang", WORDS)
def test_a_deed_among_words_of_dates_is_proposed_or_not_without_an_error(lang):
    chance = random.Random(lang)
    for _nth in range(80):
        words = " ".join(chance.choice(WORDS[lang].split()) for _word in range(chance.randint(2, 7)))
        assert all(one.title for one in propose(DEEDS[lang].format(words), lang, "2020-05-05"))


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("ar", "وقعت هجمات في مارس وأبريل 2020.", "2020-03/2020-04"),
        ("ar", "وقعت هجمات في نوفمبر وأكتوبر 2016.", "2016-10/2016-11"),
        ("ar", "وقعت هجمات في آذار/مارس ونيسان/أبريل 2020.", "2020-03/2020-04"),
        ("en", "Attacks took place in November and October 2016.", "2016-10/2016-11"),
        ("fr", "Des attaques ont eu lieu en novembre et octobre 2016.", "2016-10/2016-11"),
    ],
)
def test_two_months_side_by_side_are_read_the_earlier_first(lang, text, edtf):
    assert [one.edtf for one in read_article(text, lang, "2021-05-05")] == [edtf]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "troisième vers demain dimanche août même"),
        ("ar", "الجمعة الأسبوع شتاء نفسه بعد عشر 4"),
        ("ar", "منذ أمس الجمعة"),
    ],
)
def test_words_that_were_an_error_have_a_date_or_none(lang, words):
    assert all(finding.edtf for finding in read_article(words, lang, "2020-05-05"))
