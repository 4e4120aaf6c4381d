"""Events under headings of year and month, where what is not known stands under a heading that says so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.dates import EventDate, Form, Point, shift_days
from events.dates.claims import LONGEST_DAYS, SpanClass
from events.dates.words import decade_name, month_names
from events.models import Event
from events.models.finding import EventQuerySet
from events.models.loading import loaded
from events.record.counting import Counts
from events.text.languages import current_language
from timeline.drawing.gathered import Gathered, Key, Numbers, place_of, these

PORTION = 25  # events of the list in one page
BEFORE = 3  # events that stand before the one that is shown among others
CHUNK = 1000  # events of an export that are read at once
MONTH_NOT_GIVEN, YEAR_NOT_GIVEN = gettext_lazy("month not given"), gettext_lazy("year not given")
KEY = re.compile(r"(\d{4}-\d\d-\d\d)?_(\d{1,18})", re.ASCII)


@dataclass
class Month:
    name: str
    events: list[Event] = field(default_factory=list)


@dataclass
class Year:
    name: str
    months: dict[str, Month] = field(default_factory=dict)


class Portion(NamedTuple):
    """Some of the events of a list, and where the next ones begin."""

    events: list[Event]
    first: bool  # whether the list begins with them
    after: str  # the key of the last, in an address; "" where none follow

    @property
    def whole(self) -> bool:
        """Whether these are all."""
        return self.first and not self.after


def portion(
    matching: EventQuerySet, after: str, size: int, numbers: Numbers | None = None, since: date | None = None
) -> Portion:
    """At most `size` of those that match, after the one of this key; raises ValueError for what is no key.

    By key, and not by number: what is published meanwhile moves nothing, and the last are as quick as the first. All
    that match reach to the day `since`, where it is given; `numbers` are theirs, where these are known.
    """
    key = None
    if after:
        if not (found := KEY.fullmatch(after)):
            raise ValueError(after)
        key = date.fromisoformat(found[1]) if found[1] else None, int(found[2])
    keys = keys_after(matching, key, size + 1, numbers, since)
    ids = [pk for _earliest, pk in keys[:size]]
    events = list(Event.objects.filter(pk__in=ids).in_order().with_rows_of(matching))
    return Portion(events, not after, in_address(keys[size - 1]) if len(keys) > size else "")


def in_address(key: Key) -> str:
    earliest, pk = key
    return f"{earliest or ''}_{pk}"


def among(matching: EventQuerySet, event: Event) -> str:
    """The key from which on a list has the event among others; "" where its first portion does."""
    before = matching.keys_before(event, PORTION)
    return in_address(before[BEFORE]) if len(before) == PORTION else ""


def each(matching: EventQuerySet, numbers: Numbers, since: date | None, those: EventQuerySet) -> Iterator[Event]:
    """All that match and are among `those`, in order, with their accounts and participations.

    Some after the others, by key: the first are there at once, and no cursor holds all of them.
    """
    key = None
    while keys := keys_after(matching, key, CHUNK, numbers, since):
        yield from loaded(these(those, (pk for _earliest, pk in keys)).in_order())
        key = keys[-1]


def keys_after(
    matching: EventQuerySet, key: Key | None, size: int, numbers: Numbers | None, since: date | None
) -> list[Key]:
    """Of the first of those that match, after the one of this key; `numbers` and `since` as `portion` has them."""
    if type(numbers) is Gathered:
        return numbers.after(key)[:size]
    following = matching.after(*key) if key else matching
    return first_reaching(following, since, size) if since else [*following.values_list("earliest", "pk")[:size]]


def keys_of(events: EventQuerySet) -> "QuerySet[Event, Key]":
    return events.values_list("earliest", "pk")


def first_reaching(following: EventQuerySet, since: date, size: int) -> list[Key]:
    """Keys of the first of these, of which each reaches to the day `since`: not walked to past all that ended before.

    Of those that begin before it, only the few come into question whose reach is long enough.
    """
    endless = following.filter(Q(earliest=None) | Q(earliest__lt=since), span_class=SpanClass.LONGER)
    rows = [row for arm in (endless, following.filter(earliest__gte=since)) for row in keys_of(arm)[:size]]
    for length, days in LONGEST_DAYS.items():
        reaching = {"reach_start__range": (shift_days(since, 1 - days), since), "reach_end__gte": since}
        rows += keys_of(following.order_by().filter(span_class=length, earliest__lt=since, **reaching))
    return sorted(rows, key=place_of)[:size]


def slice_of(
    matching: EventQuerySet, numbers: Numbers | None, first: int, after: int, *, whole: bool, since: date | None
) -> list[int]:
    """Ids of those at these places of the order; where the table of counts is of them (`whole`), begun at a month.

    `numbers` and `since` as `portion` has them.
    """
    if first and whole and isinstance(numbers, Counts):
        day, before = numbers.at(first)
        if day:
            matching, first, after = matching.filter(earliest__gte=day), first - before, after - before
    if type(numbers) is Gathered or since:
        return [pk for _earliest, pk in keys_after(matching, None, after, numbers, since)[first:]]
    return list(matching.values_list("pk", flat=True)[first:after])


def by_year_and_month(events: Iterable[Event]) -> list[Year]:
    """In the order given; an event known only by its year stands under "month not given"."""
    years: dict[str, Year] = {}
    for event in events:
        year_name, month_name = heading(event.when)
        year = years.setdefault(year_name, Year(year_name))
        year.months.setdefault(month_name, Month(month_name)).events.append(event)
    return list(years.values())


def heading(when: EventDate | None) -> tuple[str, str]:
    """Year and month under which a date stands: those of its start, as far as they are known."""
    lang = current_language()
    if when is None:
        return _("Date not given"), ""
    point = when.start or when.points[0]
    if when.form in (Form.BETWEEN, Form.EITHER) and when.start and when.end:
        point = common(when.start, when.end)
    if point.precision == "decade":
        return decade_name(point.year, lang), str(YEAR_NOT_GIVEN)
    year = str(point.year)
    if when.start is None:
        return year, _("in this year or before") if when.form == Form.BETWEEN else _("start not given")
    if point.precision in ("day", "month"):
        return year, month_names(lang)[point.month]
    return year, str(MONTH_NOT_GIVEN)


def common(start: Point, end: Point) -> Point:
    """What two possible dates share: their month, their year, or the first one's decade."""
    if start.year == end.year:
        same_month = start.month == end.month and "season" not in (start.precision, end.precision)
        return Point("month", start.year, start.month) if same_month and start.month else Point("year", start.year)
    if start.year // 10 == end.year // 10:
        return Point("decade", start.year // 10 * 10)
    return Point("year", start.year)
