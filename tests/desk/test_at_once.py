"""Two editors at the same moment, on PostgreSQL: nothing is lost, nothing is double, and the second is told."""

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.urls import reverse

from events.intake import candidates, deciding
from events.intake.deciding import Decision
from events.models import Actor, Article, Candidate, Citation, Event, EventKind, NameMerge, Participation
from events.record import counting, names
from events.record.at_once import AT_ONCE, together, undivided
from events.record.door import change
from events.record.erasing import erase
from events.record.merging import merge
from events.record.verbs import withdraw
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor, an_event

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]
TEXT = "The Guard met envoys on 3 May 2024.\n\nEnvoys left on 4 May 2024."


@pytest.fixture(autouse=True)
def rows_are_locked():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")


class Other(threading.Thread):
    """What somebody else does meanwhile; `told` is why it was refused, "" where it was not."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.work, self.told = work, ""
        self.start()

    def run(self) -> None:
        try:
            self.work()
        except ValidationError as error:
            self.told = " ".join(error.messages)
        except Exception as error:
            self.told = repr(error)
        finally:
            connections.close_all()

    def waits(self) -> bool:
        """After a moment; for a lock."""
        self.join(0.5)
        return self.is_alive()

    def ends(self) -> str:
        self.join(10)
        assert not self.is_alive()
        return self.told


def two_cards() -> list[Candidate]:
    a_conflict(), a_kind()
    article = an_article(text=TEXT, language="en", published="2024-05-10")
    candidates.read_into_candidates(article)
    return list(article.candidates.order_by("start"))


def accept(card: Candidate, title: str, *actors: str) -> Event:
    decision = Decision(
        date=card.date, quote=card.quote, title=title, kind=EventKind.objects.get(), new_actors=actors
    )
    return deciding.accept(Candidate.objects.get(pk=card.pk), decision, a_conflict(), by=an_editor(), publish=True)


def counts_are_right() -> bool:
    return not any(counting.wrong(event.conflict) for event in Event.objects.all())


def test_of_two_who_change_events_in_different_orders_the_second_waits_for_the_first():
    events = [an_event(), an_event()]
    ids = [event.pk for event in events]

    def withdrawn(order: list[Event]) -> None:
        with together(event.pk for event in order):
            for event in order:
                withdraw(event, by=None, public_reason="Wrong.")

    with together(ids):
        withdraw(events[1], by=None, public_reason="Wrong.")
        other = Other(lambda: withdrawn(list(Event.objects.order_by("-pk"))))
        assert other.waits()
        withdraw(events[0], by=None, public_reason="Wrong.")
    assert other.ends() == ""
    assert Event.objects.filter(status="withdrawn").count() == 2
    assert counts_are_right()


def test_events_that_are_changed_together_tell_the_counts_when_the_last_is_done():
    mine, theirs = an_event(actors=[an_actor("army")]), an_event()
    with together([mine.pk]):
        withdraw(mine, by=None, public_reason="Wrong.")
        other = Other(lambda: withdraw(theirs, by=None, public_reason="Wrong."))  # the same kind, in the same year
        assert not other.waits()
    assert other.told == ""
    assert counts_are_right()


def test_two_cards_that_enter_the_same_at_once_make_one_of_it():
    first, second = two_cards()
    with undivided():
        accept(first, "Envoys met", "The Guard")
        other = Other(lambda: accept(second, "Envoys left", "The Guard"))
        assert other.waits()
    told = other.ends()
    second.refresh_from_db()
    assert (told, second.state) in [("", "accepted"), (str(AT_ONCE), "proposed")]
    if told:
        accept(second, "Envoys left", "The Guard")
    assert [event.actors.get().name_en for event in Event.objects.all()] == ["The Guard"] * 2
    assert Actor.objects.count() == 1
    assert counts_are_right()


def test_who_names_an_actor_that_is_undone_at_once_is_told_and_nothing_is_half_written():
    first, _second = two_cards()
    event = accept(first, "Envoys met", "The Guard")
    draft = a_draft()
    with undivided():
        deciding.undo({Candidate.objects.get(pk=first.pk): event.version}, event, by=None)
        other = Other(lambda: named_in(draft, Actor.objects.get()))
        assert other.waits()
    assert other.ends() == str(AT_ONCE)
    draft.refresh_from_db()
    assert (draft.version, draft.participations.count(), Actor.objects.count()) == (1, 0, 0)
    assert counts_are_right()


def named_in(event: Event, actor: Actor) -> None:
    with change([event.pk], by=None):
        Participation(event=event, actor=actor).save()


def test_an_actor_whom_somebody_merges_just_now_is_no_more_unneeded():
    first, _second = two_cards()
    event = accept(first, "Envoys met", "The Guard")
    guard, army = Actor.objects.get(), an_actor("army")
    with undivided():
        names.locked(army, guard)
        undone = Other(
            lambda: deciding.undo({Candidate.objects.get(pk=first.pk): event.version}, event, by=an_editor())
        )
        assert not undone.waits()
    assert undone.told == ""
    assert set(Actor.objects.all()) == {guard, army}


def test_a_card_of_words_that_are_erased_meanwhile_is_refused():
    first, _second = two_cards()
    with undivided():
        erase("envoys", [], [Article.objects.get()], by=None)
        quote = first.quote
        other = Other(lambda: accept(first, "They met", "The Guard"))
        assert other.waits()
    assert "removed from this source on request" in other.ends()
    assert quote == "The Guard met envoys on 3 May 2024."
    assert not Event.objects.exists()


def test_an_account_of_words_that_are_erased_meanwhile_is_refused():
    article, draft = an_article(text=TEXT, language="en"), a_draft()
    with undivided():
        erase("envoys", [], [article], by=None)
        other = Other(lambda: cite(draft, article))
        assert other.waits()
    assert "do not occur" in other.ends()
    assert not draft.citations.filter(article=article).exists()


def test_an_account_that_is_added_while_its_words_are_erased_loses_them():
    article, draft = an_article(text=TEXT, language="en"), a_draft()
    with undivided():
        cite(draft, article)
        other = Other(lambda: erase("envoys", [], [article], by=None))
        assert other.waits()
    assert other.ends() == ""
    account = draft.citations.get(article=article)
    assert "envoys" not in account.quote + account.claim_en + str(draft.revisions.last().document)


def cite(event: Event, article: Article) -> None:
    """As the event's page does."""
    with change([event.pk], by=None):
        account = Citation(event=event, article=article, quote="The Guard met envoys", claim_en="They met envoys.")
        account.full_clean()
        account.save()


def test_what_was_merged_just_now_is_led_on_by_who_merges_further():
    one, two, three = an_event("one"), an_event("two"), an_event("three")
    with undivided():
        merge(one, two, by=None, public_reason="One.")
        other = Other(lambda: merge(Event.objects.get(pk=three.pk), one, by=None, public_reason="One."))
        assert other.waits()
    assert other.ends() == ""
    assert [event.merged_into_id for event in Event.objects.order_by("pk")] == [three.pk, three.pk, None]
    assert counts_are_right()


def test_what_an_editor_saves_while_words_are_erased_stays():
    event = an_event("talks", title_en="Ali speaks")
    with change([event.pk], by=None, public_reason="More.") as door:
        other = Other(lambda: erase("Ali", [Event.objects.get()], [], by=None))
        assert other.waits()
        door.event.summary_en = "Said by Ali"
        door.event.save()
    assert other.ends() == ""
    event.refresh_from_db()
    assert (event.summary_en.count("removed on request"), event.version) == (1, 3)
    assert [version.number for version in event.revisions.order_by("number")] == [1, 2, 3]


def test_of_two_who_part_what_was_merged_the_second_is_told():
    merged = names.merge(an_actor("army"), an_actor("troops"), by=an_editor(), most=10)
    with undivided():
        names.part(merged, by=an_editor())
        other = Other(lambda: names.part(NameMerge.objects.get(), by=an_editor("another")))
        assert other.waits()
    assert other.ends() == str(names.UNDONE)
    assert {actor.slug for actor in Actor.objects.all()} == {"army", "troops"}


def test_a_claim_whose_event_is_merged_just_now_is_its_actors_again_where_it_is_then():
    troops = an_actor("troops")
    one = an_event("one", accounts=[{"date": "2024-05-03", "claim_en": "So.", "claimant": troops}], date="2024-05-03")
    two, three = an_event("two", date="2024-05-03"), an_event("three", date="2024-05-03")
    claim = one.citations.get()
    merged = names.merge(an_actor("army"), troops, by=None, most=10)
    merge(two, Event.objects.get(pk=one.pk), by=None)
    with undivided():
        merge(three, Event.objects.get(pk=two.pk), by=None)
        other = Other(lambda: names.part(merged, by=None))
        assert other.waits()
    assert other.ends() == ""
    claim.refresh_from_db()
    assert (claim.event, claim.claimant.slug) == (three, "troops")
    assert counts_are_right()


def test_of_two_who_accept_one_card_the_second_is_told_by_its_page(desk):
    card, _second = two_cards()
    address = reverse("admin:events_article_decide", args=[card.article_id, card.pk])
    prefix = f"c{card.pk}-"
    form = {"title": "Talks", "kind": "talks", "choice": card.date, "quote": card.quote, "stance": "reports"}
    sent = {"_accept": "", "conflict": "conflict", **{prefix + name: value for name, value in form.items()}}
    pages = []
    with undivided():
        accept(card, "Envoys met")
        other = Other(lambda: pages.append(desk.post(address, sent, follow=True).content.decode()))
        assert other.waits()
    assert other.ends() == ""
    assert "Another editor has decided this one meanwhile." in pages[0]
    assert Event.objects.count() == 1
