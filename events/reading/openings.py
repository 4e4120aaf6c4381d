"""Which patterns may begin at a word: why a long text costs little more than the looking up of its words.

A pattern is read here as data and not tried: of each are known the first two words that may open it, a word
being a run of letters or of digits, whatever stands between. The pattern itself, tried there, then decides.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, product

MOST_REMEMBERED = 50_000  # words, so that a long-running process does not grow with every article
MOST_CLITICS = 3
WORD = re.compile(r"([^\W\d_]+|\d+)")
PIECE = re.compile(
    r"(?P<look>\(\?<?[=!](?:\[[^\]]*\]|\([^()]*\)|[^()\[])*\))|(?P<open>\((?:\?:|\?P<\w+>)?)"
    r"|(?:(?P<close>\))|<(?P<group>[a-z]+)\d?>|(?P<letter>[^\W\d_])|(?P<other>\[[^\]]*\]|\\\W|[^\w*+{}|]))\??"
    r"|(?P<bar>\|)"
)
# Signs that stand for a group of words and for a group of numbers: for private use in Unicode, so in no pattern.
WORDS_SIGN, NUMBERS_SIGN = 0xE000, 0xF000
# A word of a pattern: its letters, with a sign for each group of words; a number is one by itself.
ATOM = re.compile(r"(?:[^\W\d_]|[\ue000-\ue0ff])+|[\uf000-\uf0ff]")
SPELLED = re.compile(r"[^\W\d_]+|\d+|[\uf000-\uf0ff]")
Atoms = frozenset[str]
NONE: Atoms = frozenset()


class Openings:
    """Of numbered patterns of one language, with its groups: their names and their words, or regular expressions."""

    def __init__(
        self,
        patterns: Iterable[tuple[int, str]],
        groups: Mapping[str, Iterable[str]],
        numbers: Mapping[str, str],
        clitics: str,
    ) -> None:
        self.clitics = clitics
        self.signs = {name: chr(WORDS_SIGN + n) for n, name in enumerate(groups)}
        self.words = {self.signs[name]: list(words) for name, words in groups.items()}
        signs = {name: chr(NUMBERS_SIGN + n) for n, name in enumerate(numbers)}
        self.numbers = {signs[name]: re.compile(number) for name, number in numbers.items()}
        self.signs |= signs
        self.patterns: dict[str, dict[str, set[int]]] = {}  # first atom → second, "" where there need be none
        # Word → what it may be as the first of a pattern, and as the second, of which it may be a part alone.
        self.firsts: dict[str, Atoms] = {}
        self.seconds: dict[str, Atoms] = {}
        for index, pattern in patterns:
            for beginning in self.beginnings(pieces(pattern)):
                first, second = [*ATOM.findall(beginning), ""][:2]
                self.add(first, second, index)
        self.remembered: dict[str, tuple[Atoms, Atoms]] = {}  # word → what it may be as the first, and as the second
        self.fits: dict[tuple[Atoms, Atoms], list[int]] = {}

    def places(self, text: str) -> Iterator[tuple[int, list[int]]]:
        """Where expressions may begin in folded text, each with the indexes of the patterns of which one may."""
        parts = WORD.split(text)  # at even indexes what parts the words, which are at the odd ones
        ends = list(accumulate(map(len, parts)))
        words = parts[1::2]
        atoms = [self.remembered.get(word) or self.remember(word) for word in words]
        for place, word, (first, _), (_, second) in zip(
            ends[::2], words, atoms, [*atoms[1:], (NONE, NONE)], strict=False
        ):
            if first:
                fits = self.fits.get((first, second))
                if fits is None:
                    fits = self.fits[first, second] = self.fitting(first, second)
                if fits:
                    yield self.with_clitics(text, place) if word[0].isdigit() else place, fits

    def fitting(self, first: Atoms, second: Atoms) -> list[int]:
        fits: set[int] = set()
        for atom in first:
            if after := self.patterns.get(atom):
                fits.update(*(after[following] for following in ("", *second) if following in after))
        return sorted(fits)

    def remember(self, word: str) -> tuple[Atoms, Atoms]:
        if len(self.remembered) > MOST_REMEMBERED:
            self.remembered.clear()
        first, second = self.firsts.get(word, NONE), self.seconds.get(word, NONE)
        if word[0].isdigit():
            number = {sign for sign, number in self.numbers.items() if number.fullmatch(word)}
            first, second = first | number, second | number
        for end in range(1, MOST_CLITICS + 1):
            if word[end - 1] not in self.clitics or end == len(word):
                break
            first |= self.firsts.get(word[end:], NONE)
        self.remembered[word] = first, second
        return first, second

    def with_clitics(self, text: str, place: int) -> int:
        """Where what is written together with the number at `place` begins."""
        while place and text[place - 1] in self.clitics:
            place -= 1
        return place

    def add(self, first: str, second: str, pattern: int) -> None:
        """A pattern may begin with these two atoms. An expression of several words begins with its own two."""
        for spelled in self.spellings(second) if second else ():
            name(self.seconds, spelled[0], second)
        for spelled in self.spellings(first):
            atom, after = (first, second) if len(spelled) == 1 else spelled[:2]
            name(self.firsts, spelled[0], atom)
            if len(spelled) > 1:
                name(self.seconds, after, after)
            self.patterns.setdefault(atom, {}).setdefault(after, set()).add(pattern)

    def spellings(self, atom: str) -> Iterator[list[str]]:
        """The words of each spelling of an atom; of a group of numbers, its sign."""
        for letters in product(*(self.words.get(letter, [letter]) for letter in atom)):
            yield SPELLED.findall("".join(letters))

    def beginnings(self, pattern: Iterator[re.Match[str]]) -> set[str]:
        """What may open a pattern, or a bracket of one, until it closes: at most two atoms and what parts them."""
        ended: set[str] = set()
        begun = {""}
        for piece in pattern:
            kind = piece.lastgroup
            optional = {""} if piece[0].endswith("?") else set()
            if kind == "close":
                return ended | begun | optional
            if kind == "bar":
                ended |= begun
                begun = {""}
            elif kind == "open":
                options = self.beginnings(pattern)
                begun = {cut(a + b) for a in begun for b in options}
            elif kind != "look":
                option = self.signs[piece["group"]] if kind == "group" else piece[0][0] if kind == "letter" else " "
                begun = {cut(a + b) for a in begun for b in {option, *optional}}
        return ended | begun


def name(words: dict[str, Atoms], word: str, atom: str) -> None:
    words[word] = words.get(word, NONE) | {atom}


def pieces(pattern: str) -> Iterator[re.Match[str]]:
    """The pieces of a regular expression. Raises ValueError at what the patterns of dates do without: a*."""
    end = 0
    while end < len(pattern):
        piece = PIECE.match(pattern, end)
        if piece is None:
            raise ValueError(f"A pattern of dates may not hold {pattern[end]!r}: {pattern}")
        end = piece.end()
        yield piece


@lru_cache(8192)  # patterns of one language begin alike
def cut(beginning: str) -> str:
    """The first two atoms, and a space wherever something parts them from what is before and after."""
    atoms = ATOM.findall(beginning)
    apart = not ATOM.match(beginning), len(atoms) > 2 or not ATOM.fullmatch(beginning[-1:])
    return " " * apart[0] + " ".join(atoms[:2]) + " " * (apart[1] and bool(atoms))
