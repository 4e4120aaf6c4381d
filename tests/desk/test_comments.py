"""Working together: what colleagues say of an event, to whom it is assigned, who has it open."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from events.desk.choosing import work_on
from events.models import Comment, Event, Opened
from events.models.roles import CONTRIBUTORS
from events.record.erasing import erase
from tests.desk.test_secrets import a_person
from tests.factories import a_conflict, a_draft, published

pytestmark = pytest.mark.django_db


def say(client, event: Event, **sent):
    return client.post(reverse("admin:events_event_comment", args=[event.pk]), sent, follow=True)


def test_a_comment_stands_on_the_page_and_in_the_history_and_before_no_reader(desk, client):
    event = published()
    say(desk, event, text="Ask the <b>archive</b>")
    for name in ("change", "history"):
        shown = desk.get(reverse(f"admin:events_event_{name}", args=[event.pk])).content.decode()
        assert "Ask the &lt;b&gt;archive&lt;/b&gt;" in shown
    desk.logout()
    assert "archive" not in desk.get(event.get_absolute_url()).content.decode()
    assert "archive" not in desk.get(f"/api/v1/conflicts/conflict/events/{event.slug}").content.decode()
    assert event.revisions.count() == 2


def test_an_assigned_draft_waits_for_the_person_and_no_longer_when_it_is_done_or_anothers(desk):
    mate, other = a_person("editor", "mate"), a_person("editor", "other")
    event, seen = a_draft(), published()
    for one in (event, seen):
        say(desk, one, to=mate.pk, text="Please")
    assert set(Event.objects.assigned_to(mate)) == {event, seen}
    say(desk, event, to=other.pk)
    assert [list(Event.objects.assigned_to(user)) for user in (mate, other)] == [[seen], [event]]
    say(desk, event, done=event.comments.get(to=other).pk)
    assert not Event.objects.assigned_to(other).exists()


def test_what_is_asked_of_a_person_stands_on_their_front_page_until_they_answer(desk, client):
    """Of a published event, and at the desk of another conflict; what others are asked stands on theirs alone."""
    mate, other = a_person("editor", "mate"), a_person("contributor", "other")
    event = published("seen")
    address = reverse("admin:events_event_change", args=[event.pk]) + "#comments"
    say(desk, event, to=mate.pk, text="Is the <b>place</b> right?")
    say(desk, event, to=other.pk, text="And the date?")
    work_on(mate, a_conflict("elsewhere"))
    client.force_login(mate)

    def front() -> str:
        return client.get(reverse("admin:index")).content.decode()

    assert address in front()
    assert "Is the &lt;b&gt;place&lt;/b&gt; right?" in front()
    assert "And the date?" not in front()
    assert "Nothing waits." not in front()
    say(client, event, text="It is.")
    assert address not in front()
    client.force_login(other)
    assert "And the date?" in front()
    say(client, event, done=event.comments.get(to=other).pk)
    assert "And the date?" not in front()


def test_a_contributor_who_comments_on_a_draft_that_they_are_asked_to_write_may_go_on_with_it(desk, client):
    samir, event = a_person("contributor", "samir"), a_draft()
    say(desk, event, to=samir.pk)
    client.force_login(samir)
    say(client, event, text="By tomorrow.")
    assert list(Event.objects.changeable_by(samir)) == [event]


def test_a_contributor_changes_a_draft_of_others_that_was_assigned_to_them_and_assigns_none(desk, client):
    samir, mate = a_person("contributor", "samir"), a_person("editor", "mate")
    event = a_draft()
    assert not Event.objects.changeable_by(samir).exists()
    say(desk, event, to=samir.pk)
    assert list(Event.objects.changeable_by(samir)) == [event]
    client.force_login(samir)
    assert "assigned" in client.get(reverse("admin:index")).content.decode().lower()
    say(client, event, done=event.comments.get().pk)
    assert "Only those who may change the event assign it." in say(client, event, to=mate.pk).content.decode()
    assert not event.comments.filter(to=mate).exists()
    assert CONTRIBUTORS in samir.groups.values_list("name", flat=True)


def test_what_was_asked_is_said_to_be_done_by_the_two_it_concerns_and_by_those_who_may_change_the_event(desk, client):
    samir, event = a_person("contributor", "samir"), published()
    say(desk, event, text="For an editor")
    asked = event.comments.get()
    client.force_login(samir)
    say(client, event, done=asked.pk)
    asked.refresh_from_db()
    assert not asked.done
    Comment.objects.filter(pk=asked.pk).update(to=samir)
    say(client, event, done=asked.pk)
    asked.refresh_from_db()
    assert asked.done


@pytest.mark.parametrize("sent", [{}, {"text": ""}, {"to": "x"}, {"to": "9" * 30}, {"done": "9" * 30}])
def test_what_says_nothing_is_kept_nowhere(desk, sent):
    assert say(desk, a_draft(), **sent).status_code == 200
    assert not Comment.objects.exists()


def test_an_event_is_assigned_to_colleagues_of_the_desk_alone(desk):
    event = a_draft()
    for stranger in (User.objects.create_user("reader"), User.objects.create_user("staff", is_staff=True)):
        say(desk, event, to=stranger.pk)
    assert not Comment.objects.exists()


def test_mail_is_sent_on_request_alone(desk, settings, mailoutbox):
    settings.SENDS_MAIL = True
    mate = a_person("editor", "mate")
    User.objects.filter(pk=mate.pk).update(email="mate@example.org")
    event = a_draft()
    say(desk, event, to=mate.pk, text="Please")
    assert not mailoutbox
    say(desk, event, to=mate.pk, text="Please", mail="on")
    assert [(mail.to, f"/event/{event.pk}/change/" in mail.body) for mail in mailoutbox] == [
        (["mate@example.org"], True)
    ]


def test_who_has_an_event_open_is_told_to_the_others_until_they_left(desk, client):
    event = a_draft()
    mate = a_person("editor", "mate")
    Opened.objects.create(event=a_draft(), by=mate)
    sign = reverse("admin:events_event_open", args=[event.pk])
    assert desk.post(sign).json() == {"others": []}
    client.force_login(mate)
    assert client.post(sign).json() == {"others": ["amina"]}
    assert client.post(sign).json() == {"others": ["amina"]}
    Opened.objects.filter(by__username="amina").update(at=timezone.now() - timedelta(minutes=5))
    assert client.post(sign).json() == {"others": []}


def test_events_are_assigned_together_from_the_list_and_it_is_said_which_are_not(desk):
    mate, samir = a_person("editor", "mate"), a_person("contributor", "samir")
    drafts, seen = [a_draft(), a_draft()], published()
    sent = {"action": "assign_selected", "_selected_action": [event.pk for event in (*drafts, seen)]}
    answer = desk.post(
        reverse("admin:events_event_changelist"), {**sent, "to": mate.pk, "reason": "Dates"}, follow=True
    )
    assert "3 events are assigned to mate." in answer.content.decode()
    assert {(said.event_id, said.text) for said in Comment.objects.filter(to=mate)} == {
        (event.pk, "Dates") for event in (*drafts, seen)
    }
    answer = desk.post(reverse("admin:events_event_changelist"), {**sent, "to": samir.pk}, follow=True)
    assert "2 events are assigned to samir." in answer.content.decode()
    assert [str(told) for told in answer.context["messages"] if "samir may change drafts alone." in str(told)]
    assert {said.event_id for said in Comment.objects.filter(to=samir)} == {event.pk for event in drafts}


def test_who_is_assigned_several_gets_one_mail_of_them_where_that_is_asked(desk, mailoutbox, settings):
    settings.SENDS_MAIL = True
    mate = a_person("editor", "mate")
    mate.email = "mate@example.org"
    mate.save()
    drafts = [a_draft(), a_draft()]
    sent = {"action": "assign_selected", "_selected_action": [event.pk for event in drafts], "to": mate.pk}
    desk.post(reverse("admin:events_event_changelist"), {**sent, "reason": "Dates"})
    assert mailoutbox == []
    desk.post(reverse("admin:events_event_changelist"), {**sent, "reason": "Dates", "mail": "on"})
    mail = mailoutbox.pop()
    assert mailoutbox == []
    assert mail.to == ["mate@example.org"]
    assert mail.body.startswith("Dates\n\nhttp://")
    assert [f"/event/{event.pk}/change/" in mail.body for event in drafts] == [True, True]


def test_erasing_words_reaches_the_comments(desk):
    event = a_draft()
    say(desk, event, text="Ask Whistle Zagora again")
    assert erase("Whistle Zagora", [event], [], by=None) == 1
    assert "Zagora" not in event.comments.get().text
