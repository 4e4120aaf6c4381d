import pytest

from events.dates import read
from events.dates.timelinejs import edtf_of, parts_of


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [
        ("2023-03-30", {"year": 2023, "month": 3, "day": 30}),
        ("2023-04~", {"year": 2023, "month": 4}),
        ("1975", {"year": 1975}),
        ("197X", {"year": 1970}),
        ("1975-22", {"year": 1975}),
    ],
)
def test_a_point_has_no_part_that_is_not_known(edtf, parts):
    assert parts_of(read(edtf).points[0]) == parts


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        ({"year": 2023, "month": 3, "day": 30}, "2023-03-30"),
        ({"year": "2023", "month": " 4 ", "day": ""}, "2023-04"),
        ({"year": 622}, "0622"),
        ({"year": 1975, "month": None, "day": 6}, "1975"),
        ({"month": 4}, ""),
        (None, ""),
        ("2023", ""),
    ],
)
def test_what_a_file_gives_is_read_up_to_the_first_part_that_says_nothing(parts, edtf):
    assert edtf_of(parts) == edtf
