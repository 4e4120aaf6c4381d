"""Places that an article names: by what it calls them ("the town of …", «مدينة …»), and states where they are places."""

import re

from events.reading import states
from events.reading.folding import fold_with_offsets
from events.reading.introduced import Introduced, acts

CAP = r"[A-ZÀ-ÖØ-Þ][\w-]{0,40}+"  # possessive and short: it may hold what stands between two of them
EN_KIND = "city|town|village|capital|province|region|state|district|port|camp|township|county|governorate|airport|island|city-state|area|suburb|settlement"
FR_KIND = "ville|localité|village|province|région|capitale|camp|territoire|commune|quartier|cité|port|île|cercle|préfecture|district|aéroport"
AR_KIND = "مدينه|بلده|قريه|محافظه|ولايه|اقليم|منطقه|مخيم|العاصمه|معبر|قاعده|مينا|مطار|ضاحيه|جزيره|مديريه|قضا|بلديه"
PATTERNS = {
    "en": [
        rf"(?:{EN_KIND})s? of (?P<name>{CAP}(?:[ -]{CAP}){{0,2}})",
        rf"(?P<name>{CAP}(?:[ -]{CAP}){{0,2}}) (?:{EN_KIND}|Province|Region|State|District|Township|County|City|Village|Governorate)(?!\w)",
        rf"(?:capital|town|city|village|port),? (?P<name>{CAP}(?:[ -]{CAP})?)(?=[,.]|\s[a-z])",
        rf"(?P<name>{CAP}(?:[ -]{CAP}){{0,2}}), (?:a|the) (?:\w+ ){{0,3}}(?:{EN_KIND})(?!\w)",
        rf"(?:kilomet(?:er|re)s|miles|km) (?:\([^()]{{0,60}}\) )?(?:\w+ )?(?:of|from) (?P<name>{CAP}(?:[ -]{CAP})?)",
        rf"(?:near|outside|north|south|east|west|northeast|northwest|southeast|southwest)(?: of)? (?P<name>{CAP}(?:[ -]{CAP})?)",
    ],
    "fr": [
        rf"(?:{FR_KIND})s? (?:de |d'|d’|du |des |de la |de l'|de l’)(?P<name>{CAP}(?:[ -]{CAP}){{0,2}})",
        rf"(?:capitale|ville|localité|village),? (?P<name>{CAP}(?:[ -]{CAP})?)",
        rf"(?P<name>{CAP}(?:[ -]{CAP}){{0,2}}), (?:une? |la |le |l'|l’)?(?:{FR_KIND}|chef-lieu)(?!\w)",
        rf"(?:kilomètres|km)(?: \w+)? (?:de |d'|d’)(?P<name>{CAP}(?:[ -]{CAP})?)",
        rf"(?:près de |au nord de |au sud de |à l'est de |à l'ouest de )(?P<name>{CAP}(?:[ -]{CAP})?)",
    ],
}
ARABIC = re.compile(rf"(?<!\w)[وبلف]{{0,2}}(?:{AR_KIND})(?: ال\w+يه)? (?P<name>\w{{3,}}(?: (?:ال)?\w{{3,}})?)")
AR_NAMES_OF_TWO = (
    "ام",
    "بني",
    "ابو",
    "دير",
    "خان",
    "بيت",
    "جبل",
    "تل",
    "عين",
    "بور",
    "وادي",
    "راس",
    "سيدي",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "جسر",
    "كفر",
    "مرسي",
    "النيل",
    "وسط",
)
NO_PLACE = re.compile(
    r"(?:The|A|In|On|Est|Ouest|Nord|Sud|North|South|East|West|Its|This|That|United|Le|La|Les|Un|Une|Army|Government|التي|الذي|من|في|التابعه|عسكريه|جديده|كبيره|المدينه|ما|كانت|تقع|خفض|القري|امنه|عازله|حدوديه|اخري|واسعه|سكنيه|صناعيه|ي(?!افا|نبع|ونان|ريفان|من)\w+|ت\w+ها?|ال\w+يه)$"
)


def introduced_places(text: str, lang: str) -> Introduced:
    """The places that an article names, states among them. `lang` is ar, en or fr."""
    places = Introduced(lang)
    if lang == "ar":
        folded = fold_with_offsets(text)
        for match in ARABIC.finditer(folded.text):
            first, _, second = match["name"].partition(" ")
            known = first if first not in AR_NAMES_OF_TWO or not second else match["name"]
            if not NO_PLACE.match(known):
                start = match.start("name")
                places.add(text[slice(*folded.span(start, start + len(known)))])
    else:
        for pattern in PATTERNS[lang]:
            for match in re.finditer(rf"(?<!\w){pattern}", text):
                name = match["name"].removesuffix("’s").removesuffix("'s")
                if not NO_PLACE.match(name) and len(name) > 2:
                    places.add(name)
    for name in states.names(lang):
        if name in text:
            places.add(name)
    return places


def places_in(words: str, places: Introduced) -> list[str]:
    """The names of places in some words, in order, each once; a state only where it is a place there."""
    found = []
    for mention in places.mentions(words):
        is_state = mention.name in states.names(places.lang)
        if mention.name not in found and not (is_state and acts(words, mention, places.lang)):
            found.append(mention.name)
    return found
