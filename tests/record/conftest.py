import pytest

from events.record.verbs import withdraw
from tests.factories import an_actor, an_editor, published


@pytest.fixture
def amina(db):
    return an_editor("amina")


@pytest.fixture
def withdrawn(amina):
    """Readers saw two accounts of it and an actor."""
    event = published("talks", actors=[an_actor("morocco")], accounts=[{"date": "2023-03-30"}] * 2)
    withdraw(event, by=amina, public_reason="Doubted.")
    return event


@pytest.fixture
def samir(django_user_model):
    """Who may not publish."""
    return django_user_model.objects.create_user("samir")
