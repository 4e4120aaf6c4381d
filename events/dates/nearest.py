"""What an editor typed as a date: the date, or the reason why not and the nearest right form."""

import re
from calendar import monthrange

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.dates.value import EventDate, Form, read
from events.dates.words import in_words, name
from events.text.folding import DIGITS
from events.text.languages import left_to_right

REASONS = {
    "form": _("“%(text)s” is not a date that we can read."),
    "year": _("“%(text)s”: years run from 0001 to 9999."),
    "bce": _("“%(text)s” is before our era: the first year here is 0001, and nothing of before it can be taken."),
    "month": _("“%(text)s”: a month is 01 to 12, a season 21 (spring) to 24 (winter)."),
    "day": _("“%(text)s”: there is no such day."),
    "decade": _("“%(text)s”: a decade takes no ~ or ?."),
    "choice": _("“%(text)s”: square brackets hold two dates, [a..b] or [a,b], or one open side, [..b]."),
    "choice-mark": _("“%(text)s”: inside square brackets a date takes no ~ or ?."),
    "no-start": _("“%(text)s”: a start that is not known is written with two dots."),
    "no-day": _("“%(text)s”: one end at least must be given."),
    "mark": _("“%(text)s”: only a day, month, season or year takes “about” or “perhaps”."),
    "no-year": _("“%(text)s”: the year is missing."),
    "no-anchor": _("“%(text)s” depends on the day when it was said: give the day itself."),
    "early": _("“%(text)s”: years before 1000 are taken only where it is said of which calendar the dates are."),
    "late": _("“%(text)s”: years after 2100 are taken only where the table says that its dates are EDTF."),
    "hours": _("“%(text)s”: a date here has no hour."),
    "serial": _("“%(text)s” is a spreadsheet's number for a day."),
    "hijri": _("“%(text)s”: there is no such day in the Hijri calendar, or it is after 1500."),
    "weekday": _("“%(text)s”: the day was another day of the week."),
    "order": _("“%(text)s”: the second date is before the first."),
    "apart": _("“%(text)s” names two dates that do not follow each other: write one, or from … to … if it lasted."),
    "calendars": _("“%(text)s”: the Hijri date and the Gregorian one beside it are not the same."),
}
NEAREST = _("Did you mean %(nearest)s?")
READERS_EXAMPLES = _("Write for example 30 March 2023, March 2023, 2023 or 30/3/2023.")
# Reasons that a reader understands; the others tell of EDTF's signs.
OF_READERS = (
    "year",
    "bce",
    "day",
    "no-year",
    "no-anchor",
    "hours",
    "hijri",
    "weekday",
    "order",
    "apart",
    "calendars",
)
EXAMPLES = _("Write for example 2023-03-30, 2023-03, 2023, 2023-03-27/2023-03-31 or 1976-03~.")


def parse(text: str) -> EventDate:
    """Read an EDTF string of the closed grammar.

    Raises ValidationError with the nearest right form, as `params["nearest"]`, where one can be guessed.
    """
    try:
        return read(text)
    except ValueError as error:
        raise refusal(text, str(error), suggest(text)) from None


def refusal(text: str, reason: str, nearest: str | None) -> ValidationError:
    """Why a date is refused (a key of REASONS), and the nearest right form."""
    hint = NEAREST % {"nearest": left_to_right(nearest)} if nearest else "" if reason == "bce" else EXAMPLES
    message = f"{REASONS[reason] % {'text': shortened(text)}} {hint}".strip()
    params = {"message": message, "nearest": nearest, "text": shortened(text)}
    return ValidationError("%(message)s", code=reason, params=params)


def several(text: str, readings: list[tuple[str, str]]) -> ValidationError:
    """That a date can mean several things, each an EDTF string and its words."""
    choices = "; ".join(f"{words} ({left_to_right(edtf)})" for edtf, words in readings)
    message = _("“%(text)s” can mean: %(choices)s.") % {"text": shortened(text), "choices": choices}
    params = {"message": message, "nearest": None, "readings": readings, "text": shortened(text)}
    return ValidationError("%(message)s", code="several", params=params)


def in_plain_words(error: ValidationError, lang: str) -> str:
    """The refusal of `refusal` or `several` for a reader, who writes no EDTF."""
    given = error.params or {}
    if readings := given.get("readings"):
        choices = " · ".join(words for _edtf, words in readings)
        return _("“%(text)s” can mean: %(choices)s.") % {"text": given["text"], "choices": choices}
    reason = REASONS[error.code if error.code in OF_READERS else "form"]
    nearest = given["nearest"]
    hint = NEAREST % {"nearest": said(read(nearest), lang)} if nearest else READERS_EXAMPLES
    return f"{reason % {'text': given['text']}} {hint}"


def said(when: EventDate, lang: str) -> str:
    return name(when.points[0], lang) if when.form == Form.POINT else in_words(when, lang)


def shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


Y_M_D = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?", re.ASCII)
D_M_Y = re.compile(r"(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})", re.ASCII)
BETWEEN_DATES = re.compile(r"\s+(?:-|–|—)\s+|\s*(?:/|–|—|\.\.)\s*")
NOT_GIVEN = re.compile(r"(?:-(?:XX|UU|\?\??))+(?![\w-])", re.I)  # of other EDTF: no day, no month
HOURS = re.compile(r"(?<=\d)T\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?")
OPEN, UNKNOWN = re.compile(r"(?<=/)open$|^open(?=/)", re.I), re.compile(r"(?<=/)unknown$|^unknown(?=/)", re.I)


def suggest(text: str) -> str | None:
    """The nearest right form of what was meant, as an EDTF string, or None."""
    text = " ".join(text.translate(DIGITS).split())[:60].strip(" .,;،؛")
    text = UNKNOWN.sub("", OPEN.sub("..", HOURS.sub("", NOT_GIVEN.sub("", text))))
    return valid(text) or suggest_point(text) or suggest_pair(text)


def valid(text: str) -> str | None:
    try:
        return str(read(text))
    except ValueError:
        return None


def suggest_point(text: str) -> str | None:
    for mark in "~?":
        if text.endswith(mark) or text.startswith(mark):
            point = suggest_point(text.strip("~?% "))
            return point and (valid(point.rstrip("~?") + mark) or point)
    if text.endswith("%"):
        return valid(text[:-1] + "~")
    if re.fullmatch(r"[1-9]\d\d", text, re.ASCII):
        return f"0{text}"
    if century := re.fullmatch(r"(\d\d)XX", text, re.ASCII):
        return valid(f"[{century[1]}00..{century[1]}99]")
    if found := Y_M_D.fullmatch(text):
        year, month, day = found.groups()
    elif found := D_M_Y.fullmatch(text):
        day, month, year = found.groups()
    else:
        return valid(text)
    return nearest_day(int(year), int(month), int(day) if day else None)


def nearest_day(year: int, month: int, day: int | None) -> str | None:
    """`year-month-day` with the day brought into the month: 31 April becomes 30 April. 0 stands for none."""
    if month > 12 and day and 1 <= day <= 12:
        month, day = day, month
    if not (1 <= year <= 9999 and 0 <= month <= 12):
        return None
    if not month:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{min(day, monthrange(year, month)[1]):02}"


def suggest_pair(text: str) -> str | None:
    """Two dates that were joined in another way, or in the wrong order."""
    bracketed = text.startswith("[")
    sides = text.strip("[] ").split(",") if bracketed and "," in text else BETWEEN_DATES.split(text.strip("[] "))
    if len(sides) != 2:
        return None
    first, last = (side if side in ("", "..") else valid(side) or suggest_point(side) for side in sides)
    if first is None or last is None:
        return None
    if bracketed:
        first, last, joint = first.rstrip("~?"), last.rstrip("~?"), "," if "," in text else ".."
        return valid(f"[{first}{joint}{last}]") or valid(f"[{last}{joint}{first}]")
    return valid(f"{first or '..'}/{last}") or valid(f"{last}/{first}")
