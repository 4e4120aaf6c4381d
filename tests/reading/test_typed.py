from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from events.dates import Form, Span, read
from events.dates.hijri import MONTHS
from events.dates.words import in_words
from events.reading import typed as reader
from events.reading.typed import FIRST_OF_A_TABLE, one_date, typed
from tests.dates.strategies import dates, texts

LANGUAGES = ("ar", "en", "fr")
CELL = {"order": "", "cell": True, "oldest": FIRST_OF_A_TABLE}


def readings(text: str, lang: str = "en", **options) -> list[str]:
    return [str(when) for when in typed(text, lang, **options)]


def refused(text: str, lang: str = "en", **options) -> tuple[str, str | None]:
    """The reason why, and the nearest right form."""
    with pytest.raises(ValidationError) as refusal:
        one_date(text, lang, **options)
    return refusal.value.code, refusal.value.params["nearest"]


NUMBERS = [
    ("21/5/2023", "2023-05-21"),
    ("21.5.2023", "2023-05-21"),
    ("21-5-2023", "2023-05-21"),
    ("21 5 2023", "2023-05-21"),
    ("21 - 5 - 2023", "2023-05-21"),
    ("٢١/٥/٢٠٢٣", "2023-05-21"),
    ("2023/5/21", "2023-05-21"),
    ("2019-5-19", "2019-05-19"),
    ("20200314", "2020-03-14"),
    ("03/2020", "2020-03"),
    ("2020/3", "2020-03"),
    ("\u202d2018/09/04\u202c", "2018-09-04"),
    ("\u200e2020-03-14", "2020-03-14"),
    ("2020\u201103\u201114", "2020-03-14"),
    ("2020–03–14", "2020-03-14"),
    ("[ 1990 .. 1991 ]", "[1990..1991]"),
    ("199x", "199X"),
    ("3/4/2023", "2023-04-03"),
]
WORDS = [
    ("21 May 2023", "2023-05-21"),
    ("21 may 2023", "2023-05-21"),
    ("MARCH 2023", "2023-03"),
    ("02-Mar-2015", "2015-03-02"),
    ("Aug 29, 2026", "2026-08-29"),
    ("1852 March 23", "1852-03-23"),
    ("14th of March, 2020", "2020-03-14"),
    ("February 1999", "1999-02"),
    ("2023 March", "2023-03"),
    ("March 1441", "1441-03"),
    ("Q3 2021", "[2021-07..2021-09]"),
    ("1st quarter 2020", "[2020-01..2020-03]"),
    ("early 2024", "[2024-01..2024-04]"),
    ("late 1970s", "[1977..1979]"),
    ("the 1990s", "199X"),
    ("1940's", "194X"),
    ("spring 2021", "2021-21"),
    ("Thursday 30 March 2023", "2023-03-30"),
    ("٢١ أيار ٢٠٢٣", "2023-05-21"),
    ("4 سبتمبر، 2018", "2018-09-04"),
    ("15 تشرين الثاني/ نوفمبر 2012", "2012-11-15"),
    ("13 تشرين الأول (أكتوبر) 2023", "2023-10-13"),
    ("25 كانون 2 2012", "2012-01-25"),
    ("15 اب 2012", "2012-08-15"),
    ("5 أوت 2015", "2015-08-05"),
    ("غشت 2019", "2019-08"),
    ("14 آذار 2020م", "2020-03-14"),
    ("السابع من تشرين الأول/ أكتوبر 2023", "2023-10-07"),
    ("منتصف مارس 2025", "[2025-03-11..2025-03-20]"),
    ("في بداية عام 2020", "[2020-01..2020-04]"),
    ("عام 2019", "2019"),
    ("تسعينيات القرن العشرين", "199X"),
    ("mi-mars 2025", "[2025-03-11..2025-03-20]"),
    ("le 1er mai 2012", "2012-05-01"),
    ("courant mars 2012", "2012-03"),
    ("fév 2012", "2012-02"),
    ("les années 1990", "199X"),
    ("nuit du 3 au 4 mai 2015", "2015-05-03/2015-05-04"),
]
ABOUT_AND_BOUNDS = [
    ("about 1976", "1976~"),
    ("Abt 1940", "1940~"),
    ("c.1976", "1976~"),
    ("1950 c", "1950~"),
    ("~2020-03", "2020-03~"),
    ("around 14/03/2020", "2020-03-14~"),
    ("2020-03-14 (approx.)", "2020-03-14~"),
    ("vers le 3 mars 2020", "2020-03-03~"),
    ("14 مارس 2020 تقريبا", "2020-03-14~"),
    ("حوالي عام 1976", "1976~"),
    ("2020-03-14 ?", "2020-03-14?"),
    ("2020-03-14 (?)", "2020-03-14?"),
    ("?1912", "1912?"),
    ("perhaps March 2020", "2020-03?"),
    ("since 2019", "2019/.."),
    ("since early 2024", "2024/.."),
    ("since mid-March 2020", "2020-03/.."),
    ("since the 1990s", "199X/.."),
    ("2019 - ongoing", "2019/.."),
    ("منذ 2019 حتى الآن", "2019/.."),
    ("depuis le 3 mars 2020", "2020-03-03/.."),
    ("until 2020", "../2020"),
    ("jusqu'au 3 mars 2020", "../2020-03-03"),
    ("Bef 1850", "[..1849]"),
    ("<1912", "[..1911]"),
    ("avant le 1er mars 2020", "[..2020-02-29]"),
    ("قبل 2020", "[..2019]"),
    ("after March 2020", "[2020-04..]"),
    ("after the 1990s", "[2000..]"),
    ("before spring 2020", "[..2020-02]"),
    ("by March 2020", "[..2020-03]"),
    ("before late 2023", "[..2023-08]"),
    ("avant fin 2022", "[..2022-08]"),
    ("avant la fin de 2022", "[..2022-08]"),
    ("قبل أواخر 2023", "[..2023-08]"),
    ("after early March 2023", "[2023-03-11..]"),
    ("week of 3 March 2023", "[2023-02-27..2023-03-05]"),
    ("the week ending March 5, 2023", "[2023-02-27..2023-03-05]"),
    ("last quarter of 2023", "[2023-10..2023-12]"),
    ("قبل منتصف مارس 2023", "[..2023-03-10]"),
    ("before the second half of March 2020", "[..2020-03-15]"),
    ("by the end of 2023", "[..2023-12]"),
    ("by end of March 2023", "[..2023-03-31]"),
    ("au plus tard fin mars 2023", "[..2023-03-31]"),
    ("d'ici fin juin 2023", "[..2023-06-30]"),
    ("بحلول نهاية مارس 2023", "[..2023-03-31]"),
    ("until early 2023", "../2023-04"),
    ("jusqu'à mi-2022", "../2022-08"),
    ("after Q2 2020", "[2020-07..]"),
    ("avant le premier trimestre 2020", "[..2019-12]"),
    ("après le premier semestre 2021", "[2021-07..]"),
    ("بعد الربع الأول من عام 2021", "[2021-04..]"),
    ("before the late 1970s", "[..1976]"),
    ("avant la fin des années 1970", "[..1976]"),
    ("بعد منتصف التسعينيات", "[1997..]"),
    ("after winter 2020", "[2021-03..]"),
    ("بعد صيف 2020", "[2020-09..]"),
    ("after 3-7 March 2023", "[2023-03-08..]"),
    ("since mid-2021", "2021/.."),
    ("au plus tard le 3 mars 2020", "[..2020-03-03]"),
]
SPELLINGS = """
Fri 3 Jan 2014 = 2014-01-03
Fri. January 3, 2014 = 2014-01-03
ven. 3 janv. 2014 = 2014-01-03
mar. 4 mars 2014 = 2014-03-04
Mar 4 2014 = 2014-03-04
Mar 4 to May 6 2014 = 2014-03-04/2014-05-06
end Jan 2014 = [2014-01-21..2014-01-31]
end 2014 = [2014-09..2014-12]
winter 2013-14 = 2013-24
spring/summer 2012 = 2012-21/2012-22
printemps-été 2012 = 2012-21/2012-22
Q1-Q3 2014 = [2014-01..2014-09]
H2 2019 = [2019-07..2019-12]
Dec 2013/Jan 2014 = 2013-12/2014-01
2014-W12 = [2014-03-17..2014-03-23]
2020W53 = [2020-12-28..2021-01-03]
1480s = 148X
the early 1380s = [1380..1383]
mid-1480s = [1484..1486]
19th century = [1801..1900]
the early 19th century = [1801..1833]
late 20th century = [1967..2000]
XIXe siècle = [1801..1900]
fin du XXe siècle = [1967..2000]
18e siècle = [1701..1800]
première moitié du XXe siècle = [1901..1950]
second half of the 5th century = [0451..0500]
القرن التاسع عشر = [1801..1900]
أوائل القرن العشرين = [1901..1933]
القرن الحادي والعشرين = [2001..2100]
في منتصف القرن الثامن عشر الميلادي = [1734..1766]
القرن 17 = [1601..1700]
"""
TWO_DATES = [
    ("between 3 and 7 March 2023", "2023-03-03/2023-03-07"),
    ("3–7 March 2023", "2023-03-03/2023-03-07"),
    ("From 1 Mar 1852 to 10 Mar 1853", "1852-03-01/1853-03-10"),
    ("Bet 1850 and 1860", "1850/1860"),
    ("1860-1865", "1860/1865"),
    ("2020-03-14 - 2020-03-16", "2020-03-14/2020-03-16"),
    ("14/03/2020 إلى 16/03/2020", "2020-03-14/2020-03-16"),
    ("من 14/03/2020 إلى 16/03/2020", "2020-03-14/2020-03-16"),
    ("بين 14/03/2020 و16/03/2020", "2020-03-14/2020-03-16"),
    ("14/03/2020-16/03/2020", "2020-03-14/2020-03-16"),
    ("14-16/03/2020", "2020-03-14/2020-03-16"),
    ("14/03 - 16/03/2020", "2020-03-14/2020-03-16"),
    ("15 au 20 mars 2012", "2012-03-15/2012-03-20"),
    ("15 mars 2012 au 20 mars 2012", "2012-03-15/2012-03-20"),
    ("late March - early April 2020", "2020-03/2020-04"),
    ("14 March 1976 - c. 1980", "1976-03-14/1980~"),
    ("2020-03-14 or 2020-03-15", "[2020-03-14,2020-03-15]"),
    ("1976 ou 1977", "[1976,1977]"),
    ("3 أو 4 مارس 2020", "[2020-03-03,2020-03-04]"),
    ("2020-03-14 and 2020-03-15", "2020-03-14/2020-03-15"),
    ("from mid-March 1995 to 1997", "1995-03/1997"),
    ("from the late 1970s to 1985", "197X/1985"),
    ("from mid-2018 until February 2019", "2018/2019-02"),
    ("3 and 4 May 2023", "2023-05-03/2023-05-04"),
    ("31 March and 1 April 2023", "2023-03-31/2023-04-01"),
    ("late March and early April 2020", "2020-03/2020-04"),
    ("mars et avril 2023", "2023-03/2023-04"),
    ("عامي 2020 و2021", "2020/2021"),
    ("between May 1 and 3, 2023", "2023-05-01/2023-05-03"),
    ("بين 3 و7 مايو 2023", "2023-05-03/2023-05-07"),
    ("late 2022 or early 2023", "[2022-09..2023-04]"),
    *(line.split(" = ") for line in SPELLINGS.strip().splitlines()),
]
HIJRI = [
    ("15/03/1441 هـ", "2019-11-12"),
    ("15-03-1441 AH", "2019-11-12"),
    ("1441/03/15 هـ", "2019-11-12"),
    ("15 رمضان 1444 هـ", "2023-04-06"),
    ("Ramadan 1444", "[2023-03-23..2023-04-20]"),
    ("ramadan 1444", "[2023-03-23..2023-04-20]"),
    ("1402هـ", "[1981-10-28..1982-10-17]"),
    ("عام 1441 هـ", "[2019-08-31..2020-08-19]"),
    ("15/03/1441 م", "1441-03-15"),
    ("15 ramadan 1444 de l'hégire", "2023-04-06"),
    ("before Ramadan 1444", "[..2023-03-22]"),
    ("بعد رمضان 1444", "[2023-04-21..]"),
    ("حتى رمضان 1444", "../2023-04-20"),
    ("au plus tard en ramadan 1444", "[..2023-04-20]"),
    ("since Ramadan 1444", "2023-03/.."),
    ("بعد عام 1441 هـ", "[2020-08-20..]"),
    ("since 1441 AH", "2019-08/.."),
    ("from Ramadan 1444 to Shawwal 1444", "2023-03/2023-05"),
    ("Ramadan 1444 or Shawwal 1444", "[2023-03-23..2023-05-20]"),
]
BOTH_CALENDARS = [
    ("Ramadan 1444 / March 2023", "2023-03"),
    ("ramadan 1444 / mars 2023", "2023-03"),
    ("رمضان 1444 الموافق مارس 2023", "2023-03"),
    ("15 رمضان 1444هـ الموافق 6 أبريل 2023", "2023-04-06"),
    ("6 أبريل 2023م الموافق 15 رمضان 1444هـ", "2023-04-06"),
    ("15/9/1444هـ الموافق 6/4/2023م", "2023-04-06"),
    ("1444/09/15 الموافق 2023/04/06", "2023-04-06"),
    ("الثلاثاء 1 / 8 / 1444هـ الموافق 21 / 2 / 2023م", "2023-02-21"),
    ("29 رمضان 1444 هجريًا الموافق 20 أبريل 2023 م", "2023-04-20"),
    ("الخميس 12 ربيع الأول 1437 موافق 24 دجنبر 2015", "2015-12-24"),
    ("15 Ramadan 1444 AH corresponding to 6 April 2023", "2023-04-06"),
    ("le 15 ramadan 1444, correspondant au 6 avril 2023", "2023-04-06"),
    ("2023-04-06 (15 Ramadan 1444)", "2023-04-06"),
    ("15 Ramadan 1444 - 6 April 2023", "2023-04-06"),
    ("1 Ramadan 1444 - 20 April 2023", "2023-03-23/2023-04-20"),
    ("1444هـ / 2023م", "2023"),
    ("18 محرم 1444هـ -الموافق: 16 أغسطس 2022م", "2022-08-16"),
    ("1443/12/20 هـ الموافق: 19/07/2022 مـ", "2022-07-19"),
    ("27 من شعبان 1432 (29 يوليو 2011)", "2011-07-29"),
    ("06 فبراير 2023 م 16 رجب 1444 هــ", "2023-02-06"),
    ("du 1er chaabane 1443 (4 mars 2022)", "2022-03-04"),
    ("Muharram 1446H (July 2024)", "2024-07"),
    ("before 15 Ramadan 1444 (6 April 2023)", "[..2023-04-05]"),
]


@pytest.mark.parametrize(("text", "edtf"), [*NUMBERS, *WORDS, *ABOUT_AND_BOUNDS, *TWO_DATES, *HIJRI, *BOTH_CALENDARS])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_typed_date_means_the_same_whatever_the_language_of_the_page(text, edtf, lang):
    assert readings(text, lang) == [edtf]


# Phrases of a year, with the first and the last month of each; months 13 and 14 are of the next year.
PERIODS = {
    "en": {"{}": (1, 12), "early {}": (1, 4), "mid-{}": (5, 8), "late {}": (9, 12), "Q3 {}": (7, 9)}
    | {"the second half of {}": (7, 12), "spring {}": (3, 5), "winter {}": (12, 14), "May {}": (5, 5)},
    "fr": {"{}": (1, 12), "début {}": (1, 4), "mi-{}": (5, 8), "fin {}": (9, 12), "premier trimestre {}": (1, 3)}
    | {"second semestre {}": (7, 12), "été {}": (6, 8), "hiver {}": (12, 14), "mai {}": (5, 5)},
    "ar": {"عام {}": (1, 12), "أوائل {}": (1, 4), "منتصف {}": (5, 8), "أواخر {}": (9, 12)}
    | {"الربع الأول من {}": (1, 3), "النصف الثاني من {}": (7, 12), "صيف {}": (6, 8), "شتاء {}": (12, 14)},
}
BOUNDS = {
    "en": {"before": "before {}", "after": "after {}", "until": "until {}", "by": "by {}", "since": "since {}"},
    "fr": {"before": "avant {}", "after": "après {}", "until": "jusqu'à {}", "by": "au plus tard {}"}
    | {"since": "depuis {}"},
    "ar": {"before": "قبل {}", "after": "بعد {}", "until": "حتى {}", "by": "بحلول {}", "since": "منذ {}"},
}
DAY = timedelta(1)


def bounded(phrase: str, lang: str) -> dict[str, tuple[Form, Span]]:
    """By what stands before a phrase, the form and the bounds of the date."""
    read_as = {name: one_date(words.format(phrase), lang) for name, words in BOUNDS[lang].items()}
    return {name: (when.form, when.bounds) for name, when in read_as.items()}


def bounds_of(first: date, last: date, begun: date) -> dict[str, tuple[Form, Span]]:
    return {
        "before": (Form.BETWEEN, Span(None, first - DAY)),
        "after": (Form.BETWEEN, Span(last + DAY, None)),
        "until": (Form.LASTED, Span(None, last)),
        "by": (Form.BETWEEN, Span(None, last)),
        "since": (Form.LASTED, Span(begun, None)),
    }


@given(st.data(), st.sampled_from(LANGUAGES), st.integers(1900, 2080))
def test_a_bound_is_that_of_what_was_said_whatever_stands_before_it(data, lang, year):
    phrase = data.draw(st.sampled_from([*PERIODS[lang]]))
    first, last = PERIODS[lang][phrase]
    a_unit = one_date(phrase.format(year), lang).form == Form.POINT
    start = date(year, first, 1)
    end = date(year + (last > 12), (last - 1) % 12 + 1, monthrange(year + (last > 12), (last - 1) % 12 + 1)[1])
    assert bounded(phrase.format(year), lang) == bounds_of(start, end, start if a_unit else date(year, 1, 1))


@given(st.sampled_from(LANGUAGES), st.integers(0, 11), st.integers(1343, 1498))
def test_a_bound_by_a_hijri_month_is_that_of_the_month(lang, number, year):
    month, following = (f"{MONTHS[lang][n % 12]} {year + n // 12}" for n in (number, number + 1))
    (first, _), (next_first, _) = (one_date(text, lang).bounds for text in (month, following))
    expected = bounds_of(first, next_first - DAY, first.replace(day=1))
    assert bounded(month, lang) == expected


@given(st.integers(190, 209), st.sampled_from([("early", 0, 3), ("mid-", 4, 6), ("late", 7, 9)]))
def test_a_bound_by_a_part_of_a_decade_is_that_of_the_part(decade, part):
    words, first, last = part
    start, end = date(decade * 10 + first, 1, 1), date(decade * 10 + last, 12, 31)
    assert bounded(f"{words} {decade}0s", "en") == bounds_of(start, end, date(decade * 10, 1, 1))


@given(dates, st.sampled_from(LANGUAGES))
def test_edtf_is_read_as_it_is(edtf, lang):
    assert typed(edtf, lang) == (read(edtf),)


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_a_day_in_our_own_words_is_read_in_any_page(day, written, lang):
    assert readings(in_words(read(day.isoformat()), written), lang) == [day.isoformat()]


@pytest.mark.parametrize("name", [*MONTHS["ar"], *MONTHS["en"], *MONTHS["fr"]])
def test_every_hijri_month_that_we_write_is_read(name):
    (when,) = typed(f"1 {name} 1440", "en")
    assert date(2018, 9, 11) <= when.bounds.start <= date(2019, 8, 2)


@pytest.mark.parametrize(
    ("text", "order", "values"),
    [
        ("3/4/2023", "", ["2023-04-03", "2023-03-04"]),
        ("3/4/2023", "mdy", ["2023-03-04"]),
        ("31/12/2023", "", ["2023-12-31"]),
        ("12/31/2023", "", ["2023-12-31"]),
        ("3/3/2023", "", ["2023-03-03"]),
        ("3/4/2023 - 5/4/2023", "", ["2023-04-03/2023-04-05", "2023-03-04/2023-05-04"]),
        ("31/12/75", "dmy", ["2075-12-31", "1975-12-31"]),
        ("13-Mar-98", "dmy", ["2098-03-13", "1998-03-13"]),
        ("2003/04", "dmy", ["2003-04", "2003/2004"]),
        ("15/03/1441", "dmy", ["1441-03-15", "2019-11-12"]),
        ("عام 1441", "dmy", ["1441", "[2019-08-31..2020-08-19]"]),
    ],
)
def test_all_that_a_text_can_mean_is_offered(text, order, values):
    assert readings(text, order=order) == values


def test_what_can_mean_several_things_is_refused_with_each_in_words():
    with pytest.raises(ValidationError) as refusal:
        one_date("3/4/2023", "en", order="")
    assert refusal.value.code == "several"
    assert refusal.value.params["readings"] == [("2023-04-03", "3 April 2023"), ("2023-03-04", "4 March 2023")]
    assert refusal.value.messages == ["“3/4/2023” can mean: 3 April 2023 (2023-04-03); 4 March 2023 (2023-03-04)."]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("last Thursday", ["2023-03-30"]),
        ("hier", ["2023-03-30"]),
        ("Thursday", ["2023-03-30", "2023-04-06"]),
        ("30 March", ["2023-03-30", "2024-03-30"]),
        ("أبريل الماضي", ["2022-04"]),
        ("30 March 2020", ["2020-03-30"]),
    ],
)
def test_what_depends_on_a_day_has_a_meaning_where_that_day_is_given(text, values):
    assert readings(text, anchor=date(2023, 3, 31)) == values


@pytest.mark.parametrize(
    ("text", "reason", "nearest"),
    [
        ("30 March", "no-year", None),
        ("between 3 and 7 March", "no-year", None),
        ("30 مارس", "no-year", None),
        ("le 5 mai", "no-year", None),
        ("15 رمضان", "no-year", None),
        ("30/3", "no-year", None),
        ("last Thursday", "no-anchor", None),
        ("اليوم", "no-anchor", None),
        ("hier", "no-anchor", None),
        ("31 April 2023", "day", "2023-04-30"),
        ("٣١ أبريل ٢٠٢٣", "day", "2023-04-30"),
        ("29 février 2023", "day", "2023-02-28"),
        ("31/04/2023", "day", "2023-04-30"),
        ("12/31/2020", "day", "2020-12-31"),
        ("20201403", "day", "2020-03-14"),
        ("13/2020", "month", None),
        ("Friday 30 March 2023", "weekday", "2023-03-30"),
        ("about the 1990s", "mark", "199X"),
        ("about 3-7 March 2023", "mark", "2023-03-03/2023-03-07"),
        ("2023-03-30 14:00", "hours", "2023-03-30"),
        ("30 March 2023, 5:30 pm", "hours", "2023-03-30"),
        ("14/03/2020 AH", "hijri", None),
        ("30/02/1441 هـ", "hijri", None),
        ("2020-03-14 BC", "bce", None),
        ("50 av. J.-C.", "bce", None),
        ("2020-03-16 - 2020-03-14", "order", "2020-03-14/2020-03-16"),
        ("2023-05/2023-04", "order", "2023-04/2023-05"),
        ("2004-01-01/2003", "order", "2003/2004-01-01"),
        ("199x?", "decade", "199X"),
        ("/1991", "no-start", "../1991"),
        ("14 March 2020, Rabat", "form", "2020-03-14"),
        ("1 and 3 May 2023", "apart", "2023-05-01/2023-05-03"),
        ("May 1 and 3, 2023", "apart", "2023-05-01/2023-05-03"),
        ("3 et 7 mai 2023", "apart", "2023-05-03/2023-05-07"),
        ("3 و7 مايو 2023", "apart", "2023-05-03/2023-05-07"),
        ("يومي 3 و7 مايو 2023", "apart", "2023-05-03/2023-05-07"),
        ("les 12 et 15 mars 2020", "apart", "2020-03-12/2020-03-15"),
        ("the 12th and 15th of March 2020", "apart", "2020-03-12/2020-03-15"),
        ("mars et mai 2023", "apart", "2023-03/2023-05"),
        ("عامي 2020 و2023", "apart", "2020/2023"),
        ("2020-03-14 and 2020-03-18", "apart", "2020-03-14/2020-03-18"),
        ("1999/00", "month", "1999/2000"),
        ("1980/81", "month", "1980/1981"),
        ("9999/00", "month", "9999"),
        ("1999-00", "month", "1999"),
        ("00/2023", "month", "2023"),
        ("2023-03-00", "day", "2023-03"),
        ("2023-00-05", "day", "2023"),
        ("2023-00-00", "day", "2023"),
        ("20230300", "day", "2023-03"),
        ("0/3/2023", "day", "2023-03"),
        ("3/0/2023", "day", "2023"),
        ("01.00.2010", "day", "2010"),
        ("1829-10-00", "day", "1829-10"),
        ("15 رمضان 1444هـ الموافق 9 أبريل 2023", "calendars", "2023-04-09"),
        ("Ramadan 1444 / March 2022", "calendars", "2022-03"),
        ("15/9/1444هـ الموافق 6/5/2023م", "calendars", "2023-05-06"),
        ("الجمعة 15 رمضان 1444هـ الموافق 6 أبريل 2023م", "weekday", "2023-04-06"),
        ("الخميس 2023-03/.. الموافق 15 رمضان 1444", "weekday", "2023-03/.."),
        ("before about 1976", "choice-mark", "1976"),
        ("after since 2019", "form", "2019/.."),
        ("2020-03-14, 2020-03-15", "form", None),
        ("1943, 1959-1992", "form", None),
        ("2-?-1855", "form", None),
        ("circa 17th century", "form", None),
        ("2004-XX", "form", "2004"),
        ("unknown", "form", None),
        ("", "form", None),
        ("²/5/2023", "form", None),
        ("9" * 200, "form", None),
    ],
)
def test_what_is_not_wholly_understood_is_refused_with_the_reason_and_the_nearest_form(text, reason, nearest):
    assert refused(text) == (reason, nearest)


def test_a_refusal_is_told_in_the_language_of_the_page():
    told = {}
    for lang in LANGUAGES:
        with translation.override(lang), pytest.raises(ValidationError) as refusal:
            one_date("30 mars", lang)
        told[lang] = refusal.value.messages[0].partition("(")[0][:35]
    assert told == {
        "ar": "«30 mars»: السنة غير مذكورة. اكتب م",
        "en": "“30 mars”: the year is missing. Wri",
        "fr": "«\u00a030 mars\u00a0»\u00a0: l’année manque. Écriv",
    }


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2025-09-20", ["2025-09-20"]),
        ("2023-03-30 00:00:00.000", ["2023-03-30"]),
        ("2023-03-30T17:09:00Z", ["2023-03-30"]),
        ("2023-03-30T17:09:00+01:00", ["2023-03-30"]),
        ("2023-03-30 17:09:00+00", ["2023-03-30"]),
        ("17-04-2019 07:51:00", ["2019-04-17"]),
        ("30 March 2023 5:30 pm", ["2023-03-30"]),
        ("2020-03-14 14h30", ["2020-03-14"]),
        ("March 15, 2014 at 10am", ["2014-03-15"]),
        ("March 15, 2014, 10 a.m.", ["2014-03-15"]),
        ("15 mars 2014 vers 10h30", ["2014-03-15"]),
        ("15 مارس 2014 الساعة 10", ["2014-03-15"]),
        ("15 March 2014 10:00 GMT+3", ["2014-03-15"]),
        ("15 March 2014 1000hrs", ["2014-03-15"]),
        ("10:00, 15 March 2014", ["2014-03-15"]),
        ("15/03/2014 14.30", ["2014-03-15"]),
        ("1902-7", ["1902-07"]),
        ("1902-7--9", ["1902-07"]),
        ("1902-7-0", ["1902-07"]),
        ("1902--9--9", ["1902"]),
        ("2020-00-00", ["2020"]),
        ("19560000", ["1956"]),
        ("1999/00", ["1999"]),
        ("2023-03-00", ["2023-03"]),
        ("0/3/2023", ["2023-03"]),
        ("4/10/2023 - 19/3/1445", ["2023-10-04"]),
        ("2020-03-14 - 2020-03-16", ["2020-03-14/2020-03-16"]),
        ("15/03/1441 هـ", ["2019-11-12"]),
        ("04/05/2020", ["2020-05-04", "2020-04-05"]),
        ("1441-03-15", ["1441-03-15", "2019-11-12"]),
        ("05/04/22", ["2022-04-05", "1922-04-05", "2022-05-04", "1922-05-04"]),
        ("1299-1453", ["1299/1453"]),  # no Hijri year with its Gregorian one
        ("1290–1350", ["1290/1350"]),
    ],
)
def test_a_cell_is_read_whole_but_for_its_hours(text, values):
    assert readings(text, **CELL) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        *(
            (text, ["2014-03-12"])
            for text in ("12 de março de 2014", "12 de marzo de 2014", "12-mar-2014", "Marzo 12, 2014")
        ),
        *(
            (text, ["2014-03-12"])
            for text in ("12 березня 2014 р.", "12 марта 2014 г.", "12 бер. 2014", "12 марта 2014 года")
        ),
        *(
            (text, ["2014-03-12"])
            for text in ("miércoles, 12 de marzo de 2014", "середа, 12 березня 2014", "12 мар. 2014")
        ),
        *((text, ["2014-03"]) for text in ("março de 2014", "Березень 2014", "март 2014 года", "marzo del 2014")),
        *((text, ["2014"]) for text in ("2014 г.", "2014 рік")),
        ("13.03.2014 г.", ["2014-03-13"]),
        ("1º de maio de 2014", ["2014-05-01"]),
        ("del 12 al 15 de marzo de 2014", ["2014-03-12/2014-03-15"]),
        ("с 12 по 15 марта 2014 г.", ["2014-03-12/2014-03-15"]),
        *((text, ["2014-03-12/.."]) for text in ("с 12 марта 2014 г.", "з 12 березня 2014 року")),
        *((text, ["2014/.."]) for text in ("с 2014", "desde 2014", "з 2014 року")),
        *(
            (text, ["199X"])
            for text in ("1990-е годы", "1990-е", "1990-ті роки", "década de 1990", "los años 1990", "anos 1990")
        ),
        ("начало 1990-х годов", ["[1990..1993]"]),
        ("12 e 13 de março de 2014", ["2014-03-12/2014-03-13"]),
        ("12 de março - 3 de abril de 2014", ["2014-03-12/2014-04-03"]),
        ("a mediados de abril de 2014", ["[2014-04-11..2014-04-20]"]),
        ("около 12 марта 2014", ["2014-03-12~"]),
        ("12 de abril de 14", ["2014-04-12", "1914-04-12"]),
        *(
            (text, ["2014-03-12"])
            for text in (
                "Mittwoch, 12. März 2014",
                "12 marzo 2014",
                "12 maart 2014",
                "12 mars 2014",
                "12. marts 2014",
            )
        ),
        *(
            (text, ["2014-11-12"])
            for text in ("12 listopada 2014", "12. listopadu 2014", "12 Kasım 2014", "12 Nov 2014")
        ),
        ("Anfang März 2014", ["[2014-03-01..2014-03-10]"]),
        *(
            (text, ["[2014-07..2014-09]"])
            for text in (
                "3. Quartal 2014",
                "T3 2014",
                "2014Q3",
                "3er trimestre de 2014",
                "III квартал 2014",
                "Q3/2014",
            )
        ),
        *((text, ["2014-03-12"]) for text in ("12.III.2014", "2014年3月12日", "12 March 2014[3]")),
        ("2014년 3월", ["2014-03"]),
        *((text, ["1380-09-08"]) for text in ("8 September 1380", "September 8, 1380", "8 septembre 1380")),
        ("15 June – 3 July 1389", ["1389-06-15/1389-07-03"]),
        ("September 1080", ["1080-09"]),
        ("8 Ramadan 1380", ["1961-02-23"]),
        ("13.03.2014, 14:30 Uhr", ["2014-03-13"]),
    ],
)
def test_a_cell_is_read_in_languages_that_the_site_does_not_speak(text, values):
    assert readings(text, **CELL) == values


@pytest.mark.parametrize(
    ("text", "reason", "nearest"),
    [
        ("3 de abril", "no-year", None),
        ("12 March 2014*", "form", "2014-03-12"),  # which may say that it is not sure
        ("31.II.2014", "day", "2014-02-28"),
        ("31 September 1380", "day", None),
        ("the 1380s of old", "form", None),
        ("1750 [1751]", "form", None),
        *(("Sat 3 Jan 2014", "weekday", "2014-01-03"), ("mar 4 mars 2015", "weekday", "2015-03-04")),
        *(("winter 2013-15", "form", None), ("summer/spring 2012", "form", None), ("2014-W60", "form", None)),
        *(
            ("5th century BC", "form", None),
            ("5th century", "early", None),
            ("القرن الثالث عشر الهجري", "form", None),
        ),
        *(("القرن الثالث", "early", None), ("week 12 of 2014", "form", None), ("Q3-Q1 2014", "form", None)),
        ("martes, 12 de marzo de 2014", "weekday", "2014-03-12"),
        ("31 de abril de 2014", "day", "2014-04-30"),
        ("12 de março de 2014 (noite)", "form", "2014-03-12"),
        ("12 de marso de 2014", "form", None),
        ("до 12 марта 2014", "form", "2014-03-12"),
        ("12 березня 2014 -", "form", "2014-03-12/.."),
        ("0025-09-20", "early", "2025-09-20"),
        ("0576", "early", None),
        ("750-1055", "early", None),
        ("1340-1350", "form", None),  # of either calendar, and the tables know no year 1340
        ("1940-09-1940", "form", None),
        ("-141", "bce", None),
        ("-0141-03-05", "bce", None),
        ("BC 140", "bce", None),
        ("0100-01-01", "early", None),
        ("0099-01-01", "early", "2099-01-01"),
        ("0025-09-20/2025-09-21", "early", "2025-09-20/2025-09-21"),
        ("43904", "serial", "2020-03-14"),
        ("14h30", "form", None),
        ("2023-00-05", "day", "2023"),
        ("2023/00/05", "day", "2023"),
        ("March 2020 12:00", "form", "2020-03"),
        ("2020-03-14 (evening)", "form", "2020-03-14"),
        ("2014-", "form", "2014/.."),
        ("2014–", "form", "2014/.."),
        ("2014 --", "form", "2014/.."),
        ("2014-03-", "form", "2014-03/.."),
        ("14/3/2014-", "form", "2014-03-14/.."),
        ("March 2014 –", "form", "2014-03/.."),
        ("2014..", "form", "2014"),
        ("2014…", "form", "2014"),
        ("..2014", "form", "2014"),
        ("2014-?", "form", "2014"),
        ("2014-03-??", "form", "2014-03"),
        ("30 March", "no-year", None),
        ("last week", "no-anchor", None),
    ],
)
def test_a_cell_that_is_not_a_date_is_never_an_exact_day_in_silence(text, reason, nearest):
    assert refused(text, **CELL) == (reason, nearest)


def test_years_before_1000_are_read_where_the_cell_is_edtf():
    assert str(one_date("0001", "en")) == "0001"
    assert readings("0576-03", order="", cell=True) == ["0576-03"]


@given(st.one_of(texts, st.text(max_size=200)), st.sampled_from(["dmy", "mdy", ""]), st.booleans())
def test_any_text_is_read_or_refused_with_a_message_and_a_right_form(text, order, cell):
    try:
        for when in typed(text, "ar", order=order, cell=cell):
            assert read(str(when)) == when
    except ValidationError as refusal:
        assert refusal.messages[0]
        if nearest := refusal.params["nearest"]:
            assert str(read(nearest)) == nearest


PIECES = [
    "14",
    "3",
    "2020",
    "1441",
    "/",
    "-",
    " ",
    "March",
    "مارس",
    "mars",
    "to",
    "إلى",
    "or",
    "?",
    "~",
    "about",
    "هـ",
    *("since", "من", "و", "between", "and", "12:30", "early", "after", "00"),
    *("2023", "رمضان 1444", "Ramadan 1444 (", "الموافق", "الخميس"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_pieces_of_dates_in_any_order_are_read_or_refused(pieces):
    try:
        for when in typed(" ".join(pieces), "en", order="", cell=True):
            assert read(str(when)) == when
    except ValidationError as refusal:
        assert refusal.messages[0]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Saturday 15/03/2014", ["2014-03-15"]),
        ("sam. 15/03/2014", ["2014-03-15"]),
        ("15/03/2014 (Sat)", ["2014-03-15"]),
        ("السبت 15/03/2014", ["2014-03-15"]),
        ("2014-03-15 Saturday", ["2014-03-15"]),
        ("Tuesday 04/03/2014", ["2014-03-04"]),
        ("Thursday 03/04/2014", ["2014-04-03"]),
        ("Thursday 04/03/2014", ["2014-04-03"]),
        ("15 March 2014 (Sat)", ["2014-03-15"]),
        ("(Saturday) 15 March 2014", ["2014-03-15"]),
        ("15 mars 2014 (samedi)", ["2014-03-15"]),
        ("15/16 March 2014", ["2014-03-15/2014-03-16"]),
        ("15/16 août 2014", ["2014-08-15/2014-08-16"]),
        ("28 août/1 sept. 2014", ["2014-08-28/2014-09-01"]),
        ("15/16 مارس 2014", ["2014-03-15/2014-03-16"]),
        ("28 Feb/1 Mar 2014", ["2014-02-28/2014-03-01"]),
        ("Dec 30-Jan 2, 2014", ["2013-12-30/2014-01-02"]),
        ("15Mar2014", ["2014-03-15"]),
        ("August, 9, 1970", ["1970-08-09"]),
        ("Aug., 9 1970", ["1970-08-09"]),
        ("9, août 1970", ["1970-08-09"]),
        ("9, August, 1970", ["1970-08-09"]),
        ("15MAR14", ["2014-03-15", "1914-03-15"]),
        ("w/c 10 March 2014", ["[2014-03-10..2014-03-16]"]),
    ],
)
def test_a_day_beside_its_weekday_and_days_on_either_side_of_a_stroke_are_read(text, values):
    assert [str(when) for when in typed(text, "en", **CELL)] == values


@pytest.mark.parametrize(
    ("text", "reason", "nearest"),
    [
        ("15/03/2014 (Sun)", "form", "2014-03-15"),
        ("Monday 15/03/2014", "form", "2014-03-15"),
        ("15 March 2014 (Sunday)", "weekday", "2014-03-15"),
        ("15/3 March 2014", "form", None),
        ("night of 15 March 2014", "form", "2014-03-15"),
        ("March 2014 at 10am", "form", None),
        ("Apr 30-Mar 2, 2014", "order", "2014-03-02/2014-04-30"),
    ],
)
def test_a_weekday_that_was_another_and_what_is_no_hour_are_refused(text, reason, nearest):
    assert refused(text, **CELL) == (reason, nearest)


@pytest.mark.parametrize("cell", [True, False])
def test_other_spellings_are_sought_in_no_text_that_is_longer_than_any_date(monkeypatch, cell):
    """Some of them go through a text anew from each of its letters: an article in a cell held a process for hours."""
    sought: list[str] = []
    in_full, without_hours = reader.in_full, reader.without_hours
    monkeypatch.setattr(reader, "in_full", lambda text: sought.append(text) or in_full(text))
    monkeypatch.setattr(reader, "without_hours", lambda text: sought.append(text) or without_hours(text))
    for text in ("On 3 March 2014 the guards met. " * 100, "3 March 2014 at ten"):
        with suppress(ValidationError):
            typed(text, "en", order="", cell=cell)
    assert {*sought} == {"3 March 2014 at ten"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("15/9/1320 هـ", "[1902-12-13..1902-12-17]"),
        ("15 رمضان 1320 هـ", "[1902-12-13..1902-12-17]"),
        ("12 Rajab 1290 AH", "[1873-09-02..1873-09-06]"),
        ("رمضان 1320هـ", "[1902-11-29..1903-01-01]"),
        ("1320 هـ", "[1902-04-07..1903-03-30]"),
        ("1343/1/1 هـ", "1924-08-01"),
    ],
)
def test_a_hijri_date_of_before_the_tables_is_within_as_many_days_as_the_reckoning_may_stray(text, found):
    assert [str(when) for when in typed(text, "ar", cell=True)] == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("15/03/0912 هـ", "[1506-08-12..1506-08-16]"),
        ("0658-09-13 هـ", "[1260-08-26..1260-08-30]"),
        ("0658/9/13 AH", "[1260-08-26..1260-08-30]"),
        ("0857 هـ", "[1453-01-18..1454-01-10]"),
        ("9/0658 هـ", "[1260-08-14..1260-09-16]"),
    ],
)
def test_a_year_of_the_hijra_may_begin_with_a_nought(text, found):
    assert readings(text, "ar", cell=True) == readings(text, "ar") == [found]


@pytest.mark.parametrize("text", ["15/03/0912", "12 مارس 0912 هـ", "15 March 0912 AH", "30/13/0900 هـ", "0000 هـ"])
def test_what_is_no_such_year_is_refused_without_an_error(text):
    for lang in LANGUAGES:
        with pytest.raises(ValidationError):
            typed(text, lang, cell=True)


def test_what_is_before_our_era_is_refused_as_such_and_no_other_form_of_it_is_named():
    with pytest.raises(ValidationError) as error:
        typed("44 BC", "en", cell=True)
    assert error.value.messages == [
        "“44 BC” is before our era: the first year here is 0001, and nothing of before it can be taken."
    ]
