"""A view as one picture, for the cards that other sites show of a link (Open Graph): 1200 by 630 px. Pure.

Drawn as SVG and turned into PNG by resvg, which shapes Arabic and runs it from the right; with our own fonts
only, so that every server draws the same.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import NamedTuple

import resvg_py

from timeline.drawing.axis import ticks
from timeline.drawing.colours import readable
from timeline.drawing.lettering import SIZE, width_of
from timeline.drawing.marks import BAND_ROWS, Chart, DrawnLane, Mark
from timeline.drawing.sketch import SHAPES, Pen, glyphs

WIDTH, HEIGHT = 1200, 630  # px; https://ogp.me/, as the large cards of other sites show them
MARGIN = 60
LETTERS = 44  # of a line of the title
FONTS = [str(path) for path in sorted((Path(__file__).parents[1] / "fonts").glob("*.ttf"))]
EMBED_RTL, EMBED_LTR, POP = "\u202b", "\u202a", "\u202c"
INK, QUIET, PAPER, GRID = "#1d1f21", "#5c6166", "#fbfaf7", "#e3dfd5"
MOST_LANES = 7
NAMES = 270  # px kept for the names of the lanes
TOP, BOTTOM = 262, HEIGHT - 134  # px, of the lanes
KEY_SIZE, KEY_LINES = 17, (HEIGHT - 76, HEIGHT - 50, HEIGHT - 24)  # px, of its letters, and its lines


PAINT = "<style>.hue{fill:currentColor}.hollow{fill:none;stroke:currentColor;stroke-width:2}</style>"


class Line(Pen):
    """Draws all marks on one line, in the middle of its paper."""

    height = 0.0  # px

    def y(self, row: float) -> float:
        return self.height / 2

    def colour(self, colour: str) -> str:
        return readable(colour, PAPER)


class Key(NamedTuple):
    """What a shape means."""

    shape: str
    colour: str
    filled: bool
    words: str


@dataclass(frozen=True)
class Words:
    title: str
    filtered: str  # the filter in words, or ""
    counted: str  # how many events, and the day of the picture
    site: str
    key: Sequence[Key] = ()  # as many as three lines hold


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
    yield text(f"{words.counted} · {words.site}", y + 42 if words.filtered else y, 25, lang, colour=QUIET)
    yield from keyed(words.key, lang)


def keyed(key: Sequence[Key], lang: str) -> Iterator[str]:
    """What shapes and colours mean, in lines from where the language begins."""
    at, line = 0.0, 0
    for shape, colour, filled, words in key:
        wide = 22 + width_of(words) * KEY_SIZE / SIZE + 26
        if at and at + wide > WIDTH - 2 * MARGIN:
            at, line = 0.0, line + 1
        if line == len(KEY_LINES):
            return
        x, after = (WIDTH - MARGIN - at, -1) if lang == "ar" else (MARGIN + at, 1)
        paint = "hue" if filled else "hollow"
        y = KEY_LINES[line]
        place = f'transform="translate({x + after * 8} {y - 6}) scale(1.1)"'
        name = shape if shape in SHAPES else "circle"
        yield f'<g color="{readable(colour, PAPER)}"><use href="#g-{name}" class="{paint}" {place}/></g>'
        yield text(words, y, KEY_SIZE, lang, x=x + after * 22)
        at += wide


def text(line: str, y: float, size: int, lang: str, *, colour: str = INK, weight: int = 400, x: float = 0) -> str:
    """A line that begins there, or else at the margin where its language begins."""
    margin, anchor, embed = (WIDTH - MARGIN, "end", EMBED_RTL) if lang == "ar" else (MARGIN, "start", EMBED_LTR)
    return (
        f'<text x="{x or margin}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
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
