"""What an article tells of long ago, or of a year or a period, beside the days of its own."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from events.reading.chronology import FEWEST_HEADINGS, is_entry
from events.reading.findings import Finding
from events.reading.months_told import RESUMED, goes_on_since, is_told
from events.reading.named_by_days import NAMED_BY_MONTH, SINCE_IT, YEARS_AGO, is_named_by
from events.reading.relatives import deed_of_month
from events.reading.wording import Wording

RECENTLY = 10  # days before the article: what goes on since then is its news
FEW_DAYS = 8  # "over the past week" is news
LONG_AGO = 60  # days before the article: what is told of then without a day is background
LAST_YEAR = 400  # days before the article: what a sentence begins with is told of then for its own sake
OPENS = re.compile(
    r"\W*(?:(?:and|but|back|then|late|early|et|mais|puis|déjà|instead|however|later|earlier|elsewhere|previously|auparavant"
    r"|cependant|toutefois),? )*"
    r"(?:in|early in|late in|en|au|fin|début|[وف]?(?:في|خلال))?\W*",
    re.IGNORECASE,
)
BACKGROUND = {
    "decade",
    "third-decade",
    "since-year",
    "since-ago",
    "over-past",
    "over-next",
    "over-two",
    "range-years",
}
BACKGROUND |= {"both-years", "year-words"}
YEARS = {"year", "year-q", "third-year"}  # rules
THIRDS = {"month", "month-q", "month-alone"}  # rules: "mid-April 2023" says no day
# «يذكر أن الهدنة أبرمت في 3 مايو 2015»
REMINDS = re.compile(r"\W{0,3}و?(?:(?:يذكر|يشار إلى|(?:ال)?جدير بالذكر|تجدر الإشارة إلى) أن|يذكر،? أن)")
HOUR_ELSEWHERE = re.compile(r" \d{1,2}[:.,h]\d\d (?:ت\.? ?غ|GMT|UTC|بتوقيت غرينتش)")  # «(الإثنين 20:05 ت غ)»


class Background:
    """The dates of an article; `day` is its own, `sentences` has those of each half-open span."""

    text: str
    lang: str
    wording: Wording
    day: date | None
    findings: Sequence[Finding]
    sentences: dict[tuple[int, int], list[Finding]]

    def is_background(self, finding: Finding) -> bool:
        """A year or period long before the article, in one that has days of its own."""
        if not finding.edtf or finding.start in self.months_over_entries:
            return False
        if HOUR_ELSEWHERE.match(self.text, finding.end) and self.text[finding.start - 1 : finding.start] == "(":
            return True
        bounds = finding.bounds
        if finding.rule.startswith("ago") and goes_on_since(self.text[finding.sentence[0] : finding.end], self.lang):
            return True
        if finding.rule in BACKGROUND:
            hours = bounds.start and bounds.end and (bounds.end - bounds.start).days < FEW_DAYS
            return not (finding.rule in ("over-past", "over-two") and hours)
        precise = bounds.start and bounds.end and (bounds.end - bounds.start).days < 15
        old = bool(self.day and bounds.end and (self.day - bounds.end).days > YEARS_AGO)
        if old and self.has_days and REMINDS.match(self.text, finding.sentence[0]):
            return True
        if finding.rule in THIRDS and finding.edtf.startswith("[") and self.day and bounds.end:
            precise = precise and (self.day - bounds.end).days <= YEARS_AGO
        if precise and self.has_days and self.is_only_named(finding):
            return True
        ago = bool(self.day and bounds.end and (self.day - bounds.end).days > LONG_AGO)
        if ago and self.has_days and SINCE_IT.fullmatch(self.text, finding.sentence[0], finding.start):
            return True
        if finding.rule in THIRDS and self.opens_its_sentence(finding) and self.is_of_last_year(finding):
            return False
        if finding.rule == "month-alone" and self.is_of_last_year(finding) and self.is_of_a_deed(finding):
            return False
        if finding.rule in THIRDS and NAMED_BY_MONTH.search(self.text, max(finding.start - 40, 0), finding.start):
            return self.has_days
        if precise or finding.direction == "future":
            return False
        if self.day and bounds.start and finding.edtf.endswith("/..") and finding.rule not in YEARS:
            begun = self.opens_its_sentence(finding) and RESUMED.match(self.text, finding.end)
            return (self.day - bounds.start).days > (YEARS_AGO if begun else RECENTLY)
        if finding.edtf.endswith("/..") or finding.edtf.startswith("../"):
            return not (self.day and bounds.end and abs((self.day - bounds.end).days) <= RECENTLY)
        if bounds.start and bounds.end and (bounds.end - bounds.start).days >= LONG_AGO and self.has_days:
            lately = self.day is not None and abs((self.day - bounds.end).days) <= RECENTLY
            return not (lately and finding.rule == "range-dates" and self.opens_its_sentence(finding))
        if finding.rule in YEARS and self.has_others:
            return True
        if finding.rule in THIRDS and self.is_of_last_year(finding) and self.is_told_alone(finding):
            return False
        return bool(self.day and bounds.end and (self.day - bounds.end).days > LONG_AGO and self.has_days)

    @cached_property
    def months_over_entries(self) -> set[int]:
        """Where months begin that stand among others over what happened then: a chronology is of long ago too."""
        entries = [f for f in self.findings if f.edtf and is_entry(self.text, f.start, f.end)]
        months = {f.start for f in entries if f.rule in THIRDS}
        return months if len(entries) >= FEWEST_HEADINGS else set()

    def is_told_alone(self, finding: Finding) -> bool:
        return len(self.sentences[finding.sentence]) == 1 and is_told(finding, self.text, self.lang, self.wording)

    def is_of_a_deed(self, finding: Finding) -> bool:
        """Whether a month stands before what was done in it: "for a February raid on a mill"."""
        first = finding.sentence[0]
        return deed_of_month(self.text[slice(*finding.sentence)], finding.start - first, finding.end - first)

    def opens_its_sentence(self, finding: Finding) -> bool:
        """Whether all that follows is told of it: "In October the council voted"."""
        return bool(OPENS.fullmatch(self.text, finding.sentence[0], finding.start))

    def is_of_last_year(self, finding: Finding) -> bool:
        ended = finding.bounds.end
        return bool(self.day and ended and (self.day - ended).days <= LAST_YEAR)

    def is_only_named(self, finding: Finding) -> bool:
        """Whether a day long before the article only tells which one is meant: "the accord signed on 3 May 2015"."""
        first, ended = finding.sentence[0], finding.bounds.end
        days = (self.day - ended).days if self.day and ended else 0
        return is_named_by(self.text[slice(*finding.sentence)], finding.start - first, days)

    @cached_property
    def has_others(self) -> bool:
        return any(f.rule not in YEARS | BACKGROUND for f in self.findings)

    @cached_property
    def has_days(self) -> bool:
        """Whether it tells of days of its own time, not only of long ago."""
        days = [
            b for f in self.findings if f.edtf and (b := f.bounds).start and b.end and (b.end - b.start).days < 15
        ]
        return any(not self.day or (self.day - b.end).days <= LONG_AGO for b in days if b.end)
