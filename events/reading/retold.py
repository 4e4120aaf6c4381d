"""Whether an event of an article is one that it told before: by what is new in it, in any language.

Who tells a second deed of a day says where it was, or that it was another. A later sentence of that day and kind that
names no new place and goes on in the same words tells the first again: what counts is how many of the shorter's words
the two share, how many were hurt, and who took part. Only "the attack" and "another" are words of a language. The
shares were chosen on the openings of 62 articles.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from events.reading import states
from events.reading.actors import Introduced
from events.reading.deeds_before import DEED as DEEDS
from events.reading.deeds_before import is_day_told, is_told_later
from events.reading.findings import Finding
from events.reading.folding import fold_with_offsets
from events.reading.kinds import WEAK
from events.reading.places import Places, places_in
from events.reading.retold_latin import UNITS, elsewhere

LONGEST_TOLD = 1_000  # letters of a sentence that are compared
LEAD = 1_500  # letters in which an article names where its deed was, often before it says when
STEM = 5  # letters of a word in Latin ones, by which "ambush" and "ambushed" are one
SHORTEST_STEM = {"en": 4, "fr": 4, "ar": 3}
SHARED = 0.2  # of the shorter's stems
SHARED_THERE = 0.15  # where it is at the same place, or names neither a place nor a number
SHARED_LATER = 0.3  # where the days differ
SAID_MORE = 0.05  # where only something was said
FEWEST_SHARED = 2  # stems
AGAIN = 0.3  # of the shorter's stems, of whatever kind it is taken to be
FEWEST_AGAIN = 4  # stems
MONTH = 31  # days
MOST_DAYS = 4  # of two times that share some
DOZEN = 13  # as many are hardly told of two deeds of a day
CLITICS = re.compile(r"^[وف]?(?:[بك]?ال|لل|[بلك](?=\w{4}))?")
ENDINGS = re.compile(r"(?<=\w\w\w)(?:ها|هم|نا|ات|ون|ين|ان|وا|تا|ت|ه|ا)$")
WORD = re.compile(r"[^\W\d_]{3,}")
NUMBER = re.compile(r"(?<![\d.,:/-])\d{2,5}(?![\d:/-]|[.,]\d)")
# "Tuesday's attack", of which it told
OF_ITS_DAY = re.compile(r"['’]s? (?=[a-z])")
THE = {
    "en": rf"(?:The|This|That|These|Those) (?:[\w-]+ ){{0,2}}?(?:{DEEDS['en']}|violence|fighting|battle|drama)",
    "fr": rf"(?:L['’]|Le |La |Les |Cet |Cette |Ce |Ces )(?:{DEEDS['fr']}|combats?|violences?)",
    "ar": r"[وف]?(?:(?:كان(?:ت)?|قد|وقعت?|اندلعت?|بدأت?|جاءت?|حدثت?) )*(?:هذا |هذه )?"
    rf"ال(?:{DEEDS['ar']}|مواجهات|معارك)",
}
SAYS_THAT = {"en": r"\b(?:that|said) ", "fr": r"\bqu(?:e |['’])", "ar": r"(?<!\w)ب?[أإ]ن "}
OPENS = {
    lang: re.compile(rf"(?:^\W{{0,3}}|^[^,،.;]{{3,60}}[,،] |[«“\"] ?|{SAYS_THAT[lang]})(?:{the})(?!\w)", re.I)
    for lang, the in THE.items()
}
# "The six guards", of whom it told
COUNTED = {"en": r"\W{0,3}(?:The|These|Those|All) ", "fr": r"\W{0,3}(?:Les|Ces) ", "ar": r"$."}
THE_COUNTED = {
    lang: re.compile(rf"{the}(?P<many>\d{{1,5}}|{'|'.join(UNITS.get(lang, '').split()) or '$.'})(?= [a-z])")
    for lang, the in COUNTED.items()
}
BEFORE_DAY = 4  # letters: "the raid on Monday"
# What of it is told then: "the raid on the port" may be another, "the raid came after …" is not what is told.
WHICH = re.compile(
    r" (?:of|on|in|at|against|near|de|du|des|contre|sur|à|au|dans|على|في|ب|الذي|التي|التى"
    r"|(?:comes?|came|follow(?:s|ed)) (?:\w+ ){0,3}?(?:after|as|amid|before)"
    r"|intervient|intervenait|survient|survenait)(?!\w)| d['’]"
)
ANOTHER = {
    "en": rf"\b(?:another|separate|second|similar) (?:\w+ ){{0,2}}?(?:{DEEDS['en']})\b"
    r"|^\W*(?:elsewhere|separately|also|earlier|later)\b",
    "fr": rf"\b(?:une? autre|d'autres|une? seconde?) (?:\w+ )?(?:{DEEDS['fr']})\b"
    r"|^\W*(?:ailleurs|par ailleurs|plus tot|plus tard|de plus)\b",
    # «وفي المطحن، قُتل ثلاثة عمال», «كما قُتل …»: of as many elsewhere.
    "ar": r"^\W*[وف]?(?:في(?! (?:بيان|تصريح|موتمر|رساله|تغريده))|كما|الي ذلك|من جهه اخري|بالمقابل) "
    rf"|(?<!\w)(?:ايضا|و?واصل\w*)(?!\w)|(?:{fold_with_offsets(DEEDS['ar']).text})"
    r" (?:\w+ )?(?:منفصل\w?|مماثل\w?|اخري|ثاني?ه?|اخر)(?!\w)"
    r"|(?<!\w)في بيان (?:ثان|اخر|منفصل)(?!\w)|\d (?:\w+ ){1,2}اخر(?:ين|ون)(?!\w)",
}
OF_ANOTHER = {lang: re.compile(another) for lang, another in ANOTHER.items()}


class Scene(NamedTuple):
    """What tells a deed from others: the stems of its sentence, its places, and those that stand nowhere before."""

    stems: frozenset[str]
    numbers: frozenset[str]
    tolls: frozenset[str]
    places: frozenset[str]
    new_places: frozenset[str]
    actors: frozenset[str]
    new_actors: frozenset[str]
    counted: str  # "the six guards"
    goes_back: bool
    another: bool  # so its words say


NOBODY: frozenset[str] = frozenset()
NOWHERE = Scene(NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, "", goes_back=False, another=False)


class Told(Protocol):
    """A `Deed`, or a proposal."""

    @property
    def finding(self) -> Finding: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def quote(self) -> str: ...
    @property
    def scene(self) -> Scene: ...


def scene_of(
    text: str, findings: Sequence[Finding], places: Places, actors: Introduced, tolls: frozenset[str]
) -> Scene:
    """Of a sentence of a text by its dates; `tolls` are how many it says were killed or hurt."""
    first, last = findings[0].sentence
    last = min(last, first + LONGEST_TOLD)
    lang, words, before = places.lang, text[first:last], text[: min(LEAD, first)]
    lands = states.names(lang)  # in which each other place lies
    named = frozenset(name for name in places_in(words, places) if name not in lands)
    new = frozenset(name for name in named if name not in before)
    acting = actors.mentions(words)
    new_actors = frozenset(one.name for one in acting if words[one.start : one.end] not in before)
    counted = THE_COUNTED[lang].match(words)
    spans = [(one.start - first, min(one.end, last) - first) for one in findings if one.start < last]
    of_its_day = not new and any(OF_ITS_DAY.match(words, end) for _start, end in spans)
    back = of_its_day or is_of_the_deed(words, spans, lang)
    another = bool(OF_ANOTHER[lang].search(fold_with_offsets(words).text))
    for start, end in spans:
        words = f"{words[:start]}{' ' * (end - start)}{words[end:]}"
    for name in named:  # which count for themselves
        words = words.replace(name, " ")
    return Scene(
        stems(words, lang),
        frozenset(NUMBER.findall(words)),
        tolls,
        named,
        new,
        frozenset(one.name for one in acting),
        new_actors,
        in_figures(counted["many"], lang) if counted else "",
        goes_back=back,
        another=another,
    )


def in_figures(number: str, lang: str) -> str:
    words = UNITS.get(lang, "").split()
    return str(words.index(number) + 1) if number in words else number


def is_of_the_deed(words: str, spans: Sequence[tuple[int, int]], lang: str) -> bool:
    """Whether a sentence is about "the attack", without saying which."""
    opens = OPENS[lang].search(words)
    if not opens:
        return False
    noun = opens.end()
    end = max((last for start, last in spans if noun <= start <= noun + BEFORE_DAY), default=noun)
    return not WHICH.match(words, end)


@lru_cache(256)
def stems(words: str, lang: str) -> frozenset[str]:
    folded = (match[0] for match in WORD.finditer(fold_with_offsets(words).text))
    if lang == "ar":
        folded = (ENDINGS.sub("", CLITICS.sub("", word)) for word in folded)
    else:
        folded = (word[:STEM] for word in folded)
    return frozenset(word for word in folded if len(word) >= SHORTEST_STEM[lang])


def is_retold(one: Told, other: Told, lang: str) -> bool:
    """Whether the other, which stands below, tells of the one again."""
    if is_told_in_its_words(one, other):
        return True
    differ = one.kind != other.kind
    back = other.scene.goes_back and (not differ or other.kind in ("", WEAK))
    alike = bool(one.kind) and not (differ or other.scene.another)
    if not (back or alike):
        return False
    same_day = same_days(one.finding, other.finding)
    if back and (same_day or is_day_told(one.finding, other.finding)):
        return True
    if alike and is_of_one_count(one.scene, other.scene):
        return same_day or near(one.finding, other.finding)
    apart = not one.scene.places & other.scene.places
    if alike and is_counted_later(one, other):
        return True
    if not alike or (lang != "ar" and apart and elsewhere(one.title, other.title)):
        return False
    return tells_nothing_new(one, other, same_day=same_day)


def is_told_in_its_words(one: Told, other: Told) -> bool:
    """Whether the other tells of a day of both in so many words of the one that it is hardly another deed, whatever
    kind its verb was taken for, and whatever place it adds."""
    a, b = one.scene, other.scene
    if b.another or (a.tolls and b.tolls and not a.tolls & b.tolls) or not share_a_day(one.finding, other.finding):
        return False
    shared, fewest = len(a.stems & b.stems), min(len(a.stems), len(b.stems))
    of_its_time = one.kind == other.kind and (
        is_closer(one.finding, other.finding) or is_closer(other.finding, one.finding)
    )
    few = FEWEST_AGAIN - 1 if of_its_time else FEWEST_AGAIN
    return shared >= few and shared >= AGAIN * fewest


def is_counted_later(one: Told, other: Told) -> bool:
    """Whether the other says on the day after how bad it was, at a place where the one was: its day may be that."""
    a, b = one.scene, other.scene
    if b.new_places or (a.tolls and b.tolls and not a.tolls & b.tolls) or not a.places & b.places:
        return False
    days = other.finding.alternatives
    return f"[..{other.finding.edtf}]" in days and one.finding.edtf in days


def share_a_day(one: Finding, other: Finding) -> bool:
    """Whether two times of at most a month may be one: "in July", "on 27 July"."""
    a, b = one.bounds, other.bounds
    if not (a.start and a.end and b.start and b.end):
        return False
    return max(a.end - a.start, b.end - b.start).days <= MONTH and a.start <= b.end and b.start <= a.end


def is_closer(one: Finding, other: Finding) -> bool:
    """Whether the other says on which of the days of the one it was, not on which it was told."""
    a, b = one.bounds, other.bounds
    if not (a.start and a.end and b.start and b.end) or f"[..{other.edtf}]" in other.alternatives:
        return False
    return a.start <= b.start and b.end <= a.end and (a.end - a.start).days > (b.end - b.start).days


def is_of_one_count(one: Scene, other: Scene) -> bool:
    """Whether they share a number that is hardly told of two deeds, or the other tells of "the six" of the one."""
    if other.counted and other.counted in one.tolls | one.numbers:
        return True
    many = any(int(number) >= DOZEN for number in one.numbers & other.numbers)
    return many and len(one.stems & other.stems) >= FEWEST_SHARED


def tells_nothing_new(one: Told, other: Told, *, same_day: bool) -> bool:
    """Whether the other, of the same kind, names no place of its own and goes on in the words of the one."""
    a, b = one.scene, other.scene
    shared, fewest = a.stems & b.stems, min(len(a.stems), len(b.stems))
    if len(shared) < FEWEST_SHARED or b.new_places - a.places:
        return False
    if not a.places & b.places and ((a.places and b.places) or (a.tolls and b.tolls and not a.tolls & b.tolls)):
        return False
    long_ago = not same_day and is_within(one.finding, other.finding)
    if not (same_day or long_ago or (near(one.finding, other.finding) and is_told_then(one, other))):
        return False
    names_nothing = not (b.places or b.numbers or b.tolls)
    enough = SHARED_THERE if names_nothing or a.places & b.places else SHARED
    others_there = b.new_actors - a.actors and not a.places & b.places
    enough = SHARED_LATER if not same_day or others_there else enough
    enough += SAID_MORE if one.kind == WEAK else 0
    return len(shared) >= enough * fewest


def near(one: Finding, other: Finding) -> bool:
    """Whether one of two days may be but that on which what happened on the other was told."""
    first, last = sorted((one, other), key=lambda finding: finding.edtf)
    return is_told_later(last, first)


def is_within(one: Finding, other: Finding) -> bool:
    """Whether two times of many days are told of one: "later this month", "at the end of the month"."""
    a, b = one.bounds, other.bounds
    if not (a.start and a.end and b.start and b.end):
        return False
    if not all(MOST_DAYS <= (last - first).days <= MONTH for first, last in ((a.start, a.end), (b.start, b.end))):
        return False
    return (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


def is_told_then(one: Told, other: Told) -> bool:
    """Whether one of two days may be but that on which the deed was told, with no other toll: that of the other, or
    of two with one toll."""
    tolls, others = one.scene.tolls, other.scene.tolls
    if tolls and others and not tolls & others:
        return False
    first, last = sorted((one.finding, other.finding), key=lambda finding: finding.edtf)
    return is_day_told(last, first) and bool(last is other.finding or tolls & others)


def same_days(one: Finding, other: Finding) -> bool:
    """Whether two times of few days each have one in common; of what lasted until a day, that day."""
    a, b = one.bounds, other.bounds
    if not (a.end and b.end):
        return False
    first, second = a.start or a.end, b.start or b.end
    if max(a.end - first, b.end - second).days >= MOST_DAYS:
        return False
    return first <= b.end and second <= a.end
