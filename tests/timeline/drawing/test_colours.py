import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.drawing.colours import DARK, LEAST, LIGHT, NEUTRAL, contrast, on_both, readable

colours = st.from_regex("#[0-9a-fA-F]{6}", fullmatch=True)
papers = st.sampled_from([LIGHT, DARK])


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#ffffff", "#ffffff") == 1
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert contrast("#ffffff", "#123456") == contrast("#123456", "#ffffff")


@given(colours, papers)
def test_every_colour_can_be_told_from_the_paper_it_is_drawn_on(colour, paper):
    assert contrast(readable(colour, paper), paper) >= LEAST


@given(colours, papers)
def test_a_colour_that_can_be_told_already_stays_as_it_is(colour, paper):
    if contrast(colour, paper) >= LEAST:
        assert readable(colour, paper) == colour.lower()


def test_a_colour_is_moved_as_little_as_it_needs():
    assert readable("#ffff00", LIGHT) == "#797900"
    assert contrast("#808000", LIGHT) < LEAST
    assert readable("#000000", DARK) == "#8c8c8c"
    assert contrast("#868686", DARK) < LEAST


NO_COLOURS = ['"><script>', "", "red", "#fff", "#2274b5 ", "#2274b5\n", "url(#g)", "#2274bg", "٠٠٠٠٠٠", "#٠٠٠٠٠٠"]


@pytest.mark.parametrize("text", NO_COLOURS)
def test_what_is_no_colour_is_drawn_in_grey(text):
    assert readable(text, LIGHT) == readable(NEUTRAL, LIGHT) == NEUTRAL
    assert on_both(text) == on_both(NEUTRAL)


@given(st.text(), papers)
def test_whatever_is_written_for_a_colour_a_colour_is_drawn(text, paper):
    assert re.fullmatch("#[0-9a-f]{6}", readable(text, paper))


def test_a_colour_is_written_for_light_paper_and_for_dark():
    assert on_both("#2274b5") == "light-dark(#2274b5,#4e90c4)"
