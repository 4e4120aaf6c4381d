"""Two deeds of one, each with its day: "Rebels seized the mill on Monday and burned the port on Tuesday"."""

import re
from itertools import pairwise

LONGEST_SUBJECT = 80  # letters
VERBS = (
    r"(?:\w{2,}ed|took|fell|struck|hit|shot|broke|began|left|met|won|lost|held|sent|fled|flew|burnt|blew|set|cut|shut|put|gave"
    r"|withdrew|overran|drove|led|went|came|brought|made|sank|swore|rose|fought)(?! by )"
    r"|(?:a|ont|avait|avaient|s['’]est|se sont|est|sont) (?:\w+ment |ensuite |aussi |également )?\w{2,}(?:é|i|u|is|it|ert|ort)(?:e?s?)"
)
AND_DID = re.compile(rf",? (?:and|et)(?: then| later| puis| ensuite| also)? (?=(?:{VERBS})(?!\w))")


def seam(sentence: str, days: list[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The half-open span of the "and" between the deed of one day and that of the next, of which one is at the letter
    `at`; days are half-open spans, in order."""
    for (_, end), (following, _) in pairwise(days):
        joint = AND_DID.match(sentence, end)
        if joint and joint.end() < following and (at < end or at >= following):
            return joint.span()
    return None


def subject_of(sentence: str, start: int, verb: re.Pattern[str]) -> str:
    """The words before the first verb: who did both; "" where that is too long, or no plain subject."""
    found = verb.search(sentence, start)
    who = sentence[start : found.start()].strip() if found else ""
    return who if who and len(who) <= LONGEST_SUBJECT and not re.search(r"[,;:.“\"«]", who) else ""
