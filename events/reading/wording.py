"""Beside the date: to whom a sentence attributes what it says, and in which stance."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from events.reading.claimants import Claim, Claims
from events.reading.coordinated import and_hurt
from events.reading.findings import Finding
from events.reading.folding import fold_with_offsets
from events.reading.furniture import told_from

LONGEST_SUBJECT = 90  # letters
REPORTS, SAYS, DENIES, ANNOUNCES = "reports", "says", "denies", "announces"
DUALS = set(
    "الطرفان الجانبان الوفدان الوزيران الرييسان البلدان الزعيمان الجيشان شرطيان جنديان شخصان مدنيان طفلان امراتان "
    "رجلان ضابطان عنصران مسلحان قايدان صحفيان صحافيان".split()
)
# «جنديان أرمينيان»: a dual, and what says of which land, faith or rank the two are.
DUAL_ENDS = re.compile(r"^\S+ان(?= |$)(?: (?:\S+يان|آخران)(?= |$)){0,2}")
CONSTRUCT_DUALS = set("وفدا طرفا جانبا وزيرا رييسا قايدا زعيما جيشا ممثلا مبعوثا شقيقا".split())
KEEP_THEIR_END = set(
    "لبنان السودان ايران عمان البرلمان برلمان الطيران طيران السكان سكان اردوغان باكستان البرهان الميدان قانون "
    "القانون سلمان الكيان".split()
)
HAPPENINGS = set(
    "انفجار انفجارات هجوم حادث اشتباك اشتباكات حوادث تفجيرات مجازر قصف زلزال غاره غارات هجمات معارك مواجهات ضحايا هزه حادثه واقعه جريمه مجزره كارثه عمليه".split()
)
Spans = Iterable[tuple[int, int]]
# "RABAT – ", "Addis-Abeba (AFP) – ", "جنيف، 14 مارس (وكالة) - ": a place, perhaps a date, perhaps an agency.
DASH = r"(?:[–—-]|ـ{1,3})"
# «13 مايو 2025م الموافق 15 ذو القعدة 1446هـ»
OF_CALENDAR = r"\d{1,2} ?[\u0621-\u064a]{2,9}(?: [\u0621-\u064a]{3,9})? ?\d{4} ?(?:هـ?|م)?"
IN_BOTH = rf"{OF_CALENDAR}(?: ?(?:[-/–]|الموافق)? ?(?:لـ ?)?{OF_CALENDAR})?"
LATIN_PLACE, ARABIC_PLACE = r"[A-ZÀ-Ý][^\s،,():–—]{1,30}", r"[\u0621-\u064a]{2,30}"
DATELINE = re.compile(
    # «وأكدت الوزارة - في بيان - أن …»: a verb is no place.
    r"^(?:[\u0621-\u064a]{2,15} ?/ ?[\u0621-\u064a]{2,15} ?[–—-]\s)|^(?![وف]?(?:قال|أعلن|أكد|أوضح|أفاد|ذكر|أضاف|كشف|أشار|لفت|شدد|حذر|نفى|نفت|اتهم)ت? )(?!و?(?:وفق|بحسب|حسب|طبق))"
    r"(?:\((?:Adds|Updates|Recasts|Corrects|Refiles)[^()\n]{0,60}\) )?"
    rf"(?:{LATIN_PLACE}(?: {LATIN_PLACE}){{0,3}}|{ARABIC_PLACE}(?: {ARABIC_PLACE}){{0,2}})"
    r"(?:(?: ?[،,](?=[^\n–—-]{0,50}\d)(?:[^\n!?؟:–—-]|(?<=\w)-(?=\w)){2,55}| \([^)\n]{2,30}\))?(?:\s{1,3}|(?<=\))\s?|(?<=\d{4}))"
    rf"{DASH}(?:\s|(?=[A-Z][a-z]))"
    # «مأرب – مصرنا اليوم :»
    r"(?:[\u0621-\u064a]{2,15}(?: [\u0621-\u064a]{2,15}){0,2} ?:\s)?"
    r"|(?<=[\u0621-\u064a])-\s(?=[\u0621-\u064a])"  # «بيروت- قُتل شخصان»
    # «الخرطوم: 5 مايو 2025 – »
    rf"| ?: \d{{1,2}} \w{{3,9}} \d{{4}} ?{DASH}\s"
    r"| (?<=[A-Z]{3} )[A-Z][a-z]{2,8}\.? \d{1,2} (?=[A-Z])|(?<=[A-Z]{3})- (?=[A-Z])|(?<=[a-zà-ÿ]{3})- (?=[A-ZÀ-Þ][a-zà-ÿ])| (?<=[A-ZÀ-Ý]{2} )--\s|(?:, [A-Z]\w+)?: (?<=[A-Z]: )|, [A-Z][a-z]+(?: [A-Z][a-z]+)?: (?=[A-Z])"
    r"|, [A-Z]\w+(?: [A-Z]\w+)? \([A-Za-z ]{2,20}\)\s?(?:[–—-]|--)\s"
    r"|(?: \[\w+\])?, [A-Z][a-z]{2,8}\.? \d{1,2} \([A-Za-z /]{2,20}\): "
    r"|, [A-Z]\w+(?: [A-Z]\w+)?\s?(?:[–—-]|--)\s?(?:\([A-Za-z ]{2,20}\) )?(?=[A-Z])"
    r"|, (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}),?(?: \d{4})? (?=[A-Z])"
    r"|, [A-Z]\w+, [A-Z][a-z]{2,8} \d{1,2} \(Reporters? [^()\n]{2,40}\) (?:[A-Z][\w ]{2,25}: )?"
    r"| \([^()\n]{2,60}\d{4}\)\s"
    # «الخرطوم 27-10-2025م (وكالة)- », «نيويورك 27 أكتوبر 2025 / وكالة / », and with a colon where somebody says it
    rf"|[،,]? (?:(?:في )?{IN_BOTH}|\d{{1,2}} \w{{3,9}} \d{{4}}"
    r"|\d{1,2}([-/])\d{1,2}\1\d{4} ?م?)"
    rf"(?: ?/ ?[^/\n]{{2,12}} ?/\s?| ?\([^()\n]{{2,30}}\)\s{{0,3}}(?:{DASH}{{1,2}}|:)?\s"
    r"| (?:واس|وام|سونا|سبأ|وفا|بنا|قنا|كونا|بترا|سانا)(?:\s|$)"
    r"| ?:\s(?=[أا](?:علن|كد|فاد|دان|تهم|وضح)|قال|كشف|ذكر|دعا|نفى|حذر))"
    r"|[،,]? (?:\w{3,9}\.? )?\d{1,2}(?: \w{3,9})?(?:,? \w{3,9})?(?: \d{4})? \([^)\n]{2,30}\)(?:\s{1,3}[–—-]{1,2})?\s)"
)

# "March 14, 2025 (GENEVA) – "
DATED_FIRST = re.compile(
    rf"^(?:\w{{3,9}} \d{{1,2}}, (?:\d\d){{1,2}}|\d{{1,2}} \w{{3,9}} \d{{4}}) \([^()\n\d]{{2,40}}\) ?{DASH}\s"
)
# "After the talks, the guild announced a strike": what it says stands after it, not before.
OPENING = re.compile(
    r"(?:(?:However|But|And|Meanwhile|Mais|Et|Toutefois|Cependant),? )?"
    r"(?:After|Before|Following|During|Despite|Amid|Après|Avant|Malgré|Lors d|À l['’]issue|Au terme)\b[^.;:\"“”«»]*",
    re.IGNORECASE,
)


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
    turns: str  # words after which another may speak
    disowns: str  # between a denial and a date: what is denied is something else than what the date is of
    clitics: str = ""
    own_conjunctions: tuple[str, ...] = ()  # words that begin with what would else be an "and" written to them
    joined: tuple[str, ...] = ()  # cues after which a ل is written to the name
    nouns: dict[str, str] = field(default_factory=dict)  # verb of a headline → the noun that says the same
    connectives: str = ""  # what a sentence begins with to join it to the one before
    tails: str = ""  # with these begins what may be left out after a comma
    dangles: str = ""  # words that end no title
    verbs: str = ""  # of the main clause, as written; where a verb has no mark of its own, none

    def cues(self, words: Iterable[str]) -> re.Pattern[str]:
        clitics = f"[{self.clitics}]?" if self.clitics else ""
        spelled = sorted((fold_with_offsets(word).text for word in words), key=len, reverse=True)
        return re.compile(rf"(?<!\w){clitics}(?:{'|'.join(spelled)})(?!\w)")

    def cues_of(self, pattern: str) -> re.Pattern[str]:
        clitics = f"[{self.clitics}]?" if self.clitics else ""
        return re.compile(rf"(?<!\w){clitics}(?:{fold_with_offsets(pattern).text})(?!\w)")

    @cached_property
    def according_to(self) -> re.Pattern[str]:
        return self.cues(self.according)

    @cached_property
    def stances(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(DENIES, self.cues(self.denies)), (SAYS, self.cues(self.says)), (SAYS, self.according_to)]

    @cached_property
    def denial(self) -> re.Pattern[str]:
        return self.cues(self.denies)

    @cached_property
    def turn(self) -> re.Pattern[str]:
        return self.cues_of(self.turns)

    @cached_property
    def disowned(self) -> re.Pattern[str]:
        return self.cues_of(self.disowns)

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
    def verb(self) -> re.Pattern[str] | None:
        return re.compile(rf"(?<![\w’'-])(?:{self.verbs})(?![\w-])") if self.verbs else None

    def has_told(self, words: str) -> bool:
        """Whether words may be a clause: « les deux présidents, Ivo Sand et Ana Mor, » is none."""
        return self.verb is None or bool(self.verb.search(words))

    def is_subject(self, sentence: str, start: int, end: int) -> bool:
        """Whether the words of a half-open span are but the first of those of whom a sentence tells."""
        verb = self.verb.search(sentence, start) if self.verb else None
        return bool(verb and end <= verb.start() < start + LONGEST_SUBJECT)

    def tells(self, words: str) -> bool:
        """Whether words have a verb of their own; in a language whose verbs have no mark, whether they may."""
        if self.verb is None:
            return not self.dependent.match(fold_with_offsets(words).text)
        return bool(self.verb.search(words))

    @cached_property
    def dangling(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{fold_with_offsets(self.dangles).text})$")

    @cached_property
    def phrase_starts(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{fold_with_offsets(self.dangles).text})(?![\w-])")

    @cached_property
    def strong_break(self) -> re.Pattern[str]:
        return re.compile(r"[;؛]|\(\.{3}\)(?! [a-zà-ÿ])|(?<!\b\w)[.!?؟] |: ")

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
        if second in CONSTRUCT_DUALS:  # «وفدا الجبهتين»
            rest = re.sub(r"^(\w+)ا(?= )", r"\1ي", rest)
        elif second in DUALS:
            rest = DUAL_ENDS.sub(lambda ends: ends[0].replace("ان", "ين"), rest)
        elif second.endswith(("ون", "ان")) and second not in KEEP_THEIR_END:
            return words
        bare = fold_with_offsets(first).text
        if bare == "قتلت" or (bare == "قتل" and (second.startswith("ال") or second.endswith(("وها", "وه", "وهم")))):
            return words  # who killed, not who was killed
        if second in ("هذه", "هذا", "تلك", "ذلك", "عده", "بعض", "عشرات", "سلسله"):
            second = fold_with_offsets(rest.split(" ")[1]).text if rest.count(" ") else second
        if bare in ("وقع", "وقعت") and second.removeprefix("ال") in HAPPENINGS:
            noun = "وقوع"
        elif bare == "وقع" and not second.startswith("ال"):
            return words
        return and_hurt(f"{noun} {rest}")

    @cached_property
    def folded_own_conjunctions(self) -> set[str]:
        return {fold_with_offsets(word).text for word in self.own_conjunctions}

    @cached_property
    def folded_nouns(self) -> dict[str, str]:
        return {fold_with_offsets(verb).text: noun for verb, noun in self.nouns.items()}


def claim_of(sentence: str, wording: Wording, dates: Spans = ()) -> Claim | None:
    """Who says what the sentence says after its dateline, or None."""
    return claim_in(sentence, wording, tuple(dates))


@lru_cache(64)
def claim_in(sentence: str, wording: Wording, dates: tuple[tuple[int, int], ...]) -> Claim | None:
    """As `claim_of`: once for a sentence, which may hold hundreds of dates."""
    first = beginning(sentence)
    claim = wording.claims.find(sentence[first:], [(a - first, b - first) for a, b in dates if a >= first])
    if claim is None:
        return None
    after = OPENING.fullmatch(sentence, first, first + claim.lead[0])
    if after and claim.start > claim.lead[0] and not wording.has_told(after[0]):
        claim = claim._replace(lead=(claim.start, claim.start))
    return claim.moved(first)


def said_at(text: str, finding: Finding, others: Sequence[Finding], wording: Wording) -> bool:
    """Whether a date of a sentence, one of `others`, stands in what says who says it."""
    first, last = finding.sentence
    claim = claim_of(text[first:last], wording, [(one.start - first, one.end - first) for one in others])
    return claim is not None and claim.lead[0] <= finding.start - first < claim.lead[1]


def said_among(text: str, others: Sequence[Finding], wording: Wording) -> list[Finding]:
    """Those of the dates of a sentence, which are all of one, that stand in what says who says it."""
    if not others:
        return []
    first, last = others[0].sentence
    claim = claim_of(text[first:last], wording, [(one.start - first, one.end - first) for one in others])
    return [one for one in others if claim and claim.lead[0] <= one.start - first < claim.lead[1]]


def dateline_end(sentence: str) -> int:
    """Where the sentence begins after "RABAT – ": 0 where it has no dateline."""
    whole = f"{sentence} "  # it may stand alone on its line
    dateline = DATELINE.match(whole) or DATED_FIRST.match(whole)
    return min(dateline.end(), len(sentence)) if dateline else 0


def beginning(sentence: str) -> int:
    """Where what it tells begins: after the days that stand over it, the sign of a list, and a dateline."""
    start = told_from(sentence)
    return start + dateline_end(sentence[start:])
