"""Whose an organ is, where the words beside it say so: "the Ugandan army", «الجيش الأوغندي», "l'armée du Burundi".

Nationalities are known by their endings, so those of states that no table holds count as well.
"""

import re
from collections.abc import Iterator
from functools import cache

from events.reading import states
from events.reading.lexicon import trie

WINDOW = 90  # letters on either side
CAP = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}+"
# An organ named by nothing but itself.
ORGANS = {
    "en": r"(?:the )?(?:(?:national |regular )?army|military|armed forces|defen[cs]e forces|security forces"
    r"|government|police|presidency|president|parliament|ministry|authorities|junta|navy|air force)",
    "fr": r"(?:l['’]|les? |la )?(?:armée(?: nationale| régulière)?|forces armées|forces de (?:sécurité|défense)"
    r"|gouvernement|police|présidence|présidente?|parlement|ministère|autorités|junte|marine|aviation)",
    "ar": r"[وفبلك]{0,2}(?:(?:ال|لل)?(?:جيش|حكومة|شرطة|رئاسة|رئيس|برلمان|وزارة|سلطات|بحرية)|القوات المسلحة)",
}
ORGAN = {lang: re.compile(words, re.IGNORECASE) for lang, words in ORGANS.items()}
FRENCH_POLICE = re.compile(r"(?<!\w)(?:la|de|une|cette|sa|leur) $", re.IGNORECASE)
# What may stand between an organ and its nationality.
BETWEEN = {
    "en": r"(?:(?:national|regular|federal|interim|transitional|people['’]s) )?",
    "fr": r"(?:(?:national|régulier|régulière|fédéral|gouvernemental|militaire|transitoire|putschiste)e?s? )?",
    "ar": r"(?:ال(?:وطني|نظامي|حكومي|اتحادي|فيدرالي|انتقالي|شعبي|عسكري|مسلح)[ةه]? )?",
}
NO_NATION = {
    "en": r"One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Dozens|Hundreds|Thousands|Top|Senior"
    r"|The|This|That|These|Those|A|An|And|But|Both|If|When|While|As|His|Her|Its|Our|Their|In|On|At|By|Of|For"
    r"|From|With|After|Before|Since|Some|Many|Most|All|No|Local|Federal|Regular|National|Government|Meanwhile|Later|Then|Other|Former"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December",
    "fr": r"mais|jamais|désormais|mois|trois|parfois|toutefois|quelquefois|autrefois|bien|rien|soutien|maintien"
    r"|gardiens?|anciens?|ancienne|quotidien(?:ne)?|demain|soudain|prochaine?s?|certaine?s?|lendemain|semaines?|dizaines?"
    r"|centaines?|vingtaines?|trentaines?|quinzaines?|vienne|tienne|maintienne|parvienne|soutienne|prenne"
    r"|moyens?|moyennes?|citoyens?|citoyennes?|urbaine?|humaine?",
    "ar": r"الذي|التي|الماضي|الحالي|الجاري|الثاني|التالي|الأهالي|الاهالي|الأراضي|الاراضي|المباني|القاضي|النادي|الوادي"
    r"|المدني|العملية|المسؤولية|المسئولية|القضية|الاتفاقية|الهوية|الأهمية|النظامي[ةه]?|الوطني[ةه]?|الحكومي[ةه]?|المحلي[ةه]?",
}
NATIONALS_EN = r"[a-z]{3,}(?:ese|ian|ish)"
NATIONALS_FR = (
    r"\w[\w-]*(?:aise?|oise?|[iyé]en|[iyé]enne|ain|aine|iane?)s?|(?:turque|grecque|tchèque|slovaque|belge|suisse|serbe|croate"
    r"|slovène|bulgare|saoudite|yéménite|émiratie?|qatarie?|bahreïnie?|omanie?|argentine?|philippine?|monténégrine?|espagnole?"
    r"|allemande?|flamande?|lettone?|turkmène|tadjike?|kirghize?|malgache|kurde|arabe|cubaine?|kényane?|afghane?|persane?|soudanaise)s?"
)


@cache
def after(lang: str) -> re.Pattern[str]:
    """What says whose an organ is that stands before it."""
    names = rf"{CAP}(?:[ -](?:(?:of|de|du|des) (?:the |la )?)?{CAP}){{0,4}}"
    if lang == "en":
        return re.compile(rf" of (?:the )?{names}| in (?:the )?(?:{trie(states.names('en'))})(?!\w)")
    if lang == "fr":
        known = trie(states.adjectives("fr"))
        nation = rf"(?!(?:{NO_NATION['fr']})(?![\w-]))(?i:(?:{known})\w{{0,3}}|{NATIONALS_FR})(?![\w-])"
        land = rf" (?:en|au|aux) (?:{trie(states.names('fr'))})(?!\w)"
        return re.compile(rf"{land}| {BETWEEN['fr']}(?:{nation}|(?:du|de la|de|des) {names}|(?:de l|d)['’]{names})")
    marks = r"[\u0640\u064b-\u0652]*"
    nation = rf"(?!(?:{NO_NATION['ar']})(?!\w))ال(?:\w{marks}){{2,20}}ي{marks}(?:[ةه]{marks})?(?!\w)"
    land = rf"(?:{trie(states.names('ar'))})(?!\w)"
    return re.compile(rf"{marks} (?:في {land}|{BETWEEN['ar']}{nation})")


LOCATED = re.compile(r" (?:in|en|au|aux|في) ")  # "the army in Uganda" is no name
ARTICLE = re.compile("the ", re.IGNORECASE)
# "Ugandan army": with an article between them, another is named ("in Goma the army").
BEFORE = re.compile(
    rf"(?<![\w’'.-])(?:(?!(?:{NO_NATION['en']})(?!\w)){CAP}[ -]){{1,3}}{BETWEEN['en']}$"
    rf"|(?<!\w){NATIONALS_EN} {BETWEEN['en']}$"
)


def with_its_nation(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open span of an organ with the words that say whose it is; the same span where none do, or where it
    holds more than an organ."""
    lang = language_of(text, start, end)
    if not lang:
        return start, end
    if match := after(lang).match(text, end, end + WINDOW):
        return start, match.end()
    if lang != "en" or ARTICLE.match(text, start, end):
        return start, end
    before = BEFORE.search(text[max(start - WINDOW, 0) : start])
    return start - len(before[0]) if before else start, end


def language_of(text: str, start: int, end: int) -> str:
    """That in which the span is an organ by nothing but itself; "" for none."""
    words = text[start:end]
    if words.casefold() == "police":  # in two of them
        return "fr" if FRENCH_POLICE.search(text[max(start - WINDOW, 0) : start]) else "en"
    return next((lang for lang, organ in ORGAN.items() if organ.fullmatch(words)), "")


def named_with_their_nations(text: str, organs: re.Pattern[str]) -> Iterator[str]:
    """The organs of a text that stand with the words that say whose they are, with those words."""
    for match in organs.finditer(text):
        start, end = with_its_nation(text, *match.span())
        if (start, end) != match.span() and not LOCATED.match(text, match.end(), end):
            yield text[start:end]
