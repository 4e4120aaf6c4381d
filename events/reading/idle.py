"""Sentences with a date that tell of no event: what was quoted on a day, what a witness saw, that nobody knows more.

Their dates are put away with the event before them, as background is.
"""

import re

from events.reading.kinds import WEAK, kind_of
from events.reading.wording import Wording

# "“They want the whole valley,” it said on Tuesday."
QUOTATION = re.compile(r"^\W{0,3}[\"“«]\s?(?P<said>[^\"“”«»]{20,})[\"”»]\s?,?\s")
WITNESS = {
    "en": r"(?:I|My|We (?:were|heard|saw|felt|ran|hid|woke|thought))\b",
    "fr": r"(?:J['’]|Je\b|Mon\b|Ma\b|Nous (?:étions|avons (?:entendu|vu|couru|fui)|entendions|dormions)\b"
    r"|On (?:a (?:entendu|vu)|entend|voit|était|dormait)\b)",
    "ar": r"(?:كنت|كنا|رأيت|رأينا|سمعت|سمعنا|شاهدت|شاهدنا|استيقظت|استيقظنا|هربنا)(?!\w)",
}
IDLE = {
    "en": r"\b(?:was|were|is) (?:at least |only )?(?:the|one of the)"
    r" (?:latest|first|second|third|fourth|fifth|deadliest|worst|biggest|bloodiest)\b(?![^.]* since )"
    r"|\b(?:was|were) (?:not able|unable) [^,.]{0,30}?\bto (?:confirm|verify|say|reach|comment)"
    r"|\b(?:could|can) not (?:\w+ ){0,2}(?:confirm|verif|reach|establish)"
    r"|^(?:There (?:was|were|has been|have been) no|No (?:group|one|official|independent|immediate|further))\b",
    "fr": r"^\W{0,3}(?:Le|Un|Ce)(?: \w+)? bilan\b[^,.]{0,40}? (?:est|était|a été|s['’]élève|s['’]établit)\b"
    r"|^(?:L['’]|Cette )information est\b"
    r"|\b(?:sont|est) toujours en cours\b"
    r"|\bse trouv(?:ait|aient)\b|\bét(?:ait|aient) (?:toujours )?(?:calmes?|en position|déserte?s?)\b"
    r"|\b(?:est|était) (?:la|le|l['’]une? d\w+|au moins l\w+) (?:\w+ )?"
    r"(?:première?|deuxième|troisième|dernière?|plus) ",
    "ar": r"^\W{0,3}و?(?:كانت )?حصيلة (?:سابقة|أولية|جديدة|أخرى)(?!\w)"
    r"|(?<!\w)و?لم (?:يصدر|تصدر|يتسن|تتسن|يتضح|تتضح|تعلق|يعلق|تتبن|يعرف)(?!\w)",
}
TOLD_OF = {lang: re.compile(rf"^\W{{0,4}}{pattern}") for lang, pattern in WITNESS.items()}
NOTHING = {lang: re.compile(pattern) for lang, pattern in IDLE.items()}


def tells_nothing(sentence: str, at: int, lang: str, wording: Wording) -> bool:
    """Whether what a sentence tells of the date at its letter `at` is no event."""
    if TOLD_OF[lang].match(sentence) and any(mark in sentence for mark in '"”»“«'):
        return True
    quoted = QUOTATION.match(sentence)
    if quoted and at >= quoted.end() and not has_deed(quoted["said"], lang):
        return says(sentence[quoted.end() :], wording)
    return bool(NOTHING[lang].search(sentence))


def has_deed(words: str, lang: str) -> bool:
    return kind_of(words, lang) not in ("", WEAK)


def says(words: str, wording: Wording) -> bool:
    return bool(wording.stances[1][1].search(words))
