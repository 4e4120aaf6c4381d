"""Dates of which a cell leaves open the order of day and month, the century or the calendar: settled for a column."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.dates import EventDate, read
from events.importing.persian_days import as_persian, is_in_persian
from events.reading.typed import typed
from events.text.folding import DIGITS, fold

CENTURIES = ("1600", "1700", "1800", "1900", "2000")
CALENDARS = ("gregorian", "hijri", "persian")
OF_CALENDARS = {
    "gregorian": "ce ad gregorian gregorien gregorienne miladi ميلادي ميلادية الميلادي الميلادية م",
    "hijri": "ah hijri hegire hegirien hegirienne هجري هجرية الهجري الهجرية هـ",
}
OF_PERSIAN = frozenset(["jalali", "shamsi", "persian", "solaire", "solar", "شمسي", "شمسيه", "خورشيدي", "جلالي"])
WORDS = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)", re.ASCII)
CENTURY = re.compile(r"(?<!\d)\d\d(?=\d\d(?!\d))", re.ASCII)  # of the years of an EDTF string
SHORT_YEAR = re.compile(r"(?:\d{1,2}([/.-])\d{1,2}\1|(?:\d{1,2}[-/. ])?[^\W\d]{3,}[-/. ]'?)\d\d")
EARLY = re.compile(r"(?:\D{1,12} )?(?<!\d)([1-9]\d\d)(?!\d)(?: ?[-–/] ?\d{3,4})?(?: ?\D{1,8})?", re.ASCII)
BEFORE_CHRIST = re.compile(r"-(?!9+$)[1-9]\d{1,3}(?:\.0)?", re.ASCII)  # -99 and -999 are codes
OF_THREE_DIGITS = re.compile(r"(?<!\d)\d{3}(?!\d)", re.ASCII)
FEW_EARLY = 3  # years before 1000, of which fewer are slips
HIJRI = range(1343, 1501)  # years that may be of either calendar
NOT_OF_CALENDAR = gettext_lazy("“%s” is no date of the calendar that is chosen for its column, or none that we know.")


def narrowed(
    readings: Sequence[EventDate],
    text: str,
    century: str,
    calendar: str,
    year: str = "",
    first: EventDate | None = None,
) -> Sequence[EventDate]:
    """Of several readings those of the year that stands beside them, of the calendar and of the century, which is the
    first that is not over where they end what the `first` date began; all of them where none is. None is left of a
    year that no Gregorian one can be where the calendar is another."""
    if calendar == "persian" and (when := as_persian(text)):
        return [when]
    if calendar in ("hijri", "persian"):
        readings = [when for when in readings if not (is_written(when, text) and years(when)[0] < HIJRI.stop)]
    if calendar == "hijri" and not readings:
        return of_the_hijra(text)
    if len(readings) > 1 and year:
        its = of_century(readings, text, int(year[:2])) if YEAR.match(year) else readings
        readings = [when for when in its if {*map(str, years(when))} == {year.removesuffix(".0")}] or readings
    if len(readings) > 1 and calendar:
        readings = [when for when in readings if is_written(when, text) == (calendar == "gregorian")] or readings
    if century:
        readings = of_century(readings, text, int(century) // 100)
    if first and what_is_open(readings, text) == "century":
        began = years(first)[0]
        ways = (of_century(readings, text, began // 100 + over) for over in (0, 1))
        readings = next(filter(None, ([when for when in way if years(when)[-1] >= began] for way in ways)), readings)
    return readings


def of_the_hijra(text: str, order: str = "") -> Sequence[EventDate]:
    """What a cell says that leaves its era to the heading, and the nought of its year; of what is none, none."""
    with suppress(ValidationError):
        return typed(with_era(text), "ar", order=order, cell=True)
    return []


def with_era(text: str) -> str:
    return f"{OF_THREE_DIGITS.sub(lambda found: found[0].zfill(4), text.translate(DIGITS))} هـ"


def of_century(readings: Sequence[EventDate], text: str, century: int) -> Sequence[EventDate]:
    """In that century, where years of two digits leave it open; all of them where they are no days of it."""
    if what_is_open(readings, text) != "century":
        return readings
    moved: dict[EventDate, None] = {}
    for when in readings:
        with suppress(ValueError):  # 29 February
            moved[read(CENTURY.sub(f"{century:02}", str(when)))] = None
    return list(moved) or readings


def what_is_open(readings: Sequence[EventDate], text: str) -> str:
    """order, century or calendar; "" of one reading."""
    if len(readings) < 2:
        return ""
    if len({is_written(when, text) for when in readings}) > 1:
        return "calendar"
    return "century" if len({tuple(years(when)) for when in readings}) > 1 else "order"


def years(when: EventDate) -> list[int]:
    return [point.year for point in when.points]


def is_written(when: EventDate, text: str) -> bool:
    """Whether its year stands in the text: that of a Hijri date is another."""
    first, plain = years(when)[0], text.translate(DIGITS)
    return any(str(year) in plain for year in (first, first - 1, first + 1))  # after 1391 it is 1392


def calendar_in_heading(headings: Iterable[str]) -> str:
    """As “Date (AD)”, `date_ce` or «السنة الهجرية» say; "" where they say nothing, or both."""
    words = {word for heading in headings for word in WORDS.findall(fold(heading))}
    if words & OF_PERSIAN:  # «هجري شمسي»
        return "persian"
    said = [calendar for calendar, its in OF_CALENDARS.items() if not words.isdisjoint(map(fold, its.split()))]
    return said[0] if len(said) == 1 else ""


def question(opened: str) -> str:
    """What is to be said of the whole column."""
    return {
        "order": _("Say whether the day or the month comes first (in a mapping, date: order, dmy or mdy)."),
        "century": _("Say of which century years of two digits are (in a mapping, date: century, such as 1900)."),
        "calendar": _(
            "Say of which calendar the dates are (in a mapping, date: calendar, gregorian, hijri or persian)."
        ),
    }[opened]


class Years:
    """Takes the cells of a column of dates, and tells what they settle for all of them."""

    def __init__(self, headings: Iterable[str] = ()) -> None:
        self.centuries: dict[str, str] = {}  # with a cell that shows each
        self.short, self.either, self.old, self.late = "", "", "", ""
        self.persian = ""  # the first cell that names a month of that calendar
        self.ancient = False  # whether there are years before Christ
        self.early: list[str] = []  # the first cells of years before 1000
        self.in_heading = calendar_in_heading(headings)

    def take(self, cell: str) -> None:
        text = cell.strip().translate(DIGITS)
        for found in YEAR.findall(text):
            year = int(found)
            self.centuries.setdefault(f"{year // 100}00", text)
            self.either = self.either or (text if year in HIJRI and not is_in_persian(text) else "")
            self.old = self.old or (text if 1000 <= year < 1300 or 1500 < year < 1750 else "")
            self.late = self.late or (text if year >= HIJRI.stop else "")
        self.persian = self.persian or (text if is_in_persian(text) else "")
        self.ancient = self.ancient or bool(BEFORE_CHRIST.fullmatch(text))
        if len(self.early) < FEW_EARLY and EARLY.fullmatch(text):
            self.early.append(text)
        self.short = self.short or (text if SHORT_YEAR.fullmatch(text) else "")

    @property
    def century(self) -> str:
        """Of years of two digits, where all that have four are of one."""
        (first, *others) = self.centuries or [""]
        return first if self.short and not others and first in CENTURIES else ""

    @property
    def calendar(self) -> str:
        """Of years that may be of several, as the heading says, or a month of one, or where others of the column are
        of long before and after."""
        told = "persian" if self.persian else "gregorian" if self.either and self.old else ""
        return self.in_heading or told

    def early_meant(self, calendar: str) -> bool:
        """Whether years before 1000 are meant: a person chose the calendar, or for several the heading did, or years
        of all the centuries since."""
        of_all = "gregorian" if self.old and self.late else ""
        told = calendar or ((self.in_heading or of_all) if len(self.early) == FEW_EARLY else "")
        return bool(self.early) and told == "gregorian"

    def notes(self, century: str, calendar: str, *, early: bool = False) -> list[str]:
        """How they are read, where nobody said it but they themselves."""
        said = []
        if early:
            said.append(_("Years before 1000, as in “%s”, are taken as they stand.") % self.early[0])
        if self.century and century == self.century:
            words = _("Years of two digits are read as %(century)s and later, as “%(cell)s” shows.")
            said.append(words % {"century": century, "cell": self.centuries[century]})
        if self.old and not self.in_heading and calendar == self.calendar == "gregorian":
            words = _("Years like that of “%(one)s” are read as Gregorian, as “%(other)s” shows.")
            said.append(words % {"one": self.either, "other": self.old})
        if self.either and self.persian and calendar == "persian":
            words = _("Years like that of “%(one)s” are read as Persian, as “%(other)s” shows.")
            said.append(words % {"one": self.either, "other": self.persian})
        return said
