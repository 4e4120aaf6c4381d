"""Who does it, where a verb stands alone: its subject stands by the verb before."""

import re

WITHOUT_SUBJECT = re.compile(r"[^\W\d_]{3,}ت (?:في|من|على|إلى|قرب) ")
NEGATED = re.compile(r"(?<!\w)[أإ]ن (?P<who>ال\w+(?: ال\w+){0,2}) (?:لم|لا) ")


def with_subject(title: str, sentence: str) -> str:
    """With the subject of «إلا أن الاشتباكات لم تتوقف، وتجددت في …» for the verb that has none."""
    if not WITHOUT_SUBJECT.match(title):
        return title
    before = sentence.partition(title.partition(" ")[0])[0]
    named = next(reversed(list(NEGATED.finditer(before))), None)
    return f"{named['who']} {title}" if named else title
