"""What had been done to those of whom a sentence tells: "the pupils abducted on Saturday were freed on Sunday"."""

import re

from events.reading.findings import Finding

DONE = re.compile(
    r"\W{0,3}(?:[\w’'-]+ ){1,7}?(?:(?:abduct|kidnapp|captur|arrest|detain|wound|injur|kill)ed"
    r"|(?:enlevé|kidnappé|capturé|arrêté|détenu|blessé|tué)e?s?),? (?:on |le )?$",
    re.IGNORECASE,
)
# "Guards who went missing in the raid on Saturday were found on Sunday"
AFTER_DEED = re.compile(
    r"\W{0,3}[^.;:,]{5,90} (?:after|in|during|following|après|dans|lors d(?:e|u)) ?(?:the |an? |l['’]|la |le |une? )"
    r"(?:attack|raid|clash|strike|ambush|assault|battle|attaque|combat|frappe|embuscade|assaut)\w*,? (?:on |le )?$"
)
WAS = re.compile(r"(?<![\w’'-])(?:a|ont|ha[sd]|have|avai(?:t|ent)|was|were|been|été|est|sont|are|is) ", re.IGNORECASE)
NOW_DONE = re.compile(
    r"[^.;:]{0,110}?(?<![\w’'-])(?:ha(?:ve|s) been|were|was|ont été|a été|sont|est) "
    r"(?:\w+ment |\w+ly )?[^\W\d_]{3,}[^.;:,]{0,60}$"
)
# «أفرج الأحد عن 84 تلميذا خطفوا السبت»
DONE_TO_THESE = re.compile(
    r"[^،.]{3,80} (?:عن|على) [^،.]{3,60} (?:خطفوا|اختطفوا|اعتقلوا|احتجزوا|أسروا|خطفن) (?:يوم |في )?$"
)
# «وقع الطرفان هدنة في 3 مايو، وذلك اعتبارا من 5 مايو»
AS_FROM = re.compile(r"، وذلك (?:(?:اعتبارا|ابتداء|بدءا) من (?:منتصف )?(?:ليل |يوم |صباح )?)?$")
# «أعلنت القوات، التي نشرت الشهر الماضي في الوادي، اليوم الخميس أنها …»
WHOSE = re.compile(r"\W{0,3}و?(?:أعلن|قال|أكد|أفاد)ت? [^،.]{3,60}، (?:التي|الذي|الذين) [^،.]{0,60}")
LONGEST = 200  # letters before such a date


def without_done_before(words: str, start: int, dated: list[Finding], lang: str) -> list[Finding]:
    """Without the date of what had been done, where another of the sentence, which starts at `start`, is that of what
    is told."""
    if len(dated) != 2:
        return dated
    first, second = sorted(dated, key=lambda finding: finding.start)
    if lang == "ar":
        before = words[: second.start - start]
        return [first] if len(before) <= LONGEST and DONE_TO_THESE.match(before) else dated
    before, between = words[: first.start - start], words[first.end - start : second.start - start]
    done = DONE.match(before) or AFTER_DEED.match(before)
    if len(before) <= LONGEST and done and not WAS.search(before) and NOW_DONE.match(between):
        return [second]
    return dated


def without_from_when(words: str, start: int, dated: list[Finding]) -> list[Finding]:
    """Without the date from when what a sentence tells holds, where it has another."""
    return [f for f in dated if "/.." not in f.edtf or not AS_FROM.search(words, 0, f.start - start)] or dated


def without_whose(words: str, start: int, dated: list[Finding]) -> list[Finding]:
    """Without the date of what only tells who they are that a sentence begins with, where it has another after it."""
    last = max((finding.start for finding in dated), default=0)
    return [f for f in dated if f.start == last or not WHOSE.fullmatch(words, 0, f.start - start)]
