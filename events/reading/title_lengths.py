"""A title cut to the length of one: at the end of a phrase, with its verb, and with nothing that leads on."""

import re

from events.reading.clauses import (
    LONGEST_TITLE,
)
from events.reading.folding import fold_with_offsets
from events.reading.title_endings import (
    ATTRIBUTED,
    GOES_ON,
    NUMBER_LEFT,
)
from events.reading.wording import Wording

SLACK = 15  # letters that a title may be longer by, where else it would lose the rest of its verb or its place
FEWEST_LETTERS = 45  # of a title that is cut
ARTICLES = {"un", "une", "le", "la", "les", "l'", "a", "an", "the"}  # before them a verb would lose its object
OF = {"of", "de", "du", "des", "la", "d'"}
LISTED = re.compile(r"(?:and|or|et|ou) ")
AND = re.compile(r" (?:et|and) ")
LONGEST_NAME_APART = 40  # letters
SHORT_REST = 30  # letters
# What stands between commas beside a name, and says no more of what happened.
ADDED = re.compile(
    r"(?:qui|dont|où|réuni\w*|who|which|whose|where|an? |the |l['’]|le |la |chef|capitale|porte-parole|situé\w*|located|backed|led|based"
    r"|عاصمة|الذي|التي|وهو|وهي|الواقعة|الواقع)"
)
WORDS_TOLD = 2  # after a title's verb
PARTICIPLE = re.compile(
    r" (?:and (?:were |was )?|et )?"
    r"(?!(?:(?:in)?fight|shell|bomb|kill|meet|build|train|hear|shoot|loot|smuggl|traffick|crossing|morn|even)ing$)"
    r"(?:\w{3,}ant|\w{3,}ing)$"
)  # where its object was cut off
RELATIVE = re.compile(r" (?:(?:who|which|that|whose|where|qui|que|dont|où) |qu['’])")
# Where a verb lost what it tells of: "was ready for talks and would accept".
HALF_VERB = re.compile(r",? (?:and|or|et|ou) (?P<verb>(?:\w+ )?\w+)$")
# «… قبل وصول الوفد واضطر» إلى العودة
AND_VERB_AR = re.compile(r"(?<=.{40}) و(?!ال)\w{3,8}$")
TO_WHAT_AR = re.compile(r" (?:إلى|على) ")
# Of two one is left: "fighting between the rebels and the army".
BETWEEN = re.compile(
    r" (?:between (?!(?:the )?(?:two|rival|armed|several) )|entre (?!(?:les )?deux |(?:des )?groupes )|بين (?!\w{3,}(?:ين|ات)(?!\w)))"
    r"(?:(?! (?:and|et) | و).)*$"
)
SUBORDINATE = re.compile(
    r"(?:,? (?:minutes|hours|days|weeks|months|shortly|moments|just))?,? (?:(?:as|while|when|after|before|where|whose|because)\b|alors qu(?:e|['’])|tandis qu(?:e|['’])|lorsqu(?:e|['’])|où|parce qu(?:e|['’])) ?(?=\w)"
)
# Not the comma of a list: "attacked Kyiv, Kharkiv and Odesa".
IN_LIST = re.compile(
    r", (?:[^,،.]{2,40}, ){0,4}[^,،.]{2,40}?,? (?:and|or|et|ou) (?!(?:\w+ )?(?:\w+ed|was|were|has|have|had|a|ont|est|sont)\b)"
)
TO_DO = re.compile(
    r", (?:à|de|to) (?:se |s['’]|ne pas )?\w+(?:er|ir|re)?(?!\w)"
)  # "forced the men, on Monday, to leave"
# "ont signé, sous la contrainte, un accord": the object of the verb, no tail.
AN_OBJECT = re.compile(r", (?:une?|des|an?|the|le|la|les) ")
BETWEEN_COMMAS = re.compile(
    r", (?:sous|avec|malgré|lors|dans|sans|après|pour la première fois|for the first time|under|with|despite|amid|after|without) [^,]{3,60}$"
)
VERBS_LISTED = re.compile(r", (?:\w+ed, )?(?:and )?(?:\w+ly )?\w+ed\b")  # "has killed, injured, and detained scores"
WANTS_OBJECT = re.compile(
    r" (?:a|ont|avait|avaient) (?:\w+ment )?\w{2,}(?:é|i|u|is|it)$"
)  # « a revendiqué, l'attaque »
# "may have been killed", « se sont affrontés »
VERB_GROUP = re.compile(
    r"(?:may|might|could|would|will|can|has|have|had|was|were|is|are)"
    r"(?: (?:not|have|been|be|being|\w+ly)){0,3} (?:\w{2,}(?:ed|en|[wk]n)|hurt|shot|hit|struck|found|sent|held|brought|kept|left|made|lost|cut|burnt|caught)\b"
    r"|(?:se |s['’]|n['’]|y |en )?(?:a|ont|avait|avaient|est|sont|était|étaient)(?: (?:été|\w+ment)){0,2} \w{2,}(?:é|i|u|is|it|ert)e?s?\b"
)
# "between the Guild and the Care" and Keeping Office
NAME_GOES_ON = re.compile(r" (?:and|et|for|pour) (?:la |les? |l['’])?[A-ZÀ-Þ]")
LAST_OF_TWO = re.compile(r" (?:and|et) (?:the |la |les? |l['’])?[A-ZÀ-Þ][\w’-]+$")
# "attacked the town killing ten": with it a phrase ends.
WHAT_CAME_OF_IT = re.compile(
    r" (?:tuant|blessant|faisant|laissant|provoquant|causant|entraînant|détruisant|incendiant|forçant|obligeant"
    r"|killing|wounding|injuring|leaving|causing|forcing|destroying|sparking|triggering|resulting) "
)
# "was hit" in the northern town of Arden
PLACE_LEFT = re.compile(
    r" (?:(?:in|at|near|dans|à|en|of|de|du) |d['’])(?:[a-zà-ÿ-]+ ){0,4}?(?:(?:of|de|du) |d['’])?"
    r"[A-ZÀ-Þ][\w’-]+(?:[ -][A-ZÀ-Þ][\w’-]+){0,3}(?=[,.]| (?!\d|[A-ZÀ-Þ]|neighbou?r|district|quarter|region|locality|area|province|state|county|camp|town|village)|$)"
)
# "gathered around the mission's", "in the rebel-held"
OF_OWNER = re.compile(
    r"(?<=.{30}) (?:(?:the )?[\w-]+['’]s|[\w-]+-(?:dominated|held|controlled|led|backed|ruled|majority|speaking))$"
)
DONE_BY = re.compile(
    r"(?<!was)(?<!were)(?<!been)(?<!being)(?<!are)(?<!is)(?<!has)(?<!had)(?<!have) [a-z]{3,}(?:ed|held|run)$"
)
NOUN_NEXT = re.compile(r" [a-z]{3,}(?<!ed)(?<!ing) ?")
OF_NATION = re.compile(r" (?:the )?(?:[A-Z]\w+ )?[A-Z]\w+(?:ian|ese|ish|yan)$")
TO_DO_WHAT = re.compile(r" (?:to|de|à) [a-zà-ÿ]| d['’]")
ENDS_IN_NAME = re.compile(r" [A-ZÀ-Þ][\w’'-]+$")
REST_OF_NAME = re.compile(r"(?: [A-ZÀ-Þ][\w’'-]+){1,3}(?![\w’'-])")
TAKES_ON = re.compile(
    r"(?<!\w)[وف]?(?:سيطرة?|سيطرت|سيطروا|استول[ىت]|استولوا|استيلاء)(?!\w)(?:(?! على ).)*$"
)  # «سيطرت القوات …، على البلدة»
EDGES = " \t\n…•●○◦◾▪■◼►▶‣·*،,؛;:.!?؟–—-«»“”\"'()‏‎"


def cut_down(words: str, wording: Wording) -> str:
    cut = without_tail(words, wording)
    if len(cut) > LONGEST_TITLE:
        cut = NUMBER_LEFT.sub("", without_dangling(shortened(cut, wording), wording))
    return without_dangling(without_half_clause(cut, words, wording), wording)


def without_half_clause(cut: str, words: str, wording: Wording) -> str:
    """Without a clause at the end whose verb was cut off: "clashes were reported as groups, among them X, attacked"."""
    last = next(reversed(list(SUBORDINATE.finditer(cut))), None) if len(cut) < len(words) else None
    if last is None or wording.verb is None or wording.verb.search(cut, last.end()):
        return cut
    whole = wording.verb.search(cut, 0, last.start()) and wording.verb.search(words, len(cut))
    return cut[: last.start()] if whole else cut


def without_tail(words: str, wording: Wording) -> str:
    """Without what only adds to a clause that is long enough: ", in his first visit"."""
    for comma in [mark.start() for mark in re.finditer(r"[،,] ", words)][::-1]:
        if AN_OBJECT.match(words, comma) and BETWEEN_COMMAS.search(words, 0, comma):
            continue
        if TAKES_ON.search(words, 0, comma) and words.startswith("على ", comma + 2):
            continue
        if comma >= FEWEST_LETTERS and wording.tail.match(fold_with_offsets(words[comma + 2 :]).text):
            words = words[:comma]
    return words


def set_apart_name(parts: list[str]) -> bool:
    """Whether the second of three parts between commas is a name set apart, not one of a list."""
    return len(parts[2]) < LONGEST_NAME_APART and not re.match(rf"{LISTED.pattern}|و", parts[4])


def shortened(words: str, wording: Wording) -> str:
    """Cut at a phrase's end: a comma, else before a preposition, else a word."""
    words = without_apart(words, wording)
    if len(words) <= LONGEST_TITLE and not ("," in words or ":" in words or SUBORDINATE.search(words)):
        return words
    head = words[:LONGEST_TITLE]
    commas = (mark.start() for mark in re.finditer(r"،|, ", head))
    comma = max((place for place in commas if not within(words, place)), default=-1)
    if comma >= FEWEST_LETTERS:
        return head[:comma]
    folded = fold_with_offsets(words[: LONGEST_TITLE + SLACK])  # so that no word is half a word
    longest = folded.place(LONGEST_TITLE)
    starts = wording.phrase_starts.finditer(folded.text)
    marks = [m for m in starts if FEWEST_LETTERS <= m.start() <= longest]
    marks = [m for m in marks if folded.written(*m.span()).casefold() not in ARTICLES]  # "a" is no « à »
    phrases = [m.start() for m in marks if m[0] not in OF]  # which may be within a name
    verb = wording.verb.search(words) if wording.verb else None
    told = verb.end() if verb else 0
    with_verb = [
        m.start()
        for m in marks
        if len(without_dangling(words[told : folded.span(*m.span())[0]], wording).split()) >= WORDS_TOLD
    ]
    if verb and told < LONGEST_TITLE and not with_verb:  # of a long subject
        if (group := VERB_GROUP.match(words, verb.start())) and LONGEST_TITLE <= group.end() <= LONGEST_TITLE + SLACK:
            return words[: group.end()]
        whole = words[: LONGEST_TITLE + 1].rsplit(" ", 1)[0]
        if len(whole[told:].split()) > WORDS_TOLD:
            return with_whole_name(whole, words)
    phrases = sorted(set(with_verb) & set(phrases)) or with_verb or phrases
    late = [m.start() for m in wording.clause_starts.finditer(folded.text[:longest]) if m.start() >= FEWEST_LETTERS]
    if late and longest - late[-1] < SHORT_REST:  # half of a clause that begins there
        return head[: folded.span(late[-1], late[-1] + 1)[0]]
    cut = head[: folded.span(phrases[-1], phrases[-1] + 1)[0]] if phrases else head.rsplit(" ", 1)[0]
    besides = WHAT_CAME_OF_IT.search(head, max(len(cut), FEWEST_LETTERS))
    return without_half(head[: besides.start()] if besides and ": " not in head else cut, words, wording)


def without_apart(words: str, wording: Wording) -> str:
    """Without what the first two commas set apart: "the envoy, a former mayor, met …"."""
    parts = re.split(r"([،,] )", words, maxsplit=2)
    if len(parts) < 5:
        return words
    verb = wording.verb
    alone = (
        verb
        and len(parts[0]) + len(parts[4]) < LONGEST_TITLE
        and not LISTED.match(parts[4])
        and not (AND.search(parts[2]) and verb.search(parts[2]))  # "A, B and C signed a text, …"
        and (verb.match(parts[4]) or not verb.search(parts[0]))
    )
    added = ADDED.match(parts[2]) and not WANTS_OBJECT.search(parts[0])
    listed = (
        verb
        and IN_LIST.match(words, len(parts[0]))
        and not LISTED.match(parts[4])
        and not verb.match(parts[4])
        and (verb.search(parts[0]) or not verb.search(parts[4]))
    )
    if added and not listed and RELATIVE.match(f" {parts[4]}"):  # "in Arden, a town of the valley, whose mill burned"
        return parts[0]
    return f"{parts[0]} {parts[4]}" if not listed and (added or alone or set_apart_name(parts)) else words


def without_half(cut: str, words: str, wording: Wording) -> str:
    """A cut title without what its cutting left but half of, and with the name of a place that it lost."""
    if NAME_GOES_ON.match(words, len(cut)) and (name := LAST_OF_TWO.search(cut)):
        cut = cut[: name.start()]
    if (between := BETWEEN.search(cut)) and between.start() >= FEWEST_LETTERS // 2:
        cut = cut[: between.start()]
    if relative := next((m for m in RELATIVE.finditer(cut) if m.start() >= FEWEST_LETTERS), None):
        cut = cut[: relative.start()]  # of which but half would be told
    cut = ATTRIBUTED.sub("", PARTICIPLE.sub("", cut.rstrip()))
    if NOUN_NEXT.match(words, len(cut)) and (nation := OF_NATION.search(cut)) and nation.start() >= FEWEST_LETTERS:
        cut = cut[: nation.start()]  # "in the Malian" border zone
    if words.startswith(" by ", len(cut)) and (done := DONE_BY.search(cut)) and done.start() >= FEWEST_LETTERS:
        cut = cut[: done.start()]
    cut = AND_VERB_AR.sub("", cut) if TO_WHAT_AR.match(words, len(cut)) else cut
    half = HALF_VERB.search(cut)
    goes_on = half and TO_DO_WHAT.match(words, len(cut))
    if half and half.start() >= FEWEST_LETTERS and (goes_on or (wording.verb and wording.verb.match(half["verb"]))):
        return cut[: half.start()]
    place = PLACE_LEFT.match(words, len(cut))
    if place and OF_NATION.search(place[0]) and NOUN_NEXT.match(words, place.end()):
        return cut
    return words[: place.end()] if place and place.end() <= LONGEST_TITLE + SLACK else with_whole_name(cut, words)


def with_whole_name(cut: str, words: str) -> str:
    """A cut title with the rest of the name that it ends in: "… of President Ivo" Sand."""
    rest = REST_OF_NAME.match(words, len(cut)) if ENDS_IN_NAME.search(cut) else None
    return words[: rest.end()] if rest and rest.end() <= LONGEST_TITLE + SLACK else cut


def within(words: str, comma: int) -> bool:
    """Whether a phrase goes on after a comma: a list, or what somebody was made to do."""
    verbs = VERBS_LISTED.match(words, comma) and words[:comma].endswith(("ed", "en"))
    return bool(IN_LIST.match(words, comma) or TO_DO.match(words, comma) or verbs)


def without_dangling(words: str, wording: Wording) -> str:
    """Without prepositions, articles and conjunctions at the end."""
    while True:
        words = words.rstrip(EDGES.replace(")", ""))
        if words.endswith(GOES_ON):
            return words
        folded = fold_with_offsets(words)
        if owner := OF_OWNER.search(words):
            words = words[: owner.start()]
            continue
        tail = wording.dangling.search(folded.text)
        if not tail or not tail.start():
            return words
        words = words[: folded.span(*tail.span())[0]]
