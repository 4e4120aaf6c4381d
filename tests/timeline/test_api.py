import re

import plotly.graph_objects as go
import pytest

from events.importing.own_json import article_out, event_out, thing_out
from events.models import Citation, DataSet, Event, Place
from events.record.door import change
from events.record.verbs import withdraw
from tests.factories import a_conflict, a_draft, an_actor, an_article, an_event
from timeline.api import AccountOut, ActorOut, ArticleOut, DataSetOut, EventOut, KindOut, ParticipationOut, Texts

pytestmark = pytest.mark.django_db

BASE = "/api/v1/conflicts/conflict"
LIST_QUERIES = 10


def get(client, path: str, status: int = 200):
    response = client.get(path)
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"].startswith("application/json")
    return response.json()


def test_an_event_comes_with_its_accounts_and_its_date_in_words(client):
    article = an_article(title="Report", url="https://example.org/", published="2023-03-31")
    account = {"date": "2023-03-30", "date_as_written": "on Thursday", "article": article}
    an_event("talks", accounts=[account], actors=[an_actor("morocco")])
    event = get(client, f"{BASE}/events/talks")
    assert (event["date"], event["earliest"], event["latest"]) == ("2023-03-30", "2023-03-30", "2023-03-30")
    assert event["date_words"] == {"ar": "30 مارس 2023", "en": "30 March 2023", "fr": "le 30 mars 2023"}
    assert event["actors"] == [{"actor": "morocco", "role": "participant"}]
    assert event["accounts"][0]["date_as_written"] == "on Thursday"
    assert event["accounts"][0]["article"]["url"] == "https://example.org/"
    assert get(client, f"/api/v1/articles/{article.pk}") == event["accounts"][0]["article"]


def test_the_list_costs_the_same_with_one_event_and_with_five(client, django_assert_num_queries):
    for size in (1, 4):
        for number in range(size):
            claimant = an_actor(f"claimant-{size}-{number}")
            actors = [an_actor(f"actor-{size}-{number}")]
            an_event(f"event-{size}-{number}", accounts=[{"date": "2023-03-30", "claimant": claimant}], actors=actors)
        with django_assert_num_queries(LIST_QUERIES):
            get(client, f"{BASE}/events")


def test_only_what_is_published_leaves_the_api(client):
    event = an_event("seen")
    a_draft("draft")
    withdraw(an_event("gone"), by=None)
    hidden = an_article(title="Hidden")
    with change([event.pk], by=None) as door:
        Citation(event=door.event, article=hidden, claim_en="Hidden").save()
    listed = get(client, f"{BASE}/events")
    assert [e["slug"] for e in listed["events"]] == ["seen"]
    assert len(listed["events"][0]["accounts"]) == 1
    for path in (f"{BASE}/events/draft", f"{BASE}/events/gone", f"/api/v1/articles/{hidden.pk}"):
        get(client, path, 404)
    assert b"Hidden" not in client.get(f"{BASE}/figure").content


def test_a_confidential_source_leaves_the_api_without_a_name(client):
    words = {"title": "Whistle", "publisher": "Blower", "url": "https://example.org/leak", "symbol": "LEAK/1"}
    secret = an_article(**words, confidential=True, published="2023-03-31")
    an_event("talks", accounts=[{"date": "2023-03-30", "article": secret, "locator": "page 7"}])
    for path in (f"{BASE}/events", f"{BASE}/events/talks", f"{BASE}/figure"):
        content = client.get(path).content.decode()
        assert not [word for word in (*words.values(), "page 7", "2023-03-31") if word in content]
    get(client, f"/api/v1/articles/{secret.pk}", 404)


def a_full_event(**source):
    """Everything that an event can say, its source included."""
    everything = {
        **{"title": "Report", "publisher": "Gazette", "affiliation": "press", "url": "https://example.org/"},
        **{"symbol": "S/1", "language": "fr", "published": "2023-03", "published_reason": "so", "licence": "all"},
    }
    account = {"date": "2023-03-30", "claimant": an_actor("council", part_of=an_actor("un"), aliases="CS")}
    account |= {"article": an_article(**everything, **source), "reckoned_from": "2023-03", "locator": "page 7"}
    terms = DataSet.objects.create(slug="set", name="Set")
    place = Place.objects.create(slug="geneva", name_en="Geneva")
    actors = [account["claimant"]]
    return an_event("talks", accounts=[account], actors=actors, place=place, data_set=terms)


def test_what_is_written_is_what_the_openapi_document_describes():
    event = Event.objects.with_accounts().get(pk=a_full_event().pk)
    written = event_out(event, lambda event: "https://example.org/")
    account = written["accounts"][0]
    for row, schema in (
        (written, EventOut),
        (written["title"], Texts),
        (written["data_set"], DataSetOut),
        (written["actors"][0], ParticipationOut),
        (account, AccountOut),
        (account["article"], ArticleOut),
    ):
        assert set(row) == set(schema.model_fields), schema


def test_kinds_and_actors_leave_to_the_file_what_only_another_installation_needs():
    event = a_full_event()
    assert set(thing_out(event.kind)) - set(KindOut.model_fields) == {"position"}
    assert set(thing_out(event.actors.get())) - set(ActorOut.model_fields) == {"aliases"}
    for schema, thing in ((KindOut, event.kind), (ActorOut, event.actors.get())):
        assert set(schema.model_fields) <= set(thing_out(thing))


def test_of_a_confidential_source_nothing_is_written_but_its_language():
    source = a_full_event(confidential=True).citations.get().article
    written = article_out(source)
    assert list(written) == list(article_out(an_article()))
    assert {name: value for name, value in written.items() if value} == {
        "title": "a source known to the editors",
        "affiliation": "unknown",
        "language": "fr",
    }


def test_pages_follow_each_other_and_keep_the_filter(client):
    for number in range(5):
        an_event(f"e{number}", date=f"2023-03-{number + 1:02}")
    seen, path = [], f"{BASE}/events?limit=2&from=2023"
    while path:
        page = get(client, path)
        assert page["count"] == 5
        seen += [e["slug"] for e in page["events"]]
        path = page["next"] and page["next"].replace("http://testserver", "")
    assert seen == ["e0", "e1", "e2", "e3", "e4"]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("from=31/04/2023", "Did you mean 2023-04-30?"),
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("match=maybe", "match"),
        ("source=x", "number"),
    ],
)
def test_a_bad_parameter_is_refused_with_a_reason(client, query, reason):
    a_conflict()
    assert reason in get(client, f"{BASE}/events?{query}", 400)["reason"]


def test_what_is_not_there_is_refused_with_a_reason(client):
    assert get(client, "/api/v1/conflicts/nowhere/events", 404)["reason"]
    assert get(client, "/api/v1/articles/99", 404)["reason"]
    assert get(client, "/api/v1/elsewhere", 404)["reason"]


def test_the_figure_is_one_that_plotly_accepts_in_the_language_asked_for(client):
    an_event("talks", title_ar="محادثات", title_en="Talks", date="2023-04")
    figure = get(client, f"{BASE}/figure?lang=ar&width=800&view=2023-01/2023-06")
    go.Figure(figure)
    assert figure["layout"]["xaxis"]["range"] == ["2023-07-01 00:00:00", "2023-01-01 00:00:00"]
    hollow = next(trace for trace in figure["data"] if trace["name"] == "hollow")
    assert "محادثات" in hollow["hovertext"][0]
    assert "في أبريل 2023" in hollow["hovertext"][0]


def test_the_days_of_a_view_may_be_given_in_words(client):
    an_event("talks", date="2023-04")
    in_words = get(client, f"{BASE}/figure?lang=fr&width=800&view=de janvier 2023 à juin 2023")
    assert in_words["layout"]["xaxis"]["range"] == ["2023-01-01 00:00:00", "2023-07-01 00:00:00"]


def test_a_failure_of_ours_is_json_without_a_stack_trace(client, monkeypatch):
    def fail(*args):
        raise RuntimeError("inside")

    monkeypatch.setattr("timeline.api.seen_conflict", fail)
    answer = client.get(f"{BASE}/events")
    assert answer.status_code == 500
    assert answer.json()["reason"]
    assert b"inside" not in answer.content


@pytest.mark.parametrize("view", ["1975/..", "nonsense", "2023-05/2023-04"])
def test_a_view_that_cannot_be_shown_is_refused(client, view):
    an_event()
    assert get(client, f"{BASE}/figure?view={view}", 400)["reason"]


def test_a_figure_of_nothing_is_a_figure(client):
    withdraw(an_event(), by=None)
    figure = get(client, f"{BASE}/figure")
    assert len(go.Figure(figure).data) == len(figure["data"])
    assert not any(len(trace.get("x") or []) for trace in figure["data"])


def test_lanes_by_actor_show_an_event_once_for_each(client):
    an_event("talks", actors=[an_actor("morocco"), an_actor("algeria")])
    figure = get(client, f"{BASE}/figure?lanes=actor")
    dots = next(trace for trace in figure["data"] if trace["name"] == "dots")
    assert dots["customdata"] == ["talks", "talks"]


def test_actors_and_kinds_are_those_of_published_events(client):
    an_event("talks", actors=[an_actor("morocco")])
    an_actor("unused")
    assert [a["slug"] for a in get(client, f"{BASE}/actors")] == ["morocco"]
    assert [k["slug"] for k in get(client, f"{BASE}/kinds")] == ["talks"]


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\u202e", "\uffff"])
def test_the_openapi_document_says_which_signs_no_text_holds(client, sign):
    an_event("talks")
    document = get(client, "/api/v1/openapi.json")
    asked = document["paths"]["/api/v1/conflicts/{conflict}/figure"]["get"]["parameters"]
    patterns = {one["name"]: one["schema"].get("pattern") for one in asked if one["in"] == "query"}
    texts = ["q", "kind", "actor", "place", "source", "from", "to", "events", "view"]
    assert [name for name in patterns if patterns[name]] == texts
    for name in texts:
        assert not re.search(patterns[name], f"1{sign}"), name
        assert re.search(patterns[name], "1"), name
        assert client.get(f"{BASE}/figure", {name: f"1{sign}"}).status_code == 400, name


def test_the_openapi_document_describes_every_parameter(client):
    document = get(client, "/api/v1/openapi.json")
    for path, methods in document["paths"].items():
        assert set(methods) == {"get"}, path
        assert methods["get"]["summary"]
        for parameter in methods["get"].get("parameters", []):
            if parameter["in"] == "query":
                assert parameter.get("description") or parameter["schema"].get("description"), (path, parameter)
