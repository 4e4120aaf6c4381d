"""No text, whoever wrote it, keeps a worker: twice as many letters take twice as long.

Held by how many calls are made, which are the same on every machine; by the processor's time, far from what it takes,
where a pattern alone could hang.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from cProfile import Profile
from functools import partial
from pstats import Stats

import pytest
from django.core.exceptions import ValidationError

from events.models.sources import LONGEST_TEXT
from events.reading import read_article
from events.reading.introduced import introduced
from events.reading.places import introduced_places
from events.reading.proposing import propose
from events.reading.typed import typed

LETTERS = 5_000
SECONDS = 15  # of the processor, for what takes six on a slow and busy machine; by the square it would be minutes
ONCE = 20_000  # calls, by which a pattern is made that no text before has needed
DATED = {
    "en": " On 3 May 2021 the army said. ",
    "fr": " Le 3 mai 2021 l'armée a dit. ",
    "ar": " في 3 مايو 2021 قال الجيش. ",
}
REPEATED = {
    "en": [
        *(
            "A",
            "É",
            "A-",
            "Ab-",
            "Ab'",
            "Ab’",
            "A'B-",
            "A-B-C-D-",
            "Ab Cd-",
            "a-",
            "a'",
            "Al-Ab al-Ab ",
            "Ab and the Ab of ",
        ),
        *(
            "Ab (AB; ",
            "Ab , or AB, ",
            "km (",
            "Ab, a b c ",
            "President A-",
            "Minister of ab-",
            "city of Ab-",
            "Ab said ",
            "Ab has ",
            "the army ",
            "Ab rebels ",
            "in Goma ",
            "Goma, ",
            "Port ",
            "El Fasher ",
            "the Houthis ",
            "Ab Goma-",
            "anti-",
            "Ab-backed ",
            "pro-ab militias ",
            "envoys of Chad, ",
            "truce is to be due to ",
            "Ab-Ab Province-",
        ),
        *(
            "1",
            "1-",
            "12/",
            "may",
            "mar.",
            "( ",
            "[",
            ", ",
            "said, ",
            ", said Ab ",
            " – ",
            "' ",
            "—",
            " ",
            "\n ",
            "\n\n",
            "\x00",
        ),
        *("the next day ", "that month ", "3 May – ", "May 3, ", "on on ", "between May ", "RABAT, ", "published "),
        *("2 May:\n", "2 May:\nThey left.\n\n", "• 2014\n2 May 2014\n\n\n- They left\n", "2014\n"),
    ],
    "fr": [
        *(
            "l'",
            "d’Ab ",
            "L'Ab-",
            "Ab de la Ab d'",
            "Front d'",
            "ministre des Ab-",
            "ville d'Ab-",
            "à Goma ",
            "les rebelles du ",
            "rebelles du Ab ",
            "l'armée ",
            "coalition a’",
            "le chef de ",
            "jusqu'au printemps été ",
            "coalition menée par l'Ab ",
            "des rebelles kurdes ",
            "dirigeants du Tchad, du ",
            "trêve qui doit entrer ",
        ),
        *("le lendemain ", "été ", "mai", "fin mai – ", "selon ", ", a indiqué ", "a dit, ", "à 3 h ", "É-", "Éa'"),
    ],
    "ar": [
        *(
            "ا",
            "ال",
            "و",
            "مايو ",
            "مايو",
            "قوات ال",
            "قوات الدعم ",
            "الرئيس ",
            "الناطق باسم ا",
            "مدينة ام ",
            "في الفاشر ",
            "وتعز ",
            "الرئيس ال",
            "خليفة ",
            "للحوثيين ",
            "بن ",
            "قال، ",
            "لسيطرة ال",
            "والمتمردين ",
            "كانت قوة تمكنت ",
            "هدنة من المقرر أن تبدأ ",
        ),
        *(
            "نقل عن ",
            "كانت الحكومة قد ",
            "وفقا ",
            "ـ",
            "َ",
            "، ",
            "«ا» ",
            "الشهر التالي ",
            "في يوم ",
            "جنيف، ",
            "سي",
            "عبد ",
        ),
    ],
}
TEXTS = [(lang, words) for lang in REPEATED for words in REPEATED[lang]]


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Of the processor's time, however loaded the machine is. Raises TimeoutError, in the midst of a pattern too."""

    def late(*_signal: object) -> None:
        raise TimeoutError(f"It took more than {seconds} s.")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def calls(text: str, lang: str) -> int:
    """How many the proposing of a text's events makes, of Python's functions and of those in C."""
    profile = Profile()
    with at_most(SECONDS), profile:
        propose(text, lang, "2021-06-01")
    return Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]


def assert_linear(words: str, lang: str, times: int, after: str = "") -> None:
    once, twice = (calls(words * number + after, lang) for number in (times, 2 * times))
    assert twice < 2.5 * once + ONCE


@pytest.fixture(autouse=True)
def words_are_known():
    for lang, text in DATED.items():
        propose(text, lang, "2021-06-01")


@pytest.mark.parametrize(("lang", "words"), TEXTS)
def test_words_said_again_and_again_are_read_at_once(lang, words):
    assert_linear(words, lang, LETTERS // 2 // len(words), DATED[lang])


@pytest.mark.parametrize(("lang", "words"), TEXTS)
def test_sentences_that_say_words_again_and_again_beside_a_date_are_read_at_once(lang, words):
    said = words * (900 // len(words))
    with at_most(SECONDS):
        assert propose(f"{said}{DATED[lang]}{DATED[lang].strip(' .')} {said}. " * 3, lang, "2021-06-01") is not None


@pytest.mark.parametrize(
    ("lang", "date"),
    [
        ("ar", "أمس الثلاثاء (14 أكتوبر/ تشرين الأول 2014)"),
        ("en", "on the night of Tuesday, 14 October to 15 October 2014"),
        ("fr", "dans la nuit du mardi 14 au mercredi 15 octobre 2014"),
    ],
)
def test_a_date_of_many_words_is_read_at_once(lang, date):
    sentence = {
        "ar": f"أعلنت الإدارة المحلية وصول 9 حافلات على الأقل {date} إلى مركز كبير في المدينة الساحلية.",
        "en": f"The council announced at least 9 buses arrived {date} at a centre in the port, officials said.",
        "fr": f"La mairie a annoncé l'arrivée d'au moins 9 bus {date} au centre du port, selon des témoins.",
    }[lang]
    with at_most(SECONDS):
        [proposal] = propose(sentence, lang, "2014-10-15")
    assert proposal.finding.edtf[:7] == "2014-10"


@pytest.mark.parametrize("digits", ["1", "mar", "sep", "12 ", "mai."])
def test_short_lines_that_could_be_dates_are_read_at_once(digits):
    line = (digits * 60)[:60] + "1!\n"
    assert_linear(line, "en", 200)


def test_as_many_names_as_there_are_words_are_looked_for_at_once():
    spelled = ["".join("abcdefghij"[int(digit)] for digit in f"{number:04}") for number in range(2_000)]
    named = [f"Front {word.title()} Zone (F{word.upper()}) " for word in spelled]
    once, twice = (calls("".join(named[:many]) + DATED["en"] * (many // 4), "en") for many in (1_000, 2_000))
    assert twice < 2.5 * once


def test_a_name_that_is_longer_than_any_is_none():
    [proposal] = propose(f"{'A' * 2_000} {'A' * 2_000} left. {DATED['en']}", "en", "2021-06-01")
    assert proposal.actors == ["the army"]


@pytest.mark.parametrize("verb", ["led", "prompted", "forced"])
def test_a_word_as_long_as_a_title_after_a_verb_that_asks_for_another_is_read_at_once(verb):
    """Each of some eighty letters took two seconds."""
    with at_most(SECONDS):
        for number in range(4):
            [proposal] = propose(f"Rebels {verb} {'z' * 90}{number} on 3 May 2021.", "en", "2021-06-01")
    assert proposal.title == f"Rebels {verb} {'z' * 90}3"


def test_a_cell_that_is_longer_than_any_date_is_none_at_once():
    """One of the longest that begins with a digit took a minute and more."""
    with at_most(SECONDS), pytest.raises(ValidationError, match="is not a date"):
        typed("0" + "a" * 99_000, "en", cell=True)


def of_letters(number: int, letters: str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ") -> str:
    """Four letters that stand for a number, and for no other."""
    return "".join(letters[number // 23**place % 23] for place in range(4))


read_dated = partial(read_article, published="2021-06-01")


@pytest.mark.parametrize(
    ("read", "lang", "words"),
    [
        (read_dated, "en", lambda number: "In 2014 that month "),  # each went through all dates before it
        (read_dated, "fr", lambda number: "En 2014 le même mois "),
        (read_dated, "en", lambda number: "until Friday "),  # each by the one before it, and so on to the first
        (read_dated, "ar", lambda number: "حتى الجمعة "),
        (introduced, "en", lambda number: f"{of_letters(number)} "),  # each was sought in the whole text
        (introduced, "ar", lambda number: f"حكومة {of_letters(number, 'بتثجحخدذرزسشصضطظعغفقكلمنهوي')}ب، "),
        # each was sought among all towns of the world
        (introduced_places, "ar", lambda number: f"مدينة {of_letters(number, 'بتثجحخدذرزسشصضطظعغفقكلمنهوي')}بت، "),
    ],
)
def test_the_longest_text_is_read_at_once_whatever_it_says_again_and_again(read, lang, words):
    parts = [words(number) for number in range(20_000)]
    text = (DATED[lang] + "".join(parts))[:LONGEST_TEXT]
    with at_most(SECONDS):
        assert read(text, lang)
