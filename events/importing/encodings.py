"""In which encoding the letters of a table of text are; what cannot be told is not guessed."""

import re
from contextlib import suppress

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

SNIFFED = 1_000_000  # bytes by which the encoding is told
HIGH = re.compile(rb"[\x81\x8a\x8c-\x90\x98\x9a\x9c-\x9f\xaa\xc0-\xd6\xd8-\xf6\xf8-\xff]+")  # letters beyond ASCII
ARABIC, LATIN = "[\u0620-\u064a\u0671-\u06d3]", "[a-zA-ZÀ-ÿŒœ]"
MIXED = re.compile(f"{ARABIC}{LATIN}|{LATIN}{ARABIC}")
NO_ENCODING = gettext_lazy("The file's letters are in an encoding that cannot be told: save it as “CSV UTF-8”.")
OTHER_ENCODING = gettext_lazy("The file's letters are in another encoding than the one that was chosen.")
ENCODINGS = ("utf-8-sig", "cp1256", "cp1252", "utf-16", "iso8859_6", "mac_roman")  # that may be chosen


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
    """By a mark at its head, or UTF-8; else that of Western or of Arabic Windows, where all words speak for one.

    Raises ValidationError where neither does: letters that are guessed are lost for good.
    """
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if sample.count(0) * 4 > len(sample):  # UTF-16 without its mark
        raise ValidationError(NO_ENCODING)
    try:
        whole = sample if len(sample) < SNIFFED else sample[: sample.rfind(b"\n") + 1]
        whole.decode("utf-8")
        return "utf-8-sig"
    except UnicodeDecodeError:
        western, arabic = is_western(sample), is_arabic(sample)
    if western == arabic:
        raise ValidationError(NO_ENCODING)
    return "cp1252" if western else "cp1256"


def is_western(sample: bytes) -> bool:
    """Letters with accents stand alone or between plain ones, never three together."""
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    for run in HIGH.finditer(sample):
        beside = sample[max(run.start() - 1, 0) : run.start()] + sample[run.end() : run.end() + 1]
        if len(run[0]) > 2 or (len(run[0]) == 2 and not re.search(rb"[A-Za-z]", beside)):
            return False
    return True


def is_arabic(sample: bytes) -> bool:
    """Words are all Arabic or all Latin; in other encodings of Arabic they would be mixed."""
    try:
        text = sample.decode("cp1256")
    except UnicodeDecodeError:
        return False
    return bool(re.search(f"{ARABIC}{{2}}", text)) and not MIXED.search(text)
