from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.asserts import assertRedirects

from events.desk import importing, undoing
from events.importing.background import begin, begin_undo, held_for_undoing, newest_task, run, take_back
from events.importing.progress import held
from events.models import Event, FileImport
from events.models.roles import ADMINISTRATORS, give_role
from events.record.verbs import publish
from tests.factories import a_conflict, a_kind, an_editor, an_event
from tests.importing.test_files import a_file
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db


def page_of(row: FileImport) -> str:
    return reverse("admin:events_event_imported", args=[row.pk])


def imported(**values) -> FileImport:
    row = a_file(**{"by": an_editor(), **values})
    begin(row)
    run.call(row.pk, "en")
    row.refresh_from_db()
    return row


def long_ago() -> datetime:
    return timezone.now() - timedelta(seconds=21)


def an_outsider() -> User:
    return User.objects.create(username="an-outsider")


def mine() -> User:
    return User.objects.get(username="amina")


def test_the_list_says_what_was_imported_when_by_whom_and_what_became_of_it(desk):
    imported(by=mine())
    shown = desk.get(reverse("admin:events_event_imports")).context["rows"]
    assert [(row.name, str(row.by), row.state, count.created, count.refused) for row, count in shown] == [
        ("mine.csv", "amina", "done", 1, 1)
    ]


def test_it_is_found_from_the_front_page_the_list_of_events_its_data_set_and_each_event(desk):
    row = imported()
    event, data_set = Event.objects.get(), row.data_set
    listed = reverse("admin:events_event_imports")
    for address in (reverse("admin:index"), reverse("admin:events_event_changelist")):
        assert f'href="{listed}"' in desk.get(address).content.decode()
    of_data_set = f'href="{listed}?data_set={data_set.slug}"'
    assert of_data_set in desk.get(reverse("admin:events_dataset_change", args=[data_set.pk])).content.decode()
    assert page_of(row) in desk.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    own = an_event("own")
    assert (
        "import that it comes from"
        not in desk.get(reverse("admin:events_event_change", args=[own.pk])).content.decode()
    )


def test_the_list_of_a_data_set_has_its_imports_alone(desk):
    row = imported()
    other = imported(mapping=row.mapping.replace("slug: mine", "slug: other"))
    shown = desk.get(reverse("admin:events_event_imports"), {"data_set": "other"}).context["rows"]
    assert [listed for listed, _count in shown] == [other]


def test_its_page_says_why_rows_were_refused_to_who_imported_it_alone(desk):
    row, other = imported(by=mine()), imported()
    assert "“soon” is not a date" in desk.get(page_of(row)).content.decode()
    shown = desk.get(page_of(other))
    assert shown.status_code == 200
    assert "“soon”" not in shown.content.decode()


def test_another_persons_unfinished_import_is_unknown(desk):
    row = a_file(by=an_editor())
    begin(row)
    assert desk.get(page_of(row)).status_code == 404
    assert not desk.get(reverse("admin:events_event_imports")).context["rows"]
    told = desk.post(reverse("admin:events_event_import_again", args=[row.pk]), follow=True).content.decode()
    assert "Its file is gone" in told


def test_the_page_of_one_that_goes_on_says_how_far_it_is(desk):
    row = a_file(by=mine())
    begin(row)
    assert "It waits for the worker" in desk.get(page_of(row)).content.decode()
    FileImport.objects.update(state="running")
    with held(row.progress_file) as say:
        assert "being looked over" in desk.get(page_of(row)).content.decode()
        say(250, 1000)
        shown = desk.get(page_of(row)).content.decode()
        assert 'max="1000" value="250"' in shown
        assert "250 of 1000 rows are done" in shown
        assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in shown


def test_one_that_broke_off_says_so_and_is_begun_again_by_its_button(desk):
    row = a_file(by=mine(), state="running")
    shown = desk.get(page_of(row)).content.decode()
    assert "It broke off before its end" in shown
    again = reverse("admin:events_event_import_again", args=[row.pk])
    assert f'action="{again}"' in shown
    assert "It waits for the worker" in desk.post(again, follow=True).content.decode()
    run.call(row.pk, "en")
    assert Event.objects.count() == 1


def test_taken_back_it_says_so_and_what_stayed(desk):
    row = imported(publish=False)
    desk.post(reverse("admin:events_event_undo_import", args=[row.batch]))
    assert "It was taken back." in desk.get(page_of(row)).content.decode()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Undo the import"), ("fr", "Annuler l’import"), ("ar", "التراجع عن الاستيراد")]
)
def test_the_button_that_takes_it_back_names_what_it_does(desk, language, words):
    address = reverse("admin:events_event_undo_import", args=[imported(publish=False).batch])
    page = desk.get(address, headers={"Accept-Language": language}).content.decode()
    assert f'<input type="submit" class="default" value="{words}">' in page


def test_many_events_are_taken_back_in_the_background(desk, monkeypatch):
    monkeypatch.setattr(undoing, "MOST", 0)
    row = imported(by=mine(), publish=True)
    address = reverse("admin:events_event_undo_import", args=[row.batch])
    assert '<textarea name="public_reason" cols="40" rows="2" autofocus' in desk.get(address).content.decode()
    assert "This field is required" in desk.post(address).content.decode()
    reason = {"public_reason": "Each row was there twice."}
    told = desk.post(address, reason, follow=True).content.decode()
    assert "Its being taken back waits for the worker" in told
    assert "public_reason" not in told
    assert "Its being taken back waits for the worker" in desk.get(page_of(row)).content.decode()
    desk.post(address, reason)
    task = DBTaskResult.objects.get(task_path=take_back.module_path)
    assert Event.objects.count() == 1
    with held_for_undoing(row.batch) as say:
        DBTaskResult.objects.filter(pk=task.pk).update(status="RUNNING")
        assert "It is being taken back, which may take some minutes." in desk.get(address).content.decode()
        assert "data-goes-on" in desk.get(page_of(row)).content.decode()
        say(1000, 1200)
        for page in (address, page_of(row)):
            shown = desk.get(page).content.decode()
            assert "1000 of 1200 events are taken back." in shown
            assert 'max="1200" value="1000"' in shown
    take_back.call(*task.args_kwargs["args"])
    DBTaskResult.objects.filter(pk=task.pk).update(status="SUCCESSFUL")
    assert not Event.objects.exists()
    assertRedirects(desk.get(address), page_of(row))
    assert "It was taken back." in desk.get(page_of(row)).content.decode()
    assert "Each row was there twice." in desk.get("/en/conflict/events/mine-1/").content.decode()


@pytest.mark.parametrize(("most", "title"), [(1, "Talks"), (0, "Corrected")])
def test_a_few_events_are_as_before_at_once_and_many_by_the_worker(desk, monkeypatch, most, title):
    monkeypatch.setattr(undoing, "MOST_RESTORED", most)
    take({"id": "1"}, publish=False)
    counts, _told = take({"id": "1", "title": "Corrected"}, publish=False)
    desk.post(reverse("admin:events_event_undo_import", args=[counts.batch]))
    assert (Event.objects.get().title_en, DBTaskResult.objects.count()) == (title, 1 - most)


def test_why_an_import_cannot_be_taken_back_in_the_background_stands_on_its_pages(desk):
    row = imported(by=mine(), publish=True)
    take_back.call(row.batch, mine().pk, "…", "en")
    for address in (page_of(row), reverse("admin:events_event_undo_import", args=[row.batch])):
        assert "It could not be taken back: Readers see this change" in desk.get(address).content.decode()
    take_back.call(row.batch, an_outsider().pk, "Each row was there twice.", "en")
    assert "Who asked for it may not take it back any more." in desk.get(page_of(row)).content.decode()
    assert Event.objects.count() == 1


def an_administrator() -> User:
    give_role(mine(), ADMINISTRATORS)
    return mine()


def confirm(desk, row: FileImport, **sent) -> FileImport:
    desk.post(reverse("admin:events_event_import_confirmed", args=[row.pk]), sent)
    row.refresh_from_db()
    return row


def test_the_import_is_of_who_confirms_it_whoever_chose_the_file_and_who_does_publishes_nothing_alone(desk):
    administrator, editor = an_administrator(), an_editor()
    a_conflict(second_reader=True)
    row = a_file(by=editor)
    desk.get(reverse("admin:events_event_import_file", args=[row.pk]))
    assert confirm(desk, row, **{"cell-2-4": "By the administrator"}).by == administrator
    event = Event.objects.get()
    assert event.title_en == "By the administrator"
    with pytest.raises(ValidationError, match="nobody publishes alone"):
        publish(event, by=administrator)
    publish(event, by=editor)


def test_in_the_background_too_it_is_of_who_confirms_it(desk, monkeypatch):
    monkeypatch.setattr(importing, "MOST_ROWS", 1)
    administrator, row = an_administrator(), a_file(by=an_editor())
    assert (confirm(desk, row).state, row.by) == ("waiting", administrator)


def test_only_what_failed_is_begun_again_and_as_the_import_of_who_does(desk):
    administrator, chosen, failed = an_administrator(), a_file(by=an_editor()), a_file(by=an_editor(), state="failed")
    for row in (chosen, failed):
        desk.post(reverse("admin:events_event_import_again", args=[row.pk]))
        row.refresh_from_db()
    assert (chosen.state, chosen.by) == ("chosen", an_editor())
    assert (failed.state, failed.by) == ("waiting", administrator)


def test_who_imported_drafts_publishes_none_alone_where_a_second_person_is_asked_for_since(desk):
    imported(by=mine())
    conflict = a_conflict()
    conflict.second_reader = True
    conflict.save()
    with pytest.raises(ValidationError, match="nobody publishes alone"):
        publish(Event.objects.get(), by=mine())
    publish(Event.objects.get(), by=an_editor())
    assert Event.objects.get().revisions.order_by("number").first().by == mine()


@pytest.mark.parametrize("status", ["FAILED", "RUNNING"])
def test_of_an_undo_whose_worker_was_lost_both_pages_say_that_it_failed_and_it_can_be_asked_again(desk, status):
    row = imported(by=mine(), publish=True)
    begin_undo(row.batch, mine(), "Each row was there twice.")
    DBTaskResult.objects.filter(task_path=take_back.module_path).update(status=status, started_at=long_ago())
    for address in (page_of(row), reverse("admin:events_event_undo_import", args=[row.batch])):
        shown = desk.get(address).content.decode()
        assert "Taking it back failed, and nothing was done" in shown
        assert "data-goes-on" not in shown
    assert 'name="public_reason"' in shown
    begin_undo(row.batch, mine(), "Each row was there twice.")
    assert DBTaskResult.objects.filter(task_path=take_back.module_path).count() == 2


def test_what_no_worker_takes_says_so_and_what_to_do(desk):
    row, done = a_file(by=mine()), imported(by=mine())
    begin(row)
    begin_undo(done.batch, mine(), "Each row was there twice.")
    undo = reverse("admin:events_event_undo_import", args=[done.batch])
    told = "no worker has taken it: ask those who run this site to start the service timeline-worker"
    for address in (page_of(row), undo, page_of(done)):
        assert told not in desk.get(address).content.decode()
    DBTaskResult.objects.update(enqueued_at=long_ago())
    for address in (page_of(row), undo, page_of(done)):
        shown = desk.get(address).content.decode()
        assert told in shown
        assert "data-goes-on" in shown


def test_what_waits_while_a_worker_is_at_another_task_is_not_called_left(desk):
    row, other = a_file(by=mine()), a_file(by=mine())
    begin(row)
    begin(other)
    DBTaskResult.objects.update(enqueued_at=long_ago())
    newest_task(run.module_path, other.pk).claim("a-worker")
    DBTaskResult.objects.filter(status="RUNNING").update(started_at=long_ago())
    assert "no worker has taken it" in desk.get(page_of(row)).content.decode()
    with held(other.progress_file):
        assert "It waits for the worker" in desk.get(page_of(row)).content.decode()
    DBTaskResult.objects.filter(status="RUNNING").update(status="SUCCESSFUL", finished_at=timezone.now())
    assert "It waits for the worker" in desk.get(page_of(row)).content.decode()


@pytest.mark.parametrize("status", ["FAILED", "RUNNING", "SUCCESSFUL"])
def test_one_that_waits_and_whose_task_was_lost_can_be_begun_again(desk, status):
    row = a_file(by=mine())
    begin(row)
    DBTaskResult.objects.update(status=status, started_at=timezone.now() - timedelta(minutes=1))
    assert "It broke off before its end" in desk.get(page_of(row)).content.decode()
    assert begin(row)


def test_its_page_leads_from_its_events_to_those_that_may_have_been_there_before(desk):
    before = an_event("article", title_en="One", date="2022-04-13", kind=a_kind("talks"))
    row = imported(by=mine())
    event = Event.objects.get(import_batch=row.batch)
    page = desk.get(page_of(row)).content.decode()
    assert "1 of these events may be one that was there before." in page
    assert f'href="{reverse("admin:events_event_merge", args=[before.pk])}?other={event.pk}"' in page
