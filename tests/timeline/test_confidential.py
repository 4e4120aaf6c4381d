"""What readers could put together to find a confidential source: its number, how its dates were chosen, its day."""

import re
from importlib import import_module
from unittest.mock import Mock

import pytest
from django.apps import apps

from events.models import Event
from tests.factories import a_conflict, an_article, an_event, correct

pytestmark = pytest.mark.django_db

LISTS = ("/en/conflict/", "/en/conflict/listed/", "/en/conflict/events.html")


def test_sources_stand_in_lists_by_their_place_there_and_not_by_their_number(client):
    """By which one that was named in earlier days, or is named in the API, would be known again."""
    secret = an_article(pk=9876543, confidential=True)
    an_event("talks", accounts=[{"date": "2023-03-30"}, {"date": "2023-03-30", "article": secret}])
    for page in LISTS:
        words = client.get(page).content.decode()
        assert re.findall(r'id="source-(\d+)"', words) == ["1", "2"], page
        assert "9876543" not in words, page
    assert re.findall('href="#source-(.*?)"', words) == ["1", "2"]


WORKING = {"direction": "future", "because": "from-text", "before": "31 March", "alternatives": ["2023-04-06"]}
TOLD = ("from “31 March”", "6 April 2023", "How the date was chosen")


@pytest.mark.parametrize("confidential", [False, True])
def test_how_a_date_was_chosen_is_told_of_open_sources_alone(client, confidential):
    account = {"date": "2023-03-30", "date_as_written": "on Thursday", "working": WORKING}
    an_event("talks", accounts=[{**account, "article": an_article(confidential=confidential)}])
    for page in ("/en/conflict/events/talks/", "/en/conflict/events/talks/card/"):
        words = client.get(page).content.decode()
        assert "on Thursday" in words
        assert [told in words for told in TOLD] == [not confidential] * 3, page


@pytest.fixture
def ongoing():
    """What goes on, by an open source of 2021 and another one of 2023."""
    article = an_article(published="2023-05-07")
    accounts = [{"date": "2020-11-13/..", "article": one} for one in (an_article(published="2021-01-05"), article)]
    an_event("ceasefire", date="2020-11-13/..", accounts=accounts)
    return article


def certain_until() -> str:
    return str(Event.objects.get().core_end)


def test_what_still_goes_on_is_certain_up_to_the_newest_source_that_readers_may_know(client, ongoing):
    assert certain_until() == "2023-05-07"
    correct(ongoing, confidential=True)
    assert certain_until() == "2021-01-05"
    since = "/api/v1/conflicts/conflict/events?match=certain&from="
    assert [client.get(f"{since}{day}").json()["count"] for day in ("2021-01-05", "2021-01-06")] == [1, 0]


def test_the_migration_takes_the_days_of_confidential_sources_out_of_what_is_stored(ongoing):
    correct(ongoing, confidential=True)
    Event._base_manager.update(core_end="2023-05-07")
    conflicts = Mock()  # which had their versions in their own rows then
    then = Mock(get_model=lambda app, name: conflicts if name == "Conflict" else apps.get_model(app, name))
    import_module("events.migrations.0035_days_of_confidential_sources").take_out(then, None)
    assert certain_until() == "2021-01-05"
    conflicts._base_manager.filter.assert_called_once_with(pk__in={a_conflict().pk})
