"""Events → what is drawn: lane, row, extent, shape, sign and label. Pure.

Positions along the axis are days as floats, `date.toordinal()` for the beginning of a day. What is too
small to be seen, and what would overlap, depends on the scale, so that marks are laid out for one view.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from events.dates import EventDate, Form, Span, read
from timeline.drawing.layouts import WIDEST, Layout
from timeline.drawing.lettering import shorten, width_of

DOT = 12  # px, the smallest mark
LANDMARK = 3  # the significance of what is drawn larger, and always named
LANDMARK_DOT = 16  # px
RING_BELOW = 18  # px, where a capsule would be too narrow to be hollow
FADE = 36  # px over which an open end fades out
ROW = 24  # px, the smallest target
GAP = 6  # px between neighbours in a row
SIGN = 14  # px for a sign, or a plan's flag
SIGN_GAP = 14  # px from the end of a mark to the middle of its first sign
# ~, ? and ≠ as lines around their middle, as fonts draw them too differently: SVG paths of pairs `x,y`.
SIGNS = {
    "about": "M-5,1 C-3.5,-3 -1.5,-3 0,0 C1.5,3 3.5,3 5,-1",
    "doubted": "M-3,-2.5 C-3,-7 3,-7 3,-3 C3,-0.5 0,-0.5 0,2 M0,4.6 L0,5.8",
    "disputed": "M-5,-2 L5,-2 M-5,2 L5,2 M2.5,-6 L-2.5,6",
}
TURNED = {("ar", "doubted"): "doubted-ar"}  # a sign that a language writes the other way round: ؟
LABEL_GAP = 10  # px from a mark's end to its label
STACK = 34  # px that "+23" takes, with a gap
BAND_ROWS = 2  # rows for the bars of a lane
LOWEST_BAND = 0.12  # of a row: a bar that can still be seen


class Lane(NamedTuple):
    key: str
    label: str
    colour: str = ""


class Band(NamedTuple):
    """So many events of a lane begin between two days: a bar, where there are too many to draw each."""

    lane: str
    first: date
    last: date
    number: int
    told: str  # what the pointer is told

    @property
    def extent(self) -> "Extent":
        return Extent(float(self.first.toordinal()), self.last.toordinal() + 1.0)


@dataclass(frozen=True)
class Rival:
    """Another account's date, which the event does not follow."""

    edtf: str
    announced: bool = False
    told: str = ""  # what the pointer is told


@dataclass(frozen=True)
class Item:
    """One event in one lane."""

    slug: str
    lane: str
    title: str
    edtf: str
    colour: str
    shape: str
    significance: int
    planned: bool = False
    disputed: bool = False
    when: str = ""  # its date in words
    told: str = ""  # what the pointer is told
    known_until: date | None = None  # for what still goes on
    counted_on: date | None = None  # the day for which a bar counts it
    rivals: tuple[Rival, ...] = ()


class Extent(NamedTuple):
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass
class Mark:
    """One event as drawn. Of `dot`, `hollow` and `solid` at least one is set; what it covers is asked for when it has
    its shape, and kept."""

    item: Item
    dot: float | None = None  # a shape of the smallest size
    filled: bool = True  # the dot is solid: a certain day or duration
    hollow: Extent | None = None  # within it, or its ends not exactly known
    solid: Extent | None = None  # surely going on
    fades: tuple[Extent, ...] = ()  # open ends, from the known day outwards (start > end: to the left)
    arrow: float | None = None  # still going on
    signs: tuple[str, ...] = ()  # those of SIGNS that apply
    rivals: list[tuple[float, Rival]] = field(default_factory=list)
    label: str = ""
    label_before: bool = False
    row: int = 0
    nameless: bool = False  # a landmark in the view for whose name there is no room, drawn as others are

    @property
    def is_landmark(self) -> bool:
        return self.item.significance >= LANDMARK

    @property
    def size(self) -> int:
        """px of its dot."""
        return LANDMARK_DOT if self.is_landmark and not self.nameless else DOT

    @property
    def sign_room(self) -> int:
        """px that its signs take after it."""
        return SIGN * max(len(self.signs), int(self.item.planned))

    def sign_at(self, number: int) -> int:
        """px from its end to the middle of one of its signs."""
        return SIGN_GAP + (self.size - DOT) // 2 + number * SIGN

    @property
    def anchor(self) -> float:
        """Where the event is joined to other accounts' dates, and pointed at."""
        middles = (self.dot, *(extent.middle for extent in (self.solid, self.hollow) if extent))
        return next(at for at in middles if at is not None)

    @cached_property
    def reaching(self) -> Extent:
        """The extent with the other accounts' dates."""
        ends = [*self.extent, *(at for at, _ in self.rivals)]
        return Extent(min(ends), max(ends))

    def label_at(self, view: "View") -> float:
        """Where the label begins, or ends if it stands before the mark."""
        gap = (LABEL_GAP + (self.size - DOT) / 2) * view.days_per_px
        if self.label_before:
            return self.reaching.start - gap
        return self.reaching.end + gap + self.sign_room * view.days_per_px

    @cached_property
    def extent(self) -> Extent:
        ends = [e for extent in (self.hollow, self.solid, *self.fades) if extent for e in extent]
        ends += [self.dot] if self.dot is not None else []
        return Extent(min(ends), max(ends))


@dataclass(frozen=True)
class Stack:
    """Events of a lane for which there is no row left, close to each other: "+23", which opens their days."""

    lane: str
    colour: str
    first: date
    last: date
    number: int
    at: float
    row: int
    told: str  # what the pointer is told


@dataclass(frozen=True)
class View:
    """The part of the axis that is shown, and how wide it is drawn."""

    start: float
    end: float
    width: int  # px

    @property
    def days_per_px(self) -> float:
        return (self.end - self.start) / self.width

    def px(self, days: float) -> float:
        return days / self.days_per_px


@dataclass(frozen=True)
class DrawnLane:
    key: str
    label: str
    top: int  # the row of its heading; its bars and marks lie below
    rows: int  # without its heading
    colour: str = ""
    heading: int = 1  # rows

    @property
    def end(self) -> int:
        """The first row of the lane after it."""
        return self.top + self.heading + self.rows


@dataclass(frozen=True)
class Chart:
    view: View
    lanes: list[DrawnLane]
    marks: list[Mark]
    bands: Sequence[Band] = ()
    stacks: Sequence[Stack] = ()

    @property
    def rows(self) -> int:
        return self.lanes[-1].end if self.lanes else 0

    def bars(self) -> Iterable[tuple[Band, DrawnLane, float, float]]:
        """Each band with its lane, the row of its foot, and its height in rows; the same scale in all lanes.

        The height is the square root of the number: beside a lane of a hundred thousand, one of a hundred is seen.
        """
        if not self.bands:
            return
        lanes = {lane.key: lane for lane in self.lanes}
        most = max(band.number for band in self.bands)
        for band in self.bands:
            lane = lanes[band.lane]
            height = sqrt(band.number / most) * (BAND_ROWS - 0.2)
            yield band, lane, lane.top + lane.heading + BAND_ROWS - 0.65, max(height, LOWEST_BAND)


Told = Callable[[date, date, int], str]


def draw(
    items: Iterable[Item],
    lanes: Sequence[Lane],
    view: View,
    bands: Sequence[Band] = (),
    layout: Layout = WIDEST,
    told: Told = lambda first, last, number: f"+{number}",
    stacked: Collection[str] = (),
    *,
    partly_loaded: bool = False,
) -> Chart:
    """Lay out all items that touch the view, or half its width beside it, without overlaps.

    Lanes that hold `bands` keep room for them below their heading; a lane without a label has no heading. `told`
    says what the pointer is told of a stack: its days and number; the events of the slugs `stacked` get no row. Where
    the items are only `partly_loaded`, the bars know how many there are besides those that have one.
    """
    margin = (view.end - view.start) / 2
    by_lane: dict[str, list[Mark]] = {lane.key: [] for lane in lanes}
    for item in items:
        mark = shape(item, view)
        extent = mark.extent
        if extent.start <= view.end + margin and extent.end >= view.start - margin:
            by_lane[item.lane].append(mark)
    drawn: list[DrawnLane] = []
    placed: list[Mark] = []
    stacks: list[Stack] = []
    top = 0
    banded = {band.lane for band in bands}
    for lane in lanes:
        marks, room = by_lane[lane.key], BAND_ROWS if lane.key in banded else 0
        if not (marks or room):
            continue
        heading = 1 if lane.label else 0
        only_counted = [mark for mark in marks if mark.item.slug in stacked]
        marks = [mark for mark in marks if mark.item.slug not in stacked]
        rows, left = place(marks, view, layout)
        for mark in marks:
            mark.row += top + heading + room
        gathered = gather([*left, *only_counted], view)
        without = {id(mark) for mark in left}
        kept = [mark for mark in marks if id(mark) not in without]
        row = top + heading + room + rows
        if partly_loaded:
            here = not_drawn([band for band in bands if band.lane == lane.key], kept, lane, view, row, told)
        else:
            here = [stack_of(near, lane, view, row, told) for near in gathered]
        stacks += here
        placed += kept
        drawn.append(DrawnLane(lane.key, lane.label, top, room + rows + bool(here), lane.colour, heading))
        top = drawn[-1].end
    return Chart(view, drawn, placed, bands, stacks)


def shape(item: Item, view: View) -> Mark:
    """The mark of one event at the scale of the view, by the form of its date."""
    when = read(item.edtf)
    said = {"about": when.approximate, "doubted": when.doubted, "disputed": item.disputed}
    mark = Mark(item, signs=tuple(sign for sign in SIGNS if said[sign]))
    mark.rivals = [(extent_of(read(rival.edtf).bounds).middle, rival) for rival in item.rivals]
    if when.bounds.start is None or when.bounds.end is None:
        open_ended(mark, when, view)
    else:
        closed(mark, when, view)
    if item.planned:
        plan(mark)
    near = DOT * view.days_per_px
    mark.rivals = [(at, r) for at, r in mark.rivals if r.announced or abs(at - mark.anchor) > near]
    return mark


def closed(mark: Mark, when: EventDate, view: View) -> None:
    whole = extent_of(when.bounds)
    core = when.core()
    certain = core == when.bounds
    one_day = when.form == Form.POINT and when.bounds.start == when.bounds.end
    width = view.px(whole.end - whole.start)
    if one_day or (certain and width < DOT):
        mark.dot = whole.middle
    elif certain:
        mark.solid = whole
    elif width < RING_BELOW:
        mark.dot, mark.filled = whole.middle, False
    else:
        mark.hollow = whole
        mark.solid = extent_of(core) if core else None


def open_ended(mark: Mark, when: EventDate, view: View) -> None:
    """One end is open or not known: it fades out, with an arrow where it still goes on."""
    fade = FADE * view.days_per_px
    (point,) = when.points
    known = extent_of(Span(*point.bounds))
    wide = view.px(known.end - known.start) >= RING_BELOW
    if wide:
        mark.hollow = known
    if when.start is None:
        mark.fades = (Extent(known.start, known.start - fade),)
    elif when.ongoing:
        newest = mark.item.known_until
        until = max(known.end, newest.toordinal() + 1.0) if newest else known.end
        sure = Extent(known.end if wide else known.start, until)
        mark.solid = sure if sure.end > sure.start else None
        mark.fades = (Extent(until, until + fade),)
        mark.arrow = until + fade
    else:
        mark.fades = (Extent(known.end, known.end + fade),)
    if not wide and (mark.solid is None or view.px(mark.solid.end - mark.solid.start) < DOT):
        mark.dot, mark.solid = known.middle, None
        mark.filled = when.form == Form.LASTED and point.precision == "day"


def plan(mark: Mark) -> None:
    """Only announced: an outline, whatever its form."""
    mark.hollow, mark.solid = mark.hollow or mark.solid, None
    mark.filled = False


def extent_of(span: Span) -> Extent:
    """From the beginning of its first day to the end of its last; an open end is put at the known one."""
    known = [day.toordinal() for day in span if day]
    return Extent(float(known[0]), known[-1] + 1.0)


def date_of(day: float) -> date:
    """The day of a position; held within the years 1 to 9999."""
    return date.fromordinal(min(max(int(day), 1), date.max.toordinal()))


# Rows and labels


def place(marks: list[Mark], view: View, layout: Layout) -> tuple[int, list[Mark]]:
    """Give every mark of a lane a row, from 0, then those that have room a label; the most significant first.

    Returns the number of rows and the marks for which none was left. Landmarks find a row, and are named; in a folded
    chart, which has few rows, as many as have room for their name are, before the others have any.
    """
    rows: list[list[Extent]] = []
    with_row, left = [], []
    marks.sort(key=lambda m: (-m.item.significance, m.extent.start, m.item.slug))
    landmarks = [mark for mark in marks if mark.is_landmark]
    if layout.folded:
        for mark in spread(landmarks):
            write(mark, rows, view, layout)
        without_name(landmarks, view)
    for mark in marks:
        if mark.label:
            continue
        bare = footprint(mark, view)
        row = free_row(bare, rows, 0, most_rows(mark, layout))
        if row is None:
            left.append(mark)
            continue
        mark.row = row
        rows[row].append(bare)
        with_row.append(mark)
    for mark in with_row:
        bare = footprint(mark, view)
        rows[mark.row].remove(bare)
        if not write(mark, rows, view, layout):
            rows[mark.row].append(bare)
    without_name(landmarks, view)
    return len(rows), left


def most_rows(mark: Mark, layout: Layout) -> int:
    return layout.landmark_rows if mark.is_landmark else layout.rows


def spread(marks: Sequence[Mark]) -> list[Mark]:
    """The first, the middle one, those in the middle between them, and so on: some of all times come early."""
    bits = max(len(marks) - 1, 0).bit_length()
    order = sorted(range(len(marks)), key=lambda number: f"{number:0{bits}b}"[::-1])
    return [marks[number] for number in order]


def without_name(landmarks: Iterable[Mark], view: View) -> None:
    """What is larger has a name. Beside the view nothing is named yet."""
    for mark in landmarks:
        mark.nameless = not mark.label and view.start <= mark.anchor <= view.end


def write(mark: Mark, rows: list[list[Extent]], view: View, layout: Layout) -> bool:
    """Put the mark with its title, after or before it, in its own row or another one; or say that there is no room.

    A landmark whose title has no room gets a shorter one.
    """
    bare = footprint(mark, view)
    halves = 2 if mark.is_landmark else 1
    for letters in (layout.letters, layout.letters // 2)[:halves]:
        title = shorten(mark.item.title, letters)
        room = (width_of(title) + GAP) * view.days_per_px
        after, before = Extent(bare.start, bare.end + room), Extent(bare.start - room, bare.end)
        # What is written must be seen, and the end of the mark beside it; not all of the mark.
        ways = ((after, mark.reaching.end, after.end, False), (before, before.start, mark.reaching.start, True))
        for wanted, start, end, is_before in ways:
            if view.start <= start and end <= view.end:
                row = free_row(wanted, rows, mark.row, most_rows(mark, layout) if halves > 1 else len(rows))
                if row is not None:
                    mark.row, mark.label, mark.label_before = row, title, is_before
                    rows[row].append(wanted)
                    return True
    return False


def free_row(wanted: Extent, rows: list[list[Extent]], first: int, most: int) -> int | None:
    """The first row with room, `first` tried before the others; a new one while there may be more."""
    number: int
    for number in [first, *range(most)]:
        if number == len(rows):
            rows.append([])
        if number < len(rows) and all(
            taken.end <= wanted.start or wanted.end <= taken.start for taken in rows[number]
        ):
            return number
    return None


def footprint(mark: Mark, view: View) -> Extent:
    """What the mark covers, its sign and its other accounts included, with a gap on either side."""
    half = (mark.size / 2 + GAP) * view.days_per_px
    return Extent(mark.reaching.start - half, mark.reaching.end + half + mark.sign_room * view.days_per_px)


def gather(left: Iterable[Mark], view: View) -> list[list[Mark]]:
    """Marks without a row, those together that one "+23" must stand for, from the earliest."""
    gathered: list[list[Mark]] = []
    for mark in sorted(left, key=lambda mark: seen_at(mark, view)):
        if gathered and view.px(seen_at(mark, view) - seen_at(gathered[-1][0], view)) < STACK:
            gathered[-1].append(mark)
        else:
            gathered.append([mark])
    return gathered


def seen_at(mark: Mark, view: View) -> float:
    """Its anchor; of what is seen though that lies beside the view, the day of the view that is nearest to it. So far
    from the ends of the view that no number is cut, nor one of the view taken for one beside it."""
    half = 0.51 * STACK * view.days_per_px
    if mark.extent.end <= view.start:
        return min(mark.anchor, view.start - half)
    if view.end <= mark.extent.start:
        return max(mark.anchor, view.end + half)
    return min(max(mark.anchor, view.start + half), view.end - half)


def not_drawn(
    bands: Iterable[Band], drawn: Sequence[Mark], lane: Lane, view: View, row: int, told: Told
) -> list[Stack]:
    """What the bars of a lane count besides the drawn marks, those together that one "+23" must stand for."""
    stacks: list[Stack] = []
    half = 0.51 * STACK * view.days_per_px
    for band in sorted(bands, key=lambda band: band.first):
        seen = sum(band.first <= mark.item.counted_on <= band.last for mark in drawn if mark.item.counted_on)
        number, extent = band.number - seen, band.extent
        if number <= 0 or extent.end <= view.start or view.end <= extent.start:
            continue
        at, first = min(max(extent.middle, view.start + half), view.end - half), band.first
        if stacks and view.px(at - stacks[-1].at) < STACK:
            before = stacks.pop()
            at, first, number = before.at, before.first, before.number + number
        stacks.append(Stack(lane.key, lane.colour, first, band.last, number, at, row, told(first, band.last, number)))
    return stacks


def stack_of(near: Sequence[Mark], lane: Lane, view: View, row: int, told: Told) -> Stack:
    at = seen_at(near[0], view)
    first, last = date_of(at), date_of(seen_at(near[-1], view))
    return Stack(lane.key, lane.colour, first, last, len(near), at, row, told(first, last, len(near)))
