"""Events → what is drawn: lane, row, extent, shape, sign and label. Pure.

Positions along the axis are days as floats, `date.toordinal()` for the beginning of a day. What is too
small to be seen, and what would overlap, depends on the scale, so that marks are laid out for one view.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import sqrt
from typing import NamedTuple

from events.dates import EventDate, Form, Span, read

DOT = 12  # px, the smallest mark
RING_BELOW = 18  # px, where a capsule would be too narrow to be hollow
FADE = 36  # px over which an open end fades out
ROW = 24  # px, the smallest target
GAP = 6  # px between neighbours in a row
SIGN = 14  # px for ~, ? or ≠, or a plan's flag
LABEL_GAP = 10  # px from a mark's end to its label
LETTER = 6.6  # px, a letter of a label on average
LABEL_LETTERS = 42
MOST_ROWS = 7
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
    told: str  # what the pointer is told
    colour: str
    shape: str
    significance: int
    planned: bool = False
    disputed: bool = False
    known_until: date | None = None  # for what still goes on
    rivals: tuple[Rival, ...] = ()


class Extent(NamedTuple):
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass
class Mark:
    """One event as drawn. Of `dot`, `hollow` and `solid` at least one is set."""

    item: Item
    dot: float | None = None  # a shape of the smallest size
    filled: bool = True  # the dot is solid: a certain day or duration
    hollow: Extent | None = None  # within it, or its ends not exactly known
    solid: Extent | None = None  # surely going on
    fades: tuple[Extent, ...] = ()  # open ends, from the known day outwards (start > end: to the left)
    arrow: float | None = None  # still going on
    sign: str = ""  # "~", "?" and "≠", those that apply: about, doubted, disputed
    rivals: list[tuple[float, Rival]] = field(default_factory=list)
    label: str = ""
    label_before: bool = False
    row: int = 0

    @property
    def anchor(self) -> float:
        """Where the event is joined to other accounts' dates, and pointed at."""
        middles = (self.dot, *(extent.middle for extent in (self.solid, self.hollow) if extent))
        return next(at for at in middles if at is not None)

    @property
    def reaching(self) -> Extent:
        """The extent with the other accounts' dates."""
        ends = [*self.extent, *(at for at, _ in self.rivals)]
        return Extent(min(ends), max(ends))

    def label_at(self, view: "View") -> float:
        """Where the label begins, or ends if it stands before the mark."""
        gap = LABEL_GAP * view.days_per_px
        if self.label_before:
            return self.reaching.start - gap
        return self.reaching.end + gap + (SIGN * view.days_per_px if self.sign else 0)

    @property
    def extent(self) -> Extent:
        ends = [e for extent in (self.hollow, self.solid, *self.fades) if extent for e in extent]
        ends += [self.dot] if self.dot is not None else []
        return Extent(min(ends), max(ends))


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
    rows: int
    colour: str = ""


@dataclass(frozen=True)
class Chart:
    view: View
    lanes: list[DrawnLane]
    marks: list[Mark]
    bands: Sequence[Band] = ()

    @property
    def rows(self) -> int:
        return sum(lane.rows + 1 for lane in self.lanes)

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
            yield band, lane, lane.top + BAND_ROWS + 0.35, max(height, LOWEST_BAND)


def draw(items: Iterable[Item], lanes: Sequence[Lane], view: View, bands: Sequence[Band] = ()) -> Chart:
    """Lay out all items that touch the view, or half its width beside it, without overlaps if possible.

    Lanes that hold `bands` keep room for them below their heading.
    """
    margin = (view.end - view.start) / 2
    by_lane: dict[str, list[Mark]] = {lane.key: [] for lane in lanes}
    for item in items:
        mark = shape(item, view)
        extent = mark.extent
        if extent.start <= view.end + margin and extent.end >= view.start - margin:
            by_lane[item.lane].append(mark)
    drawn, top = [], 0
    banded = {band.lane for band in bands}
    for lane in lanes:
        marks, room = by_lane[lane.key], BAND_ROWS if lane.key in banded else 0
        if marks or room:
            rows = room + stack(marks, view, top + 1 + room)
            drawn.append(DrawnLane(lane.key, lane.label, top, rows, lane.colour))
            top += rows + 1
    return Chart(view, drawn, [mark for marks in by_lane.values() for mark in marks], bands)


def shape(item: Item, view: View) -> Mark:
    """The mark of one event at the scale of the view, by the form of its date."""
    when = read(item.edtf)
    signs = (("~", when.approximate), ("?", when.doubted), ("≠", item.disputed))
    mark = Mark(item, sign="".join(sign for sign, said in signs if said))
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


# Stacking


def stack(marks: list[Mark], view: View, first_row: int) -> int:
    """Give every mark of a lane a row, then those that have room a label; the most significant first."""
    rows: list[list[Extent]] = []
    placed = []
    marks.sort(key=lambda m: (-m.item.significance, m.extent.start, m.item.slug))
    for number, mark in enumerate(marks):
        bare = footprint(mark, view)
        row = free_row(bare, rows)
        if row is None:
            # A full lane shows marks over each other rather than hiding any.
            mark.row = number % MOST_ROWS
        else:
            mark.row = row
            rows[row].append(bare)
            placed.append(mark)
    for mark in placed:
        add_label(mark, rows, view)
    for mark in marks:
        mark.row += first_row
    return len(rows)


def add_label(mark: Mark, rows: list[list[Extent]], view: View) -> None:
    """Write the title after or before the mark, in its own row or another one; or not at all."""
    bare = footprint(mark, view)
    room = (len(shorten(mark.item.title)) * LETTER + GAP) * view.days_per_px
    after, before = Extent(bare.start, bare.end + room), Extent(bare.start - room, bare.end)
    rows[mark.row].remove(bare)
    for wanted, is_before in ((after, False), (before, True)):
        if view.start <= wanted.start and wanted.end <= view.end:
            row = free_row(wanted, rows, mark.row)
            if row is not None:
                mark.row, mark.label, mark.label_before = row, shorten(mark.item.title), is_before
                rows[row].append(wanted)
                return
    rows[mark.row].append(bare)


def free_row(wanted: Extent, rows: list[list[Extent]], first: int = 0) -> int | None:
    """The first row with room, `first` tried before the others; a new one while there may be more."""
    number: int
    for number in [first, *range(MOST_ROWS)]:
        if number == len(rows):
            rows.append([])
        if all(taken.end <= wanted.start or wanted.end <= taken.start for taken in rows[number]):
            return number
    return None


def footprint(mark: Mark, view: View) -> Extent:
    """What the mark covers, its sign and its other accounts included, with a gap on either side."""
    half = (DOT / 2 + GAP) * view.days_per_px
    sign = SIGN * view.days_per_px if mark.sign or mark.item.planned else 0.0
    return Extent(mark.reaching.start - half, mark.reaching.end + half + sign)


def shorten(title: str) -> str:
    return title if len(title) <= LABEL_LETTERS else title[: LABEL_LETTERS - 1].rstrip() + "…"
