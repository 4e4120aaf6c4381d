from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.dates import Span
from events.models import Citation, Conflict, Count, Event, Place
from events.record import counting
from events.record.counting import Counts
from events.record.door import change
from events.record.merging import merge, split
from events.record.verbs import publish, undo, withdraw
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_event
from tests.importing.test_writing import take

DATES = [
    *("2023-03-30", "2023-03-30~", "2023-03", "2023", "199X", "1975-10-06/1991-09-06", "[2023-03-30..2023-04-02]"),
    *("2020-11-13/..", "[..2023-03-31]", "../1991", "2023-12-31?", "0001-01-01"),
]
steps = st.lists(
    st.tuples(
        st.sampled_from(
            ["make", "publish", "date", "kind", "withdraw", "undo", "account", "merge", "split", "import"]
        ),
        st.integers(0, 30),
        st.sampled_from(DATES),
    ),
    min_size=5,
    max_size=40,
)


def do(what: str, number: int, when: str) -> None:
    """One of the ways in which events change."""
    events = list(Event.objects.filter(merged_into=None).order_by("pk"))
    event = events[number % len(events)] if events else None
    match what:
        case "import":
            take({"id": str(number % 5), "day": f"2023-03-{number % 28 + 1:02}", "title": when})
        case "make":
            last = Event.objects.order_by("pk").last()  # never one that is there: an undo takes away the latest
            a_draft(f"e{last.pk + 1 if last else 0}", date=when, kind=a_kind(f"k{number % 3}"))
        case _ if event is None:
            return
        case "publish":
            publish(event, by=None)
        case "withdraw":
            withdraw(event, by=None)
        case "date" | "kind":
            with change([event.pk], by=None) as door:
                door.event.kind = a_kind(f"k{number % 3}")
                door.event.date = when if what == "date" else door.event.date
                door.event.date_reason_en = "So."
                door.event.save()
        case "account":
            with change([event.pk], by=None) as door:
                door.event.date_reason_en = "So."
                door.event.save()
                Citation(event=door.event, article=an_article(), date=when, claim_en="X", published=True).save()
        case "undo":
            if last := event.revisions.order_by("-number").first():
                undo(event, last, by=None)
        case "merge":
            other = events[(number + 1) % len(events)]
            if other.pk != event.pk:
                with change([event.pk], by=None) as door:
                    door.event.date_reason_en = "So."
                    door.event.save()
                merge(event, other, by=None)
        case "split":
            if gone := Event.objects.exclude(merged_into=None).first():
                split(gone, by=None)


@pytest.mark.django_db(transaction=True)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_after_any_changes_the_counts_are_those_of_a_recount_and_answer_as_the_events_do(done):
    from django.core.exceptions import ValidationError

    wipe()
    assert (Event.objects.count(), Count.objects.count()) == (0, 0)
    for step in done:
        try:
            do(*step)
        except ValidationError:
            continue  # refused, and nothing written
    conflict = a_conflict()
    assert counting.wrong(conflict) == 0
    asked, events = Counts(conflict), Event.objects.published().of(conflict)
    assert asked.total() == events.count()
    for span in (
        Span(date(2023, 3, 30), date(2023, 4, 1)),
        Span(date(1990, 1, 1), date(2022, 12, 31)),
        Span(None, date(1990, 5, 5)),
        Span(date(2023, 2, 3), None),
    ):
        found = events.possibly_in(span)
        assert sum(asked.possibly_in(span).values()) == found.count()
        if span.start and span.end:
            assert set(events.most_significant_in(span, 1000)) == set(found.values_list("pk", flat=True))


def wipe() -> None:
    """Between two examples of one test."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in ("citation", "participation", "revision", "formeraddress", "count", "tally"):
            cursor.execute(f"DELETE FROM events_{table}")
        cursor.execute("UPDATE events_event SET merged_into_id = NULL")
        cursor.execute("DELETE FROM events_event")
    return True


@pytest.mark.django_db
def test_the_most_significant_of_a_range_are_chosen_whatever_their_length():
    an_event("day", date="2023-03-30", significance=1)
    year = an_event("year", date="2023", significance=3)
    years = an_event("years", date="2001/2024", significance=2)
    an_event("later", date="2024-05", significance=3)
    march = Span(date(2023, 3, 1), date(2023, 3, 31))
    assert Event.objects.most_significant_in(march, 2) == [year.pk, years.pk]


@pytest.mark.django_db
def test_tallies_know_the_actors_and_places_with_the_most_events_and_the_disputed():
    morocco, algeria = an_actor("morocco"), an_actor("algeria")
    geneva = Place.objects.create(slug="geneva", name_en="Geneva")
    an_event("a", actors=[morocco, algeria], place=geneva)
    an_event("b", actors=[morocco])
    a_draft("c", actors=[algeria])
    accounts = [{"date": "2023-03-30"}, {"date": "2023-04-01"}]
    an_event("d", accounts=accounts, date_reason_en="So.")
    conflict = a_conflict()
    assert counting.most(conflict, "actor", 5) == {morocco.pk: 2, algeria.pk: 1}
    assert counting.most(conflict, "actor", 1) == {morocco.pk: 2}
    assert counting.tallied(conflict, "place", [geneva]) == {"geneva": 1}
    assert counting.number_of(conflict, "account") == 4
    assert counting.number_of(conflict, "disputed") == 1
    assert counting.totals() == {conflict.pk: 3}


@pytest.mark.django_db
def test_counts_of_a_kind_are_its_own():
    an_event("a", kind=a_kind("talks"))
    an_event("b", kind=a_kind("law"))
    assert Counts(a_conflict(), ["law"]).total() == 1
    assert Counts(a_conflict()).possibly_in(Span(None, None)) == {"talks": 1, "law": 1}


@pytest.mark.django_db
def test_the_whole_is_from_the_first_to_the_last_day_that_is_known():
    assert Counts(a_conflict()).whole() == Span(None, None)
    an_event("war", date="1975-10-06/1991-09-06")
    an_event("open", date="2020-11-13/..")
    assert Counts(a_conflict()).whole() == Span(date(1975, 10, 6), date(2020, 11, 13))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dates", "whole"),
    [
        (["0001-01-01"], Span(date.min, date.min)),
        (["0001"], Span(date.min, date(1, 12, 31))),
        (["0001-01-01", "1400"], Span(date.min, date(1400, 12, 31))),
        (["../1400"], Span(None, date(1400, 12, 31))),
        (["../1400", "1300-02"], Span(date(1300, 2, 1), date(1400, 12, 31))),
        (["9999-12-31"], Span(date.max, date.max)),
        (["9999-12"], Span(date(9999, 12, 1), date.max)),
    ],
)
def test_the_whole_reaches_to_the_first_and_the_last_day_that_a_date_can_have(dates, whole):
    for text in dates:
        an_event(date=text)
    assert Counts(a_conflict()).whole() == whole


@pytest.mark.django_db
def test_wrong_counts_are_found_and_mended_by_command():
    an_event("a")
    call_command("verify_counts", stdout=StringIO())
    Count.objects.update(starts=5)
    with pytest.raises(CommandError, match="--rebuild"):
        call_command("verify_counts", stdout=StringIO())
    call_command("verify_counts", "--rebuild", stdout=StringIO())
    assert counting.wrong(Conflict.objects.get()) == 0


@pytest.mark.django_db
def test_a_refused_change_leaves_the_counts_as_they_were():
    from django.core.exceptions import ValidationError

    event = an_event("a")
    with pytest.raises(ValidationError), change([event.pk], by=None) as door:
        door.event.date = "1990"
        door.event.citations.all().delete()
        door.event.save()
    assert counting.wrong(a_conflict()) == 0
    assert Counts(a_conflict()).whole().start == date(2023, 3, 30)


@pytest.mark.django_db
def test_an_import_tells_the_counts_last_so_that_nobody_waits_for_its_rows(monkeypatch):
    monkeypatch.setattr("events.importing.writing.CHUNK", 1)
    monkeypatch.setattr("events.record.uncounted.MOST_HELD", 0)
    told = []
    rows = [{"id": "1", "actors": "Morocco"}, {"id": "2", "actors": "Morocco"}, {"id": "3"}]
    take(*rows, progress=lambda outcome: told.append(Count.objects.count() > 0))
    assert told == [connection.vendor != "postgresql"] * 3  # an embedded database is locked whole anyway
    assert counting.wrong(a_conflict()) == 0
    assert counting.total(a_conflict()) == 3


@pytest.mark.skipif(connection.vendor != "postgresql", reason="an embedded database is locked whole anyway")
@pytest.mark.django_db
def test_an_import_tells_numbers_that_others_may_change_when_all_else_is_written_and_checked(
    monkeypatch,
):
    monkeypatch.setattr("events.importing.writing.CHUNK", 1)
    monkeypatch.setattr("events.record.uncounted.MOST_HELD", 0)
    an_event("there", kind=a_kind("clash"), date="1999-05-03")
    with CaptureQueriesContext(connection) as asked:
        take({"id": "1", "date": "1999-05-03"}, {"id": "2", "date": "1999-06-04"}, {"id": "3"})
    told = [query["sql"] for query in asked if "_there ORDER" in query["sql"] or query["sql"].startswith("SET CONS")]
    assert [sql.partition(" (")[0] for sql in told[-4:]] == [
        *("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"),
        *("INSERT INTO events_count", "INSERT INTO events_tally"),
    ]
    assert counting.wrong(a_conflict()) == 0
    assert counting.total(a_conflict()) == 4
