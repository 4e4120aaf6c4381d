"""The numbers of a conflict after all that editors do with it, in any order."""

import os
import random

import pytest
from django.core.exceptions import ValidationError

from events.dates import Span
from events.importing.undoing import undo_import
from events.models import Actor, Article, Batch, Citation, Event, NameMerge, Place, Tally
from events.record import counting, names
from events.record.counting import Counts
from events.record.door import Stale, change
from events.record.erasing import erase
from events.record.verbs import move_account, restore
from events.record.words import kept as has_words
from tests.factories import a_conflict, a_kind, an_actor, an_article, correct
from tests.record.test_counting import DATES, do

NIGHTLY = os.environ.get("NIGHTLY") == "1"
STEPS = 1000 if NIGHTLY else 60
OF_EVENTS = ["make", "publish", "date", "kind", "withdraw", "undo", "account", "merge", "split", "import"]
MORE = ["take back", "erase", "actors", "place", "explain", "move", "restore", "hide", "names", "part", "elsewhere"]


def do_more(what: str, chance: random.Random) -> None:
    """What test_counting does not do; raises where there is nothing to do it with."""
    event = chance.choice(Event.objects.filter(merged_into=None).order_by("pk"))
    match what:
        case "take back":
            undo_import(chance.choice(Batch.objects.order_by("pk")).batch, by=None, public_reason="A mistake.")
        case "erase":
            erase(chance.choice(["It says so", "Talks", event.title_en]), [event], [], by=None)
        case "actors":
            with change([event.pk], by=None) as door:
                door.event.actors.set(chance.sample([*Actor.objects.order_by("pk")], 2))
        case "place" | "explain" | "elsewhere":
            with change([event.pk], by=None) as door:
                if what == "place":
                    door.event.place = chance.choice([None, *Place.objects.order_by("pk")])
                elif what == "explain":
                    door.event.disagreement_explained = not door.event.disagreement_explained
                else:
                    door.event.conflict = a_conflict(chance.choice(["conflict", "other"]))
                door.event.save()
        case "move":
            account = chance.choice(Citation.objects.order_by("pk"))
            move_account(account, event, by=None)
        case "restore":
            restore(event, chance.choice(event.revisions.order_by("pk")), by=None, date_reason="So.")
        case "hide":
            source = chance.choice(Article.objects.order_by("pk"))
            correct(source, confidential=not source.confidential)
        case "names":
            names.merge(*chance.sample([*Actor.objects.order_by("pk")], 2), by=None, most=1000)
        case "part":
            names.part(chance.choice(NameMerge.objects.order_by("pk")), by=None)


@pytest.mark.django_db
def test_numbers_terms_and_words_are_right_after_a_thousand_random_changes():
    chance = random.Random(os.environ["KILL_SEED"] if NIGHTLY else "1")
    for number in range(4):
        a_kind(f"k{number}")
        an_actor(f"actor-{number}")
        Place.objects.create(slug=f"place-{number}", name_en=f"Place {number}")
        an_article(title=f"Source {number}")
    done = 0
    for step in range(STEPS):
        what = chance.choice([*OF_EVENTS, "make", "publish", *MORE])
        try:
            if what in MORE:
                do_more(what, chance)
            else:
                do(what, chance.randrange(1000), chance.choice(DATES))
            done += 1
        except (ValidationError, Stale, IndexError, ValueError):
            pass  # refused, or there is nothing yet to do it with: nothing was written
        if step % 40 == 0 or step + 1 == STEPS:
            wrong = {slug: counting.wrong(a_conflict(slug)) for slug in ("conflict", "other")}
            assert wrong == {"conflict": 0, "other": 0}, (step, what)
    assert done > STEPS / 2
    for slug in ("conflict", "other"):
        conflict = a_conflict(slug)
        events = Event.objects.published().of(conflict)
        assert Counts(conflict).total() == events.count()
        span = Span(None, events.order_by("-earliest").values_list("earliest", flat=True).first())
        assert sum(Counts(conflict).possibly_in(span).values()) == events.possibly_in(span).count()
        public = Citation.objects.published().filter(event__in=events)
        told = [counting.number_of(conflict, of) for of in (Tally.Of.ACCOUNT, Tally.Of.WORDLESS, Tally.Of.DISPUTED)]
        assert told == [public.count(), public.wordless().count(), events.disputed().count()]


@pytest.mark.django_db
def test_words_that_the_table_does_not_hold_are_found_wrong_and_mended():
    if not has_words():
        pytest.skip("this database finds words by an index of the events' own table")
    from django.db import connection

    do("make", 0, "2023")
    event = Event.objects.get()
    assert counting.wrong(event.conflict) == 0
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_words SET text = 'other' WHERE rowid = %s", [event.pk])
    assert counting.wrong(event.conflict) == 1
    counting.rebuild(event.conflict)
    assert counting.wrong(event.conflict) == 0
