import json

import pytest

from events.models import Event
from events.record.document import apply_document, to_document
from events.record.door import change
from tests.factories import a_draft, an_actor, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    spain, morocco = an_actor("spain"), an_actor("morocco")
    accounts = [
        {"date": "1975-11-14", "quote": "le 14 novembre", "claimant": spain, "deaths_low": 2, "locator": "p. 3"},
        {"date": "1975-11-19", "aspect": "effect", "translation_ar": "ترجمة", "article": an_article()},
    ]
    return a_draft("accords", accounts=accounts, actors=[morocco, spain], summary_ar="ملخص", notes="Check.")


def test_a_document_survives_json_and_comes_back_as_the_same_event(event):
    document = json.loads(json.dumps(to_document(event)))
    with change([event.pk], by=None) as door:
        apply_document(door.event, document)
    again = Event.objects.get(pk=event.pk)
    assert to_document(again) == document
    assert again.version == event.version


def test_a_document_makes_a_new_event_elsewhere(event):
    document = {**to_document(event), "slug": "copy"}
    for account in document["citations"]:
        account["id"] = None
    with change(by=None):
        copy = Event()
        apply_document(copy, document)
    assert copy.pk != event.pk
    assert copy.citations.count() == event.citations.count() == 2
    assert [p.actor.slug for p in copy.participations.all()] == ["morocco", "spain"]


def test_every_editable_field_of_an_event_and_its_accounts_is_in_the_document(event):
    document = to_document(event)
    for model, part in ((Event, document), (type(event.citations.first()), document["citations"][0])):
        for field in model._meta.concrete_fields:
            plain = field.name.rsplit("_", 1)[0] if field.name[-3:] in ("_ar", "_en", "_fr") else field.name
            if field.editable and field.name not in ("id", "event"):
                assert plain in part, field.name
