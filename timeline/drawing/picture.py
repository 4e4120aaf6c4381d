"""A view as one picture, for the cards that other sites show of a link (Open Graph): 1200 by 630 px. Pure.

Drawn as SVG and turned into PNG by resvg, which shapes Arabic and runs it from the right; with our own fonts
only, so that every server draws the same.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import resvg_py

from timeline.drawing.axis import ticks
from timeline.drawing.colours import readable
from timeline.drawing.marks import BAND_ROWS, Chart, DrawnLane, Mark
from timeline.drawing.sketch import Pen, glyphs

WIDTH, HEIGHT = 1200, 630  # px; https://ogp.me/, as the large cards of other sites show them
MARGIN = 60
LETTERS = 44  # of a line of the title
FONTS = [str(path) for path in sorted((Path(__file__).parents[1] / "fonts").glob("*.ttf"))]
EMBED_RTL, EMBED_LTR, POP = "\u202b", "\u202a", "\u202c"
INK, QUIET, PAPER, GRID = "#1d1f21", "#5c6166", "#fbfaf7", "#e3dfd5"
MOST_LANES = 7
NAMES = 270  # px kept for the names of the lanes
TOP, BOTTOM = 270, HEIGHT - 116  # px, of the lanes


PAINT = "<style>.hue{fill:currentColor}.hollow{fill:none;stroke:currentColor;stroke-width:2}</style>"


class Line(Pen):
    """Draws all marks on one line, in the middle of its paper."""

    height = 0.0  # px

    def y(self, row: float) -> float:
        return self.height / 2

    def colour(self, colour: str) -> str:
        return readable(colour, PAPER)


@dataclass(frozen=True)
class Words:
    title: str
    filtered: str  # the filter in words, or ""
    counted: str  # how many events, and the day of the picture
    site: str


def picture(chart: Chart, words: Words, *, right_to_left: bool, lang: str) -> bytes:
    """A PNG: the title, what is filtered, the day, and each lane as one line of its marks."""
    svg = drawing(chart, words, right_to_left=right_to_left, lang=lang)
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=FONTS)


def drawing(chart: Chart, words: Words, *, right_to_left: bool, lang: str) -> str:
    """The picture as SVG; every text in it is escaped."""
    body = "".join([*head(words, lang), *lanes(chart, right_to_left, lang)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="Timeline Sans">'
        f'{PAINT}{glyphs()}<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>{body}</svg>'
    )


def head(words: Words, lang: str) -> Iterator[str]:
    lines = textwrap.wrap(words.title, LETTERS, max_lines=2, placeholder="…")
    for number, line in enumerate(lines):
        yield text(line, 96 + number * 62, 46, lang, weight=700)
    y = 96 + len(lines) * 62 - 8
    if words.filtered:
        yield text(textwrap.shorten(words.filtered, LETTERS * 2, placeholder="…"), y, 25, lang)
    yield text(words.counted, y + 42 if words.filtered else y, 25, lang, colour=QUIET)
    yield text(words.site, HEIGHT - 34, 24, lang, colour=QUIET)


def text(line: str, y: float, size: int, lang: str, *, colour: str = INK, weight: int = 400) -> str:
    """A line that begins at the margin where its language begins."""
    x, anchor, embed = (WIDTH - MARGIN, "end", EMBED_RTL) if lang == "ar" else (MARGIN, "start", EMBED_LTR)
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{anchor}">{embed}{escape(line)}{POP}</text>'
    )


def lanes(chart: Chart, right_to_left: bool, lang: str) -> Iterator[str]:
    """The first lanes, each one row of marks behind its name, over a common axis."""
    shown = chart.lanes[:MOST_LANES]
    if not shown:
        return
    pitch = min((BOTTOM - TOP) / len(shown), 60.0)
    pen = Line(chart, right_to_left, lang)
    pen.height = pitch
    left = MARGIN if lang == "ar" else MARGIN + NAMES
    width = WIDTH - 2 * MARGIN - NAMES
    for number, lane in enumerate(shown):
        y = BOTTOM - (len(shown) - number - 0.5) * pitch
        yield text(textwrap.shorten(lane.label, 27, placeholder="…"), y + 7, 19, lang)
        yield f'<svg x="{left}" y="{y - pitch / 2}" width="{width}" height="{pitch}">'
        yield f'<line x1="0" x2="100%" y1="{pitch - 1}" y2="{pitch - 1}" stroke="{GRID}"/>'
        yield from row(chart, lane, pen)
        yield "</svg>"
    embed = EMBED_RTL if lang == "ar" else EMBED_LTR
    for day, label in ticks(replace(chart.view, width=width), lang):
        x = left + width * pen.x(day) / 100
        if not 0 <= pen.x(day) <= 100:
            continue
        place = f'x="{x}" y="{BOTTOM + 28}" font-size="18" fill="{QUIET}" text-anchor="middle"'
        yield f"<text {place}>{embed}{label}{POP}</text>"


def row(chart: Chart, lane: DrawnLane, pen: Line) -> Iterator[str]:
    """A lane's bars, as high in it as in the chart; in a chart without bars, its marks."""
    for band, _lane, _foot, rows in chart.bars():
        if band.lane != lane.key:
            continue
        a, b = sorted((pen.x(band.extent.start), pen.x(band.extent.end)))
        height = pen.height * rows / BAND_ROWS
        place = f'x="{a}%" width="{b - a}%" y="{pen.height - height}" height="{height}"'
        yield f'<rect {place} fill="{pen.colour(lane.colour)}"/>'
    if not chart.bands:
        for mark in chart.marks:
            if mark.item.lane == lane.key:
                yield f'<g opacity="0.75">{"".join(pen.hued(mark.item.colour, [bare(mark)]))}</g>'


def bare(mark: Mark) -> Mark:
    return replace(mark, label="", signs=(), rivals=[])
