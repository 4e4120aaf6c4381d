"""Marks → a Plotly figure as a plain dict: few traces with arrays of colours. Pure.

The figure carries no theme colours: the page's script fills them in, again when the colour scheme changes,
and finds the traces by their `name`. It holds no <b> or <i> either, which Plotly writes as style attributes
that the Content-Security-Policy refuses.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from html import escape
from typing import Any

from timeline.drawing.marks import DOT, ROW, Chart, Extent, Mark, Rival

BAR = 0.42  # of a row
CLEAR = "rgba(0,0,0,0)"
BAND_OPACITY = 0.55
FADING = (0.7, 0.4, 0.15)  # opacities of an open end, outwards
DAY_MS = 24 * 3600 * 1000
ISOLATE_RTL, ISOLATE_LTR, POP = "\u2067", "\u2066", "\u2069"


def figure(chart: Chart, *, right_to_left: bool, lang: str) -> dict[str, Any]:
    """`data` and `layout` for Plotly; time runs from the right where `right_to_left`."""
    marks = chart.marks
    traces = [
        density(chart),
        links(marks),
        bars("hollow", (b for m in marks if m.hollow for b in [(m, m.hollow, 1.0)]), hollow=True),
        bars("solid", (b for m in marks if m.solid for b in [(m, m.solid, 1.0)]), hollow=False),
        bars("fading", (fade for m in marks for fade in faded(m)), hollow=False),
        dots(marks),
        points("arrows", marks, lambda m: m.arrow, "triangle-left" if right_to_left else "triangle-right", 9),
        points("flags", marks, lambda m: m.anchor if m.item.planned else None, "triangle-right", 8, lift=0.42),
        rivals("rivals", [(m, at, r) for m in marks for at, r in m.rivals if not r.announced], "diamond-open"),
        rivals("plans", [(m, at, r) for m in marks for at, r in m.rivals if r.announced], "triangle-right-open"),
        signs(chart, right_to_left),
        labels(chart, right_to_left, lang),
    ]
    return {"data": [t for t in traces if t["y"]], "layout": layout(chart, right_to_left, lang)}


def layout(chart: Chart, right_to_left: bool, lang: str) -> dict[str, Any]:
    ends = [moment(chart.view.start), moment(chart.view.end)]
    return {
        "xaxis": {
            "type": "date",
            "range": ends[::-1] if right_to_left else ends,
            "side": "top",
            "showgrid": True,
            "ticks": "outside",
            "ticklabelmode": "instant",
        },
        "yaxis": {
            "range": [chart.rows - 0.3, -0.7],
            "fixedrange": True,
            "visible": False,
        },
        "height": chart.rows * ROW + 46,
        "margin": {"l": 4, "r": 4, "t": 36, "b": 10, "pad": 0},
        "barmode": "overlay",
        "hovermode": "closest",
        "hoverdistance": DOT,
        "dragmode": "pan",
        "showlegend": False,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "hoverlabel": {"align": "right" if lang == "ar" else "left", "namelength": -1},
        "annotations": [
            {
                "text": isolated(lane.label, lang),
                "xref": "paper",
                "x": 1 if right_to_left else 0,
                "xanchor": "right" if right_to_left else "left",
                "y": lane.top,
                "yanchor": "middle",
                "showarrow": False,
            }
            for lane in chart.lanes
        ],
        "shapes": [
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": lane.top - 0.6,
                "y1": lane.top - 0.6,
                "layer": "below",
                "line": {"width": 1},
            }
            for lane in chart.lanes[1:]
        ],
    }


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
        "marker": {"color": [lane.colour for _, lane, *_ in drawn], "opacity": BAND_OPACITY, "line": {"width": 0}},
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
    colours = [mark.item.colour for mark, _, _ in rows]
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
            "color": [m.item.colour for m in drawn],
            "size": DOT,
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
        "marker": {"symbol": symbol, "color": [m.item.colour for m, _ in drawn], "size": size},
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
            "color": [m.item.colour for m, _, _ in drawn],
            "size": DOT - 1,
            "line": {"width": 2},
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


def signs(chart: Chart, right_to_left: bool) -> dict[str, Any]:
    drawn = [m for m in chart.marks if m.sign]
    return {
        "type": "scatter",
        "mode": "text",
        "name": "signs",
        "x": [moment(m.extent.end + SIGN_GAP * chart.view.days_per_px) for m in drawn],
        "y": [m.row for m in drawn],
        "text": [m.sign for m in drawn],
        "textposition": "middle left" if right_to_left else "middle right",
        **SILENT,
    }


def labels(chart: Chart, right_to_left: bool, lang: str) -> dict[str, Any]:
    """Titles beside their marks; a label opens the event as its mark does."""
    drawn = [m for m in chart.marks if m.label]
    return {
        "type": "scatter",
        "mode": "text",
        "name": "labels",
        "x": [moment(m.label_at(chart.view)) for m in drawn],
        "y": [m.row for m in drawn],
        "text": [isolated(m.label, lang) for m in drawn],
        "textposition": ["middle left" if m.label_before != right_to_left else "middle right" for m in drawn],
        **hover(drawn),
    }


SIGN_GAP = 9  # px
SILENT = {"hoverinfo": "skip"}


def hover(marks: Iterable[Mark]) -> dict[str, Any]:
    """What the pointer is told, already escaped, and the event that a click opens."""
    drawn = list(marks)
    return {
        "hovertext": [m.item.told for m in drawn],
        "hoverinfo": "text",
        "customdata": [m.item.slug for m in drawn],
    }
