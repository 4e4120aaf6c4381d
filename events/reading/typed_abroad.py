"""Dates of tables in languages that the site does not speak, from Spanish to Indonesian, in English.

Words that are not known stay as they are, so that no date is made of a part of a cell.
"""

import re
from calendar import day_name, month_name
from functools import cache

from babel.dates import get_day_names, get_month_names

from events.text.folding import fold

# Not Croatian, of which listopad is October and not November.
LANGUAGES = ("es", "pt", "uk", "ru", "de", "it", "nl", "sv", "da", "nb", "pl", "cs", "ro", "tr", "id")
SHORTER = {"sep": 9, "set": 9, "setiembre": 9, "янв": 1, "фев": 2, "сен": 9, "ноя": 11, "січ": 1, "кві": 4, "вере": 9}
SHORTER |= {"mrz": 3, "jänner": 1, "feber": 2, "sept": 9}
MEANINGS = {
    "": "de do da dos del el la los em en no na dia день в у во на der am im den des vom di dell il van yılı",
    "and": "y e и і й та und ve oraz",
    "since": "desde seit od",
    "or": "ou или або oder veya lub",
    "between": "entre между між zwischen tra",
    "before": "vor",
    "early": "anfang początek inizio "
    "inicio inicios principio principios comienzo comienzos começo начало начале начала початок початку",
    "mid": "mitte metà mediados meados середина середине середины середині середини",
    "late": "ende koniec fin fim fines fins final finales конец конце конца кінець кінця кінці наприкінці",
    "about": "um etwa ungefähr około "
    "aproximadamente aprox hacia circa cerca около примерно приблизно приблизительно близько орієнтовно",
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
QUARTER = r"(?:quartal|trimestre|trimester|trim|quarter|quarto|квартал[аіи]?|кв|kwartał|kwartaal|kvartal|çeyrek)\.?"
NTH = r"([1-4]|I{1,3}|IV)\s?(?:\.|er|e|º|ª|°|-й)?"
QUARTERS = re.compile(rf"(?:{NTH}\s?{QUARTER}|[QT]([1-4])|([1-4])[QT])\s?(?:/|-|de|di|del)?\s?(\d{{4}})", re.I)
QUARTERS_OF = re.compile(rf"(\d{{4}})\s?[/-]?\s?(?:{NTH}\s?{QUARTER}|[QT]([1-4])|([1-4])[QT])", re.I)
ROMAN = re.compile(r"(\d\d?)[./\s-]\s?(I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})[./\s-]\s?(\d{4})")
ROMANS = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d\d?)\s?[月월](?:\s?(\d\d?)\s?[日일号號])?")
OCLOCK = re.compile(r"(?<=\d{4}),? (?:um )?\d\d?[:.]\d\d Uhr")
REFERENCE = re.compile(r"\s?(?:\[[a-z\d]{1,3}\])+$")  # of a footnote, as encyclopedias have it


def in_english(text: str) -> str:
    """The text with the words of these languages in English; "" where it names no month and no year in them."""
    years = YEAR.sub("", DECADE.sub(lambda found: f"{found[1] or found[2]}s", in_digits(text)))
    said = FROM_TO.sub(r"from \1to\2", LEADING.sub("", ORDINAL.sub("", years)))
    said = SINCE.sub("since ", said)
    words = WORD.sub(english_of, TO.sub("to", said))
    if not (any(month in words for month in MONTHS) or words.startswith("since ")) and years == text:
        return ""
    return " ".join(POINT.sub(" ", words).split())


def in_digits(text: str) -> str:
    """A quarter, a month in Roman numbers, a day of East Asia, and a day with its hour or a footnote, plainly."""
    text = REFERENCE.sub("", OCLOCK.sub("", text))
    if found := QUARTERS.fullmatch(text):
        return f"Q{quarter(found[1] or found[2] or found[3])} {found[4]}"
    if found := QUARTERS_OF.fullmatch(text):
        return f"Q{quarter(found[2] or found[3] or found[4])} {found[1]}"
    if found := ROMAN.fullmatch(text):
        return f"{int(found[1])} {month_name[ROMANS[found[2]]]} {found[3]}"
    if found := EAST_ASIAN.fullmatch(text):
        return " ".join(
            filter(None, (found[3], month_name[int(found[2])] if 0 < int(found[2]) < 13 else "", found[1]))
        )
    return text


def quarter(said: str) -> int:
    return int(said) if said.isdecimal() else ROMANS[said.upper()]


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
