import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.text.folding import fold
from events.text.searching import searchable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أغسطس", "اغسطس"),
        ("الأُمَمُ المتّحدة", "الامم المتحده"),
        ("مجلـــس", "مجلس"),
        ("موسى", "موسي"),
        ("٢٠٢٣", "2023"),
        ("El Aaiún", "el aaiun"),
        ("  São   Tomé ", "sao tome"),
        ("مسؤول", "مسوول"),
        ("\u200fالعيون\u200e", "العيون"),
    ],
)
def test_spellings_that_readers_mix_fold_to_one(one, other):
    assert fold(one) == fold(other)


def test_different_letters_stay_different():
    assert fold("سلام") != fold("كلام")


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "heap", ["\u0f73", "\u0316\u0301", "\u064b\u0651", "\U0001d165\U0001d16e", "\u0301\U0001d16e", "\uff9e\u0334"]
)
def test_signs_heaped_on_one_letter_take_no_longer_than_others(heap):
    """To order them takes the square of their number, and nobody else is answered meanwhile: 20,000 took a second."""
    began = time.process_time()
    assert (
        searchable(f"caf{'e' + heap * 20_000} war").split()[-1] == fold(f"{heap * 20_000} war").split()[-1] == "war"
    )
    assert time.process_time() - began < 0.6
