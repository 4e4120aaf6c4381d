"""The date of a row, no more exact than its cells say. Pure."""

import re
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.dates import EventDate, Form, read, shift_days
from events.dates.nearest import several
from events.dates.value import ABOUT_DAYS
from events.dates.words import in_words
from events.importing.cells import Refused, cut, left_out
from events.importing.day_orders import in_order
from events.importing.first_days import as_meant
from events.importing.machine_days import day_after, plainly
from events.importing.mapping import END_PARTS, PARTS, Mapping
from events.importing.open_dates import NOT_OF_CALENDAR, narrowed, of_the_hijra, question, what_is_open
from events.importing.persian_days import as_persian, is_in_persian
from events.importing.weekdays import misses, on_weekday, told, weekday_of
from events.reading.typed import FIRST_OF_A_TABLE, FIRST_OF_AN_OLD_TABLE, typed
from events.text.folding import DIGITS, fold
from events.text.languages import current_language
from events.text.remembering import remembered

# Instead of a last day: that there is none yet, or that none is known, as programs write it.
OPEN = frozenset(
    map(
        fold,
        [
            *("ongoing", "on-going", "continuing", "present", "present day", "the present", "to present", "to date"),
            *("today", "now", "current", "no end", "no end date", "no end yet", "not ended", "en cours", "à ce jour"),
            *("aujourd'hui", "présent", "actuel", "actualidad", "a la fecha", "hasta la fecha", "en curso"),
            *("presente", "em curso", "em andamento", "atual", "andauernd", "laufend", "heute"),
            *(
                "devam ediyor",
                "in corso",
                "مستمر",
                "مستمرة",
                "مستمرا",
                "جار",
                "جارية",
                "حتى الآن",
                "إلى الآن",
                "الآن",
                "حتى اليوم",
                "ادامه دارد",
            ),
            *("триває", "дотепер", "до сьогодні", "продолжается", "по настоящее время", "настоящее время"),
            *("9999-12-31", "9999-12-31 00:00:00", "31.12.9999", "31/12/9999", "12/31/9999"),
        ],
    )
)
BETWEEN_WORDS = re.compile(r"[,;()\[\]]")
STILL = re.compile(
    r"(?:still|toujours|encore|ainda|todavia|aun|noch|hala|halen|ما زال|ما زالت|لا يزال|لا تزال|все еще|ще) "
)
NO_DAY = frozenset(
    [
        "false",
        "none",
        "no",
        "unknown",
        "inconnu",
        "inconnue",
        "desconocido",
        "desconocida",
        "невідомо",
        "неизвестно",
        "غير معروف",
        "مجهول",
    ]
)
NOT_GIVEN = ("", "0", "00", "-9", "-99", "99")  # codes of tables for a month or a day
NO_YEAR = ("-7", "-8", "-9", "-99", "-999", "-9999")  # likewise for a year; -8 for one that there is none of
UNKNOWN_END = {*NO_YEAR} - {"-8"}
OF_THREE_DIGITS = re.compile(r"(?<![\d./-])\d{3}(?!\d)|(?<=\d-)\d{3}(?!\d)", re.ASCII)


def edtf_of(row: dict[str, str], mapping: Mapping, order: str, mended: list[str]) -> str:
    """The date as an EDTF string, no more exact than the row says."""
    order, oldest = mapping.order or order, oldest_of(mapping)
    whole = mapping.date.get("edtf") or mapping.date.get("earliest")
    said = whole.fill(row) if whole else ""
    year = mapping.date["year"].fill(row) if said and "year" in mapping.date else ""
    parts = "" if said else of_parts(row, mapping, PARTS, mended)
    oldest = 1 if parts and mapping.ancient else oldest
    latest = (
        mapping.date["latest"].fill(row) if "latest" in mapping.date else of_parts(row, mapping, END_PARTS, mended)
    )
    latest = "" if latest.casefold() in (*NO_DAY, *UNKNOWN_END) and not (said or parts) else latest
    if latest and not (said or parts or is_open(latest)) and "precision" not in mapping.date:
        return until(as_meant(date_of(latest, mapping, order, oldest), mapping.firsts))
    weekday = mapping.date["weekday"].fill(row) if said and "weekday" in mapping.date else ""
    first = as_meant(date_of(said or parts, mapping, order, oldest, year, weekday=weekday), mapping.firsts)
    if misses(first, weekday_of(weekday)):
        mended.append(told(weekday, first))
    latest = "" if latest.casefold() in NO_DAY else latest
    if latest in UNKNOWN_END and "precision" not in mapping.date:
        return lasting(first, "")
    if is_open(latest) and "precision" not in mapping.date:
        return lasting(first)
    last = as_meant(date_of(latest, mapping, order, oldest, first=first), mapping.firsts) if latest else first
    precision = mapping.date["precision"].fill(row).removesuffix(".0") if "precision" in mapping.date else ""
    meaning = mapping.meaning.get(precision, "" if mapping.meaning else "exact")
    if not meaning:
        raise Refused(_("Its precision of date, “%s”, is not one that the mapping knows.") % precision)
    if meaning == "exact":
        return lasted(first, last)
    start, end = day_of(first), day_of(last)
    if end < start:
        raise out_of_order(first, last)
    return edtf(meaning, start, end)


def oldest_of(mapping: Mapping) -> int:
    """The first year that is taken for one."""
    return 1 if "edtf" in mapping.date else FIRST_OF_AN_OLD_TABLE if mapping.early else FIRST_OF_A_TABLE


def of_parts(row: dict[str, str], mapping: Mapping, names: tuple[str, ...], mended: list[str]) -> str:
    """The words of a date in three cells, as much of them as is given."""
    parts = [mapping.date[name].fill(row) if name in mapping.date else "" for name in names]
    year, month, day = (text.translate(DIGITS).removesuffix(".0") for text in parts)
    if names == END_PARTS and is_open(year):
        return year
    if year.startswith("-"):
        return "" if year == "-8" or (year in NO_YEAR and names == PARTS) else year
    if not year.strip("0"):
        return ""
    year = year.zfill(4)
    if month in NOT_GIVEN:
        if day not in NOT_GIVEN:
            mended.append(left_out("day", day))
        return year
    if day in NOT_GIVEN:
        return f"{year}-{month:0>2}" if month.isdigit() else f"{month} {year}"
    return f"{year}-{month:0>2}-{day:0>2}" if month.isdigit() else f"{day} {month} {year}"


def is_open(text: str) -> bool:
    """Whether it says of a last day that there is none yet."""
    parts = [part.strip(" .") for part in BETWEEN_WORDS.split(fold(text).replace("’", "'"))]
    said = [part[found.end() :] if (found := STILL.match(part)) else part for part in parts if part]
    return bool(said) and OPEN.issuperset(said)


def lasting(first: EventDate, end: str = "..") -> str:
    """From the first on; with an `end` of nothing till a day that is not known."""
    if first.form != Form.POINT:
        raise more_than_a_date(first, "..")
    return str(read(f"{first}/{end}"))


def until(last: EventDate) -> str:
    """Of a row that tells its last day alone: since when nobody says."""
    if last.form != Form.POINT:
        raise more_than_a_date("..", last)
    return str(read(f"../{last}"))


def lasted(first: EventDate, last: EventDate) -> str:
    """From the first to the last, each no more exact than its cell."""
    if first == last:
        return str(first)
    if not first.form == last.form == Form.POINT:
        raise more_than_a_date(first, last)
    try:
        return str(read(f"{first}/{last}"))
    except ValueError:
        raise out_of_order(first, last) from None


def more_than_a_date(first: EventDate | str, last: EventDate | str) -> Refused:
    said = _("Its first day, %(start)s, or its last, %(end)s, is more than a date.")
    return Refused(said % {"start": first, "end": last})


def out_of_order(first: EventDate, last: EventDate) -> Refused:
    return Refused(_("Its last day, %(end)s, is before its first, %(start)s.") % {"end": last, "start": first})


def day_of(when: EventDate) -> date:
    """Raises Refused for what is no plain day, where another column says how exact it is."""
    if when.form != Form.POINT or when.start is None or when.start.precision != "day" or when.start.mark:
        raise Refused(_("Its date, %s, is no day, though another column says how exact it is.") % when)
    return when.start.earliest


def edtf(meaning: str, start: date, end: date) -> str:
    """As `mapping.MEANINGS` but "exact": within; in its week, month or year; about.

    It holds every day from `start` to `end`.
    """
    match meaning:
        case "week":
            return between(shift_days(start, -start.weekday()), shift_days(end, 6 - end.weekday()))
        case "month":
            return between(start.isoformat()[:7], end.isoformat()[:7])
        case "year":
            return between(start.isoformat()[:4], end.isoformat()[:4])
        case "about":
            # Of several days, "from about … to about …" would say that it surely went on between them.
            about = between(shift_days(start, -ABOUT_DAYS), shift_days(end, ABOUT_DAYS))
            return f"{start}~" if start == end else about
    return within(start, end)


def within(start: date, end: date) -> str:
    """On one or more days between; a whole month or year by its name."""
    for name in (start.isoformat()[:7], start.isoformat()[:4]):
        if read(name).bounds == (start, end):
            return name
    return between(start, end)


def between(first: date | str, last: date | str) -> str:
    return str(first) if first == last else f"[{first}..{last}]"


def readings_of(text: str, order: str, oldest: int, year_first: str = "") -> Sequence[EventDate]:
    """What a cell can mean, its days in `order` and, where they begin with their year, as `year_first` says; raises
    ValidationError as `typed` does."""
    if oldest == FIRST_OF_AN_OLD_TABLE:
        text = OF_THREE_DIGITS.sub(lambda found: found[0].zfill(4), text.translate(DIGITS))
    found = [read_once(way, current_language(), order, oldest) for way in in_order(text, order, year_first)]
    readings = [when for one in found if not isinstance(one, ValidationError) for when in one]
    if not readings and (when := as_persian(text)) and is_in_persian(text):
        return [when]
    if not readings and isinstance(error := found[0], ValidationError):
        raise ValidationError(error.message, code=error.code, params=error.params)
    return list(dict.fromkeys(readings))


def why_not(text: str, error: ValidationError, calendar: str) -> str:
    """What is said of a cell that cannot be read; of an early year of another calendar not that ours is taken."""
    is_of_other = error.code == "early" and calendar not in ("", "gregorian")
    return NOT_OF_CALENDAR % cut(text.strip(), 40) if is_of_other else error.messages[0]


@remembered(16_384)
def read_once(text: str, lang: str, order: str, oldest: int) -> Sequence[EventDate] | ValidationError:
    """As `typed`, or why not: to find out that something is no date takes a hundred times as long as to read one."""
    try:
        return typed(plainly(text), lang, order=order, cell=True, oldest=oldest)
    except ValidationError as error:
        return error.with_traceback(None)


def date_of(
    text: str,
    mapping: Mapping,
    order: str,
    oldest: int = FIRST_OF_A_TABLE,
    year: str = "",
    first: EventDate | None = None,
    weekday: str = "",
) -> EventDate:
    """What the whole cell says, and the `year` or `weekday` beside it, or the `first` day that it ends, where that is
    left open. Raises Refused, for two meanings and for years before `oldest` too."""
    if text.strip().casefold() in ("", *NO_DAY):
        raise Refused(_("It has no date."))
    lang = current_language()
    text = day_after(text) if mapping.midnights else text
    try:
        readings = readings_of(text, order, oldest, mapping.year_first)
    except ValidationError as error:
        readings = of_the_hijra(text, order) if mapping.calendar == "hijri" else []
        if not readings:
            raise Refused(why_not(text, error, mapping.calendar)) from None
    readings = narrowed(readings, text, mapping.century, mapping.calendar, year, first)
    if (number := weekday_of(weekday) if weekday else None) is not None:
        either = readings_of(text, "", oldest, mapping.year_first)
        readings = on_weekday(readings, narrowed(either, text, mapping.century, mapping.calendar, year), number)
    if not readings:
        raise Refused(NOT_OF_CALENDAR % cut(text.strip(), 40))
    if len(readings) > 1:
        meant = several(text.strip(), [(str(when), in_words(when, lang)) for when in readings])
        raise Refused(f"{meant.messages[0]} {question(what_is_open(readings, text))}")
    return readings[0]
