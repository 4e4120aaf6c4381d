"""Texts as search keeps them, and the words that it looks for: parts of words, in any order."""

import re
import unicodedata

from events.text.folding import MARKS, fold

# Within a word; between two words stand other signs.
JOINED = dict.fromkeys(map(ord, "'’‘ʼ`´′ʹ."))
WORD = re.compile(r"[^\W_]+")
# Hamza between or beside long vowels has a seat of its own in each country: مسؤول and مسئول, هيئة and هيأة.
SEATS = ((re.compile("[ئؤء]و"), "و"), (re.compile("ي[ئأ]"), "يا"))
DOUBLED = re.compile("و{2,}")
ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=\w{3})")
ELIDED = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’ʼ](?=\w)", re.IGNORECASE)
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
        text = unicodedata.normalize("NFKC", text).translate(JOINED).replace("ـ", "")
        text = MARKS.sub("", text)
        for seat, one in SEATS:
            text = seat.sub(one, text)
    words = DOUBLED.sub("و", " ".join(WORD.findall(fold(text))))
    return f" {words} " if words else ""


def wanted(query: str) -> list[str]:
    """What a text must hold, as `searchable` gives it, to be found by all words of `query`.

    Without the article (مغرب finds المغرب, and المغرب للمغرب), what is elided (l'ONU finds ONU), and small words
    beside others. A word of one or two letters is looked for as a whole.
    """
    words = [ARTICLE.sub("", word) for word in searchable(ELIDED.sub("", query)).split()]
    words = list(dict.fromkeys([word for word in words if word not in IDLE] or words))
    return [word if len(word) > SHORT else f" {word} " for word in words]
