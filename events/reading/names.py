"""Names of months and weekdays from CLDR, by Babel, in all the regions that write a language."""

from typing import Literal

from babel import localedata
from babel.dates import get_day_names, get_month_names

from events.dates.hijri import MONTHS


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


def locales(lang: str) -> list[str]:
    """`lang` and its regions: the names of months differ between Rabat, Algiers, Cairo and Baghdad."""
    if lang != "ar":
        return [lang]
    return [name for name in localedata.locale_identifiers() if name == lang or name.startswith(f"{lang}_")]
