import pytest

from events.dates import read
from events.dates.hijri import hijri_words


@pytest.mark.parametrize(
    ("edtf", "lang", "words"),
    [
        ("2023-03-30", "en", "8 Ramadan 1444 AH"),
        ("2023-03-30", "ar", "8 رمضان 1444 هـ"),
        ("2023-03-30", "fr", "8 ramadan 1444 AH"),
        ("2023-04", "en", "Ramadan – Shawwal 1444 AH"),
        ("[2023-03-24..2023-03-28]", "ar", "رمضان 1444 هـ"),
        ("2023", "en", "Jumada al-Akhira 1444 – Jumada al-Akhira 1445 AH"),
        ("1980-08/1987-04", "en", "1400–1407 AH"),
        ("2020-11-13/..", "en", ""),
        ("1884", "en", ""),
    ],
)
def test_a_date_has_its_hijri_words_no_more_exact_than_it_is(edtf, lang, words):
    assert hijri_words(read(edtf), lang) == words
