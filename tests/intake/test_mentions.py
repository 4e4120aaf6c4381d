from types import SimpleNamespace

import pytest

from events.intake.mentions import Spellings, actors_spelled, nearest


def spelled(*spellings: str, inflected: bool = False) -> Spellings:
    found = Spellings(inflected=inflected)
    for number, spelling in enumerate(spellings):
        found.add(spelling, number)
    return found


@pytest.mark.parametrize(
    "text",
    ["والمغرب يرحب", "للمغرب موقف", "بالمغرب", "وللمغرب", "ٱلْمَغْرِب", "قال المغرب ،"],
)
def test_an_arabic_name_is_found_with_what_is_written_to_it(text):
    spellings = spelled("المغرب")
    assert [m.pk for m in spellings.mentions(text)] == [0]


def test_a_name_is_not_found_inside_another_word():
    assert spelled("مالي", "Mali").mentions("الأموال مالية and Somalia") == []


def test_the_longer_name_is_taken():
    spellings = spelled("Security Council", "Council")
    assert [m.pk for m in spellings.mentions("The Security Council met; the Council agreed.")] == [0, 1]


def test_a_short_acronym_is_a_name_only_in_capitals():
    spellings = spelled("US", "IS")
    assert [m.pk for m in spellings.mentions("It is said to us that US forces left.")] == [0]


def test_a_cue_word_is_found_in_its_inflections():
    cues = spelled("attack", "قصف", "مشاورات", inflected=True)
    assert [m.pk for m in cues.mentions("They attacked. قصفت الطائرات قبل المشاورات")] == [0, 1, 2]


def test_mentions_are_spans_of_the_text_as_given():
    text = "زار وفدٌ من مـوريتانيـا الرباط"
    [mention] = spelled("موريتانيا").mentions(text)
    assert text[mention.start : mention.end] == "مـوريتانيـا"


def test_the_nearest_is_the_nearest_on_either_side():
    mentions = spelled("talks", "attack").mentions("talks were held on Monday after the attack")
    assert nearest(mentions, 19, 25) == 1
    assert nearest(mentions, 10, 12) == 0
    assert nearest([], 0, 1) is None


@pytest.mark.parametrize(
    ("spelled", "written"),
    [
        ("غوتيريش", "قال جوتيريش"),
        ("جبهة البوليساريو", "وجبهة البوليزاريو"),
        ("القوات الأمريكية", "للقوات الأميركية"),
        ("Zelensky", "Zelenskiy said"),
    ],
)
def test_names_of_elsewhere_are_known_in_each_of_their_spellings(spelled, written):
    spellings = Spellings()
    spellings.add(spelled, 1)
    assert [mention.pk for mention in spellings.mentions(written)] == [1]


def test_short_words_are_taken_as_they_are_written():
    spellings = Spellings()
    spellings.add("جاب", 1)
    assert spellings.mentions("غاب") == []


def registered(*names: str) -> Spellings:
    return actors_spelled(
        [SimpleNamespace(pk=pk, spellings=[name]) for pk, name in enumerate(names)], range(len(names))
    )


def test_the_only_army_is_known_by_that_word_and_a_group_by_another_label():
    spellings = registered("قوات الدعم السريع", "الجيش السوداني")
    assert [m.pk for m in spellings.mentions("قصف الجيش مواقع مليشيا الدعم السريع")] == [1, 0]
    english = registered("Rapid Support Forces", "Sudanese army")
    assert [m.pk for m in english.mentions("Shells of the army hit a school.")] == [1]


def test_of_two_armies_none_is_meant_by_the_word():
    assert registered("الجيش السوداني", "الجيش التشادي").mentions("قصف الجيش مواقع") == []
    assert registered("الجيش السوداني").mentions("قصف جيش مواقع") == []
    foreign = actors_spelled([SimpleNamespace(pk=0, spellings=["الجيش السوداني"])])
    assert foreign.mentions("قصف الجيش مواقع") == []
