"""The families of date expressions that each language has alike: their words, their patterns, what they mean."""

from collections.abc import Mapping

from events.reading import halves, named_days, pairs
from events.reading.days import Resolver

FAMILIES = (named_days, pairs, halves)
DIRECTED: dict[str, Resolver] = {**named_days.DIRECTED, **pairs.DIRECTED}
SETTLED: dict[str, Resolver] = {**pairs.SETTLED, **halves.SETTLED}


def more_words(lang: str) -> dict[str, Mapping[str, object]]:
    return {name: words for family in (named_days, halves) for name, words in family.WORDS[lang].items()}


def more_patterns(lang: str) -> list[tuple[str, str]]:
    return [pattern for family in FAMILIES for pattern in family.PATTERNS[lang]]
