"""Step 4, explain: past or future and why, how sure that is, and what else it could be."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from events.dates import Span, read
from events.reading.finding import LOOK_BACK, Match, Sentences
from events.reading.folding import Folded
from events.reading.lexicon import Lexicon
from events.reading.narrative import (
    FROM_TEXT,
    LONGEST_LEAP,
    NO_ANTECEDENT,
    STATED,
    YEARLESS,
    chronicled,
    following,
    from_text,
    step_of,
)
from events.reading.resolving import DIRECTED, FUTURE, PAST, resolve
from events.reading.wording import dateline_end

DATED = {"date", "date-part", "numeric", "iso", "hijri", "date-hijri"}  # rules: of datelines
DATED_WEEKDAYS = {"date", "date-part", "rel-weekday", "weekday-rel", "hijri", "numeric"}  # rules
YET_TO_COME = {"future", "opening"}  # kinds of cues
FAR = 200  # days: a day and month so far away gives way to the near one
NEARER = {"date-part", "range-days", "both-days", "either-days", "third-half", "week-of-month"}
COMING_WEEK = {"period", "part", "third-period"}  # rules; on its last days "this week" may be the next
SATURDAY = 5
LONGEST_DATELINE = 120  # letters
MOST_LOOKED_AT = 20  # dates before one that hangs on another
LONGEST_OPENING, LONGEST_CLAUSE = 30, 300  # letters: of the word before a date that opens its sentence, and so far
# "2021: the truce", "– 2021 –", or alone on its line: of a list of years, not of what a sentence tells.
HEADING = re.compile(
    r"^[ \t*•◾▪–—-]*(?:(?:عام|سنة|العام|[Yy]ear|[Aa]nnée) )?((?:1[5-9]|20)\d\d)(?: ?م)?[ \t]*"
    r"(?::(?!\d)|[–—-](?!\d)|$)",
    re.MULTILINE,
)
# "22 January:", alone on its line or before what happened then.
BEFORE_ENTRY, AFTER_ENTRY = (
    re.compile(r"(?:^|\n)[ \t*•◾▪–—-]*$"),
    re.compile(r"[)\]]?[ \t]*(?::(?!\d)|[–—-](?!\d)|\n|$)"),
)
MOST_BEFORE_ENTRY = 12  # letters
FEWEST_HEADINGS = 2
WORDS = re.compile(r"\w+")
BESIDE = 40  # letters between a date and the verb that governs it
NEAR = 15  # letters: a past verb this close before "until" says that it is over


class Confidence(StrEnum):
    """The tool's own; never mixed with what the source doubts."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Reason(NamedTuple):
    """Why the date was read so: `code` is stated, qualifier, cue-future, cue-past, plan-past, default-past, nearest,
    from-text, narrative-year, anchor-estimated, no-anchor, printed-later or weekday-differs; the span is that of the
    words that decided, if any did: of from-text and narrative-year the date that it was reckoned from."""

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
    warning: str = ""  # weekday-differs or printed-later
    sentence: tuple[int, int] = (0, 0)  # half-open span of the sentence, without the spaces around it
    furniture: bool = False  # of the page, not of what it tells: "Published …", a dateline

    @property
    def bounds(self) -> Span:
        return read(self.edtf).bounds if self.edtf else Span(None, None)

    def begins_after(self, day: date | None) -> bool:
        begins = self.bounds.start
        return bool(day and begins and begins > day)

    def is_planned(self, published: date | None) -> bool:
        """Whether it was still to come on the day of publication: a day after it is none of a plan where the verb
        says that it was over."""
        return self.direction == "future" or (self.direction != "past" and self.begins_after(published))


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


class Heading(NamedTuple):
    """A year that stands over what happened in it: its place in the folded text, its span in the original."""

    place: int
    start: int
    end: int
    edtf: str


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
        self.entry: Finding | None = None  # the last that said its year
        self.told: list[tuple[Match, Finding]] = []  # what was found before, but for the page's furniture
        self.printed_later = self.later_print()

    def explain(self, match: Match) -> Finding | None:
        """The finding of a match, or None where it is no date after all."""
        reading = self.after_text(match) if match.rule in FROM_TEXT else self.in_narrative(match, self.read(match))
        if reading is None:
            return None
        edtf, reasons, confidence, direction, alternatives = reading
        warning = ""
        if match.rule in BESIDE_WEEKDAY and self.printed_later:
            warning = "printed-later"
            reasons, confidence = (*reasons, Reason(warning)), Confidence.MEDIUM
        elif weekday_differs(match, edtf):
            warning = "weekday-differs"
            reasons, confidence = (*reasons, Reason(warning)), Confidence.LOW
        start, end = self.folded.span(match.start, match.end)
        finding = Finding(
            self.folded.original[start:end],
            *(start, end, edtf, match.rule, direction, confidence, reasons, alternatives, warning),
            sentence := self.sentence(match.start),
            self.sentences.is_furniture(match.start) or self.in_dateline(match.rule, sentence, start, end),
        )
        if not finding.furniture:
            self.told.append((match, finding))
            if match.start in self.entries and (match.rule in STATED or reasons[0].code == "narrative-year"):
                self.entry = finding
        return finding

    def in_dateline(self, rule: str, sentence: tuple[int, int], start: int, end: int) -> bool:
        """Whether it says when the article was written: "GENEVA, March 14 – ". Spans are of the original."""
        if rule not in DATED or not 0 < start - sentence[0] < LONGEST_DATELINE:
            return False
        words = self.folded.original[sentence[0] : sentence[1]]
        return sentence[0] < start and end <= sentence[0] + dateline_end(words)

    # What the text says before

    def after_text(self, match: Match) -> Reading | None:
        """A date that hangs on another of the text: the nearest before it that says enough; None without one.

        What was over hangs on no day that was still to come. A few may be of the article instead: "the next month",
        where nothing stands before them or they are to come.
        """
        of_article = self.of_article(match)
        if of_article and of_article.direction == "future":
            return of_article
        published = self.anchors and self.anchors[1]
        over = self.was_over(match)
        for earlier, finding in self.told[: -MOST_LOOKED_AT - 1 : -1]:
            if earlier.rule in NO_ANTECEDENT or earlier.modifier or (over and finding.is_planned(published)):
                continue
            # What was earlier is told beside: a narrative does not go on from it.
            if step_of(match) < 0 and step_of(earlier) < 0:
                continue
            if value := from_text(match, finding.edtf):
                far = self.folded.original.find("\n\n", finding.end, self.folded.span(match.start, match.end)[0]) >= 0
                reason = Reason("from-text", finding.start, finding.end)
                # A slip of the text, or it hangs on another day.
                ahead = over and published and (read(value).bounds.start or published) > published
                sure = Confidence.LOW if far or ahead else Confidence.MEDIUM
                return Reading(value, (reason,), sure, "past" if over else "")
            # A date just before it that says too little is the one that it hangs on.
            near = self.sentences.number(match.start) - self.sentences.number(earlier.start) <= 1
            if near and "-" in finding.edtf:  # lone years are background
                break
        return of_article

    def was_over(self, match: Match) -> bool:
        """Whether a verb of the past says so, other than one that announces what may be to come."""
        _, reason = self.direction(match)
        place = self.folded.place
        return reason.code == "cue-past" and not self.lexicon.announcing.search(
            self.folded.text, place(reason.start), place(reason.end)
        )

    def of_article(self, match: Match) -> Reading | None:
        words = self.folded.text[match.start : match.end] + " "
        if match.rule != "text-period" or not any(word in words for word in self.lexicon.of_article):
            return None
        groups = {"unit": match.groups["unit"], "q": match.groups["t"]}
        reading = self.read(match._replace(rule="period", groups=groups))
        way, _ = self.direction(match)
        return reading and reading._replace(direction="future" if way == FUTURE else "")

    def in_narrative(self, match: Match, reading: Reading | None) -> Reading | None:
        """The reading, or where the date takes the year of the narrative, that."""
        if match.rule not in YEARLESS or not (reading and (self.told or self.headings or self.entries)):
            return reading
        if not {"y", "y2", "q", "this"}.isdisjoint(match.groups) or reading.reasons[0].code in (
            "cue-future",
            "stated",
        ):
            return reading
        entry = match.start in self.entries
        source = self.heading(match) or (self.entry or self.title_year if entry else self.narrative(match))
        value = source and in_year_after(match, source.edtf, self.of_one_year(source))
        if (
            not (source and value)
            or value == reading.edtf
            or (self.anchors and value[:4] >= str(self.anchors[0].year))
        ):
            return reading
        others = (reading.edtf,) if reading.edtf else ()
        return Reading(
            value, (Reason("narrative-year", source.start, source.end),), Confidence.MEDIUM, "past", others
        )

    def of_one_year(self, source: "Finding | Heading") -> bool:
        """Whether what takes its year from there may stand before it in the year."""
        return isinstance(source, Heading) or bool(self.chronicle and source is not self.entry)

    @cached_property
    def entries(self) -> set[int]:
        """Where days begin that stand over what happened then, or before it with a colon; none where there is but
        one."""
        text, found = self.folded.original, set()
        for match in self.matches:
            start, end = self.folded.span(match.start, match.end)
            first = max(start - MOST_BEFORE_ENTRY, 0)
            opens = match.rule in YEARLESS | STATED and BEFORE_ENTRY.search(text[first:start])
            if opens and (not first or "\n" in text[first:start]) and AFTER_ENTRY.match(text, end):
                found.add(match.start)
        return found if len(found) >= FEWEST_HEADINGS else set()

    @cached_property
    def title_year(self) -> Heading | None:
        """The one year that stands before the first entry: "Main events of 2015"."""
        first = min(self.entries, default=0)
        years = {
            match.groups["y"]: match
            for match in self.matches
            if match.start < first and match.rule == "year" and not match.modifier
        }
        if len(years) != 1:
            return None
        [(year, match)] = years.items()
        return Heading(match.start, *self.folded.span(match.start, match.end), f"{year:04}")

    def heading(self, match: Match) -> Heading | None:
        """The year at whose head the text tells of it, where no other date of the narrative has come between."""
        last = bisect_left(self.headings, match.start, key=attrgetter("place")) - 1
        if last < 0:
            return None
        heading = self.headings[last]
        if match.start in self.entries or not self.told:
            return heading
        earlier = self.told[-1][0]
        stated = earlier.start > heading.place and earlier.rule in STATED and not self.in_background(earlier)
        return None if stated else heading

    @cached_property
    def headings(self) -> list[Heading]:
        """None where there is but one, and no days below it: that may be anything."""
        place = self.folded.place
        found = [
            Heading(place(year.start(1)), *year.span(1), year[1]) for year in HEADING.finditer(self.folded.original)
        ]
        return found if len(found) >= FEWEST_HEADINGS or self.entries else []

    def narrative(self, match: Match) -> Finding | None:
        """The date whose year one without a year takes, if there is one."""
        if not self.told:
            return None
        earlier, finding = self.told[-1]
        code = finding.reasons[0].code
        gone_on = code == "from-text" and "-" in finding.edtf and step_of(earlier) >= 0
        inherited = code == "narrative-year" or gone_on
        stated = earlier.rule in STATED or inherited
        near = self.sentences.number(match.start) - self.sentences.number(earlier.start) <= 1
        if stated and (near or not self.anchors) and (inherited or not self.in_background(earlier)):
            return finding
        if self.chronicle or not self.anchors:
            year = str(self.chronicle or "")
            latest = self.told[: -MOST_LOOKED_AT - 1 : -1]
            stated_years = (f for m, f in latest if "y" in m.groups and f.edtf.startswith(year))
            return next(stated_years, None)
        return None

    def in_background(self, match: Match) -> bool:
        """Whether it is the date of a thing, not of what is told: "the accord of 3 May 2018"."""
        first = max(match.start - LOOK_BACK, 0)
        return bool(match.modifier or self.lexicon.background_before.search(self.folded.text, first, match.start))

    @cached_property
    def chronicle(self) -> int:
        """The year of which the text is a chronicle, or 0."""
        if self.anchors is None:
            return 0
        return chronicled(((self.sentences.number(m.start), m) for m in self.matches), self.anchors[0].year)

    def later_print(self) -> int:
        """How many days later than it was written the text was printed, by a weekday beside "yesterday"."""
        if self.anchors is None or self.anchors[0] != self.anchors[1]:
            return 0
        days = []
        for match in self.matches:
            if match.rule in BESIDE_WEEKDAY and "mon" not in match.groups and "wd" in match.groups:
                day = self.anchors[0] + timedelta(match.groups["rel"])
                days.append((day.weekday() - match.groups["wd"] + 3) % 7 - 3)
        later = next(iter(days), 0)
        if not later or abs(later) > 2 or any(day != later for day in days):
            return 0
        self.anchors = (self.anchors[0] - timedelta(later),) * 2
        return later

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
        if match.rule in COMING_WEEK and anchor.weekday() >= SATURDAY and is_this_week(match):
            direction, reason = self.direction(match)
            if direction == FUTURE and (coming := resolve(match, anchor + timedelta(7 - anchor.weekday()), FUTURE)):
                present = resolve(match, anchor, FUTURE)
                return Reading(coming, (reason,), Confidence.LOW, "future", (present,) if present else ())
        past = resolve(match, anchor, PAST)
        future = resolve(match, anchor, FUTURE) if match.rule in DIRECTED else past
        if past == future:
            return Reading(past, (Reason("qualifier" if match.groups.get("q") else "stated"),)) if past else None
        direction, reason = self.direction(match)
        if match.start in self.entries and direction == FUTURE and self.in_present(reason):
            direction, reason = PAST, Reason("default-past")
        chosen, other = (past, future) if direction == PAST else (future, past)
        if not chosen:
            return None
        # "Scheduled for Friday" in Friday's paper.
        today = match.rule == "weekday" and past == anchor.isoformat()
        if direction == FUTURE and today and other:
            chosen, other = other, chosen
        over = direction == PAST and (match.start in self.entries or self.governed(match, reason))
        if other and not over and is_nearer(match, anchor, chosen, other, planned=reason.code == "plan-past"):
            direction, reason = -direction, Reason("nearest")
            chosen, other = other, chosen
        return Reading(
            chosen,
            (reason,),
            Confidence.LOW if reason.code == "default-past" else Confidence.MEDIUM,
            "past" if direction == PAST else "future",
            (other,) if other else (),
        )

    def in_present(self, reason: Reason) -> bool:
        """Whether a verb of the present decided: a chronicle tells in it what is over."""
        place = self.folded.place
        cue = Cue(place(reason.start), place(reason.end), reason.code)
        return reason.end > reason.start and self.is_present(cue)

    def governed(self, match: Match, reason: Reason) -> bool:
        """Whether a verb of the past in the clause of the date says that it is over."""
        start, end = self.folded.place(reason.start), self.folded.place(reason.end)
        if reason.code != "cue-past" or not self.is_over(Cue(start, end, reason.code)):
            return False
        text = self.folded.text
        if start >= match.end:
            return start - match.end <= BESIDE and not self.parted(match.end + 1, start)
        return (
            match.start - end <= BESIDE
            and not self.parted(end, match.start)
            and not self.lexicon.forwarding.search(text, end, match.start)
            and not self.lexicon.arrangement.search(text, end, match.start)
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
            (before and match.start - cues[before - 1].end < NEAR and self.is_over(cues[before - 1]))
            or (not before and cues and cues[0].code != "cue-future" and match.start - sentence[0] < NEAR)
        ):
            return FUTURE, Reason("cue-future", *modifier)
        if before and self.announced(cues[before - 1], match):
            return FUTURE, Reason("cue-future", *self.folded.span(cues[before - 1].start, cues[before - 1].end))
        if before > 1 and self.spent(cues[before - 1], match):
            before -= 1
        after = bisect_left(cues, match.end, key=attrgetter("start"))
        earlier = cues[before - 1] if before else None
        later = cues[after] if after < len(cues) else None
        cue = later if later and self.governed_from_behind(match, sentence[0], earlier, later) else earlier
        if cue is None:
            return PAST, Reason("default-past")
        return FUTURE if cue.code == "cue-future" else PAST, Reason(cue.code, *self.folded.span(cue.start, cue.end))

    def is_over(self, cue: Cue) -> bool:
        """Whether it is of the past, and of nothing that it announces."""
        return cue.code != "cue-future" and not self.lexicon.announcing.search(self.folded.text, cue.start, cue.end)

    def announced(self, cue: Cue, match: Match) -> bool:
        """Whether a verb of the past announces what begins on this day: "announced a truce from Friday"."""
        text = self.folded.text
        index = bisect_left(self.matches, match.start, key=attrgetter("start"))
        dated = index > 0 and self.matches[index - 1].start >= cue.end
        if cue.code != "cue-past" or not self.lexicon.announcing.search(text, cue.start, cue.end):
            # "Found on Wednesday, a truce from Friday": the verb has its own day.
            return cue.code == "cue-past" and dated and match.modifier == "from"
        if match.modifier == "from":
            return True
        return dated and match.rule == "weekday" and bool(self.lexicon.arrangement.search(text, cue.end, match.start))

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
        return alone or (opening and len(WORDS.findall(self.folded.text, start, match.start)) <= 1)

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
        planned = historic = False
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
                historic = historic or kind == "told"
        if historic:
            cues[:] = [cue for cue in cues if cue.code != "cue-future" or not self.is_present(cue)]
        return cues

    def is_present(self, cue: Cue) -> bool:
        """Whether it is a verb of the present, which only may be of what is to come: "arrives"."""
        return bool(self.lexicon.presents.fullmatch(self.folded.text, cue.start, cue.end))

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
        if kind == "future" and self.is_no_verb(cue, written, start):
            return False
        turned = lexicon.not_yet if kind == "past" else lexicon.not_future
        return lexicon.exact.get(cue[0], "") in written and not text.endswith(turned, start, cue.start())

    def is_no_verb(self, cue: re.Match[str], written: str, start: int) -> bool:
        """A name, which has a capital in the middle of a sentence; "could" with nobody, "before" after "had not"; a
        noun: "choléra"."""
        text = self.folded.text
        if written[0].isupper() and text[max(start, cue.start() - 3) : cue.start()].strip(' "«“('):
            others = [word for word in self.folded.written(start, cue.start()).split() if word.isalpha()]
            return sum(word[0].isupper() for word in others) * 2 <= len(others)
        if written.startswith(self.lexicon.unsure):
            return bool(self.lexicon.negation.search(text, start, cue.start()))
        return written.endswith(("éra", "éras"))


BESIDE_WEEKDAY = {"rel-weekday", "weekday-rel"}  # rules


def is_this_week(match: Match) -> bool:
    return match.groups.get("unit") == "week" and not match.groups.get("q")


def is_nearer(match: Match, anchor: date, chosen: str, other: str, *, planned: bool) -> bool:
    """Whether a day and month, read so, are far away, and the other way near."""
    if match.rule not in NEARER and not (planned and match.rule == "month-alone" and "third" in match.groups):
        return False
    far, near = (abs((read(edtf).bounds.start or anchor) - anchor).days for edtf in (chosen, other))
    return far > FAR >= near and "q" not in match.groups


def in_year_after(match: Match, earlier: str, chronicle: bool) -> str | None:
    """What an expression without a year means in the narrative of a date: of its year, or over New Year."""
    start = read(earlier).bounds.start
    if start is None:
        return None
    point = earlier[1:11] if earlier.startswith("[") else earlier[:10].rstrip("~?/.")
    for year in (start.year, start.year + 1):
        value = resolve(match, date(year, 12, 31), PAST)
        day = value and read(value).bounds.start
        if not day or day.year != year:
            return None
        if year == start.year and (chronicle or following(day, point)):
            return value
        if year > start.year and (day - start).days <= LONGEST_LEAP:
            return value
    return None


def weekday_differs(match: Match, edtf: str) -> bool:
    """Whether a weekday contradicts its date: that is said, and the date believed."""
    if match.rule not in DATED_WEEKDAYS or match.groups.get("wd") is None:
        return False
    day = read(edtf).bounds.start if edtf else None
    return day is not None and day.weekday() != match.groups["wd"]
