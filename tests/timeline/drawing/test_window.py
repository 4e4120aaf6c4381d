"""What a chart of the database shows: which events, in which lanes, with which words."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from events.dates import Span
from events.models import Event, EventKind, Place
from events.models.finding import one_in
from events.record.counting import Counts
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor, an_event
from timeline.drawing.density import bands, folded_bars, step_of
from timeline.drawing.gathered import COLUMNS, Gathered, columns
from timeline.drawing.items import items_of
from timeline.drawing.lanes import OTHERS, keys_of
from timeline.drawing.layouts import TELEPHONE, WIDEST
from timeline.drawing.marks import Chart, Extent, Item, Lane, View
from timeline.drawing.window import (
    MARKS_BESIDE_BANDS,
    Size,
    Window,
    extents_of,
    few_of,
    may_be_in,
    size_of,
    view_of,
    window,
    with_wider,
)

pytestmark = pytest.mark.django_db
FOREVER = Span(None, None)
JANUARY = Span(date(2003, 1, 1), date(2003, 1, 31))


@pytest.fixture
def few_marks(monkeypatch):
    """A browser that draws no more than three marks, two beside bars."""
    monkeypatch.setattr("timeline.drawing.window.MOST_MARKS", 3)
    monkeypatch.setattr("timeline.drawing.window.MARKS_BESIDE_BANDS", 2)


def many_events(*dates: str, **fields) -> None:
    for number, when in enumerate(dates):
        an_event(f"e{number}", title_en=f"Event {number}", date=when, significance=3 if number < 2 else 1, **fields)


def shown(by: str = "kind", span: Span = FOREVER, counted: bool = False) -> Window:
    """The window of all that is published, by the table of counts or by the events themselves."""
    return window(Event.objects.published(), by, span, counts=Counts(a_conflict()) if counted else None)


def slugs(drawn: Window) -> list[str]:
    return sorted(event.slug for event in drawn.events)


either_way = pytest.mark.parametrize("counted", [True, False])


# From when to when, in days since the first of January of the year 1


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def an_event_of(first: date, last: date) -> Event:
    return Event(reach_start=first, reach_end=last, earliest=first, latest=last)


THOUSAND_DAYS = an_event_of(date(2000, 1, 1), date(2002, 9, 26))
START, END = ordinal("2000-01-01"), ordinal("2002-09-27")  # of these


def test_a_view_of_no_events_stands_at_1970():
    start = ordinal("1970-01-01")
    assert view_of([], 800, FOREVER) == View(start - 10, start + 11, 800)


def test_a_view_of_all_has_three_hundredths_of_air_on_either_side():
    assert view_of([THOUSAND_DAYS], 1800, FOREVER) == View(START - 30, END + 30, 1800)


def test_a_view_of_few_days_has_ten_days_of_air():
    event = an_event_of(date(2000, 1, 1), date(2000, 1, 1))
    assert view_of([event], 800, FOREVER) == View(ordinal("1999-12-22"), ordinal("2000-01-12"), 800)


def test_the_days_that_are_asked_for_have_no_air():
    assert view_of([Event()], 800, JANUARY, exact=True) == View(ordinal("2003-01-01"), ordinal("2003-02-01"), 800)


@pytest.mark.parametrize(
    ("event", "before", "after"),
    [
        ({"earliest": date(2003, 1, 1), "latest": date(2003, 1, 31)}, 16, 28),
        ({"earliest": None, "latest": date(2003, 1, 31)}, 48, 28),
        ({"earliest": date(2003, 1, 1), "latest": None}, 16, 48),
    ],
    ids=["closed", "open to the left", "open to the right"],
)
def test_marks_at_the_ends_of_the_filters_days_have_room_for_their_signs_and_what_fades(event, before, after):
    view = view_of([Event(**event)], 300, JANUARY)
    start, end = ordinal("2003-01-01"), ordinal("2003-02-01")
    assert (view.px(start - view.start), view.px(view.end - end)) == (pytest.approx(before), pytest.approx(after))


def test_an_open_end_of_what_is_asked_for_reaches_as_far_as_the_events():
    since = view_of([THOUSAND_DAYS], 1800, Span(date(2000, 1, 1), None))
    until = view_of([THOUSAND_DAYS], 1800, Span(None, date(2002, 9, 26)))
    sixteen, sign = 16 * 1000 / (1800 - 44), 28 * 1000 / (1800 - 44)
    assert (since.start, since.end) == (START - sixteen, END + 30)
    assert (until.start, until.end) == (START - 30, END + sign)


def test_a_view_that_begins_after_the_last_known_day_is_a_day_wide_with_its_air():
    still_going_on = Event(reach_start=date(2000, 1, 1), earliest=date(2000, 1, 1))
    view = view_of([still_going_on], 800, Span(date(2003, 1, 1), None))
    assert view == View(ordinal("2003-01-01") - 16 / (800 - 64), ordinal("2003-01-02") + 10, 800)


def test_the_whole_view_is_that_of_all_events_and_the_chart_that_of_the_days_shown():
    many_events("2003-01-05", "2003-03-01")
    drawn = shown(span=JANUARY)
    assert drawn.whole_view(500) == View(ordinal("2003-01-05") - 10, ordinal("2003-03-02") + 10, 500)
    day = 31 / (WIDEST.width - 44)  # that a px is wide
    expected = View(ordinal("2003-01-01") - 16 * day, ordinal("2003-02-01") + 28 * day, WIDEST.width)
    assert drawn.chart(WIDEST).view == expected
    assert drawn.chart(WIDEST) is drawn.chart(WIDEST)  # laid out once


def test_the_overview_shows_each_event_over_its_own_days_in_its_kinds_colour():
    view, kind = View(0, 900_000, 800), EventKind(colour="#2274b5")
    event = Event(kind=kind, earliest=date(2003, 1, 5), latest=date(2003, 1, 7))
    assert list(extents_of([event], view)) == [(Extent(ordinal("2003-01-05"), ordinal("2003-01-08")), "#2274b5")]


def test_what_is_open_runs_to_the_ends_of_the_overview():
    view, kind = View(100, 900_000, 800), EventKind()
    since = Event(kind=kind, earliest=date(2003, 1, 5))
    until = Event(kind=kind, latest=date(2003, 1, 7))
    extents = [extent for extent, _colour in extents_of([since, until], view)]
    assert extents == [Extent(ordinal("2003-01-05"), 900_000), Extent(100, ordinal("2003-01-08"))]


@either_way
def test_the_overview_shows_all_events_where_only_some_are_loaded(few_marks, counted):
    many_events("2003-01-05", "2003-01-06", *["2003-02-10"] * 2, *["2003-03-01"] * 8)
    drawn = shown(counted=counted)
    assert slugs(drawn) == ["e0", "e1"]
    outline = Counter(drawn.outline(drawn.whole_view(WIDEST.width)))
    days = {"2003-01-05": 1, "2003-01-06": 1, "2003-02-10": 1, "2003-03-01": 4}
    assert outline == {(Extent(ordinal(day), ordinal(day) + 1), "#6b7280"): often for day, often in days.items()}


# What a mark says


def item_of(event: Event) -> Item:
    """The one mark of the event, loaded from the database as a preview loads it."""
    (item,) = items_of(Event.objects.in_preparation(an_editor()).for_marks("kind").get(pk=event.pk), ["talks"])
    return item


def lines_of(event: Event) -> list[str]:
    """The lines that the pointer is told, without the characters that keep their direction."""
    return [line.strip("\u2066\u2067\u2069") for line in plain(item_of(event).told).split("<br>")]


def plain(told: str) -> str:
    return told.translate(dict.fromkeys((0x2066, 0x2067, 0x2069)))


def test_a_mark_takes_over_what_the_event_is():
    event = an_event("talks", title_en="Talks", date="2023-03-30", significance=3, kind=a_kind(shape="star"))
    item = item_of(event)
    assert (item.slug, item.lane, item.title, item.edtf) == ("talks", "talks", "Talks", "2023-03-30")
    assert (item.colour, item.shape, item.significance) == ("#2274b5", "star", 3)
    assert (item.planned, item.disputed, item.known_until, item.rivals) == (False, False, date(2023, 3, 30), ())


def test_a_plan_is_told_as_one():
    event = an_event(date="2023-04", accounts=[{"date": "2023-04", "stance": "announces"}])
    assert item_of(event).planned
    assert lines_of(event)[1] == "planned: in April 2023, day not given"


def test_what_still_goes_on_is_known_up_to_its_newest_account():
    accounts = [{"date": "2020-11-13/..", "article": an_article(published="2023-04-19")}]
    assert item_of(an_event(date="2020-11-13/..", accounts=accounts)).known_until == date(2023, 4, 19)


def test_the_pointer_is_told_title_date_and_sources():
    event = an_event(title_en="Talks", accounts=[{"date": "2023-03-30", "article": an_article(publisher="Reuters")}])
    assert lines_of(event) == ["Talks", "30 March 2023", "1 account: Reuters"]


def test_texts_of_others_are_escaped_and_kept_from_reordering_what_stands_around_them():
    article = an_article(publisher="<i>")
    event = an_event(title_en="<b>", accounts=[{"date": "2023-03-30", "article": article}])
    first, _date, last = item_of(event).told.split("<br>")
    assert (first, last) == ("\u2066&lt;b&gt;\u2069", "1 account: \u2066&lt;i&gt;\u2069")


def test_a_title_keeps_its_own_direction_and_the_words_of_the_page_theirs():
    event = an_event(title_en="", title_ar="محادثات")
    with translation.override("ar"):
        title, when, _sources = item_of(event).told.split("<br>")
    assert (title, when) == ("\u2067محادثات\u2069", "\u206730 مارس 2023\u2069")


def test_a_source_without_a_publisher_is_told_by_its_title_and_a_confidential_one_not_at_all():
    articles = [an_article(title="Notes"), an_article(title="Secret", publisher="Spy", confidential=True)]
    event = an_event(accounts=[{"date": "2023-03-30", "article": article} for article in articles])
    assert lines_of(event)[2] == "2 accounts: Notes, a source known to the editors"


def with_sources(*publishers: str) -> Event:
    articles = [an_article(publisher=publisher) for publisher in publishers]
    return an_event(accounts=[{"date": "2023-03-30", "article": article} for article in articles])


def test_three_sources_are_named_each_once():
    assert lines_of(with_sources("A", "B", "A", "C"))[2] == "4 accounts: A, B, C"


def test_of_four_sources_three_are_named_and_the_others_are_mentioned():
    assert lines_of(with_sources("A", "B", "C", "D"))[2] == "4 accounts: A, B, C and others"


TWO_DAYS = [{"date": "1973-05-10"}, {"date": "1973-04-29"}]
EXPLAINED = {"date_reason_en": "The day of its congress.", "disagreement_explained": True}


def test_an_open_disagreement_is_marked_and_told():
    event = an_event(date="1973-05-10", accounts=TWO_DAYS, date_reason_en="Its own word.")
    assert item_of(event).disputed
    assert lines_of(event)[3:] == ["Sources disagree on the date"]


def test_an_explained_disagreement_is_neither_marked_nor_told():
    event = an_event(date="1973-05-10", accounts=TWO_DAYS, **EXPLAINED)
    assert event.disputed
    assert not item_of(event).disputed
    assert lines_of(event)[3:] == []


def test_a_draft_is_marked_and_told_to_be_in_preparation():
    item = item_of(draft := a_draft(title_en="Talks"))
    assert item.title == "✎ Talks"
    assert lines_of(draft)[3:] == ["In preparation: readers do not see it."]


def test_a_draft_without_a_date_has_no_mark():
    assert list(items_of(a_draft(date=""), ["talks"])) == []


# Other accounts' dates


def rivals_of_accounts(*accounts: dict) -> list[tuple[str, bool]]:
    """What is drawn beside an event of 10 May 1973, of its own account and these."""
    event = an_event(date="1973-05-10", date_reason_en="Why.", accounts=[{"date": "1973-05-10"}, *accounts])
    return [(rival.edtf, rival.announced) for rival in item_of(event).rivals]


def test_the_dates_of_other_accounts_are_drawn_beside_the_event_each_once_in_their_order():
    dates = ["1973-05-12", "1973-04-29", "1973-05-12"]
    assert rivals_of_accounts(*({"date": edtf} for edtf in dates)) == [("1973-05-12", False), ("1973-04-29", False)]


@pytest.mark.parametrize(
    "account",
    [
        {"date": "1973-05-10"},
        {"date": ""},
        {"date": "1973-04-29", "stance": "denies"},
        {"date": "1973-04-29", "aspect": "document"},
        {"date": "1973-04-29", "aspect": "announcement", "stance": "announces"},
    ],
)
def test_the_events_own_date_none_at_all_a_denied_one_and_that_of_something_else_are_not_drawn(account):
    assert rivals_of_accounts(account) == []


def test_what_one_source_denies_is_drawn_where_another_one_reports_it():
    denied = {"date": "1973-04-29", "stance": "denies"}
    assert rivals_of_accounts(denied, {"date": "1973-04-29", "stance": "says"}) == [("1973-04-29", False)]


def test_an_announced_date_is_drawn_as_announced():
    assert rivals_of_accounts({"date": "1973-04", "stance": "announces"}) == [("1973-04", True)]


def told_of_rival(**account) -> str:
    accounts = [{"date": "2023-03-30"}, {"date": "2023-04-02", "article": an_article(publisher="<AFP>"), **account}]
    (rival,) = item_of(an_event(title_en="<Talks>", date_reason_en="Why.", accounts=accounts)).rivals
    return rival.told


def test_the_pointer_is_told_who_gives_the_other_date():
    assert told_of_rival() == "\u2066&lt;Talks&gt;\u2069<br>\u2066&lt;AFP&gt;\u2069: \u20662 April 2023\u2069"


def test_the_pointer_is_told_that_the_other_date_was_announced():
    assert plain(told_of_rival(stance="announces")) == "&lt;Talks&gt;<br>&lt;AFP&gt;: planned: 2 April 2023"


# Lanes


def test_lanes_of_kinds_stand_by_position_and_then_by_name():
    for slug, position in (("c", 1), ("a", 2), ("b", 1)):
        an_event(kind=a_kind(slug, position=position, colour=f"#00000{position}"))
    assert shown().lanes == [Lane("b", "B", "#000001"), Lane("c", "C", "#000001"), Lane("a", "A", "#000002")]


@either_way
def test_all_kinds_have_a_lane_beside_bars(few_marks, monkeypatch, counted):
    monkeypatch.setattr("timeline.drawing.lanes.MOST_LANES", 1)
    many_events(*["2003-01-02"] * 4)
    an_event(kind=a_kind("war"), date="2003-01-02")
    assert [lane.key for lane in shown(counted=counted).lanes] == ["talks", "war"]


def test_the_kind_of_a_mark_has_a_lane_beside_bars_though_none_of_it_is_in_view(few_marks):
    many_events(*["2003-01-02"] * 4)
    account = {"date": "2003-02-02", "deaths_best": 9}
    an_event(kind=a_kind("war"), date="2003-02-02", significance=3, accounts=[account])
    drawn = shown(span=JANUARY)
    assert ([lane.key for lane in drawn.lanes], "war" in {e.kind.slug for e in drawn.events}) == (
        ["talks", "war"],
        True,
    )


def test_actors_have_lanes_by_their_short_names_and_the_rest_one_together():
    an_event(actors=[an_actor("un", name_en="United Nations", short_en="UN")])
    assert shown("actor").lanes == [Lane("un", "UN", "#6b7280"), Lane(OTHERS, "Other actors", "#6b7280")]


def test_places_have_lanes_by_their_names():
    an_event(place=Place.objects.create(slug="geneva", name_en="Geneva"))
    an_event()
    assert shown("place").lanes == [
        Lane("geneva", "Geneva", "#6b7280"),
        Lane(OTHERS, "Other places, or none given", "#6b7280"),
    ]


def test_the_twelve_actors_with_the_most_events_have_lanes_those_with_more_first():
    actors = [an_actor(f"actor-{number:02}") for number in range(13)]
    an_event(actors=actors)
    an_event(actors=actors[5:])
    keys = [lane.key for lane in shown("actor").lanes]
    assert keys == [f"actor-{number:02}" for number in (*range(5, 13), *range(4))] + [OTHERS]


def test_what_is_in_view_decides_which_actors_have_lanes_beside_bars(few_marks, monkeypatch):
    monkeypatch.setattr("timeline.drawing.lanes.MOST_LANES", 1)
    for day in range(1, 5):
        an_event(date=f"2003-01-0{day}", actors=[an_actor("algeria")] if day == 4 else [])
    an_event(date="2003-02-02", significance=3, actors=[an_actor("morocco")])
    assert [lane.key for lane in shown("actor", JANUARY).lanes] == ["algeria", OTHERS]


def test_lanes_beside_bars_stand_by_the_number_in_view_and_not_by_what_is_drawn(few_marks):
    many, one = an_actor("many"), an_actor("one")
    for day, actors in enumerate(([one], [], [many], [many]), 1):
        an_event(date=f"2003-01-0{day}", significance=3 if day < 3 else 1, actors=actors)
    drawn = shown("actor", JANUARY)
    assert [lane.key for lane in drawn.lanes] == ["many", "one", OTHERS]
    assert sorted(event.date for event in drawn.events) == ["2003-01-01", "2003-01-02"]


def test_an_event_stands_once_in_the_lane_of_each_of_its_actors_or_among_the_others():
    event = an_event(actors=[an_actor("morocco"), an_actor("algeria"), an_actor("spain")])
    lanes = [Lane("algeria", ""), Lane("morocco", ""), Lane(OTHERS, "")]
    assert keys_of(event, "actor", lanes) == ["morocco", "algeria"]
    assert keys_of(event, "actor", lanes[2:]) == [OTHERS]


def test_an_event_stands_in_the_lane_of_its_place_or_among_the_others():
    geneva = Place.objects.create(slug="geneva", name_en="Geneva")
    lanes = [Lane("geneva", ""), Lane(OTHERS, "")]
    assert [keys_of(event, "place", lanes) for event in (an_event(place=geneva), an_event())] == [
        ["geneva"],
        [OTHERS],
    ]


def test_each_lane_of_an_event_has_its_mark():
    an_event("talks", actors=[an_actor("morocco"), an_actor("algeria")])
    chart = shown("actor").chart(WIDEST)
    assert [(mark.item.slug, mark.item.lane, mark.row) for mark in chart.marks] == [
        ("talks", "morocco", 1),
        ("talks", "algeria", 3),
    ]


# Which events


def test_where_all_can_be_drawn_there_are_no_bars():
    many_events("2003-01-02", "2003-01-03")
    assert (len(shown().events), shown().bands, shown().whole) == (2, (), FOREVER)


def test_six_hundred_that_are_loaded_are_drawn_as_they_are(django_assert_num_queries):
    an_event()
    loaded = [Event.objects.for_marks("kind").get()] * 600
    with django_assert_num_queries(0):
        drawn = window(Event.objects.published(), "kind", FOREVER, loaded, Size(600))
    assert all(one is other for one, other in zip(drawn.events, loaded, strict=True))


def test_six_hundred_and_one_are_too_many_to_draw_each():
    event = an_event(date="2003-01-02")
    whole = Span(date(2003, 1, 2), date(2003, 1, 2))
    drawn = window(Event.objects.published(), "kind", FOREVER, [event] * 601, Size(601, whole))
    assert (len(drawn.events), len(drawn.bands)) == (1, 1)


def test_four_hundred_are_drawn_beside_bars():
    assert MARKS_BESIDE_BANDS == 400


def test_what_is_drawn_stands_in_the_order_of_its_dates():
    many_events("2003-01-03", "2003-01-02", "2003-01-04")
    assert [event.slug for event in shown().events] == ["e1", "e0", "e2"]


def test_where_no_pointer_is_told_no_source_is_asked_for_and_all_else_is_drawn_alike():
    an_event(
        "e0", date="2003-01-02", date_reason_en="Why.", accounts=[{"date": "2003-01-02"}, {"date": "2003-01-09"}]
    )
    drawn, told = {}, {}
    for titled in (True, False):
        with CaptureQueriesContext(connection) as asked:
            [item] = window(Event.objects.published(), "kind", FOREVER, titled=titled).items
        [rival] = item.rivals
        of_sources = sum('"events_article"' in query["sql"] for query in asked)
        drawn[titled] = (item._replace(told="", when="", rivals=()), rival.edtf)
        told[titled] = (bool(item.told), bool(rival.told), of_sources)
    assert drawn[True] == drawn[False]
    assert told == {True: (True, True, 1), False: (False, False, 0)}


def test_a_part_that_is_loaded_is_not_taken_for_the_whole():
    many_events("2003-01-02", "2003-01-03")
    drawn = window(Event.objects.published(), "kind", FOREVER, [Event.objects.get(slug="e1")])
    assert slugs(drawn) == ["e0", "e1"]


@either_way
def test_where_too_many_events_are_bars_count_them_all_and_the_most_significant_are_drawn(few_marks, counted):
    many_events("2003-01-02", "2003-01-02", "2003-01-02", "2003-01-05")
    drawn = shown(counted=counted)
    assert slugs(drawn) == ["e0", "e1"]
    assert [(band.first, band.number) for band in drawn.bands] == [(date(2003, 1, 2), 3), (date(2003, 1, 5), 1)]
    assert [band.told for band in drawn.bands] == [
        "2 January 2003: 3 events begin",
        "5 January 2003: 1 event begins",
    ]


@either_way
def test_beside_the_days_shown_as_many_days_on_either_side_are_drawn(few_marks, counted):
    many_events("2002-12-31", "2003-01-01", "2003-01-30", "2003-01-31", "2003-01-31")
    drawn = shown(span=Span(date(2003, 1, 11), date(2003, 1, 20)), counted=counted)
    assert (slugs(drawn), drawn.bands) == (["e1", "e2"], ())


@either_way
def test_three_in_view_of_more_are_drawn_each_with_the_whole_extent_of_all(few_marks, counted):
    many_events("1990-01-02", "2003-01-05", "2003-01-06", "2003-01-07")
    drawn = shown(span=JANUARY, counted=counted)
    assert (slugs(drawn), drawn.bands) == (["e1", "e2", "e3"], ())
    assert drawn.whole == Span(date(1990, 1, 2), date(2003, 1, 7))


@either_way
def test_four_in_view_are_bars_with_two_marks(few_marks, counted):
    many_events("2003-01-05", "2003-01-06", "2003-01-07", "2003-01-08", "1990-01-02")
    drawn = shown(span=JANUARY, counted=counted)
    assert (slugs(drawn), sum(band.number for band in drawn.bands)) == (["e0", "e1"], 4)


def test_of_events_that_weigh_the_same_those_of_all_times_are_drawn(monkeypatch):
    monkeypatch.setattr("timeline.drawing.window.MOST_MARKS", 8)
    monkeypatch.setattr("timeline.drawing.window.MARKS_BESIDE_BANDS", 8)
    for day in range(1, 29):
        an_event(f"e{day}", date=f"2003-01-{day:02}")
    events = Event.objects.published()
    for days in (FOREVER, JANUARY):
        for counts in (Counts(a_conflict()), None, Gathered(events, events.values_list(*COLUMNS))):
            drawn = sorted(event.earliest.day for event in window(events, "kind", days, counts=counts).events)
            assert len(drawn) == 8
            assert max(later - earlier for earlier, later in pairwise([0, *drawn, 29])) <= 5
    first = events.by_significance().values_list("pk", flat=True)[:8]
    assert events.most_significant_in(JANUARY, 8) == [*first]


@either_way
def test_an_open_end_of_the_days_shown_is_that_of_all_events(few_marks, counted):
    many_events(*["2003-01-05"] * 2, *["2004-03-01"] * 2)
    assert shown(span=Span(None, date(2003, 12, 31)), counted=counted).shown.start == date(2003, 1, 5)
    assert shown(span=Span(date(2003, 6, 1), None), counted=counted).shown.end == date(2004, 3, 1)


@pytest.mark.parametrize(("in_view", "by_days"), [(4, True), (5, False)])
def test_of_few_in_view_the_days_are_asked_and_of_many_the_most_significant(few_marks, in_view, by_days):
    many_events(*["2003-01-05"] * in_view, *["1990"] * (8 - in_view))  # four: the root of two marks for each
    with CaptureQueriesContext(connection) as asked:
        shown(span=JANUARY)
    assert any("UNION ALL" in query["sql"] for query in asked) is by_days


def test_those_in_view_are_counted_without_sorting_them(few_marks):
    many_events(*["2003-01-05"] * 4)
    with CaptureQueriesContext(connection) as asked:
        window(Event.objects.published().in_order(), "kind", JANUARY)
    counting = [query["sql"] for query in asked if "COUNT(*)" in query["sql"] and "LIMIT" in query["sql"]]
    assert ["ORDER BY" in sql for sql in counting] == [False]


def test_the_whole_of_a_conflict_needs_no_count_of_what_is_in_view(few_marks):
    many_events(*["2003-01-05"] * 4)
    with CaptureQueriesContext(connection) as asked:
        shown()
    assert [query["sql"] for query in asked if "COUNT(*)" in query["sql"] and "LIMIT" in query["sql"]] == []


def test_where_the_table_of_counts_answers_no_event_is_counted(few_marks):
    many_events(*["2003-01-05"] * 4)
    with CaptureQueriesContext(connection) as asked:
        shown(span=JANUARY, counted=True)
    assert [query["sql"] for query in asked if "COUNT(" in query["sql"]] == []


@either_way
def test_the_whole_extent_is_asked_only_where_not_all_are_drawn(few_marks, counted):
    many_events("2003-01-05", "2003-01-06", "2003-01-07")
    counts = Counts(a_conflict()) if counted else None
    first, last = (date(2003, 1, 5), date(2003, 1, 7))
    assert size_of(Event.objects.published(), counts)[:2] == (3, FOREVER if counted else Span(first, last))
    an_event(date="2003-01-06")
    counts = Counts(a_conflict()) if counted else None
    assert size_of(Event.objects.published(), counts)[:2] == (4, Span(first, last))


# A telephone's chart: all lanes in one


def folded(*args, **kwargs) -> Chart:
    return shown(*args, **kwargs).chart(TELEPHONE)


def drawn_in(chart: Chart) -> list[str]:
    return sorted(mark.item.slug for mark in chart.marks)


def test_sixteen_events_of_a_telephones_view_are_drawn_each_in_one_lane_without_a_name():
    for number in range(16):
        an_event(f"e{number:02}", date=f"20{number + 1:02}-03-01", kind=a_kind("talks" if number % 2 else "war"))
    chart = folded()
    assert [(lane.label, lane.heading) for lane in chart.lanes] == [("", 0)]
    assert (drawn_in(chart), chart.bands) == ([f"e{number:02}" for number in range(16)], [])
    assert {mark.item.colour for mark in chart.marks} == {"#2274b5"}


def test_of_seventeen_a_telephone_has_bars_of_all_and_the_sixteen_most_significant():
    for number in range(17):
        an_event(f"e{number:02}", date=f"20{number + 1:02}-03-01", significance=1 if number == 5 else 2)
    chart = folded()
    assert sum(band.number for band in chart.bands) == 17
    assert drawn_in(chart) == [f"e{number:02}" for number in range(17) if number != 5]
    assert [stack.number for stack in chart.stacks] == [1]
    assert min(mark.row for mark in chart.marks) == 2  # below the bars


def test_the_few_of_a_telephones_view_have_as_many_rows_as_landmarks():
    for number in range(10):
        an_event(f"e{number}", date="2003-01-05")
    chart = folded(span=JANUARY)
    assert (len(chart.marks), [stack.number for stack in chart.stacks]) == (8, [2])


def test_a_telephones_marks_and_numbers_are_all_that_is_in_view():
    for number in range(60):
        an_event(f"e{number:02}", date=f"2003-01-{number % 30 + 1:02}", significance=1 + number % 2)
    chart = folded(span=JANUARY)
    assert (len(chart.marks), len(chart.marks) + sum(stack.number for stack in chart.stacks)) == (16, 60)


def test_a_telephone_draws_each_landmark_beside_bars_and_nothing_less():
    for number in range(20):
        an_event(f"e{number:02}", date=f"20{number + 1:02}-03-01", significance=3 if number != 7 else 2)
    assert drawn_in(folded()) == [f"e{number:02}" for number in range(20) if number != 7]


@pytest.mark.parametrize("significance", [2, 3])
def test_of_more_than_a_telephone_draws_those_drawn_are_of_all_times(significance):
    for number in range(60):
        an_event(f"e{number:02}", date=f"{1900 + number}-03-01", significance=significance)
    days = sorted(mark.item.edtf[:4] for mark in folded().marks)
    assert (days[0] < "1905", days[-1] > "1954") == (True, True)
    assert max(int(after) - int(day) for day, after in pairwise(days)) <= 8


@pytest.mark.parametrize(
    ("start", "end", "may"),
    [
        *[("2003-01-31", None, True), ("2003-02-01", None, False), (None, None, True)],
        *[(None, "2003-01-01", True), (None, "2002-12-31", False), ("2002-05-05", "2004-05-05", True)],
    ],
)
def test_what_may_be_on_the_first_or_the_last_day_of_a_view_may_be_in_it(start, end, may):
    days = {name: date.fromisoformat(day) for name, day in (("reach_start", start), ("reach_end", end)) if day}
    assert may_be_in(Event(**days), JANUARY.start, JANUARY.end) is may


def test_an_event_of_two_actors_stands_once_on_a_telephone():
    an_event("talks", actors=[an_actor("morocco"), an_actor("algeria")])
    assert drawn_in(folded("actor")) == ["talks"]


def test_a_telephone_counts_what_is_in_view_and_draws_each_where_that_is_few():
    many_events(*["1990-05-01"] * 20, "2003-01-05")
    chart = folded(span=JANUARY)
    assert ("e20" in drawn_in(chart), chart.bands) == (True, [])


def test_a_telephones_bars_are_those_of_all_lanes_together(few_marks):
    many_events("2003-01-02", "2003-01-02", "2003-01-05")
    an_event("battle", date="2003-01-02", kind=a_kind("war"))
    chart = folded()
    assert [(band.lane, band.first, band.number) for band in chart.bands] == [
        ("all", date(2003, 1, 2), 3),
        ("all", date(2003, 1, 5), 1),
    ]
    assert chart.bands[0].told == "2 January 2003: 3 events begin"


@either_way
def test_a_telephone_counts_an_event_of_two_actors_once_and_names_those_with_longer_dates(few_marks, counted):
    many_events(*["2003-01-02"] * 4, "2003-01-05", "2003", actors=[an_actor("morocco"), an_actor("algeria")])
    drawn = shown("actor", JANUARY, counted)
    chart = drawn.chart(TELEPHONE)
    assert [(band.first.day, band.last.day, band.number) for band in chart.bands] == [(1, 2, 4), (5, 6, 1)]
    assert (len(chart.marks), sum(stack.number for stack in chart.stacks)) == (2, 3)
    assert [(lane.label, lane.heading) for lane in chart.lanes] == [("and 1 event with a longer date", 1)]
    longer = "(and 1 with a longer date)"
    assert [lane.label for lane in drawn.lanes] == [f"Morocco {longer}", f"Algeria {longer}", "Other actors"]


def test_a_telephone_says_of_estimated_numbers_that_they_are(few_marks):
    many_events(*["2003-01-02"] * 4, "2003", "2003")
    drawn = shown(span=JANUARY)
    estimates = replace(drawn, once=drawn.once._replace(about=True), charts={})
    chart = estimates.chart(TELEPHONE)
    assert ([band.told for band in chart.bands], [lane.label for lane in chart.lanes]) == (
        ["from 1 to 2 January 2003: about 4 events begin"],
        ["and about 2 events with longer dates"],
    )


# Bars


@either_way
@pytest.mark.parametrize(("layout", "first"), [(WIDEST, (2, 20, 25)), (TELEPHONE, (1, 19, 25))])
def test_marks_and_the_numbers_below_them_are_all_that_begins_in_view(few_marks, counted, layout, first):
    """However few of them are loaded."""
    many_events(*["2003-01-02"] * 7, *["2003-01-20"] * 4, "2003-01-25", "2003", "2003-02-03", "2002-12-30")
    drawn = shown(span=JANUARY, counted=counted)
    chart = drawn.chart(layout)
    here = [mark for mark in chart.marks if chart.view.start <= mark.anchor <= chart.view.end]
    assert (len(drawn.events), len(here)) == (2, 2)
    assert [(stack.first.day, stack.number) for stack in chart.stacks] == [*zip(first, (5, 4, 1), strict=True)]
    assert chart.stacks[0].told.endswith("2 January 2003: 5 events more")
    assert chart.rows == chart.stacks[0].row + 1


@either_way
def test_a_mark_that_no_bar_counts_takes_nothing_from_the_numbers(few_marks, counted):
    many_events("2003", "2003-01-02", *["2003-01-02"] * 3)
    chart = shown(span=JANUARY, counted=counted).chart(WIDEST)
    assert drawn_in(chart) == ["e0", "e1"]
    assert [stack.number for stack in chart.stacks] == [3]


@either_way
def test_a_date_wider_than_a_bar_is_counted_apart_and_never_on_its_first_day(few_marks, counted):
    many_events("2003-01-02", "2003-01-03", "2003-01-05", "2003")
    drawn = shown(span=JANUARY, counted=counted)
    assert sum(band.number for band in drawn.bands) == 3
    assert drawn.lanes[0].label == "Talks (and 1 with a longer date)"


def test_several_wider_dates_are_counted_in_the_plural_and_a_lane_without_any_keeps_its_name(few_marks):
    many_events("2003-01-02", "2003", "2003")
    an_event(date="2003-01-05", kind=a_kind("war"))
    assert [lane.label for lane in shown(span=JANUARY).lanes] == ["Talks (and 2 with longer dates)", "War"]


@pytest.mark.parametrize(
    ("edtf", "span"),
    [("../2003-01-05", Span(None, date(2003, 12, 31))), ("2003-01-05/..", Span(date(2003, 6, 1), None))],
)
def test_where_all_events_and_the_days_shown_are_open_on_one_side_the_two_most_significant_are_drawn(
    few_marks, edtf, span
):
    many_events(*[edtf] * 4)
    drawn = shown(span=span)
    assert (slugs(drawn), drawn.shown, drawn.bands) == (["e0", "e1"], span, [])
    assert drawn.lanes[0].label == "Talks (and 4 with longer dates)"


def test_an_event_stands_in_the_bars_of_each_of_its_actors(few_marks):
    many_events(*["2003-01-02"] * 3, actors=[an_actor("morocco"), an_actor("polisario")])
    an_event("alone", date="2003-01-02")
    assert {(band.lane, band.number) for band in shown("actor").bands} == {
        ("morocco", 3),
        ("polisario", 3),
        (OTHERS, 1),
    }


def test_an_event_without_a_place_stands_in_the_bars_of_the_others(few_marks):
    many_events(*["2003-01-02"] * 3, place=Place.objects.create(slug="geneva", name_en="Geneva"))
    an_event("nowhere", date="2003-01-02")
    drawn = shown("place")
    assert {(band.lane, band.number) for band in drawn.bands} == {("geneva", 3), (OTHERS, 1)}
    assert [lane.key for lane in drawn.lanes] == ["geneva", OTHERS]


@pytest.mark.parametrize(
    ("dates", "first", "told"),
    [
        (["1900-03-05", "1999-07-08"], date(1900, 1, 1), "1900: "),
        (["2000-03-05", "2004-07-08"], date(2000, 3, 1), "March 2000: "),
        (["2000-03-05", "2000-03-06"], date(2000, 3, 5), "5 March 2000: "),
    ],
)
def test_bars_are_years_months_or_days_as_the_view_is_wide(few_marks, dates, first, told):
    many_events(*dates, *dates)
    bands = shown().bands
    assert bands[0].first == first
    assert bands[0].told.startswith(told)
    assert sum(band.number for band in bands) == 4


CUT = ["2003-01-02", "2003-03-14", "2003-03-15", "2003-03-31", "2003-04-02", "2008-12-05", "2008-12-20"]


@either_way
@pytest.mark.parametrize(
    ("by", "layout", "told"),
    [
        (
            "kind",
            WIDEST,
            ["from 15 to 31 March 2003: 2", "April 2003: 1", "from 1 to 19 December 2008: 1"],
        ),
        (
            "actor",
            WIDEST,
            ["from 15 to 31 March 2003: 2", "April 2003: 1", "from 1 to 19 December 2008: 1"],
        ),
        (
            "kind",
            TELEPHONE,
            ["from 15 to 31 March 2003: 2", "from April to June 2003: 1", "from 1 October to 19 December 2008: 1"],
        ),
    ],
)
def test_a_bar_that_an_end_of_the_view_cuts_counts_its_days_in_view_and_names_them(
    few_marks, counted, by, layout, told
):
    many_events(*CUT)
    bands = shown(by, Span(date(2003, 3, 15), date(2008, 12, 19)), counted).chart(layout).bands
    assert [band.told.partition(" event")[0] for band in bands] == told


def test_a_telephones_bars_of_what_is_in_view_and_of_what_is_beside_it_are_apart():
    many_events(*["2003-03-14"] * 2, *["2003-03-15"] * 17, "2008-12-20")
    bands = window(Event.objects.published(), "kind", Span(date(2003, 3, 15), date(2008, 12, 19)), exact=True)
    assert [(str(band.first), str(band.last), band.number) for band in bands.chart(TELEPHONE).bands] == [
        ("2003-01-01", "2003-03-14", 2),
        ("2003-03-15", "2003-03-31", 17),
        ("2008-12-20", "2008-12-31", 1),
    ]


def test_each_wider_bar_of_a_telephone_holds_those_of_the_lanes_whole():
    span = Span(date(2003, 1, 1), date(2005, 3, 10))  # 800 days: bars of eight in seven lanes, of 34 on a telephone
    step = step_of(span, 7)
    each = bands({("war", step.of(span.start) + number): 1 for number in range(20)}, step, FOREVER)
    wide = folded_bars(each, step, span, FOREVER)
    assert [(bar.number, bar.extent.end - bar.extent.start) for bar in wide] == [(3, 40), *[(5, 40)] * 3, (2, 40)]


# The whole way


def test_the_figure_of_bars_holds_their_days_and_the_view_is_that_of_all_events(client, few_marks):
    many_events("1990-01-02", "1990-01-02", "1995", "2003-01-05", "2019-12-31")
    figure = client.get("/api/v1/conflicts/conflict/figure").json()
    bars = next(trace for trace in figure["data"] if trace["name"] == "density")
    assert bars["customdata"][0] == ["1990-01-01", "1990-03-31"]
    assert figure["layout"]["xaxis"]["range"][1] > "2019-12-31"
    assert figure["layout"]["meta"]["said"] == "5 events in view"


def test_a_page_of_bars_says_that_there_are_too_many_events_to_draw_each(client, few_marks):
    many_events("1990-01-02", "1990-01-02", "1995", "2003-01-05", "2019-12-31")
    page = client.get("/en/conflict/").content.decode()
    assert 'data-first="1990-01-01"' in page
    assert "too many events to draw each" in page


def test_zooming_in_brings_what_the_whole_view_had_no_room_for(client, few_marks):
    many_events(*(f"20{number}0-06-15" for number in range(4)))

    def drawn(view: str) -> set[str]:
        figure = client.get(f"/api/v1/conflicts/conflict/figure?view={view}").content.decode()
        return {f"e{number}" for number in range(4) if f'"e{number}"' in figure}

    assert drawn("") == {"e0", "e1"}
    assert drawn("2030") == {"e3"}
    assert "e2" in drawn("2019/2021")


# What the bars of actors and places are counted from


def test_what_was_gathered_is_counted_as_it_is():
    gathered = Gathered(Event.objects.all(), [])
    assert few_of(Event.objects.none(), gathered, "actor", JANUARY) is gathered


@either_way
def test_the_events_of_the_days_shown_are_gathered_or_one_in_so_many_where_they_are_too_many(monkeypatch, counted):
    many_events("2002-12-31", "2003-01-01", "2003-01-05", "2003-01-31")
    named: list[bool] = []

    def noted(**how):
        named.append(how["named"])
        return columns(**how)

    monkeypatch.setattr("timeline.drawing.window.columns", noted)
    monkeypatch.setattr("timeline.drawing.window.SAMPLE", 2)
    counts, in_january = Counts(a_conflict()) if counted else None, Event.objects.exclude(slug="e0")
    for most, chosen in ((3, in_january), (2, in_january.filter(one_in(2)) if counted else in_january)):
        monkeypatch.setattr("timeline.drawing.window.MOST_COUNTED", most)
        few = few_of(Event.objects.published(), counts, "actor" if most == 3 else "kind", JANUARY)
        assert {row.pk for row in few.rows} == {event.pk for event in chosen}
        assert few.times == (2 if counted and most == 2 else 1)
    assert named == [True, False]


@pytest.mark.parametrize("by", ["kind", "actor"])
def test_numbers_that_one_in_two_stands_for_are_told_to_be_estimates(few_marks, monkeypatch, by):
    dates = ["2003-01-02"] * 9 + ["2003"] * 9
    many_events(*dates, actors=[an_actor("morocco")])
    monkeypatch.setattr("timeline.drawing.window.SAMPLE", 2)
    monkeypatch.setattr("timeline.drawing.window.MOST_COUNTED", 10)
    some = Event.objects.filter(one_in(2))
    short, long = some.filter(date="2003-01-02").count() * 2, some.filter(date="2003").count() * 2
    counts = Counts(a_conflict())
    if by == "kind":
        counts = Gathered(Event.objects.all(), some.values_list(*COLUMNS), 2)
    drawn = window(Event.objects.published(), by, JANUARY, counts=counts)
    assert [band.told for band in drawn.bands] == [f"2 January 2003: about {short} events begin"]
    name = "Talks" if by == "kind" else "Morocco"
    assert drawn.lanes[0].label == f"{name} (and about {long} with longer dates)"
    assert (drawn.once.about, drawn.once.wider) == ((True, long) if by == "kind" else (False, 9))


@pytest.mark.parametrize(
    ("count", "about", "label"),
    [
        (0, True, "Talks"),
        (1, False, "Talks (and 1 with a longer date)"),
        (2, False, "Talks (and 2 with longer dates)"),
        (128, True, "Talks (and about 128 with longer dates)"),
    ],
)
def test_a_lane_tells_how_many_have_longer_dates_than_a_bar(count, about, label):
    assert with_wider(Lane("talks", "Talks"), count, about=about) == Lane("talks", label)
