import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.text.folding import fold


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
