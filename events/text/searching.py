"""Texts as search keeps them, and the words that it looks for: parts of words, in any order."""

import re

from events.text.folding import MARKS, fold, normalized

# Within a word; between two words stand other signs.
JOINED = dict.fromkeys(map(ord, "'’‘ʼ`´′ʹ."))
WORD = re.compile(r"[^\W_]+")
# Hamza between or beside long vowels has a seat of its own in each country: مسؤول and مسئول, هيئة and هيأة.
SEATS = ((re.compile("[ئؤء]و"), "و"), (re.compile("ي[ئأ]"), "يا"))
DOUBLED = re.compile("و{2,}")
ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=\w{3})")
ELIDED = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’ʼ](?=\w)", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?<=[a-z])['’ʼ]s(?![^\W_])", re.IGNORECASE)
# What a plural ends with, and what is written together with the word after it. A part of the word is looked for, so
# that the singular is found too; of short words, and of names such as Hamas or Damascus, too much would be.
ENDINGS = (
    (re.compile(r"ies$|(?<=[^aeiou])y$"), 5),
    (re.compile(r"(?<=sh|ch|ss)es$|(?<=[^aiosu])s$"), 4),
    (re.compile(r"(?<=i)s$"), 6),
    (re.compile("(?:ات|ون|ين)$"), 4),
)
LED = re.compile("^(?:[وف]?[بلك]|و)(?=[ء-ي]{5})")
LEADS = re.compile("[وف]?(?:[بك]?ال|لل)?[وفبلك]{0,2}")  # all that `stem` takes from the beginning of a word
# They stand everywhere, and in one language only: whoever types them does not look for them.
IDLE = frozenset(
    fold(
        "في من على عن إلى ما مع أو ثم و the of and in on at to a an by for from with "
        "le la les de des du et en au aux à par pour sur dans d l"
    ).split()
)
SHORT = 2  # letters of a word that is looked for as a whole: within others it stands too often


def searchable(text: str) -> str:
    """The words of `text`, folded, a space before and after each; "" where there is none.

    One for spellings that are one to a reader: l'ONU, l’O.N.U.; cessez-le-feu, cessez le feu.
    """
    text = text.translate(JOINED)
    if not text.isascii():
        text = normalized("NFKC", text).translate(JOINED).replace("ـ", "")
        text = MARKS.sub("", text)
        for seat, one in SEATS:
            text = seat.sub(one, text)
    words = DOUBLED.sub("و", " ".join(WORD.findall(fold(text))))
    return f" {words} " if words else ""


def wanted(query: str) -> list[str]:
    """What a text must hold, as `searchable` gives it, to be found by all words of `query`.

    Without the article (مغرب finds المغرب, and المغرب للمغرب), what is elided (l'ONU finds ONU), plurals and what
    leads a word (treaties finds treaty, لموريتانيا موريتانيا), and small words beside others. A word of one or two
    letters is looked for as a whole.
    """
    words = [stem(word) for word in searchable(POSSESSIVE.sub("", ELIDED.sub("", query))).split()]
    words = list(dict.fromkeys([word for word in words if word not in IDLE] or words))
    return [word if len(word) > SHORT else f" {word} " for word in words]


def stem(word: str) -> str:
    """The part of a folded word that its article, plural or prepositions hide."""
    bare = ARTICLE.sub("", word)
    cut = (ending.sub("", bare) for ending, least in ENDINGS if least <= len(ending.sub("", bare)) < len(bare))
    stem = next(cut, bare)
    return stem if bare != word else LED.sub("", stem)
