from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import read
from events.reading import LEXICONS, published_in, read_article, sentence_around
from tests.reading.accuracy import LANGUAGES, score, sentences

WORDS = [word for lexicon in LEXICONS.values() for words in lexicon.words.values() for word in words]
news = st.lists(st.sampled_from(WORDS) | st.integers(0, 2100).map(str) | st.text(max_size=6), max_size=25).map(
    " ".join
)
days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)


def found(text: str, lang: str, published: str = "2023-03-31") -> dict[str, str]:
    return {finding.text: finding.edtf for finding in read_article(text, lang, published)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentences_are_read_as_well_as_the_readme_says(lang):
    """Seen and unseen together; the floors are just below what is reached, so that a handful of misses is seen."""
    result = score(sentence for sentence in sentences() if sentence.lang == lang)
    assert result.spans >= 0.99
    assert result.values >= 0.99


@given(st.text() | news, st.sampled_from(LANGUAGES), days | st.just(""))
def test_any_text_is_read_without_failing_and_spans_name_their_words(text, lang, published):
    last = 0
    for finding in read_article(text, lang, published):
        assert text[finding.start : finding.end] == finding.text != ""
        assert finding.start >= last
        last = finding.end
        for edtf in filter(None, (finding.edtf, *finding.alternatives)):
            assert str(read(edtf)) == edtf
        for reason in finding.reasons:
            assert 0 <= reason.start <= reason.end <= len(text)


def test_spans_are_those_of_the_text_as_written_with_its_marks_and_controls():
    text = "\u200fوصل يومَ الخَمِيسِ\u200f ، كما قيل."
    (finding,) = read_article(text, "ar", "2023-03-31")
    assert finding.text == "يومَ الخَمِيسِ"
    assert text[finding.start : finding.end] == finding.text


def test_the_cue_that_decided_is_named_with_its_place_and_the_other_reading_offered():
    text = "الجلسة المقرر عقدها في أبريل"
    (finding,) = read_article(text, "ar", "2023-03-31")
    (reason,) = finding.reasons
    assert (finding.edtf, finding.direction, finding.confidence) == ("2023-04", "future", "medium")
    assert (reason.code, text[reason.start : reason.end]) == ("cue-future", "المقرر")
    assert finding.alternatives == ("2022-04",)


@pytest.mark.parametrize("between", [" ", "\n\n", "\n \n"])
def test_a_cue_of_another_sentence_or_paragraph_decides_nothing(between):
    """A sentence may end with a short word, which is no abbreviation."""
    text = f"The council called for talks, a statement said.{between}The parties are to meet in May."
    assert found(text, "en") == {"May": "2023-05"}
    assert found(f"Talks with the envoy{between}The parties met in May", "en", "2023-03-31")["May"] == "2022-05"


def test_a_list_without_full_stops_is_as_many_sentences_as_lines_and_costs_no_more_than_they():
    """It would take hours if each date looked through the whole list for what governs it."""
    lines = [f"on {day} May 2021 they met and on Tuesday they will vote\n" for day in range(1, 29)] * 300
    findings = read_article("".join(lines), "en", "2023-03-31")
    assert len(findings) == 2 * len(lines)
    assert {finding.edtf for finding in findings[1::2]} == {"2023-04-04"}
    assert all(finding.sentence[1] - finding.sentence[0] < len(lines[-1]) for finding in findings)


def test_a_line_longer_than_any_sentence_is_cut_between_words():
    words = "on Tuesday they met " * 400
    for finding in read_article(words, "en", "2023-03-31"):
        start, end = finding.sentence
        assert 0 < end - start <= 1_000
        assert (words[start - 1 : start] + words[end : end + 1]).strip() == ""


def test_the_sentence_of_a_place_is_found_at_the_very_end_too():
    text = "They met. They will meet again\u0640"
    assert sentence_around(text, len(text) - 1) == (10, len(text))
    assert sentence_around("They met.", 8) == (0, 9)


def test_the_full_stop_of_an_abbreviation_ends_no_sentence():
    assert found("He is to meet Gen. Diallo in May.", "en") == {"May": "2023-05"}


def test_a_participle_before_its_noun_is_no_cue():
    assert found("The council is to hold a closed session in May.", "en") == {"May": "2023-05"}


def test_without_any_cue_the_past_is_assumed_at_low_confidence():
    (finding,) = read_article("Meeting of the council in April", "en", "2023-03-31")
    assert (finding.edtf, finding.confidence, finding.alternatives) == ("2022-04", "low", ("2023-04",))
    assert finding.reasons[0].code == "default-past"


def test_a_cue_after_the_date_counts_within_its_clause_alone():
    assert found("Condamné lundi, il fera appel jeudi.", "fr") == {"lundi": "2023-03-27", "jeudi": "2023-04-06"}
    assert found("حكم القاضي الاثنين وسيستأنف الجمعة", "ar")["الاثنين"] == "2023-03-27"
    assert found("On Monday, they will meet.", "en") == {"Monday": "2023-04-03"}
    assert found("They met, and on Tuesday they will vote.", "en") == {"Tuesday": "2023-04-04"}
    assert found("They met, they said, on Tuesday, and will vote.", "en") == {"Tuesday": "2023-03-28"}


def test_what_has_lasted_since_a_day_began_in_the_past():
    assert found("يزور المبعوث المنطقة منذ الاثنين", "ar") == {"منذ الاثنين": "2023-03-27/.."}
    assert found("They will have met since Monday.", "en") == {"since Monday": "2023-03-27/.."}
    assert found("سيسمح بالمرور ابتداء من الاثنين", "ar") == {"ابتداء من الاثنين": "2023-04-03/.."}


def test_a_relative_clause_governs_one_date_and_the_main_verb_the_next():
    text = "تدخل الهدنة التي أعلنت الثلاثاء حيز التنفيذ السبت"
    assert found(text, "ar") == {"الثلاثاء": "2023-03-28", "السبت": "2023-04-01"}


def test_the_present_tense_at_the_head_of_an_arabic_clause_is_to_come():
    assert found("يستمع المجلس الخميس إلى التقرير", "ar") == {"الخميس": "2023-04-06"}
    assert found("قالت البعثة إن القصف يتواصل الخميس", "ar") == {"الخميس": "2023-03-30"}


def test_a_french_participle_before_a_date_is_past_where_its_accent_says_so():
    assert found("L'offensive lancée en avril s'achèvera en octobre.", "fr", "2023-06-14") == {
        "avril": "2023-04",
        "octobre": "2023-10",
    }
    assert found("La trêve expire le 2 mai", "fr") == {"2 mai": "2023-05-02"}
    assert found("La trêve a expiré en mai", "fr") == {"mai": "2022-05"}


def test_a_plan_in_the_past_is_past():
    assert found("The vote was to be held on Tuesday.", "en") == {"Tuesday": "2023-03-28"}
    assert found("كان مقررا أن تعقد الجلسة يوم الثلاثاء", "ar") == {"يوم الثلاثاء": "2023-03-28"}


def test_a_weekday_that_contradicts_its_date_is_a_warning_and_the_date_is_believed():
    (finding,) = read_article("They met on Monday, 30 March 2023.", "en", "2023-03-31")
    assert (finding.edtf, finding.warning, finding.confidence) == ("2023-03-30", "weekday-differs", "low")


def test_a_weekday_beside_a_day_without_year_finds_the_year():
    assert found("It was signed on Sunday, 19 January.", "en", "2024-06-01") == {"Sunday, 19 January": "2025-01-19"}


def test_what_would_change_within_an_estimated_date_of_publication_is_of_low_confidence():
    sure, unsure = read_article("In May 2021 they met; they met again on Thursday.", "en", "[2023-03-28..2023-03-31]")
    assert (sure.edtf, sure.confidence) == ("2021-05", "high")
    assert (unsure.edtf, unsure.confidence) == ("2023-03-30", "low")
    assert unsure.reasons[-1].code == "anchor-estimated"


def test_without_a_date_of_publication_only_what_is_stated_has_a_value():
    stated, relative = read_article("In May 2021 they met, and again on Thursday.", "en", "")
    assert stated.edtf == "2021-05"
    assert (relative.edtf, relative.confidence, relative.reasons[0].code) == ("", "low", "no-anchor")


def test_a_day_takes_no_year_from_a_date_that_has_none_itself():
    found = read_article("They met in February of this year and in Bern on August 20.", "en", "")
    assert [(one.text, one.edtf) for one in found] == [("February of this year", ""), ("August 20", "")]


@pytest.mark.parametrize(
    ("lang", "text", "published", "edtf"),
    [
        ("en", "On February 29 gunmen attacked the airport.", "", ""),
        ("en", "On February 29 gunmen attacked the airport.", "2024-03-04", "2024-02-29"),
        ("en", "On February 29 gunmen attacked the airport.", "2023-03-04", "2020-02-29"),
        ("fr", "Le 29 février, des hommes armés ont attaqué l’aéroport.", "2025-01-10", "2024-02-29"),
        ("fr", "Le vote aura lieu le 29 février.", "2026-11-02", "2028-02-29"),
        ("ar", "هاجم مسلحون المطار في 29 فبراير.", "2023-03-04", "2020-02-29"),
    ],
)
def test_a_29_february_is_of_a_year_that_has_one(lang, text, published, edtf):
    [reading] = read_article(text, lang, published)
    assert reading.edtf == edtf


def test_another_language_or_an_open_date_of_publication_is_refused():
    with pytest.raises(KeyError):
        read_article("Am Montag", "de", "2023-03-31")
    with pytest.raises(ValueError, match="both ends"):
        read_article("On Monday", "en", "2023/..")


@pytest.mark.parametrize(
    ("text", "lang", "edtf"),
    [
        ("in the second week of June 2023", "en", "[2023-06-08..2023-06-14]"),
        ("dans la dernière semaine de février 2023", "fr", "[2023-02-22..2023-02-28]"),
        ("الأسبوع الأخير من فبراير 2024", "ar", "[2024-02-23..2024-02-29]"),
        ("a fifth week of May 2023", "en", "[2023-05-29..2023-05-31]"),
    ],
)
def test_a_week_of_a_month_is_counted_from_its_first_day_and_the_last_from_its_end(text, lang, edtf):
    assert list(found(text, lang).values()) == [edtf]


def test_days_of_which_the_first_is_past_are_those_of_this_year_though_the_last_is_to_come():
    assert found("They met from 30 March to 2 April.", "en") == {"from 30 March to 2 April": "2023-03-30/2023-04-02"}
    assert found("They met from 30 to 31 March.", "en", "2023-03-30") == {
        "from 30 to 31 March": "2023-03-30/2023-03-31"
    }


def test_days_over_the_new_year_are_the_last_that_began_or_the_next_that_end():
    assert found("They met from 28 December to 3 January.", "en") == {
        "from 28 December to 3 January": "2022-12-28/2023-01-03"
    }
    assert found("They will meet from 28 December to 3 January.", "en") == {
        "from 28 December to 3 January": "2023-12-28/2024-01-03"
    }


def test_a_weekend_told_of_on_a_monday_is_that_which_is_over():
    assert found("They met this weekend.", "en", "2023-04-03") == {"this weekend": "[2023-04-01..2023-04-02]"}
    assert found("They will meet this weekend.", "en", "2023-04-03") == {"this weekend": "[2023-04-08..2023-04-09]"}


def test_a_day_that_a_month_does_not_have_is_no_date():
    assert found("on the 31st of this month", "en", "2023-02-10") == {}
    assert found("on 30 February 2023", "en") == {}


def test_numbers_in_words_go_to_a_hundred():
    assert found("قبل خمسة وعشرين يوما", "ar") == {"قبل خمسة وعشرين يوما": "2023-03-06"}
    assert found("il y a soixante-douze jours", "fr") == {"il y a soixante-douze jours": "2023-01-18"}
    assert found("forty-one days ago", "en") == {"forty-one days ago": "2023-02-18"}


def test_half_of_a_unit_is_not_read_as_the_whole_one():
    assert found("half a year ago; a year and a half ago", "en") == {
        "half a year ago": "2022-09~",
        "a year and a half ago": "2021-09~",
    }
    assert found("قبل شهر ونصف الشهر", "ar") == {}
    assert found("قبل عامين ونصف العام", "ar") == {"قبل عامين ونصف العام": "2020-09~"}
    assert found("il y a un an et demi", "fr") == {"il y a un an et demi": "2021-09~"}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("S/RES/2654 (2022) and document A/77/1", "en"),
        ("قرار مجلس الأمن 2654", "ar"),
        ("مارس الضغط على الجميع", "ar"),
        ("The forces may march on the town", "en"),
        ("Il a été reçu à la mairie", "fr"),
        ("Place du 20 Février", "fr"),
        ("ساحة 20 فبراير", "ar"),
        ("at 10:30 and for three days", "en"),
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text, lang):
    assert found(text, lang) == {}


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        (
            "ar",
            "وصل الوفد الاثنين، وتستأنف المحادثات الثلاثاء المقبل، وقبل ذلك بثلاثة أيام قصفت طائرات السوق.",
            "2024-05-03",
        ),
        (
            "en",
            "The envoys arrived on Monday. Talks resume next Tuesday. Three days earlier drones struck a depot.",
            "2024-05-03",
        ),
        ("ar", "ستستأنف المحادثات الثلاثاء المقبل، وقبل ذلك بثلاثة أيام يصل الوفد.", "2024-05-11"),
    ],
)
def test_what_was_over_is_reckoned_from_the_nearest_day_that_was_over_too(lang, text, edtf):
    assert read_article(text, lang, "2024-05-10")[-1].edtf == edtf


def test_what_was_over_is_no_date_where_only_days_to_come_stand_before_it():
    text = "ستستأنف المحادثات الثلاثاء المقبل، وقبل ذلك بثلاثة أيام قصفت طائرات السوق."
    assert [finding.edtf for finding in read_article(text, "ar", "2024-05-10")] == ["2024-05-14"]


def test_a_verb_of_the_past_with_a_day_after_the_article_is_of_low_confidence_and_no_plan():
    text = "The army came on 9 May 2024. Two days later, drones struck a depot."
    later = read_article(text, "en", "2024-05-10")[-1]
    assert (later.edtf, later.direction, later.confidence) == ("2024-05-11", "past", "low")
    assert not later.is_planned(date(2024, 5, 10))
    told = "They agreed on 9 May 2024 to meet again two days later."
    assert read_article(told, "en", "2024-05-10")[-1].is_planned(date(2024, 5, 10))


def test_the_end_of_a_word_turns_no_cue():
    """«الأمن» ends with «من», after which «المقرر» would be no plan."""
    text = "قبل أيام دعا إلى جلسة مجلس الأمن المقرر عقدها في أبريل"
    reason = read_article(text, "ar", "2023-03-31")[-1].reasons[0]
    assert text[reason.start : reason.end] == "المقرر"


def test_by_a_day_is_that_day_in_a_plan_and_by_then_where_it_had_happened():
    assert found("By Tuesday they had left the town.", "en") == {"By Tuesday": "[..2023-03-28]"}
    assert found("They had left by the end of 2021.", "en") == {"by the end of 2021": "[..2021-12-31]"}
    assert found("They will leave by Tuesday.", "en") == {"Tuesday": "2023-04-04"}
    assert found("They will have left by Tuesday.", "en") == {"Tuesday": "2023-04-04"}
    assert found("وبحلول الثلاثاء كانت القوات قد انسحبت", "ar") == {"بحلول الثلاثاء": "[..2023-03-28]"}
    assert found("The crowd was angered by Tuesday's ruling.", "en") == {"Tuesday": "2023-03-28"}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fr",
            "La trêve court du 1er octobre jusqu'au 9 mai.",
            {"du 1er octobre jusqu'au 9 mai": "2022-10-01/2023-05-09"},
        ),
        ("fr", "L'accord serait en vigueur jusqu'au 12 mai.", {"jusqu'au 12 mai": "../2023-05-12"}),
        ("fr", "Ils se retireront à partir de mardi.", {"à partir de mardi": "2023-04-04/.."}),
        ("fr", "L'envoyé devra rendre son rapport mardi.", {"mardi": "2023-04-04"}),
        ("fr", "L'envoyé livra son rapport mardi.", {"mardi": "2023-03-28"}),
        ("en", "They are to hold talks with the Saudi-led coalition on Tuesday.", {"Tuesday": "2023-04-04"}),
        ("en", "The bank will redeem preferred shares on Tuesday.", {"Tuesday": "2023-04-04"}),
        ("en", "The army seized power after Niger's 2010 coup.", {"2010": "2010"}),
        ("en", "It was in nineteen ninety-six.", {"nineteen ninety-six": "1996"}),
        ("en", "They were to be home by year-end.", {"year-end": "[2023-09..2023-12]"}),
        ("ar", "قُتل 15 شخصا -أول أمس الأربعاء- في قصف", {"أول أمس الأربعاء": "2023-03-29"}),
        ("ar", "وصل الوفد في وقت متأخر من يوم الخميس", {"وقت متأخر من يوم الخميس": "2023-03-30"}),
    ],
)
def test_words_that_turn_a_date(lang, text, expected):
    assert found(text, lang) == expected


def test_the_verb_of_a_day_keeps_it_in_the_past_and_that_of_the_vote_of_a_day_does_not():
    """A day far behind gives way to the near one ahead, but for what happened on it."""
    assert found("They left the town on 18 April.", "en") == {"18 April": "2022-04-18"}
    assert found("The 18 April vote had been called off.", "en") == {"18 April": "2023-04-18"}
    assert found("Le scrutin du 18 avril avait été annulé.", "fr") == {"18 avril": "2023-04-18"}
    assert found("ألغي اقتراع 18 أبريل", "ar") == {"18 أبريل": "2023-04-18"}


def test_a_day_after_the_article_that_a_verb_calls_past_is_no_plan():
    (over,) = read_article("They left the town on 5 May 2023.", "en", "2023-03-31")
    (planned,) = read_article("They announced elections for 5 May 2023.", "en", "2023-03-31")
    assert (over.edtf, over.is_planned(date(2023, 3, 31)), over.confidence) == ("2023-05-05", False, "medium")
    assert (planned.edtf, planned.is_planned(date(2023, 3, 31)), planned.confidence) == ("2023-05-05", True, "high")


def test_a_narrative_goes_on_past_sentences_without_a_date():
    text = "Le 20 juillet 2012, ils la prennent. Le 15 novembre, ils partent. Ils y vont. Le 20 novembre, ils rient."
    assert list(found(text, "fr").values()) == ["2012-07-20", "2012-11-15", "2012-11-20"]


@pytest.mark.parametrize(
    "head",
    ["By A. Reporter, 14 March 2021", "Par A. B. Reporter, 14 mars 2021", "SANAA, Jan 4 (NNN-YPA) – The army left."],
)
def test_a_line_of_the_page_is_none_of_what_it_tells(head):
    lang = "fr" if head.startswith("Par") else "en"
    (finding,) = read_article(f"A headline of the day\n\n{head}\n\nThe army has left.", lang, "2021-03-14")
    assert finding.furniture


@pytest.mark.parametrize(
    ("text", "edtf", "cue"),
    [
        ("Ils sont entrés dans Goma dans la nuit de dimanche à lundi.", "2025-01-26/2025-01-27", "sont entrés"),
        (
            "Sont entrés dans Goma dans la nuit de dimanche à lundi des rebelles.",
            "2025-01-26/2025-01-27",
            "Sont entrés",
        ),
        ("Vendredi, les rebelles sont alors entrés.", "2025-01-24", "sont alors entrés"),
        ("Ils y sont restés de lundi à vendredi.", "2025-01-20/2025-01-24", "sont restés"),
        ("Elle est partie en juin.", "2024-06", "est partie"),
        ("Trois casques bleus sont tombés mercredi.", "2025-01-22", "sont tombés"),
        ("Des soldats y sont parvenus dimanche.", "2025-01-26", "sont parvenus"),
        ("Les rebelles se sont emparés de Goma lundi.", "2025-01-27", "se sont"),
    ],
)
def test_a_verb_that_tells_with_etre_tells_of_the_past(text, edtf, cue):
    [finding] = read_article(text, "fr", "2025-01-28")
    [reason] = finding.reasons
    assert (finding.edtf, reason.code, text[reason.start : reason.end]) == (edtf, "cue-past", cue)


@pytest.mark.parametrize(
    ("text", "edtf", "cue"),
    [
        ("المتمردون دخلوا غوما ليلة الأحد الاثنين.", "2025-01-26/2025-01-27", "دخلوا"),
        ("الجنود وصلوا الجمعة.", "2025-01-24", "وصلوا"),
        ("وانسحبوا من البلدة يوم الأربعاء.", "2025-01-22", "وانسحبوا"),
    ],
)
def test_an_arabic_verb_of_several_tells_of_the_past(text, edtf, cue):
    [finding] = read_article(text, "ar", "2025-01-28")
    [reason] = finding.reasons
    assert (finding.edtf, reason.code, text[reason.start : reason.end]) == (edtf, "cue-past", cue)


def test_a_state_that_is_party_to_a_treaty_is_no_verb_of_the_past():
    [finding] = read_article("Le Niger est partie au traité jusqu'en juin.", "fr", "2025-01-28")
    assert finding.edtf == "../2025-06"


@pytest.mark.parametrize(
    ("lang", "line", "day"),
    [
        ("fr", "AFP, 28 janvier 2025", "2025-01-28"),
        ("fr", "Par Actualite.cd, le 4 avril 2025", "2025-04-04"),
        ("fr", "Actualite.cd, le 4 avril 2025", "2025-04-04"),
        ("fr", "RFI - Publié le : 30/06/2025 - 18:42", "2025-06-30"),
        ("fr", "Le Monde avec AFP, le 28 janvier 2025 à 18h42", "2025-01-28"),
        ("en", "Reuters, 28 January 2025", "2025-01-28"),
        ("en", "By Actualite.cd, 4 April 2025", "2025-04-04"),
        ("en", "BBC News | 30 June 2025", "2025-06-30"),
        ("en", "RT, 4 Oct 2020", "2020-10-04"),
        ("en", "The Harbour Courier, Sunday 4 October 2020", "2020-10-04"),
        ("en", "Harbour Post · 4 Oct 2020 · 14:05", "2020-10-04"),
        ("fr", "La Dépêche du Fleuve – 4 octobre 2020", "2020-10-04"),
        ("ar", "صحيفة المرفأ | 4 أكتوبر 2020", "2020-10-04"),
        ("en", "The Daily Post - Published: 30/06/2025 - 18:42", "2025-06-30"),
        ("ar", "رويترز، 28 يناير 2025", "2025-01-28"),
        ("ar", "بقلم أحمد علي، 4 أبريل 2025", "2025-04-04"),
        ("ar", "الجزيرة - نشر في: 30/06/2025 - 18:42", "2025-06-30"),
        ("ar", "منشور الاثنين 3 مايو 2021", "2021-05-03"),
        ("ar", "تعز – وكالة الريف: الاثنين، 8 سبتمبر 2025م", "2025-09-08"),
        ("ar", "السبت 27/أبريل/2024 - 10:17 م", "2024-04-27"),
        ("ar", "أبريل 13، 2025", "2025-04-13"),
        ("ar", "السبت 19 يوليو 2025 الساعة 10 صباحاً بتوقيت اليمن", "2025-07-19"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_of_an_agency_and_a_day_says_when_the_article_appeared(lang, line, day, gap):
    below = {"fr": "L'armée est partie hier.", "en": "The army left yesterday.", "ar": "انسحب الجيش أمس."}[lang]
    text = f"Goma{gap}{line}{gap}{below}"
    assert published_in(text, lang) == day
    dated, told = read_article(text, lang, day)
    assert (dated.edtf, dated.furniture, told.furniture) == (day, True, False)
    assert text[slice(*dated.sentence)].strip() == line
    assert text[slice(*told.sentence)].strip() == below


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "AFP, 28 janvier 2025 : deux morts à Goma"),
        ("fr", "Bataille de Goma, 28 janvier 2025"),
        ("fr", "Un rapport – publié le 28 janvier 2025 – accuse les rebelles"),
        ("en", "Battle of Goma, 28 January 2025"),
        ("en", "Fall of the Old Post - 28 January 2025 - as it was told"),
        ("en", "Siege of Goma | 28 January 2025"),
        ("en", "A report - published on 28 January 2025 - accuses the rebels"),
        ("ar", "معركة غوما، 28 يناير 2025"),
    ],
)
def test_a_line_that_tells_of_a_day_is_none_of_the_page(lang, line):
    assert published_in(f"Goma\n{line}\n", lang) == ""


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("بدأت المعارك في 7 إبريل2024 في المدينة.", "2024-04-07"),
        ("سقطت البلدة يوم الخميس 9 مايو2024.", "2024-05-09"),
        ("أصاب القصف الذي تواصل حتى الأحد حيا سكنيا.", "../2025-08-24"),
        ("وتستمر الهدنة حتى الأحد.", "../2025-08-31"),
        ("استمر الحصار حتى الأحد.", "../2025-08-24"),
    ],
)
def test_a_year_may_be_written_to_its_month_and_what_went_on_until_a_day_is_over(text, edtf):
    [finding] = read_article(text, "ar", "2025-08-24")
    assert finding.edtf == edtf
