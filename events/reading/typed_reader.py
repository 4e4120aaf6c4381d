"""Reads a typed date by numbers, by words, and by what stands before and after."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian

from events.dates import read
from events.dates.hijri import FIRST_OF_TABLES
from events.dates.nearest import nearest_day, valid
from events.reading import LEXICONS
from events.reading.days import PAST
from events.reading.explaining import Explainer
from events.reading.finding import Match, find
from events.reading.folding import fold_with_offsets
from events.reading.resolving import resolve
from events.reading.typed_hours import HOURS
from events.reading.typed_values import (
    BOUNDS,
    HIJRI_YEARS,
    Readings,
    Unread,
    beside_each_other,
    closed,
    day_of,
    either,
    gregorian_date,
    hijri_date,
    in_order,
    marked,
    maybe_hijri,
    nearest_of,
    same_but_for_moon,
    since,
    unit,
    worst,
)
from events.reading.typed_words import months_spelled, phrases, typing_lexicon

WORD = re.compile(r"[^\W\d_]{3}")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
FIRST_OF_MOON = 1300  # after the Hijra, 1882: an older year is Gregorian, and so is what is joined to it
FIRST_OF_PAIRS = 1924  # 1343 after the Hijra: 1299-1453 are no two names of one year
SHORT_YEAR = re.compile(r"(?<=[^\W\d] )'?(\d\d)$", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?|(\d{4}) (\d{1,2}) (\d{1,2})", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})(?:( ?[-.] ?| )(\d{1,2})\2| ?/ ?(\d{1,2}) ?/ ?)(\d{4}|\d\d)", re.ASCII)
MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})", re.ASCII)
ZERO_YEAR = re.compile(r"(?<!\d)0\d{3}(?!\d)", re.ASCII)  # as of the Hijra alone it is written
DAY_MONTH = re.compile(r"\d{1,2}([-/.])\d{1,2}", re.ASCII)
COMPACT = re.compile(r"([1-9]\d{3})(\d\d)(\d\d)", re.ASCII)
SERIAL = re.compile(r"[1-6]\d{4}(?:\.\d+)?", re.ASCII)  # of a spreadsheet: days since 1899-12-30
# Codes for no month and no day.
NOT_GIVEN = re.compile(r"([1-9]\d{3})(?:-(\d{1,2}|-9|-99|))??-(?:00?|-9|-99)", re.ASCII)
CUT = re.compile(r"(.*\d) ?(?:-+|\.\.+)\?*")  # open at its end, or cut off there
NOT_TYPED = {"month-first", "since-ago", "since-year"}  # rules of articles: in a cell 3/4 is of April
GLUED = re.compile(r"(?<=\d)[-/](?=[^\W\d])|(?<=[^\W\d])[-/](?=\d)")  # 02-Mar-2015
YEAR_MONTH_DAY = re.compile(r"([1-9]\d{3}),? ([^\W\d]\D*?)(?: (\d{1,2}))?")  # 1852 March 23
HALF_A_YEAR = 6  # months
KNOWN_TO_ALL = 1443  # after the Hijra: a year of the tables
YEARLESS = ("mon", "hm")  # groups of an expression that lacks only its year
Way = Callable[[str], list[str] | None]


def years_told(edtf: str) -> set[str]:
    return set(YEAR.findall(edtf))


def within(one: str, other: str) -> bool:
    """Whether one of two values is a part of the other, as 1940-09 of 1940: what lasted from one to the other?"""
    return one != other and (one.startswith(f"{other}-") or other.startswith(f"{one}-"))


def years_of_hijri(text: str) -> list[bool]:
    """Of each year of a text, whether it is one of the Hijri calendar."""
    return [int(year) in HIJRI_YEARS for year in YEAR.findall(text)]


@dataclass(frozen=True)
class Reader:
    """Reads folded text by the words of one language; its readings are EDTF strings. Its methods raise Unread."""

    lang: str
    order: str
    anchor: date | None
    cell: bool

    @property
    def phrases(self) -> dict[str, re.Pattern[str]]:
        return phrases(self.lang)

    def whole(self, text: str) -> Readings:
        """What a whole text can mean, the likeliest first."""
        if self.phrases["before christ"].fullmatch(text):
            raise Unread("bce")
        if found := CUT.fullmatch(text):
            raise Unread("form", since(self.single(found[1])[0]))
        if not ((hours := HOURS.search(text)) and hours.end() == len(text)):
            return self.first_of(self.single, self.bounded, self.pair)(text)
        readings = self.single(text[: hours.start()])
        if not all(day_of(value) for value in readings):
            raise Unread("form", readings[0])
        if not self.cell:
            raise Unread("hours", readings[0])
        return readings

    def single(self, text: str) -> Readings:
        if readings := self.both_calendars(text):
            return readings
        return self.first_of(self.exact, self.number, self.of_calendar, self.marked, self.words)(text)

    def first_of(self, *ways: Way) -> Callable[[str], Readings]:
        """The first way that understands a text; where none does, the first reason that is more than that."""

        def read_by_one(text: str) -> Readings:
            reasons = []
            for way in ways:
                try:
                    if readings := way(text):
                        return readings
                except Unread as unread:
                    reasons.append(unread)
            raise worst(reasons)

        return read_by_one

    def exact(self, text: str) -> Readings | None:
        try:
            when = read(text.upper())
        except ValueError:
            return None
        return None if maybe_hijri(when) else [str(when)]

    # Numbers

    def number(self, text: str, calendar: str = "") -> Readings | None:
        """`calendar` is hijri or gregorian; "" where it is not said."""
        if calendar != "hijri" and ZERO_YEAR.search(text):
            return None
        if found := YEAR_LAST.fullmatch(text):
            year, parts = found[5], [int(found[1]), int(found[3] or found[4])]
            orders = ["dmy", "mdy"] if not self.order else [self.order]
            return self.dates(year, [parts[::-1] if order == "dmy" else parts for order in orders], calendar)
        if found := YEAR_FIRST.fullmatch(text):
            year, month, day = found[1] or found[5], found[3] or found[6], found[4] or found[7]
            numbers = [int(number) for number in (month, day) if number]
            if found[2] == "/" and numbers == [(int(year) + 1) % 100] and not (self.cell and numbers == [0]):
                return self.two_years(year, numbers[0])
            return self.dates(year, [numbers], calendar)
        if found := MONTH_YEAR.fullmatch(text):
            return self.dates(found[2], [[int(found[1])]], calendar)
        if found := COMPACT.fullmatch(text):
            return self.dates(found[1], [[int(found[2]), int(found[3])]], calendar)
        if self.cell and (found := NOT_GIVEN.fullmatch(text)):
            return self.dates(found[1], [[int(found[2])] if (found[2] or "").isdigit() else []], calendar)
        if self.cell and SERIAL.fullmatch(text):
            raise Unread("serial", str(date(1899, 12, 30) + timedelta(int(float(text)))))
        if DAY_MONTH.fullmatch(text):
            raise Unread("no-year")
        return None

    def two_years(self, year: str, number: int) -> Readings:
        """1998/99 is no month, 2003/04 may be one."""
        years = valid(f"{year}/{int(year) + 1}")
        if years and 1 <= number <= 12:
            return [f"{year}-{number:02}", years]
        raise Unread("month", years or year)

    def dates(self, year: str, ways: list[list[int]], calendar: str) -> Readings:
        """The dates of a year and of its numbers, month and day or less, in one or two ways.

        In a cell 0 is the code for what is not given.
        """
        years = [int(year)] if len(year) == 4 else [2000 + int(year), 1900 + int(year)]
        if len(year) == 2 and calendar == "hijri":
            raise Unread
        readings = []
        for month, day in ((*numbers, 0, 0)[:2] for numbers in ways if self.cell or 0 not in numbers):
            for number in years:
                if calendar != "hijri":
                    readings += gregorian_date(number, month, day)
                if calendar == "hijri" or (number in HIJRI_YEARS and not calendar):
                    readings += hijri_date(number, month, day)
        if not readings:
            if calendar == "hijri":
                raise Unread("hijri")
            month, day = (*ways[0], 0, 0)[:2]
            raise Unread("day" if len(ways[0]) == 2 else "month", nearest_day(years[0], month, day))
        return readings

    def of_calendar(self, text: str) -> Readings | None:
        if self.phrases["hijri"].fullmatch(text):
            return self.hijri(text)
        if found := self.phrases["gregorian"].fullmatch(text):
            return self.number(self.after_idle(found["rest"]), "gregorian") or self.single(found["rest"])
        return None

    def hijri(self, text: str) -> Readings:
        """The readings as a Hijri date, whether the text names the calendar or not."""
        found = self.phrases["hijri"].fullmatch(text)
        text = found["rest"] if found else text
        if readings := self.number(self.after_idle(text), "hijri"):
            return readings
        if year := next((year for year in YEAR.findall(text) if int(year) < FIRST_OF_TABLES), ""):
            return self.before_the_tables(text, year)
        return [value for value in self.words(text) or [] if not maybe_hijri(read(value))]

    def before_the_tables(self, text: str, year: str) -> Readings:
        """By a year that the engine knows: its months and days have the same names."""
        readings: Readings = []
        for value in self.words(text.replace(year, str(KNOWN_TO_ALL))) or []:
            with suppress(OverflowError):  # of a month of the other calendar
                known = Gregorian.fromdate(closed(value).points[0].earliest).to_hijri()
                readings += hijri_date(int(year), known.month, known.day if day_of(value) else 0)
        return readings

    def after_idle(self, text: str) -> str:
        idle = self.phrases["idle"].match(text)
        return text[idle.end() :] if idle else text

    def both_calendars(self, text: str) -> Readings | None:
        """A Hijri date with the Gregorian one beside it: the Gregorian one, where the two are the same."""
        if years_of_hijri(text).count(True) != 1:
            return None
        weekday = self.phrases["weekday"].match(text)
        dates = text[weekday.end() :] if weekday else text
        for joint in self.phrases["same"].finditer(dates):
            hijri, gregorian = dates[: joint.start()], dates[joint.end() :].rstrip(" )]")
            if years_of_hijri(gregorian) == [True]:
                hijri, gregorian = gregorian, hijri
            if years_of_hijri(hijri) != [True] or years_of_hijri(gregorian) != [False]:
                continue
            try:
                by_moon, by_sun = self.hijri(hijri), self.single(gregorian)
            except Unread:
                continue
            if same := [value for value in by_sun if any(same_but_for_moon(value, other) for other in by_moon)]:
                return self.on_weekday(weekday["day"], same) if weekday else same
            if by_moon and read(by_sun[0]).points[0].year >= FIRST_OF_PAIRS:
                raise Unread("calendars", by_sun[0])
        return None

    def on_weekday(self, name: str, values: Readings) -> Readings:
        number = LEXICONS[self.lang].groups["wd"][name]
        days = [value for value in values if (day := day_of(value)) and day.weekday() == number]
        if not days:
            raise Unread("weekday", values[0])
        return days

    # What stands before and after a date

    def marked(self, text: str) -> Readings | None:
        """About, or perhaps."""
        for name in ("~", "?", "~ after", "? after"):
            if found := self.phrases[name].fullmatch(text):
                return [marked(value, name[0]) for value in self.single(found["rest"])]
        if text.endswith("%"):
            raise Unread("form", marked(self.single(text[:-1])[0], "~"))
        return None

    def bounded(self, text: str) -> Readings | None:
        """Since, until, before, after, by."""
        for name, bound in BOUNDS.items():
            if found := self.phrases[name].fullmatch(text):
                return [bound(value) for value in self.single(found["rest"])]
        return None

    def pair(self, text: str) -> Readings:
        """Two dates, joined by words or by a dash."""
        opened = self.phrases["opening"].fullmatch(text)
        inner = opened["rest"] if opened else text
        is_between = bool(self.phrases["between"].fullmatch(text))
        readings: Readings = []
        reasons = []
        for joint in self.phrases["joint"].finditer(inner):
            left, right = inner[: joint.start()].strip(), inner[joint.end() :].strip()
            kind = "to" if joint["and"] and is_between else joint.lastgroup or ""
            try:
                readings += self.joined(left, right, kind)
            except Unread as unread:
                reasons += [] if kind == "dash" and unread.reason != "order" else [unread]
        if not readings and reasons:
            raise worst(reasons)
        return readings

    def joined(self, left: str, right: str, kind: str) -> Readings:
        """Two dates joined by `kind`: to or dash, either, or and."""
        if kind in ("to", "dash") and self.phrases["now"].fullmatch(right):
            values = self.first_of(self.single, self.bounded)(left)
            return [value if value.endswith("/..") else since(value) for value in values]
        lasts = self.single(right)
        firsts = self.first_of_two(left, right, lasts[0])
        if len(lasts) > len(firsts) and read(firsts[0]).points[0].year < FIRST_OF_MOON:
            lasts = [value for value in lasts if not years_told(value).isdisjoint(YEAR.findall(right))]
        if len(firsts) != len(lasts) or any(map(within, firsts, lasts)):
            raise Unread
        pairs = list(zip(firsts, lasts, strict=True))
        if kind == "either":
            return [either(*pair) for pair in pairs]
        lasted = [in_order(f"{unit(first)}/{unit(last, last=True)}") for first, last in pairs]
        if kind == "and" and any(not beside_each_other(*pair) for pair in pairs):
            raise Unread("apart", lasted[0])
        return lasted

    def first_of_two(self, left: str, right: str, last: str) -> Readings:
        """The first of two dates, which may leave to the second its month and its year."""
        if re.fullmatch(r"\d{1,2}(?:er|st|nd|rd|th)?", left) and re.match(r"\d{1,2}(?!\d)", right):
            return self.single(re.sub(r"^\d{1,2}(?!\d)", re.sub(r"\D", "", left), right))
        try:
            return self.single(left)
        except Unread as unread:
            if unread.reason != "no-year":
                raise
        separator = DAY_MONTH.fullmatch(left)
        between, end = separator[1] if separator else " ", read(last).points[0]
        firsts = self.single(f"{left}{between}{end.year}")
        start = read(firsts[0]).points[0]
        if end.month and start.month and start.month - end.month >= HALF_A_YEAR:  # “30 Dec – 2 Jan 2014”
            return self.single(f"{left}{between}{end.year - 1}")
        return firsts

    # Words

    def words(self, text: str) -> Readings | None:
        """By the engine that reads articles. It knows no year before 1400, and days come again after 400 years."""
        years = YEAR.findall(text)
        early = bool(years) and "1000" <= min(years) < "1400" and max(years) < "1600"
        if not (early and WORD.search(text)):  # numbers alone may be of either calendar
            return self.whole_words(text)
        with suppress(Unread):
            return self.whole_words(text)
        try:
            found = self.whole_words(YEAR.sub(lambda year: str(int(year[0]) + 400), text)) or []
        except Unread as unread:
            raise Unread(unread.reason) from None
        if any("X" in value for value in found):
            raise Unread
        return [YEAR.sub(lambda year: str(int(year[0]) - 400), value) for value in found]

    def whole_words(self, text: str) -> Readings | None:
        """The reading of words that are all of the text."""
        lexicon = typing_lexicon(self.lang)
        text = self.phrases["month"].sub(self.month, GLUED.sub(" ", text))
        if turned := YEAR_MONTH_DAY.fullmatch(text):
            text = f"{turned[3] or ''} {turned[2]} {turned[1]}".strip()
        article = fold_with_offsets(text)
        matches = find(article, lexicon)
        if len(matches) != 1 or not self.covers(matches[0], text):
            if found := SHORT_YEAR.search(text):
                return self.short_year(text, found)
            raise Unread("form", only_date(text, matches))
        (match,) = matches
        if match.rule in NOT_TYPED:
            raise Unread("form", only_date(text, matches))
        if match.modifier:
            raise Unread  # what it says of the rest is read elsewhere
        anchors = (self.anchor, self.anchor) if self.anchor else None
        finding = Explainer(article, lexicon, anchors, matches).explain(match)
        if finding is None:
            raise Unread("day", nearest_of(match))
        if not finding.edtf:
            raise Unread("no-year" if any(name in match.groups for name in YEARLESS) else "no-anchor")
        if finding.warning:
            raise Unread("weekday", finding.edtf)
        if match.rule.startswith("both-") and not beside_each_other(*map(str, read(finding.edtf).points)):
            raise Unread("apart", finding.edtf)
        if "y" in match.groups and finding.edtf.isdigit() and maybe_hijri(read(finding.edtf)):
            return self.dates(finding.edtf, [[]], "")
        return [finding.edtf, *finding.alternatives]

    def month(self, spelled: re.Match[str]) -> str:
        """A month's short or other spelling, as the engine knows it."""
        return months_spelled(self.lang)[spelled[0]]

    def covers(self, match: Match, text: str) -> bool:
        return bool(self.phrases["idle"].fullmatch(text[: match.start])) and match.end == len(text)

    def short_year(self, text: str, found: re.Match[str]) -> Readings:
        try:
            years = (f"{text[: found.start(1)]}{century}{found[1]}" for century in ("20", "19"))
            return [value for whole in years for value in self.single(whole)]
        except Unread as unread:
            raise Unread(unread.reason) from None


def only_date(text: str, matches: list[Match]) -> str | None:
    """What the engine understands of a text, where that is one date and no other number is left."""
    if len(matches) != 1 or not {"y", "hy"} & set(matches[0].groups):
        return None
    (match,) = matches
    left = text[: match.start] + text[match.end :]
    return None if any(letter.isdigit() for letter in left) else resolve(match, date.min, PAST)
