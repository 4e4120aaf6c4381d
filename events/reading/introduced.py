"""Actors that an article names, though nobody has entered them: groups, organs of states, persons with an office.

A name given with its short form is known by both for the rest of the article, a person by the last name too.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from events.reading import states
from events.reading.folding import fold_with_offsets
from events.reading.lexicon import trie

MOST_DEFINITE = 2  # words with the article after the first of an Arabic name, but for adjectives of states
LONGEST_NAME = 80  # letters


class Named(NamedTuple):
    """An actor by the name that the article gives, in the half-open span of its text."""

    name: str
    start: int
    end: int


@dataclass
class Introduced:
    """The actors of one article: spelling → name."""

    lang: str
    names: dict[str, str] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None  # of so many names as are known
    known: int = 0

    def add(self, name: str, *others: str) -> None:
        """What is longer than any name is none."""
        for spelling in (name, *others):
            if len(name) <= LONGEST_NAME and len(spelling) <= LONGEST_NAME:
                self.names.setdefault(spelling, name)

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


def introduced(text: str, lang: str) -> Introduced:
    """The actors that an article names. `lang` is ar, en or fr."""
    actors = Introduced(lang)
    (arabic if lang == "ar" else latin)(text, actors)
    return actors


# English and French

# Possessive and short: it may hold what stands between two of them, and a search begins at each.
CAP = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}+"
JOIN = {
    "en": r"(?: (?:of|for|and|the|de|al|el|bin|ag|von|in|on))?(?: the)?",
    "fr": r"(?: (?:de|du|des|de la|de l'|de l’|pour|la|le|les|et|al|el|ben|ag|d'|d’|en|sur))?(?: (?:la|l'|l’))?",
}
HEADS = {
    "en": (
        "Forces?|Army|Armies|Front|Movement|Party|Council|Union|Organi[sz]ation|Ministry|Agency|Brigades?|Militias?|Coalition"
        "|Alliance|Committee|Court|Parliament|Authority|Mission|Command|Guards?|Police|Congress|League|Nations|Group|Office"
        "|Government|Commission|Service|Staff|Bank|Society|Programme|Program|Fund|Department|State|Watch|Corps|Air Force|Crescent|Cross|Unity|Resistance"
    ),
    "fr": (
        "Forces?|Armée|Front|Mouvement|Parti|Conseil|Union|Organisation|Ministère|Agence|Brigades?|Coalition|Alliance|Comité"
        "|Cour|Assemblée|Autorité|Mission|Garde|Police|Congrès|Ligue|Nations|Groupe|Bureau|Commission|Société|Programme|Fonds"
        "|Département|Etat|État|Croissant|Croix|Rassemblement|Communauté|Haut-Commissariat"
    ),
}
OFFICES = {
    "en": (
        r"(?:[Pp]rime [Mm]inister|[Pp]resident|(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Hh]ealth|[Ii]nformation|[Jj]ustice) [Mm]inister|[Mm]inister|[Ss]ecretary-[Gg]eneral|[Ss]ecretary of [Ss]tate|[Ss]pokes(?:man|woman|person)|"
        r"[Ee]nvoy|[Aa]mbassador|[Cc]hancellor|[Gg]overnor|[Mm]ayor|[Ll]eader|[Cc]ommander|[Cc]hief|(?:[Ll]ieutenant|[Mm]ajor|[Bb]rigadier)[ -](?:[Gg]eneral|[Cc]olonel)|[Gg]eneral|[Cc]olonel|[Cc]aptain|[Mm]ajor|[Ll]ieutenant|Gen\.|Lt\. Gen\.|Maj\. Gen\.|Brig\. Gen\.|Col\.|Lt\. Col\.|Maj\.|Capt\.|Sgt\.|[Ss]heikh|King|Queen|Prince|Pope|[Ss]enator|Sen\.|[Mm]inister of \w+|[Dd]irector|[Cc]hairman|[Hh]ead)"
    ),
    "fr": (
        r"(?:[Pp]remier ministre|[Pp]résidente?|[Mm]inistre(?: (?:de la|de l['’]|des|du) ?[A-ZÀ-Þ]?[\w-]+(?: étrangères)?)?|[Ss]ecrétaire général|[Pp]orte-parole|[ÉEée]missaire|[Aa]mbassadeur|[Cc]hancelier|[Gg]ouverneur|[Mm]aire|[Cc]hef|[Cc]ommandant|"
        r"[Ll]ieutenant(?:-colonel)?|[Gg]énéral|[Cc]olonel|[Cc]apitaine|[Mm]ajor|[Cc]heikh|[Rr]oi|[Pp]rince|[Pp]ape|[Ss]énateur|[Dd]irecteur)"
    ),
}
ORGANS = {
    "en": "armed forces|air force|defen[cs]e forces|security forces|army|military|forces|troops|government|police|navy|parliament|authorities|rebels|junta|air defenses|intelligence",
    "fr": "forces armées|forces de sécurité|forces de défense|armée|forces|troupes|gouvernement|police|marine|parlement|autorités|rebelles|junte|aviation",
}
NO_ACTORS = re.compile(
    r"(?:Reuters|AFP|AP|Associated Press|Agence France-Presse|Al[ -]Jazeera|BBC\b.*|CNN|Xinhua|TASS|Anadolu|RFI|GMT|UTC|HQ|ID|TV|PM|COVID.*"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*|January.*|February.*|March|April|May|June|July|August|September|October|November|December"
    r"|I|He|She|The|A|An|In|On|At|But|And|Both|This|That|These|It|They|We|You|According|Meanwhile|However|Le|La|Les|Un|Une|Des|Il|Elle|Selon|Mais|Ce|Cette|Dans|En|Au|Aux|Editor.*)$"
)
ACRONYM = r"[A-Z][A-Z0-9-]{1,9}s?"
LOCATIVE = {
    "en": r"(?:in|at|near|from|across|inside|outside|into|to|through|throughout|around|over|of|within|against|leave|left|reached|entered|visit(?:ed)?|towards?|southern|northern|eastern|western|central|northeastern|northwestern|southeastern|southwestern|neighbou?ring) (?:the )?$",
    "fr": r"(?:en|au|aux|à|dans|de|du|des|d'|d’|vers|depuis|hors|sud|nord|est|ouest|quitté|rejoint) ?(?:la |le |l'|l’|les )?$",
}
ALONE = {"en": ("the junta", "the military", "the rebels"), "fr": ("la junte", "les rebelles")}
UNITED_NATIONS = {"en": ("United Nations", ["UN", "U.N."]), "fr": ("Nations unies", ["ONU", "l’ONU"])}


SPACE = re.compile(" ")
COUNTRY = re.compile(r"(?:.* )?(?:République|Republic|Kingdom|Royaume|Federation|جمهورية|مملكة|دولة)(?!\w)")


@cache
def name_pattern(lang: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{CAP})(?:{JOIN[lang]}[ ’'](?:{CAP})){{0,7}}"
        if lang == "fr"
        else rf"(?:{CAP})(?:{JOIN[lang]} (?:{CAP})){{0,7}}"
    )


@cache
def with_acronym(lang: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<name>{CAP}(?:[ ’'-](?:{CAP}|of|de|du|la|le|l|et|d|\d{{1,9}}|[a-zà-ÿ]{{3,14}}+)){{0,9}}) (?:\(|, (?:or|ou) )(?:the |l[’'])?(?P<short>{ACRONYM})(?:[,;][^()]{{0,120}})?\)"
    )


def latin(text: str, actors: Introduced) -> None:
    lang = actors.lang
    for match in with_acronym(lang).finditer(text):
        name = trimmed(match["name"], match["short"], lang)
        if name and not NO_ACTORS.match(name):
            actors.add(name, match["short"])
    name, shorts = UNITED_NATIONS[lang]
    if re.search(rf"(?<!\w)(?:{name}|{'|'.join(map(re.escape, shorts))})(?!\w)", text):
        actors.add(name, *shorts)
    heads = re.compile(rf"(?<!\w)(?:{HEADS[lang]})(?!\w)")
    counts: Counter[str] = Counter()
    for match in name_pattern(lang).finditer(text):
        found = match[0].removesuffix("'s").removesuffix("’s")
        found = re.sub(r"^(?:The|Le|La|Les|L['’]|But|And|In|On|At|Both|Mais|Selon|Dans|Des) ", "", found)
        if len(found) > LONGEST_NAME or NO_ACTORS.match(found):
            continue
        if any(
            found[space.end() :] in actors.names for space in SPACE.finditer(found)
        ):  # "Rebels of the Northern Front"
            continue
        counts[found] += 1
        if " " in found and heads.search(found) and not re.search(rf"(?:{' | '.join(('of', 'de', 'du'))} )$", found):
            actors.add(found)
    persons = re.compile(
        rf"(?<!\w)(?:{OFFICES[lang]})(?:,)? (?P<name>{CAP}(?: (?:(?:al|el|bin|ben|ag|von|de|van|da)[ -])?{CAP}){{1,3}})"
    )
    for match in persons.finditer(text):
        name = match["name"].removesuffix("’s").removesuffix("'s")
        if not heads.search(name) and not NO_ACTORS.match(name):
            actors.add(name, name.split()[-1])
    organs(text, actors)
    for alone in ALONE[lang]:
        if re.search(rf"(?<!\w){alone}(?!\w)", text):
            actors.add(alone)
    acronyms: Counter[str] = Counter(re.findall(r"(?<![\w.(])[A-Z]{2,}[0-9]*(?![\w.])", text)) + Counter(
        re.findall(r"(?<!\w)[A-Z]\d{1,3}(?!\w)", text)
    )
    for short, count in acronyms.items():
        if (
            (count > 1 or any(char.isdigit() for char in short))
            and not NO_ACTORS.match(short)
            and short not in actors.names
        ):
            actors.add(short)


def trimmed(words: str, short: str, lang: str) -> str:
    """Of the words before a short form those that it stands for: from the first that begins with its first letter."""
    parts = words.split(" ")
    capital = [n for n, part in enumerate(parts) if part[:1].isupper()]
    if not capital:
        return ""
    initials = {n: "".join(part[0] for part in parts[n:] if part[:1].isupper()) for n in capital}
    fitting = [n for n in capital if initials[n] == short]
    if not fitting and lang == "fr":
        fitting = [n for n in capital if parts[n][0] == short[0]][-1:]
    if not fitting:  # the words with capitals just before it
        first = len(parts)
        while first and (
            parts[first - 1][:1].isupper() or parts[first - 1] in ("of", "for", "and", "the", "de", "du", "des", "la")
        ):
            first -= 1
        fitting = [n for n in capital if n >= first]
    name = re.sub(r"^(?:The|Les?|La) ", "", " ".join(parts[fitting[0] if fitting else capital[0] :]))
    return re.sub(r"^(?:[LlDd][’'])", "", name) if len(name) <= LONGEST_NAME else ""


def organs(text: str, actors: Introduced) -> None:
    """The army of a state, and the state itself where it acts."""
    lang = actors.lang
    adjectives = states.adjectives(lang)
    if lang == "en":
        known = [*adjectives, *(name for name in states.names("en") if name in text)]
        words = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
        found = re.finditer(
            rf"(?<!\w)(?:(?:{words})(?:['’]s)? |(?<!^)(?<![.] )[A-Z][a-z]+ )(?:{ORGANS['en']}|fighters|militias?)(?!\w)",
            text,
        )
    else:
        words = "|".join(sorted((re.escape(word) for word in adjectives), key=len, reverse=True))
        found = re.finditer(rf"(?<!\w)(?:{ORGANS['fr']}) (?:{words})\w{{0,3}}(?!\w)", text)
    for match in found:
        actors.add(match[0])
    for name in states.names(lang):
        if name in text:
            actors.add(name)


# Arabic

GROUPS = (
    "قوات|القوات|قوه|جيش|الجيش|حركه|الحركه|جبهه|الجبهه|حزب|الحزب|تنظيم|جماعه|مجلس|المجلس|وزاره|حكومه|الحكومه|منظمه|المنظمه|بعثه|البعثه|هييه|كتايب|لوا|ميليشيا|ميليشيات|مليشيا|تحالف|التحالف"
    "|اتحاد|الاتحاد|لجنه|اللجنه|البرلمان|شرطه|الشرطه|سلطات|السلطات|محكمه|المحكمه|جامعه|الامم|وكاله|سرايا|حرس|الحرس|الفصايل|فصايل|اداره|الاداره|مفوضيه|المفوضيه|الصليب|الهلال|الفرقه"
)
AR_OFFICES = "الرييس|رييس الوزرا|رييس الحكومه|الوزير|وزير الخارجيه|وزير الدفاع|وزير الداخليه|المتحدث باسم \\w+|الناطق باسم \\w+|المبعوث|المبعوث الاممي|المبعوث الشخصي|الامين العام|الفريق اول|الفريق|اللوا|العميد|العقيد|المقدم|الرايد|النقيب|السفير|الجنرال|القايد|الملك|الامير|الشيخ|حاكم|والي|قايد|زعيم|المستشار|رييس مجلس السياده"
AR_STOP = "في|من|علي|عن|الي|مع|ان|التي|الذي|الذين|قبل|بعد|خلال|امس|اليوم|الاثنين|الثلاثا|الاربعا|الخميس|الجمعه|السبت|الاحد|بين|حيث|كما|منذ|حتي|ضد|قد|لم|لا|لن|ما|هذا|هذه|ذلك|تلك|او|ثم|الماضي|الماضيه|المقبل|الجاري|الحالي|الان|قال|قالت|اعلن|اعلنت"


POSSESSED = re.compile(r"^\w+ \w+(?:ه|ها|هم|نا)$|^قوه مجموعه$|^(?:قوه|لجنه|جماعه) (?!ال)")


def arabic(text: str, actors: Introduced) -> None:
    folded = fold_with_offsets(text)
    words = re.compile(r"\w+")
    adjectives = {
        f"{article}{fold_with_offsets(word).text}{ending}"
        for word in states.adjectives("ar")
        for article in ("", "ال")
        for ending in ("", "ه")
    }
    tokens = [(m[0], *m.span()) for m in words.finditer(folded.text)]
    groups, stops = set(GROUPS.split("|")), set(AR_STOP.split("|"))
    for index, (word, _start, end) in enumerate(tokens):
        bare = word if word in groups else word[1:] if word[:1] in "وفبلك" and word[1:] in groups else ""
        if not bare and word.startswith("لل") and "ال" + word[2:] in groups:
            continue
        if not bare:
            continue
        begin = end - len(bare)
        last, count = end, 0
        definite = bare.startswith("ال")
        for follower, first, beyond in tokens[index + 1 : index + 6]:
            gap = folded.text[last:first]
            if gap.strip(' "«»“”') or follower in stops:
                break
            joined = follower.startswith("وال") and count
            whose = not definite and not count and len(follower) > 2  # «جماعة نصرة …»
            more = follower.startswith("ال") and count < MOST_DEFINITE
            if more or joined or follower in adjectives or whose:
                last, count = beyond, count + 1
            else:
                break
        if count and last > begin:
            name = text[slice(*folded.span(begin, last))].strip(' "«»“”')
            if len(name) <= LONGEST_NAME and "\n" not in name and not POSSESSED.search(folded.text[begin:last]):
                others = [name.partition(" ")[2]] if not definite and name.count(" ") > 1 else []
                actors.add(name, *(other for other in others if other.startswith("ال")))
    for alone in ("الجيش", "البرلمان", "الحكومة", "السلطات", "الشرطة"):
        if alone in text:
            full = next((name for name in actors.names if name.startswith(f"{alone} ")), alone)
            actors.add(full, alone)
    offices = re.compile(
        rf"(?<!\w)[وفبل]?(?:{AR_OFFICES})(?: (?:ال\w+))? (?P<name>(?!ال)\w{{3,}}(?: (?:عبد |بن |ابو |آل )?\w{{3,}}){{1,2}})"
    )
    for match in offices.finditer(folded.text):
        parts = match["name"].split(" ")
        kept = []
        for part in parts:
            if part in stops or part in groups:
                break
            kept.append(part)
        if len(kept) >= 2:
            begin = match.start("name")
            name = text[slice(*folded.span(begin, begin + len(" ".join(kept))))]
            actors.add(name)
    for name in states.names("ar"):
        if name in text:
            actors.add(name)


def acts(text: str, named: Named, lang: str) -> bool:
    """Whether a state is named as one that acts, not as a place: "in Sudan". `named` is a span of the text."""
    if named.name not in states.names(lang) and not COUNTRY.match(named.name):
        return True
    before = text[max(named.start - 25, 0) : named.start]
    if lang == "ar":
        clitic = re.search(r"(?:^|\s)[وف]?[بلك]?$", before)
        if clitic and clitic[0].strip()[-1:] in tuple("بك"):
            return False
        return not re.search(
            r"(?:في|من|إلى|الى|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|وسط|داخل|خارج|عبر|على|حدود|مع|نحو)\s[وف]?$",
            before,
        )
    if re.search(r"[A-ZÀ-Þ][\w’'-]+ $", before) and not re.search(r"(?:^|[.!?] )\w+ $", before):
        return False  # Puerto Jordan
    return not re.search(rf"(?<!\w){LOCATIVE[lang]}", before) and text[named.end : named.end + 2] not in ("'s", "’s")
