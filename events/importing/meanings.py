"""What codes of how exact a date is mean, by their words or the data set whose heading stands over them."""

from collections.abc import Iterable
from functools import cache

from events.importing.headings import folded

# What a column of such codes has in words; numbers mean something else in each table, and are asked.
MEANT_BY_WORDS = {
    "exact": "exact day daily precise jour exacte precis دقيق محدد يوم باليوم",
    "week": "week weekly semaine أسبوع بالأسبوع",
    "month": "month monthly mois شهر بالشهر شهري",
    "year": "year yearly annual annee an annuel سنة عام بالسنة",
    "about": "about approx approximate approximately circa estimated environ estime تقريبي تقريبا تقديري",
}
# By a heading, a second one that stands in every table of the data set, and its codes.
MEANT_BY_DATA_SET = {
    "time precision": ("event id cnty", {"1": "exact", "2": "week", "3": "month"}),  # ACLED
    "date prec": ("where prec", {"1": "exact", **dict.fromkeys(("2", "3", "4", "5"), "within")}),  # UCDP GED
}


@cache
def meanings_of_words() -> dict[str, str]:
    return {folded(word): meaning for meaning, words in MEANT_BY_WORDS.items() for word in words.split()}


def meant_by(code: str, heading: str, header: Iterable[str]) -> str:
    """What a code of precision means, one of mapping.MEANINGS, where its word says so, or the codebook of the data
    set whose heading that is; "" otherwise."""
    beside, codes = MEANT_BY_DATA_SET.get(folded(heading), ("", {}))
    known = codes if beside in map(folded, header) else {}
    return meanings_of_words().get(folded(code)) or known.get(code, "")
