import pytest
from django_tasks_db.models import DBTaskResult

from events.importing import background
from events.importing.background import begin, run, say_lost
from events.importing.progress import held, progress_in
from events.models import Event, FileImport
from tests.factories import an_editor
from tests.importing.test_files import TABLE, a_file

pytestmark = pytest.mark.django_db


def worked(row: FileImport) -> FileImport:
    """After a worker took the task."""
    run.call(row.pk, "en")
    row.refresh_from_db()
    return row


def test_an_import_waits_until_a_worker_carries_it_out_however_many_rows_it_has():
    row = a_file("\n".join([*TABLE.splitlines()[:2], *(f"{n},2022-05-01,1,talks,More" for n in range(2, 1003))]))
    row.by = an_editor()
    row.save()
    assert begin(row)
    assert (row.state, DBTaskResult.objects.get().args_kwargs["args"]) == ("waiting", [row.pk, "en"])
    worked(row)
    assert (row.state, row.counts["created"], row.total_rows, row.file.name) == ("done", 1002, 1002, "")
    assert Event.objects.count() == 1002


def test_one_that_waits_or_runs_is_not_begun_twice_and_a_second_task_does_nothing():
    row = a_file(by=an_editor())
    assert begin(row)
    assert not begin(row)
    worked(row)
    batch = row.batch
    worked(row)
    assert (row.batch, DBTaskResult.objects.count()) == (batch, 1)


def test_what_is_said_of_rows_is_kept_and_of_the_file_as_a_whole_too():
    row = a_file(by=an_editor())
    begin(row)
    [[number, said]] = worked(row).told
    assert (number, said[:38]) == (3, "“soon” is not a date that we can read.")
    whole = a_file("one\n1\n", by=an_editor())
    begin(whole)
    assert (worked(whole).state, whole.error) == ("failed", "The first row must name the columns.")
    assert begin(whole)


def test_who_may_not_import_any_more_imports_nothing():
    person = an_editor()
    row = a_file(by=person)
    begin(row)
    person.groups.clear()
    assert (worked(row).state, row.error) == ("failed", "Who began it may not import any more.")
    assert not Event.objects.exists()


def test_a_fault_of_ours_is_said_and_nothing_is_written(monkeypatch):
    def broken(*args):
        raise RuntimeError("Ours.")

    monkeypatch.setattr(FileImport, "finish", broken)
    row = a_file(by=an_editor())
    begin(row)
    with pytest.raises(RuntimeError):
        run.call(row.pk, "en")
    row.refresh_from_db()
    assert (row.state, row.error) == ("failed", "Something went wrong on our side.")
    assert not Event.objects.exists()


def test_how_far_it_is_is_told_while_a_process_holds_its_file_and_no_longer():
    row = a_file()
    assert progress_in(row.progress_file) is None
    with held(row.progress_file) as say:
        say(1000, 379_051)
        assert progress_in(row.progress_file) == (1000, 379_051)
        with pytest.raises(BlockingIOError), held(row.progress_file):
            pass
    assert progress_in(row.progress_file) is None


def test_of_one_that_no_process_carries_out_it_is_said_that_it_broke_off():
    lost, alive, waiting = a_file(state="running"), a_file(state="running"), a_file(by=an_editor())
    begin(waiting)
    with held(alive.progress_file):
        say_lost(FileImport.objects.all())
    states = dict(FileImport.objects.values_list("pk", "state"))
    assert states == {lost.pk: "failed", alive.pk: "running", waiting.pk: "waiting"}


def test_an_import_that_ends_between_two_looks_is_not_called_lost(monkeypatch):
    row = a_file(state="running")

    def ended(_path):
        FileImport.objects.update(state="done")

    monkeypatch.setattr(background, "progress_in", ended)
    say_lost(FileImport.objects.all())
    row.refresh_from_db()
    assert row.state == "done"
