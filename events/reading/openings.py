"""Which patterns may begin at a word: why a long text costs little more than the looking up of its words."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

MOST_REMEMBERED = 50_000  # words, so that a long-running process does not grow with every article
MANY = 8  # patterns that a word begins, from which it pays to look at the next word too
WORD = re.compile(r"[^\W\d_]+|\d+")
LOOKBEHIND = re.compile(r"\(\?<[=!][^)]*\)")


class Opening(NamedTuple):
    """Indexes of the patterns that a word may begin: those that need no other word, and all."""

    alone: list[int]
    any: list[int]
    known: bool  # whether any pattern holds the word at all


class Openings:
    """Of the patterns of one language, regular expressions without their clitics."""

    def __init__(self, sources: list[str], vocabulary: Iterable[str], numbers: Iterable[str], clitics: str) -> None:
        self.clitics = clitics
        self.patterns = [regex.compile(LOOKBEHIND.sub("", source)) for source in sources]
        self.numbered = [n for n, pattern in enumerate(self.patterns) if any(begins(pattern, d) for d in "123456789")]
        self.bare = {word: self.opening(word, range(len(sources))) for word in vocabulary}
        self.numbers = [re.compile(number) for number in numbers]
        self.alike: dict[tuple[bool, ...], Opening] = {}  # of numbers that are the same days, months and years
        self.remembered: dict[str, Opening] = {}
        self.pairs: dict[tuple[str, str], list[int] | None] = {}

    def places(self, text: str) -> Iterator[tuple[int, list[int]]]:
        """Where expressions may begin in folded text, each with the indexes of the patterns of which one may."""
        words = [(run.start(), run[0]) for run in WORD.finditer(text)]
        words.append((len(text), ""))
        for (place, word), (then, following) in pairwise(words):
            opening = self.remembered.get(word) or self.remember(word)
            if not opening.any:
                continue
            after = self.remembered.get(following) or self.remember(following)
            if not after.known:
                if opening.alone:
                    yield place, opening.alone
            elif len(opening.any) > MANY and text[place + len(word) : then] == " ":
                yield place, self.before(word, following, opening)
            else:
                yield place, opening.any

    def before(self, word: str, following: str, opening: Opening) -> list[int]:
        """The indexes of the patterns that a frequent word and the next one may begin: "the" begins most of them.

        Worked out when the two are met again: where they are met once, to try the patterns is quicker.
        """
        pair = word, following
        fits = self.pairs.get(pair)
        if fits is None:
            if pair not in self.pairs:
                self.pairs[pair] = None
                return opening.any
            spelled = [f"{form} {following}" for form in self.forms(word)]
            fits = [n for n in opening.any if any(begins(self.patterns[n], words) for words in spelled)]
            self.pairs[pair] = fits
        return fits

    def remember(self, word: str) -> Opening:
        if len(self.remembered) > MOST_REMEMBERED:
            self.remembered.clear()
            self.pairs.clear()
        if word[:1].isdigit():
            kind = tuple(bool(number.fullmatch(word)) for number in self.numbers)
            opening = self.alike.get(kind) or self.opening(word, self.numbered)
            self.alike[kind] = opening
        else:
            found = [self.bare[form] for form in self.forms(word) if form in self.bare]
            alone = sorted({n for one in found for n in one.alone})
            opening = Opening(alone, sorted({n for one in found for n in one.any}), bool(found))
        self.remembered[word] = opening
        return opening

    def opening(self, word: str, among: list[int] | range) -> Opening:
        fits = [n for n in among if begins(self.patterns[n], word)]
        return Opening([n for n in fits if self.patterns[n].match(word)], fits, True)

    def forms(self, word: str) -> Iterator[str]:
        """The word as it is, and without what may be written together with it."""
        for clitics in range(4):
            if not all(letter in self.clitics for letter in word[:clitics]):
                break
            bare = word[clitics:]
            yield bare
            if self.clitics and bare.startswith("ال"):
                yield bare[2:]


def begins(pattern: regex.Pattern[str], word: str) -> bool:
    return bool(pattern.match(word) or pattern.fullmatch(word, partial=True))
