"""Other ways to write a date that mean just one thing, as the reader of typed dates has them. Pure."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from babel.dates import get_day_names

from events.text.folding import fold

MOIS = "janv|fevr|févr|mars|avr|mai|juin|juil|aou|aoû|sept|oct|nov|dec|déc"
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "printemps": 21, "ete": 22, "été": 22, "automne": 23}
SEASON = "|".join(SEASONS)
# The first and the last year of a part of a hundred years, counted from 1; of ten, from 0.
CENTURIES = {"": (1, 100), "early": (1, 33), "mid": (34, 66), "late": (67, 100), "1": (1, 50), "2": (51, 100)}
DECADES = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}
PARTS = {
    fold(words): part
    for part, said in {
        "early": "early|début du|أوائل|مطلع|بداية",
        "mid": "mid|milieu du|منتصف|أواسط",
        "late": "late|fin du|أواخر|نهاية",
        "1": "first half of|première moitié du|النصف الأول من",
        "2": "second half of|seconde moitié du|deuxième moitié du|النصف الثاني من",
    }.items()
    for words in said.split("|")
}
ROMANS = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    *("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi"),
)
ONE_TO_TEN = (
    *("الاول", "الثاني", "الثالث", "الرابع", "الخامس"),  # folded
    *("السادس", "السابع", "الثامن", "التاسع", "العاشر"),
)
# By each name of a day of the week, long or short, in all languages: its number, Monday's is 0, and the long name.
WEEKDAYS = {
    fold(name).rstrip("."): (number, get_day_names("wide", locale=lang)[number])
    for lang in ("en", "fr", "ar")
    for width in ("wide", "abbreviated")
    for number, name in get_day_names(width, locale=lang).items()
}
NAMES = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
WEEKDAY = rf"\(?(?P<name>{NAMES})\.?\)?,?"
IN_NUMBERS = r"(?P<day>\d\d?)[/.-](?P<month>\d\d?)[/.-](?P<year>\d{4})"
Spelled = Callable[[re.Match[str]], str]  # "" where the text is none of these after all


def in_full(text: str) -> str:
    """The text in a spelling that is read, or as an EDTF string; itself where it is none of these."""
    for pattern, spelled in SPELLINGS:
        if found := pattern.fullmatch(text):
            with suppress(ValueError):
                return spelled(found) or text
    return text


def weekday(lang: str) -> Spelled:
    names = get_day_names(locale=lang).values()
    return lambda found: f"{next(name for name in names if name.lower().startswith(found[1].lower()))} {found[2]}"


def on_weekday(found: re.Match[str]) -> str:
    """The day in numbers that was that day of the week; "" where none was, or either may be meant."""
    day, month, year = (int(found[name]) for name in ("day", "month", "year"))
    dates = set()
    for of_month, of_day in ((month, day), (day, month)):
        with suppress(ValueError):
            dates.add(date(year, of_month, of_day))
    meant = [one for one in dates if WEEKDAYS[fold(found["name"])][0] == one.weekday()]
    return meant[0].isoformat() if len(meant) == 1 else ""


def before_day(found: re.Match[str]) -> str:
    return f"{WEEKDAYS[fold(found['name'])][1]}, {found['rest']}"


def two_days(found: re.Match[str]) -> str:
    """“15/16 March 2014”, but not “15/3 March 2014”."""
    return f"{found[1]}-{found[2]} {found[3]}" if int(found[2]) == int(found[1]) + 1 else ""


def winter(found: re.Match[str]) -> str:
    """“Winter 2013-14” is that of both years."""
    following = int(found[2]) + 1
    return f"{found[1]} {found[2]}-{following}" if int(found[3]) == following % 100 else ""


def seasons(found: re.Match[str]) -> str:
    first, last = (SEASONS[found[name].lower()] for name in (1, 2))
    return f"{found[3]}-{first}/{found[3]}-{last}" if first < last else ""


def months(year: str, first: int, last: int) -> str:
    return f"[{year}-{first:02}..{year}-{last:02}]" if first < last else ""


def quarters(found: re.Match[str]) -> str:
    return months(found[3], int(found[1]) * 3 - 2, int(found[2]) * 3)


def half(found: re.Match[str]) -> str:
    return months(found[2], int(found[1]) * 6 - 5, int(found[1]) * 6)


def week(found: re.Match[str]) -> str:
    """Of ISO 8601; what is called week 12 in words may begin on a Sunday."""
    monday, sunday = (date.fromisocalendar(int(found[1]), int(found[2]), day) for day in (1, 7))
    return f"[{monday}..{sunday}]"


def decade(found: re.Match[str]) -> str:
    """Before 1500; the engine that reads articles knows those after it."""
    if not found[1]:
        return f"{found[2]}X"
    first, last = DECADES[found[1].lower()]
    return f"[{found[2]}{first}..{found[2]}{last}]"


def century(found: re.Match[str]) -> str:
    first, last = CENTURIES[PARTS[fold(found["part"])] if found["part"] else ""]
    before = (number_of(found["number"]) - 1) * 100
    return f"[{before + first:04}..{before + last:04}]" if before > 0 else ""


def number_of(said: str) -> int:
    """Of 19, XIX, «التاسع عشر» and «الحادي والعشرين»; raises ValueError."""
    if said.isdecimal():
        return int(said)
    if said.lower() in ROMANS:
        return ROMANS.index(said.lower()) + 1
    one, _space, ten = fold(said).partition(" ")
    if not ten:
        return 20 if one in ("العشرين", "العشرون") else ONE_TO_TEN.index(one) + 1
    return (10 if ten == "عشر" else 20) + (1 if one == "الحادي" else ONE_TO_TEN.index(one) + 1)


def made(
    pattern: str, spelled: Callable[[re.Match[str]], str]
) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    return re.compile(pattern, re.I), spelled


PART_EN = r"(?:(?:in )?(?:the )?(?P<part>early|mid|late|first half of|second half of)[ -])?(?:the )?"
PART_FR = (
    r"(?:(?P<part>d[eé]but du|milieu du|fin du|premi[eè]re moiti[eé] du|(?:seconde|deuxi[eè]me) moiti[eé] du) )?"
)
PART_AR = "(?:(?P<part>أوائل|مطلع|بداية|منتصف|أواسط|أواخر|نهاية|النصف الأول من|النصف الثاني من) )?"
SPELLINGS = (  # each of the whole text
    made(rf"{WEEKDAY} {IN_NUMBERS}", on_weekday),
    made(rf"{IN_NUMBERS},? {WEEKDAY}", on_weekday),
    made(rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d),? {WEEKDAY}", on_weekday),
    made(rf"(?P<rest>.*[^\W\d]{{3}}.*\d),? \((?P<name>{NAMES})\.?\)", before_day),
    made(rf"\((?P<name>{NAMES})\.?\),? (?P<rest>\d.*)", before_day),
    made(r"(\d\d?)\.?/(\d\d?)\.? ([^\W\d]+\.? \d{4})", two_days),
    made(r"(\d\d? [^\W\d]+\.?(?: \d{4})?) ?/ ?(\d\d? [^\W\d]+\.? \d{4})", lambda found: f"{found[1]} - {found[2]}"),
    made(r"([^\W\d]{3,}\.?), (\d\d?,? \d{4})", lambda found: f"{found[1]} {found[2]}"),
    made(r"(\d\d?), ([^\W\d]{3,}\.?,? \d{4})", lambda found: f"{found[1]} {found[2]}"),
    made(r"(\d\d?)([a-z]{3,9})(\d{4})", lambda found: f"{found[1]} {found[2]} {found[3]}"),
    made(r"(\d\d?)([a-z]{3})(\d\d)", lambda found: f"{found[1]}-{found[2]}-{found[3]}"),
    made(r"(?:w/c|w/b|week commencing|week beginning) (.+)", lambda found: f"week of {found[1]}"),
    made(r"(mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?,? ((?:\d|[a-z]{3}).*)", weekday("en")),
    made(rf"(lun|mar|mer|jeu|ven|sam|dim)\.?,? (\d\d?(?:er)? (?:{MOIS}).*)", weekday("fr")),
    made(r"(end|beginning|start|middle)[ -](?!of )(.+)", lambda found: f"{found[1]} of {found[2]}"),
    made(r"(winter|hiver|شتاء) (\d{4})[-/](\d\d)", winter),
    made(rf"({SEASON})[/-]({SEASON}) (\d{{4}})", seasons),
    made(r"[QT]([1-4])\s?-\s?[QT]?([1-4])[ /](\d{4})", quarters),
    made(r"[HS]([12])[ /-]?(\d{4})", half),
    made(r"(\d{4})-?W(\d\d)", week),
    made(r"([^\W\d]+\.? \d{4}) ?/ ?([^\W\d]+\.? \d{4})", lambda found: f"{found[1]} - {found[2]}"),
    made(r"(?:the )?(?:(early|mid|late)[ -](?:the )?)?(1[0-4]\d)0s", decade),
    made(rf"{PART_EN}(?P<number>\d\d?)(?:st|nd|rd|th)[ -]century(?: (?:CE|AD))?", century),
    made(rf"(?:au |le )?{PART_FR}(?P<number>\d\d?|[ivx]+)(?:er|e|è|[eè]me) si[eè]cle", century),
    made(
        rf"(?:في )?{PART_AR}القرن (?P<number>\d\d?|[^\W\d]+(?: (?:عشر|والعشرين|والعشرون))?)(?: الميلادي| م)?", century
    ),
)
