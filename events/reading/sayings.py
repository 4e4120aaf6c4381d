"""A day on which somebody said how things are: no event, where what they said tells of none either.

"The guild said on Monday that the road was not safe": by the tense of what was said, not by its words.
"""

import re

from events.reading.kinds import kind_of
from events.reading.wording import Spans, Wording, claim_of

DONE = {"military", "un-act", "law"}  # kinds of what is told whatever its tense
# Before a participle these tell of a deed, or may.
HELPS_FR = "a|ont|est|sont|fut|furent|avait|avaient|était|étaient|aurait|auraient|serait|seraient"
# The first verb of what was said is a copula before no participle, or says what may be, or how it went on.
IS_SO = {
    "en": re.compile(
        r"\W*(?:that )?[^,.;]{1,70}? (?:(?:is|are|was|were)(?: not|n['’]t)? (?:(?:now|very|still|too|also) )*"
        r"(?!(?:now|very|still|too|also|not)\b|\w+(?:ed|en|ing|wn)\b"
        r"|(?:killed|hit|held|set|shot|due|to|at|in|on|among|behind|responsible|ready)\b)"
        r"|(?:may|might|can|could)(?: not|n['’]t)? (?!have\b))"
    ),
    "fr": re.compile(
        rf"\W*(?:qu(?:e |['’]))?(?:(?!(?:{HELPS_FR})\b)[^,.;\s]+ ){{1,7}}?"
        r"(?!(?:avait|avaient|était|étaient|fait|retrait|souhait|trait|extrait|portrait)\b)\w{2,}(?<!r)(?:ait|aient)\b"
    ),
}


def says_how_it_is(words: str, spans: Spans, at: int, lang: str, wording: Wording) -> bool:
    """Whether the date at the letter `at` of a sentence is that of a saying which tells of no deed."""
    if lang not in IS_SO:
        return False
    claim = claim_of(words, wording, spans)
    if claim is None or not claim.lead[0] <= at < claim.lead[1] or claim.lead[0] > claim.start:
        return False
    said = words[claim.lead[1] :]
    return kind_of(said, lang) not in DONE and bool(IS_SO[lang].match(said))
