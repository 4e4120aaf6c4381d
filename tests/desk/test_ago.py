"""How long since something was done, as the desk's front page tells it."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from events.templatetags.desk import ago


@pytest.mark.parametrize(
    ("lang", "minutes", "told"),
    [
        ("ar", 1, "قبل دقيقة"),
        ("ar", 2, "قبل دقيقتين"),
        ("ar", 3, "قبل 3 دقائق"),
        ("ar", 11, "قبل 11 دقيقة"),
        ("ar", 2 * 60, "قبل ساعتين"),
        ("ar", 2 * 24 * 60, "قبل يومين"),
        ("en", 2, "2 minutes ago"),
        ("fr", 2, "il y a 2 minutes"),
    ],
)
def test_two_are_a_dual_without_a_number(lang, minutes, told):
    with translation.override(lang):
        assert ago(timezone.now() - timedelta(minutes=minutes, seconds=5)).replace("\xa0", " ") == told
