"""The one function by which a person's date is read: in a form, a filter, the cell of a table, the API.

EDTF first, then numbers, then words, by the engine that reads articles. A text is understood whole or refused.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from hijridate import Hijri

from events.dates import EventDate, Form, Point, Span, read, shift_days
from events.dates.nearest import nearest_day, refusal, several, suggest, valid
from events.dates.words import in_words
from events.reading import LEXICONS
from events.reading.explaining import Explainer
from events.reading.finding import Match, find
from events.reading.folding import QUOTES, fold_with_offsets
from events.reading.lexicon import Lexicon, folded
from events.reading.resolving import PAST, between, gregorian, hijri_month, resolve
from events.text.folding import DIGITS, MARKS

LONGEST = 120  # letters: no date is longer
FIRST_OF_A_TABLE = 1000  # years before it are slips in tables: 0025 for 2025
HIJRI_YEARS = range(1343, 1501)  # those that the calendar's tables cover, and no year of a modern conflict
MOON = 2  # days by which a Hijri day may differ from the tables': elsewhere a month begins when its moon is seen
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
SHORT_YEAR = re.compile(r"(?<=[^\W\d] )'?(\d\d)$", re.ASCII)
SIGNS = re.compile(r"\s*(/|,|\.\.|\[|\])\s*")
YEAR_FIRST = re.compile(
    r"([1-9]\d{3})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?|([1-9]\d{3}) (\d{1,2}) (\d{1,2})", re.ASCII
)
YEAR_LAST = re.compile(r"(\d{1,2})(?:([-. ])(\d{1,2})\2| ?/ ?(\d{1,2}) ?/ ?)([1-9]\d{3}|\d\d)", re.ASCII)
MONTH_YEAR = re.compile(r"(\d{1,2})[-/.]([1-9]\d{3})", re.ASCII)
DAY_MONTH = re.compile(r"\d{1,2}([-/.])\d{1,2}", re.ASCII)
COMPACT = re.compile(r"([1-9]\d{3})(\d\d)(\d\d)", re.ASCII)
SERIAL = re.compile(r"[1-6]\d{4}(?:\.\d+)?", re.ASCII)  # of a spreadsheet: days since 1899-12-30
# Codes for no month and no day.
NOT_GIVEN = re.compile(r"([1-9]\d{3})(?:-(\d{1,2}|-9|-99|))??-(?:00?|-9|-99|)", re.ASCII)
HOURS = re.compile(
    r"(?:t|,? )\d{1,2}(?::\d\d(?::\d\d(?:[.,]\d+)?)?|h(?:\d\d)?) ?(?:am|pm|[صم]|z|utc|gmt)?(?: ?[+-]\d\d:?\d\d)?"
)
# A year that has less than four digits, and may stand with its era.
EARLY = re.compile(
    r"(?:\D{1,12} )?[1-9]\d{2}(?: ?[-–/] ?\d{1,3})?(?: ?(?:ad|ce|a\.d\.|c\.e\.|م|ap\.? j\.?-?c\.?))?"
    r"|(?:\D{1,12} )?\d{1,2}(?: ?[-–/] ?\d{1,3})? ?(?:ad|ce|a\.d\.|c\.e\.|م|ap\.? j\.?-?c\.?)",
    re.I | re.ASCII,
)
# ISO 8601 knows the Gregorian calendar alone.
STAMP = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
NOT_TYPED = {"month-first", "since-ago", "since-year"}  # rules of articles: in a cell 3/4 is of April
GLUED = re.compile(r"(?<=\d)[-/](?=[^\W\d])|(?<=[^\W\d])[-/](?=\d)")  # 02-Mar-2015
YEAR_MONTH_DAY = re.compile(r"([1-9]\d{3}),? ([^\W\d]\D*?)(?: (\d{1,2}))?")  # 1852 March 23
YEARLESS = ("mon", "hm")  # groups of an expression that lacks only its year
Readings = list[str]
Way = Callable[[str], list[str] | None]


class Unread(Exception):
    """What a text lacks: a key of the refusals' reasons, and the nearest right form."""

    def __init__(self, reason: str = "form", nearest: str | None = None) -> None:
        super().__init__(reason)
        self.reason, self.nearest = reason, nearest


def typed(
    text: str, lang: str, *, order: str = "dmy", anchor: date | None = None, cell: bool = False, oldest: int = 1
) -> tuple[EventDate, ...]:
    """What a typed date can mean, the likeliest first; more than one where the text leaves it open.

    `lang` is ar, en or fr, and tried before the other two. `order` is that of the numbers of a day: dmy, mdy, or ""
    where it is not known. Without an `anchor` (the day it was written), what depends on one is refused. In a `cell`
    hours are passed over, and codes for what is not given. Years before `oldest` are refused.

    Raises ValidationError that says why, its `params["nearest"]` the nearest right form, if any.
    """
    try:
        return meanings(text, lang, order, anchor, cell, oldest)
    except Unread as unread:
        raise refusal(text.strip(), unread.reason, unread.nearest) from None


def one_date(
    text: str, lang: str, *, order: str = "dmy", anchor: date | None = None, cell: bool = False, oldest: int = 1
) -> EventDate:
    """What a typed date means. Raises ValidationError as `typed` does, and where it can mean several things: then
    `params["readings"]` lists them, as EDTF strings and words."""
    readings = typed(text, lang, order=order, anchor=anchor, cell=cell, oldest=oldest)
    if len(readings) > 1:
        raise several(text.strip(), [(str(when), in_words(when, lang)) for when in readings])
    return readings[0]


@lru_cache(maxsize=16_384)
def meanings(text: str, lang: str, order: str, anchor: date | None, cell: bool, oldest: int) -> tuple[EventDate, ...]:
    """Raises Unread."""
    if cell and (stamp := STAMP.fullmatch(text.strip())):
        with suppress(ValueError):
            return exact(stamp[1], oldest, cell=False)
    strict = ""
    for spelled in (str, tidy, signs_joined):
        try:
            return exact(spelled(text), oldest, cell=cell)
        except ValueError as error:
            strict = str(error)
    plain = tidy(text)
    if cell and oldest > 1 and EARLY.fullmatch(plain):
        raise Unread("early")
    try:
        return tuple(
            old_enough(read(value), oldest) for value in in_any_language(plain, lang, order, anchor, cell=cell)
        )
    except Unread as unread:
        if unread.reason == "form" or strict != "form":
            raise Unread(strict, new_enough(suggest(plain[:LONGEST]) or unread.nearest, oldest)) from None
        raise Unread(unread.reason, new_enough(unread.nearest, oldest)) from None


def in_any_language(plain: str, lang: str, order: str, anchor: date | None, *, cell: bool) -> Iterable[str]:
    """The readings by the words of `lang`, or else of another language. Raises Unread."""
    if len(plain) > LONGEST:
        raise Unread
    reasons = []
    for tried in (lang, *(other for other in LEXICONS if other != lang)):
        try:
            return dict.fromkeys(Reader(tried, order, anchor, cell).whole(folded(plain)))
        except Unread as unread:
            reasons.append(unread)
    raise worst(reasons)


def new_enough(edtf: str | None, oldest: int) -> str | None:
    return edtf if edtf and read(edtf).points[0].year >= oldest else None


def worst(reasons: list[Unread]) -> Unread:
    """The first that says more than that a text is no date, or at least what is near."""
    return max(reasons, key=lambda unread: (unread.reason != "form", unread.nearest is not None), default=Unread())


def exact(text: str, oldest: int, *, cell: bool) -> tuple[EventDate]:
    """An EDTF string of the closed grammar. Raises ValueError, and Unread."""
    when = read(text)
    if oldest > 1:
        when = old_enough(when, oldest)
        if cell and any(point.year in HIJRI_YEARS for point in when.points):
            raise ValueError("form")
    return (when,)


def tidy(text: str) -> str:
    """In single spaces, with one kind of digits and dashes, and without marks of direction."""
    text = MARKS.sub("", text.translate(DIGITS)).translate(QUOTES)
    return " ".join(text.split()).strip(" .,;،؛'\"")


def signs_joined(text: str) -> str:
    return SIGNS.sub(r"\1", tidy(text)).upper()


def years_of_hijri(text: str) -> list[bool]:
    """Of each year of a text, whether it is one of the Hijri calendar."""
    return [int(year) in HIJRI_YEARS for year in YEAR.findall(text)]


def maybe_hijri(when: EventDate) -> bool:
    return any(point.year in HIJRI_YEARS for point in when.points)


def old_enough(when: EventDate, oldest: int) -> EventDate:
    """Raises Unread for a year before `oldest`."""
    if any(point.year < oldest for point in when.points):
        year = when.points[0].year
        raise Unread("early", suggest(str(when).replace(f"{year:04}", f"{2000 + year}")) if year < 100 else None)
    return when


@cache
def typing_lexicon(lang: str) -> Lexicon:
    """The lexicon of articles, where a word may be a month whatever its case and whatever stands beside it."""
    lexicon = LEXICONS[lang]
    free = replace(lexicon, needs_capital=(), needs_context=(), exact={})
    for made in ("groups", "tries", "compiled", "matchers", "meanings", "openings", "openings_by_themselves"):
        vars(free)[made] = getattr(lexicon, made)  # once for both
    return free


@cache
def phrases(lang: str) -> dict[str, re.Pattern[str]]:
    """What of `Typing` stands before a date, by its name; `~` and `?` with their signs."""
    typing = LEXICONS[lang].typing
    about, perhaps = f"{any_of(typing.about)}|[~±≈]", rf"{any_of(typing.perhaps)}|\?"
    patterns = {
        **{"~": rf"(?:{about}) ?(?P<rest>.+)", "?": rf"(?:{perhaps}) ?(?P<rest>.+)"},
        "~ after": rf"(?P<rest>.+?) ?[(\[]?(?:{about})\.?[)\]]?",
        "? after": rf"(?P<rest>.+?) ?[(\[]?(?:{perhaps})\.?[)\]]?",
        "idle": rf"(?:(?:{any_of(typing.idle)}) ?)*",
        "hijri": rf"(?P<rest>.+?) ?[(\[]?(?:{any_of(typing.hijri)})[)\]]?",
        "gregorian": rf"(?P<rest>.+?) ?[(\[]?(?:{any_of(typing.gregorian)})[)\]]?",
        "before christ": rf".*\d ?(?:{any_of(typing.before_christ)})",
        "opening": rf"(?:{any_of(typing.opening)}) (?P<rest>.+)",
        "between": rf"(?:{any_of(typing.between)}) .+",
        "now": any_of(typing.now),
        "weekday": rf"(?:(?:{any_of(typing.idle)}) ?)*(?P<day>{'|'.join(LEXICONS[lang].groups['wd'])})[ ,،]+",
        "same": rf"[ ,،(\[-]+(?:{any_of(typing.same)}) ?:? ?|[ ,،]*[(\[] ?| ?[/=,،-] ?| ",
        "month": rf"(?<!\w)(?:{'|'.join(map(re.escape, months_spelled(lang)))})(?=[ ]|$)",
        "joint": rf" (?:(?P<to>{any_of(typing.to)}|-)|(?P<either>{any_of(typing.either)})"
        rf"|(?P<and>{any_of(typing.and_)})) ?(?!$)|(?P<dash> ?(?:-|\.\.+) ?)",
    }
    for name, sign in (("starting", ""), ("until", ""), ("before", "|<"), ("after", "|>"), ("by", "")):
        patterns[name] = rf"(?:{any_of(getattr(typing, name))}{sign}) ?(?P<rest>.+)"
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


@cache
def months_spelled(lang: str) -> dict[str, str]:
    return {folded(spelled): folded(month) for spelled, month in LEXICONS[lang].typing.months.items()}


def any_of(words: str) -> str:
    """A word of `words` whole, but where letters are written together with what follows."""
    alternatives = sorted((folded(word) for word in words.split("|")), key=len, reverse=True)
    joined = tuple("'&وب")
    return "|".join(word if word in joined or word[-1] in "'.?" else rf"{word}(?!\w)" for word in alternatives)


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
            raise Unread("year")
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
        return [value for value in self.words(text) or [] if not maybe_hijri(read(value))]

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
            if by_moon:
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
        if len(firsts) != len(lasts):
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
        return self.single(f"{left}{separator[1] if separator else ' '}{read(last).points[0].year}")

    # Words

    def words(self, text: str) -> Readings | None:
        """By the engine that reads articles, which must take the text whole."""
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


def point_of(value: str) -> Point | None:
    when = read(value)
    return when.start if when.form == Form.POINT else None


def day_of(value: str) -> date | None:
    point = point_of(value)
    return point.earliest if point and point.precision == "day" else None


def marked(value: str, mark: str) -> str:
    """About (~) or perhaps (?) a date; of what takes no mark, Unread names it without."""
    point = point_of(value)
    if point is None or point.mark or point.precision == "decade":
        raise Unread("mark", value)
    return f"{value}{mark}"


def unit(value: str, *, last: bool = False) -> str:
    """A vague period by the month, year or decade in which it began, or was `last`; a date as it is."""
    when = closed(value)
    if when.form == Form.POINT:
        return value
    if when.form != Form.BETWEEN:
        raise Unread
    point = when.points[last]
    match point.precision:
        case "day":
            return str(replace(point, precision="month", day=0))
        case "month" | "season":
            return str(replace(point, precision="year", month=0))
    return str(replace(point, precision="decade"))


def closed(value: str) -> EventDate:
    """Raises Unread where an end is open."""
    when = read(value)
    if len(when.points) < 2:
        raise Unread
    return when


def since(value: str) -> str:
    return f"{unit(value)}/.."


def until(value: str) -> str:
    return f"../{closed(value).end}"


def by(value: str) -> str:
    _, last = unmarked_ends(value)
    return f"[..{last}]"


def before(value: str) -> str:
    """By the day, month or year before its first."""
    first, _ = unmarked_ends(value)
    return f"[..{neighbour(first, first.earliest, -1)}]"


def after(value: str) -> str:
    _, last = unmarked_ends(value)
    return f"[{neighbour(last, last.latest, 1)}..]"


def unmarked_ends(value: str) -> list[Point]:
    when = closed(value)
    if when.approximate or when.doubted:
        raise Unread("choice-mark", value.replace("~", "").replace("?", ""))
    return when.points


def neighbour(point: Point, edge: date, days: int) -> str:
    """The day, month or year next to a date, as exact as it; next to a season or decade, the month or year."""
    if edge in (date.min, date.max):
        raise Unread
    return shift_days(edge, days).isoformat()[: {"day": 10, "month": 7, "season": 7}.get(point.precision, 4)]


def beside_each_other(first: str, last: str) -> bool:
    """Whether one date follows the other, so that what happened on both went on from one to the other."""
    end, start = read(first).bounds.end, read(last).bounds.start
    return end is not None and start is not None and shift_days(end, 1) == start


def either(first: str, last: str) -> str:
    """One of the two; where one is a vague period, some time from the first to the last."""
    start, end = closed(first), closed(last)
    if Form.LASTED in (start.form, end.form):
        raise Unread
    points = start.form == end.form == Form.POINT
    return in_order(f"[{first},{last}]" if points else f"[{start.points[0]}..{end.points[1]}]")


def same_but_for_moon(gregorian: str, hijri: str) -> bool:
    first, last = closed(hijri).points
    return read(gregorian).bounds.touches(Span(shift_days(first.earliest, -MOON), shift_days(last.latest, MOON)))


BOUNDS = {"starting": since, "until": until, "before": before, "after": after, "by": by}


def in_order(value: str) -> str:
    try:
        return str(read(value))
    except ValueError as error:
        raise Unread(str(error), suggest(value)) from None


def gregorian_date(year: int, month: int, day: int) -> Readings:
    """One EDTF string, or none where there is no such date; 0 is no month, or no day."""
    value = f"{year:04}" + (f"-{month:02}" if month or day else "") + (f"-{day:02}" if day else "")
    try:
        return [str(read(value))] if month <= 12 else []
    except ValueError:
        return []


def hijri_date(year: int, month: int, day: int) -> Readings:
    try:
        if day:
            return [gregorian(year, month, day).isoformat()]
        if month:
            return [hijri_month(year, month)]
        return [between(gregorian(year, 1, 1), gregorian(year, 12, Hijri(year, 12, 1).month_length()))]
    except (ValueError, OverflowError):
        return []


def nearest_of(match: Match) -> str | None:
    """The nearest day of a month that has not so many."""
    groups = match.groups
    if "y" not in groups or "mon" not in groups:
        return None
    return nearest_day(groups["y"], groups["mon"], groups.get("d") or groups.get("ord"))
