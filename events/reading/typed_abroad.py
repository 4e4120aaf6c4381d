"""Dates of tables in languages that the site does not speak, Spanish, Portuguese, Ukrainian and Russian, in English.

Words that are not known stay as they are, so that no date is made of a part of a cell.
"""

import re
from calendar import day_name, month_name
from functools import cache

from babel.dates import get_day_names, get_month_names

from events.text.folding import fold

LANGUAGES = ("es", "pt", "uk", "ru")
SHORTER = {"sep": 9, "set": 9, "setiembre": 9, "янв": 1, "фев": 2, "сен": 9, "ноя": 11, "січ": 1, "кві": 4, "вере": 9}
MEANINGS = {
    "": "de do da dos del el la los em en no na dia день в у во на",
    "and": "y e и і й та",
    "since": "desde",
    "or": "ou или або",
    "between": "entre между між",
    "early": "inicio inicios principio principios comienzo comienzos começo начало начале начала початок початку",
    "mid": "mediados meados середина середине середины середині середини",
    "late": "fin fim fines fins final finales конец конце конца кінець кінця кінці наприкінці",
    "about": "aproximadamente aprox hacia circa cerca около примерно приблизно приблизительно близько орієнтовно",
}
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?")
YEAR = re.compile(r"(?<=\d{4})(?:\s*-?\s*(?:годы?|года|году|рік|року|роки|роках|гг?|рр?)(?!\w)\.?)", re.I)
# 1990-е годы, 1990-ті, década de 1990, años 1990: ten years.
DECADE = re.compile(
    r"\b(\d{3}0)\s?-\s?(?:е|х|ті|тих)(?:\s(?:годы|годов|годах|гг|роки|років|роках|рр)\b)?\.?"
    r"|\b(?:d[eé]cada\sde(?:\slos|\sanos)?|a[nñ]os(?:\sde)?)\s(\d{3}0)\b",
    re.I,
)
FROM_TO = re.compile(r"(?:del?|desde|со?|з|із|від|от)\s+(.+\s)(?:al?|até|hasta|по|до)(\s.+)", re.I)
TO = re.compile(r"(?<=[\w.]\s)(?:al?|até|hasta|по|до)(?=\s)", re.I)
ORDINAL = re.compile(r"(?<=\d)(?:\.?[ºª°]|-?(?:го|ого|е|ше))(?=\s)")
POINT = re.compile(r"(?<=\d)\.(?=\s|[A-Z])")
SINCE = re.compile(r"^(?:со?|з|із)\s+", re.I)  # where no last day follows
LEADING = re.compile(r"^a\s+", re.I)  # “a mediados de abril”
MONTHS = tuple(month_name)[1:]


def in_english(text: str) -> str:
    """The text with the words of these languages in English; "" where it names no month and no year in them."""
    years = YEAR.sub("", DECADE.sub(lambda found: f"{found[1] or found[2]}s", text))
    said = FROM_TO.sub(r"from \1to\2", LEADING.sub("", ORDINAL.sub("", years)))
    said = SINCE.sub("since ", said)
    words = WORD.sub(english_of, TO.sub("to", said))
    if not (any(month in words for month in MONTHS) or words.startswith("since ")) and years == text:
        return ""
    return " ".join(POINT.sub(" ", words).split())


def english_of(word: re.Match[str]) -> str:
    plain = fold(word[0].removesuffix(".")).replace("'", "")
    english = meanings().get(plain)
    return word[0] if english is None else f"{english} " if word[0].endswith(".") else english


@cache
def meanings() -> dict[str, str]:
    """The English of each folded word."""
    told = {fold(word): english for english, words in MEANINGS.items() for word in words.split()}
    for lang in LANGUAGES:
        for number, name in get_day_names("wide", "format", lang).items():
            told |= dict.fromkeys({fold(name), fold(name.split("-")[0])}, day_name[number])
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, lang)
                told |= {fold(name.rstrip(".")): month_name[number] for number, name in names.items()}
    return told | {fold(word): month_name[number] for word, number in SHORTER.items()}
