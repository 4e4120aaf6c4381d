"""The day of an event beside the day on which it was said, put off or passed on."""

import pytest

from events.reading import read_article
from events.reading.proposing import groups_of, propose

DAY = "2024-06-20"  # a Thursday


@pytest.mark.parametrize(
    ("lang", "text", "dates"),
    [
        ("en", "Miners burned the mill on Tuesday, Sand said, AFP reported on Wednesday.", ["2024-06-18"]),
        (
            "en",
            "The guild said on Monday that it had shot a man, the agency reported on Tuesday.",
            ["2024-06-17"],
        ),
        ("fr", "Le port a brûlé mardi, selon la mairie, a rapporté mercredi l'agence Sable.", ["2024-06-18"]),
        (
            "ar",
            "قتل عشرون عاملا في اليومين الماضيين في حرائق، بحسب ما أعلنت مصادر طبية الأربعاء.",
            ["2024-06-18/2024-06-20"],
        ),
    ],
)
def test_the_day_on_which_it_was_passed_on_dates_no_event(lang, text, dates):
    assert [proposal.finding.edtf for proposal in propose(text, lang, DAY)] == dates


def test_in_the_night_in_which_it_was_said_it_may_have_happened_before():
    text = "Dix mineurs ont été tués, a déclaré la garde, dans la nuit de mardi 18 à mercredi 19 juin."
    proposal = propose(text, "fr", DAY)[0]
    assert proposal.finding.edtf == "2024-06-18/2024-06-19"
    assert proposal.finding.alternatives[0] == "[..2024-06-19]"
    assert proposal.attribution == "la garde"


@pytest.mark.parametrize(
    ("lang", "text", "dates"),
    [
        (
            "en",
            "On May 19 soldiers burned the mill, and by May 20 people had left.",
            ["2024-05-19", "[..2024-05-20]"],
        ),
        ("ar", "وذكرت صحيفة “الوادي اليوم” أن النقابة أعلنت، السبت، الإضراب.", ["2024-06-15"]),
        ("ar", "وذكرت صحيفة الوادي اليوم أن النقابة أعلنت الإضراب.", ["2024-06-20"]),
        ("en", "It cost the lives of May 19 people.", []),
        ("en", "Elections were postponed in May.", ["2024-05"]),
        ("en", "Elections were postponed to May.", ["2025-05"]),
        ("en", "Elections were postponed on Monday until May.", ["2024-06-17", "../2025-05"]),
        ("fr", "Les élections ont été reportées en mai.", ["2024-05"]),
        ("fr", "Les élections ont été reportées lundi.", ["2024-06-17"]),
        ("fr", "La mairie a annoncé qu'à partir de lundi tout mineur devra porter une carte.", ["2024-06-24/.."]),
        (
            "fr",
            "La ville avait décidé une trêve à partir du vendredi 14 juin, suivie deux jours plus tard d'un vote.",
            ["2024-06-14/..", "2024-06-16"],
        ),
    ],
)
def test_what_was_put_off_or_begins_has_a_day_of_its_own(lang, text, dates):
    assert [finding.edtf for finding in read_article(text, lang, DAY)] == dates


def test_a_weekday_beside_today_is_believed_in_what_is_quoted_of_another_day():
    text = "أعلنت النقابة أمس الأربعاء الإضراب. وقالت: «بدأ الإضراب اليوم (الثلاثاء) في الميناء»."
    yesterday, today = read_article(text, "ar", DAY)
    assert (yesterday.edtf, today.edtf) == ("2024-06-19", "2024-06-18")
    assert (today.warning, today.confidence.value, today.alternatives[0]) == ("weekday-differs", "low", DAY)


def test_a_night_after_a_day_without_a_year_is_read_where_the_article_has_no_date():
    text = "The guild left the port on March 24. Two miners were hurt in overnight fighting."
    assert [finding.text for finding in read_article(text, "en")] == ["March 24", "overnight"]


def test_dates_of_one_sentence_that_would_have_one_title_are_one_card():
    text = "Une réunion tenue le 3 juin à Sfax avait décidé une trêve à partir du 5 juin, puis un vote le 9 juin."
    groups = groups_of(read_article(text, "fr", DAY), text, "fr", DAY)
    assert [[finding.edtf for finding in group] for group in groups] == [
        ["2024-06-03", "2024-06-05/.."],
        ["2024-06-09"],
    ]


@pytest.mark.parametrize(
    ("lang", "text", "dates"),
    [
        ("en", "The raid came on 3 May. Two days after the raid, they fled.", ["2024-05-03", "2024-05-05"]),
        ("en", "The mill burned on 3 May. Two days after the raid, they fled.", ["2024-05-03"]),
        (
            "fr",
            "L'attaque a eu lieu le 3 mai. Deux jours après l'attaque, ils ont fui.",
            ["2024-05-03", "2024-05-05"],
        ),
        ("fr", "Le port a brûlé le 3 mai. Deux jours après l'attaque, ils ont fui.", ["2024-05-03"]),
        ("ar", "وقع الهجوم في 3 مايو. وبعد يومين من الهجوم، غادروا.", ["2024-05-03", "2024-05-05"]),
        ("ar", "وقع الحريق في 3 مايو. وبعد يومين من الهجوم، غادروا.", ["2024-05-03"]),
    ],
)
def test_so_long_after_what_was_told_of_a_day_is_reckoned_from_it(lang, text, dates):
    assert [finding.edtf for finding in read_article(text, lang, DAY)] == dates


@pytest.mark.parametrize(
    ("lang", "text", "dates", "other"),
    [
        ("en", "The mayor said on Tuesday that ten miners had fled today.", ["2024-06-18", "2024-06-18"], DAY),
        (
            "ar",
            "وقال نور سامي، رئيس المجلس، الثلاثاء 18 يونيو، إن الحرس حرر العمال في وقت سابق اليوم.",
            ["2024-06-18", "2024-06-18"],
            DAY,
        ),
        (
            "en",
            "The guild said on Wednesday it had shot down ten drones overnight.",
            ["2024-06-19", "2024-06-18/2024-06-19"],
            "2024-06-19/2024-06-20",
        ),
    ],
)
def test_today_and_overnight_are_of_the_day_on_which_it_was_said(lang, text, dates, other):
    findings = read_article(text, lang, DAY)
    assert [finding.edtf for finding in findings] == dates
    assert findings[1].alternatives[0] == other
    assert findings[1].confidence.value != "high"


def test_the_day_on_which_a_war_of_years_ago_began_only_tells_which_one_is_meant():
    text = "They held it since the first months of the war that erupted on April 15, 2023. The mill burned on Monday."
    assert [proposal.finding.edtf for proposal in propose(text, "en", DAY)] == ["2024-06-17"]
