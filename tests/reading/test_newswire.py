"""Dates as news agencies write them: quarters, a day alone, and words that only look like what is to come."""

import pytest
from babel import localedata
from babel.dates import get_day_names, get_month_names

from events.reading import read_article
from events.reading.names import months, weekdays


@pytest.mark.parametrize(
    ("lang", "published", "text", "dates"),
    [
        # Of a quarter: the same one, so many years before
        (
            "en",
            "2024-11-20",
            "In the third quarter, output fell to 2 million tons from 3 million a year earlier.",
            [("third quarter", "[2024-07..2024-09]"), ("a year earlier", "[2023-07..2023-09]")],
        ),
        (
            "en",
            "2024-11-20",
            "In the first quarter of 2023, exports rose from the year-ago quarter.",
            [("first quarter of 2023", "[2023-01..2023-03]"), ("the year-ago quarter", "[2022-01..2022-03]")],
        ),
        ("en", "2024-11-20", "Exports rose from the year-ago quarter.", []),
        (
            "en",
            "2024-11-20",
            "In the 2022 third quarter, exports fell.",
            [("2022 third quarter", "[2022-07..2022-09]")],
        ),
        ("en", "2024-11-20", "Rain fell in the August-September period.", [("August-September", "2024-08/2024-09")]),
        (
            "en",
            "2024-11-20",
            "The mayor was elected two years ago this month.",
            [("two years ago this month", "2022-11")],
        ),
        # A day alone, of the month before it
        (
            "fr",
            "2024-06-20",
            "La trêve a commencé en mars 2024. Le 15, le pont a sauté. Le 18 au matin, le port est tombé.",
            [("mars 2024", "2024-03"), ("15", "2024-03-15"), ("18", "2024-03-18")],
        ),
        (
            "fr",
            "2024-06-20",
            "La trêve a commencé en mars 2024. Le 15, rue du Port, ferme.",
            [("mars 2024", "2024-03")],
        ),
        (
            "en",
            "2024-06-20",
            "The truce began in March 2024. On the 15th, the bridge was blown up.",
            [("March 2024", "2024-03"), ("15th", "2024-03-15")],
        ),
        ("fr", "2024-06-20", "Le 15, le pont a sauté.", []),
        (
            "fr",
            "2023-10-10",
            "La force doit partir à la fin de ce mois d'octobre.",
            [("fin de ce mois d'octobre", "[2023-10-21..2023-10-31]")],
        ),
        # Months as agencies write them
        ("ar", "2024-06-20", "اجتمع الوفدان في تشرين ثان 2023.", [("تشرين ثان 2023", "2023-11")]),
        ("ar", "2024-06-20", "وقعا الهدنة في فبراير2002.", [("فبراير2002", "2002-02")]),
        (
            "ar",
            "2016-11-03",
            "أعلن الناطق (الثالث من تشرين ثان/ نوفمبر) فتح الطريق.",
            [("الثالث من تشرين ثان/ نوفمبر", "2016-11-03")],
        ),
        ("ar", "2024-06-20", "قال مسؤول لموقع مصرنا اليوم إن القافلة وصلت.", []),
        # No plan: a walk, a noun, an adjective
        ("en", "2024-06-20", "Gunmen shot at villagers going to market on Sunday.", [("Sunday", "2024-06-16")]),
        ("en", "2024-06-20", "They are going to leave on Sunday.", [("Sunday", "2024-06-23")]),
        ("en", "2024-06-20", "In May, housing starts fell.", [("May", "2024-05")]),
        (
            "en",
            "2024-02-13",
            "The line will double its trains between Aro and Bela by August where markets are untouched by war.",
            [("August", "2024-08")],
        ),
    ],
)
def test_dates_of_newswire(lang, published, text, dates):
    assert [(finding.text, finding.edtf) for finding in read_article(text, lang, published)] == dates


@pytest.mark.parametrize(("lang", "fewest"), [("ar", 20), ("en", 50), ("fr", 30)])
def test_the_months_and_weekdays_of_every_region_are_known(lang, fewest):
    named = [name.split("_") for name in localedata.locale_identifiers()]
    regions = ["_".join(parts) for parts in named if parts[0] == lang and all(len(part) < 4 for part in parts)]
    assert len(regions) > fewest
    for names, known in ((get_month_names, months(lang)), (get_day_names, weekdays(lang))):
        assert known == {
            name: number
            for region in regions
            for context in ("format", "stand-alone")
            for number, name in names("wide", context, region).items()
        }
