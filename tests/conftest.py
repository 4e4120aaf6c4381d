import pytest
from django.core.cache import cache
from django.utils import translation
from hypothesis import settings

from events.datewords import months_of

# CI machines stall now and then: a slow example is not a failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def the_language_is_put_back():
    """A page leaves its language to the thread, and answers are kept; the next test starts without."""
    cache.clear()
    yield
    translation.deactivate()
    months_of.set("")
