"""What real articles say that a title, a claim or a date was wrong of; the sentences are of our own."""

import pytest

from events.reading import read_article
from events.reading.proposing import propose

DAY = "2024-06-20"  # a Thursday


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        ("en", "Similarly, the rebels seized the town of Nara on Monday.", "The rebels seized the town of Nara"),
        ("en", "Subsequently, two shells hit the market on Monday.", "Two shells hit the market"),
        ("fr", "C’est ainsi que deux soldats ont été tués lundi.", "Deux soldats ont été tués"),
        ("fr", "En revanche, les rebelles ont pris Nara mardi.", "Les rebelles ont pris Nara"),
        ("ar", "وبالمثل، سيطر المتمردون على البلدة يوم الاثنين.", "سيطر المتمردون على البلدة"),
        (
            "en",
            "After the attack, the army announced on Monday a curfew in Nara.",
            "The army announced a curfew in Nara",
        ),
        ("ar", "وبعد الهجوم، أعلن الجيش يوم الثلاثاء حظر التجول.", "إعلان الجيش حظر التجول"),
        (
            "ar",
            "وكانت القوات الحكومية قد شنت يوم الاثنين ثلاث غارات على الميناء.",
            "القوات الحكومية شنت ثلاث غارات على الميناء",
        ),
        ("ar", "فيما أفادت وكالة نبأ بتعرض الميناء فجر اليوم لقصف عنيف.", "تعرض الميناء لقصف عنيف"),
        ("en", "They attacked the barracks on Monday, Reuters reported.", "They attacked the barracks"),
    ],
)
def test_a_title_does_without_what_joins_it_to_the_text_and_gives_no_deed_to_who_reports_it(lang, text, title):
    assert [proposal.title for proposal in propose(text, lang, DAY)] == [title]


@pytest.mark.parametrize(
    ("lang", "text", "claimant"),
    [
        ("ar", "فيما أفادت وكالة نبأ بتعرض الميناء فجر اليوم لقصف عنيف.", "وكالة نبأ"),
        ("en", "After the attack, the army announced on Monday a curfew in Nara.", "the army"),
        ("en", "One villager in Nara told reporters that a jet struck on Monday.", "One villager in Nara"),
        ("en", "Andrew Sand said that a jet struck Nara on Monday.", "Andrew Sand"),
        ("fr", "Etienne Sable a déclaré que deux soldats ont été tués lundi.", "Etienne Sable"),
        ("en", "After the attack, the army withdrew to Nara, a doctor said on Monday.", "a doctor"),
    ],
)
def test_who_says_it_after_an_opening_phrase_or_a_joining_word(lang, text, claimant):
    assert [proposal.attribution for proposal in propose(text, lang, DAY)] == [claimant]


def test_a_joining_word_is_no_place():
    (proposal,) = propose("Similarly, the rebels seized the town of Nara on Monday.", "en", DAY)
    assert proposal.places == ["Nara"]


@pytest.mark.parametrize(
    ("lang", "text", "words", "edtf", "others"),
    [
        ("en", "The Sept. 11 attacks changed the region.", "Sept. 11", "2023-09-11", ("2001-09-11",)),
        ("en", "The October 7 attack led to the war.", "October 7", "2023-10-07", ()),
        ("en", "The Aug. 4 bombing divided the town.", "Aug. 4", "2023-08-04", ()),
        ("fr", "L’attaque du 11 septembre a tout changé.", "11 septembre", "2023-09-11", ("2001-09-11",)),
        ("ar", "غير هجوم 11 سبتمبر المنطقة.", "11 سبتمبر", "2023-09-11", ("2001-09-11",)),
    ],
)
def test_the_day_of_a_deed_is_over_and_a_famous_year_is_offered(lang, text, words, edtf, others):
    (finding,) = read_article(text, lang, DAY)
    assert (finding.text, finding.edtf, finding.alternatives) == (words, edtf, others)
    assert finding.confidence == "low"
    assert finding.direction == "past"


def test_an_attack_of_another_october_is_offered_its_famous_year_and_one_to_come_stays_so():
    (finding,) = read_article("The war followed the Oct. 7 attack.", "en", "2026-03-20")
    assert (finding.edtf, finding.alternatives) == ("2025-10-07", ("2023-10-07",))
    (finding,) = read_article("They will mark the Aug. 4 ceremony in Nara.", "en", DAY)
    assert finding.edtf == "2024-08-04"


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("en", "The talks will resume a week from Monday.", "2024-07-01"),
        ("en", "A week from Friday the council meets.", "2024-06-28"),
        ("fr", "Les pourparlers reprendront lundi en huit.", "2024-07-01"),
        ("fr", "Ils se verront vendredi en huit à Nara.", "2024-06-28"),
    ],
)
def test_a_week_after_the_next_such_day(lang, text, edtf):
    assert [finding.edtf for finding in read_article(text, lang, DAY)] == [edtf]
