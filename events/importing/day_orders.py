"""In which order a table writes days like 3/4/2022. Pure."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from events.importing.tables import Row
from events.text.folding import DIGITS

DAY_AND_MONTH = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?!\d)", re.ASCII)


class DayOrders:
    """Which orders, dmy or mdy, the days of these columns show that allow only one."""

    def __init__(self, columns: Iterable[str]) -> None:
        self.columns = tuple(columns)
        self.shown: dict[str, str] = {}  # by order the first day that shows it
        self.matters = False  # whether there is a day that has one

    def take(self, number: int, row: Row) -> None:
        for column in self.columns:
            for day in DAY_AND_MONTH.finditer(row.get(column, "").translate(DIGITS)):
                self.matters = True
                order = "dmy" if 12 < int(day[1]) <= 31 else "mdy" if 12 < int(day[3]) <= 31 else ""
                if order and order not in self.shown:
                    self.shown[order] = _("“%(day)s” in row %(row)d") % {"day": day[0], "row": number}

    @property
    def order(self) -> str:
        """That of all, where they agree; else ""."""
        return next(iter(self.shown)) if len(self.shown) == 1 else ""

    def note(self, stated: str) -> str:
        """In which order they are read, by the `stated` one first, and why; "" where it does not matter."""
        if not self.matters:
            return ""
        order = stated or self.order
        said = {
            "order": _("day, month, year") if order == "dmy" else _("month, day, year"),
            "day": self.shown.get(order, ""),
        }
        if stated:
            return _("Days like 3/4/2022 are read as %(order)s, as the mapping says.") % said
        if order:
            return _("Days like 3/4/2022 are read as %(order)s, as %(day)s shows.") % said
        if self.shown:
            days = {"one": self.shown["dmy"], "other": self.shown["mdy"]}
            told = _("Days stand in two orders, %(one)s and %(other)s: those that can be read both ways are refused.")
            return told % days
        return _("Nothing tells whether days like 3/4/2022 begin with the day or the month: they are refused.")


def order_told(rows: Iterable[tuple[int, Row]], columns: Iterable[str]) -> str:
    """The order of all days in these columns that allow only one, where they agree; else ""."""
    days = DayOrders(columns)
    for number, row in rows:
        days.take(number, row)
    return days.order
