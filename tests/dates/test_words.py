import pytest
from hypothesis import given

from events.dates import read
from events.dates.words import days_in_words, in_words, under_its_year
from tests.dates.strategies import dates

PHRASES = {
    "2023-03-30": ("30 March 2023", "30 مارس 2023", "le 30 mars 2023"),
    "2023-04-01": ("1 April 2023", "1 أبريل 2023", "le 1er avril 2023"),
    "2023-04": (
        "in April 2023, day not given",
        "في أبريل 2023 (اليوم غير مذكور)",
        "en avril 2023 (jour non précisé)",
    ),
    "1970": ("in 1970, month not given", "في عام 1970 (الشهر غير مذكور)", "en 1970 (mois non précisé)"),
    "2023-21": (
        "in spring 2023, day not given",
        "في ربيع 2023 (اليوم غير مذكور)",
        "au printemps 2023 (jour non précisé)",
    ),
    "199X": (
        "in the 1990s, year not given",
        "في تسعينيات القرن العشرين (السنة غير مذكورة)",
        "dans les années 1990 (année non précisée)",
    ),
    "2023-03-27/2023-03-31": ("from 27 to 31 March 2023", "من 27 إلى 31 مارس 2023", "du 27 au 31 mars 2023"),
    "1980-08/1987-04": (
        "from August 1980 to April 1987",
        "من أغسطس 1980 إلى أبريل 1987",
        "d’août 1980 à avril 1987",
    ),
    "[1975-10-30..1975-11-02]": (
        "on one or more days between 30 October and 2 November 1975",
        "في يوم أو أكثر بين 30 أكتوبر و2 نوفمبر 1975",
        "à une date entre le 30 octobre et le 2 novembre 1975",
    ),
    "[1975-10-30,1975-10-31]": (
        "on 30 or 31 October 1975",
        "في 30 أو 31 أكتوبر 1975",
        "le 30 ou le 31 octobre 1975",
    ),
    "[..2023-03-28]": ("by 28 March 2023", "في 28 مارس 2023 أو قبله", "au plus tard le 28 mars 2023"),
    "2020-11-13/..": (
        "since 13 November 2020, still going on",
        "منذ 13 نوفمبر 2020 (مستمر)",
        "depuis le 13 novembre 2020 (toujours en cours)",
    ),
    "1976/": (
        "from 1976, end not known",
        "من 1976 (النهاية غير معروفة)",
        "à partir de 1976 (fin inconnue)",
    ),
    "../1991": ("until 1991", "حتى 1991", "jusqu’en 1991"),
    "1976-03~": ("about March 1976", "نحو مارس 1976", "vers mars 1976"),
    "2023?": ("perhaps 2023", "ربما 2023", "peut-être en 2023"),
    "2010-10-10~/2010-11-08": (
        "from about 10 October 2010 to 8 November 2010",
        "من نحو 10 أكتوبر 2010 إلى 8 نوفمبر 2010",
        "des environs du 10 octobre 2010 au 8 novembre 2010",
    ),
}


@pytest.mark.parametrize("edtf", PHRASES)
def test_each_form_is_said_in_three_languages(edtf):
    assert tuple(in_words(read(edtf), lang) for lang in ("en", "ar", "fr")) == PHRASES[edtf]


@pytest.mark.parametrize(
    ("days", "phrases"),
    [
        ("2003-01-01/2003-01-02", ("from 1 to 2 January 2003", "من 1 إلى 2 يناير 2003", "du 1er au 2 janvier 2003")),
        ("2003-01-02/2003-01-02", ("2 January 2003", "2 يناير 2003", "2 janvier 2003")),
        ("2003-03-15/2003-03-31", ("from 15 to 31 March 2003", "من 15 إلى 31 مارس 2003", "du 15 au 31 mars 2003")),
        ("2004-02-01/2004-02-29", ("February 2004", "فبراير 2004", "février 2004")),
        ("2003-04-01/2003-06-30", ("from April to June 2003", "من أبريل إلى يونيو 2003", "d’avril à juin 2003")),
        ("1990-01-01/1999-12-31", ("from 1990 to 1999", "من 1990 إلى 1999", "de 1990 à 1999")),
        (
            "1975-10-06/1975-12-31",
            (
                "from 6 October to 31 December 1975",
                "من 6 أكتوبر إلى 31 ديسمبر 1975",
                "du 6 octobre au 31 décembre 1975",
            ),
        ),
        ("9999-01-01/9999-12-31", ("9999", "9999", "9999")),
    ],
)
def test_days_are_said_by_whole_months_and_years_where_they_are(days, phrases):
    first, last = read(days).bounds
    assert tuple(days_in_words(first, last, lang) for lang in ("en", "ar", "fr")) == phrases


def test_a_plan_says_that_it_is_one():
    april = read("2023-04")
    assert in_words(april, "en", planned=True) == "planned: in April 2023, day not given"
    assert in_words(april, "ar", planned=True) == "مقرر: في أبريل 2023 (اليوم غير مذكور)"
    assert in_words(april, "fr", planned=True) == "prévu : en avril 2023 (jour non précisé)"


@given(dates)
def test_every_date_has_words_that_hold_its_years_and_no_notation(edtf):
    for lang in ("en", "ar", "fr"):
        words = in_words(read(edtf), lang)
        assert not set(words) & set("[]/~?{}X")
        years = [str(point.year) for point in read(edtf).points if point.precision != "decade"]
        assert [year for year in years if year not in words] == []


@pytest.mark.parametrize(
    ("edtf", "phrases"),
    [
        ("1970", ("in 1970", "في عام 1970", "en 1970")),
        ("199X", ("in the 1990s", "في تسعينيات القرن العشرين", "dans les années 1990")),
        ("1970~", ("about 1970", "نحو 1970", "vers 1970")),
        ("1970-21", PHRASES["2023-21"]),
        ("1970-03-05", ("5 March 1970", "5 مارس 1970", "le 5 mars 1970")),
    ],
)
def test_what_a_heading_says_is_not_said_again_below_it(edtf, phrases):
    said = tuple(under_its_year(read(edtf), lang) for lang in ("en", "ar", "fr"))
    assert said == tuple(phrase.replace("2023", "1970") for phrase in phrases)


def test_a_plan_below_its_heading_is_still_one():
    assert under_its_year(read("1970"), "en", planned=True) == "planned: in 1970"
