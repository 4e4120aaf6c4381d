"""Which actors and which kinds of event a text names, by every spelling that they are known by."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from events.models import Actor, EventKind, Place
from events.reading import LEXICONS, states
from events.reading.armies import called
from events.reading.folding import fold_with_offsets
from events.reading.qualified import with_its_nation
from events.record.names import called_before
from events.text.folding import normalized
from events.text.remembering import remembered

WORD = re.compile(r"\w+")
MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
CLITICS = "وفبلك"  # written together with the next word
SHORT = 3  # letters up to which an acronym is taken for a name only in capitals
# What is added to a cue word: "attacked", «قصفت».
ENDINGS = re.compile(r"(?:s|es|ed|d|ing|e|ات|ان|ين|ون|وا|ت|ا|ه|ها|هم)")


# Names of elsewhere are written in several ways: جوتيريش and غوتيريش, أمريكا and أميركا, Zelensky and Zelenskiy; and
# those of groups by their case: الحوثيون and الحوثيين.
LONG_ENOUGH = 5  # letters
ONE_OF_SEVERAL = (
    (re.compile("غ"), "ج"),
    (re.compile("اميرك"), "امريك"),
    (re.compile("زاريو"), "ساريو"),
    (re.compile("ون$"), "ين"),
)
ENDS_ALIKE = re.compile(r"(?<=[a-z]{4})(?:yy|iy|ij|yj|i|y)$")


class Mention(NamedTuple):
    """What has the id `pk` is named in the half-open span of the text."""

    start: int
    end: int
    pk: int


@dataclass
class Spellings:
    """Spellings of things, to be found in texts: word for word, in their folded form.

    `capitals` are those that count only where the text has them in capitals; `inflected` lets words end otherwise.
    """

    by_words: dict[tuple[str, ...], int] = field(default_factory=dict)
    capitals: set[tuple[str, ...]] = field(default_factory=set)
    letters: dict[str, str] = field(default_factory=dict)  # a short one in Arabic, folded → as it is written
    alike: dict[tuple[str, ...], int] = field(default_factory=dict)  # spelled in the one way of several
    firsts: set[str] = field(default_factory=set)  # the words with which any of these begin
    states: dict[int, str] = field(default_factory=dict)  # whose armies are known by that word → code
    longest: int = 0
    inflected: bool = False

    def add(self, spelling: str, pk: int) -> None:
        """The first thing that has a spelling keeps it."""
        words = tuple(WORD.findall(fold_with_offsets(spelling).text))
        if not words:
            return
        self.by_words.setdefault(words, pk)
        self.alike.setdefault(one_way(words), pk)
        self.firsts |= {words[0], one_way(words)[0]}
        self.longest = max(self.longest, len(words))
        if len(spelling) <= SHORT and spelling.isascii():
            self.capitals.add(words)
        elif len(words) == 1 and len(words[0]) <= SHORT and not self.inflected:
            self.letters.setdefault(words[0], its_letters(spelling))

    def mentions(self, text: str) -> list[Mention]:
        """All in order; of two that begin together, the longer; none overlap. "The army" of another is none."""
        folded = fold_with_offsets(text)
        words = list(WORD.finditer(folded.text))
        mentions: list[Mention] = []
        index = 0
        while index < len(words):
            length, pk = self.at([word[0] for word in words[index : index + self.longest]])
            if length:
                start, end = folded.span(words[index].start(), words[index + length - 1].end())
                if self.written_right(text[start:end]) and not self.of_another(text, start, end, pk):
                    mentions.append(Mention(start, end, pk))
                    index += length
                    continue
            index += 1
        return mentions

    def is_one(self, name: str) -> int | None:
        """The id of what this whole name is a spelling of."""
        found = self.mentions(name)
        return found[0].pk if found and (found[0].start, found[0].end) == (0, len(name)) else None

    def at(self, words: list[str]) -> tuple[int, int]:
        """The most words that begin here and are a spelling, and of what; (0, 0) for none."""
        beginning = [first for word in words[:1] for first in without_clitics(word) if self.begins(first)]  # few do
        for length in range(len(words), 0, -1) if beginning else ():
            for first in beginning:
                if length > 1 and self.inflected and first not in self.firsts:
                    continue  # but for the last, words stand as they are spelled
                key = (first, *words[1:length])
                if (pk := self.by_words.get(key)) is not None:
                    return length, pk
                if not self.inflected and (pk := self.alike.get(one_way(key))) is not None:
                    return length, pk
                if self.inflected and (pk := self.inflection(key)) is not None:
                    return length, pk
        return 0, 0

    def begins(self, word: str) -> bool:
        return self.inflected or word in self.firsts or one_way((word,))[0] in self.firsts

    def inflection(self, key: tuple[str, ...]) -> int | None:
        """The id of a spelling whose last word is that of `key` without one of ENDINGS."""
        *before, last = key
        stems = (last[:-size] for size in (1, 2, 3) if len(last) - size >= SHORT and ENDINGS.fullmatch(last[-size:]))
        spellings = ((*before, stem) for stem in stems)
        return next((self.by_words[spelling] for spelling in spellings if spelling in self.by_words), None)

    def written_right(self, words: str) -> bool:
        """Whether these words of a text are in capitals, or have the very letters, where their spelling asks for it:
        «أن» is not the town «آن»."""
        key = tuple(WORD.findall(fold_with_offsets(words).text))
        if len(key) == 1 and not self.inflected and is_adjective(key[0]):
            return False
        if len(key) == 1 and (short := next((one for one in without_clitics(key[0]) if one in self.letters), "")):
            return its_letters(words).endswith(self.letters[short])
        return key not in self.capitals or words.isupper()

    def of_another(self, text: str, start: int, end: int, pk: int) -> bool:
        """Whether the span is but "the army", and the words beside it say that it is that of another state."""
        if self.inflected:
            return False
        if pk in self.states and ALTERED.search(text, max(start - LONGEST_ALTERING, 0), start):
            return True
        first, last = with_its_nation(text, start, end)
        if (first, last) == (start, end):
            return False
        state = self.states.get(pk)
        return not state or state_named(text[first:last]) != state


def is_adjective(word: str) -> bool:
    """Whether this is «السورية» or «المالي»: of that state, which is named without the article."""
    return any(one.startswith("ال") and one[2:] in states_without_article() for one in without_clitics(word))


@lru_cache(1)
def states_without_article() -> frozenset[str]:
    names = (fold_with_offsets(name).text for name in states.names("ar"))
    return frozenset(name for name in names if not name.startswith("ال"))


def its_letters(words: str) -> str:
    """The words without vowel signs; with either spelling of the last letter of غزة."""
    return MARKS.sub("", normalized("NFC", words)).replace("ة", "ه").strip()


def one_way(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words as one of the ways has them in which they may be written."""
    return tuple(alike(word) if len(word) >= LONG_ENOUGH else word for word in words)


@remembered(10_000)
def alike(word: str) -> str:
    for pattern, instead in ONE_OF_SEVERAL:
        word = pattern.sub(instead, word)
    return ENDS_ALIKE.sub("y", word)


def without_clitics(word: str) -> Iterator[str]:
    """The word, and what is left of it without و ف ب ل ك and the article before it."""
    yield word
    for _ in range(2):
        if word.startswith("لل"):
            yield "ال" + word[2:]
            yield word[2:]
        if word[:1] not in CLITICS or len(word) < SHORT:
            break
        word = word[1:]
        yield word
    if word.startswith("ال"):
        yield word[2:]


# Words for an armed group that are written before the same name: «قوات س», «مليشيا س».
LABELS = ["قوات", "مليشيا", "ميليشيا", "مليشيات", "ميليشيات"]
ARMY = re.compile(
    r"(?:الجيش \w+|جيش \w+|القوات المسلحه \w+|\w+ army|(?:the )?\w+ armed forces"
    r"|(?:the )?(?:army|armed forces) of [\w ]+"
    r"|l.?armee \w+|armee \w+|forces armees (?:de la |du |de l.|des |d.)?[\w ]+)"
)
ARMIES = ("الجيش", "the army", "l'armée")  # of the one that is registered
ALTERED = re.compile(r"(?:\w-|\b(?:North|South) )$", re.IGNORECASE)  # "pro-Malian forces", "South Sudanese soldiers"
LONGEST_ALTERING = 6  # letters
LONGEST_ENDING = 3  # letters of an adjective: burundais-e, malien-ne


def actors_spelled(actors: Iterable[Actor], own: Container[int] = ()) -> Spellings:
    """Actors by their names, short names and other spellings, word for word; the only army among the ids of `own`
    by that word too."""
    spellings, armies, labelled = Spellings(), dict[int, str](), list[tuple[str, int]]()
    for actor in actors:
        for spelling in actor.spellings:
            spellings.add(spelling, actor.pk)
            folded = fold_with_offsets(spelling).text
            label, _, core = folded.partition(" ")
            if label in LABELS and core:
                labelled += [(f"{other} {core}", actor.pk) for other in LABELS]
            # "The Arakan Army" is of no state.
            if actor.pk in own and ARMY.fullmatch(folded) and (state := state_named(spelling)):
                armies.setdefault(actor.pk, state)
    for spelling, pk in labelled:
        spellings.add(spelling, pk)
    by_state = Counter(armies.values())
    for pk, state in armies.items():
        alone = called(state) if by_state[state] == 1 else ()
        for spelling in (*alone, *(ARMIES if len(armies) == 1 else ())):
            spellings.add(spelling, pk)
    spellings.states = armies
    return spellings


@remembered(1000)
def state_named(words: str) -> str:
    """The code of the state that is named, or by its adjective, in any language; "" where none is known."""
    words = " ".join(word.removeprefix("ال") for word in WORD.findall(fold_with_offsets(words).text))
    found = [
        (len(stem), code)
        for stem, code in stems().items()
        if stem in words and re.search(rf"\b{re.escape(stem)}\w{{0,{LONGEST_ENDING}}}\b", words)
    ]
    return max(found, default=(0, ""))[1]  # "South Sudanese" holds "Sudanese"


@lru_cache(1)
def stems() -> dict[str, str]:
    """Folded name or adjective → code of the state."""
    return {
        fold_with_offsets(name).text.removeprefix("ال"): code
        for lang in LEXICONS
        for name, code in (states.adjectives(lang) | states.names(lang)).items()
    }


def places_spelled(places: Iterable[Place]) -> Spellings:
    """Places by their names in each language, and those of what was merged into them, word for word."""
    spellings, before = Spellings(), called_before(Place)
    for place in places:
        for spelling in [*place.spellings, *before.get(place.pk, [])]:
            spellings.add(spelling, place.pk)
    return spellings


def kinds_spelled(kinds: Iterable[EventKind]) -> Spellings:
    """Kinds of event by their cue words, whatever their endings."""
    spellings = Spellings(inflected=True)
    for kind in kinds:
        for cue in kind.cue_words.splitlines():
            spellings.add(cue, kind.pk)
    return spellings


# Before the name of a state: where something happened, not who had a part in it.
PARTS_EN = "(?:north|south|east|west|centre|center|rest|part|parts|border|borders|territory|soil|capital)"
PARTS_FR = "(?:nord|sud|est|ouest|centre|reste|partie|parties|frontière|frontières|territoire|sol|capitale|intérieur)"
WHERE = {
    "en": re.compile(
        rf"(?<!\w)(?:in|inside|outside|within|across|throughout|near|(?:\w+-)?\w+ern|{PARTS_EN} of) (?:the )?$", re.I
    ),
    "fr": re.compile(
        r"(?<!\w)(?:(?:en|au|aux|à|dans|hors d[eu])(?: la| le| l['’]?| les)?"
        rf"|(?:[-\w]*-)?{PARTS_FR} (?:de la|de l['’]|de|du|des|d['’])) ?$",
        re.I,
    ),
    "ar": re.compile(
        r"(?:^|\s)[وف]?(?:في|داخل|خارج|وسط|عبر|(?:(?:شمال|جنوب|شرق|غرب)ي?\s?){1,2}|حدود|أراضي|عاصمة)\s$|(?:^|\s)[وف]?ب$"
    ),
}
CLITIC = re.compile("^[وف]?[بلك]?(?=ال)")


def is_where(text: str, start: int, end: int, lang: str) -> bool:
    """Whether the half-open span of a text names a state as a place alone: "in the east of the DRC"."""
    name = text[start:end]
    bare = CLITIC.sub("", name) if lang == "ar" else name
    known = states.names(lang) if lang in WHERE else ()
    if bare not in known and bare.removeprefix("ال") not in known:
        return False
    return bool(WHERE[lang].search(text[max(start - 40, 0) : start] + name.removesuffix(bare)))


def nearest(mentions: Iterable[Mention], start: int, end: int) -> int | None:
    """The id of what is named nearest to the half-open span, outside it; of two as near, the first."""
    outside = [mention for mention in mentions if mention.end <= start or mention.start >= end]
    closest = min(outside, key=lambda mention: max(start - mention.end, mention.start - end), default=None)
    return closest.pk if closest else None
