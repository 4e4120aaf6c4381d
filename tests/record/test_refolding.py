import pytest
from django.core.management import call_command
from django.db import connection

from events.models import Actor, Article, Citation, Conflict, Event
from events.record import refolding
from events.record.counting import wrong
from events.record.door import change
from events.record.words import learn
from tests.factories import a_conflict, an_actor, an_article, an_event

pytestmark = pytest.mark.django_db


def spoil(*models) -> None:
    """As an older folding left them."""
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"UPDATE {model._meta.db_table} SET search_text = 'old'")


def found(query: str) -> list[str]:
    return list(Event.objects.search(query, a_conflict()).in_order().values_list("slug", flat=True))


@pytest.fixture
def two_events():
    article = an_article(title="Œuvres", text="Cœur")
    accounts = [{"date": "1991", "quote": "l’ONU", "article": article}]
    event = an_event(
        "one", title_ar="مسئول", date="1991", actors=[an_actor("morocco", aliases="المغرب")], accounts=accounts
    )
    with change([event.pk], by=None) as door:
        Citation(event=door.event, article=an_article(), claim_en="Secret").save()
    an_event("two", title_en="Ceasefire", date="1991-09-06")
    return event


def test_what_an_older_folding_left_is_found_again_and_what_is_not_public_stays_unfound(two_events):
    kept = {model: [*model.objects.order_by("pk").values()] for model in (Event, Article, Actor)}
    spoil(Event, Article, Actor)
    Article.objects.update(fingerprint="old")
    assert found("المغرب") == found("ceasefire 1991") == []
    learn(Event.objects.values_list("pk", flat=True))
    call_command("refold", verbosity=0)
    assert wrong(a_conflict()) == 0
    assert found("مسؤول المغرب onu oeuvres") == ["one"]
    assert found("ceasefire 1991") == ["two"]
    assert found("secret") == []
    assert {model: [*model.objects.order_by("pk").values()] for model in kept} == kept


def test_interrupted_it_goes_on_where_it_was(two_events, monkeypatch):
    monkeypatch.setattr(refolding, "AT_ONCE", 1)
    spoil(Event)
    for name, _last, _changed in refolding.refold():
        if name == "events":
            break
    assert (found("مسؤول"), found("ceasefire")) == (["one"], [])
    spoil(Conflict)  # which it has passed already
    assert [name for name, _last, _changed in refolding.refold()] == ["events"]
    assert found("ceasefire") == ["two"]
    assert Conflict.objects.get().search_text == "old"


def test_once_done_it_does_nothing_until_it_is_asked_again_or_folding_changes(two_events, monkeypatch):
    call_command("refold", verbosity=0)
    spoil(Event)
    assert list(refolding.refold()) == []
    call_command("refold", again=True, verbosity=0)
    assert found("ceasefire") == ["two"]
    spoil(Event)
    monkeypatch.setattr(refolding, "FOLDING", refolding.FOLDING + 1)
    call_command("refold", verbosity=0)
    assert found("ceasefire") == ["two"]


def test_readers_get_new_answers_where_something_changed(two_events):
    version = a_conflict().public_version
    call_command("refold", verbosity=0)
    assert a_conflict().public_version == version
    spoil(Event)
    call_command("refold", again=True, verbosity=0)
    assert a_conflict().public_version > version
