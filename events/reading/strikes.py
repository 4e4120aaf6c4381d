"""States that are named by what they struck with alone: "an Israeli drone strike", « un bombardement russe ».

Never by a deed that may be somebody else's in that land: "an Iraqi bombing".
"""

import re
from functools import cache

from events.reading import states
from events.reading.actors import Introduced
from events.reading.lexicon import trie

EN = (
    r"(?:(?:air ?strikes?|air raids?|shelling|warplanes?|jets?|drones?|helicopters?)"
    r"|(?:drone|missile|rocket|artillery|tank|air) (?:strikes?|attacks?|raids?|fire|assaults?|bombardments?))"
)
FR = (
    r"(?:frappes?|raids?|bombardements?|tirs?|drones?|missiles?|obus)"
    r"(?: (?:de drones?|de missiles?|aérien(?:ne)?s?|d['’]artillerie))? "
)
AR = (
    r"(?:ال)?(?:قصفا?|غارة|غارات|غارتين|ضربة|ضربات|مسيرة|مسيرات|صاروخ|صواريخ|نيران|طائرة|طائرات|طيران|مقاتلات|مروحيات|مدفعية|هجوما?|هجمات|عدوانا?|توغلا?|اجتياحا?|غزوا?)"
    r"(?: (?:ال)?(?:جوية|جوي|مدفعي|صاروخي|مسيرة|حربية|حربي))? (?:ال)?"
)


@cache
def pattern(lang: str) -> re.Pattern[str]:
    nation = rf"(?P<nation>{trie(states.adjectives(lang))})"
    if lang == "en":
        return re.compile(rf"(?<![\w-])(?P<said>{nation} {EN})(?!\w)(?!-)")
    if lang == "fr":
        return re.compile(rf"(?<!\w)(?P<said>{FR}{nation}(?:ne)?[es]{{0,2}})(?!\w)")
    return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?P<said>{AR}{nation}[اةه]?)(?!\w)")


def add_strikers(text: str, actors: Introduced) -> None:
    """The state by the name that the article gives it, or else by its own."""
    known = states.names(actors.lang)
    for match in pattern(actors.lang).finditer(text):
        code = states.adjectives(actors.lang)[match["nation"]]
        called = next((name for name in actors.names if known.get(name) == code), "")
        actors.add(called or states.state_called(code, actors.lang), match["said"])
