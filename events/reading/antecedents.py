"""Of whom a title tells that begins with a pronoun: the subject of the sentence before, where that is sure."""

import re

from events.reading.actors import Introduced
from events.reading.wording import Wording, beginning, claim_of

FURTHEST = 400  # letters: of the sentence before
LONGEST_BEFORE = 60  # letters before the subject: its office, or a day
ENDS = re.compile(r"(?<=[.!?”\"»])\s+|\n+")
PRONOUN = re.compile(
    r"(?:(?P<person>He|She)|(?P<party>They)|It(?= (?!was|is|has|had|took|will|would|may)[a-z]+)|(?P<any>Ils?|Elles?)"
    r"(?! (?:y a|s['’]agi|fau|a fallu|est |était|semble|reste|ne reste)))(?= [a-zà-ÿ])"
)
OF_SPEAKER = re.compile(r"(?:J['’]|(?:I|You|We|Je|Tu|Nous|Vous|On) )")  # "I am forty now"
# Of what is held: "They will resume", « Elles auront lieu ».
TAKE_PLACE = {
    "en": re.compile(
        r"(They|It) (?:will|were|was|are|is|had|have|has) (?:(?:to|be|been|due|expected|scheduled) ){0,3}"
        r"(?:held|take place|taken place|resumed?|begin|begun|start|open)\b"
    ),
    "fr": re.compile(
        r"(Elles?|Ils?) (?:(?:aur(?:a|ont)|a eu|ont eu|doit avoir|doivent avoir) lieu|se (?:tien|tenai|déroule)\w*|reprend\w*"
        r"|(?:a|ont) repris|débuter\w*|commencer\w*|s['’]ouvr\w*)"
    ),
}
GATHERING = {
    "en": re.compile(
        r"(?<!\w)(?:(?:peace|indirect|direct|presidential|legislative|parliamentary|local) )?(?P<noun>talks|negotiations|consultations|elections?"
        r"|referendum|summit|conference|meeting)(?!\w)"
    ),
    "fr": re.compile(
        r"(?<!\w)(?P<noun>négociations?|pourparlers|discussions?|consultations?|élections?|scrutin|référendum|sommet|conférence|réunion)(?!\w)"
        r"(?: (?:de paix|(?:in)?directe?s|présidentielles?|législatives?|locales?))?"
    ),
}
LONGEST_SAME = 25  # letters
LONGEST_NAMED = 250  # letters before the pronoun
# What stands between one of these and the next comma is no subject: "The town of Sand".
PREPOSITION = re.compile(
    r"(?:\b(?:in|of|at|by|from|with|between|for|de|du|des|dans|à|au|aux|avec|entre|par|pour)\b|\bd['’])[^,]*$"
)


# "He added that …", «وأضاف أن»: who says so said what the sentence before says.
SAYS_ON = re.compile(
    r"^[“\"«]|^\W{0,3}(?:(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) (?:\w+ ){0,2}?"
    r"(?:said|added|noted|told|stated|confirmed|stressed|explained)\b"
    r"|(?:Ils?|Elles?|On) (?:a|ont) (?:\w{4,12} )?"
    r"(?:ajouté|précisé|indiqué|affirmé|déclaré|expliqué|souligné|confirmé|dit)\b"
    r"|و(?:أضاف|أوضح|تابع|أكد|ذكر|أشار|قال|لفت|شدد|بين)(?:ت|وا)?،? ?(?:أن(?:ه|ها)?|إن(?:ه|ها)?|بأن|إلى أن|:)(?!\w))"
)
# Of several that have no name: "the seven hostages", « des dizaines de mineurs ».
MANY = {
    "en": re.compile(
        r"(?P<many>(?:[Aa]bout |[Aa]round |[Aa]t least |[Mm]ore than |[Uu]p to |[Ss]ome )?(?:[Tt]he |[Tt]hese )?"
        r"(?:(?:\d{1,5}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[Ss]ome) |(?:[Dd]ozens|[Hh]undreds|[Tt]housands|[Ss]cores) of )?)"
        r"(?P<who>(?:[A-Za-z][\w-]{1,20} ){0,2}?[A-Za-z][a-z]{2,20}(?:(?<!s)s|men|people|children|women|police)) "
    ),
    "fr": re.compile(
        r"(?P<many>(?:[Aa]u moins |[Pp]lus de |[Qq]uelque )?(?:[Ll]es |[Dd]es |[Cc]es |[Pp]lusieurs )?"
        r"(?:(?:\d{1,5}|[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[Nn]euf|[Dd]ix) |(?:[Uu]ne |[Dd]es )?(?:\w{3,9}aines?|milliers) d(?:e |['’]))?)"
        r"(?P<who>[\wà-ÿ-]{3,20}[sx](?: [\wà-ÿ-]{3,20}[sx]){0,2}) "
    ),
}
# "On 3 January rebels attacked the port"
DAY_FIRST = re.compile(
    r"(?:(?:[Ll]ate |[Ee]arly )?[Oo]n (?:[A-Z][a-z]+day|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})"
    r"|[Ll]e \d{1,2}(?:er)? [a-zéû]{3,9}|(?:[Ll]un|[Mm]ar|[Mm]ercre|[Jj]eu|[Vv]endre|[Ss]ame)di|[Dd]imanche)(?: \d{4})?,? "
)
FEMININE = re.compile(r"(?:ions|tés|es)(?: |$)")
OF_THEM = {
    "en": re.compile(
        r"(?P<one>(?:At least )?(?:One|Two|Three|Four|Five|Some|Most|Several|Dozens)) of them (?=[a-z])"
    ),
    "fr": re.compile(
        r"(?P<one>(?:Au moins )?(?:L['’]une?|Deux|Trois|Quatre|Cinq|Plusieurs|Certaine?s)) d['’](?:entre )?(?:eux|elles) (?=[a-zà-ÿ])"
    ),
}
LATTER = re.compile(r"(?:Ce dernier|Cette dernière|The latter)(?= [a-zà-ÿ])")
LAST_NAME = re.compile(
    r"(?<=[a-zà-ÿ] )(?P<name>(?:(?:M\.|Mme|Mr\.?) )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3})[.»\"]*$"
)
DAY_OF_SAYING = re.compile(
    r"^(?:(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|hier)(?: soir| matin)? (?=l[ae]s? |l['’]|une? |des )"
    r"|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?=[a-z])|(?:on )?(?:[A-Z]\w{2,8} \d{1,2}|\d{1,2} [A-Z]\w{2,8})(?:,? \d{4})?, )"
)
QUOTED_ON = re.compile(r"[^\"“”«»]{3,300}\s?[\"”»],? [^.;\n\"“«]{5,160}")
MOST_BEFORE = 3  # sentences in which the same one may speak on


def said_on(words: str, before: str, wording: Wording) -> str:
    """Who says what a sentence says that names them by "he" alone, from those before it; "" where none does."""
    for sentence in [words for words in ENDS.split(before) if words.strip()][: -MOST_BEFORE - 1 : -1]:
        if not SAYS_ON.match(words):
            return ""
        if claim := claim_of(sentence, wording):
            return DAY_OF_SAYING.sub("", claim.name)
        words = sentence
    return ""


def said_after(after: str, wording: Wording) -> str:
    """Who says what is quoted over several sentences: named where the quotation ends."""
    closed = QUOTED_ON.match(after)
    claim = claim_of(ENDS.split(closed[0])[-1], wording) if closed else None
    return claim.name if claim else ""


def by_antecedent(title: str, before: str, actors: Introduced, wording: Wording) -> str:
    """The title with the name for the pronoun that begins it; as it is where none is sure. `before` is the text until
    its sentence."""
    of_them = OF_THEM[actors.lang].match(title) if actors.lang in OF_THEM else None
    pronoun = PRONOUN.match(title)
    sentences = [words for words in ENDS.split(before[-FURTHEST:]) if words.strip()]
    many = several(sentences[-1], actors.lang, wording) if sentences and (of_them or pronoun) else None
    if of_them and many:
        of = {"en": " of the ", "fr": " des "}[actors.lang]
        return f"{of_them['one']}{of}{many['who']} {title[of_them.end() :]}"
    if (
        sentences
        and (latter := LATTER.match(title))
        and (last := LAST_NAME.search(before[-LONGEST_BEFORE:].rstrip()))
    ):
        return f"{last['name']}{title[latter.end() :]}"
    if not pronoun:
        return title
    if talks := talks_before(title, before, actors.lang):
        return talks
    name = subject(sentences[-1], actors, wording) if sentences else ""
    if many and not name and is_they(pronoun, many["who"]):
        name = many[0].rstrip()
    is_person = name in actors.persons
    if not name or (is_person if pronoun["party"] else not pronoun["any"] and is_person != bool(pronoun["person"])):
        return title
    return f"{name[:1].upper()}{name[1:]}{title[pronoun.end() :]}"


def talks_before(title: str, before: str, lang: str) -> str:
    """The title with the talks, the election … that the sentence before ends with, where its verb says that they are
    held."""
    held = TAKE_PLACE[lang].match(title) if lang in TAKE_PLACE else None
    named = list(GATHERING[lang].finditer(before[-LONGEST_NAMED:])) if held else []
    if not held or not named:
        return ""
    name, article = named[-1][0], "The "
    if lang == "fr":
        several = held[1].endswith("s")
        if several != named[-1]["noun"].endswith("s"):
            return ""
        article = "Les " if several else "L’" if name[0] in "aeéiou" else "La " if held[1] == "Elle" else "Le "
    return f"{article}{name}{title[held.end(1) :]}"


def named_by(title: str, words: str, actors: Introduced) -> str:
    """The actor that a title begins with and its sentence does not name: whose name stands for a pronoun."""
    if title[:LONGEST_SAME].casefold() in words.casefold():  # its own words, not a name for a pronoun
        return ""
    for spelled in (title, title[:1].lower() + title[1:]):
        first = next(iter(actors.mentions(spelled)), None)
        if first and not first.start and all(one.name != first.name for one in actors.mentions(words)):
            return first.name
    return ""


def several(sentence: str, lang: str, wording: Wording) -> re.Match[str] | None:
    """Those of no name that a sentence begins with as its subject."""
    first = beginning(sentence)
    if day := DAY_FIRST.match(sentence, first):
        first = day.end()
    many = MANY[lang].match(sentence, first) if lang in MANY else None
    return many if many and wording.verb and wording.verb.match(sentence, many.end()) else None


def is_they(pronoun: re.Match[str], who: str) -> bool:
    return bool(pronoun["party"] or pronoun[0] == "Ils" or (pronoun[0] == "Elles" and FEMININE.search(who)))


def subject(sentence: str, actors: Introduced, wording: Wording) -> str:
    """The actor that a sentence begins with, or ""."""
    first = beginning(sentence)
    mention = next((one for one in actors.mentions(sentence) if one.start >= first), None)
    verb = wording.verb.search(sentence, first) if wording.verb else None
    if not mention or not verb or mention.start >= verb.start() or mention.start - first > LONGEST_BEFORE:
        return ""
    return "" if PREPOSITION.search(sentence, first, mention.start) else mention.name
