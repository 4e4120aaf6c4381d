"""Dates as sources give them: the value, its words, and what accounts say together."""

from events.dates.value import (
    EventDate,
    Form,
    Point,
    Span,
    certainly_in,
    disagree,
    hull,
    possibly_in,
    read,
    shift_days,
)

__all__ = [
    "EventDate",
    "Form",
    "Point",
    "Span",
    "certainly_in",
    "disagree",
    "hull",
    "possibly_in",
    "read",
    "shift_days",
]
