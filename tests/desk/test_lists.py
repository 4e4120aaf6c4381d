"""The lists of the desk: their pages, and what stands in them unasked."""

import pytest
from django.urls import reverse

from events.desk.events import EventAdmin
from events.record.verbs import withdraw
from tests.factories import a_draft, an_event

pytestmark = pytest.mark.django_db
LIST = "admin:events_event_changelist"


def listed(desk, **asked) -> list[str]:
    return [event.slug for event in desk.get(reverse(LIST), asked).context["cl"].result_list]


def test_a_page_of_the_list_holds_its_rows_in_their_order(desk, monkeypatch):
    monkeypatch.setattr(EventAdmin, "list_per_page", 2)
    for day in (4, 1, 5, 3, 2):
        an_event(f"of-day-{day}", date=f"2023-03-0{day}")
    assert listed(desk) == ["of-day-1", "of-day-2"]
    assert listed(desk, p=2) == ["of-day-3", "of-day-4"]
    assert listed(desk, p=3) == ["of-day-5"]


def test_withdrawn_events_stand_in_the_list_when_they_are_asked_for(desk):
    gone, _kept = a_draft("gone", title_en="Undone at once"), an_event("kept")
    withdraw(gone, by=desk.user)
    assert listed(desk) == ["kept"]
    assert listed(desk, status__exact="withdrawn") == ["gone"]
    assert listed(desk, q="undone") == ["gone"]
