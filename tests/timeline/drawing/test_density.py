from datetime import date

import pytest

from events.dates import shift_days
from timeline.drawing.density import Step


@pytest.mark.parametrize("unit", ["day", "month", "year"])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 24, 80])
@pytest.mark.parametrize("day", [date.min, date(1, 12, 31), date(9999, 1, 1), date(9999, 12, 30), date.max])
def test_bars_stand_side_by_side_from_the_first_day_that_a_date_can_have_to_the_last(unit, size, day):
    step = Step(unit, size)
    first, last = step.first_day(step.of(day)), step.last_day(step.of(day))
    assert first <= day <= last
    before, after = shift_days(first, -1), shift_days(last, 1)
    assert first == date.min or step.last_day(step.of(before)) == before
    assert last == date.max or step.first_day(step.of(after)) == after
