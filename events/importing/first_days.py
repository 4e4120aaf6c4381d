"""Days that are the first of their year or month and stand for the whole of it.

So write results of Wikidata, whose dates are days at midnight whatever is known, and tables of which a program wanted
a day.
"""

import re

from django.utils.translation import gettext as _

from events.dates import EventDate, Form, read
from events.text.folding import DIGITS

MEANT = ("exact", "year", "month")  # that day; of 1 January its year; of other first days their month too
YEAR_FIRST = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:(T00:00:00(?:\.0+)?Z)|[ T]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: 0{1,2}:00(?::00)?)?", re.ASCII)
# Of days: 0.003 are the first of a year by chance. Of the others 0.03 are the first of a month: where twice as many
# are, half of these stand for months, and the other half is better told less exactly than these falsely.
MANY_YEARS, MANY_MONTHS = 0.03, 0.06
FEW = 5  # of which no share is a sign
A_THIRD = 1 / 3  # of the days: where so many are the first of as many years, these years alone were known


class FirstDays:
    """Counts them among the days of a column."""

    def __init__(self) -> None:
        self.days, self.at_midnight, self.years, self.months = 0, 0, 0, 0
        self.of_years: set[str] = set()

    def take(self, cell: str) -> None:
        cell = cell.strip().translate(DIGITS)
        if found := YEAR_FIRST.fullmatch(cell):
            self.first_of(found[1], found[2] == found[3] == "01")
            self.months += found[3] == "01" != found[2]
            self.at_midnight += bool(found[4])
        elif found := YEAR_LAST.fullmatch(cell):
            self.first_of(found[4], int(found[1]) == int(found[3]) == 1)
        self.days += bool(found)

    def first_of(self, year: str, is_first: bool) -> None:
        if is_first:
            self.years += 1
            self.of_years.add(year)

    @property
    def meant(self) -> str:
        """What they mean where nobody says: less than they say where all are at midnight, or a third those of many
        years; else "exact"."""
        of_years = len(self.of_years) >= max(FEW, A_THIRD * self.days)
        if not self.days or (self.at_midnight < self.days and not of_years):
            return "exact"
        return "month" if self.many_months and self.months > 1 else "year" if self.years else "exact"

    @property
    def many_months(self) -> bool:
        return self.months > MANY_MONTHS * (self.days - self.years)

    @property
    def doubtful(self) -> bool:
        """Whether so many are first days that it is said what they are taken for."""
        many = self.years > MANY_YEARS * self.days or self.many_months
        return self.meant != "exact" or (many and self.years + self.months >= FEW)

    def note(self, meant: str) -> str:
        """How they are read, where that is to be told; else ""."""
        if not self.doubtful:
            return ""
        words = {
            "year": _("%(years)d of %(days)d days are 1 January: each is read as the whole year."),
            "month": _(
                "%(years)d of %(days)d days are 1 January, read as the whole year, and %(months)d the first of "
                "another month, read as the whole month."
            ),
            "exact": _(
                "%(years)d of %(days)d days are 1 January, and %(months)d the first of another month. They are read "
                "as these very days: say so if they stand for whole years or months."
            ),
        }
        return words[meant] % {"years": self.years, "months": self.months, "days": self.days}


def as_meant(when: EventDate, meant: str) -> EventDate:
    """A first day as the whole that it stands for; every other date as it is."""
    start = when.start if when.form == Form.POINT else None
    if meant in ("", "exact") or start is None or start.precision != "day" or start.day != 1 or start.mark:
        return when
    if start.month == 1:
        return read(f"{start.year:04}")
    return read(f"{start.year:04}-{start.month:02}") if meant == "month" else when
