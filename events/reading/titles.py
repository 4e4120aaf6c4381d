"""What an event could be called: its clause without dates, without who says it, and short."""

import re
from typing import NamedTuple

from events.reading.claimants import AR_BEARER
from events.reading.clauses import (
    BRACKETS,
    LONGEST_TITLE,
    NAME_IN_BRACKETS,
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
    AND_WILL,
    ENDS_ON_VERB,
    NO_MORE,
    PASSED_ON,
    STARTING,
    THAT_TOOK_PLACE,
    WORST_SINCE,
)
from events.reading.title_lengths import EDGES, FEWEST_LETTERS, cut_down
from events.reading.title_openings import (
    AFTER_ANOTHER,
    BEFORE_ANOTHER,
    BESIDE_ANOTHER,
    BUT,
    CLEFT,
    COMES_AFTER,
    HAD,
    HAPPENED,
    HAPPENED_THUS,
    HOURS_AFTER,
    IN_WHICH,
    LEADING_PHRASE,
    OF_THEM,
    REPORTED,
    SAID_BY_THEM,
    WHAT_WAS_BEFORE,
    comes_from,
)
from events.reading.title_subjects import (
    tells_of_subject,
    told_in_perfect,
    with_bare_subject,
    with_noun,
    without_aside,
    without_offices,
)
from events.reading.two_deeds import seam, subject_of
from events.reading.wording import Spans, Wording, beginning, claim_of
from events.text.remembering import LONGEST_SENTENCE, remembered

SHORTEST_WORD = 3
BEFORE_WHEN = re.compile(r", (?=(?:when|after|lorsqu|après)\w{0,2}(?!\w))")
SHORTEST_TITLE = 28  # letters: what is shorter says too little, where its sentence says more
LONGEST_AGENCY = 30  # letters
HE_SAID = re.compile(
    r"[,”\"»]\s*(?:(?:and |but )?(?:he|she|they|it|who) (?:also )?(?:said|added|told|says|wrote|noted|explained|warned|insisted|stressed)"
    r"\b|(?:a|ont)-t-(?:il|elle|ils|elles|on)\b|(?:indique|affirme|précise|explique|ajoute)-t-(?:il|elle|on)\b).*$",
    re.IGNORECASE,
)
# «وفي بيان صدر السبت، قالت النقابة إنها …»
IN_A_STATEMENT = re.compile(
    r"\W{0,3}[وف]?في (?:بيان|تصريح|تصريحات|مؤتمر|كلمة|تغريدة|رسالة|خطاب|مقابلة)(?!\w)[^،]{0,80}، ?$"
)
# «أما الميناء فقد أغلق», «وفد الجبهة، برئاسة نور سامي، وصل»
AS_FOR = re.compile(r"^[وف]?[أا]ما (?P<who>[^،.]{2,80}?)،? فقد (?=\w)")
HEADED_BY = re.compile(r"، (?:برئاسة|بقيادة|بزعامة|[يت](?:رأس|قود|تزعم)(?:ه|ها|هم)) [^،]{3,90}، (?=\w)")
# «التشاور جار لتحديد المكان، حسب وكالة سبأ»
PASSED_ON_BY = re.compile(
    r"، (?:ب?حسب|وفقا ل|نقلا عن|طبقا ل|كما (?:ذكر|أورد|نقل)ت?) ?(?:ال)?(?:وكالة|صحيفة|قناة|موقع|إذاعة|تلفزيون)(?!\w)[^،]{0,40}(?=،|$)"
)
# "An overnight raid", "a Monday attack": of what is left.
BEFORE_AN = (
    "(?:" + "|".join(["^", *(f"(?<=\\b{word} )" for word in "in by of to on for with from after".split())]) + ")"
)
AN = re.compile(rf"{BEFORE_AN}([Aa])n(?= [bcdfgjklmnpqrstvwxyz][a-z])")
A = re.compile(rf"{BEFORE_AN}([Aa])(?= (?:[aei][a-z]|o(?!ne|nce)[a-z]|up|ultim))")
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
ASIDE = re.compile(
    r" (?:-- ?(?:which|who|qui|dont|que) .{3,160}? ?--|[–—] ?(?:which|who|qui|dont|que) [^–—]{3,160} ?[–—]|--\w[^-]{3,80}\w--|[-–—] ?(?:[يت]\S+|وهو|وهي|الذي|التي|بحسب|وفق) [^–—-]{3,160} ?[-–—]) "
)
AS_WHAT = re.compile(r" (?:بصفت|باعتبار)(?:ه|ها|هم) [^،]{3,90}، (?=\w)")
# "The bridge, which was rebuilt in the valley": of the date is what was done to it.
WHICH_WAS = re.compile(
    r"^(?P<who>[^,]{3,60}), (?:which|who|qui) (?=(?:was|were|had|has|have|a|ont|avait|avaient|est|sont|était|étaient)\b[^,]*$)"
)
# « Le chef des rebelles qui tiennent la vallée depuis mai a signé »: the subject without what it is known by.
WHO_DID = re.compile(
    r"(?P<who>[^,.;:]{3,110}?) qui (?:(?:a|ont|avait|avaient|est|sont) )?[^,.;:]{3,110}?"
    r"(?= (?:a|ont|avait|avaient) (?:été )?\w{2,}(?:é|i|u|is|it|ert)(?:e?s?)(?!\w))"
)
LAST_ASIDE = re.compile(r"(?<=.{45}) (?:--|[–—]) (?:the|an?|one|le|la|une?) .*$")
ALSO = re.compile(r"(?<=\w )(?:also|également|par ailleurs) (?=\w)|(?:(?<= a )|(?<= ont ))aussi (?=\w)")
# "The village, in the north was hit": the second comma stood with what was left out.
PLACED = re.compile(
    r"^(?P<who>[^,]{3,60}), +(?:(?:dans|en|au(?! moins)|aux|à|près|in|at|near) [^,]{3,60}?"
    r"|(?:présumé|soupçonné|supposé|affilié|suspecté|identifié)e?s? [^,]{3,140}?) (?=(?:a|ont|est|sont|avait|avaient|has|have|had|was|were)\b)"
)
CAUSED = re.compile(
    r" (?:prompted|forced|ordered|urged|asked|allowed|caused|pushed|led) (?:[A-Za-z’'-]+ ){0,4}[A-Za-z’'-]+ ?$"
)
CITY = re.compile(r"^[A-Z][A-Z ,.’'-]{3,40}[–—](?=[A-Z][a-z])")  # a dateline without blanks
COMMA = re.compile(r"[،,] ")
ENDS_ON_COMMA = re.compile(r",[”»\"]? ?$")
VERB_NEXT = re.compile(r"(?:was|were|is|are|has|have|had|a|ont|est|sont|avait|avaient|était|étaient) ")
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
SO_LONG_AFTER = re.compile(r", (?:an?|one|two|three|\d+) (?:hours?|days?|weeks?|months?|years?) (?:after|before) .*$")
CLOSED = re.compile(r"[,.]? ?[”»\"]")
QUOTATION = re.compile(r"(?<=['’])«\s?|[«»“”\"]")


Span = tuple[int, int]


class Told(NamedTuple):
    """Half-open spans: of the clause that tells of a date, of its sentence, and of what its title does without."""

    clause: Span
    whole: Span
    dropped: list[Span]


def unquoted(words: str) -> str:
    return NAME_IN_BRACKETS.sub(r"\1", QUOTATION.sub("", words))


def headline(sentence: str, expressions: Spans, at: int, wording: Wording) -> str:
    """What the clause around the letter `at` could be called: without its dates (their half-open spans), without who
    says it and what stands in brackets, and short.

    A proposal for an editor, not a title to be trusted.
    """
    return headline_at(sentence, tuple(expressions), at, wording)


@remembered(1_000, LONGEST_SENTENCE)
def headline_at(sentence: str, expressions: tuple[Span, ...], at: int, wording: Wording) -> str:
    """As `headline`, which is asked to know one event from another, and for the title of its card."""
    spans, _breaks = parts_of(sentence, expressions, wording)
    spans = [span for span in spans if not HUNG.search(sentence, max(span[0] - 2, 0), span[0])]
    spans = without_possessives(sentence, expressions, spans)
    claim = claim_of(sentence, wording, expressions)
    told = without_speaker(sentence, expressions, at, wording, spans)
    begins = next((last for first, last in spans if first == told.clause[0] <= at), told.clause[0])
    if claim and claim.lead[0] <= told.clause[0] <= at < claim.lead[1] < told.clause[1]:
        begins = max(begins, claim.lead[1])  # "said on Monday that despite the truce, ten men had left"
    told, opened = without_opening(sentence, expressions, at, told, begins)
    if not opened and (what := WHAT_WAS_BEFORE.match(sentence, told.whole[0])) and what.start(1) <= at < what.end():
        return as_title(left_of(sentence, what.span(1), told.dropped), wording)
    words = left_of(sentence, told.clause, told.dropped)
    if wording.verb and (joint := seam(sentence, sorted(expressions), at)) and told.clause[0] == joint[1]:
        words = f"{subject_of(sentence, told.whole[0], wording.verb)} {words}".strip()
    words = by_name(without_connectives(words, wording), sentence, claim)
    if claim and LED.search(sentence[: claim.lead[1]]) and told.clause[0] <= claim.lead[1]:
        words = nominative(words)
    title = with_noun(as_title(without_claim(words, wording), wording), sentence)
    start = told.clause[0]
    if start and (since_before(sentence, start) == start or sentence.endswith((", where ", ", où "), 0, start)):
        return title
    title = not_too_short(title, sentence, expressions, told, wording)
    # Of whom an infinitive tells would be anyone's guess.
    return "" if INFINITIVE.match(title) else with_subject(title, sentence)


def without_speaker(
    sentence: str, expressions: tuple[Span, ...], at: int, wording: Wording, spans: list[Span]
) -> Told:
    """The clause of a date, and what of its sentence says who says it, or stands in brackets."""
    claim = claim_of(sentence, wording, expressions)
    brackets = (mark.span() for mark in BRACKETS.finditer(sentence))
    leads = own_lead(sentence, expressions, wording)
    dropped = [*spans, *brackets, *(with_its_commas(sentence, lead) for lead in leads)]
    clause, whole = clause_around(sentence, expressions, at, wording), (beginning(sentence), len(sentence))
    if not claim:
        return Told(clause, whole, sorted(dropped))
    lead = claim.lead
    if bearer := AR_BEARER.search(sentence, claim.start, claim.end + 1):
        dropped.append(bearer.span())
    if at < lead[0] and CLOSED.match(sentence, lead[0]):  # “Ten men died,” he said, renewing a call
        whole = whole[0], lead[0]
        clause = min(clause[0], whole[1]), min(clause[1], whole[1])
    if lead[0] - whole[0] >= FEWEST_LETTERS and is_when_said(sentence, lead, at):
        clause = whole
        dropped.append((lead[0], at))
    if lead[1] > lead[0] > at and IN_A_STATEMENT.match(sentence[whole[0] : lead[0]]):
        clause = lead[1], whole[1]
    return Told(clause, whole, sorted(dropped))


def with_its_commas(sentence: str, lead: Span) -> Span:
    """What says who says it, between a name and its verb, with the commas that set it apart: "a truce," according to
    the mayor, was signed"."""
    before, after = ENDS_ON_COMMA.search(sentence, 0, lead[0]), COMMA.match(sentence, lead[1])
    if not (before and after and VERB_NEXT.match(sentence, after.end())):
        return lead
    return before.start(), after.end()


def without_opening(
    sentence: str, expressions: tuple[Span, ...], at: int, told: Told, begins: int
) -> tuple[Told, bool]:
    """Without what the clause, which begins at the letter `begins` after its date, came after or stood beside; and
    whether it began with that."""
    (start, end), whole, dropped = told
    starts = start
    begins += len(sentence[begins:]) - len(sentence[begins:].lstrip())
    opening = capital(sentence[begins:])
    if (but := BUT.match(opening)) and any(
        one.match(capital(opening[but.end() :])) for one in (AFTER_ANOTHER, BESIDE_ANOTHER)
    ):
        begins, opening = begins + but.end(), capital(opening[but.end() :])
    if (before := BEFORE_ANOTHER.match(sentence, start)) and before.end() < at:
        start = before.end()
    after = AFTER_ANOTHER.match(opening) or BESIDE_ANOTHER.match(opening)
    beside = BESIDE_ANOTHER.match(sentence, whole[0])
    if beside and start < beside.end() <= at:  # «وفي حين لم يصدر تعليق، أفاد بيان …»
        start = beside.end()
    mine = next((one for one in expressions if one[0] <= at < one[1]), (0, 0))
    if of := comes_from(sentence, *mine):
        start, end = of, whole[1]
    elif came := mine if AFTER.search(sentence, 0, mine[1]) else None:
        start, end = came[1], whole[1]  # "the strike came two days after they had offered a truce"
        if CAME.search(sentence, max(came[0] - LONGEST_CAME, 0), came[0]):  # what follows is no raid told before
            que = QUE.match(sentence, came[1])
            start = que.end() if que else came[1]
            dropped = [came if first <= came[0] < last else (first, last) for first, last in dropped]
    for pattern, first in (
        (HAPPENED_THUS, whole[0]),
        (HAPPENED, None),
        (OF_THEM, whole[0]),
        (REPORTED, whole[0]),
        (IN_WHICH, whole[0]),
    ):
        opened = pattern.match(sentence, start if first is None else first)
        if opened and whole[0] <= at < opened.end():
            start, end = opened.end(), end if first is None and end > opened.end() else whole[1]
    soon = len(expressions) == 1 and HOURS_AFTER.match(opening)
    if after and start == starts and (begins > at or at - begins >= after.end() or soon):
        return Told((begins + after.end(), end), whole, dropped), True
    return Told((start, end), whole, dropped), False


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def not_too_short(title: str, sentence: str, expressions: tuple[Span, ...], told: Told, wording: Wording) -> str:
    """The title, or that of more of the sentence, where its clause is half of a list, or only adds to what is told."""
    clause, whole, dropped = told
    claim = claim_of(sentence, wording, expressions)
    alone = len(title) < SHORTEST_CLAUSE and len(expressions) == 1
    if (alone or not wording.tells(title)) and clause != whole:
        longer = as_title(by_name(left_of(sentence, whole, dropped), sentence, claim), wording)
        title = longer if wording.tells(longer) else title
    if len(title) < SHORTEST_TITLE and clause[1] < whole[1] and not any(one[0] >= clause[1] for one in expressions):
        left = BEFORE_WHEN.sub(" ", left_of(sentence, (clause[0], whole[1]), dropped))
        longer = as_title(by_name(left, sentence, claim), wording)
        title = longer if longer.startswith(title) and wording.tells(longer) else title
    return title


def without_claim(words: str, wording: Wording) -> str:
    """Without another «X said that» at the beginning, where one tells what another one said."""
    claim = claim_of(words, wording)
    before = claim is not None and (wording.claims.joins or claim.end < claim.lead[1])  # not "according to X"
    if claim is None or not before or claim.lead[0] > 1 or len(words) - claim.lead[1] < SHORTEST_TITLE:
        return words
    said = words[claim.lead[1] :] if claim.lead[1] > claim.end else words
    if not wording.claims.joins:
        said = by_name(said, words, claim)
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
    words = " ".join(SPACE_BEFORE.sub("", unquoted(words)).strip(EDGES).split())
    return cut_down(capital(words), wording)


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


def as_title(words: str, wording: Wording) -> str:
    """At most LONGEST_TITLE letters, without quotation marks, connectives before and dangling words after; a verb
    that begins them becomes its noun, where the language gives one and it says the same."""
    words = TIME.sub("", HE_SAID.sub("", words.removeprefix("’s ").removeprefix("'s ")))
    words = CITY.sub("", THEIR_MEN.sub("", OF_A_DATE.sub("", words)))
    words = LEFT_OUT.sub(",", words)
    words = SPACE_BEFORE.sub("", unquoted(words)).strip(EDGES)
    words = WHAT_IT_IS.sub("", A.sub(r"\1n", AN.sub(r"\1", words)))
    words = WORST_SINCE.sub("", AND_ADDED.sub("", NO_MORE.sub("", PASSED_ON.sub("", words))))
    words = STARTING.sub("", words)
    words = HAD.sub(r"\g<who> ", THAT_TOOK_PLACE.sub("", words, count=1))
    words = FACTS.sub("", words)
    words = SAID_BY_THEM.sub("", LEADING_PHRASE.sub("", COMES_AFTER.sub("", words)))
    words = FACTS.sub("", CLEFT.sub("", words))
    if len(words) > LONGEST_TITLE and (which := WHO_DID.match(words)):
        words = f"{which['who']}{words[which.end() :]}"
    if (placed := PLACED.match(words)) and not (wording.verb and wording.verb.search(placed["who"])):
        words = f"{placed['who']} {words[placed.end() :]}"
    words = PASSED_ON_BY.sub("", words)
    words = HEADED_BY.sub(" ", AS_FOR.sub(r"\g<who> ", words))
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
    words = wording.nominal(AND_WILL.sub("", LEFT_BY.sub(" ", WHICH_WAS.sub(r"\g<who> ", told_in_perfect(cut)))))
    return capital(words)


def written_together(drawn: re.Match[str]) -> str:
    """A preposition with its word: «لـ النقابة» → «للنقابة»."""
    by, the = drawn["by"], drawn["the"]
    return f"{by}ل" if the and by.endswith("ل") else by + the


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
