"""What of a text is of its page, not of what it tells: headlines, bylines, "Published …", datelines."""

import re
from collections.abc import Iterator
from itertools import pairwise

FEWEST_BLANKS = 2  # of a headline
LONGEST_DATE = 70
LONGEST_LINE = 120  # letters; what is longer is told
SHORT_LINE = 0.75  # of the longest line: what is shorter was ended by its writer, not by the width of a page
MONTHS_AND_DAYS = (
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun"
    r"|lun|mer|jeu|ven|sam|dim|fev|fév|avr|mai|jui|aou|aoû|déc"
)
DATE_NEXT = rf"(?=[^\n]{{0,25}}(?:\d|\b(?:{MONTHS_AND_DAYS})))"
LINE = re.compile(
    r"^[ \t>*•|-]*(?:"
    rf"(?:first |last |date )?(?:published|updated|modified|posted|issued|publish date|publication date)\b{DATE_NEXT}"
    r"|(?:publié|publiée|mis à jour|mise à jour|modifié|dernière (?:modification|mise à jour)|posté|rédigé)\b"
    rf"{DATE_NEXT}"
    r"|date ?:|by [A-Z][^.\n]{2,60}$|par [A-ZÀ-Ý][^.\n]{2,60}$"
    r"|(?:آخر|اخر) (?:تحديث|تعديل)|(?:تاريخ|وقت) (?:النشر|التحديث)"
    r"|(?:نشر|نُشر|حدث|حُدّث|أضيف|حرر|كتب|تم النشر|تم التحديث)[ :]{0,2}"
    r"(?:في|يوم|بتاريخ|بواسطة|:)[^\n]{0,20}\d|(?:نشر|كتب|تحرير|الكاتب) ?:"
    r")[^\n]*$",
    re.IGNORECASE,
)
# A line of nothing but a date, an hour and a place or an agency: "Tuesday, 29 June 2021 – 09:10 GMT".
# Possessive: a line of digits, or of "mai" again and again, could be parted in more ways than can be tried.
DATE_LINE = re.compile(
    r"^(?=[^\n]{6,70}$)(?=[^\n]*\d)(?:\([A-Za-z ]{2,15}\)|[\s،,/|:.()_–—-]|\d+"
    r"|(?:am|pm|gmt|utc|ist|est|at|à|le|h|min|read|ص|م|هـ|الساعة|بتوقيت|غرينتش|تحديث|يوم|الموافق)\b"
    rf"|(?:{MONTHS_AND_DAYS})[^\W\d_]*\.?"
    r"|(?:ال)?(?:اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة|سبت|أحد|احد)"
    r"|يناير|فبراير|مارس|أبريل|إبريل|ابريل|مايو|يونيو|يوليو|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر"
    r"|كانون|الثاني|الأول|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين"
    r")++$",
    re.IGNORECASE,
)
# With one of these begins what LINE matches: looked for first, as most lines do not.
FIRST_LETTERS = re.compile(
    r"[ \t>*•|-]*(?:publi|updat|modifi|post|issu|last |first |date|by |par |mis|derni|rédig"
    r"|آخر|اخر|تاريخ|وقت|نشر|نُشر|حد|حُ|أضيف|حرر|كتب|تم |تحرير|الكاتب)",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
SENTENCE_ENDS = tuple('.!?؟:؛;…»”"')
GOES_ON = re.compile(r"\s*[a-zà-ÿ(،,;.–-]")


def furniture_lines(text: str) -> list[tuple[int, int]]:
    """The half-open spans of lines that are of the page, in order."""
    found = []
    place = 0
    for line in text.split("\n"):
        dated = len(line) <= LONGEST_DATE and DIGIT.search(line) and DATE_LINE.match(line)
        if dated or (len(line) <= LONGEST_LINE and FIRST_LETTERS.match(line) and LINE.match(line)):
            found.append((place, place + len(line)))
        place += len(line) + 1
    return found


def headline_ends(text: str) -> Iterator[int]:
    """Where lines end that their writer ended without a full stop, as a headline's: the next one begins anew."""
    lines = text.split("\n")
    longest = max(map(len, lines)) * SHORT_LINE
    place = 0
    for line, following in pairwise(lines):
        place += len(line)
        if (
            not line.rstrip().endswith(SENTENCE_ENDS)
            and len(line) < longest
            and line.count(" ") >= FEWEST_BLANKS
            and not GOES_ON.match(following)
        ):
            yield place
        place += 1
