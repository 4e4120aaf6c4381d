"""Units, missions and operations: who is known by a number or short form, and what is only named for its place."""

import re

from events.reading.actors import Introduced
from events.reading.gazetteer import key_of, towns_called

LONGEST_BEFORE = 90  # letters
# "the 16th Infantry Battalion", « la 22e division d'infanterie »
NUMBERED = {
    "en": re.compile(
        r"(?<!\w)\d{1,4}(?:st|nd|rd|th) (?:[A-Z]\w+ ){0,3}(?:Battalion|Brigade|Division|Regiment|Corps|Army)(?!\w)"
    ),
    "fr": re.compile(
        r"(?<!\w)\d{1,4}(?:er?|re|[eè]me)"
        r" (?:[Bb]ataillon|[Bb]rigade|[Dd]ivision|[Rr]égiment|[Cc]orps|[Rr]égion militaire)"
        r"(?: (?:d['’]|de |des )?"
        r"(?:infanterie|parachutistes|commandos?|blindés?|intervention|mécanisée?|motorisée?))?(?!\w)"
    ),
}
# A part of an army, as against a party: where its camp is struck, the army is.
UNIT = {
    "en": re.compile(
        r"\d|\b(?:Guards?|Brigade|Division|Battalion|Regiment|Corps|Air Defen[cs]e\w*|Air Force|Navy|Police"
        r"|Ministry|Court|Parliament)\b"
    ),
    "fr": re.compile(
        r"\d|\b(?:[Gg]arde|[Bb]rigade|[Dd]ivision|[Bb]ataillon|[Rr]égiment|[Gg]endarmerie|[Pp]olice|[Mm]arine|[Mm]inistère)\b"
    ),
    "ar": re.compile(
        r"\d|(?<!\w)(?:قوات )?(?:ال)?(?:فرقة|لواء|كتيبة|دفاع|حرس|سلاح|شرطة|بحرية|مدرعات|مشاة|مدفعية|احتياطي"
        r"|جهاز|وزارة|محكمة|برلمان|مديرية|[ا]?ستخبارات|مخابرات)(?!\w)"
    ),
}
# Where it lives: "the headquarters of the …", «مقر …».
HOUSE = {
    "en": re.compile(
        r"\b(?:headquarters|HQ|base|bases|camp|camps|barracks|depot|depots|garrison|compound"
        r"|command post|buildings?|offices?)"
        r" (?:of|for|housing|belonging to) (?:the )?$"
    ),
    "fr": re.compile(
        r"\b(?:quartier[- ]général|QG|siège|bases?|camps?|casernes?|dépôts?|garnison"
        r"|poste de commandement|bâtiments?|bureaux|locaux)"
        r" (?:militaires? )?(?:de |du |des |d['’])(?:la |l['’])?$"
    ),
    "ar": re.compile(
        r"(?<!\w)[وفبلك]{0,2}(?:ال)?(?:مقر|مقار|مقرات|مباني|مكتب"
        r"|قاعدة|قواعد|معسكر|معسكرات|ثكنة|ثكنات|قيادة|مستودع|مستودعات|مخازن|مبنى)"
        r" (?:قيادة |تابعة? )?ل{0,2}$"
    ),
}
HOUSE_AFTER = re.compile(
    r"(?:['’]s?)? (?:headquarters|HQ|bases?|camps?|barracks|depot|garrison|command post|buildings?|offices?)(?!\w)"
)
OPERATION = {
    "en": re.compile(r"\b[Oo]perations? [\"“‘']?(?:[A-Z][\w’'-]+ ){0,3}$"),
    "fr": re.compile(r"\b[Oo]pérations? [«\"“]?\s?(?:[A-ZÀ-Þ][\w’'-]+ ){0,3}$"),
    "ar": re.compile(r"(?<!\w)[وفبلك]{0,2}(?:ال)?(?:عملية|عمليتي|معركة|حملة) [«\"“(]?$"),
}
CALLED_OPERATION = re.compile(r"(?:[Oo]p[ée]ration|عملية|معركة) ")
# "the Xylo-led", "the Xylo Defence Force Chief of Staff"
LED_OR_HEADED = re.compile(
    r"-(?:led|run|backed|allied|affiliated|linked|brokered|mediated|held|controlled)$| (?:Chief|Chairman)\b.*$"
)
# "General Ivo Sand’s"
BESIDE_NAME = re.compile(
    r"['’]s$|^(?:(?:Field Marshal|General|Major|Lieutenant|Brigadier|Colonel|Captain|Marshal)[ -])+"
)
# "a force composed of soldiers from A, B and C": it is the force that acts.
COMPOSED = {
    "en": re.compile(r"\b(?:composed|made up|consisting|comprised|drawn)(?: \w+)? (?:of|from) [^.;:]{0,140}$"),
    "fr": re.compile(r"\b(?:formée?s?|composée?s?|constituée?s?) (?:\w+ment )?(?:de |du |des |d['’])[^.;:]{0,140}$"),
    "ar": re.compile(r"(?<!\w)(?:ال)?(?:مكون|مؤلف|متكون|مشكل)ة? من [^.؛:]{0,140}$"),
}
# « la mission de l'ONU (Minusca) »
MISSION = re.compile(
    r"(?<!\w)(?:[Mm]ission|[Ff]orce) (?:de l['’]|des |de la )?[^(),.]{2,40}? \((?P<short>[A-Z][A-Za-z]{3,10})\)"
    r"|(?<!\w)[A-Z][\w.]+ (?:peacekeeping )?(?:mission|force) (?:in [^(),.]{2,40} )?"
    r"\((?P<short_en>[A-Z][A-Za-z]{3,10})\)"
)
MISSION_AR = re.compile(
    r"(?<!\w)(?P<name>(?:بعثة|قوة|مهمة) [^،.؛\"«“()\n]{3,60}?) ?[\"«“(](?P<short>(?:ال)?\w{4,15})[\"»”)]"
)
# "the commander of the Malian army, Ivo Sand": he does it.
OFFICE_OF = re.compile(
    r"\b(?:chef|commandant|président|ministre|porte-parole|directeur|secrétaire|head|chief|commander|spokes\w+|leader)"
    r"(?: (?:en chef|adjoint|général|d['’]état-major|of staff|in chief))? (?:de la |de l['’]|du |des |of the |of )$"
)
# "Ivo Sand, a former captain of the Xylo army": it is he who acts.
APPOSED_OFFICE = re.compile(
    r"[\w)], (?:un |une |le |la |l['’]|an? |the )?(?:ancien(?:ne)? |ex-|former )?"
    r"(?:capitaine|colonel|lieutenant|général|officier|membre"
    r"|commissaire|conseiller|ambassadeur|soldat|captain|officer|member|commissioner|adviser|advisor|ambassador|soldier|fighter)"
    r" (?:de la |de l['’]|du |des |of the |of |in the |for the )$"
)
BEARER = re.compile(r"(?: \(\w+\))?, [A-ZÀ-Þ]\w+ [A-ZÀ-Þ]")
# "a UNMISS peacekeeper" was hurt.
ONE = re.compile(r"\b(?:an?|one) $")
MAN = re.compile(r" (?:peacekeeper|worker|employee|staffer|driver|convoy|truck|vehicle|helicopter)(?!\w)")


def add_numbered(text: str, actors: Introduced) -> None:
    """With their numbers, without which they are other units; and missions by their short forms."""
    for match in MISSION.finditer(text) if actors.lang != "ar" else ():
        short = match["short"] or match["short_en"]
        actors.add(short, match[0].partition(" (")[0])
    for match in MISSION_AR.finditer(text) if actors.lang == "ar" else ():
        actors.add(match["short"], match["name"], " ".join(match["name"].split()[:3]))
    if pattern := NUMBERED.get(actors.lang):
        for match in pattern.finditer(text):
            actors.add(match[0])


def is_town(name: str, beside: re.Match[str]) -> bool:
    """Whether those beside a name are of a town: « les rebelles de Goma », not « les rebelles Fano »."""
    return bool(towns_called(key_of(name))) and f"{beside['of']} {name}" != beside[0]


def is_only_named(text: str, start: int, end: int, lang: str) -> bool:
    """Whether the half-open span names a unit by its camp that was struck, an operation, or a part of a force."""
    before = text[max(start - LONGEST_BEFORE, 0) : start]
    name = text[start:end]
    if CALLED_OPERATION.match(name) or OPERATION[lang].search(before):
        return True
    if OFFICE_OF.search(before) and BEARER.match(text, end):
        return True
    if lang != "ar" and APPOSED_OFFICE.search(before):
        return True
    if lang == "en" and ONE.search(before) and MAN.match(text, end):
        return True
    if COMPOSED[lang].search(text, max(start - 2 * LONGEST_BEFORE, 0), start):
        return True
    housed = HOUSE[lang].search(before) or (lang == "en" and HOUSE_AFTER.match(text, end))
    return bool(housed and UNIT[lang].search(name))
