"""Step 4, explain: past or future and why, how sure that is, and what else it could be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from events.dates import Span, read
from events.reading.finding import Match, Sentences
from events.reading.folding import Folded
from events.reading.lexicon import Lexicon
from events.reading.resolving import FUTURE, PAST, resolve

NEAR = 15  # letters: a past verb this close before "until" says that it is over


class Confidence(StrEnum):
    """The tool's own; never mixed with what the source doubts."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Reason:
    """Why the date was read so: `code` is stated, qualifier, cue-future, cue-past, plan-past, default-past,
    anchor-estimated, no-anchor or weekday-differs; the span is that of the words that decided, if any did."""

    code: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Finding:
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


@dataclass
class Explainer:
    """Reads the matches of one text."""

    folded: Folded
    lexicon: Lexicon
    anchors: tuple[date, date] | None  # the first and the last day on which the article may have been published
    matches: Sequence[Match]

    def __post_init__(self) -> None:
        self.sentences = Sentences(self.folded)
        self.dated = bytearray(len(self.folded.text))  # 1 where a date stands: its words are no cues for another
        for match in self.matches:
            self.dated[match.start : match.end] = b"\1" * (match.end - match.start)

    def explain(self, match: Match) -> Finding | None:
        """The finding of a match, or None where it is no date after all."""
        start, end = self.folded.span(match.start, match.end)
        blank = Finding(
            self.folded.original[start:end],
            *(start, end, "", match.rule, "", Confidence.HIGH, (Reason("stated"),)),
            sentence=self.sentence(match.start),
        )
        if self.anchors is None:
            return self.without_anchor(blank, match)
        first, last = self.anchors
        finding = self.seen_from(blank, match, last)
        if finding and first != last and not self.same_from(first, match, finding):
            reasons = (*finding.reasons, Reason("anchor-estimated"))
            finding = replace(finding, confidence=Confidence.LOW, reasons=reasons)
        return finding

    def same_from(self, anchor: date, match: Match, finding: Finding) -> bool:
        direction = FUTURE if finding.direction == "future" else PAST
        return resolve(match, anchor, direction) == finding.edtf

    def sentence(self, place: int) -> tuple[int, int]:
        start, end = self.folded.span(*self.sentences.around(place))
        words = self.folded.original[start:end]
        return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

    def without_anchor(self, blank: Finding, match: Match) -> Finding | None:
        """What is the same seen from any day is known; the rest waits for the article's date."""
        seen = {resolve(match, day, way) for day in (date(1950, 6, 15), date(2050, 3, 3)) for way in (PAST, FUTURE)}
        if seen == {None}:
            return None
        if len(seen) == 1:
            return replace(blank, edtf=seen.pop() or "")
        return replace(blank, confidence=Confidence.LOW, reasons=(Reason("no-anchor"),))

    def seen_from(self, blank: Finding, match: Match, anchor: date) -> Finding | None:
        past, future = (resolve(match, anchor, way) for way in (PAST, FUTURE))
        if past == future:
            if not past:
                return None
            code = "qualifier" if match.groups.get("q") else "stated"
            return self.checked(replace(blank, edtf=past, reasons=(Reason(code),)), match)
        direction, reason = self.direction(match)
        chosen, other = (past, future) if direction == PAST else (future, past)
        if chosen is None:
            return None
        return self.checked(
            replace(
                blank,
                edtf=chosen,
                direction="past" if direction == PAST else "future",
                confidence=Confidence.LOW if reason.code == "default-past" else Confidence.MEDIUM,
                reasons=(reason,),
                alternatives=(other,) if other else (),
            ),
            match,
        )

    def direction(self, match: Match) -> tuple[int, Reason]:
        """By the nearest cue before the expression in its sentence, else the nearest after it, else past."""
        start, end = self.sentences.around(match.core_start)
        text, lexicon = self.folded.text, self.lexicon
        plans = [found.span() for found in lexicon.past_plan_cues.finditer(text, start, end)]
        cues = [(span, PAST, "plan-past") for span in plans]
        for pattern, way, code in (
            (lexicon.future_cues, FUTURE, "cue-future"),
            (lexicon.past_cues, PAST, "cue-past"),
        ):
            for found in pattern.finditer(text, start, end):
                if not self.means(found, way, start):
                    continue
                # "was to be held": what a plan of the past governs is past too; "is expected": one cue, not two.
                inside = any(a < found.end() and (found.start() < b or way == FUTURE) for a, b in plans)
                inside |= any(a <= found.start() < b for (a, b), other, _ in cues if other == FUTURE != way)
                if not inside and not self.dated[found.start()]:
                    cues.append((found.span(), way, code))
        before = [cue for cue in cues if cue[0][1] <= match.core_start]
        after = [cue for cue in cues if cue[0][0] >= match.end]
        until = self.folded.span(match.start, match.core_start) if match.modifier == "until" else None
        if until and not any(match.start - cue[0][1] < NEAR for cue in before if cue[1] == PAST):
            return FUTURE, Reason("cue-future", *until)
        if before:
            span, way, code = max(before)
        elif after:
            span, way, code = min(after)
        else:
            return PAST, Reason("default-past")
        return way, Reason(code, *self.folded.span(*span))

    def means(self, cue: re.Match[str], way: int, start: int) -> bool:
        """Whether what looks like a cue is one: written so ("à" is no "a"), and not turned by the word before it."""
        text, lexicon = self.folded.text, self.lexicon
        written = self.folded.original[slice(*self.folded.span(*cue.span()))]
        turned = lexicon.not_yet if way == PAST else lexicon.not_future
        return lexicon.exact.get(cue[0], "") in written and not text.endswith(turned, start, cue.start())

    def checked(self, finding: Finding, match: Match) -> Finding:
        """A weekday that contradicts its date is said, and the date believed."""
        weekday = match.groups.get("wd")
        if weekday is None or match.rule not in (
            "date",
            "date-part",
            "rel-weekday",
            "weekday-rel",
            "hijri",
            "numeric",
        ):
            return finding
        day = finding.bounds.start
        if day is None or day.weekday() == weekday:
            return finding
        reasons = (*finding.reasons, Reason("weekday-differs"))
        return replace(finding, warning="weekday-differs", confidence=Confidence.LOW, reasons=reasons)
