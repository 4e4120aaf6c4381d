"""What stands before a day that only tells which deed is meant: "the accord signed on 3 May 2015"."""

import re

NAMED_BY_DAY = re.compile(
    r"(?:\b(?:accord|agreement|deal|truce|treaty|constitution|pact) (?:[a-zà-ÿ]+ ){0,3}?"
    r"(?:signed|concluded|reached|adopted|of|on)(?: on)?|\b(?:wake|aftermath|anniversary) of(?: the)?"
    r"|\baccords? (?:[a-zà-ÿ]+ ){0,3}?(?:signé|conclu|adopté)e?s?(?: le)?"
    r"|, (?:formée?s?|fondée?s?|créée?s?|née?s?)(?: le)?|, (?:formed|founded|created|established|born)(?: on)?"
    r"|\b(?:attentats?|attaques?|massacre|anniversaire) du"
    r"|\b(?:déclaration|traité|pacte|résolution|cessez-le-feu|trêve|accords?) (?:[a-zà-ÿ-]+ ){0,2}du"
    r"|\b(?:war|conflict|crisis|invasion|uprising|insurgency)"
    r"(?: (?:between|with|against|in|over) [^,.;]{2,60}?)? (?:that |which )?"
    r"(?:erupted|began|started|broke out)(?: \w+){0,4}?(?: on)?"
    r"|\b(?:guerre|conflit|crise|invasion|insurrection)"
    r"(?: (?:entre|avec|contre|en|au|dans) [^,.;]{2,60}?)? (?:qui )?(?:a |avait )?"
    r"(?:éclaté|commencé|débuté|déclenchée?)(?: le)?"
    r"|(?:الحرب|حرب|النزاع|الأزمة)(?: \S+){0,3} (?:التي|الذي) (?:اندلعت?|بدأت?)(?: \S+){0,3}?(?: في)?"
    r"|(?<!\w)[وف]?(?:عقب|بعد|إثر|غداة|منذ) (?:شن|هجوم|هجمات|عملية|غزو|اندلاع|اجتياح|مقتل|سقوط|انقلاب|توقيع|تفجير)"
    r"(?: [^\s،]+){0,8}?(?: في)?"
    r"|(?:اتفاق|الاتفاق|اتفاقية|هجمات|أحداث)(?: \S+){0,2}(?: الموقع(?:ة)? في)?) ?$"
)
YEARS_AGO = 300  # days
MONTHS_AGO = 60  # days
# «تقرير الأمين العام المؤرخ في 3 مايو»: the day that a document bears.
DATED = re.compile(
    r"(?<!\w)(?:ال)?(?:مؤرخة?|موقعة?(?: عليها?| عليه)?(?: من (?:ال)?\w+)?(?: في مدينة \w+)?)(?: في| يوم| بتاريخ)? $"
)
# «تماشيا مع القرار 3012 الذي تبناه المجلس في 3 مايو», «وتنفي الجبهة، التي غزت الوادي في 3 مايو، …»
IDENTIFIED = re.compile(
    r"(?:(?<!\w)[وفبل]{0,2}(?:ال)?(?:قرار|اتفاق|اتفاقية|مرسوم|قانون|بيان)(?: \S+){0,6}? (?:الذي|التي)"
    r" (?:تبن|اعتمد|أصدر|أقر|وقع|اتخذ)\w*ها?(?: [^\s،.]+){0,4}?"
    r"|(?<!\w)(?:تلت|سبقت|أعقبت|تلا|سبق|أعقب) (?:اعتماد|تبني|إصدار|توقيع|إقرار)(?: [^\s،.]+){1,5}?"
    r"|(?<!\w)ما (?:اتفق\w*|تم الاتفاق) عليه [^.،]{2,80}?"
    r"|^\W{0,3}و?[يت]\w{2,} [^.؛:،]{2,60}، (?:الذي|التي|الذين) (?![يت])\w+(?: [^\s،.]+){0,5}?)(?: في| يوم| بتاريخ)? $"
)


def is_named_by(sentence: str, at: int, days: int) -> bool:
    """Whether the day at the letter `at` of a sentence, `days` before the article, only tells which is meant."""
    near = sentence[max(at - 60, 0) : at]
    if DATED.search(near) or (days > MONTHS_AGO and IDENTIFIED.search(sentence[:at])):
        return True
    return days > YEARS_AGO and bool(NAMED_BY_DAY.search(near))


# "Since the violence first erupted on 3 May, more than ten have died"
SINCE_IT = re.compile(r"\W*(?:Since|Depuis) [^,.;:]{3,80} (?:on |in |le |en )?$")
# "Talks, launched in May in the port, are at a standstill": the month is no event of its own.
NAMED_BY_MONTH = re.compile(
    r"\b(?:wake|aftermath) of (?:the |an? )?(?:[\w’'-]+ ){1,3}(?:in |of )?$"
    # "a breach of the truce agreed last May": after a preposition no noun has a verb, so it is a participle.
    r"|\b(?:of|in|by|with|under|from|against) (?:the|an?|its|their) (?:[\w’'-]+ ){1,3}"
    r"(?:\w{2,}ed|held|begun|made|struck) (?:in |early |late )?$"
    r"|\b(?:de|du|des|dans|par|avec|contre|selon) (?:la |les? |une? |l['’])?(?:[\w’'-]+ ){1,3}"
    r"(?:signée?s?|conclue?s?|adoptée?s?|décrétée?s?|annoncée?s?) (?:en |fin |début )?$"
    r"|, (?:initiée?s?|lancée?s?|entamée?s?|signée?s?|conclue?s?|adoptée?s?"
    r"|launched|signed|begun|started|reached|adopted)"
    r" (?:dès |fin |début |late |early )?(?:en |in |au )?$"
)
