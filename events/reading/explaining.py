"""Step 4, explain: past or future and why, how sure that is, and what else it could be."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from events.dates import read
from events.reading.anchoring import SeenFromArticle
from events.reading.chronology import Chronology, Heading
from events.reading.days import FUTURE, amount
from events.reading.directions import MOST_JOINED, Directions
from events.reading.finding import Match, Sentences, stands_over_entry
from events.reading.findings import Confidence, Finding, Reading, Reason
from events.reading.folding import Folded
from events.reading.lexicon import Lexicon
from events.reading.narrative import (
    COMPARED,
    FROM_TEXT,
    NO_ANTECEDENT,
    STATED,
    YEARLESS,
    a_year_before_quarter,
    chronicled,
    from_text,
    in_year_after,
    is_earlier,
    names_the_same,
    step_of,
)
from events.reading.reported_days import NIGHTS_SENTENCES, as_said, is_still_quoted, night_told
from events.reading.weekdays_beside import (
    BESIDE_WEEKDAY,
    by_its_weekday,
    weekday_differs,
)
from events.reading.wording import DATED_FIRST, dateline_end, said_among

AHEAD = {"ahead", "ahead-two"}  # rules
OF_WHAT_AFTER = re.compile(r" (?:من|على|علي|عن)(?!\w)")  # "three days after the raid"
COMES = re.compile(r"(?<!\w)[وف]?(?:[يت]اتي|جا|جات)(?!\w)[^.؛:؟!\n]*$")
LONGEST_COMING = 120  # letters: «يأتي … بعد أسبوع من»
AFTER_OWN_DAY = re.compile(r" ?[–—] (?=\w)")  # «3 مايو 2024 – أعلنت الجبهة», in that day's article
DATED = {"date", "date-part", "numeric", "iso", "hijri", "date-hijri"}  # rules: of datelines
OF_A_PAPER = re.compile(r"'s (?:edition|issue|paper|print|newspaper)\b")
LONGEST_DATELINE = 120  # letters
MOST_APART = 3  # sentences
NEXT_TO = 10  # letters
DAYS_BEFORE = 2
MOST_LOOKED_AT = 20  # dates before one that hangs on another


@dataclass
class Explainer:
    """Reads the matches of one text."""

    folded: Folded
    lexicon: Lexicon
    anchors: tuple[date, date] | None  # the first and the last day on which the article may have been published
    matches: Sequence[Match]

    def __post_init__(self) -> None:
        self.sentences = Sentences(self.folded)
        self.directions = Directions(self.folded, self.lexicon, self.matches, self.sentences)
        self.chronology = Chronology(self.folded, self.matches)
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        self.entry: Finding | None = None  # the last that said its year
        self.told: list[tuple[Match, Finding]] = []  # what was found before, but for the page's furniture
        self.told_in: dict[tuple[int, int], list[Finding]] = {}  # the same, by their sentences
        self.of_page: list[tuple[Match, Finding]] = []
        self.article = SeenFromArticle(
            self.folded, self.lexicon, self.anchors, self.matches, self.directions, self.chronology
        )
        self.anchors = self.article.anchors

    def explain(self, match: Match) -> Finding | None:
        """The finding of a match, or None where it is no date after all."""
        # "By Friday they had left" says no more than that; "by Friday they will" tells the day.
        if match.modifier == "by" and not self.directions.governed(match, self.directions.of(match)[1]):
            match = match._replace(start=match.core_start, modifier="")
        # « a alerté dès vendredi » tells the day; « va commencer dès vendredi » from when.
        if match.modifier == "from" and self.folded.text[match.start : match.core_start].strip() == "des":
            plain = match._replace(start=match.core_start, modifier="")
            match = plain if self.directions.governed(plain, self.directions.of(plain)[1]) else match
        reading = (
            self.after_text(match) if match.rule in FROM_TEXT else self.in_narrative(match, self.article.read(match))
        )
        reading = reading or self.some_time_after(match)
        reading = self.of_quarter_told(match) or reading
        if reading is None or (match.rule == "overnight" and not self.is_of_that_night(match)):
            return None
        edtf, reasons, confidence, direction, alternatives = self.as_reported(match, reading)
        warning = ""
        if match.rule == "overnight" and confidence is Confidence.HIGH:
            confidence = Confidence.MEDIUM
        if match.rule in BESIDE_WEEKDAY and self.article.printed_later:
            warning = "printed-later"
            reasons, confidence = (*reasons, Reason(warning)), Confidence.MEDIUM
        elif weekday_differs(match, edtf):
            warning = "weekday-differs"
            reasons, confidence = (*reasons, Reason(warning)), Confidence.LOW
            if match.rule in BESIDE_WEEKDAY and (near := by_its_weekday(match, edtf)):
                edtf, alternatives = near, (edtf, *alternatives)
        first = match.core_start if match.modifier == "beyond" else match.start
        start, end = self.folded.span(first, match.end)
        finding = Finding(
            self.folded.original[start:end],
            *(start, end, edtf, match.rule, direction, confidence, reasons, alternatives, warning),
            sentence := self.sentence(match.start),
            self.sentences.is_furniture(match.start) or self.in_dateline(match.rule, edtf, sentence, start, end),
        )
        if finding.furniture:
            self.of_page.append((match, finding))
        else:
            self.told.append((match, finding))
            self.told_in.setdefault(finding.sentence, []).append(finding)
            says_year = match.rule in STATED or reasons[0].code == "narrative-year"
            if says_year and match.start in self.chronology.entries:
                self.entry = finding
        return finding

    def as_reported(self, match: Match, reading: Reading) -> Reading:
        """As who is quoted meant it, on a day of their own."""
        if match.rule == "overnight" and self.told:
            earlier, finding = self.told[-1]
            apart = self.sentences.number(match.start) - self.sentences.number(earlier.start)
            return night_told(reading, finding if apart <= NIGHTS_SENTENCES else None)
        sentence = self.sentence(match.start)
        beside = [one for one in self.told[-MOST_JOINED:] if one[1].sentence == sentence]
        if not beside and self.told and self.goes_on_quoting(match):
            beside = self.told[-1:]
        return as_said(match, reading, beside, self.folded.original, self.lexicon.wording) if beside else reading

    def goes_on_quoting(self, match: Match) -> bool:
        place = self.told[-1][0].end
        near = self.sentences.number(match.start) - self.sentences.number(place) == 1
        return near and is_still_quoted(self.folded.text[place : match.start])

    def in_dateline(self, rule: str, edtf: str, sentence: tuple[int, int], start: int, end: int) -> bool:
        """Whether it says when the article was written: "GENEVA, March 14 – ". Spans are of the original."""
        if rule not in DATED or start - sentence[0] >= LONGEST_DATELINE:
            return False
        words = self.folded.original[sentence[0] : sentence[1]]
        if start == sentence[0]:
            own = not self.told and self.anchors and edtf == str(self.anchors[1])
            return bool(DATED_FIRST.match(words) or (own and AFTER_OWN_DAY.match(words, end - start)))
        return sentence[0] < start and end <= sentence[0] + dateline_end(words)

    # What the text says before

    def after_text(self, match: Match) -> Reading | None:
        """A date that hangs on another of the text: the nearest before it that says enough; None without one.

        What was over hangs on no day that was still to come. A few may be of the article instead: "the next month",
        where nothing stands before them or they are to come.
        """
        if "came" in match.groups and not COMES.search(
            self.folded.text, max(match.start - LONGEST_COMING, 0), match.start
        ):
            return None
        of_article = self.of_article(match)
        if of_article and of_article.direction == "future":
            return of_article
        published = self.anchors and self.anchors[1]
        over = self.directions.was_over(match)
        before = self.told[: -MOST_LOOKED_AT - 1 : -1]
        if match.rule == "day-alone":  # "3-31 mars 2011" may stand over it
            before += self.of_page[:1]
        for earlier, finding in before:
            if match.rule == "text-after" and not self.tells_of_the_same(match, finding):
                continue
            if (
                earlier.rule in NO_ANTECEDENT
                or earlier.modifier not in ("", "from")
                or (over and finding.is_planned(published))
            ):
                continue
            # What was earlier is told beside: a narrative does not go on from it.
            if step_of(match) < 0 and (step_of(earlier) < 0 or is_earlier(earlier)):
                continue
            # Which day that is, the article's date will tell: until then nothing hangs on it, nor on one before it.
            unknown = not (finding.edtf or self.anchors)
            value = None if unknown else from_text(match, finding.edtf)
            # A date just before it that says too little is the one that it hangs on; lone years are background.
            near = self.sentences.number(match.start) - self.sentences.number(earlier.start) <= 1
            if not (unknown or value or (near and "-" in finding.edtf)):
                continue
            # "in Monday's issue", "…, the mayor said on Monday": the day on which it was told
            if OF_A_PAPER.match(self.folded.text, earlier.end) or self.is_when_said(finding):
                continue
            if not value:
                break
            far = self.folded.original.find("\n\n", finding.end, self.folded.span(match.start, match.end)[0]) >= 0
            reason = Reason("from-text", finding.start, finding.end)
            # A slip of the text, or it hangs on another day.
            ahead = over and published and (read(value).bounds.start or published) > published
            sure = Confidence.LOW if far or ahead else Confidence.MEDIUM
            return Reading(value, (reason,), sure, "past" if over else "")
        return of_article

    def some_time_after(self, match: Match) -> Reading | None:
        """«بعد يومين» in the past: so long after the date just before it, in its sentence or the one before."""
        if match.rule not in AHEAD or not self.told or not self.directions.was_over(match):
            return None
        earlier, _ = self.told[-1]
        near = self.sentences.number(match.start) - self.sentences.number(earlier.start) <= 1
        near = near and "بعد" in self.folded.text[match.start : match.start + NEXT_TO].split(" ")[0]
        after = match._replace(rule="text-later", groups={**match.groups, "after": 1})
        return self.after_text(after) if near and not OF_WHAT_AFTER.match(self.folded.text, match.end) else None

    def is_when_said(self, finding: Finding) -> bool:
        """Whether it is the day on which somebody told what its sentence dates otherwise."""
        beside = self.told_in.get(finding.sentence, [])
        said = said_among(self.folded.original, beside, self.lexicon.wording)
        return finding in said and len(said) < len(beside)

    def tells_of_the_same(self, match: Match, finding: Finding) -> bool:
        """Whether the sentence of an earlier date, another than its own, tells of what it is the day after."""
        sentence = slice(*(self.folded.place(place) for place in finding.sentence))
        apart = finding.sentence != self.sentence(match.start)
        return apart and names_the_same(self.folded.text, match.end, self.folded.text[sentence])

    def is_of_that_night(self, match: Match) -> bool:
        """Whether something happened in the night before the article: not "curfews apply overnight"."""
        return self.directions.was_over(match) and not self.is_of_another_day(match)

    def is_of_another_day(self, match: Match) -> bool:
        """Whether its sentence or the narrative is of a day that is none of the night before the article's."""
        near, night = bisect_left(self.starts, match.start), self.article.read(match)
        number = self.sentences.number(match.start)
        beside = [*self.matches[max(near - 2, 0) : near], *self.matches[near + 1 : near + 3]]
        if not night or self.goes_on_from_long_before(match, night):
            return True
        for other in (one for one in beside if self.sentences.number(one.start) == number):
            if other.rule in FROM_TEXT or 0 <= other.core_start - match.end < NEXT_TO:  # "overnight Friday"
                return True
            day = self.article.read(other)
            if day and len(day.edtf) == len("2024-05-03") and day.edtf not in night.edtf.split("/"):
                return True
        return False

    def goes_on_from_long_before(self, match: Match, night: Reading) -> bool:
        """Whether the date just before it, in its sentence or the one before, is of days long before that night."""
        if not self.told or not night.edtf:
            return False
        earlier, finding = self.told[-1]
        told, began = finding.bounds.end, read(night.edtf).bounds.start
        near = self.sentences.number(match.start) - self.sentences.number(earlier.start) <= 1
        return bool(near and told and began and (began - told).days > DAYS_BEFORE)

    @cached_property
    def starts(self) -> list[int]:
        return [match.start for match in self.matches]

    def of_quarter_told(self, match: Match) -> Reading | None:
        """Of a quarter just told "a year ago" is the same quarter of the year before."""
        if match.rule != "ago" or not self.told or match.groups.get("units") != "year" or amount(match.groups) != 1:
            return None
        earlier, finding = self.told[-1]
        apart = self.sentences.number(match.start) - self.sentences.number(earlier.start)
        compared = apart <= 1 and COMPARED.search(self.folded.text, max(match.start - 80, 0), match.start)
        value = a_year_before_quarter(finding.edtf) if compared else None
        return (
            Reading(value, (Reason("from-text", finding.start, finding.end),), Confidence.MEDIUM) if value else None
        )

    def of_article(self, match: Match) -> Reading | None:
        words = self.folded.text[match.start : match.end] + " "
        if match.rule != "text-period" or not any(word in words for word in self.lexicon.of_article):
            return None
        groups = {"unit": match.groups["unit"], "q": match.groups["t"]}
        reading = self.article.read(match._replace(rule="period", groups=groups))
        way, _ = self.directions.of(match)
        return reading and reading._replace(direction="future" if way == FUTURE else "")

    def in_narrative(self, match: Match, reading: Reading | None) -> Reading | None:
        """The reading, or where the date takes the year of the narrative, that."""
        if match.rule not in YEARLESS or not (
            reading and (self.told or self.chronology.headings or self.chronology.entries)
        ):
            return reading
        entry = match.start in self.chronology.entries
        # That it is the article's own day, as in what is printed on an anniversary, is no sign of its year here.
        under_year = self.chronology.year_over(match)
        decided = {"cue-future"} if entry and under_year else {"cue-future", "stated"}
        if under_year and stands_over_entry(self.folded, match.start, match.end):
            decided = set()
        if not {"y", "y2", "q", "this"}.isdisjoint(match.groups) or reading.reasons[0].code in decided:
            return reading
        source = self.heading(match) or (self.entry or self.chronology.title_year if entry else self.narrative(match))
        value = source and source.edtf and in_year_after(match, source.edtf, self.of_one_year(source))
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

    def heading(self, match: Match) -> Heading | None:
        """The year at whose head the text tells of it, where no other date of the narrative has come between."""
        heading = self.chronology.year_over(match)
        if not heading or match.start in self.chronology.entries or not self.told:
            return heading
        earlier = self.told[-1][0]
        stated = earlier.start > heading.place and earlier.rule in STATED and not self.in_background(earlier)
        return None if stated else heading

    def narrative(self, match: Match) -> Finding | None:
        """The date whose year one without a year takes, if there is one."""
        if not self.told:
            return None
        earlier, finding = self.told[-1]
        code = finding.reasons[0].code
        gone_on = code == "from-text" and "-" in finding.edtf and step_of(earlier) >= 0
        inherited = code == "narrative-year" or gone_on
        stated = earlier.rule in STATED or inherited
        # A narrative that goes on has sentences between without a date.
        apart = self.sentences.number(match.start) - self.sentences.number(earlier.start)
        near = apart <= (MOST_APART if code == "narrative-year" else 1)
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
        return bool(match.modifier) or self.article.is_of_a_thing(match)

    @cached_property
    def chronicle(self) -> int:
        """The year of which the text is a chronicle, or 0."""
        if self.anchors is None:
            return 0
        return chronicled(((self.sentences.number(m.start), m) for m in self.matches), self.anchors[0].year)

    def sentence(self, place: int) -> tuple[int, int]:
        sentence = self.sentences.around(place)
        if sentence not in self.spans:
            start, end = self.folded.span(*sentence)
            words = self.folded.original[start:end]
            self.spans[sentence] = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        return self.spans[sentence]
