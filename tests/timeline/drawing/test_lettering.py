import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.drawing.lettering import apart, shorten, telling, width_of


@pytest.mark.parametrize(
    ("text", "px"),
    [
        ("", 0),
        ("il", 7.8),
        ("x" * 10, 74),
        ("WW", 23),
        ("Talks", 8.6 + 7.4 + 3.9 + 7.4 + 5.4),
        ("西サ", 24),
        ("دار", 3 * 3.9),
    ],
)
def test_a_label_is_as_wide_as_its_letters(text, px):
    assert width_of(text) == pytest.approx(px)


@pytest.mark.parametrize("mark", ["\u0650", "\u064e", "\u200f", "\u2067", "\u0301"])
def test_what_stands_on_a_letter_or_is_not_seen_takes_no_room(mark):
    assert width_of(f"محمد{mark}") == width_of("محمد")


def test_a_text_that_fits_is_written_whole():
    assert shorten("x" * 42, 42) == "x" * 42


def test_a_longer_one_is_cut_at_the_last_word_that_has_room():
    assert (
        shorten("Second congress of the Polisario Front in the camps", 42)
        == "Second congress of the Polisario Front…"
    )
    assert shorten("محادثات بين الطرفين في مدينة هيوستن الأمريكية", 30) == "محادثات بين الطرفين في مدينة…"
    assert shorten("Armistice, as it was told", 9) == "Armistic…"
    assert shorten("إدراج الصحراء الإسبانية في القائمة", 22) == "إدراج الصحراء…"
    assert shorten("إعلان الملك الحسن", 11) == "إعلان…"
    assert shorten("Talks held in Geneva", 11) == "Talks held…"


@pytest.mark.parametrize(
    ("text", "telling_most"),
    [
        ("Accord tripartite de Madrid", "Accord tripartite…"),
        ("قرار مجلس الأمن بشأن الصحراء", "قرار مجلس…"),
        ("Avis de la Cour", "Avis de la Cour"),
        ("Consultations bilatérales de l’envoyé", "Consultations…"),
        ("Talks held in Geneva", "Talks held…"),
        ("UN Intercommunalities of the north", "UN Intercommunalities…"),
        ("والاستعدادات في الشمال", "والاستعدادات…"),
        (f"{'Long' * 9} of the north", "LongLongLo…"),
    ],
)
def test_a_name_in_which_one_short_word_would_be_left_has_two_or_is_whole(text, telling_most):
    assert telling(text, 11) == telling_most


@pytest.mark.parametrize(
    ("text", "letters", "short"),
    [
        ("Taking of Tichla and La Güera by the army", 32, "Taking of Tichla and La Güera…"),
        ("Judgment of the court on the island", 18, "Judgment…"),
        ("Retrait du Maroc de la partie nord", 25, "Retrait du Maroc…"),
        ("انسحاب المغرب من الجزء الجنوبي", 20, "انسحاب المغرب…"),
        ("Of all the events", 7, "Of all…"),
    ],
)
def test_no_word_that_leads_on_is_the_last(text, letters, short):
    assert shorten(text, letters) == short


def test_a_long_word_is_cut_where_it_has_to_be():
    assert shorten("x" * 43, 42) == "x" * 41 + "…"
    assert shorten("short " + "x" * 40, 42) == "short " + "x" * 35 + "…"


def test_no_mark_stands_before_the_points():
    assert shorten("x" * 30 + ", " + "y" * 20, 42) == "x" * 30 + "…"
    assert shorten("x" * 30 + "، " + "y" * 20, 42) == "x" * 30 + "…"


@given(st.text(), st.integers(2, 50))
def test_no_text_is_longer_than_it_may_be_and_each_begins_as_the_whole(text, letters):
    short = shorten(text, letters)
    assert len(short) <= letters
    assert short == text if len(text) <= letters else text.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "lang", "drawn"),
    [
        ("12,400 people fled Babanusa", "ar", "\u206612,400 people fled Babanusa\u2069"),
        ("+23", "ar", "\u2066+23\u2069"),
        ("1991", "ar", "1991"),
        ("10 أعوام", "ar", "10 أعوام"),
        ("10 أعوام", "en", "\u206710 أعوام\u2069"),
        ("10 years", "en", "10 years"),
    ],
)
def test_a_label_of_another_script_is_kept_from_being_turned_round(text, lang, drawn):
    assert apart(text, lang) == drawn


def test_a_text_that_is_cut_has_no_half_of_a_pair_of_signs_of_direction():
    text = "Talks of \u2067الوفد الأول والوفد الثاني\u2069 in Rabat"
    assert shorten(text, 20) == "Talks of الوفد…"
    assert shorten(text, 60) == text
