"""The words of one language, and the patterns of its date expressions, as data; and how both become one.

A pattern is a regular expression over folded text, in which `<name>` stands for a group of words: `<wd>` a
weekday, `<mon>` a month. A number after the name (`<mon2>`) makes a second group of the same words. A space
stands for one to three spaces, a comma for a comma or its Arabic form, with a space before it or not.
What is named `x` in a pattern, `(?P<x>…)`, is the expression without its preposition; else it is all.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from events.reading.folding import QUOTES, fold_letter
from events.reading.openings import Openings
from events.reading.wording import Wording
from events.text.folding import fold

Key = TypeVar("Key")
Value = TypeVar("Value")
# Of the groups of a pattern: name, key of the meaning, what the words mean (None: a number).
Meanings = list[tuple[str, str, Mapping[str, object] | None]]
PLAIN = re.compile(r"[\w' ]+")
GLUED = r"\d{1,2}([-/])\d{1,2}\1\d{4}(?!\d)"
BAR = re.compile(r"\|(?![^(]*\))")  # between alternatives, not within a bracket
LETTERS = re.compile(r"[^\W\d_]+")
SPACING = re.compile(r"\[[^\]]*\]|\\.| \?|[ ,;]")
MACRO = re.compile(r"<([a-z]+)(\d?)>")
NUMERIC = {
    "d": r"0?[1-9]|[12]\d|3[01]",
    "y": r"1[4-9]\d\d|20\d\d",
    "hy": r"1[34]\d\d",
    "m": r"0?[1-9]|1[0-2]",
    "n": r"\d{1;3}",
    "yy": r"\d\d",
    "decade": r"(?:1[5-9]|20)\d0",
    "short": r"[2-9]0",
}


def folded(words: str) -> str:
    return fold(words).translate(QUOTES)


class Made(dict[Key, Value]):
    """What is made of a key when it is first asked for."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        self.make = make

    def __missing__(self, key: Key) -> Value:
        self[key] = value = self.make(key)
        return value


@dataclass(frozen=True)
class Typing:
    """What people write in a field or a cell and articles do not; patterns, but for the months."""

    months: dict[str, str]  # spellings that would mean something else in an article → as the lexicon has them
    idle: str  # before a date, and adding nothing to it
    about: str  # before or after a date, besides the words of `Lexicon.modifiers`
    perhaps: str
    starting: str  # since, and from where nothing follows
    until: str
    before: str
    after: str
    by: str
    opening: str  # before the first of two dates
    between: str
    to: str  # between two dates: it lasted
    and_: str
    either: str
    now: str  # as the second of two dates
    hijri: str  # after a date: its calendar
    gregorian: str
    same: str  # between a date in one calendar and the same in the other
    before_christ: str


@dataclass(frozen=True)
class Lexicon:
    """One language. The keys of `words` are the names of the groups; their values map words to meanings."""

    words: dict[str, Mapping[str, object]]
    patterns: list[tuple[str, str]]  # rule, pattern; of two that match the same words the first wins
    future: list[str]  # patterns of cues that what follows is yet to come
    past: list[str]
    planned_in_past: list[str]  # "was to": a plan, seen from later
    participles: str = field(kw_only=True, default="")  # of the past, where written with an é, right before a date
    relatives: tuple[str, ...] = field(kw_only=True, default=())  # cues that begin so govern one date alone
    openers: str = field(kw_only=True, default="")  # verbs of the present tense, which at a clause's head is to come
    breaks: str = field(kw_only=True)  # what parts clauses, but for punctuation
    not_yet: tuple[str, ...] = field(
        kw_only=True, default=()
    )  # before these, a cue of the past is none: "to be held"
    not_future: tuple[str, ...] = field(kw_only=True, default=())  # before these, one of the future is none
    names_before: str  # words that make a name of the date that follows: a street, a movement, a prayer
    weekday_names_before: str  # the same before a weekday alone, and what recurs: "every Friday"
    names_after: str
    counted_before: (
        str  # words that make a number of what follows, where it begins with a digit: a resolution, a page
    )
    counted_after: str  # what is counted by what stands before, where it ends with a digit: people, kilometres
    background: str = field(
        kw_only=True
    )  # words before a date that is not of what the text tells, but of a thing in it
    years: str = field(kw_only=True)  # words after which a number of four digits is a year, whatever follows
    days: str = field(kw_only=True, default="")  # the same of a month and its day: "on 19 March"
    of_article: tuple[str, ...] = field(kw_only=True, default=())  # words that may be reckoned from the article's day
    hanging: tuple[str, ...] = field(kw_only=True)  # letters of which a date that hangs on another has some
    has: tuple[str, ...] = field(kw_only=True, default=())  # "they have until": these are no auxiliaries there
    extends: str = field(kw_only=True)  # of the past, they let last until a day to come
    announces: str = field(kw_only=True)  # verbs of the past whose objects may be yet to come
    arranged: str = field(kw_only=True)  # what is announced before it begins: a truce, a session
    forward: str = field(kw_only=True)  # after a verb of the past, these point to what is to come: "summoned to"
    told: str = field(
        kw_only=True, default=""
    )  # verbs of the present that nobody plans: who tells in it tells the past
    present: str = field(kw_only=True, default="-")  # verbs of the present among the cues of the future
    unsure: tuple[str, ...] = field(kw_only=True, default=())  # cues that are of the past after a word of `none`
    none: str = field(kw_only=True, default="-")
    undone: str = field(kw_only=True)  # of the past, with a "not": until a day it was not done, and then it was
    modifiers: list[tuple[str, str]]  # since, from, until, by, about, perhaps: patterns of words right before a date
    clitics: str = ""  # letters written together with the next word
    needs_capital: tuple[str, ...] = ()  # words that are months only when written with a capital letter
    needs_context: tuple[str, ...] = ()  # words that are months only beside a preposition, a number or a qualifier
    given_names: tuple[str, ...] = ()  # words that are a month or weekday, and persons' names
    before_persons: tuple[str, ...] = ()  # words after which such a word before another name is a person's
    exact: dict[str, str] = field(default_factory=dict)  # folded word → letters that its original must hold
    contexts: str = ""
    wording: Wording = field(kw_only=True)
    typing: Typing = field(kw_only=True)

    @cached_property
    def groups(self) -> dict[str, Mapping[str, object]]:
        return {name: {folded(word): value for word, value in words.items()} for name, words in self.words.items()}

    # Of each pattern, by its index; made when a text first needs it, as a short one needs few.

    @cached_property
    def compiled(self) -> Made[int, re.Pattern[str]]:
        return Made(lambda index: self.compile(self.patterns[index][1]))

    @cached_property
    def matchers(self) -> Made[int, Callable[[str, int], re.Match[str] | None]]:
        return Made(lambda index: self.compiled[index].match)

    @cached_property
    def meanings(self) -> Made[int, Meanings]:
        return Made(self.meanings_of)

    def meanings_of(self, index: int) -> Meanings:
        return [
            (name, name.partition("_")[0], None if base_name(name) in NUMERIC else self.groups[base_name(name)])
            for name in self.compiled[index].groupindex
            if name != "x" and (base_name(name) in NUMERIC or set(self.groups[base_name(name)].values()) != {""})
        ]

    def compile(self, pattern: str) -> re.Pattern[str]:
        clitics = f"(?:[{self.clitics}]{{1,3}})?" if self.clitics else ""
        source = self.expand(pattern if "(?P<x>" in pattern else f"(?P<x>{pattern})")
        # «الخرطوم13-5-2025»
        glued = rf"|(?<=[\u0621-\u064a]{{3}})(?={GLUED})" if self.clitics else ""
        return re.compile(rf"(?:(?<![\w/]){glued})(?<!\w[.-]){clitics}{source}(?![\w])(?!/\d|\.\d)")

    @cached_property
    def openings(self) -> Openings:
        return self.openings_of(range(len(self.patterns)))

    @cached_property
    def openings_by_themselves(self) -> Openings:
        """Without those of dates that hang on others."""
        return self.openings_of([n for n, (rule, _) in enumerate(self.patterns) if not rule.startswith("text-")])

    def openings_of(self, indexes: Iterable[int]) -> Openings:
        numbers = {name: SPACING.sub(spacing, number) for name, number in NUMERIC.items()}
        patterns = [(index, folded_letters(self.patterns[index][1])) for index in indexes]
        return Openings(patterns, self.groups, numbers, self.clitics)

    def openings_in(self, text: str) -> Openings:
        """Those that the words of a text may need: few texts have dates that hang on others."""
        for word in self.hanging:  # a generator would cost as much as the looking
            if word in text:
                return self.openings
        return self.openings_by_themselves

    @cached_property
    def cue(self) -> re.Pattern[str]:
        """With the groups plan, future, past, told, participle and opening."""
        clitics = f"[{self.clitics}]?" if self.clitics else ""
        kinds = {"plan": self.planned_in_past, "future": self.future, "past": self.past}
        cues = "|".join(f"(?P<{kind}>{self.any_of(patterns)})" for kind, patterns in kinds.items() if patterns)
        for kind, pattern in (("told", self.told), ("participle", self.participles), ("opening", self.openers)):
            if pattern:
                cues += f"|(?P<{kind}>{self.expand(pattern)})"
        return re.compile(rf"(?<!\w){clitics}(?:{cues})(?!\w)")

    @cached_property
    def clause_break(self) -> re.Pattern[str]:
        return re.compile(rf"[،,;؛:](?!\d)|(?<!\w)(?:{self.expand(self.breaks)})")

    def any_of(self, patterns: list[str]) -> str:
        words = SPACING.sub(spacing, trie(folded(p) for p in patterns if PLAIN.fullmatch(p)))
        return "|".join(filter(None, [words, *(self.expand(p) for p in patterns if not PLAIN.fullmatch(p))]))

    @cached_property
    def modifier_before(self) -> re.Pattern[str]:
        """With a group named for each kind."""
        clitics = f"[{self.clitics}]?" if self.clitics else ""
        kinds = "|".join(f"(?P<{kind}>{self.expand(pattern)})" for kind, pattern in self.modifiers)
        return re.compile(rf"(?<!\w){clitics}(?:{kinds})(?:[ ]{{1,3}}|(?<='))$")

    @cached_property
    def leading(self) -> set[str]:
        """The words that may stand before a date and change what it is: those of the patterns used just before."""
        patterns = [self.names_before, self.weekday_names_before, self.counted_before]
        patterns += [pattern for _, pattern in self.modifiers]
        return {word for pattern in patterns for word in LETTERS.findall(folded_letters(pattern))}

    def leads(self, text: str, place: int) -> bool:
        """Whether one of them may stand right before `place`; cheaper than to look for each."""
        if not text.endswith(" ", 0, place):
            return text.endswith("'", 0, place)
        word = text[text.rfind(" ", 0, place - 1) + 1 : place - 1]
        return word in self.leading or word[1:] in self.leading or not word.isalpha()

    def just_before(self, words: str) -> re.Pattern[str]:
        clitics = f"[{self.clitics}]?" if self.clitics else ""
        return re.compile(rf"(?<!\w){clitics}(?:{self.any_of(BAR.split(words))})[ ]{{1,3}}(?:[\"«“] ?)?$")

    def just_after(self, words: str) -> re.Pattern[str]:
        return re.compile(rf"[ ]{{1,3}}(?:{self.any_of(BAR.split(words))})(?!\w)")

    @cached_property
    def name_before(self) -> re.Pattern[str]:
        return self.just_before(self.names_before)

    @cached_property
    def weekday_name_before(self) -> re.Pattern[str]:
        return self.just_before(self.weekday_names_before)

    @cached_property
    def name_after(self) -> re.Pattern[str]:
        return self.just_after(self.names_after)

    @cached_property
    def number_before(self) -> re.Pattern[str]:
        return self.just_before(self.counted_before)

    @cached_property
    def number_after(self) -> re.Pattern[str]:
        return self.just_after(self.counted_after)

    @cached_property
    def background_before(self) -> re.Pattern[str]:
        return self.just_before(self.background)

    @cached_property
    def year_before(self) -> re.Pattern[str]:
        return self.just_before(self.years)

    @cached_property
    def day_before(self) -> re.Pattern[str] | None:
        return self.just_before(self.days) if self.days else None

    @cached_property
    def extending(self) -> re.Pattern[str]:
        return self.whole_words(self.extends)

    @cached_property
    def announcing(self) -> re.Pattern[str]:
        return self.whole_words(self.announces)

    @cached_property
    def arrangement(self) -> re.Pattern[str]:
        return self.whole_words(self.arranged)

    @cached_property
    def forwarding(self) -> re.Pattern[str]:
        return self.whole_words(self.forward)

    @cached_property
    def presents(self) -> re.Pattern[str]:
        return self.whole_words(self.present)

    @cached_property
    def undone_before(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{folded(self.undone)})(?!\w)")

    @cached_property
    def negation(self) -> re.Pattern[str]:
        return self.whole_words(self.none)

    def whole_words(self, words: str) -> re.Pattern[str]:
        clitics = f"[{self.clitics}]?(?:ال)?" if self.clitics else ""
        return re.compile(rf"(?<!\w){clitics}(?:{self.any_of(BAR.split(words))})(?!\w)")

    @cached_property
    def context_before(self) -> re.Pattern[str]:
        return self.just_before(self.contexts)

    def expand(self, pattern: str) -> str:
        """`pattern` as a regular expression. A group used twice gets a suffix: `q`, `q_2`, `q_3`."""
        used: dict[str, int] = {}
        pattern = folded_letters(pattern)

        def group(sign: re.Match[str]) -> str:
            name = sign[1] + sign[2]
            used[name] = used.get(name, 0) + 1
            unique = name if used[name] == 1 else f"{name}_{used[name]}"
            return f"(?P<{unique}>{self.alternatives(sign[1])})"

        # Not inside the name of a group: (?P<x>…).
        return SPACING.sub(spacing, re.sub(r"(?<!\?P)" + MACRO.pattern, group, pattern))

    def alternatives(self, name: str) -> str:
        return NUMERIC[name] if name in NUMERIC else self.tries[name]

    @cached_property
    def tries(self) -> Made[str, str]:
        """Of each group of words."""
        return Made(lambda name: trie(self.groups[name]))


def folded_letters(pattern: str) -> str:
    """A regular expression with its letters folded, and its signs as they are."""
    return "".join(letter if letter.isascii() else fold_letter(letter) for letter in pattern)


def base_name(group: str) -> str:
    """`mon` of `mon`, `mon2`, `mon_2` and `mon2_3`."""
    return group.partition("_")[0].rstrip("0123456789")


def spacing(sign: re.Match[str]) -> str:
    """What a space, a comma or a semicolon of a pattern stands for in a regular expression."""
    return {" ?": "[ ]{0,3}", " ": "[ ]{1,3}", ",": "[ ]{0,3}[،,]", ";": ","}.get(sign[0], sign[0])


def trie(words: Iterable[str]) -> str:
    """A regular expression of these words, the longest first, that tries no letter twice."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    ends = branches.pop("", None) is not None
    inner = "|".join(
        (letter if letter == " " else re.escape(letter)) + trie(rests) for letter, rests in branches.items()
    )
    return f"(?:{inner})" + ("?" if ends else "") if inner else ""
