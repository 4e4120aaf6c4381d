"""Actors that an English or French article names: groups, organs of states, persons with an office."""

import re
from collections import Counter
from functools import cache

from events.reading import states
from events.reading.actors import LONGEST_NAME, NOUNS_AS_ADJECTIVES, REBELS, Introduced, add_groups, groups
from events.reading.gazetteer import key_of, towns_called
from events.reading.lexicon import trie
from events.reading.nameless import add_nameless
from events.reading.organs_latin import CAP, add_organs
from events.reading.units import BESIDE_NAME, LED_OR_HEADED, is_town

JOIN = {
    "en": r"(?: (?:of|for|and|the|de|al|el|bin|ag|von))?(?: the)?",
    "fr": r"(?: (?:de|du|des|de la|de l'|de l’|pour|la|le|les|et|al|el|ben|ag|d'|d’|à|aux))?(?: (?:la|l'|l’))?",
}
HEADS = {
    "en": (
        "Forces?|Army|Armies|Front|Movement|Party|Council|Union|Organi[sz]ation|Ministry|Agency|Brigades?|Militias?|Coalition"
        "|Alliance|Committee|Court|Parliament|Authority|Mission|Command|Guards?|Police|Congress|League|Nations|Group|Office"
        "|Government|Commission|Service|Staff|Bank|Society|Programme|Program|Fund|Department|Watch|Corps|Division|Battalion|Regiment|Squad|Faction|Fighters|Network|Committees|Front|Air Force|Crescent|Cross|Unity|Resistance"
    ),
    "fr": (
        "Forces?|Armée|Army|Front|Mouvement|Parti|Conseil|Union|Organisation|Ministère|Agence|Brigades?|Coalition|Alliance|Comité"
        "|Cour|Assemblée|Autorité|Mission|Garde|Police|Congrès|Ligue|Nations|Groupe|Bureau|Commission|Société|Programme|Fonds"
        "|Département|Corps|Bataillon|Régiment|Croissant|Croix|Rassemblement|Communauté|Haut-Commissariat"
    ),
}
OFFICES = {
    "en": (
        r"(?:[Pp]rime [Mm]inister|[Pp]resident|(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Hh]ealth|[Ii]nformation|[Jj]ustice) [Mm]inister|[Mm]inister|[Ss]ecretary-[Gg]eneral|[Ss]ecretary of [Ss]tate|(?:[Dd]efen[cs]e|[Ff]oreign|[Hh]ome|[Pp]ress) [Ss]ecretary|[Ss]pokes(?:man|woman|person)|"
        r"[Ee]nvoy|[Aa]mbassador|[Cc]hancellor|[Gg]overnor|[Mm]ayor|[Ll]eader|[Cc]ommander|[Cc]hief|(?:[Ll]ieutenant|[Mm]ajor|[Bb]rigadier)[ -](?:[Gg]eneral|[Cc]olonel)|[Gg]eneral|[Cc]olonel|[Cc]aptain|[Mm]ajor|[Ll]ieutenant|Gen\.|Lt\. Gen\.|Maj\. Gen\.|Brig\. Gen\.|Col\.|Lt\. Col\.|Maj\.|Capt\.|Sgt\.|[Ss]heikh|King|Queen|Prince|Pope|[Ss]enator|Sen\.|[Mm]inister of \w+|[Dd]irector|[Cc]hairman|[Hh]ead|[Cc]oordinator|[Rr]epresentative|[Cc]ounterpart|[Ss]trongman|[Ww]arlord|[Rr]ival|[Nn]egotiator|[Dd]eputy)"
    ),
    "fr": (
        r"(?:[Pp]remier ministre|[Pp]résidente?|[Mm]inistre(?: (?:de la|de l['’]|des|du) ?[A-ZÀ-Þ]?[\w-]+(?: étrangères)?)?|[Ss]ecrétaire général|[Pp]orte-parole|[ÉEée]missaire|[Aa]mbassadeur|[Cc]hancelier|[Gg]ouverneur|[Mm]aire|[Cc]hef|[Cc]ommandant|"
        r"[Ll]ieutenant(?:-colonel)?|[Gg]énéral|[Cc]olonel|[Cc]apitaine|[Mm]ajor|[Cc]heikh|[Rr]oi|[Pp]rince|[Pp]ape|[Ss]énateur|[Dd]irect(?:eur|rice)|[Cc]oordinat(?:eur|rice)|[Rr]eprésentante?|homologue|négociat(?:eur|rice))"
    ),
}
NO_ACTORS = re.compile(
    r"(?:Reuters|AFP|AP|Associated Press|Agence France-Presse|Al[ -]Jazeera|BBC\b.*|CNN|Xinhua|TASS|Anadolu|RFI|GMT|UTC|HQ|ID|TV|PM|COVID.*|[EÉ]tats?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*|January.*|February.*|March|April|May|June|July|August|September|October|November|December"
    r"|I|He|She|The|A|An|In|On|At|But|And|Both|This|That|These|It|They|We|You|According|Meanwhile|However|Le|La|Les|Un|Une|Des|Il|Elle|Selon|Mais|Ce|Cette|Dans|En|Au|Aux|Editor.*)$"
)
ACRONYM = r"[A-Z][A-Z0-9-]{1,9}s?"
# After a name these say that it is a party's; before it, in French.
RANKS = (
    r"[Cc]olonel|[Cc]apitaine|[Cc]aptain|[Gg]eneral|[Gg]énéral|[Cc]ommandant|[Ll]ieutenant|Col\.|Gen\.|Capt\.|Maj\."
)
OF_PARTY = {
    "en": "rebels?|fighters?|militants?|insurgents?|militia(?:s|men)?|guerrillas?|gunmen|separatists|paramilitar(?:y|ies)|jihadists?|group|movement|troops|forces|soldiers|terrorists|members|rebel group|armed group|gang|cartel",
    "fr": "rebelles|combattants|jihadistes|djihadistes|miliciens|insurgés|séparatistes|milices?|mouvement|groupe(?: armé| jihadiste| djihadiste| rebelle)?|rébellion|éléments|hommes|guérilla|gang|cartel|forces|troupes|membres",
}
NO_PARTY = set(
    "The This That These Those A An Another Some Many Several Two Three Four Five Six Seven Eight Nine Ten"
    " Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty Government"
    " Security Other Armed Islamist Islamic Police Army Military Local Foreign International Regional Our His Her"
    " Their Its And But If When As Both All No In On Hundreds Thousands Dozens Rebel Pro Special Federal Joint"
    " Allied Peacekeeping Ethnic Coalition National Opposition Loyalist Shiite Sunni Sahel Darfur Kivu Donbass"
    " Donbas Maghreb Afrique Africa Europe Kurdish Arab African Western Regular Paramilitary Muslim Christian"
    " Jihadist Enemy Ground Air Naval Suspected Unidentified Unknown Masked Tribal Gang Communal Resistance Insurgent"
    " Separatist Guerrilla Militant Militia Foreign Former Anti Popular Revolutionary Criminal Extremist"
    " Last Next Late Early Earlier Since Before After During By".split()
)
SPACE = re.compile(" ")
JOINS_HEAD = {"pour", "de", "du", "des", "la", "le", "les", "et", "for", "of", "the", "and"}
PARTY_HEAD = re.compile("Mouvement|Front|Parti|Union|Alliance|Coalition|Armée|Rassemblement|Movement|Party|Army")


# In small letters, but with a short form after it: "coalition des patriotes pour le changement (CPC)".
COMMON = {
    "en": "coalition|movement|front|union|alliance|council|committee|mission|force|party",
    "fr": "coalition|mouvement|front|union|alliance|conseil|comité|mission|force|parti|volontaires|groupe|armée|forces",
}
# With words in small letters within: "Front de libération du Nord".
IN_SMALL = re.compile(
    r"(?<!\w)(?!Conseil des ministres)(?:Front|Mouvement|Armée|Parti|Union|Alliance|Congrès|Rassemblement|Comité|Conseil|Forces|Groupe"
    r"|Organisation|Coalition)(?: (?:de la |de l['’]|du |des |de |d['’]|pour la |pour le |pour l['’]|pour |et )?(?!pour|sont|dans|avec)[a-zà-ÿ]{4,15}){1,3}"
    rf"(?: (?:de la |du |des |de |pour la |pour le )| (?:de l|d|pour l)['’]){CAP}(?:-{CAP})?"
    r"|(?<=[a-zà-ÿ’'] )(?:Front|Mouvement|Armée|Alliance|Congrès|Rassemblement|Comité|Conseil)(?: (?:national|militaire|suprême|populaire"
    r"|démocratique|révolutionnaire|patriotique|présidentiel|transitoire)e?){1,2}(?: (?:de|pour) (?:la |le |l['’])?[a-zà-ÿ]{4,15})?(?![\w’'-])"
)
OPENING = re.compile(
    r"^(?:(?:QG|HQ|Quartier général) (?:de la |de l['’]|du |des |of the )|The|An?|Le|La|Les|L['’]|But|And|In|On|At|Both|Mais|Selon|Dans|Des|Un|Une"
    r"|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Fifteen|Twenty|Several|Some|Many|Dozens of|Hundreds of"
    r"|Deux|Trois|Quatre|Cinq|Six|Sept|Huit|Neuf|Dix|Plusieurs) ?(?=[A-ZÀ-Þ])"
)
DANGLING = re.compile(r" (?:of|de|du|the|for|et|and)$")
NO_BODY = re.compile(
    r"^(?:(?:Police|Army|Front|Group|Mission|Union|Service|Office|Court|Bank|Garde|Front|Bureau) (?:Chief|Commander|Chef)|Prime|President)\b| (?:Area|State|Province|District|County)(?: |$)|Commander-in-Chief| (?:Base|Site|Plan|Craft|Vehicles?|Devices?|Law|Act)$| Agreement$| Accord$| Road$| Street$| Operation$"
)
REGION = re.compile(
    r"(?:^| )(?:State|Province|Region|Township|District|County|City|Sea|Gulf|River|Airport|Street|North|South|East|West|Northern|Southern|Eastern|Western|Nord|Sud|Est|Ouest|Mer|Golfe|New|San|Port|Mount|Lake)(?: |$)"
)
NO_ACRONYM = re.compile(
    r"(?:I{1,3}|IV|VI{0,3}|XX?|OK|USD|EUR|KM|UAV|USV|ASBM|IED|UAVS|USVS|AM|PM|MV|USS|DC|NY|CEO|NGO|NGOS|ONG|SUV|AK|HIV|VIH|SMS|DNA|ADN|GPS|IDP|IDPS|PIB|GDP|VIP|PHOTO|VIDEO|LIVE|UPDATE|READ|MORE|ADVERTISEMENT)$"
)
SPEAKS = {
    "en": "said|says|told|added|warned|announced|accused|called|wrote|claimed|confirmed|denied|vowed|insisted|revealed|posted|has been|had been|is expected|ordered|urged|signed|met",
    "fr": "a (?:déclaré|affirmé|indiqué|dit|annoncé|appelé|accusé|signé|rencontré|estimé|promis|ordonné|été)",
}
GOVERNS = {
    "en": "has|had|said|says|denies|denied|accuses|accused|rejected|rejects|charges|warned|announced|claims|claimed|insists|and Washington|severed|recalled|agreed|vowed|backs|considers",
    "fr": "a|accuse|dément|nie|affirme|rejette|assure|considère|avait|exige|dénonce|refuse|annonce",
}
DEMONYM = re.compile(r"(?:yan|ian|ean|ese|ish)$")
MOST_WORDS = 3  # of a party's bare name
# What is called by capitals and is a place or a deed: "le camp RDOT".
PLACED = r"(?:camps?|bases?|barracks|quartier|hôpital|hospital|aéroport|airport|routes?|road|zone|opération|operation)(?: militaires?)? "


LOCATED = re.compile(r"\b(?:in|en|au|aux|à) $")


@cache
def name_pattern(lang: str) -> re.Pattern[str]:
    join = r"[ ’']" if lang == "fr" else " "
    return re.compile(rf"(?:{CAP})(?:{JOIN[lang]}{join}(?:{CAP})){{0,7}}")


@cache
def with_acronym(lang: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<name>{CAP}(?:[ ’'-](?:{CAP}|of|de|du|la|le|l|et|d|à|au|in|en|on|\d{{1,9}}|[a-zà-ÿ]{{3,14}}+)){{0,9}}) (?:[(\[]|, (?:or|ou) )(?:the |l[’'])?(?P<short>{ACRONYM})(?:[,;][^()]{{0,120}})?[)\]]"
    )


def latin(text: str, actors: Introduced) -> None:
    lang = actors.lang
    for match in with_acronym(lang).finditer(text):
        if goes_by(match["short"], text[: match.start("short")], lang):  # add_groups knows it by its whole name
            continue
        name = "" if NO_ACRONYM.match(match["short"]) else trimmed(match["name"], match["short"], lang)
        place = text.rfind(name, 0, match.start("short"))
        if name and " " not in name and LOCATED.search(text, max(place - 4, 0), place):
            # "the mission in Darfur (UNAMID)"
            name = match["short"]
        if (
            name and not (NO_ACTORS.match(name) or NO_BODY.search(name)) and name not in states.names(lang)
        ):  # « forces armées de RDC (FARDC) »
            actors.add(name, match["short"])
    for match in re.finditer(
        rf"(?<!\w)(?P<name>(?:{COMMON[lang]})(?:[ ’'-]\w{{1,20}}){{1,8}}) [(\[](?P<short>{ACRONYM})[),\]]", text
    ):
        own = goes_by(match["short"], text[: match.start("short")], lang)
        if match["short"] not in actors.names and not own:  # « l'armée aux Forces de soutien rapide (FSR) »
            actors.add(match["name"], match["short"])
    add_groups(text, actors)
    rebels = add_parties(text, actors)
    add_bodies(text, actors)
    add_persons(text, actors)
    add_organs(text, actors, rebels)
    add_nameless(text, actors, rebels)
    add_acronyms(text, actors)
    add_states(text, actors)


def goes_by(short: str, before: str, lang: str) -> bool:
    """Whether a short form is that of the party whose name stands before its bracket."""
    party = groups(lang).get(short)
    return bool(party) and any(before.endswith((f"{name} (", f"{name} [")) for name in spellings(party or "", lang))


@cache
def spellings(party: str, lang: str) -> list[str]:
    return [name for name, of in groups(lang).items() if of == party]


def add_bodies(text: str, actors: Introduced) -> None:
    """What is called an army, a council, a court … with capitals."""
    lang = actors.lang
    heads = re.compile(rf"(?<!\w)(?:{HEADS[lang]})(?!\w)")
    bodies: dict[str, None] = dict.fromkeys(IN_SMALL.findall(text) if lang == "fr" else ())
    for match in name_pattern(lang).finditer(text):
        for part in re.split(
            r" (?:and|et) (?=[A-Z]{2,}(?!\w))|(?<=[A-Z]{2}) (?:and|et) ", match[0]
        ):  # "the Ministry and UNHCR"
            found = LED_OR_HEADED.sub("", re.sub(r"['’]s?$", "", OPENING.sub("", part)))
            if found.endswith("Nations") and text.startswith(" unies", match.end()):
                found += " unies"
            parts = re.split(r"['’]s (?=(?:\S+ ){1,9}\S)", found, maxsplit=1)  # "Sudan's Rapid Support Forces"
            if len(parts) == 2 and (parts[0] in states.names(lang) or heads.search(parts[1])):
                found = parts[1]
            if len(found) > LONGEST_NAME or NO_ACTORS.match(found) or " " not in found or not heads.search(found):
                continue
            of_nations = found.endswith(" Nations unies")
            if not of_nations and any(found[space.end() :] in actors.names for space in SPACE.finditer(found)):
                continue  # "Rebels of the Northern Front"
            if not DANGLING.search(found) and not NO_BODY.search(found):
                bodies[found] = None
    for name in sorted(bodies, key=len, reverse=True):  # "the Central Command" is "US Central Command"
        shorter = name.partition(" ")[2]
        longer = name.count(" ") > 1 and heads.search(shorter) and shorter[:1].isupper()
        actors.add(name, *([shorter] if longer else []))


def add_parties(text: str, actors: Introduced) -> dict[str, set[str]]:
    """A bare name beside a word that says that it is a party's: "the Xylo rebels", "les rebelles du Xylo". Word → whose
    it is."""
    lang = actors.lang
    if lang == "en":
        pattern = rf"(?<![\w.-])(?P<name>{CAP}(?: {CAP}){{0,3}})(?:-(?:led|run|backed|allied|affiliated))? (?:(?![a-z]+(?:ed|s) )[a-z]\w+ )?(?P<of>{OF_PARTY['en']})(?!\w)(?! (?:leader|commander|chief|spokes|groups|movements?|factions?|forces|fighters))"
    else:
        pattern = rf"(?<!\w)(?P<of>{OF_PARTY['fr']}) (?:\w+ )?(?:du |de la |de l['’]|des |d['’]|de |(?<=rebelles )|(?<=gang )|(?<=groupe )|(?<=milice )|(?<=mouvement )|(?<=cartel ))(?P<name>{CAP}(?: {CAP})?)"
    rebels: dict[str, set[str]] = {}
    located = set(re.findall(rf"(?<!\w)(?:in|at|near|au|en|à|dans le|dans la) ({CAP})", text))
    for match in re.finditer(pattern, text):
        name = re.sub(r"['’]s$", "", OPENING.sub("", match["name"]))
        if name.endswith("-speaking"):
            continue
        if name in located or text.endswith("thnic ", 0, match.start()):
            continue
        name = re.sub(
            r"^[\w-]+['’]s? |^[A-Z]\w*-(?:led|backed|aligned|allied|linked|affiliated) |-(?:led|run|backed|allied|affiliated|linked)$",
            "",
            name,
        )  # "Nepal's Maoist rebels"
        while name.rpartition(" ")[2] in NO_PARTY:  # "Boko Haram Islamist militants"
            name = name.rpartition(" ")[0]
        if name.split("-")[0] in states.adjectives(lang):  # "Russian-backed"
            continue
        first = name.split(" ")[0]
        if first in NO_PARTY or first.endswith("ly") or NO_ACTORS.match(name) or len(name) < 2:
            continue
        if lang == "en" and not re.search(rf"(?:^|[^\w]){re.escape(name)}(?:-\w+)? ", match[0]):
            continue
        if name in states.adjectives(lang) or name in states.names(lang) or is_town(name, match):
            continue
        if re.search(rf"(?<!\w)(?:{HEADS[lang]})$", name) or REGION.search(name):
            continue
        if any(word in states.adjectives(lang) for word in name.split()) or len(name.split()) > MOST_WORDS:
            continue
        if lang == "en" and DEMONYM.search(name):  # "Tigrayan militia members": a people is no party
            name = text[match.start("name") : match.end()].removesuffix(" members")
        adjective = match["of"] in NOUNS_AS_ADJECTIVES and not REBELS.search(
            text, max(match.start() - 25, 0), match.start()
        )
        if not (lang == "fr" and adjective):  # « les violences jihadistes de X »
            rebels.setdefault(match["of"], set()).add(actors.names.get(name, name))
        actors.add(name, *([name + "s"] if lang == "en" and len(name) > 3 and not name.isupper() else []))
    return rebels


BARE = r"[A-ZÀ-ÖØ-Þ][\w-]{0,40}+"  # without an apostrophe
LED_BY = {
    "en": r"(?:led|headed|commanded|chaired) by(?: [a-z]+){0,2}|(?:loyal to|supporters of)(?: [a-z]+){0,2}",
    "fr": r"(?:dirigé|mené|commandé|conduit|présidé|emmené)e?s? par|fidèles? (?:à|au)(?: [a-zà-ÿ]+){0,2}|MM?\.",
}
# "the police of Arden was struck": it is not Arden that was.
NOT_OF = r"(?<! de )(?<! à )(?<! in )(?<! of )(?<! at )"


def add_persons(text: str, actors: Introduced) -> None:
    """Who is named after a rank or an office; and who is named in full and then by the last or first name alone."""
    lang = actors.lang
    heads = re.compile(rf"(?<!\w)(?:{HEADS[lang]})(?!\w)")
    person = rf"(?P<name>{CAP}(?: (?:(?:al|el|bin|ben|ag|ould|von|de|van|da)[ -])?{CAP}){{1,3}})"
    adjective = r"(?: (?!de |du |des |et )[a-zà-ÿ-]{4,20}){0,2}" if lang == "fr" else ""
    of = (
        rf"(?: (?:of|for|to) [^,.;:()]{{2,50}},| (?:for|to) (?:{trie(states.names('en'))}))?"
        if lang == "en"
        else r"(?: (?:de |du |des |d['’])[^,.;:()]{2,50},| (?:(?:de |du |des )(?:la |l['’]|les )?|d['’])[A-ZÀ-Þ][\w-]+(?: (?:pour|au|en|à) (?:le |la |les |l['’])?[A-ZÀ-Þ][\w-]+)?(?= [A-ZÀ-Þ]))?"
    )
    found = [match["name"] for match in re.finditer(rf"(?<!\w)(?:{OFFICES[lang]}){adjective}{of},? {person}", text)]
    found += [match["name"] for match in re.finditer(rf"(?<!\w)(?:{LED_BY[lang]}) {person}", text)]
    if lang == "en":  # "Ivo Sand's forces"
        men = rf"(?P<name>{BARE}(?: {BARE}){{1,3}})['’]s (?:forces|troops|fighters|militia|men)(?!\w)"
        found += [match["name"] for match in re.finditer(rf"(?<!\w){men}", text)]
    # "X, the spokesman of the front"
    article = r"(?:the |an? |le |la |l['’])?(?:[a-z]+ )?"
    called = rf"(?<![\w.] )(?<!\w){person}, {article}(?:{OFFICES[lang]})(?!\w)"
    found += [match["name"] for match in re.finditer(called, text)]
    ranks = rf"(?<!\w)(?:{RANKS}) (?P<name>(?!(?:Gen|Col|Lt|Brig|Maj)\b){CAP})(?! [A-ZÀ-Þ])"
    ranked = [match["name"] for match in re.finditer(ranks, text)]
    said = re.finditer(rf"(?:(?P<before>{CAP}) )?{NOT_OF}(?P<name>{CAP}) (?:{SPEAKS[lang]})(?!\w)", text)
    alone = {match["name"] for match in said if not match["before"]}
    for match in re.finditer(rf"(?<![\w.] )(?<!\w){person}(?!\w)", text) if alone else ():
        words = match["name"].removesuffix("’s").removesuffix("'s").split(" ")
        if len(words) < 4 and (words[-1] in alone or (words[0] in alone and len(words) == 2)):
            found.append(" ".join(words))
    for name in [*found, *ranked]:
        name = BESIDE_NAME.sub("", name)
        words = name.split()
        if (
            words[0] in NO_PARTY
            or heads.search(name)
            or NO_ACTORS.match(name)
            or REGION.search(name)
            or any(map(NO_ACTORS.match, words))
        ):
            continue
        if any(word in states.adjectives(lang) or word in states.names(lang) for word in words):
            continue
        if not towns_called(key_of(name)):
            short = words[0] if words[0] in alone and words[-1] not in alone else words[-1]
            known = short in alone or not towns_called(key_of(short))  # he speaks: no town
            actors.add(name, *([short] if len(short) > 2 and known else []))
            actors.persons.add(actors.names.get(name, name))


def add_acronyms(text: str, actors: Introduced) -> None:
    """Capitals said twice, with a number, or with an article before them."""
    counts = Counter(re.findall(r"(?<![\w.(])[A-Z]{2,}[0-9]*(?![\w.])", text))
    counts += Counter(re.findall(r"(?<!\w)[A-Z]\d{1,3}(?!\w)", text))
    counts += Counter(
        re.findall(rf"(?<!\w)(?:{OF_PARTY[actors.lang]}|[Tt]he|[Ll]es|[Dd]es) «? ?(\d[A-Z]{{1,3}})(?!\w)", text)
    )
    known = states.names(actors.lang)
    if actors.lang == "fr":
        of = r"(?:des |du |de la |de l['’]|d['’])?"
        for match in re.finditer(
            rf"(?<!\w)(?:{OF_PARTY['fr']}|soldats|militaires) {of}(?P<short>[A-Z]{{3,8}})(?!\w)", text
        ):
            if not NO_ACTORS.match(match["short"]):
                actors.add(match["short"])
    articles = set(
        re.findall(r"(?<!\w)(?:[Tt]he |[Ll]es |[Ll]a |[Ll]e |[Ll]['’]|by |par )([A-Z]{2,}[0-9]*)(?!\w)", text)
    )
    datelines = set(re.findall(r"(?:^|\n)([A-Z]{2,})(?=[ :,])", text))
    placed = Counter(re.findall(rf"(?<!\w){PLACED}(?=([A-Z\d]+)(?!\w))", text))
    for short, count in counts.items():
        if NO_ACTORS.match(short) or short in actors.names or short in known or NO_ACRONYM.match(short):
            continue
        if (count == 1 and short in datelines) or placed[short] >= count:
            continue
        if count > 1 or short in articles or any(char.isdigit() for char in short):
            actors.add(short)


def add_states(text: str, actors: Introduced) -> None:
    """States by name, and capitals where they are named for their governments: see `acts`."""
    known = states.names(actors.lang)
    for match in states.pattern(actors.lang).finditer(text):
        if match["name"] in known:
            actors.add(match["name"])
    for match in spoken_for(actors.lang).finditer(text) if actors.lang == "en" else ():
        nations = states.adjectives("en")
        first, second = match["first"], match["second"]
        actors.add(states.state_called(nations[first], "en"), match[0] if not second else f"{first} and")
        if second:
            actors.add(states.state_called(nations[second], "en"), match[0].partition(" and ")[2])
    governing = rf"(?P<name>{CAP})(?: |, (?:qui|which) )(?:{GOVERNS[actors.lang]})(?!\w)"
    for pattern in (rf"(?<![\w.] )(?<!\w){governing}", rf"(?<!\w)accus\w+ (?P<name>{CAP})"):
        for match in re.finditer(pattern, text):
            name = re.sub(r"['’]s$", "", match["name"])
            towns = towns_called(key_of(name))
            if towns and towns[0].is_capital:
                actors.add(name)


def head_before(parts: list[str], first: int) -> int:
    """Where a name begins of which a short form leaves out the head: « Mouvement pour l'Union du Nord (UN) »."""
    place = first - 1
    while place > 0 and parts[place] in JOINS_HEAD:
        place -= 1
    linked = place < first - 1 or parts[first][:2].lower() in ("l'", "l’", "d'", "d’")
    return place if linked and place >= 0 and PARTY_HEAD.fullmatch(parts[place]) else first


@cache
def spoken_for(lang: str) -> re.Pattern[str]:
    """Those without a name who act for a state: "the Chadian foreign minister", "Malian and Chadian negotiators"."""
    nation = trie(states.adjectives(lang))
    return re.compile(
        rf"(?<![\w-])(?P<first>{nation})(?: and (?P<second>{nation}))?"
        r" (?:(?:foreign|defen[cs]e|prime|interior|top|senior) )?"
        r"(?:ministers?|leaders?|presidents?|delegations?|negotiators?|diplomats?|envoys)(?!\w)(?!,? (?:of )?[A-Z])"
    )


def trimmed(words: str, short: str, lang: str) -> str:
    """Of the words before a short form those that it stands for: from the first that begins with its first letter."""
    parts = words.split(" ")
    bare = [re.sub(r"^[LlDd]['’]", "", part) for part in parts]  # « l'Armée d'Arakan (AA) »
    capital = [n for n, part in enumerate(bare) if part[:1].isupper()]
    if not capital:
        return ""
    initials = {n: "".join(part[0] for part in bare[n:] if part[:1].isupper()) for n in capital}
    fitting = [n for n in capital if initials[n] == short]
    if not fitting and lang == "fr":  # « des membres du Front X (ADF) »
        heads = [n for n in capital[1:] if re.fullmatch(HEADS[lang], bare[n])]
        fitting = ([n for n in capital if bare[n][0] == short[0]] or heads)[-1:]
    if not fitting:  # the words with capitals just before it
        first = len(parts)
        while first and (
            parts[first - 1][:1].isupper() or parts[first - 1] in ("of", "for", "and", "the", "de", "du", "des", "la")
        ):
            first -= 1
        fitting = [n for n in capital if n >= first]
    first = fitting[0] if fitting else capital[0]
    name = re.sub(r"^(?:The|Les?|La) ", "", " ".join(parts[head_before(parts, first) :]))
    return re.sub(r"^(?:[LlDd][’'])", "", name) if len(name) <= LONGEST_NAME else ""
