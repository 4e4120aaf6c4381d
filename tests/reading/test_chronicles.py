"""Chronologies: days and years that stand over what happened then, and the signs of a list."""

import pytest

from events.reading import published_in, read_article
from events.reading.proposing import propose

HEADED = {
    "ar": (
        "نشر في 2 يناير 2016\nأبرز أحداث اليمن\n\n22 كانون الثاني/يناير:\nالرئيس هادي يستقيل من منصبه.\n\n"
        "6 شباط/فبراير:\nالحوثيون يعلنون حل البرلمان.\n\n26 آذار\n\nالتحالف يبدأ غارات جوية على صنعاء.\n",
        [
            ("2015-01-22", "الرئيس هادي يستقيل من منصبه.", "الرئيس هادي يستقيل من منصبه"),
            ("2015-02-06", "الحوثيون يعلنون حل البرلمان.", "الحوثيون يعلنون حل البرلمان"),
            ("2015-03-26", "التحالف يبدأ غارات جوية على صنعاء.", "التحالف يبدأ غارات جوية على صنعاء"),
        ],
    ),
    "en": (
        "Timeline of the war\n2 January 2016\n\n22 January:\nThe president resigns.\n• 6 February\n"
        "The rebels dissolve parliament. Crowds gather.\nThursday, March 26th\nA coalition begins air strikes.\n",
        [
            ("2015-01-22", "The president resigns.", "The president resigns"),
            ("2015-02-06", "The rebels dissolve parliament.", "The rebels dissolve parliament"),
            ("2015-03-26", "A coalition begins air strikes.", "A coalition begins air strikes"),
        ],
    ),
    "fr": (
        "Chronologie\nPublié le 2 janvier 2016\n\n22 janvier :\nLe président démissionne.\n\n"
        "6 février :\nLes rebelles dissolvent le Parlement.\n1er mars\n- Le président se réfugie à Aden.\n",
        [
            ("2015-01-22", "Le président démissionne.", "Le président démissionne"),
            ("2015-02-06", "Les rebelles dissolvent le Parlement.", "Les rebelles dissolvent le Parlement"),
            ("2015-03-01", "Le président se réfugie à Aden.", "Le président se réfugie à Aden"),
        ],
    ),
}


def told(text: str, lang: str, published: str) -> list[tuple[str, str, str]]:
    return [(p.finding.edtf, p.quote, p.title) for p in propose(text, lang, published)]


@pytest.mark.parametrize("lang", HEADED)
def test_days_alone_on_their_lines_date_what_is_told_below_them(lang):
    text, events = HEADED[lang]
    assert told(text, lang, "2016-01-02") == events
    assert {p.stance for p in propose(text, lang, "2016-01-02")} == {"reports"}
    assert published_in(text, lang) == "2016-01-02"


NUMBERED = {
    "fr": "Deux ans de siège\nLittoral, 3 mai 2022\n\nLa ville est assiégée. Les dates.\n\n2020\n\n"
    ". 3/5: L'armée encercle la ville.\n\n2021\n\n. 7-9/2 - Des combats éclatent au port.\n\n"
    ". 1/12 - Une trêve est signée.",
    "ar": "سنتان من الحصار\nالمرفأ، 3 مايو 2022\n\n2020\n\n- 3/5: الجيش يحاصر المدينة.\n\n2021\n\n"
    "- 7-9/2: اندلاع معارك في المرفأ.\n\n- 1/12: توقيع هدنة.",
}


@pytest.mark.parametrize("lang", NUMBERED)
def test_day_and_month_in_numbers_take_the_year_that_stands_above_them(lang):
    """Also where the article is printed on the first one's anniversary."""
    text = NUMBERED[lang]
    assert published_in(text, lang) == "2022-05-03"
    days = ["2020-05-03", "2021-02-07/2021-02-09", "2021-12-01"]
    assert [edtf for edtf, *_ in told(text, lang, "2022-05-03")] == days


@pytest.mark.parametrize(
    "text", ["7/11 : deux morts.\n9/11 : trêve.", "2021\n\nIls ont gagné 3/5: c'est un bon score."]
)
def test_numbers_below_no_year_or_within_a_sentence_are_no_days(text):
    assert [
        finding.edtf for finding in read_article(text, "fr", "2022-05-03") if "/" in text[finding.start : finding.end]
    ] == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A chronology\n\n15 April 2023\n\nFighting breaks out.\n\n11 May 2023\n\nThey sign a truce.\n"),
        ("fr", "15 avril 2023 :\nDes combats éclatent\n\n11 mai 2023 :\nUne trêve est signée\n"),
        ("ar", "15 نيسان/أبريل 2023:\nاندلاع القتال\n11 أيار/مايو 2023:\nتوقيع هدنة\n"),
        ("ar", "الخامس عشر من أبريل 2023\n\nاندلاع القتال.\n\nالحادي عشر من مايو 2023\n\nتوقيع هدنة.\n"),
    ],
)
def test_days_with_their_years_are_headings_too_and_not_when_it_was_published(lang, text):
    assert [edtf for edtf, *_ in told(text, lang, "2024-06-20")] == ["2023-04-15", "2023-05-11"]
    assert published_in(text, lang) == ""


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "Rebels take the port\n12 May 2024\nRebels took the port.\nRead more\n13 May 2024", "2024-05-12"),
        ("en", "2 January 2016\nA chronology.\n22 January 2015\nHe resigned.\n6 May 2015\nThey met.", "2016-01-02"),
        ("ar", "02 كانون2/يناير 2016\nسيطر المسلحون على الميناء.", "2016-01-02"),
        ("fr", "12 mai 2024 - 09:10\nIls ont pris le port.\n13 mai 2024 - 10:20\nMis à jour.", "2024-05-12"),
    ],
)
def test_the_date_of_a_page_stays_its_own(lang, text, day):
    found = read_article(text, lang, day)
    assert published_in(text, lang) == day
    assert next(f for f in found if f.edtf == day).furniture


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        (
            "ar",
            "2013\n3 مارس: قتل عشرة في هجوم هو الأكثر دموية منذ مايو 2012.\n5 أبريل: فجر مسلحون أنبوب النفط.\n"
            "2014\n\n21 سبتمبر: سيطر المسلحون على المدينة، وهو الأول منذ مايو 2010.\n9 أكتوبر: قتل 47 في تفجير.",
            ["2013-03-03", "2013-04-05", "2014-09-21", "2014-10-09"],
        ),
        (
            "en",
            "2011\n15 April: Fighting breaks out, the worst since May 2009.\n6 June: The army leaves.\n"
            "2012\n2 February: Talks open, the first since 3 May 2010.\n4 March: Talks end.",
            ["2011-04-15", "2011-06-06", "2012-02-02", "2012-03-04"],
        ),
        (
            "fr",
            "Les événements de 2012\n- 15 avril : des combats éclatent.\n- 6 juin : l'armée quitte la ville.",
            ["2012-04-15", "2012-06-06"],
        ),
        ("en", "15 November 2012: Talks open.\n6 December: Talks end.\n3 January: War.", None),
    ],
)
def test_a_day_takes_the_year_that_stands_over_it_and_none_of_the_background(lang, text, days):
    days = days or ["2012-11-15", "2012-12-06", "2013-01-03"]
    assert [edtf for edtf, *_ in told(text, lang, "2015-06-02") if len(edtf) == len("2012-01-01")] == days


@pytest.mark.parametrize(
    ("lang", "text", "day", "stance"),
    [
        ("ar", "في 22 كانون الثاني/يناير استقال الرئيس من منصبه.", "2014-01-22", "reports"),
        ("en", "On 22 January the president resigned.", "2014-01-22", "reports"),
        ("en", "The president resigned on 22 January.", "2014-01-22", "reports"),
        ("fr", "Le 22 janvier, les rebelles ont pris le palais.", "2014-01-22", "reports"),
        ("en", "The president will resign on 22 January.", "2015-01-22", "announces"),
        ("en", "Lawmakers summoned the general to testify on 22 January.", "2015-01-22", "announces"),
        ("fr", "Le conseil a convoqué un sommet le 22 janvier.", "2015-01-22", "announces"),
    ],
)
def test_what_a_verb_of_the_past_governs_is_over(lang, text, day, stance):
    [proposal] = propose(text, lang, "2015-01-02")
    assert (proposal.finding.edtf, proposal.stance) == (day, stance)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("الأحد 25 كانون2/يناير 2015", "2015-01-25"),
        ("25 كانون 2 2015", "2015-01-25"),
        ("3 كانون1 2014", "2014-12-03"),
        ("3 تشرين1/أكتوبر 2014", "2014-10-03"),
        ("3 ت2 2014", "2014-11-03"),
        ("٧ ك١ ٢٠١٤", "2014-12-07"),
    ],
)
def test_months_with_their_numbers_are_months(words, edtf):
    [proposal] = propose(f"{words} خرجت مظاهرات في صنعاء.", "ar", "2015-03-01")
    assert (proposal.finding.text, proposal.finding.edtf) == (words, edtf)
    assert proposal.title == "خرجت مظاهرات في صنعاء"


@pytest.mark.parametrize("sign", ["•", "-", "–", "*", "◾", "▪"])
@pytest.mark.parametrize(
    ("lang", "words", "title"),
    [
        ("en", "On 3 March 2015, rebels took the port.", "Rebels took the port"),
        ("ar", "انسحب الجيش من المدينة في 3 مارس 2015.", "انسحب الجيش من المدينة"),
        ("fr", "Le 3 mars 2015, l'armée a quitté la ville.", "L'armée a quitté la ville"),
    ],
)
def test_the_sign_of_a_list_begins_neither_a_title_nor_a_quote(sign, lang, words, title):
    assert told(f"{sign} {words}\n", lang, "2015-04-01") == [("2015-03-03", words, title)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("أبرز الأحداث اليمنية لعام 2015 مميز", "أبرز الأحداث اليمنية لعام 2015 مميز"),
        ("غادر في 21 فبراير بعد أن كان قيد الإقامة الجبرية.", "غادر بعد أن كان قيد الإقامة الجبرية"),
        ("غادر هادي صنعاء في 21 فبراير.", "مغادرة هادي صنعاء"),
    ],
)
def test_a_title_that_says_nothing_gives_way_to_the_plain_words(text, title):
    assert [made for *_, made in told(text, "ar", "2016-01-02")] == [title]


@pytest.mark.parametrize(
    ("lang", "text", "quote"),
    [
        ("ar", "تسلسل زمني\n2018\n• 6 ديسمبر: انطلقت مشاورات.\n• 13 ديسمبر: وقع اتفاق.", "6 ديسمبر: انطلقت مشاورات."),
        ("en", "A chronology\n2018\n6 December: Talks open.\n13 December: Talks end.", "6 December: Talks open."),
    ],
)
def test_a_year_alone_on_its_line_begins_anew(lang, text, quote):
    assert told(text, lang, "2021-01-05")[0][:2] == ("2018-12-06", quote)


MONTHS = {
    "fr": (
        "Comment le port en est arrivé là\n\nJanvier 2010\n\nLe port est rasé par un séisme.\n\nJuillet 2021\n\n"
        "Le gouverneur est tué chez lui.\n\n29 février 2024\n\nDes bandes attaquent la prison du port.",
        ["2010-01", "2021-07", "2024-02-29"],
    ),
    "ar": (
        "كيف بلغ الميناء هذا الحد\n\nيناير 2010 – زلزال يدمر الميناء.\n\n"
        "يوليو 2021 – مسلحون يقتلون الحاكم في بيته.\n\n"
        "29 فبراير 2024 – عصابات تهاجم سجن الميناء.",
        ["2010-01", "2021-07", "2024-02-29"],
    ),
    "en": (
        "How the port came to ruin\n\nJanuary 2010: A quake levels the port.\n\n"
        "July 2021: Gunmen kill the governor.\n\n"
        "29 February 2024: Gangs storm the prison.",
        ["2010-01", "2021-07", "2024-02-29"],
    ),
}


@pytest.mark.parametrize("lang", MONTHS)
def test_months_of_long_ago_are_headings_among_days_of_now(lang):
    text, days = MONTHS[lang]
    assert [edtf for edtf, *_ in told(text, lang, "2024-03-08")] == days


@pytest.mark.parametrize(
    "text",
    [
        "July 2021\n\nGangs stormed the prison on 29 February 2024.",  # of which paper it is
        "Gangs stormed the prison on 29 February 2024. In July 2021: a killing. It began in January 2010.",
    ],
)
def test_a_month_alone_on_a_line_or_in_a_sentence_is_none(text):
    assert [edtf for edtf, *_ in told(text, "en", "2024-03-08")] == ["2024-02-29"]
