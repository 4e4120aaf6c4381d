"""Which of an article's events are one: told twice, in other words, by others, or on the day after."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from events.reading import retold_latin
from events.reading.deeds_before import is_day_told, is_of_words, is_told_later
from events.reading.findings import Finding
from events.reading.folding import fold_with_offsets
from events.reading.retold import CLITICS, ENDINGS, NOWHERE, OF_ANOTHER, Scene, Told, is_closer, is_retold

DEED = "military"  # kind
MOST_COMPARED = 50  # events before one that may tell of the same
MOST_TELLINGS = 2  # of an event, but for the first
SAME_TITLE = 0.6  # of the shorter title's words
LONGEST_TOLD = 1_000  # letters of a sentence that are compared
DOZEN = 10  # nor of two of which one was told on the day after the other
SCORE = 20  # as many of the same are hardly told of two deeds
MOST_DAYS = 4  # of two times that share some
DAYS_OF_A_DEED = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")  # of two, the same are hardly another's
WORD = re.compile(r"\w{3,}")
SAYS_LITTLE = {"مقتل", "قتل"}  # of most deeds
# «4 مدنيين», «عشرة جنود»: how many of whom.
TOLL = re.compile(
    r"(?<!\w)[وب]?(?P<many>\d{1,5}|(?:ثلاث|اربع|خمس|ست|سبع|تسع|عشر)ه?|ثماني?ه?|(?:عشر|ثلاث|اربع|خمس)[وي]ن)"
    r"(?: من)? (?P<whom>(?:مدني|جنود|جندي|شخص|اشخاص|قتل|قتيل|عسكري|مقاتل|عنصر|عناصر|مسلح|طفل|اطفال|عامل|عمال|اخر|ضابط"
    r"|ضباط|جريح|جرح|مصاب|شهيد|شهدا|لاجي|نازح|صحفي|متظاهر)\w*)"
)
TWO = re.compile(
    r"(?<!\w)(?P<whom>جندي|شخص|مدني|شرطي|ضابط|عسكري|عنصر|مقاتل|مسلح|طفل|عامل|حارس|صحفي)(?:ان|ين)(?= (?!من ))"
)
# «مقتل 15 وإصابة 19», of whom it was told before.
COUNT = re.compile(r"(?<!\w)[وفبل]?(?:مقتل|قتل|اصابه|اصيب|جرح) (?P<many>\d{2,5})(?!\w)")
# «وقال بيان صادر عن النقابة إن»: who goes on about what they announced.
TELLS = re.compile(
    r"\W*و?(?:اعلن|قال|ذكر|افاد|اوضح|اكد|لفت|اشار)ت?،? (?P<who>[^،.:]{3,60}?)(?=،|:| (?:ان|الي ان|في)(?!\w)|$)"
)
SAYS_NOT_WHO = {"بيان", "صادر", "عن", "باسم", "الناطق", "المتحدث", "مسوول", "رسمي", "الرسمي", "وزاره", "الوزاره"}
# «12 مدنيا قتلوا في سروج», after «قصفت الطائرات سروج».
HURT_AT = re.compile(
    r"(?:\d{1,4} \w+(?: \w+)? (?:قتلوا|اصيبوا|جرحوا|استشهدوا)|(?:مقتل|اصابه|استشهاد) \d{1,4} \w+)(?: \w+)?"
    r" في (?:مدينه |بلده |قريه )?(?P<where>\w{3,})"
)
STRUCK = re.compile(r"(?:.{0,40} )?(?:قصف|استهدف|اغار|شن|هاجم|ضرب)(?:ت|وا)?(?!\w)")
TEXT = re.compile(r"\W*و?(?:جا|ورد) في (?:ال)?(?:بيان|نص)(?!\w)(?! (?:ثان|اخر|منفصل)(?!\w))")
AT_THE = re.compile(r"(?<!\w)[وفبل]{0,2}ال(مدينه|بلده|قريه|قاعده|معسكر|مخيم|سفينه|ميناء|مطار)(?!\w)(?! ال)")
DEED_STEMS = ("سيطر", "استعاد", "قصف", "هاجم", "هجوم", "انسح", "اقتحم", "دخل", "فجر")
MOST_ALIKE = 2  # words of a headline that its text has
NEXT = 4  # letters between two sentences
THIS = re.compile(
    r"(?<!\w)[وفبلك]{0,2}(?:هذا|هذه|ذلك|تلك) ال(?P<deed>هجوم|هجمات|كمين|غاره|غارات|قصف|تفجير|انفجار|عمليه|حادث|حادثه"
    r"|مجزره|اشتباكات|معارك|ضربه|اعتدا)(?!\w)"
)
# Who says that it was theirs: «تبنى المتمردون العملية», «اعترفت الجبهة باستهداف …».
OWNED = re.compile(
    r"\W*(?:(?:و?تبني|و?تبنت) .{0,80}?(?:^|\s)ب?ال(?:عمليه|هجوم|هجمات|تفجير|تفجيرات|انفجار|قصف|اعتدا|غاره)(?!\w)"
    r"|(?:و?اعترف|و?اعترفت|و?اعتراف|و?اقرت|و?اقرار) .{0,80}?(?:^|\s)ب(?:استهداف|قصف|شن|تنفيذ|اطلاق|الهجوم|الوقوف))"
)
THE = re.compile(r"(?<!\w)[ولب]{0,2}ال(قافله|سفينه|طايره|مروحيه|حافله|ناقله|شاحنه|سياره|مركبه|قارب|مسيره)(?!\w)")


class Deed(NamedTuple):
    """An event by what tells of it."""

    finding: Finding
    title: str
    kind: str
    quote: str
    scene: Scene = NOWHERE


T = TypeVar("T", bound=Told)


class Tellings(Generic[T]):
    """The events of an article so far, each with what else tells of it."""

    def __init__(self, lang: str, same: Callable[[T, T, str], bool]) -> None:
        self.lang, self.same = lang, same
        self.events: list[T] = []
        self.told: list[list[T]] = []

    def add(self, event: T) -> None:
        self.events.append(event)
        self.told.append([event])

    def add_telling(self, other: T) -> tuple[int, bool] | None:
        """Which event it tells of, and whether its day is the deed's, or said more closely; None where of none."""
        compared = range(max(len(self.events) - MOST_COMPARED, 0), len(self.events))
        by_words = next((n for n in compared if self.same(self.events[n], other, self.lang)), None)
        beside = next((n for n in compared if self.stands_with(n, other)), None)
        place = by_words if by_words is not None else beside
        place = place if place is not None else next((n for n in compared if self.tells(n, other)), None)
        if place is None:
            return None
        event = self.events[place]
        self.told[place].append(other)
        days = event.finding, other.finding
        closer = by_words is not None or is_day_told(*days) or is_closer(*days)
        return place, closer and says_its_day(event, other, self.lang)

    def stands_with(self, place: int, other: T) -> bool:
        """Whether it is another date of a sentence that tells an event again."""
        _, *others = self.told[place]
        return any(
            one.finding.sentence == other.finding.sentence and one.title == other.title
            for one in others[-MOST_TELLINGS:]
        )

    def tells(self, place: int, other: T) -> bool:
        first, *others = self.told[place]
        return any(
            is_retold(one, other, self.lang) for one in (first, *others[-MOST_TELLINGS:]) if one.quote != other.quote
        )


def same_event(one: Told, other: Told, lang: str) -> bool:
    """Whether two events have a day and most words of their titles in common, or a sentence and a title."""
    if one.finding.sentence == other.finding.sentence:
        return one.title == other.title or (one.finding.edtf == other.finding.edtf and alike(one, other, lang))
    if is_same_deed(one, other) or (lang == "ar" and is_owned(one, other)):
        return True
    if lang != "ar" and one.kind == DEED and not other.kind and one.finding.edtf == other.finding.edtf:
        return bool(DAYS_OF_A_DEED.fullmatch(one.finding.edtf))
    if one.kind == other.kind and (
        is_retold_in_arabic(one, other) if lang == "ar" else is_retold_in_latin(one, other, lang)
    ):
        return True
    if one.finding.edtf != other.finding.edtf and not (lang == "ar" and share_days(one.finding, other.finding)):
        return False
    if other.title.startswith(("بدء ال", "اندلاع ال")) and other.title.count(" ") == 1 and one.kind == other.kind:
        return True  # «الهجوم الذي بدأ الجمعة», which was told
    return alike(one, other, lang)


def is_told_again(one: Deed, other: Deed, lang: str) -> bool:
    """As `same_event`, but that a sentence which stands in an article twice is answered for twice."""
    return same_event(one, other, lang) and (
        one.quote != other.quote or one.finding.sentence == other.finding.sentence
    )


def alike(one: Told, other: Told, lang: str) -> bool:
    if lang != "ar" and retold_latin.elsewhere(one.title, other.title):
        return False
    words, others = title_words(one.title, lang), title_words(other.title, lang)
    return bool(words and others) and len(words & others) >= SAME_TITLE * min(len(words), len(others))


@lru_cache(256)
def title_words(title: str, lang: str) -> frozenset[str]:
    """Its words; in Arabic without what is written to them, so that «للجيش» and «جيشها» are one."""
    if lang != "ar":
        return frozenset(WORD.findall(title.casefold()))
    words = (CLITICS.sub("", word) for word in WORD.findall(folded(title)) if word not in SAYS_LITTLE)
    return frozenset(ENDINGS.sub("", word) for word in words if len(word) > 1)


def is_same_deed(one: Told, other: Told) -> bool:
    """Whether the other has its title from what tells of the one, and says on which day that was."""
    apart = one.finding.sentence != other.finding.sentence
    told = apart and one.title == other.title and not is_of_words(other.title, other.quote)
    return told and is_told_later(one.finding, other.finding)


def is_owned(one: Told, other: Told) -> bool:
    """Whether the other only says whose deed of that day it was: «تبنى المتمردون العملية»."""
    later = one.finding.start < other.finding.start and share_days(one.finding, other.finding)
    return later and one.kind == DEED and bool(OWNED.match(folded(other.title)))


def is_retold_in_arabic(one: Told, other: Told) -> bool:
    """Whether the other goes on about «هذا الهجوم», or tells of as many of the same who were hurt."""
    days = share_days(one.finding, other.finding)
    if days and any(this["deed"] in folded(one.quote) for this in THIS.finditer(folded(other.title))):
        return True
    told = is_day_told(one.finding, other.finding) and one.finding.edtf != other.finding.edtf
    if told and any(
        re.search(rf"(?<!\w){thing[1]}(?!\w)", folded(one.quote)) for thing in THE.finditer(folded(other.title))
    ):
        return True  # «فقدت قافلة», and then «اختفت القافلة»
    if days and (goes_on_there(one, other) or is_headline_of(one, other)):
        return True
    if (told and is_gone_on(one, other)) or (days and (is_toll_of(one, other) or is_its_text(one, other))):
        return True
    if not tolls(one.quote) & tolls(other.quote) or OF_ANOTHER["ar"].search(folded(other.quote)):
        return False
    as_many = {many for many, _ in tolls(one.quote)} & {many for many, _ in tolls(other.quote)}
    if any(many.isdigit() and int(many) >= SCORE for many in as_many):
        return days or is_told_later(one.finding, other.finding)
    many = len(as_many) > 1 or any(number.isdigit() and int(number) >= DOZEN for number in as_many)
    return days or (many and is_day_told(one.finding, other.finding))


def is_toll_of(one: Told, other: Told) -> bool:
    """Whether the other only counts who was hurt where the one struck in the sentence before."""
    hurt = HURT_AT.match(folded(other.title))
    if not hurt or not STRUCK.match(folded(one.title)) or OF_ANOTHER["ar"].search(folded(other.quote)):
        return False
    near = 0 <= other.finding.sentence[0] - one.finding.sentence[1] < NEXT
    return near and bool(re.search(rf"(?<!\w)[بل]?{hurt['where']}(?!\w)", folded(one.title)))


def goes_on_there(one: Told, other: Told) -> bool:
    """Whether the other tells of the same deed at «المدينة», which the sentence before named."""
    near = 0 <= other.finding.sentence[0] - one.finding.sentence[1] < NEXT
    if not near or OF_ANOTHER["ar"].search(folded(other.quote)):
        return False
    first, second = folded(one.title), folded(other.title)
    there = any(re.search(rf"(?<!\w)[وفبلك]?{place[1]} ", first) for place in AT_THE.finditer(second))
    return there and any(stem in first and stem in second for stem in DEED_STEMS)


def is_headline_of(one: Told, other: Told) -> bool:
    """Whether the one is the line over the text that begins with the other."""
    ended = one.quote.rstrip().endswith((".", ":", "؟", "!", "”", '"'))
    near = other.finding.sentence[0] - one.finding.sentence[1] == len("\n\n")
    alike = title_words(one.title, "ar") & title_words(other.quote, "ar")
    return one.finding.sentence[0] == 0 and not ended and near and len(alike) >= MOST_ALIKE


def is_its_text(one: Told, other: Told) -> bool:
    """Whether the other is the text of what was announced in the sentence before: «وجاء في البيان: …»."""
    near = 0 <= other.finding.sentence[0] - one.finding.sentence[1] < NEXT
    return near and one.kind == other.kind and bool(TEXT.match(folded(other.quote)))


def is_gone_on(one: Told, other: Told) -> bool:
    """Whether who announced the one in the sentence before goes on to say on which day that was."""
    first, second = TELLS.match(folded(one.quote)), TELLS.match(folded(other.quote))
    if not (first and second) or OF_ANOTHER["ar"].search(folded(other.quote)):
        return False
    if not 0 <= other.finding.sentence[0] - one.finding.sentence[1] < NEXT:
        return False
    return bool((set(first["who"].split()) & set(second["who"].split())) - SAYS_NOT_WHO)


def is_retold_in_latin(one: Told, other: Told, lang: str) -> bool:
    if one.kind != DEED:
        return False
    if one.finding.edtf == other.finding.edtf and DAYS_OF_A_DEED.fullmatch(one.finding.edtf):
        return not retold_latin.elsewhere(one.title, other.title)
    if one.finding.edtf == other.finding.edtf:
        return retold_latin.is_retold(one.quote, other.title, other.quote, lang)
    return is_day_told(one.finding, other.finding) and retold_latin.is_told_at_its_place(one.quote, other.quote, lang)


def says_its_day(one: Told, other: Told, lang: str) -> bool:
    """Of two that are one event, whether the other's day is the deed's or said more closely, or it is the text."""
    if (
        lang == "ar"
        and one.kind == other.kind
        and share_days(one.finding, other.finding)
        and is_headline_of(one, other)
    ):
        return True
    if is_same_deed(one, other):
        return True
    if one.finding.edtf == other.finding.edtf or one.finding.sentence == other.finding.sentence:
        return False
    span = other.finding.bounds  # a night is as close as a day
    day = bool(span.start and span.end and (span.end - span.start).days <= 1) and other.finding.edtf[:1].isdigit()
    before = len(one.finding.edtf) == len(other.finding.edtf) and other.finding.edtf < one.finding.edtf
    earlier = is_day_told(one.finding, other.finding) or (lang == "ar" and before)
    return day and (earlier or is_closer(one.finding, other.finding))


def tells_of_this(told: Told) -> bool:
    return bool(THIS.search(folded(told.title)))


def dead_of(words: str, lang: str) -> frozenset[str]:
    """How many a sentence says were killed or hurt."""
    if lang == "ar":
        return frozenset(many for many, _whom in tolls(words))
    return frozenset(str(many) for many in retold_latin.dead(words, lang))


@lru_cache(256)
def tolls(words: str) -> frozenset[tuple[str, str]]:
    told = folded(words)
    found = {(toll["many"], toll["whom"][:3]) for toll in TOLL.finditer(told)}
    found |= {("2", two["whom"][:3]) for two in TWO.finditer(told)}
    found |= {(many, "") for many, _ in found if len(many) > 1 and many.isdigit()}
    return frozenset(found | {(toll["many"], "") for toll in COUNT.finditer(told)})


@lru_cache(256)  # an event is compared with many
def folded(words: str) -> str:
    return fold_with_offsets(words[:LONGEST_TOLD]).text


def share_days(one: Finding, other: Finding) -> bool:
    """Whether two times of few days each have one in common."""
    a, b = one.bounds, other.bounds
    if not (a.start and a.end and b.start and b.end) or max(a.end - a.start, b.end - b.start).days >= MOST_DAYS:
        return False
    return a.start <= b.end and b.start <= a.end
