import pytest
from django.db import OperationalError
from django.urls import reverse

from events.desk import actions
from events.models import Event
from events.record import verbs
from tests.factories import a_draft

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
