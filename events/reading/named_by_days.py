"""What stands before a day that only tells which deed is meant: "the accord signed on 3 May 2015"."""

import re

NAMED_BY_DAY = re.compile(
    r"(?:\b(?:accord|agreement|deal|truce|treaty|constitution|pact) (?:[a-zà-ÿ]+ ){0,3}?"
    r"(?:signed|concluded|reached|adopted|of|on)(?: on)?|\b(?:wake|aftermath|anniversary) of(?: the)?"
    r"|\baccords? (?:[a-zà-ÿ]+ ){0,3}?(?:signé|conclu|adopté)e?s?(?: le)?"
    r"|, (?:formée?s?|fondée?s?|créée?s?|née?s?)(?: le)?|, (?:formed|founded|created|established|born)(?: on)?"
    r"|\b(?:attentats?|attaques?|massacre|anniversaire) du"
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
# "Talks, launched in May in the port, are at a standstill": the month is no event of its own.
NAMED_BY_MONTH = re.compile(
    r"\b(?:wake|aftermath) of (?:the |an? )?(?:[\w’'-]+ ){1,3}(?:in |of )?$"
    r"|, (?:initiée?s?|lancée?s?|entamée?s?|signée?s?|conclue?s?|adoptée?s?"
    r"|launched|signed|begun|started|reached|adopted)"
    r" (?:dès |fin |début |late |early )?(?:en |in |au )?$"
)
