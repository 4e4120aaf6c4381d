"""The days of the events before one, of which it may share some."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from events.dates import Span
from events.reading.apart import Days

FIRST = date(2021, 1, 1)
spans = st.tuples(st.integers(0, 60), st.integers(0, 9)).map(
    lambda days: Span(FIRST + timedelta(days[0]), FIRST + timedelta(days[0] + days[1]))
)


@given(st.lists(spans, max_size=12), spans)
def test_an_event_shares_a_day_with_those_before_where_it_does_with_one_of_them(before, asked):
    days = Days()
    for span in before:
        days.add(span)
    assert days.meet(asked) == any(span.start <= asked.end and asked.start <= span.end for span in before)


def test_what_has_no_beginning_or_no_end_shares_no_day():
    days = Days()
    days.add(Span(FIRST, None))
    assert not days.meet(Span(FIRST, FIRST))
    days.add(Span(FIRST, FIRST))
    assert not days.meet(Span(None, FIRST))
    assert days.meet(Span(FIRST, FIRST))
