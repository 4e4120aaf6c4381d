""" "Today" and "overnight" as they are meant by who said so on another day than that of the article."""

from collections.abc import Sequence
from datetime import date, timedelta

from events.reading.finding import Match
from events.reading.findings import Confidence, Finding, Reading, Reason
from events.reading.wording import Wording, said_at

TODAY = {"rel", "part-day"}  # rules
DAY = len("2024-05-03")
MOST_DAYS = 6  # between a saying and its article
NIGHTS_SENTENCES = 2  # between the day that is told of and a night


def as_said(
    match: Match, reading: Reading, told: Sequence[tuple[Match, Finding]], text: str, wording: Wording
) -> Reading:
    """The reading; of "today" in what was said on a day that its sentence names before, that day.

    `told` are the findings of its sentence before it.
    """
    if match.rule not in TODAY or match.groups.get("rel", 0) != 0 or len(reading.edtf) != DAY:
        return reading
    days = [finding for _, finding in told if len(finding.edtf) == DAY]
    said = next((finding for finding in days[::-1] if said_at(text, finding, days, wording)), None)
    if said is None or not 0 < days_between(said.edtf, reading.edtf) <= MOST_DAYS:
        return reading
    reason = Reason("from-text", said.start, said.end)
    return Reading(said.edtf, (reason,), Confidence.MEDIUM, reading.direction, (reading.edtf,))


def night_told(reading: Reading, before: Finding | None) -> Reading:
    """The reading of "overnight"; the night that ended on the day told of just before, where that is the day before
    the article's: "Ukraine said on Sunday it had shot down ten drones overnight", in Monday's paper."""
    first, _, _last = reading.edtf.partition("/")
    if before is None or len(first) != DAY or before.edtf != first:
        return reading
    night = f"{date.fromisoformat(first) - timedelta(1)}/{first}"
    reason = Reason("from-text", before.start, before.end)
    return Reading(night, (reason,), Confidence.LOW, reading.direction, (reading.edtf, *reading.alternatives))


def is_still_quoted(words: str) -> bool:
    """Whether a quotation goes on after the words: « Lundi, la garde a dit : « Il a reculé. Ce matin », il … »."""
    return words.count("«") > words.count("»") or words.count("“") > words.count("”")


def days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
