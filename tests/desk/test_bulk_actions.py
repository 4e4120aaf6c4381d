import re

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.urls import reverse

from events.desk import actions
from events.models import Event, Revision
from events.record import at_once, verbs
from events.record.at_once import AT_ONCE
from events.record.door import change
from tests.factories import a_draft, an_event

pytestmark = pytest.mark.django_db
ACTIONS = ("publish_selected", "send_selected_to_review")


def done_to_all(desk, action: str) -> str:
    """As after “Select all”, when the list shows but the first of them."""
    first = Event.objects.earliest("pk").pk
    data = {"action": action, "_selected_action": [first], "select_across": "1"}
    return desk.post(reverse("admin:events_event_changelist"), data, follow=True).content.decode()


@pytest.mark.parametrize("action", ACTIONS)
def test_more_events_than_a_request_carries_are_refused_in_one_sentence_before_anything_is_done(
    desk, monkeypatch, action
):
    monkeypatch.setattr(actions, "MOST", 2)
    for _ in range(3):
        a_draft()
    told = done_to_all(desk, action)
    assert "At most 2 events are changed at once, and 3 are chosen: nothing was changed." in told
    assert set(Event.objects.values_list("status", "version")) == {("draft", 1)}


def test_as_many_as_it_carries_are_done(desk, monkeypatch):
    monkeypatch.setattr(actions, "MOST", 3)
    for _ in range(3):
        a_draft()
    assert "3 events were changed." in done_to_all(desk, "publish_selected")
    assert Event.objects.published().count() == 3


def test_one_that_breaks_off_leaves_nothing_half_seen(desk, monkeypatch):
    for _ in range(3):
        a_draft()
    done = []

    def breaks_at_the_third(event, **terms):
        if len(done) == 2:
            raise OperationalError("database is locked")
        verbs.change_status(event, "published", terms["by"], "", "")
        done.append(event)

    monkeypatch.setattr(verbs, "publish", breaks_at_the_third)
    desk.raise_request_exception = False
    address = reverse("admin:events_event_changelist")
    chosen = {"action": "publish_selected", "_selected_action": [event.pk for event in Event.objects.all()]}
    assert desk.post(address, chosen).status_code == 503
    assert len(done) == 2
    assert not Event.objects.published().exists()


@pytest.mark.parametrize("action", ["publish_selected", "undo"])
def test_what_meets_another_change_at_its_end_says_so_and_is_not_done(desk, monkeypatch, action):
    event = a_draft()
    batch = "action-1"
    with change([event.pk], by=desk.user, batch=batch) as door:
        door.event.title_en = "Mine"
        door.event.save()

    def refused(endings):
        raise ValidationError(AT_ONCE)

    monkeypatch.setattr(at_once, "end_all", refused)
    if action == "undo":
        page = desk.post(reverse("admin:events_event_undo", args=[batch]), follow=True).content.decode()
    else:
        page = done_to_all(desk, action)
    assert "Nothing of yours was written: do it again." in page
    event.refresh_from_db()
    assert (event.status, event.title_en, event.version) == ("draft", "Mine", 2)


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("withdraw_selected", "Write the reason told to readers: nothing"),
        ("assign_selected", "Choose beside the action for whom they are."),
    ],
)
def test_what_was_ticked_and_chosen_stands_where_something_is_lacking(desk, action, told):
    first, second = an_event("first"), an_event("second")
    sent = {
        "action": action,
        "_selected_action": [second.pk],
        "index": "0",
        "select_across": "0",
        "reason": "A slip.",
    }
    answer = desk.post(reverse("admin:events_event_changelist"), sent)
    page = answer.content.decode()
    assert told in page
    boxes = re.findall(r'<input [^>]*name="_selected_action"[^>]*>', page)
    ticked = {re.search(r'value="(\d+)"', box)[1]: "checked" in box for box in boxes}
    assert ticked == {str(first.pk): False, str(second.pk): True}
    assert re.findall(r'<option value="(\w+)" selected>', page.partition('name="action"')[2])[0] == action
    assert re.search(r'<input [^>]*name="reason"[^>]*>', page)[0].count('value="A slip."') == 1
    assert set(Event.objects.values_list("status", flat=True)) == {"published"}


def test_what_was_withdrawn_is_told_as_that(desk):
    event = an_event("first")
    sent = {"action": "withdraw_selected", "_selected_action": [event.pk], "public_reason": "It did not happen."}
    page = desk.post(reverse("admin:events_event_changelist"), sent, follow=True).content.decode()
    assert "1 event was withdrawn." in page
    assert "changed." not in page


def test_what_was_done_to_more_events_than_a_request_carries_is_undone_in_parts(desk, monkeypatch):
    """Loading the seeds is such a batch: all of its events at once held the processor for more than five seconds."""
    events = [a_draft() for _ in range(3)]
    done_to_all(desk, "publish_selected")
    monkeypatch.setattr(actions, "MOST", 2)
    page = reverse("admin:events_event_undo", args=[Revision.objects.latest("pk").batch])
    told = "At most 2 events are changed at once. These are the first of 3; the others follow by another press."
    assert told in desk.get(page).content.decode()
    statuses = []
    for _press in range(2):
        answer = desk.post(page)
        statuses.append([Event.objects.get(pk=event.pk).status for event in events])
        assert (answer.url == page) is (len(statuses) == 1)
        if answer.url == page:
            shown = desk.get(page).content.decode()
            assert [f"/{event.pk}/history/" in shown for event in events] == [False, False, True]
            assert "These are the first" not in shown
    assert statuses == [["draft", "draft", "published"], ["draft"] * 3]
