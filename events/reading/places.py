"""Places that an article names: towns of the gazetteer, what it calls a town or a region, and states where they are places.

A name that several towns have is decided by the states that the article names and by its other towns; where that does not
decide, the place has no coordinates, and a word that is no more than spelled like a town is none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from events.reading import places_arabic, states
from events.reading.actors import LOCATIVE, Introduced, is_capital
from events.reading.actors_latin import GOVERNS
from events.reading.gazetteer import Town, key_of, towns_called
from events.reading.gazetteer.sounding import towns_sounding
from events.reading.places_arabic import Named, arabic_towns, called_in_arabic

CAP = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}+"  # possessive and short: it may hold what stands between two of them
SUFFIX = r"Province|Region|State|District|Township|County|City|Village|Governorate"
REGIONS = {"State", "Region"}  # of a name that a town elsewhere may have: Shan State
EN_KIND = "city|town|village|capital|province|region|state|district|port|camp|township|county|governorate|airport|island|city-state|area|suburb|settlement|locality|municipality|municipalitie|hamlet|commune"
FR_KIND = "ville|localité|village|province|région|capitale|camp|territoire|commune|quartier|cité|port|île|cercle|préfecture|district|aéroport|secteur|bourgade|bourg"
PATTERNS = {
    "en": [
        rf"(?P<name>Lake {CAP})",
        rf"(?:in|near|across|from|of) (?P<name>County {CAP})",
        rf"(?:{EN_KIND})s? of (?P<name>{CAP}(?:[ -]{CAP}){{0,2}})",
        rf"(?P<name>{CAP}(?:[ -]{CAP}){{0,2}}) (?:{EN_KIND}|{SUFFIX})(?!\w)",
        rf"(?:capital|town|city|village|port),? (?P<name>{CAP}(?:[ -]{CAP})?)(?=[,.]|\s[a-z])",
        rf"(?P<name>{CAP}(?:[ -]{CAP}){{0,2}}), (?:a|the) (?:\w+ ){{0,3}}(?:{EN_KIND})(?!\w)",
        rf"(?:kilomet(?:er|re)s|miles|km) (?:\([^()]{{0,60}}\) )?(?:\w+ )?(?:of|from) (?P<name>{CAP}(?:[ -]{CAP})?)",
        rf"(?:near|outside|(?:north|south|east|west|northeast|northwest|southeast|southwest) of) (?P<name>{CAP}(?:[ -]{CAP})?)",
        rf"(?:{EN_KIND}) in (?P<name>{CAP})(?=[,.]|\s[a-z])",
        rf"(?:[Ii]n|[Nn]ear) (?:(?:disputed|restive|neighbou?ring|nearby|occupied|war-\w+|[A-Za-z]+-(?:administered|controlled|held|run)) )?(?P<name>{CAP})(?=[,.]|\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on|after|last|late|and|from|earlier|when|where|as|with|that|this|to|by|since)\b)",
        rf"(?:took (?:full )?control of|captured|seized|recaptured|retook|entered) (?P<name>{CAP})(?=[,.]|\s(?:on|in|after|last|late|and|from|earlier)\b)",
    ],
    "fr": [
        rf"(?P<name>[Ll]ac {CAP})",
        rf"(?:{FR_KIND})s? (?:de |d'|d’|du |des |de la |de l'|de l’)(?P<name>{CAP}(?:[ -]{CAP}){{0,2}})",
        rf"(?:ville|localité|village|cité|quartier|région|province|camp) (?:\w+ ){{1,3}}(?:de |d'|d’)(?P<name>{CAP})",
        # « la capitale malienne Bamako »
        rf"(?:capitale|ville|localité|village)(?: [a-zà-ÿ]{{4,}})?,? (?P<name>{CAP}(?:[ -]{CAP})?)",
        rf"(?P<name>{CAP}(?:[ -]{CAP}){{0,2}}), (?:une? |la |le |l'|l’)?(?:{FR_KIND}|chef-lieu)(?!\w)",
        rf"(?:kilomètres|km)(?: \w+)? (?:de |d'|d’)(?P<name>{CAP}(?:[ -]{CAP})?)",
        rf"(?:près de |au nord de |au sud de |à l'est de |à l'ouest de )(?P<name>{CAP}(?:[ -]{CAP})?)",
        rf"(?:à|près de|vers) (?P<name>{CAP})(?=[,.]| (?![A-ZÀ-Þ]))",
        rf"(?:retirée?s? (?:\w+ )?de |(?:emparée?s?|contrôle) de |entrée?s? dans )(?P<name>{CAP})(?=[,. ])",
    ],
}
LED = re.compile(r"(?:At|In|Near|From|Around|À|En|Dans|Près de) (?=[A-ZÀ-Þ])")  # a sentence begins with it
HELD_BY = re.compile(r"^[\w’'-]+-(?:controlled|held|run|occupied|administered|backed) (?=[A-Z])")
CALLED_TOWN = re.compile(r"\b(?:capitale|ville|capital|city)(?: [a-zà-ÿ]{4,})? $")
HOUR_OF = re.compile(r"\bheures? (?:de |d['’])$")  # « à 10 heures, heure de Moscou »
LISTED = re.compile(rf"(?:,? (?:and|et) |, )(?P<name>{CAP}(?: {CAP})?)(?=[,.]| [a-z])")
NO_PLACE = re.compile(
    r"(?:Mars|Anadolu|Reuters|Islamic|Bases?|Africa|(?:Similar|Subsequent|Consequent|Eventual|Final|Initial|Notab|Recent|Separate|Sudden)ly|[A-Z]{2,}|[\w’'-]+-(?:controlled|held|run|occupied|backed|led|ruled|dominated)|(?:Lun|Mar|Mercre|Jeu|Vendre|Same)di|Dimanche|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Parliament|Congress|English|French|Arabic|The|A|In|On|Est|Ouest|Nord|Sud|North|South|East|West|Southwest|Northwest|Southeast|Northeast|Champ|[ÉE]tat|Its|This|That|United|Le|La|Les|Un|Une|Army|Government)$"
)
# A name is a town's where one of these stands before it, or a word of PATTERNS beside it.
BEFORE = {
    "en": r"(?:in|at|near|to|from|outside|around|inside|toward|towards|into|between|reached|visited|visit to|entered|left|leaving|over|of|on"
    r"|southern|northern|eastern|western|central|capital|city|town|village|port|including|hit|shelled|bombed|captured|seized|retook|recaptured) (?:the )?(?:\w+ (?:city|town) of )?",
    "fr": r"(?:à|de|d'|d’|dans|vers|depuis|sur|entre|près de|en|quitté|ville|capitale|bombardé|notamment) ?",
}
# "the governor of North Sand"
OF_OFFICE = re.compile(
    r"(?:\b(?:[Gg]overnor|[Mm]ayor|[Pp]refect)s? of (?:the )?(?:(?:city|state|province|region) of )?"
    r"|\b(?:[Gg]ouverneure?|[Mm]aire|[Pp]réfète?) (?:de (?:la |l['’])|du |des |de |d['’])(?:(?:province|ville|région|État) (?:du |de la |de |d['’]|de l['’]))?"
    r"|(?<!\w)[وفبل]?(?:محافظ|والي|حاكم|عمدة|رئيس بلدية) (?:ولاية |محافظة |مدينة |إقليم )?)$"
)
OF_STATE = re.compile(r"^[A-Z][\w -]*['’]s (?=[A-Z])")  # "Ethiopia's Amhara region"
DEMONYM = re.compile(r"(?:yan|ian|ean|ese|ish)$")  # "the Himalayan region"
BACKED = re.compile(r"(?<!\w)(?:ال)?(?:مدعوم|ممول)\w{0,3} من\s$")
WEEKDAY = re.compile(r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
LARGE = 300_000  # inhabitants: known where its state is not named
KNOWN = 50_000
MOST_SOUNDED = (
    200  # names that an article says are places, of which is asked how they sound: each takes five milliseconds
)
SO_MUCH_LARGER = 8
LONGEST_NAME = 4  # words
# Where the one sits who reports is not where it happened.
STATIONED = re.compile(
    r"(?:(?<!\w)(?:مراسل\w*|موفد\w*) (?:\S+ ){0,3}(?:في |ب)"
    r"|\b(?:correspondents?|reporters?|bureau) (?:\S+ ){0,3}in "
    r"|\b(?:reçue?|publiée?|diffusée?|issued|released|published|received) (?:à|au|en|in) "
    r"|\b(?:correspondante?s?|reporters?|bureau) (?:\S+ ){0,3}(?:à|au|en) )$"
)
AT = re.compile(r"(?<!\w)(?:à|in|at|near|près de) $")  # « à Bangui, qui a … »
STATIONED_BEFORE = 60  # letters
# Before a town that only tells where another lies.
BESIDE = {
    "en": r"(?:(?:north|south)?(?:east|west|north|south) of the capital,?|near|outside|(?:north|south)?(?:east|west|north|south) of|(?:km|kilomet(?:er|re)s|miles) from) $",
    "fr": r"(?:près|aux environs|non loin|au nord|au sud|à l['’]est|à l['’]ouest|km|kilomètres) d(?:e |['’])$",
    "ar": r"(?:قرب|بالقرب من|على مشارف|(?:شمال|جنوب|شرق|غرب)|(?:كيلومترا?|كلم|كم) (?:من|عن)) $",
}
NEAR = 0.3  # degrees
TOKEN = re.compile(rf"(?:(?:al|el|ad|ar|as|ash|at|az|ed|es|ez|ech|an)-)?{CAP}")
JOINTS = {
    " ",
    "-",
    " es ",
    " de ",
    " da ",
    " do ",
    " du ",
    " la ",
    " al ",
    " el ",
    "-sur-",
}  # between the words of a town's name
# Spelled like towns, though mostly words or names of persons.
NO_TOWNS = {
    "en": set(
        "most police man of nice reading hit march media union same best along bar bath orange tours victoria santiago"
        " monday sunday friday may august independence army central north south east west the a an as at is on in"
        " san general republic democratic national said abu ali mohammed hassan ibrahim omar khan imam sheikh"
        " state college park bay lake hill green gold white black mobile enterprise normal liberal fort port gulf sea"
        " congo northern southern eastern western israel palestine europe africa asia islam mali niger".split()
    ),
    "fr": set(
        "la le les un une sud nord est ouest man police mali niger saint sainte mars tours vire orange congo mer golfe sahel".split()
    ),
}


@dataclass
class Places(Introduced):
    """The places of one article; `towns` has those whose coordinates are known."""

    towns: dict[str, Town] = field(default_factory=dict)


@lru_cache(2)  # the desk asks for its cards and for what they offer
def introduced_places(text: str, lang: str) -> Places:
    """The places that an article names, states among them; not to be changed. `lang` is ar, en or fr."""
    places = Places(lang)
    told = states.told_of(text, lang)
    called = called_places(text, lang)
    by_name: dict[str, list[Named]] = {}
    for named in arabic_towns(text) if lang == "ar" else latin_towns(text, lang):
        by_name.setdefault(named.name, []).append(named)
    for sure in (True, False):  # those that decide, then what they decide
        for name, found in by_name.items():
            shown = name in called or any(named.shown for named in found)
            towns = towns_called(found[0].key)
            if name in places.towns or not towns:
                continue
            if town := decided(towns, told, shown, sure):
                places.add(name)
                places.towns[name] = town
                told[town.country] += len(found)
    for number, name in enumerate(dict.fromkeys(called)):
        places.add(name)
        sounded = number < MOST_SOUNDED
        if name not in places.towns and lang == "ar" and (town := town_called(name, told, by_sound=sounded)):
            places.towns[name] = town
    for match in states.pattern(lang).finditer(text):
        if match["name"] in states.names(lang):
            places.add(match["name"])
    return places


def decided(towns: tuple[Town, ...], told: Counter[str], shown: bool, sure: bool) -> Town | None:
    """The town that a name means in an article that tells of these states, or None. `sure`: where nothing else decides."""
    here = [town for town in towns if told[town.country]]
    if here:
        most = max(told[town.country] for town in here)
        likely = [town for town in here if told[town.country] * 2 > most] if not sure else here
        if len({town.country for town in likely}) > 1:
            return None
        first = likely[0]
        if far_apart(likely):
            return None
        return first if shown or first.is_capital or first.inhabitants >= LARGE else None
    first, *others = towns
    known = first.is_capital or first.inhabitants >= (LARGE if others else KNOWN)
    alone = all(first.inhabitants >= SO_MUCH_LARGER * other.inhabitants for other in others)
    return first if shown and known and alone else None


def town_called(name: str, told: Counter[str], *, by_sound: bool = True) -> Town | None:
    """The town that a person means who writes its name as a place, where these states are told of; None: not sure."""
    key = key_of(name)
    towns = towns_called(key)
    if key in places_arabic.NO_TOWNS:  # الجزيرة is a region in more states than that of the capital so called
        towns = tuple(town for town in towns if told[town.country])
    if by_sound and not any(
        told[town.country] for town in towns
    ):  # in Arabic one of these states may be transcribed otherwise
        sounding = towns_sounding(key)
        most = max(told.values(), default=0)  # a state told of by the way is not the one that a mere sound is of
        here = tuple(town for town in sounding if told[town.country] * 2 > most)
        large = sounding and sounding[0].inhabitants >= LARGE and not told.total()
        towns = here or towns or tuple(sounding if large else ())
    return decided(towns, told, shown=True, sure=True) if towns else None


def far_apart(towns: list[Town]) -> bool:
    """Whether another town of the name is as likely meant."""
    first, *others = towns
    return any(
        other.inhabitants * 2 > first.inhabitants
        and max(abs(other.latitude - first.latitude), abs(other.longitude - first.longitude)) > NEAR
        for other in others
    )


def latin_towns(text: str, lang: str) -> Iterator[Named]:
    """Words with capitals that the gazetteer has, the longest first."""
    shown = re.compile(rf"(?<!\w){BEFORE[lang]}$")
    tokens = list(TOKEN.finditer(text))
    index = 0
    while index < len(tokens):
        run = [tokens[index]]
        while (
            len(run) < LONGEST_NAME + 2
            and index + len(run) < len(tokens)
            and text[run[-1].end() : tokens[index + len(run)].start()] in JOINTS
        ):
            run.append(tokens[index + len(run)])
        start = run[0].start()
        for length in range(min(len(run), LONGEST_NAME), 0, -1):
            end = run[length - 1].end()
            name = re.sub("['’]s?$", "", text[start:end].rstrip("-"))
            rest = run[length] if length < len(run) else None
            key = key_of(name)
            if rest and (not re.match(rf"(?:{SUFFIX})(?!\w)", rest[0]) or rest[0] in REGIONS):
                continue
            if key in NO_TOWNS[lang] or (name.isupper() and len(name) < 5) or not towns_called(key):
                continue
            before = text[max(start - 40, 0) : start]
            if re.search(r"[A-ZÀ-Þ][\w’'.-]* $", before) and not re.search(r"(?:^|[.!?:\n] ?)\w+ $", before):
                break  # the end of a longer name
            yield Named(name, key, start, start + len(name), bool(shown.search(before)))
            break
        index += len(run) if length > 1 else 1
    return


def called_places(text: str, lang: str) -> list[str]:
    """What the article calls a town, a region, a camp."""
    if lang == "ar":
        return called_in_arabic(text)
    names = []
    for pattern in PATTERNS[lang]:
        for match in re.finditer(rf"(?<!\w){pattern}", text):
            name = WEEKDAY.sub("", match["name"].rpartition("' ")[2])
            name = HELD_BY.sub("", LED.sub("", OF_STATE.sub("", name), count=1))
            if DEMONYM.search(name) and not towns_called(key_of(name)):
                continue
            name = re.sub(rf" (?:{SUFFIX})$", "", name.removesuffix("’s").removesuffix("'s"))
            if not NO_PLACE.match(name) and len(name) > 2 and name not in states.adjectives(lang):
                names.append(name)
                place = match.end("name")
                while listed := LISTED.match(text, place):  # "the towns of A, B and C"
                    if listed["name"] not in states.adjectives(lang) and not NO_PLACE.match(listed["name"]):
                        names.append(listed["name"])
                    place = listed.end()
    return names


def places_in(words: str, places: Places) -> list[str]:
    """The names of places in some words, in order, each once; a state only where it is a place there, and no town of it."""
    known = states.names(places.lang)
    there = [one for one in places.mentions(words) if is_place(words, one.start, one.end, places.lang)]
    at = [one for one in there if not is_beside(words, one.start, places.lang)]
    first = min((one.start for one in at if one.name not in known), default=len(words))
    beside = {one.name for one in there if one.start > first} - {one.name for one in at}
    found = [name for name in dict.fromkeys(one.name for one in there) if name not in beside]
    within = {places.towns[name].country for name in found if name in places.towns}
    return [name for name in found if name in places.towns or known.get(name) not in within]


def is_place(words: str, start: int, end: int, lang: str) -> bool:
    """Whether a state or a capital is named as a place: "in Sudan", not "Sudan's army"; what is neither always is."""
    first = max(start - STATIONED_BEFORE, 0)
    if any(named.search(words, first, start) for named in (STATIONED, HOUR_OF, OF_OFFICE)):
        return False
    name, before = words[start:end], words[max(start - 25, 0) : start]
    if name not in states.names(lang):
        return bool(AT.search(before) or CALLED_TOWN.search(before)) or not (
            is_capital(name) and governs(words, start, end, lang)
        )
    if lang == "ar":
        return bool(places_arabic.IN.search(before)) and not BACKED.search(before)
    if re.search(
        r"(?:overnment|resident|rmy|orces|ouvernement|résident|rmée|mbassador|mbassadeur|mbassadrice|[Ll]ac|[Ll]ake) (?:(?:of|to|du|de|des) (?:the |la )?)?$",
        before,
    ):
        return False
    return bool(re.search(rf"(?<!\w){LOCATIVE[lang]}", before)) and words[end : end + 2] not in ("'s", "’s")


def is_beside(words: str, start: int, lang: str) -> bool:
    """Whether the place that is named there only tells where another lies: "in Merefa, near Kharkiv"."""
    return bool(re.search(rf"(?<!\w){BESIDE[lang]}", words[max(start - 40, 0) : start], re.I))


def governs(words: str, start: int, end: int, lang: str) -> bool:
    """Whether a capital stands for its government: "Kigali denies"."""
    before = words[max(start - 15, 0) : start]
    if lang == "ar":
        return bool(places_arabic.GOVERNS.search(before))
    return bool(
        re.match(rf"(?: |, (?:qui|which) )(?:{GOVERNS[lang]})(?!\w)", words[end : end + 30])
        or re.search(r"(?:accus\w+|between|with|avec|par|by) $", before)
    )
