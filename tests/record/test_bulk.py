import gc

import pytest
from django.db import connection

from events.record.bulk import SELDOM, USUAL, seldom_swept, tidy
from tests.factories import an_event


@pytest.mark.django_db(transaction=True)
def test_after_many_rows_the_planner_knows_of_them():
    an_event("one")
    tidy()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT relallvisible > 0, reltuples FROM pg_class WHERE relname = 'events_event'")
            assert cursor.fetchone() == (True, 1)
        else:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'events_event'")
            assert cursor.fetchone()[0] > 0


@pytest.mark.django_db
def test_within_a_transaction_it_waits_for_the_database_to_do_it_by_itself(django_assert_num_queries):
    with django_assert_num_queries(0):
        tidy()


def test_rubbish_is_looked_for_as_before_once_many_rows_are_written_or_fail():
    with pytest.raises(ZeroDivisionError), seldom_swept():
        assert gc.get_threshold() == SELDOM
        1 / 0  # noqa: B018
    assert gc.get_threshold() == USUAL
