"""Marks → SVG for the page itself: the chart at first paint, without JavaScript, and in print. Pure.

Positions along the axis are percentages of an <svg> in each part, axis or lane, so that the drawing follows the
page's width: a hand that stretches it sets the width of that, one that moves it its transform, for which nothing is
laid out or painted anew. No style attributes, which the Content-Security-Policy refuses.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from timeline.drawing.axis import Tick, ticks
from timeline.drawing.colours import on_both
from timeline.drawing.figure import BAND_OPACITY, BOTTOM, faded
from timeline.drawing.layouts import LAYOUTS, Layout
from timeline.drawing.lettering import apart
from timeline.drawing.marks import DOT, LANDMARK_DOT, ROW, SIGNS, TURNED, Band, Chart, DrawnLane, Extent, Mark, View

AXIS = 30  # px, its height
BAR = 10  # px
# Those of plotly.js for a marker of 12 px, so that nothing changes when its chart takes over.
SHAPES = {
    "circle": "M6 0A6 6 0 1 1-6 0A6 6 0 1 1 6 0Z",
    "square": "M6 6H-6V-6H6Z",
    "triangle-up": "M-6.9 3H6.9L0-6Z",
    "triangle-down": "M-6.9-3H6.9L0 6Z",
    "pentagon": "M5.7-1.9L3.5 4.9H-3.5L-5.7-1.9L0-6Z",
    "hexagon": "M5.2-3V3L0 6L-5.2 3V-3L0-6Z",
    "star": "M1.9-2.6H8L3.1 1L4.9 6.8L0 3.2L-4.9 6.8L-3.1 1L-8-2.6H-1.9L0-8.4Z",
    "diamond": "M7.2 0L0 7.2L-7.2 0L0-7.2Z",
    "plan": "M-3.2-6.3L6.3 0L-3.2 6.3Z",
    "flag": "M0 0V-13L8-10L0-7",
    "arrow": "M-2.3-5.2L4.5 0L-2.3 5.2Z",
    # Where time runs from the right, what points at what is to come points to the left.
    "plan-left": "M3.2-6.3L-6.3 0L3.2 6.3Z",
    "flag-left": "M0 0V-13L-8-10L0-7",
    "arrow-left": "M2.3-5.2L-4.5 0L2.3 5.2Z",
}
# Beneath a name on its bar, as high as its letters: sides of which the name's are 1.
PLATE = (
    '<filter id="plate" primitiveUnits="objectBoundingBox"><feFlood x="-.02" y=".05" width="1.04" height=".9"/>'
    '<feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter>'
)
THINNEST = 0.15  # percent of the width that an event takes in the overview at least: the stylesheet's


def glyphs() -> str:
    """The shapes, once for all drawings of a page: those of kinds by name, and larger for landmarks."""
    sizes = {"": "", f"-{LANDMARK_DOT}": f' transform="scale({LANDMARK_DOT / DOT:.3f})"'}
    paths = (
        f'<path id="g-{name}{size}" d="{path}"{scale}/>'
        for name, path in SHAPES.items()
        for size, scale in sizes.items()
    )
    signs = (f'<path id="s-{name}" d="{path}"/>' for name, path in SIGNS.items())
    turned = (
        f'<path id="s-{name}" d="{SIGNS[sign]}" transform="scale(-1 1)"/>' for (_, sign), name in TURNED.items()
    )
    shapes = "".join([*paths, *signs, *turned, PLATE])
    return f'<svg class="glyphs" width="0" height="0" aria-hidden="true"><defs>{shapes}</defs></svg>'


def sketch(
    chart: Chart, layout: Layout, *, right_to_left: bool, lang: str, titled: bool = True, whole: bool = False
) -> str:
    """Axis and chart as one element, shown where its layout fits; every text in it is escaped. `glyphs` stand once
    beside all drawings of a page. `titled` says whether the marks have their titles, which a pointer shows; `whole`,
    that no hand can bring what lies beside the view, which is left out."""
    pen = Pen(chart, right_to_left, lang, titled, folded=layout.folded)
    view = chart.view
    scale = [tick for tick in ticks(view, lang) if not whole or view.start <= tick.day <= view.end]
    direction = ' direction="rtl"' if lang == "ar" else ""
    grid = f"grid-{layout.name}"  # drawn once, used by each lane
    lanes = "".join(LanePen(pen, lane).drawn(grid, direction) for lane in chart.lanes)
    return (
        f'<div class="drawing {shown_where(layout)}" data-layout="{layout.name}" aria-hidden="true" '
        f'data-view="{chart.view.start:.1f} {chart.view.end:.1f}">'
        f'<div class="axis"><svg class="moved" height="{AXIS}"{direction}>'
        f'<defs><g id="{grid}" class="grid">{"".join(pen.grid(scale))}</g></defs>'
        f"<g>{''.join(pen.names(scale))}</g></svg></div>{lanes}</div>"
    )


def shown_where(layout: Layout) -> str:
    """The classes by which a page shows one of its drawings, by the width of what holds them, or where it is low."""
    if layout.low:
        return layout.name
    after = [other.since for other in LAYOUTS if other.since > layout.since]
    return " ".join([f"from-{layout.since}", *(f"to-{since}" for since in after[:1])])


def overview(extents: Iterable[tuple[Extent, str]], view: View, *, right_to_left: bool) -> str:
    """All events as thin lines, dense where there are many, as wide as the page; for the strip under the chart."""
    lines: dict[str, list[str]] = {}
    for extent, colour in extents:
        start, end = ((day - view.start) / (view.end - view.start) * 100 for day in extent)
        left = 100 - end if right_to_left else start
        wide = f' width="{end - start:.3g}%"' if end - start > THINNEST else ""
        lines.setdefault(colour, []).append(f'<rect x="{left:.1f}%"{wide}/>')
    drawn = "".join(f'<g fill="{on_both(colour)}">{"".join(rects)}</g>' for colour, rects in lines.items())
    return f'<svg width="100%" height="28" aria-hidden="true"><svg y="4" height="20">{drawn}</svg></svg>'


def colour_of(mark: Mark) -> str:
    return mark.item.colour


class Pen:
    """Knows where things are on the paper. What they are painted with, the stylesheet says, by class."""

    def __init__(
        self, chart: Chart, right_to_left: bool, lang: str, titled: bool = True, *, folded: bool = False
    ) -> None:
        """A `folded` chart may become much wider: a telephone is turned. Its names stay where their marks are."""
        self.chart, self.view, self.titled, self.folded = chart, chart.view, titled, folded
        self.right_to_left, self.lang = right_to_left, lang

    def x(self, day: float) -> float:
        """Percent from the left."""
        part = (day - self.view.start) / (self.view.end - self.view.start) * 100
        return round(100 - part if self.right_to_left else part, 2)

    def y(self, row: float) -> float:
        """px from the middle of the first row."""
        return round(row * ROW, 1)

    def colour(self, colour: str) -> str:
        """As the paper wants it."""
        return on_both(colour)

    def text(self, percent: float, y: float, text: str, kind: str) -> str:
        return f'<text class="{kind}" x="{percent:g}%" y="{y:g}">{escape(apart(text, self.lang))}</text>'

    def ends(self, shift: int) -> bool:
        """Whether a text on that side of its place ends there, as its language is written."""
        return (shift < 0) != (self.lang == "ar")

    def grid(self, scale: Iterable[Tick]) -> Iterator[str]:
        for tick in scale:
            x = self.x(tick.day)
            yield f'<line x1="{x:g}%" x2="{x:g}%" y1="-{ROW}" y2="100%"/>'

    def names(self, scale: Iterable[Tick]) -> Iterator[str]:
        for tick in scale:
            if tick.label:
                yield self.text(self.x(tick.day), AXIS / 2, tick.label, "tick")

    def hued(self, colour: str, marks: Iterable[Mark]) -> Iterator[str]:
        """Marks of one colour, said once for them."""
        yield f'<g class="hue" color="{self.colour(colour)}">'
        for mark in marks:
            yield from self.mark(mark)
        yield "</g>"

    def mark(self, mark: Mark) -> Iterator[str]:
        """Its parts as a group; one part alone without."""
        y, event = self.y(mark.row), f'data-event="{escape(mark.item.slug)}"'
        title = f"<title>{escape(mark.item.title)}\n{escape(mark.item.when)}</title>" if self.titled else ""
        parts = list(self.parts(mark, y))
        if len(parts) == 1 and not title:
            yield parts[0].replace(" ", f" {event} ", 1)
        else:
            yield f"<g {event}>{title}{''.join(parts)}</g>"

    def parts(self, mark: Mark, y: float) -> Iterator[str]:
        for at, _rival in mark.rivals:
            yield f'<line class="link" x1="{self.x(mark.anchor):g}%" x2="{self.x(at):g}%" y1="{y:g}" y2="{y:g}"/>'
        if mark.hollow:
            yield self.bar(mark.hollow, y, filled=False)
        if mark.solid:
            yield self.bar(mark.solid, y, filled=True)
        for _mark, extent, opacity in faded(mark):
            yield self.bar(extent, y, filled=True, opacity=opacity)
        if mark.arrow is not None:
            yield self.glyph(self.pointing("arrow"), mark.arrow, y)
        if mark.dot is not None:
            large = f"-{mark.size}" if mark.size > DOT else ""
            shape = mark.item.shape if mark.item.shape in SHAPES else "circle"
            yield self.glyph(shape + large, mark.dot, y, paint="" if mark.filled else "hollow")
        if mark.item.planned:
            yield self.glyph(self.pointing("flag"), mark.anchor, y - 3)
        for at, rival in mark.rivals:
            yield self.glyph(self.pointing("plan") if rival.announced else "diamond", at, y, paint="rival")
        yield from self.words(mark, y)

    def words(self, mark: Mark, y: float) -> Iterator[str]:
        after = -1 if self.right_to_left else 1
        at = self.x(mark.extent.end)
        for number, sign in enumerate(mark.signs):
            name = TURNED.get((self.lang, sign), sign)
            moved = after * mark.sign_at(number)
            yield f'<use class="sign" href="#s-{name}" x="{at:g}%" y="{y:g}" transform="translate({moved})"/>'
        if mark.label:
            away = -1 if mark.label_before else 1
            gap = mark.label_gap + away
            near = f' dx="{after * gap:g}"' if self.folded else ""
            at = self.x(mark.labelled_end + (0 if near else gap * self.view.days_per_px))
            kinds = {"main": mark.size > DOT, "on": mark.label_on is not None, "end": self.ends(away * after)}
            paint = "".join(f" {kind}" for kind, is_so in kinds.items() if is_so)
            paint = f' class="{paint[1:]}"' if paint else ""
            plate = ' filter="url(#plate)"' if kinds["on"] else ""
            yield f'<text{paint} x="{at:g}%" y="{y:g}"{near}{plate}>{escape(apart(mark.label, self.lang))}</text>'

    def bar(self, extent: Extent, y: float, *, filled: bool, opacity: float = 1) -> str:
        a, b = sorted((self.x(extent.start), self.x(extent.end)))
        paint = 'rx="2"' if filled else 'class="hollow" rx="5"'
        faint = f' opacity="{opacity}"' if opacity < 1 else ""
        return f'<rect x="{a:g}%" y="{y - BAR / 2:g}" width="{b - a:.2f}%" height="{BAR}" {paint}{faint}/>'

    def pointing(self, name: str) -> str:
        """The shape that points to what is later."""
        return f"{name}-left" if self.right_to_left else name

    def glyph(self, name: str, day: float, y: float, *, paint: str = "") -> str:
        painted = f' class="{paint}"' if paint else ""
        return f'<use href="#g-{name}" x="{self.x(day):g}%" y="{y:g}"{painted}/>'


class LanePen(Pen):
    """Draws one lane as a drawing of its own, so that paper may end between two; its rows are those of the chart. The
    stylesheet says where the middle of its first row is."""

    def __init__(self, pen: Pen, lane: DrawnLane) -> None:
        super().__init__(pen.chart, pen.right_to_left, pen.lang, pen.titled, folded=pen.folded)
        self.lane = lane

    def y(self, row: float) -> float:
        """From the middle of the lane's first row, as small numbers are few letters."""
        return super().y(row - self.lane.top)

    def drawn(self, grid: str, direction: str) -> str:
        lane = self.lane
        height = round(self.edge(lane.end) - self.edge(lane.top), 1)
        here = (mark for mark in self.chart.marks if mark.item.lane == lane.key)
        marks = (part for colour, alike in groupby(here, colour_of) for part in self.hued(colour, alike))
        moving = "".join([f'<use href="#{grid}"/>', self.bands(), *marks, *self.stacks()])
        return (
            f'<div class="sketch"><svg class="moved" height="{height:g}"{direction}>{moving}</svg>'
            f"{self.heading()}</div>"
        )

    def edge(self, row: int) -> float:
        """Where a lane begins, or the chart ends: px from its first row."""
        if row == self.chart.rows:
            return row * ROW + BOTTOM
        return (row + 0.1) * ROW if row else 0.0

    def heading(self) -> str:
        """Where time begins, and stays there."""
        if not self.lane.label:
            return ""
        side = " end" if self.right_to_left else ""
        return f'<b class="lane-name{side}">{escape(apart(self.lane.label, self.lang))}</b>'

    def bands(self) -> str:
        here = (bar for bar in self.chart.bars() if bar[1] is self.lane)
        bars = "".join(self.count(band, foot, height) for band, _lane, foot, height in here)
        return f'<g color="{self.colour(self.lane.colour)}" opacity="{BAND_OPACITY}">{bars}</g>' if bars else ""

    def count(self, band: Band, foot: float, height: float) -> str:
        a, b = sorted((self.x(band.extent.start), self.x(band.extent.end)))
        return (
            f'<rect class="band" x="{a:g}%" y="{self.y(foot - height):g}" width="{b - a:.2f}%" '
            f'height="{height * ROW:.1f}" data-first="{band.first}" data-last="{band.last}">'
            f"<title>{escape(band.told)}</title></rect>"
        )

    def stacks(self) -> Iterator[str]:
        for stack in self.chart.stacks:
            if stack.lane != self.lane.key:
                continue
            yield (
                f'<g class="stack" data-first="{stack.first}" data-last="{stack.last}">'
                f"<title>{escape(stack.told)}</title>"
                f"{self.text(self.x(stack.at), self.y(stack.row), f'+{stack.number}', 'number')}</g>"
            )
