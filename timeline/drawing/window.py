"""The events of a filtered view as lanes of marks, ready to be drawn."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from functools import cached_property
from math import isqrt
from typing import NamedTuple

from django.db.models import Count, Max, Min
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.dates import Span, shift_days
from events.dates.claims import SpanClass
from events.dates.words import days_in_words
from events.models import Event
from events.models.finding import SAMPLE, EventQuerySet, one_in
from events.record.counting import ALL
from events.text.languages import current_language
from timeline.drawing.density import (
    FOLDED,
    Step,
    bars,
    bars_of_counts,
    bars_of_events,
    begun,
    estimated,
    folded_bars,
    narrower_than,
    step_of,
)
from timeline.drawing.gathered import MOST_GATHERED, Gathered, Numbers, columns, these
from timeline.drawing.items import items_of
from timeline.drawing.lanes import NEUTRAL, OTHERS, By, keys_of, lanes_of, tally, tally_of
from timeline.drawing.layouts import Layout
from timeline.drawing.marks import (
    DOT,
    FADE,
    LANDMARK,
    LANDMARK_DOT,
    SIGN,
    Band,
    Chart,
    Extent,
    Item,
    Lane,
    View,
    date_of,
)
from timeline.drawing.placing import draw, spread

MOST_MARKS = 600  # what a reader tells apart, and a browser pans smoothly
MARKS_BESIDE_BANDS = 400
MOST_COUNTED = MOST_GATHERED  # events whose actors or places are counted one by one; of more, of one in so many
MOST_FOLDED = 40
DENSEST = 4  # how often the bar with the most events is laid over itself in the strip
OPEN_ROOM = FADE + DOT  # px, of an end that fades out, with its arrow
SIGN_ROOM = 2 * SIGN  # px, of a mark's end with a sign
YEAR_1970 = 719_163  # as an ordinal: where an empty chart stands


class Bars(NamedTuple):
    """Of all events of some days, and how many more have longer dates than a bar."""

    bands: Sequence[Band] = ()
    wider: int = 0
    about: bool = False  # whether their numbers are estimated


@dataclass(frozen=True)
class Window:
    """What a chart shows of the events that match: all of them, or bars and the most significant."""

    events: list[Event]  # loaded `for_marks` at least
    lanes: list[Lane]
    by: By  # what the lanes stand for: kind, actor or place
    shown: Span  # the days to be seen; where None, the whole extent
    cut: Span = ALL  # the days that were asked for, whose ends cut bars
    bands: Sequence[Band] = ()
    once: Bars = field(default_factory=Bars)  # of each event once, for a chart of one lane
    whole: Span = ALL  # the extent of all, where only some are loaded
    _: KW_ONLY
    exact: bool  # no more than the shown days are seen; else what stands at their ends is seen whole
    titled: bool  # the marks know what a pointer is told of them
    charts: dict[Layout, Chart] = field(default_factory=dict)  # that were laid out

    def whole_view(self, width: int) -> View:
        return view_of(self.events, width, self.whole)

    def outline(self, view: View) -> Iterator[tuple[Extent, str]]:
        """Each event of the whole extent, with its kind's colour; where only some are loaded, which may all lie at
        one end of it, the bars of all, the more often the more events they have."""
        if not self.once.bands:
            yield from extents_of(self.events, view)
            return
        numbers: Counter[Extent] = Counter()
        for band in self.once.bands:
            numbers[band.extent] += band.number
        most = max(numbers.values())
        for extent, number in numbers.items():
            yield from [(extent, NEUTRAL)] * -(-DENSEST * number // most)

    def chart(self, layout: Layout) -> Chart:
        """The marks as they are laid out there."""
        if layout not in self.charts:
            self.charts[layout] = self.laid_out(layout)
        return self.charts[layout]

    def laid_out(self, layout: Layout) -> Chart:
        view = view_of(self.events, layout.width, self.shown, exact=self.exact)
        if layout.folded:
            return self.folded(view, layout)
        return draw(self.items, self.lanes, view, self.bands, layout, stack_told, partly_loaded=bool(self.bands))

    @cached_property
    def items(self) -> list[Item]:
        lanes = ((event, keys_of(event, self.by, self.lanes)) for event in self.events)
        return [item for event, keys in lanes for item in self.items_of(event, keys)]

    @cached_property
    def folded_items(self) -> dict[Event, list[Item]]:
        """As they stand in the one lane of a folded chart, which is laid out for several widths."""
        return {event: list(self.items_of(event, [FOLDED])) for event in self.events}

    @cached_property
    def counted(self) -> Collection[SpanClass]:
        """The lengths of reach that the bars count."""
        return narrower_than(self.step) if self.bands else ()

    @property
    def step(self) -> Step:
        """The width of a bar."""
        return step_of(self.shown, len(self.lanes))

    def items_of(self, event: Event, keys: Iterable[str]) -> Iterator[Item]:
        counted_on = event.earliest if event.span_class in self.counted else None
        return items_of(event, keys, counted_on, titled=self.titled)

    def folded(self, view: View, layout: Layout) -> Chart:
        """All lanes in one, each event once: the few of a view; or bars of all, below them the landmarks and the most
        significant, and of the others, where they are loaded, the numbers."""
        first, last = date_of(view.start), date_of(view.end - 1)
        seen = [event for event in self.events if may_be_in(event, first, last)]
        if self.bands:
            bands = folded_bars(self.once.bands, self.step, self.shown, self.cut)
        else:
            bands = bars_of_events(self.events, Span(first, last))
        if self.once.about:
            bands = [estimated(band) for band in bands]
        lane = Lane(FOLDED, wider_alone(self.once), NEUTRAL)
        stacked: set[str] = set()
        if len(seen) <= layout.few and not self.bands:
            drawn, bands = self.events, []
            layout = layout._replace(rows=layout.landmark_rows)
        else:
            landmarks = spread([event for event in self.events if event.significance >= LANDMARK])
            most = sorted(spread(seen), key=lambda event: -event.significance)[: layout.few]
            drawn = list(dict.fromkeys([*most, *landmarks[:MOST_FOLDED]]))
            if not self.bands:
                stacked = {event.slug for event in self.events} - {event.slug for event in drawn}
                drawn = self.events
        items = [item for event in drawn for item in self.folded_items[event]]
        return draw(items, [lane], view, bands, layout, stack_told, stacked, partly_loaded=bool(self.bands))


class Size(NamedTuple):
    """How many events match, and from when to when they may reach."""

    total: int
    whole: Span = ALL  # not asked for where all are drawn
    about: bool = False  # whether the total is estimated


def size_of(matching: EventQuerySet, counts: Numbers | None) -> Size:
    if counts:
        total = counts.total()
        return Size(total, counts.whole() if total > MOST_MARKS else ALL, counts.about)
    ends = {"start": Min("reach_start"), "end": Max("reach_end")}
    numbers = matching.aggregate(total=Count("pk"), **ends)
    return Size(numbers["total"], Span(numbers["start"], numbers["end"]))


def window(
    matching: EventQuerySet,
    by: By,
    shown: Span,
    listed: Sequence[Event] = (),
    size: Size | None = None,
    counts: Numbers | None = None,
    *,
    exact: bool = False,
    titled: bool = True,
) -> Window:
    """What to show of the events that match, in and beside the days `shown`, and if `exact` no more than these;
    what a pointer is told of them, for which their sources are read, only if `titled`.

    `listed` are some of them that are loaded already and `size` is theirs, where these are known. `counts` answer
    instead of the events where they say all of the filter: then no question costs more with more events.
    """

    def marks(chosen: EventQuerySet) -> list[Event]:
        return list(chosen.in_order().for_marks(by, titled=titled))

    total, whole = (size or size_of(matching, counts))[:2]
    if total <= MOST_MARKS:
        events = list(listed) if len(listed) == total else marks(matching)
        return Window(events, lanes_of(by, *tally(events, by)), by, shown, exact=exact, titled=titled)
    all_of_it, cut = shown == ALL, shown
    shown = Span(shown.start or whole.start, shown.end or whole.end)
    beside = ALL
    if shown.start and shown.end and not all_of_it:
        days = (shown.end - shown.start).days + 1
        beside = Span(shift_days(shown.start, -days), shift_days(shown.end, days))
    if counts and (few_near := counts.near(beside)):
        matching, counts = few_near.matching, few_near
    numbers = counts.possibly_in(beside) if counts else None
    near = matching.possibly_in(beside)
    # Few are found by their days, and sorted; of many, enough are met soon on the way down from the most significant.
    # The two ways read as many rows where these are the root of all that there are times those wanted.
    few = max(isqrt(total * MARKS_BESIDE_BANDS), MOST_MARKS)
    number = total if all_of_it else sum(numbers.values()) if numbers is not None else up_to(few + 1, near)
    wanted = MOST_MARKS if number <= MOST_MARKS else MARKS_BESIDE_BANDS
    if type(counts) is Gathered:
        events = marks(these(Event.objects.all(), counts.greatest(beside, wanted)))
    elif number > few:
        events = marks(near.most_significant(wanted))
    else:
        events = marks(matching.filter(pk__in=matching.most_significant_in(beside, wanted)))
    if number <= MOST_MARKS:
        return Window(events, lanes_of(by, *tally(events, by)), by, shown, whole=whole, exact=exact, titled=titled)
    lanes, bands, once = banded(matching, by, shown, cut, events, counts, numbers or {})
    return Window(events, lanes, by, shown, cut, bands, once, whole, exact=exact, titled=titled)


def banded(
    matching: EventQuerySet,
    by: By,
    shown: Span,
    cut: Span,
    events: Iterable[Event],
    counts: Numbers | None,
    numbers: dict[str, int],
) -> tuple[list[Lane], list[Band], Bars]:
    """The lanes of these marks and of all that match in the shown days, the bars of each, and those of each event
    once, as it may have several actors; `numbers` are by lane."""
    if counts and by == "kind":
        of_marks, about = dict.fromkeys(tally(events, by)[0], 0), counts.times > 1
        lanes = lanes_of(by, *tally_of(of_marks | numbers, by))
        bands, wider = bars_of_counts(counts, step_of(shown, len(lanes)), shown, cut)
    else:
        few = few_of(matching, counts, by, shown)
        begins, about = begun(few, by, shown), few.times > 1
        in_shown = Counter(dict.fromkeys(tally(events, by)[0], 0))
        for row in begins:
            in_shown[row.lane] += row.number
        lanes = lanes_of(by, *tally_of(in_shown, by))
        bands, wider = bars(begins, [lane.key for lane in lanes], OTHERS, step_of(shown, len(lanes)), cut)
    once = Bars(bands, sum(wider.values()), about)
    if by != "kind":
        each, longer = bars_of_counts(counts or few, step_of(shown, len(lanes)), shown, cut)
        once = Bars(each, sum(longer.values()), (counts or few).times > 1)
    if about:
        bands = [estimated(band) for band in bands]
    return [with_wider(lane, wider.get(lane.key, 0), about=about) for lane in lanes], bands, once


def few_of(matching: EventQuerySet, counts: Numbers | None, by: By, shown: Span) -> Gathered:
    """Events that match in the shown days, no more than can be counted one by one."""
    if isinstance(counts, Gathered):
        return counts
    number, few = sum(counts.possibly_in(shown).values()) if counts else 0, matching.possibly_in(shown).order_by()
    asked = columns(named=by != "kind")
    if number <= MOST_COUNTED:
        return Gathered(Event.objects.all(), few.values_list(*asked))
    return Gathered(Event.objects.all(), few.filter(one_in(SAMPLE)).values_list(*asked), SAMPLE)


def up_to(most: int, matching: EventQuerySet) -> int:
    """How many there are, counted no further than `most`."""
    return matching.order_by()[:most].count()


def with_wider(lane: Lane, count: int, *, about: bool) -> Lane:
    """Names the events of a lane that no bar counts, as their dates are wider than one."""
    if not count:
        return lane
    label = ngettext(
        "%(lane)s (and %(count)d with a longer date)", "%(lane)s (and %(count)d with longer dates)", count
    )
    if about:
        label = _("%(lane)s (and about %(count)d with longer dates)")
    return lane._replace(label=label % {"lane": lane.label, "count": count})


def wider_alone(bars: Bars) -> str:
    """As of a lane, where one without a name holds all."""
    if not bars.wider:
        return ""
    said = ngettext("and %(count)d event with a longer date", "and %(count)d events with longer dates", bars.wider)
    return (_("and about %(count)d events with longer dates") if bars.about else said) % {"count": bars.wider}


def may_be_in(event: Event, first: date, last: date) -> bool:
    """Whether the event may have happened in these days."""
    return (event.reach_start or first) <= last and (event.reach_end or last) >= first


def stack_told(first: date, last: date, number: int) -> str:
    """What the pointer is told of events that have no row of their own."""
    words = ngettext("%(when)s: %(count)d event more", "%(when)s: %(count)d events more", number)
    return words % {"when": days_in_words(first, last, current_language()), "count": number}


def view_of(events: Iterable[Event], width: int, shown: Span, *, exact: bool = False) -> View:
    """The shown days; where an end is open, all that the events may reach, with a little air beside it. Besides, if
    not `exact`, the room that marks at either end take, with their signs and what fades out."""
    events = list(events)
    days = [day.toordinal() for event in events for day in (event.reach_start, event.reach_end) if day]
    first, last = shown
    start = first.toordinal() if first else min(days, default=YEAR_1970)
    end = (last.toordinal() if last else max(days, default=start)) + 1
    end = max(end, start + 1)
    if exact:
        return View(start, end, width)
    before = OPEN_ROOM if any(event.earliest is None for event in events) else LANDMARK_DOT
    after = OPEN_ROOM if any(event.latest is None for event in events) else SIGN_ROOM
    air, per_px = max((end - start) * 0.03, 10), (end - start) / (width - before - after)
    left, right = before * per_px, after * per_px
    return View(start - (left if first else max(left, air)), end + (right if last else max(right, air)), width)


def extents_of(events: Iterable[Event], view: View) -> Iterator[tuple[Extent, str]]:
    """From when to when each event may have been, with its kind's colour; what is open runs to the view's end."""
    for event in events:
        start = event.earliest.toordinal() if event.earliest else view.start
        end = event.latest.toordinal() + 1 if event.latest else view.end
        yield Extent(start, end), event.kind.colour
