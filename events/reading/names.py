"""Names of months and weekdays from CLDR, by Babel, in all the regions that write a language."""

from typing import Literal

from babel.dates import get_day_names, get_month_names

from events.dates.hijri import MONTHS

REGIONS = {"ar": ("ar", "ar_MA", "ar_MR", "ar_SY", "ar_TN")}


def months(lang: str) -> dict[str, object]:
    """Every wide name of a month in `lang` and its regions → 1 to 12."""
    return {
        name: number
        for locale in locales(lang)
        for context in ("format", "stand-alone")
        for number, name in get_month_names("wide", context, locale).items()
    }


def weekdays(lang: str, *, short: bool = False) -> dict[str, object]:
    """Every name of a weekday → 0 (Monday) to 6."""
    widths: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated") if short else ("wide",)
    return {
        name: number
        for locale in locales(lang)
        for width in widths
        for number, name in get_day_names(width, "format", locale).items()
    }


def hijri_months(lang: str) -> dict[str, object]:
    """The names that our own pages give them → 1 to 12."""
    return {name: number for number, name in enumerate(MONTHS[lang], 1)}


def locales(lang: str) -> tuple[str, ...]:
    """`lang` and, where names of months differ between them, a region of each: Rabat, Nouakchott, Damascus, Tunis.

    Of all regions CLDR has 29 files, whose reading takes a tenth of the beginning of a program.
    """
    return REGIONS.get(lang, (lang,))
