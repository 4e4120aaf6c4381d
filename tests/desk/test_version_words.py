"""What the program itself gave as the reason of a version is told in the language of the desk."""

import pytest
from django.urls import reverse
from django.utils import translation

from events.desk.version_words import reason_in_words
from events.record.door import change
from events.record.verbs import undo
from tests.factories import a_draft


@pytest.mark.parametrize(
    ("reason", "lang", "told"),
    [
        ("Imported: UCDP", "ar", "استيراد: UCDP"),
        ("Imported: UCDP", "fr", "Import\u00a0: UCDP"),
        ("Imported: UCDP", "en", "Imported: UCDP"),
        ("Import of a.csv", "ar", "استيراد a.csv"),
        ("Undid version 3", "ar", "تراجُع عن النسخة 3"),
        ("Undid versions 3–5", "fr", "Versions 3–5 annulées"),
        ("Undid action-1f", "ar", "تراجُع عن action-1f"),
        ("The date of article 7 was corrected", "ar", "صُحِّح تاريخ المقال 7"),
        ("Undid a slip of mine", "ar", "Undid a slip of mine"),
    ],
)
def test_by_its_form(reason, lang, told):
    with translation.override(lang):
        assert reason_in_words(reason) == told


@pytest.mark.django_db
def test_in_the_history_of_an_event(desk):
    event = a_draft()
    with change([event.pk], by=None) as door:
        door.event.notes = "A slip"
        door.event.save()
    undo(event, event.revisions.latest("number"), by=None)
    desk.cookies["django_language"] = "ar"
    page = desk.get(reverse("admin:events_event_history", args=[event.pk])).content.decode()
    assert "تراجُع عن النسخة" in page
    assert "Undid" not in page
