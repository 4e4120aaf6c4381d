"""Step 4, explain: past or future and why, how sure that is, and what else it could be."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from events.dates import Span, read
from events.reading.finding import Match, Sentences
from events.reading.folding import Folded
from events.reading.lexicon import Lexicon
from events.reading.resolving import DIRECTED, FUTURE, PAST, resolve

DATED_WEEKDAYS = {"date", "date-part", "rel-weekday", "weekday-rel", "hijri", "numeric"}  # rules
YET_TO_COME = {"future", "opening"}  # kinds of cues
LONGEST_OPENING, LONGEST_CLAUSE = 30, 300  # letters: of the word before a date that opens its sentence, and so far
NEAR = 15  # letters: a past verb this close before "until" says that it is over


class Confidence(StrEnum):
    """The tool's own; never mixed with what the source doubts."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Reason(NamedTuple):
    """Why the date was read so: `code` is stated, qualifier, cue-future, cue-past, plan-past, default-past,
    anchor-estimated, no-anchor or weekday-differs; the span is that of the words that decided, if any did."""

    code: str
    start: int = 0
    end: int = 0


class Finding(NamedTuple):
    """A date expression: `text` is `original[start:end]`; `edtf` is "" where no date can be reckoned."""

    text: str
    start: int
    end: int
    edtf: str
    rule: str
    direction: str  # past, future or "" where the words leave no choice
    confidence: Confidence
    reasons: tuple[Reason, ...]
    alternatives: tuple[str, ...] = ()
    warning: str = ""  # weekday-differs
    sentence: tuple[int, int] = (0, 0)  # half-open span of the sentence, without the spaces around it

    @property
    def bounds(self) -> Span:
        return read(self.edtf).bounds if self.edtf else Span(None, None)


class Reading(NamedTuple):
    """What an expression means, and why."""

    edtf: str
    reasons: tuple[Reason, ...] = (Reason("stated"),)
    confidence: Confidence = Confidence.HIGH
    direction: str = ""
    alternatives: tuple[str, ...] = ()


class Cue(NamedTuple):
    """Words that tell past from future: their half-open span in the folded text, and the code of the reason."""

    start: int
    end: int
    code: str


@dataclass
class Explainer:
    """Reads the matches of one text."""

    folded: Folded
    lexicon: Lexicon
    anchors: tuple[date, date] | None  # the first and the last day on which the article may have been published
    matches: Sequence[Match]

    def __post_init__(self) -> None:
        self.sentences = Sentences(self.folded)
        self.cued: dict[tuple[int, int], list[Cue]] = {}
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}

    def explain(self, match: Match) -> Finding | None:
        """The finding of a match, or None where it is no date after all."""
        reading = self.read(match)
        if reading is None:
            return None
        edtf, reasons, confidence, direction, alternatives = reading
        warning = ""
        if weekday_differs(match, edtf):
            warning = "weekday-differs"
            reasons, confidence = (*reasons, Reason(warning)), Confidence.LOW
        start, end = self.folded.span(match.start, match.end)
        return Finding(
            self.folded.original[start:end],
            *(start, end, edtf, match.rule, direction, confidence, reasons, alternatives, warning),
            self.sentence(match.start),
        )

    def read(self, match: Match) -> Reading | None:
        if self.anchors is None:
            return self.without_anchor(match)
        first, last = self.anchors
        reading = self.seen_from(match, last)
        if reading and first != last and not self.same_from(first, match, reading):
            reasons = (*reading.reasons, Reason("anchor-estimated"))
            reading = reading._replace(confidence=Confidence.LOW, reasons=reasons)
        return reading

    def same_from(self, anchor: date, match: Match, reading: Reading) -> bool:
        direction = FUTURE if reading.direction == "future" else PAST
        return resolve(match, anchor, direction) == reading.edtf

    def sentence(self, place: int) -> tuple[int, int]:
        sentence = self.sentences.around(place)
        if sentence not in self.spans:
            start, end = self.folded.span(*sentence)
            words = self.folded.original[start:end]
            self.spans[sentence] = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        return self.spans[sentence]

    def without_anchor(self, match: Match) -> Reading | None:
        """What is the same seen from any day is known; the rest waits for the article's date."""
        meanings = {
            resolve(match, day, way) for day in (date(1950, 6, 15), date(2050, 3, 3)) for way in (PAST, FUTURE)
        }
        if meanings == {None}:
            return None
        if len(meanings) == 1:
            return Reading(meanings.pop() or "")
        return Reading("", (Reason("no-anchor"),), Confidence.LOW)

    def seen_from(self, match: Match, anchor: date) -> Reading | None:
        past = resolve(match, anchor, PAST)
        future = resolve(match, anchor, FUTURE) if match.rule in DIRECTED else past
        if past == future:
            return Reading(past, (Reason("qualifier" if match.groups.get("q") else "stated"),)) if past else None
        direction, reason = self.direction(match)
        chosen, other = (past, future) if direction == PAST else (future, past)
        if not chosen:
            return None
        return Reading(
            chosen,
            (reason,),
            Confidence.LOW if reason.code == "default-past" else Confidence.MEDIUM,
            "past" if direction == PAST else "future",
            (other,) if other else (),
        )

    def direction(self, match: Match) -> tuple[int, Reason]:
        """By the nearest cue before the expression in its sentence, or after it in its clause; else past.

        What has lasted since a day began in the past; what lasts until one does so in the future.
        """
        modifier = self.folded.span(match.start, match.core_start) if match.modifier else (0, 0)
        if match.modifier == "since":
            return PAST, Reason("cue-past", *modifier)
        sentence = self.sentences.around(match.core_start)
        cues = self.cues(sentence)
        before = bisect_right(cues, match.core_start, key=attrgetter("end"))
        if match.modifier == "until" and not (
            before and match.start - cues[before - 1].end < NEAR and cues[before - 1].code != "cue-future"
        ):
            return FUTURE, Reason("cue-future", *modifier)
        if before > 1 and self.spent(cues[before - 1], match):
            before -= 1
        after = bisect_left(cues, match.end, key=attrgetter("start"))
        earlier = cues[before - 1] if before else None
        later = cues[after] if after < len(cues) else None
        cue = later if later and self.governed_from_behind(match, sentence[0], earlier, later) else earlier
        if cue is None:
            return PAST, Reason("default-past")
        return FUTURE if cue.code == "cue-future" else PAST, Reason(cue.code, *self.folded.span(cue.start, cue.end))

    def governed_from_behind(self, match: Match, start: int, earlier: Cue | None, later: Cue) -> bool:
        """Whether the cue after an expression governs it, not the one before, of a sentence that begins at `start`.

        It does where it is of the same clause and the other is not; or where there is no other, and the expression
        opens the sentence: "On Friday, they will meet".
        """
        if later.start - match.end > LONGEST_CLAUSE:
            return False
        alone = self.folded.text[later.start] not in self.lexicon.clitics and not self.parted(match.end, later.start)
        if earlier:
            return alone and self.parted(earlier.end, match.start)
        opening = match.start - start < LONGEST_OPENING
        return alone or (opening and len(self.folded.text[start : match.start].split()) <= 1)

    def parted(self, start: int, end: int) -> bool:
        """Whether a new clause begins between two places."""
        return bool(self.lexicon.clause_break.search(self.folded.text, start, end))

    def spent(self, cue: Cue, match: Match) -> bool:
        """Whether a cue of a relative clause has governed another date before: "the truce that began on Monday"."""
        index = bisect_left(self.matches, match.start, key=attrgetter("start"))
        relative = self.folded.text.startswith(self.lexicon.relatives, cue.start)
        return relative and index > 0 and self.matches[index - 1].start >= cue.end

    def cues(self, sentence: tuple[int, int]) -> list[Cue]:
        """The cues of a sentence (half-open span in the folded text), in order."""
        if sentence in self.cued:
            return self.cued[sentence]
        cues = self.cued[sentence] = []
        planned = False
        for words in self.lexicon.cue.finditer(self.folded.text, *sentence):
            kind = words.lastgroup or ""
            if kind == "plan":
                planned = True
                cues.append(Cue(*words.span(), "plan-past"))
            # "was to be held in the coming month": what a plan of the past governs is past too.
            elif planned and kind in YET_TO_COME:
                continue
            elif self.means(words, kind, sentence[0]) and not self.dated(words.start()):
                cues.append(Cue(*words.span(), "cue-future" if kind in YET_TO_COME else "cue-past"))
        return cues

    def dated(self, place: int) -> bool:
        """Whether the letter is of a date: its words are no cues for another."""
        index = bisect_right(self.matches, place, key=attrgetter("start"))
        return index > 0 and place < self.matches[index - 1].end

    def means(self, cue: re.Match[str], kind: str, start: int) -> bool:
        """Whether what looks like a cue is one: written so ("à" is no "a"), not turned by the word before it, and
        at the head of a clause where it is one only there."""
        text, lexicon = self.folded.text, self.lexicon
        written = self.folded.written(*cue.span())
        if kind == "participle":
            return written.rstrip("es").endswith("é")
        if kind == "opening" and cue[0][0] not in lexicon.clitics:
            return text[max(start, cue.start() - NEAR) : cue.start()].rstrip()[-1:] in ("", *"،,؛:")
        turned = lexicon.not_yet if kind == "past" else lexicon.not_future
        return lexicon.exact.get(cue[0], "") in written and not text.endswith(turned, start, cue.start())


def weekday_differs(match: Match, edtf: str) -> bool:
    """Whether a weekday contradicts its date: that is said, and the date believed."""
    if match.rule not in DATED_WEEKDAYS or match.groups.get("wd") is None:
        return False
    day = read(edtf).bounds.start if edtf else None
    return day is not None and day.weekday() != match.groups["wd"]
