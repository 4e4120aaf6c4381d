"""Whether two events of an article in English or French are one: as many dead, "the raid", or its day told later."""

import re
from functools import lru_cache

from events.reading import states
from events.reading.folding import fold_with_offsets

LONGEST_TOLD = 1_000  # letters of a sentence that are compared
FEWEST_DEAD = 3  # as many in two tellings of a day are the same
UNITS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
}
COUNTED = {lang: words.split() for lang, words in UNITS.items()}
NUMBER = {lang: rf"\d{{1,5}}|{'|'.join(words)}" for lang, words in COUNTED.items()}
ABOUT = {
    "en": "(?:(?:at least|about|some|more than|as many as) )?",
    "fr": "(?:(?:au moins|environ|plus de|pres de) )?",
}
# What may stand between a number and what became of so many.
OF_WHOM = r"(?:(?!(?:and|et|while|but|mais|of)\b)[a-z'-]+,? ){0,4}?"
DEAD = {
    "en": (r"(?:killed|dead|died|deaths)\b", r"\b(?:killed|killing|kills) "),
    "fr": (r"(?:tue(?:e|s|es)?|morts?|tombes)\b", r"\b(?:tue|tuant|fait|perdu|la vie a|la mort d[e']) ?"),
}
DEAD_OF_DAY = {
    "en": re.compile(r"\b(?:killed|kills|murdered|dead|died|beheaded|massacred|slain)\b"),
    "fr": re.compile(r"\b(?:tue|tuee|tues|tuees|morts?|assassine\w*|massacre\w*|execute\w*)\b"),
}
TOLLS = {
    lang: re.compile(
        rf"(?<![\w,.])(?P<before>{NUMBER[lang]}) {OF_WHOM}{after}|{before}{ABOUT[lang]}(?P<after>{NUMBER[lang]})\b"
    )
    for lang, (after, before) in DEAD.items()
}
ANOTHER = re.compile(
    r"\b(?:another|separate|separately|elsewhere|also|similar|other|une? autre|autres|ailleurs|egalement|aussi"
    r"|meme jour|same day)\b"
)
ANOTHER_ONE = re.compile(r"\b(?:[Aa]nother|[Ss]eparate|[Aa]utre) [a-z]")
THIS = {
    "en": re.compile(
        r"^(?:the|this) (?P<deed>attack|raid|strike|bombing|blast|explosion|ambush|massacre|shelling|assault)\b"
    ),
    "fr": re.compile(
        r"^(?:l'|la |le |cet(?:te)? |ce )(?P<deed>attaque|raid|frappe|attentat|explosion|embuscade|massacre|assaut"
        r"|bombardement)\b"
    ),
}
# "Four of the victims": of whom a deed of the day told.
VICTIMS = re.compile(
    r"^(?:at least )?(?:\w+ of )?(?:the|those|both|all|their) (?:\w+ )?(?:victims?|dead|deceased|bodies|casualties)\b"
    r"|^(?:au moins )?(?:\w+ )?(?:des |les |la |l'une? des )(?:\w+ )?(?:victimes?|corps|depouilles|defunts)\b"
)
# "said Tuesday's clash broke out when": of which it told before
OF_THE_DAY = re.compile(
    r"\b(?:said|told|added|says?) (?:[\w ]{2,30} )?(?:that )?\w{3,6}day['’]s (?:\w+ ){0,2}?"
    r"(?:attack|raid|strike|bombing|blast|explosion|ambush|firefight|fighting|clash(?:es)?|battle|shooting|killings?)\b"
)
# "Fighters stormed the base", where it told of an attack on a base
THE = re.compile(
    r"\b(?:the|this|la|le|cette|ce) "
    r"(?P<what>base|camp|convoy|village|town|checkpoint|outpost|market|school|hospital|church"
    r"|mosque|prison|bus|train|ship|helicopter|plane|mine|hotel|convoi|marché|école|hôpital|église|mosquée|navire|avion"
    r"|hélicoptère|hôtel)\b(?! (?:of|de|du|des|d['’])|s)"
)
# "Attacks took place on Monday in Arden", where it told who was killed there
TOOK_PLACE = re.compile(
    r"(?:(?:An?|Several|The|Des|Une|Plusieurs|Les) |L['’])?(?:\w+ )?"
    r"(?:[Aa]ttacks?|[Rr]aids?|[Cc]lash(?:es)?|[Ff]ighting|[Ss]trikes?"
    r"|[Aa]ttaques?|[Rr]aids?|[Aa]ffrontements?|[Cc]ombats?|[Ff]rappes?) (?:\w+ )?"
    r"(?:took place|occurred|happened|(?:a|ont) eu lieu|(?:s['’]est|se sont) (?:produit|déroulé)e?s?)(?!\w)"
)
NAME = re.compile(r"(?<=\w )(?:[a-z]{1,2}[-'’])?[A-ZÀ-Þ][\w’-]+")
DAYS_AND_MONTHS = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
)
PLACE = re.compile(
    r"\b(?:in|at|near|of|on|à|de|du|au|en|dans|sur|près d[e’']) ?"
    rf"(?!(?:{DAYS_AND_MONTHS}|Mouvement|Front|Conseil|Parti)\b)(?P<place>[A-ZÀ-Þ][\w’-]{{2,}})"
)


@lru_cache(256)  # an event is compared with many
def dead(words: str, lang: str) -> frozenset[int]:
    """How many a sentence says died."""
    counted = COUNTED[lang]
    found = TOLLS[lang].finditer(fold_with_offsets(words[:LONGEST_TOLD]).text)
    numbers = [match["before"] or match["after"] for match in found]
    return frozenset(int(number) if number.isdigit() else counted.index(number) + 1 for number in numbers)


@lru_cache(256)
def names(title: str) -> frozenset[str]:
    return frozenset(NAME.findall(title))


@lru_cache(256)
def places(words: str) -> frozenset[str]:
    lands = states.names("en") | states.names("fr")  # in which each other place lies
    return frozenset(match["place"] for match in PLACE.finditer(words[:LONGEST_TOLD]) if match["place"] not in lands)


def elsewhere(title: str, other: str) -> bool:
    """Whether two titles that are alike tell of two: "rebels took Kaya", "rebels took Bria"; "in another raid"."""
    if ANOTHER_ONE.search(other):
        return True
    return bool(names(title) and names(other)) and not names(title) & names(other)


def is_retold(quote: str, title: str, other_quote: str, lang: str) -> bool:
    """Whether of two events of a day the other goes on about "the raid" of the one, or has as many dead."""
    this = THIS[lang].match(fold_with_offsets(title).text)
    if this and this["deed"] in fold_with_offsets(quote[:LONGEST_TOLD]).text:
        return True
    if OF_THE_DAY.search(other_quote[:LONGEST_TOLD]) and lang == "en":
        return True
    if VICTIMS.match(fold_with_offsets(title).text) and DEAD_OF_DAY[lang].search(fold_with_offsets(quote).text):
        return True
    if ANOTHER.search(fold_with_offsets(other_quote[:LONGEST_TOLD]).text):
        return False
    quote = quote[:LONGEST_TOLD]
    if any(re.search(rf"\b(?:an?|une?) (?:[\w’'-]+ ){{0,3}}{the['what']}\b", quote) for the in THE.finditer(title)):
        return True
    if TOOK_PLACE.match(title) and places(quote) & places(other_quote):
        return True
    if places(quote) and places(other_quote) and not places(quote) & places(other_quote):
        return False
    return max(dead(quote, lang) & dead(other_quote, lang), default=0) >= FEWEST_DEAD


def is_told_at_its_place(quote: str, other_quote: str, lang: str) -> bool:
    """Whether an event and the same one's day, told below, may be one: at one place, with no other toll."""
    if not places(quote) & places(other_quote):
        return False
    if ANOTHER.search(fold_with_offsets(other_quote[:LONGEST_TOLD]).text):
        return False
    tolls = dead(quote, lang), dead(other_quote, lang)
    return not all(tolls) or bool(tolls[0] & tolls[1])
