"""Beside the date: to whom a sentence attributes what it says, in which stance, and what it could be called."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import itemgetter

from events.reading.claimants import Claim, Claims
from events.reading.folding import fold_with_offsets
from events.reading.furniture import told_from

REPORTS, SAYS, DENIES, ANNOUNCES = "reports", "says", "denies", "announces"
LONGEST_TITLE = 110  # letters
SHORTEST_CLAUSE = 18  # letters: what is shorter is no clause of its own
FEWEST_LETTERS = 45  # of a title that is cut
FEWEST_WORDS = 3
SHORTEST_WORD = 3
OF = {"of", "de", "du", "des", "la", "d'"}
LONGEST_NAME_APART = 40  # letters
SHORT_REST = 30  # letters
NEAR_END = 3  # letters
LONGEST_OPENER = 60  # letters: of the words right before a date that are for it
DUALS = set(
    "الطرفان الجانبان الوفدان الوزيران الرييسان البلدان الزعيمان الجيشان شرطيان جنديان شخصان مدنيان طفلان امراتان "
    "رجلان ضابطان عنصران مسلحان قايدان صحفيان صحافيان".split()
)
KEEP_THEIR_END = set(
    "لبنان السودان ايران عمان البرلمان برلمان الطيران طيران السكان سكان اردوغان باكستان البرهان الميدان قانون "
    "القانون سلمان الكيان".split()
)
HAPPENINGS = set(
    "انفجار انفجارات هجوم حادث اشتباك اشتباكات قصف زلزال غاره غارات هجمات معارك مواجهات ضحايا هزه".split()
)
BRACKETS = re.compile(r"(?<!\s)\s*(?:\([^()]{0,120}\)|\[[^\[\]]{0,120}\])")
HE_SAID = re.compile(
    r"[,”\"»]\s*(?:(?:and |but )?(?:he|she|they|it|who) (?:also )?(?:said|added|told|says|wrote|noted|explained|warned|insisted|stressed)"
    r"\b|(?:a|ont)-t-(?:il|elle|ils|elles|on)\b|(?:indique|affirme|précise|explique|ajoute)-t-(?:il|elle|on)\b).*$",
    re.IGNORECASE,
)
# What stands between commas beside a name, and says no more of what happened.
ADDED = re.compile(
    r"(?:qui|dont|où|réuni\w*|who|which|whose|where|an? |the |l['’]|le |la |chef|capitale|porte-parole|situé\w*|located|backed|led|based"
    r"|عاصمة|الذي|التي|وهو|وهي|الواقعة|الواقع)"
)
PRONOUN = re.compile(
    r"(?:[Tt]hey|[Ii]t) (?=(?:had|has|have|would|will|was|were|\w+ed)\b)|(?:[Ii]ls?|[Ee]lles?) (?=\w)"
)
ITSELF = re.compile(r"^ب?[أإ]ن(?:ها|هم|ه) ")
OF_THEMSELVES = re.compile(r"(?<!\w)ب?[أإ]ن(?:ها|هم|ه) $")  # «أعلنت القوات أنها سيطرت»
HAVING = re.compile(r"(?<!\w)(?:avoir|être|s['’]être) $")  # "a affirmé avoir éliminé"
# What one says of oneself: "its forces had …", "avoir repoussé …".
OWN_DEED = re.compile(
    r"[\s,]*(?:to have\b|(?:that )?(?:they|it|its|their|he|she|both sides|the two sides|both parties)\b|(?:qu['’])?(?:ils?|elles?|ses|leurs?|son|les deux parties|les deux camps)\b|(?:avoir|être|s['’]être|en avoir)\b|ه|(?:[وب]?أ?ن|إن)?(?:ها|هم|ه)(?!\w)|[^،,.]{0,30}?(?:\w{2,}(?:ها|هم)|من \w{2,}ه)(?!\w))"
)
SEVERAL = re.compile(r"(?:[Ll]es|[Dd]es|[Cc]es|[Ll]eurs|[Ss]es) ")
LONGEST_SUBJECT = 60  # letters
PARTICIPLE = re.compile(r" (?:and (?:were |was )?|et )?(?:\w{3,}ant|\w{3,}ing)$")  # where its object was cut off
TIME = re.compile(
    r"(?:^|(?<=\s))(?:(?:في |عند )?(?:حوالي |نحو |تمام )?الساعة [\d:]+ ?(?:(?:صباح|مساء|ظهر|ليل|فجر)[ا\u064b]{0,2})?"
    r"|(?:at |around |about |at around |at about )\d{1,2}(?::\d\d(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?: \(?(?:GMT|local time|local)\)?)?(?= |,|$)(?! (?:%|per|people|km|percent))"
    r"|(?:vers |à |aux environs de )\d{1,2} ?h(?:eures)? ?(?:\d\d)?(?: locales| GMT)?(?!\w))[،,]? ?"
)
LEADING_PHRASE = re.compile(r"^(?:In|On|At|En|Dans|Au|Lors|During|Amid|Despite|Following) [^,]{3,45}, (?=\w)")
OF_A_DATE = re.compile(r"^(?:courant|écoulé|الجاري|المنصرم)\s*[,،]\s*")  # what the date left behind
FACTS = re.compile(
    r"^ب(?=(?:مقتل|إصابة|السيطرة|إسقاط|تدمير|إحباط|اعتقال|سقوط|وفاة|العثور|تحرير|استعادة|وقوع|اندلاع)(?!\w))"
)
# «لعام 2015»: without the date its letter would be left.
HUNG = re.compile(r"(?<![^\W\d_])[لبك]$")
Spans = Iterable[tuple[int, int]]
# "RABAT – ", "Addis-Abeba (AFP) – ", "جنيف، 14 مارس (وكالة) - ": a place, perhaps a date, perhaps an agency.
LATIN_PLACE, ARABIC_PLACE = r"[A-ZÀ-Ý][^\s،,():–—]{1,30}", r"[\u0621-\u064a]{2,30}"
DATELINE = re.compile(
    rf"^(?:{LATIN_PLACE}(?: {LATIN_PLACE}){{0,3}}|{ARABIC_PLACE}(?: {ARABIC_PLACE}){{0,2}})"
    r"(?:(?:[،,](?=[^\n–—-]{0,40}\d)[^\n!?؟:–—-]{2,40}| \([^)\n]{2,30}\))?\s{1,3}[–—-]\s"
    r"|(?:, [A-Z]\w+)?: (?<=[A-Z]: )"
    r"|, [A-Z]\w+(?: [A-Z]\w+)?\s?[–—-]\s?(?=[A-Z])"
    r"| \([^()\n]{2,60}\d{4}\)\s"
    r"|[،,]? (?:\w{3,9} )?\d{1,2}(?: \w{3,9})?,? \w{3,9}(?: \d{4})? \([^)\n]{2,30}\)(?:\s{1,3}[–—-])?\s)"
)
SPACE_BEFORE = re.compile(r"\s+(?=[،,؛;:.])")
END_OF_CLAUSE = re.compile(r"[؛;:](?!\d)|[،,](?!\d)|\s[–—-]\s|(?<!\b\w)[.!?؟](?=\s|$)")
QUOTATION = re.compile(r"[«»“”\"]")
EDGES = " \t\n•●○◦◾▪■◼►▶‣·*،,؛;:.!?؟–—-«»“”\"'()‏‎"


@dataclass(frozen=True, eq=False)
class Wording:
    """The cues of one language: patterns over folded text, read with clitics before them."""

    according: list[str]  # what stands before the one to whom a sentence is attributed
    claims: Claims
    says: list[str]
    denies: list[str]
    before_date: str  # words that lose their meaning without the date that follows them
    clauses: str  # words with which another clause begins, beside punctuation
    conjunctions: str  # words after which a comma begins a clause; elsewhere it may only set a name apart
    relatives: str  # words with which a clause begins that cannot stand alone
    clitics: str = ""
    own_conjunctions: tuple[str, ...] = ()  # words that begin with what would else be an "and" written to them
    joined: tuple[str, ...] = ()  # cues after which a ل is written to the name
    nouns: dict[str, str] = field(default_factory=dict)  # verb of a headline → the noun that says the same
    connectives: str = ""  # what a sentence begins with to join it to the one before
    tails: str = ""  # with these begins what may be left out after a comma
    dangles: str = ""  # words that end no title

    def cues(self, words: Iterable[str]) -> re.Pattern[str]:
        clitics = f"[{self.clitics}]?" if self.clitics else ""
        spelled = sorted((fold_with_offsets(word).text for word in words), key=len, reverse=True)
        return re.compile(rf"(?<!\w){clitics}(?:{'|'.join(spelled)})(?!\w)")

    @cached_property
    def according_to(self) -> re.Pattern[str]:
        return self.cues(self.according)

    @cached_property
    def stances(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(DENIES, self.cues(self.denies)), (SAYS, self.cues(self.says)), (SAYS, self.according_to)]

    @cached_property
    def date_openers(self) -> re.Pattern[str]:
        clitics = f"[{self.clitics}]?" if self.clitics else ""
        return re.compile(rf"(?:(?<!\w){clitics}(?:{fold_with_offsets(self.before_date).text})[ ]*)+$")

    @cached_property
    def clause_starts(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{fold_with_offsets(self.clauses).text})(?!\w)")

    @cached_property
    def dependent(self) -> re.Pattern[str]:
        return re.compile(rf"[\s]*(?:{fold_with_offsets(self.relatives).text})(?!\w)")

    @cached_property
    def conjunction(self) -> re.Pattern[str]:
        return re.compile(rf"[\s]*(?:{fold_with_offsets(self.conjunctions).text})(?!\w)")

    @cached_property
    def connective(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{fold_with_offsets(self.connectives).text})(?!\w)[،, ]*")

    @cached_property
    def tail(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{fold_with_offsets(self.tails).text})(?!\w)")

    @cached_property
    def dangling(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{fold_with_offsets(self.dangles).text})$")

    @cached_property
    def phrase_starts(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{fold_with_offsets(self.dangles).text})(?!\w)")

    @cached_property
    def strong_break(self) -> re.Pattern[str]:
        return re.compile(r"[;؛]|(?<!\b\w)[.!?؟] |: ")

    def nominal(self, words: str) -> str:
        """An Arabic headline's noun for the verb that begins it, where what follows stays as it is written."""
        first, _, rest = words.partition(" ")
        second = fold_with_offsets(rest.partition(" ")[0]).text
        noun = self.folded_nouns.get(fold_with_offsets(first).text)
        if not noun or not rest:
            return words
        # «غادر بعد أن كان»: who did it is not there.
        if self.clause_starts.match(fold_with_offsets(rest).text):
            return words
        if second in DUALS:
            rest = rest.replace("ان", "ين", 1) if rest.partition(" ")[0].endswith("ان") else rest
        elif second.endswith(("ون", "ان")) and second not in KEEP_THEIR_END:
            return words
        bare = fold_with_offsets(first).text
        if bare == "قتلت" or (bare == "قتل" and second.startswith("ال")):
            return words  # who killed, not who was killed
        if bare in ("وقع", "وقعت") and second.removeprefix("ال") in HAPPENINGS:
            noun = "وقوع"
        elif bare == "وقع" and not second.startswith("ال"):
            return words
        return f"{noun} {rest}"

    @cached_property
    def folded_own_conjunctions(self) -> set[str]:
        return {fold_with_offsets(word).text for word in self.own_conjunctions}

    @cached_property
    def folded_nouns(self) -> dict[str, str]:
        return {fold_with_offsets(verb).text: noun for verb, noun in self.nouns.items()}


def stance(sentence: str, wording: Wording, *, planned: bool) -> str:
    """reports, says, denies or announces; `planned` where the reading of the date found a plan."""
    text = fold_with_offsets(sentence).text
    if planned:
        return ANNOUNCES
    return next((name for name, pattern in wording.stances if pattern.search(text)), REPORTS)


def claim_of(sentence: str, wording: Wording, dates: Spans = ()) -> Claim | None:
    """Who says what the sentence says after its dateline, or None."""
    first = beginning(sentence)
    claim = wording.claims.find(sentence[first:], [(a - first, b - first) for a, b in dates if a >= first])
    if not claim or not first:
        return claim
    lead = claim.lead[0] + first, claim.lead[1] + first
    return Claim(claim.name, claim.start + first, claim.end + first, lead)


def attribution(sentence: str, wording: Wording, dates: Spans = ()) -> tuple[int, int] | None:
    """The half-open span of the words that name the one to whom the sentence is attributed, or None."""
    claim = claim_of(sentence, wording, dates)
    return (claim.start, claim.end) if claim else None


def attributed_to(sentence: str, wording: Wording, dates: Spans = ()) -> str:
    """The name of the one to whom the sentence is attributed; "" for none."""
    claim = claim_of(sentence, wording, dates)
    return claim.name if claim else ""


def dateline_end(sentence: str) -> int:
    """Where the sentence begins after "RABAT – ": 0 where it has no dateline."""
    dateline = DATELINE.match(sentence)
    return dateline.end() if dateline else 0


def beginning(sentence: str) -> int:
    """Where what it tells begins: after the days that stand over it, the sign of a list, and a dateline."""
    start = told_from(sentence)
    return start + dateline_end(sentence[start:])


def headline(sentence: str, expressions: Spans, at: int, wording: Wording) -> str:
    """What the clause around the letter `at` could be called: without its dates (their half-open spans), without who
    says it and what stands in brackets, and short.

    A proposal for an editor, not a title to be trusted.
    """
    spans, _breaks = parts_of(sentence, tuple(expressions), wording)
    spans = [span for span in spans if not HUNG.search(sentence, max(span[0] - 2, 0), span[0])]
    clause = clause_around(sentence, expressions, at, wording)
    dropped = sorted(
        [*spans, *(m.span() for m in BRACKETS.finditer(sentence)), *own_lead(sentence, expressions, at, wording)]
    )
    kept, last = [], clause[0]
    for first, beyond in dropped:
        if first >= last and beyond <= clause[1]:
            kept.append(sentence[last:first])
            last = beyond
        elif first < last < beyond <= clause[1]:
            last = beyond
    kept.append(sentence[last : clause[1]])
    words = " ".join(" ".join(part.strip() for part in kept if part.strip(EDGES)).split())
    claim = claim_of(sentence, wording, expressions)
    return as_title(by_name(words, sentence, claim), wording)


def tells_of_itself(sentence: str, claim: Claim, title: str) -> bool:
    """Whether the one who says it also does it: "rebels said they had left", "the council announced a truce"."""
    if claim.lead[0] == claim.lead[1]:  # "announced": said and done in one, and so the title keeps it
        return True
    if claim.lead[0] > claim.start:
        return False
    if HAVING.search(sentence, claim.start, claim.lead[1]):
        return True
    return bool(
        OWN_DEED.match(sentence[claim.lead[1] : claim.lead[1] + 40])
        or OF_THEMSELVES.search(sentence[: claim.lead[1]])
    )


def by_name(words: str, sentence: str, claim: Claim | None) -> str:
    """With the name of who says it for the "they" that begins what they say of themselves: "rebels said they had"."""
    if claim and OF_THEMSELVES.search(sentence[: claim.lead[1]]) and len(claim.name) < LONGEST_SUBJECT:
        return f"{claim.name} {ITSELF.sub('', words)}"
    called = re.split(r" ?[،,(]", claim.name)[0].strip() if claim else ""
    if claim and claim.lead[0] <= claim.start < claim.lead[1] and len(called) < LONGEST_SUBJECT:
        if HAVING.search(sentence, claim.start, claim.lead[1]) and sentence.endswith("avoir ", 0, claim.lead[1]):
            return f"{called} {'ont' if SEVERAL.match(called) else 'a'} {words}"
        if words.startswith("to have "):
            return f"{called} {words.removeprefix('to have ')}"
    pronoun = PRONOUN.match(words)
    if not (claim and pronoun) or claim.start >= claim.lead[1] or claim.lead[0] > claim.start:
        return words
    name = re.split(r"[،,(]", claim.name)[0].strip()
    return f"{name} {words[pronoun.end() :]}" if len(name) < LONGEST_SUBJECT else words


def own_lead(sentence: str, expressions: Spans, at: int, wording: Wording) -> list[tuple[int, int]]:
    """The span of "X said that", unless the letter `at` is all that it leaves."""
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
    first = max(start - LONGEST_OPENER, 0)
    folded = fold_with_offsets(sentence[first:start])
    if (opener := wording.date_openers.search(folded.text)) and (opener.start() or not first):
        start = first + folded.span(*opener.span())[0]
    before, after = sentence[:start].rstrip(), sentence[end:].lstrip()
    if before[-1:] in ("(", "[") and after[:1] in (")", "]"):
        return len(before) - 1, len(sentence) - len(after) + 1
    if before[-1:] in ("،", ",") and after[:1] in ("،", ","):
        return len(before) - 1, len(sentence) - len(after) + 1
    if not before and after[:1] in ("،", ","):
        return start, len(sentence) - len(after) + 1
    if before[-1:] in ("،", ",") and after[:1] in ("", "."):
        return len(before) - 1, end
    return start, end


def clause_around(sentence: str, expressions: Spans, at: int, wording: Wording) -> tuple[int, int]:
    """The half-open span of the clause around the letter `at`, without the dateline and who says it.

    The whole sentence where it is short and has one date; else it grows over neighbours that are too short to stand
    alone. `expressions` are the half-open spans of dates, which no clause cuts.
    """
    own, breaks = parts_of(sentence, tuple(expressions), wording)
    spans = [*own, *(bracket.span() for bracket in BRACKETS.finditer(sentence))]
    start, last = beginning(sentence), len(sentence)
    for first, beyond in own_lead(sentence, expressions, at, wording):
        if beyond <= start + NEAR_END or first <= start:
            start = beyond if beyond <= at else start
        elif last - beyond <= NEAR_END:
            last = first if first > at else last
        elif beyond <= at and sentence[:first].count(" ") < FEWEST_WORDS:
            start = beyond
    dated = sum(beyond - first for first, beyond in spans)
    alone = sum(start <= first and beyond <= last for first, beyond in expressions) <= 1
    if alone and last - start - dated <= LONGEST_TITLE and not wording.strong_break.search(sentence, start, last):
        return start, last
    ends = [first for first, _ in breaks if first > at]
    dated = sum(beyond - first for first, beyond in spans if first <= at < beyond)
    for begins in [beyond for first, beyond in reversed(breaks) if start < first and beyond <= at] + [start]:
        if not opens_clause(sentence, begins, wording) and begins != start:
            continue
        end = next((e for e in ends if e - begins - dated >= SHORTEST_CLAUSE), last)
        if min(end, last) - begins - dated >= SHORTEST_CLAUSE:
            break
    return begins, min(end, last)


def clause_breaks(sentence: str, wording: Wording) -> list[tuple[int, int]]:
    """Half-open spans of the punctuation between clauses, and empty ones before the words that begin one."""
    folded = fold_with_offsets(sentence)
    breaks = []
    for mark in END_OF_CLAUSE.finditer(sentence):
        # After a comma a clause begins only with a word that may begin one: it may set a name apart.
        following = folded.text[folded.place(mark.end()) : folded.place(mark.end()) + 30]
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


def as_title(words: str, wording: Wording) -> str:
    """At most LONGEST_TITLE letters, without quotation marks, connectives before and dangling words after; a verb
    that begins them becomes its noun, where the language gives one and it says the same."""
    words = TIME.sub("", HE_SAID.sub("", words.removeprefix("’s ").removeprefix("'s ")))
    words = OF_A_DATE.sub("", words)
    words = SPACE_BEFORE.sub("", QUOTATION.sub("", words)).strip(EDGES)
    words = FACTS.sub("", LEADING_PHRASE.sub("", words))
    words = " ".join(re.sub(r"([،,])(?:\s*[،,])+", r"\1", words).split())
    words = without_tail(without_connectives(words, wording), wording)
    if len(words) > LONGEST_TITLE:
        words = shortened(words, wording)
    words = without_dangling(words, wording)
    words = wording.nominal(words)
    return words[:1].upper() + words[1:]


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
    long_enough = len(first) > SHORTEST_WORD or first[1:] in wording.folded_nouns
    return words[1:] if bare and wording.clitics and long_enough else words


def without_tail(words: str, wording: Wording) -> str:
    """Without what only adds to a clause that is long enough: ", in his first visit"."""
    for comma in [mark.start() for mark in re.finditer(r"[،,] ", words)][::-1]:
        if comma >= FEWEST_LETTERS and wording.tail.match(fold_with_offsets(words[comma + 2 :]).text):
            words = words[:comma]
    return words


def set_apart_name(parts: list[str]) -> bool:
    """Whether the second of three parts between commas is a name set apart, not one of a list."""
    return len(parts[2]) < LONGEST_NAME_APART and not re.match(r"(?:and|or|et|ou) |و", parts[4])


def shortened(words: str, wording: Wording) -> str:
    """Cut at a phrase's end: a comma, else before a preposition, else a word."""
    parts = re.split(r"([،,] )", words, maxsplit=2)
    if len(parts) == 5 and (
        len(parts[0]) + len(parts[4]) < LONGEST_TITLE or ADDED.match(parts[2]) or set_apart_name(parts)
    ):
        words = f"{parts[0]} {parts[4]}"
    head = words[:LONGEST_TITLE]
    comma = max(head.rfind("،"), head.rfind(", "))
    if comma >= FEWEST_LETTERS:
        return head[:comma]
    folded = fold_with_offsets(head)
    phrases = [
        m.start()
        for m in wording.phrase_starts.finditer(folded.text)
        if m.start() >= FEWEST_LETTERS and m[0] not in OF  # which may be within a name
    ]
    late = [m.start() for m in wording.clause_starts.finditer(folded.text) if m.start() >= FEWEST_LETTERS]
    if late and len(folded.text) - late[-1] < SHORT_REST:  # half of a clause that begins there
        return head[: folded.span(late[-1], late[-1] + 1)[0]]
    cut = head[: folded.span(phrases[-1], phrases[-1] + 1)[0]] if phrases else head.rsplit(" ", 1)[0]
    return PARTICIPLE.sub("", cut.rstrip())


def without_dangling(words: str, wording: Wording) -> str:
    """Without prepositions, articles and conjunctions at the end."""
    while True:
        words = words.rstrip(EDGES.replace(")", ""))
        folded = fold_with_offsets(words)
        tail = wording.dangling.search(folded.text)
        if not tail or not tail.start():
            return words
        words = words[: folded.span(*tail.span())[0]]
