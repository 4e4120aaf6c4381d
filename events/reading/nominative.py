"""Arabic: what stands after «إن», as a headline begins with it: «إن صاروخا أصاب» → «صاروخ أصاب»."""

import re

from events.reading import states
from events.reading.gazetteer import key_of, towns_called

LED = re.compile(r"(?<!\w)[وفب]?[أإا]ن\u0651? [\"«“(]?$")  # what leads to it
ACCUSATIVE = re.compile(r"(?P<stem>\w{3,}?)(?:\u064b?ا\u064b?)(?!\w)")
ENDS_SO = re.compile(
    r"\w*(?:يا|ها|نا|وا)$|(?:هذا|هكذا|غدا|ضحايا|قضايا|مهما|بينما|عندما|كلما|فيما|مما|إنما|ربما|أبا|أخا)$"
)
ADJECTIVE = re.compile(r"(?P<stem>\w{3,}?)\u064b?ا\u064b?(?= )")
# «مسلحين مدعومين من البلدية أطلقوا», «صاروخين من نوع الميناء أطلقا»
MANY_WHO = re.compile(
    r"^(?P<stem>[\w\u064b-\u0652]{3,})ين[\"”»]? (?:(?P<second>[\w\u064b-\u0652]{3,})ين )?"
    r"(?P<rest>من (?:[^\s،]{2,15}[،,]? ){1,3}(?P<verb>أ\w{2,}(?:وا|[^وي]ا))[،,]? )"
)
# «مسلحي النقابة أغلقوا»
MEN_OF = re.compile(
    r"^(?P<stem>مسلح|مقاتل|منفذ|متمرد|مهاجم|محتج|متظاهر|مسؤول|ناشط|موظف|مراقب|معارض|مؤيد|مواطن)ي"
    r"(?P<rest> (?:[^\s،]+ ){1,5}?\w{2,}وا )"
)
TENS = re.compile(r"^(?P<stem>عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)ين (?=\w)")
SUSPECTED = re.compile(r"^(\w{3,})ين(?= ي(?:شتبه|عتقد|رجح|زعم)(?!\w))")  # «مسلحين يشتبه بأنهم …»
SEVERAL = re.compile(r"^(?P<stem>\w{3,})ين (?P<verb>[^\W\d_]{2,}(?P<number>وا|[^وي]ا) )")


def nominative(words: str) -> str:
    words = MEN_OF.sub(r"\g<stem>و\g<rest>", words.lstrip('"“«'))
    if tens := TENS.match(words):
        return f"{tens['stem']}ون {words[tens.end() :]}"
    first = ACCUSATIVE.match(words)
    if first and not ENDS_SO.match(first[0]) and not is_name(first[0]):
        rest = words[first.end() :]
        stems = [first["stem"]]
        while (adjective := ADJECTIVE.match(rest, 1)) and rest[:1] == " " and not rest.startswith((" هذا", " ما")):
            # «عمالا أوقفوا», «شابا وطفلاً غرقا»: a verb
            if adjective[0].endswith("وا") or ("\u064b" in words[: first.end()] and "\u064b" not in adjective[0]):
                break
            stems.append(adjective["stem"])
            rest = rest[adjective.end() :]
        return " ".join(stems) + rest
    words = SUSPECTED.sub(r"\1ون", words)
    if many := MANY_WHO.match(words):
        ends = "ون" if many["verb"].endswith("وا") else "ان"
        second = f"{many['second']}{ends} " if many["second"] else ""
        return f"{many['stem']}{ends} {second}{words[many.start('rest') :]}"
    if several := SEVERAL.match(words):
        return f"{several['stem']}{'ون' if several['number'] == 'وا' else 'ان'} {words[several.start('verb') :]}"
    return words


def is_name(word: str) -> bool:
    return word in states.names("ar") or bool(towns_called(key_of(word)))
