"""In which encoding the letters of a table of text are; what cannot be told is not guessed."""

import codecs
import re
from contextlib import suppress

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

SNIFFED = 1_000_000  # bytes by which the encoding is told
HIGH = re.compile(rb"[\x81\x8a\x8c-\x90\x98\x9a\x9c-\x9f\xaa\xc0-\xd6\xd8-\xf6\xf8-\xff]+")  # letters beyond ASCII
ARABIC, LATIN = "[\u0620-\u064a\u0671-\u06d3]", "[a-zA-ZÀ-ÿŒœ]"
MIXED = re.compile(f"{ARABIC}{LATIN}|{LATIN}{ARABIC}")
COMMONEST = frozenset("لمنهويى")
CYRILLIC, VOWELS = re.compile("[а-яёіїєґў]", re.I), re.compile("[аеиоуыэюяёіїє]", re.I)
NO_CYRILLIC = re.compile(
    "[а-яёіїєґў][А-ЯЁІЇЄҐЎ]|[a-zA-Z][а-яёіїєґў]|[а-яёіїєґў][a-zA-Z]"
)  # KOI8 or Arabic, read as it
# Polish and Czech, Turkish: what their letters are in the Western encoding, in which no word has such.
CENTRAL = re.compile("[A-Za-zÀ-ÿ][³¹¿¥£ª¼¾¯][a-zà-ÿ]|\\bè[a-zì]|[a-z]ì[kls]")
OF_MAC = re.compile("[€†‡ˆ‰][a-z]{3}|[a-z][ŸŠŽ][a-z]")  # Äg, Üb, ül, äd and éd of a Macintosh
TURKISH, NOT_TURKISH = frozenset("þðý"), frozenset("áéíóúæøåñãõàèìòùëï")
MARKS = {"utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE), "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)}
WIDE = {"utf-32-le": 4, "utf-32-be": 4, "utf-16-le": 2, "utf-16-be": 2}  # bytes of a letter, without a mark
IDEOGRAPHS = "\u2e80"  # and what else is beyond: what plain letters are, taken by twos
NO_ENCODING = gettext_lazy("The file's letters are in an encoding that cannot be told: save it as “CSV UTF-8”.")
OTHER_ENCODING = gettext_lazy("The file's letters are in another encoding than the one that was chosen.")
# That may be chosen.
ENCODINGS = ("utf-8-sig", "cp1256", "cp1252", "cp1251", "cp1250", "cp1254", "utf-16", "iso8859_6", "mac_roman")


def told_encoding(sample: bytes) -> str:
    try:
        return encoding_of(sample)
    except ValidationError:
        return ""


def beginnings_of(sample: bytes) -> dict[str, str]:
    """The first letters that are not plain, in each encoding that the bytes allow."""
    whole = sample if len(sample) < SNIFFED else sample[: sample.rfind(b"\n")]
    found = HIGH.search(whole)
    start = max(found.start() - 10, 0) if found else 0
    read = {}
    for name in ENCODINGS:
        with suppress(UnicodeError):
            text = whole.decode(name)
            if "\0" not in text and (name != "utf-16" or "\n" in text):
                shown = text if name == "utf-16" else whole[start : start + 100].decode(name, "ignore")
                read[name] = " ".join(shown[:60].split())
    return read


def encoding_of(sample: bytes) -> str:
    """By a mark at its head, by where its bytes are 0, or UTF-8; else that of Western, Arabic or Cyrillic Windows,
    where all words speak for one.

    Raises ValidationError where none does: letters that are guessed are lost for good.
    """
    if found := next((name for name, marks in MARKS.items() if sample.startswith(marks)), "") or wide(sample):
        return found
    if sample.count(0) * 4 > len(sample):
        raise ValidationError(NO_ENCODING)
    try:
        whole = sample if len(sample) < SNIFFED else sample[: sample.rfind(b"\n") + 1]
        whole.decode("utf-8")
        return "utf-8-sig"
    except UnicodeDecodeError:
        told = {"cp1252": is_western(sample), "cp1256": is_arabic(sample), "cp1251": is_cyrillic(sample)}
    (only, *others) = [name for name, is_it in told.items() if is_it] or [""]
    if others or not only:
        raise ValidationError(NO_ENCODING)
    return only


def wide(sample: bytes) -> str:
    """UTF-32 or UTF-16 without its mark; "" where it is neither."""
    for name, width in WIDE.items() if 0 in sample else ():
        with suppress(UnicodeError):
            text = sample[: len(sample) // width * width].decode(name)
            if "\n" in text and "\0" not in text and sum(letter < IDEOGRAPHS for letter in text) * 2 > len(text):
                return name
    return ""


def is_western(sample: bytes) -> bool:
    """Letters with accents stand alone or between plain ones, never three together; none is one that Polish, Czech or
    Turkish words alone have there, or a Macintosh."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    letters = set(text.lower())
    if CENTRAL.search(text) or OF_MAC.search(text) or (letters & TURKISH and not letters & NOT_TURKISH):
        return False
    for run in HIGH.finditer(sample):
        beside = sample[max(run.start() - 1, 0) : run.start()] + sample[run.end() : run.end() + 1]
        if len(run[0]) > 2 or (len(run[0]) == 2 and not re.search(rb"[A-Za-z]", beside)):
            return False
    return True


def is_arabic(sample: bytes) -> bool:
    """Words are all Arabic or all Latin, which in other encodings of Arabic would be mixed, and the commonest letters
    are there: of Cyrillic read as Arabic they are not."""
    try:
        text = sample.decode("cp1256")
    except UnicodeDecodeError:
        return False
    letters = re.findall(ARABIC, text)
    return len(letters) > 1 and sum(one in COMMONEST for one in letters) * 8 > len(letters) and not MIXED.search(text)


def is_cyrillic(sample: bytes) -> bool:
    """Words are all Cyrillic or all Latin, none goes on with a capital, and a third of their letters are vowels."""
    try:
        text = sample.decode("cp1251")
    except UnicodeDecodeError:
        return False
    letters = len(CYRILLIC.findall(text))
    return letters > 1 and len(VOWELS.findall(text)) * 3 > letters and not NO_CYRILLIC.search(text)
