from datetime import date
from itertools import product

import pytest
from django.db.models import Q
from django.http import QueryDict

from events.dates import Span
from events.models import Event, Place
from events.models.terms import term
from events.record.counting import ALL
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor, an_event, correct
from timeline.drawing.gathered import Found, columns
from timeline.drawing.lanes import MODEL
from timeline.filters import EventFilter, sooner_by_index


def found(query: str) -> list[str]:
    return list(EventFilter.from_query(QueryDict(query)).apply(a_conflict()).values_list("slug", flat=True))


@pytest.fixture
def events(db):
    morocco = an_actor("morocco", name_ar="المغرب")
    article = an_article()
    an_event("war", date="1975/1991", kind=a_kind("military"), significance=3, actors=[morocco])
    an_event("talks", date="2023-03-30", actors=[morocco, an_actor("algeria")], title_ar="محادثات أممية")
    new_york = Place.objects.create(slug="new-york", name_en="New York")
    an_event("session", date="2023-04", place=new_york, significance=1)
    accounts = [{"date": "1973-05-10", "article": article}, {"date": "1973-04-29"}]
    an_event("founding", date="1973-05-10", accounts=accounts, date_reason_en="Its own word.", significance=3)
    a_draft("draft", date="2023-03-30")
    an_event("elsewhere", conflict=a_conflict("other"))
    return article


def test_an_unfiltered_view_is_all_that_is_published_of_the_conflict_in_order(events):
    assert found("") == ["founding", "war", "talks", "session"]


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("kind=military", ["war"]),
        ("kind=military,talks&to=1990", ["founding", "war"]),
        ("kind=military&kind=talks&to=1990", ["founding", "war"]),
        ("actor=algeria", ["talks"]),
        ("actor=algeria,morocco", ["war", "talks"]),
        ("actor=algeria,morocco&actors=all", ["talks"]),
        ("actors=all", ["founding", "war", "talks", "session"]),
        ("match=certain", ["founding", "war", "talks", "session"]),
        ("place=new-york", ["session"]),
        ("q=المغرب", ["war", "talks"]),
        ("q=محادثات اممية", ["talks"]),
        ("from=2023-03-15&to=2023-04-15", ["talks", "session"]),
        ("from=2023-03-15&to=2023-04-15&match=certain", ["talks"]),
        ("from=1980&to=1980&match=certain", ["war"]),
        ("from=منتصف مارس 2023&to=15/4/2023", ["talks", "session"]),
        ("from=mars 2023&to=30 March 2023", ["talks"]),
        ("from=2023", ["talks", "session"]),
        ("from=2023&match=certain", ["talks", "session"]),
        ("to=1991&match=certain", ["founding", "war"]),
        ("from=2023-03-30&to=2023-03-30", ["talks"]),
        ("from=1975&to=1975-06&match=certain", []),
        ("disputed=1", ["founding"]),
        ("events=session,war", ["war", "session"]),
        ("top=2", ["founding", "war"]),
        ("kind=nowhere", []),
        ("kind= military , ,talks&to=1990", ["founding", "war"]),
        ("q= محادثات ", ["talks"]),
        ("unknown=1", ["founding", "war", "talks", "session"]),
        ("kind=&match=&top=&disputed=&lanes=", ["founding", "war", "talks", "session"]),
    ],
)
def test_a_filter_finds_just_what_it_asks_for(events, query, slugs):
    assert found(query) == slugs


def test_a_source_finds_the_events_that_cite_it_unless_it_is_confidential(events):
    assert found(f"source={events.pk}") == ["founding"]
    correct(events, confidential=True)
    assert found(f"source={events.pk}") == []


@pytest.mark.django_db
def test_slugs_are_listed_without_spaces_and_gaps():
    assert EventFilter(kind=" talks, ,,un-act ").slugs("kind") == ["talks", "un-act"]


def test_an_empty_filter_asks_no_more_than_what_is_published_of_the_conflict(db):
    conflict = a_conflict()
    plain = Event.objects.published().of(conflict).in_order()
    assert str(EventFilter().apply(conflict).query) == str(plain.query)


def test_drafts_match_only_where_they_are_asked_for(events):
    public = EventFilter(from_="2023-03-30", to="2023-03-30")
    wider = public.with_drafts(an_editor())
    assert (public.drafts, wider.drafts) == (False, True)
    assert [event.slug for event in public.apply(a_conflict())] == ["talks"]
    assert {event.slug for event in wider.apply(a_conflict())} == {"talks", "draft"}


@pytest.mark.parametrize(
    "query", ["q=x", "kind=x", "actor=x", "place=x", "source=1", "to=1990", "disputed=1", "top=2"]
)
def test_a_filter_that_leaves_something_out_is_active(query):
    assert EventFilter.from_query(QueryDict(query)).active is True


@pytest.mark.parametrize(
    "query", ["", "lanes=actor", "match=certain", "actors=all", "time=rtl", "hijri=1", "months=MA"]
)
def test_how_events_are_shown_makes_no_filter_active(query):
    assert EventFilter.from_query(QueryDict(query)).active is False


@pytest.mark.parametrize(
    "query", ["", "match=certain", "actors=all", "time=rtl", "hijri=1", "months=MA", "lanes=actor"]
)
def test_the_table_of_counts_answers_for_all_events_of_a_conflict(events, query):
    assert EventFilter.from_query(QueryDict(query)).counts(a_conflict()).total() == 4


def test_the_table_of_counts_answers_for_some_kinds(events):
    assert EventFilter(kind="military").counts(a_conflict()).total() == 1


@pytest.mark.parametrize(
    "query", ["q=x", "actor=x", "place=x", "source=1", "from=1990", "disputed=1", "events=x", "top=2"]
)
def test_the_table_of_counts_does_not_answer_for_anything_else(db, query):
    assert EventFilter.from_query(QueryDict(query)).counts(a_conflict()) is None


def test_the_table_of_counts_knows_no_drafts(db):
    assert EventFilter().with_drafts(an_editor()).counts(a_conflict()) is None


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ("from=2023-03-15&to=2023-04-15", {"certain": 1, "possible": 2}),
        ("from=1991-06", {"certain": 2, "possible": 3}),
        ("to=1975-06", {"certain": 1, "possible": 2}),
        ("kind=talks", None),
    ],
)
def test_a_range_tells_the_certain_from_the_possible(events, query, counts):
    assert EventFilter.from_query(QueryDict(query)).counts_in_range(a_conflict()) == counts


def test_a_filter_without_one_of_its_parts_keeps_the_others():
    whole = EventFilter(kind="talks", actor="morocco", top=5)
    assert whole.but("kind") == EventFilter(actor="morocco")


@pytest.mark.parametrize(
    ("asked", "shown", "within"),
    [
        ({}, ("1975-01-01", "1975-12-31"), ("1975-01-01", "1975-12-31")),
        ({"from_": "1975-03", "to": "1975-06"}, ("1975-01-01", "1975-12-31"), ("1975-03-01", "1975-06-30")),
        ({"from_": "1974", "to": "1976"}, ("1975-01-01", "1975-12-31"), ("1975-01-01", "1975-12-31")),
        ({"from_": "1975-03"}, ("1975-01-01", "1975-12-31"), ("1975-03-01", "1975-12-31")),
        ({"from_": "1976"}, ("1975-01-01", "1975-12-31"), ("1976-01-01", "1976-01-01")),
    ],
)
def test_within_the_days_that_are_shown_a_filter_keeps_to_both(asked, shown, within):
    span = Span(*map(date.fromisoformat, shown))
    start, end = within
    assert EventFilter(kind="talks", **asked).within(span) == EventFilter(kind="talks", from_=start, to=end)


def test_words_are_looked_for_once_for_all_parts_of_a_filter(events, monkeypatch):
    looked_for: list[tuple[str, str]] = []
    ask = EventFilter.ask

    def counted(each, conflict):
        looked_for.append((each.kind, conflict.slug))
        return ask(each, conflict)

    monkeypatch.setattr(EventFilter, "ask", counted)
    asked, editor = EventFilter(q="talks", kind="talks"), an_editor()
    lanes = asked.model_copy(update={"lanes": "actor", "time": "rtl", "hijri": True, "months": "MA"})
    for each in (asked, asked.but("kind"), lanes, asked.with_drafts(editor), asked.with_drafts(editor), asked):
        each.apply(a_conflict())
    here, everywhere = ("talks", "conflict"), ("", "conflict")
    assert looked_for == [here, everywhere, here]  # for readers, and with what is in preparation
    asked.apply(a_conflict("other"))
    EventFilter(q="talks").apply(a_conflict())
    assert looked_for[3:] == [("talks", "other"), everywhere]


def test_drafts_that_words_find_stay_with_those_who_prepare_them(events):
    asked, editor = EventFilter(q="draft"), an_editor()
    assert [event.slug for event in asked.with_drafts(editor).apply(a_conflict())] == ["draft"]
    assert list(asked.apply(a_conflict())) == []
    assert list(asked.with_drafts(editor).apply(a_conflict("other"))) == []


def test_only_kinds_actors_and_places_that_the_reader_sees_events_of_are_named(events):
    place = Place.objects.create(slug="bunker", name_en="Bunker")
    a_draft("plan", kind=a_kind("plot"), actors=[an_actor("envoy")], place=place)
    conflict, readers = a_conflict(), EventFilter()
    editors = readers.with_drafts(an_editor())
    for name, seen, prepared in (
        ("kind", {"military", "talks"}, {"military", "talks", "plot"}),
        ("actor", {"morocco", "algeria"}, {"morocco", "algeria", "envoy"}),
        ("place", {"new-york"}, {"new-york", "bunker"}),
    ):
        assert {thing.slug for thing in readers.named(conflict, name)} == seen
        assert {thing.slug for thing in editors.named(conflict, name)} == prepared
    assert [kind.slug for kind in readers.named(a_conflict("other"), "kind")] == ["talks"]


# What a filter asks an index of terms, which only PostgreSQL has


@pytest.fixture
def terms_asked(monkeypatch):
    """The numbers of each condition on terms, one of which an event is to have; no event is left out by them."""
    numbers: list[tuple[list[int], bool]] = []

    def holding_any(wanted, *, by_index):
        numbers.append((wanted, by_index))
        return Q(pk__gt=0)

    monkeypatch.setattr("timeline.filters.holding_any", holding_any)
    monkeypatch.setattr("timeline.filters.has_terms", lambda: True)
    return numbers


TERMS_ASKED = {
    "": [],
    "match=certain&from=2000&events=talks": [],
    "kind=military": ["kind military"],
    "kind=talks,military": ["kind talks,kind military"],
    "actor=algeria,morocco": ["actor algeria,actor morocco"],
    "actor=algeria,morocco&actors=all": ["actor algeria", "actor morocco"],
    "kind=talks,military&actors=all": ["kind talks,kind military"],
    "actor=morocco,nobody": ["actor morocco"],
    "actor=nobody&place=new-york": ["", "place new-york"],
    "disputed=1": ["disputed"],
    "kind=talks&disputed=1": ["kind talks", "disputed"],
    "source=named": ["source named"],
    "source=secret": [""],
}


def test_each_part_of_a_filter_is_one_condition_on_terms(events, terms_asked):
    conflict, secret = a_conflict(), an_article(confidential=True)
    keys = {"source": {"named": events.pk, "secret": secret.pk}}
    keys |= {of: dict(model.objects.values_list("slug", "pk")) for of, model in MODEL.items()}

    def number(words: str) -> int:
        of, _, slug = words.partition(" ")
        return term(of, conflict.pk, keys[of][slug] if slug else 0)

    for (query, conditions), by_index in product(TERMS_ASKED.items(), (True, False)):
        query = query.replace("named", str(events.pk)).replace("secret", str(secret.pk))
        matching = EventFilter.from_query(QueryDict(query)).conditions(conflict, by_index=by_index)
        left = ["talks"] if "match" in query else ["founding", "war", "talks", "session"]
        assert [event.slug for event in matching.in_order()] == left, query
        numbers = [[number(words) for words in condition.split(",") if words] for condition in conditions]
        assert terms_asked == [(wanted, by_index) for wanted in numbers], query
        terms_asked.clear()


def test_the_drafts_of_a_source_are_asked_of_accounts_and_not_of_terms(events, terms_asked):
    a_draft("plan", accounts=[{"article": events}])
    a_draft("another-plan")
    matching = EventFilter(source=str(events.pk)).with_drafts(an_editor()).conditions(a_conflict(), by_index=True)
    assert [event.slug for event in matching.in_order()] == ["founding", "plan"]
    assert terms_asked == []


# How many a part of a filter leaves at most, by which it is chosen how it is asked


KNOWN = [
    ("", {"conflict": 4}, False),
    ("q=talks", {"conflict": 4}, False),
    ("kind=military", {"kind": 1}, False),
    ("kind=talks,military", {"kind": 4}, False),
    ("from=2023-04", {"conflict": 4, "days": 1}, False),
    ("to=1980", {"conflict": 4, "days": 2}, False),
    ("actor=morocco", {"conflict": 4, "actor": 2}, True),
    ("actor=nobody", {"conflict": 4, "actor": 0}, True),
    ("actor=morocco,algeria", {"conflict": 4, "actor": 3}, False),
    ("actor=morocco,algeria&actors=all", {"conflict": 4, "actor": 1}, False),
    ("actor=,&actors=all", {"conflict": 4}, False),
    ("place=new-york&actors=all", {"conflict": 4, "place": 1}, True),
    ("place=new-york,nowhere&actors=all", {"conflict": 4, "place": 1}, False),
    ("actor=morocco&to=1980", {"conflict": 4, "actor": 2, "days": 2}, False),
    ("disputed=1", {"conflict": 4, "disputed": 1}, True),
    ("disputed=1&q=talks", {"conflict": 4, "disputed": 1}, False),
    ("source=named", {"conflict": 4, "source": 1}, False),
    ("events=war,talks,war", {"conflict": 4, "events": 2}, False),
]


def test_what_the_tables_know_of_each_part_of_a_filter(events):
    for query, known, exactly in KNOWN:
        filters = EventFilter.from_query(QueryDict(query.replace("named", str(events.pk))))
        assert (query, filters.known(a_conflict())) == (query, known)
        assert (query, filters.known_exactly) == (query, exactly)


def test_of_drafts_no_more_is_known_than_how_many_there_are_up_to_too_many(events, monkeypatch):
    prepared = EventFilter(kind="military").with_drafts(an_editor())
    assert prepared.known(a_conflict()) == {"conflict": 5}
    monkeypatch.setattr("timeline.filters.MOST_GATHERED", 2)
    assert prepared.known(a_conflict()) == {"conflict": 3}


def test_an_index_of_all_conflicts_is_asked_where_one_has_more_events_than_are_gathered(events, monkeypatch):
    for terms, words, most, sooner in (
        (True, False, 3, True),
        (False, True, 3, True),
        (True, True, 4, False),
        (False, False, 3, False),
    ):
        for name, value in (("has_terms", terms), ("has_words", words)):
            monkeypatch.setattr(f"timeline.filters.{name}", lambda value=value: value)
        monkeypatch.setattr("timeline.filters.MOST_GATHERED", most)
        assert sooner_by_index(a_conflict()) is sooner, (terms, words, most)


WAYS = [  # of so many events at most that are gathered
    ("", 1, "Counts", 4, False),
    ("kind=talks&match=certain", 1, "Counts", 3, False),
    ("q=talks", 4, "Gathered", 3, False),
    ("from=1990", 3, "Gathered", 3, False),
    ("from=1990", 2, "Ranged", 3, False),
    ("from=1990&kind=talks", 2, "Gathered", 2, False),
    ("from=1990&kind=talks", 1, "Ranged", 2, False),
    ("from=1990&match=certain", 3, "Gathered", 3, False),
    ("from=1990&match=certain", 2, "Sample", 3, True),
    ("from=2023-03-15&to=2023-04-15&match=certain", 1, "Gathered", 1, False),
    ("to=2000&q=talks", 1, "Gathered", 1, False),
    ("actor=morocco", 2, "Gathered", 2, False),
    ("actor=morocco", 1, "Sample", 2, False),
    ("actor=morocco&q=talks", 1, "Gathered", 1, False),
    ("actor=morocco,algeria", 1, "Sample", 2, True),
    ("q=talks", 2, "Sample", 3, True),
    ("q=talks&top=2", 2, "Gathered", 2, False),
    ("top=1", 1, "Gathered", 1, False),
]


@pytest.fixture
def at_most(monkeypatch):
    """Lets so many events be too many to be gathered."""
    monkeypatch.setattr("timeline.filters.sooner_by_index", lambda conflict: True)
    monkeypatch.setattr("timeline.drawing.gathered.SAMPLE", 1)

    def set_most(most: int) -> None:
        for name in ("filters.MOST_GATHERED", "drawing.gathered.MOST_GATHERED", "drawing.gathered.MOST_ESTIMATED"):
            monkeypatch.setattr(f"timeline.{name}", most)

    return set_most


def test_where_too_many_match_to_be_gathered_numbers_are_those_of_tables_or_of_a_sample(events, at_most):
    for query, most, *right in WAYS:
        at_most(most)
        filters = EventFilter.from_query(QueryDict(query))
        matching, numbers = filters.asked(a_conflict())
        assert matching.query.order_by == Event.objects.in_order().query.order_by, query
        assert (query, type(numbers).__name__, numbers.total(), numbers.about) == (query, *right)
        gathered = filters.gathered(a_conflict())
        assert (len(gathered.rows) if gathered else None) == (numbers.total() if numbers.total() <= most else None)
        assert filters.gathered(a_conflict()) is gathered


def test_the_days_of_a_view_are_looked_through_where_nothing_else_leaves_fewer_events(events, at_most, monkeypatch):
    by_days: list[tuple[bool, bool]] = []  # whether only some days are asked for, and looked through
    gathered = Found.gathered

    def noted(self, days=ALL, **how):
        by_days.append((days != ALL, how.get("by_days", False)))
        return gathered(self, days, **how)

    monkeypatch.setattr(Found, "gathered", noted)
    at_most(10)
    for query in ("to=1980&q=talks", "to=1980&actor=algeria", "to=1980&actor=morocco", "disputed=1"):
        EventFilter.from_query(QueryDict(query)).asked(a_conflict())
    monkeypatch.setattr("timeline.filters.MOST_LOOKED_AT", 1)
    EventFilter.from_query(QueryDict("to=1980&q=talks")).asked(a_conflict())
    monkeypatch.setattr("timeline.filters.sooner_by_index", lambda conflict: False)
    EventFilter.from_query(QueryDict("to=1980&q=talks")).asked(a_conflict())
    some, every = (True, False), (False, False)
    assert by_days == [(True, True), some, (True, True), every, some, every]


def test_actors_and_places_are_gathered_for_lanes_of_them_and_for_who_counts_them(events, at_most, monkeypatch):
    named: list[bool] = []

    def noted(**how):
        named.append(how["named"])
        return columns(**how)

    monkeypatch.setattr("timeline.filters.columns", noted)
    at_most(10)
    for filters in (EventFilter(q="talks"), EventFilter(q="talks").counting(), EventFilter(q="talks", lanes="actor")):
        filters.asked(a_conflict())
    assert named == [False, True, True]


def test_of_those_that_match_the_most_significant_are_taken_however_they_are_asked(events, at_most):
    for most, count in ((10, 2), (1, 1)):
        at_most(most)
        for query, slugs in (("q=talks", ["founding", "talks"]), ("actor=morocco", ["war", "talks"])):
            matching, numbers = EventFilter.from_query(QueryDict(f"{query}&top={count}")).asked(a_conflict())
            assert [event.slug for event in matching] == slugs[:count]
            assert numbers.total() == count


def test_only_the_number_of_those_that_surely_match_and_are_too_many_is_an_estimate(events, at_most):
    at_most(1)
    estimates = {"": False, "q=talks": False, "from=1990": True, "to=2024": True, "to=1974": False}
    for query, estimated in estimates.items():
        assert EventFilter.from_query(QueryDict(query)).estimates_the_certain(a_conflict()) is estimated, query
