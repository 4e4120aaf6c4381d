"""What a first reading of all rows tells of a table as a whole. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.importing.day_orders import DayOrders
from events.importing.first_days import FirstDays
from events.importing.heads import letters, named_twice
from events.importing.lands import Lands
from events.importing.machine_days import Midnights
from events.importing.mapping import Mapping
from events.importing.namesakes import Namesakes
from events.importing.open_dates import Years
from events.importing.provinces import Provinces
from events.importing.provinces import Spots as Towns
from events.importing.second_periods import SecondPeriods
from events.importing.slides import LEFT_OUT
from events.importing.spots import Spots
from events.importing.tables import BEYOND, Row


class Look(NamedTuple):
    """What a first reading of all rows tells: how many there are, the order of days like 3/4/2022 (dmy, mdy, "" where
    it cannot be told), what is said once for the file, and what else its dates leave open, as `open_dates` and
    `first_days` have it."""

    total: int
    order: str
    notes: list[str]
    firsts: str = ""
    asks_firsts: bool = False
    century: str = ""
    calendar: str = ""
    namesakes: frozenset[str] = frozenset()  # names of places that stand for several
    early: bool = False  # whether years before 1000 are meant
    first: str = ""  # which coordinate comes first where both stand in one cell
    land: str = ""  # the code of the state in which nearly all places lie
    asks_first: bool = False
    midnights: bool = False  # whether times are those of another place
    ancient: bool = False  # whether years of one and two digits are meant, too, in a column of their own
    provinces: dict[str, Towns] = {}
    year_first: str = ""  # how days that begin with their year go on, as `day_orders` has it

    def settled(self, mapping: Mapping) -> Mapping:
        """The mapping with what it leaves to the file."""
        named = ("firsts", "century", "calendar", "namesakes", "early", "first", "land")
        more = ("midnights", "ancient", "provinces", "year_first")
        return replace(mapping, **{name: getattr(self, name) for name in (*named, *more)})


def looked_over(rows: Iterable[tuple[int, Row]], mapping: Mapping) -> Look:
    """The order is the mapping's, or that of the days that allow only one, where they agree."""
    count, header = 0, None
    left_out: Counter[str] = Counter()
    longer: list[int] = []
    firsts, years, places, spots = FirstDays(), Years(mapping.year_columns), Namesakes(mapping), Spots(mapping)
    lands, seconds, days = Lands(mapping), SecondPeriods(mapping), DayOrders(mapping.day_columns)
    times, provinces = Midnights(mapping.day_columns), Provinces(mapping)
    for number, row in rows:
        count += 1
        header = header or set(row)
        longer += [number] * (BEYOND in row)
        left_out.update(filter(None, row.get(LEFT_OUT, "").split("\n")))
        for looks in (places, spots, lands, times, provinces):
            looks.take(row)
        for numbered in (seconds, days):
            numbered.take(number, row)
        for taking, columns in ((firsts.take, mapping.first_day_columns), (years.take, mapping.year_columns)):
            for column in columns:
                taking(row.get(column, ""))
    order = mapping.order or days.order
    meant = mapping.firsts or firsts.meant
    century, calendar = mapping.century or years.century, mapping.calendar or years.calendar
    early = years.early_meant(mapping.calendar)
    notes = [
        *days.notes(mapping.order),
        *filter(None, [firsts.note(meant) if not days.year_first else ""]),
        *years.notes(century, calendar, early=early),
        *filter(None, [times.note(), spots.note(), lands.note(), provinces.note(lands.land), seconds.note()]),
        *column_notes(mapping, header or set()),
        *lost_notes(longer, left_out),
    ]
    return Look(
        count + seconds.more,
        order,
        notes,
        meant,
        firsts.doubtful,
        century,
        calendar,
        frozenset(places.several),
        early,
        spots.order,
        lands.land,
        bool(spots.either),
        times.are_meant,
        early and years.ancient,
        provinces.spots(lands.land),
        days.year_first,
    )


def lost_notes(longer: Sequence[int], left_out: Counter[str]) -> Iterator[str]:
    """Which rows have more cells than there are columns, and what of the slides no event takes."""
    if longer:
        told = ngettext(
            "%(n)d row, row %(row)d, has more cells than there are columns: it is refused.",
            "%(n)d rows, the first of them row %(row)d, have more cells than there are columns: they are refused.",
            len(longer),
        )
        yield told % {"n": len(longer), "row": longer[0]}
    if left_out:
        counts = ", ".join(f"{name} ({times})" for name, times in left_out.most_common())
        yield _("Left out of the slides: %s.") % counts


def column_notes(mapping: Mapping, header: set[str]) -> Iterator[str]:
    """Columns of one name or none, and those that the mapping names and the file lacks."""
    if header and header == set(letters(len(header))):
        yield _("The table does not name its columns: they stand as A, B, C.")
    for name in named_twice(list(header)):
        yield _("More than one column is named “%(name)s”: the others stand as “%(name)s (2)” and so on.") % {
            "name": name
        }
    if mapping.has_coordinates and "name" not in mapping.place:
        yield _("The coordinates are left out: no column names their places.")
    lacking = [" | ".join(names) for names in mapping.choices if header and not set(names) & header]
    if lacking:
        yield _("The file has no column: %s.") % ", ".join(dict.fromkeys(lacking))
