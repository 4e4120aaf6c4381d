"""Sentences of our own, each an instance of a kind met in real articles; and words that are no verbs."""

import json
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

from events.reading import LEXICONS, Finding, published_in, read_article
from events.reading.narrative import NEED

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "kinds.jsonl").read_text(encoding="utf-8").splitlines()
    if line
]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_every_kind_of_real_articles_is_read(case):
    found = {(f.start, f.end): f for f in read_article(case["text"], case["lang"], case["published"])}
    for expected in case["expected"]:
        finding = found.pop((expected["start"], expected["end"]), None)
        if finding is None:
            assert expected.get("optional"), expected["text"]
            continue
        assert finding.edtf in (expected["edtf"], *expected.get("accept", []))
        assert finding.furniture == expected.get("furniture", False)
    assert found == {}


def one(text: str, lang: str, words: str, published: str = "2024-06-20") -> Finding:
    return next(finding for finding in read_article(text, lang, published) if finding.text == words)


def test_the_working_names_the_words_that_a_date_was_reckoned_from():
    text = "Shelling began on 3 March 2015. The next day the mission closed."
    finding = one(text, "en", "The next day")
    (reason,) = finding.reasons
    assert (reason.code, text[reason.start : reason.end]) == ("from-text", "3 March 2015")
    assert (finding.edtf, finding.confidence) == ("2015-03-04", "medium")


def test_a_date_of_the_narrative_offers_the_articles_own_year():
    text = "Fighting began on 12 May 2014. On 20 May the town fell."
    finding = one(text, "en", "20 May")
    assert (finding.edtf, finding.alternatives, finding.confidence) == ("2014-05-20", ("2024-05-20",), "medium")
    assert [text[r.start : r.end] for r in finding.reasons if r.code == "narrative-year"] == ["12 May 2014"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The next day they left, and two days later they came back."),
        ("fr", "Le lendemain, ils sont partis; la veille, ils étaient là."),
        ("ar", "وغادروا في اليوم التالي وعادوا في الشهر نفسه."),
    ],
)
def test_with_nothing_before_them_such_words_are_no_dates(lang, text):
    assert read_article(text, lang, "2024-06-20") == []


def test_every_unit_of_time_may_hang_on_a_date():
    groups = ("unit", "units", "single", "dual")
    units = {
        unit for lexicon in LEXICONS.values() for name in groups for unit in lexicon.words.get(name, {}).values()
    }
    assert units == set(NEED)


def test_nothing_hangs_on_a_date_that_waits_for_the_articles_day():
    found = read_article("They came on Monday. The next day they left.", "en", "")
    assert [(finding.text, finding.edtf) for finding in found] == [("Monday", "")]
    found = read_article("They met on 3 May 2014. They came on Monday. The next day they left.", "en", "")
    assert [(finding.text, finding.edtf) for finding in found] == [("3 May 2014", "2014-05-03"), ("Monday", "")]


def test_nothing_hangs_on_the_day_of_the_paper_that_tells_it():
    text = "Miners left last Thursday, says Monday's issue of the Harbour News. That same night a mill burned."
    assert one(text, "en", "That same night").edtf == "2024-06-13"


def test_a_narrative_goes_on_over_new_year():
    assert one("On 28 December 2013 the camp fell. On 4 January the army left.", "en", "4 January").edtf == (
        "2014-01-04"
    )


def test_a_text_without_a_date_of_its_own_takes_the_year_before():
    assert one(
        "The truce of 2011 failed. On 12 May 2014 the town fell. In June it was lost.", "en", "June", ""
    ).edtf == ("2014-06")


def test_a_chronicle_gives_its_year_to_all_its_days():
    text = (
        "The war began in January 2014. In February 2014 the port fell. Talks opened in March 2014.\n"
        "Elections came in 2016.\n"
        "On 7 May the bridge was blown up."
    )
    assert one(text, "en", "7 May").edtf == "2014-05-07"


def test_where_the_weekday_beside_yesterday_is_of_a_day_before_the_text_was_printed_later():
    found = read_article("قتل شرطيان أمس الاثنين في كمين، ويجتمع المجلس غدا.", "ar", "2024-03-06")
    assert [(f.text, f.edtf) for f in found] == [("أمس الاثنين", "2024-03-04"), ("غدا", "2024-03-06")]
    assert (found[0].warning, found[0].confidence) == ("printed-later", "medium")


def test_a_far_day_and_month_gives_way_to_the_near_one_and_says_so():
    finding = one("Lawmakers summoned the general to testify on July 10.", "en", "July 10")
    assert (finding.edtf, finding.direction, finding.alternatives) == ("2024-07-10", "future", ("2023-07-10",))
    assert finding.reasons[0].code == "nearest"


def test_a_weekday_of_today_that_is_still_to_come_is_today_and_a_week_on_the_other():
    finding = one("A vote is scheduled for Thursday.", "en", "Thursday")
    assert (finding.edtf, finding.direction, finding.alternatives) == ("2024-06-20", "future", ("2024-06-27",))


def test_this_week_is_the_coming_one_where_it_is_said_at_its_end_of_what_will_be():
    finding = one("The envoy will visit the capital this week.", "en", "this week", "2024-06-22")
    assert (finding.edtf, finding.confidence) == ("[2024-06-24..2024-06-30]", "low")
    assert finding.alternatives == ("[2024-06-17..2024-06-23]",)


def test_a_dateline_and_a_line_of_a_page_are_furniture():
    text = "GENEVA, March 14 (Agency) - The two sides met on Tuesday.\nUpdated on 15 March 2023 at 10:00\n"
    found = read_article(text, "en", "2023-03-15")
    assert [(f.text, f.furniture) for f in found] == [
        ("March 14", True),
        ("Tuesday", False),
        ("15 March 2023", True),
    ]


NO_VERBS = {
    "ar": """
        بيان بيروت بينهم فيديو سيئون كييف سيرغي بيتر كيلومتر سيارة سياسة سيطرة سيول سيناء ستالين سيبيريا
        ليبيا فيينا بيلاروس ليفني فينيسيوس كينشاسا بينغ لينا سيدني سيناتور سيناريو بيئة كيان كيف ليلى فيصل
        فيلم بيت بيتهم سيف سيدة يوسف ياسر يافا يعقوب يونس يورو يمين يسار يد يهود ويليام ويكيليكس ويلسون
        بيانات بيع سيل سنة سند سينما ستار سيمون سيلفا سيغال سيرلانكا ستوكهولم ستراسبورغ سيتي سيجارة سيرة
        سيسيل تونس تركيا تيغراي تشاد تل تلة تدريب
    """,
    "en": """
        Will May Mark Rose Grant Ends camera opera cholera extra era statement Beirut Sergei video remains
        meeting Shoulder Canberra Willis Expedition Likely Lever Sullivan Duane Hopkins unrest headquarters
        Plant Plantation
    """,
    "fr": """
        opéra caméra choléra guérilla Riviera Alexandra Sandra portrait extrait retrait attrait trait vidéo
        Beyrouth Sergueï Vienne Herrera Rivera Guerra Sierra terra Cassandra Hydra tundra Canberra Shakira
        Avante avantage
    """,
}
TEMPLATES = {
    "ar": ("اجتمع الوفدان {} الجمعة.", "الجمعة"),
    "en": ("The delegations met {} on Friday.", "Friday"),
    "fr": ("Les délégations se sont réunies {} vendredi.", "vendredi"),
}


@cache
def names(lang: str) -> list[str]:
    """Places, languages and coins of the world by their names in CLDR, and words of our own."""
    locale = Locale(lang)
    known = {*locale.territories.values(), *locale.languages.values(), *locale.currencies.values()}
    zones = {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    return sorted({*known, *zones, *NO_VERBS[lang].split()})


@pytest.mark.parametrize("lang", TEMPLATES)
def test_no_name_of_a_person_place_or_thing_says_that_a_day_is_to_come(lang):
    template, day = TEMPLATES[lang]
    assert len(names(lang)) > 500
    turned = [
        name for name in names(lang) if one(template.format(name), lang, day, "2024-06-20").direction == "future"
    ]
    assert turned == []


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "Peace talks open\nPublished Oct 20, 2022\nThe army left on 3 May 2021.", "2022-10-20"),
        ("en", "MOSCOW (Agency - 11th April, 2023) The army left on Monday.", "2023-04-11"),
        ("ar", "الخرطوم 27 أكتوبر 2025 (وكالة) أعلن المجلس هدنة.", "2025-10-27"),
        ("ar", "الجيش يدخل المدينة ويعلن هدنة\nالفاشر، 27 أكتوبر 2025 ــ أعلن الجيش، الأحد، هدنة.", "2025-10-27"),
        ("ar", "الفاشر ٢٧ اكتوبر ٢٠٢٥م : أعلن الجيش هدنة.", "2025-10-27"),
        ("ar", "الخرطوم 27-10-2025م (وكالة)- أعلن المجلس هدنة.", "2025-10-27"),
        ("ar", "نيويورك 27 أكتوبر 2025 / وكالة / دعا المجلس إلى هدنة.", "2025-10-27"),
        ("en", "October 27, 2025 (KHARTOUM) – The army entered the town on Sunday.", "2025-10-27"),
        ("ar", "27 أكتوبر 2025 (الخرطوم) – دخل الجيش المدينة الأحد.", "2025-10-27"),
        ("ar", "أحداث 27 أكتوبر 2025: دخل الجيش المدينة.", ""),
        ("en", "October 27, 2025 (Sunday): the army entered the town.", ""),
        ("ar", "آخر تحديث: السبت-12 يوليو 2025-01:01ص\nوصل الوفد أمس.", "2025-07-12"),
        ("ar", "عودة الوفد\n\n12.07.2025 - محدث : 13.07.2025\nعاد الوفد إلى مدينة النور.", "2025-07-12"),
        ("en", "The army left on 3 May 2021.", ""),
        ("ar", "نشر في أخبار الوادي يوم 27 - 10 - 2025\nأعلن المجلس هدنة.", "2025-10-27"),
        ("ar", "الخرطوم، 27 أكتوبر 2025م الموافق 5 جمادى الأولى 1447هـ (وكالة)- أعلن المجلس هدنة.", "2025-10-27"),
        ("ar", "الاثنين 5 جمادى الأولى 1447هـ - 27 أكتوبر 2025م\nأعلن المجلس هدنة.", "2025-10-27"),
        ("ar", "الرياض 5 جمادى الأولى 1447 هـ الموافق 27 أكتوبر 2025 م واس\nأعلن المجلس هدنة.", "2025-10-27"),
        ("ar", "عدن 27أكتوبر2025 (وكالة) أعلن المجلس هدنة.", "2025-10-27"),
        ("en", "Posted on 27 - 10 - 2025\nThe army left on Monday.", "2025-10-27"),
        ("fr", "Publié le ²/5/2023\nLe moulin a fermé.", ""),
    ],
)
def test_a_text_may_say_itself_when_it_was_published(lang, text, day):
    assert published_in(text, lang) == day


def test_a_stop_without_a_blank_ends_an_arabic_sentence():
    text = "وصلت القوات أمس للحماية.وتمكنت من البلدة اليوم."
    first, second = read_article(text, "ar", "2024-06-20")
    assert text[slice(*first.sentence)] == "وصلت القوات أمس للحماية."
    assert second.sentence[0] == first.sentence[1]


def test_a_newspapers_name_is_no_day():
    assert read_article("نقلت العرب اليوم عن مصدر خبر الهدنة.", "ar", "2024-06-20") == []


def test_the_day_before_with_its_weekday_is_one_date():
    assert one("Ils ont été tués la veille (samedi).", "fr", "la veille (samedi)", "2021-08-09").edtf == "2021-08-07"
