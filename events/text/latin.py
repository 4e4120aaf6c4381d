"""Names in Arabic letters written in Latin ones: for addresses, which people read and type."""

import re

from django.utils.text import slugify

PAIRS = (
    "اa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh وw يy ىa ةa ء ؤw ئy أa آa إi "
    "پp چch ڤv گg کk یy"
)
LETTERS = {ord(pair[0]): pair[1:] for pair in PAIRS.split()}
MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670ـ]")
ARTICLE = re.compile(r"\bال(?=\w{2})")
# Where no vowel stands beside them, و and ي are vowels themselves.
VOWELS = (
    (re.compile(r"(?<=[b-df-hj-np-tvxz])w(?![aiuy])"), "u"),
    (re.compile(r"(?<=[b-df-hj-np-tvxz])y(?![aiuw])"), "i"),
)


def in_latin(name: str) -> str:
    """Roughly as it is said; letters of other alphabets stay."""
    said = ARTICLE.sub("al-", MARKS.sub("", name)).translate(LETTERS)
    for letter, vowel in VOWELS:
        said = letter.sub(vowel, said)
    return said


def address_of(name: str) -> str:
    """The last part of an address, of at most 40 letters; "" for a name of other alphabets."""
    return slugify(in_latin(name))[:40].strip("-")
