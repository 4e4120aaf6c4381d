"""A view as one picture, for the cards that other sites show of a link (Open Graph): 1200 by 630 px. Pure.

Drawn as SVG and turned into PNG by resvg, which shapes Arabic and runs it from the right; with our own fonts
only, so that every server draws the same.
"""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import Path
from typing import NamedTuple

import resvg_py

from timeline.drawing.axis import ticks
from timeline.drawing.colours import readable
from timeline.drawing.lettering import SIZE, width_of
from timeline.drawing.marks import BAND_ROWS, Band, Chart, DrawnLane, Mark
from timeline.drawing.sketch import SHAPES, Pen, glyphs

WIDTH, HEIGHT = 1200, 630  # px; https://ogp.me/, as the large cards of other sites show them
MARGIN = 60
LETTERS = 44  # of a line of the title
FONTS = [str(path) for path in sorted((Path(__file__).parents[1] / "fonts").glob("*.ttf"))]
EMBED_RTL, EMBED_LTR, POP = "\u202b", "\u202a", "\u202c"
INK, QUIET, PAPER, GRID = "#1d1f21", "#5c6166", "#fbfaf7", "#e3dfd5"
MOST_LANES = 7
OTHERS = "others"  # the lane of those beyond
NAMES = 270  # px kept for the names of the lanes
AXIS = 28  # px, from the lanes to the words of their axis
LEAST, MOST = 24, 60  # px, of a lane
KEY_SIZES = ((17, 3), (15, 4), (13, 4), (11, 5))  # px of a key's letters, and its columns: the first that leaves room
FOOT = 24  # px, below the key


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
    key: Sequence[Key] = ()
    others: str = ""  # what lanes beyond those that have room are called together


def picture(chart: Chart, words: Words, *, right_to_left: bool, lang: str) -> bytes:
    """A PNG: the title, what is filtered, the day, and each lane as one line of its marks."""
    svg = drawing(chart, words, right_to_left=right_to_left, lang=lang)
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=FONTS)


def drawing(chart: Chart, words: Words, *, right_to_left: bool, lang: str) -> str:
    """The picture as SVG; every text in it is escaped."""
    chart = few_lanes(chart, words.others)
    top, heading = head(words, lang)
    room = HEIGHT - FOOT - 2 * AXIS - top - LEAST * len(chart.lanes)
    height, key = key_of(words.key, room, lang)
    drawn = lanes(chart, top, HEIGHT - FOOT - 2 * AXIS - height, right_to_left, lang)
    body = "".join([*heading, *drawn, *key])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="Timeline Sans">'
        f'{PAINT}{glyphs()}<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>{body}</svg>'
    )


def head(words: Words, lang: str) -> tuple[int, list[str]]:
    """Where the lanes may begin, and what stands above them."""
    lines = textwrap.wrap(words.title, LETTERS, max_lines=2, placeholder="…")
    drawn = [text(line, 96 + number * 62, 46, lang, weight=700) for number, line in enumerate(lines)]
    y = 96 + len(lines) * 62 - 8
    if words.filtered:
        drawn.append(text(textwrap.shorten(words.filtered, LETTERS * 2, placeholder="…"), y, 25, lang))
        y += 42
    drawn.append(text(f"{words.counted} · {words.site}", y, 25, lang, colour=QUIET))
    return y + 12, drawn


def key_of(key: Sequence[Key], room: float, lang: str) -> tuple[float, list[str]]:
    """What shapes and colours mean, all of it, in columns from where the language begins, at the foot of the picture;
    and its height, no more than the room if its letters can be so small."""
    for size, columns in KEY_SIZES:
        column, pitch, cells, taken = (WIDTH - 2 * MARGIN) / columns, size * 1.5, list[int](), 0
        for each in key:
            wide = min(int((width_of(each.words) * size / SIZE + 30) // column) + 1, columns)
            if taken % columns + wide > columns:  # what is wider takes several columns, of one line
                taken += -taken % columns
            cells.append(taken)
            taken += wide
        lines = -(-taken // columns)
        if lines * pitch <= room:
            break
    drawn = []
    for cell, each in zip(cells, key, strict=True):
        at, y = cell % columns * column, HEIGHT - FOOT - (lines - cell // columns - 1) * pitch
        x, after = (WIDTH - MARGIN - at, -1) if lang == "ar" else (MARGIN + at, 1)
        place = f'transform="translate({x + after * 8:.1f} {y - size / 3:.1f}) scale({size / 15.5:.2f})"'
        name = each.shape if each.shape in SHAPES else "circle"
        use = f'<use href="#g-{name}" class="{"hue" if each.filled else "hollow"}" {place}/>'
        drawn.append(f'<g color="{readable(each.colour, PAPER)}">{use}</g>')
        drawn.append(text(each.words, y, size, lang, x=x + after * 22))
    return lines * pitch, drawn


def few_lanes(chart: Chart, others: str) -> Chart:
    """With no more lanes than have room: those beyond are one together, so that all events are there."""
    if len(chart.lanes) <= MOST_LANES:
        return chart
    *own, first = chart.lanes[:MOST_LANES]
    keys = {lane.key for lane in own}
    together = replace(first, key=OTHERS, label=f"{others} ({len(chart.lanes) - len(own)})", colour=QUIET)
    marks = [
        mark if mark.item.lane in keys else replace(mark, item=mark.item._replace(lane=OTHERS))
        for mark in chart.marks
    ]
    bands, numbers = [band for band in chart.bands if band.lane in keys], Counter[tuple[date, date]]()
    for band in chart.bands:
        if band.lane not in keys:
            numbers[band.first, band.last] += band.number
    bands += [Band(OTHERS, *days, number, "") for days, number in numbers.items()]
    return replace(chart, lanes=[*own, together], marks=marks, bands=bands)


def text(line: str, y: float, size: int, lang: str, *, colour: str = INK, weight: int = 400, x: float = 0) -> str:
    """A line that begins there, or else at the margin where its language begins."""
    margin, anchor, embed = (WIDTH - MARGIN, "end", EMBED_RTL) if lang == "ar" else (MARGIN, "start", EMBED_LTR)
    return (
        f'<text x="{x or margin}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{anchor}">{embed}{escape(line)}{POP}</text>'
    )


def lanes(chart: Chart, top: float, bottom: float, right_to_left: bool, lang: str) -> Iterator[str]:
    """Each lane one row of marks behind its name, over a common axis."""
    shown = chart.lanes
    if not shown:
        return
    pitch = min((bottom - top) / len(shown), MOST)
    pen = Line(chart, right_to_left, lang)
    pen.height = pitch
    left = MARGIN if lang == "ar" else MARGIN + NAMES
    width = WIDTH - 2 * MARGIN - NAMES
    for number, lane in enumerate(shown):
        y = bottom - (len(shown) - number - 0.5) * pitch
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
        place = f'x="{x}" y="{bottom + AXIS}" font-size="18" fill="{QUIET}" text-anchor="middle"'
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
