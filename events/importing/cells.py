"""One cell of a row: numbers, names, addresses; and what is left out, or why a row is refused. Pure."""

import hashlib
import re
from functools import cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.importing.coordinates import angle_of, with_letters
from events.importing.mapping import NOTHING
from events.text.folding import DIGITS, fold
from events.text.given import shortened
from events.text.remembering import remembered

MOST_DEATHS = 2_000_000_000  # what the column holds
WEB_ADDRESS = URLValidator(schemes=["http", "https"])
FIELD_NAMES = {  # of what may be left out of a row
    "kind": gettext_lazy("kind"),
    "place": gettext_lazy("place"),
    "actor": gettext_lazy("actor"),
    "day": gettext_lazy("day of the month"),
    "latitude": gettext_lazy("latitude"),
    "longitude": gettext_lazy("longitude"),
    "coordinates": gettext_lazy("latitude and longitude"),
    "deaths_low": gettext_lazy("deaths, at least"),
    "deaths_best": gettext_lazy("deaths"),
    "deaths_high": gettext_lazy("deaths, at most"),
    "source_published": gettext_lazy("date of the source"),
    "source_url": gettext_lazy("address of the source"),
    "quote": gettext_lazy("words of the source"),
}
# 12, 1,200 and 1 200; a point before three digits could be that of thousands or of thousandths.
COUNT = re.compile("(\\d{1,3}(?:[,٬\u00a0\u202f' ]\\d{3})+|\\d+)(?:\\.0{1,2})?", re.ASCII)
SIGNS_OF = {"latitude": "NS", "longitude": "EW"}
BETWEEN_ADDRESSES = re.compile(r"(?:\s+(?:and|et|&|و)\s+|(?<![\s|,;])[\s|,;]++)(?=(?:https?://|www\.))", re.I)
LONGEST_NOBODY = 30  # letters
LETTER = re.compile(r"[^\W\d_]")
JOINED = re.compile(r"[^\W_]+(?:_[^\W_]+)+")  # Military_Security_Target
OF_A_FILE = re.compile(r"https?://[^\s,;|]+(?: [^\s,;|]+)+\.(?:pdf|html?|docx?|xlsx?|jpe?g|png|mp4)", re.I)
# Words for sorts of places: “Urban residential” is none that has a name.
SORTS = """
urban rural residential road roadside village town city market school hospital police military army base camp armed
commercial premises public private gathering place of worship religious transport building house home street area
national nationwide countrywide other multiple government station checkpoint bar restaurant hotel centre center
via publica domicilio vivienda calle carretera escuela hospital carcel rural urbana vivienda rua estrada escola
urbain urbaine route ville marche ecole hopital caserne poste lieu culte domicile maison
حضر ريف حضري حضرية ريفي ريفية سكني سكنية طريق قرية مدينة سوق مدرسة مستشفى قاعدة منزل شارع
"""
NOBODY = (
    *("-7", "-8", "-9", "-88", "-99", "-999"),  # codes of tables
    *(
        "none",
        "nan",
        "unknown",
        "not known",
        "no information",
        "unspecified",
        "not specified",
        "undetermined",
        "n.n.",
        "n. n.",
        "n/d",
        "nd",
        "n.d.",
    ),
    *("غير معروف", "غير محدد", "غير مذكور", "مجهول", "لا معلومات", "لا توجد معلومات"),
    *("desconocido", "desconocida", "sin información", "no identificado", "no identificados", "no aplica"),
    *("desconhecido", "desconhecida", "sem informação", "não identificado", "não identificados", "não informado"),
    *(
        "невідомо",
        "неизвестно",
        "inconnu",
        "inconnue",
        "non précisé",
        "non précisée",
        "indéterminé",
        "indéterminée",
        "sans information",
    ),
)

# Folded, in columns of actors.
ALL_OTHERS = frozenset(
    [
        *("other", "others", "various", "multiple", "autre", "autres", "divers", "اخري", "اخرون", "غيرهم"),
        *("otro", "otros", "outro", "outros", "інші", "другие", "andere", "sonstige", "diger", "altro", "altri"),
    ]
)

# Folded; such a row counts the others.
SUMS = frozenset(
    [
        *("total", "totals", "totales", "grand total", "sub total", "subtotal", "total general", "total geral"),
        *("totaux", "total generale", "totale", "totaal", "insgesamt", "gesamt", "gesamtsumme", "toplam"),
        *("genel toplam", "всього", "усього", "разом", "итого", "всего", "razem", "ogolem", "jumlah", "jumlah total"),
        *("مجموع", "المجموع", "مجموع كلي", "المجموع الكلي", "المجموع العام", "اجمالي", "الاجمالي", "الاجمالي العام"),
    ]
)

# What happened all over the land has the land as its place.
EVERYWHERE = frozenset(
    [
        *("nationwide", "nation wide", "countrywide", "country wide", "national", "national level", "whole country"),
        *("entire country", "across the country", "throughout the country", "all over the country", "nacional"),
        *("nivel nacional", "a nivel nacional", "todo el pais", "en todo el pais", "ambito nacional", "todo o pais"),
        *("em todo o pais", "todo o brasil", "niveau national", "echelle nationale", "tout le pays"),
        *(
            "dans tout le pays",
            "ensemble du pays",
            "ensemble du territoire",
            "tout le territoire",
            "territoire national",
        ),
        *("по всей стране", "вся страна", "по всій країні", "вся країна", "ulke geneli", "yurt geneli", "landesweit"),
        *("سراسر كشور", "كل البلاد", "جميع انحاء البلاد", "عموم البلاد", "في عموم البلاد", "علي المستوي الوطني"),
    ]
)

FROM_LEFT = dict.fromkeys(map(ord, "\u202d\u202c"))


class Refused(Exception):
    """A row that is not taken; the text says why, in the user's language, and `about` which part of the mapping."""

    def __init__(self, reason: str, about: str = "date") -> None:
        super().__init__(reason)
        self.about = about


def is_sort_of_place(text: str) -> bool:
    """Whether it says of what sort a place is, and not which."""
    words = set(re.findall(r"[^\W\d_]+", fold(text)))
    return bool(words) and words <= folded_sorts()


@cache
def folded_sorts() -> frozenset[str]:
    return frozenset(map(fold, SORTS.split()))


def has_letters(text: str) -> bool:
    return bool(LETTER.search(text))


def is_name(text: str) -> bool:
    """Not of a word for nobody and nowhere, nor of a number."""
    return has_letters(text) and not says_nothing(text)


def is_everywhere(text: str) -> bool:
    return " ".join(re.findall(r"[^\W\d_]+", fold(text))) in folded_everywhere()


@cache
def folded_everywhere() -> frozenset[str]:
    return frozenset(map(fold, EVERYWHERE))


def is_name_of_actor(text: str) -> bool:
    """Nor of a word for all the others, which is a kind of events but no actor."""
    return is_name(text) and fold(text) not in ALL_OTHERS


def spaced(name: str) -> str:
    """A name as people write it: in one line, and not its words joined by underscores."""
    return name.replace("_", " ") if JOINED.fullmatch(name) else " ".join(name.split())


def straight(text: str) -> str:
    """Numbers and signs without the marks between which they run from left to right, as they do of themselves."""
    return text if has_letters(text) else text.translate(FROM_LEFT)


def says_nothing(text: str) -> bool:
    return not text or text.casefold() in NOBODY or text.casefold() in NOTHING or plain_of(text) in plain_nobody()


def is_sum(text: str) -> bool:
    """Whether it is the word that stands before a sum."""
    return plain_of(text.strip(" :.")) in SUMS


@cache
def plain_nobody() -> frozenset[str]:
    return frozenset(map(fold, [*NOBODY, *NOTHING])) - {""}


@remembered(4096)
def plain_of(text: str) -> str:
    """Folded, where it is as short as the words for nobody are."""
    return fold(text) if len(text) <= LONGEST_NOBODY else ""


@remembered(4096)
def slug_of(name: str) -> str:
    """A slug of at most 50 letters; of a name without Latin letters, or too long, told apart by a digest."""
    slug = slugify(name)
    if slug and len(slug) <= 50:
        return slug
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return "-".join(filter(None, (slug[:41].removesuffix("-"), digest)))


def count_of(text: str) -> int | None:
    """The whole number that is written; None for “about 50”, “10+”, 3.7 and all else that is none."""
    found = COUNT.fullmatch(text.translate(DIGITS))
    number = int(re.sub(r"\D", "", found[1])) if found and len(found[1]) < 20 else MOST_DEATHS + 1
    return number if number <= MOST_DEATHS else None


def degrees_of(text: str, most: int, signs: str) -> float | None:
    """The degrees that are written, as 36.65, 36,65 or 36°39'18.96"E; None where they are none, or beyond `most`.

    `signs` are the letters of their directions, the first where none is written.
    """
    written = with_letters(text)
    if angle := angle_of(written) or ("°" in written and angle_of(written + signs[0])):
        side, number = angle
        return number if side in signs and abs(number) <= most else None
    try:
        number = float(text.replace(",", ".").replace("٫", "."))
    except ValueError:
        return None
    return number if abs(number) <= most else None


def left_out(field: str, text: str) -> str:
    return _("left out: %(what)s “%(text)s”") % {"what": FIELD_NAMES[field], "text": text[:40]}


def with_scheme(address: str) -> str:
    """An address as the column wants it, its scheme in small letters and not left out."""
    if address.lower().startswith("www."):
        return f"http://{address}"
    scheme, colon, rest = address.partition(":")
    return f"{scheme.lower()}{colon}{rest}" if colon else address


def addresses_in(cell: str) -> list[str]:
    """The addresses of one cell, where it holds nothing but several; else the cell as it is."""
    parts = [with_scheme(without_spaces(part.strip(",; "))) for part in BETWEEN_ADDRESSES.split(cell.strip())]
    return parts if all(map(is_link, parts)) else [cell]


def addresses_among(cell: str) -> list[str]:
    """Those of a cell that may hold other words too, which stand apart."""
    parts = addresses_in(cell)
    return parts if "://" not in cell or is_link(parts[0]) else cell.split()


def without_spaces(address: str) -> str:
    """That of a file whose name has spaces."""
    return address.replace(" ", "%20") if OF_A_FILE.fullmatch(address) else address


def is_link(url: str) -> bool:
    """Whether the column of addresses takes it."""
    try:
        WEB_ADDRESS(url)
    except ValidationError:
        return False
    return len(url) <= 1000


def cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else shortened(text, letters)


def refuse(reason: str) -> str:
    raise Refused(reason)
