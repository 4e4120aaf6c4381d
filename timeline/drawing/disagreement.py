"""The dates that the accounts of one event give, each on a line of its own over a common axis."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from events.dates import claims, read
from events.models import Citation, Event
from events.text.languages import current_language, direction
from timeline.drawing.axis import Tick, ticks
from timeline.drawing.marks import Chart, Item, View, extent_of, shape
from timeline.drawing.sketch import Pen

WIDTH = 220  # px for which the lines are laid out: those of a card on the narrowest telephone
HEIGHT = 24  # px of a line
DENIES = Citation.Stance.DENIES
AIR = 0.12  # of the extent, on either side


@dataclass(frozen=True)
class Dated:
    """One of the dates, and the accounts that give it."""

    edtf: str
    accounts: list[Citation]
    chosen: bool  # it is the event's own
    drawing: str  # SVG


@dataclass(frozen=True)
class Disagreement:
    axis: str  # SVG
    dates: list[Dated]  # from the earliest


class Line(Pen):
    def y(self, row: float) -> float:
        return HEIGHT / 2


def disagreement(event: Event) -> Disagreement | None:
    """None where the accounts of the event itself give no second date."""
    by_date: dict[str, list[Citation]] = {event.date: []}
    for account in event.citations.all():
        if account.date and account.aspect == claims.EVENT and account.stance not in (DENIES, claims.ANNOUNCES):
            by_date.setdefault(account.date, []).append(account)
    if len(by_date) < 2:
        return None
    view = view_of(by_date)
    lang = current_language()
    pen = Line(Chart(view, [], []), direction(lang) == "rtl", lang)
    dates = [
        Dated(edtf, accounts, edtf == event.date, line(pen, item_of(event, edtf)))
        for edtf, accounts in sorted(by_date.items(), key=lambda pair: extent_of(read(pair[0]).bounds))
    ]
    named = "".join(pen.names(ticks_of(view, lang)))
    return Disagreement(svg(named, lang), dates)


def view_of(dates: Iterable[str]) -> View:
    extents = [extent_of(read(edtf).bounds) for edtf in dates]
    start, end = min(extent.start for extent in extents), max(extent.end for extent in extents)
    air = max((end - start) * AIR, 1)
    return View(start - air, end + air, WIDTH)


def ticks_of(view: View, lang: str) -> list[Tick]:
    return [tick for tick in ticks(view, lang) if view.start <= tick.day <= view.end]


def item_of(event: Event, edtf: str) -> Item:
    return Item(event.slug, "", event.title.text, edtf, event.kind.colour, event.kind.shape, 1)


def line(pen: Line, item: Item) -> str:
    mark = replace(shape(item, pen.view), rivals=[])
    grid = "".join(pen.grid(ticks_of(pen.view, pen.lang)))
    marks = "".join(pen.hued(item.colour, [mark]))
    return svg(f'<g class="grid">{grid}</g>{marks}', pen.lang)


def svg(body: str, lang: str) -> str:
    script = ' direction="rtl"' if lang == "ar" else ""
    return f'<svg class="drawing" width="100%" height="{HEIGHT}" aria-hidden="true"{script}>{body}</svg>'
