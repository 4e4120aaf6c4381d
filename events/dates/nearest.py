"""What an editor typed as a date: the date, or the reason why not and the nearest right form."""

import re
from calendar import monthrange

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.dates.value import EventDate, read

ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

REASONS = {
    "form": _("“%(text)s” is not a date that we can read."),
    "year": _("“%(text)s”: years run from 0001 to 9999."),
    "month": _("“%(text)s”: a month is 01 to 12, a season 21 (spring) to 24 (winter)."),
    "day": _("“%(text)s”: there is no such day."),
    "decade": _("“%(text)s”: a decade takes no ~ or ?."),
    "choice": _("“%(text)s”: square brackets hold two dates, [a..b] or [a,b], or one open side, [..b]."),
    "choice-mark": _("“%(text)s”: inside square brackets a date takes no ~ or ?."),
    "no-start": _("“%(text)s”: a start that is not known is written with two dots."),
    "no-day": _("“%(text)s”: one end at least must be given."),
    "order": _("“%(text)s”: the second date is before the first."),
}
NEAREST = _("Did you mean %(nearest)s?")
EXAMPLES = _("Write for example 2023-03-30, 2023-03, 2023, 2023-03-27/2023-03-31 or 1976-03~.")


def parse(text: str) -> EventDate:
    """Read an EDTF string of the closed grammar.

    Raises ValidationError with the nearest right form, as `params["nearest"]`, where one can be guessed.
    """
    try:
        return read(text)
    except ValueError as error:
        raise explain(text, str(error)) from None


def explain(text: str, reason: str) -> ValidationError:
    nearest = suggest(text)
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    hint = NEAREST % {"nearest": nearest} if nearest else EXAMPLES
    params = {"message": f"{REASONS[reason] % {'text': shown}} {hint}", "nearest": nearest}
    return ValidationError("%(message)s", code=reason, params=params)


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier يناير جانفي",
            "february feb fevrier février فبراير فيفري",
            "march mar mars مارس",
            "april apr avril أبريل إبريل ابريل أفريل",
            "may mai مايو ماي",
            "june jun juin يونيو يونيه جوان",
            "july jul juillet يوليو يوليوز يوليه جويلية",
            "august aug aout août أغسطس غشت أوت",
            "september sep sept septembre سبتمبر شتنبر",
            "october oct octobre أكتوبر",
            "november nov novembre نوفمبر نونبر",
            "december dec decembre décembre ديسمبر دجنبر",
        ),
        start=1,
    )
    for name in names.split()
}
ABOUT_WORDS = re.compile(r"^(?:about|around|circa|ca?\.|vers|environ|نحو|حوالي|~)\s*", re.I)
PERHAPS_WORDS = re.compile(r"^(?:perhaps|possibly|maybe|peut-être|ربما|\?)\s*", re.I)
Y_M_D = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?", re.ASCII)
D_M_Y = re.compile(r"(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})", re.ASCII)
D_NAME_Y = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\.? )?([^\W\d]+)\.?,? (\d{4})")
NAME_D_Y = re.compile(r"()([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
DECADE = re.compile(r"(\d{3})0(?:s|er)|(\d{3})x", re.I | re.ASCII)
BETWEEN_DATES = re.compile(r"\s+(?:-|–|—|to|au?|à|until|إلى|الى|حتى)\s+|\s*(?:/|–|—|\.\.)\s*")


def suggest(text: str) -> str | None:
    """The nearest right form of what was meant, as an EDTF string, or None."""
    text = " ".join(text.translate(ARABIC_DIGITS).split())[:60].strip(" .,;،؛")
    return valid(text) or suggest_point(text) or suggest_pair(text)


def valid(text: str) -> str | None:
    try:
        return str(read(text))
    except ValueError:
        return None


def suggest_point(text: str) -> str | None:
    for words, mark in ((ABOUT_WORDS, "~"), (PERHAPS_WORDS, "?")):
        rest = words.sub("", text)
        if rest != text or text.endswith(mark):
            point = suggest_point(rest.rstrip("~?% ")) if rest else None
            return point and valid(point.rstrip("~?") + mark)
    if text.endswith("%"):
        return valid(text[:-1] + "~")
    if found := DECADE.fullmatch(text):
        return valid(f"{found[1] or found[2]}X")
    if found := Y_M_D.fullmatch(text):
        year, month, day = found.groups()
    elif found := D_M_Y.fullmatch(text):
        day, month, year = found.groups()
    elif found := D_NAME_Y.fullmatch(text):
        day, month, year = found[1], str(MONTHS.get(found[2].casefold(), 99)), found[3]
    elif found := NAME_D_Y.fullmatch(text):
        day, month, year = found[3], str(MONTHS.get(found[2].casefold(), 99)), found[4]
    else:
        return valid(text)
    return nearest_day(int(year), int(month), int(day) if day else None)


def nearest_day(year: int, month: int, day: int | None) -> str | None:
    """`year-month-day` with the day brought into the month: 31 April becomes 30 April."""
    if month > 12 and day and 1 <= day <= 12:
        month, day = day, month
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{min(max(day, 1), monthrange(year, month)[1]):02}"


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
