"""However a filter is asked, it gives the events that fulfil its plain conditions, and their numbers."""

import random
from collections import Counter
from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.dates import Span
from events.dates.claims import SpanClass
from events.models import Event, Place
from events.models.finding import scattered
from events.record.counting import Unit, first_day
from events.record.terms import kept, make_terms, wrong_terms
from events.record.verbs import withdraw
from events.record.words import kept as has_words
from events.text.searching import wanted
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_event
from timeline.drawing.gathered import Numbers
from timeline.filters import EventFilter
from timeline.listing import portion, slice_of
from timeline.parameters import BadQuery

WAYS = ["by an index", "looked at", "walk"]
DATES = [
    *("2023-03-30", "2023-03-30~", "2023-03", "2023", "199X", "1975-10-06/1991-09-06", "[2023-03-30..2023-04-02]"),
    *("2020-11-13/..", "[..2023-03-31]", "../1991", "2023-12-31?", "0001-01-01", "2023-04-01"),
    *("2023-03-15", "2023-04-12"),
]
SPANS = [
    Span(None, None),
    Span(date(2023, 3, 30), date(2023, 4, 1)),
    Span(date(1990, 1, 1), date(2022, 12, 31)),
    Span(None, date(1990, 5, 5)),
    Span(date(2023, 2, 3), None),
]
asked = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(["talks", "accord envoy", "kind-1", "actor-2 talks", "wire", "secret", "nothing", "un"]),
        "kind": st.sampled_from(["kind-0", "kind-1,kind-2", "other"]),
        "actor": st.sampled_from(["actor-0", "actor-1,actor-2", "actor-0,nobody", "nobody"]),
        "actors": st.just("all"),
        "place": st.sampled_from(["place-0", "place-1,place-2", "nowhere"]),
        "from": st.sampled_from(["1991-09", "2023-03-30", "2023-03-15", "2022"]),
        "to": st.sampled_from(["2023-03-31", "2023-04-15", "2024"]),
        "match": st.just("certain"),
        "disputed": st.just("1"),
        "source": st.sampled_from(["named", "secret", "none"]),
        "top": st.sampled_from(["1", "3"]),
    },
)


@pytest.fixture
def ways(monkeypatch):
    """A way of asking: as of few events, by an index of all conflicts or without it; or as of more than can be
    gathered, where one stands for itself."""

    def set_way(way: str) -> None:
        for room in ("filters", "drawing.gathered"):
            monkeypatch.setattr(f"timeline.{room}.MOST_GATHERED", 0 if way == "walk" else 10_000)
        monkeypatch.setattr("timeline.drawing.gathered.MOST_ESTIMATED", 0 if way == "walk" else 10_000)
        monkeypatch.setattr("timeline.drawing.gathered.SAMPLE", 1)
        by_index = way != "looked at" and (kept() or has_words())
        monkeypatch.setattr("timeline.filters.sooner_by_index", lambda conflict: by_index)

    return set_way


def fulfils(event: Event, query: dict[str, str]) -> bool:
    """By its own rows, one after the other."""
    public = [account for account in event.citations.all() if account.published]
    actors = {row.actor.slug for row in event.participations.all()}
    sources = [account.article for account in public if not account.article.confidential]
    names = [event.kind, *([event.place] if event.place else []), *(row.actor for row in event.participations.all())]
    texts = [event.search_text, *(name.search_text for name in [*names, *sources])]
    asked_actors = set(query.get("actor", "").split(",")) - {""}
    span = EventFilter.model_validate({name: query[name] for name in ("from", "to") if name in query}).range
    start, end = event.reach_start, event.reach_end
    inside = (not span.start or (start and start >= span.start)) and (not span.end or (end and end <= span.end))
    core = event.core_start and (
        (not span.end or event.core_start <= span.end)
        and (not span.start or (event.core_end and event.core_end >= span.start))
    )
    ranged = span != Span(None, None)
    certain = not ranged or (not event.tentative and bool(inside or core))
    return (
        all(any(word in text for text in texts) for word in wanted(query.get("q", "")))
        and ("kind" not in query or event.kind.slug in query["kind"].split(","))
        and ("place" not in query or bool(event.place and event.place.slug in query["place"].split(",")))
        and (not asked_actors or (asked_actors <= actors if "actors" in query else bool(asked_actors & actors)))
        and ("source" not in query or any(str(source.pk) == query["source"] for source in sources))
        and ("disputed" not in query or (event.disputed and not event.disagreement_explained))
        and (certain if query.get("match") == "certain" else near_enough(event, span))
    )


def in_order(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.earliest is not None, event.earliest or date.min, event.pk))


def check(numbers: Numbers, right: list[Event]) -> None:
    """That the numbers are those of these events."""
    for span in SPANS:
        near = numbers.near(span) or numbers
        touching = (event.kind.slug for event in right if near_enough(event, span))
        assert near.possibly_in(span) == Counter(touching)
        inside = [e for e in right if e.span_class == SpanClass.DAY and near_enough(e, span)]
        for unit in (Unit.MONTH, Unit.YEAR):
            begun = near.begun(span, unit, [SpanClass.DAY])
            assert {row[:2]: row[2] for row in begun} == Counter(
                (event.kind.slug, first_day(event.earliest, unit)) for event in inside
            )


def near_enough(event: Event, span: Span) -> bool:
    """Whether it may have happened in these days."""
    start, end = event.reach_start or date.min, event.reach_end or date.max
    return start <= (span.end or date.max) and end >= (span.start or date.min)


@pytest.fixture(params=[1, 2])
def events(request, db) -> dict[str, str]:
    """Many, of all kinds of dates; gives the ids of sources by name."""
    chance = random.Random(request.param)
    kinds, actors = [a_kind(f"kind-{n}") for n in range(3)], [an_actor(f"actor-{n}") for n in range(3)]
    places = [Place.objects.create(slug=f"place-{n}", name_en=f"Place {n}") for n in range(3)]
    sources = [an_article(title="A wire"), an_article(title="A secret", confidential=True), an_article()]
    other = {"conflict": a_conflict("other"), "kind": kinds[0], "title_en": "Talks, accord, envoy"}
    for number in range(40):
        accounts = [
            {"date": chance.choice(DATES), "article": chance.choice(sources)} for _ in range(chance.choice([1, 1, 2]))
        ]
        fields = {
            "kind": chance.choice(kinds),
            "place": chance.choice([None, *places]),
            "actors": chance.sample(actors, chance.randrange(3)),
            "significance": chance.choice([1, 2, 3]),
            "title_en": chance.choice(["Talks", "An accord of the envoy", "Talks with the UN"]),
            "date": accounts[0]["date"],
            "date_reason_en": "So.",
            "disagreement_explained": chance.random() < 0.2,
        }
        (a_draft if number % 10 == 0 else an_event)(f"event-{number}", accounts=accounts, **fields)
    an_event("elsewhere", actors=actors, date="2023-03-30", **other)
    withdraw(an_event("gone", date="2023-03-30", kind=kinds[0], title_en="Talks"), by=None)
    return {"named": str(sources[0].pk), "secret": str(sources[1].pk), "none": "999999"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(asked)
def test_a_filter_gives_the_events_of_its_plain_conditions_and_their_numbers(events, ways, query):
    conflict = a_conflict()
    query = {name: events[value] if name == "source" else value for name, value in query.items()}
    right = [event for event in Event.objects.published().of(conflict).with_accounts() if fulfils(event, query)]
    if "top" in query:
        right.sort(key=lambda event: (-event.significance, -event.weight, scattered(event.pk), event.pk))
        right = right[: int(query["top"])]
    for way in WAYS:
        ways(way)
        try:
            filters = EventFilter.from_query(QueryDict(urlencode(query)))
        except BadQuery:
            return
        matching, numbers = filters.asked(conflict)
        assert list(matching) == in_order(right), way
        assert numbers.total() == len(right), way
        check(numbers, right)
        ids, since = [event.pk for event in in_order(right)], filters.range.start
        assert slice_of(matching, numbers, 1, 4, whole=not query, since=since) == ids[1:4], way
        first = portion(matching, "", 2, numbers, since)
        following = portion(matching, first.after, 2, numbers, since).events if first.after else []
        assert [event.pk for event in [*first.events, *following]] == ids[:4], way


def test_terms_are_those_of_a_recount(events):
    assert wrong_terms(a_conflict()) == 0
    if kept():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE events_event SET terms = '{1}' WHERE slug IN ('event-1', 'event-10', 'elsewhere')")
        assert wrong_terms(a_conflict()) == 2
        make_terms(a_conflict())
        assert [wrong_terms(a_conflict(slug)) for slug in ("conflict", "other")] == [0, 1]


def test_of_more_than_a_sample_told_no_row_is_gathered_by_another_way(events, monkeypatch):
    conflict, filters = a_conflict(), EventFilter.from_query(QueryDict("q=talks"))
    monkeypatch.setattr("timeline.filters.sooner_by_index", lambda conflict: True)
    monkeypatch.setattr("timeline.drawing.gathered.SAMPLE", 10**9)  # of which none is chosen
    for room in ("filters", "drawing.gathered"):
        monkeypatch.setattr(f"timeline.{room}.MOST_GATHERED", 3)
    assert filters.asked(conflict).matching.count() > 3
    assert filters.asked(conflict).numbers.total() == 4
    assert filters.gathered(conflict) is None
