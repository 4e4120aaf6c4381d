"""Dates in the Hijri calendar, beside the Gregorian ones: Umm al-Qura, as hijridate has it. Pure.

A day may differ by one or two from what was lived: elsewhere a month begins when its moon is seen. Before 1343 there
are no tables but a reckoning of thirty years with eleven leap days, from which theirs stray by two days at most.
"""

from datetime import date
from math import ceil

from hijridate import Gregorian

from events.dates.value import EventDate

FIRST, LAST = date(1924, 8, 1), date(2077, 11, 16)  # the days that hijridate's tables cover
MONTHS = {
    "ar": [
        *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
        *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
    ],
    "en": [
        *("Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Akhira"),
        *("Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah"),
    ],
    "fr": [
        *("mouharram", "safar", "rabia al awal", "rabia ath-thani", "joumada al oula", "joumada ath-thania"),
        *("rajab", "chaabane", "ramadan", "chawwal", "dhou al qi`da", "dhou al-hijja"),
    ],
}
ERA = {"ar": "هـ", "en": "AH", "fr": "AH"}
FIRST_OF_TABLES = 1343
EVE = 227_013  # the day before 1 Muharram 1, as `date.toordinal` counts, so that the tables stray least


def reckoned(year: int, month: int, day: int) -> date:
    """By the reckoning of thirty years; the day after the last of a month is the first of the next."""
    return date.fromordinal(EVE + day + ceil(29.5 * (month - 1)) + 354 * (year - 1) + (3 + 11 * year) // 30)


def hijri_words(when: EventDate, lang: str) -> str:
    """The Hijri day, month or months of a date; "" where an end is open or outside 1343 to 1500 AH.

    A date of a day gets its day; what is less exact gets its months, and what is wider than two years its years.
    """
    first, last = when.bounds
    if first is None or last is None or first < FIRST or last > LAST:
        return ""
    start, end = (Gregorian.fromdate(day).to_hijri() for day in (first, last))
    era = ERA[lang]
    if first == last:
        return f"{start.day} {month(start.month, lang)} {start.year} {era}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{month(start.month, lang)} {start.year} {era}"
    if end.year - start.year > 1:
        return f"{start.year}–{end.year} {era}"
    if start.year == end.year:
        return f"{month(start.month, lang)} – {month(end.month, lang)} {start.year} {era}"
    return f"{month(start.month, lang)} {start.year} – {month(end.month, lang)} {end.year} {era}"


def month(number: int, lang: str) -> str:
    """The name of the Hijri month `number`, 1 (Muharram) to 12."""
    return MONTHS[lang][number - 1]
