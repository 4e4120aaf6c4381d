"""Random dates of the closed grammar, as EDTF strings."""

import re

from hypothesis import strategies as st

from events.dates import read


def readable(text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


years = st.integers(1, 9999).map(lambda y: f"{y:04}") | st.integers(1960, 2030).map(str)
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
days = st.builds("{}-{:02}".format, months, st.integers(1, 31)).filter(readable)
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
decades = st.integers(0, 999).map(lambda d: f"{d:03}X")
points = days | months | years | seasons | decades
marked = st.builds("{}{}".format, days | months | years | seasons, st.sampled_from(["", "~", "?"])) | decades
choices = (
    st.builds("[{}..{}]".format, points, points)
    | st.builds("[{},{}]".format, points, points)
    | points.map("[..{}]".format)
    | points.map("[{}..]".format)
)
intervals = (
    st.builds("{}/{}".format, marked, marked)
    | marked.map("{}/..".format)
    | marked.map("{}/".format)
    | marked.map("../{}".format)
)
dates = (marked | choices | intervals).filter(readable)
# Text that looks like a date more often than chance would have it.
texts = st.text() | st.from_regex(re.compile(r"[\[\d\-/.,~?X\] ٠-٩]{0,24}")) | dates.map(lambda d: d[::-1])
