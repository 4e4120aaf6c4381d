"""A sentence that only says that a deed took place: what happened, the sentence before tells.

"Ten men were killed in the mill. The attack happened on Monday." is titled by its first sentence.
"""

import re
from collections.abc import Sequence

from events.reading import read_article
from events.reading.antecedents import FURTHEST
from events.reading.clauses import LONGEST_TITLE
from events.reading.findings import Finding
from events.reading.kinds import WEAK, kind_of
from events.reading.title_lengths import without_dangling
from events.reading.titles import headline
from events.reading.wording import Wording, beginning

ENDS = re.compile(r"(?<=\w[.!?؟])\s+(?=\W?[A-ZÀ-Þ\u0621-\u064a])|(?<=[.!?؟][”\"»])\s+|\n+")
MOST_BEFORE = 3  # sentences
SHORTEST = 20  # letters of a title that says what happened
DAYS_TOLD_LATER = 3  # between a deed and the day on which it was told
# In Latin letters only where and by whom may follow, with no other verb.
WHERE = (
    r"(?:,? (?:in|at|near|on|outside|along|around|between|by|to|through|from"
    r"|dans|à|au|aux|en|près|sur|par|entre|lors|non loin)(?!\w)[^,.;]{2,70}"
    r"| (?:about|some|early|late|around|vers|tôt|tard)(?!\w)[^,.;]{2,40})?"
)
DEED = {
    "en": r"(?:attack|raid|strike|airstrike|assault|incident|explosion|blast|bombing|shooting|killing|clash(?:e)?"
    r"|ambush(?:e)?|massacre|abduction|kidnapping|event|accident|crime|arrest|fire)s?",
    "fr": r"(?:attaque|raid|frappe|assaut|incident|explosion|attentat|fusillade|tuerie|meurtre|affrontement|embuscade"
    r"|massacre|enlèvement|fait|événement|évènement|accident|drame|crime|arrestation|incendie|bombardement)s?",
    "ar": r"(?:هجوم|هجمات|هجومين|حادث|حادثة|حوادث|انفجار|تفجير|قصف|غارة|غارات|عملية|مجزرة|جريمة|اشتباكات|كمين|واقعة"
    r"|اعتداء|إطلاق النار)",
}
NEWS = {
    "en": r"(?:announcement|decision|news|move|report|statement|declaration)s?",
    "fr": r"(?:annonces?|décisions?|nouvelles?|informations?|déclarations?)",
    "ar": r"(?:إعلان|قرار|خبر|تصريح|تصريحات|أنباء)",
}
TOOK_PLACE = {
    lang: re.compile(pattern)
    for lang, pattern in {
        "en": r"(?:The|This|That|These|Those) (?:\w+ ){0,2}?"
        rf"(?:(?P<deed>{DEED['en']})|{NEWS['en']}) (?:reportedly |later |also )?"
        r"(?:happened|occurred|took place|unfolded|came|(?:was|were|has been|have been) (?:first |also |later )?"
        r"(?:reported|announced|made|confirmed|recorded|carried out|made public|published|released))"
        rf"{WHERE}{WHERE}",
        "fr": r"(?:L['’]|Le |La |Les |Cette |Cet |Ce |Ces )(?:\w+ ){0,1}?"
        rf"(?:(?P<deed>{DEED['fr']})|{NEWS['fr']})(?: \w+)? "
        r"(?:(?:a|ont) eu lieu|(?:s['’]est|se sont) (?:produit|déroulé|passé)e?s?"
        r"|(?:est|sont) (?:survenu|intervenu)e?s?|(?:a|ont) été (?:fait|annoncé|rapporté|perpétré|commis|mené|signalé"
        r"|confirmé|rendu publi|publié|communiqué)(?:que)?e?s?)"
        rf"{WHERE}{WHERE}",
        "ar": r"[وف]?(?:قد )?(?:وقوع|(?:وقع|حدث|حصل|جر[ىت]|جاء|نفذ)ت?) (?:هذا |هذه )?ال"
        rf"(?:(?P<deed>{DEED['ar']})|{NEWS['ar']})"
        r"(?: (?:في|قرب|بالقرب من|داخل|شمال|جنوب|شرق|غرب|على)[^،.؛]{2,60})?",
    }.items()
}
# « L'attaque était attribuée aux mineurs » says no more of it.
OF_THAT_DEED = {
    "en": re.compile(
        r".* that |(?:The|This|That|These|Those) (?:\w+ ){0,2}?"
        rf"(?:{DEED['en']}|{NEWS['en']})(?!\w)"
    ),
    "fr": re.compile(
        r".* (?:que |qu['’])|(?:L['’]|Le |La |Les |Cette |Cet |Ce |Ces )(?:\w+ )?"
        rf"(?:{DEED['fr']}|{NEWS['fr']})(?!\w)"
    ),
    "ar": TOOK_PLACE["ar"],
}
TOLL = re.compile(r"\b(?:[Bb]ilan|[Dd]eath toll)\b|حصيلة")
# "The envoy has condemned a raid that left ten people dead. It happened on Monday."
CONDEMNED = re.compile(
    r"\b(?:condemned|denounced|deplored|(?:condamné|dénoncé|déploré)(?: \w+ment)?) "
    rf"((?:an? |une? ?)(?:\w+ ){{0,4}}?(?:{DEED['en']}|{DEED['fr']})(?!\w)[^,.;]{{8,90}})(?=[,.;]|$)"
)


def told_beside(title: str, before: str, after: str, lang: str, wording: Wording) -> str:
    """What happened, from the sentences before, or else the one after, where a title only says that it took place;
    else the title."""
    named = TOOK_PLACE[lang].fullmatch(title) or TOOK_PLACE[lang].fullmatch(title.partition(", ")[0])
    if not named:
        return title
    sentences = [words for words in ENDS.split(before[-2 * FURTHEST :]) if words.strip()]
    for sentence in sentences[: -MOST_BEFORE - 1 : -1]:
        if named["deed"] and (deed := CONDEMNED.search(sentence)):
            return without_dangling(f"{deed[1][:1].upper()}{deed[1][1:]}"[:LONGEST_TITLE], wording)
        kind = kind_of(sentence, lang)
        if named["deed"] and (kind in ("", WEAK) or TOLL.search(sentence)):
            continue
        told = main_clause(sentence.strip(), lang, wording)
        tells = wording.tells(told) or kind_of(told, lang) not in ("", WEAK)  # « Le maire approuve l'accord »
        if len(told) >= SHORTEST and tells and not OF_THAT_DEED[lang].match(told):
            return told
        if not named["deed"]:
            break
    following = ENDS.split(after.strip(), maxsplit=1)[0] if named["deed"] else ""
    if kind_of(following, lang) not in ("", WEAK) and not TOLL.search(following):
        told = main_clause(following, lang, wording)
        if len(told) >= SHORTEST and wording.tells(told) and not OF_THAT_DEED[lang].match(told):
            return told
    return title


def main_clause(sentence: str, lang: str, wording: Wording) -> str:
    """The title of what a sentence tells first, without its dates."""
    spans = [(finding.start, finding.end) for finding in read_article(sentence, lang)]
    first = beginning(sentence)
    at = next((start for start, _ in spans if start >= first), first)
    return headline(sentence, spans, at, wording)


def is_of_words(title: str, words: str) -> bool:
    """Whether a title is made of a sentence's own words, not of those before it."""
    return title[:SHORTEST].casefold() in " ".join(words.split()).casefold()


def is_told_later(one: Finding, other: Finding) -> bool:
    """Whether the one may be the day on which something was told that happened on the other's."""
    one_day, day = one.bounds, other.bounds
    if not (one_day.start and one_day.end and day.start and day.end):
        return False
    if (one_day.end - one_day.start).days > 1 or (day.end - day.start).days > 1:
        return False
    return 0 <= (one_day.end - day.end).days <= DAYS_TOLD_LATER


def is_day_told(one: Finding, other: Finding) -> bool:
    """Whether the one is the day on which something was said that happened on the other's, or on that very day."""
    return f"[..{one.edtf}]" in one.alternatives and is_told_later(one, other)


def with_day_told(said: Finding, beside: Sequence[Sequence[Finding]], text: str, lang: str) -> Finding:
    """Of the day on which something was said, with that of a deed of its kind among its readings: "locals said on
    Wednesday", and in a group of findings above or below, "on Tuesday"."""
    if f"[..{said.edtf}]" not in said.alternatives:
        return said
    kind = kind_of(text[slice(*said.sentence)], lang)
    for deed, *_ in beside if kind not in ("", WEAK) else ():
        own = deed.edtf < said.edtf and is_day_told(said, deed) and f"[..{deed.edtf}]" not in deed.alternatives
        if own and kind_of(text[slice(*deed.sentence)], lang) == kind:
            return said._replace(alternatives=(deed.edtf, *said.alternatives))
    return said
