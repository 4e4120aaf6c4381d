"""Dates of the calendar of Iran and Afghanistan, whose years begin in spring, as tables write them → ours. Pure."""

import re
from datetime import date, timedelta
from functools import cache

from events.dates import EventDate, Form, read
from events.text.folding import DIGITS, fold

IRANIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
AFGHAN = "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"
YEARS = range(1300, 1473)  # 1921 to 2094: its months had other lengths before
BEFORE_1 = date(622, 3, 20)  # so that the rule of leap years below fits
DAY = re.compile(r"(?:[^\W\d]+،? )?(\d{1,2}) ([^\W\d]+)(?: ماه)?،? (1[234]\d\d)")
MONTH = re.compile(r"([^\W\d]+)(?: ماه)?،? (1[234]\d\d)")
NUMBERS = re.compile(r"(1[234]\d\d)(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:\.0)?", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(1[234]\d\d)", re.ASCII)
SEASON = re.compile(r"([^\W\d]+) (1[234]\d\d)")
SEASONS = "بهار تابستان پاییز زمستان"  # of three months each
FROM = re.compile(r"از ")
ONWARD = re.compile(r"(.+?) (به بعد|تاکنون|تا ?کنون|تا امروز)")
TO = re.compile(
    r"(.+?)(?: ?[–—] ?| - |(?<=[^\W\d])/(?=[^\W\d])|(?<=\d{4})-(?=\d{4})| (?:تا|الی|(?P<and>و)) )([^–—]+)"
)
YEAR_OF_LAST = re.compile(r" (1[234]\d\d)$")


NAMED = re.compile("|".join(map(fold, [*IRANIAN.split(), *SEASONS.split()])))


@cache
def months() -> dict[str, int]:
    return {fold(name): at for names in (IRANIAN, AFGHAN) for at, name in enumerate(names.split(), 1)}


def is_in_persian(cell: str) -> bool:
    """Whether it names a month that no other calendar has."""
    text = plain(cell)
    named = any((found := way.fullmatch(text)) and numbers_of(found) for way in (DAY, MONTH))
    return named or bool(NAMED.search(fold(text)) and as_persian(cell))


def plain(cell: str) -> str:
    return " ".join(cell.translate(DIGITS).split())


def as_persian(cell: str) -> EventDate | None:
    """What a cell says as a date of that calendar: a day, or within its month or year; from one day to another, or
    within what lies between two dates that are no days; None where it is none."""
    text = plain(cell)
    if when := one_date(text):
        return when
    text = FROM.sub("", text, count=1)
    if found := ONWARD.fullmatch(text):
        first = one_date(found[1])
        return read(f"{first}/{'' if found[2] == 'به بعد' else '..'}") if first and first.form == Form.POINT else None
    return between(found[1], found[3], beside=bool(found["and"])) if (found := TO.fullmatch(text)) else None


def between(left: str, right: str, *, beside: bool) -> EventDate | None:
    """The first of two may leave to the second its month and its year; two days that only stand `beside` each other
    are no time between them, unless one follows the other."""
    last, year = one_date(right), YEAR_OF_LAST.search(right)
    number = left.isdecimal() and len(left) < 3
    whole = re.sub(r"^\d{1,2}(?= )", left, right) if number else f"{left}{year[0]}" if year else left
    first = one_date(left) or (one_date(whole) if whole != right else None)
    start, end = first.bounds.start if first else None, last.bounds.end if last else None
    if first is None or last is None or start is None or end is None or end <= start:
        return None
    if not first.form == last.form == Form.POINT:
        return read(f"[{start}..{end}]")
    return None if beside and end - start != timedelta(1) else read(f"{start}/{end}")


def one_date(text: str) -> EventDate | None:
    if (found := SEASON.fullmatch(text)) and fold(found[1]) in (names := fold(SEASONS).split()):
        first = names.index(fold(found[1])) * 3 + 1
        start, end = dated(int(found[2]), first, 1), dated(int(found[2]), first + 2, 0)
        return read(f"[{start}..{end.bounds.end}]") if start and end else None
    for way in (DAY, MONTH, NUMBERS, DAY_FIRST):
        if found := way.fullmatch(text):
            numbers = numbers_of(found)
            return dated(*numbers) if numbers else None
    return None


def numbers_of(found: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day, 0 where they are not given; None of a word that is no month."""
    match found.re:
        case way if way is DAY:
            month = months().get(fold(found[2]))
            return (int(found[3]), month, int(found[1])) if month else None
        case way if way is MONTH:
            month = months().get(fold(found[1]))
            return (int(found[2]), month, 0) if month else None
        case way if way is DAY_FIRST:
            return int(found[4]), int(found[3]), int(found[1])
    return int(found[1]), int(found[3] or 0), int(found[4] or 0)


def dated(year: int, month: int, day: int) -> EventDate | None:
    if year not in YEARS or month > 12 or day > days_of(year, month):
        return None
    if day:
        return read(str(day_of(year, month, day)))
    last = (month, days_of(year, month)) if month else (12, days_of(year, 12))
    return read(f"[{day_of(year, month or 1, 1)}..{day_of(year, *last)}]")


def day_of(year: int, month: int, day: int) -> date:
    before = 365 * (year - 1) + (8 * year + 21) // 33 + (month - 1) * 30 + min(month - 1, 6)
    return BEFORE_1 + timedelta(before + day)


def days_of(year: int, month: int) -> int:
    return 31 if month < 7 else 30 if month < 12 or (25 * year + 11) % 33 < 8 else 29
