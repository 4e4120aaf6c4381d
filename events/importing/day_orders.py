"""In which order a table writes days like 3/4/2022, and those that begin with their year. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.importing.tables import Row
from events.text.folding import DIGITS

DAY_AND_MONTH = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?!\d)", re.ASCII)
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
EITHER = "either"
TWO_ORDERS = gettext_lazy(
    "Days stand in two orders, %(one)s and %(other)s: those that can be read both ways are refused."
)
SLIPS = 0.02  # of the days that begin with their year, or one


class DayOrders:
    """Which orders, dmy or mdy, and ymd or ydm, the days of these columns show that allow only one."""

    def __init__(self, columns: Iterable[str]) -> None:
        self.columns = tuple(columns)
        self.shown: dict[str, str] = {}  # by order the first day that shows it
        self.matters = False  # whether there is a day that has one of dmy and mdy
        self.years_first: Counter[str] = Counter()  # days by order, ymd or ydm

    def take(self, number: int, row: Row) -> None:
        for column in self.columns:
            cell = row.get(column, "").translate(DIGITS)
            for day in DAY_AND_MONTH.finditer(cell):
                self.matters = True
                order = "dmy" if 12 < int(day[1]) <= 31 else "mdy" if 12 < int(day[3]) <= 31 else ""
                self.show(order, day[0], number)
            for day in YEAR_FIRST.finditer(cell):
                order = "ydm" if 12 < int(day[3]) <= 31 else "ymd" if 12 < int(day[4]) <= 31 else ""
                self.years_first[order] += 1
                self.show(order, day[0], number)

    def show(self, order: str, day: str, number: int) -> None:
        if order and order not in self.shown:
            self.shown[order] = _("“%(day)s” in row %(row)d") % {"day": day, "row": number}

    @property
    def order(self) -> str:
        """That of all, where they agree; else ""."""
        told = [order for order in ("dmy", "mdy") if order in self.shown]
        return told[0] if len(told) == 1 else ""

    @property
    def year_first(self) -> str:
        """How days that begin with their year go on: ydm; EITHER; "" as ISO 8601 does."""
        turned, plain = self.years_first["ydm"], self.years_first["ymd"]
        slips = max(SLIPS * (turned + plain), 1)
        if not turned or (plain and turned <= slips):
            return ""
        return EITHER if plain > slips else "ydm"

    def notes(self, stated: str) -> Iterator[str]:
        """In which order they are read, by the `stated` one first, and why, where it matters."""
        if self.matters:
            yield self.note(stated)
        if self.year_first == "ydm":
            said = {"order": _("year, day, month"), "day": self.shown["ydm"]}
            yield _("Days like 2022-03-04 are read as %(order)s, as %(day)s shows.") % said
        elif self.year_first:
            yield TWO_ORDERS % {"one": self.shown["ydm"], "other": self.shown["ymd"]}

    def note(self, stated: str) -> str:
        order = stated or self.order
        said = {
            "order": _("day, month, year") if order == "dmy" else _("month, day, year"),
            "day": self.shown.get(order, ""),
        }
        if stated:
            return _("Days like 3/4/2022 are read as %(order)s, as the mapping says.") % said
        if order:
            return _("Days like 3/4/2022 are read as %(order)s, as %(day)s shows.") % said
        if "dmy" in self.shown:
            return TWO_ORDERS % {"one": self.shown["dmy"], "other": self.shown["mdy"]}
        return _("Nothing tells whether days like 3/4/2022 begin with the day or the month: they are refused.")


def orders_told(rows: Iterable[tuple[int, Row]], columns: Iterable[str]) -> DayOrders:
    days = DayOrders(columns)
    for number, row in rows:
        days.take(number, row)
    return days


def in_order(text: str, order: str, year_first: str) -> list[str]:
    """A day that begins with its year as ISO 8601 has it; twice where neither a person's `order` nor the table tells
    which number is the month. Every other text as it is."""
    if not year_first:
        return [text]
    plain = text.translate(DIGITS)
    turned = YEAR_FIRST.sub(lambda day: f"{day[1]}-{day[4]:0>2}-{day[3]:0>2}", plain)
    if turned == plain or year_first == "ydm" or order == "dmy":
        return [turned]
    return [plain] if order == "mdy" else [plain, turned]
