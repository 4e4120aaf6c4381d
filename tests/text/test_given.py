import pytest

from events.text.given import LARGEST, whole_number


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("7", 7), ("007", 7), (str(LARGEST), LARGEST)])
def test_a_number_is_read(text, value):
    assert whole_number(text) == value


@pytest.mark.parametrize(
    "text", ["", "²", "٣", "１", "-1", "+1", "1.0", "1_0", " 1", "1\n", "9" * 5000, None, 7, ["7"]]
)
def test_what_is_no_number_in_plain_digits_is_none(text):
    assert whole_number(text) is None


def test_what_is_out_of_bounds_is_none():
    assert whole_number("12", most=12) == 12
    assert whole_number("13", most=12) is None
    assert whole_number("0", least=1) is None
    assert whole_number(str(LARGEST + 1)) is None
