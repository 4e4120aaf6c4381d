"""Marks → a Plotly figure as a plain dict: few traces with arrays of colours. Pure.

The figure carries no theme colours: the page's script fills them in, again when the colour scheme changes,
and finds the traces by their `name`. It holds no <b> or <i> either, which Plotly writes as style attributes
that the Content-Security-Policy refuses.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import escape
from typing import Any

from timeline.drawing.axis import ticks
from timeline.drawing.colours import DARK, LIGHT, readable
from timeline.drawing.lettering import ISOLATE_LTR, ISOLATE_RTL, POP, runs_right_to_left
from timeline.drawing.marks import DOT, LANDMARK_DOT, ROW, SIGNS, TURNED, Chart, DrawnLane, Extent, Mark, Rival, View

BAR = 0.42  # of a row
CLEAR = "rgba(0,0,0,0)"
BAND_OPACITY = 0.55
TOP, BOTTOM = 36, 10  # px, above and below the rows
FADING = (0.7, 0.4, 0.15)  # opacities of an open end, outwards
DAY_MS = 24 * 3600 * 1000


def figure(chart: Chart, *, right_to_left: bool, lang: str, width: int | None = None) -> dict[str, Any]:
    """`data` and `layout` for Plotly; time runs from the right where `right_to_left`. `width` are the px that it
    has, where names stand as near to their marks there as in that for which it was laid out."""
    marks = chart.marks
    later = "triangle-left" if right_to_left else "triangle-right"
    traces = [
        density(chart),
        links(marks),
        bars("hollow", (b for m in marks if m.hollow for b in [(m, m.hollow, 1.0)]), hollow=True),
        bars("solid", (b for m in marks if m.solid for b in [(m, m.solid, 1.0)]), hollow=False),
        bars("fading", (fade for m in marks for fade in faded(m)), hollow=False),
        dots(marks),
        points("arrows", marks, lambda m: m.arrow, later, 9),
        points("flags", marks, lambda m: m.anchor if m.item.planned else None, later, 8, lift=0.42),
        rivals("rivals", [(m, at, r) for m in marks for at, r in m.rivals if not r.announced], "diamond"),
        rivals("plans", [(m, at, r) for m in marks for at, r in m.rivals if r.announced], later),
        stacks(chart),
        labels(chart, replace(chart.view, width=width) if width else chart.view, right_to_left),
    ]
    return {"data": [t for t in traces if t["y"]], "layout": layout(chart, right_to_left, lang)}


def layout(chart: Chart, right_to_left: bool, lang: str) -> dict[str, Any]:
    """With the geometry of the drawing in the page (`sketch`), below the names of the axis."""
    return {
        "xaxis": axis(chart, right_to_left, lang),
        "yaxis": {
            "range": [chart.rows - 0.7, -0.7],
            "fixedrange": True,
            "visible": False,
        },
        "height": chart.rows * ROW + TOP + BOTTOM,
        "margin": {"l": 0, "r": 0, "t": TOP, "b": BOTTOM, "pad": 0, "autoexpand": False},
        "barmode": "overlay",
        "hovermode": "closest",
        "hoverdistance": LANDMARK_DOT,
        "dragmode": "pan",
        "showlegend": False,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "hoverlabel": {"align": "right" if lang == "ar" else "left", "namelength": -1},
        "annotations": [heading(lane, right_to_left, lang) for lane in chart.lanes if lane.label],
        "shapes": [*(border(lane) for lane in chart.lanes[1:]), *signs(chart, right_to_left, lang)],
        "meta": {"dark": dict(sorted((readable(c, LIGHT), readable(c, DARK)) for c in colours(chart)))},
    }


def axis(chart: Chart, right_to_left: bool, lang: str) -> dict[str, Any]:
    """Of round dates named in the reader's language, which Plotly alone knows in English."""
    ends = [moment(chart.view.start), moment(chart.view.end)]
    named = ticks(chart.view, lang)
    return {
        "type": "date",
        "range": ends[::-1] if right_to_left else ends,
        "side": "top",
        "showgrid": True,
        "ticks": "",
        "ticklabelmode": "instant",
        "tickmode": "array",
        "tickvals": [moment(tick.day) for tick in named],
        "ticktext": [tick.label for tick in named],
        "tickangle": 0,
    }


def heading(lane: DrawnLane, right_to_left: bool, lang: str) -> dict[str, Any]:
    """The lane's name, which stays where it is while time moves."""
    return {
        "text": isolated(lane.label, lang),
        "xref": "paper",
        "x": 1 if right_to_left else 0,
        "xanchor": "right" if right_to_left else "left",
        "xshift": -3 if right_to_left else 3,
        "y": lane.top,
        "yanchor": "middle",
        "showarrow": False,
    }


def border(lane: DrawnLane) -> dict[str, Any]:
    return {
        "type": "line",
        "name": "lane",
        "xref": "paper",
        "x0": -2,  # beyond the chart's ends, which a hand may move
        "x1": 3,
        "y0": lane.top - 0.6,
        "y1": lane.top - 0.6,
        "layer": "below",
        "line": {"width": 1},
    }


def colours(chart: Chart) -> set[str]:
    return {mark.item.colour for mark in chart.marks} | {lane.colour for lane in chart.lanes if lane.colour}


def painted(colour: str) -> str:
    """A colour as it is on light paper; `layout.meta.dark` says what it is on dark."""
    return readable(colour, LIGHT)


def moment(day: float) -> str:
    """A position on the axis as Plotly's date string; held within the years 1 to 9999."""
    held = min(max(day, 1.0), date.max.toordinal() + 0.99)
    whole = int(held)
    seconds = round((held - whole) * 24 * 3600)
    time = timedelta(seconds=min(seconds, 24 * 3600 - 1))
    return f"{date.fromordinal(whole).isoformat()} {time!s:0>8}"


def isolated(text: str, lang: str) -> str:
    """`text` escaped for Plotly's small HTML, and kept from reordering what stands around it."""
    return f"{ISOLATE_RTL if lang == 'ar' else ISOLATE_LTR}{escape(text, quote=False)}{POP}"


def density(chart: Chart) -> dict[str, Any]:
    """Upright bars that say how many events begin in their days; `customdata` are these days, which a click opens."""
    drawn = list(chart.bars())
    return {
        "type": "bar",
        "name": "density",
        "x": [moment(band.extent.middle) for band, *_ in drawn],
        "width": [(band.extent.end - band.extent.start) * DAY_MS for band, *_ in drawn],
        "base": [foot for *_, foot, _ in drawn],
        "y": [-height for *_, height in drawn],
        "marker": {
            "color": [painted(lane.colour) for _, lane, *_ in drawn],
            "opacity": BAND_OPACITY,
            "line": {"width": 0},
        },
        "hovertext": [escape(band.told, quote=False) for band, *_ in drawn],
        "hoverinfo": "text",
        "customdata": [[band.first.isoformat(), band.last.isoformat()] for band, *_ in drawn],
    }


def faded(mark: Mark) -> Iterable[tuple[Mark, Extent, float]]:
    """The steps in which the open ends of a mark fade out, each with its opacity."""
    for fade in mark.fades:
        step = (fade.end - fade.start) / len(FADING)
        for number, opacity in enumerate(FADING):
            a, b = sorted((fade.start + number * step, fade.start + (number + 1) * step))
            yield mark, Extent(a, b), opacity


def bars(name: str, drawn: Iterable[tuple[Mark, Extent, float]], *, hollow: bool) -> dict[str, Any]:
    rows = list(drawn)
    colours = [painted(mark.item.colour) for mark, _, _ in rows]
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "base": [moment(extent.start) for _, extent, _ in rows],
        "x": [(extent.end - extent.start) * DAY_MS for _, extent, _ in rows],
        "y": [mark.row for mark, _, _ in rows],
        "width": BAR,
        "marker": {
            "color": CLEAR if hollow else colours,
            "line": {"color": colours, "width": 2 if hollow else 0},
            "opacity": [opacity for _, _, opacity in rows],
            "cornerradius": 5 if hollow else 2,
        },
        **hover(mark for mark, _, _ in rows),
    }


def dots(marks: list[Mark]) -> dict[str, Any]:
    drawn = [m for m in marks if m.dot is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "dots",
        "x": [moment(m.dot or 0) for m in drawn],
        "y": [m.row for m in drawn],
        "marker": {
            "symbol": [m.item.shape + ("" if m.filled else "-open") for m in drawn],
            "color": [painted(m.item.colour) for m in drawn],
            "size": [m.size for m in drawn],
            "opacity": 1,  # Plotly's is less where sizes differ
            "line": {"width": [0 if m.filled else 2 for m in drawn]},
        },
        **hover(drawn),
    }


def points(
    name: str, marks: list[Mark], at: Callable[[Mark], float | None], symbol: str, size: int, lift: float = 0
) -> dict[str, Any]:
    drawn = [(m, x) for m in marks if (x := at(m)) is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [moment(x) for _, x in drawn],
        "y": [m.row - lift for m, _ in drawn],
        "marker": {"symbol": symbol, "color": [painted(m.item.colour) for m, _ in drawn], "size": size},
        "hoverinfo": "skip",
    }


def rivals(name: str, drawn: list[tuple[Mark, float, Rival]], symbol: str) -> dict[str, Any]:
    """Dates of accounts that the event does not follow; `plans` are those that were only announced."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [moment(at) for _, at, _ in drawn],
        "y": [m.row for m, _, _ in drawn],
        "marker": {
            "symbol": symbol,
            "color": "#ffffff",  # so that a date inside its event's bar is seen
            "size": DOT - 1,
            "line": {"width": 2, "color": [painted(m.item.colour) for m, _, _ in drawn]},
        },
        "hovertext": [rival.told for _, _, rival in drawn],
        "hoverinfo": "text",
        "customdata": [m.item.slug for m, _, _ in drawn],
    }


def links(marks: list[Mark]) -> dict[str, Any]:
    """Thin lines from an event to other accounts' dates."""
    x: list[str | None] = []
    y: list[int | None] = []
    for mark in marks:
        for at, _ in mark.rivals:
            x += [moment(mark.anchor), moment(at), None]
            y += [mark.row, mark.row, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "links",
        "x": x,
        "y": y,
        "line": {"width": 1},
        **SILENT,
    }


def stacks(chart: Chart) -> dict[str, Any]:
    """ "+23" for events that have no row of their own; `customdata` are their days, which a click opens."""
    return {
        "type": "scatter",
        "mode": "text",
        "name": "stacks",
        "x": [moment(stack.at) for stack in chart.stacks],
        "y": [stack.row for stack in chart.stacks],
        "text": [f"+{stack.number}" for stack in chart.stacks],
        "textposition": "middle center",
        "hovertext": [escape(stack.told, quote=False) for stack in chart.stacks],
        "hoverinfo": "text",
        "customdata": [[stack.first.isoformat(), stack.last.isoformat()] for stack in chart.stacks],
    }


def signs(chart: Chart, right_to_left: bool, lang: str) -> Iterator[dict[str, Any]]:
    """Shapes of a size in px, at the end of their marks."""
    after = -1 if right_to_left else 1
    for mark in chart.marks:
        for number, sign in enumerate(mark.signs):
            yield {
                "type": "path",
                "name": sign,
                "path": moved(SIGNS[sign], after * mark.sign_at(number), turned=(lang, sign) in TURNED),
                "xsizemode": "pixel",
                "ysizemode": "pixel",
                "xanchor": moment(mark.extent.end),
                "yanchor": mark.row,
                "line": {"width": 2},
            }


def moved(path: str, px: int, *, turned: bool = False) -> str:
    """A path of `letter x,y`, `turned` to the other side or not, moved to the right, and turned over: Plotly's px
    grow upwards."""
    way = -1 if turned else 1
    return re.sub(r"([-\d.]+),([-\d.]+)", lambda at: f"{way * float(at[1]) + px:g},{0 - float(at[2]):g}", path)


def labels(chart: Chart, view: View, right_to_left: bool) -> dict[str, Any]:
    """Titles beside their marks; a label opens the event as its mark does."""
    drawn = [m for m in chart.marks if m.label]
    return {
        "type": "scatter",
        "mode": "text",
        "name": "labels",
        "x": [moment(m.label_at(view)) for m in drawn],
        "y": [m.row for m in drawn],
        "text": [isolated(m.label, "ar" if runs_right_to_left(m.label) else "") for m in drawn],
        "textfont": {
            "weight": [700 if m.size > DOT else 400 for m in drawn],
            "shadow": ["none" if m.label_on is None else "auto" for m in drawn],
        },
        "textposition": ["middle left" if m.label_before != right_to_left else "middle right" for m in drawn],
        **hover(drawn),
    }


SILENT = {"hoverinfo": "skip"}


def hover(marks: Iterable[Mark]) -> dict[str, Any]:
    """What the pointer is told, already escaped, and the event that a click opens."""
    drawn = list(marks)
    return {
        "hovertext": [m.item.told for m in drawn],
        "hoverinfo": "text",
        "customdata": [m.item.slug for m in drawn],
    }
