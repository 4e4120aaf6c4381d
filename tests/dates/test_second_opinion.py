"""The edtf package as a second opinion, on the forms where it follows the standard."""

from datetime import date

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from events.dates import read
from tests.dates.strategies import days, months, readable, seasons, years

EXAMPLES = settings.default.max_examples // 2  # the package takes 5 to 40 ms for each


def day(struct) -> date:
    return date(*struct[:3])


# Left out: "about" and "perhaps" (fuzzy bounds of fourteen months), open ends (sentinel dates), decades as
# ends, and winter, which the package ends in its own year.
plain = days | months | years | seasons.filter(lambda s: not s.endswith("24"))


def strict(edtf: str) -> tuple[date, date]:
    """The first and the last day, as the package has them."""
    theirs = parse_edtf(edtf)
    return day(theirs.lower_strict()), day(theirs.upper_strict())


@settings(max_examples=50, deadline=None)
@given(plain | st.builds("{}/{}".format, days, days).filter(readable))
def test_the_edtf_package_gives_the_same_bounds(edtf):
    assert strict(edtf) == read(edtf).bounds


@settings(max_examples=EXAMPLES // 2)
@given((st.builds("[{}..{}]".format, days, days) | st.builds("[{},{}]".format, days, days)).filter(readable))
def test_the_edtf_package_gives_the_same_bounds_of_our_sets(edtf):
    assert strict(edtf) == read(edtf).bounds
