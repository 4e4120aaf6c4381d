"""Marks → a chart: which has which row, which is named, and what stands for those without room. Pure."""

from bisect import bisect, bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from timeline.drawing.layouts import WIDEST, Layout
from timeline.drawing.lettering import longest, telling, width_of
from timeline.drawing.marks import (
    BAND_ROWS,
    LABEL_GAP,
    Band,
    Chart,
    DrawnLane,
    Extent,
    Item,
    Lane,
    Mark,
    Stack,
    View,
    date_of,
    shape,
)

GAP = 6  # px between neighbours in a row
STACK = 34  # px that "+23" takes, with a gap

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
    marks_of, drawn = by_lane(items, lanes, view), list[DrawnLane]()
    placed, stacks = list[Mark](), list[Stack]()
    top = 0
    for lane in lanes:
        marks, counted = marks_of[lane.key], [band for band in bands if band.lane == lane.key]
        room, heading = BAND_ROWS if counted else 0, 1 if lane.label else 0
        if not (marks or room):
            continue
        rows, kept, left = place([mark for mark in marks if mark.item.slug not in stacked], view, layout)
        for mark in kept:
            mark.row += top + heading + room
        below = top + heading + room + rows
        if partly_loaded:
            here = not_drawn(counted, kept, lane, view, below, told)
        else:
            left += [mark for mark in marks if mark.item.slug in stacked]
            here = [stack_of(near, lane, view, below, told) for near in gather(left, view)]
        placed += kept
        stacks += here
        drawn.append(DrawnLane(lane.key, lane.label, top, room + rows + bool(here), lane.colour, heading))
        top = drawn[-1].end
    return Chart(view, drawn, placed, bands, stacks)


def by_lane(items: Iterable[Item], lanes: Iterable[Lane], view: View) -> dict[str, list[Mark]]:
    """The marks that touch the view, or half its width beside it."""
    margin = (view.end - view.start) / 2
    marks: dict[str, list[Mark]] = {lane.key: [] for lane in lanes}
    for item in items:
        mark = shape(item, view)
        extent = mark.extent
        if extent.start <= view.end + margin and extent.end >= view.start - margin:
            marks[item.lane].append(mark)
    return marks


def place(marks: list[Mark], view: View, layout: Layout) -> tuple[int, list[Mark], list[Mark]]:
    """Give every mark of a lane a row, from 0, then those that have room a label; the most significant first.

    Returns the number of rows, the marks that have one, and those for which none was left. Landmarks find a row, and
    are named; in a folded chart, which has few rows, as many as have room for their name are, before the others have
    any.
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
        insort(rows[row], bare)
        with_row.append(mark)
    for mark in with_row:
        bare = footprint(mark, view)
        rows[mark.row].remove(bare)
        if not write(mark, rows, view, layout):
            insort(rows[mark.row], bare)
    drawn = replace(view, width=layout.drawn or view.width)
    for mark in marks:
        lengthen(mark, rows, view, drawn, layout.longest)
    for mark in with_row if layout.folded else ():
        add_name(mark, rows, view, drawn, layout)
    without_name(landmarks, view)
    without = {id(mark) for mark in left}
    return len(rows), [mark for mark in marks if id(mark) not in without], left


def most_rows(mark: Mark, layout: Layout) -> int:
    return layout.landmark_rows if mark.is_landmark else layout.rows


Each = TypeVar("Each")


def spread(those: Sequence[Each]) -> list[Each]:
    """The first, the middle one, those in the middle between them, and so on: some of all times come early."""
    bits = max(len(those) - 1, 0).bit_length()
    order = sorted(range(len(those)), key=lambda number: f"{number:0{bits}b}"[::-1])
    return [those[number] for number in order]


def without_name(landmarks: Iterable[Mark], view: View) -> None:
    """What is larger has a name. Beside the view nothing is named yet."""
    for mark in landmarks:
        mark.nameless = not mark.label and view.start <= mark.anchor <= view.end


def write(mark: Mark, rows: list[list[Extent]], view: View, layout: Layout) -> bool:
    """Put the mark with its title, after or before it, in its own row or another one; or say that there is no room.

    A landmark whose title has no room gets a shorter one. What is longer than the view has it on its bar.
    """
    bare = footprint(mark, view)
    halves = 2 if mark.is_landmark else 1
    for letters in (layout.letters, layout.letters // 2)[:halves]:
        title = telling(mark.item.title, letters)
        after, before = (named(title, bare, view, before=before) for before in (False, True))
        # What is written must be seen, and the end of the mark beside it; not all of the mark.
        ways = ((after, mark.reaching.end, after.end, False), (before, before.start, mark.reaching.start, True))
        for wanted, start, end, is_before in ways:
            if view.start <= start and end <= view.end:
                row = free_row(wanted, rows, mark.row, most_rows(mark, layout) if halves > 1 else len(rows))
                if row is not None:
                    mark.row, mark.label, mark.label_before = row, title, is_before
                    insort(rows[row], wanted)
                    return True
    return write_on(mark, rows, view, layout)


def lengthen(mark: Mark, rows: list[list[Extent]], view: View, drawn: View, letters: int) -> None:
    """A name that was cut takes the room that all others left beside it, as it is drawn, up to so many letters."""
    if not mark.label or mark.label_on is not None or mark.label == mark.item.title:
        return
    bare, row = footprint(mark, view), rows[mark.row]
    row.remove(named(mark.label, bare, view, before=mark.label_before))
    px = room_beside(bare, row, drawn, before=mark.label_before)
    mark.label = longest(mark.item.title, letters, px) or mark.label
    insort(row, named(mark.label, bare, drawn, before=mark.label_before))


def add_name(mark: Mark, rows: list[list[Extent]], view: View, drawn: View, layout: Layout) -> None:
    """What found no room for as much of its name as others have is named where its own row, as it is drawn, has room
    for that, or for all of it."""
    if mark.label or not mark.item.title or not view.start <= mark.anchor <= view.end:
        return
    bare, row, title = footprint(mark, view), rows[mark.row], mark.item.title
    row.remove(bare)
    for before in (False, True):
        name = longest(title, layout.longest, room_beside(bare, row, drawn, before=before))
        if name and len(name) >= min(len(title), layout.letters):
            mark.label, mark.label_before = name, before
            break
    insort(row, named(mark.label, bare, drawn, before=mark.label_before) if mark.label else bare)


def room_beside(bare: Extent, row: Sequence[Extent], drawn: View, *, before: bool) -> float:
    """px that a name has there between the mark and its neighbour, or the end of the view."""
    at = bisect(row, bare)
    start = max(drawn.start, row[at - 1].end if at else drawn.start)
    end = min(drawn.end, row[at].start if at < len(row) else drawn.end)
    return drawn.px(bare.start - start if before else end - bare.end) - GAP


def named(label: str, bare: Extent, view: View, *, before: bool) -> Extent:
    room = (width_of(label) + GAP) * view.days_per_px
    return Extent(bare.start - room, bare.end) if before else Extent(bare.start, bare.end + room)


def write_on(mark: Mark, rows: list[list[Extent]], view: View, layout: Layout) -> bool:
    """Put the title on the mark's bar, from where that is first seen; or say that there is no room."""
    title, bare = telling(mark.item.title, layout.letters), footprint(mark, view)
    bar, start = mark.solid or mark.hollow, max(view.start, mark.extent.start)
    end = start + (LABEL_GAP + width_of(title) + GAP) * view.days_per_px
    if not bar or end > min(view.end, mark.extent.end) or any(start <= at <= end for at, _rival in mark.rivals):
        return False
    row = free_row(bare, rows, mark.row, most_rows(mark, layout) if mark.is_landmark else len(rows))
    if row is None or mark.item.planned:
        return False
    mark.row, mark.label, mark.label_on = row, title, start
    insort(rows[row], bare)
    return True


def free_row(wanted: Extent, rows: list[list[Extent]], first: int, most: int) -> int | None:
    """The first row with room, `first` tried before the others; a new one while there may be more."""
    number: int
    for number in [first, *range(most)]:
        if number == len(rows):
            rows.append([])
        if number < len(rows) and is_free(wanted, rows[number]):
            return number
    return None


def is_free(wanted: Extent, row: Sequence[Extent]) -> bool:
    """Whether none of the extents of a row, which are in order and share nothing, covers any of the wanted one."""
    after = bisect(row, wanted)
    return (after == 0 or row[after - 1].end <= wanted.start) and (
        after == len(row) or wanted.end <= row[after].start
    )


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
    near: list[tuple[float, date, date, int]] = []  # where each stands, its first and last day, and how many it is of
    half = 0.51 * STACK * view.days_per_px
    days = sorted(mark.item.counted_on for mark in drawn if mark.item.counted_on)
    for band in sorted(bands, key=lambda band: band.first):
        seen = bisect(days, band.last) - bisect_left(days, band.first)
        number, extent = band.number - seen, band.extent
        if number <= 0 or extent.end <= view.start or view.end <= extent.start:
            continue
        at, first = min(max(extent.middle, view.start + half), view.end - half), band.first
        if near and view.px(at - near[-1][0]) < STACK:
            at, first, _last, before = near.pop()
            number += before
        near.append((at, first, band.last, number))
    return [
        Stack(lane.key, lane.colour, first, last, number, at, row, told(first, last, number))
        for at, first, last, number in near
    ]


def stack_of(near: Sequence[Mark], lane: Lane, view: View, row: int, told: Told) -> Stack:
    at = seen_at(near[0], view)
    first, last = date_of(at), date_of(seen_at(near[-1], view))
    return Stack(lane.key, lane.colour, first, last, len(near), at, row, told(first, last, len(near)))
