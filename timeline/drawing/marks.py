"""What a chart is made of, and the mark of one event: extent, shape and signs. Pure.

Positions along the axis are days as floats, `date.toordinal()` for the beginning of a day. What is too
small to be seen depends on the scale, so that a mark is made for one view.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from events.dates import EventDate, Form, Span, read

DOT = 12  # px, the smallest mark
LANDMARK = 3  # the significance of what is drawn larger, and always named
LANDMARK_DOT = 16  # px
RING_BELOW = 18  # px, where a capsule would be too narrow to be hollow
FADE = 36  # px over which an open end fades out
ROW = 24  # px, the smallest target
SIGN = 14  # px for a sign, or a plan's flag
SIGN_GAP = 14  # px from the end of a bar to the middle of its first sign
DOT_REACH = 3  # px more from the middle of a dot, which some shapes are wider than
# ~, ? and ≠ as lines around their middle, as fonts draw them too differently: SVG paths of pairs `x,y`.
SIGNS = {
    "about": "M-5,1 C-3.5,-3 -1.5,-3 0,0 C1.5,3 3.5,3 5,-1",
    "doubted": "M-3,-2.5 C-3,-7 3,-7 3,-3 C3,-0.5 0,-0.5 0,2 M0,4.6 L0,5.8",
    "disputed": "M-5,-2 L5,-2 M-5,2 L5,2 M2.5,-6 L-2.5,6",
}
TURNED = {("ar", "doubted"): "doubted-ar"}  # a sign that a language writes the other way round: ؟
LABEL_GAP = 10  # px from a mark's end to its label
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


class Item(NamedTuple):
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
    label_on: float | None = None  # where the label begins, if it stands on its bar
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
        beside = SIGN_GAP if self.dot is None else SIGN_GAP + DOT_REACH
        return beside + (self.size - DOT) // 2 + number * SIGN

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
        return self.labelled_end + self.label_gap * view.days_per_px

    @property
    def labelled_end(self) -> float:
        """Beside which, or from where, the label stands."""
        if self.label_on is not None:
            return self.label_on
        return self.reaching.start if self.label_before else self.reaching.end

    @property
    def label_gap(self) -> float:
        """px from there to the label: less than none where that stands before the mark."""
        if self.label_on is not None:
            return LABEL_GAP
        gap = LABEL_GAP + (self.size - DOT) / 2
        return -gap if self.label_before else gap + self.sign_room

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
