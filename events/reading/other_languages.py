"""Texts in languages whose dates are not read here, told from ours by their letters and small words."""

import re

LOOKED_AT = 4000  # letters of a text
LETTER = re.compile(r"[^\W\d_]")
SCRIPTS = {
    "ru": "\u0400-\u052f",
    "el": "\u0370-\u03ff",
    "hy": "\u0530-\u058f",
    "he": "\u0590-\u05ff",
    "hi": "\u0900-\u097f",
    "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137f",
    "ja": "\u3040-\u30ff",
    "zh": "\u4e00-\u9fff",
    "ko": "\uac00-\ud7a3",
}
OF_SCRIPT = {code: re.compile(f"[{letters}]") for code, letters in SCRIPTS.items()}
# Within a script, the letters that one of its languages has and the first does not.
WITHIN = {"ru": ("uk", re.compile("[іїєґ]")), "zh": ("ja", OF_SCRIPT["ja"])}
MANY = 0.3  # of a text's letters
NEIGHBOURS = {"ur": re.compile("[ٹڈڑںے]"), "fa": re.compile("[پچژگ]")}  # of Arabic, which has them in names alone
SEVERAL = 0.025  # of a text's letters
# Small words that the others have not, or not often; those of ours are there to be compared with.
SMALL = {
    "en": "the of and to was is for on that with by",
    "fr": "le les des du une est et au dans pour que qui sur ont a",
    "es": "el los las del por una con fue y que para según lo su",
    "pt": "o os do da dos das não uma com em foi e que para pelo",
    "it": "il di che gli della nel del con una è sono dei per alla",
    "de": "der die das und den von mit ist wurde im auf dem ein eine nicht",
    "tr": "ve bir bu için ile olarak olan da de gün",
    "nl": "de het een van dat op werd zijn voor met is te",
    "pl": "i w na z do nie się że jest po od przez",
    "sw": "na ya wa kwa katika ni za la watu",
}
WORDS = {code: frozenset(words.split()) for code, words in SMALL.items()}
OURS = ("en", "fr")
FEW = 3  # of such words tell nothing


def other_language(text: str) -> str:
    """The code of the language of a text; "" where it is one of ours, or where nothing tells."""
    sample = text[:LOOKED_AT].casefold()
    letters = len(LETTER.findall(sample))
    for code, script in OF_SCRIPT.items():
        if len(script.findall(sample)) > letters * MANY:
            within, sign = WITHIN.get(code, (code, script))
            return within if sign.search(sample) else code
    for code, signs in NEIGHBOURS.items():
        if len(signs.findall(sample)) > letters * SEVERAL:
            return code
    return by_small_words(sample.split())


def by_small_words(words: list[str]) -> str:
    """As `other_language`, of a text in Latin letters."""
    counts = {code: sum(word in small for word in words) for code, small in WORDS.items()}
    likeliest = max(counts, key=lambda code: counts[code])
    ours = max(counts[code] for code in OURS)
    return likeliest if likeliest not in OURS and counts[likeliest] > max(FEW, ours) else ""
