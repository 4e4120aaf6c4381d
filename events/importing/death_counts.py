"""A cell that says between which numbers a count lies: “5–7”, “at least 5”, “up to 7”, “5 killed”. Pure."""

import re

from events.importing.cells import COUNT, count_of
from events.text.folding import DIGITS

# What stands before a number, or after it, by what it says of it. “About” says neither.
BEFORE = {
    "least": (
        "at least|min(?:imum)?|no (?:fewer|less) than|≥|>=|au moins|pas moins de|على الأقل|(?:ما )?لا يقل عن|al menos"
    ),
    "more": "more than|over|>|plus de|أكثر من|más de|mais de",
    "most": "at most|up to|max(?:imum)?|no more than|≤|<=|jusqu['’]à|au plus|حتى|(?:ما )?لا يزيد (?:على|عن)|hasta",
    "less": "fewer than|less than|under|<|moins de|أقل من|menos de",
}
AFTER = {
    "least": r"\+|or more|and more|at least|ou plus|au moins|على الأقل|أو أكثر|فأكثر",
    "most": "or fewer|or less|at most|ou moins|au plus|على الأكثر|أو أقل",
}
TO = r"[-–—]|to|à|إلى|a"
AND = "and|et|و|y"  # “5 and 7” are twelve
WITHIN = "between|from|entre|de|ما بين|بين|من"
# The dead, after their number, and the mark of a note.
DEAD = (
    "killed|dead|deaths?|fatalities|(?:people|persons) killed|people|mort(?:e?s)?|tuée?s?|décès|personnes tuées|"
    "قتيلا|قتيلًا|قتيل|قتلى|شهداء|شهيدا|شهيدًا|شهيد|وفاة|وفيات|muertos?|mortos?"
)
NOTE = re.compile(r"\s*\[\w{1,3}\]$")


def named(words: dict[str, str], after: str) -> str:
    return "|".join(f"(?P<{name}{after}>{said})" for name, said in words.items())


ONE = re.compile(
    rf"(?:(?:{named(BEFORE, '')})\s*)?(?P<count>{COUNT.pattern})(?:\s*(?:{named(AFTER, '_after')}))?"
    rf"(?:\s+(?:{DEAD}))?",
    re.I,
)
TWO = re.compile(
    rf"(?:(?P<within>{WITHIN})\s+)?(?P<low>{COUNT.pattern})\s*(?:{TO}|(?P<and>{AND}))\s*(?P<high>{COUNT.pattern})"
    rf"(?:\s+(?:{DEAD}))?",
    re.I,
)


def counts_told(text: str) -> dict[str, int]:
    """The least, the best and the highest count of which the whole cell speaks, as `low`, `best` and `high`, and no
    more; {} for “about 50”, “5 dead, 2 wounded” and all else that is none."""
    said = NOTE.sub("", text.translate(DIGITS).strip())
    if two := TWO.fullmatch(said):
        low, high = count_of(two["low"]), count_of(two["high"])
        if low is None or high is None or low >= high or (two["and"] and not two["within"]):
            return {}
        return {"low": low, "high": high}
    one = ONE.fullmatch(said)
    number = count_of(one["count"]) if one else None
    if one is None or number is None:
        return {}
    match [name.removesuffix("_after") for name, word in one.groupdict().items() if word and name != "count"]:
        case []:
            return {"best": number}
        case ["least"]:
            return {"low": number}
        case ["more"]:
            return {"low": number + 1}
        case ["most"]:
            return {"high": number}
        case ["less"] if number:
            return {"high": number - 1}
    return {}
