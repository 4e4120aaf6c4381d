"""Beside the date: to whom a sentence attributes what it says, in which stance, and what it could be called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from events.reading.folding import fold_with_offsets

REPORTS, SAYS, DENIES, ANNOUNCES = "reports", "says", "denies", "announces"
LONGEST_TITLE = 110  # letters
SHORTEST_CLAUSE = 18  # letters: what is shorter is no clause of its own
LONGEST_ATTRIBUTION = 80
# "RABAT – ", "Addis-Abeba (AFP) – ", "جنيف، 14 مارس (وكالة) - ": a place, perhaps a date, perhaps an agency.
LATIN_PLACE, ARABIC_PLACE = r"[A-ZÀ-Ý][^\s،,():–—]{1,30}", r"[\u0621-\u064a]{2,30}"
DATELINE = re.compile(
    rf"^(?:{LATIN_PLACE}(?: {LATIN_PLACE}){{0,3}}|{ARABIC_PLACE}(?: {ARABIC_PLACE}){{0,2}})"
    r"(?:(?:[،,](?=[^\n–—-]{0,40}\d)[^\n!?؟:–—-]{2,40}| \([^)\n]{2,30}\))?\s{1,3}[–—-]\s"
    r"|[،,]? (?:\w{3,9} )?\d{1,2}(?: \w{3,9})?,? \w{3,9}(?: \d{4})? \([^)\n]{2,30}\)(?:\s{1,3}[–—-])?\s)"
)
SPACE_BEFORE = re.compile(r"\s+(?=[،,؛;:.])")
END_OF_CLAUSE = re.compile(r"[\n،,؛;:()«»“”\"]|\s[–—-]\s|[.!?؟](?=\s|$)")
QUOTATION = re.compile(r"[«»“”\"]")
EDGES = " \t\n،,؛;:.!?؟–—-«»“”\"'()‏‎"


@dataclass(frozen=True)
class Wording:
    """The cues of one language: patterns over folded text, read with clitics before them."""

    according: list[str]  # what stands before the one to whom a sentence is attributed
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


def attribution(sentence: str, wording: Wording) -> tuple[int, int] | None:
    """The half-open span of the words that name the one to whom the sentence is attributed, or None."""
    parts = attributing(sentence, wording)
    return parts and (parts[1], parts[2])


def attributed_to(sentence: str, wording: Wording) -> str:
    """The name of the one to whom the sentence is attributed, without the ل that is written to it; "" for none."""
    parts = attributing(sentence, wording)
    if not parts:
        return ""
    begins, named, ends = parts
    cue, name = sentence[begins:named].strip(), sentence[named:ends]
    if not cue.endswith(wording.joined) or not name.startswith("ل"):
        return name
    return f"ال{name[2:]}" if name.startswith("لل") else name[1:]


def attributing(sentence: str, wording: Wording) -> tuple[int, int, int] | None:
    """Where "according to" begins, where the name after it begins, and where that ends; None where there is none."""
    folded = fold_with_offsets(sentence)
    cue = wording.according_to.search(folded.text)
    if not cue:
        return None
    rest = folded.text[cue.end() :]
    end = END_OF_CLAUSE.search(rest.lstrip(EDGES))
    named = rest.lstrip(EDGES)[: end.start() if end else None].rstrip()
    if not named or len(named) > LONGEST_ATTRIBUTION:
        return None
    start = cue.end() + len(rest) - len(rest.lstrip(EDGES))
    return (folded.span(*cue.span())[0], *folded.span(start, start + len(named)))


def dateline_end(sentence: str) -> int:
    """Where the sentence begins after "RABAT – ": 0 where it has no dateline."""
    dateline = DATELINE.match(sentence)
    return dateline.end() if dateline else 0


def headline(sentence: str, expressions: Iterable[tuple[int, int]], at: int, wording: Wording) -> str:
    """What the clause around the letter `at` could be called: without its dates (their half-open spans), and short.

    A proposal for an editor, not a title to be trusted.
    """
    spans = sorted(expressions)
    start, end = clause_around(sentence, spans, at, wording)
    kept, last = [], start
    for first, beyond in spans:
        if first >= start and beyond <= end:
            kept.append(without_opener(sentence[last:first], wording))
            last = beyond
    kept.append(sentence[last:end])
    words = " ".join(" ".join(part.strip() for part in kept if part.strip(EDGES)).split())
    return as_title(words, wording)


def clause_around(
    sentence: str, expressions: Iterable[tuple[int, int]], at: int, wording: Wording
) -> tuple[int, int]:
    """The half-open span of the clause around the letter `at`, without the dateline.

    It grows over neighbours that are too short to stand alone. `expressions` are the half-open spans of dates,
    which no clause cuts.
    """
    spans = sorted(expressions)
    start, last = dateline_end(sentence), len(sentence)
    if parts := attributing(sentence, wording):
        start, last = (max(start, parts[2]), last) if parts[2] <= at else (start, max(parts[0], at))
    dated = sum(beyond - first for first, beyond in spans if first <= at < beyond)
    breaks = [b for b in clause_breaks(sentence, wording) if not any(x <= b[0] < y for x, y in spans)]
    ends = [first for first, _ in breaks if first > at]
    for begins in [beyond for first, beyond in reversed(breaks) if start < first and beyond <= at] + [start]:
        if not opens_clause(sentence, begins, wording) and begins != start:
            continue
        end = next((e for e in ends if e - begins - dated >= SHORTEST_CLAUSE), last)
        if min(end, last) - begins - dated >= SHORTEST_CLAUSE:
            break
    return begins, min(end, last)


def clause_breaks(sentence: str, wording: Wording) -> list[tuple[int, int]]:
    """Half-open spans of the punctuation between clauses, and empty ones before the words that begin one."""
    breaks = [mark.span() for mark in END_OF_CLAUSE.finditer(sentence)]
    folded = fold_with_offsets(sentence)
    for opener in wording.clause_starts.finditer(folded.text):
        place = folded.span(*opener.span())[0]
        breaks.append((place, place))
    return sorted(breaks)


def opens_clause(sentence: str, place: int, wording: Wording) -> bool:
    """Whether a clause of its own begins here; after a comma, which may only set a name apart, by its word."""
    following = fold_with_offsets(sentence[place : place + 12]).text
    if wording.dependent.match(following):
        return False
    return sentence[place - 1] not in "،," or bool(wording.conjunction.match(following))


def without_opener(words: str, wording: Wording) -> str:
    """`words` without a preposition that the date after it was for."""
    folded = fold_with_offsets(words)
    opener = wording.date_openers.search(folded.text)
    return words[: folded.span(*opener.span())[0]] if opener and opener[0] else words


def as_title(words: str, wording: Wording) -> str:
    """At most LONGEST_TITLE letters, without quotation marks and the word that joined them to what was before; a
    verb that begins them becomes its noun, where the language gives one."""
    words = QUOTATION.sub("", words).strip(EDGES)
    folded = fold_with_offsets(words)
    if opener := wording.clause_starts.match(folded.text):
        words = words[folded.span(*opener.span())[1] :].strip(EDGES)
    words = SPACE_BEFORE.sub("", words)
    first, _, rest = words.partition(" ")
    bare = fold_with_offsets(first).text
    for verb in (bare, bare[1:] if bare[:1] in wording.clitics else bare):
        if noun := wording.folded_nouns.get(verb):
            words = f"{noun} {rest}"
            break
    else:
        if bare[:1] == wording.clitics[:1] and bare not in wording.folded_own_conjunctions:
            words = words[1:]
    if len(words) > LONGEST_TITLE:
        words = words[:LONGEST_TITLE].rsplit(" ", 1)[0].strip(EDGES)
    return words[:1].upper() + words[1:]
