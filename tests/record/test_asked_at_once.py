"""All that a correction lacks is asked at once."""

import pytest
from django.core.exceptions import ValidationError

from events.record import verbs
from events.record.door import change
from tests.factories import an_editor, an_event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("publishing", [False, True])
@pytest.mark.parametrize(
    ("told", "fields"), [("", ["date_reason", "public_reason"]), ("The newspaper corrected it.", ["date_reason"])]
)
def test_a_correction_asks_for_both_reasons_at_once(told, fields, publishing):
    event = an_event(date="2025-10-26", accounts=[{"date": "2025-10-26", "claim_en": "So."}])
    with (
        pytest.raises(ValidationError) as refused,
        change([event.pk], by=an_editor(), public_reason=told),
    ):
        event.date = "2025-10-27"
        event.save()
        if publishing:
            verbs.publish(event, by=None)
    assert refused.value.params["fields"] == fields
    assert ("in one sentence for readers" in refused.value.messages[0]) == (not told)
