"""Which patterns may begin at a word: why a long text costs little more than the looking up of its words."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

MOST_REMEMBERED = 50_000  # words, so that a long-running process does not grow with every article
LOOKBEHIND = re.compile(r"\(\?<[=!][^)]*\)")


class Opening(NamedTuple):
    """Indexes of the patterns that a word may begin: those that need no other word, and all."""

    alone: list[int]
    any: list[int]
    known: bool  # whether any pattern holds the word at all


class Openings:
    """Of the patterns of one language, regular expressions without their clitics."""

    def __init__(self, sources: list[str], vocabulary: Iterable[str], clitics: str) -> None:
        self.clitics = clitics
        self.patterns = [regex.compile(LOOKBEHIND.sub("", source)) for source in sources]
        self.numbered = [n for n, pattern in enumerate(self.patterns) if any(begins(pattern, d) for d in "123456789")]
        self.bare = {word: self.opening(word, range(len(sources))) for word in vocabulary}
        self.remembered: dict[str, Opening] = {}

    def at(self, word: str, following: str) -> list[int]:
        """The indexes of the patterns of which a match may begin at `word`, with `following` as its next word.

        Words are runs of letters or of digits, folded; `following` is "" at the end of the text.
        """
        opening = self.remembered.get(word) or self.remember(word)
        if not opening.any or not following:
            return opening.alone
        after = self.remembered.get(following) or self.remember(following)
        return opening.any if after.known else opening.alone

    def remember(self, word: str) -> Opening:
        if len(self.remembered) > MOST_REMEMBERED:
            self.remembered.clear()
        if word[0].isdigit():
            opening = self.opening(word, self.numbered)
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
