"""A month long past whose sentence tells what happened in it, and is no background."""

import re

from events.reading.findings import Finding
from events.reading.kinds import WEAK, kind_of
from events.reading.wording import Wording, said_at

APART = re.compile(r", (?:which|who|that|whose|where|when|qui|que|dont|où)\b[^,]*$")  # what only adds to a name
# «استولت النقابة على المنجم في مارس», with nothing that only tells of a name between
AR_OPENING = re.compile(r"\W{0,3}(?:[وف]?قد )?(?P<verb>[^\W\d_]{3,}) (?!.*(?<!\w)(?:الذي|التي|الذين|منذ|حتى)(?!\w))")
FINITE = re.compile(
    r"\b(?:a|ont|est|sont|avait|avaient|était|étaient|sera|seront|has|have|had|was|were|is|are|will)\b"
)
# "Since 27 April, fighting has resumed"
RESUMED = re.compile(
    r",? [^.,;:]{3,70}? (?:(?:has|have) (?:resumed|erupted|broken out|begun|started|flared)"
    r"|(?:a|ont) (?:repris|éclaté|débuté|commencé))\b"
)


# «تشهد الولاية اشتباكات منذ نحو شهر»
GOES_ON = re.compile(
    r"\W{0,3}و?[يت](?:شهد|عيش|عاني|واجه|خوض|دور|تواصل|ستمر)(?!\w)(?:[^؛.]{3,160})?"
    r" منذ (?:نحو |حوالي |أكثر من )?[^،.]{3,20}$"
)


def goes_on_since(words: str, lang: str) -> bool:
    """Whether words that end in "a month ago" tell what still goes on since then."""
    return lang == "ar" and bool(GOES_ON.match(words))


def is_told(finding: Finding, text: str, lang: str, wording: Wording) -> bool:
    """Whether the verb of its sentence is of that month: "rebels took the port in March", not "a truce signed in
    March has ended"; it is the only date of its sentence."""
    first, last = finding.sentence
    if lang == "ar":
        opening = AR_OPENING.match(text, first, finding.start)
        told = opening is not None and kind_of(opening["verb"], lang) not in ("", WEAK)
        return told and not said_at(text, finding, [finding], wording)
    if wording.verb is None or kind_of(text[first:last], lang) in ("", WEAK):
        return False
    after = re.split(r"[,.;]| and | et ", text[finding.end : last], maxsplit=1)[0]
    if not wording.verb.search(text, first, finding.start) or FINITE.search(after):
        return False
    return not (APART.search(text, first, finding.start) or said_at(text, finding, [finding], wording))
