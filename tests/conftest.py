import pytest
from django.core.cache import cache
from django.utils import translation
from hypothesis import settings

from events.dates.words import months_of

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


def member(client, django_user_model, group: str):
    """The client, logged in as a new member of one of the groups, who is no superuser."""
    from django.contrib.auth.models import Group

    from events.models.roles import make_groups

    make_groups()
    user = django_user_model.objects.create_user({"Editors": "amina", "Contributors": "samir"}[group], is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


@pytest.fixture
def desk(client, django_user_model, db):
    """The client of an editor."""
    return member(client, django_user_model, "Editors")


@pytest.fixture
def contributor(client, django_user_model, db):
    """The client of a contributor."""
    return member(client, django_user_model, "Contributors")
