import pytest
from django.utils import translation

from events.text.languages import grouped


@pytest.mark.parametrize(
    ("lang", "told"), [("ar", "1\u202f234\u202f567"), ("en", "1,234,567"), ("fr", "1\u202f234\u202f567")]
)
def test_thousands_stand_apart_as_each_language_writes_them(lang, told):
    with translation.override(lang):
        assert (grouped(1_234_567), grouped(154)) == (told, "154")
