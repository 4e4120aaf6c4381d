"""The words of people who type a date, as patterns of one language."""

import re
from dataclasses import replace
from functools import cache

from events.reading import LEXICONS
from events.reading.lexicon import Lexicon, folded


@cache
def typing_lexicon(lang: str) -> Lexicon:
    """The lexicon of articles, where a word may be a month whatever its case and whatever stands beside it."""
    lexicon = LEXICONS[lang]
    free = replace(lexicon, needs_capital=(), needs_context=(), exact={})
    for made in ("groups", "tries", "compiled", "matchers", "meanings", "openings", "openings_by_themselves"):
        vars(free)[made] = getattr(lexicon, made)  # once for both
    return free


@cache
def phrases(lang: str) -> dict[str, re.Pattern[str]]:
    """What of `Typing` stands before a date, by its name; `~` and `?` with their signs."""
    typing = LEXICONS[lang].typing
    about, perhaps = f"{any_of(typing.about)}|[~±≈]", rf"{any_of(typing.perhaps)}|\?"
    patterns = {
        **{"~": rf"(?:{about}) ?(?P<rest>.+)", "?": rf"(?:{perhaps}) ?(?P<rest>.+)"},
        "~ after": rf"(?P<rest>.+?) ?[(\[]?(?:{about})\.?[)\]]?",
        "? after": rf"(?P<rest>.+?) ?[(\[]?(?:{perhaps})\.?[)\]]?",
        "idle": rf"(?:(?:{any_of(typing.idle)}) ?)*",
        "hijri": rf"(?P<rest>.+?) ?[(\[]?(?:{any_of(typing.hijri)})[)\]]?",
        "gregorian": rf"(?P<rest>.+?) ?[(\[]?(?:{any_of(typing.gregorian)})[)\]]?",
        "before christ": rf".*\d ?(?:{any_of(typing.before_christ)})",
        "opening": rf"(?:{any_of(typing.opening)}) (?P<rest>.+)",
        "between": rf"(?:{any_of(typing.between)}) .+",
        "now": any_of(typing.now),
        "weekday": rf"(?:(?:{any_of(typing.idle)}) ?)*(?P<day>{'|'.join(LEXICONS[lang].groups['wd'])})[ ,،]+",
        "same": rf"[ ,،(\[-]+(?:{any_of(typing.same)}) ?:? ?|[ ,،]*[(\[] ?| ?[/=,،-] ?| ",
        "month": rf"(?<!\w)(?:{'|'.join(map(re.escape, months_spelled(lang)))})(?=[ ]|$)",
        "joint": rf" (?:(?P<to>{any_of(typing.to)}|-)|(?P<either>{any_of(typing.either)})"
        rf"|(?P<and>{any_of(typing.and_)})) ?(?!$)|(?P<dash> ?(?:-|\.\.+) ?)",
    }
    for name, sign in (("starting", ""), ("until", ""), ("before", "|<"), ("after", "|>"), ("by", "")):
        patterns[name] = rf"(?:{any_of(getattr(typing, name))}{sign}) ?(?P<rest>.+)"
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


@cache
def months_spelled(lang: str) -> dict[str, str]:
    return {folded(spelled): folded(month) for spelled, month in LEXICONS[lang].typing.months.items()}


def any_of(words: str) -> str:
    """A word of `words` whole, but where letters are written together with what follows."""
    alternatives = sorted((folded(word) for word in words.split("|")), key=len, reverse=True)
    joined = tuple("'&وب")
    return "|".join(word if word in joined or word[-1] in "'.?" else rf"{word}(?!\w)" for word in alternatives)
