"""What a relative clause says was held or carried out on a day: "the talks that the envoy led earlier this week"."""

import re

from events.reading.title_lengths import without_dangling
from events.reading.titles import QUOTATION
from events.reading.wording import Wording

LONGEST = 160  # letters before the date
SUBJECT = 15  # letters: what begins so near to its sentence's beginning is what the sentence tells of

TALKS = {
    "ar": r"(?:ال)?(?:مشاورات|محادثات|مفاوضات|مباحثات|اجتماعات?|لقاءات?|جلسة|جلسات|مؤتمر|قمة|زيارة|هجوم|هجمات"
    r"|غارة|غارات|ضربات|عملية|مناورات|انتخابات|استفتاء)",
    "en": r"(?:talks|consultations|negotiations|meetings?|summit|conference|visit|attacks?|raids?|strikes?|operation"
    r"|offensive|exercises|elections?|referendum)",
    "fr": r"(?:pourparlers|discussions|consultations|négociations|réunions?|sommet|conférence|visite|attaques?|raids?"
    r"|frappes?|opération|offensive|manœuvres|élections?|référendum)",
}
HELD = {
    "ar": r"[”»\"]? و?(?:التي|الذي) (?:عقد|أجر|نظم|استضاف|قاد|شن|نفذ|رع|بدأ|أطلق)\w*ها?(?: [^\s،؛.:]+){1,7}? ?$",
    "en": r" (?:that|which) (?!(?:he|she|it|they|we|you|I)\b)(?:[^\s,;.:]+ ){1,6}?"
    r"(?:held|led|hosted|conducted|launched|carried out|staged) (?:on |in )?$",
    "fr": r" qu(?:e |['’])(?!(?:il|elle|on|ils|elles|nous|vous|je)\b)(?:[^\s,;.:]+ ){1,6}?"
    r"(?:a|ont|avait|avaient) (?:tenu|mené|conduit|lancé|organisé|accueilli|effectué)e?s? (?:le |en )?$",
}
# "a truce that should begin on 3 May"
ACCORDS = {
    "ar": r"(?:ال)?(?:هدنة|اتفاق|اتفاقية|وقف (?:ل|ال)?إطلاق (?:ال)?نار|قانون|حظر)",
    "en": r"(?:cease-?fire|truce|agreement|accord|deal|treaty|law|curfew|embargo)",
    "fr": r"(?:cessez-le-feu|trêve|accord|traité|loi|couvre-feu|embargo)",
}
IN_FORCE = {
    "ar": r" (?:الذي |التي |من المقرر أن )(?:س?[يت]دخل (?:حيز التنفيذ|حيز النفاذ)|س?[يت]بدأ|دخلت? حيز التنفيذ)(?: \S+)? ?$",
    "en": r",? (?:(?:which|that) |(?=is |was |are |were ))(?:(?:should|will|would|is|was|due|to|are|were|expected|set|scheduled) ){0,4}"
    r"(?:(?:enter|entered|come|came|go|goes|went) into (?:force|effect)|take effect|took effect|begin|began|start|started) (?:on |in )?$",
    "fr": r" qui (?:doit |devait |devra |devrait )?(?:entrer?|entré|est entrée?|entrera|entrerait|entrait) en vigueur (?:le |en )?$",
}
# "Truce that should begin" is called "truce should begin".
PRONOUN = re.compile(
    r",? (?:that|which|qui) (?=(?:should|will|would|is|was|are|were|enter|c[ao]me|goes?|went|take|took|beg[ai]n|start"
    r"|doit|dev|entr|est )\w*)"
)
AND_WHICH = re.compile(r" و(?=(?:التي|الذي) )")
HOUR = re.compile(r" في وقت (?:مبكر|متأخر|سابق|لاحق)(?: من)? ?$")
PART_OF = re.compile(
    r"\W{0,3}[وف]?(?:جاء|[يت]أتي)ت? (?:ذلك|هذا|هذه) (?:\w+ )?(?:ضمن|في (?:إطار|سياق)) $"
)  # «جاء ذلك ضمن عملية …»
DIED_IN = re.compile(r"(?:قتل|أصيب|جرح|لقي)\S{0,2} [^.،]{0,40}(?<!\w)في $|(?:قتلوا|أصيبوا|جرحوا) في $")  # of one day
PATTERNS = {
    lang: re.compile(
        rf"(?<!\w){TALKS[lang]}(?!\w)(?: [^\s،,؛;.:]+){{0,4}}?{HELD[lang]}"
        rf"|(?<!\w){ACCORDS[lang]}(?!\w)(?: [^\s،,؛;.:]+){{0,4}}?{IN_FORCE[lang]}"
    )
    for lang in TALKS
}


def held_on(text: str, begins: int, at: int, lang: str) -> tuple[int, int] | None:
    """The half-open span of what was held on the day at the letter `at` of a text, with who held it.

    None where its sentence, which begins at the letter `begins`, does not say that, or tells of nothing else.
    """
    found = PATTERNS[lang].search(text, max(at - LONGEST, begins), at)
    if found and lang == "ar" and DIED_IN.search(text, max(found.start() - LONGEST, begins), found.start()):
        return None
    apart = found and (found.start() - begins > SUBJECT or PART_OF.match(text, begins, found.start()))
    return found.span() if found and apart else None


def title_of_held(words: str, wording: Wording) -> str:
    title = without_dangling(AND_WHICH.sub(" ", HOUR.sub("", PRONOUN.sub(" ", QUOTATION.sub("", words)))), wording)
    return title[:1].upper() + title[1:]
