"""Whether an Arabic group without an article has a name, or only an adjective: «جيش مهني», «حركة إسلامية»."""

from functools import cache

from events.reading import states
from events.reading.folding import fold_with_offsets
from events.reading.persons_arabic import FIRST_NAMES

MASCULINE = {
    *("جيش", "حزب", "تنظيم", "تحالف", "اتحاد", "مجلس", "لوا", "ايتلاف", "ائتلاف", "تجمع", "حرس", "جهاز", "سلاح"),
}


@cache
def folded_states() -> set[str]:
    return {fold_with_offsets(name).text for name in states.names("ar")}


def is_adjective(head: str, word: str) -> bool:
    """Whether a folded word agrees with the noun before it, as no name does: by the ending of its gender."""
    ending = "ي" if head in MASCULINE else "يه"
    return word.endswith(ending) and word not in FIRST_NAMES | folded_states() | {"جمهوريه"}
