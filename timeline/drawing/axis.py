"""Round years, months or days of a view, named in the reader's language. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from events.dates import read
from events.dates.words import day_number, month_name, month_names, name
from timeline.drawing.lettering import width_of
from timeline.drawing.marks import View, date_of

YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
MONTHS = (1, 2, 3, 6)
DAYS = (1, 2, 7, 14)
AIR = 18  # px between two labels, more than half of a year, which the first has besides
BESIDE = 0.5  # of the view, on either side: what a reader who pans sees before the next view comes


class Tick(NamedTuple):
    day: float
    label: str  # "" where it would be cut by the edge


def ticks(view: View, lang: str) -> list[Tick]:
    """Of the view and half of it on either side; the first in the view names its year too, or leaves that to the
    second where there is room for its day alone. No view is without a date: where its round days stand too near to
    its ends to be named, the one in its middle is."""
    unit, step = unit_of(view, lang)
    margin = (view.end - view.start) * BESIDE
    days = rounded(unit, step, date_of(view.start - margin), date_of(view.end + margin))
    found: list[Tick] = []
    dated = False
    before: date | None = None  # in the view, and not named
    for day in days:
        inside = view.start <= day.toordinal() <= view.end
        found.append(tick(day, unit, lang, view, first=inside and not dated))
        if inside and not dated and found[-1].label:
            dated = True
            if before and before.year == day.year:
                found[-2] = tick(before, unit, lang, view, first=False)
        before = day if inside else None
    if dated:
        return found
    middle = (view.start + view.end) / 2
    named = Tick(middle, label_of(date_of(middle), "day", lang, with_year=True))
    return sorted([named, *(one for one in found if one.day != middle)])


def unit_of(view: View, lang: str) -> tuple[str, int]:
    """The smallest round step whose labels have room side by side."""
    names = list(month_names(lang).values())
    labels: list[tuple[str, int, float, Iterable[str]]] = [
        *(("day", step, step, [f"30 {name}" for name in names]) for step in DAYS),
        *(("month", step, step * 29.5, names[::step]) for step in MONTHS),
        *(("year", step, step * 365.25, ["2000"]) for step in YEARS),
    ]
    for unit, step, days, wanted in labels:
        if view.px(days) >= max(map(width_of, wanted)) + AIR:
            return unit, step
    return "year", YEARS[-1]


def rounded(unit: str, step: int, first: date, last: date) -> Iterable[date]:
    """The first days of the units between two days, every `step`-th. Weeks begin on Monday."""
    if unit == "year":
        for year in range(-(-first.year // step) * step or step, last.year + 1, step):
            yield date(year, 1, 1)
    elif unit == "month":
        start = first.year * 12 + first.month - 1
        for month in range(-(-start // step) * step, last.year * 12 + last.month, step):
            yield date(month // 12, month % 12 + 1, 1)
    else:
        begin = first.toordinal()
        for day in range(begin + (1 - begin) % step, last.toordinal() + 1, step):
            yield date.fromordinal(day)


def tick(day: date, unit: str, lang: str, view: View, *, first: bool) -> Tick:
    label = label_of(day, unit, lang, with_year=first)
    cut = any(abs(view.px(day.toordinal() - edge)) < width_of(label) / 2 for edge in (view.start, view.end))
    return Tick(float(day.toordinal()), "" if cut else label)


def label_of(day: date, unit: str, lang: str, *, with_year: bool) -> str:
    """A month or day without its year but where this is new; January as its year."""
    precise = "year" if unit == "month" and day.month == 1 else unit
    point = read(day.isoformat()[: {"year": 4, "month": 7, "day": 10}[precise]]).points[0]
    if precise == "year" or with_year or (day.month, day.day) == (1, 1):
        return name(point, lang)
    return month_name(point, lang) if unit == "month" else f"{day_number(point, lang)} {month_name(point, lang)}"
