import pytest

from events.text.given import LARGEST, address_in_short, balanced, shortened, whole_number


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


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("https://www.un.org/press/en/", "un.org/press/en"),
        ("http://example.org", "example.org"),
        (
            "https://example.org/news/2023/03/31/a-long-name-of-an-article.html?id=7",
            "example.org/news/2023/03/31/a-long-name…",
        ),
        ("https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1", "example.org/أخبار"),
        ("https://example.org/a%0Ab", "example.org/a%0Ab"),
        ("www.example.org/news", "example.org/news"),
        ("//www.example.org/news.htm", "example.org/news.htm"),
        (
            "example.org/2010/11/forces-raid-a-protest-camp-in-the-desert.html",
            "example.org/2010/11/forces-raid-a-prote…",
        ),
        (
            "S/RES/690(1991)/as-it-was-adopted-on-the-twenty-ninth-of-April",
            "S/RES/690(1991)/as-it-was-adopted-on-the-twenty-ninth-of-April",
        ),
        (
            "See https://example.org/a/long/address/that/stands/in/a/title",
            "See https://example.org/a/long/address/that/stands/in/a/title",
        ),
        ("Resolution 690", "Resolution 690"),
        ("", ""),
    ],
)
def test_a_title_that_is_an_address_is_shown_in_short(title, short):
    assert address_in_short(title) == short


@pytest.mark.parametrize(
    "address",
    ["https://bank.example@evil.example/", "https://bank.example:443@evil.example", "https://a:b@bank@evil.example/"],
)
def test_an_address_in_short_is_that_of_the_host_to_which_it_leads(address):
    assert address_in_short(address) == "evil.example"


TURNED = [
    ("a\u2067b", "ab"),
    ("a\u2069b", "ab"),
    ("\u202ba\u202c\u202c", "\u202ba\u202c"),
    ("\u2067a\u202bb\u2069c", "\u2067a\u202bb\u2069c"),
    ("\u202b\u2067a\u202c\u2069", "\u2067a\u2069"),
    ("\u2068\u2067a\u2069", "\u2067a\u2069"),
    ("\u2069\u2067", ""),
    ("\u200fa\u200e\u061c", "\u200fa\u200e\u061c"),
]


@pytest.mark.parametrize(("text", "apart"), TURNED)
def test_a_text_turns_nothing_round_that_stands_beside_it(text, apart):
    assert balanced(text) == apart


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("the day before", 14, "the day before"),
        ("the day before", 10, "the day b…"),
        ("the day before", 9, "the day…"),
        ("on \u2068مساء الخميس\u2069 in town", 12, "on مساء ال…"),
        ("on \u2068الخميس\u2069 in town", 15, "on \u2068الخميس\u2069 in…"),
        ("الخميس\u2069 in town", 40, "الخميس in town"),
    ],
)
def test_a_text_that_is_cut_keeps_no_half_of_a_pair_of_signs_of_direction(text, most, short):
    assert shortened(text, most) == short
    assert len(short) <= most
