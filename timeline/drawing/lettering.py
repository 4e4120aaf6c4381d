"""How wide a label is before a browser has drawn it. Pure."""

import unicodedata

SIZE = 12  # px, of a label's letters
# px at 12 px in Noto Sans and DejaVu Sans, the widest of the fonts that systems use for sans-serif.
WIDTHS = (
    (3.9, " iIljft.,:;'’|!()[]-ادذرزو"),
    (5.4, "rsczJأإآؤة"),
    (11.5, "mwMW—…%@&سشصضىي"),
)
BY_LETTER = {letter: width for width, letters in WIDTHS for letter in letters}
CAPITAL, OTHER = 8.6, 7.4


def width_of(text: str) -> float:
    """px that `text` takes at 12 px, at most in all but unusual fonts."""
    return sum(letter_width(letter) for letter in text)


def letter_width(letter: str) -> float:
    if width := BY_LETTER.get(letter):
        return width
    if unicodedata.category(letter) in ("Mn", "Cf"):  # harakat, marks of direction
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return SIZE
    return CAPITAL if letter.isupper() else OTHER


def shorten(text: str, letters: int) -> str:
    """`text`, or as much of it as `letters` hold with an ellipsis; cut at a word where one ends near."""
    if len(text) <= letters:
        return text
    cut = text[: letters - 1]
    space = cut.rfind(" ", letters * 2 // 3)
    return f"{cut[:space] if space > 0 else cut}".rstrip(" ،,;:") + "…"
