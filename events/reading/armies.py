"""The army of a nation, which an article calls by several names, and by its men."""

import re
from functools import cache

from events.reading import states
from events.reading.actors import Introduced
from events.reading.lexicon import trie

# Armies whose nation is left unsaid; add_alone and add_organs know the others.
UNNAMED = {"قوات الجيش", "القوات المسلحة"}


@cache
def army(lang: str) -> re.Pattern[str]:
    """The army of a nation, by what it is called or by its men."""
    nation = rf"(?P<nation>{trie([*states.adjectives(lang), *(states.names(lang) if lang == 'en' else ())])})"
    if lang == "en":
        return re.compile(
            rf"{nation}(?:['’]s)? (?:(?P<army>army|military|armed forces)|(?:military )?(?:forces|troops|soldiers))"
        )
    if lang == "fr":
        men = r"(?:(?P<army>armée|forces armées)|forces|troupes|soldats|militaires)"
        return re.compile(rf"{men} {nation}(?:ne)?[es]{{0,2}}", re.IGNORECASE)
    return re.compile(rf"(?:قوات )?(?:(?P<army>الجيش|القوات المسلحة)|القوات|الجنود) ال{nation}(?:ة|ين)?")


@cache
def called(code: str) -> tuple[str, ...]:
    """What articles call the army of a state, or its men."""

    def of(words: dict[str, str]) -> list[str]:
        return [word for word, of_state in words.items() if of_state == code]

    men = ("army", "military", "armed forces", "forces", "troops", "soldiers")
    found = [f"{nation} {whose}" for nation in of(states.adjectives("en")) for whose in men]
    found += [f"{whose} of {name}" for name in of(states.names("en")) for whose in ("army", "armed forces")]
    for nation in of(states.adjectives("fr")):
        found += [f"armée {nation}{end}" for end in ("e", "ne")]
        ends = [(whose, "es", "nes") for whose in ("forces armées", "forces", "troupes")]
        ends += [(whose, "", "s") for whose in ("soldats", "militaires")]
        found += [f"{whose} {nation}{end}" for whose, *endings in ends for end in endings]
    for nation in of(states.adjectives("ar")):
        found += [f"الجيش ال{nation}", f"الجنود ال{nation}ين", f"الجنود ال{nation}ون"]
        found += [f"{whose} ال{nation}ة" for whose in ("القوات المسلحة", "القوات")]
    return tuple(found)


def is_nation(word: str) -> bool:
    """Whether an Arabic adjective says of which land somebody is."""
    return word.startswith("ال") and word[2:].removesuffix("ة") in states.adjectives("ar")


def unite_armies(actors: Introduced) -> None:
    """One name for "the Malian army" and "Malian soldiers": the army's that comes first, else the first."""
    nations = states.adjectives(actors.lang) | states.names(actors.lang)
    codes = {nation.casefold(): code for nation, code in nations.items()}  # « Forces Armées Maliennes »
    named: dict[str, list[tuple[bool, str]]] = {}
    for name in dict.fromkeys(actors.names.values()):
        if match := army(actors.lang).fullmatch(name):
            code = codes[match["nation"].casefold()]
            named.setdefault(code, []).append((not match["army"], name))
    if len(named) == 1:
        same = next(iter(named.values()))
        same += [(True, name) for name in dict.fromkeys(actors.names.values()) if name in UNNAMED]
    one_name = {name: min(same, key=lambda one: one[0])[1] for same in named.values() for _, name in same}
    for name in dict.fromkeys(actors.names.values()):  # «جماعة الحوثي» and «جماعة الحوثي اليمنية»
        short, _, nation = name.rpartition(" ")
        if actors.lang == "ar" and " " in short and short in actors.names and is_nation(nation):
            one_name.setdefault(actors.names[short], name)
    actors.names.update({spelling: one_name.get(name, name) for spelling, name in actors.names.items()})
