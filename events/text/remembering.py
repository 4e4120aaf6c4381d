"""Answers to texts of strangers that are asked for again and again: kept of short texts alone.

A cache counts what it keeps, and not how long that is: four thousand cells of a table may be the memory of the host.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

LONGEST = 200  # letters: of a cell
LONGEST_SENTENCE = 600
P = ParamSpec("P")
Answer = TypeVar("Answer")
Asked = Callable[Concatenate[str, P], Answer]


def remembered(most: int, longest: int = LONGEST) -> Callable[[Asked[P, Answer]], Asked[P, Answer]]:
    """What a function answers to the last `most` texts, its first argument, of so many letters."""

    def decorated(function: Asked[P, Answer]) -> Asked[P, Answer]:
        kept = lru_cache(most)(function)

        @wraps(function)
        def answer(text: str, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
            return kept(text, *args, **kwargs) if len(text) <= longest else function(text, *args, **kwargs)  # type: ignore[arg-type]

        return answer

    return decorated
