import pytest
from django.utils import translation
from hypothesis import settings

from events.datewords import months_of

# CI machines stall now and then: a slow example is not a failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def the_language_is_put_back():
    """A page leaves its language to the thread; the next test starts in the default one."""
    yield
    translation.deactivate()
    months_of.set("")
