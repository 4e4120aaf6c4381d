"""What a date is, seen from the day of the article: past or future, why, and how sure that is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from events.dates import read
from events.reading.chronology import Chronology
from events.reading.days import FUTURE, PAST
from events.reading.directions import SINCE_DEED, Directions
from events.reading.finding import LOOK_BACK, Match
from events.reading.findings import Confidence, Reading, Reason
from events.reading.folding import Folded
from events.reading.lexicon import Lexicon
from events.reading.narrative import is_this_week
from events.reading.nearness import is_nearer
from events.reading.resolving import DIRECTED, resolve
from events.reading.weekdays_beside import BESIDE_WEEKDAY, MOST_DAYS_LATER, days_after_weekday

# What a day and month are of where they are surely over: "the Sept. 11 attacks", « l'attaque du 11 mai ».
DEED_AFTER = re.compile(r"(?:[’']s)? (?:terror(?:ist)? )?(?:attacks?|bombings?|killings?|coup|assault)(?!\w)")
DEED_BEFORE = re.compile(r"(?<!\w)attaques? (?:du )?$|(?<!\w)[وفبل]?هجوم $")
FAMOUS = {"-09-11": 2001, "-10-07": 2023}  # attacks that are called by their day alone; offered, not believed
COMING_WEEK = {"period", "part", "third-period"}  # rules; on its last days "this week" may be the next
SATURDAY = 5
SINCE_WITHIN = 120  # letters


@dataclass
class SeenFromArticle:
    folded: Folded
    lexicon: Lexicon
    anchors: tuple[date, date] | None  # the first and the last day on which the article may have been published
    matches: Sequence[Match]
    directions: Directions
    chronology: Chronology

    def __post_init__(self) -> None:
        self.printed_later = self.later_print()

    def read(self, match: Match) -> Reading | None:
        if self.anchors is None:
            return self.without_anchor(match)
        first, last = self.anchors
        reading = self.seen_from(match, last)
        if reading and first != last and not self.same_from(first, match, reading):
            reasons = (*reading.reasons, Reason("anchor-estimated"))
            reading = reading._replace(confidence=Confidence.LOW, reasons=reasons)
        return reading

    def same_from(self, anchor: date, match: Match, reading: Reading) -> bool:
        direction = FUTURE if reading.direction == "future" else PAST
        return resolve(match, anchor, direction) == reading.edtf

    def without_anchor(self, match: Match) -> Reading | None:
        """What is the same seen from any day is known; the rest waits for the article's date."""
        leap_days = date(1952, 6, 15), date(2052, 3, 3)  # just after a 29 February, which is a day too
        meanings = {resolve(match, day, way) for day in leap_days for way in (PAST, FUTURE)}
        if meanings == {None}:
            return None
        if len(meanings) == 1:
            return Reading(meanings.pop() or "")
        return Reading("", (Reason("no-anchor"),), Confidence.LOW)

    def seen_from(self, match: Match, anchor: date) -> Reading | None:
        if match.rule in COMING_WEEK and anchor.weekday() >= SATURDAY and is_this_week(match):
            direction, reason = self.directions.of(match)
            if direction == FUTURE and (coming := resolve(match, anchor + timedelta(7 - anchor.weekday()), FUTURE)):
                present = resolve(match, anchor, FUTURE)
                return Reading(coming, (reason,), Confidence.LOW, "future", (present,) if present else ())
        past = resolve(match, anchor, PAST)
        future = resolve(match, anchor, FUTURE) if match.rule in DIRECTED else past
        if past == future:
            return self.without_choice(match, anchor, past) if past else None
        direction, reason = self.directions.of(match)
        if match.start in self.chronology.entries and direction == FUTURE and self.directions.in_present(reason):
            direction, reason = PAST, Reason("default-past")
        if past and direction == PAST and self.is_of_a_deed(match):
            year = FAMOUS.get(past[4:])
            others = tuple(day for day in (f"{year}{past[4:]}" if year else "", future) if day and day < str(anchor))
            return Reading(past, (reason,), Confidence.LOW, "past", tuple(day for day in others if day != past))
        since = SINCE_DEED.search(self.folded.text, max(match.start - SINCE_WITHIN, 0), match.start)
        direction = PAST if since else direction
        chosen, other = (past, future) if direction == PAST else (future, past)
        if not chosen:
            return None
        # "Scheduled for Friday" in Friday's paper.
        today = match.rule == "weekday" and bool(past) and past in (f"{anchor}", f"{anchor}/..")
        if direction == FUTURE and today and other:
            chosen, other = other, chosen
        if (
            other
            and is_nearer(match, anchor, chosen, other, planned=reason.code == "plan-past")
            and not (direction == PAST and (since or self.is_over(match, reason)))
        ):
            direction, reason = -direction, Reason("nearest")
            chosen, other = other, chosen
        near = bool(other) and is_nearer(match, anchor, other or "", chosen, planned=False)
        return Reading(
            chosen,
            (reason,),
            Confidence.LOW if reason.code == "default-past" and not near else Confidence.MEDIUM,
            "past" if direction == PAST else "future",
            (other,) if other else (),
        )

    def is_over(self, match: Match, reason: Reason) -> bool:
        """A verb of the past keeps its own day, however far; what it says of the vote of a day is no word on that."""
        governed = self.directions.governed(match, reason) and not self.is_of_a_thing(match)
        return governed or match.start in self.chronology.entries

    def without_choice(self, match: Match, anchor: date, edtf: str) -> Reading:
        """A date whose words leave no choice; a verb of the past says that even one after the article is over."""
        reasons = (Reason("qualifier" if match.groups.get("q") else "stated"),)
        ahead = edtf > anchor.isoformat() and read(edtf).bounds.start  # most are not: cheaper by their letters
        if ahead and ahead > anchor and self.directions.governed(match, self.directions.of(match)[1]):
            return Reading(edtf, reasons, Confidence.MEDIUM, "past")
        return Reading(edtf, reasons)

    def is_of_a_thing(self, match: Match) -> bool:
        first = max(match.start - LOOK_BACK, 0)
        return bool(self.lexicon.background_before.search(self.folded.text, first, match.start))

    def is_of_a_deed(self, match: Match) -> bool:
        text = self.folded.text
        if match.rule != "date-part":
            return False
        return bool(
            DEED_AFTER.match(text, match.end)
            or DEED_BEFORE.search(text, max(match.start - LOOK_BACK, 0), match.start)
        )

    def later_print(self) -> int:
        """How many days later than it was written the text was printed, by a weekday beside "yesterday"."""
        if self.anchors is None or self.anchors[0] != self.anchors[1]:
            return 0
        days = []
        for match in self.matches:
            if match.rule in BESIDE_WEEKDAY and "mon" not in match.groups and "wd" in match.groups:
                day = self.anchors[0] + timedelta(match.groups["rel"])
                days.append(days_after_weekday(day, match))
        later = next(iter(days), 0)
        if not later or abs(later) > MOST_DAYS_LATER or any(day != later for day in days):
            return 0
        self.anchors = (self.anchors[0] - timedelta(later),) * 2
        return later
