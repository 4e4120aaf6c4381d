"""What the accounts of an event say together about its date: agreement, doubt, and how far it reaches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import combinations
from typing import Protocol, TypeVar

from events.dates.value import EventDate, Span, disagree, hull, read

EVENT = "event"  # the aspect of an account that dates the event itself
HAPPENED = ("reports", "says")  # the stances of an account of something that took place
ANNOUNCES = "announces"


class Account(Protocol):
    """What one source says; `date` is an EDTF string or ""."""

    @property
    def date(self) -> str: ...
    @property
    def aspect(self) -> str: ...
    @property
    def stance(self) -> str: ...


AnAccount = TypeVar("AnAccount", bound=Account)


class SpanClass(IntEnum):
    """Length of an event's reach, so that a window can be searched class by class."""

    DAY = 0
    MONTH = 1  # up to 31 days
    YEAR = 2  # up to 366 days
    DECADE = 3  # up to 3,660 days
    LONGER = 4  # longer, or open


LONGEST_DAYS = {SpanClass.DAY: 1, SpanClass.MONTH: 31, SpanClass.YEAR: 366, SpanClass.DECADE: 3660}


@dataclass(frozen=True)
class Summary:
    """What follows from an event's date and its accounts. Spans are closed; `core` is None where nothing is sure."""

    bounds: Span
    core: Span | None
    reach: Span
    span_class: SpanClass
    planned: bool
    tentative: bool
    disputed: bool


UNDATED = Summary(Span(None, None), None, Span(None, None), SpanClass.LONGER, False, False, False)


def summarise(text: str, accounts: Sequence[Account], known_until: date | None = None) -> Summary:
    """The summary of an event dated `text` (an EDTF string).

    `known_until` is the day of its newest account, up to which what still goes on is sure.
    """
    when = read(text)
    planned = is_planned(accounts)
    reach = widened(when.reach, [read(account.date) for account in comparable(accounts, EVENT)])
    return Summary(
        bounds=when.bounds,
        core=None if planned else when.core(known_until),
        reach=reach,
        span_class=span_class(reach),
        planned=planned,
        tentative=planned or when.doubted,
        disputed=bool(disputing(accounts)),
    )


def widened(reach: Span, dates: Sequence[EventDate]) -> Span:
    """`reach` with every day that an account gives; an end that it leaves open says nothing, and adds nothing.

    Only "still going on" opens the reach: it says that there is no end.
    """
    if any(when.ongoing for when in dates):
        reach = Span(reach.start, None)
    given = (when.reach for when in dates)
    return hull([reach, *(Span(days.start or reach.start, days.end or reach.end) for days in given)])


def comparable(accounts: Sequence[AnAccount], aspect: str) -> list[AnAccount]:
    """The dated accounts of one aspect that say that it took place."""
    return [
        account for account in accounts if account.aspect == aspect and account.stance in HAPPENED and account.date
    ]


def disputing(accounts: Sequence[AnAccount], aspect: str = EVENT) -> list[AnAccount]:
    """The accounts of one aspect that disagree with another one, in the order given."""
    ours = comparable(accounts, aspect)
    dates = {account.date: read(account.date) for account in ours}
    disputed = {date for pair in combinations(dates, 2) if disagree(dates[pair[0]], dates[pair[1]]) for date in pair}
    return [account for account in ours if account.date in disputed]


def fitting(date: str, others: Iterable[str]) -> list[str]:
    """Of other dates, each once, those that may be right where this one is. Raises ValueError for what is no date."""
    return [other for other in dict.fromkeys(others) if other and not disagree(read(date), read(other))]


def is_planned(accounts: Sequence[Account]) -> bool:
    """Announced, and no account yet says that it took place."""
    own = [account for account in accounts if account.aspect == EVENT]
    return bool(own) and all(account.stance == ANNOUNCES for account in own)


def followed(text: str, accounts: Sequence[AnAccount]) -> list[AnAccount]:
    """The accounts whose date the event follows: those of the event itself with the same date."""
    return [account for account in accounts if account.aspect == EVENT and account.date == text]


def span_class(bounds: Span) -> SpanClass:
    """The shortest class that holds so many days; LONGER where an end is open."""
    if bounds.start is None or bounds.end is None:
        return SpanClass.LONGER
    days = (bounds.end - bounds.start).days + 1
    return next((name for name, longest in LONGEST_DAYS.items() if days <= longest), SpanClass.LONGER)
