"""The day on which something was said, beside what it tells of: that may have happened before."""

import re

from events.reading.findings import Confidence, Finding
from events.reading.wording import Spans, Wording, claim_of, said_at

# Who tells long after: "Human Rights Watch said Monday that troops had killed twenty".
LOOKS_INTO = re.compile(
    r"(?:HRW|Human Rights Watch|Amnesty|OHCHR|UN (?:experts|investigators|panel)"
    r"|(?:experts|enquêteurs|commission d['’]enquête) (?:de l['’]ONU|des Nations unies)"
    r"|هيومن رايتس|منظمة العفو|محققو الأمم|خبراء الأمم|لجنة (?:ال)?تحقيق)"
    r"[^.,،:]{0,60}? (?:said|says|reported|(?:a|ont) (?:affirmé|déclaré|indiqué|dit|rapporté|révélé))"
    r"|(?:قالت?|أكدت?|أعلنت?|أفادت?|ذكرت?) (?:منظمة )?"
    r"(?:هيومن رايتس|العفو الدولية|محققو الأمم|خبراء الأمم|(?:ال)?لجنة (?:ال)?تحقيق)"
)
# "…, the agency reported on Friday": who passed on what others say.
PASSED_ON = {
    "en": re.compile(
        r", (?:the |state |local )?(?:AP|AFP|Reuters|BBC|CNN"
        r"|[\w’' -]{0,30}(?:agency|media|newspaper|daily|television|TV|radio|website))"
        r" (?:reported|said|wrote|quoted \w+ as saying)(?: (?:on|late|early|late on|early on))? $"
    ),
    "fr": re.compile(
        r", (?:a |ont )?(?:rapporté|indiqué|écrit|annoncé) (?:(?:le |ce |dans la nuit de )$|$"
        r"|(?:l['’]AFP|Reuters|l['’]agence [\w’' -]{2,30}|le (?:journal|quotidien|site) [\w’' -]{2,30})"
        r" (?:le |ce )?$)"
    ),
    "ar": re.compile(
        r"،? (?:كما|حسبما|وفق ما|بحسب ما) (?:ذكر|نقل|أورد|أفاد|أعلن|قال)ت?(?: وكالة| صحيفة| قناة)?"
        r" [\w «»\"-]{2,40}?(?: (?:الذي|التي) [^،.]{3,70}،)? $"
    ),
}
IS_TO_BE = re.compile(r"\W{0,3}و?(?:من المقرر أن |س)[يت]\w{2,} ")
# «…، بحسب ما قالت الوزارة في بيان، السبت»
IN_A_STATEMENT = re.compile(
    r"(?: (?:في|عبر|على) (?:بيان|تصريح|تصريحات|مؤتمر|حسابها|حسابه|منشور)[^،.]{0,40})?،? ?[^\s،.]+(?: [^\s،.]+){0,4}\.?$"
)
ENDS = re.compile(r"[.\s\"”»]*$")


def is_passed_on(words: str, start: int, end: int, lang: str) -> bool:
    """Whether the half-open span of a sentence is the day on which a paper or an agency told what others say."""
    return bool(ENDS.match(words, end) and PASSED_ON[lang].search(words, max(start - 80, 0), start))


def is_said_of_plan(words: str, spans: Spans, at: int, wording: Wording) -> bool:
    """Whether the date at the letter `at` is of the saying alone, at the end, of what is still to be done."""
    if not IS_TO_BE.match(words):
        return False
    claim = claim_of(words, wording, spans)
    return claim is not None and 0 < claim.lead[0] <= at and bool(IN_A_STATEMENT.match(words, claim.end))


def or_before(finding: Finding, text: str, wording: Wording) -> Finding:
    """With "by then" among its readings where it is the day or night of the saying: "…, the guild said Monday"."""
    said = said_at(text, finding, [finding], wording)
    day = finding.edtf.rpartition("/")[2]
    if not said or finding.direction == "future" or len(day) != len("2024-05-03") or finding.edtf.startswith(".."):
        return finding
    before, sure = f"[..{day}]", finding.confidence
    if LOOKS_INTO.search(text, *finding.sentence):
        return finding._replace(edtf=before, alternatives=(finding.edtf, *finding.alternatives))
    if "/" in finding.edtf and sure is Confidence.HIGH:
        sure = Confidence.MEDIUM
    return finding._replace(alternatives=(before, *finding.alternatives), confidence=sure)
