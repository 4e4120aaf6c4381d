"""Parties that take part and have no name of their own: "pro-government militias", « des jihadistes », «المقاومة الشعبية».

They are called as the article calls them. Words alone ("the rebels") are those of the one party that has them in its
name, where the article names one. Who is only armed ("gunmen", «مسلحون») is no party.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from events.reading import states
from events.reading.actors import BEFORE_FR, Introduced
from events.reading.lexicon import trie

# What a party of no name is made of. These say enough alone …
PARTIES_EN = (
    "rebels|insurgents|separatists|secessionists|militants|jihadists|jihadis|Islamists|militiamen|militias|guerrillas"
    "|paramilitaries|mutineers|peacekeepers|mercenaries|gangs"
)
# … and these with a word of those before them.
ARMED_EN = "forces|troops|soldiers|fighters|units"
SIDES_EN = (
    "government|rebel|opposition|separatist|loyalist|federal|junta|regime|security|resistance|paramilitary|peacekeeping|coalition"
    "|tribal|jihadist|Islamist|Kurdish|militia|guerrilla|insurgent|revolutionary"
)
GROUPS_EN = "groups|factions|militias|gangs"
KINDS_EN = (
    "armed|ethnic armed|rebel|militant|jihadist|Islamist|insurgent|separatist|guerrilla|self-defen[cs]e|vigilante|paramilitary"
    "|opposition|extremist|ethnic|tribal|communal|criminal|communist|local"
)
SIDED_EN = r"(?:[A-Z][\w.]{0,20}-(?:backed|led|allied|aligned|linked|supported)|(?:[Pp]ro|[Aa]nti)-[A-Za-z]{3,20})"
BODIES = r"(?:UN|U\.N\.|United Nations|African Union|AU|EU|European Union|OSCE)"
EN = (
    rf"(?:{SIDED_EN} )?(?i:{SIDES_EN}) (?:{ARMED_EN})"
    rf"|{SIDED_EN} (?:{ARMED_EN}|{PARTIES_EN}|militia|rebel group)"
    rf"|(?:{SIDED_EN} )?(?i:{KINDS_EN}) (?:{GROUPS_EN})"
    r"|(?<!, [Aa] )(?:(?<=(?<!\w)[Aa] )|(?<=(?<!\w)[Aa]n ))(?:local |ethnic |rival )?(?:armed|rebel|militant|jihadist|self-defen[cs]e|vigilante|paramilitary) group"
    r"|(?i:resistance|popular|revolutionary) committees?"
    r"|(?i:military|transitional) (?:council|government)"
    rf"|(?:{SIDED_EN} )?(?:international |Arab |military |pro-government |rebel )(?:military )?coalition|{SIDED_EN} coalition"
    rf"|{BODIES} (?:\w+ )?(?:mission|monitors|observers|peacekeepers|peacekeeping (?:mission|force)|troops)"
    r"|[Cc]oalition(?= (?:war)?planes| air ?strikes?| jets| aircraft| forces| troops)"
    rf"|(?i:{PARTIES_EN})"
)
PARTIES_FR = (
    "rebelles|insurgés|séparatistes|indépendantistes|jihadistes|djihadistes|islamistes|miliciens|milices|mutins|paramilitaires"
    "|guérilleros|gangs|mercenaires"
)
FR = (
    r"[Cc]asques bleus"
    r"|forces (?:pro-?gouvernementales|loyalistes|gouvernementales|rebelles|fédérales|spéciales|internationales)"
    r"|groupes (?:armés|rebelles|séparatistes|indépendantistes|jihadistes|djihadistes|terroristes|islamistes|paramilitaires|d['’]autodéfense)"
    r"|(?:milices|comités) (?:d['’]autodéfense|de (?:défense|résistance|vigilance))|comités (?:populaires|révolutionnaires)"
    rf"|(?:{PARTIES_FR})"
)
OF_FR = (
    r"anglophones|kurdes|chiites|sunnites|islamistes|touaregs?|tutsis?|hutus?|peuls|locales|locaux|communautaires|ethniques|armés"
    r"|pro-\w{3,20}|prorusses|(?!mais|jamais|désormais|parfois|trois|mois)[a-zà-ÿ]{3,16}(?:iens|éens|ains|ais|ois)|séparatistes|indépendantistes|loyalistes|chrétiens|musulmans|maoïstes"
)
LED_FR = r"(?:menée|conduite|dirigée|emmenée) par (?:la |l['’]|les |le )?[A-ZÀ-Þ][\w-]+(?: (?:saoudite|[Uu]nis))?|sous commandement \w+"
PATTERNS = {
    "en": re.compile(
        rf"(?<![\w-])(?P<who>{EN})(?!\w)(?!-| (?:of|from|with|led by|loyal to|belonging to) (?:the )?[A-Z]|['’]s? (?:leader|chief|commander|spokes)| (?:leader|commander|chief|spokes))"
    ),
    "fr": re.compile(
        rf"(?:(?<!\w){BEFORE_FR} |(?<!\w)d['’])(?P<who>(?:{FR}|combattants(?= (?:{OF_FR})(?!\w)))(?: (?:{OF_FR})(?!\w)|(?! (?:{OF_FR})(?!\w))))(?!\w)(?! (?:du|de la|de l|des|[«A-ZÀ-Þ]))"
        r"|(?<!\w)(?<!, )[Uu]ne? (?P<one>(?:groupe armé|groupe d['’]autodéfense|groupe rebelle|milice)(?! [«A-Z\d]))(?!\w)"
        r"|(?<!\w)[Ll]a (?P<the>rébellion|coalition (?:\w+ )?"
        rf"(?:{LED_FR}|arabe|internationale|militaire|pro-?gouvernementale|rebelle|antijihadiste))(?!\w)"
        r"|(?<!\w)[Ll](?:e |['’])(?P<of>(?:haut )?commandement (?:des opérations|militaire|central|de l['’]armée)(?: (?:anti-?\w{3,20}|conjointes))?"
        r"|état-major (?:général|de l['’]armée|des armées))(?!\w)"
        r"|(?<!\w)(?P<un>[Mm]ission (?:de l['’]ONU|des Nations unies|de l['’]UA|de l['’]OSCE))(?!\w)"
    ),
}
# By which name they go → spellings. An adjective follows some.
AR = {
    "المتمردون": "المتمردون|المتمردين|متمردون|متمردين",
    "الانفصاليون": "الانفصاليون|الانفصاليين|انفصاليون|انفصاليين",
    "الجهاديون": "الجهاديون|الجهاديين|جهاديون|جهاديين",
    "المقاتلون المعارضون": "المقاتلون المعارضون|المقاتلين المعارضين|مقاتلون معارضون|مقاتلين معارضين|مقاتلو المعارضة|مقاتلي المعارضة",
    "المعارضة المسلحة": "المعارضة المسلحة|معارضة مسلحة",
    "المقاومة الشعبية": "المقاومة الشعبية",
    "المقاومة الوطنية": "المقاومة الوطنية",
    "اللجان الشعبية": "اللجان الشعبية",
    "الثوار": "الثوار",
    "المستوطنون": "المستوطنون|المستوطنين|مستوطنون|مستوطنين",
    "رجال القبائل": "رجال القبائل|رجال قبائل|مسلحو القبائل|مسلحي القبائل|مسلحون قبليون|مسلحين قبليين",
    "مسلحو العشائر": "مسلحو العشائر|مسلحي العشائر|رجال العشائر",
    "المرتزقة": "المرتزقة",
    "العصابات المسلحة": "العصابات المسلحة|عصابات مسلحة",
    "القوات الحكومية": "القوات الحكومية|قوات حكومية",
    "الطوارق": "الطوارق",
    "الاحتلال الإسرائيلي": "الاحتلال الإسرائيلي|الاحتلال الاسرائيلي",
    "ميليشيات محلية": "ميليشيات محلية|مليشيات محلية|الميليشيات المحلية|المليشيات المحلية",
    "ميليشيات عربية": "ميليشيات عربية|مليشيات عربية",
    "ميليشيات قبلية": "ميليشيات قبلية|مليشيات قبلية|ميليشيات عشائرية",
    "ميليشيات شيعية": "ميليشيات شيعية|مليشيات شيعية",
    "الانقلابيون": "الانقلابيون|الانقلابيين",
    "جماعات مسلحة": "جماعات مسلحة|الجماعات المسلحة|مجموعات مسلحة|المجموعات المسلحة",
}
ARABIC = re.compile(
    rf"(?<!\w)[وفبلك]{{0,2}}(?P<who>{'|'.join(sorted('|'.join(AR.values()).split('|'), key=len, reverse=True))})(?!\w)"
)
CALLED_AR = {spelling: name for name, spellings in AR.items() for spelling in spellings.split("|")}
OF_A_NAME = re.compile(
    r"(?<![.!?“\"»] )(?<![\n“\"«])(?<=\s)(?!\w{3,6}day )(?:al-|ex-)?[A-ZÀ-Þ][\w’'-]{0,40}(?: \([A-Z]\w{1,9}\))? $"
)  # "Xylo rebels"
PROPER = re.compile(
    r"(?!(?:Pro|Anti)-)[A-Z][\w.]*-|UN|U\.N\.|United |African |AU |EU |European |OSCE|Kurdish|Islamist|Arab"
)
SAME = {"troops": "forces", "soldiers": "forces", "units": "forces", "djihadistes": "jihadistes"}


def add_nameless(text: str, actors: Introduced, rebels: Mapping[str, set[str]]) -> None:
    """`rebels`: a word for those of a party → the parties that the article names with it."""
    if actors.lang == "ar":
        called_beside = beside_arabic(text, actors)
        for match in ARABIC.finditer(text):
            full = {name for name in actors.names.values() if name.startswith(f"{match['who']} ")}
            full = full or called_beside.get(CALLED_AR[match["who"]], set())
            actors.add(next(iter(full)) if len(full) == 1 else CALLED_AR[match["who"]], match["who"])
        return
    found = sorted(called(text, actors.lang), key=lambda who: -who.count(" "))
    for who in dict.fromkeys(found):
        name = who if PROPER.match(who) else who[:1].lower() + who[1:]
        other = with_other_words(name)
        if " " in who:
            led = actors.names.get(who.split("-")[0])  # "XLO-led forces"
            actors.add(led or actors.names.get(other, name), who)
            continue
        full = {known for known in actors.names.values() if is_of(known, name, actors.lang)} - {name}
        of = rebels.get(name) or full or beside(text, name, actors)
        if len(of) == 1:
            actors.add(next(iter(of)), name, who)
        elif not of:
            actors.add(actors.names.get(other, name), name, who)


def beside_arabic(text: str, actors: Introduced) -> dict[str, set[str]]:
    """A word for men → the parties whose name follows it: «المتمردين النسور»."""
    found: dict[str, set[str]] = {}
    for match in ARABIC.finditer(text):
        follower = re.compile(r" (ال\w+)").match(text, match.end())
        if follower and follower[1] in actors.names:
            found.setdefault(CALLED_AR[match["who"]], set()).add(actors.names[follower[1]])
    return found


def called(text: str, lang: str) -> Iterator[str]:
    for match in PATTERNS[lang].finditer(text):
        if lang == "en" and OF_A_NAME.search(text, max(match.start() - 45, 0), match.start()):
            continue
        if lang == "fr" and of_a_state().match(text, match.end()):
            continue
        yield next(words for words in match.groups() if words)


def beside(text: str, noun: str, actors: Introduced) -> set[str]:
    """Whose they are by the name that stands before them: "al Shabaab militants"."""
    named = rf"(?<!\w)(?P<name>[\w’'-]{{2,40}}(?: [\w’'-]{{2,40}})?) {noun}(?!\w)"
    found = re.findall(named, text) if actors.lang == "en" else ()
    return {actors.names[one] for words in found for one in (words, words.rpartition(" ")[2]) if one in actors.names}


@cache
def of_a_state() -> re.Pattern[str]:
    return re.compile(rf" (?:{trie(states.adjectives('fr'))})\w{{0,3}}(?!\w)")


def is_of(name: str, word: str, lang: str) -> bool:
    return name.endswith(f" {word}") if lang == "en" else name.startswith(f"{word} ")


def with_other_words(name: str) -> str:
    """Of two words for the same men the one: "government troops" are its forces."""
    first, _, last = name.rpartition(" ")
    return f"{first} {SAME.get(last, last)}".strip()
