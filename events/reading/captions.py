"""What stands beside what an article tells: under a picture, or before what another paper told."""

import re

from events.reading.findings import Finding
from events.reading.kinds import kind_of
from events.reading.wording import Wording

# "… stand guard in the port, 3 May 2025. Reuters": what stands under a picture.
CAPTION = re.compile(
    r"[.)]?\s?[(\[©/]?\s?(?:Reuters|REUTERS|AFP|AP|EPA|Getty(?: Images)?"
    r"|رويترز|أ ف ب|فرانس برس|الأناضول|غيتي|أ ب)[)\]]?\s*(?:\n|$)"
    r"|[.)]? ?[(\[©/] ?(?:Supplied|Handout|Courtesy|File [Pp]hoto|Photo)\b[^\n]{0,30}(?:\n|$)"
    r"|[.)]? ?\([A-ZÀ-Þ][\w .’'-]{2,40} ?/ ?[A-Z][\w .’'-]{1,40}\)\s*(?:\n|$)"
    r"|[.)] ?/ ?[A-ZÀ-Þ][\w ’'-]{1,40}(?:\n|$)"
)
# "… in the port on July 11, 2024 (File photo: Watch)"
FILE_PHOTO = re.compile(
    r" ?[(\[](?:[Ff]ile [Pp]hoto|[Pp]hoto|[Pp]icture|[Ii]mage|[Cc]r[eé]dit"
    r"|[Pp]hoto d['’]archives|[Aa]rchives|صورة|أرشيف)\b[^()\n]{0,60}[)\]]\s*(?:\n|$)"
    r"|\s?[•·|–-]?\s?©[^\n]{2,60}(?:\n|$)"
)
# "In this photo released by the guild, …"
PICTURED = re.compile(
    r"(?:\([^()\n]{2,60}\))?\W{0,3}"
    r"(?:(?:In|On) (?:this|an?) (?:\w+ )?(?:photo|picture|image|photograph|frame grab|screen ?grab)\b"
    r"|(?:Sur|Dans) cette (?:photo|image|photographie)\b)"
)
FROM_PAPER = re.compile(r"\W*(?:From |Source ?: ?|Via |De )?[A-ZÀ-Þ][^():\n]{1,40}\(")  # "From the Herald (Nov 1): …"


def is_beside(finding: Finding, text: str, lang: str, wording: Wording) -> bool:
    first, last = finding.sentence
    if PICTURED.match(text, first):
        return True
    ends = range(max(finding.end, last - 2), last + 1)
    if any(CAPTION.match(text, end) for end in ends) or FILE_PHOTO.match(text, finding.end):
        return True
    if FROM_PAPER.fullmatch(text, first, finding.start) and text.startswith("):", finding.end):
        return True
    # "Men and guards in the port, November 5, 2017."
    is_last = finding.rule == "date" and not text[finding.end : last].strip(" .")
    words = text[first:last]
    return is_last and wording.verb is not None and not wording.tells(words) and not kind_of(words, lang)
