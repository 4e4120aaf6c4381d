"""Whom a title tells of: named without what stands beside the name, where it would be too long."""

import re

from events.reading.clauses import LONGEST_TITLE
from events.reading.title_lengths import RELATIVE
from events.reading.wording import Wording

LONGEST_SUBJECT = 60  # letters
APART = re.compile(r", (?:who|which|whose|where|qui|dont|où) [^,]{3,120}, (?=\S)")
MODIFIED = re.compile(
    r" (?:(?:identifi|accus|soupçonn|considér|présent|compos|form|constitu|escort|command)ée?s?"
    r"|of|in|on|from|for|with|near|at"
    r"|sur|de|du|des|en|au|aux|pour|à) | d['’]"
)
# "The miners, responding to the mayor, lay down their tools": whatever their verb is.
DOING = re.compile(
    r", [a-z]{3,}ing (?:to|by|on|for|with|from|in|under)\b[^,]{3,120}, (?=[a-z])(?!and\b|or\b|[a-z]+ing\b)"
)
LONGEST_ASIDE = 180  # letters
# "the envoy, appointed by the union, met": what was done to them before.
SET_ASIDE = re.compile(r"[a-z]+(?:ed|en|wn) (?:as|by|in|from|to|with|for|of|on|at|under|during)\b[^,]*, ")
# "Une cinquantaine d'hommes": it is they who do it.
SO_MANY = re.compile(r"(?:\w+aine|millier|groupe|dozens|hundreds|thousands|group|number|majority)s?$")
BETWEEN_TWO = re.compile(r"(?<=\w) (?:entre|between) (?=[^,]{3,120} (?:et|and) )")
SINGULAR = re.compile(r"(?:was|is|has|est|a|avait|était|doit|peut|va) ")
AND = re.compile(r" (?:and|et) (?!to )")
WITHIN_NAME = re.compile(r"[A-ZÀ-Þ]\w* (?:and|et) [A-ZÀ-Þ]$")  # "the Guild for Care and Keeping"
LONGEST_WORD = 20  # letters
# « le président malien Ivo Sand »
OFFICE = re.compile(
    r"(?:[Ll]e |[Ll]a |[Ll]['’])(?:vice-|ex-)?(?:président|[Pp]remier ministre|ministre|roi|reine|chef|général"
    r"|colonel|gouverneur|maire|chancelier)e?(?: [a-zà-ÿ'’-]+){0,4}? (?=[A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ])"
)
# « les deux présidents, Ivo Sand et Ana Mor, et le roi »
NAMED_APART = re.compile(
    r"(?<=[a-zà-ÿ]), [A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ][\w’-]+ (?:et|and) [A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ][\w’-]+,(?= (?:et|and) )"
)

SUBJECT_FR = re.compile(r"\W{0,3}(?:L['’]|La |Le |Les |Cette |Cet |Ce |Ces )(?P<noun>[a-zà-ÿ]{3,})(?!\w)")
THAT_FR = re.compile(r"(?:Celle|Celui|Celles|Ceux)(?= qui | d)")

# "avait repris": what a headline tells in the perfect.
PLUPERFECT = re.compile(
    r"\b(?P<verb>avait|avaient|était|étaient)(?= (?:(?:\w+ment|déjà|aussi|également) )?"
    r"(?!plus\b|tous\b|aussi\b|ainsi\b|parmi\b|puis\b|depuis\b)"
    r"(?:été|[a-zà-ÿ]{2,}(?:é|i|u|is|it|ert|ort)e?s?|dit|mis|pris|fait|eu)\b)"
)
MOVES = re.compile(
    r" (?:(?:\w+ment|déjà) )?(?:tombé|entré|arrivé|parti|resté|mort|"
    r"décédé|sorti|rentré|retourné|allé|passé|(?:re|de|par|inter|sur)?venu)e?s?\b"
)


def without_offices(words: str) -> str:
    """A title that is too long, with the names alone of several who are named with their offices."""
    if len(words) <= LONGEST_TITLE:
        return words
    words = NAMED_APART.sub("", words)
    return OFFICE.sub("", words) if len(OFFICE.findall(words)) > 1 else words


def tells_of_subject(cut: str, verb: re.Pattern[str]) -> bool:
    """Whether another verb than that of a relative clause is left: not "the six groups which held the land"."""
    relative = RELATIVE.search(cut)
    return relative is None or bool(verb.search(cut, 0, relative.start())) or len(verb.findall(cut)) > 1


def without_aside(words: str, wording: Wording) -> str:
    """Without what stands between a subject and its verb: "the force, made up of men from A, B and C, is to …"."""
    head, comma, _ = words.partition(", ")
    doing = DOING.match(words, len(head)) if comma and len(words) > LONGEST_TITLE else None
    if doing and wording.verb and not wording.verb.search(head) and len(head) <= LONGEST_SUBJECT:
        return f"{head} {words[doing.end() :]}"
    if not comma or wording.verb is None or len(words) <= LONGEST_TITLE or len(head) > LONGEST_SUBJECT:
        return words
    if wording.verb.search(head):
        return words
    ends = (mark.end() for mark in re.finditer(", ", words[: len(head) + LONGEST_ASIDE]))
    told = [end for end in ends if wording.verb.match(words, end)]
    if len(told) > 1 and SET_ASIDE.match(words, told[0]):
        told.pop(0)
    end = told[0] if told else 0
    return f"{head} {words[end:]}" if end else words


def with_bare_subject(words: str, wording: Wording) -> str:
    """With the verb right after the head of a subject that leaves it no room; "" where no verb is found."""
    if wording.verb is None:
        return ""
    words = APART.sub(" ", words, count=1)
    verbs = list(wording.verb.finditer(words))
    main = next((verb for n, verb in enumerate(verbs) if len(RELATIVE.findall(words, 0, verb.start())) <= n), None)
    if main is None:
        return ""
    if len(words) <= LONGEST_TITLE or main.start() <= LONGEST_SUBJECT:
        return words
    modifiers = [
        mark.start()
        for mark in (*RELATIVE.finditer(words, 0, main.start()), *MODIFIED.finditer(words, 0, main.start()))
        if words.count(" ", 0, mark.start()) and not SO_MANY.search(words, 0, mark.start())
    ]
    # Of two that did it both are told; of a verb in the singular there is one.
    ands = AND.finditer(words, min(modifiers, default=0), main.start())
    several = any(not WITHIN_NAME.search(words, max(one.start() - LONGEST_WORD, 0), one.end() + 1) for one in ands)
    joined = several and not SINGULAR.match(words, main.start())
    between = BETWEEN_TWO.search(words, 0, main.start())
    if not modifiers or joined or (between and between.start() < min(modifiers)):
        return f"{words[: between.start()]} {words[main.start() :]}" if between else words
    return f"{words[: min(modifiers)].rstrip(',')} {words[main.start() :]}"


def with_noun(title: str, sentence: str) -> str:
    """« Celle qui visait le poste », in a sentence about « L’attaque »: « L’attaque qui visait le poste »."""
    named, that = SUBJECT_FR.match(sentence), THAT_FR.match(title)
    if not (named and that) or named["noun"].endswith(("s", "x")) != that[0].endswith(("es", "ux")):
        return title
    noun = named["noun"]
    article = "L’" if noun[0] in "aeéiouh" else {"Celle": "La ", "Celui": "Le "}.get(that[0], "Les ")
    return f"{article}{noun}{title[that.end() :]}"


def told_in_perfect(cut: str) -> str:
    past = PLUPERFECT.search(cut)
    if not past or RELATIVE.search(cut, 0, past.start()):  # "ces hommes qui étaient revenus" were back before
        return cut
    return cut[: past.start()] + in_perfect(past) + cut[past.end() :]


def in_perfect(verb: re.Match[str]) -> str:
    """Of être only the verbs that move: "était tombé", not "était prévu"."""
    perfect = {"avait": "a", "avaient": "ont", "était": "est", "étaient": "sont"}[verb["verb"]]
    moves = verb["verb"].startswith("ét") and not MOVES.match(verb.string, verb.end())
    return verb["verb"] if moves else perfect
