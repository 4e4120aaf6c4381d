import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from events.importing.background import take_back
from events.importing.undoing import undo_import
from events.models import Actor, Article, Batch, Citation, DataSet, Event, Overwritten, RetractedAddress
from events.record import counting
from events.record.door import change
from events.record.erasing import erase
from events.record.merging import merge
from events.record.names import merge as merge_names
from events.record.removing import remove
from events.record.verbs import publish, send_to_review, withdraw
from tests.factories import a_conflict, a_draft, an_editor, an_event
from tests.importing.test_files import a_file
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db


def edit(source_id: str, title: str) -> None:
    with change([Event.objects.get(source_id=source_id).pk], by=None) as door:
        door.event.title_en = title
        door.event.save()


def titles() -> dict[str, str]:
    return dict(Event.objects.order_by("pk").values_list("source_id", "title_en"))


def test_what_an_import_made_is_gone_and_what_an_editor_touched_since_stays():
    found, _told = take({"id": "1", "actors": "Morocco"}, {"id": "2"})
    edit("2", "By an editor")
    done = undo_import(found.batch, by=None, public_reason="A mistake.")
    assert (done.deleted, done.restored, [event.title_en for event in done.left]) == (1, 0, ["By an editor"])
    assert titles() == {"2": "By an editor"}
    assert Citation.objects.count() == 1
    assert counting.wrong(a_conflict()) == 0


def test_what_was_taken_back_is_not_taken_back_again_and_its_reason_stays(client):
    found, _told = take({"id": "1"}, {"id": "2"})
    edit("2", "By an editor")
    undone(found.batch)
    with pytest.raises(ValidationError, match="was undone already"):
        undo_import(found.batch, by=None, public_reason="Another reason.")
    assert [batch.public_reason for batch in Batch.objects.exclude(public_reason="")] == ["Each row was there twice."]
    assert notice(client) == (410, True)


def test_what_an_import_changed_is_as_before_and_each_import_stands_in_the_history():
    take({"id": "1", "title": "First", "actors": "Morocco"})
    found, _told = take({"id": "1", "title": "Second", "actors": "Algeria"})
    event = Event.objects.get()
    assert [r.document["title"]["en"] for r in event.revisions.order_by("number")] == ["First", "Second"]
    assert event.version == 2
    done = undo_import(found.batch, by=None, public_reason="A mistake.")
    assert (done.deleted, done.restored, done.left) == (0, 1, [])
    event.refresh_from_db()
    assert (event.title_en, event.version, event.actors.get().slug) == ("First", 3, "morocco")
    assert counting.wrong(a_conflict()) == 0


def test_a_corrected_file_is_taken_after_an_import_was_undone():
    take({"id": "1", "title": "First"})
    found, _told = take({"id": "1", "title": "Second"}, {"id": "2"})
    undo_import(found.batch, by=None, public_reason="A mistake.")
    again, _told = take({"id": "1", "title": "Second"}, {"id": "2"})
    assert (again.created, again.updated, again.edited) == (1, 1, 0)
    assert titles() == {"1": "Second", "2": "Talks"}


def test_an_import_anew_over_what_an_editor_has_open_is_seen_when_the_editor_saves(desk):
    take({"id": "1", "title": "First"})
    event = Event.objects.get()
    opened = desk.get(reverse("admin:events_event_change", args=[event.pk]))
    take({"id": "1", "title": "Second"})
    form = opened.context["adminform"].form
    sent = {name: form.initial.get(name) or "" for name in form.fields} | {"base_version": "1", "title_en": "Mine"}
    sent |= {"citations-TOTAL_FORMS": 0, "citations-INITIAL_FORMS": 0}
    sent |= {"participations-TOTAL_FORMS": 0, "participations-INITIAL_FORMS": 0}
    met = desk.post(reverse("admin:events_event_change", args=[event.pk]), sent)
    assert "Second" in met.content.decode()
    event.refresh_from_db()
    assert event.title_en == "Second"


def test_the_command_says_what_it_took_back_and_which_import_it_does_not_know(capsys):
    found, _told = take({"id": "1"}, {"id": "2"})
    edit("2", "By an editor")
    call_command("undo_import", found.batch, reason="A mistake.")
    told = capsys.readouterr().out
    assert "1 deleted, 0 as before, 1 left" in told
    assert "left, as an editor changed it: /en/conflict/events/mine-2/" in told
    with pytest.raises(CommandError, match="no event of the import"):
        call_command("undo_import", "import-nonsense")


def test_at_the_desk_the_undoing_is_shown_before_it_is_done(desk):
    found, _told = take({"id": "1"}, {"id": "2"})
    edit("2", "By an editor")
    address = reverse("admin:events_event_undo_import", args=[found.batch])
    shown = desk.get(address).content.decode()
    assert "1 event that it made" in shown
    assert "By an editor" in shown
    assert 'value="Undo the import"' in shown
    assert len(titles()) == 2
    told = desk.post(address, {"public_reason": "A mistake."}, follow=True).content.decode()
    assert "1 deleted, 0 as before, 1 left" in told
    assert titles() == {"2": "By an editor"}
    kept = reverse("admin:events_event_change", args=[Event.objects.get().pk])
    after = desk.get(address).content.decode()
    assert f'<li><a href="{kept}">By an editor</a>: an editor changed it</li>' in after
    assert 'value="Undo the import"' not in after
    assert desk.get(reverse("admin:events_event_undo_import", args=["import-none"])).status_code == 404


def test_who_may_not_import_undoes_no_import(contributor):
    found, _told = take({"id": "1"})
    assert contributor.post(reverse("admin:events_event_undo_import", args=[found.batch])).status_code == 403
    assert titles() == {"1": "Talks"}


def test_the_deaths_that_order_events_are_as_before_too():
    take({"id": "1", "best": "90"})
    second, _told = take({"id": "1", "best": "12"})
    assert Event.objects.get().weight == 12
    undo_import(second.batch, by=None, public_reason="A mistake.")
    assert (Event.objects.get().weight, Event.objects.get().citations.get().deaths_best) == (90, 90)


def test_what_an_editor_changed_is_not_deleted_whoever_asks_the_door():
    take({"id": "1"})
    edit("1", "By an editor")
    with pytest.raises(ValidationError, match="withdrawn, never deleted"), change(by=None) as door:
        door.remove([Event.objects.get().pk])
    assert Event.objects.get().title_en == "By an editor"


def test_imports_are_taken_back_one_after_the_other():
    first, _told = take({"id": "1", "title": "First"}, {"id": "2"})
    second, _told = take({"id": "1", "title": "Second"}, {"id": "2"})
    assert undo_import(second.batch, by=None, public_reason="A mistake.").restored == 1
    assert undo_import(first.batch, by=None, public_reason="A mistake.").deleted == 2
    assert not Event.objects.exists()
    assert counting.wrong(a_conflict()) == 0


def test_an_event_into_which_another_was_merged_is_left():
    outcome, _told = take({"id": "1"})
    empty = a_draft("empty", accounts=[])
    merge(Event.objects.get(source_id="1"), empty, by=None)
    undone = undo_import(outcome.batch, by=None, public_reason="A mistake.")
    assert (undone.deleted, [event.source_id for event in undone.left]) == (0, ["1"])


@pytest.mark.parametrize("worker", [True, False])
@pytest.mark.parametrize("known", [True, False])
def test_an_actor_that_was_removed_since_comes_back_and_of_whom_nothing_is_known_it_is_told(desk, known, worker):
    take({"id": "1", "actors": "Morocco"})
    outcome, _told = take({"id": "1", "actors": "Algeria"})
    row = a_file(batch=outcome.batch, state="done", by=an_editor())
    morocco = Actor.objects.filter(slug="morocco")
    remove(morocco) if known else morocco.delete()
    if worker:
        take_back.call(outcome.batch, row.by.pk, "A mistake.", "en")
        page = desk.get(reverse("admin:events_event_imported", args=[row.pk])).content.decode()
    else:
        address = reverse("admin:events_event_undo_import", args=[outcome.batch])
        page = desk.post(address, {"public_reason": "A mistake."}, follow=True).content.decode()
    assert ("It was taken back." in page) is worker
    assert ("Gone since, and so not brought back: “morocco”." in page) != known
    assert [actor.slug for actor in Event.objects.get().actors.all()] == ["morocco"] * known


def stands() -> tuple[str, str]:
    """The data set's version, and the title of the file's source that bears none in its short name."""
    title = Article.objects.filter(slug="mine-file").values_list("title", flat=True).first()
    return DataSet.objects.get().version, title or ""


def test_the_version_of_the_data_set_is_as_before_the_import_that_is_taken_back():
    take({"id": "1", "title": "First"}, version="1")
    second, _told = take({"id": "1", "title": "Second"}, version="2")
    version = a_conflict().public_version
    undo_import(second.batch, by=None, public_reason="A mistake.")
    assert DataSet.objects.get().version == "1"
    assert str(Event.objects.get().data_set) == "Mine 1"
    assert Event.objects.get().conflict.public_version > version


def test_the_title_of_the_files_source_is_as_before_too():
    take({"id": "1", "title": "First"}, file_name="march.csv")
    second, _told = take({"id": "1", "title": "Second"}, file_name="april.csv")
    assert stands() == ("", "Mine (april.csv)")
    undo_import(second.batch, by=None, public_reason="A mistake.")
    assert stands() == ("", "Mine (march.csv)")


def test_what_a_newer_import_set_stays_and_goes_back_past_the_undone_one():
    take({"id": "1"}, version="1")
    second, _told = take({"id": "2"}, version="2")
    third, _told = take({"id": "3"}, version="3")
    undo_import(second.batch, by=None, public_reason="A mistake.")
    assert DataSet.objects.get().version == "3"
    undo_import(third.batch, by=None, public_reason="A mistake.")
    assert DataSet.objects.get().version == "1"


def test_what_an_editor_set_since_stays():
    take({"id": "1"}, version="1")
    second, _told = take({"id": "2"}, version="2")
    DataSet.objects.update(version="2, corrected", credit="By an editor")
    undo_import(second.batch, by=None, public_reason="A mistake.")
    data_set = DataSet.objects.get()
    assert (data_set.version, data_set.credit) == ("2, corrected", "By an editor")


def test_what_an_editor_set_between_two_imports_is_what_the_second_goes_back_to():
    take({"id": "1"}, version="1")
    second, _told = take({"id": "2"}, version="2")
    DataSet.objects.update(version="By an editor")
    third, _told = take({"id": "3"}, version="3")
    undo_import(second.batch, by=None, public_reason="A mistake.")
    undo_import(third.batch, by=None, public_reason="A mistake.")
    assert DataSet.objects.get().version == "By an editor"


def test_an_import_that_set_nothing_anew_leaves_all_as_it_is():
    take({"id": "1"}, version="1")
    second, _told = take({"id": "2"}, version="1")
    assert not Overwritten.objects.exists()
    undo_import(second.batch, by=None, public_reason="A mistake.")
    assert DataSet.objects.get().version == "1"


def test_a_name_that_an_editor_gave_and_an_import_overwrote_comes_back():
    take({"id": "1"})
    DataSet.objects.update(name="Our own")
    second, _told = take({"id": "2"})
    assert stands() == ("", "Mine (mine.csv)")
    undo_import(second.batch, by=None, public_reason="A mistake.")
    assert DataSet.objects.get().name == "Our own"


def test_words_that_were_erased_do_not_come_back_with_the_title_before():
    take({"id": "1"}, file_name="jane-doe.csv")
    second, _told = take({"id": "2"}, file_name="april.csv")
    article = Article.objects.get(slug="mine-file")
    erase("jane-doe", [], [article], by=None)
    undo_import(second.batch, by=None, public_reason="A mistake.")
    article.refresh_from_db()
    assert article.title.startswith("Mine ([removed on request")


def notice(client, address: str = "/en/conflict/events/mine-1/") -> tuple[int, bool]:
    """The status of an event's page, and whether it tells why the import was taken back."""
    page = client.get(address)
    return page.status_code, "Each row was there twice." in page.content.decode()


def undone(batch: str):
    return undo_import(batch, by=None, public_reason="Each row was there twice.")


def test_where_readers_saw_an_event_of_the_import_stays_a_notice_with_the_reason(client):
    outcome, _told = take({"id": "1"})
    assert notice(client) == (200, False)
    undone(outcome.batch)
    assert notice(client) == (410, True)
    assert notice(client, "/ar/conflict/events/mine-1/") == (410, True)
    assert client.get("/api/v1/conflicts/conflict/events/mine-1").status_code == 404


def test_what_readers_never_saw_is_gone_without_a_notice_and_without_a_reason(client):
    outcome, _told = take({"id": "1"}, publish=False)
    assert undo_import(outcome.batch, by=None).deleted == 1
    assert notice(client) == (404, False)
    assert not RetractedAddress.objects.exists()
    assert not Batch.objects.exists()


@pytest.mark.parametrize("reason", ["", " ", "…"])
def test_without_a_reason_nothing_that_readers_saw_is_taken_back(reason):
    first, _told = take({"id": "1"})
    second, _told = take({"id": "1", "title": "Second"})
    with pytest.raises(ValidationError, match="Readers see this change"):
        undo_import(second.batch, by=None, public_reason=reason)
    assert titles() == {"1": "Second"}
    undone(second.batch)
    with pytest.raises(CommandError, match="Give it as --reason"):
        call_command("undo_import", first.batch, reason=reason)
    with pytest.raises(ValidationError, match="Readers see this change"), change(by=None) as door:
        door.remove([Event.objects.get().pk])
    assert titles() == {"1": "Talks"}


def test_the_desk_asks_for_the_reason_where_readers_saw_the_events_and_nowhere_else(desk, client):
    seen, _told = take({"id": "1"})
    address = reverse("admin:events_event_undo_import", args=[seen.batch])
    assert 'name="public_reason"' in desk.get(address).content.decode()
    assert "This field is required" in desk.post(address).content.decode()
    assert "say for them, in one sentence" in desk.post(address, {"public_reason": "…"}).content.decode()
    assert titles() == {"1": "Talks"}
    desk.post(address, {"public_reason": "Each row was there twice."})
    assert notice(client) == (410, True)
    draft, _told = take({"id": "2"}, publish=False)
    address = reverse("admin:events_event_undo_import", args=[draft.batch])
    assert 'name="public_reason"' not in desk.get(address).content.decode()
    desk.post(address)
    assert titles() == {}


def test_a_corrected_file_makes_the_events_anew_at_their_addresses(client):
    outcome, _told = take({"id": "1", "title": "Wrong"})
    undone(outcome.batch)
    again, _told = take({"id": "1", "title": "Right"}, publish=False)
    assert (again.created, notice(client)) == (1, (410, True))
    publish(Event.objects.get(), by=None)
    assert notice(client) == (200, False)
    undo_import(again.batch, by=None, public_reason="Not again.")
    assert "Not again." in client.get("/en/conflict/events/mine-1/").content.decode()


def test_what_an_editor_only_published_goes_too_and_readers_who_saw_it_are_told(client):
    outcome, _told = take({"id": "1"}, {"id": "2"}, {"id": "3"}, publish=False)
    publish(Event.objects.get(source_id="1"), by=None)
    send_to_review(Event.objects.get(source_id="2"), by=None)
    assert undone(outcome.batch).deleted == 3
    assert notice(client) == (410, True)
    assert notice(client, "/en/conflict/events/mine-2/") == (404, False)
    assert (Batch.objects.get().removed, Batch.objects.get().public_reason) == (1, "Each row was there twice.")


def test_names_that_an_editor_merged_since_keep_nothing_of_an_import():
    found, _told = take({"id": "1", "actors": "Morocco"}, {"id": "2", "actors": "Maroc"})
    kept, gone = Actor.objects.get(slug="morocco"), Actor.objects.get(slug="maroc")
    merge_names(kept, gone, by=None, most=300, public_reason="One state.")
    done = undone(found.batch)
    assert (done.deleted, done.left) == (2, [])
    assert counting.wrong(a_conflict()) == 0


def test_an_event_that_an_import_changed_and_an_editor_only_published_is_as_before(client):
    take({"id": "1", "title": "First"}, publish=False)
    second, _told = take({"id": "1", "title": "Second"}, publish=False)
    publish(Event.objects.get(), by=None)
    assert undone(second.batch).restored == 1
    event = Event.objects.get()
    assert (event.title_en, event.status) == ("First", "draft")
    assert notice(client) == (410, True)


def test_what_an_editor_withdrew_or_merged_stays_and_the_desk_says_why(desk):
    outcome, _told = take({"id": "1"}, {"id": "2"}, {"id": "3"})
    one, two, three = Event.objects.order_by("pk")
    withdraw(one, by=None, public_reason="It did not take place.")
    merge(two, three, by=None)
    shown = desk.get(reverse("admin:events_event_undo_import", args=[outcome.batch])).context["left"]
    assert [(event.source_id, why) for event, why in shown] == [
        ("1", "an editor withdrew it"),
        ("2", "an editor merged another event into it"),
        ("3", "an editor merged it into another"),
    ]


def test_an_import_can_be_taken_back_after_two_others_that_followed_one_another():
    first, _told = take({"id": "1", "title": "First"})
    for title in ("Second", "Third"):
        later, _told = take({"id": "1", "title": title})
        undone(later.batch)
    assert titles() == {"1": "First"}
    assert undone(first.batch).deleted == 1


def test_a_reason_and_an_address_that_hold_erased_words_are_erased_too(client):
    outcome, _told = take({"id": "jane-doe"})
    undo_import(outcome.batch, by=None, public_reason="Jane Doe asked for it.")
    kept = an_event("kept")
    erase("Jane Doe", [kept], [], by=None)
    assert "Jane" not in Batch.objects.exclude(public_reason="").get().public_reason
    assert client.get("/en/conflict/events/mine-jane-doe/").status_code == 404
