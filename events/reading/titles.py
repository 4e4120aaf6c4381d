"""What an event could be called: its clause without dates, without who says it, and short."""

import re

from events.reading.claimants import AR_BEARER
from events.reading.clauses import (
    BRACKETS,
    LONGEST_TITLE,
    SHORTEST_CLAUSE,
    clause_around,
    own_lead,
    parts_of,
    since_before,
)
from events.reading.folding import fold_with_offsets
from events.reading.hours import TIME
from events.reading.nominative import LED, nominative
from events.reading.own_deeds import by_name
from events.reading.subjects_arabic import with_subject
from events.reading.title_endings import (
    AND_ADDED,
    ENDS_ON_VERB,
    NO_MORE,
    PASSED_ON,
    THAT_TOOK_PLACE,
    WORST_SINCE,
)
from events.reading.title_lengths import EDGES, FEWEST_LETTERS, RELATIVE, cut_down
from events.reading.title_openings import (
    AFTER_ANOTHER,
    BEFORE_ANOTHER,
    BESIDE_ANOTHER,
    CLEFT,
    COMES_AFTER,
    HAD,
    HAPPENED,
    HAPPENED_THUS,
    LEADING_PHRASE,
    OF_THEM,
    SAID_BY_THEM,
    WHAT_WAS_BEFORE,
)
from events.reading.wording import Spans, Wording, beginning, claim_of

SHORTEST_WORD = 3
BEFORE_WHEN = re.compile(r", (?=(?:when|after|lorsqu|après)\w{0,2}(?!\w))")
SHORTEST_TITLE = 28  # letters: what is shorter says too little, where its sentence says more
LONGEST_AGENCY = 30  # letters
HE_SAID = re.compile(
    r"[,”\"»]\s*(?:(?:and |but )?(?:he|she|they|it|who) (?:also )?(?:said|added|told|says|wrote|noted|explained|warned|insisted|stressed)"
    r"\b|(?:a|ont)-t-(?:il|elle|ils|elles|on)\b|(?:indique|affirme|précise|explique|ajoute)-t-(?:il|elle|on)\b).*$",
    re.IGNORECASE,
)
# "avait repris": what a headline tells in the perfect.
PLUPERFECT = re.compile(
    r"\b(?P<verb>avait|avaient|était|étaient)(?= (?:(?:\w+ment|déjà|aussi|également) )?(?!plus\b|tous\b|aussi\b|ainsi\b|parmi\b|puis\b|depuis\b)"
    r"(?:été|[a-zà-ÿ]{2,}(?:é|i|u|is|it|ert|ort)e?s?|dit|mis|pris|fait|eu)\b)"
)
MOVES = re.compile(
    r" (?:(?:\w+ment|déjà) )?(?:tombé|entré|arrivé|parti|resté|mort|décédé|sorti|rentré|retourné|allé|passé|(?:re|de|par|inter|sur)?venu)e?s?\b"
)
LONGEST_SUBJECT = 60  # letters
# «وفي بيان صدر السبت، قالت النقابة إنها …»
IN_A_STATEMENT = re.compile(
    r"\W{0,3}[وف]?في (?:بيان|تصريح|تصريحات|مؤتمر|كلمة|تغريدة|رسالة|خطاب|مقابلة)(?!\w)[^،]{0,80}، ?$"
)
AN = re.compile(r"(?<=\bin )an(?= [bcdfgjkmpqtvwz][a-z])")  # "in an overnight firefight"
THEIR_MEN = re.compile(r"^(?:Its|Their|its|their) (?=(?:forces|troops|soldiers|fighters) )")
# An act that speaks is what came about: «تحدث قرار المجلس الأخير بشأن الميناء بشكل قاطع عن …».
PAPER = re.compile(
    r"^(?:تحدث|أشار|نص|تضمن|شدد|أكد|ركز)ت? (?P<paper>(?:قرار|اتفاق|اتفاقية|معاهدة|مرسوم|قانون)(?: (?!بشكل|بصورة|عن|إلى|على|أن|أنه|في)\S+){1,9})"
    r" (?:بشكل|بصورة|عن|إلى|على|أن|أنه) "
)
OF_A_DATE = re.compile(r"^(?:courant|écoulé|الجاري|المنصرم)\s*[,،]\s*")  # what the date left behind
FACTS = re.compile(
    r"^(?:ب|عن )(?=(?:مقتل|استشهاد|إصابة|السيطرة|إسقاط|تدمير|إحباط|اعتقال|سقوط|وفاة|العثور|تحرير|استعادة|وقوع|اندلاع|تعرض|وصول|انسحاب|قصف|شن|ارتفاع|نزوح|إطلاق"
    r"|فرار|سماع|تجدد|تسجيل|تدهور|نفاد|خروج|دخول|توقف|تزايد|تصاعد|انقطاع|احتراق|اختطاف)(?!\w))"
)
# «لعام 2015»: without the date its letter would be left.
HUNG = re.compile(r"(?<![^\W\d_])[لبك]$")
SPACE_BEFORE = re.compile(r"\s+(?=[،,؛;:.])")
DRAWN_OUT = re.compile(r"(?<!\w)(?P<by>[وف]?[بلك])ـ ?(?P<the>(?:ال)?)(?=[^\W\d_])")  # «بـ “النقابة”»
SINCE_ITS = re.compile(r"[Ss]ince (?:last )?\w+['’]s \w+")
POSSESSIVE = re.compile(r"['’]s(?= )")  # "for Monday's attack": the preposition is of the attack
APART = re.compile(r", (?:who|which|whose|where|qui|dont|où) [^,]{3,120}, (?=\S)")
MODIFIED = re.compile(
    r" (?:(?:identifi|accus|soupçonn|considér|présent)ée?s?|of|in|on|from|for|with|near|at|sur|de|du|des|en|au|aux|pour|à) | d['’]"
)
ASIDE = re.compile(
    r" (?:-- ?(?:which|who|qui|dont|que) .{3,160}? ?--|[–—] ?(?:which|who|qui|dont|que) [^–—]{3,160} ?[–—]|--\w[^-]{3,80}\w--|[-–—] ?(?:[يت]\S+|وهو|وهي|الذي|التي|بحسب|وفق) [^–—-]{3,160} ?[-–—]) "
)
AS_WHAT = re.compile(r" (?:بصفت|باعتبار)(?:ه|ها|هم) [^،]{3,90}، (?=\w)")
# "The bridge, which was rebuilt in the valley": of the date is what was done to it.
WHICH_WAS = re.compile(
    r"^(?P<who>[^,]{3,60}), (?:which|who|qui) (?=(?:was|were|had|has|have|a|ont|avait|avaient|est|sont|était|étaient)\b[^,]*$)"
)
LAST_ASIDE = re.compile(r"(?<=.{45}) (?:--|[–—]) (?:the|an?|one|le|la|une?) .*$")
ALSO = re.compile(r"(?<=\w )(?:also|également|par ailleurs) (?=\w)")
LONGEST_ASIDE = 180  # letters
# "Une cinquantaine d'hommes": it is they who do it.
# "the envoy, appointed by the union, met": what was done to them before.
SET_ASIDE = re.compile(r"[a-z]+(?:ed|en|wn) (?:as|by|in|from|to|with|for|of|on|at|under|during)\b[^,]*, ")
SO_MANY = re.compile(r"(?:\w+aine|millier|groupe|dozens|hundreds|thousands|group|number|majority)s?$")
BETWEEN_TWO = re.compile(r"(?<=\w) (?:entre|between) (?=[^,]{3,120} (?:et|and) )")
# "The village, in the north was hit": the second comma stood with what was left out.
PLACED = re.compile(
    r"^(?P<who>[^,]{3,60}), +(?:(?:dans|en|au(?! moins)|aux|à|près|in|at|near) [^,]{3,60}?"
    r"|(?:présumé|soupçonné|supposé|affilié|suspecté|identifié)e?s? [^,]{3,140}?) (?=(?:a|ont|est|sont|avait|avaient|has|have|had|was|were)\b)"
)
CAUSED = re.compile(r" (?:prompted|forced|ordered|urged|asked|allowed|caused|pushed|led) (?:[A-Za-z’'-]+ ?){1,5}$")
CITY = re.compile(r"^[A-Z][A-Z ,.’'-]{3,40}[–—](?=[A-Z][a-z])")  # a dateline without blanks
COMMA = re.compile(r"[،,] ")
SINGULAR = re.compile(r"(?:was|is|has|est|a|avait|était|doit|peut|va) ")
AND = re.compile(r" (?:and|et) ")
WITHIN_NAME = re.compile(r"[A-ZÀ-Þ]\w* (?:and|et) [A-ZÀ-Þ]$")  # "the Guild for Care and Keeping"
LONGEST_WORD = 20  # letters
INFINITIVE = re.compile(r"(?:avoir|(?:s['’])?être)(?!\w)", re.IGNORECASE)
LEFT_OUT = re.compile(r" \(\.{3}\)(?= [a-zà-ÿ])")
LEFT_BY = re.compile(r" par,? (?=(?:a|ont) été )")  # by whom stands between commas, and is gone
AFTER = re.compile(r"(?: after| après)$")
LONGEST_CAME = 30  # letters
CAME = re.compile(
    r"\b(?:happened|came|comes|occurred|took place|began|(?:inter|sur)vien(?:t|nent)|(?:inter|sur)venue?s?)"
    r" (?:just |only |barely |seulement |à peine )?$"
)
QUE = re.compile(r" qu(?:e |['’])")
# "Ed Dara, a suburb east of the capital, and Bokoro", « à Kaya, localité située à trente kilomètres du port »
WHAT_IT_IS = re.compile(
    r"(?<=.{20}), (?:an? (?:small |northern |southern |eastern |western |central )?"
    r"(?:town|village|city|suburb|district|neighbou?rhood|locality)"
    r"|(?:une? )?(?:petite )?(?:localité|ville|village|commune|bourgade|quartier|chef-lieu|banlieue)) [^,.;]{3,80}(?:,(?= (?:and|et) )|(?=,|$))"
)
# « le président malien Ivo Sand »
OFFICE = re.compile(
    r"(?:[Ll]e |[Ll]a |[Ll]['’])(?:vice-|ex-)?(?:président|[Pp]remier ministre|ministre|roi|reine|chef|général|colonel|gouverneur"
    r"|maire|chancelier)e?(?: [a-zà-ÿ'’-]+){0,4}? (?=[A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ])"
)
# « les deux présidents, Ivo Sand et Ana Mor, et le roi »
NAMED_APART = re.compile(
    r"(?<=[a-zà-ÿ]), [A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ][\w’-]+ (?:et|and) [A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ][\w’-]+,(?= (?:et|and) )"
)
SO_LONG_AFTER = re.compile(r", (?:an?|one|two|three|\d+) (?:hours?|days?|weeks?|months?|years?) (?:after|before) .*$")
CLOSED = re.compile(r"[,.]? ?[”»\"]")
QUOTATION = re.compile(r"[«»“”\"]")


def headline(sentence: str, expressions: Spans, at: int, wording: Wording) -> str:
    """What the clause around the letter `at` could be called: without its dates (their half-open spans), without who
    says it and what stands in brackets, and short.

    A proposal for an editor, not a title to be trusted.
    """
    spans, _breaks = parts_of(sentence, tuple(expressions), wording)
    spans = [span for span in spans if not HUNG.search(sentence, max(span[0] - 2, 0), span[0])]
    spans = without_possessives(sentence, expressions, spans)
    dropped = sorted(
        [*spans, *(m.span() for m in BRACKETS.finditer(sentence)), *own_lead(sentence, expressions, wording)]
    )
    claim = claim_of(sentence, wording, expressions)
    if claim and (bearer := AR_BEARER.search(sentence, claim.start, claim.end + 1)):
        dropped = sorted([*dropped, bearer.span()])
    clause, whole = clause_around(sentence, expressions, at, wording), (beginning(sentence), len(sentence))
    if claim and at < claim.lead[0] and CLOSED.match(sentence, claim.lead[0]):
        whole = whole[0], claim.lead[0]  # “Ten men died,” he said, renewing a call
        clause = min(clause[0], whole[1]), min(clause[1], whole[1])
    if claim and claim.lead[0] - whole[0] >= FEWEST_LETTERS and is_when_said(sentence, claim.lead, at):
        clause, dropped = whole, sorted([*dropped, (claim.lead[0], at)])
    if (
        claim
        and claim.lead[0] > at
        and claim.lead[1] > claim.lead[0]
        and IN_A_STATEMENT.match(sentence[whole[0] : claim.lead[0]])
    ):
        clause = claim.lead[1], whole[1]
    starts = clause[0]
    begins = next((last for first, last in spans if first == starts <= at), starts)  # « Mardi, après la messe, »
    begins += len(sentence[begins:]) - len(sentence[begins:].lstrip())
    opening = sentence[begins : begins + 1].upper() + sentence[begins + 1 :]
    if before := BEFORE_ANOTHER.match(sentence, clause[0]):
        clause = (before.end(), clause[1]) if before.end() < at else clause
    after = AFTER_ANOTHER.match(opening) or BESIDE_ANOTHER.match(opening)
    beside = BESIDE_ANOTHER.match(sentence, whole[0])
    if beside and clause[0] < beside.end() <= at:
        clause = beside.end(), clause[1]  # «وفي حين لم يصدر تعليق، أفاد بيان …»
    if came := next(
        (span for span in expressions if span[0] <= at < span[1] and AFTER.search(sentence, 0, span[1])), None
    ):
        clause = came[1], whole[1]  # "the strike came two days after they had offered a truce"
        if CAME.search(sentence, max(came[0] - LONGEST_CAME, 0), came[0]):  # what follows is no raid told before
            que = QUE.match(sentence, came[1])
            clause = (que.end() if que else came[1]), whole[1]
            dropped = [came if first <= came[0] < last else (first, last) for first, last in dropped]
    if (thus := HAPPENED_THUS.match(sentence, whole[0])) and at < thus.end():
        clause = thus.end(), whole[1]
    if (happened := HAPPENED.match(sentence, clause[0])) and at < happened.end():
        clause = happened.end(), whole[1]
    if (of_them := OF_THEM.match(sentence, whole[0])) and whole[0] <= at < of_them.end():
        clause = of_them.end(), whole[1]
    if after and clause[0] == starts and (begins > at or at - begins >= after.end()):
        clause = begins + after.end(), clause[1]
    elif (what := WHAT_WAS_BEFORE.match(sentence, whole[0])) and what.start(1) <= at < what.end():
        return as_title(left_of(sentence, what.span(1), dropped), wording)
    words = by_name(without_connectives(left_of(sentence, clause, dropped), wording), sentence, claim)
    if claim and LED.search(sentence[: claim.lead[1]]) and clause[0] <= claim.lead[1]:
        words = nominative(words)
    title = as_title(without_claim(words, wording), wording)
    if clause[0] and (
        since_before(sentence, clause[0]) == clause[0] or sentence.endswith((", where ", ", où "), 0, clause[0])
    ):
        return title
    alone = len(title) < SHORTEST_CLAUSE and len(tuple(expressions)) == 1
    if (alone or not wording.tells(title)) and clause != whole:  # half of a list, or what only adds to what is told
        longer = as_title(by_name(left_of(sentence, whole, dropped), sentence, claim), wording)
        title = longer if wording.tells(longer) else title
    if (
        len(title) < SHORTEST_TITLE
        and clause[1] < whole[1]
        and not any(first >= clause[1] for first, _ in expressions)
    ):
        left = BEFORE_WHEN.sub(" ", left_of(sentence, (clause[0], whole[1]), dropped))
        longer = as_title(by_name(left, sentence, claim), wording)
        title = longer if longer.startswith(title) and wording.tells(longer) else title
    return (
        "" if INFINITIVE.match(title) else with_subject(title, sentence)
    )  # of whom it tells would be anyone's guess


def without_claim(words: str, wording: Wording) -> str:
    """Without another «X said that» at the beginning, where one tells what another one said."""
    claim = claim_of(words, wording) if wording.claims.joins else None
    if claim is None or claim.lead[0] > 1 or len(words) - claim.lead[1] < SHORTEST_TITLE:
        return words
    said = words[claim.lead[1] :] if claim.lead[1] > claim.end else words
    return nominative(said) if LED.search(words[: claim.lead[1]]) else said


def is_when_said(sentence: str, lead: tuple[int, int], at: int) -> bool:
    """Whether the day at the letter `at` ends with what says who says it, after what is told."""
    said = lead[0] <= at and at - lead[1] < LONGEST_AGENCY and len(sentence) - max(at, lead[1]) < LONGEST_AGENCY
    return said and lead[0] < lead[1] and not COMMA.search(sentence, lead[1], at)


def plain(sentence: str, expressions: Spans, wording: Wording) -> str:
    """The sentence without its dates, cut at a phrase's end: what an editor makes a title of where `headline` is ""."""
    spans = without_possessives(sentence, expressions, parts_of(sentence, tuple(expressions), wording)[0])
    brackets = [mark.span() for mark in BRACKETS.finditer(sentence)]
    dropped = sorted([*spans, *brackets, *own_lead(sentence, expressions, wording)])
    words = left_of(sentence, (beginning(sentence), len(sentence)), dropped)
    words = " ".join(SPACE_BEFORE.sub("", QUOTATION.sub("", words)).strip(EDGES).split())
    return cut_down(words[:1].upper() + words[1:], wording)


def without_possessives(sentence: str, expressions: Spans, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of the dates with the 's of those that have one, and then without the preposition before."""
    marks = ((one, SINCE_ITS.match(sentence, one[0]) or POSSESSIVE.match(sentence, one[1])) for one in expressions)
    owners = {one[1]: (one[0], mark.end()) for one, mark in marks if mark}
    return [owners.get(end, (start, end)) for start, end in spans]


def left_of(sentence: str, clause: tuple[int, int], dropped: list[tuple[int, int]]) -> str:
    """The words of a clause, a half-open span, without those in the sorted spans that are dropped."""
    kept, last = [], clause[0]
    for first, end in dropped:
        if first >= clause[1]:
            break
        beyond = min(end, clause[1])
        if first >= last and beyond <= clause[1]:
            kept.append(sentence[last:first])
            last = beyond
        elif first < last < beyond <= clause[1]:
            last = beyond
    kept.append(sentence[last : clause[1]])
    return " ".join(" ".join(part.strip() for part in kept if part.strip(EDGES)).split())


def in_perfect(verb: re.Match[str]) -> str:
    """Of être only the verbs that move: "était tombé", not "était prévu"."""
    perfect = {"avait": "a", "avaient": "ont", "était": "est", "étaient": "sont"}[verb["verb"]]
    moves = verb["verb"].startswith("ét") and not MOVES.match(verb.string, verb.end())
    return verb["verb"] if moves else perfect


def as_title(words: str, wording: Wording) -> str:
    """At most LONGEST_TITLE letters, without quotation marks, connectives before and dangling words after; a verb
    that begins them becomes its noun, where the language gives one and it says the same."""
    words = TIME.sub("", HE_SAID.sub("", words.removeprefix("’s ").removeprefix("'s ")))
    words = CITY.sub("", THEIR_MEN.sub("", OF_A_DATE.sub("", words)))
    words = LEFT_OUT.sub(",", words)
    words = SPACE_BEFORE.sub("", QUOTATION.sub("", words)).strip(EDGES)
    words = WHAT_IT_IS.sub("", AN.sub("a", words))
    words = WORST_SINCE.sub("", AND_ADDED.sub("", NO_MORE.sub("", PASSED_ON.sub("", words))))
    words = HAD.sub(r"\g<who> ", THAT_TOOK_PLACE.sub("", words, count=1))
    words = SAID_BY_THEM.sub("", LEADING_PHRASE.sub("", COMES_AFTER.sub("", words)))
    words = PLACED.sub(r"\g<who> ", FACTS.sub("", CLEFT.sub("", words)))
    words = ALSO.sub("", LAST_ASIDE.sub("", AS_WHAT.sub(" ", ASIDE.sub(" ", words))))
    words = DRAWN_OUT.sub(written_together, words)
    words = re.sub(r" [-–](على الأقل|au moins|at least)[-–] ", r" \1 ", words)
    words = " ".join(re.sub(r"([،,])(?:\s*[،,])+", r"\1", words).split())
    if paper := PAPER.match(words):
        return paper["paper"].replace(" الأخير", "", 1)
    words = without_offices(without_aside(without_connectives(words, wording), wording))
    cut = cut_down(words, wording)
    left = CAUSED.search(cut) and words.startswith(f"{cut} to ")
    if (left or ENDS_ON_VERB.search(cut)) and (whole := cut_down(with_bare_subject(words, wording), wording)):
        cut = whole
    told = wording.tells(cut) and (cut == words or not wording.verb or tells_of_subject(cut, wording.verb))
    if not told and (whole := with_bare_subject(SO_LONG_AFTER.sub("", words), wording)):
        cut = cut_down(whole, wording)
        cut = cut if wording.tells(cut) else ""
    past = PLUPERFECT.search(cut)
    if past and not RELATIVE.search(cut, 0, past.start()):  # "ces hommes qui étaient revenus" were back before
        cut = cut[: past.start()] + in_perfect(past) + cut[past.end() :]
    words = wording.nominal(LEFT_BY.sub(" ", WHICH_WAS.sub(r"\g<who> ", cut)))
    return words[:1].upper() + words[1:]


def written_together(drawn: re.Match[str]) -> str:
    """A preposition with its word: «لـ النقابة» → «للنقابة»."""
    by, the = drawn["by"], drawn["the"]
    return f"{by}ل" if the and by.endswith("ل") else by + the


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
    if not modifiers or joined:
        between = BETWEEN_TWO.search(words, 0, main.start())
        return f"{words[: between.start()]} {words[main.start() :]}" if between else words
    return f"{words[: min(modifiers)].rstrip(',')} {words[main.start() :]}"


def without_connectives(words: str, wording: Wording) -> str:
    """Without "but", "however", و and their like at the head."""
    for _ in range(3):
        folded = fold_with_offsets(words)
        opener = wording.connective.match(folded.text) or wording.clause_starts.match(folded.text)
        if not opener or opener.end() >= len(folded.text):
            break
        words = words[folded.span(*opener.span())[1] :].strip(EDGES)
    first = fold_with_offsets(words.partition(" ")[0]).text
    bare = first[:1] == wording.clitics[:1] and first not in wording.folded_own_conjunctions
    long_enough = len(first) > SHORTEST_WORD or first == "وفي" or first[1:] in wording.folded_nouns
    return words[1:] if bare and wording.clitics and long_enough else words
