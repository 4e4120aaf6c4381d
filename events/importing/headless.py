"""Files of data sets that never name their columns: what these are. Pure."""

from collections.abc import Sequence

GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
# GDELT's events since 2015; those of before, and the daily files, have no ADM2Code.
GDELT = [
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in "12" for name in ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in GEO),
    *("DATEADDED", "SOURCEURL"),
]
GDELT_1 = [name for name in GDELT if "ADM2" not in name]


def columns_of(first: Sequence[str]) -> list[str]:
    """The names of the columns of a file that begins with this row; none where it is of no known data set."""
    return next((names for names in (GDELT, GDELT_1) if len(names) == len(first) and is_of_gdelt(names, first)), [])


def is_of_gdelt(names: list[str], first: Sequence[str]) -> bool:
    said = dict(zip(names, first, strict=True))
    return said["SQLDATE"][:6] == said["MonthYear"] and said["MonthYear"][:4] == said["Year"]
