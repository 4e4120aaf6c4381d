import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.reading import LEXICONS
from events.reading.folding import fold_with_offsets
from events.reading.lexicon import Lexicon
from events.reading.openings import Openings
from tests.reading.accuracy import LANGUAGES, sentences
from tests.reading.test_reading import news

WORD = re.compile(r"[^\W\d_]+|\d+")


def untried(lexicon: Lexicon, text: str) -> list[str]:
    """The rules whose patterns match where the openings do not have them tried."""
    tried: dict[int, set[int]] = {}
    for place, patterns in lexicon.openings_in(text).places(text):
        tried.setdefault(place, set()).update(patterns)
    return [
        f"{lexicon.patterns[index][0]} at {text[run.start() :][:40]!r}"
        for run in WORD.finditer(text)
        for index in range(len(lexicon.patterns))
        if lexicon.matchers[index](text, run.start()) and index not in tried.get(run.start(), ())
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_pattern_that_matches_in_the_sentences_is_tried(lang):
    for sentence in sentences():
        if sentence.lang == lang:
            assert untried(LEXICONS[lang], fold_with_offsets(sentence.text).text) == []


@given(news, st.sampled_from(LANGUAGES))
def test_every_pattern_that_matches_among_words_of_dates_is_tried(text, lang):
    assert untried(LEXICONS[lang], fold_with_offsets(text).text) == []


def places(patterns: list[str], text: str, clitics: str = "") -> list[tuple[str, list[int]]]:
    groups = {"mon": ["may", "june", "cold moon"], "unit": ["week"]}
    openings = Openings(enumerate(patterns), groups, {"d": r"[12]?\d", "y": r"20\d\d"}, clitics)
    return [(text[place:], indexes) for place, indexes in openings.places(text)]


def test_two_words_open_a_pattern_whatever_parts_them():
    assert places(["<d>(?:st|nd)?(?: of)? <mon>", "<mon>(?:,? <y>)?"], "the 1st of may, 2020") == [
        ("1st of may, 2020", [0]),
        ("may, 2020", [1]),
    ]


def test_a_word_alone_opens_what_needs_no_other_and_not_what_does():
    assert places(["<unit>", "<unit> <y>"], "a week ago") == [("week ago", [0])]


def test_an_expression_of_two_words_is_one_of_a_group():
    assert places(["(?P<x><mon>)"], "cold moon, cold may") == [("cold moon, cold may", [0]), ("may", [0])]


def test_letters_joined_to_a_group_and_looking_around_are_read_as_they_are():
    assert places(["(?<=a[ ])bi<unit>(?! ago)"], "a biweek a week") == [("biweek a week", [0])]


def test_what_is_written_together_with_a_word_or_number_is_passed_over():
    assert places(["<d> <mon>", "<mon>"], "w1 may wmay", "w") == [
        ("w1 may wmay", [0]),
        ("may wmay", [1]),
        ("wmay", [1]),
    ]


def test_a_pattern_of_repetitions_is_refused_rather_than_misread():
    with pytest.raises(ValueError, match=r"may not hold '\+'"):
        places(["<mon>+"], "may")
