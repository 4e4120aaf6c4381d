import pytest
from django.contrib.auth.models import User

from events.record.verbs import withdraw
from tests.factories import a_draft, an_article, an_event

pytestmark = pytest.mark.django_db
PAGE = "/en/conflict/preview/"
ADDRESSES = [PAGE, f"{PAGE}figure/", f"{PAGE}view/", f"{PAGE}draft/", f"{PAGE}draft/card/"]


@pytest.fixture(autouse=True)
def events():
    an_event("public", title_en="Public talks")
    a_draft(
        "draft", title_en="Draft talks", date="2023-04-01", accounts=[{"date": "2023-04-01", "claim_en": "Hush."}]
    )
    a_draft("undated", title_en="Undated talks", date="")
    withdraw(an_event("gone", title_en="Gone talks"), by=None)


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_those_who_work_at_the_desk_see_a_preview(client, django_user_model, address):
    assert client.get(address).status_code == 302
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get(address).status_code == 302
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_preview_is_kept_by_no_cache(contributor, address):
    answer = contributor.get(address)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_drafts_stand_among_the_published_events_and_are_marked(contributor):
    page = contributor.get(PAGE).content.decode()
    assert "Preview:" in page
    assert {name for name in ("Public", "Draft", "Undated", "Gone") if f"{name} talks" in page} == {
        "Public",
        "Draft",
        "Undated",
    }
    assert page.count('class="badge draft"') == 2
    figure = contributor.get(f"{PAGE}figure/").content.decode()
    assert "✎ Draft talks" in figure
    assert "In preparation" in figure
    assert "✎ Public talks" not in figure


def test_an_account_that_is_not_public_is_marked_and_of_a_confidential_source_shown_to_those_named_on_it(contributor):
    secret = an_article(title="Whistle", confidential=True)
    a_draft("leak", accounts=[{"date": "2023", "article": secret, "claim_en": "It leaked."}])
    assert "It leaked." not in contributor.get(f"{PAGE}leak/").content.decode()
    secret.known_to.add(User.objects.get(username="samir"))
    page = contributor.get(f"{PAGE}leak/").content.decode()
    assert "It leaked." in page
    assert "not public yet" in page
    assert "Whistle" not in page  # as readers would see it


def test_a_drawn_view_of_the_preview_holds_drafts_and_the_readers_one_does_not(contributor):
    query = "?view=2023-03-30/2023-04-02&width=1000"
    preview = contributor.get(f"{PAGE}view/{query}").json()
    public = contributor.get(f"/en/conflict/view/{query}").json()
    assert (preview["said"], "Draft talks" in preview["drawing"]) == (
        "3 events in view",
        True,
    )  # one is not dated yet
    assert (public["said"], "Draft talks" in public["drawing"], "Public talks" in public["drawing"]) == (
        "1 event in view",
        False,
        True,
    )


@pytest.mark.parametrize("query", ["view=nonsense", "width=1"])
def test_a_broken_view_of_the_preview_is_refused_with_its_reason(contributor, query):
    answer = contributor.get(f"{PAGE}view/?{query}")
    assert answer.status_code == 400
    assert answer.json()["reason"]


@pytest.mark.parametrize("query", ["from=nonsense", "view=nonsense", "width=1"])
def test_a_broken_query_of_the_preview_is_refused_with_its_reason(contributor, query):
    answer = contributor.get(f"{PAGE}figure/?{query}")
    assert answer.status_code == 400
    assert answer.json()["reason"]


def test_no_public_address_shows_a_draft_because_of_a_parameter(client):
    for address in ("/en/conflict/?", "/api/v1/conflicts/conflict/events?", "/en/conflict/events.csv?"):
        for query in ("preview=1", "drafts=1", "_drafts=1", "status=draft"):
            assert "Draft talks" not in client.get(address + query).getvalue().decode()
