"""Marks → SVG for the page itself: the chart at first paint, without JavaScript, and in print. Pure.

Positions along the axis are percentages, so that the drawing follows the page's width; no style
attributes, which the Content-Security-Policy refuses.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from timeline.drawing.figure import BAND_OPACITY, faded
from timeline.drawing.marks import ROW, Chart, Extent, Mark, View

TOP = 36  # px kept for the axis
BAR = 10  # px
SHAPES = {
    "circle": "M6 0A6 6 0 1 1-6 0A6 6 0 1 1 6 0Z",
    "square": "M-5.3-5.3H5.3V5.3H-5.3Z",
    "triangle-up": "M0-6.5L6.5 5H-6.5Z",
    "triangle-down": "M0 6.5L6.5-5H-6.5Z",
    "pentagon": "M0-6.5L6.2-2L3.8 5.3H-3.8L-6.2-2Z",
    "hexagon": "M3.2-5.8L6.5 0L3.2 5.8H-3.2L-6.5 0L-3.2-5.8Z",
    "star": "M0-7L1.7-2.2L6.7-2.2L2.7 0.9L4.1 5.7L0 2.8L-4.1 5.7L-2.7 0.9L-6.7-2.2L-1.7-2.2Z",
    "diamond": "M0-6L6 0L0 6L-6 0Z",
    "plan": "M-4-6L6 0L-4 6Z",
    "flag": "M0 0V-13L8-10L0-7",
    "arrow": "M0-5L8 0L0 5Z",
}
MOST_TICKS = 9
THINNEST = 0.15  # percent of the width that an event takes in the overview at least


def sketch(chart: Chart, *, right_to_left: bool, lang: str) -> str:
    """The chart as one SVG element; every text in it is escaped."""
    pen = Pen(chart, right_to_left, lang)
    height = chart.rows * ROW + TOP + 10
    marks = (part for mark in chart.marks for part in pen.mark(mark))
    body = "".join([*pen.ticks(), *pen.lanes(), *pen.bands(), *marks])
    return f'<svg class="sketch" width="100%" height="{height}" aria-hidden="true">{body}</svg>'


def overview(extents: Iterable[tuple[Extent, str]], view: View, *, right_to_left: bool) -> str:
    """All events as thin lines, dense where there are many, as wide as the page; for the strip under the chart."""
    lines = []
    for extent, colour in extents:
        start, end = ((day - view.start) / (view.end - view.start) * 100 for day in extent)
        left = 100 - end if right_to_left else start
        width = max(end - start, THINNEST)
        paint = f'fill="{colour}" opacity="0.4"'
        lines.append(f'<rect x="{left:.2f}%" y="4" width="{width:.2f}%" height="20" {paint}/>')
    return f'<svg width="100%" height="28" aria-hidden="true">{"".join(lines)}</svg>'


class Pen:
    """Knows where things are on the paper."""

    def __init__(self, chart: Chart, right_to_left: bool, lang: str) -> None:
        self.chart, self.view = chart, chart.view
        self.right_to_left, self.lang = right_to_left, lang

    def x(self, day: float) -> float:
        """Percent from the left."""
        part = (day - self.view.start) / (self.view.end - self.view.start) * 100
        return round(100 - part if self.right_to_left else part, 3)

    def y(self, row: float) -> float:
        return TOP + (row + 0.7) * ROW

    def shown(self, day: float) -> bool:
        return self.view.start <= day <= self.view.end

    def text(self, percent: float, y: float, text: str, kind: str, shift: int = 0) -> str:
        """Text that begins at `percent` (ends there where `shift` is negative)."""
        anchor = "end" if shift < 0 else "start" if shift > 0 else "middle"
        script = 'direction="rtl" ' if self.lang == "ar" else ""
        if script:  # the anchor is meant in the direction of the text
            anchor = {"end": "start", "start": "end"}.get(anchor, anchor)
        return (
            f'<text class="{kind}" x="{percent}%" y="{y}" dx="{shift}" {script}'
            f'text-anchor="{anchor}" dominant-baseline="central">{escape(text)}</text>'
        )

    def ticks(self) -> Iterator[str]:
        for day, label in ticks(self.view.start, self.view.end):
            x = self.x(day)
            yield f'<line class="grid" x1="{x}%" x2="{x}%" y1="{TOP - 6}" y2="100%"/>'
            yield self.text(x, TOP - 18, label, "tick")

    def lanes(self) -> Iterator[str]:
        for lane in self.chart.lanes:
            y = self.y(lane.top - 0.6)
            yield f'<line class="lane" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
            at, shift = (100, -4) if self.right_to_left else (0, 4)
            yield self.text(at, self.y(lane.top), lane.label, "lane-name", shift)

    def bands(self) -> Iterator[str]:
        for band, lane, foot, height in self.chart.bars():
            a, b = sorted((self.x(band.extent.start), self.x(band.extent.end)))
            if a < 100 and b > 0:
                yield (
                    f'<rect class="band" x="{a}%" y="{self.y(foot - height):.1f}" width="{b - a:.3f}%" '
                    f'height="{height * ROW:.1f}" fill="{lane.colour}" opacity="{BAND_OPACITY}" '
                    f'data-first="{band.first}" data-last="{band.last}"><title>{escape(band.told)}</title></rect>'
                )

    def mark(self, mark: Mark) -> Iterator[str]:
        if not (mark.extent.start <= self.view.end and mark.extent.end >= self.view.start):
            return
        y, colour = self.y(mark.row), mark.item.colour
        yield f'<g class="mark" data-event="{mark.item.slug}"><title>{escape(mark.item.title)}</title>'
        for at, rival in mark.rivals:
            yield f'<line class="link" x1="{self.x(mark.anchor)}%" x2="{self.x(at)}%" y1="{y}" y2="{y}"/>'
            yield self.glyph("plan" if rival.announced else "diamond", at, y, colour, filled=False)
        if mark.hollow:
            yield self.bar(mark.hollow, y, colour, filled=False)
        if mark.solid:
            yield self.bar(mark.solid, y, colour, filled=True)
        for _mark, extent, opacity in faded(mark):
            yield self.bar(extent, y, colour, filled=True, opacity=opacity)
        if mark.arrow is not None:
            yield self.glyph("arrow", mark.arrow, y, colour, filled=True, flip=self.right_to_left)
        if mark.dot is not None:
            yield self.glyph(mark.item.shape, mark.dot, y, colour, filled=mark.filled)
        if mark.item.planned:
            yield self.glyph("flag", mark.anchor, y - 3, colour, filled=True)
        yield from self.words(mark, y)
        yield "</g>"

    def words(self, mark: Mark, y: float) -> Iterator[str]:
        after = -1 if self.right_to_left else 1
        if mark.sign:
            yield self.text(self.x(mark.extent.end), y, mark.sign, "sign", 10 * after)
        if mark.label:
            yield self.text(
                self.x(mark.label_at(self.view)), y, mark.label, "label", -after if mark.label_before else after
            )

    def bar(self, extent: Extent, y: float, colour: str, *, filled: bool, opacity: float = 1) -> str:
        a, b = sorted((self.x(extent.start), self.x(extent.end)))
        paint = f'fill="{colour}"' if filled else f'fill="none" stroke="{colour}" stroke-width="2"'
        faint = f' opacity="{opacity}"' if opacity < 1 else ""
        return (
            f'<rect x="{a}%" y="{y - BAR / 2}" width="{b - a:.3f}%" height="{BAR}" '
            f'rx="{2 if filled else 5}" {paint}{faint}/>'
        )

    def glyph(self, name: str, day: float, y: float, colour: str, *, filled: bool, flip: bool = False) -> str:
        paint = f'fill="{colour}"' if filled else f'fill="none" stroke="{colour}" stroke-width="2"'
        turn = ' transform="scale(-1 1)"' if flip else ""
        path = f'<path d="{SHAPES[name]}" {paint}{turn}/>'
        return f'<svg x="{self.x(day)}%" y="{y}" overflow="visible">{path}</svg>'


def ticks(start: float, end: float) -> list[tuple[float, str]]:
    """Round years, months or days of the view, with their labels; at most MOST_TICKS."""
    first, last = (date.fromordinal(min(max(int(day), 1), date.max.toordinal())) for day in (start, end))
    years = last.year - first.year
    if years >= 3:
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if years / s <= MOST_TICKS)
        years_shown = range(-(-first.year // step) * step or step, last.year + 1, step)
        ticks_shown = [(date(year, 1, 1), str(year)) for year in years_shown]
    elif (end - start) > 75:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        step = -(-len(months) // MOST_TICKS)
        ticks_shown = [(date(m // 12, m % 12 + 1, 1), f"{m // 12}-{m % 12 + 1:02}") for m in months[::step]]
    else:
        step = max(-(-int(end - start) // MOST_TICKS), 1)
        days = range(first.toordinal(), last.toordinal() + 1, step)
        ticks_shown = [(date.fromordinal(day), date.fromordinal(day).isoformat()) for day in days]
    return [(float(day.toordinal()), label) for day, label in ticks_shown if start <= day.toordinal() <= end]
