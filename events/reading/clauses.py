"""The clause of a sentence that tells of a date."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter

from events.reading.folding import fold_with_offsets
from events.reading.two_deeds import seam
from events.reading.wording import Spans, Wording, beginning, claim_of
from events.text.remembering import LONGEST_SENTENCE, remembered

LONGEST_TITLE = 110  # letters
SHORTEST_CLAUSE = 18  # letters: what is shorter is no clause of its own
FEWEST_WORDS = 3
LONGEST_LONE_DATE = 40  # letters: with nothing but a date before it, a sentence has but one clause
NEAR_END = 3  # letters
LONGEST_OPENER = 60  # letters: of the words right before a date that are for it
# Some agencies put brackets around names, as others put quotation marks: «في مدينة (النور)».
NAME_IN_BRACKETS = re.compile(r"\((ال[\u0621-\u064a]+|[\u0621-\u064a]+(?: [\u0621-\u064a]+)+)\)")
# What stands between dashes before a verb is as in brackets: "the leaders – A and B – signed".
BRACKETS = re.compile(
    # «عناصر من (النقابة)»: what stands in these brackets is part of what is told.
    r"(?<!\s)(?<!\sمن)(?<!\sمع)(?<!\sفي)(?<!جماعة)(?<!تنظيم)(?<!حركة)(?<!قوات)(?<!جبهة)"
    r"(?<!مدينة)(?<!بلدة)(?<!قرية)(?<!منطقة)(?<!ولاية)(?<!إقليم)(?<!محافظة)(?<!مطار)(?<!معبر)(?<!أعلنت)(?<!قالت)\s*"
    r"(?:—(?:carried out|launched|held|staged|which|who)\b[^—.]{0,80}—"
    r"|\((?!\.{3}\))[^()]{0,120}\)|\[[^\[\]]{0,120}\]"
    r"|[-–—] (?:[يت]\S+|وهو|وهي|الذي|التي|بحسب|وفق) [^.؛:–—-]{3,90} [-–—]"
    r"|[-–—] (?:originally|previously|initially|initialement|prévue?s?) [^.;:–—]{3,80} [-–—]"
    # « Une attaque – des tirs sur le poste » au port a eu lieu
    r"|[-–—] (?:des?|d['’]|une?|an?|the|with|avec) ?[^.;:–—»\"”]{3,90}(?= ?[»\"”] [a-zà-ÿ])"
    r"|[-–—] [^.;:]{3,90}? [-–—](?= (?:a|ont|est|sont|avait|avaient|était|étaient|has|have|had|was|were)\b))"
)
# What came some days before what the sentence tells, and where something else had happened.
CAME_AFTER = re.compile(
    r"\b(?:ensued|came|comes|took place|occurred|happened) (?:just |only )?"
    r"(?:\w+ (?:hours?|days?|weeks?|months?) )?after (?=.{12})"
    r"|\b(?:lieu|endroit|site|village|ville|localité) où (?=[^,]{5,110} (?:avait|avaient) )"
    r"|\b(?:place|spot|site|village|town|area) where (?=[^,]{5,110} had )"
)
# What is set against what goes before, or told beside it by the same one: "adding that …".
BUT = re.compile(
    r"[،,] (?:(?:لكن|غير أن|إلا أن|but|mais) |(?:adding|who added) (?:that |(?=(?:it|they|he|she|its|their) ))"
    r"|(?:ajoutant|précisant|qui ajoute|qui précise) qu(?:e |['’]))"
    r"(?=.{18})"
    # "Killings went on as a mission was expected to arrive on Friday"
    r"|,? (?:as|while) (?=(?:an?|the) [^,.]{3,150}? (?:was|were|is|are) (?:expected|due|set|scheduled) to )"
)
OF_LIST = re.compile(r"\W*(?:and|et) ")  # "Ten men, including a guard, and a clerk were killed"
COMMA = re.compile(r"[،,] (?!(?:في|من|على|قرب|in|at|near|en|dans|à|au|aux|près)\b)")
BEFORE_IT = re.compile(r"\s*(?:قبل|قبيل) (?!أن )")  # «بدأ القصف قبل وصول الوفد أمس»: of the day is the shelling
APPOSED = re.compile(r"، (?:برئاسة|بقيادة|بزعامة|بحضور|بعضوية) [^،]{3,90}$")
LONGEST_APPOSED = 100  # letters
# «أجلت المحكمة القضية، بعد …، إلى 3 مايو»: of the day is what was put off.
PUT_OFF = re.compile(r"\W{0,3}[وف]?(?:أج\u0651?لت?|أرجأت?|قررت? [^،.]{2,60}?(?:، [^،]{2,60}،)?[^،.]{0,20} ?تأجيل) ")
TO_A_DAY = re.compile(r"(?<!\w)(?:[إا]لى|حتى|ل)(?: ?(?:جلسة|يوم|تاريخ|جلسة يوم))? ?$")
WOUNDED = re.compile(r" ?و(?:اصيب|اصابه|جرح|اصيبت)(?!\w)")
# "…, where they fought on Monday": of the day is what they did there.
WHERE = re.compile(r", (?:where|où) (?=.{8})")
# "Rockets hit on Friday the quarter where a drone fell on 3 May": each has its own day.
WHERE_TOO = re.compile(r"(?<=\w) (?:where|où) (?=.{8})")
# "While on Saturday, in the east, two towns fell, the fighting went on on Sunday"
WHILE = re.compile(r"\W{0,3}(?:While |As |Alors qu(?:e |['’])|Tandis qu(?:e |['’]))")
MAIN_CLAUSE = re.compile(
    r", (?=(?:les? |la |l['’]|des |une? |ce(?:tte|t|s)? |the |an? |its |their |[A-ZÀ-Þ])[^,]{12})"
)
LONGEST_SINCE = 180  # letters
SINCE = re.compile(
    r"(?<!\w)(?:(?:مؤخرا|أخيرا) (?:بعد|عقب|إثر) (?=اغتيال|مقتل|قصف|هجوم|استهداف|تفجير|غارة)|و?منذ أن (?=\w)"
    r"|و?منذ (?=(?:بدء|بداية|اندلاع|انطلاق|انهيار|سقوط|انتهاء|توقيع"
    r"|مقتل|اغتيال|استئناف|انسحاب|سريان|خرق|وفاة|رحيل|عزل)(?!\w))"
    r"|[Ss]ince (?=the (?:start|beginning|launch|outbreak|collapse|expir(?:y|ation)|end|fall|capture|signing"
    r"|conclusion|announcement|declaration|adoption|imposition|creation|resumption|death|killing|assassination|withdrawal|departure|overthrow|ouster|seizure|breakdown|arrival"
    r"|takeover) of )"
    r"|[Ss]ince (?=(?:the |an? )[^,.;:]{3,70}? (?:began|started|erupted|broke out|ended|collapsed|expired)(?!\w))"
    r"|[Ss]ince (?=(?:the |an? |its |their |his |her )?[^.;:]{3,80}? (?:defected|resigned|died|withdrew|fled)(?!\w))"
    r"|[Dd]epuis qu(?:e |['’])|[Dd]epuis (?=(?:l[ea] |l['’])(?:début|lancement|déclenchement|chute|fin|prise|reprise"
    r"|rupture|signature|mort|assassinat|expiration|effondrement|départ|retrait|arrivée|renversement) d))"
    r"(?!\S+ [^،,.]{0,60}[،,] (?:و|and|et) )"
)
SAYS_WHO = re.compile(
    r"\s*(?:بحسب|وفقا?|حسب|مؤكد[اة]|مشير[اة]|مضيف[اة]|موضح[اة]|مخلف[اة]|مما|according|citing|adding|selon|ajoutant|précisant)(?!\w)"
)
OF_ITS_YEAR = re.compile(r", (?:by|in|at|near|when|after|outside|inside|during|around) (?=\w)")
# "The day after the raid": of the date is the raid too.
AFTER_WHAT = re.compile(
    r"(?:(?<=(?:day|eks|ays|ths|eek|nth) after)|(?<=lendemain)|(?<=s après)|(?<=غداة)|(?<=\sمن)|(?<=\sعلى)) "
    r"(?:the |this |that |la |le |l['’]|cette |cet |ce |du |de (?:la |cette |cet |ce |l['’])|(?:هذا |هذه )?ال)\w+"
)
HAS_DONE = re.compile(r" (?:a|ont|avait|avaient) (?:\w+ment )?\w{2,}(?:é|i|u|is|it) $")
ITS_OBJECT = re.compile(
    r", (?:l['’]|la |le |les |une? |des |deux |trois |quatre |cinq |plusieurs |\d+ |son |sa |leur )\w"
)
BESIDE = re.compile(  # "…, on Saturday, burning houses"
    r", (?:[a-z]{3,}ing\b|since then\b|l(?:es?|a) plus\b|the (?:worst|largest|biggest|deadliest|heaviest|latest)\b"
    r"|[a-zà-ÿ]{3,}ant(?!\w))"
)
# Their subject may be long, where none is nearer.
PERFECT, PERFECT_LONG = (
    re.compile(
        r"(?:[^,.;:\"“]{3,70}?) (?:has|have) (?:\w+ly )?(?!been\b)\w+(?:ed|en)\b[^.;:\"“]{3,90}? (?:when|after) "
        rf"(?=(?:[\w’'-]+ ){{1,{words}}}?"
        r"(?:\w{3,}ed|overran|struck|took|seized|broke|shot|hit|fled|left|blew|stormed) )"
    )
    for words in (4, 10)
)
# "Fighting has spread and thousands of people fled to the port last week"
PERFECT_AND = re.compile(
    r"[^,.;:\"“]{3,70}? (?:has|have) (?!been\b)\w+(?:ed|en)\b[^,.;:\"“]{0,90}? and "
    r"(?=(?:[\w’',-]+ ){1,5}?"
    r"(?:fled|left|fell|died|struck|hit|took|seized|withdrew|arrived|returned|crossed|escaped) )"
)
AND_ON = re.compile(r"و(?:في|فى|قبل|خلال) ")
# "went on Monday", "was sworn in this month": the word is the verb's too.
WENT = re.compile(r"\b(?:(?:goe?s?|going|went|gone|carried) $|sworn $)")
REST_OF_IT = re.compile(r"[^,،.;:]{2,90}(?=[,،])")  # "Four days after the guards fired, …"
GOES_ON = re.compile(r"\s*(?:من|على|إلى|الى|عن|بين|مع|ضد)\s")
END_OF_CLAUSE = re.compile(r"\((?:\.{3}|…)\)(?! [a-zà-ÿ])|[؛;:](?!\d)|[،,](?!\d)|\s[–—-]\s|(?<!\b\w)[.!?؟](?=\s|$)")


def own_lead(sentence: str, expressions: Spans, wording: Wording) -> list[tuple[int, int]]:
    """The span of "X said that", where there is one."""
    claim = claim_of(sentence, wording, expressions)
    return [claim.lead] if claim and claim.lead[0] < claim.lead[1] else []


@lru_cache(64)
def parts_of(
    sentence: str, expressions: tuple[tuple[int, int], ...], wording: Wording
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Half-open spans: of the dates as they are set apart, and of the breaks between clauses. Once for a sentence,
    which may hold hundreds of dates."""
    spans = [set_apart(sentence, span, wording) for span in sorted(expressions)]
    uncut = sorted([*spans, *(bracket.span() for bracket in BRACKETS.finditer(sentence))])
    beyond = [0, *accumulate((end for _, end in uncut), max)]  # how far those reach that begin before
    return spans, [
        b for b in clause_breaks(sentence, wording) if beyond[bisect_right(uncut, b[0], key=itemgetter(0))] <= b[0]
    ]


def set_apart(sentence: str, span: tuple[int, int], wording: Wording) -> tuple[int, int]:
    """The span of a date with the preposition that was for it, and the commas or brackets that set it apart."""
    start, end = span
    if sentence[start:end].casefold() == "overnight":  # "in an overnight attack": the rest is of the attack
        return start, end
    if what := AFTER_WHAT.match(sentence, end):
        end = what.end()
        if not sentence[:start].strip() and (rest := REST_OF_IT.match(sentence, end)):
            end = rest.end()
    first = max(start - LONGEST_OPENER, 0)
    folded = fold_with_offsets(sentence[first:start])
    if (opener := wording.date_openers.search(folded.text)) and (opener.start() or not first):
        start = first + folded.span(*opener.span())[0]
        if sentence.startswith(("on ", "in "), start) and WENT.search(sentence, max(start - 8, 0), start):
            start += len("on ")
    before, after = sentence[:start].rstrip(), sentence[end:].lstrip()
    if before[-1:] in ("(", "[") and after[:1] in (")", "]"):
        return len(before) - 1, len(sentence) - len(after) + 1
    if before[-1:] == "،" and after[:1] == "،" and APPOSED.search(before[-LONGEST_APPOSED:-1]):
        return start, len(sentence) - len(after) + 1  # the comma before it ends «، برئاسة نور سامي،»
    if before[-1:] in ("،", ",") and after[:1] in ("،", ","):
        following = fold_with_offsets(after[1:LONGEST_OPENER]).text
        if SAYS_WHO.match(after, 1) or wording.conjunction.match(following) or BESIDE.match(after):
            # its comma is of what follows
            return len(before) - 1, end
        if AND_ON.match(sentence, start):  # «…، وفي 3 مايو، قُتل عامل»: that before it ends a clause
            return start, len(sentence) - len(after) + 1
        return len(before) - 1, len(sentence) - len(after) + 1
    if "," in sentence[start:end] and OF_ITS_YEAR.match(after):  # "on Wednesday, Sept. 15, by the army"
        return start, len(sentence) - len(after) + 1
    if not before and after[:1] in ("،", ","):
        return start, len(sentence) - len(after) + 1
    if after[:1] == "،" and GOES_ON.match(after, 1):  # «تمكنت القوات اليوم، من دخول»
        return start, len(sentence) - len(after) + 1
    if after[:1] == "،" and is_of_the_date(sentence, start, after, wording):
        return start, len(sentence) - len(after) + 1
    if before[-1:] in ("،", ",") and after[:1] in ("", "."):
        return len(before) - 1, end
    if after[:1] == "," and HAS_DONE.search(sentence, max(start - 40, 0), start) and ITS_OBJECT.match(after):
        return start, len(sentence) - len(after) + 1  # « a revendiqué samedi, l'attaque »
    return start, end


def is_of_the_date(sentence: str, start: int, after: str, wording: Wording) -> bool:
    """Whether the comma after a date parts a verb from what it tells of: «جرى اليوم، تأجيل الامتحانات»."""
    following = fold_with_offsets(after[1:LONGEST_OPENER]).text.lstrip()
    _, comma, begun = sentence[beginning(sentence) : start].rpartition("،")
    verb_first = not comma or re.match(r" [أإ]ن(?:ه|ها)? ", begun)
    last_word = fold_with_offsets(begun.rsplit(maxsplit=1)[-1]).text if begun.strip() else ""
    if last_word in wording.folded_nouns and re.match(r"ال", following):  # «دعت الاثنين، الفصائل إلى …»
        return True
    goes_on = (
        len(begun) < LONGEST_OPENER
        and verb_first
        and re.match(r"ال|ا?ت\w+ (?:ال|ل)|\w{2,}[^\Wوه]ا\s(?!و)|ا\w{3,}(?:ها|ه|هم)\s", following)
    )
    return bool(goes_on) and not (SAYS_WHO.match(after, 1) or wording.conjunction.match(following))


def clause_around(sentence: str, expressions: Spans, at: int, wording: Wording) -> tuple[int, int]:
    """The half-open span of the clause around the letter `at`, without the dateline and who says it.

    The whole sentence where it is short and has one date; else it grows over neighbours that are too short to stand
    alone. `expressions` are the half-open spans of dates, which no clause cuts.
    """
    return clause_at(sentence, tuple(expressions), at, wording)


@remembered(1_000, LONGEST_SENTENCE)  # of short ones: an article's cards are made when all of it was looked through
@lru_cache(64)
def clause_at(sentence: str, expressions: tuple[tuple[int, int], ...], at: int, wording: Wording) -> tuple[int, int]:
    """As `clause_around`, which is asked for the title of a date, its kind, its actors and its places."""
    own, breaks = parts_of(sentence, expressions, wording)
    if (
        not wording.verb
        and TO_A_DAY.search(sentence[:at][-LONGEST_OPENER:])
        and PUT_OFF.match(sentence, beginning(sentence))
    ):
        return beginning(sentence), len(sentence)
    start, last = without_leads(sentence, expressions, at, wording)
    start, last = between_days(sentence, expressions, at, wording, start, last)
    for pattern in (PERFECT, PERFECT_AND, PERFECT_LONG):
        perfect = pattern.match(sentence, start)
        if perfect and perfect.end() <= at and not sentence.endswith(("since ", "since last "), 0, at):
            start = perfect.end()  # "have ordered a curfew after gunmen overran two prisons over the weekend"
    start, last = after_turns(sentence, expressions, own, at, start, last)
    spans = [*own, *(bracket.span() for bracket in BRACKETS.finditer(sentence))]
    dated = sum(beyond - first for first, beyond in spans)
    alone = sum(start <= first and beyond <= last for first, beyond in expressions) <= 1
    if alone and last - start - dated <= LONGEST_TITLE and not wording.strong_break.search(sentence, start, last):
        return start, last
    ends = [first for first, _ in breaks if first > max(at, start) and wording.has_told(sentence[start:first])]
    dated = sum(beyond - first for first, beyond in spans if first <= at < beyond)
    for begins in [beyond for first, beyond in reversed(breaks) if start < first and beyond <= at] + [start]:
        if begins != start and not opens_clause(sentence, begins, wording):
            continue
        if begins != start and len(expressions) == 1 and BEFORE_IT.match(sentence, begins):
            continue
        if begins != start and OF_LIST.match(sentence, begins) and wording.is_subject(sentence, start, begins):
            continue
        end = next((e for e in ends if e - begins - dated >= SHORTEST_CLAUSE), last)
        if min(end, last) - begins - dated >= SHORTEST_CLAUSE:
            break
    return begins, min(end, last)


def without_leads(
    sentence: str, expressions: tuple[tuple[int, int], ...], at: int, wording: Wording
) -> tuple[int, int]:
    """The sentence without what only says who says it, before or after."""
    start, last = beginning(sentence), len(sentence)
    for first, beyond in own_lead(sentence, expressions, wording):
        if beyond <= start + NEAR_END or first <= start:
            start = beyond if beyond <= at or ":" in sentence[at:beyond] else start  # «قال اليوم: «…»
        elif last - beyond <= NEAR_END:
            last = first if first > at else last
        elif (
            at < first
            and (sentence[start:first].rstrip().endswith(("،", ",")) or sentence[first] in '”"»')
            and (at - start >= SHORTEST_CLAUSE or first - at > LONGEST_LONE_DATE)
        ):
            last = first  # «…، وقال الجيش إن …»
        elif beyond <= at and sentence[:first].count(" ") < FEWEST_WORDS:
            start = beyond
    return start, last


def after_turns(
    sentence: str,
    expressions: tuple[tuple[int, int], ...],
    own: list[tuple[int, int]],
    at: int,
    start: int,
    last: int,
) -> tuple[int, int]:
    """From what began on that day, or is set against what goes before; with the comma that sets a date apart."""
    turned = max((turn.end() for turn in BUT.finditer(sentence, start, at)), default=0)
    turned = max((came.end() for came in CAME_AFTER.finditer(sentence, start, at)), default=turned)
    wheres = (where.end() for where in WHERE.finditer(sentence, start, at + 20) if where.end() <= at)
    where = max((end for end in wheres if "," not in sentence[end:at]), default=0)
    dates_end = max((beyond for first, beyond in (*expressions, *own) if first <= at), default=at)
    for other in (since_before(sentence, at), turned, where):
        if other > start and not any(other <= first < beyond <= at for first, beyond in expressions):
            start = other
            until = sentence[:dates_end].rstrip()
            if other not in (turned, where) and until.endswith("،") and COMMA.match(sentence, len(until) - 1):
                last = min(last, dates_end)  # «ومنذ اندلاع القتال، في 3 مايو، يتبادلان الاتهامات»
            if other != turned and (comma := COMMA.search(sentence, dates_end)):
                last = min(last, comma.start())  # what comes after it is not of that day
    return start, last


def between_days(
    sentence: str, expressions: tuple[tuple[int, int], ...], at: int, wording: Wording, start: int, last: int
) -> tuple[int, int]:
    """The half-open span `start` to `last` without what has another day: "where …" beside what it is of, "while …"
    beside the main clause."""
    days = sorted(expressions)
    if len(days) < 2:
        return start, last
    if wording.verb and (joint := seam(sentence, days, at)):
        return (start, joint[0]) if at < joint[0] else (joint[1], last)
    for where in WHERE_TOO.finditer(sentence, days[0][1], days[-1][0]):
        if where.end() <= at:
            start = max(start, where.end())
        else:
            last = min(last, where.start())
    if (opens := WHILE.match(sentence, beginning(sentence))) and len(days) == 2:
        mains = list(MAIN_CLAUSE.finditer(sentence, days[0][1], days[1][0]))
        if mains and at < mains[-1].start():
            return opens.end(), mains[-1].start()
        if mains:
            return mains[-1].end(), last
    return start, last


def since_before(sentence: str, at: int) -> int:
    """Where "the start of the offensive" begins before the letter `at`; 0 where it does not."""
    found = SINCE.finditer(sentence, max(at - LONGEST_SINCE, 0), at + LONGEST_OPENER)
    return max((since.end() for since in found if since.end() <= at), default=0)


def clause_breaks(sentence: str, wording: Wording) -> list[tuple[int, int]]:
    """Half-open spans of the punctuation between clauses, and empty ones before the words that begin one."""
    folded = fold_with_offsets(sentence)
    breaks = []
    for mark in END_OF_CLAUSE.finditer(sentence):
        # After a comma a clause begins only with a word that may begin one: it may set a name apart.
        following = folded.text[folded.place(mark.end()) : folded.place(mark.end()) + 30]
        if WOUNDED.match(following):  # «قتل ثلاثة، وأصيب عشرة»: of one deed
            continue
        if (
            mark[0] not in "،,"
            or wording.conjunction.match(following)
            or wording.clause_starts.match(following.lstrip())
        ):
            breaks.append(mark.span())
    for opener in wording.clause_starts.finditer(folded.text):
        place = folded.span(*opener.span())[0]
        breaks.append((place, place))
    return sorted(breaks)


def opens_clause(sentence: str, place: int, wording: Wording) -> bool:
    """Whether a clause of its own begins here; after a comma, which may only set a name apart, by its word."""
    following = fold_with_offsets(sentence[place : place + 12]).text
    if wording.dependent.match(following):
        return False
    if not wording.clitics and wording.clause_starts.match(following):  # "after the attack" is none by itself
        return False
    return sentence[place - 1] not in "،," or bool(wording.conjunction.match(following))
