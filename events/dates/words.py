"""Dates in words, in Arabic, English and French: what an EDTF string means, said as a reader says it."""

from calendar import monthrange
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from babel.dates import get_month_names

from events.dates.value import EventDate, Form, Point, read


@dataclass(frozen=True)
class Words:
    """The phrases of one language. `{}` stands for a date, `{a}` and `{b}` for the two ends."""

    within: dict[str, str]  # by precision: in that month, the day not given
    seasons: tuple[str, str, str, str]  # spring to winter; `{}` is the year
    about: str
    perhaps: str
    lasted: str
    since: str
    end_unknown: str
    until: str
    between: str
    either: str
    by: str
    from_on: str
    planned: str


WORDS = {
    "en": Words(
        within={
            "month": "in {}, day not given",
            "season": "in {}, day not given",
            "year": "in {}, month not given",
            "decade": "in {}, year not given",
        },
        seasons=("spring {}", "summer {}", "autumn {}", "winter {}"),
        about="about {}",
        perhaps="perhaps {}",
        lasted="from {a} to {b}",
        since="since {}, still going on",
        end_unknown="from {}, end not known",
        until="until {}",
        between="on one or more days between {a} and {b}",
        either="on {a} or {b}",
        by="by {}",
        from_on="not before {}",
        planned="planned: {}",
    ),
    "ar": Words(
        within={
            "month": "في {} (اليوم غير مذكور)",
            "season": "في {} (اليوم غير مذكور)",
            "year": "في عام {} (الشهر غير مذكور)",
            "decade": "في {} (السنة غير مذكورة)",
        },
        seasons=("ربيع {}", "صيف {}", "خريف {}", "شتاء {}"),
        about="نحو {}",
        perhaps="ربما {}",
        lasted="من {a} إلى {b}",
        since="منذ {} (مستمر)",
        end_unknown="من {} (النهاية غير معروفة)",
        until="حتى {}",
        between="في يوم أو أكثر بين {a} و{b}",
        either="في {a} أو {b}",
        by="في {} أو قبله",
        from_on="في {} أو بعده",
        planned="مقرر: {}",
    ),
    "fr": Words(
        within={
            "month": "en {} (jour non précisé)",
            "season": "{} (jour non précisé)",
            "year": "en {} (mois non précisé)",
            "decade": "dans {} (année non précisée)",
        },
        seasons=("au printemps {}", "à l’été {}", "à l’automne {}", "à l’hiver {}"),
        about="vers {}",
        perhaps="peut-être {}",
        lasted="{a} {b}",
        since="depuis {} (toujours en cours)",
        end_unknown="à partir {} (fin inconnue)",
        until="jusqu’{}",
        between="à une date entre {a} et {b}",
        either="{a} ou {b}",
        by="au plus tard {}",
        from_on="au plus tôt {}",
        planned="prévu : {}",
    ),
}

ARABIC_TENS = (
    "عشرينيات",
    "ثلاثينيات",
    "أربعينيات",
    "خمسينيات",
    "ستينيات",
    "سبعينيات",
    "ثمانينيات",
    "تسعينيات",
)
ARABIC_CENTURIES = {18: "الثامن عشر", 19: "التاسع عشر", 20: "العشرين", 21: "الحادي والعشرين"}


def in_words(when: EventDate, lang: str, *, planned: bool = False) -> str:
    """`when` as a phrase in `lang` (ar, en or fr): "in April 2023, day not given"."""
    phrase = french(when) if lang == "fr" else plain(when, lang)
    return WORDS[lang].planned.format(phrase) if planned else phrase


def days_in_words(first: date, last: date, lang: str) -> str:
    """The days of a bar or of a filter, both included, by whole years or months where they are: "March 2003", "from 1
    to 2 January 2003"."""
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    whole_years = whole_months and (first.month, last.month) == (1, 12)
    length = len("2003" if whole_years else "2003-03" if whole_months else "2003-03-05")
    one, other = first.isoformat()[:length], last.isoformat()[:length]
    return name(read(one).points[0], lang) if one == other else in_words(read(f"{one}/{other}"), lang)


def under_its_year(when: EventDate, lang: str, *, planned: bool = False) -> str:
    """As `in_words`, below a heading that says already that the month, or the year of a decade, is not given."""
    phrase, point = in_words(when, lang, planned=planned), when.points[0]
    if when.form != Form.POINT or point.precision not in ("year", "decade"):
        return phrase
    return phrase.removesuffix(WORDS[lang].within[point.precision].partition("{}")[2])


def plain(when: EventDate, lang: str) -> str:
    """The phrase of a language that joins dates and prepositions without bending either: Arabic, English."""
    words, start, end = WORDS[lang], when.start, when.end
    if when.form == Form.POINT:
        point = when.points[0]
        if point.mark or point.precision == "day":
            return marked(point, lang)
        return words.within[point.precision].format(name(point, lang))
    if start and end:
        shape = {Form.LASTED: words.lasted, Form.BETWEEN: words.between, Form.EITHER: words.either}[when.form]
        if lang == "en" and when.form == Form.EITHER and start.precision != "day":
            shape = "in {a} or {b}"
        return shape.format(a=short_start(start, end, lang), b=marked(end, lang))
    side = marked(when.points[0], lang)
    if when.form == Form.BETWEEN:
        return (words.by if end else words.from_on).format(side)
    if end:
        return words.until.format(side)
    return (words.since if when.ongoing else words.end_unknown).format(side)


def french(when: EventDate) -> str:
    """French bends the date after each preposition: le 5, du 5, au 5; en mai, de mai, à mai."""
    start, end = when.start, when.end
    if when.form == Form.POINT:
        point = when.points[0]
        return plain(when, "fr") if point.precision != "day" and not point.mark else french_point(point)
    if start and end and not (start.mark or end.mark):
        short = short_start(start, end, "fr")
        if when.form == Form.LASTED:
            return f"{of(start, short)} {to(end)}"
        if when.form == Form.EITHER:
            return f"{on(start, short)} ou {on(end)}"
        if when.form == Form.BETWEEN:
            return WORDS["fr"].between.format(a=the(start, short), b=the(end))
    if start and end:
        return f"{of(start)} {to(end)}"
    if when.form == Form.BETWEEN:
        return (WORDS["fr"].by if end else WORDS["fr"].from_on).format(on(when.points[0]))
    if end:
        year = end.precision == "year" and not end.mark
        return WORDS["fr"].until.format(on(end) if year else to(end))
    point = when.points[0]
    if when.ongoing:
        return WORDS["fr"].since.format(french_point(point) if point.mark else the(point))
    return WORDS["fr"].end_unknown.format(of(point))


def french_point(point: Point) -> str:
    """le 5 mai, vers mai 1973, peut-être en mai 1973."""
    if point.mark == "~":
        return f"vers {the(point)}"
    return f"peut-être {on(point)}" if point.mark == "?" else the(point)


def the(point: Point, text: str = "") -> str:
    """With its article: le 5 mai, mai 1973, les années 1990."""
    text = text or name(point, "fr")
    if point.precision == "season":
        return text.removeprefix("à ").replace("au ", "le ")
    return {"day": f"le {text}"}.get(point.precision, text)


def on(point: Point, text: str = "") -> str:
    """When it happened: le 5 mai, en mai 1973, au printemps 1973, dans les années 1990."""
    text = text or name(point, "fr")
    prefix = {"day": "le ", "season": "", "decade": "dans "}.get(point.precision, "en ")
    return prefix + text


def of(point: Point, text: str = "") -> str:
    """After "from": du 5 mai, de mai, d’avril, du printemps, des années 1990."""
    text = text or name(point, "fr")
    if point.mark == "~":
        return f"des environs {of(replace(point, mark=''))}"
    if point.mark == "?":
        return f"{of(replace(point, mark=''))} (peut-être)"
    match point.precision:
        case "day":
            return f"du {text}"
        case "season":
            return text.replace("au ", "du ").replace("à l’", "de l’")
        case "decade":
            return text.replace("les ", "des ")
    return f"d’{text}" if text[0] in "ao" else f"de {text}"


def to(point: Point) -> str:
    """After "until": au 5 mai, à mai 1973, au printemps, aux années 1990."""
    text = name(point, "fr")
    if point.mark == "~":
        return f"aux environs {of(replace(point, mark=''))}"
    if point.mark == "?":
        return f"{to(replace(point, mark=''))} (peut-être)"
    match point.precision:
        case "day":
            return f"au {text}"
        case "season":
            return text
        case "decade":
            return text.replace("les ", "aux ")
    return f"à {text}"


def marked(point: Point, lang: str) -> str:
    """A date inside a phrase, with the source's own "about" or "perhaps"."""
    words = WORDS[lang]
    phrase = {"~": words.about, "?": words.perhaps}.get(point.mark, "{}")
    return phrase.format(name(point, lang))


def short_start(start: Point, end: Point, lang: str) -> str:
    """The first of two dates without what the second repeats: "27" of "27 to 31 March 2023"."""
    if start.mark or end.mark or start.year != end.year or start.precision != end.precision:
        return marked(start, lang)
    if start.precision == "day" and start.month == end.month and start != end:
        return day_number(start, lang)
    if start.precision == "day" and start != end:
        return f"{day_number(start, lang)} {month_name(start, lang)}"
    return month_name(start, lang) if start.precision == "month" and start != end else marked(start, lang)


def name(point: Point, lang: str) -> str:
    """A date without preposition: 30 March 2023, April 2023, spring 2023, 1990s."""
    match point.precision:
        case "day":
            return f"{day_number(point, lang)} {month_name(point, lang)} {point.year}"
        case "month":
            return f"{month_name(point, lang)} {point.year}"
        case "season":
            return WORDS[lang].seasons[point.month - 21].format(point.year)
        case "decade":
            return decade_name(point.year, lang)
    return str(point.year)


def spoken(when: EventDate) -> list[str]:
    """The names of a date's points in every language, with each region's Arabic months: what it is searched by."""
    names = []
    for point in when.points:
        names += [name(point, lang) for lang in WORDS]
        if point.precision in ("day", "month"):
            names += [names_in(locale)[point.month] for locale in ARABIC_MONTHS.values()]
    return list(dict.fromkeys(names))


def day_number(point: Point, lang: str) -> str:
    """The day of the month; French says 1er for the first alone."""
    return "1er" if lang == "fr" and point.day == 1 else str(point.day)


def month_name(point: Point, lang: str) -> str:
    return month_names(lang)[point.month]


ARABIC_MONTHS = {"": "ar", "MA": "ar_MA", "DZ": "ar_DZ", "SY": "ar_SY"}  # CLDR locales, by ISO 3166 region
months_of: ContextVar[str] = ContextVar("months_of", default="")  # the region that this page's reader chose


def month_names(lang: str) -> dict[int, str]:
    """Names by number, 1 to 12; in Arabic those of the region in `months_of`."""
    return names_in(ARABIC_MONTHS[months_of.get()] if lang == "ar" else lang)


@cache
def names_in(locale: str) -> dict[int, str]:
    """CLDR's month names by number, 1 to 12, of a locale such as ar_MA."""
    return dict(get_month_names("wide", "format", locale))


def decade_name(year: int, lang: str) -> str:
    """1990 → the 1990s, les années 1990, تسعينيات القرن العشرين."""
    if lang == "en":
        return f"the {year}s"
    if lang == "fr":
        return f"les années {year}"
    century = year // 100 + 1
    of_century = f"القرن {ARABIC_CENTURIES.get(century, century)}"
    tens = year % 100 // 10
    return f"{('العقد الأول من', 'العقد الثاني من')[tens] if tens < 2 else ARABIC_TENS[tens - 2]} {of_century}"
