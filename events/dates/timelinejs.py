"""Dates as TimelineJS has them: year, month and day apart, each as far as it is known."""

from typing import Any

from events.dates.value import Point

DIGITS = {"year": 4, "month": 2, "day": 2}  # of each part in EDTF


def parts_of(point: Point) -> dict[str, int]:
    """Year, and month and day as far as they are known; a season's or a decade's first."""
    parts = {"year": point.year}
    if point.precision in ("month", "day"):
        parts["month"] = point.month
    if point.precision == "day":
        parts["day"] = point.day
    return parts


def edtf_of(parts: Any) -> str:
    """2023-04 for the parts of April, as a file has them: numbers or texts; "" for anything else."""
    known: list[str] = []
    parts = parts if isinstance(parts, dict) else {}
    for name, digits in DIGITS.items():
        value = str(parts.get(name) or "").strip()
        if not value.strip("0"):  # 0 stands for what is not known
            break
        known.append(value.zfill(digits))
    return "-".join(known)
