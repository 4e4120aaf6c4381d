import pytest

from events.importing.death_counts import counts_told
from events.importing.guessing import guess


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        *(("5", {"best": 5}), ("1,200", {"best": 1200}), ("3[12]", {"best": 3}), ("4 killed", {"best": 4})),
        *(("5 قتلى", {"best": 5}), ("12 tués", {"best": 12}), ("0", {"best": 0})),
        *(("60,223–83,700", {"low": 60223, "high": 83700}), ("5 to 7 dead", {"low": 5, "high": 7})),
        *(("between 5 and 7", {"low": 5, "high": 7}), ("من ٥ إلى ٧", {"low": 5, "high": 7})),
        *(("entre 5 et 7 morts", {"low": 5, "high": 7}), ("1 500 à 2 000", {"low": 1500, "high": 2000})),
        *(("51,567+", {"low": 51567}), ("at least 5", {"low": 5}), ("au moins 12", {"low": 12})),
        *(("ما لا يقل عن ٣٠", {"low": 30}), ("50 or more people", {"low": 50}), ("5 أو أكثر", {"low": 5})),
        *((">50", {"low": 51}), ("more than 1,000", {"low": 1001}), ("أكثر من 10", {"low": 11})),
        *(("up to 7", {"high": 7}), ("5 au plus", {"high": 5}), ("<10", {"high": 9}), ("fewer than 0", {})),
        *(("about 50", {}), ("~100", {}), ("c. 30", {}), ("3*", {}), ("5 dead, 2 wounded", {}), ("2 (1 child)", {})),
        *(("5 and 7", {}), ("7-5", {}), ("5-5", {}), ("5/7", {}), ("2014-05-06", {}), ("-5", {}), ("dozens", {})),
        *(("at least 5 or fewer", {}), ("", {}), ("9" * 30 + "+", {})),
    ],
)
def test_of_a_count_no_more_is_taken_than_its_cell_says(cell, said):
    assert counts_told(cell) == said


def test_a_column_whose_counts_are_ranges_is_one_of_deaths():
    rows = [{"Killed": f"{n}–{n + 3}"} for n in range(5)]
    assert guess(["Killed"], rows) == {"Killed": "deaths_best"}
