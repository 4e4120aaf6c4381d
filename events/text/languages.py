"""Texts in three languages: three plain columns, read through one function."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from babel.numbers import format_decimal
from django.conf import settings
from django.utils.translation import get_language, gettext

from events.text.given import writable

Language = Literal["ar", "en", "fr"]
LANGUAGES: tuple[str, ...] = get_args(Language)
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


class Text(NamedTuple):
    """A text and the language that it is in, which is not always the one asked for."""

    text: str
    lang: str

    @property
    def dir(self) -> str:
        """HTML's attribute of that name."""
        return direction(self.lang)

    def __str__(self) -> str:
        return self.text


def languages_used() -> tuple[str, ...]:
    """Those in which this installation writes its own texts."""
    return tuple(lang for lang in LANGUAGES if lang in settings.LANGUAGES_USED)


def of_a_language_used(name: str) -> bool:
    """Whether a field of this name belongs on a form: texts of other languages do not."""
    return name[-3:] not in {f"_{lang}" for lang in LANGUAGES} or name[-2:] in settings.LANGUAGES_USED


def direction(lang: str) -> str:
    """HTML's `dir` of a language code: "rtl" or "ltr"."""
    return "rtl" if lang in RIGHT_TO_LEFT else "ltr"


def left_to_right(sign: str) -> str:
    """A sign such as `2024-05/..` in words of the page's language: it stands as it is written, also among Arabic."""
    return f"\u2066{sign}\u2069" if sign and direction(current_language()) == "rtl" else sign


def current_language() -> str:
    """The language of the page being made: ar, en or fr."""
    lang = (get_language() or "en").split("-")[0]
    return lang if lang in LANGUAGES else "en"


def latin_here() -> str:
    """The language of what is typed in Latin letters, in the language of the page."""
    lang = current_language()
    return "en" if direction(lang) == "rtl" else lang


def localized(obj: Any, field: str, lang: str = "") -> Text:
    """`field` of `obj` in `lang` (or the page's language), or else in the first language that has it."""
    return chosen(lambda candidate: getattr(obj, f"{field}_{candidate}"), lang)


def chosen(text_in: Callable[[str], str], lang: str = "") -> Text:
    """Of texts by language code, as `localized`."""
    wanted = lang or current_language()
    for candidate in (wanted, "en", *LANGUAGES):
        if text := text_in(candidate):
            return Text(text, candidate)
    return Text("", wanted)


def in_all_languages(obj: Any, field: str) -> dict[str, str]:
    """`field` of `obj` by language code, "" where it has no text."""
    return {lang: getattr(obj, f"{field}_{lang}") for lang in LANGUAGES}


def set_in_all_languages(obj: Any, field: str, texts: Mapping[str, str] | None) -> None:
    """Give `obj` the texts by language code; a language that they lack becomes ""."""
    for lang in LANGUAGES:
        setattr(obj, f"{field}_{lang}", (texts or {}).get(lang, ""))


def grouped(number: int) -> str:
    """Thousands apart, as the page's language writes them; in Arabic, whose regions read 5.619 and 5,619 differently,
    by a narrow space as in French."""
    return format_decimal(number, locale={"ar": "fr"}.get(lang := current_language(), lang))


def listed(names: Sequence[str], most: int = 20) -> str:
    """Names beside each other, in the current language; of more than `most` the first."""
    return gettext(", ").join(map(writable, names[:most])) + (" …" if len(names) > most else "")
