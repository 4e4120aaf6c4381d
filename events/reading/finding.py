"""Step 2, find: the words that may be a date, and those that only look like one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from events.reading.folding import Folded, has_raised
from events.reading.furniture import headline_ends, lines_of
from events.reading.lexicon import Lexicon, Meanings

LOOK_BACK = 40  # letters before an expression in which its modifiers and names are looked for
# Where no blank follows the stop, between Arabic words, and Latin ones of which the next has a capital: else it may
# be an address. The stop stands first in the
# pattern, so that letters are passed over.
SENTENCE_END = re.compile(
    r"[.!?؟؛;](?<![(\[]\.{3})(?!(?<=\.\.\.)\s[a-zà-ÿ])(?:(?=\s|$|[\"»”)])|(?:(?<=[\u0621-\u064a]{3}[.!؟])|(?<=[\"”»)][.!؟]))(?=[\u0621-\u064a]{3}))"
)
RUN_ON = re.compile(r"(?<=[a-zà-ÿ][a-zà-ÿ)])[.!?](?=[A-ZÀ-Þ][a-zà-ÿ’' ])")  # as written
# "at 10 a.m." at the end of a line or a sentence
AT_NOON = re.compile(
    r"(?<=\d )[ap]\.m\.(?=\n[A-Z]| (?:The|It|He|She|They|This|These|In|On|At|But|Its|Their|No|An?) )"
)
LONGEST_SENTENCE = 1_000  # letters
LINE_END = re.compile(r"\n")
PARAGRAPH_END = re.compile(r"\n\s*\n")
# A full stop after one of these, after a single letter, or after the digit that numbers a line, ends no sentence.
ABBREVIATIONS = (
    "mr|mrs|ms|dr|prof|gen|col|lt|capt|sgt|maj|st|gov|sen|rep|jr|no|nos|vs|art|vol|pp|approx|ca|cf"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu|thurs?|fri|inc|ltd|corp"
    "|mm|mme|mlle|janv|fevr|avr|juil|av|env"
)
ABBREVIATION = re.compile(rf"(?:^|\W)(?:[^\W\d]|{ABBREVIATIONS})$|(?:^|\n)\s*\d$")
# «30 نوفمبر.. سقوط المدينة»: the day of an entry.
DAY_WITH_DOTS = re.compile(r"(?:^|\n)[ \t•*–—-]*\d{1,2} [^\W\d_]{3,10}(?: [^\W\d_]{3,10})?(?: \d{4})?\.\.$")
ENTRY = re.compile(r" ?(?::|[–—-] )")
LONGEST_DAY = 40  # letters
LONGEST_ABBREVIATION = 8  # letters, with what stands before
# Where one of these is a name, no part of it is a date either.
WHOLE_NAMES = ("date-part", "weekday", "month-alone", "year", "date", "range-days", "both-days", "rel")


# «صحيفة "الوادي اليوم"»
PAPER = re.compile(r"(?:صحيفه|جريده|موقع|قناه|شبكه|مجله|وكاله)(?: \w+)? [\"“«]\w+ $")
QUOTED = ('"', "”", "»")
OPENING_QUOTES = ('"', "“", "«")  # «قالت مصادر لـ«اليوم»»
# No street and no movement is named after yesterday.
NO_NAMES = ("rel", "rel-weekday")
LONE_YEARS = ("year", "range-years", "both-years", "either-years", "short-years")
YEAR_AT_END = re.compile(r"(?<![\d/-])\d{4}$")
COMPLETE = ("date", "date-hijri", "rel-weekday", "numeric", "range-dates", "range-points", "since-year")


class Match(NamedTuple):
    """A date expression in folded text: half-open span, rule, and what its words mean."""

    rule: str
    start: int
    end: int
    groups: dict[str, Any]
    words: str
    modifier: str = ""  # since, from, until, by, about or perhaps
    core_start: int = 0  # where the expression begins without its modifier


# What a pattern matches: its length, negative so that the longest are first, its rule's index, its half-open span.
Hit = tuple[int, int, int, int, re.Match[str]]


def find(folded: Folded, lexicon: Lexicon) -> list[Match]:
    """All date expressions, in order and without overlap: of two, the longer; of equals, the earlier rule."""
    text, matchers = folded.text, lexicon.matchers
    kept: list[Match] = []
    overlapping: list[Hit] = []
    reach = 0
    for place, priorities in lexicon.openings_in(text).places(text):
        if place >= reach and overlapping:
            kept += longest(folded, lexicon, overlapping)
            overlapping = []
        for priority in priorities:
            if match := matchers[priority](text, place):
                start, end = match.span("x")
                if start < end:
                    overlapping.append((start - end, priority, start, end, match))
                    reach = max(reach, end)
    return kept + longest(folded, lexicon, overlapping)


def longest(folded: Folded, lexicon: Lexicon, hits: list[Hit]) -> list[Match]:
    """Those of some hits that are dates, in order and without overlap."""
    text = folded.text
    taken: list[tuple[int, int]] = []  # in order, and without overlap: a text of nothing but dates holds thousands
    kept = []
    if len(hits) > 1:
        hits.sort(key=itemgetter(0, 1, 2))
    for _, priority, start, end, match in hits:
        at = bisect_left(taken, (end, 0))
        if not at or taken[at - 1][1] <= start:
            rule = lexicon.patterns[priority][0]
            led = lexicon.leads(text, start)
            is_date = not is_name(text, lexicon, start, end, rule, led=led) and is_month(folded, lexicon, match, rule)
            if is_date or rule in WHOLE_NAMES:
                taken.insert(at, (start, end))
            if is_date:
                expression = read_match(match, rule, lexicon.meanings[priority])
                kept.append(with_modifier(folded, lexicon, expression) if led else expression)
    return sorted(kept, key=attrgetter("start"))


def read_match(match: re.Match[str], rule: str, meanings: Meanings) -> Match:
    groups: dict[str, Any] = {}
    for name, key, words in meanings:
        if word := match[name]:
            groups[key] = int(word) if words is None else words.get(word) or words[" ".join(word.split())]
    if "lastly" in groups:
        groups["q"] = groups.pop("lastly")
    start, end = match.span("x")
    return Match(rule, start, end, groups, match["x"], core_start=start)


def is_name(text: str, lexicon: Lexicon, start: int, end: int, rule: str, *, led: bool) -> bool:
    """A street, a movement, a prayer, a resolution's number: named after a date, or like one, but none."""
    if rule in ("iso", "numeric", "period", "month"):
        return False
    if rule == "rel" and text.startswith(QUOTED, end) and is_paper(text, start):
        return True
    if rule == "date-part" and text[start - 1 : start] in OPENING_QUOTES and text.startswith(QUOTED, end):
        return True  # «حركة "23 مارس"»
    if rule == "date-part" and text.startswith((" massacre", " killings"), end):  # "the June 18 massacre"
        return False
    if text.startswith(" ", end) and (
        lexicon.name_after.match(text, end)
        or (rule not in COMPLETE and text[end - 1].isdigit() and counted(text, lexicon, start, end, rule))
    ):
        return True
    if not led:
        return False
    first = max(start - LOOK_BACK, 0)
    if text[start].isdigit() and lexicon.number_before.search(text, first, start):
        return True
    names = lexicon.weekday_name_before if rule.startswith("weekday") else lexicon.name_before
    return rule not in NO_NAMES and bool(names.search(text, first, start))


def is_paper(text: str, start: int) -> bool:
    """Whether «اليوم» at the letter `start`, before a closing quotation mark, is a paper's name."""
    return text[start - 1 : start] in OPENING_QUOTES or bool(PAPER.search(text, max(start - LOOK_BACK, 0), start))


def counted(text: str, lexicon: Lexicon, start: int, end: int, rule: str) -> bool:
    """Whether the number counts what follows, and is no year or day: "of 2000 people", not "in 2021 people", nor
    "on March 19 people"."""
    first = max(start - LOOK_BACK, 0)
    if rule not in LONE_YEARS and YEAR_AT_END.search(text, start, end):
        return False
    if rule == "year" and lexicon.year_before.search(text, first, start):
        return False
    if rule == "date-part" and lexicon.day_before and lexicon.day_before.search(text, first, start):
        return False
    return bool(lexicon.number_after.match(text, end))


def is_month(folded: Folded, lexicon: Lexicon, match: re.Match[str], rule: str) -> bool:
    """Whether a word that is a month's name and something else too is meant as a month here."""
    if has_raised(folded.written(*match.span("x"))):
        return False
    for name in ("mon", "season", "wd"):
        word = match[name] if name in match.re.groupindex else None
        if word is None:
            continue
        start, end = match.span(name)
        if name == "mon" and word in lexicon.needs_capital and not folded.written(start, end)[0].isupper():
            return False
        if (needed := lexicon.exact.get(word)) and needed not in folded.written(start, end):
            return False
        if (
            rule in ("month-alone", "weekday")
            and word in lexicon.given_names
            and is_person(folded, lexicon, start, end)
        ):
            return False
        if rule == "month-alone" and word in lexicon.needs_context and start == match.start("x"):
            if stands_over_entry(folded, start, end):
                return True
            return bool(lexicon.context_before.search(folded.text, max(start - LOOK_BACK, 0), start))
    return True


def stands_over_entry(folded: Folded, start: int, end: int) -> bool:
    """Whether a half-open span of the folded text begins a line of a chronicle: « Mai : le port est fermé »."""
    first, last = folded.span(start, end)
    return bool(ENTRY.match(folded.original, last)) and not folded.original[:first].rpartition("\n")[2].strip(
        " \t•*-"
    )


def is_person(folded: Folded, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether a name that is a month's or a day's too is a person's: "and June Carter", not "in June Carter"."""
    following = folded.text[end : end + 2]
    if len(following) < 2 or following[0] != " " or not folded.written(end + 1, end + 2).isupper():
        return False
    before = folded.text[max(start - LOOK_BACK, 0) : start].rstrip()
    return not before or before[-1] in ',;.!?:"“' or before.endswith(lexicon.before_persons)


def with_modifier(folded: Folded, lexicon: Lexicon, match: Match) -> Match:
    """The match with the words right before it that change its meaning: since, from, until, by, about, perhaps."""
    words = lexicon.modifier_before.search(folded.text, max(match.start - LOOK_BACK, 0), match.start)
    if words is None or words.lastgroup is None:
        return match
    start, end = words.span(words.lastgroup)
    # "Ways to get around Wednesday's ruling": what is of a day is not about that day, nor by it.
    if words.lastgroup in ("about", "by") and folded.text.startswith("'s", match.end):
        return match
    if lexicon.exact.get(folded.text[start:end], "") not in folded.written(start, end):
        return match
    return match._replace(start=start, modifier=words.lastgroup, core_start=match.start)


class Sentences:
    """Where sentences begin and end: at their punctuation, at empty lines, and around lines of the page's furniture.

    What is longer than any sentence is a list without full stops: there each line is one, or else so many letters.
    """

    def __init__(self, folded: Folded) -> None:
        text = folded.text
        ends = [
            sign.end()
            for sign in SENTENCE_END.finditer(text)
            if sign[0] != "."
            or not (abbreviates(folded, sign) or (text[sign.start() - 1] == "." and opens_entry(folded, sign)))
        ]
        ends += [folded.place(sign.end()) for sign in RUN_ON.finditer(folded.original)]
        ends += [folded.place(sign.end()) for sign in AT_NOON.finditer(folded.original)]
        lines = lines_of(folded.original)
        # Half-open spans in the folded text
        self.furniture = [(folded.place(start), folded.place(end)) for start, end in lines.furniture]
        headings = [(folded.place(start), folded.place(end)) for start, end in lines.headings]
        ends.sort()
        if "\n" in folded.original:
            ends += [folded.place(lines.end()) for lines in PARAGRAPH_END.finditer(folded.original)]
            ends += [folded.place(end) for end in headline_ends(folded.original)]
            ends += [end for span in self.furniture for end in span if 0 < end < len(text)]
            starts = [start for start, _ in headings] + [folded.place(year) for year in lines.years]
            ends = sorted({*outside(headings, sorted(set(ends))), *starts} - {0})
        self.length = len(text)
        self.ends: list[int] = []
        for start, end in pairwise([0, *ends, self.length]):
            if end < self.length and text[start:end].isspace():
                continue
            if end - start > LONGEST_SENTENCE:
                self.ends += pieces_of(folded, start, end)
            if end < self.length:
                self.ends.append(end)

    def number(self, place: int) -> int:
        """How many sentences end before `place`."""
        return bisect_right(self.ends, place)

    def is_furniture(self, place: int) -> bool:
        if not self.furniture:
            return False
        index = bisect_right(self.furniture, (place, self.length))
        return index > 0 and place < self.furniture[index - 1][1]

    def around(self, place: int) -> tuple[int, int]:
        """The half-open span of the sentence that holds `place`."""
        index = bisect_right(self.ends, place)
        start = self.ends[index - 1] if index else 0
        return start, self.ends[index] if index < len(self.ends) else self.length


def abbreviates(folded: Folded, sign: re.Match[str]) -> bool:
    """Whether a full stop stands after a short form: "Tue.", not « tué. »."""
    end = sign.start()
    short = ABBREVIATION.search(folded.text[max(end - LONGEST_ABBREVIATION, 0) : end])
    return short is not None and folded.written(end - 1, end) != "é"


def opens_entry(folded: Folded, sign: re.Match[str]) -> bool:
    """Whether two full stops stand after the day of an entry."""
    end = folded.span(*sign.span())[1]
    return bool(DAY_WITH_DOTS.search(folded.original, max(end - LONGEST_DAY, 0), end))


def outside(headings: list[tuple[int, int]], ends: list[int]) -> Iterator[int]:
    """The ends, in order, but for those of what stands over a sentence, which is one with it."""
    index = 0
    for end in ends:
        while index < len(headings) and headings[index][1] < end:
            index += 1
        if index == len(headings) or end <= headings[index][0]:
            yield end


def pieces_of(folded: Folded, start: int, end: int) -> Iterator[int]:
    """Where the lines between two places end, and what is still too long, at a space where there is one."""
    first, last = folded.span(start, end)
    lines = (folded.place(line.end()) for line in LINE_END.finditer(folded.original, first, last))
    for line in [*lines, end]:
        while line - start > LONGEST_SENTENCE:
            space = folded.text.rfind(" ", start, start + LONGEST_SENTENCE)
            start = space + 1 if space >= start else start + LONGEST_SENTENCE
            yield start
        if start < line < end:
            yield line
        start = line
