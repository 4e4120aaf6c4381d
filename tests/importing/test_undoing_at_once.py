"""Two people at one import: each finds it as the other left it."""

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from events.importing import undoing
from events.importing.background import take_back
from events.importing.files import carry_out
from events.importing.undoing import undo_import
from events.models import Batch, Event, FileImport, RetractedAddress
from events.record.door import change
from tests.factories import an_editor
from tests.importing.test_files import a_file

ROWS = "id,day,precise,kind,title\n1,2022-04-13,1,talks,One\n2,2022-04-14,1,talks,Two\n"


@pytest.fixture
def rows_are_locked():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")


def an_import() -> FileImport:
    row = a_file(ROWS, by=an_editor(), publish=True)
    carry_out(row, most=10)
    return row


def in_another_thread(work: Callable[[], object]) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_it_back_at_once_the_second_is_refused_and_the_first_reason_stays(
    rows_are_locked, monkeypatch
):
    row, refused, others = an_import(), [], []

    def second() -> None:
        try:
            undo_import(row.batch, by=None, public_reason="The second.")
        except ValidationError as error:
            refused.extend(error.messages)

    def begun(batch: str, reason: str):
        if reason == "The first.":
            others.append(in_another_thread(second))
            others[0].join(1)
        return told_whole(batch, reason)

    told_whole = undoing.told_whole
    monkeypatch.setattr(undoing, "told_whole", begun)
    assert undo_import(row.batch, by=None, public_reason="The first.").deleted == 2
    others[0].join()
    assert refused == ["This import was undone already; what it left is withdrawn event by event."]
    assert [batch.public_reason for batch in Batch.objects.filter(removed__gt=0)] == ["The first."]
    assert RetractedAddress.objects.count() == 2


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_what_an_editor_saves_while_the_import_is_taken_back_stays(rows_are_locked):
    row, done = an_import(), []
    with change([Event.objects.get(source_id="2").pk], by=an_editor(), public_reason="A typo.") as door:
        other = in_another_thread(lambda: done.append(undo_import(row.batch, by=None, public_reason="A mistake.")))
        other.join(1)
        door.event.title_en = "By an editor"
        door.event.save()
    other.join()
    assert (done[0].deleted, [event.title_en for event in done[0].left]) == (1, ["By an editor"])
    assert [event.title_en for event in Event.objects.all()] == ["By an editor"]


@pytest.mark.django_db
def test_a_fault_of_ours_in_the_background_is_said_and_nothing_is_taken_back(monkeypatch):
    row = an_import()

    def broken(*args):
        raise RuntimeError("Ours.")

    monkeypatch.setattr(undoing, "told_whole", broken)
    with pytest.raises(RuntimeError):
        take_back.call(row.batch, row.by_id, "A mistake.", "en")
    row.refresh_from_db()
    assert (row.state, row.error, Event.objects.count()) == ("done", "Something went wrong on our side.", 2)
