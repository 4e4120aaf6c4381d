import pytest
from django.utils import translation

from events.dates import read
from timeline.listing import heading


@pytest.mark.parametrize(
    ("edtf", "year", "month"),
    [
        ("1970", "1970", "month not given"),
        ("1970-01", "1970", "January"),
        ("1970-06-17", "1970", "June"),
        ("1970-21", "1970", "month not given"),
        ("197X", "the 1970s", "year not given"),
        ("1975-11-06/1975-12-01", "1975", "November"),
        ("[1975-10-30..1975-10-31]", "1975", "October"),
        ("[1975-10-30..1975-11-02]", "1975", "month not given"),
        ("[1975-10-30,1976-01-02]", "the 1970s", "year not given"),
        ("[..2023-03-31]", "2023", "in this year or before"),
        ("../1991", "1991", "start not given"),
        ("2020-11-13/..", "2020", "November"),
    ],
)
def test_a_date_stands_under_what_is_known_of_its_start(edtf, year, month):
    with translation.override("en"):
        assert heading(read(edtf)) == (year, month)
