"""Places as an Arabic article names them: after a word that says that a place follows, and what it calls a town."""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from events.reading.actors_arabic import AR_STOP, GROUPS, OF_GOVERNMENTS
from events.reading.folding import fold_with_offsets
from events.reading.gazetteer import key_of, towns_called
from events.reading.persons_arabic import FIRST_NAMES

AR_KIND = "مدينه|بلده|قريه|محافظه|ولايه|اقليم|منطقه|مخيم|العاصمه|معبر|قاعده|مينا|مطار|ضاحيه|جزيره|مديريه|قضا|بلديه"
ARABIC = re.compile(
    rf"(?<!\w)[وبلف]{{0,2}}(?:{AR_KIND})(?: ال\w+يه)? [\"«“]?(?P<name>(?![بلف]?(?:{AR_KIND})(?!\w))\w{{3,}}(?: (?:ال)?\w{{3,}})?)"
)
QUOTES = tuple("\"'«»“”")
AR_NAMES_OF_TWO = set(
    "اديس اعالي بحيره ام بني ابو دير خان بيت جبل تل عين بور وادي راس سيدي شمال جنوب شرق غرب جسر كفر مرسي"
    " النيل وسط ناغورني ناغورنو قره".split()
)
ADJECTIVE = re.compile(r"(?!ال)\w{2,}يه")  # «قاعدة خلفية»
AR_ADJECTIVE = re.compile(r"(?:ه|ي|ين|ون|ات)$|^ال(?:قديم|جديد|كبير|صغير|محاصر|مدمر|واقع|اعلي|اسفل|مجاور)$")
NO_PLACE = re.compile(
    r"(?:النزاع|الصراع|القتال|المواجهات|العمليات|الاشتباك|الاشتباكات|شمالي|جنوبي|شرقي|غربي|بعثه|لل\w+|ذات|[وبلف]?(?:شمال|جنوب|شرق|غرب|وسط)|(?:ال)?(?:وسطي|شماليه|جنوبيه|شرقيه|غربيه)|قريبه|مجاوره|نائيه|صغيره|بعيده|محاصره|مهجوره|[وف]?(?:ب?ان(?:ه|ها|هم)?|بعد|قبل|حيث|خلال|منذ|الي|علي|عند|عقب|اثر|بسبب|بعدما|حتي|لكن|وفق|بحسب|حسب|اليوم|امس|مساء?|صباح)$|دوله|تدريب|دعم|اسناد|امداد|تموين|انطلاق|ايوا|لاجيين|نازحين|عسكري|التي|الذي|من|في|التابعه|عسكريه|جديده|كبيره|المدينه|ما|كانت|تقع|خفض|القري|المطار|المينا|المعبر|نفسه|نفسها|ذاته|ذاتها|صحه|البلاد|المنطقه|امن|الامن|المحلي|الدولي|العسكري|المدني|الوطني|العالي|امنه|عازله|حدوديه|اخري|واسعه|سكنيه|صناعيه|ال(?:مختطف|محتل|محاصر|موقت|محرر)ه|ي(?!افا|نبع|ونان|ريفان|من)\w+|ت\w+ها?|ال\w+يه)$"
)
# A name is a town's where one of these stands before it.
BEFORE = set(
    (
        "في|من|الي|علي|نحو|باتجاه|صوب|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|وسط|قرب|محيط|بين|مدينتي|مطاري|محافظتي|محافظات|مدن|لمدينه|بمدينه"
        f"|{AR_KIND}|العاصمه|مدينه|ريف|احيا|حي|جبهه|عاصمه|داخل|بمدينتي|لمدينتي|ومدينتي|مغادره|باريف|بريف|ضواحي"
    ).split("|")
)
GOVERNS = re.compile(
    r"(?:^|\s)[وف]?(?:قوات|جيش|حكومة|بين|تقوده|تقودها|تدعمه|تدعمها|يقودها|تمكنت|أعلنت|رد\u0651?ت|نف\u0651?ذت"
    rf"|{OF_GOVERNMENTS})\s[وف]?$"
)
IN = re.compile(
    r"(?:^|\s)(?:[وف]?ب|(?:[وف]?(?:في|من|إلى|الى|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|وسط|داخل|عبر|لدى|غادر|يغادر|مغادرة|حدود|عاصمة|زيارة))\s)$"
)
# Spelled like towns, though mostly words or names of persons.
NO_TOWNS = set(
    "مركز سوق القوات السلام النصر الحرب الجيش علي محمد احمد حسن حسين عبد صالح سالم ابراهيم عمر خان الجبل"
    " الساحل الامام السوق القلعه الحي وقف مفرق المدينه الميدان المحطه الحسين الحكومه البلده القريه الوطن"
    " الشيخ النهر الجزيره العين المركز كل بن ابو معسكر حين حال ان ما هذا وسط اول سنه شهر يوم ليل بعد قبل"
    " الماضي مالي النيل الجديد الجديده الوحده الثوره الشعب الاخر دوله طراز جيشي ذات البلاد بايدن ادت ادي"
    " وان سته ثلاثه اربعه خمسه مايه اليه ايران غير عام الرييس مقر بين جنوب شمال شرق غرب البحر الاحمر"
    " المتحده الحدود".split()
)


class Named(NamedTuple):
    """A possible town, in the half-open span of the text; `shown` where a word says that it is a place."""

    name: str
    key: str
    start: int
    end: int
    shown: bool


@cache
def arabic_stops() -> set[str]:
    return NO_TOWNS | BEFORE | FIRST_NAMES | set(GROUPS.split("|")) | set(AR_STOP.split("|"))


def arabic_towns(text: str) -> Iterator[Named]:
    """Words after one that says that a place follows, and those that stand beside such a one."""
    folded = fold_with_offsets(text)
    tokens = [(m[0], *m.span()) for m in re.finditer(r"\w+", folded.text)]
    index, listed, stops = 0, False, arabic_stops()
    while index < len(tokens):
        word, start, _end = tokens[index]
        gap = folded.text[tokens[index - 1][2] : start] if index else "\n"
        follows = not gap.strip(" \"'«»“”") and "\n" not in gap
        after_cue = (follows and tokens[index - 1][0].lstrip("وف") in BEFORE) or (
            follows and tokens[index - 1][0] in BEFORE
        )
        beside = listed and gap.strip() in ("", "،", ",") and word.startswith("و")
        found = 0
        for bare, cut, clitic in without_clitics(word):
            for length in (3, 2, 1):
                parts = tokens[index : index + length]
                if len(parts) < length or any(folded.text[a[2] : b[1]] != " " for a, b in itertools.pairwise(parts)):
                    continue
                key = " ".join([bare, *(part[0] for part in parts[1:])])
                if (length == 1 and (word in stops or key in stops or len(key) < 3)) or not towns_called(key):
                    continue
                name = text[slice(*folded.span(start + cut, parts[-1][2]))]
                name = f"ال{name[2:]}" if clitic == "لل" else name
                shown = bool((after_cue and not clitic.strip("وف")) or clitic.endswith("ب") or beside)
                if not shown and length == 1 and clitic and not towns_called(key)[0].is_capital:
                    continue
                yield Named(name, key, start, parts[-1][2], shown)
                found, listed = length, shown
                break
            if found:
                break
        if not found:
            listed = False
        index += found or 1


def without_clitics(word: str) -> Iterator[tuple[str, int, str]]:
    """What a word may be without clitics: it, how many letters less, which."""
    yield word, 0, ""
    rest, cut = word, 0
    for _ in range(2):
        if rest.startswith("لل"):
            yield "ال" + rest[2:], cut, "لل"
            return
        if rest[:1] not in tuple("وفبلك") or len(rest) < 4:
            return
        rest, cut = rest[1:], cut + 1
        yield rest, cut, word[:cut]


def is_owned(first: str, second: str) -> bool:
    """Whether two folded words are a place by its owner, «مارون الرمل», and the second is no adjective."""
    definite = second.startswith("ال") and not first.startswith("ال")
    if NO_PLACE.match(first) or first in BEFORE:
        return False
    return definite and second not in arabic_stops() and not AR_ADJECTIVE.search(second)


def called_in_arabic(text: str) -> list[str]:
    """What the article calls a town, a region, a camp."""
    names = []
    folded = fold_with_offsets(text)
    for match in ARABIC.finditer(folded.text):
        first, _, second = match["name"].partition(" ")
        start, end = match.span("name")
        quoted = folded.text[start - 1] in QUOTES and folded.text.startswith(QUOTES, end)
        of_two = quoted or first in AR_NAMES_OF_TWO or is_owned(first, second)
        known = first if not (second and of_two) else match["name"]
        if ADJECTIVE.fullmatch(known) and not towns_called(key_of(known)):
            continue
        joined = known[0] == "و" and not of_two and not towns_called(key_of(known))
        if not NO_PLACE.match(known) and not joined and known not in AR_STOP.split("|"):
            names.append(text[slice(*folded.span(start, start + len(known)))])
    return names
