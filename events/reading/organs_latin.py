"""Organs of states that an English or French article names: armies, governments, police, and their men."""

import re
from collections.abc import Mapping
from functools import cache

from events.reading import states
from events.reading.actors import REBELS, Introduced
from events.reading.lexicon import trie
from events.reading.qualified import named_with_their_nations

# Possessive and short: it may hold what stands between two of them, and a search begins at each.
CAP = r"(?:U\.[SNK]\.(?=\s)|[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}+)"
ORGANS = {
    "en": "armed forces|security personnel|national army|air force|defen[cs]e forces|security forces|army|military|forces|troops|government|police|navy|parliament|authorities|rebels|rebel groups|junta|regime|artillery|soldiers|air defen[cs]es|aircraft|warplanes|air ?strikes(?! on)|jets|servicemen|peacekeepers|marines|policemen|intelligence|coast guard|border guards|presidency|militants|fighters|gunmen|rebels|insurgents|militia",
    "fr": "forces armées|forces aériennes|forces spéciales|casques bleus|forces de sécurité|forces de défense|armée|artillerie|forces|troupes|gouvernement|police|marine|parlement|autorités|rebelles|junte|aviation|soldats|militaires|présidence|diplomatie|policiers|gendarmes|services|combattants|milices|miliciens",
}
# Organs whose state the clause leaves unsaid; of these an article that names one in full means that one.
ALONE = {
    "en": "army|military|navy|air force|(?:federal|rebel|junta) (?:forces|troops)|junta|regime|rebels|insurgents|separatists|government forces|security forces|government troops|police|coalition|paramilitar(?:y group|ies)|opposition|government",
    "fr": "armée|junte|régime|rebelles|insurgés|séparatistes|forces gouvernementales|forces de sécurité|forces de l'ordre|police|coalition|opposition|casques bleus|gouvernement",
}
NOUNS_TOO = re.compile(r"(?:militaires|rebelles) ")  # "des véhicules militaires arméniens" are no soldiers
RULES = {  # after an organ that is named for itself, not for what it does elsewhere
    "en": r"(?!to|in|of|and|or)\w+ed|has|have|had|said|says|will|is|was|launched|took|fought|began|withdrew|shot",
    "fr": "a|ont|avait|avaient|est|sont|se|s['’]est",
}
MEN = {
    "en": ("soldiers", "troops", "peacekeepers", "policemen", "police officers", "marines"),
    "fr": ("soldats", "militaires", "policiers", "gendarmes", "casques bleus"),
}
WEAPONS = re.compile(r" military (?:air ?strikes|warplanes|aircraft|jets|artillery)$")  # "Malian military jets"
WEAK_ALONE = {"government", "police", "opposition", "coalition", "gouvernement"}


def add_organs(text: str, actors: Introduced, rebels: Mapping[str, set[str]]) -> None:
    """The army of a state; and "the army" alone, which is that of the only state whose army the article names, as "the
    rebels" are those of the only party whose rebels it names."""
    lang = actors.lang
    for match in one_soldier(lang).finditer(text):  # of several: "two Malian soldiers"
        nation = match["nation"]
        many = (
            f"{match['man']}s {nation}{'' if nation.endswith(('s', 'x')) else 's'}"
            if lang == "fr"
            else f"{match[0]}s"
        )
        actors.add(many, match[0])
    for pattern in (organ_pattern(lang), organ_of_pattern(lang)):
        for match in pattern.finditer(text):
            if not (NOUNS_TOO.match(match[0]) and not REBELS.search(text, max(match.start() - 25, 0), match.start())):
                actors.add(WEAPONS.sub(" military", match[0]), match[0])
    for match in of_two_nations(lang).finditer(text):
        first, second = match["first"], match["second"]
        if lang == "en":
            actors.add(f"{first} {match['organ']}", f"{first} and")
        else:
            actors.add(f"{match['organ']} {second}", f"et {second}")
    for name in named_with_their_nations(text, re.compile(rf"(?<!\w)(?:{ALONE[lang]})(?!\w)")):
        actors.add(name)
    alone = re.compile(
        rf"(?<!\w)(?P<article>(?:[Tt]he |[Ll]es |[Ll]a |[Ll]e |[Ll]['’])(?:regular )?)?(?P<organ>{ALONE[lang]})(?!\w)(?! (?:of|du|de|des) )(?P<rules>(?: (?:{RULES[lang]})(?!\w))?)"
    )
    named: dict[str, tuple[str, bool]] = {}
    for match in alone.finditer(text):
        organ = match["organ"]
        sure = bool(match["article"]) and (organ not in WEAK_ALONE or bool(match["rules"]))
        if organ not in named or (sure and not named[organ][1]):
            named[organ] = (f"{match['article'] or ''}{organ}".replace("regular ", ""), sure)
    for organ, (called, sure) in named.items():
        full = {
            actors.names[name]
            for name in actors.names
            if (name.endswith(f" {organ}") if lang == "en" else name.startswith(f"{organ} "))
        }
        full = rebels.get(organ, full)
        first = f"{organ[:1].upper()}{organ[1:]}"  # of a sentence: "Junta jets bombed the mill"
        if len(full) == 1:
            actors.add(next(iter(full)), organ, first)
        elif sure and not full:
            actors.add(called[:1].lower() + called[1:], organ, first)
    add_men(text, actors)


def add_men(text: str, actors: Introduced) -> None:
    """ "The soldiers" of whom an article goes on to tell are those of the only state whose soldiers it names."""
    the, before = ("the", "") if actors.lang == "en" else ("les", " ")
    for men in MEN[actors.lang]:
        whole = {
            name
            for name in actors.names.values()
            if (name.startswith(men + before) if before else name.endswith(f" {men}")) and name != men
        }
        if len(whole) == 1:
            actors.add(whole.pop(), f"{the} {men}", f"{the.capitalize()} {men}")


@cache
def organ_pattern(lang: str) -> re.Pattern[str]:
    if lang == "en":
        known = trie([*states.adjectives("en"), *states.names("en")])
        return re.compile(
            rf"(?<!\w)(?:{known})(?:['’]s?)? (?:(?:armed|regular|federal|interim|transitional|military) )?(?:{ORGANS['en']})(?!\w)"
        )
    known = trie(states.adjectives("fr"))
    ministry = rf"[Mm]inistère (?:(?:{known})\w{{0,3}} )?(?:de la |des |de l['’]|du ){CAP}(?: étrangères)?"
    return re.compile(
        rf"(?<!\w)(?:(?i:{ORGANS['fr']}) (?:(?:fédéral|régulièr|gouvernemental|national)es? )?(?:{known})\w{{0,3}}(?! (?:des|du|de la|de l['’]) ?{CAP})|{ministry})(?!\w)"
    )


@cache
def of_two_nations(lang: str) -> re.Pattern[str]:
    """ "Ethiopian and Eritrean forces", « les forces éthiopiennes et érythréennes »: two that act."""
    nation = rf"(?:{trie(states.adjectives(lang))})"
    if lang == "en":
        return re.compile(rf"(?<!\w)(?P<first>{nation}) and (?P<second>{nation}) (?P<organ>{ORGANS['en']})(?!\w)")
    nation = rf"{nation}\w{{0,3}}"
    return re.compile(rf"(?<!\w)(?P<organ>(?i:{ORGANS['fr']})) (?P<first>{nation}) et (?P<second>{nation})(?!\w)")


@cache
def one_soldier(lang: str) -> re.Pattern[str]:
    if lang == "en":
        return re.compile(rf"(?<!\w)(?P<nation>{trie(states.adjectives('en'))}) (?:soldier|marine|peacekeeper)(?!\w)")
    return re.compile(
        rf"(?<!\w)(?P<man>soldat|policier|gendarme) (?P<nation>(?:{trie(states.adjectives('fr'))})\w{{0,3}})(?!\w)"
    )


@cache
def organ_of_pattern(lang: str) -> re.Pattern[str]:
    known = trie(states.names(lang))
    if lang == "en":
        organ = r"(?:[Gg]overnment|[Aa]rmy|[Mm]ilitary|[Aa]rmed [Ff]orces|[Pp]resident) of (?:the )?"
        holder = "(?!, [A-Z])"  # "the president of Chad, Ivo Sand": he is named
    else:
        organ = r"(?i:armée|gouvernement|forces armées|président) (?:du |de la |de l['’]|de |d['’]|des )"
        holder = "(?!,? [A-ZÀ-Þ])"
    return re.compile(rf"(?<!\w){organ}(?:{known})(?!\w){holder}")
