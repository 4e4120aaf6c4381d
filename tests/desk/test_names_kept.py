"""Who may enter no actors and places has none entered by a card: the draft keeps their names for an editor."""

import pytest
from django.urls import reverse

from events.models import Actor, Candidate, Event, Place
from events.models.roles import CONTRIBUTORS
from tests.desk.test_people import a_person
from tests.desk.test_reading import decide, page_of
from tests.desk.test_removed_names import a_card
from tests.factories import a_conflict, a_draft, a_kind, an_actor, the_groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def samir(client):
    """A contributor, who is logged in."""
    the_groups()
    a_conflict()
    a_kind("talks")
    client.user = a_person("samir", CONTRIBUTORS)
    client.force_login(client.user)
    return client


def accepted(client, card: Candidate, **fields) -> tuple[Event, str]:
    """The newest draft, and what the desk says of it."""
    sent = {"offered_place": "Oldtown", "more_actors": "The Guard, UN", **fields}
    assert decide(client, card, "accept", **sent).status_code == 302
    page = client.get(page_of(card.article)).content.decode()
    return Event.objects.order_by("pk").last(), page


def test_a_draft_keeps_in_its_notes_whom_and_what_its_contributor_may_not_enter(samir):
    un = an_actor("un", name_en="UN")
    card = a_card()
    assert "is kept in the event’s notes" in samir.get(page_of(card.article)).content.decode()
    event, page = accepted(samir, card)
    assert (event.status, event.place, list(event.actors.all())) == ("draft", None, [un])
    assert event.notes == "Named in the source, and not entered yet: Oldtown, The Guard."
    assert "Kept in the notes, for an editor to enter: Oldtown, The Guard." in page
    assert "Entered anew" not in page
    assert (Actor.objects.count(), Place.objects.count()) == (1, 0)


def test_so_does_an_event_of_theirs_that_gains_an_account_and_ticked_cards_do(samir):
    mine = a_draft("mine", notes="Seen twice.")
    mine.revisions.update(by=samir.user)
    accepted(samir, a_card(), event="mine", more_actors="")
    mine.refresh_from_db()
    assert mine.notes == "Seen twice.\nNamed in the source, and not entered yet: Oldtown."
    card = a_card("Envoys met in Newtown on 4 May 2024.")
    sent = {"conflict": "conflict", "_accept": "", f"c{card.pk}-along": "on", f"c{card.pk}-title": "They met"}
    sent |= {f"c{card.pk}-{name}": value for name, value in form_of(card).items()}
    several = reverse("admin:events_article_decide_several", args=[card.article_id])
    page = samir.post(several, sent, follow=True).content.decode()
    assert "Kept in the notes, for an editor to enter: Newtown." in page
    assert Place.objects.count() == 0


def form_of(card: Candidate) -> dict[str, str]:
    return {
        "kind": "talks",
        "choice": card.date,
        "quote": card.quote,
        "stance": "reports",
        "offered_place": "Newtown",
    }


def test_an_editors_card_enters_them(desk):
    a_conflict()
    a_kind("talks")
    event, page = accepted(desk, a_card())
    assert (event.place.name_en, event.notes) == ("Oldtown", "")
    assert {actor.name_en for actor in event.actors.all()} == {"The Guard", "UN"}
    assert "Entered anew: The Guard, UN, Oldtown." in page
