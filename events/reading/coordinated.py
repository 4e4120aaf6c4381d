"""Arabic: the verb that goes on after a headline's noun becomes one too: «مقتل عامل وأصيب خمسة» → «… وإصابة خمسة»."""

import re

NOUNS = {"أصيب": "إصابة", "جرح": "جرح", "قتل": "مقتل", "استشهد": "استشهاد", "اعتقل": "اعتقال"}
COUNTED = (
    r"\d+|واحد|اثنان|جنديان|مدنيان|شخصان|طفلان|عنصران|عاملان|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة|عشرون|ثلاثون|أربعون|خمسون"
    r"|آخرون|(?:ال)?عشرات|(?:ال)?مئات|عدد|أكثر|نحو|حوالي|ما|عامل|جندي|مدني|شخص|طفل|امرأة"
)
# Without a number it may be who did it: «وقتل الجيش …».
AND_VERB = re.compile(rf" و(?P<verb>أصيب|جرح|قتل|استشهد|اعتقل)ت? (?P<who>(?:{COUNTED})(?!\w)(?: \w+ون(?!\w))?)")
SUBJECT = re.compile(r"(?<=\w\w)(?:ون|ان)(?!\w)")


def and_hurt(title: str) -> str:
    """With nouns for the verbs that tell who else was hurt, and the case that follows a noun."""
    return AND_VERB.sub(lambda told: f" و{NOUNS[told['verb']]} {SUBJECT.sub('ين', told['who'])}", title)
