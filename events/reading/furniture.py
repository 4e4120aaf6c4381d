"""What of a text is of its page, not of what it tells: headlines, bylines, "Published …", datelines."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

FEWEST_HEADINGS = 2  # days that stand over what happened on them
FEWEST_BLANKS = 2  # of a headline
LONGEST_DATE = 70
HEAD_LINES = 3  # below a title and what stands above it
LONGEST_YEAR = 20
LONGEST_LINE = 120  # letters; what is longer is told
SHORT_TITLE = 0.3  # of SHORT_LINE
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
    # "Source: Agency| 2019-02-15 17:12:19|Editor: A"
    rf"|(?:source|المصدر) ?:{DATE_NEXT}"
    # "By A. Reporter", "Par Site.cd"
    r"|date ?:|(?:by [A-Z]|par [A-ZÀ-Ý])(?:[^.\n]|(?<=\b[A-ZÀ-Ý])\.|\.(?=[a-z]{2})){2,60}$"
    r"|بقلم [^.\n]{2,60}$|https?://\S+$"
    r"|(?:آخر|اخر) (?:تحديث|تعديل)|(?:التحديث|التعديل) ال[أا]خير|(?:تاريخ|وقت) (?:النشر|التحديث)"
    # Another article of the paper: "Read also: A year of talks (3 May 2021)"
    r"|(?:(?:[àa] )?(?:re)?(?:lire|voir)|(?:also )?(?:read|see)|(?:[إا]?قر[أا]|شاهد|طالع)(?:وا)?)"
    r" (?:aussi|également|also|more|[أا]يض[اً]{1,2}|المزيد)\b|(?:also read|related) ?:"
    r"|(?:نشر|نُشر|حدث|حُدّث|أضيف|حرر|كتب|تم النشر|تم التحديث)[ :]{0,2}"
    r"(?:في|يوم|بتاريخ|بواسطة|:)[^\n]{0,20}\d|(?:نشر|كتب|تحرير|الكاتب) ?:"
    r")[^\n]*$",
    re.IGNORECASE,
)
# A line of nothing but a date, an hour and a place or an agency: "Tuesday, 29 June 2021 – 09:10 GMT".
# Possessive: a line of digits, or of "mai" again and again, could be parted in more ways than can be tried.
DATE_LINE = re.compile(
    r"^(?=[^\n]{6,70}$)(?=[^\n]*\d)(?:\([A-Za-z ]{2,15}\)|[\s،,/|:.()_·•◾▪*–—-]|[كت][12](?!\w)|\d+h(?=\d)|\d+"
    r"|(?:created|updated|published|modified|am|pm|gmt|utc|ist|pkt|eat|cat|wat|bst|cet|cest|edt|est|pst|at|à|le|h|min|read|er|st|nd|rd|th|of|ص|م|هـ|الساعة"
    r"|بتوقيت(?: [\u0621-\u064a]{2,12})?|غرينتش|تحديث|محدث|يوم|الموافق|صباحا|ظهرا|مساء|فجرا)\b[\u064b-\u0652]?"
    rf"|(?:{MONTHS_AND_DAYS})[^\W\d_]*\.?"
    r"|(?:و?(?:ال)?(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي|عشر|عشرين|عشرون|ثلاثين|ثلاثون)|من)(?!\w)"
    r"|يناير|فبراير|مارس|أبريل|إبريل|ابريل|مايو|يونيو|يوليو|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر"
    r"|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذ[وي]|القعدة|الحجة|الآخرة?|الأولى|الثانية|لـ"
    r"|كانون|الثاني|الأول|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين"
    r"|(?:ال)?(?:اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة|سبت|أحد|احد)"
    r")++$",
    re.IGNORECASE,
)
# What a page has beside any article, and is pasted with it.
BESIDE_TEXT = re.compile(
    r"\s*(?:إعلان|اعلان|إعلانات|advertisement|publicité|imprimer|print|partager|share|commentaires?|comments?"
    r"|(?:تابعنا|تابعونا|شاركنا?|اشترك)(?: (?:على|عبر|في|الآن))?[^.،\n]{0,40}|(?:سجّ?ل|سجلوا) إعجاب[^.،\n]{3,60}"
    r"|(?:follow us|join us|suivez-nous|rejoignez-nous|share (?:this|on)|partager sur|s['’]abonner|subscribe)"
    r"(?: [^.,\n]{1,40})?"
    r"|(?:facebook|whatsapp|twitter|telegram|x|email|linkedin)(?: icon)?)\s*",
    re.IGNORECASE,
)
# With one of these begins what LINE matches: looked for first, as most lines do not.
FIRST_LETTERS = re.compile(
    r"[ \t>*•|-]*(?:publi|updat|modifi|post|issu|source|last |first |date|http|by |par |mis|derni|rédig"
    r"|[àa] (?:lire|voir)|(?:re)?(?:lire|voir) |also |read |see |relat|[إا]?قر[أا]|شاهد|طالع"
    r"|آخر|اخر|التحديث|التعديل|تاريخ|وقت|المصدر|نشر|نُشر|حد|حُ|أضيف|حرر|كتب|تم |تحرير|الكاتب|بقلم)",
    re.IGNORECASE,
)
# Before a date and nothing else: an agency's name or a site's ("AFP, 28 janvier 2025"), for other names may be of
# what is told; or any, where it is said to be published ("RFI - Publié le : 30/06/2025 - 18:42").
AGENCIES = (
    r"AFP|Agence France-Presse|Reuters|AP|(?:The )?Associated Press|RFI|BBC(?: News| Afrique)?|CNN|DPA|EFE"
    r"|ANSA|Xinhua|TASS|Anadolu(?: Agency)?|Al[ -]Jazeera|Le Monde|Jeune Afrique|Radio Okapi|France ?24|DW|VOA|APA"
    r"|MAP|UN News|ONU Info|The Guardian|\w[\w-]{1,30}\.(?:com|net|org|info|[a-z]{2})"
    r"|رويترز|فرانس برس|أ ف ب|أ\.ف\.ب|الأناضول|الاناضول|وكالات|وكالة [\u0621-\u064a]{3,12}(?: [\u0621-\u064a]{3,12})?"
    r"|الجزيرة(?: نت)?"
    r"|بي بي سي|سكاي نيوز(?: عربية)?|العربية(?: نت)?|العربي الجديد|القدس العربي|الشرق الأوسط|فرانس 24|سانا|واس|وام"
)
PUBLISHER = re.compile(
    rf"[ \t>*•|-]*(?:{AGENCIES})(?:(?:,|،| ?/| avec| with| and| et| مع| و) ?(?:{AGENCIES}))?"
    r"(?:,|،| ?[|•·–—-]| ?:|(?= \()) ?(?:on |le |في )?",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"[^\n.!?؟\d]{2,40} (?:[|•·–—-] ?|(?=(?:updated|published|posted) on ?:))"
    r"(?:publiée?|mise? à jour|modifiée?|published|updated|posted"
    r"|نشر|نُشر|آخر تحديث|تاريخ النشر)(?: on| at| le| في| بتاريخ)?(?= ?:| )",
    re.IGNORECASE,
)
# «منشور الثلاثاء 3 مايو 2022», «عدن – وكالة: 3 مايو 2022»
PUBLISHED_AR = re.compile(r"[ \t>*•|-]*(?:منشور|نشر|نُشر|صدر)(?: في| يوم| بتاريخ)?[ :]{1,3}")
NAMES_AR = r"[\u0621-\u064a]{2,20}(?: [\u0621-\u064a]{2,20}){0,2}"
PLACED_AR = re.compile(rf"{NAMES_AR} ?[–—-] ?{NAMES_AR} ?: ")
# «صفاقس-تونس-28-11-2022»
PLACES_AND_DAY = re.compile(
    r"[\u0621-\u064a]{2,20}(?: ?[-–/] ?[\u0621-\u064a]{2,20}){0,2} ?[-–/] ?\d{1,2}([-/])\d{1,2}\1\d{4} ?م?\s*"
)
# «صلحان-سانا», «صلحان- (و أ ن)», alone on its line
CITY_AGENCY = re.compile(
    r"\s*[\u0621-\u064a]{2,15}(?: [\u0621-\u064a]{2,15})? ?(?:[-–—] ?|(?=\())\(?"
    rf"(?:{AGENCIES}|سبأ|سونا|وفا|قنا|بنا|كونا|بترا|[\u0621-\u064a](?:[ .][\u0621-\u064a]){{1,3}})\)? ?[-–—:]?\s*"
)
# «سروج اليوم»: what a paper is called, alone on its line.
TODAY = re.compile(r"\s*[\u0621-\u064a]{2,15}(?: [\u0621-\u064a]{2,15})? اليوم\s*")
# With an hour, or words of a page beside it, a date is no heading of a chronicle.
CLOCK = re.compile(
    r"\d[:h]\s?\d\d|\b(?:am|pm|gmt|utc|ist|est|min|read)\b|\b[صم]\b|الساعة|بتوقيت|غرينتش|تحديث|صباحا|ظهرا|مساء",
    re.IGNORECASE,
)
# Of two words it may be a battle, unless one of them is what papers are called.
OF_PAPERS = (
    r"(?:Agency|Chronicle|Courier|Daily|Dispatch|Express|Gazette|Guardian|Herald|Independent|Journal|Mail|Media|Mirror|Monitor"
    r"|News|Observer|Post|Presse?|Radio|Review|Standard|Star|Sun|Telegraph|Times|Today|Tribune|TV|Weekly|Wire"
    r"|Actu(?:alités?)?|Dépêche|Figaro|Infos?|Libération|Matin|Monde|Parisien|Progrès|Quotidien|Républicain|Soir|Soleil)"
)
NAMED = r"[A-ZÀ-Ý][\w’'.]{0,20}"
SIGNED = re.compile(
    r"[ \t(]*(?:[A-ZÀ-Ý]\w[\w-]{0,25}|[\u0621-\u064a]{3,20}"
    rf"|(?=[^\n\d,|·•–—-]{{0,40}}\b{OF_PAPERS}\b){NAMED}(?: (?:{NAMED}|of|the|de|du|la|le|et|and)){{1,4}}"
    r"|(?:صحيفة|جريدة|مجلة|موقع|قناة|إذاعة|شبكة)(?: [\u0621-\u064a]{2,20}){1,3})"
    r"(?:[,،]| ?[|·•–—-]) ?"
)
BEFORE_DATES = (PUBLISHER, PUBLISHED, PUBLISHED_AR, PLACED_AR)
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
MONTH = re.compile(r"[^\W\d_]{3}|[كت][12]")
DIGIT = re.compile(r"\d")
# «صحيفة الميناء/متابعة»
DESKS = ("متابعة", "متابعات", "خاص", "خاصة", "وكالات", "الأخبار")
BY_A_DESK = re.compile(r"[\w ]{2,30}[/–-] ?(?:متابع(?:ة|ات)(?: خاصة)?|خاص|وكالات|(?:قسم|غرفة) الأخبار)")
YEAR_LINE = re.compile(r"[ \t•◾▪*–—-]*(?:عام|سنة|العام|year|année)? ?(?:1[5-9]|20)\d\d ?م?[ \t:–—-]*", re.IGNORECASE)
BULLET = re.compile(r"\s*[•●○◦◾▪■◼►▶‣·*–—-]+(?:\s+|(?<=[•●○◦◾▪■◼►▶‣·]))")
SENTENCE_ENDS = tuple('.!?؟:؛;…»”"')
GOES_ON = re.compile(
    r"\s*(?!\((?:Adds|Updates|Recasts|Corrects|Refiles|Reuters|AFP|AP|Belga|Xinhua)\b)[a-zà-ÿ(،,;.–-]"
)


CITY = re.compile(r"[A-Z]{3,}(?:[ ,/-]{1,2}[A-Z]{3,}){0,2}: (?=[A-Z])")  # "KAMPALA: Ten men …"


class DateLine(NamedTuple):
    """A line of nothing but a date; `told` is where the text below it begins."""

    start: int
    end: int
    told: int
    words: str
    year: str
    sentence: bool  # below it stands one


class Lines(NamedTuple):
    """Half-open spans, in order: of the page's lines, and of a chronicle's headings with the blanks below them; and
    where years stand alone on their lines."""

    furniture: list[tuple[int, int]]
    headings: list[tuple[int, int]]
    years: list[int]


def lines_of(text: str) -> Lines:
    """What of a text is of its page, and which days stand over what happened on them."""
    if "\n" not in text:
        return Lines([(0, len(text))] if is_date(text) or is_of_page(text) else [], [], [])
    found, dated, years = [], [], []
    head = head_of(text)
    below, told = "", -1  # the line below that is not empty, where it is told
    end = len(text)
    for line in reversed(text.split("\n")):
        place = end - len(line)
        if is_date(line):
            if told >= 0 and MONTH.search(line) and not CLOCK.search(line):
                year = YEAR.search(line)
                dated.append(
                    DateLine(place, end, told, line.strip(), year[0] if year else "", below.endswith(SENTENCE_ENDS))
                )
            found.append((place, end))
            told = -1
        elif is_of_page(line) or (place < head and is_signed(line)):
            found.append((place, end))
            told = -1
        elif line.strip():
            below, told = line.rstrip(), place
            if len(line) <= LONGEST_YEAR and YEAR_LINE.fullmatch(line):
                years.append(place)
        end = place - 1
    headings = {line.start: (line.start, line.told) for line in headings_among(dated[::-1])}
    return Lines([span for span in found[::-1] if span[0] not in headings], list(headings.values()), years[::-1])


def head_of(text: str) -> int:
    """Where the first lines end that are not empty."""
    end = 0
    for number, line in enumerate(line for line in text.split("\n", 2 * HEAD_LINES) if line.strip()):
        if number == HEAD_LINES:
            break
        end = text.index(line, end) + len(line)
    return end


def is_signed(line: str) -> bool:
    """Whether it is a word, the name of a paper or a town, and a day: "Herald, 3 May 2021"."""
    name = SIGNED.match(line)
    return bool(name and YEAR.search(line, name.end()) and is_date(line[name.end() :]))


def is_of_page(line: str) -> bool:
    if len(line) > LONGEST_LINE:
        return False
    if BESIDE_TEXT.fullmatch(line):
        return True
    if FIRST_LETTERS.match(line) and LINE.match(line):
        return True
    if line.startswith("-0-") or CITY_AGENCY.fullmatch(line):
        return True
    day, _, desk = line.partition(" / ")  # «الخميس 20 يونيو 2024 / سروج برس - خاص»
    if desk and is_date(day) and BY_A_DESK.fullmatch(desk.strip()):
        return True
    if (
        PLACES_AND_DAY.fullmatch(line)
        or TODAY.fullmatch(line)
        or (line.endswith(DESKS) and BY_A_DESK.fullmatch(line))
    ):
        return True
    before = [pattern.match(line) for pattern in BEFORE_DATES] if DIGIT.search(line) else []
    return any(named and is_date(line[named.end() :]) for named in before)


def is_date(line: str) -> bool:
    return len(line) <= LONGEST_DATE and bool(DIGIT.search(line) and DATE_LINE.match(line))


def headings_among(dated: list[DateLine]) -> list[DateLine]:
    """Of dates alone on their lines those that stand over what happened; a page has one for itself, at its head."""
    yearless = [line for line in dated if not line.year]
    full = [line for line in dated if line.year and (line.words.endswith(":") or line.sentence)]
    if len(yearless) >= FEWEST_HEADINGS or (full and not full[0].words.endswith(":") and is_latest(full)):
        full = [line for line in full if line.words.endswith(":") or line is not dated[0]]
    headings = sorted([*yearless, *full])
    alone = len(headings) == 1 and yearless and yearless[0].words.endswith(":")  # « Dimanche 26 janvier : »
    return headings if alone or len(headings) >= FEWEST_HEADINGS else []


def is_latest(full: list[DateLine]) -> bool:
    """Whether the first is of a later year than all others, as the day is on which they were told."""
    return full[0].year > max((line.year for line in full[1:]), default="")


def told_from(sentence: str) -> int:
    """Where a sentence begins below the days and years that stand over it, and after the sign of a list."""
    start = 0
    while (end := sentence.find("\n", start, start + LONGEST_DATE + 1)) >= 0:
        line = sentence[start:end]
        if line.strip() and not is_date(line) and not YEAR_LINE.fullmatch(line):
            break
        start = end + 1
    bullet = BULLET.match(sentence, start)
    return bullet.end() if bullet else start


def headline_ends(text: str) -> Iterator[int]:
    """Where lines end that their writer ended without a full stop, as a headline's: the next one begins anew."""
    lines = text.split("\n")
    longest = max(map(len, lines)) * SHORT_LINE
    place, before = 0, ""
    for line, following in pairwise(lines):
        place += len(line)
        parted = before.rstrip().endswith(SENTENCE_ENDS) and len(line) < longest * SHORT_TITLE  # between paragraphs
        if (
            not line.rstrip().endswith(SENTENCE_ENDS)
            and len(line) < longest
            and (line.count(" ") >= FEWEST_BLANKS or parted)
            and not GOES_ON.match(following)
        ) or (line.strip() and CITY.match(following) and not line.rstrip().endswith(SENTENCE_ENDS)):
            yield place
        place, before = place + 1, line if line.strip() else before
