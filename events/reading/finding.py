"""Step 2, find: the words that may be a date, and those that only look like one."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from events.reading.folding import Folded
from events.reading.lexicon import Lexicon

LOOK_BACK = 40  # letters before an expression in which its modifiers and names are looked for
SENTENCE_END = re.compile(r"[.!?؟؛;](?=\s|$|[\"»”)])")
PARAGRAPH_END = re.compile(r"\n\s*\n")
# A full stop after one of these, or after a single letter, ends no sentence.
ABBREVIATIONS = (
    "mr|mrs|ms|dr|prof|gen|col|lt|capt|sgt|maj|st|gov|sen|rep|jr|no|nos|vs|art|vol|pp|approx|ca|cf"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu|thurs?|fri|inc|ltd|corp"
    "|mm|mme|mlle|janv|fevr|avr|juil|av|env"
)
ABBREVIATION = re.compile(rf"(?:^|\W)(?:\w|{ABBREVIATIONS})$")
LONGEST_ABBREVIATION = 8  # letters, with what stands before
MONTH_RULES = ("month-alone",)
# Where one of these is a name, no part of it is a date either.
WHOLE_NAMES = ("date-part", "weekday", "month-alone", "year", "date", "range-days", "rel")


@dataclass(frozen=True)
class Match:
    """A date expression in folded text: half-open span, rule, and what its words mean."""

    rule: str
    start: int
    end: int
    groups: dict[str, Any]
    words: str
    modifier: str = ""  # since, until, about or perhaps
    core_start: int = 0  # where the expression begins without its modifier


def find(folded: Folded, lexicon: Lexicon) -> list[Match]:
    """All date expressions, in order and without overlap: of two, the longer; of equals, the earlier rule."""
    found = []
    text = folded.text
    matchers = lexicon.matchers
    for place, priorities in lexicon.openings.places(text):
        for priority in priorities:
            if match := matchers[priority](text, place):
                start, end = match.span("x")
                if start < end:
                    found.append((start - end, priority, start, end, match))
    found.sort(key=lambda row: row[:3])
    taken = bytearray(len(folded.text))
    kept = []
    for _, priority, start, end, match in found:
        if any(taken[start:end]):
            continue
        rule = lexicon.patterns[priority][0]
        if looks_like_a_name(folded, lexicon, start, end, rule) or not is_a_month(folded, lexicon, match, rule):
            if rule in WHOLE_NAMES:
                taken[start:end] = b"\1" * (end - start)
            continue
        taken[start:end] = b"\1" * (end - start)
        kept.append(with_modifier(folded, lexicon, read_match(match, rule, lexicon, priority)))
    return sorted(kept, key=lambda match: match.start)


def read_match(match: re.Match[str], rule: str, lexicon: Lexicon, priority: int) -> Match:
    groups: dict[str, Any] = {}
    for name, key, words in lexicon.meanings[priority]:
        if word := match[name]:
            groups[key] = int(word) if words is None else words[" ".join(word.split())]
    if "lastly" in groups:
        groups["q"] = groups.pop("lastly")
    start, end = match.span("x")
    return Match(rule, start, end, groups, match["x"], core_start=start)


def looks_like_a_name(folded: Folded, lexicon: Lexicon, start: int, end: int, rule: str) -> bool:
    """A street, a movement, a prayer, a resolution's number: named after a date, or like one, but none."""
    if rule in ("iso", "numeric", "period"):
        return False
    text, before = folded.text, folded.text[max(start - LOOK_BACK, 0) : start]
    if lexicon.name_after.match(text, end) or (text[end - 1].isdigit() and lexicon.number_after.match(text, end)):
        return True
    if text[start].isdigit() and lexicon.number_before.search(before):
        return True
    names = lexicon.weekday_name_before if rule.startswith("weekday") else lexicon.name_before
    return rule != "rel" and bool(names.search(before))


def is_a_month(folded: Folded, lexicon: Lexicon, match: re.Match[str], rule: str) -> bool:
    """Whether a word that is a month's name and something else too is meant as a month here."""
    for name in ("mon", "season", "wd"):
        word = match[name] if name in match.re.groupindex else None
        if word is None:
            continue
        start, end = match.span(name)
        original = folded.original[slice(*folded.span(start, end))]
        if name == "mon" and word in lexicon.needs_capital and not original[:1].isupper():
            return False
        if (needed := lexicon.exact.get(word)) and needed not in original:
            return False
        if rule in MONTH_RULES and word in lexicon.needs_context and start == match.start("x"):
            before = folded.text[max(start - LOOK_BACK, 0) : start]
            if not lexicon.context_before.search(before):
                return False
    return True


def with_modifier(folded: Folded, lexicon: Lexicon, match: Match) -> Match:
    """The match with the words right before it that change its meaning: since, until, about, perhaps."""
    offset = max(match.start - LOOK_BACK, 0)
    before = folded.text[offset : match.start]
    for kind, pattern in lexicon.modifier_patterns:
        if found := pattern.search(before):
            start = offset + found.start("x")
            needed = lexicon.exact.get(found["x"], "")
            if needed not in folded.original[slice(*folded.span(start, start + len(found["x"])))]:
                continue
            return Match(match.rule, start, match.end, match.groups, match.words, kind, match.start)
    return match


class Sentences:
    """Where sentences begin and end: at their punctuation, and at empty lines."""

    def __init__(self, folded: Folded) -> None:
        text = folded.text
        self.ends = [
            found.end()
            for found in SENTENCE_END.finditer(text)
            if found[0] != "."
            or not ABBREVIATION.search(text[max(found.start() - LONGEST_ABBREVIATION, 0) : found.start()])
        ]
        self.ends += [bisect_left(folded.at, found.end()) for found in PARAGRAPH_END.finditer(folded.original)]
        self.ends.sort()
        self.length = len(text)

    def around(self, place: int) -> tuple[int, int]:
        """The half-open span of the sentence that holds `place`."""
        index = bisect_right(self.ends, place)
        start = self.ends[index - 1] if index else 0
        return start, self.ends[index] if index < len(self.ends) else self.length
