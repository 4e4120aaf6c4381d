"""The actors of one article, by every spelling that it gives them; and parties that are named without being introduced."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from events.reading import states
from events.reading.gazetteer import key_of, towns_called
from events.reading.lexicon import trie

LONGEST_NAME = 80  # letters
LOCATIVE = {
    "en": r"(?:[Ii]n|at|near|from|across|inside|outside|into|to|through|throughout|around|over|of|within|against|leave|left|bordering|reached|entered|borders|visit(?:ed)?|towards?|border(?:s|ing)? with|southern|northern|eastern|western|central|northeastern|northwestern|southeastern|southwestern|northeast|northwest|southeast|southwest|north|south|east|west|neighbou?ring|nearby|(?:[Mm]inister|[Ee]nvoy|[Rr]epresentative|[Aa]mbassador) (?:for|to)) (?:the )?$",
    "fr": r"(?:[Ee]n|[Aa]u|aux|à|dans|de|du|des|d'|d’|vers|depuis|travers|hors|sud|nord|est|ouest|quitté|rejoint|fronti(?:ère|ères|alier|aliers|alière|alières) avec|limitrophe (?:avec|de|du)) ?(?:la |le |l'|l’|les )?$",
}
AR_LOCATIVE = re.compile(
    r"(?:جبل|جبال|موانئ|موانيء|أراضي|أجواء|سماء|سواحل|علي|قرب|أنحاء|أرجاء|ربوع|عموم|في|من|إلى|الى|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|وسط|داخل|خارج|عبر|على|حدود|(?:الحدود|حدود\w*|المشتركة) مع|دولة|نحو|لدى|عاصمة|غادر|غادرت|مغادرة|يغادر)\s[وف]?#?$"
)
# «وفود من روسيا»: those whom a state sends act for it.
AR_SENT_FROM = re.compile(
    r"(?:وفد|وفود|وفدا|وفدين|ممثلو|ممثلون|ممثلين|مسؤولون|مسؤولين|مبعوث|مبعوثون|مبعوثين) من\s[وف]?$"
)
AR_AGENCY = re.compile(
    r"وكالة (?:الصحافة|رويترز|الأناضول|فرانس|(?:ال)?أنباء|الأسوشيتد|أسوشيتد|سبوتنيك|شينخوا|بلومبرغ)"
)
# «القاعدة الجوية» is a place.
AR_BASE = re.compile(r" ال(?!إرهابي|ارهابي|متشدد|متطرف|جهادي)\w{2,}ية?(?!\w)")
# «قرار مجلس الأمن», «نقاشات في البرلمان»: of what it did, or where it was told.
AR_BODY = re.compile(r"(?:ال)?(?:مجلس|أمم|امم|اتحاد|برلمان|جمعية|محكمة|جامعة)(?!\w)")
AR_OF_BODY = re.compile(
    r"(?<!\w)(?:[وفبلك]{0,2}(?:قرار|قرارات|إدانة|إدانات|تحذيرات|بيانات|دعوات|ميثاق|نقاشات|مناقشات|مداولات|جلسة|جلسات|أعضاء|عضوية|تقرير|مندوب|موقع) |[وف]?(?:في|داخل|أمام) )$"
)
# «رئيس المجلس»: its head acts, not all of it.
AR_OF_OFFICE = re.compile(r"(?<!\w)[وفبلك]?(?:رئيس|رئيسة|نائب|عضو) $")
COUNTRY = re.compile(r"(?:.* )?(?:République|Republic|Kingdom|Royaume|Federation|جمهورية|مملكة|دولة)(?!\w)")


# "the military said", not "the military base".
ATTRIBUTIVE = re.compile(r"(?:^|[ ’'])(?:military|police|government|army|opposition|coalition)$")
# "African Union-led talks": it is the talks that are told of.
LED_BY = re.compile(
    r" (?:backing|auspices|mediation|sanctions)(?!\w)|[-‑–](?:linked|led|backed|appointed|installed|affiliated|brokered|mediated|allied|inspired|aligned|sponsored|controlled|held|supported|run|funded|made|supplied)(?!\w)"
)
# "the line that divides the valley between India and Pakistan"
BORDER = re.compile(
    r"\b(?:border|boundary|frontier|divid\w+|straddl\w+|frontières?|sépar\w+) [^.;]{0,45}?\b(?:between|entre|with|avec)"
    r" (?:[\w’' -]{2,25} (?:and|et) )?(?:the |le |la |l['’]|les )?$"
    r"|\bfrontière (?:[A-ZÀ-Þ][\w’'-]{1,25}-)?$"
)
# Whose house burned, or of whose side another is, did not do it: "linked to Al-Qaeda", "backed by Iran".
BESIDE = {
    "en": re.compile(
        r"\b(?:(?:linked|affiliated|allied|allegiance|aligned|tied|ties|links) (?:to|with)|(?:backed|supported|sponsored|funded|held|controlled|ruled|owned|operated) by|(?:branch|offshoot) of"
        r"|(?:claim(?:ed|ing|s)? to be|pos(?:ed|ing) as|disguised as|dressed (?:as|like)|(?:uniforms?|fatigues) of|mistaken for)"
        r"|seats? (?:in|on)|(?:born|split|splintered|emerged) (?:from|out of)|(?:house|home|houses|homes|residence|family|son|wife|brother|daughter|relatives) of) (?:the )?(?:[A-Za-z]+(?:['’]s)? ){0,2}$"
    ),
    "fr": re.compile(
        r"\b(?:(?:liée?s?|affiliée?s?|alliée?s?|allégeance) (?:à|au|aux|avec)|(?:soutenue?s?|appuyée?s?|dirigée?s?|financée?s?|tenue?s?|contrôlée?s?) par"
        r"|(?:se faisant passer pour|se présentant comme|déguisée?s? en|vêtue?s? (?:en|comme)|habillée?s? (?:en|comme)|uniformes? (?:de|du|des))"
        r"|issue?s? (?:de|du|des|d['’])|(?:aux mains|sous contrôle|branche|filiale|régime|maison|maisons|domicile|résidence|famille|fils|épouse|frère|proches) (?:de|du|des|d['’])) ?(?:la |le |les |l['’])?(?:[a-zà-ÿ-]+ ){0,2}$"
    ),
    "ar": re.compile(
        r"(?<!\w)(?:(?:بقيادة|بزعامة) |(?:ال)?(?:معقل|معاقل) (?:ال\w+ ){0,2}ل{0,2}|(?:ال)?(?:مرتبط|منتمي|مدعوم|مملوك|مسجل|متحالف)\w{0,3} (?:[بل]|مع |من |إلى |الى )|(?:ال)?موال\w{1,4} (?:ل(?:\w+ ){0,2})?|(?:الخاضعة? |تخضع |خاضعة )?لسيطرة |[يت]سيطر علي(?:ها|ه) |متنكر\w{0,3} (?:في|ب)(?: ?زي)? |(?:يرتدون|يرتدي|بزي|ينتحلون صفة) (?:زي )?|قالوا إنهم (?:من )?|[وفبل]{0,2}(?:منزل|منازل|بيت|عائلة|أسرة|نجل|شقيق|زوجة) )(?:\w+ ){0,2}ل{0,2}ـ?[\"“”«]?$"
    ),
}
# Whom what happened only followed: « au lendemain d'une visite du président », "a day after the president spoke".
AFTERMATH = {
    "en": re.compile(
        r"\b(?:day|days|week|weeks|month|months|hours) after (?!which )[^,.;:]{0,120}$|\bsince (?:the |a )?$"
    ),
    "fr": re.compile(r"\b(?:au lendemain d|(?:jours?|semaines?|mois|heures) après )[^,.;:]{0,120}$"),
    "ar": re.compile(
        r"(?<!\w)[وف]?(?:(?:رغم|على الرغم من|بالرغم من) (?:انتشار|وجود|تواجد|حضور) [^،,.؛]{0,60}|في حال(?:ة)? (?:لم |عدم |ما )?[^،,.؛]{0,40}|غداة [^،,.؛]{0,120}|في (?:ال)?وقتٍ? (?:الذي )?(?:لم |لا )?[يت]\w+ [^،,.؛]{0,60})$"
    ),
}
# Whom those act for who are sent: "envoys from Chad", "les dirigeants du Mali, du Tchad et du Niger".
SENT_BY = {
    "en": re.compile(
        r"\b(?i:leaders|presidents|envoys|delegations?|representatives|officials|diplomats|ministers|negotiators|mediators|troops|forces|soldiers|armies)"
        r" (?:of|from) (?:the )?(?:[A-Z][\w’' ]{1,30}(?:, |,? and )(?:the )?){0,4}$"
    ),
    "fr": re.compile(
        r"\b(?i:dirigeants|présidents|émissaires|envoyés|délégations?|représentants|responsables|diplomates|ministres|négociateurs|médiateurs|troupes|forces|soldats|armées)"
        r" (?:(?:de |du |d['’]|des )(?:la |l['’]|les )?(?:[A-ZÀ-Þ][\w’' -]{1,30}(?:, | et ))?){1,5}$"
    ),
}
# Those who only suffer: "killed three nurses of the Blue Star", « deux employés de l'Étoile ont été enlevés ».
VICTIMS = {
    "en": re.compile(
        r"\b(?:(?P<active>killed|killing|wounded|wounding|injuring|abducted|kidnapped|arrested|detained|displaced) (?:[\w-]+ ){0,3})?"
        r"(?:workers?|staff|staffers|employees?|journalists?|volunteers?|doctors?|nurses?|medics|teachers?|students?|supporters|activists|civilians|refugees)"
        r"(?: members?)? (?:working |who worked )?(?:from|of|with|for) (?:the )?$"
    ),
    "fr": re.compile(
        r"\b(?:(?P<active>(?:tué|tuant|blessé|blessant|enlevé|kidnappé|arrêté|interpellé|détenu) (?:[\w-]+ ){0,3}))?"
        r"(?:employée?s?|supplétifs?|travailleurs?|humanitaires|journalistes?|bénévoles?|volontaires|médecins?|infirmi(?:er|ère)s?|enseignants?|étudiants?|sympathisants?|civils|réfugiés)"
        r" (?:[\w-]+ )?(?:travaillant pour |de |du |des |d['’])(?:la |l['’]|les )?$"
    ),
    "ar": re.compile(
        r"(?<!\w)(?P<active>(?:[وف]?(?:قتل|مقتل|خطف|اختطاف|إصابة|اعتقال|اعتقلت|اختطف|أصيب|قُتل)) (?:\w+ ){0,3})"
        r"(?:موظفي|موظفا|عمال|متطوعي|صحفيي|صحافيي|أطباء|طلاب|أنصار|موظف|متطوع|مسعفي)\w? (?:لدى |في |من |تابعين ل)?$"
    ),
}
SUFFERED = re.compile(
    r"[^,.;:]{0,40}? (?:was|were|(?:has|have|had) been|(?:a|ont) été|avai(?:t|ent) été) (?:\w+ )?"
    r"(?:killed|wounded|injured|abducted|kidnapped|arrested|detained|beaten|tué|blessé|enlevé|kidnappé|arrêté|interpellé|détenu)"
)
# « …, le président Ivo Sand appelant à une action »: told beside what happened.
CALLING = re.compile(
    r" (?:appelant|dénonçant|affirmant|assurant|accusant|promettant|évoquant|estimant|jugeant)(?!\w)"
)
ITS_ENVOY = re.compile(
    r"(?:['’]s)? (?:special |top |chief |peace )?(?:envoy|representative|mediator|rapporteur)(?!\w)"
)
OF_STATE = re.compile(r" (?:Secretary|President|Prime|Foreign|Defen[cs]e|Ambassador|Special|Envoy|Army|Navy)(?!\w)")
UNARTICLED = {"police", "gouvernement", "opposition", "coalition", "rébellion"}
BEFORE_FR = (
    r"(?:[Ll]es|[Dd]es|[Aa]ux|[Cc]es|[Ll]eurs|[Ss]es|[Dd]e|[Pp]ar|[Ee]t|[Ee]ntre|\d{1,4}|[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[Dd]ix"
    r"|[Pp]lusieurs|[Aa]utres|[Qq]uelques|[Mm]êmes|présumés|jeunes|nombreux)"
)
NOUNS_AS_ADJECTIVES = set(
    "rebelles jihadistes djihadistes séparatistes indépendantistes islamistes paramilitaires insurgés".split()
)
REBELS = re.compile(rf"(?<!\w)(?:{BEFORE_FR}|anciens|ex-|d['’]) ?$")
AFTER_NOUN = re.compile(
    r"$|['’]|[.,;:)\]\"”–—-]| (?:(?!armed|allied|based|displaced|wounded)\w+ed|has|have|had|said|says|is|was|were|will|would|could|can|may|did|does|and|or|but"
    r"|air ?strikes?|shelling|drones?|artillery|raids?|in|on|of|for|to|with|after|as|at|from|by|that|which|who|when|while|near|over|under|against|into|during|since|launched|took|fought|began|withdrew"
    r"|shot|struck|hit|killed|forces|troops|soldiers|units|fighters|officers|jets|aircraft|began|fled|lost|left|this|late|early|also|later|not|never|still)(?!\w)"
)


class Named(NamedTuple):
    """An actor by the name that the article gives, in the half-open span of its text."""

    name: str
    start: int
    end: int


@dataclass
class Introduced:
    """What one article names: spelling → name."""

    lang: str
    names: dict[str, str] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)  # names
    pattern: re.Pattern[str] | None = None  # of so many names as are known
    known: int = 0

    def add(self, name: str, *others: str) -> None:
        """What is longer than any name is none. Another spelling of who is known is theirs."""
        name = self.names.get(name, name)
        for spelling in (name, *others):
            if len(name) <= LONGEST_NAME and len(spelling) <= LONGEST_NAME:
                self.names.setdefault(spelling, name)
                if self.lang == "ar" and spelling.startswith("ال"):
                    self.names.setdefault(f"لل{spelling[2:].removeprefix('ل')}", name)

    def by_name(self) -> dict[str, list[str]]:
        """Name → its spellings."""
        spelled: dict[str, list[str]] = {}
        for spelling, name in self.names.items():
            spelled.setdefault(name, []).append(spelling)
        return spelled

    def mentions(self, text: str, offset: int = 0) -> list[Named]:
        """Where a text names them, in order; of two that overlap the longer. `offset` is added to every place."""
        if not self.names:
            return []
        if self.pattern is None or self.known != len(self.names):
            clitics = "[وفبلك]{0,2}" if self.lang == "ar" else ""
            self.pattern = re.compile(rf"(?<!\w){clitics}(?P<name>{trie(self.names)})(?!\w)")
            self.known = len(self.names)
        return [
            Named(self.names[match["name"]], match.start("name") + offset, match.end() + offset)
            for match in self.pattern.finditer(text)
        ]


@cache
def parties() -> list[dict[str, list[str]]]:
    """The spellings of each party in groups.txt, by language; the first is its name."""
    lines = Path(__file__).with_name("groups.txt").read_text().splitlines()
    rows = [row.split("|") for row in lines if row and not row.startswith("#")]
    return [
        {
            lang: [spelling.strip() for spelling in cell.split(";")]
            for lang, cell in zip(("en", "fr", "ar"), row, strict=True)
        }
        for row in rows
    ]


@cache
def groups(lang: str) -> dict[str, str]:
    """Spelling → name of the parties in groups.txt."""
    known: dict[str, str] = {}
    for row in parties():
        for spelling in row[lang]:
            known.setdefault(spelling, row[lang][0])
            if lang == "en" and spelling.startswith("Al-"):  # "al Shabaab fighters"
                for article in ("Al ", "al-", "al "):
                    known.setdefault(article + spelling[3:], row[lang][0])
            if lang == "fr" and "'" in spelling:
                known.setdefault(spelling.replace("'", "’"), row[lang][0])
            if lang == "ar" and spelling.startswith("ال"):
                known.setdefault(f"لل{spelling[2:]}", row[lang][0])
            if lang == "ar":  # «الدولة الاسلامية»
                known.setdefault(re.sub("[أإآ]", "ا", spelling), row[lang][0])
    return known


def party(name: str) -> dict[str, list[str]]:
    """The spellings, by language, of the one party in groups.txt that has this one, whatever its case or hyphens."""
    key = key_of(name)
    found = [row for row in parties() if any(key == key_of(one) for spellings in row.values() for one in spellings)]
    return found[0] if key and len(found) == 1 else {}


@cache
def groups_pattern(lang: str) -> re.Pattern[str]:
    clitics = "[وفبلك]{0,2}" if lang == "ar" else ""
    return re.compile(rf"(?<!\w){clitics}(?P<name>{trie(groups(lang))})(?!\w)")


def add_groups(text: str, actors: Introduced) -> None:
    """The parties that the text names, each by the first spelling that it gives them and by all others of its own."""
    first: dict[str, str] = {}
    for match in groups_pattern(actors.lang).finditer(text):
        spelling = match["name"]
        group = groups(actors.lang)[spelling]
        if actors.lang == "ar" and spelling.startswith("لل"):
            spelling = f"ال{spelling[2:]}"
        definite = f"ال{spelling}" if f"ال{spelling}" in groups("ar") else f"ال{spelling.removesuffix('ا')}"
        if actors.lang == "ar" and definite in groups("ar"):  # «مسلحا حوثيا»
            spelling = definite
        known = actors.names.get(spelling) or first.setdefault(group, spelling)
        if text.endswith("لل", match.start(), match.start("name")) and f"ال{spelling}" in groups("ar"):
            known = known if known != spelling else f"ال{spelling}"
            first[group] = known if first[group] == spelling else first[group]
        first.setdefault(group, known)
        actors.add(first[group], spelling, match["name"])


def is_capital(name: str) -> bool:
    """Whether it may stand for a government: "Kinshasa accused"."""
    towns = towns_called(key_of(name)) if not name[:1].islower() and name.count(" ") < 2 else ()
    return bool(towns) and towns[0].is_capital


def only_follows(text: str, start: int, lang: str) -> bool:
    """Whether who is named at the letter `start` belongs to what happened before: "a day after the envoy left"."""
    return bool(AFTERMATH[lang].search(text, max(start - 150, 0), start))


def suffers(text: str, start: int, end: int, lang: str) -> bool:
    """Whether those who belong to whom the half-open span names were killed, hurt or held, and did nothing."""
    victims = VICTIMS[lang].search(text, max(start - 90, 0), start)
    return bool(victims and (victims["active"] or SUFFERED.match(text, end)))


def acts(text: str, start: int, end: int, lang: str) -> bool:
    """Whether a state is named as one that acts, not as a place: "in Sudan". The half-open span is of the text."""
    name = text[start:end]
    if BESIDE[lang].search(text, max(start - 50, 0), start) or only_follows(text, start, lang):
        return False
    if suffers(text, start, end, lang) or is_without_government(name, lang):
        return False
    if is_of_a_name_in_arabic(text, start, end) if lang == "ar" else is_of_a_name(text, start, end, lang):
        return False
    if lang == "en" and ATTRIBUTIVE.search(name):
        return bool(AFTER_NOUN.match(text, end))
    if name not in states.names(lang) and not COUNTRY.match(name) and not is_capital(name):
        return True
    before = text[max(start - 25, 0) : start]
    if lang == "ar":
        clitic = re.search(r"(?:^|\s)[وف]?[بلك]?$", before)
        if clitic and clitic[0].strip()[-1:] in tuple("بك"):
            return False
        return bool(AR_SENT_FROM.search(before)) or not AR_LOCATIVE.search(before)
    if is_within_a_place(before, text, end, lang):
        return False
    if SENT_BY[lang].search(text, max(start - 120, 0), start):
        return True
    return not re.search(rf"(?<!\w){LOCATIVE[lang]}", before)


def is_without_government(name: str, lang: str) -> bool:
    whole = f"ال{name.removeprefix('لل')}" if name.startswith("لل") else name
    return states.names(lang).get(whole) in states.NO_GOVERNMENT


def is_of_a_name_in_arabic(text: str, start: int, end: int) -> bool:
    """Whether it belongs to the name of an office, a body, a base or a lake."""
    name = text[start:end]
    if AR_OF_OFFICE.search(text, max(start - 12, 0), start) or AR_AGENCY.match(name):
        return True
    if AR_BODY.match(name) and AR_OF_BODY.search(text, max(start - 15, 0), start):
        return True
    if name == "الجبهة" and text.endswith(("خط ", "خطوط "), 0, start):
        return True
    if text.endswith("بحيرة ", 0, start) or (name.startswith("جبهة ") and text.endswith("في ", 0, start)):
        return True  # «بحيرة تشاد», «المعارك في جبهة الوادي»
    is_short = name in states.names("ar") and text[start - 1 : start] + text[end : end + 1] == "()"
    return is_short or (name == "القاعدة" and bool(AR_BASE.match(text, end)))


def is_of_a_name(text: str, start: int, end: int, lang: str) -> bool:
    """Whether it is the short form or a part of what is named before it, or says whose or which something else is."""
    name = text[start:end]
    if name in states.names(lang) and (text[start - 1 : start] == "-" or text[start - 1 : end + 1] == f"({name})"):
        return True  # "au nord-Mali", "the army of the Democratic Republic of the Congo (DRC)"
    if BORDER.search(text, max(start - 80, 0), start):
        return True
    if lang == "en":
        return bool(ITS_ENVOY.match(text, end) or LED_BY.match(text, end))
    if name in UNARTICLED and text.endswith((" de ", " d'", " d’"), 0, start):
        return True  # « un poste de police »
    if name in NOUNS_AS_ADJECTIVES and not REBELS.search(text, max(start - 25, 0), start):
        return True  # "la ville aux quartiers rebelles"
    return bool(CALLING.match(text, end))


def is_within_a_place(before: str, text: str, end: int, lang: str) -> bool:
    """Whether the state after these words is a part of a place's name, or where it lies."""
    if re.search(r"[A-ZÀ-Þ][\w’'-]+ $", before) and not re.search(r"(?:^|[.!?] )\w+ $", before):
        return True  # Puerto Jordan
    listed = re.search(r"([A-ZÀ-Þ][\w’'-]+), $", before)
    if listed and listed[1] not in states.names(lang) and text[end : end + 1] in tuple(",."):
        return True  # "north of Hodeidah, Yemen, they struck"
    if re.search(r"(?<!\w)(?:[Ll]ac|[Ll]ake|[Gg]olfe|[Gg]ulf of|fleuve|river) $", before):
        return True
    return text[end : end + 2] in ("'s", "’s") or bool(OF_STATE.match(text, end))
