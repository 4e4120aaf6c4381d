import pytest

from events.text.counts import in_words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((None, None, None), ""),
        ((None, 0, None), "0"),
        ((10, 12, 15), "12 (10–15)"),
        ((10, None, 15), "10–15"),
        ((10, None, None), "at least 10"),
        ((None, None, 15), "at most 15"),
        ((10, 12, None), "12 (at least 10)"),
    ],
)
def test_counts_are_told_as_far_as_the_source_gives_them(counts, words):
    assert in_words(*counts) == words
